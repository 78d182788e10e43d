#include "app/pack.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/memory.h"
#include "base/place.h"

enum { WATCH_MS = 30000 };

void kiosk_log_faults(const char *what, const struct faults *faults)
{
    char line[1200];

    for (size_t i = 0; i < faults->count && i < FAULTS_KEPT; i++) {
        faults_line(faults, i, line, sizeof line);
        log_line("%s: %s", what, line);
    }
}

enum status kiosk_path(const char *folder, const char *name, char ret_path[KIOSK_PATH_BYTES])
{
    enum status status = place_join(folder, name, ret_path, KIOSK_PATH_BYTES);

    if (status != OK)
        log_line("%s/%s: the path is too long: use a shorter folder name", folder, name);
    return status;
}

const char *pack_hash(const struct kiosk *kiosk)
{
    const char *slash = strrchr(kiosk->pack_path, '/');

    return kiosk->options->centre != NULL || slash == NULL ? "" : slash + 1;
}

/* Where the pack lies that should be shown, links resolved. */
static enum status find_pack(const struct kiosk *kiosk, char ret_path[KIOSK_PATH_BYTES])
{
    char path[KIOSK_PATH_BYTES];
    char *resolved;
    enum status status = OK;

    if (kiosk->options->centre != NULL)
        (void)snprintf(path, sizeof path, "%s", kiosk->options->centre);
    else
        status = kiosk_path(kiosk->options->data, PLACE_CURRENT_PACK, path);
    if (status != OK)
        return status;
    resolved = realpath(path, NULL);
    if (resolved == NULL || strlen(resolved) >= KIOSK_PATH_BYTES)
        status = NOT_FOUND;
    else
        (void)snprintf(ret_path, KIOSK_PATH_BYTES, "%s", resolved);
    free(resolved);
    return status;
}

/* What the keeper has set lies over a pack named by --centre too: the data folder is this kiosk's. */
static void lay_edits(const struct kiosk *kiosk, struct centre *centre, struct faults *faults)
{
    if (centre_lay_edits_in(centre, kiosk->options->data, faults) == OK)
        return;
    kiosk_log_faults("centre pack", faults);
    log_line("centre pack: it is shown without what staff have set at the desk: mend %s, or take it away",
             PLACE_EDITS);
}

/* `is_again`: its faults were told before. */
static enum status load_pack(struct kiosk *kiosk, const char *path, bool is_again, struct centre **ret_centre)
{
    struct faults *faults = memory_allocate(1, sizeof *faults);
    char strings[KIOSK_PATH_BYTES];
    char shared[KIOSK_PATH_BYTES];
    struct centre *centre = NULL;
    enum status status;

    faults_init(faults);
    status = centre_load(path, faults, &centre);
    if (status == OK)
        status = kiosk_path(kiosk->options->root, PLACE_QUESTIONNAIRES, shared);
    if (status == OK)
        status = centre_load_shared(centre, shared, faults);
    if (status == OK)
        status = kiosk_path(path, "strings", strings);
    if (status == OK)
        status = words_lay_pack(kiosk->words, strings, faults);
    if (status == OK) {
        lay_edits(kiosk, centre, faults);
        *ret_centre = centre;
    } else {
        if (!is_again)
            kiosk_log_faults("centre pack", faults);
        centre_destroy(centre);
    }
    faults_finish(faults);
    free(faults);
    return status;
}

static void add_words(struct kiosk *kiosk, size_t document, const struct service *service, const char *rest,
                      const char *english, int weight)
{
    const struct centre_about *about = centre_about(kiosk->centre);
    char key[KIOSK_ID_BYTES];
    enum status status = search_add(kiosk->search, document, "en", english, weight);

    (void)snprintf(key, sizeof key, "service.%s.%s", service->key, rest);
    for (size_t i = 0; i < about->language_count && status == OK; i++) {
        struct word word = words_find(kiosk->words, about->languages[i], key);

        if (word.text != NULL && strcmp(word.language, about->languages[i]) == 0)
            status = search_add(kiosk->search, document, word.language, word.text, weight);
    }
    if (status != OK)
        log_line("search: %s: its words are no readable text: look at the pack's strings", service->key);
}

/* Every language of the pack: a parent finds a service by a word of hers. */
static void index_services(struct kiosk *kiosk)
{
    size_t count = 0;
    const struct service *services = centre_services(kiosk->centre, &count);

    search_destroy(kiosk->search);
    kiosk->search = search_create();
    for (size_t i = 0; i < count; i++) {
        add_words(kiosk, i, &services[i], "name", services[i].name, 1);
        add_words(kiosk, i, &services[i], "about", services[i].about, 0);
    }
}

void pack_open(struct kiosk *kiosk)
{
    kiosk->edits = edits_stamp_of(kiosk->options->data);
    if (find_pack(kiosk, kiosk->pack_path) != OK)
        log_line("centre pack: there is none: run doorstepctl init, or doorstepctl centre install");
    else if (load_pack(kiosk, kiosk->pack_path, false, &kiosk->centre) != OK)
        kiosk->centre = NULL;
    if (kiosk->centre != NULL)
        index_services(kiosk);
}

/* Loads the pack in use if it is another one than that which is shown, or has other edits; also when none is
 * shown, since a broken one may have been mended where it lies. */
static bool load_other(struct kiosk *kiosk, struct centre **ret_centre)
{
    struct edits_stamp edits = edits_stamp_of(kiosk->options->data);
    char path[KIOSK_PATH_BYTES];
    bool is_same, is_again;

    if (find_pack(kiosk, path) != OK)
        return false;
    is_same = strcmp(path, kiosk->pack_path) == 0;
    is_again = is_same && edits_stamp_is(&edits, &kiosk->edits);
    if (is_again && kiosk->centre != NULL)
        return false;
    /* Remembered even when they are broken: their faults are told once, not at every touch. */
    (void)snprintf(kiosk->pack_path, sizeof kiosk->pack_path, "%s", path);
    kiosk->edits = edits;
    if (load_pack(kiosk, path, is_again, ret_centre) != OK)
        return false;
    if (!is_same || kiosk->centre == NULL)
        log_line("centre pack: turned to %s", pack_hash(kiosk));
    return true;
}

/* The old one is still there for the visit to turn away from. */
static void turn_to(struct kiosk *kiosk, struct centre *centre, bool is_visited)
{
    courier_set_pack(kiosk->courier, pack_hash(kiosk));
    clerk_set_pack(kiosk->clerk, pack_hash(kiosk));
    kiosk->house.centre = centre;
    kiosk->house.trouble = NULL;
    kiosk->house.is_only_for_staff = false;
    if (is_visited)
        (void)visit_move_house(&kiosk->visit);
    else
        visit_clear(&kiosk->visit);
    centre_destroy(kiosk->centre);
    kiosk->centre = centre;
    index_services(kiosk);
    kiosk->house.search = kiosk->search;
    kiosk->dirty = true;
}

bool pack_refresh(struct kiosk *kiosk)
{
    struct centre *centre = NULL;

    if (visit_is_started(&kiosk->visit) || !load_other(kiosk, &centre))
        return false;
    turn_to(kiosk, centre, false);
    return true;
}

int pack_wait_ms(const struct kiosk *kiosk)
{
    int64_t left_ms = kiosk->pack_ms + WATCH_MS - clock_monotonic_ms(&kiosk->clock);

    if (visit_is_started(&kiosk->visit))
        return -1;
    return left_ms > 0 ? (int)left_ms : 0;
}

void pack_watch(struct kiosk *kiosk)
{
    if (pack_wait_ms(kiosk) != 0)
        return;
    kiosk->pack_ms = clock_monotonic_ms(&kiosk->clock);
    (void)pack_refresh(kiosk);
}

bool pack_move(struct kiosk *kiosk)
{
    struct centre *centre = NULL;

    if (!load_other(kiosk, &centre))
        return false;
    turn_to(kiosk, centre, true);
    return true;
}
