/* Touches: what a person does with her hands. The keyboard is in keys.c. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "app/kiosk.h"
#include "app/pack.h"
#include "base/memory.h"
#include "screens/screens.h"

/* A second touch of a trembling or hurried finger must not answer the next page too. */
enum { SETTLE_MS = 300 };

/* How far a finger may roll off what it holds. */
enum { HOLD_SLACK_PX = 24 };

void kiosk_be_active(struct kiosk *kiosk)
{
    kiosk->active_ms = clock_monotonic_ms(&kiosk->clock);
}

bool kiosk_is_settling(const struct kiosk *kiosk)
{
    return clock_monotonic_ms(&kiosk->clock) - kiosk->page_ms < SETTLE_MS;
}

static struct ui_node *node_at(struct kiosk *kiosk, int x, int y, size_t *ret_offset)
{
    return ui_frame_hit(kiosk->frame, &kiosk->view, x, y, ret_offset);
}

/* --- what lasts as long as it is pressed --- */

void kiosk_hold(struct kiosk *kiosk, const struct ui_node *node)
{
    struct ui_action action = node->action;

    kiosk->holds = true;
    kiosk->hold_place = node->rect;
    (void)snprintf(kiosk->pressed, sizeof kiosk->pressed, "%s", node->id);
    kiosk_act(kiosk, &action);
}

void kiosk_let_go(struct kiosk *kiosk)
{
    if (!kiosk->holds)
        return;
    kiosk->holds = false;
    kiosk->pressed[0] = '\0';
    desk_release_name(&kiosk->visit);
    memory_wipe_stack();
    kiosk->dirty = true;
}

/* What a name makes of the page may move the node itself; the finger is where it was. */
static bool is_on_held(const struct kiosk *kiosk, int x, int y)
{
    const struct ui_rect *place = &kiosk->hold_place;

    return x >= place->x - HOLD_SLACK_PX && x < place->x + place->width + HOLD_SLACK_PX &&
           y >= place->y - HOLD_SLACK_PX && y < place->y + place->height + HOLD_SLACK_PX;
}

/* --- touches --- */

/* What is touched, by a page that shows the pack as it is now. NULL where that page has something else there
 * than the one that the finger went to. */
static struct ui_node *node_after_refresh(struct kiosk *kiosk, int x, int y)
{
    size_t offset = 0;
    struct ui_node *node = node_at(kiosk, x, y, &offset);
    char id[KIOSK_ID_BYTES];

    (void)snprintf(id, sizeof id, "%s", node != NULL ? node->id : "");
    if (!pack_refresh(kiosk))
        return node;
    kiosk_show(kiosk);
    node = node_at(kiosk, x, y, &offset);
    return node != NULL && strcmp(node->id, id) == 0 ? node : NULL;
}

void kiosk_touch_down(struct kiosk *kiosk, int64_t finger, int x, int y)
{
    struct ui_node *node;

    kiosk_be_active(kiosk);
    if (kiosk->touching || kiosk->holds)
        return; /* a second finger, or a key is held down */
    kiosk->touching = true;
    kiosk->finger = finger;
    node = node_after_refresh(kiosk, x, y);
    if (kiosk_is_settling(kiosk))
        node = NULL;
    kiosk->pressed[0] = '\0';
    kiosk->focus[0] = '\0';
    kiosk->dirty = true;
    if (node == NULL || strlen(node->id) >= sizeof kiosk->pressed)
        return;
    if (node->held)
        kiosk_hold(kiosk, node);
    else
        (void)snprintf(kiosk->pressed, sizeof kiosk->pressed, "%s", node->id);
}

void kiosk_touch_move(struct kiosk *kiosk, int64_t finger, int x, int y)
{
    size_t offset = 0;
    const struct ui_node *node;

    if (!kiosk->touching || finger != kiosk->finger || kiosk->pressed[0] == '\0')
        return;
    kiosk_be_active(kiosk);
    if (kiosk->holds) {
        if (!is_on_held(kiosk, x, y))
            kiosk_let_go(kiosk);
        return;
    }
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
    kiosk_be_active(kiosk);
    kiosk->touching = false;
    kiosk_let_go(kiosk); /* what it asked for was done when it was pressed */
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

/* --- the parts of a page --- */

void kiosk_turn_part(struct kiosk *kiosk, int by)
{
    const struct ui_node *more = ui_find(&kiosk->view, "nav.more");
    int wanted = more != NULL ? (int)more->progress + by : -1;

    if (kiosk->holds || wanted < 0 || wanted >= kiosk->view.part_count)
        return;
    kiosk->visit.part = wanted;
    kiosk->dirty = true;
}

/* A flick of the wheel is many steps, and a part of the page one. */
void kiosk_wheel(struct kiosk *kiosk, int by)
{
    int64_t now_ms = clock_monotonic_ms(&kiosk->clock);

    kiosk_be_active(kiosk);
    if (by == 0 || now_ms - kiosk->turn_ms < SETTLE_MS)
        return;
    kiosk->turn_ms = now_ms;
    kiosk_turn_part(kiosk, by);
}

void kiosk_resized(struct kiosk *kiosk)
{
    kiosk_let_go(kiosk);
    ui_frame_wipe(kiosk->frame); /* nothing of it is on the new glass: all is painted */
    kiosk->dirty = true;
}
