/* Text in which nobody may be named: what is refused, and what only looks a little like it. */
#include <stdio.h>
#include <string.h>

#include "rules/flow.h"
#include "suites.h"

static const struct {
    const char *text, *wanted;
} cases[] = {
    {"", "fine"},
    {"A mother of two children asks about speech.", "fine"},
    {"They live at E2 0SN now", "not-anonymous-postcode"},
    {"e20sn", "not-anonymous-postcode"},
    {"(SW1A 1AA)", "not-anonymous-postcode"},
    {"SW1A\xC2\xA0"
     "1AA.",
     "not-anonymous-postcode"},
    {"LE10-1AB", "not-anonymous-postcode"},
    {"we use OX4 for it", "fine"},
    {"XE2 0SNX", "fine"},
    {"E2 0SNA", "fine"},
    {"in year 2, 3rd term", "fine"},
    {"\xE0\xA6\xAC"
     "E2 0SN",
     "not-anonymous-postcode"},
    {"\xE0\xA6\xAC E2 0SN", "not-anonymous-postcode"},
    {"born 3/5/2019", "not-anonymous-date"},
    {"born 3.5.19", "not-anonymous-date"},
    {"born 2019-05-03", "not-anonymous-date"},
    {"born 5-13-2019", "not-anonymous-date"},
    {"born 03 05 2019", "not-anonymous-date"},
    {"born 3/5/20199", "fine"},
    {"between 3/5 and 4/5", "fine"},
    {"14/13/2019", "fine"},
    {"32/1/2019", "fine"},
    {"sizes 10.5.300", "fine"},
    {"3 May 2019", "not-anonymous-date"},
    {"the 3rd of MAY, 2019", "not-anonymous-date"},
    {"21st Sept '19", "not-anonymous-date"},
    {"May 3, 2019", "not-anonymous-date"},
    {"3 May", "fine"},
    {"32 May 2019", "fine"},
    {"3 Maybe 2019", "fine"},
    {"since May 2019", "fine"},
    {"020 7946 0123", "not-anonymous-phone"},
    {"(020) 7946-0123", "not-anonymous-phone"},
    {"+44 7700 900 123", "not-anonymous-phone"},
    {"07700900123", "not-anonymous-phone"},
    {"1234567890", "not-anonymous-phone"},
    {"123456789", "fine"},
    {"aged 2, 3, 5, 7, 9 and 10, 11, 12, 13, 14", "fine"},
    {"943 476 5919", "not-anonymous-nhs"},
    {"943 476 5918", "not-anonymous-nhs"},
    {"943-476-5918", "not-anonymous-nhs"},
    {"9434765919", "not-anonymous-nhs"},
    {"9434765918", "not-anonymous-phone"},
    {"94347 65918", "not-anonymous-phone"},
    {"943 476 591", "fine"},
    {"\xE0\xA7\xA9/\xE0\xA7\xAB/\xE0\xA7\xA8\xE0\xA7\xA6\xE0\xA7\xA7\xE0\xA7\xAF", "not-anonymous-date"},
    {"\xD9\xA9\xD9\xA4\xD9\xA3 \xD9\xA4\xD9\xA7\xD9\xA6 \xD9\xA5\xD9\xA9\xD9\xA1\xD9\xA9",
     "not-anonymous-nhs"},
    {"\xDB\xB1\xDB\xB2 \xD8\xB3", "fine"},
};

START_TEST(shapes_that_say_who_somebody_is)
{
    struct flow_item item = {"q", .type = FLOW_TEXT, .parent = -1, .anonymous = true};
    struct flow flow = {.items = &item, .item_count = 1};
    struct answers answers;

    answers_init(&answers, 1);
    (void)snprintf(answers.list[0].plain, ANSWER_TEXT_BYTES, "%s", cases[_i].text);
    ck_assert_msg(strcmp(flow_problem_name(flow_check(&flow, 0, &answers, (struct date){2026, 11, 22})),
                         cases[_i].wanted) == 0,
                  "%s: %s", cases[_i].text,
                  flow_problem_name(flow_check(&flow, 0, &answers, (struct date){2026, 11, 22})));
    item.anonymous = false;
    ck_assert_int_eq(flow_check(&flow, 0, &answers, (struct date){2026, 11, 22}), FLOW_FINE);
    answers_finish(&answers);
}
END_TEST

TCase *anonymous_tests(void)
{
    TCase *tests = tcase_create("anonymous");

    tcase_add_loop_test(tests, shapes_that_say_who_somebody_is, 0, sizeof cases / sizeof cases[0]);
    return tests;
}
