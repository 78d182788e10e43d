#include "tools/source.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/log.h"
#include "base/memory.h"
#include "base/place.h"
#include "tools/ctl.h"

/* A PIN is hashed first, perhaps after those of others. */
enum { ANSWER_WAIT_MS = 20000 };

static enum status open_store(const char *data, struct source *source)
{
    char folder[PATH_MAX], database[PATH_MAX];
    struct faults faults;
    struct stat info;
    enum status status = place_join(data, PLACE_PRIVATE, folder, sizeof folder);

    if (status == OK)
        status = place_join(folder, "doorstep.db", database, sizeof database);
    /* Opening would make a database where there is none. */
    if (status != OK || stat(database, &info) != 0) {
        log_line("%s: has no database that this user can see; run this as the keeper's user, or doorstepctl "
                 "init first",
                 data);
        return NOT_FOUND;
    }
    faults_init(&faults);
    status = store_open(folder, &faults, &source->store);
    if (status == BUSY)
        log_line("%s: another program has the database open, yet no keeper answers on " PLACE_ADMIN_SOCKET
                 "; wait until it is done, or start the keeper again",
                 data);
    else if (status != OK)
        ctl_print_faults(&faults);
    faults_finish(&faults);
    return status;
}

static enum status connect_to_keeper(const char *data, struct source *source)
{
    char path[PATH_MAX];
    enum status status = place_join(data, PLACE_ADMIN_SOCKET, path, sizeof path);

    if (status == OK)
        status = wire_connect(path, &source->channel);
    if (status == DENIED)
        log_line("%s: may not be used by you; run this as the keeper's user", path);
    return status;
}

enum status source_open(const char *data, struct source *ret_source)
{
    enum status status;

    *ret_source = (struct source){.channel = NULL};
    status = connect_to_keeper(data, ret_source);
    return status == OK || status == DENIED ? status : open_store(data, ret_source);
}

enum status source_open_keeper(const char *data, struct source *ret_source)
{
    enum status status;

    *ret_source = (struct source){.channel = NULL};
    status = connect_to_keeper(data, ret_source);
    if (status != OK && status != DENIED)
        log_line("%s: no keeper runs there, and only the keeper can do this; start it with doorstep-keeper "
                 "--data DIR, then run this again",
                 data);
    return status;
}

void source_close(struct source *source)
{
    wire_close(source->channel);
    store_close(source->store);
}

enum status source_ask(const struct source *source, enum wire_kind kind, json_t *asked, json_t **ret_message,
                       const json_t **ret_fields, char ret_why[WIRE_WHY_BYTES])
{
    json_t *message = NULL;
    enum status status =
        wire_ask_and_wait(source->channel, wire_request(kind, asked), ANSWER_WAIT_MS, &message);

    ret_why[0] = '\0';
    if (status == OK)
        status = wire_check_answer(message, kind, ret_fields, ret_why);
    if (status == OK) {
        *ret_message = message;
        return OK;
    }
    if (ret_why[0] == '\0')
        (void)snprintf(ret_why, WIRE_WHY_BYTES, "the keeper %s", ctl_why(status));
    json_decref(message);
    return status;
}

enum status source_ask_items(const struct source *source, enum wire_kind kind, json_t *asked,
                             json_t **ret_rows)
{
    json_t *answer = NULL;
    enum status status = source_ask_one(source, kind, asked, &answer);

    if (status == OK)
        *ret_rows = json_incref(json_object_get(answer, "items"));
    json_decref(answer);
    return status;
}

enum status source_ask_page(const struct source *source, enum wire_kind kind, json_t *asked, json_t *rows)
{
    json_t *items = NULL;
    enum status status = source_ask_items(source, kind, asked, &items);

    if (status == OK)
        (void)json_array_extend(rows, items);
    json_decref(items);
    return status;
}

enum status source_ask_one(const struct source *source, enum wire_kind kind, json_t *asked,
                           json_t **ret_answer)
{
    json_t *message = NULL;
    const json_t *fields = NULL;
    char why[WIRE_WHY_BYTES];
    enum status status = source_ask(source, kind, asked, &message, &fields, why);

    if (status == OK)
        *ret_answer = json_deep_copy(fields);
    else
        log_line("the keeper: %s", why);
    json_decref(message);
    return status;
}

enum status source_ask_all(const struct source *source, enum wire_kind kind, json_t *asked, json_t **ret_rows)
{
    json_t *rows = json_array();
    json_int_t after = 0, next = 0;
    enum status status;

    do {
        json_t *page = NULL;

        after = next;
        (void)json_object_set_new(asked, "after", json_integer(after));
        status = source_ask_one(source, kind, json_deep_copy(asked), &page);
        (void)json_array_extend(rows, json_object_get(page, "items"));
        next = row_number(page, "next");
        json_decref(page);
    } while (status == OK && next > after);
    json_decref(asked);
    if (status == OK)
        *ret_rows = rows;
    else
        json_decref(rows);
    return status;
}

enum status source_say_store(struct store *store, enum status status)
{
    if (status != OK)
        log_line("the database: %s", store_problem(store));
    return status;
}

enum status source_read_all(const struct source *source,
                            enum status (*read_page)(const struct source *source, const void *question,
                                                     size_t after, json_t *rows),
                            const void *question, json_t **ret_rows)
{
    json_t *rows = json_array();
    size_t before;
    enum status status;

    do {
        before = json_array_size(rows);
        status = read_page(source, question, before, rows);
    } while (status == OK && json_array_size(rows) - before == WIRE_PAGE_ROWS);
    if (status == OK)
        *ret_rows = rows;
    else
        json_decref(rows);
    return status;
}

static void print_page(const json_t *rows, const struct listing *listing, bool as_json, bool is_first)
{
    for (size_t i = 0; i < json_array_size(rows); i++) {
        const json_t *row = json_array_get(rows, i);
        json_t *plain;
        char *text;

        if (!as_json) {
            listing->print_row(row);
            continue;
        }
        plain = listing->plain_row(row);
        text = json_write_compact(plain);
        printf("%s%s", is_first && i == 0 ? "" : ",\n", text);
        memory_wipe_text(text);
        json_decref(plain);
    }
}

/* In JSON one object a line would not be one document, so the list is written as it comes. */
enum status source_print(const struct source *source, const struct listing *listing, bool as_json)
{
    json_t *last = NULL;
    enum status status;
    size_t count;

    if (as_json)
        printf("{\"items\":[");
    else if (listing->heading != NULL)
        printf("%s\n", listing->heading);
    do {
        json_t *rows = NULL;

        status = listing->read_page(source, last, &rows);
        count = status == OK ? json_array_size(rows) : 0;
        print_page(rows, listing, as_json, last == NULL);
        if (count > 0) {
            json_decref(last);
            last = json_incref(json_array_get(rows, count - 1));
        }
        json_decref(rows);
    } while (count > 0);
    json_decref(last);
    if (as_json)
        printf("]}\n");
    return status;
}

void row_text(const json_t *row, const char *key, char *ret_text, size_t capacity)
{
    const char *text = json_string_value(json_object_get(row, key));

    (void)snprintf(ret_text, capacity, "%s", text != NULL ? text : "");
    for (char *at = ret_text; *at != '\0'; at++) {
        if ((unsigned char)*at < ' ' || *at == 0x7F)
            *at = '?';
        if ((unsigned char)at[0] == 0xC2 && (unsigned char)at[1] < 0xA0) /* U+0080 to U+009F */
            memset(at, '?', at[1] != '\0' ? 2 : 1);
    }
}

json_int_t row_number(const json_t *row, const char *key)
{
    return json_integer_value(json_object_get(row, key));
}

enum status source_list(const char *data, const struct listing *listing, bool as_json)
{
    struct source source;
    enum status status = source_open(data, &source);

    if (status == OK)
        status = source_print(&source, listing, as_json);
    source_close(&source);
    return status;
}
