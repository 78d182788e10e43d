/* The looks of the offer: cards of services in groups and columns, facts, QR codes, choices with a picture.
 */
#include <stdlib.h>
#include <string.h>

#include "frames.h"
#include "suites.h"

enum { PANELS = 5 };

static const struct panel {
    int width, height;
    enum ui_text_size size;
} panels[PANELS] = {
    {1080, 1920, UI_TEXT_NORMAL}, {1080, 1920, UI_TEXT_LARGEST}, {1920, 1080, UI_TEXT_LARGE},
    {1366, 768, UI_TEXT_NORMAL},  {1366, 768, UI_TEXT_LARGEST},
};

static void begin_view(const char *language)
{
    ui_view_reset(&view);
    view.language = language;
    view.right_to_left = strcmp(language, "ar") == 0;
    view.screen = "test";
}

static void build_on(const struct panel *panel, bool high_contrast)
{
    struct ui_placing placing = {.width = panel->width,
                                 .height = panel->height,
                                 .theme =
                                     ui_theme_for(panel->width, panel->height, panel->size, high_contrast)};

    ck_assert_int_eq(ui_frame_build(frame, &view, &placing), OK);
}

static struct ui_node *node(const char *id)
{
    struct ui_node *found = ui_find(&view, id);

    ck_assert_msg(found != NULL, "no %s", id);
    return found;
}

static struct ui_node *add(const char *id, enum ui_look look, enum ui_area area, const char *text)
{
    return ui_add(&view, (struct ui_node){.id = arena_copy_text(&view.arena, id),
                                          .role = UI_BUTTON,
                                          .look = look,
                                          .area = area,
                                          .text = text,
                                          .action = {.kind = look == UI_LOOK_SUBHEADING ? 0 : 1}});
}

static void add_card(int number)
{
    static const struct ui_fact facts[] = {
        {.icon = "clock", .text = "Monday, 10am to 11:30am, and 2 more a week", .language = "en"},
        {.icon = "pin", .text = "Meath Gardens", .language = "en"},
        {.icon = "person", .text = "For: 18 months", .language = "en", .personal = true},
    };
    struct ui_node *card =
        add(arena_format(&view.arena, "card.%d", number), UI_LOOK_SERVICE, UI_ITEMS, "Active Stay and Play");

    card->detail = "Play that keeps your child moving.";
    card->detail_lines = 1;
    card->icon = "ball";
    card->facts = facts;
    card->fact_count = 3;
    card->note = number % 2 == 0 ? "May have changed" : NULL;
}

static void add_group(int number, int first, int count)
{
    add(arena_format(&view.arena, "group.%d", number), UI_LOOK_SUBHEADING, UI_ITEMS, "You can just come");
    for (int i = first; i < first + count; i++)
        add_card(i);
}

static void add_more(void)
{
    struct ui_node *more = add("nav.more", UI_LOOK_MORE, UI_ITEMS, "More");

    more->detail = "First part again";
}

START_TEST(groups_go_over_all_columns_and_cards_stand_beside_each_other)
{
    view.wide = true;
    view.columns_landscape = 2;
    add_group(0, 0, 3);
    add_group(1, 3, 1);
    build_on(&(struct panel){1920, 1080, UI_TEXT_NORMAL}, false);
    ck_assert_int_gt(node("group.0")->rect.width, 1500);
    ck_assert_int_eq(node("card.0")->rect.y, node("card.1")->rect.y);
    ck_assert_int_lt(node("card.0")->rect.x, node("card.1")->rect.x);
    ck_assert_int_gt(node("card.2")->rect.y, node("card.0")->rect.y);
    ck_assert_int_gt(node("group.1")->rect.y, node("card.2")->rect.y);
    ck_assert_int_lt(node("card.3")->rect.width, 1000);
}
END_TEST

static const struct ui_node *first_shown(void)
{
    for (size_t i = 0; i < view.count; i++) {
        if (!view.nodes[i].hidden)
            return &view.nodes[i];
    }
    return NULL;
}

static const struct ui_node *last_shown(void)
{
    const struct ui_node *last = NULL;

    for (size_t i = 0; i < view.count; i++) {
        if (!view.nodes[i].hidden && view.nodes[i].look != UI_LOOK_MORE)
            last = &view.nodes[i];
    }
    return last;
}

/* Every part begins with the heading of what it shows, once more where the group goes on, and none ends with
 * a heading; all cards come, each once. */
START_TEST(each_part_says_which_group_it_shows)
{
    int seen = 0;

    view.wide = true;
    view.columns_landscape = 2;
    add_group(0, 0, 7);
    add_group(1, 7, 1);
    add_group(2, 8, 12);
    add_more();
    for (int p = 0; p < PANELS; p++) {
        int parts;

        view.part = 0;
        build_on(&panels[p], false);
        parts = view.part_count;
        ck_assert_int_gt(parts, 1);
        seen = 0;
        for (int part = 0; part < parts; part++) {
            int number = -1;

            view.part = part;
            build_on(&panels[p], false);
            ck_assert_int_eq(first_shown()->look, UI_LOOK_SUBHEADING);
            ck_assert_int_eq(last_shown()->look, UI_LOOK_SERVICE);
            for (size_t i = 0; i < view.count; i++) {
                if (view.nodes[i].hidden)
                    continue;
                if (view.nodes[i].look == UI_LOOK_SUBHEADING)
                    number = atoi(view.nodes[i].id + strlen("group."));
                if (view.nodes[i].look != UI_LOOK_SERVICE)
                    continue;
                ck_assert_int_eq(number, seen < 7 ? 0 : seen < 8 ? 1 : 2);
                ck_assert_int_eq(atoi(view.nodes[i].id + strlen("card.")), seen++);
            }
        }
        ck_assert_int_eq(seen, 20);
    }
}
END_TEST

/* What is drawn as text between two ends of the draw list stands inside a rectangle. */
static void check_texts_inside(struct ui_rect rect, const char *id)
{
    for (size_t i = 0; i < ui_frame_count(frame); i++) {
        const struct ui_draw *draw = ui_frame_draw(frame, i);
        struct text_size size;
        int left;

        if (draw->kind != UI_DRAW_TEXT || draw->y < rect.y || draw->y >= rect.y + rect.height)
            continue;
        size = text_paragraph_size(draw->paragraph);
        left = draw->x + text_paragraph_line(draw->paragraph, 0).x_px;
        ck_assert_msg(left >= rect.x && draw->y + size.height_px <= rect.y + rect.height &&
                          left + text_paragraph_line(draw->paragraph, 0).width_px <= rect.x + rect.width,
                      "%s: a text at %d,%d of %dx%d leaves the card %d,%d %dx%d", id, left, draw->y,
                      size.width_px, size.height_px, rect.x, rect.y, rect.width, rect.height);
    }
}

START_TEST(what_a_card_says_stands_in_it)
{
    static const char *const languages[] = {"en", "ar"};

    for (int p = 0; p < PANELS; p++) {
        for (int l = 0; l < 2; l++) {
            begin_view(languages[l]);
            add_card(0);
            node("card.0")->text =
                "Donaudampfschifffahrtsgesellschaft and a name that is much longer than one line";
            node("card.0")->note = "Depends on the centre or the school that your family uses every day";
            node("card.0")->detail_lines = 0;
            build_on(&panels[p], false);
            check_texts_inside(node("card.0")->rect, node("card.0")->id);
        }
    }
}
END_TEST

START_TEST(a_card_that_does_nothing_has_no_arrow)
{
    for (int acts = 0; acts < 2; acts++) {
        int arrows = 0;

        begin_view("en");
        add_card(0);
        node("card.0")->action.kind = acts;
        build_on(&panels[0], false);
        for (size_t i = 0; i < ui_frame_count(frame); i++) {
            const struct ui_draw *draw = ui_frame_draw(frame, i);

            arrows += draw->kind == UI_DRAW_ICON && strcmp(draw->icon, "chevron-end") == 0;
        }
        ck_assert_int_eq(arrows, acts);
    }
}
END_TEST

START_TEST(a_chip_stands_at_the_end_of_the_row_of_a_heading)
{
    static const char *const languages[] = {"en", "ar"};

    for (int l = 0; l < 2; l++) {
        const struct ui_node *chip;
        const struct ui_node *heading;

        begin_view(languages[l]);
        add("title", UI_LOOK_HEADING, UI_LEAD, "What there is for: 18 months");
        add("change", UI_LOOK_CHIP, UI_LEAD, "Change")->beside = true;
        add("text", UI_LOOK_TEXT, UI_LEAD, "Under both");
        build_on(&panels[0], false);
        chip = node("change");
        heading = node("title");
        ck_assert_int_eq(chip->rect.x > heading->rect.x, l == 0);
        ck_assert_int_eq(l == 0 ? chip->rect.x + chip->rect.width : 1080 - chip->rect.x, 1080 - 64);
        ck_assert_int_le(
            abs(2 * chip->rect.y + chip->rect.height - 2 * heading->rect.y - heading->rect.height), 2);
        ck_assert_int_ge(node("text")->rect.y, chip->rect.y + chip->rect.height);
        ck_assert_int_ge(node("text")->rect.width, 900);
    }
}
END_TEST

/* --- QR codes --- */

static void add_code(enum ui_area area)
{
    struct ui_node *code = add("code", UI_LOOK_CODE, area, "Take it with you");

    code->detail = "Point the camera of your phone here.";
    code->code = "Active Stay and Play\nEvery Monday, 10am to 11:30am\nMeath Gardens, 1 Smart Street, E2 0SN";
}

static const struct ui_draw *code_draw(size_t *ret_index)
{
    for (size_t i = 0; i < ui_frame_count(frame); i++) {
        if (ui_frame_draw(frame, i)->kind == UI_DRAW_CODE) {
            *ret_index = i;
            return ui_frame_draw(frame, i);
        }
    }
    ck_abort_msg("no code was drawn");
    return NULL;
}

START_TEST(a_code_is_large_black_and_has_its_light_margin)
{
    for (int p = 0; p < PANELS; p++) {
        for (int contrast = 0; contrast < 2; contrast++) {
            struct ui_theme theme = ui_theme_for(panels[p].width, panels[p].height, UI_TEXT_NORMAL, false);
            const struct ui_draw *code;
            const struct ui_draw *ground;
            size_t index = 0;
            int side;

            begin_view("en");
            add_code(UI_ITEMS);
            build_on(&panels[p], contrast != 0);
            code = code_draw(&index);
            ground = ui_frame_draw(frame, index - 1);
            side = (qr_side(code->code) + 2 * QR_MARGIN) * code->module_px;
            ck_assert_int_ge(code->module_px, 3);
            ck_assert_int_ge(side, ui_px(&theme, UI_CODE_SIDE));
            ck_assert_uint_eq(code->colour, 0x000000);
            ck_assert_int_eq(ground->kind, UI_DRAW_BOX);
            ck_assert_uint_eq(ground->colour, 0xFFFFFF);
            ck_assert_int_eq(ground->rect.width, side);
            ck_assert_int_eq(ground->rect.height, side);
            ck_assert_int_eq(code->x - ground->rect.x, QR_MARGIN * code->module_px);
            ck_assert_int_eq(code->y - ground->rect.y, QR_MARGIN * code->module_px);
        }
    }
}
END_TEST

START_TEST(a_code_stands_at_the_start_and_its_words_beside_it)
{
    size_t index = 0;

    add_code(UI_NOTICE);
    build_on(&panels[0], false);
    ck_assert_int_lt(code_draw(&index)->x, 200);
    begin_view("ar");
    add_code(UI_NOTICE);
    build_on(&panels[0], false);
    ck_assert_int_gt(code_draw(&index)->x, 700);
}
END_TEST

START_TEST(a_code_is_drawn_again_only_when_it_says_something_else)
{
    add_code(UI_NOTICE);
    build_on(&panels[0], false);
    build_on(&panels[0], false);
    ck_assert_int_eq(ui_frame_damage(frame).width, 0);
    node("code")->code = "Something else";
    build_on(&panels[0], false);
    ck_assert_int_gt(ui_frame_damage(frame).width, 0);
}
END_TEST

/* Beside a lead that leaves no room for it a code does not press the items together: it is the last of them.
 */
START_TEST(a_code_without_room_is_the_last_item)
{
    for (int i = 0; i < 14; i++)
        add("text", UI_LOOK_TEXT, UI_LEAD, "A line about the service");
    add("fact", UI_LOOK_FACT, UI_ITEMS, "Every Monday")->icon = "clock";
    add_code(UI_NOTICE);
    build_on(&panels[3], false);
    ck_assert_int_eq(node("code")->area, UI_ITEMS);
    ck_assert_int_gt(node("code")->rect.y, node("fact")->rect.y);
    ck_assert_int_eq(node("code")->rect.x, node("fact")->rect.x);
}
END_TEST

START_TEST(a_text_that_no_code_can_hold_is_said)
{
    char text[QR_TEXT_BYTES_MAX + 2];
    struct ui_placing placing = {
        .width = 1080, .height = 1920, .theme = ui_theme_for(1080, 1920, UI_TEXT_NORMAL, false)};

    memset(text, 'a', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    add_code(UI_NOTICE);
    node("code")->code = text;
    ck_assert_int_eq(ui_frame_build(frame, &view, &placing), FULL);
}
END_TEST

/* --- the rest --- */

START_TEST(words_of_choices_stand_in_line_whether_they_have_a_picture_or_not)
{
    int first = -1;
    int texts = 0;

    for (int i = 0; i < 3; i++)
        add(arena_format(&view.arena, "choice.%d", i), UI_LOOK_CHOICE, UI_ITEMS, "Sleep")->role = UI_CHECKBOX;
    node("choice.1")->icon = "baby";
    build_on(&panels[0], false);
    for (size_t i = 0; i < ui_frame_count(frame); i++) {
        const struct ui_draw *draw = ui_frame_draw(frame, i);

        if (draw->kind == UI_DRAW_ICON) {
            ck_assert_str_eq(draw->icon, "baby");
            ck_assert_int_gt(draw->x, node("choice.1")->rect.x + 34 + 52);
        }
        if (draw->kind != UI_DRAW_TEXT)
            continue;
        first = first < 0 ? draw->x : first;
        ck_assert_int_eq(draw->x, first);
        texts++;
    }
    ck_assert_int_eq(texts, 3);
}
END_TEST

START_TEST(lines_that_go_on_with_a_fact_stay_close_to_it)
{
    add("when", UI_LOOK_FACT, UI_ITEMS, "Every Monday")->icon = "clock";
    add("when[1]", UI_LOOK_FACT, UI_ITEMS, "Every Thursday");
    add("where", UI_LOOK_FACT, UI_ITEMS, "Meath Gardens")->icon = "pin";
    build_on(&panels[0], false);
    ck_assert_int_lt(node("when[1]")->rect.y - node("when")->rect.y - node("when")->rect.height,
                     node("where")->rect.y - node("when[1]")->rect.y - node("when[1]")->rect.height);
}
END_TEST

/* More texts than are kept: they are laid out anew, and nothing is missing. */
START_TEST(a_list_of_four_hundred_services_is_placed)
{
    view.wide = true;
    view.columns_landscape = 2;
    for (int i = 0; i < 400; i++) {
        add_card(i);
        node(arena_format(&view.arena, "card.%d", i))->text = arena_format(&view.arena, "Group %d", i);
        node(arena_format(&view.arena, "card.%d", i))->detail =
            arena_format(&view.arena, "A line about group %d, which is not that of any other", i);
    }
    add_more();
    view.part = 3;
    for (int i = 0; i < 3; i++)
        build_on(&panels[i], false);
    ck_assert_int_gt(view.part_count, 20);
}
END_TEST

Suite *suite_of_services(void)
{
    Suite *suite = suite_create("services");
    TCase *cases = tcase_create("services");

    tcase_set_timeout(cases, 120);
    tcase_add_checked_fixture(cases, open_frame, close_frame);
    tcase_add_test(cases, groups_go_over_all_columns_and_cards_stand_beside_each_other);
    tcase_add_test(cases, each_part_says_which_group_it_shows);
    tcase_add_test(cases, what_a_card_says_stands_in_it);
    tcase_add_test(cases, a_card_that_does_nothing_has_no_arrow);
    tcase_add_test(cases, a_chip_stands_at_the_end_of_the_row_of_a_heading);
    tcase_add_test(cases, a_code_is_large_black_and_has_its_light_margin);
    tcase_add_test(cases, a_code_stands_at_the_start_and_its_words_beside_it);
    tcase_add_test(cases, a_code_is_drawn_again_only_when_it_says_something_else);
    tcase_add_test(cases, a_code_without_room_is_the_last_item);
    tcase_add_test(cases, a_text_that_no_code_can_hold_is_said);
    tcase_add_test(cases, words_of_choices_stand_in_line_whether_they_have_a_picture_or_not);
    tcase_add_test(cases, lines_that_go_on_with_a_fact_stay_close_to_it);
    tcase_add_test(cases, a_list_of_four_hundred_services_is_placed);
    suite_add_tcase(suite, cases);
    return suite;
}
