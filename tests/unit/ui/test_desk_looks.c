/* What staff put on the welcome page runs in its own direction; the small buttons beside a number are large
 * enough to touch. */
#include <string.h>

#include "frames.h"
#include "suites.h"

enum { LEAST_TOUCH_PX = 64 };

/* The last one that is drawn of a kind. */
static const struct ui_draw *last_draw(enum ui_draw_kind kind)
{
    for (size_t i = ui_frame_count(frame); i-- > 0;) {
        if (ui_frame_draw(frame, i)->kind == kind)
            return ui_frame_draw(frame, i);
    }
    ck_abort_msg("nothing of kind %d is drawn", (int)kind);
}

#define ENGLISH "Stay and play is closed on Friday. Messy play takes its place."
#define ARABIC "مغلق يوم الجمعة"

static const struct {
    const char *page;
    bool page_rtl;
    const char *language;
    const char *text;
    bool text_rtl;
} notices[] = {
    {"en", false, "en", ENGLISH, false}, {"en", false, "ar", ARABIC, true}, {"ar", true, "ar", ARABIC, true},
    {"ar", true, "en", ENGLISH, false},  {"bn", false, "ar", ARABIC, true},
};

START_TEST(a_notice_begins_where_its_own_language_does)
{
    const struct ui_draw *icon;
    const struct ui_draw *words;
    struct text_line line;
    struct ui_rect rect;

    view.language = notices[_i].page;
    view.right_to_left = notices[_i].page_rtl;
    ui_add(&view, (struct ui_node){.id = "notice",
                                   .role = UI_PARAGRAPH,
                                   .look = UI_LOOK_NOTICE,
                                   .area = UI_LEAD,
                                   .text = notices[_i].text,
                                   .language = notices[_i].language});
    build_at(1080, 1920, UI_TEXT_NORMAL);
    rect = ui_find(&view, "notice")->rect;
    icon = last_draw(UI_DRAW_ICON);
    words = last_draw(UI_DRAW_TEXT);
    line = text_paragraph_line(words->paragraph, 0);
    ck_assert_str_eq(icon->icon, "megaphone");
    ck_assert(line.right_to_left == notices[_i].text_rtl);
    ck_assert(icon->mirrored == notices[_i].text_rtl);
    /* Pictogram, words, and nothing of either outside the frame. */
    if (notices[_i].text_rtl)
        ck_assert_int_lt(words->x + line.x_px + line.width_px, icon->x);
    else
        ck_assert_int_gt(words->x + line.x_px, icon->x + icon->icon_px - 1);
    ck_assert_int_gt(words->x + line.x_px, rect.x);
    ck_assert_int_lt(words->x + line.x_px + line.width_px, rect.x + rect.width);
    ck_assert_int_gt(icon->x, rect.x);
    ck_assert_int_lt(icon->x + icon->icon_px, rect.x + rect.width);
    /* A short line stands at the frame's own edge for its direction, not across the page from its pictogram.
     */
    if (notices[_i].text_rtl)
        ck_assert_int_lt(icon->x - (words->x + line.x_px + line.width_px), icon->icon_px);
    else
        ck_assert_int_lt(words->x + line.x_px - icon->x, 2 * icon->icon_px);
}
END_TEST

/* Beside what is in sight of a box its words may run on. */
enum { CARET_ROOM_PX = 40 };

static const struct {
    const char *page;
    bool page_rtl;
    const char *language;
    const char *text;
    bool personal, at_right;
} fields[] = {
    {"en", false, "ar", ARABIC, true, true},    {"en", false, "ar", ARABIC, false, true},
    {"en", false, "ar", "", true, true},        {"en", false, "bn", "বন্ধ", true, false},
    {"en", false, "en", "Closed", true, false}, {"ar", true, "en", "Closed", true, false},
    {"ar", true, "ar", ARABIC, true, true},     {"en", false, "en", ARABIC, true, false},
};

START_TEST(a_long_box_begins_where_its_own_language_does)
{
    const struct ui_draw *words, *caret;
    struct text_line line;
    struct ui_rect rect;

    view.language = fields[_i].page;
    view.right_to_left = fields[_i].page_rtl;
    ui_add(&view, (struct ui_node){.id = "box",
                                   .role = UI_TEXTBOX,
                                   .look = UI_LOOK_LONG_FIELD,
                                   .area = UI_LEAD,
                                   .text = fields[_i].text,
                                   .language = fields[_i].language,
                                   .personal = fields[_i].personal,
                                   .has_caret = true,
                                   .caret = strlen(fields[_i].text)});
    build_at(1080, 1920, UI_TEXT_NORMAL);
    rect = ui_find(&view, "box")->rect;
    words = last_draw(UI_DRAW_TEXT);
    caret = last_draw(UI_DRAW_BOX);
    line = text_paragraph_line(words->paragraph, 0);
    if (fields[_i].at_right)
        ck_assert_int_lt(rect.x + rect.width - (words->x + line.x_px + line.width_px), CARET_ROOM_PX);
    else
        ck_assert_int_lt(words->x + line.x_px - rect.x, CARET_ROOM_PX);
    ck_assert_int_gt(caret->rect.x, rect.x);
    ck_assert_int_lt(caret->rect.x + caret->rect.width, rect.x + rect.width);
    if (fields[_i].text[0] == '\0') /* where the first letter comes */
        ck_assert_int_lt(rect.x + rect.width - caret->rect.x, CARET_ROOM_PX);
}
END_TEST

START_TEST(a_notice_is_as_high_as_its_words)
{
    int one_line;

    ui_add(&view, (struct ui_node){.id = "notice",
                                   .role = UI_PARAGRAPH,
                                   .look = UI_LOOK_NOTICE,
                                   .area = UI_LEAD,
                                   .text = "Closed on Friday.",
                                   .language = "en"});
    build_at(1080, 1920, UI_TEXT_NORMAL);
    one_line = ui_find(&view, "notice")->rect.height;
    ui_find(&view, "notice")->text = ENGLISH " " ENGLISH " " ENGLISH;
    build_at(1080, 1920, UI_TEXT_NORMAL);
    ck_assert_int_gt(ui_find(&view, "notice")->rect.height, one_line + 60);
    ui_find(&view, "notice")->text = "Closed on Friday.";
    build_at(1080, 1920, UI_TEXT_LARGEST);
    ck_assert_int_gt(ui_find(&view, "notice")->rect.height, one_line);
}
END_TEST

static const struct {
    int width, height;
    enum ui_text_size size;
} panels[] = {
    {1080, 1920, UI_TEXT_NORMAL}, {1920, 1080, UI_TEXT_LARGEST}, {1366, 768, UI_TEXT_NORMAL},
    {1366, 768, UI_TEXT_LARGEST}, {800, 640, UI_TEXT_NORMAL},    {3840, 2160, UI_TEXT_NORMAL},
};

static void add_stepper(void)
{
    static const struct ui_node nodes[] = {
        {.id = "families", .role = UI_PARAGRAPH, .look = UI_LOOK_TEXT, .text = "Families: 12"},
        {.id = "families.less", .look = UI_LOOK_STEP, .text = "Fewer families", .icon = "minus"},
        {.id = "families.more", .look = UI_LOOK_STEP, .text = "More families", .icon = "plus"},
    };

    for (size_t i = 0; i < sizeof nodes / sizeof nodes[0]; i++) {
        struct ui_node node = nodes[i];

        node.area = UI_ITEMS;
        node.beside = i > 0;
        node.language = "en";
        if (i > 0) {
            node.role = UI_BUTTON;
            node.action.kind = (int)i;
        }
        ui_add(&view, node);
    }
}

START_TEST(steps_are_square_and_large_enough)
{
    struct ui_rect less;
    struct ui_rect more;
    struct ui_rect number;
    size_t offset;

    add_stepper();
    build_at(panels[_i].width, panels[_i].height, panels[_i].size);
    less = ui_find(&view, "families.less")->rect;
    more = ui_find(&view, "families.more")->rect;
    number = ui_find(&view, "families")->rect;
    ck_assert_int_eq(less.width, less.height);
    ck_assert_int_ge(less.width, LEAST_TOUCH_PX);
    ck_assert_int_le(number.x + number.width, less.x);
    ck_assert_int_lt(less.x + less.width, more.x);
    ck_assert_int_le(more.x + more.width, panels[_i].width);
    /* The number stands in the middle of the buttons' height. */
    ck_assert_int_le(number.y + number.height / 2 - (less.y + less.height / 2), 1);
    ck_assert_int_ge(number.y + number.height / 2 - (less.y + less.height / 2), -1);
    ck_assert_str_eq(ui_frame_hit(frame, &view, more.x + 1, more.y + 1, &offset)->id, "families.more");
}
END_TEST

START_TEST(a_step_shows_its_icon_only)
{
    size_t texts = 0;

    add_stepper();
    build_at(1080, 1920, UI_TEXT_NORMAL);
    ck_assert_str_eq(last_draw(UI_DRAW_ICON)->icon, "plus");
    for (size_t i = 0; i < ui_frame_count(frame); i++)
        texts += ui_frame_draw(frame, i)->kind == UI_DRAW_TEXT;
    ck_assert_uint_eq(texts, 1); /* the number */
}
END_TEST

START_TEST(a_step_shows_whether_it_can_be_touched_and_has_the_focus)
{
    uint32_t enabled;
    size_t draws;

    add_stepper();
    build_at(1080, 1920, UI_TEXT_NORMAL);
    enabled = last_draw(UI_DRAW_ICON)->colour;
    draws = ui_frame_count(frame);
    ui_find(&view, "families.more")->disabled = true;
    build_at(1080, 1920, UI_TEXT_NORMAL);
    ck_assert_uint_ne(last_draw(UI_DRAW_ICON)->colour, enabled);
    ui_find(&view, "families.less")->focused = true;
    build_at(1080, 1920, UI_TEXT_NORMAL);
    ck_assert_uint_eq(ui_frame_count(frame), draws + 2); /* the ring and its ink */
}
END_TEST

START_TEST(steps_stand_at_the_other_end_of_a_page_from_the_right)
{
    add_stepper();
    view.right_to_left = true;
    build_at(1080, 1920, UI_TEXT_NORMAL);
    ck_assert_int_lt(ui_find(&view, "families.more")->rect.x, ui_find(&view, "families.less")->rect.x);
    ck_assert_int_lt(ui_find(&view, "families.less")->rect.x, ui_find(&view, "families")->rect.x);
}
END_TEST

Suite *suite_of_desk_looks(void)
{
    Suite *suite = suite_create("desk looks");
    TCase *cases = tcase_create("desk looks");

    tcase_add_checked_fixture(cases, open_frame, close_frame);
    tcase_add_loop_test(cases, a_notice_begins_where_its_own_language_does, 0,
                        sizeof notices / sizeof notices[0]);
    tcase_add_test(cases, a_notice_is_as_high_as_its_words);
    tcase_add_loop_test(cases, a_long_box_begins_where_its_own_language_does, 0,
                        sizeof fields / sizeof fields[0]);
    tcase_add_loop_test(cases, steps_are_square_and_large_enough, 0, sizeof panels / sizeof panels[0]);
    tcase_add_test(cases, a_step_shows_its_icon_only);
    tcase_add_test(cases, a_step_shows_whether_it_can_be_touched_and_has_the_focus);
    tcase_add_test(cases, steps_stand_at_the_other_end_of_a_page_from_the_right);
    suite_add_tcase(suite, cases);
    return suite;
}
