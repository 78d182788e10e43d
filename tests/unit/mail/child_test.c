/* The age of a child in the words of staff, on 22 November 2026. */
#include "suites.h"

#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "centre/centre.h"
#include "mail/child.h"

static const struct date today = {2026, 11, 22};

static const char questionnaire[] = DOORSTEP_SOURCE_DIR "/tests/unit/mail/data/pack";

static struct faults faults;
static struct centre *centre;
static struct child child;
static json_t *group;

static void start(void)
{
    faults_init(&faults);
    ck_assert_int_eq(centre_load(questionnaire, &faults, &centre), OK);
}

static void end(void)
{
    child_finish(&child);
    json_decref(group);
    centre_destroy(centre);
    faults_finish(&faults);
}

#define KNOWN(code) "{\"linkId\":\"child-known\",\"answer\":[{\"valueCoding\":{\"code\":\"" code "\"}}]},"
#define BORN(date) KNOWN("born") "{\"linkId\":\"child-born\",\"answer\":[{\"valueDate\":\"" date "\"}]}"
#define DUE(date) KNOWN("expecting") "{\"linkId\":\"child-due\",\"answer\":[{\"valueDate\":\"" date "\"}]}"
#define ABOUT(age, unit)                                                                                     \
    KNOWN("about")                                                                                           \
    "{\"linkId\":\"child-about\",\"item\":[{\"linkId\":\"child-age\",\"answer\":[{\"valueInteger\":" age     \
    "}]},"                                                                                                   \
    "{\"linkId\":\"child-age-unit\",\"answer\":[{\"valueCoding\":{\"code\":\"" unit "\"}}]}]}"
#define SCHOOL(code) ",{\"linkId\":\"child-school\",\"answer\":[{\"valueCoding\":{\"code\":\"" code "\"}}]}"

static const struct {
    const char *items;
    const char *wanted;
    size_t told;
} CASES[] = {
    {BORN("2025-05-14"), "18 months (born 14 May 2025)", 2},
    {BORN("2025-05"), "17 or 18 months (born May 2025)", 2},
    {BORN("2026-11-22"), "under 1 month (born 22 November 2026)", 2},
    {BORN("2026-10-23"), "under 1 month (born 23 October 2026)", 2},
    {BORN("2026-10-22"), "1 month (born 22 October 2026)", 2},
    {BORN("2026-10"), "under 2 months (born October 2026)", 2},
    {BORN("2026-11"), "under 1 month (born November 2026)", 2},
    {BORN("2026-11-23"), "(born 23 November 2026)", 2},
    {BORN("2024-11-23"), "23 months (born 23 November 2024)", 2},
    {BORN("2024-11"), "23 or 24 months (born November 2024)", 2},
    {BORN("2024-11-22"), "2 years (born 22 November 2024)", 2},
    {BORN("2024-10-22"), "2 years 1 month (born 22 October 2024)", 2},
    {BORN("2024-09"), "2 years 1 or 2 months (born September 2024)", 2},
    {BORN("2024-10"), "2 years (born October 2024)", 2},
    {BORN("2023-11"), "2 or 3 years (born November 2023)", 2},
    {BORN("2021-11-23"), "4 years 11 months (born 23 November 2021)", 2},
    {BORN("2021-11-22"), "5 years (born 22 November 2021)", 2},
    {BORN("2020-03-01"), "6 years (born 1 March 2020)", 2},
    {DUE("2027-03"), "not born yet (due March 2027)", 2},
    {ABOUT("18", "months"), "about 18 months", 3},
    {ABOUT("1", "years"), "about 1 year", 3},
    {ABOUT("11", "years") SCHOOL("secondary"), "about 11 years, at secondary school", 4},
    {BORN("2015-09") SCHOOL("primary"), "11 years (born September 2015), at primary school", 3},
    {ABOUT("11", "years") SCHOOL("none"), "about 11 years", 3},
    /* Not told, or not clearly: then staff see the answers as they are. */
    {KNOWN("born") "{\"linkId\":\"child-name\",\"answer\":[{\"valueString\":\"x\"}]}", "", 0},
    {BORN("2025-05") "," DUE("2027-03"), "", 0},
    {BORN("2025"), "", 0},
    {BORN("soon"), "", 0},
    {ABOUT("-1", "years"), "", 0},
    {ABOUT("99999999999", "years"), "", 0},
    {ABOUT("3", "decades"), "", 0},
    {KNOWN("about") "{\"linkId\":\"child-age\",\"answer\":[{\"valueInteger\":3}]}", "", 0},
    {"{\"linkId\":\"child-born\",\"answer\":[{\"valueDate\":\"2025-05\"},{\"valueDate\":\"2024-05\"}]}", "",
     0},
};

static void read(const char *items)
{
    struct strbuf text;

    strbuf_init(&text, 4096);
    strbuf_add_format(&text, "{\"linkId\":\"child\",\"item\":[%s]}", items);
    group = json_loads(strbuf_text(&text), 0, NULL);
    ck_assert_msg(group != NULL, "%s", strbuf_text(&text));
    strbuf_finish(&text);
    child_read(centre_find_flow(centre, "self-referral"), group, today, &child);
}

START_TEST(ages_are_words)
{
    read(CASES[_i].items);
    ck_assert_str_eq(child.words, CASES[_i].wanted);
    ck_assert_uint_eq(child.told_count, CASES[_i].told);
}
END_TEST

START_TEST(only_what_is_told_is_left_out_below)
{
    const json_t *items;

    read(BORN("2025-05") ",{\"linkId\":\"child-name\",\"answer\":[{\"valueString\":\"x\"}]}" SCHOOL("none"));
    items = json_object_get(group, "item");
    ck_assert(child_tells(&child, json_array_get(items, 0)));
    ck_assert(child_tells(&child, json_array_get(items, 1)));
    ck_assert(!child_tells(&child, json_array_get(items, 2)));
    ck_assert(!child_tells(&child, json_array_get(items, 3)));
}
END_TEST

Suite *child_suite(void)
{
    Suite *suite = suite_create("child");
    TCase *tests = tcase_create("age");

    tcase_add_checked_fixture(tests, start, end);
    tcase_add_loop_test(tests, ages_are_words, 0, sizeof CASES / sizeof CASES[0]);
    tcase_add_test(tests, only_what_is_told_is_left_out_below);
    suite_add_tcase(suite, tests);
    return suite;
}
