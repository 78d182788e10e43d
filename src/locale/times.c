/* Weekdays and times of day in words. English times are written as GOV.UK writes them: 9am, 5:30pm, midday.
 */
#include <string.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>

#include "locale/tag.h"
#include "locale/utf16.h"
#include "locale/words.h"

enum {
    DAY_MINUTES = 24 * 60,
    PATTERN_UNITS = 64,
    TIME_UNITS = 64,
    FIRST_MONDAY = 4, /* days after 1 January 1970, a Thursday */
};

#define MINUTE_MS 60000.0

/* Where CLDR has AM and PM in letters that few people use: the part of the day before the hour, or 24
 * hours. */
static const struct {
    const char *language;
    const char *pattern;
} OWN_PATTERNS[] = {
    {"bn", "B h:mm"},
    {"so", "HH:mm"},
    {"ur", "B h:mm"},
};

static bool is_language(const char *tag, const char *language)
{
    size_t length = strlen(language);

    return strncmp(tag, language, length) == 0 && (tag[length] == '\0' || tag[length] == '-');
}

static const char *own_pattern(const char *tag)
{
    for (size_t i = 0; i < sizeof OWN_PATTERNS / sizeof OWN_PATTERNS[0]; i++) {
        if (is_language(tag, OWN_PATTERNS[i].language))
            return OWN_PATTERNS[i].pattern;
    }
    return NULL;
}

static enum status format(const char *locale, const UChar *pattern, int32_t length, double minutes,
                          struct strbuf *ret_text)
{
    static const UChar utc[] = {'U', 'T', 'C', 0};
    UErrorCode error = U_ZERO_ERROR;
    UChar text[TIME_UNITS];
    UDateFormat *dates = udat_open(UDAT_PATTERN, UDAT_PATTERN, locale, utc, -1, pattern, length, &error);
    int32_t written = udat_format(dates, minutes * MINUTE_MS, text, TIME_UNITS, NULL, &error);

    udat_close(dates);
    if (U_FAILURE(error))
        return INVALID;
    utf16_add_to(text, written, ret_text);
    return strbuf_status(ret_text);
}

enum status words_weekday(const char *tag, int weekday, struct strbuf *ret_text)
{
    static const UChar by_itself[] = {'c', 'c', 'c', 'c'};
    char locale[TAG_LOCALE_BYTES];

    if (weekday < 0 || weekday > 6)
        return INVALID;
    tag_to_locale(tag, locale);
    return format(locale, by_itself, 4, (double)(FIRST_MONDAY + weekday) * DAY_MINUTES, ret_text);
}

/* Source: the GOV.UK style guide on times. */
static enum status write_english(int minutes, struct strbuf *ret_text)
{
    int hour = minutes / 60 % 12 == 0 ? 12 : minutes / 60 % 12;
    const char *half = minutes < DAY_MINUTES / 2 ? "am" : "pm";

    if (minutes % DAY_MINUTES == 0)
        strbuf_add(ret_text, "midnight");
    else if (minutes == DAY_MINUTES / 2)
        strbuf_add(ret_text, "midday");
    else if (minutes % 60 == 0)
        strbuf_add_format(ret_text, "%d%s", hour, half);
    else
        strbuf_add_format(ret_text, "%d:%02d%s", hour, minutes % 60, half);
    return strbuf_status(ret_text);
}

static int32_t best_pattern(const char *locale, UChar ret_pattern[PATTERN_UNITS])
{
    static const UChar hour_and_minute[] = {'j', 'm', 'm'};
    UErrorCode error = U_ZERO_ERROR;
    UDateTimePatternGenerator *generator = udatpg_open(locale, &error);
    int32_t length = udatpg_getBestPattern(generator, hour_and_minute, 3, ret_pattern, PATTERN_UNITS, &error);

    udatpg_close(generator);
    return U_SUCCESS(error) ? length : 0;
}

enum status words_time(const char *tag, int minutes, struct strbuf *ret_text)
{
    const char *own = own_pattern(tag);
    char locale[TAG_LOCALE_BYTES];
    UChar pattern[PATTERN_UNITS];
    struct utf16 wanted;
    enum status status;

    if (minutes < 0 || minutes > DAY_MINUTES)
        return INVALID;
    if (is_language(tag, "en"))
        return write_english(minutes, ret_text);
    tag_to_locale(tag, locale);
    if (own == NULL)
        return format(locale, pattern, best_pattern(locale, pattern), minutes, ret_text);
    utf16_init(&wanted, own, 0);
    status = format(locale, wanted.text, wanted.length, minutes, ret_text);
    utf16_finish(&wanted);
    return status;
}
