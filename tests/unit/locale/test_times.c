#include <check.h>
#include <string.h>

#include "locale/words.h"

Suite *times_suite(void);

static const struct {
    const char *tag;
    int minutes;
    const char *wanted;
} TIMES[] = {
    {"en", 0, "midnight"},    {"en", 1, "12:01am"},     {"en", 540, "9am"},       {"en", 719, "11:59am"},
    {"en", 720, "midday"},    {"en", 721, "12:01pm"},   {"en", 1050, "5:30pm"},   {"en", 1439, "11:59pm"},
    {"en", 1440, "midnight"}, {"en-GB", 545, "9:05am"}, {"bn", 540, "সকাল ৯:০০"}, {"bn", 1020, "বিকাল ৫:০০"},
    {"so", 540, "09:00"},     {"so", 1050, "17:30"},    {"ar", 540, "٩:٠٠ ص"},    {"ar", 1050, "٥:٣٠ م"},
    {"pl", 1050, "17:30"},    {"pl", 1440, "00:00"},    {"ur", 540, "صبح 9:00"},
};

START_TEST(writes_times)
{
    struct strbuf text;

    strbuf_init(&text, 100);
    ck_assert_int_eq(words_time(TIMES[_i].tag, TIMES[_i].minutes, &text), OK);
    ck_assert_str_eq(strbuf_text(&text), TIMES[_i].wanted);
    strbuf_finish(&text);
}
END_TEST

START_TEST(refuses_times_that_are_none)
{
    struct strbuf text;

    strbuf_init(&text, 3);
    ck_assert_int_eq(words_time("en", -1, &text), INVALID);
    ck_assert_int_eq(words_time("en", 1441, &text), INVALID);
    ck_assert_int_eq(words_time("bn", 1441, &text), INVALID);
    ck_assert_int_eq(words_time("en", 1, &text), FULL);
    ck_assert_int_eq(words_time("bn", 1, &text), FULL);
    strbuf_finish(&text);
}
END_TEST

static void weekday_is(const char *tag, int weekday, const char *wanted)
{
    struct strbuf text;

    strbuf_init(&text, 100);
    ck_assert_int_eq(words_weekday(tag, weekday, &text), OK);
    ck_assert_str_eq(strbuf_text(&text), wanted);
    strbuf_finish(&text);
}

START_TEST(writes_weekdays)
{
    struct strbuf text;

    weekday_is("en", 0, "Monday");
    weekday_is("en", 6, "Sunday");
    weekday_is("bn", 0, "সোমবার");
    weekday_is("so", 4, "Jimco");
    weekday_is("ar", 5, "السبت");
    strbuf_init(&text, 3);
    ck_assert_int_eq(words_weekday("en", -1, &text), INVALID);
    ck_assert_int_eq(words_weekday("en", 7, &text), INVALID);
    ck_assert_int_eq(words_weekday("en", 0, &text), FULL);
    strbuf_finish(&text);
}
END_TEST

Suite *times_suite(void)
{
    Suite *suite = suite_create("times");
    TCase *times = tcase_create("times");

    tcase_add_loop_test(times, writes_times, 0, (int)(sizeof TIMES / sizeof *TIMES));
    tcase_add_test(times, refuses_times_that_are_none);
    tcase_add_test(times, writes_weekdays);
    suite_add_tcase(suite, times);
    return suite;
}
