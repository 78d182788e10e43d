/* The installed centre packs as the keeper needs them: the one in use, and the one that a submission was made
 * with. They are read when first needed and again when `current` turns to another; a pack that cannot be read
 * is tried again after a while, so that mending it is enough. Over the one in use lie the edits of staff
 * (centre/edits.h), which is why it is read again when they have changed. */
#ifndef KEEPER_PACKS_H
#define KEEPER_PACKS_H

#include <stdint.h>

#include "base/status.h"
#include "centre/centre.h"
#include "locale/words.h"

enum { PACK_HASH_CHARS_MAX = 64, PACKS_PROBLEM_BYTES = 240, PACKS_MARK_BYTES = 160 };

struct packs;

/* `packs_folder` has one folder a hash and the link `current`, and lies in `data_folder`, where the edits
 * are; `locales_folder` is assets/locales, `shared_folder` assets/questionnaires. Owns: the caller,
 * packs_destroy.
 */
struct packs *packs_create(const char *data_folder, const char *packs_folder, const char *locales_folder,
                           const char *shared_folder);
void packs_destroy(struct packs *packs); /* takes NULL */

/* The hash of the pack in use; "" when none is installed. */
void packs_current_hash(const struct packs *packs, char ret_hash[PACK_HASH_CHARS_MAX + 1]);

/* What is another text whenever the pack in use or its edits are others: then its timetable may be, too. */
void packs_current_mark(const struct packs *packs, char ret_mark[PACKS_MARK_BYTES]);

struct pack {
    const struct centre *centre;
    const struct words *words;
};

/* The pack `hash`. Borrows: until the next call. Fails: NOT_FOUND (no such pack, or no hash), INVALID (it
 * cannot be used); packs_problem then says why. `now_ms` is monotonic. */
enum status packs_find(struct packs *packs, const char *hash, int64_t now_ms,
                       struct pack *ret_pack) MUST_CHECK;

/* Why the last packs_find failed. Borrows: until the next call. */
const char *packs_problem(const struct packs *packs);

#endif
