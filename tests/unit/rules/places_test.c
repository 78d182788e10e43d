/* Room for a family is all or nothing, and who waits is asked in order. */
#include "rules/places.h"
#include "suites.h"

enum { ANY = PLACES_NO_LIMIT };

static const struct {
    struct places capacity, taken, left;
} rooms[] = {
    {{16, 40, 32}, {0, 0, 0}, {16, 40, 32}},
    {{16, 40, 32}, {15, 39, 31}, {1, 1, 1}},
    {{16, 40, 32}, {16, 12, 16}, {0, 28, 16}},
    {{8, 10, 10}, {9, 11, 12}, {0, 0, 0}}, /* the room has become smaller since */
    {{1, 0, 0}, {16, 40, 32}, {0, 0, 0}},
    {{8, 0, ANY}, {9, 3, 9}, {0, 0, ANY}},
    {{8, ANY, ANY}, {3, 500, 20}, {5, ANY, ANY}},
    {{ANY, ANY, ANY}, {12000, 12000, 12000}, {ANY, ANY, ANY}},
    {{ANY - 1, 1, 1}, {0, 0, 0}, {ANY - 1, 1, 1}},
};

START_TEST(what_is_left_is_never_below_nothing)
{
    for (size_t i = 0; i < sizeof rooms / sizeof rooms[0]; i++) {
        struct places left = places_left(rooms[i].capacity, rooms[i].taken);

        ck_assert_msg(left.families == rooms[i].left.families && left.children == rooms[i].left.children &&
                          left.adults == rooms[i].left.adults,
                      "row %zu: %d %d %d", i, left.families, left.children, left.adults);
    }
}
END_TEST

static const struct {
    struct places left;
    struct party party;
    enum places_fit fit;
} fits[] = {
    {{1, 3, 1}, {3, 1}, PLACES_FIT},
    {{1, 3, 1}, {4, 1}, PLACES_TOO_FEW_CHILDREN},
    {{1, 3, 1}, {3, 2}, PLACES_TOO_FEW_ADULTS},
    {{0, 3, 1}, {3, 1}, PLACES_NO_FAMILY_LEFT},
    {{0, 0, 0}, {3, 2}, PLACES_NO_FAMILY_LEFT},
    {{1, 0, 0}, {3, 2}, PLACES_TOO_FEW_CHILDREN},
    {{1, 0, 0}, {0, 1}, PLACES_TOO_FEW_ADULTS}, /* expecting: nobody born yet */
    {{1, 0, 1}, {0, 1}, PLACES_FIT},
    {{0, 5, 5}, {0, 0}, PLACES_NO_FAMILY_LEFT},
    {{ANY, ANY, ANY}, {12, 12}, PLACES_FIT},
    {{ANY, ANY, ANY}, {ANY + 1, ANY + 1}, PLACES_FIT},
    {{ANY, 2, ANY}, {3, 1}, PLACES_TOO_FEW_CHILDREN},
    {{ANY, ANY, 1}, {3, 2}, PLACES_TOO_FEW_ADULTS},
};

START_TEST(a_family_fits_whole_or_not_at_all)
{
    for (size_t i = 0; i < sizeof fits / sizeof fits[0]; i++)
        ck_assert_msg(places_fit(fits[i].left, fits[i].party) == fits[i].fit, "row %zu: %s", i,
                      places_fit_name(places_fit(fits[i].left, fits[i].party)));
}
END_TEST

START_TEST(what_a_family_takes_is_added)
{
    struct places taken = places_add(places_of((struct party){3, 1}), places_of((struct party){0, 2}));

    ck_assert_int_eq(taken.families, 2);
    ck_assert_int_eq(taken.children, 3);
    ck_assert_int_eq(taken.adults, 3);
}
END_TEST

static const struct {
    struct places left;
    int next;
    enum places_fit why[3]; /* of those up to it */
} turns[] = {
    {{1, 4, 2}, 0, {PLACES_FIT}},
    {{1, 2, 2}, 1, {PLACES_TOO_FEW_CHILDREN, PLACES_FIT}},
    {{1, 2, 1}, 2, {PLACES_TOO_FEW_CHILDREN, PLACES_TOO_FEW_ADULTS, PLACES_FIT}},
    {{1, 0, 1}, -1, {PLACES_TOO_FEW_CHILDREN, PLACES_TOO_FEW_CHILDREN, PLACES_TOO_FEW_CHILDREN}},
    {{0, 9, 9}, -1, {PLACES_NO_FAMILY_LEFT, PLACES_NO_FAMILY_LEFT, PLACES_NO_FAMILY_LEFT}},
};

START_TEST(the_next_is_the_first_that_fits_and_why_is_told)
{
    static const struct party waiting[] = {{4, 1}, {1, 2}, {1, 1}};

    for (size_t i = 0; i < sizeof turns / sizeof turns[0]; i++) {
        enum places_fit why[3];
        int next = places_next(turns[i].left, waiting, 3, why);
        size_t told = next >= 0 ? (size_t)next + 1 : 3;

        ck_assert_msg(next == turns[i].next, "row %zu: %d", i, next);
        for (size_t n = 0; n < told; n++)
            ck_assert_msg(why[n] == turns[i].why[n], "row %zu, family %zu: %s", i, n,
                          places_fit_name(why[n]));
        ck_assert_int_eq(places_next(turns[i].left, waiting, 3, NULL), next);
    }
    ck_assert_int_eq(places_next((struct places){9, 9, 9}, NULL, 0, NULL), -1);
}
END_TEST

START_TEST(reasons_have_names)
{
    ck_assert_str_eq(places_fit_name(PLACES_FIT), "fits");
    ck_assert_str_eq(places_fit_name(PLACES_NO_FAMILY_LEFT), "no-place-left");
    ck_assert_str_eq(places_fit_name(PLACES_TOO_FEW_CHILDREN), "too-few-for-children");
    ck_assert_str_eq(places_fit_name(PLACES_TOO_FEW_ADULTS), "too-few-for-adults");
}
END_TEST

TCase *places_tests(void)
{
    TCase *tests = tcase_create("places");

    tcase_add_test(tests, what_is_left_is_never_below_nothing);
    tcase_add_test(tests, a_family_fits_whole_or_not_at_all);
    tcase_add_test(tests, what_a_family_takes_is_added);
    tcase_add_test(tests, the_next_is_the_first_that_fits_and_why_is_told);
    tcase_add_test(tests, reasons_have_names);
    return tests;
}
