/* What is printed when, and for whom: all that needs no slip. tests/visit/test_printing.py has those. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/kiosk.h"
#include "base/file.h"
#include "suites.h"

static char folder[64];
static struct kiosk kiosk;

static void open_folder(void)
{
    (void)snprintf(folder, sizeof folder, "/tmp/doorstep-printing-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    memset(&kiosk, 0, sizeof kiosk);
}

static void close_folder(void)
{
    printing_destroy(kiosk.printing);
    kiosk.printing = NULL;
    ck_assert_int_eq(rmdir(folder), 0);
}

/* A printer, of which is asked how it is. */
static void open_printer(void)
{
    open_folder();
    kiosk.printing = printing_create(folder, folder, &kiosk.clock);
    ck_assert(printing_is_possible(kiosk.printing));
    ck_assert_int_ge(printing_wait_ms(kiosk.printing), 0);
}

/* A page asks for its slip; this one has none. */
static void ask_for_slip(void)
{
    kiosk.visit.screen = SCREEN_HOME;
    kiosk.visit.slip = SLIP_PRINTING;
    printing_start(kiosk.printing, &kiosk);
}

/* Until nothing is on its way any more. Whether anything was told. */
static bool step_to_the_end(void)
{
    bool is_told = false;

    for (int i = 0; i < 100 && printing_wait_ms(kiosk.printing) >= 0; i++)
        is_told |= printing_step(kiosk.printing, &kiosk);
    ck_assert_int_lt(printing_wait_ms(kiosk.printing), 0);
    return is_told;
}

START_TEST(without_a_printer_nothing_happens)
{
    open_folder();
    kiosk.printing = printing_create(folder, NULL, &kiosk.clock);
    ck_assert(!printing_is_possible(kiosk.printing));
    ask_for_slip();
    ck_assert_int_eq(kiosk.visit.slip, SLIP_PRINTING);
    ck_assert(!printing_step(kiosk.printing, &kiosk));
    ck_assert_int_eq(printing_wait_ms(kiosk.printing), -1);
    printing_leave(kiosk.printing);
    close_folder();
}
END_TEST

static const struct {
    const char *text;
    bool is_possible;
} settings[] = {
    {"{\"kind\": \"none\"}", false},
    {"{\"kind\": \"escpos\", \"device\": \"/dev/usb/lp-that-is-not-there\"}", true}, /* not yet plugged in */
    {"{\"kind\": \"laser\"}", false},
    {"{\"kind\": \"escpos\"}", false},
    {"{", false},
    {"", false},
};

START_TEST(settings_that_are_no_good_are_no_printer)
{
    char public[128];
    char path[160];

    open_folder();
    (void)snprintf(public, sizeof public, "%s/public", folder);
    (void)snprintf(path, sizeof path, "%s/printer.json", public);
    ck_assert_int_eq(file_make_folder(public, 0700), OK);
    ck_assert_int_eq(file_write(path, settings[_i].text, strlen(settings[_i].text), 0600), OK);
    kiosk.printing = printing_create(folder, NULL, &kiosk.clock);
    ck_assert(printing_is_possible(kiosk.printing) == settings[_i].is_possible);
    ck_assert_int_eq(unlink(path), 0);
    ck_assert_int_eq(rmdir(public), 0);
    close_folder();
}
END_TEST

START_TEST(a_slip_that_cannot_be_made_has_failed)
{
    open_printer();
    ck_assert(!step_to_the_end());
    ask_for_slip();
    ck_assert_int_eq(kiosk.visit.slip, SLIP_FAILED);
    ck_assert_str_eq(kiosk.visit.slip_trouble, "P6");
    ck_assert_int_lt(printing_wait_ms(kiosk.printing), 0);
    close_folder();
}
END_TEST

START_TEST(while_the_printer_is_busy_a_page_waits)
{
    open_printer();
    ask_for_slip();
    ck_assert_int_eq(kiosk.visit.slip, SLIP_PRINTING);
    ck_assert(step_to_the_end());
    ck_assert_int_eq(kiosk.visit.slip, SLIP_FAILED); /* it was its turn */
    close_folder();
}
END_TEST

START_TEST(who_turns_the_page_waits_for_nothing)
{
    open_printer();
    ask_for_slip();
    visit_go(&kiosk.visit, SCREEN_FIND);
    ck_assert(!step_to_the_end());
    ck_assert_int_eq(kiosk.visit.slip, SLIP_NONE);
    close_folder();
}
END_TEST

START_TEST(who_leaves_waits_for_nothing)
{
    open_printer();
    ask_for_slip();
    printing_leave(kiosk.printing);
    ck_assert(!step_to_the_end());
    ck_assert_int_eq(kiosk.visit.slip, SLIP_PRINTING); /* nobody has touched it */
    close_folder();
}
END_TEST

TCase *cases_of_printing(void)
{
    TCase *cases = tcase_create("printing");

    tcase_add_test(cases, without_a_printer_nothing_happens);
    tcase_add_loop_test(cases, settings_that_are_no_good_are_no_printer, 0,
                        sizeof settings / sizeof settings[0]);
    tcase_add_test(cases, a_slip_that_cannot_be_made_has_failed);
    tcase_add_test(cases, while_the_printer_is_busy_a_page_waits);
    tcase_add_test(cases, who_turns_the_page_waits_for_nothing);
    tcase_add_test(cases, who_leaves_waits_for_nothing);
    return cases;
}
