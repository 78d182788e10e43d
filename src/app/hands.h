/* The hands of a journey: touches and keys as events of the ordinary queue, aimed at nodes by their ids.
 * Private to app/. */
#ifndef APP_HANDS_H
#define APP_HANDS_H

#include "app/kiosk.h"

struct hands {
    struct kiosk *kiosk;
    void (*pump)(struct kiosk *kiosk);
    char problem[512]; /* what was found instead, after a failure */
};

/* Touches a node, turning to its part of the page first. Fails: NOT_FOUND, with the ids on screen; DENIED: it
 * is there but disabled or without an action. */
enum status hands_tap(struct hands *hands, const char *id) MUST_CHECK;

/* Touches a node that is in sight, and at once the same place again, whatever stands there now. Fails: as
 * tap.
 */
enum status hands_double_tap(struct hands *hands, const char *id) MUST_CHECK;

/* Types on the on-screen keyboard into a text box, switching layers and layouts.
 * Fails: as tap, and INVALID for a character that no layout reaches. */
enum status hands_type(struct hands *hands, const char *id, const char *text) MUST_CHECK;

/* Taps options, types text or fills date boxes, whatever the question needs. Several options: codes with
 * commas. */
enum status hands_answer(struct hands *hands, const char *id, const char *value) MUST_CHECK;

/* A key of the on-screen keyboard by its name, else of a real one ("Return"). */
enum status hands_key(struct hands *hands, const char *name) MUST_CHECK;

/* A barcode scanner: the text as fast keys, and Enter. */
enum status hands_scan(struct hands *hands, const char *text) MUST_CHECK;

#endif
