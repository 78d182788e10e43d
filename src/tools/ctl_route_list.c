#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "tools/ctl.h"
#include "tools/source.h"

enum { KIND_BYTES = 65, WORDS_BYTES = 1100, ADDRESS_BYTES = 255, STATE_BYTES = 17 };

/* Rows do not say where they stand, so the row's number is put into each. */
static enum status read_page(const struct source *source, const json_t *last, json_t **ret_rows)
{
    json_int_t after = row_number(last, "number");
    json_t *rows = NULL;
    enum status status = source_ask_items(source, WIRE_ROUTE_LIST, json_pack("{s:I}", "after", after), &rows);

    for (size_t i = 0; i < json_array_size(rows); i++)
        (void)json_object_set_new(json_array_get(rows, i), "number", json_integer(after + (json_int_t)i + 1));
    if (status == OK)
        *ret_rows = rows;
    return status;
}

static void describe(const json_t *row, char *ret_text, size_t capacity)
{
    char state[STATE_BYTES], day[11], relay[KIND_BYTES];

    row_text(row, "state", state, sizeof state);
    row_text(row, "confirmed", day, sizeof day);
    row_text(row, "relay", relay, sizeof relay);
    if (strcmp(state, "confirmed") == 0)
        (void)snprintf(ret_text, capacity, "confirmed on %s", day);
    else if (strcmp(state, "unconfirmed") == 0)
        (void)snprintf(ret_text, capacity, "not confirmed");
    else if (strcmp(state, "local") == 0)
        (void)snprintf(ret_text, capacity, "needs no confirming: it stays on this machine");
    else
        (void)snprintf(ret_text, capacity, "cannot be used: private/inbox.json has no relay \"%s\"", relay);
}

static void print_row(const json_t *row)
{
    char kind[KIND_BYTES], name[WORDS_BYTES], inbox[ADDRESS_BYTES], sender[ADDRESS_BYTES];
    char relay[KIND_BYTES], url[WORDS_BYTES], state[160];

    row_text(row, "kind", kind, sizeof kind);
    row_text(row, "name", name, sizeof name);
    row_text(row, "inbox", inbox, sizeof inbox);
    row_text(row, "sender", sender, sizeof sender);
    row_text(row, "relay", relay, sizeof relay);
    row_text(row, "url", url, sizeof url);
    describe(row, state, sizeof state);
    printf("%s: %s\n    to %s (%s)\n    from %s by %s%s%s\n", kind, state, inbox, name, sender, relay,
           relay[0] != '\0' && url[0] != '\0' ? ", " : "", url);
}

static json_t *plain_row(const json_t *row)
{
    json_t *plain = json_deep_copy(row);

    (void)json_object_del(plain, "number");
    return plain;
}

int ctl_route_list(const struct ctl_request *request)
{
    static const struct listing LISTING = {
        .read_page = read_page,
        .print_row = print_row,
        .plain_row = plain_row,
    };
    struct source source;
    enum status status = source_open_keeper(request->data, &source);

    if (status == OK)
        status = source_print(&source, &LISTING, request->value[CTL_JSON] != NULL);
    source_close(&source);
    return status == OK ? CTL_DONE : CTL_DID_NOT_HOLD;
}
