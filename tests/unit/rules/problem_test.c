/* Whether one answer will do, and what is said when it will not. */
#include <stdio.h>
#include <string.h>

#include "rules/flow.h"
#include "suites.h"

static const struct date today = {2026, 11, 22};

static struct answers answers;
static struct answer *answer;

static void set_up(void)
{
    answers_init(&answers, 1);
    answer = &answers.list[0];
}

static void tear_down(void)
{
    answers_finish(&answers);
}

static void expect(const struct flow_item *item, const char *wanted)
{
    struct flow flow = {.items = item, .item_count = 1};
    enum flow_problem problem = flow_check(&flow, 0, &answers, today);

    ck_assert_str_eq(flow_problem_name(problem), wanted);
}

static void type_text(const char *text)
{
    (void)snprintf(answer->plain, sizeof answer->plain, "%s", text);
    (void)snprintf(answer->text, sizeof answer->text, "%s", text);
    answer->length_graphemes = strlen(text);
}

static void type_date(int day, int month, int year)
{
    answer->date = (struct date){year, month, day};
}

START_TEST(required_and_optional)
{
    static const enum flow_type types[] = {FLOW_BOOLEAN, FLOW_CHOICE, FLOW_OPEN_CHOICE, FLOW_DATE,
                                           FLOW_INTEGER, FLOW_STRING, FLOW_TEXT};

    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        struct flow_item item = {"q", .type = types[i], .parent = -1, .format = FLOW_PHONE, .pattern = "x"};

        expect(&item, "fine");
        item.required = true;
        expect(&item, "missing");
    }
    expect(&(struct flow_item){"q", .type = FLOW_GROUP, .parent = -1, .required = true}, "fine");
}
END_TEST

START_TEST(agreement)
{
    struct flow_item item = {"q", .type = FLOW_BOOLEAN, .must_agree = true, .required = true};

    expect(&item, "missing");
    answer->chosen = 2;
    expect(&item, "must-agree");
    answer->chosen = 1;
    expect(&item, "fine");
    answer->chosen = 0;
    item.required = false;
    expect(&item, "must-agree");
}
END_TEST

START_TEST(texts)
{
    struct flow_item item = {"q", .type = FLOW_STRING, .max_length = 5};

    type_text("12345");
    expect(&item, "fine");
    type_text("123456");
    expect(&item, "too-long");
    item.max_length = 0;
    expect(&item, "fine");
    answer->length_graphemes = 251;
    expect(&item, "too-long");
    item.type = FLOW_TEXT;
    expect(&item, "fine");
    answer->length_graphemes = 1001;
    expect(&item, "too-long");
}
END_TEST

START_TEST(formats)
{
    static const char *const names[] = {"fine", "not-a-name", "not-a-phone", "not-an-email",
                                        "not-a-postcode"};

    for (int format = FLOW_PLAIN; format <= FLOW_POSTCODE; format++) {
        struct flow_item item = {"q", .type = FLOW_STRING, .format = (enum flow_format)format};

        type_text("12");
        expect(&item, names[format]);
    }
    type_text("Amina");
    expect(&(struct flow_item){"q", .type = FLOW_STRING, .format = FLOW_NAME}, "fine");
}
END_TEST

START_TEST(patterns_fit_the_whole_text)
{
    struct flow_item item = {"q", .type = FLOW_STRING, .pattern = "[A-Z]{2}|[0-9]+"};

    type_text("AB");
    expect(&item, "fine");
    type_text("2026");
    expect(&item, "fine");
    type_text("AB1");
    expect(&item, "wrong-pattern");
    type_text("x1");
    expect(&item, "wrong-pattern");
    ck_assert(flow_pattern_is_sound("[a-z]+"));
    ck_assert(!flow_pattern_is_sound("[a-z"));
    ck_assert(!flow_pattern_is_sound("(a"));
}
END_TEST

START_TEST(patterns_that_ask_for_all_memory_or_time_are_not_sound)
{
    static const char *const sound[] = {"a{0,999}",   "[A-Z]{2}[0-9]{6}", "(a+)+",  "(ab?){2,9}", "a{,5}",
                                        "[(+)]{900}", "[]a[:digit:]+]*",  "\\(\\)", "(a|b)*c"};
    static const char *const greedy[] = {"a{1001}",
                                         "a{1,32767}",
                                         "(a{1,255}){1,255}",
                                         "((((((((((a+)+)+)+)+)+)+)+)+)+)+",
                                         "a{2}{2}{2}{2}{2}{2}{2}{2}{2}{2}",
                                         "[a]{500}[b]{501}",
                                         "(a)\\1",
                                         "a)|(b"};

    for (size_t i = 0; i < sizeof sound / sizeof sound[0]; i++)
        ck_assert_msg(flow_pattern_is_sound(sound[i]), "%s", sound[i]);
    for (size_t i = 0; i < sizeof greedy / sizeof greedy[0]; i++)
        ck_assert_msg(!flow_pattern_is_sound(greedy[i]), "%s", greedy[i]);
}
END_TEST

START_TEST(numbers)
{
    struct flow_item item = {"q", .type = FLOW_INTEGER, .lowest = 1, .highest = 9};

    type_text("x");
    expect(&item, "not-a-number");
    answer->is_number = true;
    answer->number = 0;
    expect(&item, "too-small");
    answer->number = 10;
    expect(&item, "too-large");
    answer->number = 9;
    expect(&item, "fine");
    item.lowest = item.highest = 0;
    answer->number = -400;
    expect(&item, "fine");
}
END_TEST

START_TEST(missing_boxes_come_before_unreal_dates)
{
    struct flow_item item = {"q", .type = FLOW_DATE};

    type_date(0, 13, 2026);
    expect(&item, "day-missing");
    type_date(31, 0, 99);
    expect(&item, "month-missing");
    type_date(31, 2, 0);
    expect(&item, "year-missing");
    type_date(0, 0, 2026);
    expect(&item, "day-missing");
    item.day_optional = true;
    expect(&item, "month-missing");
    type_date(0, 3, 2026);
    expect(&item, "fine");
}
END_TEST

START_TEST(unreal_dates)
{
    struct flow_item item = {"q", .type = FLOW_DATE};

    type_date(31, 2, 2026);
    expect(&item, "no-such-day");
    type_date(29, 2, 2028);
    expect(&item, "fine");
    type_date(32, 1, 2026);
    expect(&item, "no-such-day");
    type_date(-1, 1, 2026);
    expect(&item, "no-such-day");
    type_date(1, ANSWER_NO_SUCH_MONTH, 2026);
    expect(&item, "no-such-month");
    type_date(1, 13, 2026);
    expect(&item, "no-such-month");
    type_date(1, 1, 26);
    expect(&item, "year-not-four-digits");
    type_date(1, 1, -1);
    expect(&item, "year-not-four-digits");
    type_date(1, 1, 12026);
    expect(&item, "year-not-four-digits");
}
END_TEST

START_TEST(a_typed_nought_is_not_an_empty_box)
{
    struct flow_item item = {"q", .type = FLOW_DATE, .day_optional = true};

    type_date(0, 3, 2026);
    (void)snprintf(answer->part[ANSWER_DAY], sizeof answer->part[ANSWER_DAY], "%s", "0");
    expect(&item, "no-such-day");
    (void)snprintf(answer->part[ANSWER_DAY], sizeof answer->part[ANSWER_DAY], "%s", " ");
    expect(&item, "fine");
}
END_TEST

START_TEST(dates_have_their_bounds)
{
    struct flow_item item = {"q",
                             .type = FLOW_DATE,
                             .day_optional = true,
                             .has_earliest = true,
                             .earliest_months = -1,
                             .has_latest = true,
                             .latest_months = 10};

    type_date(22, 10, 2026);
    expect(&item, "fine");
    type_date(21, 10, 2026);
    expect(&item, "too-early");
    type_date(0, 10, 2026);
    expect(&item, "fine");
    type_date(0, 9, 2026);
    expect(&item, "too-early");
    type_date(22, 9, 2027);
    expect(&item, "fine");
    type_date(23, 9, 2027);
    expect(&item, "too-late");
    type_date(0, 10, 2027);
    expect(&item, "too-late");
    item.has_latest = item.has_earliest = false;
    expect(&item, "fine");
}
END_TEST

START_TEST(every_problem_has_a_name_of_its_own)
{
    for (int a = 0; a < FLOW_PROBLEMS; a++) {
        ck_assert_ptr_nonnull(flow_problem_name((enum flow_problem)a));
        for (int b = 0; b < a; b++)
            ck_assert_str_ne(flow_problem_name((enum flow_problem)a),
                             flow_problem_name((enum flow_problem)b));
    }
}
END_TEST

START_TEST(the_first_problem_is_found)
{
    struct flow_item items[] = {
        {"a", .type = FLOW_BOOLEAN, .parent = -1, .required = true},
        {"g", .type = FLOW_GROUP, .parent = -1},
        {"b", .type = FLOW_STRING, .parent = 1, .format = FLOW_EMAIL},
        {"c", .type = FLOW_STRING, .parent = 1, .required = true},
    };
    struct flow flow = {.items = items, .item_count = 4};
    enum flow_problem problem = FLOW_FINE;
    struct answers four;

    answers_init(&four, 4);
    ck_assert_int_eq(flow_first_problem(&flow, -1, &four, today, &problem), 0);
    ck_assert_int_eq(flow_first_problem(&flow, 1, &four, today, &problem), 3);
    (void)snprintf(four.list[2].plain, sizeof four.list[2].plain, "%s", "x");
    ck_assert_int_eq(flow_first_problem(&flow, 1, &four, today, &problem), 2);
    ck_assert_int_eq(problem, FLOW_NOT_AN_EMAIL);
    (void)snprintf(four.list[2].plain, sizeof four.list[2].plain, "%s", "x@y.org");
    (void)snprintf(four.list[3].plain, sizeof four.list[3].plain, "%s", "x");
    ck_assert_int_eq(flow_first_problem(&flow, 1, &four, today, &problem), -1);
    ck_assert_int_eq(flow_first_problem(&flow, -1, &four, today, &problem), 0);
    four.list[0].chosen = 2;
    ck_assert_int_eq(flow_first_problem(&flow, -1, &four, today, &problem), -1);
    answers_finish(&four);
}
END_TEST

TCase *problem_tests(void)
{
    TCase *tests = tcase_create("problems");

    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, required_and_optional);
    tcase_add_test(tests, agreement);
    tcase_add_test(tests, texts);
    tcase_add_test(tests, formats);
    tcase_add_test(tests, patterns_fit_the_whole_text);
    tcase_add_test(tests, patterns_that_ask_for_all_memory_or_time_are_not_sound);
    tcase_add_test(tests, numbers);
    tcase_add_test(tests, missing_boxes_come_before_unreal_dates);
    tcase_add_test(tests, unreal_dates);
    tcase_add_test(tests, a_typed_nought_is_not_an_empty_box);
    tcase_add_test(tests, dates_have_their_bounds);
    tcase_add_test(tests, every_problem_has_a_name_of_its_own);
    tcase_add_test(tests, the_first_problem_is_found);
    return tests;
}
