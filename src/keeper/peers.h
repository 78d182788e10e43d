/* Those who ask the keeper something: the two listening sockets and the connections made on them. A bounded
 * number; when all places are taken the one that has been silent longest makes room, so that no leak of
 * connections locks the glass out. The kernel says who a peer is, and strangers are hung up on. */
#ifndef KEEPER_PEERS_H
#define KEEPER_PEERS_H

#include <poll.h>
#include <stddef.h>

#include "base/status.h"
#include "keeper/safe.h"

enum { PEERS_MAX = 16, PEERS_POLL_MAX = PEERS_MAX + 2 };

struct peers;

/* Fails: as wire_listen; the log then says which socket and why. Borrows: the safe.
 * Owns: the caller, peers_destroy. */
enum status peers_create(struct safe *safe, const char *socket, const char *admin_socket,
                         struct peers **ret_peers) MUST_CHECK;
void peers_destroy(struct peers *peers); /* takes NULL */

/* What to poll for; entries stay in this order for peers_serve. Returns the number used. */
size_t peers_poll_set(const struct peers *peers, struct pollfd ret_fds[PEERS_POLL_MAX]);

/* Answers one message of each that has one, and takes in who knocks. Who waits for a PIN to be checked is not
 * listened to until then. */
void peers_serve(struct peers *peers, const struct pollfd *fds, size_t count);

/* Gives those who waited for it their answer, and unlocks the connection where the PIN was right. */
void peers_answer(struct peers *peers);

#endif
