/* The centre pack that the glass shows with the edits of staff over it, and the change to a newly installed
 * one or to other edits: between two visits, or within one when the keeper says that what was chosen is there
 * no more. The last good pack stands when a new one is broken, and is shown without edits that cannot be
 * read. Private to app/. */
#ifndef APP_PACK_H
#define APP_PACK_H

#include "app/kiosk.h"

/* Loads the pack into the kiosk; without one the glass still opens, and says kindly that it rests. */
void pack_open(struct kiosk *kiosk);

/* Turns to another pack, or to other edits, if there are some and nobody is in a visit. Returns whether it
 * did. */
bool pack_refresh(struct kiosk *kiosk);

/* The same now and then while nobody is there, so that a notice that staff have written at their own screen
 * shows without a touch; and milliseconds until then, -1 in a visit. */
void pack_watch(struct kiosk *kiosk);
int pack_wait_ms(const struct kiosk *kiosk);

/* Turns to them in the middle of a visit, which moves with it. Returns whether there were others. */
bool pack_move(struct kiosk *kiosk);

/* The name of an installed pack's folder; "" for any other pack, which the keeper would not know. */
const char *pack_hash(const struct kiosk *kiosk);

/* For all that opens: a clear line for each fault, and for a path that does not fit. */
void kiosk_log_faults(const char *what, const struct faults *faults);
enum status kiosk_path(const char *folder, const char *name, char ret_path[KIOSK_PATH_BYTES]) MUST_CHECK;

#endif
