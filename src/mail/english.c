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

bool english_words(const struct words *words, const char *key, const struct word_value *values,
                   size_t value_count, struct strbuf *ret_text)
{
    struct strbuf formatted;
    struct strbuf plain;
    bool found = false;

    if (words_find(words, "en", key).text == NULL)
        return false;
    strbuf_init(&formatted, PHRASE_BYTES_MAX);
    strbuf_init(&plain, PHRASE_BYTES_MAX);
    if (words_format(words, "en", key, values, value_count, &formatted, NULL) == OK &&
        writing_plain(strbuf_text(&formatted), &plain) == OK) {
        strbuf_add(ret_text, strbuf_text(&plain));
        found = true;
    }
    strbuf_finish(&formatted);
    strbuf_finish(&plain);
    return found;
}

bool english_mail(const struct words *words, const char *kind, const char *what,
                  const struct word_value *values, size_t value_count, struct strbuf *ret_text)
{
    struct strbuf key;
    bool found;

    strbuf_init(&key, KEY_BYTES_MAX);
    strbuf_add_format(&key, "%s.mail.%s", kind, what);
    found =
        strbuf_status(&key) == OK && english_words(words, strbuf_text(&key), values, value_count, ret_text);
    strbuf_clear(&key);
    strbuf_add_format(&key, "mail.%s", what);
    if (!found)
        found = english_words(words, strbuf_text(&key), values, value_count, ret_text);
    strbuf_finish(&key);
    return found;
}

/* `kind.linkId.what`, else `shared.linkId.what`. */
static bool add_words_of(const struct words *words, const char *kind, const json_t *item, const char *what,
                         const struct word_value *number, struct strbuf *ret_text)
{
    const char *const prefixes[] = {kind, "shared"};
    bool found = false;

    for (size_t i = 0; i < 2 && !found; i++) {
        struct strbuf key;

        strbuf_init(&key, KEY_BYTES_MAX);
        strbuf_add_format(&key, "%s.%s.%s", prefixes[i], text_of(item, "linkId"), what);
        found = strbuf_status(&key) == OK &&
                english_words(words, strbuf_text(&key), number, number != NULL ? 1 : 0, ret_text);
        strbuf_finish(&key);
    }
    return found;
}

static bool add_question(const struct words *words, const char *kind, const json_t *item,
                         struct strbuf *ret_text)
{
    const char *text = text_of(item, "text");

    if (add_words_of(words, kind, item, "text", NULL, ret_text))
        return true;
    strbuf_add(ret_text, text);
    return text[0] != '\0';
}

void english_question(const struct words *words, const char *kind, const json_t *item,
                      struct strbuf *ret_text)
{
    if (!add_question(words, kind, item, ret_text))
        strbuf_add_format(ret_text, "Question \"%s\"", text_of(item, "linkId"));
}

void english_group(const struct words *words, const char *kind, const json_t *group, size_t number,
                   struct strbuf *ret_text)
{
    const struct word_value value = {.name = "number", .kind = WORD_NUMBER, .number = (int64_t)number};
    size_t before = ret_text->length;

    if (number > 0 && add_words_of(words, kind, group, "one", &value, ret_text))
        return;
    (void)add_question(words, kind, group, ret_text);
    if (number > 0)
        strbuf_add_format(ret_text, "%s%zu", ret_text->length > before ? " " : "", number);
}

static bool add_option_words(const struct words *words, const char *kind, const json_t *item,
                             const char *code, struct strbuf *ret_text)
{
    struct strbuf what;
    bool found;

    strbuf_init(&what, KEY_BYTES_MAX);
    strbuf_add_format(&what, "option.%s", code);
    found = strbuf_status(&what) == OK && add_words_of(words, kind, item, strbuf_text(&what), NULL, ret_text);
    strbuf_finish(&what);
    return found;
}

static void add_coding(const struct words *words, const char *kind, const json_t *item, const json_t *coding,
                       struct strbuf *ret_text)
{
    const char *code = text_of(coding, "code");
    const char *display = text_of(coding, "display");

    if (code[0] != '\0' && add_option_words(words, kind, item, code, ret_text))
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

void english_day(struct date date, struct strbuf *ret_text)
{
    if (date.day != 0)
        strbuf_add_format(ret_text, "%d ", date.day);
    date.day = 0;
    english_date(date, ret_text);
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
    const char *time = text_of(answer, "valueTime");
    const char *own_words = text_of(answer, "valueString");

    if (json_is_boolean(truth))
        strbuf_add(ret_text, json_is_true(truth) ? "Yes" : "No");
    else if (json_is_integer(number))
        strbuf_add_format(ret_text, "%" JSON_INTEGER_FORMAT, json_integer_value(number));
    else if (json_is_object(coding))
        add_coding(words, kind, item, coding, ret_text);
    else if (date[0] != '\0')
        add_date_text(date, ret_text);
    else if (time[0] != '\0')
        strbuf_add(ret_text, time);
    else if (own_words[0] != '\0')
        strbuf_add(ret_text, own_words);
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
