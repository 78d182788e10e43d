#include "print/csv.h"

#include <stdbool.h>
#include <string.h>

void csv_begin(struct strbuf *csv)
{
    strbuf_add(csv, "\uFEFF");
}

/* The wide signs are those of Chinese and Japanese keyboards, which spreadsheets take for the narrow ones. */
static bool is_formula(const char *text)
{
    static const char *const SIGNS[] = {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};

    for (size_t i = 0; i < sizeof SIGNS / sizeof SIGNS[0]; i++) {
        if (strncmp(text, SIGNS[i], strlen(SIGNS[i])) == 0)
            return true;
    }
    return false;
}

void csv_add_field(struct strbuf *csv, const char *text)
{
    bool is_quoted = strpbrk(text, ",\"\r\n") != NULL;

    if (is_quoted)
        strbuf_add_char(csv, '"');
    if (is_formula(text))
        strbuf_add_char(csv, '\'');
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == '"')
            strbuf_add_char(csv, '"');
        strbuf_add_char(csv, *at);
    }
    if (is_quoted)
        strbuf_add_char(csv, '"');
}
