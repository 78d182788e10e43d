/* What acts that take something in from a person share: an answer for each idempotency key, and references
 * that nothing else in the database has. For the files of this room only; all but the last two are called
 * inside a transaction. */
#ifndef STORE_SUBMISSION_H
#define STORE_SUBMISSION_H

#include "store/connection.h"

/* The reference that was answered to an act. Fails: NOT_FOUND when it was not done yet. */
enum status submission_find_answer(struct store *store, const char *key,
                                   char ret_reference[REFERENCE_CHARS + 1]) MUST_CHECK;
enum status submission_add_answer(struct store *store, const char *key, const char *reference,
                                  int64_t now_utc_ms) MUST_CHECK;

/* Draws texts until there is one for which `sql`, whose only parameter it is, finds nothing. `what` it is
 * says the complaint. Fails: IO when the source of random numbers is stuck. */
enum status submission_draw(struct store *store, const char *sql, const char *what,
                            void (*draw)(struct random_source random, char *ret_text),
                            struct random_source random, char *ret_text) MUST_CHECK;

/* One that neither the outbox nor a booking nor a voucher has. Fails: IO when the source of random numbers is
 * stuck. */
enum status submission_make_reference(struct store *store, struct random_source random,
                                      char ret_reference[REFERENCE_CHARS + 1]) MUST_CHECK;

/* Puts a sealed text into the outbox, due now. */
enum status submission_add_item(struct store *store, const char *reference, const char *sealed,
                                int64_t now_utc_ms) MUST_CHECK;

/* store_write of what takes something in. The room that the ballast gave back belongs to the deliveries, so
 * nothing is taken in before it stands again. Fails: FULL, DENIED, IO, and as `act`. */
enum status submission_take_in(struct store *store, enum status (*act)(struct store *store, void *context),
                               void *context) MUST_CHECK;

/* The same unless `find` finds that it is done. `find` fails: NOT_FOUND when it is not, INVALID when the key
 * was another act's. */
enum status submission_take_in_once(struct store *store,
                                    enum status (*find)(struct store *store, void *context),
                                    enum status (*act)(struct store *store, void *context),
                                    void *context) MUST_CHECK;

#endif
