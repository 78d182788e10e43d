/* Messages to the people who run Doorstep, on standard error: `program: what: why, and what to do`.
 * Programs log, rooms do not. References and states only: never a name or free text. */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include "base/status.h"

/* `program` stands before every line; borrowed for ever. */
void log_open(const char *program);

void log_line(const char *format, ...) PRINTF_LIKE(1, 2);

#endif
