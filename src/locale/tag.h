/* From our BCP 47 tags to ICU's locale names. */
#ifndef LOCALE_TAG_H
#define LOCALE_TAG_H

#include <stdbool.h>

enum { TAG_BYTES_MAX = 35, TAG_LOCALE_BYTES = 157 };

/* Whether it is a language tag that ICU can read whole. */
bool tag_is_good(const char *tag);

/* The locale to format in: the Gregorian calendar always, and Arabic-Indic digits for Arabic. A tag that is
 * none gives English. */
void tag_to_locale(const char *tag, char ret_locale[TAG_LOCALE_BYTES]);

#endif
