/* One family's name stands on the glass for as long as its button is pressed, however that ends. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "app/events.h"
#include "glass.h"
#include "suites.h"

#define NAME "Aminazz Zzorba"

static uint32_t *before; /* the glass, as it was before */
static size_t before_bytes;

static struct ui_rect place(void)
{
    const struct ui_node *node = ui_find(&glass.view, "staff.name");

    ck_assert_ptr_nonnull(node);
    ck_assert(node->held);
    return node->rect;
}

static int middle_x(void)
{
    return place().x + place().width / 2;
}

static int middle_y(void)
{
    return place().y + place().height / 2;
}

static bool name_shows(void)
{
    for (size_t i = 0; i < glass.view.count; i++) {
        if (glass.view.nodes[i].text != NULL && strstr(glass.view.nodes[i].text, NAME) != NULL)
            return true;
    }
    return false;
}

/* The page of one sign-up. */
static void open_sign_up(void)
{
    struct visit_desk *desk = &glass.visit.desk;
    struct desk_row row = {.reference = "7A97-DXJN", .state = DESK_BOOKED, .children = 1, .adults = 1};

    glass_page(SCREEN_STAFF_EDITS);
    desk->dates[0] = (struct desk_date){
        .id = "play", .session = -1, .date = {.day = glass.visit.today, .opens = 600, .closes = 660}};
    desk->date_count = 1;
    desk->date = 0;
    desk->rows[0] = row;
    desk->row_count = 1;
    desk->row = 0;
    glass.visit.screen = SCREEN_STAFF_SIGN_UP;
    glass.dirty = true;
    events_pump(&glass);
    glass_pass(400);
    before_bytes = (size_t)window_canvas(glass.window).stride_px *
                   (size_t)window_canvas(glass.window).height * sizeof(uint32_t);
    before = realloc(before, before_bytes);
    ck_assert_ptr_nonnull(before);
    memcpy(before, window_canvas(glass.window).pixels, before_bytes);
}

/* The keeper's answer. */
static void tell_name(void)
{
    struct desk_name name = {.reference = "7A97-DXJN", .is_there = true, .name = NAME, .language = "en"};

    ck_assert_int_eq(glass.visit.desk.asks, DESK_ASKS_NAME);
    glass.visit.desk.asks = DESK_ASKS_NOTHING;
    desk_told_name(&glass.visit, &name);
    glass.dirty = true;
    events_pump(&glass);
}

static void press(void)
{
    glass_finger(SDL_FINGERDOWN, 1, middle_x(), middle_y());
    tell_name();
    ck_assert(name_shows());
}

static void check_gone(void)
{
    static const struct desk_name nobody = {0};

    ck_assert(!glass.holds);
    ck_assert(!name_shows());
    ck_assert_int_eq(memcmp(&glass.visit.desk.pressed, &nobody, sizeof nobody), 0);
    ck_assert_int_eq(glass.visit.desk.asks, DESK_ASKS_NOTHING); /* it was not asked for once more */
}

static void check_glass(void)
{
    ck_assert_msg(memcmp(before, window_canvas(glass.window).pixels, before_bytes) == 0,
                  "the glass is not as it was before");
}

START_TEST(the_name_shows_as_long_as_the_finger_stays)
{
    open_sign_up();
    press();
    glass_finger(SDL_FINGERMOTION, 1, middle_x() + 20, middle_y() + 5); /* it rolls */
    glass_pass(5000);
    ck_assert(name_shows());
    glass_finger(SDL_FINGERUP, 1, middle_x(), middle_y());
    check_gone();
    check_glass();
}
END_TEST

START_TEST(a_touch_too_soon_after_the_page_is_none)
{
    open_sign_up();
    glass.page_ms = clock_monotonic_ms(&glass.clock);
    glass_finger(SDL_FINGERDOWN, 1, middle_x(), middle_y());
    ck_assert(!glass.holds);
    ck_assert_int_eq(glass.visit.desk.asks, DESK_ASKS_NOTHING);
}
END_TEST

START_TEST(an_answer_that_comes_too_late_shows_nobody)
{
    open_sign_up();
    glass_finger(SDL_FINGERDOWN, 1, middle_x(), middle_y());
    glass_finger(SDL_FINGERUP, 1, middle_x(), middle_y());
    tell_name();
    check_gone();
    check_glass();
}
END_TEST

START_TEST(other_fingers_do_nothing_meanwhile)
{
    struct ui_rect lock;

    open_sign_up();
    lock = ui_find(&glass.view, "staff.lock")->rect;
    press();
    glass_finger(SDL_FINGERDOWN, 2, lock.x + 5, lock.y + 5);
    glass_finger(SDL_FINGERUP, 2, lock.x + 5, lock.y + 5);
    glass_key(SDL_KEYDOWN, SDLK_ESCAPE);
    glass_key(SDL_KEYUP, SDLK_SPACE); /* of a key that was pressed before */
    ck_assert(name_shows());
    glass_finger(SDL_FINGERUP, 1, middle_x(), middle_y());
    check_gone();
    ck_assert_int_eq(glass.visit.screen, SCREEN_STAFF_SIGN_UP);
}
END_TEST

static void slide_off(void)
{
    glass_finger(SDL_FINGERMOTION, 1, middle_x(), place().y - 60);
}

static void lose_focus(void)
{
    glass_window(SDL_WINDOWEVENT_FOCUS_LOST);
}

static void be_locked(void)
{
    visit_staff_locked(&glass.visit);
    glass.dirty = true;
    events_pump(&glass);
}

static void leave_page(void)
{
    (void)visit_back(&glass.visit);
    glass.visit.screen = SCREEN_STAFF;
    glass.dirty = true;
    events_pump(&glass);
}

static void be_forgotten(void)
{
    kiosk_carry_out(&glass, EFFECT_LEAVE);
    events_pump(&glass);
}

static void be_idle(void)
{
    kiosk_let_time_pass(&glass, INT64_C(10) * 60 * 1000);
}

static void resize(void)
{
    window_set_size(glass.window, 1000, 700);
    events_pump(&glass);
}

static void lose_keeper(void)
{
    visit_staff_unknown(&glass.visit, "K1");
    glass.dirty = true;
    events_pump(&glass);
}

static void (*const ends[])(void) = {slide_off,    lose_focus, be_locked, leave_page,
                                     be_forgotten, be_idle,    resize};

START_TEST(whatever_ends_it_ends_it)
{
    open_sign_up();
    press();
    ends[_i]();
    check_gone();
    glass_finger(SDL_FINGERUP, 1, 5, 5); /* the finger is there still */
    check_gone();
}
END_TEST

START_TEST(a_keeper_that_is_lost_shows_nobody)
{
    open_sign_up();
    press();
    lose_keeper();
    ck_assert(!name_shows());
}
END_TEST

static void focus_name(void)
{
    for (size_t i = 0; i < glass.view.count && strcmp(glass.focus, "staff.name") != 0; i++)
        glass_key(SDL_KEYDOWN, SDLK_TAB);
    ck_assert_str_eq(glass.focus, "staff.name");
}

static const SDL_Keycode holding[] = {SDLK_SPACE, SDLK_RETURN, SDLK_KP_ENTER};

START_TEST(a_key_that_is_held_down_does_the_same)
{
    SDL_Event repeat;

    open_sign_up();
    focus_name();
    memcpy(before, window_canvas(glass.window).pixels, before_bytes);
    glass_key(SDL_KEYDOWN, holding[_i]);
    tell_name();
    ck_assert(name_shows());
    memset(&repeat, 0, sizeof repeat);
    repeat.type = SDL_KEYDOWN;
    repeat.key.keysym.sym = holding[_i];
    repeat.key.repeat = 1;
    (void)SDL_PushEvent(&repeat);
    memset(&repeat, 0, sizeof repeat);
    repeat.type = SDL_TEXTINPUT;
    repeat.text.text[0] = ' ';
    (void)SDL_PushEvent(&repeat);
    glass_pass(100);
    ck_assert(name_shows());
    glass_finger(SDL_FINGERDOWN, 1, 5, 5);
    glass_finger(SDL_FINGERUP, 1, 5, 5);
    ck_assert(name_shows());
    glass_key(SDL_KEYUP, holding[_i]);
    check_gone();
    check_glass();
}
END_TEST

START_TEST(a_plain_button_is_pressed_by_space_once)
{
    open_sign_up();
    for (size_t i = 0; i < glass.view.count && strcmp(glass.focus, "staff.lock") != 0; i++)
        glass_key(SDL_KEYDOWN, SDLK_TAB);
    ck_assert_str_eq(glass.focus, "staff.lock");
    glass_key(SDL_KEYDOWN, SDLK_SPACE);
    ck_assert_int_eq(glass.visit.screen, SCREEN_WELCOME);
    ck_assert(glass.space_is_down);
    glass_key(SDL_KEYUP, SDLK_SPACE);
    ck_assert(!glass.space_is_down);
}
END_TEST

void add_cases_of_holding(TCase *cases)
{
    tcase_add_test(cases, the_name_shows_as_long_as_the_finger_stays);
    tcase_add_test(cases, a_touch_too_soon_after_the_page_is_none);
    tcase_add_test(cases, an_answer_that_comes_too_late_shows_nobody);
    tcase_add_test(cases, other_fingers_do_nothing_meanwhile);
    tcase_add_loop_test(cases, whatever_ends_it_ends_it, 0, sizeof ends / sizeof ends[0]);
    tcase_add_test(cases, a_keeper_that_is_lost_shows_nobody);
    tcase_add_loop_test(cases, a_key_that_is_held_down_does_the_same, 0, sizeof holding / sizeof holding[0]);
    tcase_add_test(cases, a_plain_button_is_pressed_by_space_once);
}
