#include "base/strbuf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { FIRST_CAPACITY_BYTES = 64 };

void strbuf_init(struct strbuf *buffer, size_t limit_bytes)
{
    *buffer = (struct strbuf){.limit = limit_bytes};
}

/* Not realloc: the old bytes must be wiped before they are given back. */
static void move_to(struct strbuf *buffer, size_t capacity)
{
    char *larger = memory_allocate(capacity, 1);

    if (buffer->text != NULL) {
        memcpy(larger, buffer->text, buffer->length + 1);
        memory_wipe(buffer->text, buffer->length);
        free(buffer->text);
    }
    buffer->text = larger;
    buffer->capacity = capacity;
}

static bool make_room(struct strbuf *buffer, size_t more)
{
    size_t needed = buffer->length + more + 1;
    size_t capacity = buffer->capacity > 0 ? buffer->capacity : FIRST_CAPACITY_BYTES;

    if (buffer->overflowed || more > buffer->limit || buffer->length > buffer->limit - more) {
        buffer->overflowed = true;
        return false;
    }
    while (capacity < needed)
        capacity *= 2;
    if (capacity != buffer->capacity)
        move_to(buffer, capacity);
    return true;
}

void strbuf_add_bytes(struct strbuf *buffer, const char *bytes, size_t count)
{
    if (!make_room(buffer, count))
        return;
    memcpy(buffer->text + buffer->length, bytes, count);
    buffer->length += count;
    buffer->text[buffer->length] = '\0';
}

void strbuf_add(struct strbuf *buffer, const char *text)
{
    strbuf_add_bytes(buffer, text, strlen(text));
}

void strbuf_add_char(struct strbuf *buffer, char character)
{
    strbuf_add_bytes(buffer, &character, 1);
}

void strbuf_add_format(struct strbuf *buffer, const char *format, ...)
{
    va_list arguments;
    va_list again;
    int length;

    va_start(arguments, format);
    va_copy(again, arguments);
    length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length >= 0 && make_room(buffer, (size_t)length)) {
        (void)vsnprintf(buffer->text + buffer->length, (size_t)length + 1, format, again);
        buffer->length += (size_t)length;
    }
    va_end(again);
}

void strbuf_clear(struct strbuf *buffer)
{
    if (buffer->text != NULL)
        memory_wipe(buffer->text, buffer->length);
    buffer->length = 0;
    buffer->overflowed = false;
}

const char *strbuf_text(const struct strbuf *buffer)
{
    return buffer->text != NULL ? buffer->text : "";
}

enum status strbuf_status(const struct strbuf *buffer)
{
    return buffer->overflowed ? FULL : OK;
}

char *strbuf_take(struct strbuf *buffer)
{
    char *text = buffer->text != NULL ? buffer->text : memory_copy_text("");

    strbuf_init(buffer, buffer->limit);
    return text;
}

void strbuf_finish(struct strbuf *buffer)
{
    strbuf_clear(buffer);
    free(buffer->text);
    strbuf_init(buffer, buffer->limit);
}
