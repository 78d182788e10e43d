/* The order in which names stand in a list: ICU's collation, so that accents, case and marks do not tear
 * apart what belongs together. Source: Unicode Technical Standard 10. */
#ifndef LOCALE_COLLATION_H
#define LOCALE_COLLATION_H

#include "base/status.h"

struct collation;

/* For readers of a language, "en". Fails: IO when ICU has no data. Owns: the caller, collation_destroy. */
enum status collation_create(const char *tag, struct collation **ret_collation) MUST_CHECK;
void collation_destroy(struct collation *collation); /* takes NULL */

/* Below 0, 0 or above, for UTF-8 texts; what is no UTF-8 comes last, by its bytes. */
int collation_compare(const struct collation *collation, const char *one, const char *other);

#endif
