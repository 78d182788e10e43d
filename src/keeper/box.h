/* Opened for as long as it is needed: what the glass has sealed. */
#ifndef KEEPER_BOX_H
#define KEEPER_BOX_H

#include "keeper/safe.h"
#include "rules/response.h"

/* Fails: CORRUPT (not ours, altered, or not a submission). Owns: the caller, submission_finish. */
enum status box_open(const struct safe *safe, const char *sealed,
                     struct submission *ret_submission) MUST_CHECK;

#endif
