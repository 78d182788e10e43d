/* Where the words of a questionnaire come from. */
#include "glass.h"
#include "suites.h"

static void turn_to(const char *link_id, const char *tag)
{
    glass_start_flow("kinds", tag);
    glass_turn_to(link_id);
    glass_build(0);
}

static void says(const char *id, const char *text, const char *language)
{
    ck_assert_str_eq(glass_node(id)->text, text);
    ck_assert_str_eq(glass_node(id)->language, language);
}

START_TEST(the_flow_goes_before_what_is_shared)
{
    turn_to("colour", "en");
    says("q.colour:help", "Own help. Choose one.", "en");
    turn_to("weight", "en");
    says("q.weight:help", "Shared help only. You can leave this empty.", "en");
}
END_TEST

START_TEST(the_resource_translates_what_no_catalogue_has)
{
    turn_to("colour", "bn");
    says("q.colour", "কোন রং?", "bn");
    says("q.colour=red", "লাল", "bn");
    says("q.colour=blue", "Blue", "en");
    turn_to("colour", "so");
    says("q.colour", "Which colour?", "en");
}
END_TEST

START_TEST(a_flow_has_words_of_its_own_for_shared_pages)
{
    glass_start_flow("views", "en");
    glass_build(0);
    says("privacy.lead", "We ask what you think, not who you are.", "en");
    says("centre.reply-time", "We reply within two working days.", "en");
    glass_start_flow("kinds", "en");
    glass_build(0);
    ck_assert_str_ne(glass_node("privacy.lead")->text, "We ask what you think, not who you are.");
}
END_TEST

Suite *suite_of_words(void)
{
    Suite *suite = suite_create("words");
    TCase *cases = tcase_create("words");

    tcase_add_checked_fixture(cases, glass_open_small, glass_close);
    tcase_add_test(cases, the_flow_goes_before_what_is_shared);
    tcase_add_test(cases, the_resource_translates_what_no_catalogue_has);
    tcase_add_test(cases, a_flow_has_words_of_its_own_for_shared_pages);
    suite_add_tcase(suite, cases);
    return suite;
}
