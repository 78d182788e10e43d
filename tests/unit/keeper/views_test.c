/* Which answers of a views form are counted, and under which names. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "keeper/views.h"
#include "suites.h"

#define LONG_CODE "a-code-that-is-so-long-that-its-name-would-be-cut-off-at-end"

static const struct flow_option helped[] = {
    {.code = "groups", .display = "Groups"},
    {.code = "home", .display = "Help at home"},
    {.code = "at home", .display = "No plain name"},
    {.code = LONG_CODE, .display = "Too long"},
};

static const struct flow_option marks[] = {
    {.code = "1", .display = "1", .value = FLOW_VALUE_INTEGER},
    {.code = "2", .display = "2", .value = FLOW_VALUE_INTEGER},
};

static const struct flow_option words[] = {
    {.code = "Yes", .display = "Yes", .value = FLOW_VALUE_STRING},
};

enum { HELPED, MARK, AGAIN, SURE, CHANGE, ITEMS };

static const struct flow_item items[ITEMS] = {
    [HELPED] = {.link_id = "helped",
                .type = FLOW_CHOICE,
                .parent = -1,
                .repeats = true,
                .options = helped,
                .option_count = 4},
    [MARK] = {.link_id = "mark", .type = FLOW_CHOICE, .parent = -1, .options = marks, .option_count = 2},
    [AGAIN] = {.link_id = "again", .type = FLOW_CHOICE, .parent = -1, .options = words, .option_count = 1},
    [SURE] = {.link_id = "sure", .type = FLOW_BOOLEAN, .parent = -1},
    [CHANGE] = {.link_id = "change", .type = FLOW_TEXT, .parent = -1, .anonymous = true},
};

static const struct flow flow = {.name = "views", .items = items, .item_count = ITEMS};

/* The names, a space behind each. */
static void read(const struct flow *form, const char *kind, const char *response, char ret_names[4096])
{
    char names[VIEWS_COUNTED_MAX][STORE_TALLY_BYTES];
    struct submission submission = {.kind = kind};
    json_t *told = json_loads(response, 0, NULL);
    size_t count;

    ck_assert_ptr_nonnull(told);
    submission.response = told;
    count = views_read(form, &submission, names);
    ret_names[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        (void)strncat(ret_names, names[i], STORE_TALLY_BYTES);
        (void)strncat(ret_names, " ", 2);
    }
    json_decref(told);
}

#define CODING(code) "{\"valueCoding\":{\"code\":\"" code "\",\"display\":\"x\"}}"
#define ANSWERED(link, answers) "{\"linkId\":\"" link "\",\"text\":\"x\",\"answer\":[" answers "]}"
#define RESPONSE(items) "{\"item\":[" items "]}"

static const struct {
    const char *response;
    const char *names;
} tellings[] = {
    {RESPONSE(ANSWERED("helped", CODING("groups") "," CODING("home"))),
     "views_helped_groups views_helped_home "},
    {RESPONSE(ANSWERED("helped", CODING("home")) "," ANSWERED("mark", "{\"valueInteger\":2}") "," ANSWERED(
         "again", "{\"valueString\":\"Yes\"}")),
     "views_helped_home views_mark_2 views_again_Yes "},
    {RESPONSE(ANSWERED("helped", CODING("home") "," CODING("home"))), "views_helped_home "},
    /* Words that somebody typed, yes and no, and what the form does not have. */
    {RESPONSE(ANSWERED("change", "{\"valueString\":\"home\"}")), ""},
    {RESPONSE(ANSWERED("helped", "{\"valueString\":\"groups\"}")), ""},
    {RESPONSE(ANSWERED("change", CODING("groups"))), ""},
    {RESPONSE(ANSWERED("sure", "{\"valueBoolean\":true}")), ""},
    {RESPONSE(ANSWERED("helped", CODING("Amina"))), ""},
    {RESPONSE(ANSWERED("mark", "{\"valueInteger\":3}")), ""},
    {RESPONSE(ANSWERED("elsewhere", CODING("home"))), ""},
    {RESPONSE(ANSWERED("helped", CODING("at home") "," CODING(LONG_CODE))), ""},
    /* Within a group, and below an answer. */
    {RESPONSE("{\"linkId\":\"all\",\"item\":[" ANSWERED("helped", CODING("home")) "]}"),
     "views_helped_home "},
    {RESPONSE("{\"linkId\":\"sure\",\"answer\":[{\"valueBoolean\":true,\"item\":[" ANSWERED(
         "helped", CODING("groups")) "]}]}"),
     "views_helped_groups "},
    {RESPONSE("7," ANSWERED("helped", "7") ",{\"linkId\":7}"), ""},
    {"{}", ""},
};

START_TEST(what_was_chosen_is_counted)
{
    char names[4096];

    read(&flow, "views", tellings[_i].response, names);
    ck_assert_str_eq(names, tellings[_i].names);
}
END_TEST

/* The longest name that a count may have, and one more. */
START_TEST(a_name_is_never_cut)
{
    static const char response[] = RESPONSE(ANSWERED("q", CODING("c")));
    char link[STORE_TALLY_BYTES];
    struct flow_option option = {.code = "c", .display = "c"};
    struct flow_item item = {
        .link_id = link, .type = FLOW_CHOICE, .parent = -1, .options = &option, .option_count = 1};
    const struct flow form = {.name = "views", .items = &item, .item_count = 1};
    size_t longest = STORE_TALLY_BYTES - 1 - strlen("views__c");

    for (size_t length = longest; length <= longest + 1; length++) {
        struct submission submission = {.kind = "views"};
        char names[VIEWS_COUNTED_MAX][STORE_TALLY_BYTES];
        json_t *told = json_loads(response, 0, NULL);

        memset(link, 'q', length);
        link[length] = '\0';
        (void)json_object_set_new(json_array_get(json_object_get(told, "item"), 0), "linkId",
                                  json_string(link));
        submission.response = told;
        ck_assert_uint_eq(views_read(&form, &submission, names), length == longest);
        json_decref(told);
    }
}
END_TEST

START_TEST(only_views_that_tell_nobody_are_counted)
{
    static const char response[] = RESPONSE(ANSWERED("helped", CODING("home")));
    static const struct flow_item named[] = {
        {.type = FLOW_TEXT},
        {.type = FLOW_STRING},
        {.type = FLOW_OPEN_CHOICE},
        {.type = FLOW_STRING, .anonymous = true, .format = FLOW_PHONE},
        {.type = FLOW_STRING, .anonymous = true, .format = FLOW_NAME, .is_name = true},
        {.type = FLOW_DATE},
    };
    char names[4096];

    read(&flow, "views", response, names);
    ck_assert_str_eq(names, "views_helped_home ");
    read(&flow, "self-referral", response, names);
    ck_assert_str_eq(names, "");
    read(NULL, "views", response, names);
    ck_assert_str_eq(names, "");
    for (size_t i = 0; i < sizeof named / sizeof named[0]; i++) {
        struct flow_item asked[] = {items[HELPED], named[i]};
        const struct flow form = {.name = "views", .items = asked, .item_count = 2};

        asked[1].link_id = "who";
        asked[1].parent = -1;
        read(&form, "views", response, names);
        ck_assert_str_eq(names, "");
    }
}
END_TEST

Suite *views_suite(void)
{
    Suite *suite = suite_create("views");
    TCase *test = tcase_create("views");

    tcase_add_loop_test(test, what_was_chosen_is_counted, 0, sizeof tellings / sizeof tellings[0]);
    tcase_add_test(test, a_name_is_never_cut);
    tcase_add_test(test, only_views_that_tell_nobody_are_counted);
    suite_add_tcase(suite, test);
    return suite;
}
