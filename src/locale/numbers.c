/* Numbers with spaces in them, such as telephone numbers, inside somebody's own words. */
#include <string.h>
#include <unicode/uchar.h>

#include "locale/utf16.h"
#include "locale/writing.h"

#define NO_BREAK_SPACE "\u00A0"

/* How many more bytes U+00A0 has than a space. */
enum { MORE_BYTES = sizeof NO_BREAK_SPACE - 2 };

static bool is_space_in_number(const char *text, size_t offset)
{
    size_t before = offset;
    size_t after = offset + 1;

    if (text[offset] != ' ' || offset == 0 || text[after] == '\0')
        return false;
    return u_isdigit(utf8_previous(text, &before)) && u_isdigit(utf8_next(text, &after));
}

enum status writing_keep_numbers(const char *text, struct strbuf *ret_text)
{
    for (size_t i = 0; text[i] != '\0'; i++) {
        if (is_space_in_number(text, i))
            strbuf_add(ret_text, NO_BREAK_SPACE);
        else
            strbuf_add_char(ret_text, text[i]);
    }
    return strbuf_status(ret_text);
}

enum status writing_keep_line(const char *text, struct strbuf *ret_text)
{
    for (; *text != '\0'; text++) {
        if (*text == ' ')
            strbuf_add(ret_text, NO_BREAK_SPACE);
        else
            strbuf_add_char(ret_text, *text);
    }
    return strbuf_status(ret_text);
}

size_t writing_kept_offset(const char *text, size_t offset)
{
    size_t kept = offset;

    for (size_t i = 0; i < offset && text[i] != '\0'; i++)
        kept += is_space_in_number(text, i) ? MORE_BYTES : 0;
    return kept;
}

size_t writing_typed_offset(const char *text, size_t kept_offset)
{
    size_t typed = 0;
    size_t kept = 0;

    while (text[typed] != '\0') {
        kept += is_space_in_number(text, typed) ? 1 + MORE_BYTES : 1;
        if (kept > kept_offset)
            break;
        typed++;
    }
    return typed;
}

static bool is_digit_at(const char *text, size_t offset)
{
    return u_isdigit(utf8_next(text, &offset));
}

static size_t next_character(const char *text, size_t offset)
{
    (void)utf8_next(text, &offset);
    return offset;
}

/* Where the number that begins at `start` ends; whether it has a space. */
static size_t number_end(const char *text, size_t start, size_t bytes, bool *ret_is_spaced)
{
    size_t end = start;

    while (end < bytes && (is_digit_at(text, end) || (end + 1 < bytes && is_space_in_number(text, end)))) {
        *ret_is_spaced = *ret_is_spaced || text[end] == ' ';
        end = next_character(text, end);
    }
    return end;
}

size_t writing_spaced_number(const char *text, size_t bytes, size_t *ret_start)
{
    size_t at = 0;

    while (at < bytes) {
        bool is_spaced = false;
        size_t end = number_end(text, at, bytes, &is_spaced);

        if (is_spaced) {
            *ret_start = at > 0 && text[at - 1] == '+' ? at - 1 : at;
            return end - *ret_start;
        }
        at = end > at ? end : next_character(text, at);
    }
    return 0;
}
