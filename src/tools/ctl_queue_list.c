#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/clock.h"
#include "base/json.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/place.h"
#include "store/store.h"
#include "tools/ctl.h"
#include "wire/wire.h"

enum { ANSWER_WAIT_MS = 5000 };

/* Where pages of items come from: a living keeper, or the database itself when there is none. */
struct source {
    struct wire_channel *channel;
    struct store *store;
};

static json_t *row_of_item(const struct outbox_item *item)
{
    return json_pack("{s:I, s:s, s:s, s:I, s:I, s:i, s:s}", "id", (json_int_t)item->id, "reference",
                     item->reference, "state", outbox_state_name(item->state), "acceptedUtcMs",
                     (json_int_t)item->accepted_utc_ms, "nextTryUtcMs", (json_int_t)item->next_try_utc_ms,
                     "tries", item->tries, "reason", item->reason);
}

static enum status ask_keeper(struct source *source, json_int_t after, json_t **ret_rows)
{
    json_t *message = NULL;
    const json_t *fields = NULL;
    char why[WIRE_WHY_BYTES] = "";
    json_t *asked = json_pack("{s:I, s:i}", "after", after, "limit", WIRE_PAGE_ROWS);
    enum status status =
        wire_ask_and_wait(source->channel, wire_request(WIRE_QUEUE_LIST, asked), ANSWER_WAIT_MS, &message);

    if (status == OK)
        status = wire_check_answer(message, WIRE_QUEUE_LIST, &fields, why);
    if (status == OK)
        *ret_rows = json_incref(json_object_get(fields, "items"));
    else
        log_line("the keeper: %s; look at its log", why[0] != '\0' ? why : ctl_why(status));
    json_decref(message);
    return status;
}

static enum status ask_store(struct source *source, json_int_t after, json_t **ret_rows)
{
    struct outbox_item items[WIRE_PAGE_ROWS];
    size_t count = 0;
    json_t *rows;
    enum status status = outbox_list(source->store, after, WIRE_PAGE_ROWS, items, &count);

    if (status != OK) {
        log_line("the database: %s", store_problem(source->store));
        return status;
    }
    rows = json_array();
    for (size_t i = 0; i < count; i++)
        (void)json_array_append_new(rows, row_of_item(&items[i]));
    *ret_rows = rows;
    return OK;
}

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

static enum status open_source(const char *data, struct source *source)
{
    char path[PATH_MAX];
    enum status status = place_join(data, PLACE_ADMIN_SOCKET, path, sizeof path);

    if (status == OK)
        status = wire_connect(path, &source->channel);
    if (status == DENIED)
        log_line("%s: may not be used by you; run this as the keeper's user", path);
    if (status == OK || status == DENIED)
        return status;
    return open_store(data, source);
}

static json_int_t number_of(const json_t *row, const char *key)
{
    return json_integer_value(json_object_get(row, key));
}

static const char *text_of(const json_t *row, const char *key)
{
    const char *text = json_string_value(json_object_get(row, key));

    return text != NULL ? text : "";
}

static void print_row(const json_t *row)
{
    char accepted[21], next_try[21] = "-";
    char reason[STORE_REASON_BYTES];

    clock_format_utc(number_of(row, "acceptedUtcMs"), accepted);
    if (number_of(row, "nextTryUtcMs") != 0)
        clock_format_utc(number_of(row, "nextTryUtcMs"), next_try);
    (void)snprintf(reason, sizeof reason, "%s", text_of(row, "reason"));
    /* These are a server's words: they must not steer the terminal. */
    for (char *at = reason; *at != '\0'; at++) {
        if ((unsigned char)*at < ' ' || *at == 0x7F)
            *at = '?';
    }
    printf("%-9s  %-11s  %-20s  %5d  %-20s  %s\n", text_of(row, "reference"), text_of(row, "state"), accepted,
           (int)number_of(row, "tries"), next_try, reason);
}

static json_t *plain_row(const json_t *row)
{
    char accepted[21], next_try[21];

    clock_format_utc(number_of(row, "acceptedUtcMs"), accepted);
    clock_format_utc(number_of(row, "nextTryUtcMs"), next_try);
    return json_pack("{s:s, s:s, s:s, s:I, s:s?, s:s}", "reference", text_of(row, "reference"), "state",
                     text_of(row, "state"), "accepted", accepted, "tries", number_of(row, "tries"), "nextTry",
                     number_of(row, "nextTryUtcMs") != 0 ? next_try : NULL, "reason", text_of(row, "reason"));
}

/* Page by page, so that an outbox of any size passes through a bounded amount of memory; in JSON one object a
 * line would not be one document, so its list is written as it comes. */
static enum status print_all(struct source *source, bool as_json)
{
    json_int_t after = 0;
    bool first = true;

    for (;;) {
        json_t *rows = NULL;
        enum status status =
            source->channel != NULL ? ask_keeper(source, after, &rows) : ask_store(source, after, &rows);
        size_t count = json_array_size(rows);

        for (size_t i = 0; i < count && status == OK; i++) {
            const json_t *row = json_array_get(rows, i);
            json_t *plain = as_json ? plain_row(row) : NULL;
            char *text = as_json ? json_write_compact(plain) : NULL;

            if (as_json)
                printf("%s%s", first ? "" : ",\n", text);
            else
                print_row(row);
            first = false;
            after = number_of(row, "id");
            memory_wipe_text(text);
            json_decref(plain);
        }
        json_decref(rows);
        if (status != OK || count < WIRE_PAGE_ROWS)
            return status;
    }
}

int ctl_queue_list(const struct ctl_request *request)
{
    struct source source = {.channel = NULL};
    bool as_json = request->value[CTL_JSON] != NULL;
    enum status status = open_source(request->data, &source);

    if (status == OK) {
        if (as_json)
            printf("{\"items\":[");
        else
            printf("%-9s  %-11s  %-20s  %5s  %-20s  %s\n", "reference", "state", "accepted", "tries",
                   "next try", "reason");
        status = print_all(&source, as_json);
        if (as_json)
            printf("]}\n");
    }
    wire_close(source.channel);
    store_close(source.store);
    return status == OK ? CTL_DONE : CTL_DID_NOT_HOLD;
}
