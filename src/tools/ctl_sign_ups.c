/* Sign-ups as the desk sees them: how many, in which order, and why; never names, which stand in sealed texts
 * that only the keeper opens. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "tools/ctl.h"
#include "tools/sign_ups.h"
#include "tools/typed.h"

enum { MINUTES_PER_HOUR = 60, TIME_BYTES = 8, WORD_BYTES = 24 };

static void write_time(json_int_t minute, char ret_time[TIME_BYTES])
{
    int known = minute >= 0 && minute < 24 * MINUTES_PER_HOUR ? (int)minute : 0;

    (void)snprintf(ret_time, TIME_BYTES, "%02d:%02d", known / MINUTES_PER_HOUR, known % MINUTES_PER_HOUR);
}

/* A copy of the row with times as people write them. */
static json_t *plain_row(const json_t *row)
{
    static const struct {
        const char *key, *plain;
    } MOMENTS[] = {{"madeUtcMs", "made"}, {"heldUntilUtcMs", "heldUntil"}, {"utcMs", "at"}};
    static const char *const FLAGS[] = {"arrived", "isNew", "walkIn"};
    json_t *plain = json_deep_copy(row);
    char time[TIME_BYTES];

    if (json_object_get(row, "minute") != NULL) {
        write_time(row_number(row, "minute"), time);
        (void)json_object_set_new(plain, "time", json_string(time));
        (void)json_object_del(plain, "minute");
    }
    for (size_t i = 0; i < sizeof MOMENTS / sizeof MOMENTS[0]; i++) {
        char moment[21];

        if (json_object_get(row, MOMENTS[i].key) == NULL)
            continue;
        clock_format_utc(row_number(row, MOMENTS[i].key), moment);
        (void)json_object_set_new(plain, MOMENTS[i].plain,
                                  row_number(row, MOMENTS[i].key) != 0 ? json_string(moment) : json_null());
        (void)json_object_del(plain, MOMENTS[i].key);
    }
    for (size_t i = 0; i < sizeof FLAGS / sizeof FLAGS[0]; i++) {
        if (json_object_get(row, FLAGS[i]) != NULL && json_object_get(row, "state") != NULL)
            (void)json_object_set_new(plain, FLAGS[i], json_boolean(row_number(row, FLAGS[i]) != 0));
    }
    return plain;
}

static json_t *plain_rows(const json_t *rows)
{
    json_t *plain = json_array();

    for (size_t i = 0; i < json_array_size(rows); i++)
        (void)json_array_append_new(plain, plain_row(json_array_get(rows, i)));
    return plain;
}

static void print_json(json_t *items)
{
    ctl_print_json(json_pack("{s:o}", "items", items));
}

static void print_dates_heading(void)
{
    printf("date        time   families  children  adults  offered  waiting  arrived  session\n");
}

static void print_date(const json_t *row)
{
    char session[BOOKING_SESSION_BYTES], day[11], time[TIME_BYTES];

    row_text(row, "session", session, sizeof session);
    row_text(row, "day", day, sizeof day);
    write_time(row_number(row, "minute"), time);
    printf("%-10s  %-5s  %8d  %8d  %6d  %7d  %7d  %7d  %s\n", day, time, (int)row_number(row, "families"),
           (int)row_number(row, "children"), (int)row_number(row, "adults"), (int)row_number(row, "offered"),
           (int)row_number(row, "waiting"), (int)row_number(row, "arrived"), session);
}

int ctl_sign_ups_list(const struct ctl_request *request)
{
    struct sign_ups_question question = {.minute = 0};
    struct source source;
    json_t *rows = NULL;
    enum status status;

    if (ctl_today(request, &question.day) != OK)
        return CTL_CALLED_WRONGLY;
    status = source_open(request->data, &source);
    if (status == OK)
        status = sign_ups_read_dates(&source, &question, &rows);
    source_close(&source);
    if (status != OK)
        return CTL_DID_NOT_HOLD;
    if (request->value[CTL_JSON] != NULL) {
        print_json(plain_rows(rows));
    } else {
        print_dates_heading();
        for (size_t i = 0; i < json_array_size(rows); i++)
            print_date(json_array_get(rows, i));
    }
    json_decref(rows);
    return CTL_DONE;
}

static void write_moment(const json_t *row, const char *key, char ret_moment[21])
{
    (void)snprintf(ret_moment, 21, "-");
    if (row_number(row, key) != 0)
        clock_format_utc(row_number(row, key), ret_moment);
}

static const char *yes_or_no(const json_t *row, const char *key)
{
    return row_number(row, key) != 0 ? "yes" : "-";
}

static void print_sign_up(const json_t *row)
{
    char reference[REFERENCE_CHARS + 1], state[WORD_BYTES], made[21], until[21];

    row_text(row, "reference", reference, sizeof reference);
    row_text(row, "state", state, sizeof state);
    write_moment(row, "madeUtcMs", made);
    write_moment(row, "heldUntilUtcMs", until);
    printf("%-9s  %-9s  %5d  %8d  %6d  %-7s  %-3s  %-7s  %-20s  %s\n", reference, state,
           (int)row_number(row, "position"), (int)row_number(row, "children"), (int)row_number(row, "adults"),
           yes_or_no(row, "arrived"), yes_or_no(row, "isNew"), yes_or_no(row, "walkIn"), made, until);
}

static void print_passed(const json_t *row)
{
    char reference[REFERENCE_CHARS + 1], why[WORD_BYTES], at[21];

    row_text(row, "reference", reference, sizeof reference);
    row_text(row, "why", why, sizeof why);
    write_moment(row, "utcMs", at);
    printf("%-9s  passed over  %-20s  %s\n", reference, at, why);
}

static void print_shown(const json_t *shown)
{
    const json_t *sign_ups = json_object_get(shown, "signUps");
    const json_t *passed = json_object_get(shown, "passedOver");

    print_dates_heading();
    print_date(shown);
    printf(
        "\nreference  state      place  children  adults  arrived  new  walk-in  made                  kept "
        "until\n");
    for (size_t i = 0; i < json_array_size(sign_ups); i++)
        print_sign_up(json_array_get(sign_ups, i));
    for (size_t i = 0; i < json_array_size(passed); i++)
        print_passed(json_array_get(passed, i));
}

/* Adds to the row of a date who is signed up and who was passed over. */
static enum status show(const struct source *source, struct sign_ups_question *question, json_t *row)
{
    json_t *sign_ups = NULL;
    json_t *passed = NULL;
    enum status status;

    question->minute = (int)row_number(row, "minute");
    status = sign_ups_read(source, question, &sign_ups);
    if (status == OK)
        status = sign_ups_read_passed(source, question, &passed);
    if (status == OK) {
        (void)json_object_set(row, "signUps", sign_ups);
        (void)json_object_set(row, "passedOver", passed);
    }
    json_decref(sign_ups);
    json_decref(passed);
    return status;
}

/* The dates of the session on that day: of appointments there are several. */
static enum status read_shown(const struct source *source, struct sign_ups_question *question,
                              json_t *ret_shown)
{
    json_t *dates = NULL;
    char day[11];
    enum status status = sign_ups_read_dates(source, question, &dates);

    date_write(question->day, day);
    for (size_t i = 0; i < json_array_size(dates) && status == OK; i++) {
        json_t *row = json_array_get(dates, i);
        char found[11], session[BOOKING_SESSION_BYTES];

        row_text(row, "day", found, sizeof found);
        row_text(row, "session", session, sizeof session);
        if (strcmp(found, day) != 0 || strcmp(session, question->session) != 0)
            continue;
        status = show(source, question, row);
        (void)json_array_append(ret_shown, row);
    }
    json_decref(dates);
    return status;
}

static void print_all_shown(const json_t *shown, bool as_json)
{
    json_t *plain;

    if (!as_json) {
        for (size_t i = 0; i < json_array_size(shown); i++)
            print_shown(json_array_get(shown, i));
        return;
    }
    plain = plain_rows(shown);
    for (size_t i = 0; i < json_array_size(plain); i++) {
        json_t *row = json_array_get(plain, i);

        (void)json_object_set_new(row, "signUps", plain_rows(json_object_get(row, "signUps")));
        (void)json_object_set_new(row, "passedOver", plain_rows(json_object_get(row, "passedOver")));
    }
    print_json(plain);
}

int ctl_sign_ups_show(const struct ctl_request *request)
{
    struct sign_ups_question question = {.minute = 0};
    struct source source;
    json_t *shown;
    enum status status;
    int code = CTL_DONE;

    if (!typed_day(request->second, &question.day))
        return CTL_CALLED_WRONGLY;
    (void)snprintf(question.session, sizeof question.session, "%s", request->folder);
    shown = json_array();
    status = source_open(request->data, &source);
    if (status == OK)
        status = read_shown(&source, &question, shown);
    source_close(&source);
    if (status != OK)
        code = CTL_DID_NOT_HOLD;
    else if (json_array_size(shown) > 0 || request->value[CTL_JSON] != NULL)
        print_all_shown(shown, request->value[CTL_JSON] != NULL);
    else
        log_line("%s: nobody has signed up for it on that day; doorstepctl sign-ups list shows all dates",
                 request->folder);
    if (status == OK && json_array_size(shown) == 0)
        code = CTL_DID_NOT_HOLD;
    json_decref(shown);
    return code;
}
