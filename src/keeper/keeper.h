/* The safe: takes sealed submissions from the glass, answers after the commit, and delivers them to the
 * inbox. One thread, one loop of poll, the one owner of the database. It needs no centre pack to accept, only
 * to deliver. Does not: trust what the glass says about recipient and kind; those come from the opened
 * content and its pack. */
#ifndef KEEPER_KEEPER_H
#define KEEPER_KEEPER_H

#include <stdbool.h>

struct keeper_options {
    const char *data;   /* the data folder */
    const char *socket; /* NULL: run/keeper.sock in the data folder */
    bool once;          /* deliver what is due, serve nobody, stop */
    bool test_clock;    /* follow the clock messages of journeys */
};

/* Runs until SIGTERM or SIGINT, or with `once` until nothing is due. The answer is the program's exit code: 0
 * done, 1
 * (`once` only) something still waits or is held, 2 it could not start; the log then says why.
 * Blocks. Changes the process: umask, signal mask, no core dumps. */
int keeper_run(const struct keeper_options *options);

#endif
