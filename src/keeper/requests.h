/* What the keeper answers: one function a kind of request, in a table. */
#ifndef KEEPER_REQUESTS_H
#define KEEPER_REQUESTS_H

#include <stdbool.h>

#include "base/date.h"
#include "base/json.h"
#include "keeper/asker.h"
#include "keeper/safe.h"
#include "wire/wire.h"

/* The answer to, or refusal of, any message. What it promises is on disk. NULL: it comes later, from
 * staff_checks_take. A request of staff keeps `asker` unlocked. Owns: the caller, json_decref. */
json_t *request_answer(struct safe *safe, struct asker *asker, const json_t *message);

/* The staff number of whoever asks just now: of an unlocked connection its own, else the one it names. */
int request_staff(const struct safe *safe, const json_t *fields);

/* A text of a request that was checked. Borrows: from the fields. */
const char *request_text(const json_t *fields, const char *name);
int request_number(const json_t *fields, const char *name);
struct date request_date(const json_t *fields, const char *name);

/* A month, its day 0. Fails: INVALID. */
enum status request_month(const json_t *fields, const char *name, struct date *ret_month) MUST_CHECK;

/* What is refused when that failed. */
json_t *request_refuse_month(void);

/* Whether what is sealed was sealed for us; the log says when not. */
bool request_has_our_key(const struct safe *safe, const json_t *fields);

/* After how many rows a page of a list is asked for; and that page, whose "next" is where the one after it
 * begins, 0 when it was the last. */
size_t request_offset(const json_t *fields);
json_t *request_page_answer(enum wire_kind kind, json_t *items, size_t offset);

/* What the database refused; the log says why, of `what`. */
json_t *request_refuse_store(const struct safe *safe, const char *what, enum status status);

/* The refusal of what only a centre pack can decide. */
json_t *request_refuse_pack(void);

#endif
