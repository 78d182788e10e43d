/* What is offered to whom: ages of siblings, areas, old entries, and the order of the page. */
#include "rules/offer.h"

#include <stdio.h>
#include <string.h>

#include "days.h"
#include "suites.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

enum { SERVICES = 12, ENTRIES_MAX = 20 };

/* 11 August 2026 is a Tuesday. */
static const char today[] = "2026-08-11";

static struct service services[SERVICES];
static struct service_time times[SERVICES][3];
static struct offer_question question;
static struct offer_entry entries[ENTRIES_MAX];

static void add_time(size_t service, const char *byday, int opens)
{
    struct service_time *time = &times[service][services[service].time_count++];

    *time = (struct service_time){.place = -1};
    time->schedule = (struct schedule){.frequency = SCHEDULE_WEEKLY, .interval = 1, .opens = opens};
    ck_assert_int_eq(schedule_read_byday(byday, &time->schedule), OK);
    services[service].times = times[service];
}

/* All alike: for everybody, checked lately, just come. */
static void start(void)
{
    for (size_t i = 0; i < SERVICES; i++) {
        services[i] = (struct service){.key = "service", .checked = day_of("2026-08-01")};
        services[i].limits = (struct age_limits){.expecting = true, .until_months = AGE_FOREVER};
    }
    question = (struct offer_question){.services = services, .service_count = 1, .today = day_of(today)};
}

static size_t make(void)
{
    memset(entries, 0x55, sizeof entries);
    return offer_make(&question, NULL, entries, ENTRIES_MAX);
}

static void add_child(const char *born)
{
    question.ages[question.age_count++] = age_of_birth(day_of(born));
}

static void limit(size_t service, int from_months, int until_months)
{
    services[service].limits = (struct age_limits){.from_months = from_months, .until_months = until_months};
}

static void check_order(const char *wanted)
{
    char order[ENTRIES_MAX * 4] = "";
    size_t count = make();

    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(order);

        snprintf(order + length, sizeof order - length, "%s%zu", i > 0 ? " " : "", entries[i].service);
    }
    ck_assert_str_eq(order, wanted);
}

START_TEST(nobody_named_sees_everything)
{
    question.service_count = 3;
    limit(0, 0, 12);
    services[1].limits = (struct age_limits){.expecting = true, .only_expecting = true};
    limit(2, 60, 48);
    check_order("0 1 2");
    for (size_t i = 0; i < 3; i++) {
        ck_assert_uint_eq(entries[i].fits, 0);
        ck_assert_uint_eq(entries[i].may_fit, 0);
        ck_assert_int_eq(entries[i].from.year, 0);
    }
}
END_TEST

START_TEST(siblings_are_bits)
{
    question.service_count = 5;
    add_child("2026-01-11");                                                  /* a baby */
    add_child("2023-02-11");                                                  /* 3 */
    question.ages[question.age_count++] = age_about_years(2, question.today); /* 2, some day */
    question.ages[question.age_count++] = age_of_due(day_of("2026-12"));
    limit(0, 0, 12);
    limit(1, 24, 60);
    limit(2, 30, 48);
    services[3].limits = (struct age_limits){.expecting = true, .only_expecting = true};
    limit(4, 132, 200);
    check_order("0 1 2 3");
    ck_assert_uint_eq(entries[0].fits, 1U << 0);
    ck_assert_uint_eq(entries[0].may_fit, 0);
    ck_assert_uint_eq(entries[1].fits, 1U << 1 | 1U << 2);
    ck_assert_uint_eq(entries[2].fits, 1U << 1);
    ck_assert_uint_eq(entries[2].may_fit, 1U << 2);
    ck_assert_uint_eq(entries[3].fits, 1U << 3);
    for (size_t i = 0; i < 4; i++)
        ck_assert_int_eq(entries[i].from.year, 0);
}
END_TEST

START_TEST(six_children_have_six_bits)
{
    for (size_t i = 0; i < AGES_MAX; i++)
        add_child("2024-08-11");
    ck_assert_uint_eq(make(), 1);
    ck_assert_uint_eq(entries[0].fits, (1U << AGES_MAX) - 1);
}
END_TEST

static const struct {
    const char *born;
    const char *sibling;
    const char *from; /* NULL: it is not shown */
} soons[] = {
    {"2024-02-11", NULL, "2027-02-11"}, /* in six months to the day */
    {"2024-02-12", NULL, NULL},
    {"2023-08-12", NULL, "2026-08-12"},
    {"2023-12-01", "2023-10-01", "2026-10-01"}, /* the earlier of two */
    {"2023-10-01", "2023-12-01", "2026-10-01"},
    {"2023-10-01", "2010-01-01", "2026-10-01"}, /* one too old, one soon */
    {"2010-01-01", NULL, NULL},
};

START_TEST(what_fits_soon_is_shown_with_its_day)
{
    for (size_t i = 0; i < COUNT(soons); i++) {
        start();
        limit(0, 36, 60);
        add_time(0, "TU", 600);
        add_child(soons[i].born);
        if (soons[i].sibling != NULL)
            add_child(soons[i].sibling);
        ck_assert_msg(make() == (soons[i].from != NULL), "row %zu", i);
        if (soons[i].from == NULL)
            continue;
        check_day(entries[0].from, soons[i].from, i);
        ck_assert_uint_eq(entries[0].fits | entries[0].may_fit, 0);
        ck_assert(entries[0].has_next && date_compare(entries[0].next_day, entries[0].from) >= 0);
    }
}
END_TEST

START_TEST(who_fits_now_hides_who_fits_soon)
{
    limit(0, 36, 60);
    add_child("2023-10-01");
    add_child("2023-01-01");
    ck_assert_uint_eq(make(), 1);
    ck_assert_uint_eq(entries[0].fits, 1U << 1);
    ck_assert_int_eq(entries[0].from.year, 0);
}
END_TEST

static const struct {
    const char *service_area;
    const char *asked;
    enum offer_use use;
    bool is_shown, depends;
} areas[] = {
    {NULL, NULL, OFFER_USE_UNKNOWN, true, false},      {NULL, "north", OFFER_USES_NOT, true, false},
    {NULL, "north", OFFER_NOT_SURE, true, false},      {"north", NULL, OFFER_USE_UNKNOWN, true, true},
    {"north", NULL, OFFER_USES_NOT, true, true}, /* nobody was asked about any place */
    {"north", "north", OFFER_USE_UNKNOWN, true, true}, {"north", "north", OFFER_USES, true, false},
    {"north", "north", OFFER_USES_NOT, false, false},  {"north", "north", OFFER_NOT_SURE, true, true},
    {"north", "south", OFFER_USES, true, true},        {"north", "south", OFFER_USES_NOT, true, true},
};

START_TEST(a_place_that_is_used_decides)
{
    for (size_t i = 0; i < COUNT(areas); i++) {
        services[0].area = areas[i].service_area;
        question.area = areas[i].asked;
        question.use = areas[i].use;
        ck_assert_msg(make() == areas[i].is_shown, "row %zu", i);
        if (areas[i].is_shown)
            ck_assert_msg(entries[0].depends_on_place == areas[i].depends, "row %zu", i);
    }
}
END_TEST

START_TEST(below_the_age_of_the_area_the_place_does_not_matter)
{
    services[0].area = "north";
    question.area = "north";
    question.area_from_months = 60;
    question.use = OFFER_USES_NOT;
    limit(0, 0, 132);
    add_child("2024-08-11");
    ck_assert(make());
    ck_assert_uint_eq(entries[0].fits, 1);
    ck_assert(!entries[0].depends_on_place);
    ck_assert(!offer_depends_on_area(&question, "north"));
    add_child("2019-08-11");
    ck_assert(offer_depends_on_area(&question, "north"));
    ck_assert(make());
    ck_assert_uint_eq(entries[0].fits, 1); /* for the little one only */
    question.use = OFFER_NOT_SURE;
    ck_assert(make());
    ck_assert_uint_eq(entries[0].fits, 3);
    ck_assert(entries[0].depends_on_place);
}
END_TEST

START_TEST(the_place_is_asked_only_where_it_decides)
{
    char north[] = "north";

    question.service_count = 3;
    question.hidden_months = 12;
    services[1].area = "north";
    limit(1, 60, 132);
    ck_assert(offer_depends_on_area(&question, north)); /* everything is shown */
    ck_assert(!offer_depends_on_area(&question, "south"));
    add_child("2024-08-11");
    ck_assert(!offer_depends_on_area(&question, north)); /* too young by years */
    add_child("2021-10-11");
    ck_assert(offer_depends_on_area(&question, north)); /* 5 in October */
    question.area = north;
    question.use = OFFER_USES_NOT;
    ck_assert(offer_depends_on_area(&question, north)); /* the answer does not unask it */
    services[1].checked = day_of("2025-08-11");
    ck_assert(!offer_depends_on_area(&question, north)); /* hidden anyhow */
}
END_TEST

static const struct {
    const char *checked;
    int stale_months, hidden_months;
    bool is_shown, is_stale;
} olds[] = {
    {"2026-08-11", 6, 12, true, false},  {"2026-02-12", 6, 12, true, false},
    {"2026-02-11", 6, 12, true, true},   {"2026-02-10", 6, 12, true, true},
    {"2025-08-12", 6, 12, true, true},   {"2025-08-11", 6, 12, false, false},
    {"2025-08-10", 6, 12, false, false}, {"2025-08-10", 6, 0, true, true},
    {"2020-01-01", 0, 0, true, false},   {"2025-08-11", 0, 12, false, false},
    {NULL, 6, 12, true, true},           {NULL, 0, 0, true, false},
    {NULL, 0, 12, true, false},          {"2026-09-01", 6, 12, true, false},
    {"2025-08", 0, 12, false, false},
};

START_TEST(old_entries_are_told_and_then_hidden)
{
    for (size_t i = 0; i < COUNT(olds); i++) {
        size_t stale = 99, hidden = 99;

        services[0].checked = day_of(olds[i].checked);
        question.stale_months = olds[i].stale_months;
        question.hidden_months = olds[i].hidden_months;
        ck_assert_msg(make() == olds[i].is_shown, "row %zu", i);
        if (olds[i].is_shown)
            ck_assert_msg(entries[0].is_stale == olds[i].is_stale, "row %zu", i);
        offer_count_old(&question, &stale, &hidden);
        ck_assert_uint_eq(stale, olds[i].is_stale);
        ck_assert_uint_eq(hidden, !olds[i].is_shown);
    }
}
END_TEST

START_TEST(staff_are_told_of_all_whoever_asks)
{
    size_t stale = 99, hidden = 99;

    question.service_count = 6;
    question.stale_months = 6;
    question.hidden_months = 12;
    add_child("1990-01-01");
    limit(0, 0, 12);
    services[0].checked = day_of("2026-01-01");
    services[1].checked = day_of("2020-01-01");
    services[2].checked = day_of("2021-01-01");
    services[3].checked = day_of(NULL);
    offer_count_old(&question, &stale, &hidden);
    ck_assert_uint_eq(stale, 2);
    ck_assert_uint_eq(hidden, 2);
}
END_TEST

START_TEST(the_page_has_its_order)
{
    static const enum offer_access access[] = {
        OFFER_ELSEWHERE, OFFER_ASK,     OFFER_DROP_IN, OFFER_DROP_IN,    OFFER_DROP_IN, OFFER_BOOK,
        OFFER_DROP_IN,   OFFER_DROP_IN, OFFER_DROP_IN, OFFER_INVITATION, OFFER_REFERRAL};

    question.service_count = COUNT(access);
    for (size_t i = 0; i < COUNT(access); i++)
        services[i].access = access[i];
    add_time(3, "WE", 540);
    add_time(4, "TU", 840);
    add_time(4, "TU", 780);
    add_time(6, "TU", 600);
    add_time(7, "TU", -1);
    add_time(8, "TU", 600);
    check_order("6 8 4 7 3 2 5 1 10 9 0");
}
END_TEST

START_TEST(the_next_time_is_the_soonest_of_all)
{
    const struct schedule_closure list[] = {{day_of("2026-08-11"), day_of("2026-08-13")}};
    const struct schedule_closures closures = {list, 1};

    add_time(0, "TH", 600);
    add_time(0, "WE", 840);
    add_time(0, "WE", 780);
    ck_assert_uint_eq(make(), 1);
    ck_assert(entries[0].has_next);
    check_day(entries[0].next_day, "2026-08-12", 0);
    ck_assert_ptr_eq(entries[0].next_time, &times[0][2]);
    ck_assert_uint_eq(offer_make(&question, &closures, entries, ENTRIES_MAX), 1);
    check_day(entries[0].next_day, "2026-08-19", 1);
}
END_TEST

START_TEST(what_takes_place_no_more_has_no_next)
{
    add_time(0, "TU", 600);
    times[0][0].schedule.valid_to = day_of("2026-08-10");
    ck_assert_uint_eq(make(), 1);
    ck_assert(!entries[0].has_next);
    ck_assert_ptr_null(entries[0].next_time);
}
END_TEST

START_TEST(what_is_paused_is_kept_without_a_time)
{
    services[0].is_paused = true;
    add_time(0, "TU", 600);
    ck_assert_uint_eq(make(), 1);
    ck_assert(!entries[0].has_next);
}
END_TEST

/* The best come first, however little room there is. */
START_TEST(what_does_not_fit_in_is_left_out)
{
    question.service_count = 4;
    services[0].access = OFFER_ELSEWHERE;
    services[1].access = OFFER_ASK;
    memset(entries, 0, sizeof entries);
    entries[2].service = 77;
    ck_assert_uint_eq(offer_make(&question, NULL, entries, 2), 2);
    ck_assert_uint_eq(entries[0].service, 2);
    ck_assert_uint_eq(entries[1].service, 3);
    ck_assert_uint_eq(entries[2].service, 77);
    ck_assert_uint_eq(offer_make(&question, NULL, entries, 0), 0);
    question.service_count = 0;
    ck_assert_uint_eq(offer_make(&question, NULL, entries, 2), 0);
}
END_TEST

START_TEST(as_many_services_as_there_may_be)
{
    struct service *many = calloc(OFFER_SERVICES_MAX, sizeof *many);
    struct offer_entry *made = calloc(OFFER_SERVICES_MAX, sizeof *made);

    ck_assert(many != NULL && made != NULL);
    add_time(0, "MO,TH", 600);
    add_time(0, "WE", 600);
    for (size_t i = 0; i < OFFER_SERVICES_MAX; i++) {
        many[i] = services[0];
        many[i].access = (enum offer_access)(i % (OFFER_ELSEWHERE + 1));
        many[i].time_count = i % 3;
    }
    question.services = many;
    question.service_count = OFFER_SERVICES_MAX;
    add_child("2024-08-11");
    ck_assert_uint_eq(offer_make(&question, NULL, made, OFFER_SERVICES_MAX), OFFER_SERVICES_MAX);
    for (size_t i = 1; i < OFFER_SERVICES_MAX; i++) {
        const struct service *before = &many[made[i - 1].service];
        const struct service *after = &many[made[i].service];

        ck_assert_int_le(before->access, after->access);
        if (before->access == after->access && made[i - 1].has_next == made[i].has_next)
            ck_assert(date_compare(made[i - 1].next_day, made[i].next_day) < 0 ||
                      made[i - 1].service < made[i].service);
    }
    free(many);
    free(made);
}
END_TEST

/* The whole question again, wherever the machine is: nothing of it may look at a clock or a zone. */
START_TEST(the_offer_is_the_same_in_every_zone)
{
    go_to_zone(_i);
    question.service_count = 3;
    limit(0, 0, 48);
    limit(1, 48, 60);
    limit(2, 54, 60);
    add_child("2022-08-11");
    add_time(1, "TU", 600);
    check_order("1 2");
    check_day(entries[0].next_day, "2026-08-11", 0);
    check_day(entries[1].from, "2027-02-11", 1);
}
END_TEST

TCase *offer_tests(void)
{
    TCase *tests = tcase_create("offer");

    tcase_add_checked_fixture(tests, start, NULL);
    tcase_add_test(tests, nobody_named_sees_everything);
    tcase_add_test(tests, siblings_are_bits);
    tcase_add_test(tests, six_children_have_six_bits);
    tcase_add_test(tests, what_fits_soon_is_shown_with_its_day);
    tcase_add_test(tests, who_fits_now_hides_who_fits_soon);
    tcase_add_test(tests, a_place_that_is_used_decides);
    tcase_add_test(tests, below_the_age_of_the_area_the_place_does_not_matter);
    tcase_add_test(tests, the_place_is_asked_only_where_it_decides);
    tcase_add_test(tests, old_entries_are_told_and_then_hidden);
    tcase_add_test(tests, staff_are_told_of_all_whoever_asks);
    tcase_add_test(tests, the_page_has_its_order);
    tcase_add_test(tests, the_next_time_is_the_soonest_of_all);
    tcase_add_test(tests, what_takes_place_no_more_has_no_next);
    tcase_add_test(tests, what_is_paused_is_kept_without_a_time);
    tcase_add_test(tests, what_does_not_fit_in_is_left_out);
    tcase_add_test(tests, as_many_services_as_there_may_be);
    tcase_add_loop_test(tests, the_offer_is_the_same_in_every_zone, 0, ZONES);
    return tests;
}
