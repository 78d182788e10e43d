/* A server's words made fit to keep and to show. */
#ifndef STORE_REASON_H
#define STORE_REASON_H

#include "store/store.h"

/* Copies valid UTF-8, spaces for control characters, '?' for bytes that are no UTF-8; cut between characters.
 */
void reason_clean(const char *words, char ret_reason[STORE_REASON_BYTES]);

#endif
