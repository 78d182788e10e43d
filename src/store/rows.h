/* Rows of the lists as JSON, as wire/wire.h has them: the keeper answers with them, and doorstepctl reads
 * them from the database where no keeper lives. Nothing sealed is among them. */
#ifndef STORE_ROWS_H
#define STORE_ROWS_H

#include "base/json.h"
#include "store/bookings.h"
#include "store/staff.h"
#include "store/vitamins.h"

/* Owns: the caller, json_decref, here and below. */
json_t *outbox_row(const struct outbox_item *item);
json_t *tally_row(const struct tally *tally);

json_t *booking_row(const struct booking *booking);
json_t *booking_count_row(const struct booking_count *count);
json_t *booking_passed_row(const struct booking_passed *passed);

json_t *stock_row(const struct stock_batch *batch);
json_t *vitamins_total_row(const struct vitamins_total *total);

/* What a voucher is for, and whether it holds today. NULL: there is none. */
json_t *voucher_row(const struct voucher *voucher, struct date today);

json_t *staff_row(const struct staff_member *member);
json_t *audit_row(const struct audit_row *row);

#endif
