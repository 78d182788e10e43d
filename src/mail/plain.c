#include "mail/plain.h"

#include <string.h>

static const char CRLF[] = "\r\n";
static const char INDENT[] = "    ";

/* Headings stand out by their capitals. */
static void add_capitals(struct strbuf *text, const char *words)
{
    for (const char *at = words; *at != '\0'; at++)
        strbuf_add_char(text, *at >= 'a' && *at <= 'z' ? (char)(*at - 'a' + 'A') : *at);
}

static void add_indented(struct strbuf *text, const char *words)
{
    strbuf_add(text, INDENT);
    for (const char *at = words; *at != '\0'; at++) {
        if (*at == '\n') {
            strbuf_add(text, CRLF);
            strbuf_add(text, INDENT);
        } else {
            strbuf_add_char(text, *at);
        }
    }
}

static void add_group(struct strbuf *text, const char *heading)
{
    if (heading[0] != '\0')
        strbuf_add_format(text, "-- %s%s", heading, CRLF);
}

/* The line of a label ends here unless a short value stands beside it. */
static bool is_followed_by_value(const struct letter *letter, size_t part)
{
    return part + 1 < letter->count && letter->parts[part + 1].kind == LETTER_VALUE;
}

/* An empty line goes before what begins something and after a group, but never two, and none at the top. */
static bool wants_space(const struct letter *letter, size_t part)
{
    enum letter_kind kind = letter->parts[part].kind;
    enum letter_kind before = part > 0 ? letter->parts[part - 1].kind : LETTER_HEADING;

    if (part == 0)
        return false;
    if (kind == LETTER_HEADING)
        return true;
    if (kind == LETTER_GROUP)
        return before != LETTER_HEADING;
    if (kind == LETTER_NOTE)
        return before != LETTER_HEADING && before != LETTER_NOTE;
    return before == LETTER_GROUP_END && kind != LETTER_GROUP_END;
}

static void add_part(const struct letter *letter, size_t part, struct strbuf *text)
{
    const char *words = letter_text(letter, part);

    switch (letter->parts[part].kind) {
    case LETTER_HEADING:
        add_capitals(text, words);
        break;
    case LETTER_GROUP:
        add_group(text, words);
        return;
    case LETTER_GROUP_END:
        return;
    case LETTER_LABEL:
        strbuf_add(text, words);
        if (is_followed_by_value(letter, part)) {
            strbuf_add_char(text, ' ');
            return;
        }
        break;
    case LETTER_ANSWER:
    case LETTER_OWN:
        add_indented(text, words);
        break;
    default:
        strbuf_add(text, words);
    }
    strbuf_add(text, CRLF);
}

void plain_write(const struct letter *letter, struct strbuf *ret_text)
{
    for (size_t i = 0; i < letter->count; i++) {
        if (wants_space(letter, i))
            strbuf_add(ret_text, CRLF);
        add_part(letter, i, ret_text);
    }
}
