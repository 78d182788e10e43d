#include "fixture.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

START_TEST(gives_a_reference_that_can_be_read_back)
{
    char standard[REFERENCE_CHARS + 1];
    const char *reference = enqueue(1);

    ck_assert(reference_read(reference, standard));
    ck_assert_str_eq(reference, standard);
}
END_TEST

START_TEST(the_same_act_is_stored_once)
{
    char first[REFERENCE_CHARS + 1];

    (void)snprintf(first, sizeof first, "%s", enqueue(1));
    ck_assert_str_eq(enqueue(1), first);
    ck_assert_str_ne(enqueue(2), first);
    ck_assert_str_eq(enqueue(1), first);
    check_count(OUTBOX_QUEUED, 2);
}
END_TEST

START_TEST(the_same_act_after_it_was_sent_gives_the_same_answer)
{
    char first[REFERENCE_CHARS + 1];
    struct outbox_item item;

    (void)snprintf(first, sizeof first, "%s", enqueue(1));
    item = claim();
    settle(item.id, OUTBOX_SENT);
    outbox_item_finish(&item);
    ck_assert_str_eq(enqueue(1), first);
    check_count(OUTBOX_QUEUED, 0);
    check_count(OUTBOX_PURGED, 1);
}
END_TEST

/* Gives the same numbers twice and more numbers afterwards, or the same for ever. */
static void fill_repeating(void *context, void *ret_bytes, size_t count)
{
    int *left = context;

    memset(ret_bytes, *left > 0 ? 1 : 1 - *left, count);
    (*left)--;
}

static enum status enqueue_with(int number, int *left, char ret_reference[REFERENCE_CHARS + 1])
{
    struct random_source source = {.fill = fill_repeating, .context = left};

    return outbox_enqueue(store, key_of(number), "QUJD", NOW_MS, source, ret_reference);
}

START_TEST(a_reference_is_never_given_twice)
{
    char first[REFERENCE_CHARS + 1] = "";
    char second[REFERENCE_CHARS + 1] = "";
    int left = 4;

    ck_assert_int_eq(enqueue_with(1, &left, first), OK);
    ck_assert_int_eq(left, 3);
    ck_assert_int_eq(enqueue_with(2, &left, second), OK);
    ck_assert_str_ne(first, second);
    ck_assert_int_lt(left, 1); /* it met the taken one first */
    check_count(OUTBOX_QUEUED, 2);
}
END_TEST

START_TEST(a_stuck_random_source_does_not_hang)
{
    char reference[REFERENCE_CHARS + 1] = "untouched";
    int left = 1000;

    ck_assert_int_eq(enqueue_with(1, &left, reference), OK);
    (void)snprintf(reference, sizeof reference, "untouched");
    ck_assert_int_eq(enqueue_with(2, &left, reference), IO);
    ck_assert_str_eq(reference, "untouched");
    ck_assert_ptr_nonnull(strstr(store_problem(store), "random"));
    check_count(OUTBOX_QUEUED, 1);
}
END_TEST

START_TEST(a_claim_gives_the_whole_item)
{
    char reference[REFERENCE_CHARS + 1];
    char *sealed = sealed_of(5, 1000);
    struct outbox_item item;

    (void)snprintf(reference, sizeof reference, "%s", enqueue(5));
    item = claim();
    ck_assert_int_eq(item.state, OUTBOX_QUEUED);
    ck_assert_str_eq(item.reference, reference);
    ck_assert_str_eq(item.sealed, sealed);
    ck_assert_int_eq(item.accepted_utc_ms, NOW_MS + 5);
    ck_assert_int_eq(item.tries, 1);
    ck_assert_int_eq(item.next_try_utc_ms, 0);
    check_count(OUTBOX_SENDING, 1);
    outbox_item_finish(&item);
    ck_assert_ptr_null(item.sealed);
    free(sealed);
}
END_TEST

START_TEST(the_largest_box_comes_back_whole)
{
    char reference[REFERENCE_CHARS + 1];
    char *sealed = sealed_of(1, 50 * 1024);
    struct outbox_item item;

    ck_assert_int_eq(outbox_enqueue(store, key_of(1), sealed, NOW_MS, random_system(), reference), OK);
    item = claim();
    ck_assert_str_eq(item.sealed, sealed);
    outbox_item_finish(&item);
    free(sealed);
}
END_TEST

START_TEST(the_longest_due_is_claimed_first)
{
    struct outbox_item item;
    int64_t ids[3];

    (void)enqueue(2);
    (void)enqueue(1);
    (void)enqueue(3);
    for (int i = 0; i < 3; i++) {
        item = claim();
        ck_assert_int_eq(item.accepted_utc_ms, NOW_MS + i + 1);
        ids[i] = item.id;
        outbox_item_finish(&item);
    }
    ck_assert_int_eq(outbox_settle(store, ids[2], OUTBOX_DEFERRED, "later", NOW_MS + 10), OK);
    ck_assert_int_eq(outbox_settle(store, ids[0], OUTBOX_UNKNOWN, "later", NOW_MS + 20), OK);
    item = claim();
    ck_assert_int_eq(item.id, ids[2]);
    ck_assert_int_eq(item.state, OUTBOX_DEFERRED);
    ck_assert_int_eq(item.tries, 2);
    outbox_item_finish(&item);
    item = claim();
    ck_assert_int_eq(item.id, ids[0]);
    ck_assert_int_eq(item.state, OUTBOX_UNKNOWN);
    outbox_item_finish(&item);
}
END_TEST

static void check_none_due(int64_t now_utc_ms)
{
    struct outbox_item item = {.id = 77};

    ck_assert_int_eq(outbox_claim(store, now_utc_ms, &item), NOT_FOUND);
    ck_assert_int_eq(item.id, 77);
}

START_TEST(what_is_not_due_waits)
{
    struct outbox_item item;
    int64_t due = 0;

    check_none_due(NOW_MS);
    ck_assert_int_eq(outbox_next_due(store, &due), NOT_FOUND);
    (void)enqueue(1);
    ck_assert_int_eq(outbox_next_due(store, &due), OK);
    ck_assert_int_eq(due, NOW_MS + 1);
    check_none_due(NOW_MS);
    item = claim();
    ck_assert_int_eq(outbox_next_due(store, &due), NOT_FOUND);
    settle(item.id, OUTBOX_DEFERRED);
    ck_assert_int_eq(outbox_next_due(store, &due), OK);
    ck_assert_int_eq(due, NOW_MS + 2 * HOUR_MS);
    check_none_due(NOW_MS + 2 * HOUR_MS - 1);
    outbox_item_finish(&item);
    ck_assert_int_eq(outbox_claim(store, NOW_MS + 2 * HOUR_MS, &item), OK);
    outbox_item_finish(&item);
}
END_TEST

START_TEST(what_is_settled_for_good_is_never_due)
{
    static const enum outbox_state outcomes[] = {OUTBOX_HELD, OUTBOX_SET_ASIDE, OUTBOX_SENT};
    int64_t due = 0;

    for (int i = 0; i < 3; i++) {
        struct outbox_item item;

        (void)enqueue(i);
        item = claim();
        settle(item.id, outcomes[i]);
        outbox_item_finish(&item);
        check_none_due(NOW_MS + 10000 * HOUR_MS);
        ck_assert_int_eq(outbox_next_due(store, &due), NOT_FOUND);
    }
    check_count(OUTBOX_HELD, 1);
    check_count(OUTBOX_SET_ASIDE, 1);
    check_count(OUTBOX_SENT, 0);
    check_count(OUTBOX_PURGED, 1);
}
END_TEST

START_TEST(only_a_claimed_item_can_be_settled)
{
    struct outbox_item item;

    (void)enqueue(1);
    ck_assert_int_eq(outbox_settle(store, 1, OUTBOX_SENT, "", 0), NOT_FOUND);
    ck_assert_int_eq(outbox_settle(store, 99, OUTBOX_SENT, "", 0), NOT_FOUND);
    item = claim();
    settle(item.id, OUTBOX_SENT);
    settle(item.id, OUTBOX_SENT); /* again is no harm, but otherwise is */
    ck_assert_int_eq(outbox_settle(store, item.id, OUTBOX_DEFERRED, "", NOW_MS), NOT_FOUND);
    check_count(OUTBOX_PURGED, 1);
    outbox_item_finish(&item);
}
END_TEST

static void check_listed(int64_t after, size_t limit, const int64_t *expected, size_t count)
{
    struct outbox_item items[10];
    size_t found = 99;

    ck_assert_int_eq(outbox_list(store, after, limit, items, &found), OK);
    ck_assert_uint_eq(found, count);
    for (size_t i = 0; i < count; i++) {
        ck_assert_int_eq(items[i].id, expected[i]);
        ck_assert_ptr_null(items[i].sealed);
    }
}

START_TEST(lists_in_pages)
{
    static const int64_t ids[] = {1, 2, 3, 4, 5};

    check_listed(0, 10, ids, 0);
    for (int i = 0; i < 5; i++)
        (void)enqueue(i);
    check_listed(0, 10, ids, 5);
    check_listed(0, 2, ids, 2);
    check_listed(2, 2, ids + 2, 2);
    check_listed(4, 2, ids + 4, 1);
    check_listed(5, 2, ids, 0);
    check_listed(0, 0, ids, 0);
}
END_TEST

static void check_reason(const char *given, const char *kept)
{
    static int number;
    struct outbox_item items[1];
    struct outbox_item item;
    size_t count = 0;

    (void)enqueue(number++);
    item = claim();
    ck_assert_int_eq(outbox_settle(store, item.id, OUTBOX_HELD, given, 0), OK);
    ck_assert_int_eq(outbox_list(store, item.id - 1, 1, items, &count), OK);
    ck_assert_str_eq(items[0].reason, kept);
    outbox_item_finish(&item);
}

START_TEST(a_reason_is_kept_fit_to_show)
{
    char endless[1000];
    char cut[STORE_REASON_BYTES];

    check_reason("550 5.1.1 no such user", "550 5.1.1 no such user");
    check_reason(NULL, "");
    check_reason("550-one\r\n550 two\x7f\x1b[2J", "550-one  550 two  [2J");
    check_reason("refus\xe9 par le serveur", "refus? par le serveur");
    check_reason("\xc0\xaf \xed\xa0\x80 \xf4\x90\x80\x80 \xe0\x9f\xbf \xf0\x8f\xbf\xbf \xe2\x82",
                 "?? ??? ???? ??? ???? ??");
    check_reason("প্রত্যাখ্যাত é 𝄞", "প্রত্যাখ্যাত é 𝄞");
    memset(endless, 'x', sizeof endless);
    memcpy(endless + STORE_REASON_BYTES - 3, "\u0995", 3); /* would end one byte too late */
    endless[sizeof endless - 1] = '\0';
    memset(cut, 'x', sizeof cut);
    cut[STORE_REASON_BYTES - 3] = '\0';
    check_reason(endless, cut);
}
END_TEST

START_TEST(words_from_outside_are_no_sql)
{
    struct outbox_item item;

    (void)enqueue(1);
    item = claim();
    ck_assert_int_eq(outbox_settle(store, item.id, OUTBOX_HELD, "'); DROP TABLE outbox; --", 0), OK);
    check_count(OUTBOX_HELD, 1);
    outbox_item_finish(&item);
}
END_TEST

static void execute_raw(const char *sql)
{
    sqlite3 *db = NULL;

    store_close(store);
    store = NULL;
    ck_assert_int_eq(sqlite3_open(database_path, &db), SQLITE_OK);
    ck_assert_int_eq(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    ck_assert_int_eq(sqlite3_close(db), SQLITE_OK);
    reopen_store();
}

START_TEST(an_item_without_its_body_can_be_set_aside)
{
    struct outbox_item item;

    (void)enqueue(1);
    execute_raw("DELETE FROM body");
    item = claim();
    ck_assert_str_eq(item.sealed, "");
    settle(item.id, OUTBOX_SET_ASIDE);
    check_count(OUTBOX_SET_ASIDE, 1);
    outbox_item_finish(&item);
}
END_TEST

START_TEST(a_planted_trigger_does_nothing)
{
    struct outbox_item item;

    (void)enqueue(1);
    execute_raw("CREATE TRIGGER planted BEFORE UPDATE ON outbox BEGIN SELECT raise(IGNORE); END");
    item = claim();
    settle(item.id, OUTBOX_SENT);
    check_count(OUTBOX_PURGED, 1);
    outbox_item_finish(&item);
}
END_TEST

START_TEST(states_have_the_designs_names)
{
    ck_assert_str_eq(outbox_state_name(OUTBOX_QUEUED), "queued");
    ck_assert_str_eq(outbox_state_name(OUTBOX_SENDING), "sending");
    ck_assert_str_eq(outbox_state_name(OUTBOX_DEFERRED), "deferred");
    ck_assert_str_eq(outbox_state_name(OUTBOX_UNKNOWN), "unknown");
    ck_assert_str_eq(outbox_state_name(OUTBOX_HELD), "held");
    ck_assert_str_eq(outbox_state_name(OUTBOX_SENT), "sent");
    ck_assert_str_eq(outbox_state_name(OUTBOX_PURGED), "purged");
    ck_assert_str_eq(outbox_state_name(OUTBOX_HANDED_OVER), "handed-over");
    ck_assert_str_eq(outbox_state_name(OUTBOX_SET_ASIDE), "set-aside");
}
END_TEST

Suite *outbox_suite(void)
{
    Suite *suite = suite_create("store outbox");
    TCase *outbox = tcase_create("outbox");

    tcase_add_checked_fixture(outbox, open_store, close_store);
    tcase_add_test(outbox, gives_a_reference_that_can_be_read_back);
    tcase_add_test(outbox, the_same_act_is_stored_once);
    tcase_add_test(outbox, the_same_act_after_it_was_sent_gives_the_same_answer);
    tcase_add_test(outbox, a_reference_is_never_given_twice);
    tcase_add_test(outbox, a_stuck_random_source_does_not_hang);
    tcase_add_test(outbox, a_claim_gives_the_whole_item);
    tcase_add_test(outbox, the_largest_box_comes_back_whole);
    tcase_add_test(outbox, the_longest_due_is_claimed_first);
    tcase_add_test(outbox, what_is_not_due_waits);
    tcase_add_test(outbox, what_is_settled_for_good_is_never_due);
    tcase_add_test(outbox, only_a_claimed_item_can_be_settled);
    tcase_add_test(outbox, lists_in_pages);
    tcase_add_test(outbox, a_reason_is_kept_fit_to_show);
    tcase_add_test(outbox, words_from_outside_are_no_sql);
    tcase_add_test(outbox, an_item_without_its_body_can_be_set_aside);
    tcase_add_test(outbox, a_planted_trigger_does_nothing);
    tcase_add_test(outbox, states_have_the_designs_names);
    suite_add_tcase(suite, outbox);
    return suite;
}
