#include "tools/sign_ups.h"

#include <stdlib.h>

#include "base/json.h"
#include "base/memory.h"
#include "store/rows.h"

static json_t *fields_of(const struct sign_ups_question *question, size_t after)
{
    char day[11];

    date_write(question->day, day);
    return json_pack("{s:s, s:s, s:i, s:I}", "session", question->session, "day", day, "minute",
                     question->minute, "after", (json_int_t)after);
}

static enum status read_dates(const struct source *source, const void *context, size_t after, json_t *rows)
{
    const struct sign_ups_question *question = context;
    struct booking_count counts[WIRE_PAGE_ROWS];
    char day[11];
    size_t count = 0;
    enum status status;

    date_write(question->day, day);
    if (source->store == NULL)
        return source_ask_page(source, WIRE_SIGN_UP_DATES,
                               json_pack("{s:s, s:I}", "from", day, "after", (json_int_t)after), rows);
    status = bookings_count(source->store, question->day, after, counts, WIRE_PAGE_ROWS, &count);
    for (size_t i = 0; i < count && status == OK; i++)
        (void)json_array_append_new(rows, booking_count_row(&counts[i]));
    return source_say_store(source->store, status);
}

static enum status read_sign_ups(const struct source *source, const void *context, size_t after, json_t *rows)
{
    const struct sign_ups_question *question = context;
    struct booking *bookings;
    size_t count = 0;
    enum status status;

    if (source->store == NULL)
        return source_ask_page(source, WIRE_SIGN_UP_LIST, fields_of(question, after), rows);
    bookings = memory_allocate(WIRE_PAGE_ROWS, sizeof *bookings);
    status = bookings_list(source->store, question->session, question->day, question->minute, after, false,
                           bookings, WIRE_PAGE_ROWS, &count);
    for (size_t i = 0; i < count && status == OK; i++)
        (void)json_array_append_new(rows, booking_row(&bookings[i]));
    free(bookings);
    return source_say_store(source->store, status);
}

static enum status read_passed(const struct source *source, const void *context, size_t after, json_t *rows)
{
    const struct sign_ups_question *question = context;
    struct booking_passed passed[WIRE_PAGE_ROWS];
    size_t count = 0;
    enum status status;

    if (source->store == NULL)
        return source_ask_page(source, WIRE_PASSED_LIST, fields_of(question, after), rows);
    status = bookings_passed(source->store, question->session, question->day, question->minute, after, passed,
                             WIRE_PAGE_ROWS, &count);
    for (size_t i = 0; i < count && status == OK; i++)
        (void)json_array_append_new(rows, booking_passed_row(&passed[i]));
    return source_say_store(source->store, status);
}

enum status sign_ups_read_dates(const struct source *source, const struct sign_ups_question *question,
                                json_t **ret_rows)
{
    return source_read_all(source, read_dates, question, ret_rows);
}

enum status sign_ups_read(const struct source *source, const struct sign_ups_question *question,
                          json_t **ret_rows)
{
    return source_read_all(source, read_sign_ups, question, ret_rows);
}

enum status sign_ups_read_passed(const struct source *source, const struct sign_ups_question *question,
                                 json_t **ret_rows)
{
    return source_read_all(source, read_passed, question, ret_rows);
}
