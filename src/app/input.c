/* Touches and keys: what a person does with her hands. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "app/kiosk.h"
#include "app/pack.h"
#include "model/typing.h"
#include "screens/screens.h"

/* A second touch of a trembling or hurried finger must not answer the next page too. */
enum { SETTLE_MS = 300 };

static void be_active(struct kiosk *kiosk)
{
    kiosk->active_ms = clock_monotonic_ms(&kiosk->clock);
}

static struct ui_node *node_at(struct kiosk *kiosk, int x, int y, size_t *ret_offset)
{
    return ui_frame_hit(kiosk->frame, &kiosk->view, x, y, ret_offset);
}

static bool is_settling(const struct kiosk *kiosk)
{
    return clock_monotonic_ms(&kiosk->clock) - kiosk->page_ms < SETTLE_MS;
}

void kiosk_touch_down(struct kiosk *kiosk, int64_t finger, int x, int y)
{
    size_t offset = 0;
    struct ui_node *node;

    be_active(kiosk);
    if (kiosk->touching)
        return; /* a second finger */
    if (pack_refresh(kiosk))
        kiosk_show(kiosk);
    kiosk->touching = true;
    kiosk->finger = finger;
    node = node_at(kiosk, x, y, &offset);
    if (is_settling(kiosk))
        node = NULL;
    kiosk->pressed[0] = '\0';
    kiosk->focus[0] = '\0';
    if (node != NULL && strlen(node->id) < sizeof kiosk->pressed)
        (void)snprintf(kiosk->pressed, sizeof kiosk->pressed, "%s", node->id);
    kiosk->dirty = true;
}

void kiosk_touch_move(struct kiosk *kiosk, int64_t finger, int x, int y)
{
    size_t offset = 0;
    const struct ui_node *node;

    if (!kiosk->touching || finger != kiosk->finger || kiosk->pressed[0] == '\0')
        return;
    be_active(kiosk);
    node = node_at(kiosk, x, y, &offset);
    if (node == NULL || strcmp(node->id, kiosk->pressed) != 0) {
        kiosk->pressed[0] = '\0'; /* slid off: nothing happens */
        kiosk->dirty = true;
    }
}

void kiosk_touch_up(struct kiosk *kiosk, int64_t finger, int x, int y)
{
    size_t offset = 0;
    const struct ui_node *node;
    struct ui_action action = {.kind = ACT_NONE};

    if (!kiosk->touching || finger != kiosk->finger)
        return;
    be_active(kiosk);
    kiosk->touching = false;
    node = node_at(kiosk, x, y, &offset);
    if (node != NULL && strcmp(node->id, kiosk->pressed) == 0) {
        action = node->action;
        action.offset = offset;
    }
    kiosk->pressed[0] = '\0';
    kiosk->dirty = true;
    if (action.kind == ACT_NONE && kiosk->visit.screen == SCREEN_LEAVE_WARNING)
        action.kind = ACT_STAY; /* any touch says that somebody is there */
    if (action.kind != ACT_NONE)
        kiosk_act(kiosk, &action);
}

static bool answers_warning(struct kiosk *kiosk)
{
    be_active(kiosk);
    kiosk->dirty = true;
    if (kiosk->visit.screen != SCREEN_LEAVE_WARNING)
        return false;
    visit_close_over(&kiosk->visit);
    return true;
}

static void type(struct kiosk *kiosk, const char *text)
{
    if (answers_warning(kiosk) || kiosk->visit.typing.item == TYPING_NOTHING)
        return;
    kiosk->visit.problem_item = kiosk->visit.typing.item >= 0 ? -1 : kiosk->visit.problem_item;
    typing_insert(&kiosk->visit, text);
}

/* What was held for a scan that did not come goes where it was typed to. */
static void release_held(struct kiosk *kiosk)
{
    if (kiosk->scanner.held[0] != '\0')
        type(kiosk, kiosk->scanner.held);
    scanner_clear(&kiosk->scanner);
}

void kiosk_release_typed(struct kiosk *kiosk)
{
    if (scanner_is_typed(&kiosk->scanner, clock_monotonic_ms(&kiosk->clock)))
        release_held(kiosk);
}

void kiosk_typed(struct kiosk *kiosk, const char *text)
{
    int64_t now_ms = clock_monotonic_ms(&kiosk->clock);

    be_active(kiosk);
    kiosk_release_typed(kiosk);
    if (!scanner_add(&kiosk->scanner, text, now_ms)) {
        release_held(kiosk);
        (void)scanner_add(&kiosk->scanner, text, now_ms);
    }
}

/* Enter at the end of a scan belongs to it. */
static bool ends_scan(struct kiosk *kiosk)
{
    bool is_scan = scanner_ends(&kiosk->scanner, clock_monotonic_ms(&kiosk->clock));

    if (is_scan && !answers_warning(kiosk))
        kiosk_carry_out(kiosk, visit_scanned(&kiosk->visit, kiosk->scanner.held));
    if (is_scan)
        scanner_clear(&kiosk->scanner);
    return is_scan;
}

static bool takes_focus(const struct ui_node *node)
{
    return !node->hidden && !node->disabled && node->action.kind != ACT_NONE && node->area != UI_KEYBOARD;
}

static size_t focused_index(const struct kiosk *kiosk)
{
    for (size_t i = 0; i < kiosk->view.count; i++) {
        const struct ui_node *node = &kiosk->view.nodes[i];

        if (takes_focus(node) &&
            (kiosk->focus[0] != '\0' ? strcmp(node->id, kiosk->focus) == 0 : node->focused))
            return i;
    }
    return kiosk->view.count;
}

/* On to the next node that can be touched, or back to the one before, around the page. */
static void move_focus(struct kiosk *kiosk, bool back)
{
    size_t count = kiosk->view.count;
    size_t index = focused_index(kiosk);

    for (size_t steps = 0; steps <= count; steps++) {
        const struct ui_node *node;

        index = back ? (index + count) % (count + 1) : (index + 1) % (count + 1);
        node = &kiosk->view.nodes[index];
        if (index == count || !takes_focus(node) || strlen(node->id) >= sizeof kiosk->focus)
            continue;
        (void)snprintf(kiosk->focus, sizeof kiosk->focus, "%s", node->id);
        if (node->role == UI_TEXTBOX) {
            struct ui_action action = node->action;

            action.offset = SIZE_MAX;
            kiosk_act(kiosk, &action);
        }
        return;
    }
}

/* Enter does what a touch of the focused node would; in a text box it goes on. */
static void press_enter(struct kiosk *kiosk)
{
    size_t index = focused_index(kiosk);
    const struct ui_node *node = index < kiosk->view.count ? &kiosk->view.nodes[index] : NULL;

    if (typing_is_long(&kiosk->visit) && (node == NULL || node->role == UI_TEXTBOX)) {
        typing_insert(&kiosk->visit, "\n");
    } else if (node != NULL && node->role != UI_TEXTBOX) {
        struct ui_action action = node->action;

        kiosk_act(kiosk, &action);
    } else {
        kiosk_carry_out(kiosk, screens_enter(&kiosk->visit));
    }
}

void kiosk_pressed(struct kiosk *kiosk, enum kiosk_key key)
{
    if (key == KIOSK_ENTER && ends_scan(kiosk))
        return;
    release_held(kiosk);
    if (answers_warning(kiosk))
        return;
    switch (key) {
    case KIOSK_BACKSPACE:
        typing_backspace(&kiosk->visit);
        break;
    case KIOSK_LEFT:
        typing_move(&kiosk->visit, -1);
        break;
    case KIOSK_RIGHT:
        typing_move(&kiosk->visit, 1);
        break;
    case KIOSK_ENTER:
        if (!is_settling(kiosk))
            press_enter(kiosk);
        break;
    case KIOSK_TAB:
    case KIOSK_BACK_TAB:
        move_focus(kiosk, key == KIOSK_BACK_TAB);
        break;
    }
}
