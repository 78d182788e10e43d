/* Fields of a CSV file for spreadsheets. Source: RFC 4180. */
#ifndef PRINT_CSV_H
#define PRINT_CSV_H

#include "base/strbuf.h"

/* Begins a file: a byte order mark tells spreadsheets that it is UTF-8. */
void csv_begin(struct strbuf *csv);

/* Adds a field, quoted where it must be. One that a spreadsheet would run as a formula gets an apostrophe
 * before it, which makes it text. */
void csv_add_field(struct strbuf *csv, const char *text);

#endif
