/* Registers from the keeper's answer to the paper, one after the other with nobody at the glass; and the
 * other questions of the desk meanwhile. */
#include <check.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/events.h"
#include "app/registers.h"
#include "base/json.h"
#include "glass.h"
#include "suites.h"

enum { TICKS_MAX = 200, SHEETS = 2 };

static char folder[64];
static struct printing *without_paper;
static struct registers *registers;

/* The page of all registers of a day with two sessions, and a printer for them. */
static void open_page(void)
{
    struct visit_desk *desk = &glass.visit.desk;

    (void)snprintf(folder, sizeof folder, "/tmp/doorstep-registers-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    without_paper = glass.printing;
    glass.printing = printing_create(folder, folder, &glass.clock);
    glass.house.has_page_printer = true;
    glass_page(SCREEN_STAFF_EDITS);
    desk->day = glass.visit.today;
    for (int i = 0; i < SHEETS; i++)
        desk->dates[i] =
            (struct desk_date){.id = {(char)('a' + i)},
                               .session = -1,
                               .date = {.day = desk->day, .opens = 600 + i, .closes = 660, .place = -1}};
    desk->date_count = SHEETS;
    (void)desk_open_register(&glass.visit, true);
    registers = desk_registers(glass.desk);
}

/* Takes the paper away. Returns how many files it was. */
static int close_page(void)
{
    DIR *listing = opendir(folder);
    char path[512];
    int count = 0;

    ck_assert_ptr_nonnull(listing);
    for (struct dirent *entry = readdir(listing); entry != NULL; entry = readdir(listing)) {
        if (entry->d_name[0] == '.')
            continue;
        (void)snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        ck_assert_int_eq(unlink(path), 0);
        count++;
    }
    (void)closedir(listing);
    ck_assert_int_eq(rmdir(folder), 0);
    kiosk_carry_out(&glass, EFFECT_LEAVE);
    printing_destroy(glass.printing);
    glass.printing = without_paper;
    glass.house.has_page_printer = false;
    return count;
}

static void begin(void)
{
    ck_assert_int_eq(desk_print_register(&glass.visit), EFFECT_REGISTER);
    desk_print_registers(glass.desk, &glass.visit);
}

/* A page of rows as the keeper sends it. */
static void tell_row(int next)
{
    json_t *fields = json_pack("{s:[{s:s,s:s,s:s,s:s,s:s,s:i,s:i,s:i,s:i,s:i,s:i}],s:i}", "items",
                               "reference", "7A97-DXJN", "state", "booked", "name", "Amina Example",
                               "language", "en", "ages", "2 years", "children", 1, "adults", 1, "position", 0,
                               "arrived", 0, "isNew", 0, "walkIn", 0, "next", next);

    ck_assert_ptr_nonnull(fields);
    registers_take(registers, fields);
    json_decref(fields);
}

/* As the loop does: until nothing would wake it any more. */
static void let_it_print(void)
{
    for (int i = 0; i < TICKS_MAX; i++) {
        kiosk_tick(&glass);
        if (glass.visit.desk.paper.state != DESK_PAPER_UNDER_WAY)
            return;
        ck_assert_msg(kiosk_wait_ms(&glass) >= 0, "nothing wakes the loop, and %d of %d are printed",
                      glass.visit.desk.paper.done, glass.visit.desk.paper.count);
    }
    ck_abort_msg("it does not end");
}

START_TEST(all_of_a_day_are_printed_with_nobody_at_the_glass)
{
    open_page();
    begin();
    tell_row(50);
    ck_assert(registers_want_rows(registers));
    for (int i = 0; i < SHEETS; i++)
        tell_row(0);
    ck_assert(!registers_want_rows(registers));
    let_it_print();
    ck_assert_int_eq(glass.visit.desk.paper.state, DESK_PAPER_DONE);
    ck_assert_int_eq(glass.visit.desk.paper.done, SHEETS);
    ck_assert_int_ge(close_page(), SHEETS);
}
END_TEST

START_TEST(what_prints_goes_on_when_the_keeper_is_away)
{
    open_page();
    begin();
    for (int i = 0; i < SHEETS; i++)
        tell_row(0);
    registers_stop_gathering(registers, &glass.visit);
    visit_staff_unknown(&glass.visit, "K1");
    ck_assert_int_eq(glass.visit.desk.paper.state, DESK_PAPER_UNDER_WAY);
    ck_assert_int_eq(desk_print_register(&glass.visit), EFFECT_NONE);
    visit_staff_locked(&glass.visit);
    ck_assert_int_eq(glass.visit.desk.paper.state, DESK_PAPER_UNDER_WAY);
    let_it_print();
    ck_assert_int_eq(glass.visit.desk.paper.done, SHEETS);
    ck_assert_int_ge(close_page(), SHEETS);
}
END_TEST

START_TEST(without_all_rows_nothing_is_printed)
{
    open_page();
    begin();
    tell_row(0);
    registers_stop_gathering(registers, &glass.visit);
    ck_assert_int_eq(glass.visit.desk.paper.state, DESK_PAPER_NOT);
    ck_assert(glass.visit.desk.paper.is_for_all);
    ck_assert(!registers_want_rows(registers));
    ck_assert(!registers_step(registers, &glass));
    tell_row(0); /* too late */
    ck_assert(!registers_step(registers, &glass));
    ck_assert_int_eq(close_page(), 0);
}
END_TEST

START_TEST(whoever_leaves_takes_the_rest_along)
{
    open_page();
    begin();
    for (int i = 0; i < SHEETS; i++)
        tell_row(0);
    kiosk_carry_out(&glass, EFFECT_LEAVE);
    ck_assert(!registers_step(registers, &glass));
    ck_assert_int_eq(glass.visit.desk.paper.state, DESK_PAPER_NOT);
    ck_assert_int_eq(close_page(), 0);
}
END_TEST

void add_cases_of_registers(TCase *cases)
{
    tcase_add_test(cases, all_of_a_day_are_printed_with_nobody_at_the_glass);
    tcase_add_test(cases, what_prints_goes_on_when_the_keeper_is_away);
    tcase_add_test(cases, without_all_rows_nothing_is_printed);
    tcase_add_test(cases, whoever_leaves_takes_the_rest_along);
}
