#include "text/breaks.h"

#include <stddef.h>
#include <string.h>

enum { GRAPHEME_UNITS_MAX = 128 };

enum status breaks_init(struct breaks *breaks)
{
    UErrorCode error = U_ZERO_ERROR;

    breaks->graphemes = ubrk_open(UBRK_CHARACTER, "", NULL, 0, &error);
    breaks->lines = ubrk_open(UBRK_LINE, "", NULL, 0, &error);
    return U_SUCCESS(error) ? OK : UNAVAILABLE;
}

void breaks_finish(struct breaks *breaks)
{
    if (breaks->graphemes != NULL)
        ubrk_close(breaks->graphemes);
    if (breaks->lines != NULL)
        ubrk_close(breaks->lines);
    *breaks = (struct breaks){0};
}

static enum status mark(UBreakIterator *iterator, const UChar *text, int32_t length, uint8_t flag,
                        uint8_t *flags)
{
    static const UChar nothing[1] = {0};
    UErrorCode error = U_ZERO_ERROR;

    ubrk_setText(iterator, text, length, &error);
    if (U_FAILURE(error))
        return INVALID;
    for (int32_t at = ubrk_first(iterator); at != UBRK_DONE; at = ubrk_next(iterator))
        flags[at] |= flag;
    /* The iterator keeps a pointer to the text, which may hold somebody's answer. */
    ubrk_setText(iterator, nothing, 0, &error);
    return OK;
}

/* Some marks on a letter are writing, thousands are an attack on the shaper's time: past this many units a
 * grapheme is cut, as UAX #15's stream-safe format does. */
static void bound_graphemes(int32_t length, uint8_t *flags)
{
    int32_t units = 0;

    for (int32_t i = 0; i < length; i++) {
        units = (flags[i] & UNIT_GRAPHEME) != 0 ? 1 : units + 1;
        if (units <= GRAPHEME_UNITS_MAX)
            continue;
        flags[i] |= UNIT_GRAPHEME;
        units = 1;
    }
}

enum status breaks_find(struct breaks *breaks, const UChar *text, int32_t length, uint8_t *ret_flags)
{
    enum status status;

    memset(ret_flags, 0, (size_t)length + 1);
    status = mark(breaks->graphemes, text, length, UNIT_GRAPHEME, ret_flags);
    if (status == OK)
        status = mark(breaks->lines, text, length, UNIT_BREAK, ret_flags);
    ret_flags[0] = UNIT_GRAPHEME;
    ret_flags[length] |= UNIT_GRAPHEME | UNIT_BREAK;
    bound_graphemes(length, ret_flags);
    return status;
}
