/* The panel: SDL's window and the canvas that is painted and pushed to it, changed rectangles only. */
#ifndef APP_WINDOW_H
#define APP_WINDOW_H

#include <stdbool.h>

#include "app/paint.h"

struct window;

struct window_options {
    int width, height; /* 0: the whole screen */
    bool headless;     /* SDL's own off-screen driver: no display is needed or touched */
};

/* Fails: UNAVAILABLE when there is no display (SDL would quietly draw into nothing). `ret_why` then says why.
 */
enum status window_create(const struct window_options *options, struct window **ret_window,
                          const char **ret_why) MUST_CHECK;
void window_destroy(struct window *window);

struct canvas window_canvas(const struct window *window);

/* Pushes a painted rectangle to the glass. */
enum status window_present(struct window *window, struct ui_rect rect) MUST_CHECK;

#endif
