/* A kiosk with no display, opened once for the cases that need a whole one, and the events of hands and
 * keyboard that it is sent. A keeper that never answers listens at its socket. */
#ifndef TESTS_APP_GLASS_H
#define TESTS_APP_GLASS_H

#include <SDL.h>

#include "app/kiosk.h"

extern struct kiosk glass;

void glass_open(void); /* unchecked fixture: once for all cases */
void glass_close(void);

void glass_page(enum screen screen);           /* a page of staff, unlocked */
void glass_pass(int64_t ms);                   /* time passes */
void glass_key(Uint32 type, SDL_Keycode code); /* of those that type nothing */
void glass_finger(Uint32 type, int finger, int x, int y);
void glass_window(Uint8 event);

#endif
