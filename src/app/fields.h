/* What stands in an answer of the keeper, which was held against the table: a field of the right type is
 * there. */
#ifndef APP_FIELDS_H
#define APP_FIELDS_H

#include "base/date.h"
#include "base/json.h"
#include "rules/session.h"

int field_number(const json_t *fields, const char *name);
const char *field_text(const json_t *fields, const char *name); /* borrows: from `fields` */
struct date field_day(const json_t *fields, const char *name);  /* all 0 where it is "" */
enum session_verdict field_verdict(const json_t *fields);       /* of "verdict" */
int field_minutes(const json_t *fields, const char *name);      /* of seconds, rounded up */

#endif
