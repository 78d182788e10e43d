#include "locale/catalogue.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/json.h"
#include "locale/tag.h"

enum { FILE_BYTES_MAX = 2 * 1024 * 1024, META_BYTES_MAX = 200 };

static const char META[] = "@meta";

static bool is_one_of(const char *text, const char *first, const char *second)
{
    return strcmp(text, first) == 0 || strcmp(text, second) == 0;
}

static void read_meta(const struct json_place *root, const char *tag, struct arena *arena,
                      struct language *ret_language)
{
    static const char *const known[] = {"name",   "english",  "greeting", "direction",
                                        "status", "reviewer", "date",     NULL};
    struct json_place meta = json_member(root, META);
    struct json_place name = json_member(&meta, "name");
    struct json_place english = json_member(&meta, "english");
    struct json_place greeting = json_member(&meta, "greeting");
    struct json_place direction = json_member(&meta, "direction");
    struct json_place state = json_member(&meta, "status");
    struct json_place reviewer = json_member(&meta, "reviewer");
    const char *way;
    const char *status;

    if (!json_is_there(&meta)) {
        json_complain(&meta, "is missing; write \"@meta\": {\"name\": …, \"english\": …, \"greeting\": …, "
                             "\"direction\": \"ltr\", \"status\": \"draft\"}");
        return;
    }
    json_refuse_unknown(&meta, known);
    way = json_need_text(&direction, META_BYTES_MAX);
    status = json_need_text(&state, META_BYTES_MAX);
    if (way[0] != '\0' && !is_one_of(way, "ltr", "rtl"))
        json_complain(&direction, "is \"%s\"; write \"ltr\" or \"rtl\"", way);
    if (status[0] != '\0' && !is_one_of(status, "draft", "signed"))
        json_complain(&state, "is \"%s\"; write \"draft\" or \"signed\"", status);
    if (strcmp(status, "signed") == 0)
        (void)json_need_text(&reviewer, META_BYTES_MAX);
    *ret_language = (struct language){
        .tag = tag,
        .name = arena_copy_text(arena, json_need_text(&name, META_BYTES_MAX)),
        .english = arena_copy_text(arena, json_need_text(&english, META_BYTES_MAX)),
        .greeting = arena_copy_text(arena, json_need_text(&greeting, META_BYTES_MAX)),
        .right_to_left = strcmp(way, "rtl") == 0,
        .draft = strcmp(status, "signed") != 0,
    };
}

static int compare_entries(const void *a, const void *b)
{
    const struct catalogue_entry *one = a;
    const struct catalogue_entry *other = b;

    return strcmp(one->key, other->key);
}

static void read_entries(const struct json_place *root, struct arena *arena, struct catalogue *catalogue)
{
    const char *key;
    json_t *value;

    catalogue->entries = arena_allocate(arena, json_object_size(root->value) + 1, sizeof *catalogue->entries);
    json_object_foreach(root->value, key, value)
    {
        struct json_place place = json_member(root, key);
        struct catalogue_entry *entry = &catalogue->entries[catalogue->count];
        const char *fault;
        const char *text;

        if (key[0] == '@' || key[0] == '_')
            continue;
        text = json_need_text(&place, MESSAGE_BYTES_MAX);
        if (message_compile(text, catalogue->tag, arena, &entry->message, &fault) != OK) {
            json_complain(&place, "%s", fault);
            continue;
        }
        entry->key = arena_copy_text(arena, key);
        catalogue->count++;
    }
    qsort(catalogue->entries, catalogue->count, sizeof *catalogue->entries, compare_entries);
}

enum status catalogue_read(const char *path, const char *tag, struct arena *arena, struct faults *faults,
                           struct catalogue *ret_catalogue, struct language *ret_language)
{
    struct catalogue catalogue = {.tag = tag};
    struct language language = {.tag = tag};
    struct json_doc *doc = NULL;
    struct json_place root;
    size_t before = faults->count;
    enum status status = json_doc_read(path, path, FILE_BYTES_MAX, faults, &doc);

    if (status != OK)
        return status;
    root = json_doc_root(doc, faults);
    if (!json_is_object(root.value)) {
        json_complain(&root, "must be an object of keys and texts: write { … }");
    } else {
        if (ret_language != NULL)
            read_meta(&root, tag, arena, &language);
        read_entries(&root, arena, &catalogue);
    }
    json_doc_destroy(doc);
    if (faults->count > before)
        return INVALID;
    *ret_catalogue = catalogue;
    if (ret_language != NULL)
        *ret_language = language;
    return OK;
}

const struct message *catalogue_find(const struct catalogue *catalogue, const char *key)
{
    struct catalogue_entry wanted = {.key = key};
    const struct catalogue_entry *found;

    if (catalogue == NULL || catalogue->count == 0)
        return NULL;
    found = bsearch(&wanted, catalogue->entries, catalogue->count, sizeof wanted, compare_entries);
    return found != NULL ? &found->message : NULL;
}

static int compare_tags(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The length of the tag in a file's name, 0 when it is not a catalogue. */
static size_t tag_length(const char *file_name)
{
    static const char ending[] = ".json";
    size_t length = strlen(file_name);

    if (length < sizeof ending || strcmp(file_name + length - (sizeof ending - 1), ending) != 0)
        return 0;
    length -= sizeof ending - 1;
    return memchr(file_name, '.', length) == NULL ? length : 0;
}

enum status catalogue_list_tags(const char *folder, struct arena *arena, size_t limit, const char **ret_tags,
                                size_t *ret_count)
{
    DIR *opened = opendir(folder);
    struct dirent *entry;
    size_t count = 0;
    enum status status = OK;

    if (opened == NULL)
        return file_status_of_errno(errno);
    while (status == OK && (entry = readdir(opened)) != NULL) {
        size_t length = tag_length(entry->d_name);

        if (length > 0 && count == limit)
            status = FULL;
        else if (length > 0)
            ret_tags[count++] = arena_copy_bytes(arena, entry->d_name, length);
    }
    (void)closedir(opened);
    if (status != OK)
        return status;
    qsort(ret_tags, count, sizeof *ret_tags, compare_tags);
    *ret_count = count;
    return OK;
}
