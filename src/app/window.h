/* The panel: SDL's window and the canvas that is painted and pushed to it, changed rectangles only. */
#ifndef APP_WINDOW_H
#define APP_WINDOW_H

#include <stdbool.h>

#include "app/paint.h"

struct window;

struct window_options {
    int width, height; /* 0: as large as is useful */
    int display;       /* from 1; 0: wherever the system puts it */
    bool whole_screen;
    bool has_mouse; /* its pointer is shown, and the window's size may be changed */
    bool headless;  /* SDL's own off-screen driver: no display is needed or touched */
};

/* Fails: UNAVAILABLE when there is no display (SDL would quietly draw into nothing), or not that one
 * for a window with a mouse (any other stands on the first display then). `ret_why` then says why. */
enum status window_create(const struct window_options *options, struct window **ret_window,
                          const char **ret_why) MUST_CHECK;
void window_destroy(struct window *window);

struct canvas window_canvas(const struct window *window);

/* After the window's size may have changed. Returns whether it has: then the canvas is a new one, and empty.
 */
bool window_follow_size(struct window *window);

/* As if somebody had pulled at its corner. */
void window_set_size(struct window *window, int width, int height);

/* Pushes a painted rectangle to the glass. */
enum status window_present(struct window *window, struct ui_rect rect) MUST_CHECK;

#endif
