/* Staff numbers, how often PINs may be guessed, and the record of what staff did. */
#include <string.h>

#include "guesses.h"
#include "store/bookings.h"

static const char OTHER_PIN[] = "$argon2id$v=19$m=8,t=1,p=1$c2FsdA$b3RoZXI";

static struct audit_row audit[400];

static void open_desk(void)
{
    open_quick_store();
    guess_now = NOW_MS;
    ck_assert_int_eq(staff_add(store, AMINA, PIN, guess_now), OK);
    ck_assert_int_eq(staff_add(store, BEN, OTHER_PIN, guess_now), OK);
}

static bool guess_right(int number)
{
    const struct staff_guess guess = guess_of(number);
    struct staff_try used = begin_guess(number);

    if (used.wait_ms > 0)
        return false;
    ck_assert_int_eq(staff_guess_right(store, &guess, &used), OK);
    return true;
}

static size_t read_audit(void)
{
    size_t count = 0;

    ck_assert_int_eq(audit_list(store, 0, audit, sizeof audit / sizeof audit[0], &count), OK);
    return count;
}

/* How many rows of the audit say so. */
static int audited(int staff, enum audit_act act)
{
    int found = 0;

    for (size_t i = read_audit(); i-- > 0;)
        found += audit[i].staff == staff && strcmp(audit[i].act, audit_act_name(act)) == 0;
    return found;
}

/* --- guesses --- */

/* Whoever tries once a minute, and has used `most` by then. */
static const struct {
    int minutes, most;
} SPANS[] = {{0, 5},  {11, 5},  {12, 6},   {23, 6},   {24, 7},
             {59, 9}, {60, 10}, {119, 14}, {120, 15}, {1440, 125}};

START_TEST(guesses_are_few)
{
    int made = 0;

    for (int minute = 0; minute <= SPANS[_i].minutes; minute++, guess_now += MINUTE_MS) {
        while (guess_wrong(AMINA))
            made++;
    }
    ck_assert_int_eq(made, SPANS[_i].most);
}
END_TEST

START_TEST(numbers_share_their_tries)
{
    static const int NUMBERS[] = {AMINA, BEN, NOBODY, 1, 9999};

    for (int i = 0; i < 5; i++)
        ck_assert(guess_wrong(NUMBERS[i]));
    for (int i = 0; i < 5; i++)
        ck_assert(!guess_wrong(NUMBERS[i]));
    ck_assert(!guess_wrong(7777));
}
END_TEST

START_TEST(the_wait_is_told_and_has_an_end)
{
    for (int i = 1; i <= 5; i++) {
        ck_assert_int_eq(begin_guess(AMINA).next_wait_ms, i < 5 ? 0 : 12 * MINUTE_MS - 4000);
        guess_now += 1000;
    }
    guess_now += 10;
    ck_assert_int_eq(begin_guess(AMINA).wait_ms, 12 * MINUTE_MS - 5010);
    /* To ask again and again makes it no longer. */
    for (int i = 0; i < 100; i++)
        ck_assert_int_gt(begin_guess(AMINA).wait_ms, 0);
    guess_now += 12 * MINUTE_MS - 5011;
    ck_assert_int_eq(begin_guess(AMINA).wait_ms, 1);
    guess_now++;
    ck_assert(guess_right(AMINA));
}
END_TEST

START_TEST(a_right_one_gives_back_its_own_try_only)
{
    for (int i = 0; i < 4; i++)
        ck_assert(guess_wrong(AMINA));
    for (int i = 0; i < 20; i++)
        ck_assert(guess_right(AMINA));
    ck_assert(guess_wrong(AMINA));
    ck_assert(!guess_right(AMINA));
    ck_assert(!guess_right(BEN));
}
END_TEST

START_TEST(a_try_is_used_before_it_is_checked)
{
    for (int i = 0; i < 5; i++) {
        ck_assert_int_eq(begin_guess(AMINA).wait_ms, 0);
        reopen_store(); /* the keeper was killed */
    }
    ck_assert(!guess_right(AMINA));
    ck_assert_int_eq(audited(AMINA, AUDIT_WRONG_PIN), 4);
    ck_assert_int_eq(audited(AMINA, AUDIT_LOCKED_OUT), 1);
}
END_TEST

/* What the clock does between the last try and the next one, and for how long there is none then. */
static const struct {
    int64_t jump_ms, wait_ms;
} JUMPS[] = {
    {-1, 12 * MINUTE_MS},        {-DAY_MS, 12 * MINUTE_MS}, {-NOW_MS, 12 * MINUTE_MS}, {0, 12 * MINUTE_MS},
    {MINUTE_MS, 11 * MINUTE_MS}, {12 * MINUTE_MS, 0},       {3650 * DAY_MS, 0},
};

START_TEST(no_clock_locks_anybody_out)
{
    spend_all(AMINA);
    guess_now += JUMPS[_i].jump_ms;
    ck_assert_int_eq(begin_guess(AMINA).wait_ms, JUMPS[_i].wait_ms);
    if (JUMPS[_i].wait_ms == 0)
        return;
    /* It counts from there, although the clock never comes to where it was. */
    guess_now += JUMPS[_i].wait_ms;
    ck_assert(guess_right(AMINA));
}
END_TEST

START_TEST(a_leap_gives_no_more_than_there_ever_were)
{
    int made = 0;

    spend_all(AMINA);
    guess_now += 3650 * DAY_MS;
    while (guess_wrong(AMINA))
        made++;
    ck_assert_int_eq(made, 5);
}
END_TEST

START_TEST(a_reset_lets_one_number_and_all_in_again)
{
    spend_all(AMINA);
    ck_assert(!guess_right(BEN));
    ck_assert_int_eq(staff_reset(store, BEN, PIN, guess_now), OK);
    ck_assert(guess_right(BEN));
    ck_assert(!guess_wrong(AMINA)); /* who guesses at hers gets no more of them */
    ck_assert_int_eq(staff_reset(store, AMINA, OTHER_PIN, guess_now), OK);
    ck_assert(guess_right(AMINA));
}
END_TEST

START_TEST(the_hash_is_that_of_the_number)
{
    ck_assert_str_eq(begin_guess(AMINA).pin, PIN);
    ck_assert_str_eq(begin_guess(BEN).pin, OTHER_PIN);
    ck_assert_str_eq(begin_guess(NOBODY).pin, "");
}
END_TEST

/* A commit that only seems to fail runs its act again: more is never given, and little more is taken. */
START_TEST(commits_in_doubt)
{
    const struct staff_guess guess = guess_of(AMINA);
    struct staff_try used;

    belie_next_commit();
    used = begin_guess(AMINA);
    belie_next_commit();
    ck_assert_int_eq(staff_guess_right(store, &guess, &used), OK);
    ck_assert_int_eq(audited(AMINA, AUDIT_UNLOCKED), 1);
    for (int i = 0; i < 4; i++)
        ck_assert(guess_wrong(AMINA)); /* the first was used twice, and given back once */
    ck_assert(!guess_wrong(AMINA));
    belie_next_commit();
    ck_assert_int_eq(staff_reset(store, AMINA, PIN, guess_now), OK);
    belie_next_commit();
    ck_assert_int_eq(staff_add(store, NOBODY, PIN, guess_now), OK);
    belie_next_commit();
    ck_assert_int_eq(staff_remove(store, NOBODY, guess_now), OK);
    ck_assert_int_eq(audited(AMINA, AUDIT_RESET), 1);
    ck_assert_int_eq(audited(NOBODY, AUDIT_ADDED), 1);
    ck_assert_int_eq(audited(NOBODY, AUDIT_REMOVED), 1);
}
END_TEST

START_TEST(a_full_disk_gives_no_guess)
{
    if (!move_to_small_disk())
        return;
    fill_small_disk();
    ck_assert_int_eq(staff_add(store, AMINA, PIN, guess_now), OK);
    for (int i = 0; i < 5; i++)
        ck_assert(guess_wrong(AMINA));
    ck_assert(!guess_wrong(AMINA));
    guess_now += 12 * MINUTE_MS;
    ck_assert(guess_right(AMINA));
    store_close(store);
    store = NULL;
    leave_small_disk();
}
END_TEST

/* --- numbers --- */

START_TEST(numbers_come_and_go)
{
    struct staff_member rows[8];
    size_t count = 0;

    ck_assert_int_eq(staff_add(store, AMINA, OTHER_PIN, guess_now), INVALID);
    ck_assert_int_eq(staff_reset(store, NOBODY, PIN, guess_now), NOT_FOUND);
    ck_assert_int_eq(staff_remove(store, NOBODY, guess_now), NOT_FOUND);
    ck_assert_str_eq(begin_guess(AMINA).pin, PIN);
    ck_assert_int_eq(staff_reset(store, AMINA, OTHER_PIN, guess_now + DAY_MS), OK);
    reopen_store();
    ck_assert_str_eq(begin_guess(AMINA).pin, OTHER_PIN);
    ck_assert_int_eq(staff_list(store, 0, guess_now, rows, 8, &count), OK);
    ck_assert_uint_eq(count, 2);
    ck_assert_int_eq(rows[0].number, AMINA);
    ck_assert_int_eq(rows[0].added.day, 18);
    ck_assert_int_eq(rows[1].number, BEN);
    ck_assert_int_eq(staff_remove(store, AMINA, guess_now), OK);
    ck_assert_str_eq(begin_guess(AMINA).pin, "");
    ck_assert_int_eq(staff_list(store, 0, guess_now, rows, 8, &count), OK);
    ck_assert_uint_eq(count, 1);
}
END_TEST

START_TEST(a_list_says_who_must_wait)
{
    struct staff_member rows[8];
    size_t count = 0;

    spend_all(AMINA);
    guess_now += MINUTE_MS;
    ck_assert_int_eq(staff_list(store, 0, guess_now, rows, 8, &count), OK);
    ck_assert_int_eq(rows[0].wait_ms, 11 * MINUTE_MS);
    ck_assert_int_eq(rows[1].wait_ms, 11 * MINUTE_MS); /* what all share is used up */
    ck_assert_int_eq(staff_reset(store, BEN, PIN, guess_now), OK);
    ck_assert_int_eq(staff_list(store, 0, guess_now, rows, 8, &count), OK);
    ck_assert_int_eq(rows[0].wait_ms, 11 * MINUTE_MS);
    ck_assert_int_eq(rows[1].wait_ms, 0);
    ck_assert_int_eq(staff_list(store, AMINA, guess_now, rows, 8, &count), OK);
    ck_assert_uint_eq(count, 1);
    ck_assert_int_eq(rows[0].number, BEN);
    ck_assert_int_eq(staff_list(store, 0, guess_now, rows, 1, &count), OK);
    ck_assert_uint_eq(count, 1);
}
END_TEST

/* --- the audit --- */

START_TEST(the_audit_says_who_did_what)
{
    size_t count;

    ck_assert(guess_right(AMINA));
    ck_assert(guess_wrong(NOBODY));
    guess_now += 5000;
    ck_assert_int_eq(audit_add(store, AMINA, AUDIT_TICKET, "2222-2222", guess_now), OK);
    reopen_store();
    count = read_audit();
    ck_assert_uint_eq(count, 5); /* the two that were added are the first */
    ck_assert_str_eq(audit[0].act, "staff-added");
    ck_assert_int_eq(audit[1].staff, BEN);
    ck_assert_str_eq(audit[2].act, "unlocked");
    ck_assert_str_eq(audit[3].act, "wrong-pin");
    ck_assert_int_eq(audit[3].staff, NOBODY);
    ck_assert_str_eq(audit[3].what, "");
    ck_assert_str_eq(audit[4].act, "ticket-again");
    ck_assert_str_eq(audit[4].what, "2222-2222");
    ck_assert_int_eq(audit[4].utc_ms, NOW_MS + 5000);
    ck_assert_int_eq(audit_list(store, audit[2].id, audit, 1, &count), OK);
    ck_assert_uint_eq(count, 1);
    ck_assert_str_eq(audit[0].act, "wrong-pin");
}
END_TEST

START_TEST(an_act_has_a_name_that_fits)
{
    for (int act = 0; act < AUDIT_ACTS; act++) {
        ck_assert_uint_lt(strlen(audit_act_name((enum audit_act)act)), AUDIT_ACT_BYTES);
        for (int other = 0; other < act; other++)
            ck_assert_str_ne(audit_act_name((enum audit_act)act), audit_act_name((enum audit_act)other));
    }
}
END_TEST

START_TEST(what_an_act_was_about_is_kept_whole)
{
    char longest[BOOKING_SESSION_BYTES];
    char what[AUDIT_WHAT_BYTES];
    size_t count;

    memset(longest, 'x', sizeof longest);
    longest[sizeof longest - 1] = '\0';
    audit_what_date("monday-play", (struct date){2026, 11, 23}, 600, what);
    ck_assert_str_eq(what, "monday-play_2026-11-23_1000");
    audit_what_date("a", (struct date){2026, 1, 2}, 0, what);
    ck_assert_str_eq(what, "a_2026-01-02_0000");
    audit_what_date(longest, (struct date){2026, 12, 31}, 1439, what);
    ck_assert_str_eq(what + sizeof longest - 1, "_2026-12-31_2359");
    ck_assert_int_eq(audit_add(store, AMINA, AUDIT_REGISTER, what, guess_now), OK);
    memset(what, 'y', sizeof what);
    what[sizeof what - 1] = '\0';
    ck_assert_int_eq(audit_add(store, 0, AUDIT_EDITED, what, guess_now), OK);
    reopen_store();
    count = read_audit();
    ck_assert_str_eq(audit[count - 2].act, "register");
    ck_assert_uint_eq(strlen(audit[count - 2].what), sizeof longest - 1 + strlen("_2026-12-31_2359"));
    ck_assert_str_eq(audit[count - 1].what, what);
}
END_TEST

static const struct {
    enum audit_act act;
    const char *name;
} DESK_ACTS[] = {
    {AUDIT_OPENED, "opened"},           {AUDIT_REGISTER, "register"},   {AUDIT_ARRIVED, "arrived"},
    {AUDIT_NOT_ARRIVED, "not-arrived"}, {AUDIT_WALKED_IN, "walked-in"}, {AUDIT_EDITED, "edited"},
    {AUDIT_UNDONE, "undone"},           {AUDIT_REPORT, "report"},       {AUDIT_STOCK, "stock"},
};

START_TEST(acts_of_the_desk_have_names)
{
    ck_assert_str_eq(audit_act_name(DESK_ACTS[_i].act), DESK_ACTS[_i].name);
}
END_TEST

START_TEST(the_audit_is_kept_for_a_year)
{
    static const struct {
        int64_t age_ms;
        size_t left;
    } AGES[] = {{0, 2}, {365 * DAY_MS, 2}, {AUDIT_KEPT_MS - 1, 2}, {AUDIT_KEPT_MS, 0}, {9999 * DAY_MS, 0}};

    for (size_t i = 0; i < sizeof AGES / sizeof AGES[0]; i++) {
        ck_assert_int_eq(store_tidy(store, NOW_MS + AGES[i].age_ms), OK);
        ck_assert_uint_eq(read_audit(), AGES[i].left);
    }
}
END_TEST

START_TEST(the_oldest_go_first)
{
    for (int i = 0; i < 300; i++)
        ck_assert_int_eq(audit_add(store, AMINA, AUDIT_TICKET, "2222-2222", NOW_MS + i), OK);
    ck_assert_int_eq(store_tidy(store, NOW_MS + AUDIT_KEPT_MS + 99), OK);
    ck_assert_uint_eq(read_audit(), 200);
    ck_assert_int_eq(audit[0].utc_ms, NOW_MS + 100);
}
END_TEST

/* In the hand-over's own transaction, so once, whatever is asked again. */
START_TEST(a_hand_over_is_audited_once)
{
    enum hand_over_verdict verdict;
    struct voucher voucher;
    int missing = 0;

    close_store();
    open_counter();
    receive(1, "drops", "A1", 30, 5);
    voucher = make_one(2, "drops", VITAMINS_FREE, 1);
    belie_next_commit();
    ck_assert_int_eq(try_hand_over(3, voucher.reference, false, &verdict, &missing), OK);
    ck_assert_int_eq(verdict, HAND_OVER_DONE);
    ck_assert_int_eq(hand_over(3, voucher.reference, false), HAND_OVER_DONE);
    ck_assert_int_eq(hand_over(4, voucher.reference, false), HAND_OVER_USED);
    ck_assert_uint_eq(read_audit(), 2);
    ck_assert_str_eq(audit[1].act, "handed-over");
    ck_assert_str_eq(audit[1].what, voucher.reference);
    ck_assert_int_eq(audit[1].utc_ms, counter_utc_ms);
}
END_TEST

static const struct {
    enum stock_change change;
    int count;
    size_t rows; /* beside that of the packs that came */
} CHANGES[] = {
    {STOCK_RECEIVED, 2, 1}, {STOCK_WRITTEN_OFF, 5, 1}, {STOCK_COUNTED, 5, 1},
    {STOCK_COUNTED, 0, 1},  {STOCK_WRITTEN_OFF, 6, 0}, {STOCK_COUNTED, -1, 0},
};

START_TEST(a_change_of_the_stock_is_audited_once)
{
    close_store();
    open_counter();
    receive(1, "drops", "A-17", 30, 5);
    belie_next_commit();
    for (int again = 0; again < 2; again++)
        ck_assert_int_eq(try_change(2, CHANGES[_i].change, "drops", "A-17", 30, CHANGES[_i].count),
                         CHANGES[_i].rows > 0 ? OK : INVALID);
    ck_assert_uint_eq(read_audit(), 1 + CHANGES[_i].rows);
    for (size_t i = 0; i <= CHANGES[_i].rows; i++) {
        ck_assert_str_eq(audit[i].act, "stock");
        ck_assert_str_eq(audit[i].what, "drops_A-17");
        ck_assert_int_eq(audit[i].staff, 7);
    }
}
END_TEST

Suite *staff_suite(void)
{
    Suite *suite = suite_create("staff");
    TCase *guesses = tcase_create("guesses");
    TCase *numbers = tcase_create("numbers");

    tcase_add_checked_fixture(guesses, open_desk, close_store);
    tcase_add_loop_test(guesses, guesses_are_few, 0, sizeof SPANS / sizeof SPANS[0]);
    tcase_add_test(guesses, numbers_share_their_tries);
    tcase_add_test(guesses, the_wait_is_told_and_has_an_end);
    tcase_add_test(guesses, a_right_one_gives_back_its_own_try_only);
    tcase_add_test(guesses, a_try_is_used_before_it_is_checked);
    tcase_add_loop_test(guesses, no_clock_locks_anybody_out, 0, sizeof JUMPS / sizeof JUMPS[0]);
    tcase_add_test(guesses, a_leap_gives_no_more_than_there_ever_were);
    tcase_add_test(guesses, a_reset_lets_one_number_and_all_in_again);
    tcase_add_test(guesses, the_hash_is_that_of_the_number);
    tcase_add_test(guesses, commits_in_doubt);
    tcase_add_test(guesses, a_full_disk_gives_no_guess);
    suite_add_tcase(suite, guesses);
    tcase_add_checked_fixture(numbers, open_desk, close_store);
    tcase_add_test(numbers, numbers_come_and_go);
    tcase_add_test(numbers, a_list_says_who_must_wait);
    tcase_add_test(numbers, the_audit_says_who_did_what);
    tcase_add_test(numbers, an_act_has_a_name_that_fits);
    tcase_add_test(numbers, what_an_act_was_about_is_kept_whole);
    tcase_add_loop_test(numbers, acts_of_the_desk_have_names, 0, sizeof DESK_ACTS / sizeof DESK_ACTS[0]);
    tcase_add_test(numbers, the_audit_is_kept_for_a_year);
    tcase_add_test(numbers, the_oldest_go_first);
    tcase_add_test(numbers, a_hand_over_is_audited_once);
    tcase_add_loop_test(numbers, a_change_of_the_stock_is_audited_once, 0,
                        sizeof CHANGES / sizeof CHANGES[0]);
    suite_add_tcase(suite, numbers);
    return suite;
}
