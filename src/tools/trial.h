/* A pack as it would be with one of its files changed: checked in a folder of its own, so that the pack
 * itself is never in a state that the kiosk would refuse. */
#ifndef TOOLS_TRIAL_H
#define TOOLS_TRIAL_H

#include "base/faults.h"
#include "base/status.h"

/* Checks the pack with `text` in place of its file `name`; of the faults those of that file are added.
 * Fails: INVALID when there are more than the pack has in it already; FULL, DENIED, IO when the folder cannot
 * be made. */
enum status trial_check(const char *folder, const char *name, const char *text,
                        struct faults *faults) MUST_CHECK;

#endif
