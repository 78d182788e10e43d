/* What the loop, the input and the journeys share: the visit and all that shows it. */
#ifndef APP_KIOSK_H
#define APP_KIOSK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/app.h"
#include "app/clerk.h"
#include "app/courier.h"
#include "app/desk.h"
#include "app/printing.h"
#include "app/scanner.h"
#include "app/window.h"
#include "base/clock.h"
#include "model/visit.h"
#include "ui/frame.h"
#include "ui/view.h"

enum { KIOSK_PATH_BYTES = 4096, KIOSK_ID_BYTES = 256 };

struct kiosk {
    const struct app_options *options;
    struct clock clock;
    struct words *words;
    struct keyboard_set *keyboards;
    struct centre *centre;
    struct search *search;            /* over the services of the pack */
    char pack_path[KIOSK_PATH_BYTES]; /* of the pack that is loaded, its links resolved */
    struct house house;
    struct visit visit;
    struct window *window;
    struct text_engine *texts;
    struct picture_set *pictures;
    struct ui_frame *frame;
    struct ui_view view;
    struct courier *courier;
    struct clerk *clerk;
    struct desk *desk;
    struct printing *printing;
    struct scanner scanner;

    bool dirty;      /* the view must be built again */
    bool must_leave; /* the program ends */
    bool touching;
    int64_t finger;
    char pressed[KIOSK_ID_BYTES]; /* the node under the finger */
    char focus[KIOSK_ID_BYTES];   /* the node that a real keyboard has gone to with Tab, or "" */
    int64_t active_ms;            /* when the person last did something */
    int64_t page_ms;              /* when the page last changed */
    char page_key[64];            /* which page that was */
};

/* Opens everything. Fails: INVALID, UNAVAILABLE, NOT_FOUND after saying why. */
enum status kiosk_open(struct kiosk *kiosk, const struct app_options *options) MUST_CHECK;
void kiosk_close(struct kiosk *kiosk);

/* Builds the view, draws what changed and pushes it, if anything may have changed. */
void kiosk_show(struct kiosk *kiosk);

/* Does what touching a node asks for, and carries out what that raises. */
void kiosk_act(struct kiosk *kiosk, const struct ui_action *action);
void kiosk_carry_out(struct kiosk *kiosk, int effects);

/* A touch on the panel, in pixels. */
void kiosk_touch_down(struct kiosk *kiosk, int64_t finger, int x, int y);
void kiosk_touch_move(struct kiosk *kiosk, int64_t finger, int x, int y);
void kiosk_touch_up(struct kiosk *kiosk, int64_t finger, int x, int y);

/* Keys of a real keyboard. */
void kiosk_typed(struct kiosk *kiosk, const char *text);
void kiosk_release_typed(struct kiosk *kiosk); /* what was no scan, when it is old enough to tell */
enum kiosk_key { KIOSK_BACKSPACE, KIOSK_ENTER, KIOSK_LEFT, KIOSK_RIGHT, KIOSK_TAB, KIOSK_BACK_TAB };
void kiosk_pressed(struct kiosk *kiosk, enum kiosk_key key);

/* Time has passed: idle warning and end, the keeper's answers. */
void kiosk_tick(struct kiosk *kiosk);

/* Whether the keeper's answer is waited for. */
bool kiosk_is_waiting(const struct kiosk *kiosk);

/* Milliseconds until kiosk_tick has something to do; -1 when nothing will happen by itself. */
int kiosk_wait_ms(const struct kiosk *kiosk);

/* Moves the program's clock, stopping on the way wherever something is due. */
void kiosk_let_time_pass(struct kiosk *kiosk, int64_t ms);

#endif
