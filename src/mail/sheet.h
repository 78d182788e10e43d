/* The sheet of a day: how many packs of vitamins were handed over, by product and by who pays. No names and
 * no references: whoever keeps the count needs neither. Pure. */
#ifndef MAIL_SHEET_H
#define MAIL_SHEET_H

#include "base/json.h"
#include "mail/scribe.h"

/* Adds the part of a notice (notice.h) that is its own. `list` is
 * {"day","rows":[{"product","terms","packs"}…]}; what is missing or of the wrong type in it shows as nothing.
 */
void sheet_compose(const struct scribe *scribe, const json_t *list);

#endif
