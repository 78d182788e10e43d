/* Lines of a file or of standard input as they come, in a buffer that is wiped as lines are used: a journey's
 * lines may hold what a person types. Private to app/. */
#ifndef APP_LINES_H
#define APP_LINES_H

#include "base/status.h"

struct lines;

/* "-" is standard input. Fails: NOT_FOUND, DENIED, IO. */
enum status lines_open(const char *path, struct lines **ret_lines) MUST_CHECK;
void lines_close(struct lines *lines);

/* The next line without its end; valid until the next call. Fails: BUSY (none yet), NOT_FOUND (no more), FULL
 * (too long), IO. */
enum status lines_next(struct lines *lines, char **ret_line) MUST_CHECK;

#endif
