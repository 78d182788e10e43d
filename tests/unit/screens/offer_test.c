/* What a parent sees of the offer: groups, siblings told apart by age, notes, what is found by a word, and
 * that every end of it leads on. */
#include "offer_family.h"
#include "suites.h"

START_TEST(groups_stand_in_the_order_of_how_to_get_in)
{
    static const char *const order[] = {
        "title",          "change.ages",     "group.drop-in",     "service.play",
        "service.twice",  "group.book",      "service.toddlers",  "group.ask",
        "service.old",    "service.rest",    "service.pilot",     "service.moved",
        "service.finder", "group.referral",  "service.parents",   "group.invitation",
        "service.review", "group.elsewhere", "service.elsewhere", "offer.else",
        "offer.ask",      "offer.cannot",    "nav.more",          "nav.back",
        "nav.leave",      "offer.find",
    };
    size_t at = 0;

    family_of_two("en");
    glass_build(0);
    for (size_t i = 0; i < glass.view.count && at < sizeof order / sizeof order[0]; i++) {
        if (glass.view.nodes[i].area == UI_HEADER)
            continue;
        ck_assert_str_eq(glass.view.nodes[i].id, order[at++]);
    }
    ck_assert_uint_eq(at, sizeof order / sizeof order[0]);
    ck_assert_int_eq(glass_node("group.drop-in")->role, UI_HEADING);
    ck_assert_int_eq(glass_node("service.play")->action.kind, ACT_OPEN_SERVICE);
    ck_assert_int_eq(glass_node("service.play")->action.item, centre_find_service(glass.centre, "play"));
}
END_TEST

START_TEST(ages_are_told_as_parents_tell_them)
{
    family_comes("en",
                 (struct age[]){family_months(0), family_months(1), family_months(23), family_years(2),
                                family_years(7), family_due(2027, 3)},
                 6);
    glass_build(0);
    ck_assert_says("title", "under 1 month · 1 month · 23 months · 2 years · 7 years · baby due March 2027");
    ck_assert(glass_node("title")->personal);
    ck_assert_str_eq(glass_node("change.ages")->action.text, "flow:ages");
}
END_TEST

START_TEST(siblings_are_told_apart_by_age)
{
    family_of_two("en");
    glass_build(0);
    ck_assert_says("service.play", "|For: 18 months");
    ck_assert_ptr_null(strstr(family_reads("service.play"), "7 years"));
    ck_assert_ptr_null(strstr(family_reads("service.old"), "For:")); /* for both of them */
    ck_assert_says("service.pilot", "|For: 7 years");
    for (size_t i = 0; i < glass_node("service.play")->fact_count; i++)
        ck_assert_int_eq(glass_node("service.play")->facts[i].personal,
                         strstr(glass_node("service.play")->facts[i].text, "18") != NULL);
    family_comes("en", (struct age[]){family_months(18)}, 1);
    glass_build(0);
    ck_assert_ptr_null(strstr(family_reads("service.play"), "For:"));
}
END_TEST

START_TEST(a_card_says_when_and_where_in_one_sentence_each)
{
    family_of_two("en");
    glass_build(0);
    ck_assert_str_eq(family_reads("service.play"),
                     "Play|Play and meet others.||Today, 10am to 11:30am, and 2 more a "
                     "week|First Hall|For: 18 months");
    ck_assert_str_eq(family_reads("service.twice"),
                     "Singing|Songs and rhymes.||Tomorrow|Second Hall|For: 18 months");
}
END_TEST

/* Today's session is the next one until it has ended. */
START_TEST(the_next_time_is_not_one_that_is_over)
{
    static const struct {
        int minute;
        const char *day;
    } cases[] = {{0, "|Today, 10am"},
                 {10 * 60, "|Today, 10am"},
                 {11 * 60 + 29, "|Today, 10am"},
                 {11 * 60 + 30, "|Wednesday, 1pm"},
                 {23 * 60, "|Wednesday, 1pm"}};

    family_of_two("en");
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        glass.visit.minute = cases[i].minute;
        glass_build(0);
        ck_assert_says("service.play", cases[i].day);
    }
}
END_TEST

START_TEST(notes_say_what_matters_most)
{
    family_of_two("en");
    glass_build(0);
    ck_assert_ptr_null(glass_node("service.play")->note);
    ck_assert_says("service.old", "|May have changed");
    ck_assert_says("service.moved", "|May have changed");
    ck_assert_says("service.rest", "|Not on at the moment");
    ck_assert_says("service.toddlers", "|From May 2027");
    ck_assert_ptr_null(glass_node("service.pilot")->note);
    family_uses(OFFER_NOT_SURE);
    glass_build(0);
    ck_assert_says("service.pilot", "|Depends on your centre or school");
    family_uses(OFFER_USES_NOT);
    glass_build(0);
    ck_assert(!family_sees("service.pilot"));
}
END_TEST

START_TEST(what_was_checked_too_long_ago_is_not_shown)
{
    family_of_two("en");
    glass_build(0);
    ck_assert(!family_sees("service.older"));
}
END_TEST

START_TEST(a_child_for_whom_there_is_nothing_is_not_forgotten)
{
    family_comes("en", (struct age[]){family_months(18), family_years(14)}, 2);
    glass_build(0);
    ck_assert_says("offer.none-for", "14 years");
    ck_assert(glass_node("offer.none-for")->personal);
    family_of_two("en");
    glass_build(0);
    ck_assert(!family_sees("offer.none-for"));
}
END_TEST

START_TEST(nothing_for_an_age_still_leads_on)
{
    family_comes("en", (struct age[]){family_years(14)}, 1);
    glass_build(0);
    ck_assert_uint_eq(glass.visit.offer_count, 0);
    ck_assert_says("title", "For: 14 years");
    ck_assert(family_sees("offer.none"));
    ck_assert_str_eq(glass_node("offer.ask")->action.text, "flow:self-referral");
    ck_assert_str_eq(glass_node("handover.youth")->action.text, "handover:youth");
    ck_assert(!family_sees("handover.line"));
    ck_assert_int_eq(glass_node("offer.cannot")->action.kind, ACT_OPEN_CANNOT);
    ck_assert_int_eq(glass_node("offer.find")->action.kind, ACT_OPEN_FIND);
}
END_TEST

START_TEST(what_we_cannot_do_names_who_can)
{
    family_of_two("en");
    glass.visit.screen = SCREEN_CANNOT;
    glass_build(0);
    ck_assert_str_eq(glass_node("cannot.clubs")->action.text, "handover:line");
    ck_assert_says("cannot.clubs",
                   "After-school clubs|Your school knows which clubs there are.||The Family Line");
    ck_assert_int_eq(glass_node("cannot.creche")->action.kind, ACT_NONE);
    ck_assert(!family_sees("cannot.teens"));
    family_comes("en", (struct age[]){family_months(18)}, 1);
    glass.visit.screen = SCREEN_CANNOT;
    glass_build(0);
    ck_assert(!family_sees("cannot.clubs"));
    ck_assert(family_sees("cannot.creche"));
    ck_assert(family_sees("cannot.ask"));
}
END_TEST

/* --- searching --- */

START_TEST(what_is_found_stands_there)
{
    family_finds("en", "");
    ck_assert(family_sees("find.help"));
    ck_assert(!family_sees("find.none"));
    ck_assert_int_eq(glass_node("find")->action.kind, ACT_FOCUS_FIND);
    family_finds("en", "play");
    ck_assert(family_sees("service.play"));
    ck_assert(!family_sees("service.twice"));
    ck_assert_ptr_null(glass_node("service.play")->note);
    family_finds("en", "massage");
    ck_assert_says("service.massage", "|For other ages");
    family_finds("en", "knitting"); /* checked too long ago */
    ck_assert(!family_sees("service.older"));
    ck_assert(family_sees("find.none"));
    family_finds("en", "xyz");
    ck_assert(family_sees("find.none"));
    ck_assert_str_eq(glass_node("find.ask")->action.text, "flow:self-referral");
}
END_TEST

START_TEST(typing_shows_the_keyboard)
{
    family_finds("en", "");
    ck_assert(!family_sees("key.a"));
    (void)glass_touch("find");
    ck_assert(glass_node("find")->focused);
    (void)glass_touch("key.p");
    (void)glass_touch("key.l");
    ck_assert_str_eq(glass_node("find")->text, "pl");
    ck_assert(family_sees("service.play"));
}
END_TEST

static TCase *cases_of_offer(void)
{
    TCase *cases = tcase_create("offer");

    tcase_set_timeout(cases, 240);
    tcase_add_checked_fixture(cases, family_open, family_close);
    tcase_add_test(cases, groups_stand_in_the_order_of_how_to_get_in);
    tcase_add_test(cases, ages_are_told_as_parents_tell_them);
    tcase_add_test(cases, siblings_are_told_apart_by_age);
    tcase_add_test(cases, a_card_says_when_and_where_in_one_sentence_each);
    tcase_add_test(cases, the_next_time_is_not_one_that_is_over);
    tcase_add_test(cases, notes_say_what_matters_most);
    tcase_add_test(cases, what_was_checked_too_long_ago_is_not_shown);
    tcase_add_test(cases, a_child_for_whom_there_is_nothing_is_not_forgotten);
    tcase_add_test(cases, nothing_for_an_age_still_leads_on);
    tcase_add_test(cases, what_we_cannot_do_names_who_can);
    tcase_add_test(cases, what_is_found_stands_there);
    tcase_add_test(cases, typing_shows_the_keyboard);
    return cases;
}

Suite *suite_of_offer(void)
{
    Suite *suite = suite_create("offer");

    suite_add_tcase(suite, cases_of_offer());
    suite_add_tcase(suite, cases_of_service());
    suite_add_tcase(suite, cases_of_offer_panels());
    return suite;
}
