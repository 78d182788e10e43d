/* The glass: one window, one visit after another, one loop. */
#ifndef APP_APP_H
#define APP_APP_H

#include <stdbool.h>
#include <stdint.h>

struct app_options {
    const char *root;    /* the folder with assets/, or NULL: there is none, and that was said */
    const char *data;    /* the data folder */
    const char *centre;  /* a pack instead of the installed one, or NULL */
    const char *socket;  /* the keeper's, or NULL for the data folder's */
    const char *locale;  /* the language to stand in from the start, or NULL */
    const char *journey; /* a file, "-" for standard input, or NULL */
    const char *preview; /* a form whose pages are drawn into `picture`, and then the program ends; or NULL */
    const char *picture;
    const char *print_to; /* slips go into this folder as PNG files, whatever printer is set; or NULL */
    int width, height;    /* 0: the whole screen, or at the desk a window as large as is useful */
    int display;          /* from 1; 0: wherever the system puts the window */
    bool desk;            /* staff's own screen instead of the kiosk */
    bool full_screen;     /* at the desk too */
    bool headless;
    bool has_date;
    int64_t date_utc_ms; /* what time it shall be now */
};

/* Runs until the window is closed, a signal asks for it, or the journey ends.
 * Returns the program's exit code: 0 done, 1 a journey's line did not hold, 2 it could not start. */
int app_run(const struct app_options *options);

#endif
