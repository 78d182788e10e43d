/* Pages of little height: tight cards, the next part in the foot, a pad that stays together. */
#include <string.h>

#include "frames.h"
#include "suites.h"

enum { CARDS = 12, WIDTH = 1366, HEIGHT = 768 };

#define LONG_NAME "Help with everything that is hard at home with a young child"

static void begin_view(void)
{
    ui_view_reset(&view);
    view.language = "en";
    view.screen = "test";
}

static void build(int width, int height)
{
    build_at(width, height, UI_TEXT_NORMAL);
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
                                          .action = {.kind = 1}});
}

static void add_foot(void)
{
    struct ui_node *more = add("more", UI_LOOK_MORE, UI_ITEMS, "More");

    more->detail = "First part again";
    add("back", UI_LOOK_SECOND, UI_FOOTER, "Back");
    add("leave", UI_LOOK_QUIET, UI_FOOTER, "Stop and clear")->slot = UI_SLOT_MIDDLE;
    add("next", UI_LOOK_MAIN, UI_FOOTER, "Continue")->slot = UI_SLOT_END;
}

/* What a page of alike cards shows of one of them, so many of them that none grows. */
struct card {
    int height;
    int texts;
};

static struct card build_cards(const struct ui_node *like)
{
    struct card card = {.texts = 0};
    struct ui_rect rect;

    view.wide = true;
    view.columns_landscape = 2;
    for (int i = 0; i < CARDS; i++) {
        struct ui_node *one =
            add(arena_format(&view.arena, "card.%d", i), UI_LOOK_SERVICE, UI_ITEMS, like->text);

        one->detail = "Play that keeps your child moving.";
        one->detail_lines = 1;
        one->facts = like->facts;
        one->fact_count = like->fact_count;
        one->note = like->note;
    }
    add_foot();
    build(WIDTH, HEIGHT);
    rect = node("card.0")->rect;
    card.height = rect.height;
    for (size_t i = 0; i < ui_frame_count(frame); i++) {
        const struct ui_draw *draw = ui_frame_draw(frame, i);

        card.texts += draw->kind == UI_DRAW_TEXT && draw->x >= rect.x && draw->x < rect.x + rect.width &&
                      draw->y >= rect.y && draw->y < rect.y + rect.height;
    }
    return card;
}

static void add_key(const char *id, int row)
{
    struct ui_node *key = add(id, UI_LOOK_KEY, UI_KEYBOARD, "1");

    key->row = row;
    key->weight = 2.5F;
}

/* --- the foot --- */

static bool is_read_whole(const struct ui_node *button)
{
    for (size_t i = 0; i < ui_frame_count(frame); i++) {
        const struct ui_draw *draw = ui_frame_draw(frame, i);

        if (draw->kind == UI_DRAW_TEXT && draw->x >= button->rect.x && draw->y >= button->rect.y &&
            draw->x < button->rect.x + button->rect.width && draw->y < button->rect.y + button->rect.height)
            return text_paragraph_line(draw->paragraph, text_paragraph_line_count(draw->paragraph) - 1)
                       .end_byte == strlen(button->text);
    }
    return false;
}

START_TEST(no_words_of_the_foot_are_cut)
{
    static const char *const ids[] = {"back", "leave", "more", "next"};
    static const char *const main_words[] = {"Continue", "Join the waiting list", "Yes, give it back",
                                             "Send what you have told us"};

    for (size_t i = 0; i < sizeof main_words / sizeof main_words[0]; i++) {
        for (int size = UI_TEXT_NORMAL; size < UI_TEXT_SIZES; size++) {
            begin_view();
            add_foot();
            node("next")->text = main_words[i];
            node("next")->icon = "chevron-end";
            build_at(WIDTH, HEIGHT, (enum ui_text_size)size);
            for (size_t k = 0; k < sizeof ids / sizeof ids[0]; k++) {
                ck_assert_msg(strcmp(ids[k], "more") == 0 || is_read_whole(node(ids[k])), "%s beside %s",
                              node(ids[k])->text, main_words[i]);
            }
        }
    }
}
END_TEST

/* What is too long beside a foot is set smaller, not drawn over it. */
START_TEST(nothing_reaches_into_the_foot)
{
    char id[] = "text.0";

    for (; id[5] <= '9'; id[5]++)
        add(id, UI_LOOK_TEXT, UI_LEAD, "Keep this code: write it down or take a photo of it, please.")
            ->action.kind = 0;
    add("item", UI_LOOK_TEXT, UI_ITEMS, "Something else");
    add("next", UI_LOOK_MAIN, UI_FOOTER, "Continue")->slot = UI_SLOT_END; /* beside nothing else */
    build_at(WIDTH, HEIGHT, UI_TEXT_LARGEST);
    ck_assert_int_le(node("text.9")->rect.y + node("text.9")->rect.height, node("next")->rect.y);
}
END_TEST

START_TEST(help_is_given_up_from_the_end)
{
    add("title", UI_LOOK_HEADING, UI_LEAD, "The code of your ticket");
    add("first", UI_LOOK_HELP, UI_LEAD, "It has 6 numbers.");
    for (char id[] = "text.0"; id[5] < '5'; id[5]++)
        add(id, UI_LOOK_TEXT, UI_LEAD, "Keep this code: write it down or take a photo of it.");
    add("second", UI_LOOK_HELP, UI_LEAD,
        "And this is what one can do without, word by word, when it is read.");
    add("item", UI_LOOK_TEXT, UI_ITEMS, "Something else");
    add_foot();
    build_at(WIDTH, HEIGHT, UI_TEXT_LARGE);
    ck_assert(!node("first")->hidden);
    ck_assert(node("second")->hidden);
}
END_TEST

/* --- cards --- */

static const struct ui_fact one_fact[] = {
    {.icon = "clock", .text = "Monday, 10am to 11:30am", .language = "en"}};

START_TEST(a_card_says_what_it_is_about_where_it_has_room)
{
    static const struct ui_fact two_lines[] = {
        {.icon = "clock", .text = "Monday, 10am to 11:30am", .language = "en"},
        {.icon = "person", .text = "For: 18 months, 3 years, 7 years", .language = "en"},
    };

    ck_assert_int_eq(build_cards(&(struct ui_node){.text = "Play", .facts = one_fact, .fact_count = 1}).texts,
                     3);
    begin_view();
    ck_assert_int_eq(
        build_cards(&(struct ui_node){.text = LONG_NAME, .facts = one_fact, .fact_count = 1}).texts, 2);
    begin_view();
    ck_assert_int_eq(
        build_cards(&(struct ui_node){.text = "Play", .facts = two_lines, .fact_count = 2}).texts, 3);
}
END_TEST

START_TEST(brief_words_save_a_line)
{
    struct ui_fact facts[] = {
        {.icon = "clock", .text = "Wednesday, 10am to 11:30am, and 2 more a week", .language = "en"},
        {.icon = "pin", .text = "Meath Gardens", .language = "en"},
        {.icon = "person", .text = "For: 18 months, 3 years", .language = "en", .personal = true},
    };
    struct ui_node like = {.text = LONG_NAME, .facts = facts, .fact_count = 3, .note = "May have changed"};
    int whole = build_cards(&like).height;

    facts[0].brief = "Wednesday, 10am to 11:30am";
    facts[2].brief = "18 months";
    begin_view();
    ck_assert_int_lt(build_cards(&like).height, whole);
}
END_TEST

/* While somebody types a card has two lines, and one more for a note. */
START_TEST(a_card_above_the_keyboard_has_the_name_and_a_line)
{
    static const struct ui_fact facts[] = {
        {.icon = "clock", .text = "Monday, 10am to 11:30am", .language = "en"},
        {.icon = "pin", .text = "The hall behind the big old library", .language = "en"},
    };
    static const struct {
        const char *name, *note;
        int texts;
    } cases[] = {{"Play", NULL, 2}, {LONG_NAME, NULL, 1}, {LONG_NAME, "May have changed", 2}};

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        begin_view();
        add_key("key.1", 0);
        ck_assert_int_eq(
            build_cards(&(struct ui_node){
                            .text = cases[i].name, .note = cases[i].note, .facts = facts, .fact_count = 2})
                .texts,
            cases[i].texts);
    }
}
END_TEST

/* --- the foot --- */

START_TEST(the_next_part_is_in_the_foot)
{
    int leave;

    (void)build_cards(&(struct ui_node){.text = "Play", .facts = one_fact, .fact_count = 1});
    ck_assert(!node("more")->hidden);
    ck_assert_int_eq(node("more")->rect.y, node("next")->rect.y);
    ck_assert_int_gt(node("more")->rect.x, node("leave")->rect.x + node("leave")->rect.width);
    ck_assert_int_lt(node("more")->rect.x + node("more")->rect.width, node("next")->rect.x);
    leave = node("leave")->rect.x;
    begin_view();
    add_foot();
    add("one", UI_LOOK_CHOICE, UI_ITEMS, "One");
    build(WIDTH, HEIGHT);
    ck_assert(node("more")->hidden);
    ck_assert_int_eq(node("leave")->rect.x, leave);
}
END_TEST

START_TEST(a_page_without_a_foot_has_it_below_the_items)
{
    for (int i = 0; i < CARDS; i++)
        add(arena_format(&view.arena, "choice.%d", i), UI_LOOK_CHOICE, UI_ITEMS, "An answer");
    add("more", UI_LOOK_MORE, UI_ITEMS, "More");
    build(WIDTH, HEIGHT);
    ck_assert_int_gt(view.part_count, 1);
    ck_assert_int_ge(node("more")->rect.y, node("choice.0")->rect.y + node("choice.0")->rect.height);
    ck_assert_int_le(node("more")->rect.y + node("more")->rect.height, HEIGHT);
}
END_TEST

/* --- the pad --- */

START_TEST(a_pad_stays_together_and_keeps_the_room_of_what_it_leaves_out)
{
    static const char *const ids[] = {"key.1", "key.2", "key.3", "key.4", "key.5", "key.6"};
    int left;

    for (int i = 0; i < 6; i++)
        add_key(ids[i], i / 3);
    build(WIDTH, HEIGHT);
    left = node("key.1")->rect.x;
    ck_assert_int_gt(left, WIDTH / 4);
    ck_assert_int_lt(node("key.3")->rect.x + node("key.3")->rect.width, WIDTH * 3 / 4);
    ck_assert_int_eq(node("key.4")->rect.x, left);
    node("key.4")->hidden = true;
    build(WIDTH, HEIGHT);
    ck_assert_int_eq(node("key.5")->rect.x, node("key.2")->rect.x);
    build(1080, 1920);
    ck_assert_int_gt(node("key.1")->rect.width, 1080 / 5);
}
END_TEST

Suite *suite_of_low_pages(void)
{
    Suite *suite = suite_create("low pages");
    TCase *cases = tcase_create("low pages");

    tcase_add_checked_fixture(cases, open_frame, close_frame);
    tcase_add_test(cases, no_words_of_the_foot_are_cut);
    tcase_add_test(cases, nothing_reaches_into_the_foot);
    tcase_add_test(cases, help_is_given_up_from_the_end);
    tcase_add_test(cases, a_card_says_what_it_is_about_where_it_has_room);
    tcase_add_test(cases, brief_words_save_a_line);
    tcase_add_test(cases, a_card_above_the_keyboard_has_the_name_and_a_line);
    tcase_add_test(cases, the_next_part_is_in_the_foot);
    tcase_add_test(cases, a_page_without_a_foot_has_it_below_the_items);
    tcase_add_test(cases, a_pad_stays_together_and_keeps_the_room_of_what_it_leaves_out);
    suite_add_tcase(suite, cases);
    return suite;
}
