/* Takes a message to the inbox by the relay it is given: over SMTP by libcurl's multi interface, TLS required
 * unless the settings say otherwise, or into a local Maildir. One delivery at a time; the keeper's loop
 * drives it. The only place that opens a network connection. Does not: decide when to try again. */
#ifndef MAIL_TRANSPORT_H
#define MAIL_TRANSPORT_H

#include <poll.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/faults.h"
#include "base/status.h"
#include "mail/message.h"
#include "mail/settings.h"

struct transport;

/* private/inbox.json: {"url": "smtps://host:465" | "smtp://host:587" | "maildir:/path", "user",
 * "passwordFile", "caFile", "tls": "required" | "none" (loopback only), "domain" (how we greet the server),
 * "sender" (in place of the pack's), "relays": {NAME: {the same, without "relays"}}}; files are named from
 * its folder. Fails: NOT_FOUND, INVALID, DENIED, IO, each with faults. */
enum status transport_create(const char *settings_path, struct faults *faults,
                             struct transport **ret_transport) MUST_CHECK;
void transport_destroy(struct transport *transport);

/* The relay of that name, the plain one for NULL; NULL when there is none. Borrows: from the transport. */
const struct relay *transport_find_relay(const struct transport *transport, const char *name);

enum delivery_verdict {
    DELIVERY_ACCEPTED,
    DELIVERY_LATER,   /* 4xx, no connection, TLS failed: nothing was taken */
    DELIVERY_REFUSED, /* 5xx: a person must look */
    DELIVERY_UNKNOWN, /* broken off after the data: it may have arrived */
};

struct delivery_result {
    enum delivery_verdict verdict;
    char reason[300]; /* the server's words or ours, no personal data */
};

/* Starts a delivery; borrows `relay` and `message` until it is done. Fails: BUSY (one is in flight), IO. */
enum status transport_start(struct transport *transport, const struct relay *relay,
                            const struct message *message) MUST_CHECK;

/* Nothing is in flight. */
bool transport_is_idle(const struct transport *transport);

/* What to poll for, and for how long at most (-1: no limit). Returns the number of entries used. */
size_t transport_poll_set(struct transport *transport, struct pollfd *ret_fds, size_t capacity,
                          int *ret_timeout_ms);

/* Moves on. True when the delivery is done; `ret_result` then tells how. */
bool transport_step(struct transport *transport, struct delivery_result *ret_result);

/* Whether the whole message is with the server, which may have taken it: breaking off now may make a copy. */
bool transport_awaits_verdict(const struct transport *transport);

/* Breaks off the delivery in flight, if there is one. */
void transport_cancel(struct transport *transport);

#endif
