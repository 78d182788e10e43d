#include <stdio.h>

#include "base/clock.h"
#include "base/json.h"
#include "base/log.h"
#include "store/rows.h"
#include "tools/ctl.h"
#include "tools/source.h"

static enum status ask_store(struct store *store, json_int_t after, json_t **ret_rows)
{
    struct outbox_item items[WIRE_PAGE_ROWS];
    size_t count = 0;
    json_t *rows;
    enum status status = outbox_list(store, after, WIRE_PAGE_ROWS, items, &count);

    if (status != OK)
        return source_say_store(store, status);
    rows = json_array();
    for (size_t i = 0; i < count; i++)
        (void)json_array_append_new(rows, outbox_row(&items[i]));
    *ret_rows = rows;
    return OK;
}

static enum status read_page(const struct source *source, const json_t *last, json_t **ret_rows)
{
    json_int_t after = row_number(last, "id");

    if (source->store != NULL)
        return ask_store(source->store, after, ret_rows);
    return source_ask_items(source, WIRE_QUEUE_LIST,
                            json_pack("{s:I, s:i}", "after", after, "limit", WIRE_PAGE_ROWS), ret_rows);
}

static void print_row(const json_t *row)
{
    char reference[REFERENCE_CHARS + 1], state[16], accepted[21], next_try[21] = "-";
    char reason[STORE_REASON_BYTES];

    row_text(row, "reference", reference, sizeof reference);
    row_text(row, "state", state, sizeof state);
    row_text(row, "reason", reason, sizeof reason);
    clock_format_utc(row_number(row, "acceptedUtcMs"), accepted);
    if (row_number(row, "nextTryUtcMs") != 0)
        clock_format_utc(row_number(row, "nextTryUtcMs"), next_try);
    printf("%-9s  %-11s  %-20s  %5d  %-20s  %s\n", reference, state, accepted, (int)row_number(row, "tries"),
           next_try, reason);
}

static json_t *plain_row(const json_t *row)
{
    char accepted[21], next_try[21];

    clock_format_utc(row_number(row, "acceptedUtcMs"), accepted);
    clock_format_utc(row_number(row, "nextTryUtcMs"), next_try);
    return json_pack("{s:O, s:O, s:s, s:O, s:s?, s:O}", "reference", json_object_get(row, "reference"),
                     "state", json_object_get(row, "state"), "accepted", accepted, "tries",
                     json_object_get(row, "tries"), "nextTry",
                     row_number(row, "nextTryUtcMs") != 0 ? next_try : NULL, "reason",
                     json_object_get(row, "reason"));
}

int ctl_queue_list(const struct ctl_request *request)
{
    static const struct listing LISTING = {
        .heading = "reference  state        accepted              tries  next try              reason",
        .read_page = read_page,
        .print_row = print_row,
        .plain_row = plain_row,
    };

    return source_list(request->data, &LISTING, request->value[CTL_JSON] != NULL) == OK ? CTL_DONE
                                                                                        : CTL_DID_NOT_HOLD;
}
