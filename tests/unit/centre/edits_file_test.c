/* The file of what staff have set: written, read, and every fault of it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "edits_family.h"
#include "suites.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static void check_same(const struct edit *one, const struct edit *other)
{
    ck_assert_int_eq(one->id, other->id);
    ck_assert_int_eq(one->kind, other->kind);
    ck_assert_str_eq(one->subject, other->subject);
    ck_assert_int_eq(date_compare(one->day, other->day), 0);
    ck_assert_int_eq(one->day.day, other->day.day);
    ck_assert_mem_eq(&one->places, &other->places, sizeof one->places);
    ck_assert_str_eq(one->text, other->text);
}

static void read_back(struct edits *ret_edits)
{
    static struct faults faults;
    char line[1200] = "";
    enum status status;

    faults_init(&faults);
    status = edits_read(edits_path, &faults, ret_edits);
    if (faults.count > 0)
        faults_line(&faults, 0, line, sizeof line);
    ck_assert_msg(status == OK, "%s", line);
    faults_finish(&faults);
}

START_TEST(what_is_written_is_read_again)
{
    static struct edits read;

    (void)put(closing("", day));
    (void)put(closing("tea", next_day));
    (void)put(places_for("massage", 12, 0, ANY));
    (void)put(places_for("tickets", ANY, ANY, ANY));
    (void)put(check_of("4D9909C1-BFE7-511D-9DCD-99867BF5C27A", day));
    (void)put(notice("en", "\"Quotes\", a \\ and \u00A0 are words too"));
    (void)put(notice("bn", many("ক", EDIT_TEXT_CHARS)));
    ck_assert(edits_drop(&edits, 7));
    ck_assert_int_eq(edits_write(edits_path, &edits), OK);
    read_back(&read);
    ck_assert_uint_eq(read.count, edits.count);
    ck_assert_int_eq(read.last_id, 7);
    for (size_t i = 0; i < edits.count; i++)
        check_same(&read.list[i], &edits.list[i]);
    ck_assert_int_eq(edits_write(edits_path, &(struct edits){.last_id = 9}), OK);
    read_back(&read);
    ck_assert_uint_eq(read.count, 0);
    ck_assert_int_eq(read.last_id, 9);
}
END_TEST

START_TEST(as_many_as_there_can_be_are_read_again)
{
    static struct edits read;

    edits.last_id = INT64_C(999999999000);
    for (int i = 0; i < EDITS_MAX; i++) {
        char tag[36];

        (void)snprintf(tag, sizeof tag, "en-%032d", i);
        (void)put(notice(tag, many("😀", EDIT_TEXT_CHARS)));
    }
    ck_assert_int_eq(edits_write(edits_path, &edits), OK);
    read_back(&read);
    ck_assert_uint_eq(read.count, EDITS_MAX);
    check_same(&read.list[EDITS_MAX - 1], &edits.list[EDITS_MAX - 1]);
}
END_TEST

/* Whoever wrote it by hand may have put them in another order. */
START_TEST(they_stand_in_order_of_their_ids)
{
    static const char text[] =
        "{\"lastId\": 12, \"edits\": ["
        "{\"id\": 11, \"kind\": \"close\", \"subject\": \"a\", \"day\": \"2026-11-23\"},"
        "{\"id\": 2, \"kind\": \"close\", \"subject\": \"b\", \"day\": \"2026-11-23\"},"
        "{\"id\": 12, \"kind\": \"close\", \"subject\": \"c\", \"day\": \"2026-11-23\"}]}";
    static struct edits read;

    edits_write_text(text, strlen(text));
    read_back(&read);
    ck_assert_uint_eq(read.count, 3);
    ck_assert_int_eq(read.list[0].id, 2);
    ck_assert_int_eq(read.list[1].id, 11);
    ck_assert_int_eq(read.list[2].id, 12);
}
END_TEST

START_TEST(no_file_is_no_edits)
{
    (void)put(closing("", day));
    read_back(&edits);
    ck_assert_uint_eq(edits.count, 0);
    ck_assert_int_eq(edits.last_id, 0);
}
END_TEST

START_TEST(a_folder_that_is_not_there_takes_no_file)
{
    edits_remove();
    ck_assert_int_eq(edits_write(edits_path, &edits), IO);
}
END_TEST

#define ONE(members) "{\"lastId\": 9, \"edits\": [\n{" members "}]}"

/* The first fault, on the line of the edit that has it. */
static const struct {
    const char *text, *wanted;
} bad_files[] = {
    {"", E ":1: not valid JSON"},
    {"{\"lastId\": 1, \"edits\": [", E ":1: not valid JSON"},
    {"[]", E ":1: the file must be an object"},
    {"7", E ":1: the file must be an object"},
    {"{}", E ":1: /lastId is missing"},
    {"{\"lastId\": 0}", E ":1: /edits is missing"},
    {"{\"lastId\": -1, \"edits\": []}", E ":1: /lastId must be a whole number"},
    {"{\"lastId\": 1e99, \"edits\": []}", E ":1: /lastId must be a whole number"},
    {"{\"lastId\": 99999999999999999, \"edits\": []}", E ":1: /lastId must be a whole number"},
    {"{\"lastId\": 0, \"edits\": {}}", E ":1: /edits must be a list"},
    {"{\"lastId\": 0, \"edits\": null}", E ":1: /edits must be a list"},
    {"{\"lastId\": 0, \"edits\": [], \"more\": 1}", E ":1: /more is not a known entry here"},
    {"{\"lastId\": 0, \"edits\": [1]}", E ":1: /edits/0 must be an object"},
    {"{\"lastId\": 0, \"edits\": [null]}", E ":1: /edits/0 must be an object"},
    {ONE("\"id\": 1"), E ":2: /edits/0/kind is missing"},
    {ONE("\"id\": 1, \"kind\": 1"), E ":2: /edits/0/kind must be a text"},
    {ONE("\"id\": 1, \"kind\": \"open\", \"subject\": \"tea\", \"day\": \"2026-11-23\""),
     E ":2: /edits/0/kind is \"open\"; write close, capacity, checked or notice"},
    {ONE("\"kind\": \"close\", \"subject\": \"tea\", \"day\": \"2026-11-23\""),
     E ":2: /edits/0/id is missing"},
    {ONE("\"id\": 0, \"kind\": \"close\", \"subject\": \"tea\", \"day\": \"2026-11-23\""),
     E ":2: /edits/0/id must be a whole number from 1"},
    {ONE("\"id\": \"1\", \"kind\": \"close\", \"subject\": \"tea\", \"day\": \"2026-11-23\""),
     E ":2: /edits/0/id must be a whole number"},
    {ONE("\"id\": 10, \"kind\": \"close\", \"subject\": \"tea\", \"day\": \"2026-11-23\""),
     E ":2: /edits/0/id is above \"lastId\""},
    {ONE("\"id\": 1, \"kind\": \"close\", \"day\": \"2026-11-23\""), E ":2: /edits/0/subject is missing"},
    {ONE("\"id\": 1, \"kind\": \"close\", \"subject\": [], \"day\": \"2026-11-23\""),
     E ":2: /edits/0/subject must be a text"},
    {ONE("\"id\": 1, \"kind\": \"close\", \"subject\": \"../tea\", \"day\": \"2026-11-23\""),
     E ":2: /edits/0/subject is \"../tea\"; write the id of a session"},
    {ONE("\"id\": 1, \"kind\": \"close\", \"subject\": "
         "\"1234567890123456789012345678901234567890123456789012345678901234\", \"day\": \"2026-11-23\""),
     E ":2: /edits/0/subject is 64 bytes long; at most 63 fit"},
    {ONE("\"id\": 1, \"kind\": \"close\", \"subject\": \"tea\""), E ":2: /edits/0/day is missing"},
    {ONE("\"id\": 1, \"kind\": \"close\", \"subject\": \"tea\", \"day\": \"2026-02-29\""),
     E ":2: /edits/0/day is \"2026-02-29\"; write the day as"},
    {ONE("\"id\": 1, \"kind\": \"checked\", \"subject\": \"tea\", \"day\": \"2026-11\""),
     E ":2: /edits/0/day is \"2026-11\"; write the day as"},
    {ONE("\"id\": 1, \"kind\": \"checked\", \"subject\": \"tea\", \"day\": 20261123"),
     E ":2: /edits/0/day must be a text"},
    {ONE("\"id\": 1, \"kind\": \"close\", \"subject\": \"tea\", \"day\": \"2026-11-23\", \"text\": \"a\""),
     E ":2: /edits/0/text is not a known entry here"},
    {ONE("\"id\": 1, \"kind\": \"capacity\", \"subject\": \"tea\", \"families\": 0"),
     E ":2: /edits/0 has no number of places that can be"},
    {ONE("\"id\": 1, \"kind\": \"capacity\", \"subject\": \"tea\", \"children\": 1000"),
     E ":2: /edits/0 has no number of places that can be"},
    {ONE("\"id\": 1, \"kind\": \"capacity\", \"subject\": \"tea\", \"adults\": -1"),
     E ":2: /edits/0/adults must be a whole number"},
    {ONE("\"id\": 1, \"kind\": \"capacity\", \"subject\": \"tea\", \"families\": 1.5"),
     E ":2: /edits/0/families must be a whole number"},
    {ONE("\"id\": 1, \"kind\": \"notice\", \"subject\": \"en\""), E ":2: /edits/0/text is missing"},
    {ONE("\"id\": 1, \"kind\": \"notice\", \"subject\": \"en\", \"text\": \"\""),
     E ":2: /edits/0/text is empty"},
    {ONE("\"id\": 1, \"kind\": \"notice\", \"subject\": \"en\", \"text\": \"a\\nb\""),
     E ":2: /edits/0/text must be one paragraph of at most 150 characters"},
    {ONE("\"id\": 1, \"kind\": \"notice\", \"subject\": \"en\", \"text\": \"a\\u0000b\""),
     E ":2: not valid JSON"},
    {ONE("\"id\": 1, \"kind\": \"notice\", \"subject\": \"en\", \"text\": \"\xFF\""), E ":2: not valid JSON"},
    {ONE("\"id\": 1, \"id\": 2, \"kind\": \"notice\", \"subject\": \"en\", \"text\": \"a\""),
     E ":2: not valid JSON"},
    {ONE("\"id\": 1, \"kind\": \"notice\", \"subject\": \"en\", \"text\": \"a\"},\n"
         "{\"id\": 1, \"kind\": \"notice\", \"subject\": \"bn\", \"text\": \"a\""),
     E ":3: /edits/1 has the id of another edit"},
    {ONE("\"id\": 1, \"kind\": \"notice\", \"subject\": \"en\", \"text\": \"a\"},\n"
         "{\"id\": 2, \"kind\": \"notice\", \"subject\": \"en\", \"text\": \"b\""),
     E ":3: /edits/1 is about the same as another edit"},
    {ONE("\"id\": 1, \"kind\": \"close\", \"subject\": \"\", \"day\": \"2026-11-23\"},\n"
         "{\"id\": 2, \"kind\": \"close\", \"subject\": \"\", \"day\": \"2026-11-23\""),
     E ":3: /edits/1 is about the same as another edit"},
};

static void expect_fault(const char *wanted)
{
    static struct faults faults;
    char line[1200] = "";

    faults_init(&faults);
    edits.last_id = 77;
    ck_assert_int_eq(edits_read(edits_path, &faults, &edits), INVALID);
    ck_assert_uint_gt(faults.count, 0);
    faults_line(&faults, 0, line, sizeof line);
    ck_assert_msg(strncmp(line, wanted, strlen(wanted)) == 0, "%s, not %s", line, wanted);
    ck_assert_msg(edits.last_id == 77 && edits.count == 0, "%s: the list was touched", wanted);
    faults_finish(&faults);
}

START_TEST(bad_files_are_told_by_line)
{
    for (size_t i = 0; i < COUNT(bad_files); i++) {
        edits_write_text(bad_files[i].text, strlen(bad_files[i].text));
        expect_fault(bad_files[i].wanted);
    }
}
END_TEST

START_TEST(too_many_or_too_long_is_a_fault)
{
    static char blank[(EDITS_MAX + 2) * 1024];
    char wanted[100];
    struct strbuf text;
    size_t length;

    strbuf_init(&text, 64 * 1024);
    strbuf_add(&text, "{\"lastId\": 900, \"edits\": [");
    for (int i = 0; i <= EDITS_MAX; i++)
        strbuf_add_format(&text,
                          "%s\n{\"id\": %d, \"kind\": \"checked\", \"subject\": \"s-%d\", \"day\": "
                          "\"2026-11-23\"}",
                          i > 0 ? "," : "", i + 1, i);
    strbuf_add(&text, "]}");
    ck_assert_int_eq(strbuf_status(&text), OK);
    length = strlen(strbuf_text(&text));
    edits_write_text(strbuf_text(&text), length);
    (void)snprintf(wanted, sizeof wanted, E ":1: /edits has %d entries; at most %d fit", EDITS_MAX + 1,
                   EDITS_MAX);
    expect_fault(wanted);
    strbuf_finish(&text);
    memset(blank, ' ', sizeof blank);
    edits_write_text(blank, sizeof blank);
    expect_fault(E ": is larger than this file may be");
}
END_TEST

/* Every file that breaks off, and every one with a byte changed, is read or told, and never crashes. */
START_TEST(a_spoilt_file_is_read_or_told)
{
    static struct edits read;
    static struct faults faults;
    char *text = NULL;
    size_t bytes = 0;

    (void)put(closing("tea", day));
    (void)put(places_for("massage", 12, 0, ANY));
    (void)put(notice("bn", "সোমবার বন্ধ"));
    ck_assert_int_eq(edits_write(edits_path, &edits), OK);
    ck_assert_int_eq(file_read(edits_path, 4096, &text, &bytes), OK);
    for (size_t i = 0; i < bytes; i++) {
        char kept = text[i];

        text[i] = (char)(kept ^ (1 << (i % 8)));
        edits_write_text(text, i % 2 == 0 ? bytes : i);
        faults_init(&faults);
        ck_assert_msg((edits_read(edits_path, &faults, &read) == OK) == (faults.count == 0), "byte %zu", i);
        faults_finish(&faults);
        text[i] = kept;
    }
    free(text);
}
END_TEST

TCase *edits_file_tests(void)
{
    TCase *tests = tcase_create("file of edits");

    tcase_add_checked_fixture(tests, edits_make, edits_remove);
    tcase_add_test(tests, what_is_written_is_read_again);
    tcase_add_test(tests, as_many_as_there_can_be_are_read_again);
    tcase_add_test(tests, they_stand_in_order_of_their_ids);
    tcase_add_test(tests, no_file_is_no_edits);
    tcase_add_test(tests, a_folder_that_is_not_there_takes_no_file);
    tcase_add_test(tests, bad_files_are_told_by_line);
    tcase_add_test(tests, too_many_or_too_long_is_a_fault);
    tcase_add_test(tests, a_spoilt_file_is_read_or_told);
    return tests;
}
