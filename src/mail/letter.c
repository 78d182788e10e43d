#include "mail/letter.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* A submission is at most 64 KiB; each question may stand there in our words too, each name in Latin
 * letters. */
enum { TEXTS_BYTES_MAX = 512 * 1024 };

#define REPLACEMENT "\uFFFD"

void letter_init(struct letter *letter)
{
    *letter = (struct letter){.language = ""};
    strbuf_init(&letter->texts, TEXTS_BYTES_MAX);
}

/* Bytes of the line break that stands here, or 0: everything that a mail reader might begin a new line at. */
static size_t line_break_bytes(const char *at)
{
    if (at[0] == '\r')
        return at[1] == '\n' ? 2 : 1;
    if (at[0] == '\n' || at[0] == '\v' || at[0] == '\f')
        return 1;
    if (strncmp(at, "\xC2\x85", 2) == 0)
        return 2; /* U+0085 */
    if (strncmp(at, "\xE2\x80\xA8", 3) == 0 || strncmp(at, "\xE2\x80\xA9", 3) == 0)
        return 3; /* U+2028, U+2029 */
    return 0;
}

/* Bytes of the control character that stands here, or 0. Some mail readers act on them. */
static size_t control_bytes(const char *at)
{
    unsigned char first = (unsigned char)at[0];
    unsigned char second = first == 0xC2 ? (unsigned char)at[1] : 0;

    if ((first < 0x20 && first != '\t') || first == 0x7F)
        return 1;
    return second >= 0x80 && second < 0xA0 ? 2 : 0; /* U+0080…U+009F */
}

static size_t add_character(struct strbuf *texts, const char *at, char line_break)
{
    size_t bytes = line_break_bytes(at);

    if (bytes > 0) {
        strbuf_add_char(texts, line_break);
        return bytes;
    }
    bytes = control_bytes(at);
    if (bytes > 0) {
        strbuf_add(texts, REPLACEMENT);
        return bytes;
    }
    strbuf_add_char(texts, at[0]);
    return 1;
}

static void add_part(struct letter *letter, struct letter_part part)
{
    if (letter->count == letter->capacity) {
        letter->capacity = letter->capacity == 0 ? 64 : letter->capacity * 2;
        letter->parts = memory_resize(letter->parts, letter->capacity, sizeof *letter->parts);
    }
    letter->parts[letter->count++] = part;
}

void letter_add(struct letter *letter, enum letter_kind kind, const char *text)
{
    char line_break = kind == LETTER_ANSWER || kind == LETTER_OWN ? '\n' : ' ';

    add_part(letter, (struct letter_part){.kind = kind, .at = letter->texts.length});
    while (*text != '\0')
        text += add_character(&letter->texts, text, line_break);
    strbuf_add_char(&letter->texts, '\0');
}

const char *letter_text(const struct letter *letter, size_t part)
{
    return strbuf_text(&letter->texts) + letter->parts[part].at;
}

enum status letter_status(const struct letter *letter)
{
    return strbuf_status(&letter->texts);
}

void letter_finish(struct letter *letter)
{
    strbuf_finish(&letter->texts);
    free(letter->parts);
    *letter = (struct letter){.language = ""};
}
