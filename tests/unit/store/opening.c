#include "fixture.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "store/bookings.h"
#include "store/migrations.h"

enum { DATABASE_BYTES_MAX = 64 * 1024 * 1024 };

static void check_mode(const char *path, mode_t expected)
{
    struct stat info;

    ck_assert_int_eq(stat(path, &info), 0);
    ck_assert_uint_eq(info.st_mode & 07777, expected);
}

START_TEST(makes_private_files)
{
    char path[128];

    (void)umask(0);
    open_store();
    check_mode(database_path, 0600);
    check_mode(log_path, 0600);
    (void)snprintf(path, sizeof path, "%s/lock", store_folder);
    check_mode(path, 0600);
    (void)snprintf(path, sizeof path, "%s/ballast", store_folder);
    check_mode(path, 0600);
    close_store();
}
END_TEST

START_TEST(nothing_is_shared_in_memory)
{
    char path[128];

    open_store();
    (void)enqueue(1);
    (void)snprintf(path, sizeof path, "%s/doorstep.db-shm", store_folder);
    ck_assert_int_ne(access(path, F_OK), 0);
    close_store();
}
END_TEST

/* Opening fails with `expected` and one fault that holds `words`. */
static void check_refused(enum status expected, const char *words)
{
    struct store *opened = NULL;
    struct faults faults;
    char line[600];

    faults_init(&faults);
    ck_assert_int_eq(store_open(store_folder, &faults, &opened), expected);
    ck_assert_ptr_null(opened);
    ck_assert_uint_eq(faults.count, 1);
    faults_line(&faults, 0, line, sizeof line);
    ck_assert_msg(strstr(line, words) != NULL, "\"%s\" does not say \"%s\"", line, words);
    ck_assert_msg(strstr(line, store_folder) != NULL, "\"%s\" does not say where", line);
    faults_finish(&faults);
}

/* The same, and the file of the database stays as it was, byte for byte. */
static void check_refused_and_left_alone(const char *words)
{
    char *before = NULL;
    char *after = NULL;
    size_t before_bytes = 0;
    size_t after_bytes = 0;

    ck_assert_int_eq(file_read(database_path, DATABASE_BYTES_MAX, &before, &before_bytes), OK);
    check_refused(CORRUPT, words);
    ck_assert_int_eq(file_read(database_path, DATABASE_BYTES_MAX, &after, &after_bytes), OK);
    ck_assert_uint_eq(before_bytes, after_bytes);
    ck_assert_mem_eq(before, after, before_bytes);
    free(before);
    free(after);
}

static void execute_raw(const char *sql)
{
    sqlite3 *db = NULL;

    ck_assert_int_eq(sqlite3_open(database_path, &db), SQLITE_OK);
    ck_assert_int_eq(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    ck_assert_int_eq(sqlite3_close(db), SQLITE_OK);
}

START_TEST(a_second_program_is_refused)
{
    open_store();
    check_refused(BUSY, "stop the keeper");
    (void)enqueue(1); /* and the first is not disturbed */
    reopen_store();
    check_count(OUTBOX_QUEUED, 1);
    close_store();
}
END_TEST

START_TEST(there_is_no_folder)
{
    make_folder();
    ck_assert_int_eq(rmdir(store_folder), 0);
    check_refused(NOT_FOUND, "doorstepctl init");
    ck_assert_int_eq(mkdir(store_folder, 0700), 0);
    remove_folder();
}
END_TEST

START_TEST(text_is_no_database)
{
    static const char words[] = "Dear all, please find the database attached.\n";

    make_folder();
    ck_assert_int_eq(file_write(database_path, words, strlen(words), 0600), OK);
    check_refused_and_left_alone("copy the folder");
    remove_folder();
}
END_TEST

START_TEST(a_database_of_another_program_is_refused)
{
    make_folder();
    execute_raw("CREATE TABLE guests (name TEXT); INSERT INTO guests VALUES ('x')");
    check_refused_and_left_alone("another program");
    execute_raw("PRAGMA application_id = 77");
    check_refused_and_left_alone("another program");
    execute_raw("PRAGMA journal_mode = WAL; INSERT INTO guests VALUES ('y')");
    check_refused_and_left_alone("another program");
    remove_folder();
}
END_TEST

static void set_format(int version)
{
    char sql[96];

    (void)snprintf(sql, sizeof sql, "PRAGMA application_id = %d; PRAGMA user_version = %d",
                   STORE_APPLICATION_ID, version);
    execute_raw(sql);
}

START_TEST(a_later_format_is_refused)
{
    open_store();
    (void)enqueue(1);
    store_close(store);
    set_format(store_migrations_count + 1);
    check_refused_and_left_alone("later Doorstep");
    set_format(store_migrations_count);
    store = NULL;
    reopen_store();
    check_count(OUTBOX_QUEUED, 1);
    close_store();
}
END_TEST

START_TEST(an_older_format_is_brought_up_to_date)
{
    struct tries tries = {.used = 1};
    char day[11] = "untouched";

    make_folder();
    for (int i = 0; i < _i; i++)
        execute_raw(store_migrations[i]);
    execute_raw("INSERT INTO outbox (state, reference, accepted_utc_ms, next_try_utc_ms)"
                " VALUES (0, 'ABCD-EFGH', 5, 5)");
    set_format(_i);
    reopen_store();
    check_count(OUTBOX_QUEUED, 1);
    ck_assert_int_eq(route_confirmed_on(store, key_of(1), day), OK);
    ck_assert_str_eq(day, "");
    ck_assert_int_eq(tries_read(store, "ticket-code", &tries), OK);
    ck_assert_int_eq(tries.used, 0);
    close_store();
}
END_TEST

/* The format before that of who came, with a booking in every state and what belongs to them. */
enum { BEFORE_ATTENDANCE = 6 };

static void make_before_attendance(void)
{
    make_folder();
    for (int i = 0; i < BEFORE_ATTENDANCE; i++)
        execute_raw(store_migrations[i]);
    execute_raw("INSERT INTO session_date VALUES (1, '2026-11-25', 600, 'monday-play', 1795600000000,"
                " 1795607200000, 0, 1);"
                "INSERT INTO booking VALUES (1, 1, 0, '2222-2222', '123456', 2, 1, 5, 0, 1, 0),"
                " (2, 1, 1, '3333-3333', '123457', 1, 1, 6, 0, 0, 0),"
                " (3, 1, 2, '4444-4444', '123458', 1, 1, 7, 1795000000000, 1, 1),"
                " (4, 1, 3, '5555-5555', '', 1, 1, 8, 0, 1, 2),"
                " (5, 1, 4, '6666-6666', '', 1, 1, 9, 0, 0, 0);"
                "INSERT INTO booking_body VALUES (1, 'QUJD');"
                "INSERT INTO passed VALUES (1, 2, 6, 1);"
                "INSERT INTO reservation VALUES ('r', 1, 1, 1, 1795000000000);"
                "INSERT INTO audit VALUES (7, 1795000000000, 12, 'taken', '2222-2222');");
    set_format(BEFORE_ATTENDANCE);
}

START_TEST(who_signed_up_before_is_there_after_and_can_come)
{
    static const char *const references[] = {"2222-2222", "3333-3333", "4444-4444", "5555-5555", "6666-6666"};
    struct booking rows[BOOKING_STATES + 1];
    size_t count = 0;

    make_before_attendance();
    reopen_store();
    ck_assert_int_eq(
        bookings_list(store, "monday-play", (struct date){2026, 11, 25}, 600, 0, true, rows, 6, &count), OK);
    ck_assert_uint_eq(count, BOOKING_STATES);
    for (int i = 0; i < BOOKING_STATES; i++) {
        ck_assert_int_eq(rows[i].state, i);
        ck_assert_str_eq(rows[i].reference, references[i]);
        ck_assert_int_eq(rows[i].arrived_utc_ms, 0);
        ck_assert(!rows[i].is_new && !rows[i].is_walk_in);
        ck_assert_int_eq(rows[i].sealed != NULL, i == 0);
        booking_finish(&rows[i]);
    }
    ck_assert_int_eq(bookings_arrive(store, 1, true, true, NOW_MS), OK);
    ck_assert_int_eq(bookings_arrive(store, 5, true, true, NOW_MS), NOT_FOUND);
    reopen_store();
    ck_assert_int_eq(bookings_find_reference(store, "2222-2222", &rows[0]), OK);
    ck_assert_int_eq(rows[0].arrived_utc_ms, NOW_MS);
    ck_assert_str_eq(rows[0].sealed, "QUJD");
    booking_finish(&rows[0]);
    close_store();
}
END_TEST

static void overwrite(off_t from, size_t bytes)
{
    char noise[4096];
    int fd = open(database_path, O_WRONLY | O_CLOEXEC);

    memset(noise, 0x5A, sizeof noise);
    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(pwrite(fd, noise, bytes, from), (ssize_t)bytes);
    ck_assert_int_eq(close(fd), 0);
}

START_TEST(a_damaged_page_is_found_and_the_file_left_alone)
{
    open_store();
    for (int i = 0; i < 20; i++)
        (void)enqueue(i);
    store_close(store);
    store = NULL;
    overwrite(4096, 4096);
    check_refused_and_left_alone(".recover");
    remove_folder();
}
END_TEST

START_TEST(a_damaged_header_is_found_and_the_file_left_alone)
{
    open_store();
    (void)enqueue(1);
    store_close(store);
    store = NULL;
    overwrite(0, 100);
    check_refused_and_left_alone(".recover");
    remove_folder();
}
END_TEST

START_TEST(a_file_cut_short_is_found)
{
    open_store();
    for (int i = 0; i < 20; i++)
        (void)enqueue(i);
    store_close(store);
    store = NULL;
    ck_assert_int_eq(truncate(database_path, 3 * 4096), 0);
    check_refused_and_left_alone(".recover");
    remove_folder();
}
END_TEST

START_TEST(what_was_accepted_is_there_after_closing)
{
    char reference[REFERENCE_CHARS + 1];

    open_store();
    (void)snprintf(reference, sizeof reference, "%s", enqueue(7));
    reopen_store();
    ck_assert_str_eq(enqueue(7), reference);
    check_count(OUTBOX_QUEUED, 1);
    close_store();
}
END_TEST

START_TEST(closing_leaves_no_log_to_read)
{
    struct stat info;

    open_store();
    (void)enqueue(1);
    store_close(store);
    store = NULL;
    ck_assert(stat(log_path, &info) != 0 || info.st_size == 0);
    remove_folder();
}
END_TEST

START_TEST(takes_nothing_to_close)
{
    store_close(NULL);
}
END_TEST

Suite *opening_suite(void)
{
    Suite *suite = suite_create("store opening");
    TCase *opening = tcase_create("opening");

    tcase_add_test(opening, makes_private_files);
    tcase_add_test(opening, nothing_is_shared_in_memory);
    tcase_add_test(opening, a_second_program_is_refused);
    tcase_add_test(opening, there_is_no_folder);
    tcase_add_test(opening, text_is_no_database);
    tcase_add_test(opening, a_database_of_another_program_is_refused);
    tcase_add_test(opening, a_later_format_is_refused);
    tcase_add_loop_test(opening, an_older_format_is_brought_up_to_date, 1, store_migrations_count);
    tcase_add_test(opening, who_signed_up_before_is_there_after_and_can_come);
    tcase_add_test(opening, a_damaged_page_is_found_and_the_file_left_alone);
    tcase_add_test(opening, a_damaged_header_is_found_and_the_file_left_alone);
    tcase_add_test(opening, a_file_cut_short_is_found);
    tcase_add_test(opening, what_was_accepted_is_there_after_closing);
    tcase_add_test(opening, closing_leaves_no_log_to_read);
    tcase_add_test(opening, takes_nothing_to_close);
    suite_add_tcase(suite, opening);
    return suite;
}
