#include <check.h>
#include <dirent.h>
#include <sched.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/memory.h"
#include "booking_scenario.h"
#include "faulty_disk.h"
#include "store_scenario.h"

enum ending { STAYS_ALIVE, IS_KILLED, LOSES_POWER, LOSES_POWER_HALFWAY, ENDINGS };
enum moment { WHILE_OPENING, WHILE_WORKING, MOMENTS };

static const char *const ending_names[ENDINGS] = {"goes on", "is killed", "loses power",
                                                  "loses power halfway"};
static const char *const operation_names[DISK_OPERATIONS] = {"read", "write", "sync", "truncate"};

static const struct failure {
    enum disk_operation operation;
    int result;
} failures[] = {
    {DISK_READ, SQLITE_IOERR_READ},  {DISK_WRITE, SQLITE_IOERR_WRITE},       {DISK_WRITE, SQLITE_FULL},
    {DISK_SYNC, SQLITE_IOERR_FSYNC}, {DISK_TRUNCATE, SQLITE_IOERR_TRUNCATE},
};

static const struct scenario {
    void (*run)(struct store *store, struct report *report);
    void (*verify)(struct store *store, struct report *report);
} of_outbox = {scenario_run, scenario_verify}, of_bookings = {bookings_run, bookings_verify};

struct trial {
    const struct scenario *scenario;
    const struct failure *failure;
    int nth; /* 0: none fails */
    bool sticky;
    enum moment moment;
    enum ending ending;
};

struct shared {
    struct report report;
    int counts[DISK_OPERATIONS];
};

static char folder[64];
static struct shared *shared;

static bool is_long(void)
{
    const char *wish = getenv("DOORSTEP_LONG");

    return wish != NULL && strcmp(wish, "1") == 0;
}

/* Failures and power cuts are played, so a real disk would add its waiting only. */
static void make_folder(void)
{
    const char *parent = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";

    (void)snprintf(folder, sizeof folder, "%s/store-fault-XXXXXX", parent);
    ck_assert_ptr_nonnull(mkdtemp(folder));
}

static void empty_folder(void)
{
    DIR *stream = opendir(folder);

    ck_assert_ptr_nonnull(stream);
    for (struct dirent *entry = readdir(stream); entry != NULL; entry = readdir(stream)) {
        if (entry->d_name[0] != '.')
            (void)unlinkat(dirfd(stream), entry->d_name, 0);
    }
    (void)closedir(stream);
}

static void start(void)
{
    make_folder();
    shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    ck_assert_ptr_ne(shared, MAP_FAILED);
}

static void stop(void)
{
    (void)munmap(shared, sizeof *shared);
    empty_folder();
    ck_assert_int_eq(rmdir(folder), 0);
}

/* The life of one process, which ends without closing anything. */
static void live(const struct trial *trial)
{
    struct store *store = NULL;

    disk_install();
    srandom((unsigned int)trial->nth);
    if (trial->moment == WHILE_OPENING)
        disk_fail(trial->failure->operation, trial->nth, trial->failure->result, trial->sticky);
    store = scenario_open(folder);
    if (store == NULL) {
        disk_mend();
        store = scenario_open(folder);
    }
    if (store == NULL) {
        (void)snprintf(shared->report.problem, sizeof shared->report.problem, "it does not open again");
        _exit(0);
    }
    if (trial->moment == WHILE_WORKING)
        disk_fail(trial->failure->operation, trial->nth, trial->failure->result, trial->sticky);
    else
        disk_mend();
    trial->scenario->run(store, &shared->report);
    for (int i = 0; i < DISK_OPERATIONS; i++)
        shared->counts[i] = disk_count((enum disk_operation)i);
    if (trial->ending == STAYS_ALIVE) {
        disk_mend();
        trial->scenario->verify(store, &shared->report);
    } else if (trial->ending != IS_KILLED) {
        disk_cut_power(trial->ending == LOSES_POWER ? 0 : 50);
    }
    _exit(0);
}

static void check_trial(const struct trial *trial)
{
    struct report *report = &shared->report;
    struct store *store;
    int ended = 0;
    pid_t child;

    memset(shared, 0, sizeof *shared);
    child = fork();
    if (child == 0)
        live(trial);
    ck_assert_int_eq(waitpid(child, &ended, 0), child);
    ck_assert_int_eq(ended, 0);
    store = scenario_open(folder);
    if (store == NULL)
        (void)snprintf(report->problem, sizeof report->problem, "it cannot be opened afterwards");
    else if (report->problem[0] == '\0' && trial->ending != STAYS_ALIVE) /* which verified itself */
        trial->scenario->verify(store, report);
    store_close(store);
    /* One failure is mended by trying again, and nobody notices it. */
    if (report->problem[0] == '\0' && report->refused > 0 && !trial->sticky)
        (void)snprintf(report->problem, sizeof report->problem, "%d calls were refused", report->refused);
    ck_assert_msg(report->problem[0] == '\0', "%s %s %d fails with %d%s, then the process %s: %s",
                  trial->moment == WHILE_OPENING ? "opening:" : "working:",
                  operation_names[trial->failure->operation], trial->nth, trial->failure->result,
                  trial->sticky ? ", and all after it" : "", ending_names[trial->ending], report->problem);
    empty_folder();
}

static int operations_of(const struct scenario *scenario, const struct failure *failure, enum moment moment)
{
    /* Opening: more than it ever needs. */
    struct trial whole = {
        .scenario = scenario, .failure = failure, .moment = WHILE_WORKING, .ending = IS_KILLED};

    if (moment == WHILE_OPENING)
        return 40;
    check_trial(&whole);
    return shared->counts[failure->operation];
}

static void check_fault(const struct scenario *scenario, const struct failure *failure, enum moment moment)
{
    int operations = operations_of(scenario, failure, moment);

    for (int nth = 1; nth <= operations; nth++) {
        for (int kind = 0; kind < 2 * ENDINGS; kind++) {
            struct trial trial = {.scenario = scenario,
                                  .failure = failure,
                                  .nth = nth,
                                  .sticky = kind % 2 == 1,
                                  .moment = moment,
                                  .ending = (enum ending)(kind / 2)};

            /* The short run takes every failure once and every ending in turn; but of syncs, which are few
             * and matter most, all. */
            if (is_long() || failure->operation == DISK_SYNC || kind == nth % (2 * ENDINGS))
                check_trial(&trial);
        }
    }
}

START_TEST(what_fails_while_working_loses_nothing)
{
    check_fault(&of_outbox, &failures[_i], WHILE_WORKING);
}
END_TEST

START_TEST(what_fails_while_booking_sells_no_place_twice)
{
    check_fault(&of_bookings, &failures[_i], WHILE_WORKING);
}
END_TEST

START_TEST(what_fails_while_opening_loses_nothing)
{
    check_fault(&of_outbox, &failures[_i], WHILE_OPENING);
}
END_TEST

START_TEST(a_power_cut_loses_nothing_that_was_accepted)
{
    for (int i = 0; i < (is_long() ? 200 : 20); i++) {
        struct trial trial = {.scenario = i % 4 < 2 ? &of_outbox : &of_bookings,
                              .failure = &failures[0],
                              .moment = WHILE_WORKING,
                              .ending = i % 2 == 0 ? LOSES_POWER : LOSES_POWER_HALFWAY};

        check_trial(&trial);
    }
}
END_TEST

/* Accepts and sends as fast as it can, saying so after each, until it is killed. */
static void work_for_ever(int ack_fd, int first)
{
    struct store *store = scenario_open(folder);

    for (int number = first; store != NULL; number++) {
        char reference[REFERENCE_CHARS + 1];
        char sealed[2001];
        char line[32];
        struct outbox_item item;
        int length;

        scenario_sealed(number, sealed, sizeof sealed - 1);
        if (outbox_enqueue(store, scenario_key(number), sealed, NOW_MS + number, random_system(),
                           reference) != OK)
            break;
        length = snprintf(line, sizeof line, "%08d %s\n", number, reference);
        if (write(ack_fd, line, (size_t)length) != length)
            break;
        if (number % 3 == 0 && outbox_claim(store, NOW_MS + HOUR_MS, &item) == OK) {
            if (outbox_settle(store, item.id, OUTBOX_SENT, "", 0) != OK)
                break;
            outbox_item_finish(&item);
        }
    }
    _exit(1);
}

static int check_acks(FILE *acks, struct store *store)
{
    char reference[REFERENCE_CHARS + 1];
    char line[64];
    int last = -1;

    while (fgets(line, sizeof line, acks) != NULL && strchr(line, '\n') != NULL) {
        last = (int)strtol(line, NULL, 10);
        line[9 + REFERENCE_CHARS] = '\0';
        ck_assert_int_eq(
            outbox_enqueue(store, scenario_key(last), "QUJD", NOW_MS + last, random_system(), reference), OK);
        ck_assert_str_eq(reference, line + 9);
    }
    return last;
}

/* One round: killed at a random moment. Returns the number after the last one accepted. */
static int check_killed(int first)
{
    int64_t before[OUTBOX_STATES];
    int64_t after[OUTBOX_STATES];
    int64_t total[2] = {0, 0};
    int ends[2];
    struct store *store;
    FILE *acks;
    pid_t child;
    int last;

    ck_assert_int_eq(pipe(ends), 0);
    child = fork();
    if (child == 0)
        work_for_ever(ends[1], first);
    (void)close(ends[1]);
    (void)usleep(20000 + (unsigned int)random() % 60000);
    ck_assert_int_eq(kill(child, SIGKILL), 0);
    ck_assert_int_eq(waitpid(child, NULL, 0), child);
    store = scenario_open(folder);
    ck_assert_ptr_nonnull(store);
    acks = fdopen(ends[0], "r");
    ck_assert_int_eq(outbox_count(store, before), OK);
    last = check_acks(acks, store);
    ck_assert_int_eq(outbox_count(store, after), OK);
    (void)fclose(acks);
    store_close(store);
    for (int i = 0; i < OUTBOX_STATES; i++) {
        total[0] += before[i];
        total[1] += after[i];
    }
    ck_assert_int_eq(total[0], total[1]); /* all that was accepted was there already */
    ck_assert_int_ge(total[0], last + 1 - first);
    return last + 2; /* the one that was under way may be there or not */
}

START_TEST(a_killed_process_loses_nothing_that_was_accepted)
{
    int rounds = is_long() ? 50 : 10;
    int next = 0;

    srandom((unsigned int)getpid());
    for (int round = 0; round < rounds; round++) {
        int after = check_killed(next);

        next = after > next ? after : next;
    }
    ck_assert_int_gt(next, rounds); /* it got some work done in between */
}
END_TEST

static enum status fill_outbox(struct store *store, int *number)
{
    enum status status = OK;
    char reference[REFERENCE_CHARS + 1];
    char *sealed = memory_allocate(30001, 1);

    for (; status == OK && *number < 10000; (*number)++) {
        scenario_sealed(*number, sealed, 30000);
        status = outbox_enqueue(store, scenario_key(*number), sealed, NOW_MS + *number, random_system(),
                                reference);
    }
    free(sealed);
    return status;
}

static void take_all_room(const char *path)
{
    char noise[4096];
    FILE *file = fopen(path, "w");

    memset(noise, 'x', sizeof noise);
    setbuf(file, NULL);
    while (fwrite(noise, 1, sizeof noise, file) == sizeof noise)
        continue;
    (void)fclose(file);
}

static int send_all(struct store *store)
{
    struct outbox_item item;
    enum status status = outbox_claim(store, NOW_MS + HOUR_MS, &item);
    int sent = 0;

    for (; status == OK; status = outbox_claim(store, NOW_MS + HOUR_MS, &item), sent++) {
        ck_assert_msg(outbox_settle(store, item.id, OUTBOX_SENT, "", 0) == OK, "%s", store_problem(store));
        outbox_item_finish(&item);
    }
    ck_assert_msg(status == NOT_FOUND, "after %d sent: %s", sent, store_problem(store));
    return sent;
}

static void check_full_disk(void)
{
    char ballast[96];
    char filler[96];
    struct store *store = scenario_open(folder);
    int number = 0;
    int accepted;

    (void)snprintf(ballast, sizeof ballast, "%s/ballast", folder);
    (void)snprintf(filler, sizeof filler, "%s/filler", folder);
    ck_assert_ptr_nonnull(store);
    ck_assert_int_eq(fill_outbox(store, &number), FULL);
    accepted = number - 1;
    ck_assert_int_gt(accepted, 20);
    take_all_room(filler);
    number--;
    ck_assert_int_eq(fill_outbox(store, &number), FULL);
    ck_assert_int_eq(access(ballast, F_OK), 0);
    store_close(store);
    store = scenario_open(folder); /* the keeper starts again on the full disk */
    ck_assert_ptr_nonnull(store);
    ck_assert_int_eq(send_all(store), accepted);
    number--;
    (void)fill_outbox(store, &number);
    (void)send_all(store); /* whatever little was taken in between goes out as well */
    (void)unlink(filler);
    ck_assert_int_eq(store_tidy(store, NOW_MS), OK);
    ck_assert_int_eq(access(ballast, F_OK), 0);
    number = accepted + 100;
    ck_assert_int_eq(fill_outbox(store, &number), FULL);
    ck_assert_int_gt(number - accepted - 100, accepted / 2); /* and it works as before */
    store_close(store);
}

START_TEST(a_full_disk_takes_nothing_more_and_still_delivers)
{
    /* In a name space of its own, so that the disk goes with this process, however it ends. */
    if (unshare(CLONE_NEWNS) != 0 || mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
        mount("tmpfs", folder, "tmpfs", 0, "size=6m") != 0) {
        (void)fprintf(stderr,
                      "fault-store: full disk: skipped, because this user may not mount a small disk\n");
        return;
    }
    check_full_disk();
    ck_assert_int_eq(umount(folder), 0);
}
END_TEST

static Suite *fault_suite(void)
{
    Suite *suite = suite_create("store faults");
    TCase *calls = tcase_create("failing calls");
    TCase *ends = tcase_create("ends");
    const int kinds = sizeof failures / sizeof failures[0];

    tcase_set_timeout(calls, is_long() ? 3600 : 300);
    tcase_add_checked_fixture(calls, start, stop);
    tcase_add_loop_test(calls, what_fails_while_working_loses_nothing, 0, kinds);
    tcase_add_loop_test(calls, what_fails_while_booking_sells_no_place_twice, 0, kinds);
    tcase_add_loop_test(calls, what_fails_while_opening_loses_nothing, 0, kinds);
    tcase_add_test(calls, a_power_cut_loses_nothing_that_was_accepted);
    suite_add_tcase(suite, calls);
    tcase_set_timeout(ends, 300);
    tcase_add_checked_fixture(ends, start, stop);
    tcase_add_test(ends, a_killed_process_loses_nothing_that_was_accepted);
    tcase_add_test(ends, a_full_disk_takes_nothing_more_and_still_delivers);
    suite_add_tcase(suite, ends);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(fault_suite());
    int failed;

    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
