/* Every page of the pack in every language, on every panel and at every text size. */
#include <string.h>

#include "glass.h"
#include "model/typing.h"
#include "suites.h"

START_TEST(plain_pages)
{
    static const enum screen screens[] = {SCREEN_WELCOME, SCREEN_HOME, SCREEN_LANGUAGE, SCREEN_DISPLAY,
                                          SCREEN_LEAVE_WARNING};

    for (size_t t = 0; t < GLASS_TAGS; t++) {
        for (size_t s = 0; s < sizeof screens / sizeof screens[0]; s++) {
            glass_show(screens[s], glass_tags[t]);
            glass.visit.seconds_left = 20;
            glass_check_page();
            glass_check_words();
        }
    }
}
END_TEST

START_TEST(privacy_and_its_warning)
{
    for (size_t t = 0; t < GLASS_TAGS; t++) {
        glass_start_flow("self-referral", glass_tags[t]);
        glass_check_page();
        visit_keeper_seen(&glass.visit, "K1");
        glass_check_page();
        glass_check_words();
        glass_node("keeper-away");
        glass_node("safety");
        glass_node("privacy.complain");
    }
}
END_TEST

/* A question as it first stands, with its keyboard, and with a problem. */
static void check_question(size_t item)
{
    glass.visit.screen = SCREEN_QUESTION;
    glass.visit.page = (int)item;
    glass.visit.problem_item = -1;
    typing_focus_page(&glass.visit);
    if (glass.visit.typing.item == TYPING_NOTHING)
        glass.visit.part = 0;
    glass_check_page();
    glass_check_words();
    glass.visit.problem_item = (int)item;
    glass.visit.problem = FLOW_MISSING;
    glass_check_page();
    glass_check_words();
}

/* Instances after the first have the same pages, and forms share many questions. */
static bool is_new(const struct flow_item *item, const char **seen, size_t *seen_count)
{
    if (item->is_outcome || item->hidden || item->instance > 0)
        return false;
    for (size_t i = 0; i < *seen_count; i++) {
        if (strcmp(seen[i], item->link_id) == 0)
            return false;
    }
    ck_assert_uint_lt(*seen_count, FLOW_ITEMS_MAX);
    seen[(*seen_count)++] = item->link_id;
    return true;
}

START_TEST(every_question)
{
    static const char *const flows[] = {"ages",         "asking",       "self-referral",
                                        "young-person", "professional", "views"};

    const char *seen[FLOW_ITEMS_MAX];
    size_t count = 0;

    for (size_t f = 0; f < sizeof flows / sizeof flows[0]; f++) {
        glass_start_flow(flows[f], glass_tags[_i]);
        for (size_t i = 0; i < glass.visit.flow->item_count; i++) {
            if (is_new(&glass.visit.flow->items[i], seen, &count))
                check_question(i);
        }
    }
}
END_TEST

START_TEST(check_page_with_long_answers)
{
    for (size_t t = 0; t < GLASS_TAGS; t++) {
        glass_start_flow("self-referral", glass_tags[t]);
        for (size_t i = 0; i < glass.visit.answers.count; i++) {
            glass.visit.answers.list[i].present = glass.visit.flow->items[i].instance_count > 0;
            glass.visit.answers.list[i].chosen = UINT64_MAX >> 1;
            memcpy(glass.visit.answers.list[i].plain, "Wolfeschlegelsteinhausenbergerdorff হাজেরা খাতুন", 60);
        }
        glass.visit.screen = SCREEN_CHECK;
        glass_check_page();
        visit_not_stored(&glass.visit, "K2", false);
        glass_check_page();
        glass_check_words();
    }
}
END_TEST

START_TEST(done_page)
{
    for (size_t t = 0; t < GLASS_TAGS; t++) {
        glass_start_flow("self-referral", glass_tags[t]);
        glass.visit.screen = SCREEN_CHECK;
        (void)visit_send(&glass.visit);
        (void)visit_stored(&glass.visit, "7Q2M-RX4F");
        glass_check_page();
        glass_check_words();
        ck_assert_str_eq(glass_node("done.reference")->text, "7Q2M-RX4F");
        glass_node("safety");
    }
}
END_TEST

START_TEST(unavailable_page_needs_no_pack)
{
    struct house broken = {
        .words = glass.words, .keyboards = glass.keyboards, .centre = NULL, .trouble = "K4"};

    visit_finish(&glass.visit);
    visit_init(&glass.visit, &broken, (struct date){.year = 2026, .month = 11, .day = 22});
    glass_check_page();
    ck_assert_ptr_nonnull(strstr(glass_node("unavailable.code")->text, "K4"));
}
END_TEST

START_TEST(an_arabic_page_is_mirrored)
{
    struct ui_rect start;
    struct ui_rect end;

    glass_start_flow("self-referral", "ar");
    glass_build(0);
    start = glass_node("nav.back")->rect;
    end = glass_node("nav.next")->rect;
    ck_assert_int_gt(start.x, end.x);
    glass_start_flow("self-referral", "en");
    glass_build(0);
    ck_assert_int_lt(glass_node("nav.back")->rect.x, glass_node("nav.next")->rect.x);
}
END_TEST

START_TEST(areas_and_handovers)
{
    const struct centre_about *about = centre_about(glass.centre);

    ck_assert_uint_gt(about->area_count, 0);
    ck_assert_uint_gt(about->handover_count, 0);
    for (size_t t = 0; t < GLASS_TAGS; t++) {
        glass_show(SCREEN_AREA, glass_tags[t]);
        glass_check_page();
        glass_check_words();
        for (size_t i = 0; i < about->handover_count * 2; i++) {
            glass_show(SCREEN_HANDOVER, glass_tags[t]);
            glass.visit.handover = (int)(i / 2);
            glass.visit.minute = i % 2 == 0 ? 11 * 60 : 23 * 60;
            glass_check_page();
            glass_check_words();
        }
    }
}
END_TEST

Suite *suite_of_pages(void)
{
    Suite *suite = suite_create("pages");
    TCase *cases = tcase_create("pages");

    tcase_set_timeout(cases, 240);
    tcase_add_checked_fixture(cases, glass_open, glass_close);
    tcase_add_test(cases, plain_pages);
    tcase_add_test(cases, privacy_and_its_warning);
    tcase_add_loop_test(cases, every_question, 0, GLASS_TAGS);
    tcase_add_test(cases, check_page_with_long_answers);
    tcase_add_test(cases, done_page);
    tcase_add_test(cases, unavailable_page_needs_no_pack);
    tcase_add_test(cases, an_arabic_page_is_mirrored);
    tcase_add_test(cases, areas_and_handovers);
    suite_add_tcase(suite, cases);
    return suite;
}
