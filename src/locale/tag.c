#include "locale/tag.h"

#include <stdio.h>
#include <string.h>
#include <unicode/uloc.h>

bool tag_is_good(const char *tag)
{
    UErrorCode error = U_ZERO_ERROR;
    char locale[TAG_LOCALE_BYTES];
    int32_t parsed = 0;
    size_t length = strlen(tag);

    if (length < 2 || length > TAG_BYTES_MAX)
        return false;
    (void)uloc_forLanguageTag(tag, locale, sizeof locale, &parsed, &error);
    return U_SUCCESS(error) && error != U_STRING_NOT_TERMINATED_WARNING && parsed == (int32_t)length;
}

void tag_to_locale(const char *tag, char ret_locale[TAG_LOCALE_BYTES])
{
    UErrorCode error = U_ZERO_ERROR;
    char language[ULOC_LANG_CAPACITY] = "";

    (void)snprintf(ret_locale, TAG_LOCALE_BYTES, "en");
    if (tag_is_good(tag))
        (void)uloc_forLanguageTag(tag, ret_locale, TAG_LOCALE_BYTES, NULL, &error);
    (void)uloc_getLanguage(ret_locale, language, sizeof language, &error);
    (void)uloc_setKeywordValue("calendar", "gregorian", ret_locale, TAG_LOCALE_BYTES, &error);
    if (strcmp(language, "ar") == 0)
        (void)uloc_setKeywordValue("numbers", "arab", ret_locale, TAG_LOCALE_BYTES, &error);
}
