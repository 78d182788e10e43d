#include "text/decode.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "base/memory.h"

enum { LINE_TABULATION = 0x0B, FORM_FEED = 0x0C, NEXT_LINE = 0x85, LINE_SEPARATOR = 0x2028 };
enum { PARAGRAPH_SEPARATOR = 0x2029, OBJECT_REPLACEMENT = 0xFFFC, REPLACEMENT = 0xFFFD };
enum { COMBINING_COMMA_BELOW = 0x326, COMBINING_CEDILLA = 0x327, EM_DASH = 0x2014, HORIZONTAL_BAR = 0x2015 };

static UChar32 tame(UChar32 c)
{
    switch (c) {
    case '\n':
    case '\r':
    case LINE_TABULATION:
    case FORM_FEED:
    case NEXT_LINE:
    case LINE_SEPARATOR:
    case PARAGRAPH_SEPARATOR:
        return '\n';
    case OBJECT_REPLACEMENT:
        return ' ';
    default:
        break;
    }
    if (c < 0)
        return REPLACEMENT;
    return u_charType(c) == U_CONTROL_CHAR ? ' ' : c;
}

void decode_utf8(const char *text, size_t bytes, struct decoded *ret_decoded)
{
    const uint8_t *u8 = (const uint8_t *)text;
    int32_t limit = (int32_t)bytes;
    int32_t length = 0;
    int32_t at = 0;
    UChar *u16 = memory_allocate(bytes + 2, sizeof *u16);
    uint32_t *byte_of = memory_allocate(bytes + 2, sizeof *byte_of);

    while (at < limit) {
        int32_t from = at;
        UChar32 c;

        U8_NEXT(u8, at, limit, c);
        if (c == '\r' && at < limit && u8[at] == '\n')
            at++;
        c = tame(c);
        byte_of[length] = (uint32_t)from;
        if (c > 0xFFFF) {
            u16[length++] = U16_LEAD(c);
            byte_of[length] = (uint32_t)from;
            c = U16_TRAIL(c);
        }
        u16[length++] = (UChar)c;
    }
    byte_of[length] = (uint32_t)bytes;
    *ret_decoded = (struct decoded){.u16 = u16, .length = length, .byte_of = byte_of};
}

static bool is_language(const char *tag, const char *language)
{
    return strcspn(tag, "-_") == strlen(language) && strncmp(tag, language, strlen(language)) == 0;
}

static UChar romanian(UChar before, UChar unit)
{
    switch (unit) {
    case 0x015E:
        return 0x0218;
    case 0x015F:
        return 0x0219;
    case 0x0162:
        return 0x021A;
    case 0x0163:
        return 0x021B;
    case COMBINING_CEDILLA:
        return before == 's' || before == 'S' || before == 't' || before == 'T' ? COMBINING_COMMA_BELOW
                                                                                : unit;
    default:
        return unit;
    }
}

void decoded_suit_language(struct decoded *decoded, const char *language)
{
    bool is_romanian = is_language(language, "ro");
    bool is_chinese = is_language(language, "zh");
    UChar *u16 = decoded->u16;

    for (int32_t i = 0; (is_romanian || is_chinese) && i < decoded->length; i++) {
        if (is_romanian)
            u16[i] = romanian(i > 0 ? u16[i - 1] : 0, u16[i]);
        else if (u16[i] == EM_DASH)
            u16[i] = HORIZONTAL_BAR;
    }
}

void decoded_finish(struct decoded *decoded)
{
    if (decoded->u16 != NULL)
        memory_wipe(decoded->u16, (size_t)decoded->length * sizeof *decoded->u16);
    free(decoded->u16);
    free(decoded->byte_of);
    *decoded = (struct decoded){0};
}

int32_t decoded_unit_at(const struct decoded *decoded, size_t offset)
{
    int32_t low = 0;
    int32_t high = decoded->length;

    while (low < high) {
        int32_t middle = low + (high - low + 1) / 2;

        if (decoded->byte_of[middle] <= offset)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}
