/* A submission as an email for staff: RFC 5322 and MIME. Pure: no file, no network, no clock.
 * Subject: the route's prefix, kind and reference, nothing else. Body: the letter (compose.h) as text and as
 * HTML, both in base64, and the QuestionnaireResponse as application/fhir+json attachment; a notice of the
 * keeper (notice.h) has none. */
#ifndef MAIL_MESSAGE_H
#define MAIL_MESSAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/status.h"
#include "base/strbuf.h"
#include "centre/centre.h"
#include "locale/words.h"
#include "mail/occasion.h"
#include "rules/response.h"

struct message_context {
    const struct centre *centre;
    const struct words *words;
    const char *reference;
    const char *sender;  /* in place of the route's own; NULL for that */
    int64_t sent_utc_ms; /* the Date header: when it was accepted, so that every try is the same message */
    const struct occasion *occasion; /* of a sign-up: what for; else NULL */
    struct standing standing;        /* and how it stands now */
    bool possible_copy; /* an earlier try may have arrived: says so in a header and the first line */
};

struct message {
    char sender[255];
    char recipient[255];
    char message_id[128]; /* <submission-id@domain of the sender>: the same on every try */
    struct strbuf text;   /* the whole message, CRLF line ends */
};

/* Fails: NOT_FOUND (the pack has no route for this kind), INVALID (a header value holds CR, LF or NUL, or an
 * address or the submission's id is none), FULL (it is too long). Owns: the caller, message_finish (which
 * wipes). */
enum status message_make(const struct submission *submission, const struct message_context *context,
                         struct message *ret_message) MUST_CHECK;
void message_finish(struct message *message);

#endif
