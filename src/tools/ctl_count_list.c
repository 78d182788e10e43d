#include <stdio.h>

#include "base/json.h"
#include "base/log.h"
#include "store/rows.h"
#include "tools/ctl.h"
#include "tools/source.h"

static enum status ask_store(struct store *store, const char *day, const char *what, json_t **ret_rows)
{
    struct tally rows[WIRE_PAGE_ROWS];
    size_t count = 0;
    enum status status = tally_list(store, day, what, WIRE_PAGE_ROWS, rows, &count);

    if (status != OK)
        return source_say_store(store, status);
    *ret_rows = json_array();
    for (size_t i = 0; i < count; i++)
        (void)json_array_append_new(*ret_rows, tally_row(&rows[i]));
    return OK;
}

static enum status read_page(const struct source *source, const json_t *last, json_t **ret_rows)
{
    char day[11], what[STORE_TALLY_BYTES];

    row_text(last, "day", day, sizeof day);
    row_text(last, "what", what, sizeof what);
    if (source->store != NULL)
        return ask_store(source->store, day, what, ret_rows);
    return source_ask_items(
        source, WIRE_COUNT_LIST,
        json_pack("{s:s, s:s, s:i}", "afterDay", day, "afterWhat", what, "limit", WIRE_PAGE_ROWS), ret_rows);
}

static void print_row(const json_t *row)
{
    char day[11], what[STORE_TALLY_BYTES];

    row_text(row, "day", day, sizeof day);
    row_text(row, "what", what, sizeof what);
    printf("%-10s  %7" JSON_INTEGER_FORMAT "  %s\n", day, row_number(row, "count"), what);
}

static json_t *plain_row(const json_t *row)
{
    return json_deep_copy(row);
}

int ctl_count_list(const struct ctl_request *request)
{
    static const struct listing LISTING = {
        .heading = "day           count  what",
        .read_page = read_page,
        .print_row = print_row,
        .plain_row = plain_row,
    };

    return source_list(request->data, &LISTING, request->value[CTL_JSON] != NULL) == OK ? CTL_DONE
                                                                                        : CTL_DID_NOT_HOLD;
}
