/* Small numbers of people are hidden, and no total gives one of them away. */
#include "rules/report.h"

#include <stdio.h>
#include <string.h>

#include "suites.h"

enum { ROWS_MAX = 12 };

/* Counts of one part, and what is seen of them: -1 is hidden. -2 ends. */
static const struct {
    int64_t counts[ROWS_MAX];
    int64_t seen[ROWS_MAX];
} parts[] = {
    {{0, -2}, {0, -2}},
    {{1, -2}, {-1, -2}}, /* the only row: nothing else could be hidden */
    {{4, -2}, {-1, -2}},
    {{5, -2}, {5, -2}},
    {{5, 6, 7, -2}, {5, 6, 7, -2}},
    {{4, 90, 5, 6, -2}, {-1, 90, -1, 6, -2}}, /* with it the next smallest */
    {{4, 5, -2}, {-1, -1, -2}},
    {{9, 3, 9, -2}, {-1, -1, 9, -2}}, /* of two alike the first */
    {{4, 0, -2}, {-1, 0, -2}},        /* a 0 says nothing, and hides nothing */
    {{0, 4, 0, 70, -2}, {0, -1, 0, -1, -2}},
    {{1, 4, 50, -2}, {-1, -1, 50, -2}},         /* two hide each other */
    {{1, 1, 50, 60, -2}, {-1, -1, -1, 60, -2}}, /* unless their sum tells both */
    {{1, 2, 3, 4, 5, -2}, {-1, -1, -1, -1, 5, -2}},
    {{0, 0, -2}, {0, 0, -2}},
    {{INT64_MAX, 4, -2}, {-1, -1, -2}},
};

static size_t fill(struct report_row *rows, enum report_part part, const int64_t *counts)
{
    size_t count = 0;

    for (; counts[count] != -2; count++) {
        rows[count] = (struct report_row){.part = part, .count = counts[count]};
        (void)snprintf(rows[count].what, sizeof rows[count].what, "row-%zu", count);
    }
    return count;
}

static void check_seen(const struct report_row *rows, const int64_t *seen, size_t count, size_t table_row)
{
    for (size_t i = 0; i < count; i++) {
        ck_assert_msg(rows[i].is_hidden == (seen[i] == -1), "row %zu: number %zu", table_row, i);
        ck_assert_msg(rows[i].count == (seen[i] == -1 ? 0 : seen[i]), "row %zu: number %zu", table_row, i);
    }
}

START_TEST(small_numbers_are_hidden_with_their_complement)
{
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        struct report_row rows[ROWS_MAX];
        size_t count = fill(rows, REPORT_ARRIVED, parts[i].counts);

        report_hide(rows, count);
        check_seen(rows, parts[i].seen, count, i);
        report_hide(rows, count); /* again: nothing more */
        check_seen(rows, parts[i].seen, count, i);
    }
}
END_TEST

/* Their children are as few families'. */
START_TEST(children_of_few_families_are_hidden)
{
    struct report_row rows[] = {
        {REPORT_FAMILIES, "play", 2, false}, {REPORT_FAMILIES, "sing", 4, false},
        {REPORT_FAMILIES, "swim", 9, false}, {REPORT_CHILDREN, "play", 6, false},
        {REPORT_CHILDREN, "sing", 7, false}, {REPORT_CHILDREN, "swim", 11, false},
    };

    report_hide(rows, 6);
    for (size_t i = 0; i < 6; i++)
        ck_assert_msg(rows[i].is_hidden == (i % 3 != 2), "row %zu", i);
    ck_assert_int_eq(rows[3].count, 0);
    ck_assert_int_eq(rows[5].count, 11);
}
END_TEST

/* One part does not stand in for another, wherever it begins and ends. */
START_TEST(each_part_is_hidden_for_itself)
{
    static const int64_t few[] = {9, 3, 20, -2};
    static const int64_t few_seen[] = {-1, -1, 20, -2};
    struct report_row rows[3 * ROWS_MAX];

    for (int one = 0; one < REPORT_PARTS; one++) {
        int other = (one + 1) % REPORT_PARTS;
        size_t count = fill(rows, (enum report_part)one, few);

        (void)fill(rows + count, (enum report_part)other, few);
        report_hide(rows, 2 * count);
        check_seen(rows, report_part_is_of_people((enum report_part)one) ? few_seen : few, count, 0);
        check_seen(rows + count, report_part_is_of_people((enum report_part)other) ? few_seen : few, count,
                   1);
    }
    report_hide(rows, 0);
}
END_TEST

static const struct {
    const char *name;
    bool is_of_people;
} names[REPORT_PARTS] = {
    {"dates", false},   {"families", true}, {"children", true},  {"adults", true},
    {"arrived", true},  {"waiting", true},  {"vitamins", false}, {"sent", true},
    {"redirect", true}, {"views", true},    {"language", true},
};

START_TEST(parts_have_names)
{
    for (int i = 0; i < REPORT_PARTS; i++) {
        ck_assert_str_eq(report_part_name((enum report_part)i), names[i].name);
        ck_assert_int_eq(report_part_named(names[i].name), i);
        ck_assert_int_eq(report_part_is_of_people((enum report_part)i), names[i].is_of_people);
    }
    ck_assert_int_eq(report_part_named(""), REPORT_PARTS);
    ck_assert_int_eq(report_part_named("Dates"), REPORT_PARTS);
    ck_assert_int_eq(report_part_named("dates "), REPORT_PARTS);
}
END_TEST

TCase *report_tests(void)
{
    TCase *tests = tcase_create("report");

    tcase_add_test(tests, small_numbers_are_hidden_with_their_complement);
    tcase_add_test(tests, children_of_few_families_are_hidden);
    tcase_add_test(tests, each_part_is_hidden_for_itself);
    tcase_add_test(tests, parts_have_names);
    return tests;
}
