#include "locale/message_value.h"

#include <assert.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unum.h>

#include "base/memory.h"
#include "locale/tag.h"
#include "locale/utf16.h"

enum {
    FIRST_STRONG_ISOLATE = 0x2068,
    LEFT_TO_RIGHT_ISOLATE = 0x2066,
    POP_ISOLATE = 0x2069,
    NO_BREAK_SPACE = 0xA0,
    WORD_JOINER = 0x2060,
};

int message_marker_rank(UChar32 character)
{
    if (character < MESSAGE_MARKER_FIRST || character > MESSAGE_MARKER_LAST)
        return -1;
    return character - MESSAGE_MARKER_FIRST;
}

const struct word_value *message_find_value(const struct word_value *values, size_t value_count,
                                            const char *name)
{
    for (size_t i = 0; i < value_count; i++) {
        if (strcmp(values[i].name, name) == 0)
            return &values[i];
    }
    return NULL;
}

/* A stray closing isolate in the text would end ours early, a stray opening one would reach past it. Pairs
 * stay: a value may be a text that was formatted before. */
static void add_balanced(const char *text, struct strbuf *ret_text)
{
    int depth = 0;

    for (size_t offset = 0; text[offset] != '\0';) {
        size_t start = offset;
        UChar32 character = utf8_next(text, &offset);

        if (character == POP_ISOLATE && depth == 0)
            continue;
        if (character == POP_ISOLATE)
            depth--;
        else if (character >= LEFT_TO_RIGHT_ISOLATE && character <= FIRST_STRONG_ISOLATE)
            depth++;
        strbuf_add_bytes(ret_text, text + start, offset - start);
    }
    for (; depth > 0; depth--)
        utf8_add(ret_text, POP_ISOLATE);
}

/* Between two of these no line is ever broken. Source: UAX 14, LB 9, 11, 12, 23 and 28. */
static bool never_breaks(UChar32 character)
{
    switch (u_getIntPropertyValue(character, UCHAR_LINE_BREAK)) {
    case U_LB_ALPHABETIC:
    case U_LB_HEBREW_LETTER:
    case U_LB_NUMERIC:
    case U_LB_COMBINING_MARK:
    case U_LB_ZWJ:
    case U_LB_GLUE:
    case U_LB_WORD_JOINER:
        return true;
    default:
        return false;
    }
}

static void add_fixed(const char *text, struct strbuf *ret_text)
{
    UChar32 previous = WORD_JOINER;

    for (size_t offset = 0; text[offset] != '\0';) {
        UChar32 character = utf8_next(text, &offset);
        bool joined = u_getIntPropertyValue(character, UCHAR_LINE_BREAK) == U_LB_COMBINING_MARK ||
                      previous == NO_BREAK_SPACE || previous == WORD_JOINER;

        if (u_isUWhiteSpace(character))
            character = NO_BREAK_SPACE;
        if (character == POP_ISOLATE ||
            (character >= LEFT_TO_RIGHT_ISOLATE && character <= FIRST_STRONG_ISOLATE))
            continue;
        if (!joined && character != NO_BREAK_SPACE && !(never_breaks(previous) && never_breaks(character)))
            utf8_add(ret_text, WORD_JOINER);
        utf8_add(ret_text, character);
        previous = character;
    }
}

static enum status add_number(const char *tag, int64_t number, struct strbuf *ret_text)
{
    UErrorCode error = U_ZERO_ERROR;
    UChar text[64];
    char locale[TAG_LOCALE_BYTES];
    UNumberFormat *format;
    int32_t length;

    tag_to_locale(tag, locale);
    format = unum_open(UNUM_DECIMAL, NULL, 0, locale, NULL, &error);
    length = unum_formatInt64(format, number, text, sizeof text / sizeof text[0], NULL, &error);
    unum_close(format);
    if (U_FAILURE(error))
        return INVALID;
    utf16_add_to(text, length, ret_text);
    memory_wipe(text, sizeof text);
    return OK;
}

enum status message_add_value(const char *tag, const struct word_value *value, int64_t offset,
                              struct strbuf *ret_text)
{
    const char *text = value->text != NULL ? value->text : "";
    enum status status = OK;

    utf8_add(ret_text, FIRST_STRONG_ISOLATE);
    switch (value->kind) {
    case WORD_TEXT:
        add_balanced(text, ret_text);
        break;
    case WORD_FIXED:
        add_fixed(text, ret_text);
        break;
    case WORD_NUMBER:
        status = add_number(tag, value->number - offset, ret_text);
        break;
    case WORD_DATE:
        status = words_date(tag, value->date, ret_text);
        break;
    }
    utf8_add(ret_text, POP_ISOLATE);
    return status != OK ? status : strbuf_status(ret_text);
}
