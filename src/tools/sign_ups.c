#include "tools/sign_ups.h"

#include <stdlib.h>

#include "base/json.h"
#include "base/log.h"
#include "base/memory.h"

/* The rows of a question after so many. */
typedef enum status page_reader(const struct source *source, const struct sign_ups_question *question,
                                size_t after, json_t *rows);

static enum status say_store(struct store *store, enum status status)
{
    if (status != OK)
        log_line("the database: %s", store_problem(store));
    return status;
}

static json_t *fields_of(const struct sign_ups_question *question, size_t after)
{
    char day[11];

    date_write(question->day, day);
    return json_pack("{s:s, s:s, s:i, s:I}", "session", question->session, "day", day, "minute",
                     question->minute, "after", (json_int_t)after);
}

static enum status ask(const struct source *source, enum wire_kind kind, json_t *fields, json_t *rows)
{
    json_t *items = NULL;
    enum status status = source_ask_items(source, kind, fields, &items);

    if (status == OK)
        (void)json_array_extend(rows, items);
    json_decref(items);
    return status;
}

static enum status read_dates(const struct source *source, const struct sign_ups_question *question,
                              size_t after, json_t *rows)
{
    struct booking_count counts[WIRE_PAGE_ROWS];
    char day[11];
    size_t count = 0;
    enum status status;

    date_write(question->day, day);
    if (source->store == NULL)
        return ask(source, WIRE_SIGN_UP_DATES,
                   json_pack("{s:s, s:I}", "from", day, "after", (json_int_t)after), rows);
    status = bookings_count(source->store, question->day, after, counts, WIRE_PAGE_ROWS, &count);
    for (size_t i = 0; i < count && status == OK; i++) {
        const struct booking_count *row = &counts[i];

        date_write(row->day, day);
        (void)json_array_append_new(rows, json_pack("{s:s, s:s, s:i, s:i, s:i, s:i, s:i, s:i}", "session",
                                                    row->session, "day", day, "minute", row->minute,
                                                    "families", row->booked.families, "children",
                                                    row->booked.children, "adults", row->booked.adults,
                                                    "offered", row->offered, "waiting", row->waiting));
    }
    return say_store(source->store, status);
}

static enum status read_sign_ups(const struct source *source, const struct sign_ups_question *question,
                                 size_t after, json_t *rows)
{
    struct booking *bookings;
    size_t count = 0;
    enum status status;

    if (source->store == NULL)
        return ask(source, WIRE_SIGN_UP_LIST, fields_of(question, after), rows);
    bookings = memory_allocate(WIRE_PAGE_ROWS, sizeof *bookings);
    status = bookings_list(source->store, question->session, question->day, question->minute, after, false,
                           bookings, WIRE_PAGE_ROWS, &count);
    for (size_t i = 0; i < count && status == OK; i++)
        (void)json_array_append_new(
            rows, json_pack("{s:s, s:s, s:i, s:i, s:i, s:I, s:I}", "reference", bookings[i].reference,
                            "state", booking_state_name(bookings[i].state), "children",
                            bookings[i].party.children, "adults", bookings[i].party.adults, "position",
                            bookings[i].position, "madeUtcMs", (json_int_t)bookings[i].made_utc_ms,
                            "heldUntilUtcMs", (json_int_t)bookings[i].held_until_utc_ms));
    free(bookings);
    return say_store(source->store, status);
}

static enum status read_passed(const struct source *source, const struct sign_ups_question *question,
                               size_t after, json_t *rows)
{
    struct booking_passed passed[WIRE_PAGE_ROWS];
    size_t count = 0;
    enum status status;

    if (source->store == NULL)
        return ask(source, WIRE_PASSED_LIST, fields_of(question, after), rows);
    status = bookings_passed(source->store, question->session, question->day, question->minute, after, passed,
                             WIRE_PAGE_ROWS, &count);
    for (size_t i = 0; i < count && status == OK; i++)
        (void)json_array_append_new(rows, json_pack("{s:s, s:I, s:s}", "reference", passed[i].reference,
                                                    "utcMs", (json_int_t)passed[i].utc_ms, "why",
                                                    places_fit_name(passed[i].why)));
    return say_store(source->store, status);
}

static enum status read_all(const struct source *source, page_reader *read_page,
                            const struct sign_ups_question *question, json_t **ret_rows)
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

enum status sign_ups_read_dates(const struct source *source, const struct sign_ups_question *question,
                                json_t **ret_rows)
{
    return read_all(source, read_dates, question, ret_rows);
}

enum status sign_ups_read(const struct source *source, const struct sign_ups_question *question,
                          json_t **ret_rows)
{
    return read_all(source, read_sign_ups, question, ret_rows);
}

enum status sign_ups_read_passed(const struct source *source, const struct sign_ups_question *question,
                                 json_t **ret_rows)
{
    return read_all(source, read_passed, question, ret_rows);
}
