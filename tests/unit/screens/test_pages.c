/* Every screen in every language, on every panel and at every text size: nothing overlaps, nothing leaves the
 * panel, everything that is touched is large enough, and every word is there. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "model/typing.h"
#include "screens/screens.h"
#include "ui/frame.h"

#define PACK DOORSTEP_SOURCE_DIR "/kiosk/centres/tower-hamlets-north-west"

/* 48 px: the least side of anything that is touched, at 102 ppi 12 mm. */
enum { TOUCH_LEAST = 48, SETTINGS = 8 };

static const struct setting {
    int width, height;
    enum ui_text_size size;
    bool low_reach;
} settings[SETTINGS] = {
    {1080, 1920, UI_TEXT_NORMAL, false}, {1080, 1920, UI_TEXT_LARGEST, false},
    {1920, 1080, UI_TEXT_NORMAL, false}, {1366, 768, UI_TEXT_NORMAL, false},
    {1080, 1920, UI_TEXT_NORMAL, true},  {1080, 1920, UI_TEXT_LARGEST, true},
    {1366, 768, UI_TEXT_LARGEST, false}, {1920, 1080, UI_TEXT_LARGEST, false},
};

static struct words *words;
static struct keyboard_set *keyboards;
static struct centre *centre;
static struct house house;
static struct visit visit;
static struct text_engine *engine;
static struct ui_frame *frame;
static struct ui_view view;

static void open_all(void)
{
    static struct faults faults;

    faults_init(&faults);
    ck_assert_int_eq(words_create(DOORSTEP_SOURCE_DIR "/assets/locales", &faults, &words), OK);
    ck_assert_int_eq(keyboard_set_create(DOORSTEP_SOURCE_DIR "/assets/locales", &faults, &keyboards), OK);
    ck_assert_int_eq(centre_load(PACK, &faults, &centre), OK);
    ck_assert_int_eq(words_lay_pack(words, PACK "/strings", &faults), OK);
    ck_assert_int_eq(text_engine_create(DOORSTEP_SOURCE_DIR "/assets/fonts", &faults, &engine), OK);
    faults_finish(&faults);
    house = (struct house){.words = words, .keyboards = keyboards, .centre = centre};
    visit_init(&visit, &house, (struct date){.year = 2026, .month = 11, .day = 22});
    frame = ui_frame_create(engine);
    ui_view_init(&view);
}

static void close_all(void)
{
    visit_finish(&visit);
    ui_view_finish(&view);
    ui_frame_destroy(frame);
    text_engine_destroy(engine);
    centre_destroy(centre);
    keyboard_set_destroy(keyboards);
    words_destroy(words);
}

static bool overlap(struct ui_rect a, struct ui_rect b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

static bool is_touched(const struct ui_node *node)
{
    return !node->hidden && node->action.kind != ACT_NONE;
}

static void check_node(const struct ui_node *node, const struct setting *setting)
{
    const struct ui_rect *r = &node->rect;

    ck_assert_msg(r->x >= 0 && r->y >= 0 && r->x + r->width <= setting->width &&
                      r->y + r->height <= setting->height,
                  "%s on %s (%s, %dx%d) leaves the panel: %d,%d %dx%d", node->id, view.screen, view.language,
                  setting->width, setting->height, r->x, r->y, r->width, r->height);
    ck_assert_msg(!is_touched(node) || (r->width >= TOUCH_LEAST && r->height >= TOUCH_LEAST),
                  "%s on %s (%s, %dx%d) is too small to touch: %dx%d", node->id, view.screen, view.language,
                  setting->width, setting->height, r->width, r->height);
}

static void check_overlaps(const struct setting *setting)
{
    for (size_t i = 0; i < view.count; i++) {
        for (size_t k = i + 1; k < view.count; k++) {
            const struct ui_node *a = &view.nodes[i];
            const struct ui_node *b = &view.nodes[k];

            ck_assert_msg(a->hidden || b->hidden || !overlap(a->rect, b->rect),
                          "%s and %s overlap on %s (%s, %dx%d, text %d, low %d): %d,%d %dx%d and %d,%d %dx%d",
                          a->id, b->id, view.screen, view.language, setting->width, setting->height,
                          (int)setting->size, setting->low_reach, a->rect.x, a->rect.y, a->rect.width,
                          a->rect.height, b->rect.x, b->rect.y, b->rect.width, b->rect.height);
        }
    }
}

static void build(const struct setting *setting)
{
    struct ui_placing placing = {.width = setting->width,
                                 .height = setting->height,
                                 .low_reach = setting->low_reach,
                                 .theme =
                                     ui_theme_for(setting->width, setting->height, setting->size, false)};

    screens_view(&visit, &view);
    ck_assert_int_eq(ui_frame_build(frame, &view, &placing), OK);
}

/* The page as it stands, each of its parts. */
static void check_page(void)
{
    for (int s = 0; s < SETTINGS; s++) {
        int parts;

        build(&settings[s]);
        parts = view.part_count;
        for (int part = 0; part < parts; part++) {
            visit.part = part;
            build(&settings[s]);
            for (size_t i = 0; i < view.count; i++) {
                if (!view.nodes[i].hidden)
                    check_node(&view.nodes[i], &settings[s]);
            }
            check_overlaps(&settings[s]);
        }
        visit.part = visit.typing.item >= 0 ? -1 : 0;
    }
}

static void check_words(void)
{
    char missing[64];

    for (size_t i = 0; i < view.count; i++) {
        const struct ui_node *node = &view.nodes[i];

        ck_assert_msg(node->personal || strcmp(node->language, view.language) == 0 ||
                          node->area == UI_KEYBOARD || node->look == UI_LOOK_LANGUAGE ||
                          node->look == UI_LOOK_REFERENCE,
                      "%s on %s is not in %s but in %s: %s", node->id, view.screen, view.language,
                      node->language, node->text);
        ck_assert_msg(text_engine_covers(engine, node->language, node->text, missing),
                      "%s on %s (%s): no font has %s", node->id, view.screen, view.language, missing);
    }
}

static void show(enum screen screen, const char *tag)
{
    visit_clear(&visit);
    visit_set_language(&visit, tag);
    visit.screen = screen;
}

static void start_flow(const char *tag)
{
    show(SCREEN_HOME, tag);
    (void)visit_start_flow(&visit, "self-referral");
}

static const char *const tags[] = {"en", "bn", "so", "ar"};
enum { TAGS = sizeof tags / sizeof tags[0] };

START_TEST(plain_pages)
{
    static const enum screen screens[] = {SCREEN_WELCOME, SCREEN_HOME, SCREEN_LANGUAGE, SCREEN_DISPLAY,
                                          SCREEN_LEAVE_WARNING};

    for (size_t t = 0; t < TAGS; t++) {
        for (size_t s = 0; s < sizeof screens / sizeof screens[0]; s++) {
            show(screens[s], tags[t]);
            visit.seconds_left = 20;
            check_page();
            check_words();
        }
    }
}
END_TEST

START_TEST(privacy_and_its_warning)
{
    for (size_t t = 0; t < TAGS; t++) {
        start_flow(tags[t]);
        check_page();
        visit_keeper_seen(&visit, "K1");
        check_page();
        check_words();
        ck_assert_ptr_nonnull(ui_find(&view, "keeper-away"));
        ck_assert_ptr_nonnull(ui_find(&view, "safety"));
    }
}
END_TEST

/* Each question as it first stands, with a problem, and with its keyboard. */
START_TEST(every_question)
{
    for (size_t t = 0; t < TAGS; t++) {
        start_flow(tags[t]);
        for (size_t i = 0; i < visit.flow->item_count; i++) {
            visit.screen = SCREEN_QUESTION;
            visit.page = (int)i;
            visit.problem_item = -1;
            typing_focus_page(&visit);
            if (visit.typing.item < 0)
                visit.part = 0;
            check_page();
            check_words();
            visit.problem_item = (int)i;
            visit.problem = FLOW_MISSING;
            check_page();
            check_words();
        }
    }
}
END_TEST

START_TEST(check_page_with_long_answers)
{
    for (size_t t = 0; t < TAGS; t++) {
        start_flow(tags[t]);
        for (size_t i = 0; i < visit.answers.count; i++) {
            visit.answers.list[i].chosen = UINT64_MAX >> 1;
            memcpy(visit.answers.list[i].plain, "Wolfeschlegelsteinhausenbergerdorff হাজেরা খাতুন", 60);
        }
        visit.screen = SCREEN_CHECK;
        check_page();
        visit_not_stored(&visit, "K2", false);
        check_page();
        check_words();
    }
}
END_TEST

START_TEST(done_page)
{
    for (size_t t = 0; t < TAGS; t++) {
        start_flow(tags[t]);
        visit.screen = SCREEN_CHECK;
        (void)visit_send(&visit);
        (void)visit_stored(&visit, "7Q2M-RX4F");
        check_page();
        check_words();
        ck_assert_str_eq(ui_find(&view, "done.reference")->text, "7Q2M-RX4F");
        ck_assert_ptr_nonnull(ui_find(&view, "safety"));
    }
}
END_TEST

START_TEST(unavailable_page_needs_no_pack)
{
    struct house broken = {.words = words, .keyboards = keyboards, .centre = NULL, .trouble = "K4"};

    visit_finish(&visit);
    visit_init(&visit, &broken, (struct date){.year = 2026, .month = 11, .day = 22});
    check_page();
    ck_assert_ptr_nonnull(strstr(ui_find(&view, "unavailable.code")->text, "K4"));
}
END_TEST

START_TEST(the_letters_left_are_told_only_near_the_end)
{
    start_flow("bn");
    visit.screen = SCREEN_QUESTION;
    visit.page = flow_find(visit.flow, "worry");
    typing_focus_page(&visit);
    for (int i = 0; i < 399; i++)
        typing_insert(&visit, "\u0995");
    build(&settings[0]);
    ck_assert_ptr_null(ui_find(&view, "q.worry:left"));
    typing_insert(&visit, "\u0995");
    build(&settings[0]);
    ck_assert_ptr_nonnull(strstr(ui_find(&view, "q.worry:left")->text, "\u09E7\u09E6\u09E6")); /* 100 */
    check_page();
}
END_TEST

START_TEST(an_arabic_page_is_mirrored)
{
    struct ui_rect start;
    struct ui_rect end;

    start_flow("ar");
    build(&settings[0]);
    start = ui_find(&view, "nav.back")->rect;
    end = ui_find(&view, "nav.next")->rect;
    ck_assert_int_gt(start.x, end.x);
    start_flow("en");
    build(&settings[0]);
    ck_assert_int_lt(ui_find(&view, "nav.back")->rect.x, ui_find(&view, "nav.next")->rect.x);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("screens");
    TCase *cases = tcase_create("pages");
    SRunner *runner = srunner_create(suite);
    int failed;

    tcase_set_timeout(cases, 240);
    tcase_add_checked_fixture(cases, open_all, close_all);
    tcase_add_test(cases, plain_pages);
    tcase_add_test(cases, privacy_and_its_warning);
    tcase_add_test(cases, every_question);
    tcase_add_test(cases, check_page_with_long_answers);
    tcase_add_test(cases, done_page);
    tcase_add_test(cases, unavailable_page_needs_no_pack);
    tcase_add_test(cases, the_letters_left_are_told_only_near_the_end);
    tcase_add_test(cases, an_arabic_page_is_mirrored);
    suite_add_tcase(suite, cases);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
