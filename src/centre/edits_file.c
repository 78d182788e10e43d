/* The file of edits: JSON, one edit a line, so that a fault names the line of the edit that has it. */
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/place.h"
#include "base/strbuf.h"
#include "centre/edits.h"
#include "centre/inside.h"

/* An edit with the longest text takes less than 1 KiB. */
enum { FILE_BYTES_MAX = (EDITS_MAX + 1) * 1024, PATH_BYTES = 4096 };

static const char *const close_keys[] = {"id", "kind", "subject", "day", NULL};
static const char *const capacity_keys[] = {"id", "kind", "subject", "families", "children", "adults", NULL};
static const char *const notice_keys[] = {"id", "kind", "subject", "text", NULL};
static const char *const *const known_keys[EDIT_KINDS] = {
    [EDIT_CLOSE] = close_keys,
    [EDIT_CAPACITY] = capacity_keys,
    [EDIT_CHECKED] = close_keys,
    [EDIT_NOTICE] = notice_keys,
};

static void read_id(const struct json_place *place, int64_t last_id, struct edit *edit)
{
    struct json_place id = json_member(place, "id");

    if (!json_is_there(&id))
        json_complain(&id, "is missing; write a whole number that no other edit has");
    edit->id = json_integer_in(&id, 1, EDITS_ID_MAX, 0);
    if (edit->id > last_id)
        json_complain(&id, "is above \"lastId\"; write the highest id there");
}

static void read_subject(const struct json_place *place, struct edit *edit)
{
    struct json_place subject = json_member(place, "subject");
    const char *text = json_text(&subject, EDIT_SUBJECT_BYTES - 1, NULL);

    if (text == NULL && !json_is_there(&subject))
        json_complain(&subject, "is missing; write what the edit is about");
    if (text == NULL)
        return;
    if (!edits_are_about(edit->kind, text))
        json_complain(&subject,
                      "is \"%s\"; write the id of a session, the key of a service, or for a notice its "
                      "language",
                      text);
    memcpy(edit->subject, text, strlen(text) + 1);
}

static int read_room(const struct json_place *place, const char *key)
{
    struct json_place room = json_member(place, key);

    return (int)json_integer_in(&room, 0, PLACES_NO_LIMIT, PLACES_NO_LIMIT);
}

static void read_places(const struct json_place *place, struct edit *edit)
{
    edit->places = (struct places){.families = read_room(place, "families"),
                                   .children = read_room(place, "children"),
                                   .adults = read_room(place, "adults")};
    if (!edits_are_places(&edit->places))
        json_complain(
            place, "has no number of places that can be; write families from 1 to 999, children and adults "
                   "from 0 to 999, and leave out what has no limit");
}

static void read_words(const struct json_place *place, struct edit *edit)
{
    struct json_place words = json_member(place, "text");
    const char *text = json_need_text(&words, EDIT_TEXT_BYTES - 1);

    if (text[0] == '\0')
        return;
    if (!edits_are_words(text))
        json_complain(&words, "must be one paragraph of at most %d characters", EDIT_TEXT_CHARS);
    memcpy(edit->text, text, strlen(text) + 1);
}

static void read_edit(const struct json_place *place, int64_t last_id, struct edit *ret_edit)
{
    struct json_place kind = json_member(place, "kind");
    const char *name;

    if (!json_is_object(place->value)) {
        json_complain(place, "must be an object: write { … }");
        return;
    }
    name = json_need_text(&kind, CENTRE_NAME_BYTES_MAX);
    ret_edit->kind = edit_kind_named(name);
    if (ret_edit->kind == EDIT_KINDS) {
        if (name[0] != '\0')
            json_complain(&kind, "is \"%s\"; write close, capacity, checked or notice", name);
        return;
    }
    json_refuse_unknown(place, known_keys[ret_edit->kind]);
    read_id(place, last_id, ret_edit);
    read_subject(place, ret_edit);
    if (ret_edit->kind == EDIT_CAPACITY)
        read_places(place, ret_edit);
    else if (ret_edit->kind == EDIT_NOTICE)
        read_words(place, ret_edit);
    else
        ret_edit->day = centre_take_day(place, "day");
}

static void refuse_repeated(const struct json_place *place, const struct edits *edits,
                            const struct edit *edit)
{
    for (size_t i = 0; i < edits->count; i++) {
        if (edits->list[i].id == edit->id)
            json_complain(place, "has the id of another edit; give it one of its own");
        else if (edits_say_the_same(&edits->list[i], edit))
            json_complain(place, "is about the same as another edit; take one out");
    }
}

static void read_list(const struct json_place *root, struct edits *ret_edits)
{
    static const char *const known[] = {"lastId", "edits", NULL};
    struct json_place last_id = json_member(root, "lastId");
    struct json_place list = json_member(root, "edits");
    size_t count = centre_bounded_count(&list, EDITS_MAX);

    if (!json_is_object(root->value)) {
        json_complain(root, "must be an object: write { … }");
        return;
    }
    json_refuse_unknown(root, known);
    if (!json_is_there(&last_id))
        json_complain(&last_id, "is missing; write the highest id that an edit ever had");
    if (!json_is_there(&list))
        json_complain(&list, "is missing; write the list of edits there, [] when there is none");
    ret_edits->last_id = json_integer_in(&last_id, 0, EDITS_ID_MAX, 0);
    for (size_t i = 0; i < count; i++) {
        struct json_place place = json_element(&list, i);
        size_t earlier = root->faults->count;
        struct edit *edit = &ret_edits->list[ret_edits->count];

        *edit = (struct edit){0};
        read_edit(&place, ret_edits->last_id, edit);
        if (root->faults->count > earlier)
            continue;
        refuse_repeated(&place, ret_edits, edit);
        ret_edits->count++;
    }
}

static int compare_ids(const void *one, const void *other)
{
    int64_t first = ((const struct edit *)one)->id, second = ((const struct edit *)other)->id;

    return (first > second) - (first < second);
}

enum status edits_read(const char *path, struct faults *faults, struct edits *ret_edits)
{
    struct edits *edits = memory_allocate(1, sizeof *edits);
    struct json_doc *doc = NULL;
    size_t earlier = faults->count;
    struct stat info;
    enum status status = OK;

    if (stat(path, &info) == 0 || errno != ENOENT)
        status = json_doc_read(path, PLACE_EDITS, FILE_BYTES_MAX, faults, &doc);
    if (status == OK && doc != NULL) {
        struct json_place root = json_doc_root(doc, faults);

        read_list(&root, edits);
    }
    if (status == FULL || (status == OK && faults->count > earlier))
        status = INVALID;
    if (status == OK) {
        qsort(edits->list, edits->count, sizeof edits->list[0], compare_ids);
        *ret_edits = *edits;
    }
    json_doc_destroy(doc);
    free(edits);
    return status;
}

static void set_text(json_t *object, const char *key, const char *text)
{
    (void)json_object_set_new(object, key, json_string(text));
}

static void set_room(json_t *object, const char *key, int places)
{
    if (places != PLACES_NO_LIMIT)
        (void)json_object_set_new(object, key, json_integer(places));
}

static json_t *edit_as_json(const struct edit *edit)
{
    json_t *object = json_object();
    char day[11];

    (void)json_object_set_new(object, "id", json_integer(edit->id));
    set_text(object, "kind", edit_kind_name(edit->kind));
    set_text(object, "subject", edit->subject);
    if (edit->kind == EDIT_CAPACITY) {
        set_room(object, "families", edit->places.families);
        set_room(object, "children", edit->places.children);
        set_room(object, "adults", edit->places.adults);
    } else if (edit->kind == EDIT_NOTICE) {
        set_text(object, "text", edit->text);
    } else {
        date_write(edit->day, day);
        set_text(object, "day", day);
    }
    return object;
}

static void add_line(struct strbuf *text, const struct edit *edit, bool is_first)
{
    json_t *object = edit_as_json(edit);
    char *line = json_write_compact(object);

    strbuf_add_format(text, "%s\n    %s", is_first ? "" : ",", line);
    memory_wipe_text(line);
    json_decref(object);
}

enum status edits_write(const char *path, const struct edits *edits)
{
    const mode_t for_all_to_read = 0644;
    struct strbuf text;
    enum status status;

    strbuf_init(&text, FILE_BYTES_MAX);
    strbuf_add_format(&text, "{\n  \"lastId\": %" PRId64 ",\n  \"edits\": [", edits->last_id);
    for (size_t i = 0; i < edits->count; i++)
        add_line(&text, &edits->list[i], i == 0);
    strbuf_add(&text, edits->count > 0 ? "\n  ]\n}\n" : "]\n}\n");
    status = strbuf_status(&text);
    if (status == OK)
        status = file_write(path, text.text, text.length, for_all_to_read);
    strbuf_finish(&text);
    return status == NOT_FOUND ? IO : status;
}

static enum status path_in(const char *data_folder, char ret_path[PATH_BYTES])
{
    return place_join(data_folder, PLACE_EDITS, ret_path, PATH_BYTES);
}

struct edits_stamp edits_stamp_of(const char *data_folder)
{
    struct edits_stamp stamp = {0};
    char path[PATH_BYTES];
    struct stat info;

    if (path_in(data_folder, path) != OK || stat(path, &info) != 0)
        return stamp;
    stamp.inode = info.st_ino;
    stamp.bytes = info.st_size;
    stamp.changed_ns = info.st_mtim.tv_sec * INT64_C(1000000000) + info.st_mtim.tv_nsec;
    return stamp;
}

bool edits_stamp_is(const struct edits_stamp *one, const struct edits_stamp *other)
{
    return one->inode == other->inode && one->bytes == other->bytes && one->changed_ns == other->changed_ns;
}

enum status centre_lay_edits_in(struct centre *centre, const char *data_folder, struct faults *faults)
{
    struct edits *edits = memory_allocate(1, sizeof *edits);
    char path[PATH_BYTES];
    enum status status = path_in(data_folder, path);

    if (status != OK)
        faults_add(faults, PLACE_EDITS, 0, "the path is too long; choose a shorter data folder");
    else
        status = edits_read(path, faults, edits);
    if (status == OK)
        centre_lay_edits(centre, edits);
    free(edits);
    return status == FULL ? INVALID : status;
}
