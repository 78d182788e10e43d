/* A real keyboard: letters for the box that is typed into, a scanner's keys, and the way around a page
 * without touching it. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "app/kiosk.h"
#include "base/memory.h"
#include "model/typing.h"
#include "screens/screens.h"

static bool answers_warning(struct kiosk *kiosk)
{
    kiosk_be_active(kiosk);
    kiosk->dirty = true;
    if (kiosk->visit.screen != SCREEN_LEAVE_WARNING)
        return false;
    visit_close_over(&kiosk->visit);
    return true;
}

/* --- letters --- */

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

    kiosk_be_active(kiosk);
    if (kiosk->holds || (kiosk->space_is_down && strcmp(text, " ") == 0))
        return; /* the key that is held down says its sign again and again */
    kiosk_release_typed(kiosk);
    if (!scanner_add(&kiosk->scanner, text, now_ms)) {
        release_held(kiosk);
        (void)scanner_add(&kiosk->scanner, text, now_ms);
    }
}

void kiosk_key_typed(struct kiosk *kiosk, char sign)
{
    kiosk_release_typed(kiosk);
    if (!kiosk->holds)
        scanner_add_key(&kiosk->scanner, sign, clock_monotonic_ms(&kiosk->clock));
}

void kiosk_pasted(struct kiosk *kiosk, char *text)
{
    release_held(kiosk);
    for (char *c = text; *c != '\0'; c++) {
        bool may_stand = *c == '\n' && typing_is_long(&kiosk->visit);

        if ((unsigned char)*c < ' ' && !may_stand)
            *c = ' ';
    }
    if (!kiosk->holds)
        type(kiosk, text);
    memory_wipe(text, strlen(text));
}

/* Enter at the end of a scan belongs to it. */
static bool ends_scan(struct kiosk *kiosk)
{
    bool is_scan = scanner_ends(&kiosk->scanner, clock_monotonic_ms(&kiosk->clock));

    if (is_scan && !answers_warning(kiosk))
        kiosk_carry_out(kiosk, visit_scanned(&kiosk->visit, scanner_read(&kiosk->scanner)));
    if (is_scan)
        scanner_clear(&kiosk->scanner);
    return is_scan;
}

/* --- the focus --- */

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

/* What a touch of the node would do. */
static void press_node(struct kiosk *kiosk, const struct ui_node *node)
{
    struct ui_action action = node->action;

    if (node->held)
        kiosk_hold(kiosk, node);
    else
        kiosk_act(kiosk, &action);
}

/* Enter presses the focused node; in a text box it goes on. */
static void press_enter(struct kiosk *kiosk)
{
    size_t index = focused_index(kiosk);
    const struct ui_node *node = index < kiosk->view.count ? &kiosk->view.nodes[index] : NULL;

    if (typing_is_long(&kiosk->visit) && (node == NULL || node->role == UI_TEXTBOX))
        typing_insert(&kiosk->visit, "\n");
    else if (node != NULL && node->role != UI_TEXTBOX)
        press_node(kiosk, node);
    else
        kiosk_carry_out(kiosk, screens_enter(&kiosk->visit));
}

/* A node that Tab has led to, and that is no box to type a space into; or NULL. */
static const struct ui_node *button_with_focus(const struct kiosk *kiosk)
{
    size_t index = focused_index(kiosk);

    if (kiosk->focus[0] == '\0' || index == kiosk->view.count || kiosk->view.nodes[index].role == UI_TEXTBOX)
        return NULL;
    return &kiosk->view.nodes[index];
}

/* "No" to a question, else back, else out of what stands over the page. */
static void go_back(struct kiosk *kiosk)
{
    static const char *const ways[] = {"staff.no", "nav.back", "nav.close"};

    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        const struct ui_node *node = ui_find(&kiosk->view, ways[i]);

        if (node == NULL || !takes_focus(node))
            continue;
        press_node(kiosk, node);
        return;
    }
}

static void erase_next(struct kiosk *kiosk)
{
    size_t caret = kiosk->visit.typing.caret;

    typing_move(&kiosk->visit, 1);
    if (kiosk->visit.typing.caret != caret)
        typing_backspace(&kiosk->visit);
}

static void press(struct kiosk *kiosk, enum kiosk_key key)
{
    switch (key) {
    case KIOSK_BACKSPACE:
        typing_backspace(&kiosk->visit);
        break;
    case KIOSK_DELETE:
        erase_next(kiosk);
        break;
    case KIOSK_LEFT:
        typing_move(&kiosk->visit, -1);
        break;
    case KIOSK_RIGHT:
        typing_move(&kiosk->visit, 1);
        break;
    case KIOSK_ENTER:
        if (!kiosk_is_settling(kiosk))
            press_enter(kiosk);
        break;
    case KIOSK_SPACE:
        if (!kiosk_is_settling(kiosk))
            press_node(kiosk, button_with_focus(kiosk));
        break;
    case KIOSK_ESCAPE:
        if (!kiosk_is_settling(kiosk))
            go_back(kiosk);
        break;
    case KIOSK_PAGE_DOWN:
    case KIOSK_PAGE_UP:
        kiosk_turn_part(kiosk, key == KIOSK_PAGE_DOWN ? 1 : -1);
        break;
    case KIOSK_TAB:
    case KIOSK_BACK_TAB:
        move_focus(kiosk, key == KIOSK_BACK_TAB);
        break;
    }
}

void kiosk_pressed(struct kiosk *kiosk, enum kiosk_key key)
{
    if (kiosk->holds) {
        kiosk_be_active(kiosk);
        return; /* only letting go counts */
    }
    if (key == KIOSK_ENTER && ends_scan(kiosk))
        return;
    if (key == KIOSK_SPACE && button_with_focus(kiosk) == NULL)
        return; /* a letter like others */
    kiosk->space_is_down |= key == KIOSK_SPACE;
    release_held(kiosk);
    if (!answers_warning(kiosk))
        press(kiosk, key);
}

void kiosk_released(struct kiosk *kiosk, enum kiosk_key key)
{
    if (key == KIOSK_SPACE)
        kiosk->space_is_down = false;
    if ((key == KIOSK_SPACE || key == KIOSK_ENTER) && !kiosk->touching)
        kiosk_let_go(kiosk);
}
