#include "mail/english.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/json.h"
#include "base/memory.h"
#include "locale/writing.h"

enum { KEY_BYTES_MAX = 512, PHRASE_BYTES_MAX = 8 * 1024 };

static const char *text_of(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));

    return text != NULL ? text : "";
}

bool english_words(const struct words *words, const char *key, struct strbuf *ret_text)
{
    struct strbuf formatted;
    struct strbuf plain;
    bool found = false;

    if (words_find(words, "en", key).text == NULL)
        return false;
    strbuf_init(&formatted, PHRASE_BYTES_MAX);
    strbuf_init(&plain, PHRASE_BYTES_MAX);
    if (words_format(words, "en", key, NULL, 0, &formatted, NULL) == OK &&
        writing_plain(strbuf_text(&formatted), &plain) == OK) {
        strbuf_add(ret_text, strbuf_text(&plain));
        found = true;
    }
    strbuf_finish(&formatted);
    strbuf_finish(&plain);
    return found;
}

/* `kind.linkId.text`, or `kind.linkId.option.code` when a code is given. */
static bool add_words_of(const struct words *words, const char *kind, const json_t *item, const char *code,
                         struct strbuf *ret_text)
{
    struct strbuf key;
    bool found = false;

    strbuf_init(&key, KEY_BYTES_MAX);
    strbuf_add_format(&key, "%s.%s.", kind, text_of(item, "linkId"));
    strbuf_add(&key, code != NULL ? "option." : "text");
    strbuf_add(&key, code != NULL ? code : "");
    if (strbuf_status(&key) == OK)
        found = english_words(words, strbuf_text(&key), ret_text);
    strbuf_finish(&key);
    return found;
}

void english_question(const struct words *words, const char *kind, const json_t *item,
                      struct strbuf *ret_text)
{
    const char *text = text_of(item, "text");

    if (add_words_of(words, kind, item, NULL, ret_text))
        return;
    if (text[0] != '\0')
        strbuf_add(ret_text, text);
    else
        strbuf_add_format(ret_text, "Question \"%s\"", text_of(item, "linkId"));
}

static void add_coding(const struct words *words, const char *kind, const json_t *item, const json_t *coding,
                       struct strbuf *ret_text)
{
    const char *code = text_of(coding, "code");
    const char *display = text_of(coding, "display");

    if (code[0] != '\0' && add_words_of(words, kind, item, code, ret_text))
        return;
    strbuf_add(ret_text, display[0] != '\0' ? display : code);
}

void english_date(struct date date, struct strbuf *ret_text)
{
    struct strbuf formatted;
    char digits[11];

    strbuf_init(&formatted, PHRASE_BYTES_MAX);
    if (words_date("en", date, &formatted) != OK || writing_plain(strbuf_text(&formatted), ret_text) != OK) {
        date_write(date, digits);
        strbuf_add(ret_text, digits);
    }
    strbuf_finish(&formatted);
}

static void add_date_text(const char *text, struct strbuf *ret_text)
{
    struct date date;

    if (date_read(text, &date) == OK)
        english_date(date, ret_text);
    else
        strbuf_add(ret_text, text);
}

/* A value of a kind that no question of ours makes is shown as it stands in the response. */
static void add_unknown_value(const json_t *answer, struct strbuf *ret_text)
{
    const char *key;
    json_t *value;

    json_object_foreach((json_t *)answer, key, value)
    {
        char *written = strncmp(key, "value", 5) == 0 ? json_write_compact(value) : NULL;

        if (written != NULL)
            strbuf_add_format(ret_text, "%s %s", key, written);
        memory_wipe_text(written);
    }
}

void english_answer(const struct words *words, const char *kind, const json_t *item, const json_t *answer,
                    struct strbuf *ret_text)
{
    const json_t *truth = json_object_get(answer, "valueBoolean");
    const json_t *number = json_object_get(answer, "valueInteger");
    const json_t *coding = json_object_get(answer, "valueCoding");
    const char *date = text_of(answer, "valueDate");
    const char *words_of_hers = text_of(answer, "valueString");

    if (json_is_boolean(truth))
        strbuf_add(ret_text, json_is_true(truth) ? "Yes" : "No");
    else if (json_is_integer(number))
        strbuf_add_format(ret_text, "%" JSON_INTEGER_FORMAT, json_integer_value(number));
    else if (json_is_object(coding))
        add_coding(words, kind, item, coding, ret_text);
    else if (date[0] != '\0')
        add_date_text(date, ret_text);
    else if (words_of_hers[0] != '\0')
        strbuf_add(ret_text, words_of_hers);
    else
        add_unknown_value(answer, ret_text);
}

const char *english_truth(const struct words *words, const char *kind, const json_t *item,
                          const json_t *answer)
{
    struct strbuf value;
    const char *truth = NULL;

    if (json_object_get(answer, "valueString") != NULL)
        return NULL;
    strbuf_init(&value, PHRASE_BYTES_MAX);
    english_answer(words, kind, item, answer, &value);
    if (strcasecmp(strbuf_text(&value), "yes") == 0)
        truth = "YES";
    else if (strcasecmp(strbuf_text(&value), "no") == 0)
        truth = "NO";
    strbuf_finish(&value);
    return truth;
}
