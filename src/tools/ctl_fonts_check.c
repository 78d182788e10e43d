/* Proves that what is written can be shown: every font file is the one that was looked at, and every word and
 * key of every language, ours and the pack's, has a glyph in the fonts of its own language. */
#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/place.h"
#include "text/text.h"
#include "tools/ctl.h"
#include "vault/vault.h"

enum { FILE_BYTES_MAX = 4 * 1024 * 1024, TAG_BYTES = 36, GRAPHEME_BYTES = 64 };

struct check {
    struct text_engine *engine;
    struct faults faults;
    size_t fonts;
    size_t files;
    size_t strings;
};

static void check_sum(struct check *check, const struct text_font *font)
{
    char sum[VAULT_SHA256_CHARS + 1];

    check->fonts++;
    if (vault_sha256_file(font->path, sum) != OK)
        faults_add(&check->faults, font->path, 0, "cannot be read; install the Debian package %s",
                   font->package);
    else if (font->sha256[0] == '\0')
        faults_add(&check->faults, "fonts.json", 0, "%s has no sha256; look at the font, then write %s",
                   font->name, sum);
    else if (strcmp(sum, font->sha256) != 0)
        faults_add(&check->faults, font->path, 0,
                   "is not the file that was looked at (its SHA-256 is %s); install the Debian package %s of "
                   "Debian 12, or look at the font in every language and write its sum into fonts.json",
                   sum, font->package);
}

static void check_text(struct check *check, const struct json_place *place, const char *language)
{
    char missing[GRAPHEME_BYTES];

    check->strings++;
    if (!text_engine_covers(check->engine, language, json_string_value(place->value), missing))
        json_complain(place, "no font of \"%s\" in fonts.json has \"%s\"; write it otherwise, or add a font",
                      language, missing);
}

static void check_value(struct check *check, const struct json_place *place, const char *language)
{
    const char *key;
    json_t *value;

    if (json_is_string(place->value))
        check_text(check, place, language);
    for (size_t i = 0; i < json_array_size(place->value); i++) {
        struct json_place element = json_element(place, i);

        check_value(check, &element, language);
    }
    json_object_foreach(place->value, key, value)
    {
        struct json_place member = json_member(place, key);

        check_value(check, &member, language);
    }
}

static void check_file(struct check *check, const char *folder, const char *name, const char *language)
{
    char path[PATH_MAX];
    struct json_doc *doc = NULL;
    struct json_place root;

    if (place_join(folder, name, path, sizeof path) != OK ||
        json_doc_read(path, name, FILE_BYTES_MAX, &check->faults, &doc) != OK)
        return;
    root = json_doc_root(doc, &check->faults);
    check->files++;
    check_value(check, &root, language);
    json_doc_destroy(doc);
}

static int is_json(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);

    return entry->d_name[0] != '.' && length > 5 && strcmp(entry->d_name + length - 5, ".json") == 0;
}

/* The language that a file is named after: what stands before its first dot. */
static void check_own_language(struct check *check, const char *folder, const char *name)
{
    char tag[TAG_BYTES] = "";
    size_t length = strcspn(name, ".");

    if (length < sizeof tag)
        memcpy(tag, name, length);
    if (text_engine_names_language(check->engine, tag))
        check_file(check, folder, name, tag);
    else if (strcmp(name + length, ".json") != 0) /* the number pad serves every language */
        check_file(check, folder, name, "en");
    else
        faults_add(&check->faults, name, 0, "no stack of fonts.json is for \"%s\"; add the tag to one", tag);
}

/* All JSON files of a folder, in `language`, or with NULL in the one each is named after. */
static void check_folder(struct check *check, const char *above, const char *name, const char *language)
{
    char folder[PATH_MAX];
    struct dirent **entries = NULL;
    int count;

    if (place_join(above, name, folder, sizeof folder) != OK)
        return;
    count = scandir(folder, &entries, is_json, alphasort);
    for (int i = 0; i < count; i++) {
        if (language != NULL)
            check_file(check, folder, entries[i]->d_name, language);
        else
            check_own_language(check, folder, entries[i]->d_name);
        free(entries[i]);
    }
    free((void *)entries);
}

/* The pack's own files are written in English, all but its strings. */
static void check_pack(struct check *check, const char *folder)
{
    check_file(check, folder, "centre.json", "en");
    check_folder(check, folder, "questionnaires", "en");
    check_folder(check, folder, "strings", NULL);
}

static void check_words(struct check *check, const struct ctl_request *request, const char *root)
{
    char installed[PATH_MAX];
    char centre[PATH_MAX];

    check_folder(check, root, PLACE_LOCALES, NULL);
    if (request->value[CTL_CENTRE] != NULL) {
        check_pack(check, request->value[CTL_CENTRE]);
        return;
    }
    if (place_join(request->data, PLACE_CURRENT_PACK, installed, sizeof installed) == OK &&
        realpath(installed, centre) != NULL)
        check_pack(check, centre);
}

static void print_json(const struct check *check)
{
    json_t *report = json_pack("{s:b, s:I, s:I, s:I, s:o}", "ok", check->faults.count == 0, "fonts",
                               (json_int_t)check->fonts, "files", (json_int_t)check->files, "strings",
                               (json_int_t)check->strings, "faults", ctl_faults_json(&check->faults));
    char *text = json_write_compact(report);

    puts(text);
    memory_wipe_text(text);
    json_decref(report);
}

static void print_words(const struct check *check)
{
    if (check->faults.count == 0) {
        printf("%zu fonts, %zu strings in %zu files: no faults\n", check->fonts, check->strings,
               check->files);
        return;
    }
    ctl_print_faults(&check->faults);
    log_line("fonts: %zu %s; mend what is listed and check again", check->faults.count,
             check->faults.count == 1 ? "fault" : "faults");
}

static void check_all(struct check *check, const struct ctl_request *request)
{
    char root[PATH_MAX], fonts[PATH_MAX];
    enum status status = place_root(root, sizeof root);

    if (status == OK)
        status = place_join(root, PLACE_FONTS, fonts, sizeof fonts);
    if (status != OK) {
        faults_add(&check->faults, PLACE_FONTS, 0,
                   "is not there; set DOORSTEP_ROOT to the folder that has it");
        return;
    }
    status = text_engine_create(fonts, &check->faults, &check->engine);
    if (status != OK && check->faults.count == 0)
        faults_add(&check->faults, fonts, 0, "%s", ctl_why(status));
    if (status != OK)
        return;
    for (size_t i = 0; i < text_engine_font_count(check->engine); i++) {
        struct text_font font = text_engine_font(check->engine, i);

        check_sum(check, &font);
    }
    check_words(check, request, root);
}

int ctl_fonts_check(const struct ctl_request *request)
{
    struct check check = {.engine = NULL};
    bool holds;

    vault_start();
    faults_init(&check.faults);
    check_all(&check, request);
    holds = check.faults.count == 0;
    if (request->value[CTL_JSON] != NULL)
        print_json(&check);
    else
        print_words(&check);
    text_engine_destroy(check.engine);
    faults_finish(&check.faults);
    return holds ? CTL_DONE : CTL_DID_NOT_HOLD;
}
