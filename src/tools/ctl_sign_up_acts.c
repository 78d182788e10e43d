/* What the desk does with one sign-up, and with a family that comes without one. Whose turn it is then says
 * the timetable, which only the keeper holds against the database; so all of it needs a keeper. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/random.h"
#include "rules/places.h"
#include "tools/ctl.h"
#include "tools/desk_dates.h"
#include "tools/sign_ups.h"
#include "tools/typed.h"

enum { WORD_BYTES = 24, KEY_BYTES = 37, NAME_BYTES = 700, PARTY_MAX = 99, MINUTES_PER_HOUR = 60 };

/* --- one sign-up --- */

struct act {
    const char *name; /* on the wire */
    const char *done;
};

static int say_verdict(const char *reference, const struct act *act, const json_t *answer)
{
    char verdict[WORD_BYTES];

    row_text(answer, "verdict", verdict, sizeof verdict);
    if (strcmp(verdict, session_verdict_name(VERDICT_DONE)) == 0) {
        printf("%s: %s\n", reference, act->done);
        return CTL_DONE;
    }
    if (strcmp(verdict, session_verdict_name(VERDICT_GONE)) == 0)
        log_line("%s: no place is kept for it; doorstepctl sign-ups show says how it stands", reference);
    else
        log_line("%s: there is no such sign-up; doorstepctl sign-ups show lists those of a session",
                 reference);
    return CTL_DID_NOT_HOLD;
}

static enum status ask_keeper(const char *data, enum wire_kind kind, json_t *asked, json_t **ret_answer)
{
    struct source source;
    enum status status = source_open_keeper(data, &source);

    if (status == OK)
        status = source_ask_one(&source, kind, asked, ret_answer);
    else
        json_decref(asked);
    source_close(&source);
    return status;
}

static int act_on(const struct ctl_request *request, const struct act *act)
{
    char reference[REFERENCE_CHARS + 1];
    json_t *answer = NULL;
    int code = CTL_DID_NOT_HOLD;

    if (!typed_reference(request->folder, reference))
        return CTL_CALLED_WRONGLY;
    if (ask_keeper(request->data, WIRE_SIGN_UP_ACT,
                   json_pack("{s:s, s:s}", "reference", reference, "act", act->name), &answer) == OK)
        code = say_verdict(reference, act, answer);
    json_decref(answer);
    return code;
}

int ctl_sign_ups_cancel(const struct ctl_request *request)
{
    return act_on(request, &(struct act){"cancel", "cancelled"});
}

int ctl_sign_ups_take(const struct ctl_request *request)
{
    return act_on(request, &(struct act){"take", "has the place that was kept"});
}

int ctl_sign_ups_arrive(const struct ctl_request *request)
{
    if (request->value[CTL_NEW] != NULL)
        return act_on(request, &(struct act){"arrive-new", "has arrived, for the first time"});
    return act_on(request, &(struct act){"arrive", "has arrived"});
}

int ctl_sign_ups_not_arrived(const struct ctl_request *request)
{
    return act_on(request, &(struct act){"not-arrived", "has not arrived"});
}

int ctl_sign_ups_name(const struct ctl_request *request)
{
    char reference[REFERENCE_CHARS + 1], verdict[WORD_BYTES], name[NAME_BYTES], phone[NAME_BYTES];
    char language[NAME_BYTES];
    json_t *answer = NULL;

    if (!typed_reference(request->folder, reference))
        return CTL_CALLED_WRONGLY;
    if (ask_keeper(request->data, WIRE_NAME_OF, json_pack("{s:s}", "reference", reference), &answer) != OK)
        return CTL_DID_NOT_HOLD;
    row_text(answer, "verdict", verdict, sizeof verdict);
    row_text(answer, "name", name, sizeof name);
    row_text(answer, "phone", phone, sizeof phone);
    row_text(answer, "language", language, sizeof language);
    if (strcmp(verdict, "found") == 0)
        printf("%s: %s\ntelephone: %s\nlanguage: %s\n", reference, name,
               phone[0] != '\0' ? phone : "none given", language);
    else
        log_line("%s: no name is kept for it: it walked in, was cancelled, or is long over; doorstepctl "
                 "sign-ups show says how it stands",
                 reference);
    memory_wipe(name, sizeof name);
    memory_wipe(phone, sizeof phone);
    json_decref(answer);
    return strcmp(verdict, "found") == 0 ? CTL_DONE : CTL_DID_NOT_HOLD;
}

/* --- who walks in --- */

struct walk_in {
    const char *session;
    struct date day;
    int minute; /* -1: the only one of that day */
    int children, adults;
};

static bool read_walk_in(const struct ctl_request *request, struct walk_in *ret_walk_in)
{
    const char *time = request->value[CTL_TIME];

    ret_walk_in->session = request->folder;
    ret_walk_in->minute = -1;
    if (!typed_day(request->second, &ret_walk_in->day) ||
        (time != NULL && !typed_time(time, &ret_walk_in->minute)) ||
        !typed_count("--children", request->value[CTL_CHILDREN], 0, PARTY_MAX, &ret_walk_in->children) ||
        !typed_count("--adults", request->value[CTL_ADULTS], 0, PARTY_MAX, &ret_walk_in->adults))
        return false;
    if (ret_walk_in->children + ret_walk_in->adults > 0)
        return true;
    log_line("--children and --adults: are both 0; write how many have come");
    return false;
}

/* Which of the day's dates is meant. NULL after saying why that is not clear. */
static const struct desk_date *choose_date(const struct desk_dates *dates, const struct walk_in *walk_in)
{
    for (size_t i = 0; i < dates->count; i++) {
        if (dates->list[i].date.opens == walk_in->minute)
            return &dates->list[i];
    }
    if (walk_in->minute < 0 && dates->count == 1)
        return &dates->list[0];
    for (size_t i = 0; i < dates->count; i++)
        log_line("%s: takes place at %02d:%02d; say which one with --time HH:MM", walk_in->session,
                 dates->list[i].date.opens / MINUTES_PER_HOUR, dates->list[i].date.opens % MINUTES_PER_HOUR);
    return NULL;
}

static void print_left(const json_t *answer, const char *key)
{
    json_int_t left = row_number(answer, key);

    if (left < PLACES_NO_LIMIT)
        printf("; %s left: %d", key, (int)left);
}

static int say_walked_in(const struct walk_in *walk_in, const json_t *answer)
{
    char verdict[WORD_BYTES], reference[REFERENCE_CHARS + 1];

    row_text(answer, "verdict", verdict, sizeof verdict);
    row_text(answer, "reference", reference, sizeof reference);
    if (strcmp(verdict, "done") == 0) {
        printf("%s: walked in", reference);
        print_left(answer, "families");
        print_left(answer, "children");
        print_left(answer, "adults");
        printf("\n");
        return CTL_DONE;
    }
    if (strcmp(verdict, "full") == 0)
        log_line("%s: there is no room for so many (children: %d, adults: %d); doorstepctl sign-ups show "
                 "says who has not arrived, doorstepctl edits capacity makes room",
                 walk_in->session, walk_in->children, walk_in->adults);
    else
        log_line("%s: the keeper knows no such date; look at the day, and whether it is closed with "
                 "doorstepctl edits list",
                 walk_in->session);
    return CTL_DID_NOT_HOLD;
}

static enum status ask_walk_in(const struct source *source, const struct walk_in *walk_in,
                               const struct desk_date *date, bool is_new, json_t **ret_answer)
{
    char key[KEY_BYTES], day[11];

    random_uuid(random_system(), key);
    date_write(date->date.day, day);
    return source_ask_one(source, WIRE_WALK_IN,
                          json_pack("{s:s, s:s, s:s, s:i, s:i, s:i, s:i}", "key", key, "session",
                                    date->session, "day", day, "minute", date->date.opens, "children",
                                    walk_in->children, "adults", walk_in->adults, "isNew", is_new ? 1 : 0),
                          ret_answer);
}

int ctl_sign_ups_walk_in(const struct ctl_request *request)
{
    static struct desk_dates dates;
    const struct desk_date *date = NULL;
    struct source source = {.channel = NULL};
    struct in_use in_use;
    struct walk_in walk_in;
    json_t *answer = NULL;
    int code = CTL_DID_NOT_HOLD;
    enum status status;

    if (!read_walk_in(request, &walk_in))
        return CTL_CALLED_WRONGLY;
    status = in_use_open(request->data, &in_use);
    if (status == OK)
        status = desk_dates_in_timetable(&in_use, walk_in.session, walk_in.day, &dates);
    if (status == OK)
        date = choose_date(&dates, &walk_in);
    if (date != NULL && source_open_keeper(request->data, &source) == OK &&
        ask_walk_in(&source, &walk_in, date, request->value[CTL_NEW] != NULL, &answer) == OK)
        code = say_walked_in(&walk_in, answer);
    else if (status == OK && date == NULL)
        code = CTL_CALLED_WRONGLY;
    source_close(&source);
    json_decref(answer);
    in_use_close(&in_use);
    return code;
}

/* --- whom to ring next --- */

/* Whoever's kept place lapses first; else who has waited longest. NULL: nobody waits. */
static const json_t *choose_next(const json_t *rows)
{
    const json_t *next = NULL;
    bool is_kept = false;

    for (size_t i = 0; i < json_array_size(rows); i++) {
        const json_t *row = json_array_get(rows, i);
        char state[WORD_BYTES];
        bool keeps;

        row_text(row, "state", state, sizeof state);
        keeps = strcmp(state, booking_state_name(BOOKING_OFFERED)) == 0;
        if (keeps && (!is_kept || row_number(row, "heldUntilUtcMs") < row_number(next, "heldUntilUtcMs"))) {
            next = row;
            is_kept = true;
        } else if (!is_kept && strcmp(state, booking_state_name(BOOKING_WAITING)) == 0 &&
                   (next == NULL || row_number(row, "position") < row_number(next, "position"))) {
            next = row;
        }
    }
    return next;
}

/* "today at 10:42", or with the day when that is another. */
static void write_moment(json_int_t utc_ms, char *ret_text, size_t capacity)
{
    static const struct clock NOW;
    struct date day = date_of_utc(utc_ms);
    int minute = date_minute_of_utc(utc_ms);
    char text[11] = "today";

    if (date_compare(day, date_of_utc(clock_utc_ms(&NOW))) != 0)
        date_write(day, text);
    (void)snprintf(ret_text, capacity, "%s at %02d:%02d", text, minute / MINUTES_PER_HOUR,
                   minute % MINUTES_PER_HOUR);
}

static json_t *describe_next(const struct desk_date *date, const json_t *row)
{
    char reference[REFERENCE_CHARS + 1], until[WORD_BYTES], why[80], time[8];
    bool is_kept = row_number(row, "heldUntilUtcMs") != 0;

    row_text(row, "reference", reference, sizeof reference);
    write_moment(row_number(row, "heldUntilUtcMs"), until, sizeof until);
    (void)snprintf(why, sizeof why, "%s%s",
                   is_kept ? "a place is kept for them until "
                           : "they have waited longest, but no place is free for them",
                   is_kept ? until : "");
    (void)snprintf(time, sizeof time, "%02d:%02d", date->date.opens / MINUTES_PER_HOUR % 24,
                   date->date.opens % MINUTES_PER_HOUR);
    return json_pack("{s:s, s:s, s:s, s:O, s:O, s:s}", "session", date->session, "time", time, "reference",
                     reference, "children", json_object_get(row, "children"), "adults",
                     json_object_get(row, "adults"), "why", why);
}

static enum status find_next(const struct source *source, const struct desk_dates *dates, json_t *ret_items)
{
    enum status status = OK;

    for (size_t i = 0; i < dates->count && status == OK; i++) {
        struct sign_ups_question question = {.day = dates->list[i].date.day,
                                             .minute = dates->list[i].date.opens};
        const json_t *next;
        json_t *rows = NULL;

        (void)snprintf(question.session, sizeof question.session, "%s", dates->list[i].session);
        status = sign_ups_read(source, &question, &rows);
        next = choose_next(rows);
        if (next != NULL)
            (void)json_array_append_new(ret_items, describe_next(&dates->list[i], next));
        json_decref(rows);
    }
    return status;
}

static void print_next(const json_t *items)
{
    for (size_t i = 0; i < json_array_size(items); i++) {
        const json_t *item = json_array_get(items, i);
        char session[BOOKING_SESSION_BYTES], time[8], reference[REFERENCE_CHARS + 1], why[80];

        row_text(item, "session", session, sizeof session);
        row_text(item, "time", time, sizeof time);
        row_text(item, "reference", reference, sizeof reference);
        row_text(item, "why", why, sizeof why);
        printf("%s %s: ring %s (children: %d, adults: %d): %s\n", session, time, reference,
               (int)row_number(item, "children"), (int)row_number(item, "adults"), why);
    }
    if (json_array_size(items) > 0)
        printf("doorstepctl sign-ups name REFERENCE shows the name and the telephone number.\n");
}

int ctl_sign_ups_next(const struct ctl_request *request)
{
    static struct desk_dates dates;
    struct source source = {.channel = NULL};
    struct in_use in_use;
    struct date day;
    json_t *items;
    enum status status;

    if (!typed_day(request->second, &day))
        return CTL_CALLED_WRONGLY;
    items = json_array();
    status = in_use_open(request->data, &in_use);
    if (status == OK)
        status = source_open(request->data, &source);
    if (status == OK)
        status = desk_dates_find(&source, &in_use, request->folder, day, &dates);
    if (status == OK)
        status = find_next(&source, &dates, items);
    source_close(&source);
    in_use_close(&in_use);
    if (status == OK && request->value[CTL_JSON] != NULL)
        ctl_print_json(json_pack("{s:O}", "items", items));
    else if (status == OK && json_array_size(items) == 0)
        printf("%s: nobody waits\n", request->folder);
    else if (status == OK)
        print_next(items);
    json_decref(items);
    return status == OK ? CTL_DONE : CTL_DID_NOT_HOLD;
}
