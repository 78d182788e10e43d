/* One service: its times in words, who may join, what to know before, its button and its code. */
#include "offer_family.h"

START_TEST(every_time_is_said_by_its_weekday)
{
    family_of_two("en");
    family_shows("play");
    ck_assert_says("service.when", "Every Monday, 10am to 11:30am|");
    ck_assert_says("service.when[1]", "Every Wednesday, 1pm to 2:30pm|");
    ck_assert_says("service.when[2]", "Every Thursday, 1pm to 2:30pm|");
    ck_assert(!family_sees("service.when[3]"));
    ck_assert_says("service.next", "Next: Today, 10am to 11:30am|");
    family_shows("twice");
    ck_assert_says("service.when", "The first Monday of the month, 9:30am to 10:30am, First Hall|");
    ck_assert_says("service.when[1]", "Tuesday, every 2 weeks, Second Hall|");
    ck_assert_says("service.when[2]", "The last Friday of the month, from 9:30am, Second Hall|");
    ck_assert_says("service.when[3]",
                   "Every Saturday, 10am to midday, from Saturday 9 January 2027, First Hall|");
    family_shows("massage");
    ck_assert_says("service.when", "Ask at the desk for the days and times.");
    family_shows("old");
    ck_assert(!family_sees("service.when"));
}
END_TEST

START_TEST(a_service_says_what_a_parent_asks)
{
    family_of_two("en");
    family_shows("play");
    ck_assert_says("title", "Play|");
    ck_assert_says("service.about", "Play and meet others. Tea for parents too.");
    ck_assert_says("service.where", "First Hall|1 Example Street, London");
    ck_assert_says("service.how", "Just come.");
    ck_assert_says("service.who", "Age: from birth to 4 years");
    ck_assert_says("service.for", "For your child of 18 months");
    ck_assert(glass_node("service.for")->personal);
    ck_assert_says("service.cost", "Free");
    ck_assert_says("service.bring", "What to bring: Socks");
    ck_assert_says("service.checked", "Checked on Sunday 1 November 2026");
    ck_assert(!family_sees("service.stale"));
    family_shows("massage");
    ck_assert_says("service.who", "You and your baby");
    ck_assert_says("service.how", "Sign up at the desk.");
    ck_assert_says("service.cost", "£2 a family");
    ck_assert_says("service.lasts", "How long: 5 weeks");
    family_shows("elsewhere");
    ck_assert_says("service.phone", "Call 020 7946 0100");
    ck_assert_says("service.url", "https://example.org/line");
}
END_TEST

START_TEST(who_may_join_is_said_from_the_ages)
{
    static const struct {
        const char *key;
        const char *text;
    } cases[] = {
        {"play", "Age: from birth to 4 years|"},
        {"toddlers", "Age: 2 years to 3 years|"},
        {"old", "Age: from birth to 10 years|"},
        {"pilot", "Age: 5 years to 10 years|"},
        {"review", "Age: 2 years|"},
    };

    family_of_two("en");
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        family_shows(cases[i].key);
        ck_assert_says("service.who", cases[i].text);
    }
}
END_TEST

START_TEST(notices_stand_on_the_page)
{
    family_of_two("en");
    family_uses(OFFER_NOT_SURE);
    family_shows("old");
    ck_assert(family_sees("service.stale"));
    family_shows("rest");
    ck_assert(family_sees("service.paused"));
    ck_assert(!family_sees("service.when"));
    family_shows("moved");
    ck_assert_says("service.alert", "Now on the first floor.");
    family_shows("toddlers");
    ck_assert_says("service.from", "Your child can join from ");
    family_shows("pilot");
    ck_assert(family_sees("service.depends"));
}
END_TEST

START_TEST(the_main_button_opens_the_flow_if_there_is_one)
{
    static const struct {
        const char *key;
        const char *text;
    } cases[] = {
        {"massage", "Sign up"},
        {"old", "Ask for a place"},
        {"parents", "Ask for this help"},
        {"finder", "Check now"},
        {"play", NULL},
        {"elsewhere", NULL},
        {"review", NULL},
    };

    family_of_two("en");
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        family_shows(cases[i].key);
        ck_assert_msg(family_sees("service.ask") == (cases[i].text != NULL), "%s", cases[i].key);
        if (cases[i].text == NULL)
            continue;
        ck_assert_str_eq(glass_node("service.ask")->text, cases[i].text);
        ck_assert_int_eq(glass_node("service.ask")->action.kind, ACT_SERVICE_FLOW);
        ck_assert_int_eq(glass_node("service.ask")->look, UI_LOOK_MAIN);
    }
}
END_TEST

START_TEST(the_code_says_it_in_plain_text)
{
    family_of_two("en");
    family_shows("play");
    ck_assert_str_eq(glass_node("service.code")->code, "Play\nEvery Monday, 10am to 11:30am\n"
                                                       "Every Wednesday, 1pm to 2:30pm\n"
                                                       "Every Thursday, 1pm to 2:30pm\n"
                                                       "First Hall\n1 Example Street, London, E2 0SN");
    family_shows("elsewhere");
    ck_assert_str_eq(glass_node("service.code")->code,
                     "Family line\nAsk at Offer Centre\n020 7946 0100\nhttps://example.org/line");
    family_of_two("ar");
    family_shows("play");
    ck_assert_ptr_null(strstr(glass_node("service.code")->code, "\u2068"));
    ck_assert_ptr_null(strstr(glass_node("service.code")->code, "\u200F"));
}
END_TEST

TCase *cases_of_service(void)
{
    TCase *cases = tcase_create("service");

    tcase_set_timeout(cases, 240);
    tcase_add_checked_fixture(cases, family_open, family_close);
    tcase_add_test(cases, every_time_is_said_by_its_weekday);
    tcase_add_test(cases, a_service_says_what_a_parent_asks);
    tcase_add_test(cases, who_may_join_is_said_from_the_ages);
    tcase_add_test(cases, notices_stand_on_the_page);
    tcase_add_test(cases, the_main_button_opens_the_flow_if_there_is_one);
    tcase_add_test(cases, the_code_says_it_in_plain_text);
    return cases;
}
