/* The picture for a kiosk that has no words or no fonts to say that it is out of order: the sign for a pause,
 * and the code, drawn without any file. Private to app/. */
#ifndef APP_PLAIN_H
#define APP_PLAIN_H

#include "app/paint.h"
#include "app/window.h"

/* `code` has capital letters K and P and digits; anything else is a gap. */
void plain_draw(const struct canvas *canvas, const char *code);

/* Shows it for a minute, or until the window is closed: then the program ends, and who started it tries
 * again. */
void plain_stand(struct window *window, const char *code);

#endif
