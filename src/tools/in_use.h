/* The centre pack that this kiosk uses, with what staff have set laid over it, as the glass and the keeper
 * see it. */
#ifndef TOOLS_IN_USE_H
#define TOOLS_IN_USE_H

#include "base/status.h"
#include "centre/centre.h"
#include "centre/edits.h"
#include "locale/words.h"

struct in_use {
    struct centre *centre;
    struct words *words;
    struct edits *edits;
    enum status edits_status; /* OK, or why they could not be read: then there are none over the pack */
};

/* What fails is said. Edits that can't be read are no failure, as for the glass and the keeper. Owns: the
 * caller, in_use_close, also when it fails. */
enum status in_use_open(const char *data, struct in_use *ret_in_use) MUST_CHECK;
void in_use_close(struct in_use *in_use);

#endif
