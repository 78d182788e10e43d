#include <string.h>
#include <unicode/ucal.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>

#include "base/memory.h"
#include "locale/tag.h"
#include "locale/utf16.h"
#include "locale/words.h"

enum { PATTERN_UNITS = 64, DATE_UNITS = 128 };

/* Where we write dates otherwise than CLDR: English as GOV.UK does, and Somali with its everyday month names,
 * since CLDR's long form counts the months ("the eighth month") and puts the day last. */
static const struct {
    const char *language;
    const char *day;
    const char *month;
} OWN_PATTERNS[] = {
    {"en", "EEEE d MMMM y", "MMMM y"},
    {"so", "EEEE, d LLLL y", "LLLL y"},
};

static bool is_language(const char *tag, const char *language)
{
    size_t length = strlen(language);

    return strncmp(tag, language, length) == 0 && (tag[length] == '\0' || tag[length] == '-');
}

static const char *own_pattern(const char *tag, bool has_day)
{
    for (size_t i = 0; i < sizeof OWN_PATTERNS / sizeof OWN_PATTERNS[0]; i++) {
        if (is_language(tag, OWN_PATTERNS[i].language))
            return has_day ? OWN_PATTERNS[i].day : OWN_PATTERNS[i].month;
    }
    return NULL;
}

static int32_t find_pattern(const char *tag, const char *locale, bool has_day,
                            UChar ret_pattern[PATTERN_UNITS], UErrorCode *error)
{
    const char *own = own_pattern(tag, has_day);
    struct utf16 skeleton;
    int32_t length;

    utf16_init(&skeleton, own != NULL ? own : has_day ? "yMMMMEEEEd" : "yMMMM", 0);
    if (own != NULL) {
        memcpy(ret_pattern, skeleton.text, ((size_t)skeleton.length + 1) * sizeof *ret_pattern);
        length = skeleton.length;
    } else {
        UDateTimePatternGenerator *generator = udatpg_open(locale, error);

        length = udatpg_getBestPattern(generator, skeleton.text, skeleton.length, ret_pattern, PATTERN_UNITS,
                                       error);
        udatpg_close(generator);
    }
    utf16_finish(&skeleton);
    return length;
}

/* Noon in UTC, which is the same day everywhere the formatter could be told to be. */
static UDate moment_of(struct date date, UErrorCode *error)
{
    static const UChar utc[] = {'U', 'T', 'C', 0};
    UCalendar *calendar = ucal_open(utc, -1, "en", UCAL_GREGORIAN, error);
    UDate moment;

    ucal_setDateTime(calendar, date.year, date.month - 1, date.day > 0 ? date.day : 1, 12, 0, 0, error);
    moment = ucal_getMillis(calendar, error);
    ucal_close(calendar);
    return moment;
}

enum status words_date(const char *tag, struct date date, struct strbuf *ret_text)
{
    static const UChar utc[] = {'U', 'T', 'C', 0};
    UErrorCode error = U_ZERO_ERROR;
    char locale[TAG_LOCALE_BYTES];
    UChar pattern[PATTERN_UNITS];
    UChar text[DATE_UNITS];
    UDateFormat *format;
    int32_t length;

    if (!date_is_real((struct date){date.year, date.month, date.day > 0 ? date.day : 1}))
        return INVALID;
    tag_to_locale(tag, locale);
    length = find_pattern(tag, locale, date.day > 0, pattern, &error);
    format = udat_open(UDAT_PATTERN, UDAT_PATTERN, locale, utc, -1, pattern, length, &error);
    length = udat_format(format, moment_of(date, &error), text, DATE_UNITS, NULL, &error);
    udat_close(format);
    if (U_SUCCESS(error))
        utf16_add_to(text, length, ret_text);
    memory_wipe(text, sizeof text);
    return U_SUCCESS(error) ? strbuf_status(ret_text) : INVALID;
}
