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
#include "app/trouble.h"
#include "app/window.h"
#include "base/clock.h"
#include "base/kiosk_name.h"
#include "centre/edits.h"
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
    struct edits_stamp edits;         /* those that lie over it */
    char name[KIOSK_NAME_BYTES];      /* what this kiosk is called */
    enum trouble trouble;             /* why it is out of order */
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

    int64_t pack_ms; /* when another pack, and what staff have set, was last looked for */
    bool dirty;      /* the view must be built again */
    bool must_leave; /* the program ends */
    bool touching;
    int64_t finger;
    char pressed[KIOSK_ID_BYTES]; /* the node under the finger */
    bool holds;                   /* what `pressed` asked for is done, and lasts until it is let go */
    struct ui_rect hold_place;    /* off which the finger may not slide */
    bool space_is_down;           /* and pressed a node: its text is no letter */
    char focus[KIOSK_ID_BYTES];   /* the node that a real keyboard has gone to with Tab, or "" */
    int64_t active_ms;            /* when the person last did something */
    int64_t page_ms;              /* when the page last changed */
    int64_t turn_ms;              /* when the wheel last turned to another part */
    char page_key[64];            /* which page that was */
};

/* Opens everything. Fails: INVALID, UNAVAILABLE, NOT_FOUND after saying why. */
enum status kiosk_open(struct kiosk *kiosk, const struct app_options *options) MUST_CHECK;
void kiosk_close(struct kiosk *kiosk);

/* After kiosk_open has failed: shows a code for as long as plain.h says, where there is a window for it and
 * somebody to see it. Returns whether it did. */
bool kiosk_stand_out_of_order(struct kiosk *kiosk);

/* Builds the view, draws what changed and pushes it, if anything may have changed. */
void kiosk_show(struct kiosk *kiosk);

/* Does what touching a node asks for, and carries out what that raises. */
void kiosk_act(struct kiosk *kiosk, const struct ui_action *action);
void kiosk_carry_out(struct kiosk *kiosk, int effects);

/* A touch on the panel, in pixels. */
void kiosk_touch_down(struct kiosk *kiosk, int64_t finger, int x, int y);
void kiosk_touch_move(struct kiosk *kiosk, int64_t finger, int x, int y);
void kiosk_touch_up(struct kiosk *kiosk, int64_t finger, int x, int y);

/* A node that is `held` (ui/view.h) does its action when it is pressed. This lets it go, whoever holds it:
 * nobody's name stays. */
void kiosk_hold(struct kiosk *kiosk, const struct ui_node *node);
void kiosk_let_go(struct kiosk *kiosk);

/* Keys of a real keyboard, and of a scanner: `sign` is scanner_sign's. */
void kiosk_typed(struct kiosk *kiosk, const char *text);
void kiosk_key_typed(struct kiosk *kiosk, char sign);
void kiosk_pasted(struct kiosk *kiosk, char *text); /* wiped */
void kiosk_release_typed(struct kiosk *kiosk);      /* what was no scan, when it is old enough to tell */
enum kiosk_key {
    KIOSK_BACKSPACE,
    KIOSK_DELETE,
    KIOSK_ENTER,
    KIOSK_SPACE,
    KIOSK_LEFT,
    KIOSK_RIGHT,
    KIOSK_TAB,
    KIOSK_BACK_TAB,
    KIOSK_ESCAPE, /* back */
    KIOSK_PAGE_DOWN,
    KIOSK_PAGE_UP,
};
void kiosk_pressed(struct kiosk *kiosk, enum kiosk_key key);
void kiosk_released(struct kiosk *kiosk, enum kiosk_key key);

/* To the part of the page that comes after (1) or before (-1), where there is one. */
void kiosk_turn_part(struct kiosk *kiosk, int by);
void kiosk_wheel(struct kiosk *kiosk, int by);

/* Somebody is there; and whether the page has changed too lately for a touch to be meant for it. */
void kiosk_be_active(struct kiosk *kiosk);
bool kiosk_is_settling(const struct kiosk *kiosk);

/* The window has another size. */
void kiosk_resized(struct kiosk *kiosk);

/* Time has passed: idle warning and end, the keeper's answers. */
void kiosk_tick(struct kiosk *kiosk);

/* Whether the keeper's answer is waited for. */
bool kiosk_is_waiting(const struct kiosk *kiosk);

/* Milliseconds until kiosk_tick has something to do; -1 when nothing will happen by itself. */
int kiosk_wait_ms(const struct kiosk *kiosk);

/* Moves the program's clock, stopping on the way wherever something is due. */
void kiosk_let_time_pass(struct kiosk *kiosk, int64_t ms);

#endif
