/* What the rows of a month's report are about, in plain English as the pack in use calls it: "Monday play"
 * for monday-play. What it does not know keeps its plain name. */
#ifndef TOOLS_REPORT_NAMES_H
#define TOOLS_REPORT_NAMES_H

#include <stddef.h>

#include "rules/report.h"
#include "tools/in_use.h"

/* What a part counts: "Families that had a place". Borrows: for ever. */
const char *report_part_title(enum report_part part);

void report_name(const struct in_use *in_use, enum report_part part, const char *what, char *ret_name,
                 size_t capacity);

#endif
