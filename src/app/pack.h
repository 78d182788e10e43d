/* The centre pack that the glass shows, and the change to a newly installed one: between two visits, or
 * within one when the keeper says that what was chosen is there no more. The last good one stands when a new
 * one is broken. Private to app/. */
#ifndef APP_PACK_H
#define APP_PACK_H

#include "app/kiosk.h"

/* The code for staff when there is no pack to show. */
#define PACK_TROUBLE "K4"

/* Loads the pack into the kiosk; without one the glass still opens, and says kindly that it rests. */
void pack_open(struct kiosk *kiosk);

/* Turns to another pack if one was installed and nobody is in a visit. Returns whether it did. */
bool pack_refresh(struct kiosk *kiosk);

/* Turns to another pack in the middle of a visit, which moves with it. Returns whether there was another. */
bool pack_move(struct kiosk *kiosk);

/* The name of an installed pack's folder; "" for any other pack, which the keeper would not know. */
const char *pack_hash(const struct kiosk *kiosk);

/* For all that opens: a clear line for each fault, and for a path that does not fit. */
void kiosk_log_faults(const char *what, const struct faults *faults);
enum status kiosk_path(const char *folder, const char *name, char ret_path[KIOSK_PATH_BYTES]) MUST_CHECK;

#endif
