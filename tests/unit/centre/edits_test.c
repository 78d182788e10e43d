/* The list of what staff have set: what may stand in it, and how it changes. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "edits_family.h"
#include "suites.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

START_TEST(kinds_have_names)
{
    static const char *const names[] = {"close", "capacity", "checked", "notice"};

    for (int kind = 0; kind < EDIT_KINDS; kind++) {
        ck_assert_str_eq(edit_kind_name((enum edit_kind)kind), names[kind]);
        ck_assert_int_eq(edit_kind_named(names[kind]), kind);
    }
    ck_assert_int_eq(edit_kind_named("Close"), EDIT_KINDS);
    ck_assert_int_eq(edit_kind_named(""), EDIT_KINDS);
}
END_TEST

static void check_ids(const char *wanted)
{
    char ids[200] = "";
    size_t used = 0;

    for (size_t i = 0; i < edits.count; i++)
        used +=
            (size_t)snprintf(ids + used, sizeof ids - used, "%s%" PRId64, i > 0 ? " " : "", edits.list[i].id);
    ck_assert_str_eq(ids, wanted);
}

START_TEST(one_of_the_same_subject_takes_the_place_of_the_other)
{
    ck_assert_int_eq(put(closing("tea", day)), 1);
    ck_assert_int_eq(put(closing("tea", next_day)), 2);
    ck_assert_int_eq(put(closing("", day)), 3);
    ck_assert_int_eq(put(places_for("tea", 5, ANY, ANY)), 4);
    ck_assert_int_eq(put(check_of("tea", day)), 5);
    ck_assert_int_eq(put(notice("en", "We are open")), 6);
    ck_assert_int_eq(put(notice("bn", "খোলা")), 7);
    check_ids("1 2 3 4 5 6 7");
    ck_assert_int_eq(put(closing("tea", day)), 8);
    ck_assert_int_eq(put(places_for("tea", 6, ANY, ANY)), 9);
    ck_assert_int_eq(put(check_of("tea", next_day)), 10);
    ck_assert_int_eq(put(notice("en", "We are closed")), 11);
    check_ids("2 3 7 8 9 10 11");
    ck_assert_int_eq(edits.list[4].places.families, 6);
    ck_assert_str_eq(edits.list[6].text, "We are closed");
}
END_TEST

START_TEST(an_id_is_never_given_twice)
{
    int64_t id = put(closing("tea", day));

    ck_assert(edits_drop(&edits, id));
    ck_assert(!edits_drop(&edits, id));
    ck_assert(!edits_drop(&edits, 0));
    ck_assert_uint_eq(edits.count, 0);
    ck_assert_int_eq(put(closing("tea", day)), id + 1);
}
END_TEST

START_TEST(closed_days_that_are_over_go)
{
    (void)put(closing("tea", day));
    (void)put(closing("", next_day));
    (void)put(check_of("tea", (struct date){2026, 1, 1}));
    (void)put(notice("en", "Hello"));
    (void)put(closing("", day));
    edits_forget_past(&edits, day);
    check_ids("1 2 3 4 5");
    edits_forget_past(&edits, next_day);
    check_ids("2 3 4");
    edits_forget_past(&edits, (struct date){2030, 1, 1});
    check_ids("3 4");
}
END_TEST

START_TEST(a_full_list_only_takes_what_is_in_it)
{
    struct edit edit = closing("tea", (struct date){2027, 12, 31});
    int64_t id = 0;

    for (int i = 0; i < EDITS_MAX; i++)
        (void)put(closing("tea", date_add_days(day, i)));
    ck_assert_int_eq(edits_put(&edits, &edit, &id), FULL);
    ck_assert_uint_eq(edits.count, EDITS_MAX);
    ck_assert_int_eq(id, 0);
    ck_assert_int_eq(put(closing("tea", day)), EDITS_MAX + 1);
    ck_assert_uint_eq(edits.count, EDITS_MAX);
}
END_TEST

/* A file with a higher one could not be read again. */
START_TEST(ids_have_an_end)
{
    struct edit edit = closing("tea", day);
    int64_t id = 0;

    edits.last_id = INT64_C(999999999999);
    ck_assert_int_eq(edits_put(&edits, &edit, &id), OK);
    ck_assert_int_eq(id, INT64_C(1000000000000));
    ck_assert_int_eq(edits_put(&edits, &edit, &id), FULL);
    ck_assert_uint_eq(edits.count, 1);
}
END_TEST

static const struct {
    const char *text;
    bool will_do;
} words[] = {
    {"a", true},
    {"Closed on Monday: we are at the library.", true},
    {"সোমবার বন্ধ", true},
    {"مغلق يوم الاثنين", true},
    {"a\u00A0b", true},
    {"a\u200Db", true}, /* joins letters */
    {"", false},
    {"   ", false},
    {"two\nlines", false},
    {"a\ttab", false},
    {"a\x01", false},
    {"a\x7F", false},
    {"a\xC2\x85", false},
    {"a\xC2\x9F", false},
    {"a\u2028b", false},
    {"a\u2029b", false},
    {"a\xFF", false},
    {"a\xC3", false},
    {"\xC0\xAF", false},     /* overlong */
    {"\xED\xA0\x80", false}, /* half of a pair */
    {"\xF4\x90\x80\x80", false},
};

START_TEST(a_notice_is_one_paragraph)
{
    struct edit edit;
    int64_t id = 0;

    for (size_t i = 0; i < COUNT(words); i++) {
        edit = notice("en", words[i].text);
        ck_assert_msg(edits_put(&edits, &edit, &id) == (words[i].will_do ? OK : INVALID), "row %zu", i);
    }
    for (size_t count = EDIT_TEXT_CHARS; count <= EDIT_TEXT_CHARS + 1; count++) {
        enum status wanted = count == EDIT_TEXT_CHARS ? OK : INVALID;

        edit = notice("en", many("a", count));
        ck_assert_int_eq(edits_put(&edits, &edit, &id), wanted);
        edit = notice("bn", many("ক", count));
        ck_assert_int_eq(edits_put(&edits, &edit, &id), wanted);
    }
    edit = notice("en", many("😀", EDIT_TEXT_CHARS)); /* all that has room, to the byte */
    ck_assert_int_eq(edits_put(&edits, &edit, &id), OK);
    memset(edit.text, 'a', sizeof edit.text);
    ck_assert_int_eq(edits_put(&edits, &edit, &id), INVALID);
}
END_TEST

static const struct {
    int families, children, adults;
    bool will_do;
} capacities[] = {
    {1, 0, 0, true},        {999, 999, 999, true},  {ANY, ANY, ANY, true}, {16, ANY, ANY, true},
    {ANY, 0, 1, true},      {0, 5, 5, false},       {-1, 5, 5, false},     {1000, 5, 5, false},
    {5, 1000, 5, false},    {5, 5, 1000, false},    {5, -1, 5, false},     {5, 5, -1, false},
    {ANY + 1, 5, 5, false}, {ANY - 1, 5, 5, false},
};

START_TEST(a_capacity_has_room_for_a_family)
{
    for (size_t i = 0; i < COUNT(capacities); i++) {
        struct edit edit =
            places_for("tea", capacities[i].families, capacities[i].children, capacities[i].adults);
        int64_t id = 0;

        ck_assert_msg(edits_put(&edits, &edit, &id) == (capacities[i].will_do ? OK : INVALID), "row %zu", i);
    }
}
END_TEST

static const struct {
    enum edit_kind kind;
    const char *subject;
    bool will_do;
} subjects[] = {
    {EDIT_CLOSE, "", true},
    {EDIT_CLOSE, "monday-play", true},
    {EDIT_CLOSE, "Monday", false},
    {EDIT_CLOSE, "a/b", false},
    {EDIT_CLOSE, "123456789-123456789-123456789-123456789-123456789-123456789-", true},
    {EDIT_CLOSE, "123456789-123456789-123456789-123456789-123456789-123456789-1", false},
    {EDIT_CAPACITY, "", false},
    {EDIT_CAPACITY, "monday-play", true},
    {EDIT_CHECKED, "", false},
    {EDIT_CHECKED, "baby-massage", true},
    {EDIT_CHECKED, "4D9909C1-BFE7-511D-9DCD-99867BF5C27A", true},
    {EDIT_CHECKED, "4D9909C1", false},
    {EDIT_NOTICE, "", false},
    {EDIT_NOTICE, "zh-Hans", true},
    {EDIT_NOTICE, "English", false},
    {EDIT_KINDS, "tea", false},
};

START_TEST(an_edit_is_about_something)
{
    for (size_t i = 0; i < COUNT(subjects); i++) {
        struct edit edit = edit_of(subjects[i].kind, subjects[i].subject);
        int64_t id = 0;

        edit.day = day;
        edit.places = (struct places){1, 1, 1};
        memcpy(edit.text, "Hello", 6);
        ck_assert_msg(edits_put(&edits, &edit, &id) == (subjects[i].will_do ? OK : INVALID), "row %zu", i);
    }
}
END_TEST

START_TEST(a_day_is_whole_and_real)
{
    static const struct date bad[] = {{0, 0, 0}, {2026, 11, 0}, {2026, 2, 29}, {2026, 13, 1}, {10000, 1, 1}};
    int64_t id = 0;

    for (size_t i = 0; i < COUNT(bad); i++) {
        struct edit close = closing("tea", bad[i]);
        struct edit checked = check_of("tea", bad[i]);

        ck_assert_msg(edits_put(&edits, &close, &id) == INVALID, "row %zu", i);
        ck_assert_msg(edits_put(&edits, &checked, &id) == INVALID, "row %zu", i);
    }
}
END_TEST

TCase *edits_tests(void)
{
    TCase *tests = tcase_create("edits");

    tcase_add_checked_fixture(tests, edits_make, edits_remove);
    tcase_add_test(tests, kinds_have_names);
    tcase_add_test(tests, one_of_the_same_subject_takes_the_place_of_the_other);
    tcase_add_test(tests, an_id_is_never_given_twice);
    tcase_add_test(tests, closed_days_that_are_over_go);
    tcase_add_test(tests, a_full_list_only_takes_what_is_in_it);
    tcase_add_test(tests, ids_have_an_end);
    tcase_add_test(tests, a_notice_is_one_paragraph);
    tcase_add_test(tests, a_capacity_has_room_for_a_family);
    tcase_add_test(tests, an_edit_is_about_something);
    tcase_add_test(tests, a_day_is_whole_and_real);
    return tests;
}
