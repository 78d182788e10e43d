#include "locale/utf16.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include "base/memory.h"

static int32_t length_of(const char *text)
{
    size_t bytes = strlen(text);

    assert(bytes < INT32_MAX / 8);
    return (int32_t)bytes;
}

void utf16_init_empty(struct utf16 *copy, int32_t capacity)
{
    copy->text = memory_allocate((size_t)capacity + 1, sizeof *copy->text);
    copy->length = 0;
    copy->capacity = capacity;
}

void utf16_init(struct utf16 *copy, const char *text, int32_t spare)
{
    size_t offset = 0;

    utf16_init_empty(copy, length_of(text) + spare);
    while (text[offset] != '\0') {
        UChar32 character = utf8_next(text, &offset);

        U16_APPEND_UNSAFE(copy->text, copy->length, character);
    }
}

void utf16_finish(struct utf16 *copy)
{
    if (copy->text == NULL)
        return;
    memory_wipe(copy->text, ((size_t)copy->capacity + 1) * sizeof *copy->text);
    free(copy->text);
    *copy = (struct utf16){.text = NULL};
}

/* Not ICU's macros: they mix signed and unsigned, which our warnings refuse. */
UChar32 utf16_next(const UChar *text, int32_t length, int32_t *index)
{
    UChar32 unit = text[(*index)++];
    bool is_lead = unit >= 0xD800 && unit <= 0xDBFF;

    if (unit < 0xD800 || unit > 0xDFFF)
        return unit;
    if (!is_lead || *index >= length || text[*index] < 0xDC00 || text[*index] > 0xDFFF)
        return 0xFFFD;
    return 0x10000 + ((unit - 0xD800) << 10) + (text[(*index)++] - 0xDC00);
}

void utf16_add_to(const UChar *text, int32_t length, struct strbuf *ret_text)
{
    int32_t index = 0;

    while (index < length) {
        utf8_add(ret_text, utf16_next(text, length, &index));
    }
}

int32_t utf16_index_of_offset(const char *text, size_t offset)
{
    size_t at = 0;
    int32_t index = 0;

    while (at < offset && text[at] != '\0')
        index += U16_LENGTH((uint32_t)utf8_next(text, &at));
    return index;
}

size_t utf16_offset_of_index(const char *text, int32_t index)
{
    size_t at = 0;
    int32_t passed = 0;

    while (passed < index && text[at] != '\0')
        passed += U16_LENGTH((uint32_t)utf8_next(text, &at));
    return at;
}

UChar32 utf8_next_valid(const char *text, size_t *offset)
{
    const uint8_t *bytes = (const uint8_t *)text + *offset;
    int32_t length = (int32_t)strnlen(text + *offset, U8_MAX_LENGTH);
    int32_t index = 0;
    UChar32 character;

    U8_NEXT(bytes, index, length, character);
    *offset += (size_t)index;
    return character;
}

bool utf8_is_valid(const char *text)
{
    size_t offset = 0;

    while (text[offset] != '\0') {
        if (utf8_next_valid(text, &offset) < 0)
            return false;
    }
    return true;
}

UChar32 utf8_next(const char *text, size_t *offset)
{
    UChar32 character = utf8_next_valid(text, offset);

    return character >= 0 ? character : 0xFFFD;
}

UChar32 utf8_previous(const char *text, size_t *offset)
{
    size_t start = *offset > U8_MAX_LENGTH ? *offset - U8_MAX_LENGTH : 0;
    const uint8_t *bytes = (const uint8_t *)text + start;
    int32_t index = (int32_t)(*offset - start);
    UChar32 character;

    U8_PREV_OR_FFFD(bytes, 0, index, character);
    *offset = start + (size_t)index;
    return character;
}

void utf8_add(struct strbuf *buffer, UChar32 character)
{
    uint8_t bytes[U8_MAX_LENGTH];
    int32_t count = 0;
    bool is_error = false;

    U8_APPEND(bytes, count, (int32_t)sizeof bytes, (uint32_t)character, is_error);
    if (!is_error)
        strbuf_add_bytes(buffer, (const char *)bytes, (size_t)count);
}
