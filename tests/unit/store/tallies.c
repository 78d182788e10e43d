/* Counts without identity. */
#include "fixture.h"

#include <string.h>

#define DAY_MS (24 * HOUR_MS)

static struct tally rows[8];

static size_t list_after(const char *day, const char *what)
{
    size_t count = 99;

    ck_assert_int_eq(tally_list(store, day, what, 8, rows, &count), OK);
    return count;
}

START_TEST(counts_a_day_and_a_thing)
{
    ck_assert_int_eq(tally_add(store, key_of(1), "redirect-hub", NOW_MS), OK);
    ck_assert_int_eq(tally_add(store, key_of(2), "redirect-hub", NOW_MS), OK);
    ck_assert_int_eq(tally_add(store, key_of(3), "redirect-friend", NOW_MS), OK);
    ck_assert_int_eq(tally_add(store, key_of(4), "redirect-hub", NOW_MS + DAY_MS), OK);
    ck_assert_uint_eq(list_after("", ""), 3);
    ck_assert_str_eq(rows[0].what, "redirect-friend");
    ck_assert_int_eq(rows[0].count, 1);
    ck_assert_str_eq(rows[1].what, "redirect-hub");
    ck_assert_int_eq(rows[1].count, 2);
    ck_assert_str_ne(rows[2].day, rows[1].day);
    ck_assert_int_eq(rows[2].count, 1);
}
END_TEST

START_TEST(counts_an_act_once)
{
    ck_assert_int_eq(tally_add(store, key_of(1), "redirect-hub", NOW_MS), OK);
    ck_assert_int_eq(tally_add(store, key_of(1), "redirect-hub", NOW_MS), OK);
    reopen_store();
    ck_assert_int_eq(tally_add(store, key_of(1), "redirect-hub", NOW_MS + HOUR_MS), OK);
    ck_assert_uint_eq(list_after("", ""), 1);
    ck_assert_int_eq(rows[0].count, 1);
}
END_TEST

static const char *const COUNTED[] = {"sent-views", "views_welcome_yes", "views_again_no"};

static enum status settle_sent(int64_t id, size_t count, int64_t now_utc_ms)
{
    return outbox_settle_sent(store, id, "250 kept", COUNTED, count, now_utc_ms);
}

START_TEST(what_was_sent_is_counted_with_its_outcome)
{
    struct outbox_item item;
    size_t counted = (size_t)_i;

    (void)enqueue(1);
    item = claim();
    ck_assert_int_eq(settle_sent(item.id, counted, NOW_MS), OK);
    /* Again, as when its answer was lost, and by the next day: it was sent once. */
    ck_assert_int_eq(settle_sent(item.id, counted, NOW_MS), OK);
    ck_assert_int_eq(settle_sent(item.id, counted, NOW_MS + DAY_MS), OK);
    outbox_item_finish(&item);
    check_count(OUTBOX_PURGED, 1);
    ck_assert_uint_eq(list_after("", ""), counted);
    for (size_t i = 0; i < counted; i++) {
        ck_assert_str_eq(rows[i].what, COUNTED[i == 0 ? 0 : counted - i]); /* in order of name */
        ck_assert_str_eq(rows[i].day, "2026-11-18");
        ck_assert_int_eq(rows[i].count, 1);
    }
}
END_TEST

START_TEST(what_was_not_being_sent_is_not_counted)
{
    (void)enqueue(1);
    ck_assert_int_eq(settle_sent(1, 3, NOW_MS), NOT_FOUND);
    ck_assert_int_eq(settle_sent(99, 3, NOW_MS), NOT_FOUND);
    ck_assert_uint_eq(list_after("", ""), 0);
    check_count(OUTBOX_QUEUED, 1);
}
END_TEST

START_TEST(lists_page_by_page)
{
    struct tally last;

    for (int i = 0; i < 3; i++)
        ck_assert_int_eq(tally_add(store, key_of(i), "a", NOW_MS + i * DAY_MS), OK);
    ck_assert_int_eq(tally_add(store, key_of(9), "b", NOW_MS), OK);
    ck_assert_uint_eq(list_after("", ""), 4);
    last = rows[1];
    ck_assert_uint_eq(list_after(last.day, last.what), 2);
    last = rows[1];
    ck_assert_uint_eq(list_after(last.day, last.what), 0);
}
END_TEST

Suite *tallies_suite(void)
{
    Suite *suite = suite_create("tallies");
    TCase *tests = tcase_create("tallies");

    tcase_add_checked_fixture(tests, open_store, close_store);
    tcase_add_test(tests, counts_a_day_and_a_thing);
    tcase_add_test(tests, counts_an_act_once);
    tcase_add_loop_test(tests, what_was_sent_is_counted_with_its_outcome, 0, 4);
    tcase_add_test(tests, what_was_not_being_sent_is_not_counted);
    tcase_add_test(tests, lists_page_by_page);
    suite_add_tcase(suite, tests);
    return suite;
}
