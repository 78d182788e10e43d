/* A scanner that presses the keys of a US keyboard is read right, whatever layout this machine has; somebody
 * who types is not taken for one. The events are SDL's own. */
#include <check.h>
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "app/events.h"
#include "glass.h"
#include "layouts.h"
#include "model/typing.h"
#include "suites.h"

#define REFERENCE "7A97-DXJN" /* its last sign checks */
#define NOTHING "∅"

enum { SIGNS = 38, SIGN_BYTES = 16, SLOW_MS = 60 };

static const char signs[] = "0123456789-;abcdefghijklmnopqrstuvwxyz";

/* How the keys are pressed. */
struct way {
    bool has_caps_lock;
    bool has_keypad;
    bool is_slow;
};

static SDL_Scancode key_of(char sign, bool on_keypad)
{
    if (on_keypad && isdigit((unsigned char)sign))
        return sign == '0' ? SDL_SCANCODE_KP_0 : (SDL_Scancode)(SDL_SCANCODE_KP_1 + (sign - '1'));
    if (isdigit((unsigned char)sign))
        return sign == '0' ? SDL_SCANCODE_0 : (SDL_Scancode)(SDL_SCANCODE_1 + (sign - '1'));
    if (sign == '-')
        return on_keypad ? SDL_SCANCODE_KP_MINUS : SDL_SCANCODE_MINUS;
    return sign == ':' ? SDL_SCANCODE_SEMICOLON : (SDL_Scancode)(SDL_SCANCODE_A + (tolower(sign) - 'a'));
}

/* The word of a row of the table that belongs to a sign. */
static void look_up(const char *row, char sign, char ret_text[SIGN_BYTES])
{
    const char *at = strchr(signs, sign == ':' ? ';' : tolower((unsigned char)sign));
    size_t length;

    ck_assert_ptr_nonnull(at);
    for (ptrdiff_t i = at - signs; i > 0; i--)
        row += strcspn(row, " ") + 1;
    length = strcspn(row, " ");
    ck_assert_uint_gt(length, 0);
    ck_assert_uint_lt(length, SIGN_BYTES);
    memcpy(ret_text, row, length);
    ret_text[length] = '\0';
    if (strcmp(ret_text, NOTHING) == 0)
        ret_text[0] = '\0';
}

/* What this machine makes of the key. */
static void text_of(const struct layout *layout, char sign, struct way way, char ret_text[SIGN_BYTES])
{
    bool is_letter = isalpha((unsigned char)sign) != 0;
    bool is_shifted = sign == ':' || (is_letter && !way.has_caps_lock);

    if (way.has_keypad && !is_letter && sign != ':')
        (void)snprintf(ret_text, SIGN_BYTES, "%c", sign);
    else
        look_up(is_shifted ? layout->shifted : layout->plain, sign, ret_text);
}

static void push_sign(const struct layout *layout, char sign, struct way way)
{
    SDL_Event event;

    memset(&event, 0, sizeof event);
    event.type = SDL_KEYDOWN;
    event.key.keysym.scancode = key_of(sign, way.has_keypad);
    event.key.keysym.mod = (Uint16)((isalpha((unsigned char)sign) || sign == ':' ? KMOD_LSHIFT : 0) |
                                    (way.has_caps_lock ? KMOD_CAPS : 0));
    (void)SDL_PushEvent(&event);
    event.type = SDL_KEYUP;
    (void)SDL_PushEvent(&event);
    memset(&event, 0, sizeof event);
    event.type = SDL_TEXTINPUT;
    text_of(layout, sign, way, event.text.text);
    if (event.text.text[0] != '\0')
        (void)SDL_PushEvent(&event);
}

/* `text` is what the barcode says. */
static void scan(const struct layout *layout, const char *text, struct way way)
{
    for (const char *sign = text; *sign != '\0'; sign++) {
        push_sign(layout, *sign, way);
        if (way.is_slow) {
            events_pump(&glass);
            glass_pass(SLOW_MS);
        }
    }
    glass_key(SDL_KEYDOWN, SDLK_RETURN);
}

static const struct {
    const char *text;
    struct way way;
} scans[] = {
    {"DS:" REFERENCE, {0}},
    {REFERENCE, {0}},
    {"DS:" REFERENCE, {.has_caps_lock = true}},
    {REFERENCE, {.has_keypad = true}},
};

enum { LAYOUTS = sizeof layouts / sizeof layouts[0], SCANS = sizeof scans / sizeof scans[0] };

START_TEST(staff_scan_in_every_layout)
{
    const struct layout *layout = &layouts[_i];

    for (size_t i = 0; i < SCANS; i++) {
        glass_page(SCREEN_STAFF_VITAMINS);
        scan(layout, scans[i].text, scans[i].way);
        ck_assert_msg(strcmp(glass.visit.staff.code, REFERENCE) == 0, "%s, scan %zu: \"%s\"", layout->name, i,
                      glass.visit.staff.code);
        ck_assert_int_eq(glass.scanner.held[0] + glass.scanner.keys[0], 0);
        visit_staff_unknown(&glass.visit, "K1");
    }
}
END_TEST

static int slip_page(void)
{
    const struct flow *flow = glass.visit.flow;

    for (size_t i = 0; i < flow->item_count; i++) {
        if (flow->items[i].tells != NULL && strcmp(flow->items[i].tells, "vitamins-slip") == 0)
            return (int)i;
    }
    ck_abort_msg("no question asks for the last voucher");
}

/* The code of the last voucher, which a family may scan where it is asked for. */
START_TEST(families_scan_in_every_layout)
{
    const struct layout *layout = &layouts[_i];

    for (size_t i = 0; i < SCANS; i++) {
        int page;

        (void)visit_begin(&glass.visit, "en");
        (void)visit_start_flow(&glass.visit, "vitamins");
        page = slip_page();
        visit_show_page(&glass.visit, page);
        glass.dirty = true;
        glass_pass(400);
        ck_assert_str_eq(glass.visit.answers.list[page].text, "");
        scan(layout, scans[i].text, scans[i].way);
        ck_assert_msg(strcmp(glass.visit.answers.list[page].text, REFERENCE) == 0, "%s, scan %zu: \"%s\"",
                      layout->name, i, glass.visit.answers.list[page].text);
        visit_clear(&glass.visit);
    }
}
END_TEST

/* Where six digits are asked for, a scan is no digits, and none of its signs lands in the box. */
START_TEST(a_scan_lands_in_no_other_box)
{
    (void)visit_begin(&glass.visit, "en");
    visit_go(&glass.visit, SCREEN_TICKET_CODE);
    typing_focus(&glass.visit, TYPING_CODE, -1, SIZE_MAX);
    glass.dirty = true;
    glass_pass(400);
    scan(&layouts[_i], "DS:" REFERENCE, (struct way){0});
    glass_pass(1000);
    ck_assert_str_eq(glass.visit.code, "");
    ck_assert_int_eq(glass.visit.screen, SCREEN_TICKET_CODE);
}
END_TEST

START_TEST(slow_keys_are_typing_in_every_layout)
{
    const struct layout *layout = &layouts[_i];
    char wanted[128] = "";

    for (const char *sign = REFERENCE; *sign != '\0'; sign++) {
        char text[SIGN_BYTES];

        text_of(layout, *sign, (struct way){0}, text);
        ck_assert_uint_lt(strlen(wanted) + strlen(text), sizeof wanted);
        strcat(wanted, text);
    }
    glass_page(SCREEN_STAFF_VITAMINS);
    scan(layout, REFERENCE, (struct way){.is_slow = true});
    ck_assert_msg(strcmp(glass.visit.staff.code, wanted) == 0, "%s: \"%s\"", layout->name,
                  glass.visit.staff.code);
}
END_TEST

static const struct {
    SDL_Scancode key;
    bool is_shifted;
    char sign;
} keys[] = {
    {SDL_SCANCODE_A, false, 'A'},         {SDL_SCANCODE_Z, true, 'Z'},
    {SDL_SCANCODE_1, false, '1'},         {SDL_SCANCODE_9, false, '9'},
    {SDL_SCANCODE_0, false, '0'},         {SDL_SCANCODE_0, true, '?'},
    {SDL_SCANCODE_KP_1, false, '1'},      {SDL_SCANCODE_KP_9, true, '9'},
    {SDL_SCANCODE_KP_0, false, '0'},      {SDL_SCANCODE_MINUS, false, '-'},
    {SDL_SCANCODE_MINUS, true, '?'},      {SDL_SCANCODE_KP_MINUS, false, '-'},
    {SDL_SCANCODE_SEMICOLON, true, ':'},  {SDL_SCANCODE_SEMICOLON, false, '?'},
    {SDL_SCANCODE_COMMA, false, '?'},     {SDL_SCANCODE_LSHIFT, true, '\0'},
    {SDL_SCANCODE_CAPSLOCK, false, '\0'}, {SDL_SCANCODE_RETURN, false, '\0'},
    {SDL_SCANCODE_SPACE, false, '\0'},    {SDL_SCANCODE_TAB, false, '\0'},
    {SDL_SCANCODE_F1, false, '\0'},       {SDL_SCANCODE_UNKNOWN, false, '\0'},
};

START_TEST(a_key_is_known_by_its_place)
{
    ck_assert_int_eq(scanner_sign((int)keys[_i].key, keys[_i].is_shifted), keys[_i].sign);
}
END_TEST

static const struct {
    const char *text;
    const char *keys;
    const char *read;
} readings[] = {
    {"DS:" REFERENCE, "", "DS:" REFERENCE},            /* a scanner that sends text alone */
    {"ds:7a97-dxjn", "DS:" REFERENCE, "ds:7a97-dxjn"}, /* caps lock */
    {REFERENCE, "&A97?DXJN", REFERENCE},               /* a scanner of the same layout as the machine */
    {"ВЫЖ7Ф97-ВЧОТ", "DS:" REFERENCE, "DS:" REFERENCE},
    {"", REFERENCE, REFERENCE},
    {"7A97-DXJM", "7A97-DXJM", "7A97-DXJM"}, /* neither checks: it stays what it was */
    {"hello wrld", "HELLOWRLD", "hello wrld"},
};

START_TEST(where_text_is_no_reference_the_keys_are_read)
{
    struct scanner scanner = {0};

    ck_assert(scanner_add(&scanner, readings[_i].text, 1));
    for (const char *sign = readings[_i].keys; *sign != '\0'; sign++)
        scanner_add_key(&scanner, *sign, 1);
    ck_assert_str_eq(scanner_read(&scanner), readings[_i].read);
}
END_TEST

START_TEST(keys_alone_are_held_and_let_go)
{
    struct scanner scanner = {0};

    scanner_add_key(&scanner, '\0', 1000);
    ck_assert_int_eq(scanner_wait_ms(&scanner, 1000), -1);
    for (int i = 0; i < 2 * SCANNER_BYTES; i++)
        scanner_add_key(&scanner, '7', 1000 + i);
    ck_assert_uint_eq(strlen(scanner.keys), SCANNER_BYTES - 1);
    ck_assert(scanner_ends(&scanner, 1000 + SCANNER_BYTES));
    ck_assert(scanner_is_typed(&scanner, 5000));
    scanner_clear(&scanner);
    ck_assert_int_eq(scanner_wait_ms(&scanner, 5000), -1);
}
END_TEST

/* Three Arabic letters are six bytes, and no scan. */
START_TEST(letters_are_counted_and_not_bytes)
{
    struct scanner scanner = {0};

    ck_assert(scanner_add(&scanner, "شسي", 1));
    for (int i = 0; i < 3; i++)
        scanner_add_key(&scanner, 'A', 1);
    ck_assert(!scanner_ends(&scanner, 2));
}
END_TEST

TCase *cases_of_glass(void)
{
    TCase *cases = tcase_create("glass");

    tcase_add_unchecked_fixture(cases, glass_open, glass_close);
    tcase_add_loop_test(cases, staff_scan_in_every_layout, 0, LAYOUTS);
    tcase_add_loop_test(cases, families_scan_in_every_layout, 0, LAYOUTS);
    tcase_add_loop_test(cases, a_scan_lands_in_no_other_box, 0, LAYOUTS);
    tcase_add_loop_test(cases, slow_keys_are_typing_in_every_layout, 0, LAYOUTS);
    tcase_add_loop_test(cases, a_key_is_known_by_its_place, 0, sizeof keys / sizeof keys[0]);
    tcase_add_loop_test(cases, where_text_is_no_reference_the_keys_are_read, 0,
                        sizeof readings / sizeof readings[0]);
    tcase_add_test(cases, keys_alone_are_held_and_let_go);
    tcase_add_test(cases, letters_are_counted_and_not_bytes);
    add_cases_of_holding(cases);
    add_cases_of_registers(cases);
    add_cases_of_desk(cases);
    return cases;
}
