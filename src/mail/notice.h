/* What the keeper itself tells staff: of a session who is signed up for a date, for whom a freed place is
 * kept, and that a sign-up is no more; of vitamins how many were handed over on a day. A notice is a
 * submission of a kind of its own, so that it is sealed, queued, tried again and wiped as every other; its
 * route is that of sign-ups, or of vitamins. What it tells stands in it, since names may be gone before it
 * can be sent. Pure. */
#ifndef MAIL_NOTICE_H
#define MAIL_NOTICE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/json.h"
#include "mail/letter.h"
#include "mail/message.h"
#include "mail/occasion.h"
#include "rules/response.h"

#define NOTICE_LIST "session-list"
#define NOTICE_OFFER "session-offer"
#define NOTICE_CANCELLED "session-cancelled"
#define NOTICE_SHEET "vitamins-sheet"
#define SIGN_UP_KIND "sign-up"
#define VITAMINS_KIND "vitamins"

/* The kind of the route by which what is of `kind` goes: a notice's is another. */
const char *notice_route(const char *kind);

/* How many are signed up in all; a page has a part of them. */
struct notice_sums {
    int families, children, adults, waiting;
};

struct notice {
    const char *kind; /* one of the four */
    const char *id;   /* UUID */
    const char *centre, *pack_hash;
    int64_t made_utc_ms;
    struct occasion occasion; /* of a sheet its day only */
    struct notice_sums sums;  /* of a list */
    int page, pages;          /* of a list, from 1 */
    /* Of {"reference","state","position","heldUntilUtcMs","adults","children"}, and what family_read tells;
     * of a sheet {"product","terms","packs"}. Borrows. */
    json_t *rows;
};

/* As submission_write writes one, for submission_read. Owns: the caller, memory_wipe_text. */
char *notice_write(const struct notice *notice);

/* Whether a submission is one. */
bool notice_is(const struct submission *submission);

/* As compose_letter. What is missing or of the wrong type in it shows as nothing. */
void notice_compose(const struct submission *submission, const struct message_context *context,
                    struct letter *ret_letter);

#endif
