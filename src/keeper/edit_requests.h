/* What staff set over the pack (centre/edits.h): listed, put, undone. The keeper alone writes the file; what
 * it says is in force for it at once, and dates with sign-ups are settled by it. */
#ifndef KEEPER_EDIT_REQUESTS_H
#define KEEPER_EDIT_REQUESTS_H

#include "base/json.h"
#include "keeper/safe.h"

/* Each as request_answer. Putting needs a pack; the other two do without. */
json_t *edit_answer_list(struct safe *safe, const json_t *fields);
json_t *edit_answer_put(struct safe *safe, const json_t *fields);
json_t *edit_answer_undo(struct safe *safe, const json_t *fields);

#endif
