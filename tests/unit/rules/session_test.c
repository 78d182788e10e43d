/* Sessions: their dates, slots and courses, and when one can sign up, to the minute. tests/rules/ holds whole
 * years of them against another program. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "days.h"
#include "rules/session.h"
#include "suites.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

enum { DATES_MAX = 400, TEXT_BYTES = 2000 };

static const struct service_time monday = {{SCHEDULE_WEEKLY, 1, {{0, 0}}, 1, .opens = 600, .closes = 690}, 0};
static const struct service_time thursday_and_monday = {
    {SCHEDULE_WEEKLY, 1, {{3, 0}, {0, 0}}, 2, .opens = 540, .closes = 600}, 1};
static const struct service_time monday_too = {{SCHEDULE_WEEKLY, 1, {{0, 0}}, 1, .opens = 600, .closes = 660},
                                               1};
static const struct service_time any_tuesday = {{SCHEDULE_WEEKLY, 1, {{1, 0}}, 1, .opens = -1, .closes = -1},
                                                -1};
/* Three hours in which one of 50 minutes fits three times, and 30 minutes are left. */
static const struct service_time clinic = {{SCHEDULE_WEEKLY, 1, {{2, 0}}, 1, .opens = 540, .closes = 720}, 0};
static const struct service_time six_mondays = {{SCHEDULE_WEEKLY,
                                                 1,
                                                 {{0, 0}},
                                                 1,
                                                 .start = {2026, 9, 7},
                                                 .valid_to = {2026, 10, 12},
                                                 .opens = 600,
                                                 .closes = 690},
                                                0};
static const struct service_time last_saturday = {
    {SCHEDULE_ONCE, 1, .start = {2026, 10, 17}, .opens = 840, .closes = 1020}, 1};
static const struct service_time endless = {
    {SCHEDULE_WEEKLY, 1, {{0, 0}}, 1, .start = {2026, 9, 7}, .opens = 600, .closes = -1}, 0};

enum shape { PLAY, TWO, TWICE, UNTIMED, CLINIC, COURSE, COURSE_OF_TWO, NO_BEGINNING, ENDLESS, SHAPES };

static const struct {
    enum session_kind kind;
    int slot_minutes;
    const struct service_time *times[2];
} shapes[SHAPES] = {
    [PLAY] = {SESSION_BOOKED, 0, {&monday}},
    [TWO] = {SESSION_TICKET, 0, {&monday, &thursday_and_monday}},
    [TWICE] = {SESSION_DROP_IN, 0, {&monday, &monday_too}},
    [UNTIMED] = {SESSION_DROP_IN, 0, {&any_tuesday}},
    [CLINIC] = {SESSION_APPOINTMENT, 50, {&clinic}},
    [COURSE] = {SESSION_COURSE, 0, {&six_mondays}},
    [COURSE_OF_TWO] = {SESSION_COURSE, 0, {&last_saturday, &six_mondays}},
    [NO_BEGINNING] = {SESSION_COURSE, 0, {&six_mondays, &monday}},
    [ENDLESS] = {SESSION_COURSE, 0, {&endless}},
};

static struct session session_of(enum shape shape, struct service_time ret_times[2])
{
    struct session session = {.id = "play",
                              .service = -1,
                              .kind = shapes[shape].kind,
                              .slot_minutes = shapes[shape].slot_minutes,
                              .release_days = -1,
                              .times = ret_times};

    while (session.time_count < 2 && shapes[shape].times[session.time_count] != NULL) {
        ret_times[session.time_count] = *shapes[shape].times[session.time_count];
        session.time_count++;
    }
    return session;
}

/* 7 and 28 September are Mondays; so is 12 October, the course's last. */
static const struct schedule_closure some_days[] = {{{2026, 9, 7}, {2026, 9, 7}},
                                                    {{2026, 9, 26}, {2026, 9, 30}}};
static const struct schedule_closures open_always = {NULL, 0},
                                      closed_at_times = {some_days, COUNT(some_days)};

static void write_dates(const struct session_date *dates, size_t count, char ret_text[TEXT_BYTES])
{
    size_t used = 0;

    ret_text[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        char day[11];

        date_write(dates[i].day, day);
        used += (size_t)snprintf(ret_text + used, TEXT_BYTES - used, "%s%s %d-%d@%d", i > 0 ? ", " : "",
                                 day + 5, dates[i].opens, dates[i].closes, dates[i].place);
        ck_assert_uint_lt(used, TEXT_BYTES);
    }
}

static const struct {
    enum shape shape;
    bool closes;
    const char *from, *until;
    size_t capacity;
    const char *dates;
} rows[] = {
    {PLAY, false, "2026-09-07", "2026-09-14", 9, "09-07 600-690@0, 09-14 600-690@0"},
    {PLAY, false, "2026-09-08", "2026-09-13", 9, ""},
    {PLAY, false, "2026-09-14", "2026-09-07", 9, ""},
    {PLAY, true, "2026-09-07", "2026-10-05", 9, "09-14 600-690@0, 09-21 600-690@0, 10-05 600-690@0"},
    {PLAY, false, "2026-09-07", "2027-09-07", 1, "09-07 600-690@0"},
    {PLAY, false, "2026-09-07", "2027-09-07", 0, ""},
    /* Two schedules in order of time, and a minute that both have once. */
    {TWO, false, "2026-09-07", "2026-09-14", 9,
     "09-07 540-600@1, 09-07 600-690@0, 09-10 540-600@1, 09-14 540-600@1, 09-14 600-690@0"},
    {TWO, false, "2026-09-07", "2026-09-14", 2, "09-07 540-600@1, 09-07 600-690@0"},
    {TWICE, false, "2026-09-07", "2026-09-14", 9, "09-07 600-690@0, 09-14 600-690@0"},
    {UNTIMED, false, "2026-09-07", "2026-09-14", 9, "09-08 -1--1@-1"},
    {CLINIC, false, "2026-09-09", "2026-09-16", 9,
     "09-09 540-590@0, 09-09 590-640@0, 09-09 640-690@0, 09-16 540-590@0, 09-16 590-640@0, 09-16 640-690@0"},
    {CLINIC, false, "2026-09-09", "2026-09-16", 4,
     "09-09 540-590@0, 09-09 590-640@0, 09-09 640-690@0, 09-16 540-590@0"},
    /* A course is called by its first day, closed or not, as long as one of its days is in the span. */
    {COURSE, false, "2026-09-07", "2026-09-07", 9, "09-07 600-690@0"},
    {COURSE, false, "2026-10-12", "2027-10-12", 9, "09-07 600-690@0"},
    {COURSE, false, "2026-10-13", "2027-10-12", 9, ""},
    {COURSE, false, "2026-08-01", "2026-09-06", 9, ""},
    {COURSE, false, "2026-09-08", "2026-09-13", 9, ""},
    {COURSE, false, "2026-09-01", "2026-12-31", 0, ""},
    {COURSE, true, "2026-09-01", "2026-09-13", 9, ""},
    {COURSE, true, "2026-09-01", "2026-09-14", 9, "09-07 600-690@0"},
    {COURSE_OF_TWO, false, "2026-10-13", "2026-10-31", 9, "09-07 600-690@0"},
    {NO_BEGINNING, false, "2026-09-07", "2026-09-07", 9, ""},
};

START_TEST(dates_come_in_order_each_once)
{
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct service_time times[2];
        struct session session = session_of(rows[i].shape, times);
        const struct schedule_closures *closures = rows[i].closes ? &closed_at_times : &open_always;
        struct session_date dates[9];
        char text[TEXT_BYTES];
        size_t count = session_dates(&session, closures, day_of(rows[i].from), day_of(rows[i].until), dates,
                                     rows[i].capacity);

        write_dates(dates, count, text);
        ck_assert_msg(strcmp(text, rows[i].dates) == 0, "row %zu: %s, not %s", i, text, rows[i].dates);
    }
}
END_TEST

/* What a ticket names is found again, and nothing beside it, in each shape and however the year is closed. */
START_TEST(what_is_given_is_found_and_nothing_else)
{
    enum { FIRST = 500, LAST = 900, STEP = 10 };
    struct service_time times[2];
    struct session session = session_of((enum shape)_i, times);
    struct date until = {2026, 12, 31};

    for (int closed = 0; closed < 2; closed++) {
        const struct schedule_closures *closures = closed ? &closed_at_times : &open_always;
        struct session_date dates[DATES_MAX], found;
        size_t count = session_dates(&session, closures, (struct date){2026, 8, 1}, until, dates, DATES_MAX);
        size_t at = 0;

        for (struct date day = {2026, 8, 1}; date_compare(day, until) <= 0; day = date_add_days(day, 1)) {
            for (int minute = -1; minute <= LAST; minute = minute < 0 ? FIRST : minute + STEP) {
                bool is_given =
                    at < count && date_compare(dates[at].day, day) == 0 && dates[at].opens == minute;

                ck_assert_int_eq(session_find_date(&session, closures, day, minute, &found), is_given);
                if (is_given)
                    ck_assert_mem_eq(&found, &dates[at++], sizeof found);
            }
        }
        ck_assert_uint_eq(at, count);
    }
}
END_TEST

START_TEST(no_day_is_found_where_there_is_none)
{
    struct service_time times[2];
    struct session session = session_of(PLAY, times);
    struct session_date found = {.opens = 77};

    ck_assert(!session_find_date(&session, &open_always, (struct date){2026, 9, 0}, 600, &found));
    ck_assert(!session_find_date(&session, &open_always, (struct date){0, 0, 0}, 600, &found));
    ck_assert(!session_find_date(&session, &open_always, (struct date){2026, 9, 31}, 600, &found));
    ck_assert_int_eq(found.opens, 77);
}
END_TEST

static const struct {
    enum shape shape;
    bool closes;
    const char *days; /* of 2026 */
    const char *begins, *ends;
} courses[] = {
    {COURSE, false, "09-07 09-14 09-21 09-28 10-05 10-12", "2026-09-07T09:00:00Z", "2026-10-12T10:30:00Z"},
    {COURSE, true, "09-14 09-21 10-05 10-12", "2026-09-14T09:00:00Z", "2026-10-12T10:30:00Z"},
    {COURSE_OF_TWO, false, "09-07 09-14 09-21 09-28 10-05 10-12 10-17", "2026-09-07T09:00:00Z",
     "2026-10-17T16:00:00Z"},
};

START_TEST(a_course_has_all_its_days)
{
    for (size_t i = 0; i < COUNT(courses); i++) {
        struct service_time times[2];
        struct session session = session_of(courses[i].shape, times);
        const struct schedule_closures *closures = courses[i].closes ? &closed_at_times : &open_always;
        struct session_date date;
        struct date days[SESSION_COURSE_DATES_MAX];
        size_t count = session_course_days(&session, closures, days, SESSION_COURSE_DATES_MAX);
        char text[TEXT_BYTES] = "";
        int64_t begins = 0, ends = 0;

        for (size_t d = 0; d < count; d++) {
            char day[11];

            date_write(days[d], day);
            strncat(text, d > 0 ? " " : "", 2);
            strncat(text, day + 5, 6);
        }
        ck_assert_str_eq(text, courses[i].days);
        ck_assert_uint_eq(session_course_days(&session, closures, days, 2), 2);
        ck_assert_int_eq(clock_parse_utc(courses[i].begins, &begins), OK);
        ck_assert_int_eq(clock_parse_utc(courses[i].ends, &ends), OK);
        ck_assert(session_find_date(&session, closures, (struct date){2026, 9, 7}, 600, &date));
        ck_assert_int_eq(session_begins_utc_ms(&session, closures, &date), begins);
        ck_assert_int_eq(session_ends_utc_ms(&session, closures, &date), ends);
    }
}
END_TEST

START_TEST(a_course_that_never_takes_place_is_none)
{
    static const struct schedule_closure all = {{2026, 9, 1}, {2026, 12, 31}};
    const struct schedule_closures closures = {&all, 1};
    struct service_time times[2];
    struct session session = session_of(COURSE, times);
    struct session_date date;
    struct date days[2];

    ck_assert(!session_find_date(&session, &closures, (struct date){2026, 9, 7}, 600, &date));
    ck_assert_uint_eq(session_dates(&session, &closures, all.from, all.to, &date, 1), 0);
    ck_assert_uint_eq(session_course_days(&session, &closures, days, 2), 0);
    session = session_of(PLAY, times);
    ck_assert_uint_eq(session_course_days(&session, &open_always, days, 2), 0);
}
END_TEST

START_TEST(a_course_without_an_end_is_bounded)
{
    struct service_time times[2];
    struct session session = session_of(ENDLESS, times);
    struct date days[SESSION_COURSE_DATES_MAX + 1];
    struct session_date date;

    ck_assert_uint_eq(session_course_days(&session, &open_always, days, COUNT(days)), COUNT(days));
    ck_assert(session_find_date(&session, &open_always, (struct date){2026, 9, 7}, 600, &date));
    /* The 60th Monday, to midnight, for nobody said when it closes. */
    ck_assert_int_eq(session_ends_utc_ms(&session, &open_always, &date),
                     date_utc_of_wall(date_add_days((struct date){2026, 9, 7}, 59 * 7), 24 * 60));
}
END_TEST

static const struct date three_mondays[] = {{2026, 9, 7}, {2026, 9, 21}, {2026, 10, 12}};

static const struct {
    enum shape shape;
    size_t closed_count; /* of three_mondays */
    bool closes;         /* and the whole centre at times */
    const char *from, *until;
    size_t capacity;
    const char *dates;
    const char *lost; /* a closed day that is not found, NULL: the shape has no such day */
    int opens;
} closed_rows[] = {
    {PLAY, 0, false, "2026-09-07", "2026-09-21", 9, "09-07 600-690@0, 09-14 600-690@0, 09-21 600-690@0", NULL,
     0},
    {PLAY, 2, false, "2026-09-07", "2026-09-28", 9, "09-14 600-690@0, 09-28 600-690@0", "2026-09-07", 600},
    {PLAY, 2, false, "2026-09-07", "2026-09-28", 1, "09-14 600-690@0", "2026-09-21", 600},
    {PLAY, 1, false, "2026-09-07", "2026-09-07", 9, "", "2026-09-07", 600},
    {PLAY, 2, true, "2026-09-14", "2026-10-05", 9, "09-14 600-690@0, 10-05 600-690@0", "2026-09-28", 600},
    {TWO, 1, false, "2026-09-07", "2026-09-14", 9, "09-10 540-600@1, 09-14 540-600@1, 09-14 600-690@0",
     "2026-09-07", 540},
    {TWICE, 1, false, "2026-09-07", "2026-09-14", 9, "09-14 600-690@0", "2026-09-07", 600},
    {CLINIC, 3, false, "2026-09-09", "2026-09-09", 9, "09-09 540-590@0, 09-09 590-640@0, 09-09 640-690@0",
     NULL, 0},
    /* A course keeps its name when its first day is closed, and is no more when all its days are. */
    {COURSE, 1, false, "2026-09-01", "2026-09-14", 9, "09-07 600-690@0", NULL, 0},
    {COURSE, 1, false, "2026-09-01", "2026-09-13", 9, "", NULL, 0},
    {COURSE, 3, false, "2026-10-06", "2026-10-31", 9, "", NULL, 0},
};

START_TEST(a_day_that_is_closed_at_the_desk_is_left_out)
{
    for (size_t i = 0; i < COUNT(closed_rows); i++) {
        const struct schedule_closures *closures = closed_rows[i].closes ? &closed_at_times : &open_always;
        struct service_time times[2];
        struct session session = session_of(closed_rows[i].shape, times);
        struct session_date dates[9], found;
        char text[TEXT_BYTES];
        size_t count;

        session.closed = three_mondays;
        session.closed_count = closed_rows[i].closed_count;
        count = session_dates(&session, closures, day_of(closed_rows[i].from), day_of(closed_rows[i].until),
                              dates, closed_rows[i].capacity);
        write_dates(dates, count, text);
        ck_assert_msg(strcmp(text, closed_rows[i].dates) == 0, "row %zu: %s, not %s", i, text,
                      closed_rows[i].dates);
        for (size_t date = 0; date < count; date++)
            ck_assert(session_find_date(&session, closures, dates[date].day, dates[date].opens, &found));
        if (closed_rows[i].lost != NULL)
            ck_assert_msg(!session_find_date(&session, closures, day_of(closed_rows[i].lost),
                                             closed_rows[i].opens, &found),
                          "row %zu: %s is found", i, closed_rows[i].lost);
    }
}
END_TEST

START_TEST(a_course_goes_on_after_a_closed_day)
{
    static const struct date all[] = {{2026, 9, 7},  {2026, 9, 14}, {2026, 9, 21},
                                      {2026, 9, 28}, {2026, 10, 5}, {2026, 10, 12}};
    struct date days[SESSION_COURSE_DATES_MAX];
    struct service_time times[2];
    struct session session = session_of(COURSE, times);
    struct session_date date;

    session.closed = three_mondays;
    session.closed_count = COUNT(three_mondays);
    ck_assert_uint_eq(session_course_days(&session, &open_always, days, COUNT(days)), 3);
    check_day(days[0], "2026-09-14", 0);
    check_day(days[1], "2026-09-28", 1);
    check_day(days[2], "2026-10-05", 2);
    ck_assert(session_find_date(&session, &open_always, (struct date){2026, 9, 7}, 600, &date));
    ck_assert_int_eq(session_begins_utc_ms(&session, &open_always, &date),
                     date_utc_of_wall((struct date){2026, 9, 14}, 600));
    ck_assert_int_eq(session_ends_utc_ms(&session, &open_always, &date),
                     date_utc_of_wall((struct date){2026, 10, 5}, 690));
    session.closed = all;
    session.closed_count = COUNT(all);
    ck_assert(!session_find_date(&session, &open_always, (struct date){2026, 9, 7}, 600, &date));
}
END_TEST

TCase *session_tests(void)
{
    TCase *tests = tcase_create("sessions");

    tcase_add_test(tests, dates_come_in_order_each_once);
    tcase_add_loop_test(tests, what_is_given_is_found_and_nothing_else, 0, SHAPES);
    tcase_add_test(tests, no_day_is_found_where_there_is_none);
    tcase_add_test(tests, a_course_has_all_its_days);
    tcase_add_test(tests, a_course_that_never_takes_place_is_none);
    tcase_add_test(tests, a_course_without_an_end_is_bounded);
    tcase_add_test(tests, a_day_that_is_closed_at_the_desk_is_left_out);
    tcase_add_test(tests, a_course_goes_on_after_a_closed_day);
    return tests;
}
