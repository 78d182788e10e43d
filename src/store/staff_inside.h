/* Staff, their tries and the audit's rows inside an act's own transaction. For the files of this room only.
 */
#ifndef STORE_STAFF_INSIDE_H
#define STORE_STAFF_INSIDE_H

#include "store/connection.h"
#include "store/staff.h"

/* What the tries are called that all numbers share; those of one have its number behind this and a dash. */
#define STAFF_TRIES_OF_ALL "staff"

/* "" when nobody has this number. */
enum status staff_read_pin(struct store *store, int number, char ret_pin[STAFF_PIN_BYTES]) MUST_CHECK;
enum status staff_forget_pin(struct store *store, int number) MUST_CHECK;

/* Again all, and those that all numbers share too, unless it is the recovery code. */
enum status staff_give_tries(struct store *store, int number) MUST_CHECK;

/* `ret_id` may be NULL. */
enum status audit_note(struct store *store, int staff, enum audit_act act, const char *what,
                       int64_t now_utc_ms, int64_t *ret_id) MUST_CHECK;

/* Some of what is older than AUDIT_KEPT_MS goes. */
enum status audit_forget_some(struct store *store, int64_t now_utc_ms) MUST_CHECK;

#endif
