/* The test mail of a route: it asks whoever reads the inbox to pass a code on, so that nothing of a family is
 * sent to a wrong address. It holds no personal data, and the code is in its body alone. Pure. */
#ifndef MAIL_TRIAL_H
#define MAIL_TRIAL_H

#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "centre/centre.h"
#include "mail/message.h"

struct trial {
    const struct centre_about *centre;
    const struct centre_route *route;
    const char *sender;       /* as requests of this route will come from */
    const char *const *kinds; /* that go to this inbox by the same way */
    size_t kind_count;
    const char *id; /* a UUID */
    const char *code;
    int hours; /* for which the code holds */
    int64_t sent_utc_ms;
};

/* Fails: INVALID (an address is none, or a name cannot stand in a header), FULL. Owns: the caller,
 * message_finish. */
enum status trial_make(const struct trial *trial, struct message *ret_message) MUST_CHECK;

#endif
