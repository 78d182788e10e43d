#include "fixture.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void recover(int64_t now_utc_ms, size_t expected)
{
    size_t recovered = 99;

    ck_assert_int_eq(outbox_recover(store, now_utc_ms, &recovered), OK);
    ck_assert_uint_eq(recovered, expected);
}

START_TEST(what_was_being_sent_becomes_unknown)
{
    struct outbox_item item;

    (void)enqueue(1);
    (void)enqueue(2);
    item = claim();
    outbox_item_finish(&item);
    reopen_store(); /* the keeper was killed while it was sending */
    check_count(OUTBOX_SENDING, 1);
    recover(NOW_MS + HOUR_MS, 1);
    check_count(OUTBOX_SENDING, 0);
    check_count(OUTBOX_UNKNOWN, 1);
    check_count(OUTBOX_QUEUED, 1);
    recover(NOW_MS + HOUR_MS, 0);
    item = claim(); /* number 2 has been due longer */
    ck_assert_int_eq(item.state, OUTBOX_QUEUED);
    outbox_item_finish(&item);
    item = claim();
    ck_assert_int_eq(item.state, OUTBOX_UNKNOWN);
    ck_assert_int_eq(item.tries, 2);
    outbox_item_finish(&item);
}
END_TEST

START_TEST(an_answer_is_kept_for_a_day)
{
    char first[REFERENCE_CHARS + 1];

    (void)snprintf(first, sizeof first, "%s", enqueue(0));
    ck_assert_int_eq(store_tidy(store, NOW_MS + 24 * HOUR_MS - 1), OK);
    ck_assert_str_eq(enqueue(0), first);
    check_count(OUTBOX_QUEUED, 1);
    ck_assert_int_eq(store_tidy(store, NOW_MS + 24 * HOUR_MS), OK);
    check_count(OUTBOX_QUEUED, 1); /* the answer goes, the item stays */
    ck_assert_str_ne(enqueue(0), first);
    check_count(OUTBOX_QUEUED, 2);
}
END_TEST

START_TEST(a_clock_put_back_strands_nothing)
{
    const int64_t before = NOW_MS - 9000 * HOUR_MS; /* what the clock says once it was put right */
    char first[REFERENCE_CHARS + 1];
    struct outbox_item item;
    int64_t due = 0;

    (void)snprintf(first, sizeof first, "%s", enqueue(1));
    ck_assert_int_eq(outbox_claim(store, before, &item), NOT_FOUND);
    ck_assert_int_eq(store_tidy(store, before), OK);
    ck_assert_int_eq(outbox_next_due(store, &due), OK);
    ck_assert_int_eq(due, before);
    ck_assert_str_eq(enqueue(1), first); /* the act is still known */
    ck_assert_int_eq(outbox_claim(store, before, &item), OK);
    outbox_item_finish(&item);
}
END_TEST

START_TEST(recovering_mends_the_clock_too)
{
    int64_t due = 0;

    (void)enqueue(1);
    recover(NOW_MS - 9000 * HOUR_MS, 0);
    ck_assert_int_eq(outbox_next_due(store, &due), OK);
    ck_assert_int_eq(due, NOW_MS - 9000 * HOUR_MS);
}
END_TEST

START_TEST(an_ordinary_plan_is_left_alone)
{
    struct outbox_item item;
    int64_t due = 0;

    (void)enqueue(1);
    item = claim();
    settle(item.id, OUTBOX_DEFERRED);
    outbox_item_finish(&item);
    ck_assert_int_eq(store_tidy(store, NOW_MS + HOUR_MS), OK);
    ck_assert_int_eq(outbox_next_due(store, &due), OK);
    ck_assert_int_eq(due, NOW_MS + 2 * HOUR_MS);
}
END_TEST

START_TEST(the_ballast_really_takes_up_room)
{
    char path[128];
    struct stat info;

    (void)snprintf(path, sizeof path, "%s/ballast", store_folder);
    ck_assert_int_eq(stat(path, &info), 0);
    ck_assert_int_eq(info.st_size, 1024 * 1024);
    ck_assert_int_ge(info.st_blocks * 512, 1024 * 1024);
}
END_TEST

START_TEST(a_lost_or_broken_ballast_is_made_again)
{
    char path[128];
    struct stat info;

    (void)snprintf(path, sizeof path, "%s/ballast", store_folder);
    ck_assert_int_eq(unlink(path), 0);
    ck_assert_int_eq(store_tidy(store, NOW_MS), OK);
    ck_assert_int_eq(stat(path, &info), 0);
    ck_assert_int_eq(truncate(path, 5000), 0);
    reopen_store();
    ck_assert_int_eq(stat(path, &info), 0);
    ck_assert_int_eq(info.st_size, 1024 * 1024);
}
END_TEST

/* Emptying it may lengthen the database by as much, and on a full disk there is only the ballast to take. */
START_TEST(the_log_stays_smaller_than_the_ballast)
{
    char *sealed = sealed_of(1, 51199);
    struct stat info;
    off_t longest = 0;

    for (int i = 0; i < 40; i++) {
        char reference[REFERENCE_CHARS + 1];

        ck_assert_int_eq(outbox_enqueue(store, key_of(i), sealed, NOW_MS, random_system(), reference), OK);
        ck_assert_int_eq(stat(log_path, &info), 0);
        longest = info.st_size > longest ? info.st_size : longest;
    }
    ck_assert_int_gt(longest, 100 * 1024); /* and it is not emptied after every one */
    ck_assert_int_lt(longest, 1024 * 1024);
    free(sealed);
}
END_TEST

Suite *upkeep_suite(void)
{
    Suite *suite = suite_create("store upkeep");
    TCase *upkeep = tcase_create("upkeep");

    tcase_add_checked_fixture(upkeep, open_store, close_store);
    tcase_add_test(upkeep, what_was_being_sent_becomes_unknown);
    tcase_add_test(upkeep, an_answer_is_kept_for_a_day);
    tcase_add_test(upkeep, a_clock_put_back_strands_nothing);
    tcase_add_test(upkeep, recovering_mends_the_clock_too);
    tcase_add_test(upkeep, an_ordinary_plan_is_left_alone);
    tcase_add_test(upkeep, the_ballast_really_takes_up_room);
    tcase_add_test(upkeep, a_lost_or_broken_ballast_is_made_again);
    tcase_add_test(upkeep, the_log_stays_smaller_than_the_ballast);
    suite_add_tcase(suite, upkeep);
    return suite;
}
