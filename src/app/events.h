/* SDL's events, made into what a person does: touches, keys, a window that changes. */
#ifndef APP_EVENTS_H
#define APP_EVENTS_H

#include "app/kiosk.h"

/* Takes all events that wait, and shows what comes of each. */
void events_pump(struct kiosk *kiosk);

#endif
