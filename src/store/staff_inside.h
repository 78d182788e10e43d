/* The audit's rows inside an act's own transaction. For the files of this room only. */
#ifndef STORE_STAFF_INSIDE_H
#define STORE_STAFF_INSIDE_H

#include "store/connection.h"
#include "store/staff.h"

/* `ret_id` may be NULL. */
enum status audit_note(struct store *store, int staff, enum audit_act act, const char *what,
                       int64_t now_utc_ms, int64_t *ret_id) MUST_CHECK;

/* Some of what is older than AUDIT_KEPT_MS goes. */
enum status audit_forget_some(struct store *store, int64_t now_utc_ms) MUST_CHECK;

#endif
