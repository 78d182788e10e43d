#include "locale/words.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "locale/catalogue.h"
#include "locale/months.h"
#include "locale/tag.h"

enum { LANGUAGES_MAX = 64, PATH_BYTES_MAX = 4096 };

struct shelf {
    struct catalogue catalogues[LANGUAGES_MAX];
    size_t count;
    struct arena arena;
};

struct words {
    struct shelf ours;
    struct shelf pack;
    struct language languages[LANGUAGES_MAX]; /* those of `ours`, in its order */
    struct months *months;
    /* Apart, since counting must be possible where the words are shared and const. */
    atomic_size_t *missing;
};

static void shelf_init(struct shelf *shelf)
{
    shelf->count = 0;
    arena_init(&shelf->arena);
}

static void shelf_finish(struct shelf *shelf)
{
    arena_finish(&shelf->arena);
    shelf->count = 0;
}

static const struct catalogue *shelf_find(const struct shelf *shelf, const char *tag)
{
    for (size_t i = 0; i < shelf->count; i++) {
        if (strcmp(shelf->catalogues[i].tag, tag) == 0)
            return &shelf->catalogues[i];
    }
    return NULL;
}

static enum status complain_of_folder(const char *folder, enum status status, struct faults *faults)
{
    if (status == NOT_FOUND)
        faults_add(faults, folder, 0, "there is no such folder; check its name");
    else if (status == FULL)
        faults_add(faults, folder, 0, "holds more than %d languages; take some out", LANGUAGES_MAX);
    else
        faults_add(faults, folder, 0, "cannot be read; give the user of this program read permission");
    return status;
}

static enum status read_one(struct shelf *shelf, const char *folder, const char *tag, struct faults *faults,
                            struct language *ret_language)
{
    char path[PATH_BYTES_MAX];
    enum status status;

    if (snprintf(path, sizeof path, "%s/%s.json", folder, tag) >= (int)sizeof path)
        return FULL;
    if (!tag_is_good(tag)) {
        faults_add(faults, path, 0, "is not named by a language tag; name it as in bn.json");
        return INVALID;
    }
    status = catalogue_read(path, tag, &shelf->arena, faults, &shelf->catalogues[shelf->count], ret_language);
    shelf->count += status == OK;
    return status;
}

/* All faults of all files are found before the first failure is returned. */
static enum status shelf_read(struct shelf *shelf, const char *folder, struct faults *faults,
                              struct language *ret_languages)
{
    const char *tags[LANGUAGES_MAX];
    size_t count = 0;
    enum status first = OK;
    enum status status = catalogue_list_tags(folder, &shelf->arena, LANGUAGES_MAX, tags, &count);

    if (status != OK)
        return status;
    for (size_t i = 0; i < count; i++) {
        status = read_one(shelf, folder, tags[i], faults,
                          ret_languages != NULL ? &ret_languages[shelf->count] : NULL);
        first = first != OK ? first : status;
    }
    return first;
}

enum status words_create(const char *folder, struct faults *faults, struct words **ret_words)
{
    struct words *words = memory_allocate(1, sizeof *words);
    size_t before = faults->count;
    enum status status;

    shelf_init(&words->ours);
    shelf_init(&words->pack);
    words->missing = memory_allocate(1, sizeof *words->missing);
    status = shelf_read(&words->ours, folder, faults, words->languages);
    if (status != OK && faults->count == before)
        status = complain_of_folder(folder, status, faults);
    if (status == OK && shelf_find(&words->ours, "en") == NULL) {
        faults_add(faults, folder, 0, "has no en.json, which all other languages fall back to; put it there");
        status = INVALID;
    }
    if (status == OK) {
        words->months = months_create(words->languages, words->ours.count);
        *ret_words = words;
    } else {
        words_destroy(words);
    }
    return status;
}

/* A language of the pack alone has no name, direction or keyboard, and would never be offered. */
static enum status check_pack(const struct words *words, const struct shelf *pack, const char *folder,
                              struct faults *faults)
{
    enum status status = OK;

    for (size_t i = 0; i < pack->count; i++) {
        const char *tag = pack->catalogues[i].tag;

        if (shelf_find(&words->ours, tag) != NULL)
            continue;
        faults_add(faults, folder, 0,
                   "has words for \"%s\", a language that is not in assets/locales; put %s.json there", tag,
                   tag);
        status = INVALID;
    }
    return status;
}

enum status words_lay_pack(struct words *words, const char *folder, struct faults *faults)
{
    struct shelf *pack = memory_allocate(1, sizeof *pack);
    size_t before = faults->count;
    enum status status;

    shelf_init(pack);
    status = shelf_read(pack, folder, faults, NULL);
    if (status == NOT_FOUND && faults->count == before)
        status = OK;
    else if (status != OK && faults->count == before)
        status = complain_of_folder(folder, status, faults);
    if (status == OK)
        status = check_pack(words, pack, folder, faults);
    if (status == OK) {
        shelf_finish(&words->pack);
        words->pack = *pack;
    } else {
        shelf_finish(pack);
    }
    free(pack);
    return status;
}

void words_destroy(struct words *words)
{
    if (words == NULL)
        return;
    shelf_finish(&words->ours);
    shelf_finish(&words->pack);
    months_destroy(words->months);
    free(words->missing);
    free(words);
}

size_t words_language_count(const struct words *words)
{
    return words->ours.count;
}

const struct language *words_language(const struct words *words, size_t index)
{
    return index < words->ours.count ? &words->languages[index] : NULL;
}

const struct language *words_find_language(const struct words *words, const char *tag)
{
    for (size_t i = 0; tag != NULL && i < words->ours.count; i++) {
        if (strcmp(words->languages[i].tag, tag) == 0)
            return &words->languages[i];
    }
    return NULL;
}

static const struct message *find_in(const struct words *words, const char *tag, const char *key,
                                     const char **ret_language)
{
    const struct shelf *shelves[] = {&words->pack, &words->ours};

    for (size_t i = 0; i < sizeof shelves / sizeof shelves[0]; i++) {
        const struct catalogue *catalogue = shelf_find(shelves[i], tag);
        const struct message *message = catalogue_find(catalogue, key);

        if (message != NULL) {
            *ret_language = catalogue->tag;
            return message;
        }
    }
    return NULL;
}

static const struct message *find(const struct words *words, const char *tag, const char *key,
                                  const char **ret_language)
{
    const struct message *message = find_in(words, tag, key, ret_language);

    if (message != NULL)
        return message;
    atomic_fetch_add(words->missing, 1);
    *ret_language = "en";
    return find_in(words, "en", key, ret_language);
}

struct word words_find(const struct words *words, const char *tag, const char *key)
{
    struct word word = {.text = NULL};
    const struct message *message = find(words, tag, key, &word.language);

    word.text = message != NULL ? message->raw : NULL;
    return word;
}

size_t words_missing_count(const struct words *words)
{
    return atomic_load(words->missing);
}

enum status words_format(const struct words *words, const char *tag, const char *key,
                         const struct word_value *values, size_t value_count, struct strbuf *ret_text,
                         const char **ret_language)
{
    const char *language;
    const struct message *message = find(words, tag, key, &language);
    enum status status;

    if (message == NULL) {
        strbuf_add(ret_text, key);
        status = strbuf_status(ret_text);
    } else {
        status = message_format(message, language, values, value_count, ret_text);
    }
    if (status == OK && ret_language != NULL)
        *ret_language = language;
    return status;
}

int words_read_month(const struct words *words, const char *typed)
{
    return months_read(words->months, typed);
}
