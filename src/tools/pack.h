/* A centre pack on its way into the data folder: read whole, checked, hashed, copied under its hash, and only
 * then made the current one, so that a power cut or a fault leaves the last good pack standing. */
#ifndef TOOLS_PACK_H
#define TOOLS_PACK_H

#include <stdbool.h>

#include "base/date.h"
#include "base/faults.h"
#include "base/status.h"
#include "centre/centre.h"
#include "locale/words.h"
#include "vault/vault.h"

/* The pack's own files, with the questionnaires that all centres share, and its strings over ours.
 * Fails: INVALID with faults, NOT_FOUND, IO. */
enum status pack_check(const char *folder, struct faults *faults) MUST_CHECK;

/* The same, for use. Fails: as pack_check. Owns: the caller, centre_destroy and words_destroy. */
enum status pack_load(const char *folder, struct faults *faults, struct centre **ret_centre,
                      struct words **ret_words) MUST_CHECK;

/* What is not wrong but wants somebody's eye: services that nobody has checked for long, hand-overs without a
 * phone, words that are not translated. Notes are kept like faults. Fails: as pack_check. */
enum status pack_look_over(const char *folder, struct date today, struct faults *ret_notes) MUST_CHECK;

/* How many of those words a language lacks. */
size_t pack_count_missing(const struct centre *centre, const struct words *words, const char *language);

struct pack; /* the files of a pack in memory, sorted by name */

/* Reads the files that belong to a pack and nothing else. Fails: NOT_FOUND, FULL, DENIED, IO, each with a
 * fault. Owns: the caller, pack_destroy. */
enum status pack_read(const char *folder, struct faults *faults, struct pack **ret_pack) MUST_CHECK;
void pack_destroy(struct pack *pack);

/* Over the names and contents. Borrows: from the pack. */
const char *pack_hash(const struct pack *pack);

/* Copies the pack to DATA/public/packs/HASH unless it is there, mends a copy that is damaged, checks it, and
 * turns `current` to it. Fails: as pack_check, FULL, DENIED, IO, each with a fault; `current` then is what it
 * was. */
enum status pack_install(const struct pack *pack, const char *data, struct faults *faults) MUST_CHECK;

/* Whether it is the current one, and every file of it is as it was copied. */
bool pack_is_installed(const struct pack *pack, const char *data);

/* The hash of the pack that is current. Fails: NOT_FOUND when there is none, IO. */
enum status pack_current(const char *data, char ret_hash[VAULT_HASH_CHARS + 1]) MUST_CHECK;

#endif
