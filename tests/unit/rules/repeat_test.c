/* Groups that are answered several times, what is there before anybody answers, what is never shown, and
 * where a local flow ends. */
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "rules/flow.h"
#include "rules/response.h"
#include "suites.h"

enum { ROOM = 3, EACH = 5 };
enum {
    MORE,
    CHILD,
    KIND,
    DUE,
    ABOUT,
    AGE,
    AFTER = CHILD + ROOM * EACH,
    EXPECTING = AFTER,
    SECRET,
    NOTE,
    LAST,
    ITEMS
};

static const struct flow_option kinds[] = {{.code = "expecting", .display = "Expecting"},
                                           {.code = "born", .display = "Born"}};
static const struct flow_condition if_expecting = {.item = KIND, .operator= FLOW_EQUAL, .option = 0};
static const struct flow_condition if_born = {.item = KIND, .operator= FLOW_EQUAL, .option = 1};
static const struct flow_condition if_more = {.item = MORE, .operator= FLOW_NOT_EQUAL, .truth = false};
static struct flow_item items[ITEMS];
static struct flow flow = {.name = "t", .url = "urn:t", .version = "1", .items = items, .item_count = ITEMS};
static struct answers answers;
static const struct date today = {2026, 11, 22};

static void put_instance(int number)
{
    size_t at = (size_t)(CHILD + number * EACH);

    items[at] = (struct flow_item){"child",
                                   "Child",
                                   .type = FLOW_GROUP,
                                   .parent = -1,
                                   .required = true,
                                   .repeats = true,
                                   .instance = number,
                                   .instance_count = ROOM,
                                   .next_instance = number + 1 < ROOM ? (int)at + EACH : -1,
                                   .conditions = &if_more,
                                   .condition_count = 1};
    items[at + 1] = (struct flow_item){"kind",
                                       "Kind",
                                       .type = FLOW_CHOICE,
                                       .parent = (int)at,
                                       .instance = number,
                                       .options = kinds,
                                       .option_count = 2,
                                       .required = true};
    items[at + 2] = (struct flow_item){"due",
                                       "Due",
                                       .type = FLOW_DATE,
                                       .parent = (int)at,
                                       .instance = number,
                                       .month_only = true,
                                       .conditions = &if_expecting,
                                       .condition_count = 1};
    items[at + 3] =
        (struct flow_item){"about", "About", .type = FLOW_GROUP, .parent = (int)at, .instance = number};
    items[at + 4] = (struct flow_item){"age",
                                       "Age",
                                       .type = FLOW_INTEGER,
                                       .parent = (int)at + 3,
                                       .instance = number,
                                       .initial.text = "4",
                                       .conditions = &if_born,
                                       .condition_count = 1};
}

static void set_up(void)
{
    memset(items, 0, sizeof items);
    items[MORE] = (struct flow_item){"more", "More?", .type = FLOW_BOOLEAN, .parent = -1, .instance = -1};
    for (int number = 0; number < ROOM; number++)
        put_instance(number);
    items[EXPECTING] = (struct flow_item){"expecting",         "Midwife?",     .type = FLOW_STRING,
                                          .parent = -1,        .instance = -1, .conditions = &if_expecting,
                                          .condition_count = 1};
    items[SECRET] =
        (struct flow_item){"secret",       "Form",         .type = FLOW_STRING, .parent = -1,
                           .instance = -1, .hidden = true, .required = true,    .initial.text = "v2"};
    items[NOTE] = (struct flow_item){"note", "Thanks", .type = FLOW_DISPLAY, .parent = -1, .instance = -1};
    items[LAST] = (struct flow_item){
        "last",         "Last?",           .type = FLOW_DATE, .parent = -1,
        .instance = -1, .read_only = true, .required = true,  .initial.date = {2026, 5, 3}};
    answers_init(&answers, ITEMS);
    flow_begin(&flow, &answers);
}

static void tear_down(void)
{
    answers_finish(&answers);
}

static struct answer *in(int number, size_t item)
{
    return &answers.list[item + (size_t)number * EACH];
}

/* "kind0" is the question in the first instance; "child" is the roster. */
static void expect_pages(const char *wanted)
{
    char found[400] = "";
    size_t number = 0;

    for (int page = flow_first_page(&flow, &answers); page >= 0;
         page = flow_next_page(&flow, &answers, (size_t)page)) {
        size_t used = strlen(found);
        bool is_in = items[page].instance_count == 0 && items[page].instance >= 0;

        (void)snprintf(found + used, sizeof found - used, is_in ? "%s%d " : "%s ", items[page].link_id,
                       items[page].instance);
        ck_assert_uint_eq(flow_page_number(&flow, &answers, (size_t)page), ++number);
        ck_assert_int_eq(flow_next_page(&flow, &answers, (size_t)page) < 0,
                         number == flow_page_count(&flow, &answers));
        if (number > 1)
            ck_assert_int_eq(
                flow_next_page(&flow, &answers, (size_t)flow_previous_page(&flow, &answers, (size_t)page)),
                page);
    }
    ck_assert_str_eq(found, wanted);
}

START_TEST(the_first_instance_of_a_required_group_is_there)
{
    ck_assert(flow_is_roster(&flow, CHILD));
    ck_assert(!flow_is_roster(&flow, CHILD + EACH));
    ck_assert(!flow_is_roster(&flow, KIND));
    ck_assert(!flow_is_roster(&flow, ITEMS));
    ck_assert(!flow_is_roster(&flow, (size_t)-1));
    ck_assert_uint_eq(flow_instances(&flow, CHILD, &answers), 1);
    expect_pages("more kind0 child note last ");
    items[CHILD].required = false;
    answers_wipe(&answers);
    flow_begin(&flow, &answers);
    ck_assert_uint_eq(flow_instances(&flow, CHILD, &answers), 0);
    expect_pages("more child note last ");
}
END_TEST

START_TEST(a_group_that_is_not_asked_has_no_roster)
{
    answers.list[MORE].chosen = 2;
    expect_pages("more note last ");
    ck_assert_int_eq(flow_first_problem(&flow, -1, &answers, today, &(enum flow_problem){FLOW_FINE}), -1);
}
END_TEST

START_TEST(instances_are_added_until_there_is_no_room)
{
    in(0, KIND)->chosen = 1;
    ck_assert_int_eq(flow_add_instance(&flow, CHILD, &answers), CHILD + EACH);
    in(1, KIND)->chosen = 2;
    expect_pages("more kind0 due0 kind1 about1 child expecting note last ");
    ck_assert_int_eq(flow_add_instance(&flow, CHILD, &answers), CHILD + 2 * EACH);
    ck_assert_int_eq(flow_add_instance(&flow, CHILD, &answers), -1);
    ck_assert_uint_eq(flow_instances(&flow, CHILD, &answers), ROOM);
    ck_assert_int_eq(flow_instance(&flow, CHILD, 0), CHILD);
    ck_assert_int_eq(flow_instance(&flow, CHILD, 2), CHILD + 2 * EACH);
    ck_assert_int_eq(flow_instance(&flow, CHILD, 3), -1);
    expect_pages("more kind0 due0 kind1 about1 kind2 child expecting note last ");
    ck_assert_str_eq(in(2, AGE)->text, "4");
    ck_assert(in(2, AGE)->is_number && in(2, AGE)->number == 4);
}
END_TEST

START_TEST(those_after_a_removed_one_move_up)
{
    for (int i = 1; i < ROOM; i++)
        (void)flow_add_instance(&flow, CHILD, &answers);
    for (int i = 0; i < ROOM; i++)
        in(i, AGE)->number = i;
    flow_remove_instance(&flow, CHILD + EACH, &answers);
    ck_assert_uint_eq(flow_instances(&flow, CHILD, &answers), 2);
    ck_assert_int_eq(in(0, AGE)->number, 0);
    ck_assert_int_eq(in(1, AGE)->number, 2);
    for (size_t i = 0; i < EACH * sizeof *answers.list; i++)
        ck_assert_uint_eq(((const unsigned char *)&answers.list[CHILD + 2 * EACH])[i], 0);
    flow_remove_instance(&flow, CHILD, &answers);
    flow_remove_instance(&flow, CHILD, &answers);
    ck_assert_uint_eq(flow_instances(&flow, CHILD, &answers), 0);
    expect_pages("more child note last ");
}
END_TEST

START_TEST(a_condition_asks_in_its_own_instance_from_inside)
{
    (void)flow_add_instance(&flow, CHILD, &answers);
    in(0, KIND)->chosen = 1;
    in(1, KIND)->chosen = 2;
    ck_assert(flow_is_asked(&flow, DUE, &answers));
    ck_assert(!flow_is_asked(&flow, AGE, &answers));
    ck_assert(!flow_is_asked(&flow, DUE + EACH, &answers));
    ck_assert(flow_is_asked(&flow, AGE + EACH, &answers));
    ck_assert(!flow_is_asked(&flow, KIND + 2 * EACH, &answers));
}
END_TEST

START_TEST(a_condition_asks_in_any_instance_from_outside)
{
    (void)flow_add_instance(&flow, CHILD, &answers);
    in(0, KIND)->chosen = 2;
    ck_assert(!flow_is_asked(&flow, EXPECTING, &answers));
    in(1, KIND)->chosen = 1;
    ck_assert(flow_is_asked(&flow, EXPECTING, &answers));
    flow_remove_instance(&flow, CHILD + EACH, &answers);
    ck_assert(!flow_is_asked(&flow, EXPECTING, &answers));
    in(1, KIND)->chosen = 1; /* left over where nobody is */
    ck_assert(!flow_is_asked(&flow, EXPECTING, &answers));
    answers.list[MORE].chosen = 2;
    in(0, KIND)->chosen = 1;
    ck_assert(!flow_is_asked(&flow, EXPECTING, &answers));
}
END_TEST

START_TEST(without_instances_a_question_is_unanswered)
{
    static const struct flow_condition absent = {.item = KIND, .operator= FLOW_EXISTS, .truth = false};
    static const struct flow_condition other = {.item = KIND, .operator= FLOW_NOT_EQUAL, .option = 0};
    static const struct flow_condition *const holding[] = {&absent, &other};

    flow_remove_instance(&flow, CHILD, &answers);
    ck_assert(!flow_is_asked(&flow, EXPECTING, &answers));
    for (size_t i = 0; i < 2; i++) {
        items[EXPECTING].conditions = holding[i];
        ck_assert(flow_is_asked(&flow, EXPECTING, &answers));
    }
}
END_TEST

START_TEST(a_required_roster_wants_somebody)
{
    enum flow_problem problem = FLOW_FINE;

    ck_assert_int_eq(flow_first_problem(&flow, KIND, &answers, today, &problem), KIND);
    ck_assert_int_eq(problem, FLOW_MISSING);
    in(0, KIND)->chosen = 2;
    ck_assert_int_eq(flow_first_problem(&flow, CHILD, &answers, today, &problem), -1);
    (void)flow_add_instance(&flow, CHILD, &answers);
    ck_assert_int_eq(flow_first_problem(&flow, CHILD, &answers, today, &problem), -1);
    ck_assert_int_eq(flow_first_problem(&flow, -1, &answers, today, &problem), KIND + EACH);
    flow_remove_instance(&flow, CHILD + EACH, &answers);
    flow_remove_instance(&flow, CHILD, &answers);
    ck_assert_int_eq(flow_first_problem(&flow, CHILD, &answers, today, &problem), CHILD);
    ck_assert_int_eq(problem, FLOW_MISSING);
    items[CHILD].required = false;
    ck_assert_int_eq(flow_first_problem(&flow, -1, &answers, today, &problem), -1);
}
END_TEST

START_TEST(a_roster_page_holds_nothing_but_itself)
{
    ck_assert(flow_is_on_page(&flow, CHILD, CHILD));
    ck_assert(!flow_is_on_page(&flow, CHILD, KIND));
    ck_assert(!flow_is_on_page(&flow, CHILD, AGE));
    ck_assert(flow_is_on_page(&flow, ABOUT, AGE));
    ck_assert(!flow_is_on_page(&flow, ABOUT, AGE + EACH));
    ck_assert_int_eq(flow_next_page(&flow, &answers, CHILD + EACH), NOTE);
    in(0, KIND)->chosen = 2;
    ck_assert_int_eq(flow_next_page(&flow, &answers, AGE), CHILD);
}
END_TEST

START_TEST(what_is_never_shown_is_sent)
{
    struct submission_meta meta = {
        .id = "i", .kind = "t", .centre = "c", .pack_hash = "", .language = "en", .privacy_version = "1"};
    json_t *response;
    char *found;

    (void)flow_add_instance(&flow, CHILD, &answers);
    in(0, KIND)->chosen = 1;
    in(0, DUE)->date = (struct date){2027, 3, 9};
    in(1, KIND)->chosen = 2;
    response = response_make(&flow, &answers, &meta);
    found = json_write_compact(json_object_get(response, "item"));
    ck_assert_str_eq(
        found,
        "[{\"item\":[{\"answer\":[{\"valueCoding\":{\"code\":\"expecting\",\"display\":\"Expecting\"}}],"
        "\"linkId\":\"kind\",\"text\":\"Kind\"},{\"answer\":[{\"valueDate\":\"2027-03\"}],\"linkId\":\"due\","
        "\"text\":\"Due\"}],\"linkId\":\"child\",\"text\":\"Child\"},"
        "{\"item\":[{\"answer\":[{\"valueCoding\":{\"code\":\"born\",\"display\":\"Born\"}}],\"linkId\":"
        "\"kind\","
        "\"text\":\"Kind\"},{\"item\":[{\"answer\":[{\"valueInteger\":4}],\"linkId\":\"age\",\"text\":"
        "\"Age\"}],"
        "\"linkId\":\"about\",\"text\":\"About\"}],\"linkId\":\"child\",\"text\":\"Child\"},"
        "{\"answer\":[{\"valueString\":\"v2\"}],\"linkId\":\"secret\",\"text\":\"Form\"},"
        "{\"answer\":[{\"valueDate\":\"2026-05-03\"}],\"linkId\":\"last\",\"text\":\"Last?\"}]");
    memory_wipe_text(found);
    json_decref(response);
}
END_TEST

START_TEST(nobody_is_blamed_for_what_cannot_be_changed)
{
    answers.list[SECRET].plain[0] = '\0';
    answers.list[LAST].date = (struct date){2026, 2, 31};
    ck_assert_int_eq(flow_check(&flow, SECRET, &answers, today), FLOW_FINE);
    ck_assert_int_eq(flow_check(&flow, LAST, &answers, today), FLOW_FINE);
    items[LAST].read_only = false;
    ck_assert_int_eq(flow_check(&flow, LAST, &answers, today), FLOW_NO_SUCH_DAY);
}
END_TEST

START_TEST(initial_answers_are_as_typed_and_as_settled)
{
    ck_assert_str_eq(answers.list[LAST].part[ANSWER_DAY], "3");
    ck_assert_str_eq(answers.list[LAST].part[ANSWER_MONTH], "5");
    ck_assert_str_eq(answers.list[LAST].part[ANSWER_YEAR], "2026");
    ck_assert_int_eq(answers.list[LAST].date.day, 3);
    ck_assert_str_eq(answers.list[SECRET].text, "v2");
    ck_assert_str_eq(answers.list[SECRET].plain, "v2");
    ck_assert_uint_eq(answers.list[SECRET].length_graphemes, 2);
    items[MORE].initial.chosen = 2;
    answers_wipe(&answers);
    flow_begin(&flow, &answers);
    ck_assert_uint_eq(answers.list[MORE].chosen, 2);
}
END_TEST

START_TEST(outcomes_are_no_pages)
{
    static const struct flow_condition yes = {.item = 0, .operator= FLOW_EQUAL, .truth = true};
    static const struct flow_item local_items[] = {
        {"ask", "Ask", .type = FLOW_BOOLEAN, .parent = -1},
        {"one", "One", .type = FLOW_DISPLAY, .parent = -1, .is_outcome = true, .conditions = &yes,
         .condition_count = 1},
        {"two", "Two", .type = FLOW_DISPLAY, .parent = -1, .is_outcome = true},
    };
    static const struct flow local = {.items = local_items, .item_count = 3, .is_local = true};
    struct answers three;

    answers_init(&three, 3);
    ck_assert_int_eq(flow_first_page(&local, &three), 0);
    ck_assert_int_eq(flow_next_page(&local, &three, 0), -1);
    ck_assert_int_eq(flow_outcome(&local, &three, 0), 2);
    three.list[0].chosen = 1;
    ck_assert_int_eq(flow_outcome(&local, &three, 0), 1);
    ck_assert_int_eq(flow_outcome(&local, &three, 2), 2);
    ck_assert_int_eq(flow_outcome(&local, &three, 3), -1);
    answers_finish(&three);
}
END_TEST

START_TEST(texts_alone_are_a_page_of_their_own)
{
    static const struct flow_condition never = {.item = 0, .operator= FLOW_EQUAL, .truth = true};
    static struct flow_item own[] = {
        {"ask", "Ask", .type = FLOW_BOOLEAN, .parent = -1},
        {"read", "Read", .type = FLOW_GROUP, .parent = -1},
        {"read.1", "One", .type = FLOW_DISPLAY, .parent = 1},
        {"both", "Both", .type = FLOW_GROUP, .parent = -1},
        {"both.1", "One", .type = FLOW_DISPLAY, .parent = 3},
        {"both.2", "Two", .type = FLOW_STRING, .parent = 3, .conditions = &never, .condition_count = 1},
    };
    struct flow six = {.items = own, .item_count = 6};
    struct answers given;

    answers_init(&given, 6);
    ck_assert_int_eq(flow_next_page(&six, &given, 0), 1);
    ck_assert_int_eq(flow_next_page(&six, &given, 1), -1); /* its question is not asked */
    given.list[0].chosen = 1;
    ck_assert_int_eq(flow_next_page(&six, &given, 1), 3);
    own[2].hidden = true;
    ck_assert_int_eq(flow_next_page(&six, &given, 0), 3);
    own[2].hidden = false;
    answers_finish(&given);
}
END_TEST

START_TEST(what_stands_below_a_question_waits_for_its_answer)
{
    static const struct flow_item own[] = {
        {"smoke", "Smoke?", .type = FLOW_BOOLEAN, .parent = -1},
        {"much", "How much?", .type = FLOW_STRING, .parent = -1, .has_question = true, .question = 0},
        {"deep", "Deep?", .type = FLOW_STRING, .parent = -1, .has_question = true, .question = 1},
    };
    static const struct flow three = {.url = "urn:x", .version = "", .items = own, .item_count = 3};
    struct submission_meta meta = {
        .id = "i", .kind = "t", .centre = "c", .pack_hash = "", .language = "en", .privacy_version = "1"};
    struct answers given;
    json_t *response;
    char *found;

    answers_init(&given, 3);
    ck_assert_int_eq(flow_next_page(&three, &given, 0), -1);
    given.list[0].chosen = 2;
    ck_assert_int_eq(flow_next_page(&three, &given, 0), 1);
    given.list[1].plain[0] = 'x';
    given.list[2].plain[0] = 'y';
    response = response_make(&three, &given, &meta);
    found = json_write_compact(json_object_get(response, "item"));
    ck_assert_str_eq(found,
                     "[{\"answer\":[{\"item\":[{\"answer\":[{\"item\":[{\"answer\":[{\"valueString\":\"y\"}],"
                     "\"linkId\":\"deep\",\"text\":\"Deep?\"}],\"valueString\":\"x\"}],\"linkId\":\"much\","
                     "\"text\":\"How much?\"}],\"valueBoolean\":false}],\"linkId\":\"smoke\",\"text\":"
                     "\"Smoke?\"}]");
    ck_assert_str_eq(json_string_value(json_object_get(response, "questionnaire")), "urn:x");
    memory_wipe_text(found);
    json_decref(response);
    answers_finish(&given);
}
END_TEST

START_TEST(a_required_group_wants_one_answer)
{
    static struct flow_item own[] = {
        {"group", "Group", .type = FLOW_GROUP, .parent = -1, .required = true},
        {"a", "A", .type = FLOW_STRING, .parent = 0},
        {"b", "B", .type = FLOW_STRING, .parent = 0},
        {"other", "Other", .type = FLOW_STRING, .parent = -1},
    };
    struct flow four = {.items = own, .item_count = 4};
    struct answers given;

    answers_init(&given, 4);
    given.list[3].plain[0] = 'x';
    ck_assert_int_eq(flow_check(&four, 0, &given, today), FLOW_MISSING);
    given.list[2].plain[0] = 'x';
    ck_assert_int_eq(flow_check(&four, 0, &given, today), FLOW_FINE);
    given.list[2].plain[0] = '\0';
    own[1].read_only = own[2].read_only = true;
    ck_assert_int_eq(flow_check(&four, 0, &given, today), FLOW_FINE);
    own[1].read_only = own[2].read_only = false;
    answers_finish(&given);
}
END_TEST

TCase *repeat_tests(void)
{
    TCase *tests = tcase_create("repeats");

    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, the_first_instance_of_a_required_group_is_there);
    tcase_add_test(tests, a_group_that_is_not_asked_has_no_roster);
    tcase_add_test(tests, instances_are_added_until_there_is_no_room);
    tcase_add_test(tests, those_after_a_removed_one_move_up);
    tcase_add_test(tests, a_condition_asks_in_its_own_instance_from_inside);
    tcase_add_test(tests, a_condition_asks_in_any_instance_from_outside);
    tcase_add_test(tests, without_instances_a_question_is_unanswered);
    tcase_add_test(tests, a_required_roster_wants_somebody);
    tcase_add_test(tests, a_roster_page_holds_nothing_but_itself);
    tcase_add_test(tests, what_is_never_shown_is_sent);
    tcase_add_test(tests, nobody_is_blamed_for_what_cannot_be_changed);
    tcase_add_test(tests, initial_answers_are_as_typed_and_as_settled);
    tcase_add_test(tests, outcomes_are_no_pages);
    tcase_add_test(tests, texts_alone_are_a_page_of_their_own);
    tcase_add_test(tests, what_stands_below_a_question_waits_for_its_answer);
    tcase_add_test(tests, a_required_group_wants_one_answer);
    return tests;
}
