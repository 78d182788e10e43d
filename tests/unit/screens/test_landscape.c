/* What lies on its side has little height: how much of a page is seen at once there, with the pack of Tower
 * Hamlets, and that the next part is turned to from the foot. */
#include <stdio.h>

#include "model/typing.h"
#include "offer_family.h"
#include "suites.h"

/* Of anything that is touched on these pages, in pixels. */
enum { CARD_LEAST = 64, PARTS_MAX = 40 };

/* --- the offer --- */

struct part {
    int cards;
    char first_group[64], last_group[64];
};

static bool is_seen(const struct ui_node *node, const char *prefix)
{
    return !node->hidden && strncmp(node->id, prefix, strlen(prefix)) == 0;
}

static struct part read_part(int setting, int number)
{
    struct part part = {.cards = 0};

    glass.visit.part = number;
    glass_build(setting);
    for (size_t i = 0; i < glass.view.count; i++) {
        const struct ui_node *node = &glass.view.nodes[i];

        if (is_seen(node, "service.")) {
            ck_assert_int_ge(node->rect.height, CARD_LEAST);
            part.cards++;
        }
        if (!is_seen(node, "group."))
            continue;
        (void)snprintf(part.last_group, sizeof part.last_group, "%s", node->id);
        if (part.first_group[0] == '\0')
            (void)snprintf(part.first_group, sizeof part.first_group, "%s", node->id);
    }
    return part;
}

/* A part whose last group goes on in the next one is full; others are as long as their groups are. */
START_TEST(parts_of_the_offer_are_full)
{
    static const struct {
        int setting;
        const char *tag;
        int cards;
    } cases[] = {{GLASS_SMALL, "en", 6}, {GLASS_SMALL, "bn", 4}, {GLASS_SMALL, "ar", 4},
                 {GLASS_WIDE, "en", 6},  {GLASS_WIDE, "bn", 6},  {GLASS_WIDE, "ar", 6}};
    static struct part parts[PARTS_MAX];
    int setting = cases[_i].setting;
    int least = cases[_i].cards;
    int count;
    int seen = 0;

    family_of_two(cases[_i].tag);
    ck_assert_uint_ge(glass.visit.offer_count, 30);
    glass_build(setting);
    count = glass.view.part_count;
    ck_assert_int_le(count, PARTS_MAX);
    for (int i = 0; i < count; i++) {
        parts[i] = read_part(setting, i);
        seen += parts[i].cards;
    }
    ck_assert_uint_eq((unsigned)seen, glass.visit.offer_count);
    ck_assert_int_ge(parts[0].cards, least);
    for (int i = 0; i + 1 < count; i++)
        ck_assert_msg(strcmp(parts[i].last_group, parts[i + 1].first_group) != 0 || parts[i].cards >= least,
                      "part %d of %d has %d cards", i, count, parts[i].cards);
    ck_assert_int_le(count, (seen + least - 1) / least + 3);
}
END_TEST

START_TEST(the_next_part_is_turned_to_from_the_foot)
{
    static const int settings[] = {GLASS_SMALL, GLASS_WIDE};
    const struct ui_rect *more;
    const struct ui_rect *back;

    family_of_two("en");
    for (size_t s = 0; s < sizeof settings / sizeof settings[0]; s++) {
        glass.visit.part = 0;
        glass_build(settings[s]);
        more = &glass_node("nav.more")->rect;
        back = &glass_node("nav.back")->rect;
        ck_assert_int_eq(more->y, back->y);
        ck_assert_int_gt(more->x, glass_node("nav.leave")->rect.x);
        ck_assert_int_lt(more->x, glass_node("offer.find")->rect.x);
    }
    glass_build(GLASS_UPRIGHT);
    ck_assert_int_lt(glass_node("nav.more")->rect.y, glass_node("nav.back")->rect.y);
}
END_TEST

/* On the last part its words are others. */
START_TEST(the_foot_stays_as_it_is_from_part_to_part)
{
    static const char *const ids[] = {"nav.back", "nav.leave", "nav.more", "offer.find"};
    struct ui_rect first[4];

    for (size_t t = 0; t < GLASS_TAGS; t++) {
        family_of_two(glass_tags[t]);
        glass_build(GLASS_SMALL);
        for (size_t i = 0; i < 4; i++)
            first[i] = glass_node(ids[i])->rect;
        glass.visit.part = glass.view.part_count - 1;
        glass_build(GLASS_SMALL);
        for (size_t i = 0; i < 4; i++)
            ck_assert_mem_eq(&first[i], &glass_node(ids[i])->rect, sizeof first[i]);
    }
}
END_TEST

START_TEST(the_way_out_stands_in_one_place_with_and_without_a_next_part)
{
    struct ui_rect way_out;

    glass_start_flow("self-referral", "en");
    glass_turn_to("help");
    glass_build(GLASS_SMALL);
    ck_assert(!glass_node("nav.more")->hidden);
    way_out = glass_node("nav.leave")->rect;
    glass_turn_to("relationship");
    glass_build(GLASS_SMALL);
    ck_assert(glass_node("nav.more")->hidden);
    ck_assert_mem_eq(&way_out, &glass_node("nav.leave")->rect, sizeof way_out);
}
END_TEST

/* --- an age --- */

/* On from the first question of "ages" with an answer. */
static void tell_age(const char *tag, const char *answer)
{
    glass_start_flow("ages", tag);
    glass_build(GLASS_UPRIGHT);
    (void)glass_touch(answer);
    (void)glass_touch("nav.next");
}

START_TEST(about_how_old_is_one_page)
{
    static const int settings[] = {GLASS_SMALL, GLASS_WIDE};

    tell_age(glass_tags[_i], "q.child-known[0]=about");
    for (size_t s = 0; s < sizeof settings / sizeof settings[0]; s++) {
        const struct ui_node *months;
        const struct ui_node *years;

        glass_build(settings[s]);
        ck_assert_int_eq(glass.view.part_count, 1);
        months = glass_node("q.child-age-unit[0]=months");
        years = glass_node("q.child-age-unit[0]=years");
        ck_assert_int_eq(months->rect.y, years->rect.y);
        ck_assert_int_gt(months->rect.y, glass_node("q.child-age[0]")->rect.y);
        ck_assert_int_le(months->rect.y + months->rect.height, glass_node("key.1")->rect.y);
        ck_assert_int_ge(months->rect.height, CARD_LEAST);
    }
}
END_TEST

/* --- the number pad --- */

static struct ui_rect five(bool all_keys)
{
    static const char *const others[] = {"key.+", "key.-", "key.space"};

    glass_build(GLASS_SMALL);
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        ck_assert_msg(glass_node(others[i])->hidden != all_keys, "%s", others[i]);
    ck_assert(!glass_node("key.backspace")->hidden);
    ck_assert(!glass_node("key.done")->hidden);
    return glass_node("key.5")->rect;
}

START_TEST(only_a_phone_number_has_more_than_digits)
{
    struct ui_rect of_age;
    struct ui_rect of_phone;
    struct ui_rect of_day;

    tell_age("bn", "q.child-known[0]=about");
    of_age = five(false);
    ck_assert(!glass_node("key.latin")->hidden); /* her own digits */
    glass_start_flow("self-referral", "bn");
    glass_turn_to("contact");
    glass_build(GLASS_SMALL);
    (void)glass_touch("q.contact=phone");
    glass_turn_to("phone");
    typing_focus_page(&glass.visit);
    of_phone = five(true);
    tell_age("bn", "q.child-known[0]=born");
    of_day = five(false);
    ck_assert_mem_eq(&of_age, &of_phone, sizeof of_age);
    ck_assert_mem_eq(&of_age, &of_day, sizeof of_age);
}
END_TEST

/* --- searching --- */

START_TEST(results_are_seen_above_the_keyboard)
{
    static const struct {
        const char *tag;
        int least[2]; /* on the small panel, on the wide one */
    } cases[] = {{"en", {3, 4}}, {"bn", {2, 4}}, {"ar", {2, 2}}};
    static const int settings[] = {GLASS_SMALL, GLASS_WIDE};

    for (int s = 0; s < 2; s++) {
        int seen = 0;

        family_finds(cases[_i].tag, "group");
        (void)glass_touch("find");
        glass_build(settings[s]);
        glass_node("key.done");
        for (size_t i = 0; i < glass.view.count; i++)
            seen += is_seen(&glass.view.nodes[i], "service.");
        ck_assert_int_ge(seen, cases[_i].least[s]);
    }
}
END_TEST

Suite *suite_of_landscape(void)
{
    Suite *suite = suite_create("landscape");
    TCase *cases = tcase_create("landscape");
    TCase *finding = tcase_create("finding");

    tcase_set_timeout(cases, 120);
    tcase_add_checked_fixture(cases, glass_open, glass_close);
    tcase_add_loop_test(cases, parts_of_the_offer_are_full, 0, 6);
    tcase_add_test(cases, the_next_part_is_turned_to_from_the_foot);
    tcase_add_test(cases, the_foot_stays_as_it_is_from_part_to_part);
    tcase_add_test(cases, the_way_out_stands_in_one_place_with_and_without_a_next_part);
    tcase_add_loop_test(cases, about_how_old_is_one_page, 0, GLASS_TAGS);
    tcase_add_test(cases, only_a_phone_number_has_more_than_digits);
    suite_add_tcase(suite, cases);
    tcase_set_timeout(finding, 120);
    tcase_add_checked_fixture(finding, family_open, family_close);
    tcase_add_loop_test(finding, results_are_seen_above_the_keyboard, 0, 3);
    suite_add_tcase(suite, finding);
    return suite;
}
