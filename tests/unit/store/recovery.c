/* The recovery code: guessed at in a count of its own, it lets everybody try again, once. */
#include <string.h>

#include "guesses.h"

static const char CODE[] = "$argon2id$v=19$m=8,t=1,p=1$c2FsdA$Y29kZQ";
static const char OTHER_CODE[] = "$argon2id$v=19$m=8,t=1,p=1$c2FsdA$b3RoZXI";

static void open_desk(void)
{
    open_quick_store();
    guess_now = NOW_MS;
    ck_assert_int_eq(staff_add(store, AMINA, PIN, guess_now), OK);
    ck_assert_int_eq(staff_add(store, BEN, PIN, guess_now), OK);
    ck_assert_int_eq(staff_make_recovery(store, CODE, guess_now), OK);
}

static bool recover(void)
{
    const struct staff_guess guess = guess_of(STAFF_RECOVERY);
    struct staff_try used = begin_guess(STAFF_RECOVERY);

    if (used.wait_ms > 0)
        return false;
    ck_assert_int_eq(staff_recover(store, &guess, &used), OK);
    return true;
}

/* How many rows of the audit say so of number 0. */
static int audited(const char *act)
{
    struct audit_row rows[64];
    size_t count = 0;
    int found = 0;

    ck_assert_int_eq(audit_list(store, 0, rows, sizeof rows / sizeof rows[0], &count), OK);
    for (size_t i = 0; i < count; i++)
        found += rows[i].staff == STAFF_RECOVERY && strcmp(rows[i].act, act) == 0;
    return found;
}

START_TEST(it_gives_everybody_all_tries)
{
    ck_assert_int_eq(spend_all(AMINA), 5);
    guess_now += 24 * MINUTE_MS;
    ck_assert_int_eq(spend_all(NOBODY), 2); /* the last that all numbers share */
    ck_assert(!guess_wrong(BEN));
    ck_assert(recover());
    ck_assert_int_eq(spend_all(AMINA), 5);
    ck_assert(!guess_wrong(BEN));
    ck_assert_int_eq(audited("recovered"), 1);
}
END_TEST

START_TEST(it_is_locked_out_by_its_own_guesses_only)
{
    ck_assert_int_eq(spend_all(AMINA), 5);
    ck_assert_int_eq(spend_all(STAFF_RECOVERY), 5);
    ck_assert_int_eq(audited("wrong-pin"), 4);
    ck_assert_int_eq(audited("locked-out"), 1);
    guess_now += 12 * MINUTE_MS - 1;
    ck_assert_int_eq(begin_guess(STAFF_RECOVERY).wait_ms, 1);
    reopen_store();
    ck_assert(!recover());
    guess_now += 1;
    ck_assert(recover());
}
END_TEST

START_TEST(its_guesses_cost_nobody_a_try)
{
    ck_assert_int_eq(spend_all(STAFF_RECOVERY), 5);
    ck_assert_int_eq(spend_all(AMINA), 5);
}
END_TEST

START_TEST(it_works_once)
{
    ck_assert_str_eq(begin_guess(STAFF_RECOVERY).pin, CODE);
    ck_assert(recover());
    ck_assert_str_eq(begin_guess(STAFF_RECOVERY).pin, "");
    reopen_store();
    ck_assert_str_eq(begin_guess(STAFF_RECOVERY).pin, "");
}
END_TEST

START_TEST(another_takes_its_place)
{
    ck_assert_int_eq(spend_all(STAFF_RECOVERY), 5);
    ck_assert_int_eq(spend_all(AMINA), 5);
    ck_assert_int_eq(staff_make_recovery(store, OTHER_CODE, guess_now + DAY_MS), OK);
    ck_assert_str_eq(begin_guess(STAFF_RECOVERY).pin, OTHER_CODE);
    ck_assert(!guess_wrong(BEN)); /* only to use it gives those again */
    ck_assert_int_eq(audited("recovery-made"), 2);
}
END_TEST

START_TEST(it_is_no_staff_number)
{
    struct staff_member rows[4];
    size_t count = 0;

    ck_assert_int_eq(staff_list(store, 0, guess_now, rows, 4, &count), OK);
    ck_assert_uint_eq(count, 2);
    ck_assert_int_eq(rows[0].number, AMINA);
    ck_assert_int_eq(staff_remove(store, STAFF_RECOVERY, guess_now), NOT_FOUND);
    ck_assert_str_eq(begin_guess(STAFF_RECOVERY).pin, CODE);
}
END_TEST

/* Whoever is still under way when it is used up gives nothing a second time. */
START_TEST(commits_in_doubt)
{
    const struct staff_guess guess = guess_of(STAFF_RECOVERY);
    struct staff_try used = begin_guess(STAFF_RECOVERY);

    belie_next_commit();
    ck_assert_int_eq(staff_recover(store, &guess, &used), OK);
    ck_assert_int_eq(spend_all(AMINA), 5);
    ck_assert_int_eq(staff_recover(store, &guess, &used), OK);
    ck_assert(!guess_wrong(AMINA));
    ck_assert_int_eq(audited("recovered"), 1);
    belie_next_commit();
    ck_assert_int_eq(staff_make_recovery(store, OTHER_CODE, guess_now), OK);
    ck_assert_int_eq(audited("recovery-made"), 2);
    ck_assert_str_eq(begin_guess(STAFF_RECOVERY).pin, OTHER_CODE);
}
END_TEST

START_TEST(a_full_disk_recovers)
{
    if (!move_to_small_disk())
        return;
    ck_assert_int_eq(staff_add(store, AMINA, PIN, guess_now), OK);
    fill_small_disk();
    ck_assert_int_eq(staff_make_recovery(store, CODE, guess_now), OK);
    ck_assert_int_eq(spend_all(AMINA), 5);
    ck_assert(recover());
    ck_assert_int_eq(spend_all(AMINA), 5);
    store_close(store);
    store = NULL;
    leave_small_disk();
}
END_TEST

Suite *recovery_suite(void)
{
    Suite *suite = suite_create("recovery");
    TCase *codes = tcase_create("codes");

    tcase_add_checked_fixture(codes, open_desk, close_store);
    tcase_add_test(codes, it_gives_everybody_all_tries);
    tcase_add_test(codes, it_is_locked_out_by_its_own_guesses_only);
    tcase_add_test(codes, its_guesses_cost_nobody_a_try);
    tcase_add_test(codes, it_works_once);
    tcase_add_test(codes, another_takes_its_place);
    tcase_add_test(codes, it_is_no_staff_number);
    tcase_add_test(codes, commits_in_doubt);
    tcase_add_test(codes, a_full_disk_recovers);
    suite_add_tcase(suite, codes);
    return suite;
}
