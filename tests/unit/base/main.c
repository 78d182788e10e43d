/* The base room: dates, clocks, text, JSON places, files. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/file.h"
#include "base/json.h"
#include "base/memory.h"
#include "base/place.h"
#include "base/random.h"
#include "base/strbuf.h"
#include "suites.h"

static char folder[] = "/tmp/doorstep-base-XXXXXX";

static void make_folder(void)
{
    memcpy(folder + strlen(folder) - 6, "XXXXXX", 6);
    ck_assert_ptr_nonnull(mkdtemp(folder));
}

static void remove_folder(void)
{
    char *const arguments[] = {"rm", "-rf", folder, NULL};
    pid_t child = fork();

    if (child == 0)
        _exit(execvp("rm", arguments));
    ck_assert_int_eq(waitpid(child, NULL, 0), child);
}

static const char *in_folder(const char *name)
{
    static char path[256];

    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

START_TEST(months_have_their_days)
{
    ck_assert_int_eq(date_days_in_month(2024, 2), 29);
    ck_assert_int_eq(date_days_in_month(2026, 2), 28);
    ck_assert_int_eq(date_days_in_month(1900, 2), 28);
    ck_assert_int_eq(date_days_in_month(2000, 2), 29);
    ck_assert_int_eq(date_days_in_month(2026, 13), 0);
    ck_assert(!date_is_real((struct date){2026, 2, 31}));
    ck_assert(!date_is_real((struct date){2026, 0, 1}));
    ck_assert(date_is_real((struct date){2026, 2, 0}));
}
END_TEST

START_TEST(months_are_added_and_compared)
{
    struct date last = date_add_months((struct date){2026, 1, 31}, 1);
    struct date back = date_add_months((struct date){2026, 1, 15}, -1);

    ck_assert_int_eq(date_compare(last, (struct date){2026, 2, 28}), 0);
    ck_assert_int_eq(date_compare(back, (struct date){2025, 12, 15}), 0);
    ck_assert_int_eq(date_compare((struct date){2026, 3, 0}, (struct date){2026, 3, 30}), 0);
    ck_assert_int_lt(date_compare((struct date){2026, 3, 1}, (struct date){2026, 3, 2}), 0);
    ck_assert_int_gt(date_compare((struct date){2027, 1, 0}, (struct date){2026, 12, 31}), 0);
}
END_TEST

static int day_at(const char *utc)
{
    int64_t moment = 0;

    ck_assert_int_eq(clock_parse_utc(utc, &moment), OK);
    return date_of_utc(moment).day;
}

/* In 2026 summer time runs from 29 March to 25 October. */
START_TEST(the_date_follows_summer_time)
{
    ck_assert_int_eq(day_at("2026-03-28T23:30"), 28);
    ck_assert_int_eq(day_at("2026-03-29T23:30"), 30);
    ck_assert_int_eq(day_at("2026-07-01T22:59"), 1);
    ck_assert_int_eq(day_at("2026-07-01T23:00"), 2);
    ck_assert_int_eq(day_at("2026-10-24T23:30"), 25);
    ck_assert_int_eq(day_at("2026-10-25T23:30"), 25);
}
END_TEST

START_TEST(dates_are_written_and_read)
{
    char text[11];
    struct date date;

    date_write((struct date){2026, 3, 0}, text);
    ck_assert_str_eq(text, "2026-03");
    date_write((struct date){2026, 3, 7}, text);
    ck_assert_str_eq(text, "2026-03-07");
    ck_assert_int_eq(date_read("2026-03-07", &date), OK);
    ck_assert_int_eq(date_read("2026-02-30", &date), INVALID);
    ck_assert_int_eq(date_read("2026-3", &date), INVALID);
    ck_assert_int_eq(date_read("2026-03-07x", &date), INVALID);
}
END_TEST

START_TEST(moments_are_read_and_written)
{
    int64_t moment = 0;
    char text[21];
    struct clock clock = {0};

    ck_assert_int_eq(clock_parse_utc("2026-11-22T09:30:05Z", &moment), OK);
    clock_format_utc(moment + 999, text);
    ck_assert_str_eq(text, "2026-11-22T09:30:05Z");
    ck_assert_int_eq(clock_parse_utc("2026-02-31", &moment), INVALID);
    ck_assert_int_eq(clock_parse_utc("tomorrow", &moment), INVALID);
    clock_set_utc(&clock, moment);
    ck_assert_int_lt(llabs(clock_utc_ms(&clock) - moment), 5000);
    clock_advance(&clock, 3600000);
    ck_assert_int_ge(clock_utc_ms(&clock) - moment, 3600000);
    ck_assert_int_eq(clock.monotonic_shift_ms, 3600000);
}
END_TEST

START_TEST(a_buffer_remembers_what_did_not_fit)
{
    struct strbuf buffer;
    char *taken;

    strbuf_init(&buffer, 8);
    strbuf_add(&buffer, "four");
    strbuf_add_format(&buffer, "%d", 1234);
    ck_assert_int_eq(strbuf_status(&buffer), OK);
    strbuf_add_char(&buffer, 'x');
    ck_assert_int_eq(strbuf_status(&buffer), FULL);
    ck_assert_str_eq(strbuf_text(&buffer), "four1234");
    strbuf_clear(&buffer);
    ck_assert_int_eq(strbuf_status(&buffer), OK);
    ck_assert_str_eq(strbuf_text(&buffer), "");
    strbuf_add(&buffer, "again");
    taken = strbuf_take(&buffer);
    ck_assert_str_eq(taken, "again");
    memory_wipe_text(taken);
    strbuf_finish(&buffer);
}
END_TEST

START_TEST(an_arena_hands_out_zeroed_memory)
{
    struct arena arena;
    char *first;
    unsigned char *large;

    arena_init(&arena);
    first = arena_format(&arena, "%s-%d", "item", 7);
    large = arena_allocate(&arena, 100000, 1);
    for (size_t i = 0; i < 100000; i++)
        ck_assert_uint_eq(large[i], 0);
    ck_assert_str_eq(first, "item-7");
    ck_assert_str_eq(arena_copy_bytes(&arena, "abcdef", 3), "abc");
    ck_assert_ptr_null(arena_copy_text(&arena, NULL));
    arena_reset(&arena);
    large = arena_allocate(&arena, 16000, 1);
    for (size_t i = 0; i < 16000; i++)
        ck_assert_uint_eq(large[i], 0);
    arena_finish(&arena);
}
END_TEST

static const char sample[] = "{\n"
                             "  \"name\": \"centre\",\n"
                             "  \"@name\": \"a comment\",\n"
                             "  \"idle\": 5,\n"
                             "  \"list\": [\n"
                             "    { \"id\": \"a\" },\n"
                             "    { \"id\": 7 }\n"
                             "  ],\n"
                             "  \"tpyo\": true\n"
                             "}\n";

static void expect_fault(const struct faults *faults, size_t index, const char *wanted)
{
    char line[1200];

    ck_assert_uint_gt(faults->count, index);
    faults_line(faults, index, line, sizeof line);
    ck_assert_msg(strstr(line, wanted) == line, "wanted %s, found %s", wanted, line);
}

START_TEST(json_faults_tell_file_line_and_path)
{
    static const char *const known[] = {"name", "idle", "list", NULL};
    struct faults faults;
    struct json_doc *doc = NULL;
    struct json_place root, list, place;

    faults_init(&faults);
    ck_assert_int_eq(json_doc_parse(sample, strlen(sample), "x.json", &faults, &doc), OK);
    root = json_doc_root(doc, &faults);
    json_refuse_unknown(&root, known);
    place = json_member(&root, "idle");
    ck_assert_int_eq(json_integer_in(&place, 20, 600, 60), 60);
    list = json_member(&root, "list");
    ck_assert_uint_eq(json_count(&list), 2);
    place = json_element(&list, 1);
    place = json_member(&place, "id");
    ck_assert_str_eq(json_need_text(&place, 10), "");
    place = json_member(&root, "missing");
    ck_assert_str_eq(json_need_text(&place, 10), "");
    place = json_member(&root, "name");
    ck_assert_str_eq(json_need_text(&place, 3), "");
    ck_assert_uint_eq(faults.count, 5);
    expect_fault(&faults, 0, "x.json:9: /tpyo is not a known entry");
    expect_fault(&faults, 1, "x.json:4: /idle must be a whole number from 20 to 600");
    expect_fault(&faults, 2, "x.json:7: /list/1/id must be a text");
    expect_fault(&faults, 3, "x.json:1: /missing is missing");
    expect_fault(&faults, 4, "x.json:2: /name is 6 bytes long; at most 3 fit");
    json_doc_destroy(doc);
    faults_finish(&faults);
}
END_TEST

START_TEST(broken_json_is_a_fault)
{
    struct faults faults;
    struct json_doc *doc = NULL;

    faults_init(&faults);
    ck_assert_int_eq(json_doc_parse("{\n\"a\": 1,\n\"a\": 2}", 17, "x.json", &faults, &doc), INVALID);
    ck_assert_int_eq(json_doc_parse("[1,\n2", 5, "x.json", &faults, &doc), INVALID);
    ck_assert_int_eq(json_doc_parse("\"\xff\"", 3, "x.json", &faults, &doc), INVALID);
    ck_assert_int_eq(json_doc_read("/nowhere/x.json", "x.json", 100, &faults, &doc), NOT_FOUND);
    ck_assert_uint_eq(faults.count, 4);
    expect_fault(&faults, 1, "x.json:2: not valid JSON");
    expect_fault(&faults, 3, "x.json: there is no such file");
    faults_finish(&faults);
}
END_TEST

START_TEST(faults_are_bounded)
{
    struct faults faults;

    faults_init(&faults);
    for (int i = 0; i < FAULTS_KEPT + 50; i++)
        faults_add(&faults, "f", i, "fault %d", i);
    ck_assert_uint_eq(faults.count, FAULTS_KEPT + 50);
    expect_fault(&faults, FAULTS_KEPT - 1, "f:99: fault 99");
    faults_finish(&faults);
}
END_TEST

START_TEST(files_are_written_and_read)
{
    char *text = NULL;
    size_t bytes = 0;
    struct stat info;

    make_folder();
    ck_assert_int_eq(file_write(in_folder("a"), "one\0two", 7, 0600), OK);
    ck_assert_int_eq(stat(in_folder("a"), &info), 0);
    ck_assert_uint_eq(info.st_mode & 0777U, 0600);
    ck_assert_int_eq(file_read(in_folder("a"), 7, &text, &bytes), OK);
    ck_assert_uint_eq(bytes, 7);
    ck_assert_mem_eq(text, "one\0two", 8);
    free(text);
    ck_assert_int_eq(file_read(in_folder("a"), 6, &text, &bytes), FULL);
    ck_assert_int_eq(file_read(in_folder("b"), 6, &text, &bytes), NOT_FOUND);
    ck_assert_int_eq(file_read(folder, 6, &text, &bytes), IO);
    ck_assert_int_eq(file_write(in_folder("no/a"), "x", 1, 0600), NOT_FOUND);
    ck_assert_int_eq(file_make_folder(in_folder("p/q/r"), 0700), OK);
    ck_assert_int_eq(file_make_folder(in_folder("p/q/r"), 0700), OK);
    ck_assert_int_eq(file_make_folder(in_folder("a"), 0700), INVALID);
    remove_folder();
}
END_TEST

START_TEST(the_root_is_the_one_the_environment_names)
{
    char path[256];

    ck_assert_int_eq(setenv("DOORSTEP_ROOT", "/nowhere", 1), 0);
    ck_assert_int_eq(place_root(path, sizeof path), NOT_FOUND);
    ck_assert_str_eq(path, "/nowhere");
    ck_assert_int_eq(setenv("DOORSTEP_ROOT", DOORSTEP_SOURCE_DIR, 1), 0);
    ck_assert_int_eq(place_root(path, sizeof path), OK);
    ck_assert_str_eq(path, DOORSTEP_SOURCE_DIR);
    ck_assert_int_eq(place_root(path, 3), FULL);
    ck_assert_int_eq(setenv("XDG_DATA_HOME", "/data", 1), 0);
    ck_assert_int_eq(place_default_data(path, sizeof path), OK);
    ck_assert_str_eq(path, "/data/doorstep");
    ck_assert_int_eq(place_join("a", "b", path, 3), FULL);
}
END_TEST

START_TEST(uuids_say_that_they_are_random)
{
    char first[37], second[37];

    random_uuid(random_system(), first);
    random_uuid(random_system(), second);
    ck_assert_uint_eq(strlen(first), 36);
    ck_assert_int_eq(first[14], '4');
    ck_assert_ptr_nonnull(strchr("89ab", first[19]));
    ck_assert_str_ne(first, second);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("base");
    TCase *tests = tcase_create("base");
    SRunner *runner;
    int failed;

    tcase_add_test(tests, months_have_their_days);
    tcase_add_test(tests, months_are_added_and_compared);
    tcase_add_test(tests, the_date_follows_summer_time);
    tcase_add_test(tests, dates_are_written_and_read);
    tcase_add_test(tests, moments_are_read_and_written);
    tcase_add_test(tests, a_buffer_remembers_what_did_not_fit);
    tcase_add_test(tests, an_arena_hands_out_zeroed_memory);
    tcase_add_test(tests, json_faults_tell_file_line_and_path);
    tcase_add_test(tests, broken_json_is_a_fault);
    tcase_add_test(tests, faults_are_bounded);
    tcase_add_test(tests, files_are_written_and_read);
    tcase_add_test(tests, the_root_is_the_one_the_environment_names);
    tcase_add_test(tests, uuids_say_that_they_are_random);
    suite_add_tcase(suite, tests);
    suite_add_tcase(suite, date_tests());
    suite_add_tcase(suite, kiosk_name_tests());
    runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
