#include "locale/keyboard.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/json.h"
#include "base/memory.h"
#include "locale/keyboard_file.h"

enum { KEYBOARDS_MAX = 64, PATH_BYTES_MAX = 4096, FILE_BYTES_MAX = 256 * 1024 };

static const char ENDING[] = ".keys.json";
static const char PAD[] = "digits";

struct keyboard_set {
    struct keyboard *keyboards[KEYBOARDS_MAX];
    size_t count;
    struct arena arena;
};

static const struct keyboard *find(const struct keyboard_set *set, const char *tag)
{
    for (size_t i = 0; i < set->count; i++) {
        if (strcmp(set->keyboards[i]->tag, tag) == 0)
            return set->keyboards[i];
    }
    return NULL;
}

/* "bn" of "bn.keys.json"; NULL for other files. */
static const char *tag_of(struct arena *arena, const char *file_name)
{
    size_t length = strlen(file_name);
    size_t ending = sizeof ENDING - 1;

    if (length <= ending || strcmp(file_name + length - ending, ENDING) != 0)
        return NULL;
    return arena_copy_bytes(arena, file_name, length - ending);
}

static enum status read_one(struct keyboard_set *set, const char *folder, const char *tag,
                            struct faults *faults)
{
    struct json_doc *doc = NULL;
    size_t before = faults->count;
    char path[PATH_BYTES_MAX];
    enum status status;

    if (set->count == KEYBOARDS_MAX ||
        snprintf(path, sizeof path, "%s/%s%s", folder, tag, ENDING) >= (int)sizeof path)
        return FULL;
    status = json_doc_read(path, path + strlen(folder) + 1, FILE_BYTES_MAX, faults, &doc);
    if (status != OK)
        return status;
    set->keyboards[set->count] = keyboard_read(doc, tag, &set->arena, faults);
    set->count++;
    json_doc_destroy(doc);
    return faults->count == before ? OK : INVALID;
}

/* All faults of all files are found before the first failure is returned. */
static enum status read_all(struct keyboard_set *set, const char *folder, struct faults *faults)
{
    DIR *opened = opendir(folder);
    struct dirent *entry;
    enum status first = OK;

    if (opened == NULL)
        return file_status_of_errno(errno);
    while ((entry = readdir(opened)) != NULL) {
        const char *tag = tag_of(&set->arena, entry->d_name);
        enum status status = tag != NULL ? read_one(set, folder, tag, faults) : OK;

        first = first != OK ? first : status;
    }
    (void)closedir(opened);
    return first;
}

static enum status check_needed(const struct keyboard_set *set, const char *folder, struct faults *faults)
{
    static const char *const needed[] = {"en", PAD};
    enum status status = OK;

    for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++) {
        if (find(set, needed[i]) != NULL)
            continue;
        faults_add(faults, folder, 0, "has no %s%s, which every language needs; put it there", needed[i],
                   ENDING);
        status = INVALID;
    }
    return status;
}

enum status keyboard_set_create(const char *folder, struct faults *faults, struct keyboard_set **ret_set)
{
    struct keyboard_set *set = memory_allocate(1, sizeof *set);
    size_t before = faults->count;
    enum status status;

    arena_init(&set->arena);
    status = read_all(set, folder, faults);
    if (status != OK && faults->count == before)
        faults_add(faults, folder, 0,
                   "its keyboards cannot be read (%s); check the folder's name and permissions",
                   status_name(status));
    if (status == OK)
        status = check_needed(set, folder, faults);
    if (status == OK)
        *ret_set = set;
    else
        keyboard_set_destroy(set);
    return status;
}

void keyboard_set_destroy(struct keyboard_set *set)
{
    if (set == NULL)
        return;
    arena_finish(&set->arena);
    free(set);
}

const struct keyboard *keyboard_find(const struct keyboard_set *set, const char *tag)
{
    const struct keyboard *keyboard = strcmp(tag, PAD) != 0 ? find(set, tag) : NULL;

    return keyboard != NULL ? keyboard : find(set, "en");
}

const struct keyboard *keyboard_number_pad(const struct keyboard_set *set)
{
    return find(set, PAD);
}

static const struct keyboard_key *key_in(const struct keyboard_layer *layer, const char *text)
{
    for (size_t row = 0; row < layer->row_count; row++) {
        for (size_t i = 0; i < layer->rows[row].count; i++) {
            const struct keyboard_key *key = &layer->rows[row].keys[i];

            if (key->types != NULL && strcmp(key->types, text) == 0)
                return key;
        }
    }
    return NULL;
}

int keyboard_key_for(const struct keyboard *keyboard, const char *text, size_t *ret_layer,
                     const struct keyboard_key **ret_key)
{
    for (size_t layer = 0; layer < keyboard->layer_count; layer++) {
        const struct keyboard_key *key = key_in(&keyboard->layers[layer], text);

        if (key == NULL)
            continue;
        *ret_layer = layer;
        *ret_key = key;
        return 1;
    }
    return 0;
}
