#include "keeper/packs.h"

#include <inttypes.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/faults.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/place.h"
#include "centre/edits.h"

enum {
    /* The one in use, and one that is older: what waited through a change of packs, or of edits. */
    SLOTS = 2,
    BROKEN_FOR_MS = 30 * 1000,
};

/* Which pack, with which edits over it. */
struct edition {
    char hash[PACK_HASH_CHARS_MAX + 1]; /* "": nothing */
    bool is_in_use;                     /* the edits lie over it */
    struct edits_stamp edits;
};

struct slot {
    struct edition edition;
    struct centre *centre; /* NULL when it could not be read */
    struct words *words;
    int64_t read_ms;
    char problem[PACKS_PROBLEM_BYTES];
};

struct packs {
    char *data;
    char *folder;
    char *locales;
    char *shared;
    struct slot slots[SLOTS];
    char problem[PACKS_PROBLEM_BYTES];
};

struct packs *packs_create(const char *data_folder, const char *packs_folder, const char *locales_folder,
                           const char *shared_folder)
{
    struct packs *packs = memory_allocate(1, sizeof *packs);

    packs->data = memory_copy_text(data_folder);
    packs->folder = memory_copy_text(packs_folder);
    packs->locales = memory_copy_text(locales_folder);
    packs->shared = memory_copy_text(shared_folder);
    return packs;
}

static void empty_slot(struct slot *slot)
{
    centre_destroy(slot->centre);
    words_destroy(slot->words);
    *slot = (struct slot){0};
}

void packs_destroy(struct packs *packs)
{
    if (packs == NULL)
        return;
    for (size_t i = 0; i < SLOTS; i++)
        empty_slot(&packs->slots[i]);
    free(packs->data);
    free(packs->folder);
    free(packs->locales);
    free(packs->shared);
    free(packs);
}

/* The hash becomes part of a path and may have come with a submission. */
static bool is_hash(const char *hash)
{
    size_t length = strspn(hash, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_");

    return length > 0 && length <= PACK_HASH_CHARS_MAX && hash[length] == '\0';
}

void packs_current_hash(const struct packs *packs, char ret_hash[PACK_HASH_CHARS_MAX + 1])
{
    char link[PATH_MAX];
    char target[PATH_MAX];
    const char *name;
    ssize_t length = -1;

    ret_hash[0] = '\0';
    if (place_join(packs->folder, "current", link, sizeof link) == OK)
        length = readlink(link, target, sizeof target - 1);
    if (length <= 0)
        return;
    target[length] = '\0';
    name = strrchr(target, '/') != NULL ? strrchr(target, '/') + 1 : target;
    if (is_hash(name))
        memcpy(ret_hash, name, strlen(name) + 1);
}

void packs_current_mark(const struct packs *packs, char ret_mark[PACKS_MARK_BYTES])
{
    struct edits_stamp stamp = edits_stamp_of(packs->data);
    char hash[PACK_HASH_CHARS_MAX + 1];

    packs_current_hash(packs, hash);
    (void)snprintf(ret_mark, PACKS_MARK_BYTES, "%s %" PRIu64 " %" PRId64 " %" PRId64, hash, stamp.inode,
                   stamp.bytes, stamp.changed_ns);
}

/* With the forms that all centres share, for the letters of those who filled them in. A pack that does not go
 * with them (it may be older than they are) still delivers what waits. */
static enum status load_centre(const char *folder, const char *shared, struct faults *faults,
                               struct centre **ret_centre)
{
    struct faults ignored;
    struct centre *centre = NULL;
    enum status status = centre_load(folder, faults, &centre);

    if (status != OK)
        return status;
    faults_init(&ignored);
    if (centre_load_shared(centre, shared, &ignored) != OK) {
        centre_destroy(centre);
        centre = NULL;
        status = centre_load(folder, faults, &centre);
    }
    faults_finish(&ignored);
    if (status == OK)
        *ret_centre = centre;
    return status;
}

/* What is wrong with the edits is no reason to deliver nothing. */
static void lay_edits(const struct packs *packs, struct centre *centre)
{
    struct faults faults;
    char line[PACKS_PROBLEM_BYTES] = "";

    faults_init(&faults);
    if (centre_lay_edits_in(centre, packs->data, &faults) != OK) {
        faults_line(&faults, 0, line, sizeof line);
        log_line("%s; until it is mended or taken away, nothing that staff have set at the desk counts",
                 line);
    }
    faults_finish(&faults);
}

static void fill_slot(struct slot *slot, const struct packs *packs, const char *folder)
{
    struct faults faults;
    struct centre *centre = NULL;
    struct words *words = NULL;
    char strings[PATH_MAX];
    enum status status;

    faults_init(&faults);
    status = load_centre(folder, packs->shared, &faults, &centre);
    if (status == OK)
        status = words_create(packs->locales, &faults, &words);
    if (status == OK)
        status = place_join(folder, "strings", strings, sizeof strings);
    if (status == OK)
        status = words_lay_pack(words, strings, &faults);
    if (status == OK) {
        if (slot->edition.is_in_use)
            lay_edits(packs, centre);
        slot->centre = centre;
        slot->words = words;
    } else {
        if (faults.count > 0)
            faults_line(&faults, 0, slot->problem, sizeof slot->problem);
        else
            (void)snprintf(slot->problem, sizeof slot->problem, "%s", status_name(status));
        centre_destroy(centre);
        words_destroy(words);
    }
    faults_finish(&faults);
}

static struct edition edition_of(const struct packs *packs, const char *hash)
{
    struct edition edition = {.hash = ""};
    char current[PACK_HASH_CHARS_MAX + 1];

    packs_current_hash(packs, current);
    memcpy(edition.hash, hash, strlen(hash) + 1);
    edition.is_in_use = strcmp(hash, current) == 0;
    if (edition.is_in_use)
        edition.edits = edits_stamp_of(packs->data);
    return edition;
}

static bool holds(const struct slot *slot, const struct edition *wanted)
{
    return strcmp(slot->edition.hash, wanted->hash) == 0 && slot->edition.is_in_use == wanted->is_in_use &&
           edits_stamp_is(&slot->edition.edits, &wanted->edits);
}

/* The slot that has it, else the one to give up: never that of the pack in use, as it is now. */
static struct slot *choose_slot(struct packs *packs, const struct edition *wanted)
{
    char hash[PACK_HASH_CHARS_MAX + 1];
    struct slot *chosen = &packs->slots[0];
    struct edition current;

    packs_current_hash(packs, hash);
    current = edition_of(packs, hash);
    for (size_t i = 0; i < SLOTS; i++) {
        struct slot *slot = &packs->slots[i];

        if (holds(slot, wanted))
            return slot;
        if (slot->edition.hash[0] == '\0' || holds(chosen, &current))
            chosen = slot;
    }
    return chosen;
}

enum status packs_find(struct packs *packs, const char *hash, int64_t now_ms, struct pack *ret_pack)
{
    char folder[PATH_MAX];
    struct edition wanted;
    struct slot *slot;
    bool is_read;

    if (!is_hash(hash) || place_join(packs->folder, hash, folder, sizeof folder) != OK ||
        access(folder, F_OK) != 0) {
        (void)snprintf(packs->problem, sizeof packs->problem, "there is no such pack");
        return NOT_FOUND;
    }
    wanted = edition_of(packs, hash);
    slot = choose_slot(packs, &wanted);
    is_read = holds(slot, &wanted) && (slot->centre != NULL || now_ms - slot->read_ms < BROKEN_FOR_MS);
    if (!is_read) {
        empty_slot(slot);
        slot->edition = wanted;
        slot->read_ms = now_ms;
        fill_slot(slot, packs, folder);
    }
    if (slot->centre == NULL) {
        (void)snprintf(packs->problem, sizeof packs->problem, "%s", slot->problem);
        return INVALID;
    }
    *ret_pack = (struct pack){.centre = slot->centre, .words = slot->words};
    return OK;
}

const char *packs_problem(const struct packs *packs)
{
    return packs->problem;
}
