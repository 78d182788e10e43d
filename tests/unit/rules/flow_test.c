/* Which questions are asked, in which order, and on which pages. */
#include <stdio.h>
#include <string.h>

#include "rules/flow.h"
#include "suites.h"

enum { WHO, DUE, AGE, MORE, GROUP, NOTE, NAME, PHONE, SPARE, COUNT, LAST, ITEMS };

static const struct flow_option who_options[] = {{.code = "parent", .display = "Parent"},
                                                 {.code = "pregnant", .display = "Pregnant"}};
static struct flow_condition if_pregnant, unless_pregnant, if_age_under_5, if_more, if_name, if_due_soon,
    if_any[2];
static struct flow_item items[ITEMS];
static const struct flow flow = {
    .name = "t", .url = "urn:t", .version = "1", .items = items, .item_count = ITEMS};
static struct answers answers;

static struct flow_condition when(size_t item, enum flow_operator test)
{
    struct flow_condition condition = {.item = item};

    memcpy(&condition.operator, & test, sizeof test);
    return condition;
}

static void set_up(void)
{
    if_pregnant = when(WHO, FLOW_EQUAL);
    if_pregnant.option = 1;
    unless_pregnant = when(WHO, FLOW_NOT_EQUAL);
    unless_pregnant.option = 1;
    if_age_under_5 = when(AGE, FLOW_LESS);
    if_age_under_5.number = 5;
    if_more = when(MORE, FLOW_EQUAL);
    if_more.truth = true;
    if_name = when(NAME, FLOW_EXISTS);
    if_name.truth = true;
    if_due_soon = when(DUE, FLOW_AT_MOST);
    if_due_soon.date = (struct date){2026, 6, 0};
    if_any[0] = if_due_soon;
    if_any[1] = if_more;
    memset(items, 0, sizeof items);
    items[WHO] = (struct flow_item){"who", .type = FLOW_CHOICE, .parent = -1, .options = who_options,
                                    .option_count = 2};
    items[DUE] = (struct flow_item){"due", .type = FLOW_DATE, .parent = -1, .conditions = &if_pregnant,
                                    .condition_count = 1};
    items[AGE] = (struct flow_item){"age", .type = FLOW_INTEGER, .parent = -1, .conditions = &unless_pregnant,
                                    .condition_count = 1};
    items[MORE] = (struct flow_item){"more", .type = FLOW_BOOLEAN, .parent = -1,
                                     .conditions = &if_age_under_5, .condition_count = 1};
    items[GROUP] = (struct flow_item){"group", .type = FLOW_GROUP, .parent = -1, .conditions = &if_more,
                                      .condition_count = 1};
    items[NOTE] = (struct flow_item){"note", .type = FLOW_DISPLAY, .parent = GROUP};
    items[NAME] = (struct flow_item){"name", .type = FLOW_STRING, .parent = GROUP};
    items[PHONE] = (struct flow_item){"phone", .type = FLOW_STRING, .parent = GROUP, .conditions = &if_name,
                                      .condition_count = 1};
    items[SPARE] = (struct flow_item){"spare", .type = FLOW_DISPLAY, .parent = -1};
    items[COUNT] = (struct flow_item){"count",
                                      .type = FLOW_TEXT,
                                      .parent = -1,
                                      .conditions = if_any,
                                      .condition_count = 2,
                                      .any_condition = true};
    items[LAST] = (struct flow_item){"last", .type = FLOW_BOOLEAN, .parent = -1};
    answers_init(&answers, ITEMS);
}

static void tear_down(void)
{
    answers_finish(&answers);
}

static void answer_number(size_t item, int64_t number)
{
    (void)snprintf(answers.list[item].plain, sizeof answers.list[item].plain, "%s", "n");
    answers.list[item].is_number = true;
    answers.list[item].number = number;
}

static void expect_pages(const char *wanted)
{
    char found[200] = "";
    size_t number = 0;

    for (int page = flow_first_page(&flow, &answers); page >= 0;
         page = flow_next_page(&flow, &answers, (size_t)page)) {
        strncat(found, items[page].link_id, 20);
        strncat(found, " ", 2);
        ck_assert_uint_eq(flow_page_number(&flow, &answers, (size_t)page), ++number);
        if (number > 1)
            ck_assert_int_ge(flow_previous_page(&flow, &answers, (size_t)page), 0);
    }
    ck_assert_str_eq(found, wanted);
    ck_assert_uint_eq(flow_page_count(&flow, &answers), number);
    ck_assert_int_eq(flow_previous_page(&flow, &answers, (size_t)flow_first_page(&flow, &answers)), -1);
}

START_TEST(without_answers_only_what_is_not_ruled_out_is_asked)
{
    expect_pages("who age spare last ");
}
END_TEST

START_TEST(an_option_is_compared_by_itself)
{
    answers.list[WHO].chosen = 1;
    expect_pages("who age spare last ");
    answers.list[WHO].chosen = 2;
    expect_pages("who due spare last ");
    answers.list[WHO].chosen = 3;
    expect_pages("who due spare last ");
}
END_TEST

START_TEST(numbers_are_compared)
{
    answer_number(AGE, 5);
    expect_pages("who age spare last ");
    answer_number(AGE, 4);
    expect_pages("who age more spare last ");
    answers.list[AGE].is_number = false;
    expect_pages("who age spare last ");
}
END_TEST

START_TEST(a_group_opens_with_its_questions)
{
    answer_number(AGE, 1);
    answers.list[MORE].chosen = 2;
    expect_pages("who age more spare last ");
    ck_assert(!flow_is_asked(&flow, NAME, &answers));
    answers.list[MORE].chosen = 1;
    expect_pages("who age more group spare count last ");
    ck_assert(flow_is_asked(&flow, NAME, &answers));
    ck_assert(flow_is_asked(&flow, NOTE, &answers));
    ck_assert(!flow_is_asked(&flow, PHONE, &answers));
    (void)snprintf(answers.list[NAME].plain, sizeof answers.list[NAME].plain, "%s", "Amina");
    ck_assert(flow_is_asked(&flow, PHONE, &answers));
}
END_TEST

START_TEST(an_answer_that_is_no_longer_asked_for_counts_as_none)
{
    answer_number(AGE, 1);
    answers.list[MORE].chosen = 1;
    (void)snprintf(answers.list[NAME].plain, sizeof answers.list[NAME].plain, "%s", "Amina");
    answers.list[WHO].chosen = 2;
    expect_pages("who due spare last ");
    ck_assert(!flow_is_asked(&flow, MORE, &answers));
    ck_assert(!flow_is_asked(&flow, GROUP, &answers));
    ck_assert(!flow_is_asked(&flow, PHONE, &answers));
}
END_TEST

START_TEST(any_wants_one_and_all_wants_all)
{
    answers.list[WHO].chosen = 2;
    answers.list[DUE].date = (struct date){2026, 7, 1};
    ck_assert(!flow_is_asked(&flow, COUNT, &answers));
    answers.list[DUE].date = (struct date){2026, 6, 30};
    ck_assert(flow_is_asked(&flow, COUNT, &answers));
    items[COUNT].any_condition = false;
    ck_assert(!flow_is_asked(&flow, COUNT, &answers));
    items[COUNT].any_condition = true;
    answers.list[DUE].date = (struct date){2026, 13, 1};
    ck_assert(!flow_is_asked(&flow, COUNT, &answers));
}
END_TEST

START_TEST(exists_may_ask_for_absence)
{
    if_name.truth = false;
    answer_number(AGE, 1);
    answers.list[MORE].chosen = 1;
    ck_assert(flow_is_asked(&flow, PHONE, &answers));
    (void)snprintf(answers.list[NAME].plain, sizeof answers.list[NAME].plain, "%s", "Amina");
    ck_assert(!flow_is_asked(&flow, PHONE, &answers));
}
END_TEST

START_TEST(items_are_found_and_belong_to_pages)
{
    ck_assert_int_eq(flow_find(&flow, "phone"), PHONE);
    ck_assert_int_eq(flow_find(&flow, "fax"), -1);
    ck_assert(flow_is_on_page(&flow, GROUP, PHONE));
    ck_assert(flow_is_on_page(&flow, GROUP, GROUP));
    ck_assert(!flow_is_on_page(&flow, WHO, PHONE));
}
END_TEST

START_TEST(answers_are_wiped)
{
    struct answer *answer = &answers.list[NAME];

    ck_assert(answer_is_empty(answer));
    (void)snprintf(answer->text, sizeof answer->text, "%s", " ");
    ck_assert(answer_is_empty(answer));
    (void)snprintf(answer->text, sizeof answer->text, "%s", "Amina");
    ck_assert(!answer_is_empty(answer));
    answers_wipe(&answers);
    for (size_t i = 0; i < sizeof *answer; i++)
        ck_assert_uint_eq(((const unsigned char *)answer)[i], 0);
    (void)snprintf(answer->part[ANSWER_YEAR], sizeof answer->part[ANSWER_YEAR], "%s", "2026");
    ck_assert(!answer_is_empty(answer));
    answers_wipe(&answers);
    answer->chosen = 1;
    ck_assert(!answer_is_empty(answer));
}
END_TEST

TCase *flow_tests(void)
{
    TCase *tests = tcase_create("flow");

    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, without_answers_only_what_is_not_ruled_out_is_asked);
    tcase_add_test(tests, an_option_is_compared_by_itself);
    tcase_add_test(tests, numbers_are_compared);
    tcase_add_test(tests, a_group_opens_with_its_questions);
    tcase_add_test(tests, an_answer_that_is_no_longer_asked_for_counts_as_none);
    tcase_add_test(tests, any_wants_one_and_all_wants_all);
    tcase_add_test(tests, exists_may_ask_for_absence);
    tcase_add_test(tests, items_are_found_and_belong_to_pages);
    tcase_add_test(tests, answers_are_wiped);
    return tests;
}
