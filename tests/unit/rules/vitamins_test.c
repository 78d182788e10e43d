/* Who may have vitamins, around every limit: the 4th birthday, the 8 weeks and the days of grace, the card.
 */
#include "days.h"
#include "rules/vitamins.h"
#include "suites.h"

static const struct vitamins_product products[] = {
    {.id = "tablets", .for_women = true},
    {.id = "drops", .from_months = 0, .until_months = 48},
};

static struct vitamins scheme(enum vitamins_mode mode)
{
    return (struct vitamins){
        .mode = mode, .products = products, .product_count = 2, .interval_days = 56, .grace_days = 7};
}

static const char *const today = "2026-11-22";

/* --- children --- */

static const struct {
    const char *born;
    enum vitamins_verdict verdict;
} children[] = {
    {"2026-11-22", VITAMINS_YES},                                /* born today */
    {"2022-11-23", VITAMINS_YES},                                /* the day before the 4th birthday */
    {"2022-11-22", VITAMINS_TOO_OLD}, {"2022-11", VITAMINS_YES}, /* in that month: the desk may look */
    {"2022-10", VITAMINS_TOO_OLD},    {"2012-01-01", VITAMINS_TOO_OLD},
};

START_TEST(a_child_may_have_drops_until_the_day_before_the_fourth_birthday)
{
    struct vitamins vitamins = scheme(VITAMINS_UNIVERSAL);

    for (size_t i = 0; i < sizeof children / sizeof children[0]; i++) {
        struct age age = age_of_birth(day_of(children[i].born));
        struct vitamins_asked asked = {.for_children = true, .ages = &age, .age_count = 1};
        struct vitamins_line lines[VITAMINS_LINES_MAX];

        ck_assert_uint_eq(vitamins_decide(&vitamins, &asked, day_of(today), lines), 1);
        ck_assert_msg(lines[0].verdict == children[i].verdict, "row %zu: %d", i, (int)lines[0].verdict);
        ck_assert_int_eq(lines[0].terms, VITAMINS_FREE);
        ck_assert_int_eq(lines[0].product, 1);
        ck_assert_int_eq(lines[0].child, 0);
    }
}
END_TEST

START_TEST(where_drops_begin_later_it_is_told_when)
{
    static const struct vitamins_product later[] = {{.id = "drops", .from_months = 6, .until_months = 48}};
    struct vitamins vitamins = scheme(VITAMINS_UNIVERSAL);
    struct age age = age_of_birth(day_of("2026-08-10"));
    struct vitamins_asked asked = {.for_children = true, .ages = &age, .age_count = 1};
    struct vitamins_line lines[VITAMINS_LINES_MAX];

    vitamins.products = later;
    vitamins.product_count = 1;
    ck_assert_uint_eq(vitamins_decide(&vitamins, &asked, day_of(today), lines), 1);
    ck_assert_int_eq(lines[0].verdict, VITAMINS_TOO_YOUNG);
    check_day(lines[0].from, "2027-02-10", 0);
}
END_TEST

START_TEST(a_baby_to_come_has_nothing_yet_and_its_mother_has)
{
    struct vitamins vitamins = scheme(VITAMINS_UNIVERSAL);
    struct age age = age_of_due(day_of("2027-02"));
    struct vitamins_asked asked = {.pregnant = true, .for_children = true, .ages = &age, .age_count = 1};
    struct vitamins_line lines[VITAMINS_LINES_MAX];

    ck_assert_uint_eq(vitamins_decide(&vitamins, &asked, day_of(today), lines), 2);
    ck_assert_int_eq(lines[0].child, -1);
    ck_assert_int_eq(lines[0].product, 0);
    ck_assert_int_eq(lines[0].verdict, VITAMINS_YES);
    ck_assert_int_eq(lines[1].verdict, VITAMINS_NOT_BORN);
    ck_assert(vitamins_line_counts(&lines[0]));
    ck_assert(!vitamins_line_counts(&lines[1]));
}
END_TEST

/* --- when again --- */

static const struct {
    const char *last;
    enum vitamins_verdict verdict;
    const char *from;
} again[] = {
    {"2026-09-27", VITAMINS_YES, NULL}, /* 56 days ago */
    {"2026-10-04", VITAMINS_YES, NULL}, /* 49: the last day of grace */
    {"2026-10-05", VITAMINS_TOO_EARLY, "2026-11-23"},
    {"2026-11-22", VITAMINS_TOO_EARLY, "2027-01-10"},
    {"2026-11-30", VITAMINS_TOO_EARLY, "2027-01-18"}, /* a clock that was put back */
};

START_TEST(a_pack_lasts_eight_weeks_less_some_days)
{
    struct vitamins vitamins = scheme(VITAMINS_UNIVERSAL);

    for (size_t i = 0; i < sizeof again / sizeof again[0]; i++) {
        struct vitamins_asked asked = {
            .breastfeeding = true, .last = VITAMINS_ON_DAY, .last_day = day_of(again[i].last)};
        struct vitamins_line lines[VITAMINS_LINES_MAX];

        ck_assert_uint_eq(vitamins_decide(&vitamins, &asked, day_of(today), lines), 1);
        ck_assert_msg(lines[0].verdict == again[i].verdict, "row %zu", i);
        check_day(lines[0].from, again[i].from, i);
    }
}
END_TEST

static const struct {
    enum vitamins_last last;
    enum vitamins_verdict verdict;
} told[] = {{VITAMINS_NEVER, VITAMINS_YES},
            {VITAMINS_LONG_AGO, VITAMINS_YES},
            {VITAMINS_RECENTLY, VITAMINS_TOO_EARLY}};

START_TEST(what_she_says_of_the_last_time_is_believed)
{
    struct vitamins vitamins = scheme(VITAMINS_UNIVERSAL);

    for (size_t i = 0; i < sizeof told / sizeof told[0]; i++) {
        struct vitamins_asked asked = {.pregnant = true, .last = told[i].last};
        struct vitamins_line lines[VITAMINS_LINES_MAX];

        (void)vitamins_decide(&vitamins, &asked, day_of(today), lines);
        ck_assert_int_eq(lines[0].verdict, told[i].verdict);
        check_day(lines[0].from, NULL, i);
    }
}
END_TEST

/* --- who pays --- */

static const struct {
    enum vitamins_mode mode;
    enum vitamins_card card;
    enum vitamins_terms terms;
    bool counts;
} terms[] = {
    {VITAMINS_UNIVERSAL, VITAMINS_NO_CARD, VITAMINS_FREE, true},
    {VITAMINS_UNIVERSAL, VITAMINS_CARD, VITAMINS_FREE, true},
    {VITAMINS_SCHEME, VITAMINS_CARD, VITAMINS_FREE_WITH_CARD, true},
    {VITAMINS_SCHEME, VITAMINS_NO_CARD, VITAMINS_NEEDS_CARD, false},
    {VITAMINS_SCHEME, VITAMINS_CARD_UNKNOWN, VITAMINS_NEEDS_CARD, false},
    {VITAMINS_BOTH, VITAMINS_CARD, VITAMINS_FREE_WITH_CARD, true},
    {VITAMINS_BOTH, VITAMINS_NO_CARD, VITAMINS_PRICED, true},
    {VITAMINS_BOTH, VITAMINS_CARD_UNKNOWN, VITAMINS_PRICED, true},
};

START_TEST(each_mode_has_its_terms)
{
    for (size_t i = 0; i < sizeof terms / sizeof terms[0]; i++) {
        struct vitamins vitamins = scheme(terms[i].mode);
        struct vitamins_asked asked = {.pregnant = true, .card = terms[i].card};
        struct vitamins_line lines[VITAMINS_LINES_MAX];

        (void)vitamins_decide(&vitamins, &asked, day_of(today), lines);
        ck_assert_msg(lines[0].terms == terms[i].terms, "row %zu", i);
        ck_assert_msg(vitamins_line_counts(&lines[0]) == terms[i].counts, "row %zu", i);
    }
}
END_TEST

START_TEST(twins_have_one_each_and_the_seventh_is_not_forgotten)
{
    struct vitamins vitamins = scheme(VITAMINS_UNIVERSAL);
    struct age ages[AGES_MAX];
    struct vitamins_asked asked = {.breastfeeding = true, .for_children = true, .ages = ages};
    struct vitamins_line lines[VITAMINS_LINES_MAX];

    for (size_t i = 0; i < AGES_MAX; i++)
        ages[i] = age_of_birth(day_of("2025-03-01"));
    asked.age_count = AGES_MAX;
    ck_assert_uint_eq(vitamins_decide(&vitamins, &asked, day_of(today), lines), AGES_MAX + 1);
    for (size_t i = 0; i <= AGES_MAX; i++)
        ck_assert(vitamins_line_counts(&lines[i]));
}
END_TEST

TCase *vitamins_tests(void)
{
    TCase *tests = tcase_create("vitamins");

    tcase_add_test(tests, a_child_may_have_drops_until_the_day_before_the_fourth_birthday);
    tcase_add_test(tests, where_drops_begin_later_it_is_told_when);
    tcase_add_test(tests, a_baby_to_come_has_nothing_yet_and_its_mother_has);
    tcase_add_test(tests, a_pack_lasts_eight_weeks_less_some_days);
    tcase_add_test(tests, what_she_says_of_the_last_time_is_believed);
    tcase_add_test(tests, each_mode_has_its_terms);
    tcase_add_test(tests, twins_have_one_each_and_the_seventh_is_not_forgotten);
    return tests;
}
