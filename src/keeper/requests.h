/* What the keeper answers: one function a kind of request, in a table. */
#ifndef KEEPER_REQUESTS_H
#define KEEPER_REQUESTS_H

#include "base/json.h"
#include "keeper/safe.h"
#include "wire/wire.h"

/* The answer to, or refusal of, any message. What it promises is on disk. Owns: the caller, json_decref. */
json_t *request_answer(struct safe *safe, enum wire_peer peer, const json_t *message);

/* A text of a request that was checked. Borrows: from the fields. */
const char *request_text(const json_t *fields, const char *name);

#endif
