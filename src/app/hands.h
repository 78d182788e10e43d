/* The hands of a journey: touches and keys as events of the ordinary queue, aimed at nodes by their ids.
 * Private to app/. */
#ifndef APP_HANDS_H
#define APP_HANDS_H

#include <SDL.h>

#include "app/kiosk.h"

struct hands {
    struct kiosk *kiosk;
    void (*pump)(struct kiosk *kiosk);
    char problem[512]; /* what was found instead, after a failure */
    bool holds;        /* the finger is down, in pixels: */
    int hold_x, hold_y;
    SDL_Keycode held_key; /* or this key of a real keyboard is */
};

/* What the other commands are made of. A person looks before she touches: a machine would touch before the
 * page has settled. */
void hands_look(struct hands *hands);
void hands_find_part(struct hands *hands, const char *id); /* turns to the part of the page where it is */
enum status hands_find_visible(struct hands *hands, const char *id, struct ui_rect *ret_rect) MUST_CHECK;
void hands_finger(struct hands *hands, Uint32 type, int x, int y);
size_t hands_code_point_end(const char *text, size_t offset);
void hands_type_really(struct hands *hands, const char *text);

/* Touches a node, turning to its part of the page first. Fails: NOT_FOUND, with the ids on screen; DENIED: it
 * is there but disabled or without an action. */
enum status hands_tap(struct hands *hands, const char *id) MUST_CHECK;

/* Touches a node that is in sight, and at once the same place again, whatever stands there now. Fails: as
 * tap.
 */
enum status hands_double_tap(struct hands *hands, const char *id) MUST_CHECK;

/* Touches a node as tap does, and stays on it; or presses a key of a real keyboard by its name and keeps it
 * down. Fails: as tap; BUSY: something is held already. */
enum status hands_hold(struct hands *hands, const char *id) MUST_CHECK;
enum status hands_hold_key(struct hands *hands, const char *name) MUST_CHECK;

/* Lets go of it, or slides off it first. Fails: NOT_FOUND when nothing is held. */
enum status hands_release(struct hands *hands) MUST_CHECK;
enum status hands_slide(struct hands *hands, int by_x, int by_y) MUST_CHECK;

/* Pulls at the window's corner. */
void hands_resize(struct hands *hands, int width, int height);

/* Turns the wheel by one notch, down (1) or up (-1). */
void hands_wheel(struct hands *hands, int by);

/* Types on the on-screen keyboard into a text box, switching layers and layouts; at the desk on a real one.
 * Fails: as tap, and INVALID for a character that no layout reaches. */
enum status hands_type(struct hands *hands, const char *id, const char *text) MUST_CHECK;

/* Taps options, types text or fills date boxes, whatever the question needs. Several options: codes with
 * commas. */
enum status hands_answer(struct hands *hands, const char *id, const char *value) MUST_CHECK;

/* A key of the on-screen keyboard by its name, else of a real one ("Return", "Shift+Tab"). */
enum status hands_key(struct hands *hands, const char *name) MUST_CHECK;

/* A barcode scanner: the text as fast keys, and Enter. */
enum status hands_scan(struct hands *hands, const char *text) MUST_CHECK;

#endif
