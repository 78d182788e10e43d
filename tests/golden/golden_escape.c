#include "golden_escape.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

enum { CODE_POINT_MAX = 0x10FFFF, BYTE_MAX = 0xFF };

static void add_code_point(struct strbuf *buffer, UChar32 c)
{
    uint8_t bytes[U8_MAX_LENGTH];
    int32_t length = 0;

    U8_APPEND_UNSAFE(bytes, length, (uint32_t)c);
    strbuf_add_bytes(buffer, (const char *)bytes, (size_t)length);
}

/* Reads `{HEX}`. Returns what follows it, NULL when it is none. */
static const char *read_number(const char *at, unsigned long highest, unsigned long *ret_number)
{
    char *end = NULL;

    if (*at != '{')
        return NULL;
    *ret_number = strtoul(at + 1, &end, 16);
    if (end == at + 1 || *end != '}' || *ret_number > highest)
        return NULL;
    return end + 1;
}

static const char *read_escape(const char *at, struct strbuf *text)
{
    unsigned long number = 0;
    const char *after;

    switch (*at) {
    case 'n':
        strbuf_add_char(text, '\n');
        return at + 1;
    case 't':
        strbuf_add_char(text, '\t');
        return at + 1;
    case '\\':
        strbuf_add_char(text, '\\');
        return at + 1;
    case 'u':
        after = read_number(at + 1, CODE_POINT_MAX, &number);
        if (after != NULL)
            add_code_point(text, (UChar32)number);
        return after;
    case 'x':
        after = read_number(at + 1, BYTE_MAX, &number);
        if (after != NULL)
            strbuf_add_char(text, (char)number);
        return after;
    default:
        return NULL;
    }
}

enum status golden_unescape(const char *written, struct strbuf *ret_text)
{
    while (*written != '\0') {
        size_t plain = strcspn(written, "\\");

        strbuf_add_bytes(ret_text, written, plain);
        written += plain;
        if (*written == '\0')
            break;
        written = read_escape(written + 1, ret_text);
        if (written == NULL)
            return INVALID;
    }
    return strbuf_status(ret_text);
}

static bool is_unseen(UChar32 c)
{
    return c != ' ' && (U_GET_GC_MASK(c) & (U_GC_C_MASK | U_GC_Z_MASK)) != 0;
}

void golden_escape(const char *text, size_t bytes, struct strbuf *ret_written)
{
    const uint8_t *u8 = (const uint8_t *)text;
    int32_t limit = (int32_t)bytes;
    int32_t at = 0;

    while (at < limit) {
        int32_t from = at;
        UChar32 c;

        U8_NEXT(u8, at, limit, c);
        if (c < 0) {
            for (int32_t i = from; i < at; i++)
                strbuf_add_format(ret_written, "\\x{%02X}", (unsigned)u8[i]);
        } else if (c == '\n') {
            strbuf_add(ret_written, "\\n");
        } else if (c == '\t') {
            strbuf_add(ret_written, "\\t");
        } else if (c == '\\') {
            strbuf_add(ret_written, "\\\\");
        } else if (is_unseen(c)) {
            strbuf_add_format(ret_written, "\\u{%04X}", (unsigned)c);
        } else {
            strbuf_add_bytes(ret_written, text + from, (size_t)(at - from));
        }
    }
}

size_t golden_byte_of(const char *text, size_t index)
{
    const uint8_t *u8 = (const uint8_t *)text;
    int32_t limit = (int32_t)strlen(text);
    int32_t at = 0;

    while (index > 0 && at < limit) {
        U8_FWD_1(u8, at, limit);
        index--;
    }
    return (size_t)at;
}

size_t golden_index_of(const char *text, size_t byte)
{
    const uint8_t *u8 = (const uint8_t *)text;
    int32_t limit = (int32_t)strlen(text);
    int32_t at = 0;
    size_t index = 0;

    while (at < limit && (size_t)at < byte) {
        U8_FWD_1(u8, at, limit);
        index++;
    }
    return index;
}
