/* What a month's report is made of: sums over what is kept anyway. Names no one, and hides nothing; the
 * keeper does, by rules/report.h. */
#ifndef STORE_REPORT_H
#define STORE_REPORT_H

#include "rules/report.h"
#include "store/store.h"

/* The rows of all parts from `first` to `last`, both inclusive: sessions by what was signed up for those
 * days, vitamins by the ledger, the rest by what was counted ("sent-<kind>", "redirect-<id>",
 * "views_<question>_<answer>", "language-<tag>"). Ordered by part, then by name. Fails: FULL (more than
 * `limit`), IO, CORRUPT. */
enum status report_read(struct store *store, struct date first, struct date last, struct report_row *ret_rows,
                        size_t limit, size_t *ret_count) MUST_CHECK;

#endif
