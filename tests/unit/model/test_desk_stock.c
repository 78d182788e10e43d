/* The vitamins in stock, of which staff count the packs of one batch. */
#include <string.h>

#include "fixture.h"

static const struct desk_batch told[] = {
    {.id = "drops", .product = 1, .batch = "A-17", .expires = {2027, 1, 31}, .count = 5},
    {.id = "tablets", .product = 0, .batch = "A-17", .expires = {2027, 1, 31}, .count = 2},
    {.id = "syrup", .product = -1, .batch = "C-9", .expires = {2027, 1, 31}, .count = 3},
    {.id = "drops", .product = 1, .batch = "B-1", .expires = {2027, 1, 31}, .count = DESK_PACKS_MAX + 7},
};

enum { TOLD = sizeof told / sizeof told[0] };

/* At the page of the stock, which is told; its question is answered. */
static void stand_at_stock(void)
{
    visit.staff.is_open = true;
    visit.screen = SCREEN_STAFF_STOCK;
    visit.desk.begins_list = true;
    desk_told_stock(&visit, told, TOLD, true);
}

START_TEST(packs_are_counted_within_bounds)
{
    static const struct {
        int batch, by, counted;
    } cases[] = {{0, 1, 6},
                 {0, -1, 4},
                 {0, -5, 0},
                 {0, -6, 0},
                 {0, DESK_PACKS_MAX, DESK_PACKS_MAX},
                 {2, 1, 3}, /* of what the pack has no more nothing comes */
                 {2, -3, 0},
                 {3, 1, DESK_PACKS_MAX + 7},
                 {3, -1, DESK_PACKS_MAX + 6}};

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        stand_at_stock();
        desk_open_batch(&visit, cases[i].batch);
        ck_assert_int_eq(visit.desk.counted, told[cases[i].batch].count);
        desk_count_packs(&visit, cases[i].by);
        ck_assert_int_eq(visit.desk.counted, cases[i].counted);
    }
}
END_TEST

START_TEST(only_a_batch_that_is_there_is_counted)
{
    stand_at_stock();
    desk_open_batch(&visit, -1);
    desk_open_batch(&visit, TOLD);
    desk_count_packs(&visit, 1);
    ck_assert_ptr_null(desk_shown_batch(&visit));
    ck_assert_int_eq(desk_save_count(&visit), EFFECT_NONE);
    desk_open_batch(&visit, 1);
    ck_assert_int_eq(desk_save_count(&visit), EFFECT_NONE); /* nothing has changed */
    desk_open_batch(&visit, 0);
    ck_assert_int_eq(visit.desk.counted, 5);
}
END_TEST

static void save(void)
{
    stand_at_stock();
    desk_open_batch(&visit, 0);
    desk_count_packs(&visit, -2);
    ck_assert_int_eq(desk_save_count(&visit), EFFECT_DESK_ASK);
    ck_assert_int_eq(visit.desk.asks, DESK_ASKS_COUNT);
}

START_TEST(a_count_is_saved_once)
{
    save();
    ck_assert_int_eq(desk_save_count(&visit), EFFECT_NONE);
    desk_count_packs(&visit, -1);
    desk_open_batch(&visit, 1);
    ck_assert_int_eq(visit.desk.batch, 0);
    ck_assert_int_eq(visit.desk.counted, 3);
    ck_assert_str_eq(visit.desk.saved.batch, "A-17");
    ck_assert_str_eq(visit.desk.saved.id, "drops");
    ck_assert_int_eq(desk_told_result(&visit, DESK_DONE), EFFECT_DESK_ASK);
    ck_assert_int_eq(visit.desk.asks, DESK_ASKS_STOCK);
    ck_assert_int_eq(visit.desk.result, DESK_DONE);
    ck_assert_ptr_null(desk_shown_batch(&visit));
    desk_told_stock(&visit, told + 1, TOLD - 1, true);
    ck_assert_uint_eq(visit.desk.batch_count, TOLD - 1);
    desk_open_batch(&visit, 0);
    ck_assert_int_eq(visit.desk.result, DESK_NO_RESULT);
}
END_TEST

START_TEST(a_count_without_an_answer_can_be_saved_again)
{
    save();
    visit_staff_unknown(&visit, "K1");
    ck_assert_ptr_nonnull(desk_shown_batch(&visit));
    ck_assert_int_eq(visit.desk.counted, 3);
    ck_assert_int_eq(desk_save_count(&visit), EFFECT_DESK_ASK);
}
END_TEST

/* A batch may stand elsewhere then. */
START_TEST(a_list_that_is_told_anew_closes_the_batch)
{
    save();
    visit.desk.asks = DESK_ASKS_STOCK;
    visit.desk.begins_list = true;
    desk_told_stock(&visit, told + 1, 1, false);
    ck_assert_ptr_null(desk_shown_batch(&visit));
    save();
    desk_move_house(&visit);
    ck_assert_ptr_null(desk_shown_batch(&visit));
    ck_assert_str_eq(visit.desk.saved.batch, "A-17"); /* what is asked is still that */
    visit_staff_locked(&visit);
    ck_assert_str_eq(visit.desk.saved.batch, "");
    ck_assert_int_eq(visit.desk.batch, -1);
}
END_TEST

Suite *desk_stock_suite(void)
{
    Suite *suite = suite_create("desk stock");
    TCase *tests = tcase_create("all");

    tcase_add_checked_fixture(tests, open_visit, close_visit);
    tcase_add_test(tests, packs_are_counted_within_bounds);
    tcase_add_test(tests, only_a_batch_that_is_there_is_counted);
    tcase_add_test(tests, a_count_is_saved_once);
    tcase_add_test(tests, a_count_without_an_answer_can_be_saved_again);
    tcase_add_test(tests, a_list_that_is_told_anew_closes_the_batch);
    suite_add_tcase(suite, tests);
    return suite;
}
