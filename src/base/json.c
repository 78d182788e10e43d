#include "base/json.h"

#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"

struct json_doc {
    char *text;
    size_t bytes;
    char *name;
    json_t *root;
};

static const char *advice_for_read(enum status status)
{
    switch (status) {
    case NOT_FOUND:
        return "there is no such file; check its name and folder";
    case DENIED:
        return "may not be read; give the user of this program read permission";
    case FULL:
        return "is larger than this file may be; take out what does not belong in it";
    default:
        return strerror(errno);
    }
}

enum status json_doc_parse(const char *text, size_t bytes, const char *shown_name, struct faults *faults,
                           struct json_doc **ret_doc)
{
    json_error_t error;
    json_t *root = json_loadb(text, bytes, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
    struct json_doc *doc;

    if (root == NULL) {
        faults_add(faults, shown_name, error.line, "not valid JSON: %s (column %d); mend it there",
                   error.text, error.column);
        return INVALID;
    }
    doc = memory_allocate(1, sizeof *doc);
    doc->text = memory_allocate(bytes + 1, 1);
    memcpy(doc->text, text, bytes);
    doc->bytes = bytes;
    doc->name = memory_copy_text(shown_name);
    doc->root = root;
    *ret_doc = doc;
    return OK;
}

enum status json_doc_read(const char *path, const char *shown_name, size_t limit_bytes, struct faults *faults,
                          struct json_doc **ret_doc)
{
    char *text = NULL;
    size_t bytes = 0;
    enum status status = file_read(path, limit_bytes, &text, &bytes);

    if (status != OK) {
        faults_add(faults, shown_name, 0, "%s", advice_for_read(status));
        return status;
    }
    status = json_doc_parse(text, bytes, shown_name, faults, ret_doc);
    free(text);
    return status;
}

void json_doc_destroy(struct json_doc *doc)
{
    if (doc == NULL)
        return;
    json_decref(doc->root);
    memory_wipe(doc->text, doc->bytes);
    free(doc->text);
    free(doc->name);
    free(doc);
}

struct json_place json_doc_root(const struct json_doc *doc, struct faults *faults)
{
    return (struct json_place){.doc = doc, .faults = faults, .value = doc->root};
}

static struct json_place step_to(const struct json_place *place, json_t *value, const char *segment)
{
    struct json_place next = {.doc = place->doc, .faults = place->faults, .value = value};
    size_t used = (size_t)snprintf(next.pointer, sizeof next.pointer, "%s/", place->pointer);

    for (const char *c = segment; *c != '\0' && used + 3 < sizeof next.pointer; c++) {
        if (*c == '~' || *c == '/') {
            next.pointer[used++] = '~';
            next.pointer[used++] = *c == '~' ? '0' : '1';
        } else {
            next.pointer[used++] = *c;
        }
        next.pointer[used] = '\0';
    }
    return next;
}

struct json_place json_member(const struct json_place *place, const char *key)
{
    return step_to(place, json_object_get(place->value, key), key);
}

struct json_place json_element(const struct json_place *place, size_t index)
{
    char segment[24];

    (void)snprintf(segment, sizeof segment, "%zu", index);
    return step_to(place, json_array_get(place->value, index), segment);
}

size_t json_count(const struct json_place *place)
{
    if (place->value == NULL)
        return 0;
    if (!json_is_array(place->value)) {
        json_complain(place, "must be a list: write [ … ]");
        return 0;
    }
    return json_array_size(place->value);
}

bool json_is_there(const struct json_place *place)
{
    return place->value != NULL;
}

const char *json_text(const struct json_place *place, size_t limit_bytes, const char *otherwise)
{
    if (place->value == NULL)
        return otherwise;
    if (!json_is_string(place->value)) {
        json_complain(place, "must be a text in double quotes");
        return otherwise;
    }
    if (json_string_length(place->value) > limit_bytes) {
        json_complain(place, "is %zu bytes long; at most %zu fit", json_string_length(place->value),
                      limit_bytes);
        return otherwise;
    }
    return json_string_value(place->value);
}

const char *json_need_text(const struct json_place *place, size_t limit_bytes)
{
    const char *text = json_text(place, limit_bytes, NULL);

    if (place->value == NULL)
        json_complain(place, "is missing; write a text here");
    else if (text != NULL && text[0] == '\0')
        json_complain(place, "is empty; write a text here");
    return text != NULL ? text : "";
}

int64_t json_integer_in(const struct json_place *place, int64_t lowest, int64_t highest, int64_t otherwise)
{
    int64_t number;

    if (place->value == NULL)
        return otherwise;
    number = json_integer_value(place->value);
    if (!json_is_integer(place->value) || number < lowest || number > highest) {
        json_complain(place, "must be a whole number from %" PRId64 " to %" PRId64, lowest, highest);
        return otherwise;
    }
    return number;
}

bool json_flag(const struct json_place *place, bool otherwise)
{
    if (place->value == NULL)
        return otherwise;
    if (!json_is_boolean(place->value)) {
        json_complain(place, "must be true or false, without quotes");
        return otherwise;
    }
    return json_is_true(place->value);
}

static bool is_listed(const char *key, const char *const *known)
{
    for (; *known != NULL; known++) {
        if (strcmp(key, *known) == 0)
            return true;
    }
    return false;
}

void json_refuse_unknown(const struct json_place *place, const char *const *known)
{
    const char *key;
    json_t *value;

    if (place->value != NULL && !json_is_object(place->value)) {
        json_complain(place, "must be an object: write { … }");
        return;
    }
    json_object_foreach(place->value, key, value)
    {
        struct json_place member = json_member(place, key);

        if (key[0] != '@' && key[0] != '_' && !is_listed(key, known))
            json_complain(&member, "is not a known entry here; mend its spelling or take it out");
    }
}

void json_complain(const struct json_place *place, const char *format, ...)
{
    char text[768];
    va_list arguments;

    va_start(arguments, format);
    (void)vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    faults_add(place->faults, place->doc->name, json_doc_line(place->doc, place->pointer), "%s %s",
               place->pointer[0] != '\0' ? place->pointer : "the file", text);
}

char *json_write_compact(const json_t *value)
{
    char *text = json_dumps(value, JSON_COMPACT | JSON_SORT_KEYS | JSON_ENCODE_ANY);

    if (text == NULL)
        abort();
    return text;
}

/* Where a value stands is found again from the text, which jansson has already found well-formed. */
struct scan {
    const char *at;
    const char *end;
};

static void skip_space(struct scan *scan)
{
    while (scan->at < scan->end && strchr(" \t\r\n", *scan->at) != NULL && *scan->at != '\0')
        scan->at++;
}

static void skip_string(struct scan *scan)
{
    for (scan->at++; scan->at < scan->end && *scan->at != '"'; scan->at++) {
        if (*scan->at == '\\')
            scan->at++;
    }
    scan->at++;
}

static void skip_value(struct scan *scan)
{
    int depth = 0;

    skip_space(scan);
    while (scan->at < scan->end) {
        char c = *scan->at;

        if (depth == 0 && (c == ',' || c == ']' || c == '}'))
            return;
        if (c == '"') {
            skip_string(scan);
        } else {
            if (c == '{' || c == '[')
                depth++;
            else if (c == '}' || c == ']')
                depth--;
            scan->at++;
        }
        if (depth == 0 && (c == '"' || c == '}' || c == ']'))
            return;
    }
}

static bool key_is(const char *quoted, const char *quoted_end, const char *segment, size_t length)
{
    const char *c = quoted + 1;
    size_t i = 0;

    /* Keys with escapes in them are simply not found; their parent's line is then told. */
    while (i < length && c < quoted_end - 1) {
        char wanted = segment[i++];

        if (wanted == '~' && i < length)
            wanted = segment[i++] == '0' ? '~' : '/';
        if (*c++ != wanted)
            return false;
    }
    return i == length && c == quoted_end - 1;
}

/* Moves from the start of a container to the start of the member `segment`; false if it has none. */
static bool enter(struct scan *scan, const char *segment, size_t length)
{
    bool is_object = scan->at < scan->end && *scan->at == '{';
    unsigned long index = is_object ? 0 : strtoul(segment, NULL, 10);

    if (scan->at >= scan->end || (*scan->at != '{' && *scan->at != '['))
        return false;
    scan->at++;
    for (unsigned long i = 0;; i++) {
        bool found = !is_object && i == index;

        skip_space(scan);
        if (scan->at >= scan->end || *scan->at == '}' || *scan->at == ']')
            return false;
        if (is_object) {
            const char *key = scan->at;

            skip_string(scan);
            found = key_is(key, scan->at, segment, length);
            skip_space(scan);
            scan->at++; /* the colon */
        }
        skip_space(scan);
        if (found)
            return true;
        skip_value(scan);
        skip_space(scan);
        if (scan->at < scan->end && *scan->at == ',')
            scan->at++;
    }
}

int json_doc_line(const struct json_doc *doc, const char *pointer)
{
    struct scan scan = {.at = doc->text, .end = doc->text + doc->bytes};
    const char *found;
    int line = 1;

    skip_space(&scan);
    found = scan.at;
    while (*pointer == '/') {
        size_t length = strcspn(++pointer, "/");

        if (!enter(&scan, pointer, length))
            break;
        found = scan.at;
        pointer += length;
    }
    for (const char *c = doc->text; c < found; c++)
        line += *c == '\n';
    return line;
}
