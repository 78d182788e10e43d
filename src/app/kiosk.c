#include "app/kiosk.h"

#include <SDL.h>
#include <limits.h>
#include <malloc.h>
#include <stdio.h>
#include <string.h>

#include "app/idle.h"
#include "app/pack.h"
#include "app/slips.h"
#include "base/date.h"
#include "base/log.h"
#include "base/memory.h"
#include "screens/screens.h"

enum { TICK_MS = 1000, ANSWER_POLL_MS = 5 };

/* --- the page --- */

/* Which buttons stand in the foot: an answer of the keeper may put another one under the finger. */
static unsigned foot_of(const struct ui_view *view)
{
    unsigned hash = 2166136261U; /* FNV-1a */

    for (size_t i = 0; i < view->count; i++) {
        if (view->nodes[i].area != UI_FOOTER)
            continue;
        for (const char *c = view->nodes[i].id; *c != '\0'; c++)
            hash = (hash ^ (unsigned char)*c) * 16777619U;
    }
    return hash;
}

static void note_page(struct kiosk *kiosk)
{
    const struct visit *visit = &kiosk->visit;
    char key[sizeof kiosk->page_key];

    (void)snprintf(key, sizeof key, "%d %d %d %x", (int)visit->screen, visit->page, kiosk->view.part,
                   foot_of(&kiosk->view));
    if (strcmp(key, kiosk->page_key) == 0)
        return;
    memcpy(kiosk->page_key, key, sizeof key);
    kiosk->page_ms = clock_monotonic_ms(&kiosk->clock);
}

static void put_on_glass(struct kiosk *kiosk, const struct canvas *canvas, struct ui_rect damage)
{
    if (paint_frame(canvas, kiosk->frame, kiosk->pictures, damage) != OK)
        log_line("screen %s: a text or pictogram could not be drawn: look at assets", kiosk->view.screen);
    if (window_present(kiosk->window, damage) != OK)
        log_line("screen: the window does not take pictures: %s", SDL_GetError());
}

static void show_focus(struct kiosk *kiosk)
{
    struct ui_node *node = kiosk->focus[0] != '\0' ? ui_find(&kiosk->view, kiosk->focus) : NULL;

    if (node == NULL) {
        kiosk->focus[0] = '\0'; /* it is on another page */
        return;
    }
    for (size_t i = 0; i < kiosk->view.count; i++)
        kiosk->view.nodes[i].focused = &kiosk->view.nodes[i] == node;
}

/* What is pressed is over when its page goes. */
static bool has_lost_hold(struct kiosk *kiosk)
{
    const struct ui_node *node = kiosk->holds ? ui_find(&kiosk->view, kiosk->pressed) : NULL;

    return kiosk->holds && (node == NULL || !node->held);
}

static void build_view(struct kiosk *kiosk)
{
    screens_view(&kiosk->visit, &kiosk->view);
    if (has_lost_hold(kiosk)) {
        kiosk_let_go(kiosk);
        screens_view(&kiosk->visit, &kiosk->view);
    }
    show_focus(kiosk);
}

void kiosk_show(struct kiosk *kiosk)
{
    struct canvas canvas = window_canvas(kiosk->window);
    struct ui_placing placing = {
        .width = canvas.width,
        .height = canvas.height,
        .low_reach = kiosk->visit.low_reach,
        .theme = ui_theme_for(canvas.width, canvas.height, (enum ui_text_size)kiosk->visit.text_size,
                              kiosk->visit.high_contrast),
        .pressed_id = kiosk->pressed[0] != '\0' ? kiosk->pressed : NULL,
    };
    struct ui_rect damage;

    if (!kiosk->dirty)
        return;
    build_view(kiosk);
    kiosk->dirty = false;
    if (ui_frame_build(kiosk->frame, &kiosk->view, &placing) != OK)
        log_line("screen %s: a text could not be laid out: look at the fonts and words", kiosk->view.screen);
    damage = ui_frame_damage(kiosk->frame);
    if (damage.width > 0)
        put_on_glass(kiosk, &canvas, damage);
    /* Last: nobody can have seen a page that is still being painted. */
    note_page(kiosk);
}

/* --- a visit's end --- */

static struct date today(const struct kiosk *kiosk)
{
    return date_of_utc(clock_utc_ms(&kiosk->clock));
}

static void leave(struct kiosk *kiosk)
{
    kiosk_let_go(kiosk);
    kiosk->visit.today = today(kiosk);
    visit_clear(&kiosk->visit);
    courier_new_act(kiosk->courier);
    clerk_leave(kiosk->clerk);
    desk_lock(kiosk->desk);
    printing_leave(kiosk->printing);
    ui_view_reset(&kiosk->view);
    ui_frame_wipe(kiosk->frame);
    kiosk->pressed[0] = '\0';
    kiosk->focus[0] = '\0';
    scanner_clear(&kiosk->scanner);
    (void)pack_refresh(kiosk);
    kiosk->dirty = true;
    kiosk_show(kiosk);
    SDL_FlushEvents(SDL_KEYDOWN, SDL_TEXTINPUT); /* keys of the person before */
    memory_wipe_stack();
    (void)malloc_trim(0);
}

/* --- effects and answers --- */

static void take_booking(struct kiosk *kiosk)
{
    const struct courier_booking *booking = courier_booking(kiosk->courier);

    if (booking->verdict == VERDICT_BOOKED || booking->verdict == VERDICT_WAITING)
        clerk_forget_reservation(kiosk->clerk);
    kiosk_carry_out(kiosk, visit_booked(&kiosk->visit, booking->verdict, booking->reference, booking->code,
                                        booking->position, booking->waiting));
    if (kiosk->visit.sign_up.verdict == VERDICT_BOOKED)
        slips_write_event(kiosk, kiosk->visit.sign_up.event);
    memory_wipe_stack();
}

static void take_places(struct kiosk *kiosk)
{
    bool is_new = false;
    int effects = clerk_step(kiosk->clerk, &kiosk->visit, &is_new);

    if (!is_new)
        return;
    kiosk->dirty = true;
    kiosk_carry_out(kiosk, effects);
}

static void take_news(struct kiosk *kiosk)
{
    const char *text = NULL;
    enum courier_news news = courier_step(kiosk->courier, &text);

    if (news == COURIER_NONE)
        return;
    kiosk->dirty = true;
    switch (news) {
    case COURIER_STORED:
        kiosk_carry_out(kiosk, visit_stored(&kiosk->visit, text));
        memory_wipe_stack();
        break;
    case COURIER_BOOKED:
        take_booking(kiosk);
        break;
    case COURIER_NOT_STORED:
    case COURIER_MAY_BE_STORED:
        log_line("submission: not saved, code %s: look the code up in README.md", text);
        visit_not_stored(&kiosk->visit, text, news == COURIER_MAY_BE_STORED);
        break;
    case COURIER_SEEN:
        visit_keeper_seen(&kiosk->visit, NULL);
        break;
    case COURIER_NOT_SEEN:
        log_line("keeper: requests cannot be saved now, code %s: look the code up in README.md", text);
        visit_keeper_seen(&kiosk->visit, text);
        break;
    case COURIER_NONE:
        break;
    }
}

static void ask_keeper(struct kiosk *kiosk, int effects)
{
    if ((effects & EFFECT_ASK_PLACES) != 0)
        clerk_ask_places(kiosk->clerk, &kiosk->visit);
    if ((effects & EFFECT_RESERVE) != 0)
        clerk_reserve(kiosk->clerk, &kiosk->visit);
    if ((effects & EFFECT_FIND_TICKET) != 0)
        clerk_find_ticket(kiosk->clerk, &kiosk->visit);
    if ((effects & EFFECT_TICKET_ACT) != 0)
        clerk_ticket_act(kiosk->clerk, &kiosk->visit);
    if ((effects & EFFECT_FIND_VOUCHER) != 0)
        clerk_find_voucher(kiosk->clerk, &kiosk->visit);
    if ((effects & EFFECT_MAKE_VOUCHER) != 0)
        clerk_make_voucher(kiosk->clerk, &kiosk->visit);
    if ((effects & EFFECT_ASK_KEEPER) != 0)
        courier_ask(kiosk->courier);
}

static void serve_staff(struct kiosk *kiosk, int effects)
{
    if ((effects & EFFECT_UNLOCK) != 0)
        desk_unlock(kiosk->desk, &kiosk->visit);
    if ((effects & EFFECT_STAFF_LOOK) != 0)
        desk_look(kiosk->desk, &kiosk->visit);
    if ((effects & EFFECT_HAND_OVER) != 0)
        desk_hand_over(kiosk->desk, &kiosk->visit);
    if ((effects & EFFECT_DESK_ASK) != 0)
        desk_ask_for(kiosk->desk, &kiosk->visit);
    if ((effects & EFFECT_REGISTER) != 0)
        desk_print_registers(kiosk->desk, &kiosk->visit);
    if ((effects & EFFECT_TEST_PRINT) != 0)
        printing_test(kiosk->printing, kiosk);
    if ((effects & EFFECT_ASK_PRINTER) != 0)
        printing_ask(kiosk->printing, kiosk);
    if ((effects & EFFECT_LOCK) != 0)
        desk_lock(kiosk->desk);
}

void kiosk_carry_out(struct kiosk *kiosk, int effects)
{
    if ((effects & EFFECT_LEAVE) != 0) {
        leave(kiosk);
        return;
    }
    if ((effects & EFFECT_NEW_ACT) != 0) {
        courier_new_act(kiosk->courier);
        clerk_new_act(kiosk->clerk);
    }
    if ((effects & EFFECT_COUNT) != 0)
        courier_count(kiosk->courier, kiosk->visit.counted);
    if ((effects & EFFECT_RELEASE) != 0)
        clerk_release(kiosk->clerk);
    if ((effects & EFFECT_REFRESH) != 0) {
        if (!pack_move(kiosk)) /* it is the same one still: its dates are looked at anew */
            effects |= visit_move_house(&kiosk->visit);
        effects |= EFFECT_ASK_PLACES;
    }
    if ((effects & EFFECT_RELOAD) != 0)
        (void)pack_move(kiosk);
    ask_keeper(kiosk, effects);
    serve_staff(kiosk, effects);
    if ((effects & EFFECT_PRINT) != 0)
        printing_start(kiosk->printing, kiosk);
    if ((effects & EFFECT_SUBMIT) != 0) {
        kiosk->dirty = true;
        kiosk_show(kiosk); /* "Saving your request…" before the disk is waited for */
        courier_submit(kiosk->courier, &kiosk->visit, clerk_reservation(kiosk->clerk));
    }
}

static void tell_time(struct kiosk *kiosk)
{
    kiosk->visit.now_utc_ms = clock_utc_ms(&kiosk->clock);
    kiosk->visit.today = date_of_utc(kiosk->visit.now_utc_ms); /* the glass may have stood there overnight */
    kiosk->visit.minute = date_minute_of_utc(kiosk->visit.now_utc_ms);
}

void kiosk_act(struct kiosk *kiosk, const struct ui_action *action)
{
    kiosk->dirty = true;
    tell_time(kiosk);
    kiosk_carry_out(kiosk, screens_act(&kiosk->visit, action));
}

/* --- time --- */

/* Who waits for nine o'clock with the page before her need not touch it. */
static void watch_opening(struct kiosk *kiosk)
{
    int64_t opens_utc_ms = visit_next_opening_utc_ms(&kiosk->visit);

    if (opens_utc_ms == 0 || clock_utc_ms(&kiosk->clock) < opens_utc_ms || clerk_is_busy(kiosk->clerk))
        return;
    kiosk->dirty = true;
    tell_time(kiosk);
    kiosk_carry_out(kiosk, visit_opening_came(&kiosk->visit));
}

/* What the keeper answers staff, and the registers that go to paper with it. */
static void serve_desk(struct kiosk *kiosk)
{
    int effects = EFFECT_NONE;

    if (desk_step(kiosk->desk, &kiosk->visit, &effects)) {
        kiosk->dirty = true;
        kiosk_carry_out(kiosk, effects);
        memory_wipe_stack(); /* it may have been names */
    }
    if (registers_step(desk_registers(kiosk->desk), kiosk)) {
        kiosk->dirty = true;
        kiosk->active_ms = clock_monotonic_ms(&kiosk->clock); /* staff stand at the printer */
    }
}

void kiosk_tick(struct kiosk *kiosk)
{
    if (courier_is_busy(kiosk->courier))
        take_news(kiosk);
    if (clerk_is_busy(kiosk->clerk))
        take_places(kiosk);
    if (printing_step(kiosk->printing, kiosk))
        kiosk->dirty = true;
    serve_desk(kiosk); /* after the printer: registers go on as soon as it is free */
    kiosk_release_typed(kiosk);
    watch_opening(kiosk);
    idle_watch(kiosk);
    pack_watch(kiosk);
}

bool kiosk_is_waiting(const struct kiosk *kiosk)
{
    return courier_is_busy(kiosk->courier) || clerk_is_busy(kiosk->clerk) || desk_is_busy(kiosk->desk);
}

/* -1 is never. */
static int sooner(int one_ms, int other_ms)
{
    if (one_ms < 0 || (other_ms >= 0 && other_ms < one_ms))
        return other_ms;
    return one_ms;
}

static int opening_wait_ms(const struct kiosk *kiosk)
{
    int64_t opens_utc_ms = visit_next_opening_utc_ms(&kiosk->visit);
    int64_t left = opens_utc_ms - clock_utc_ms(&kiosk->clock);

    if (opens_utc_ms == 0 || left > INT_MAX)
        return -1;
    return left > 0 ? (int)left : 0;
}

int kiosk_wait_ms(const struct kiosk *kiosk)
{
    int idle_ms = idle_wait_ms(kiosk);
    int printing_ms = printing_wait_ms(kiosk->printing);
    int typed_ms = scanner_wait_ms(&kiosk->scanner, clock_monotonic_ms(&kiosk->clock));

    if (kiosk_is_waiting(kiosk))
        return ANSWER_POLL_MS;
    return sooner(sooner(sooner(idle_ms, printing_ms), typed_ms),
                  sooner(opening_wait_ms(kiosk), pack_wait_ms(kiosk)));
}

void kiosk_let_time_pass(struct kiosk *kiosk, int64_t ms)
{
    while (ms > 0) {
        int64_t step = ms < TICK_MS ? ms : TICK_MS;

        clock_advance(&kiosk->clock, step);
        ms -= step;
        kiosk_tick(kiosk);
    }
    courier_set_clock(kiosk->courier);
    kiosk_show(kiosk);
}
