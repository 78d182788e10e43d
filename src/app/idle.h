/* The idle clock: whoever has gone leaves nothing behind. At the panel the page asks first whether anybody is
 * there, as the pack says when; the desk is locked at once. Private to app/. */
#ifndef APP_IDLE_H
#define APP_IDLE_H

#include "app/kiosk.h"

/* Warns, clears or locks when it is time. */
void idle_watch(struct kiosk *kiosk);

/* Milliseconds until then; -1: nobody is waited for. */
int idle_wait_ms(const struct kiosk *kiosk);

#endif
