/* Takes what was answered to the keeper: sealed once, sent until answered, always the same bytes under the
 * same key for one act, so that a lost answer or a repeated touch ends with one submission. Never blocks.
 * Does not: open, read or keep anything in the clear. */
#ifndef APP_COURIER_H
#define APP_COURIER_H

#include <stdbool.h>

#include "base/clock.h"
#include "model/visit.h"
#include "vault/vault.h"

struct courier;

struct courier_options {
    const char *socket_path;
    const char *key_path;      /* of the centre's public key */
    const char *pack_hash;     /* "" when the pack is not an installed one */
    const struct clock *clock; /* borrowed; the texts are copied */
};

struct courier *courier_create(const struct courier_options *options);
void courier_destroy(struct courier *courier);

/* Submissions from now on name another pack. */
void courier_set_pack(struct courier *courier, const char *pack_hash);

/* A new act: a new idempotency key; what was sealed before is forgotten. */
void courier_new_act(struct courier *courier);

void courier_ask(struct courier *courier);

/* `reservation` is that of the places kept for a sign-up. */
void courier_submit(struct courier *courier, const struct visit *visit, const char *reservation);

/* Has something counted, without saying who. Does not wait: a count that no keeper hears is lost. */
void courier_count(const struct courier *courier, const char *what);

/* Tells a keeper that runs with --test-clock what time it is. Waits a little for it to have heard. */
void courier_set_clock(struct courier *courier);

bool courier_is_busy(const struct courier *courier);

enum courier_news {
    COURIER_NONE,
    COURIER_STORED,
    COURIER_BOOKED, /* or not: courier_booking says */
    COURIER_NOT_STORED,
    COURIER_MAY_BE_STORED,
    COURIER_SEEN,
    COURIER_NOT_SEEN
};

/* What the keeper answered to a sign-up. Borrows: until the next act. */
struct courier_booking {
    enum session_verdict verdict;
    char reference[REFERENCE_CHARS + 1];
    char code[TICKET_CODE_CHARS + 1];
    int position, waiting;
};
const struct courier_booking *courier_booking(const struct courier *courier);

/* Moves on; with COURIER_STORED `ret_text` is the reference, with the NOT and MAY ones a code for staff.
 * Borrows: until the next call. */
enum courier_news courier_step(struct courier *courier, const char **ret_text);

#endif
