/* One question to the keeper at a time, without ever waiting for the answer: over a connection of its own, or
 * over one that stays, where the keeper must know who asked before.
 * Does not: know what a question means. */
#ifndef APP_LINE_H
#define APP_LINE_H

#include <stdbool.h>

#include "base/clock.h"
#include "wire/wire.h"

struct line {
    char *socket_path;
    const struct clock *clock; /* borrowed */
    struct wire_channel *channel;
    enum wire_kind asked;
    bool is_waiting;
    bool stays; /* the connection outlives the answer, until it is hung up */
    int64_t deadline_ms;
};

void line_init(struct line *line, const char *socket_path, const struct clock *clock);
void line_finish(struct line *line);

/* Sends a request; takes over `fields`. An answer still on its way to an earlier one is not waited for any
 * more. False when nobody took it: it certainly did not arrive. */
bool line_ask(struct line *line, enum wire_kind kind, json_t *fields);
void line_hang_up(struct line *line);

/* OK: an answer is there, held against the table; `ret_fields` borrows from `ret_message`, which the caller
 * owns, and is NULL with `ret_verdict` other than OK (the keeper refused, or its answer is none). BUSY: not
 * yet. UNAVAILABLE: there will be none. */
enum status line_step(struct line *line, json_t **ret_message, const json_t **ret_fields,
                      enum status *ret_verdict) MUST_CHECK;

/* Sends something that nobody waits for the answer to; takes over `fields`. */
bool line_tell(const struct line *line, enum wire_kind kind, json_t *fields);

#endif
