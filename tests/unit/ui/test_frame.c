/* Pages are placed, mirrored, dealt into parts and compared as ui/frame.h says. */
#include <string.h>

#include "frames.h"
#include "suites.h"

static void build(int width, int height)
{
    build_at(width, height, UI_TEXT_NORMAL);
}

static void add_choices(int count)
{
    for (int i = 0; i < count; i++)
        ui_add(&view, (struct ui_node){.id = arena_format(&view.arena, "choice.%d", i),
                                       .role = UI_RADIO,
                                       .look = UI_LOOK_CHOICE,
                                       .area = UI_ITEMS,
                                       .text = "An answer",
                                       .action = {.kind = 1, .option = i}});
}

static void add_more(void)
{
    ui_add(&view, (struct ui_node){.id = "nav.more",
                                   .role = UI_BUTTON,
                                   .look = UI_LOOK_MORE,
                                   .area = UI_ITEMS,
                                   .text = "More",
                                   .action = {.kind = 2}});
}

static void add_foot(const char *id, enum ui_slot slot)
{
    ui_add(&view, (struct ui_node){.id = id,
                                   .role = UI_BUTTON,
                                   .look = UI_LOOK_MAIN,
                                   .area = UI_FOOTER,
                                   .slot = slot,
                                   .text = "Continue",
                                   .action = {.kind = 3}});
}

START_TEST(right_to_left_pages_are_mirrored)
{
    struct ui_rect left_to_right;

    add_foot("start", UI_SLOT_START);
    add_foot("end", UI_SLOT_END);
    build(1080, 1920);
    left_to_right = ui_find(&view, "start")->rect;
    ck_assert_int_lt(left_to_right.x, ui_find(&view, "end")->rect.x);
    view.right_to_left = true;
    build(1080, 1920);
    ck_assert_int_eq(ui_find(&view, "start")->rect.x, 1080 - left_to_right.x - left_to_right.width);
    ck_assert_int_gt(ui_find(&view, "start")->rect.x, ui_find(&view, "end")->rect.x);
}
END_TEST

START_TEST(what_fits_is_one_part_without_more)
{
    add_choices(4);
    add_more();
    build(1080, 1920);
    ck_assert_int_eq(view.part_count, 1);
    ck_assert(ui_find(&view, "nav.more")->hidden);
    ck_assert(!ui_find(&view, "choice.3")->hidden);
}
END_TEST

START_TEST(what_does_not_fit_is_dealt_into_parts)
{
    int seen[40] = {0};

    add_choices(40);
    add_more();
    build(1080, 1920);
    ck_assert_int_gt(view.part_count, 1);
    for (int part = 0; part < view.part_count; part++) {
        view.part = part;
        build(1080, 1920);
        ck_assert(!ui_find(&view, "nav.more")->hidden);
        for (int i = 0; i < 40; i++) {
            struct ui_node *node = ui_find(&view, arena_format(&view.arena, "choice.%d", i));

            if (node->hidden)
                continue;
            seen[i]++;
            ck_assert_int_le(node->rect.y + node->rect.height, ui_find(&view, "nav.more")->rect.y);
        }
    }
    for (int i = 0; i < 40; i++)
        ck_assert_int_eq(seen[i], 1);
}
END_TEST

START_TEST(the_part_with_the_focus_is_shown)
{
    add_choices(40);
    add_more();
    ui_find(&view, "choice.39")->focused = true;
    view.part = -1;
    build(1080, 1920);
    ck_assert(!ui_find(&view, "choice.39")->hidden);
    ck_assert(ui_find(&view, "choice.0")->hidden);
}
END_TEST

START_TEST(nothing_is_damaged_when_nothing_changed)
{
    struct ui_rect damage;

    add_choices(3);
    build(1080, 1920);
    damage = ui_frame_damage(frame);
    ck_assert_int_eq(damage.width, 1080);
    ck_assert_int_eq(damage.height, 1920);
    build(1080, 1920);
    ck_assert_int_eq(ui_frame_damage(frame).width, 0);
}
END_TEST

START_TEST(only_the_changed_choice_is_damaged)
{
    struct ui_rect damage;
    struct ui_rect choice;

    add_choices(3);
    build(1080, 1920);
    ui_find(&view, "choice.1")->selected = true;
    build(1080, 1920);
    damage = ui_frame_damage(frame);
    choice = ui_find(&view, "choice.1")->rect;
    ck_assert_int_ge(damage.y, choice.y - 20);
    ck_assert_int_le(damage.y + damage.height, choice.y + choice.height + 20);
}
END_TEST

START_TEST(a_touch_finds_the_node_under_it_and_forgives_a_little)
{
    struct ui_rect rect;
    size_t offset = 0;

    add_choices(2);
    ui_find(&view, "choice.1")->disabled = true;
    build(1080, 1920);
    rect = ui_find(&view, "choice.0")->rect;
    ck_assert_str_eq(ui_frame_hit(frame, &view, rect.x + 5, rect.y + 5, &offset)->id, "choice.0");
    ck_assert_str_eq(ui_frame_hit(frame, &view, rect.x - 8, rect.y + 5, &offset)->id, "choice.0");
    ck_assert_ptr_null(ui_frame_hit(frame, &view, rect.x - 30, rect.y + 5, &offset));
    rect = ui_find(&view, "choice.1")->rect;
    ck_assert_ptr_null(ui_frame_hit(frame, &view, rect.x + 5, rect.y + rect.height / 2, &offset));
}
END_TEST

START_TEST(a_touch_in_a_text_box_finds_the_place_in_the_text)
{
    struct ui_rect rect;
    size_t offset = 99;

    ui_add(&view, (struct ui_node){.id = "box",
                                   .role = UI_TEXTBOX,
                                   .look = UI_LOOK_FIELD,
                                   .area = UI_ITEMS,
                                   .text = "Amina",
                                   .personal = true,
                                   .focused = true,
                                   .has_caret = true,
                                   .action = {.kind = 4}});
    build(1080, 1920);
    rect = ui_find(&view, "box")->rect;
    (void)ui_frame_hit(frame, &view, rect.x + rect.width - 5, rect.y + rect.height / 2, &offset);
    ck_assert_uint_eq(offset, 5);
    (void)ui_frame_hit(frame, &view, rect.x + 2, rect.y + rect.height / 2, &offset);
    ck_assert_uint_eq(offset, 0);
}
END_TEST

START_TEST(low_reach_brings_what_acts_into_the_lower_part)
{
    struct ui_placing placing = {.width = 1080,
                                 .height = 1920,
                                 .low_reach = true,
                                 .theme = ui_theme_for(1080, 1920, UI_TEXT_NORMAL, false)};

    add_choices(3);
    add_foot("end", UI_SLOT_END);
    ck_assert_int_eq(ui_frame_build(frame, &view, &placing), OK);
    for (size_t i = 0; i < view.count; i++)
        ck_assert_int_ge(view.nodes[i].rect.y, 1920 * 42 / 100);
}
END_TEST

Suite *suite_of_frames(void)
{
    Suite *suite = suite_create("frames");
    TCase *cases = tcase_create("frames");

    tcase_add_checked_fixture(cases, open_frame, close_frame);
    tcase_add_test(cases, right_to_left_pages_are_mirrored);
    tcase_add_test(cases, what_fits_is_one_part_without_more);
    tcase_add_test(cases, what_does_not_fit_is_dealt_into_parts);
    tcase_add_test(cases, the_part_with_the_focus_is_shown);
    tcase_add_test(cases, nothing_is_damaged_when_nothing_changed);
    tcase_add_test(cases, only_the_changed_choice_is_damaged);
    tcase_add_test(cases, a_touch_finds_the_node_under_it_and_forgives_a_little);
    tcase_add_test(cases, a_touch_in_a_text_box_finds_the_place_in_the_text);
    tcase_add_test(cases, low_reach_brings_what_acts_into_the_lower_part);
    suite_add_tcase(suite, cases);
    return suite;
}
