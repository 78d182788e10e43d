#include "mail/sheet.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "mail/english.h"

enum { KEY_BYTES = 160 };

static const char *text_of(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));

    return text != NULL ? text : "";
}

/* As families call it, and as the ledger does: "children's vitamin drops (drops), free". */
static void write_product(const struct scribe *scribe, const json_t *row, struct strbuf *label)
{
    const char *product = text_of(row, "product");
    char key[KEY_BYTES];

    (void)snprintf(key, sizeof key, "vitamins.product.%.64s", product);
    if (english_words(scribe->words, key, NULL, 0, label))
        strbuf_add_format(label, " (%s)", product);
    else
        strbuf_add(label, product);
    (void)snprintf(key, sizeof key, "terms.%.20s", text_of(row, "terms"));
    strbuf_add(label, ", ");
    if (!english_mail(scribe->words, scribe->kind, key, NULL, 0, label))
        strbuf_add(label, text_of(row, "terms"));
}

static void add_row(const struct scribe *scribe, const json_t *row)
{
    struct strbuf text;

    strbuf_init(&text, SCRIBE_TEXT_BYTES_MAX);
    write_product(scribe, row, &text);
    strbuf_add_char(&text, ':');
    scribe_add(scribe, LETTER_LABEL, &text);
    strbuf_finish(&text);
    strbuf_init(&text, SCRIBE_TEXT_BYTES_MAX);
    strbuf_add_format(&text, "%lld", (long long)json_integer_value(json_object_get(row, "packs")));
    scribe_add(scribe, LETTER_VALUE, &text);
    strbuf_finish(&text);
}

void sheet_compose(const struct scribe *scribe, const json_t *list)
{
    const json_t *rows = json_object_get(list, "rows");
    struct strbuf text;
    struct date day;
    int64_t sum = 0;

    scribe_say(scribe, LETTER_HEADING, "heading.sheet");
    if (date_read(text_of(list, "day"), &day) == OK) {
        strbuf_init(&text, SCRIBE_TEXT_BYTES_MAX);
        english_date(day, &text);
        scribe_fact(scribe, "day", strbuf_text(&text));
        strbuf_finish(&text);
    }
    for (size_t i = 0; i < json_array_size(rows); i++) {
        add_row(scribe, json_array_get(rows, i));
        sum += json_integer_value(json_object_get(json_array_get(rows, i), "packs"));
    }
    scribe_number(scribe, "sum.packs", sum);
}
