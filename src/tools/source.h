/* Where the lists that doorstepctl prints come from: a living keeper, or the database itself when there is
 * none; and how a list of any length is printed through a bounded amount of memory. */
#ifndef TOOLS_SOURCE_H
#define TOOLS_SOURCE_H

#include <stdbool.h>

#include "base/json.h"
#include "base/status.h"
#include "store/store.h"
#include "wire/wire.h"

struct source {
    struct wire_channel *channel; /* NULL: no keeper lives */
    struct store *store;          /* NULL: one does */
};

/* A living keeper's, or the database's. What fails is said. Owns: the caller, source_close. */
enum status source_open(const char *data, struct source *ret_source) MUST_CHECK;

/* A living keeper's only. */
enum status source_open_keeper(const char *data, struct source *ret_source) MUST_CHECK;
void source_close(struct source *source);

/* Asks the keeper, and takes over `asked`. `ret_why` is the keeper's words when it refused, or else ours.
 * Borrows: the fields, from `ret_message`, which the caller owns (json_decref).
 * Fails: as wire_ask_and_wait and wire_check_answer. */
enum status source_ask(const struct source *source, enum wire_kind kind, json_t *asked, json_t **ret_message,
                       const json_t **ret_fields, char ret_why[WIRE_WHY_BYTES]) MUST_CHECK;

/* The member `items` of the keeper's answer; what fails is said. Owns: the caller, json_decref. */
enum status source_ask_items(const struct source *source, enum wire_kind kind, json_t *asked,
                             json_t **ret_rows) MUST_CHECK;

/* The same for one page of a list, put behind `rows`. */
enum status source_ask_page(const struct source *source, enum wire_kind kind, json_t *asked,
                            json_t *rows) MUST_CHECK;

/* All pages of a list that only the keeper has, one after the other as its answers say ("next"); takes over
 * `asked`, which gets the "after". What fails is said. Owns: the caller, json_decref. */
enum status source_ask_all(const struct source *source, enum wire_kind kind, json_t *asked,
                           json_t **ret_rows) MUST_CHECK;

/* Asks the keeper something of one answer, which the caller then owns; what fails is said. Takes over
 * `asked`. */
enum status source_ask_one(const struct source *source, enum wire_kind kind, json_t *asked,
                           json_t **ret_answer) MUST_CHECK;

/* Says what the database said of a failure, and returns it. */
enum status source_say_store(struct store *store, enum status status) MUST_CHECK;

/* All pages of a list of which `read_page` adds the rows after so many. Owns: the caller, json_decref. */
enum status source_read_all(const struct source *source,
                            enum status (*read_page)(const struct source *source, const void *question,
                                                     size_t after, json_t *rows),
                            const void *question, json_t **ret_rows) MUST_CHECK;

struct listing {
    const char *heading; /* of the columns; NULL: none */
    /* The rows after `last`, NULL for the first; none when there are no more. */
    enum status (*read_page)(const struct source *source, const json_t *last, json_t **ret_rows);
    void (*print_row)(const json_t *row);
    json_t *(*plain_row)(const json_t *row); /* as it stands in JSON */
};

/* Prints it all, or {"items":[…]}. */
enum status source_print(const struct source *source, const struct listing *listing, bool as_json) MUST_CHECK;

/* Opens the source, prints it all, and closes it. */
enum status source_list(const char *data, const struct listing *listing, bool as_json) MUST_CHECK;

/* A text of a row, "" when it is not there, made fit for a terminal: what others wrote must not steer it. */
void row_text(const json_t *row, const char *key, char *ret_text, size_t capacity);
json_int_t row_number(const json_t *row, const char *key);

#endif
