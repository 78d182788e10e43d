/* JSON files read with jansson, and the line and path of every fault in them. A `struct json_place` is a
 * value together with where it stands; asking it for something that is not there or is of the wrong kind
 * adds a fault and gives an empty value, so a reader asks freely and looks at the faults once, at the end.
 * Does not: know any schema. Rooms reach jansson through this header only. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/faults.h"
#include "base/status.h"

enum { JSON_POINTER_BYTES = 256, JSON_DEPTH_MAX = 64 };

struct json_doc;

struct json_place {
    const struct json_doc *doc;
    struct faults *faults;
    json_t *value;                    /* NULL when there is nothing here */
    char pointer[JSON_POINTER_BYTES]; /* RFC 6901, "" for the root */
};

/* Reads and parses a file of at most `limit_bytes`; duplicate keys and bad UTF-8 are faults.
 * `shown_name` stands in faults. Owns: the caller, json_doc_destroy.
 * Fails: NOT_FOUND, FULL, DENIED, IO, INVALID; each adds one fault. */
enum status json_doc_read(const char *path, const char *shown_name, size_t limit_bytes, struct faults *faults,
                          struct json_doc **ret_doc) MUST_CHECK;

/* The same for text in memory. */
enum status json_doc_parse(const char *text, size_t bytes, const char *shown_name, struct faults *faults,
                           struct json_doc **ret_doc) MUST_CHECK;

void json_doc_destroy(struct json_doc *doc);

/* The root of the document; faults found below it go to `faults`. */
struct json_place json_doc_root(const struct json_doc *doc, struct faults *faults);

/* The line (from 1) on which the value at `pointer` begins, or that of its nearest existing ancestor. */
int json_doc_line(const struct json_doc *doc, const char *pointer);

/* A member or element; `value` is NULL when there is none. No fault. */
struct json_place json_member(const struct json_place *place, const char *key);
struct json_place json_element(const struct json_place *place, size_t index);

/* Elements of an array; 0 for nothing at all; a fault when it is something else. */
size_t json_count(const struct json_place *place);

bool json_is_there(const struct json_place *place);

/* A string of at most `limit_bytes`; "" after a fault. Borrows: from the document. */
const char *json_need_text(const struct json_place *place, size_t limit_bytes);

/* The same, but `otherwise` (may be NULL) when there is nothing. */
const char *json_text(const struct json_place *place, size_t limit_bytes, const char *otherwise);

int64_t json_integer_in(const struct json_place *place, int64_t lowest, int64_t highest, int64_t otherwise);
bool json_flag(const struct json_place *place, bool otherwise);

/* A fault for every member of an object that is not in the NULL-ended list `known`; a misspelt key would
 * otherwise be silently without effect. Keys that begin with '@' or '_' are comments. */
void json_refuse_unknown(const struct json_place *place, const char *const *known);

/* Adds a fault at this place. */
void json_complain(const struct json_place *place, const char *format, ...) PRINTF_LIKE(2, 3);

/* One line, sorted keys, in wiped memory. Owns: the caller, memory_wipe_text. */
char *json_write_compact(const json_t *value);

#endif
