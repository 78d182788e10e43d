#include "mail/html.h"

#include <string.h>

#include "locale/writing.h"

/* On white: near-black 17:1, the teal of headings and edges 9:1, the grey of questions 9:1. */
#define INK "#1b1b1b"
#define TEAL "#0b4f54"
#define ANSWER "margin:0 0 0 16px;overflow-wrap:anywhere"

enum { LANGUAGE_CHARS_MAX = 35 };

struct page {
    const struct letter *letter;
    struct strbuf *text;
    bool in_list; /* of questions and answers */
};

static void add_escaped(struct page *page, const char *words, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++) {
        switch (words[i]) {
        case '&':
            strbuf_add(page->text, "&amp;");
            break;
        case '<':
            strbuf_add(page->text, "&lt;");
            break;
        case '>':
            strbuf_add(page->text, "&gt;");
            break;
        case '"':
            strbuf_add(page->text, "&quot;");
            break;
        case '\'':
            strbuf_add(page->text, "&#39;");
            break;
        default:
            strbuf_add_char(page->text, words[i]);
        }
    }
}

static void add_element(struct page *page, const char *name, const char *style, const char *words)
{
    strbuf_add_format(page->text, "<%s style=\"%s\">", name, style);
    add_escaped(page, words, strlen(words));
    strbuf_add_format(page->text, "</%s>\n", name);
}

/* It came with the submission, and stands in an attribute. */
static bool is_language(const char *tag)
{
    size_t length = strspn(tag, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");

    return length > 0 && length <= LANGUAGE_CHARS_MAX && tag[length] == '\0';
}

/* In words that run from right to left the groups of a telephone number would change places. */
static void add_right_to_left(struct page *page, const char *line, size_t bytes)
{
    size_t at = 0;

    while (at < bytes) {
        size_t start;
        size_t number = writing_spaced_number(line + at, bytes - at, &start);

        add_escaped(page, line + at, number > 0 ? start : bytes - at);
        if (number == 0)
            break;
        strbuf_add(page->text, "<span dir=\"ltr\">");
        add_escaped(page, line + at + start, number);
        strbuf_add(page->text, "</span>");
        at += start + number;
    }
}

static bool runs_right_to_left(const struct page *page, const char *line)
{
    return writing_is_right_to_left(line, strcspn(line, "\n"), page->letter->right_to_left);
}

/* Lines that run the same way are one paragraph. Returns where the next begins, or NULL. */
static const char *add_paragraph(struct page *page, const char *lines)
{
    bool right_to_left = runs_right_to_left(page, lines);
    const char *line = lines;

    strbuf_add_format(page->text, "<p dir=\"%s\" style=\"margin:0\">", right_to_left ? "rtl" : "ltr");
    for (;;) {
        size_t bytes = strcspn(line, "\n");

        if (right_to_left)
            add_right_to_left(page, line, bytes);
        else
            add_escaped(page, line, bytes);
        if (line[bytes] == '\0')
            line = NULL;
        else
            line += bytes + 1;
        if (line == NULL || runs_right_to_left(page, line) != right_to_left)
            break;
        strbuf_add(page->text, "<br>");
    }
    strbuf_add(page->text, "</p>");
    return line;
}

/* What the person wrote is larger: some scripts are hard to read at the size that serves Latin. */
static void add_own_words(struct page *page, const char *words)
{
    const char *language = page->letter->language;

    strbuf_add(page->text, "<dd");
    if (is_language(language))
        strbuf_add_format(page->text, " lang=\"%s\"", language);
    strbuf_add(page->text, " style=\"" ANSWER ";font-size:20px;white-space:pre-wrap\">");
    for (const char *lines = words; lines != NULL;)
        lines = add_paragraph(page, lines);
    strbuf_add(page->text, "</dd>\n");
}

static void add_answer(struct page *page, const char *words)
{
    strbuf_add(page->text, "<dd style=\"" ANSWER "\">");
    for (;;) {
        size_t bytes = strcspn(words, "\n");

        add_escaped(page, words, bytes);
        if (words[bytes] == '\0')
            break;
        strbuf_add(page->text, "<br>");
        words += bytes + 1;
    }
    strbuf_add(page->text, "</dd>\n");
}

static void switch_list(struct page *page, bool in_list)
{
    if (page->in_list != in_list)
        strbuf_add(page->text, in_list ? "<dl style=\"margin:0 0 16px;padding:0\">\n" : "</dl>\n");
    page->in_list = in_list;
}

static bool is_in_list(enum letter_kind kind)
{
    return kind == LETTER_LABEL || kind == LETTER_VALUE || kind == LETTER_ANSWER || kind == LETTER_OWN ||
           kind == LETTER_READING;
}

static void begin_group(struct page *page, const char *heading)
{
    strbuf_add(page->text,
               "<div style=\"margin:0 0 16px;padding:0 0 0 12px;border-left:4px solid " TEAL "\">\n");
    if (heading[0] != '\0')
        add_element(page, "h2", "margin:0 0 8px;font-size:19px;line-height:1.3", heading);
}

static void add_part(struct page *page, enum letter_kind kind, const char *words)
{
    switch_list(page, is_in_list(kind));
    switch (kind) {
    case LETTER_WARNING:
        add_element(page, "p", "margin:0 0 16px;padding:8px 12px;border:2px solid " INK ";font-weight:bold",
                    words);
        break;
    case LETTER_HEADING:
        add_element(page, "h1",
                    "margin:28px 0 12px;padding:8px 0 0;border-top:3px solid " TEAL
                    ";font-size:22px;line-height:1.3;color:" TEAL,
                    words);
        break;
    case LETTER_GROUP:
        begin_group(page, words);
        break;
    case LETTER_GROUP_END:
        strbuf_add(page->text, "</div>\n");
        break;
    case LETTER_LABEL:
        add_element(page, "dt", "margin:10px 0 0;font-size:16px;color:#454545", words);
        break;
    case LETTER_VALUE:
        add_element(page, "dd", ANSWER ";font-weight:bold", words);
        break;
    case LETTER_OWN:
        add_own_words(page, words);
        break;
    case LETTER_READING:
        add_element(page, "dd", ANSWER ";font-style:italic", words);
        break;
    case LETTER_NOTE:
        add_element(page, "p", "margin:0 0 12px", words);
        break;
    default:
        add_answer(page, words);
    }
}

void html_write(const struct letter *letter, const char *title, struct strbuf *ret_text)
{
    struct page page = {.letter = letter, .text = ret_text};

    strbuf_add(ret_text, "<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">\n"
                         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                         "<meta name=\"color-scheme\" content=\"light\">\n<title>");
    add_escaped(&page, title, strlen(title));
    strbuf_add(ret_text,
               "</title>\n</head>\n<body style=\"margin:0;padding:0;background:#ffffff;color:" INK ";"
               "font-family:Arial,Helvetica,sans-serif;font-size:18px;line-height:1.5\">\n"
               "<div style=\"max-width:640px;margin:0 auto;padding:16px\">\n");
    for (size_t i = 0; i < letter->count; i++)
        add_part(&page, letter->parts[i].kind, letter_text(letter, i));
    switch_list(&page, false);
    strbuf_add(ret_text, "</div>\n</body>\n</html>\n");
}
