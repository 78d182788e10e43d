/* The desk's questions to the keeper: one at a time, none for somebody who has gone, none that is taken for
 * another one. The keeper never answers. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "app/desk_inside.h"
#include "glass.h"
#include "suites.h"

static struct visit *visit = &glass.visit;

static void ask(enum desk_ask what)
{
    visit->desk.asks = what;
    kiosk_carry_out(&glass, EFFECT_DESK_ASK);
}

static void begin_with_list(void)
{
    glass_page(SCREEN_STAFF_TICKET);
    visit->desk.day = visit->today;
    ask(DESK_ASKS_DATES);
    ck_assert(glass.desk->line.is_waiting);
}

static void look_up(void)
{
    (void)memcpy(visit->staff.code, "7A97-DXJN", 10);
    ck_assert_int_eq(visit_staff_look(visit), EFFECT_STAFF_LOOK);
    kiosk_carry_out(&glass, EFFECT_STAFF_LOOK);
}

/* Another connection would be a stranger's to the keeper, and the screen locked. */
START_TEST(a_code_waits_until_a_list_is_told)
{
    begin_with_list();
    look_up();
    ck_assert(glass.desk->line.is_waiting);
    ck_assert_int_eq(glass.desk->line.asked, WIRE_SIGN_UP_DATES);
    kiosk_tick(&glass);
    ck_assert_int_eq(glass.desk->line.asked, WIRE_SIGN_UP_DATES);
    line_hang_up(&glass.desk->line); /* as if it were answered */
    visit->desk.asks = DESK_ASKS_NOTHING;
    visit_open_over(visit, SCREEN_DISPLAY);
    kiosk_tick(&glass);
    ck_assert_int_eq(glass.desk->line.asked, WIRE_TICKET_OF);
    ck_assert(visit->staff.is_busy);
}
END_TEST

START_TEST(who_has_left_the_page_asks_for_no_code)
{
    begin_with_list();
    look_up();
    (void)visit_back(visit);
    kiosk_tick(&glass);
    ck_assert(!visit->staff.is_busy);
    line_hang_up(&glass.desk->line);
    kiosk_tick(&glass);
    ck_assert(!glass.desk->line.is_waiting);
}
END_TEST

START_TEST(who_has_let_go_opens_no_name)
{
    begin_with_list();
    (void)memcpy(visit->desk.pressed.reference, "7A97-DXJN", 10);
    ask(DESK_ASKS_NAME);
    ck_assert_int_eq(glass.desk->line.asked, WIRE_SIGN_UP_DATES);
    desk_release_name(visit);
    kiosk_tick(&glass);
    ck_assert_int_eq(visit->desk.asks, DESK_ASKS_NOTHING);
    line_hang_up(&glass.desk->line);
    kiosk_tick(&glass);
    ck_assert(!glass.desk->line.is_waiting);
}
END_TEST

/* Adds a family, of which nothing is heard. Returns whether it is another act than the one before. */
static bool add_family(int children, int opens)
{
    char before[DESK_UUID_BYTES];

    memcpy(before, glass.desk->walk_in.key, sizeof before);
    visit->desk.dates[0] =
        (struct desk_date){.id = "play", .session = -1, .date = {.day = visit->today, .opens = opens}};
    visit->desk.date_count = 1;
    visit->desk.date = 0;
    visit->desk.walk_in = (struct desk_walk_in){.children = children, .adults = 1};
    ask(DESK_ASKS_WALK_IN);
    line_hang_up(&glass.desk->line);
    return strcmp(before, glass.desk->walk_in.key) != 0;
}

START_TEST(another_family_is_another_act)
{
    glass_page(SCREEN_STAFF_EDITS);
    ck_assert(add_family(1, 600));
    ck_assert(!add_family(1, 600)); /* the same one again: it may have been added */
    ck_assert(add_family(2, 600));
    ck_assert(add_family(2, 660));
    ck_assert(!add_family(2, 660));
    desk_forget_once(&glass.desk->walk_in); /* as when it is answered */
    ck_assert(add_family(2, 660));
    desk_lock(glass.desk);
    ck_assert(add_family(2, 660));
}
END_TEST

/* Saves a count, of which nothing is heard. Returns whether it is another act than the one before. */
static bool save_count(int product, int counted)
{
    char before[DESK_UUID_BYTES];

    memcpy(before, glass.desk->count.key, sizeof before);
    visit->desk.saved = (struct desk_batch){
        .id = "drops", .product = product, .batch = "A-17", .expires = {2027, 1, 31}, .count = 5};
    visit->desk.counted = counted;
    ask(DESK_ASKS_COUNT);
    line_hang_up(&glass.desk->line);
    return strcmp(before, glass.desk->count.key) != 0;
}

static void ck_assert_asked(const char *change, int count)
{
    const json_t *asked = glass.desk->count.asked;

    ck_assert_int_eq(glass.desk->line.asked, WIRE_STOCK_CHANGE);
    ck_assert_str_eq(json_string_value(json_object_get(asked, "change")), change);
    ck_assert_str_eq(json_string_value(json_object_get(asked, "product")), "drops");
    ck_assert_str_eq(json_string_value(json_object_get(asked, "batch")), "A-17");
    ck_assert_str_eq(json_string_value(json_object_get(asked, "expires")), "2027-01-31");
    ck_assert_int_eq(json_integer_value(json_object_get(asked, "count")), count);
}

START_TEST(another_count_is_another_act)
{
    glass_page(SCREEN_STAFF_STOCK);
    ck_assert(save_count(0, 3));
    ck_assert_asked("counted", 3);
    ck_assert(!save_count(0, 3)); /* it may have been done */
    ck_assert(save_count(0, 2));
    ck_assert(save_count(-1, 2)); /* the pack has no such product */
    ck_assert_asked("written-off", 3);
    desk_forget_once(&glass.desk->count); /* as when it is answered, or the stock is told anew */
    ck_assert(save_count(-1, 2));
    desk_lock(glass.desk);
    ck_assert(save_count(-1, 2));
}
END_TEST

void add_cases_of_desk(TCase *cases)
{
    tcase_add_test(cases, a_code_waits_until_a_list_is_told);
    tcase_add_test(cases, who_has_left_the_page_asks_for_no_code);
    tcase_add_test(cases, who_has_let_go_opens_no_name);
    tcase_add_test(cases, another_family_is_another_act);
    tcase_add_test(cases, another_count_is_another_act);
}
