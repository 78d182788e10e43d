/* What is forgotten and when, guesses, a disk that is full, a commit that fails, and a long past. */
#include "families.h"

#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

#include "base/memory.h"
#include "store/connection.h"

#define KEEP_MS (7 * 24 * HOUR_MS)

static void book_sealed(int family, const char *sealed)
{
    struct booking_request request = request_of(family, party_of(1, 1));
    bool is_taken = false;

    request.may_wait = true;
    request.sealed = sealed;
    ck_assert_int_eq(try_booking(&request, &is_taken), OK);
    ck_assert(is_taken);
    ck_assert(book(family, party_of(1, 1))); /* keeps its reference in mind */
}

static bool has_sealed(int family)
{
    struct booking booking;
    bool has;

    ck_assert_int_eq(bookings_find_reference(store, booking_of(family).reference, &booking), OK);
    has = booking.sealed != NULL;
    booking_finish(&booking);
    return has;
}

static void tidy_at(int64_t utc_ms)
{
    now = utc_ms;
    ck_assert_int_eq(bookings_tidy(store, now, KEEP_MS), OK);
}

START_TEST(names_are_kept_as_long_as_they_are_of_use)
{
    date.capacity = room_for(2, -1, -1);
    for (int family = 1; family <= 5; family++)
        ck_assert(book_or_wait(family, party_of(1, 1)));
    cancel(1); /* offered to 3 */
    now += date.hold_ms;
    settle_date(); /* which misses it; now to 4 */
    tidy_at(date.ends_utc_ms - 1);
    for (int family = 1; family <= 5; family++)
        ck_assert(has_sealed(family));
    tidy_at(date.ends_utc_ms);
    ck_assert(has_sealed(1)); /* cancelled */
    ck_assert(has_sealed(2)); /* booked */
    for (int family = 3; family <= 5; family++)
        ck_assert(!has_sealed(family));
    tidy_at(date.ends_utc_ms + KEEP_MS - 1);
    ck_assert(has_sealed(2));
    ck_assert_uint_eq(strlen(booking_of(2).code), BOOKING_CODE_CHARS);
    tidy_at(date.ends_utc_ms + KEEP_MS);
    ck_assert(!has_sealed(1));
    ck_assert(!has_sealed(2));
    ck_assert_str_eq(booking_of(2).code, "");
    check_state(2, BOOKING_BOOKED); /* what is counted stays */
    check_state(5, BOOKING_WAITING);
}
END_TEST

START_TEST(a_removed_name_is_in_no_file)
{
    char *sealed[10];
    const int count = 10;

    date.capacity = room_for(-1, -1, -1);
    for (int family = 0; family < count; family++) {
        sealed[family] = sealed_of(family, family % 5 == 0 ? 51199 : 700 + 100 * (size_t)family);
        book_sealed(family, sealed[family]);
    }
    ck_assert_int_gt(pieces_in_folder(sealed[0]), 100);
    ck_assert_int_gt(pieces_in_folder(sealed[1]), 10);
    tidy_at(date.ends_utc_ms + KEEP_MS);
    for (int family = 0; family < count; family++) {
        ck_assert_int_eq(pieces_in_folder(sealed[family]), 0);
        free(sealed[family]);
    }
}
END_TEST

START_TEST(what_nobody_came_back_to_is_forgotten)
{
    struct booking_due due;

    date.capacity = room_for(1, -1, -1);
    ck_assert(reserve(1, party_of(1, 1)));
    tidy_at(NOW_MS + HOUR_MS / 6 - 1);
    check_taken(1, 1, 1);
    ck_assert(book_or_wait(2, party_of(1, 1)));
    tidy_at(NOW_MS + HOUR_MS / 6);
    ck_assert_int_eq(bookings_next_due(store, &due), OK);
    ck_assert_int_eq(due.utc_ms, 0); /* the place that became free is not forgotten with it */
    settle_date();
    check_state(2, BOOKING_OFFERED);
}
END_TEST

static int64_t count_rows(const char *sql)
{
    int64_t number = -1;

    ck_assert_int_eq(store_read_number(store, sql, &number), OK);
    return number;
}

START_TEST(a_date_that_nobody_came_to_leaves_nothing)
{
    static const char dates[] = "SELECT count(*) FROM session_date";
    static const char reservations[] = "SELECT count(*) FROM reservation";

    ck_assert(reserve(1, party_of(1, 1)));
    date.minute = 840;
    ck_assert(book(2, party_of(1, 1)));
    ck_assert_int_eq(count_rows(dates), 2);
    tidy_at(date.ends_utc_ms);
    ck_assert_int_eq(count_rows(dates), 1);
    ck_assert_int_eq(count_rows(reservations), 0);
}
END_TEST

START_TEST(guesses_are_counted_over_a_restart)
{
    struct tries tries = {.used = 9, .since_utc_ms = 9};

    ck_assert_int_eq(tries_read(store, "ticket-code", &tries), OK);
    ck_assert_int_eq(tries.used, 0);
    ck_assert_int_eq(tries_write(store, "ticket-code", (struct tries){3, NOW_MS}), OK);
    ck_assert_int_eq(tries_write(store, "ticket-code", (struct tries){4, NOW_MS + 1}), OK);
    ck_assert_int_eq(tries_write(store, "pin", (struct tries){1, NOW_MS}), OK);
    reopen_store();
    ck_assert_int_eq(tries_read(store, "ticket-code", &tries), OK);
    ck_assert_int_eq(tries.used, 4);
    ck_assert_int_eq(tries.since_utc_ms, NOW_MS + 1);
    ck_assert_int_eq(tries_read(store, "pin", &tries), OK);
    ck_assert_int_eq(tries.used, 1);
}
END_TEST

static int refuse_commit(void *context)
{
    (void)context;
    return 1;
}

/* The connection that fails is closed, and the act is done over a fresh one. */
START_TEST(a_commit_that_fails_is_tried_again)
{
    struct booking_request request = request_of(1, party_of(1, 1));
    struct booking_standing standing;
    struct booking booking;
    bool is_done = false;

    date.capacity = room_for(1, -1, -1);
    request.date = date;
    request.is_mailed = true;
    (void)sqlite3_commit_hook(store->db, refuse_commit, NULL);
    ck_assert_int_eq(bookings_book(store, &request, &is_done, &booking, &standing), OK);
    ck_assert(is_done);
    ck_assert_int_eq(standing.taken.families, 1);
    check_count(OUTBOX_QUEUED, 1);
    ck_assert(book_or_wait(2, party_of(1, 1)));
    (void)sqlite3_commit_hook(store->db, refuse_commit, NULL);
    ck_assert_int_eq(bookings_cancel(store, booking.id, &date, now), OK);
    check_state(2, BOOKING_OFFERED);
    (void)sqlite3_commit_hook(store->db, refuse_commit, NULL);
    ck_assert_int_eq(take(2), OK);
    check_state(2, BOOKING_BOOKED);
    date.minute = 840;
    (void)sqlite3_commit_hook(store->db, refuse_commit, NULL);
    ck_assert(reserve(3, party_of(1, 1)));
    check_taken(1, 1, 1);
    booking_finish(&booking);
}
END_TEST

static void fill_disk(void)
{
    static const char noise[4096] = {'x'};
    char path[96];
    FILE *file;

    (void)snprintf(path, sizeof path, "%s/filler", store_folder);
    file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    setbuf(file, NULL);
    while (fwrite(noise, 1, sizeof noise, file) == sizeof noise)
        continue;
    (void)fclose(file);
}

static enum status book_until_full(void)
{
    char *sealed = sealed_of(1, 30000);
    enum status status = OK;

    for (int family = 10; status == OK && family < 1000; family++) {
        struct booking_request request = request_of(family, party_of(1, 1));
        bool is_taken = false;

        request.date.minute = 840;
        request.sealed = sealed;
        request.date.capacity = room_for(-1, -1, -1);
        status = try_booking(&request, &is_taken);
    }
    free(sealed);
    return status;
}

/* In a name space of its own, so that the disk goes with this process, however it ends. */
static bool mount_small_disk(void)
{
    if (unshare(CLONE_NEWNS) == 0 && mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
        mount("tmpfs", store_folder, "tmpfs", 0, "size=4m") == 0)
        return true;
    (void)fprintf(stderr, "store: full disk: skipped, because this user may not mount a small disk\n");
    return false;
}

/* Families 1 and 3 have the places, 3 was offered one, 4 waits, 2 has gone. */
static void fill_date_and_disk(void)
{
    reopen_store();
    for (int family = 1; family <= 4; family++)
        ck_assert(book_or_wait(family, party_of(1, 1)));
    cancel(2);
    check_state(3, BOOKING_OFFERED);
    ck_assert_int_eq(book_until_full(), FULL);
    fill_disk();
    ck_assert_int_eq(book_until_full(), FULL);
}

enum { ACTS_ON_FULL_DISK = 10 };

static void check_nothing_is_taken_in(void)
{
    struct booking_standing standing;
    bool is_reserved = false;

    ck_assert_int_eq(bookings_reserve(store, &date, reservation_of(9), party_of(1, 1), now, now + HOUR_MS,
                                      &is_reserved, &standing),
                     FULL);
    ck_assert_int_eq(try_walking_in(9, party_of(1, 1), false, &is_reserved), FULL);
    ck_assert_int_eq(book_until_full(), FULL);
}

static void act_on_full_disk(int act)
{
    struct booking_due due = {.day = date.day, .minute = date.minute};

    (void)snprintf(due.session, sizeof due.session, "%s", date.session);
    switch (act) {
    case 0:
        cancel(1);
        check_state(4, BOOKING_OFFERED);
        check_nothing_is_taken_in(); /* the room that this has freed is not for that */
        break;
    case 1:
        ck_assert_int_eq(take(3), OK);
        break;
    case 2:
        now += date.hold_ms;
        settle_date();
        check_state(4, BOOKING_OFFERED);
        break;
    case 3:
        ck_assert_int_eq(bookings_news_told(store, booking_of(3).id, BOOKING_NEWS_OFFERED), OK);
        break;
    case 4:
        ck_assert_int_eq(tries_write(store, "ticket-code", (struct tries){3, NOW_MS}), OK);
        break;
    case 5:
        release(1);
        break;
    case 6:
        ck_assert_int_eq(bookings_list_made(store, &due), OK);
        break;
    case 7:
        tidy_at(date.ends_utc_ms + KEEP_MS);
        ck_assert(!has_sealed(1));
        break;
    case 8:
        ck_assert_int_eq(arrive(1, true), OK);
        ck_assert_int_eq(not_arrive(1), OK);
        ck_assert_int_eq(arrive(3, false), OK);
        check_state(3, BOOKING_BOOKED);
        break;
    default:
        reopen_store();
        cancel(1);
        check_state(4, BOOKING_OFFERED);
    }
}

START_TEST(on_a_full_disk_a_place_is_still_given_back)
{
    if (!mount_small_disk())
        return;
    fill_date_and_disk();
    check_nothing_is_taken_in();
    act_on_full_disk(_i);
    store_close(store);
    store = NULL;
    ck_assert_int_eq(umount(store_folder), 0);
}
END_TEST

/* Years of bookings that are over and tidied. */
static void add_long_past(void)
{
    ck_assert_int_eq(
        store_execute(store,
                      "INSERT INTO session_date (day, minute, session, closes_utc_ms, ends_utc_ms)"
                      " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)"
                      " SELECT '2020-01-01', i, 'old', 1000 + i, 1000 + i FROM n;"
                      "INSERT INTO booking (date, state, reference, code, children, adults, made_utc_ms,"
                      " is_mailed) WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n"
                      " WHERE i < 19999) SELECT 1 + i % 200, i % 5, 'old' || i, '', 1, 1, 5, 1 FROM n;"
                      "UPDATE booking SET state = 4 WHERE state = 2;"
                      "INSERT INTO passed (booking, utc_ms, why) SELECT id, 1, 1 FROM booking;",
                      "a long past"),
        OK);
}

/* What all statements have done since this was last asked. */
static int count_status(int what)
{
    int sum = 0;

    for (size_t i = 0; i < store->prepared_count; i++)
        sum += sqlite3_stmt_status(store->prepared[i].statement, what, 1);
    return sum;
}

static void live_a_little(void)
{
    struct booking_due due;
    struct booking_count counts[4];
    enum booking_news news;
    struct booking booking;
    size_t count = 0;

    date.capacity = room_for(1, -1, -1);
    is_mailed = true;
    ck_assert(reserve(1, party_of(1, 1)));
    ck_assert(book(1, party_of(1, 1)));
    ck_assert(book_or_wait(2, party_of(9, 1)));
    ck_assert(book_or_wait(3, party_of(1, 1)));
    date.capacity = room_for(1, 5, -1);
    cancel(1);
    ck_assert_int_eq(bookings_find(store, booking_of(3).code, now, &booking), OK);
    booking_finish(&booking);
    ck_assert_int_eq(bookings_next_due(store, &due), OK);
    ck_assert_int_eq(bookings_next_news(store, &news, &booking), OK);
    booking_finish(&booking);
    ck_assert_int_eq(bookings_next_list(store, now, &due), OK);
    ck_assert_int_eq(take(3), OK);
    ck_assert_int_eq(arrive(3, true), OK);
    ck_assert_int_eq(not_arrive(3), OK);
    ck_assert(!walk_in(4, party_of(1, 1)));
    date.capacity = room_for(2, 5, -1);
    ck_assert(walk_in(4, party_of(1, 1)));
    ck_assert_int_eq(count_passed(), 1);
    ck_assert_int_eq(bookings_count(store, date.day, 0, counts, 4, &count), OK);
    (void)look_as(1);
    release(1);
}

START_TEST(a_long_past_makes_nothing_slow)
{
    add_long_past();
    reopen_store();
    (void)count_status(SQLITE_STMTSTATUS_VM_STEP); /* of reading the whole database through */
    live_a_little();
    /* The little that is there now is read without an index here and there. */
    ck_assert_int_lt(count_status(SQLITE_STMTSTATUS_FULLSCAN_STEP), 50);
    ck_assert_int_eq(count_status(SQLITE_STMTSTATUS_AUTOINDEX), 0);
    ck_assert_int_lt(count_status(SQLITE_STMTSTATUS_VM_STEP), 10000);
    (void)count_rows("SELECT count(*) FROM booking WHERE children > 5");
    ck_assert_int_gt(count_status(SQLITE_STMTSTATUS_FULLSCAN_STEP), 10000); /* the counter counts */
    /* Once an hour every date that was may be looked at, but not every booking. */
    (void)count_status(SQLITE_STMTSTATUS_VM_STEP);
    tidy_at(now);
    ck_assert_int_lt(count_status(SQLITE_STMTSTATUS_VM_STEP), 10000);
}
END_TEST

Suite *booking_upkeep_suite(void)
{
    Suite *suite = suite_create("upkeep of bookings");
    TCase *tests = tcase_create("upkeep of bookings");

    tcase_add_checked_fixture(tests, start_families, close_store);
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, names_are_kept_as_long_as_they_are_of_use);
    tcase_add_test(tests, a_removed_name_is_in_no_file);
    tcase_add_test(tests, what_nobody_came_back_to_is_forgotten);
    tcase_add_test(tests, a_date_that_nobody_came_to_leaves_nothing);
    tcase_add_test(tests, guesses_are_counted_over_a_restart);
    tcase_add_test(tests, a_commit_that_fails_is_tried_again);
    tcase_add_loop_test(tests, on_a_full_disk_a_place_is_still_given_back, 0, ACTS_ON_FULL_DISK);
    tcase_add_test(tests, a_long_past_makes_nothing_slow);
    suite_add_tcase(suite, tests);
    return suite;
}
