/* private/inbox.json as doorstepctl init writes it: how requests get to the inbox. What is there is never
 * overwritten. The password comes from a file descriptor, because an argument can be read by everybody on the
 * machine. */
#ifndef TOOLS_INBOX_H
#define TOOLS_INBOX_H

#include "base/status.h"
#include "tools/ctl.h"

/* Whether the options say what the settings that are there say. Fails: INVALID after a message that says what
 * to do. */
enum status inbox_compare(const struct ctl_request *request) MUST_CHECK;

/* Writes the settings unless they are there. Fails: INVALID, FULL, DENIED, IO, each after a message; none are
 * then there. */
enum status inbox_make(const struct ctl_request *request) MUST_CHECK;

#endif
