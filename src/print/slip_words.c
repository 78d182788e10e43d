#include "print/slip_words.h"

#include <string.h>

#include "base/strbuf.h"

enum { MESSAGE_BYTES = 8 * 1024 };

static const char english[] = "en";

static bool is_english(const char *language)
{
    return strcmp(language, english) == 0;
}

static void keep_failure(struct saying *saying, enum status status)
{
    if (saying->status == OK)
        saying->status = status;
}

/* Moves what was written into the paper's memory; NULL when something failed. */
static const char *take(struct saying *saying, struct strbuf *text)
{
    const char *copy = NULL;

    keep_failure(saying, strbuf_status(text));
    if (saying->status == OK)
        copy = arena_copy_text(&saying->paper->arena, strbuf_text(text));
    strbuf_finish(text);
    return copy;
}

/* In which language a message of the parent's language is there. */
static const char *language_of(const struct saying *saying, const char *key)
{
    struct word word = words_find(saying->slip->words, saying->slip->language, key);

    return word.language != NULL ? word.language : english;
}

static const char *format(struct saying *saying, const char *language, const char *key,
                          const struct word_value *values, size_t count)
{
    struct strbuf text;

    strbuf_init(&text, MESSAGE_BYTES);
    keep_failure(saying, words_format(saying->slip->words, language, key, values, count, &text, NULL));
    return take(saying, &text);
}

struct paper_text say_both(struct saying *saying, const char *key, const struct word_value *own,
                           const struct word_value *in_english, size_t count)
{
    struct paper_text said = {.language = language_of(saying, key)};

    said.text = format(saying, said.language, key, own, count);
    if (!is_english(said.language))
        said.english = format(saying, english, key, in_english, count);
    return said;
}

struct paper_text say_values(struct saying *saying, const char *key, const struct word_value *values,
                             size_t count)
{
    return say_both(saying, key, values, values, count);
}

struct paper_text say_key(struct saying *saying, const char *key)
{
    return say_values(saying, key, NULL, 0);
}

struct paper_text say_fixed(struct saying *saying, const char *key, const char *name, const char *value)
{
    struct word_value fixed = {.name = name, .kind = WORD_FIXED, .text = value};

    if (value == NULL)
        return (struct paper_text){.text = NULL};
    return say_values(saying, key, &fixed, 1);
}

struct paper_text say_number(struct saying *saying, const char *key, const char *name, int number)
{
    struct word_value value = {.name = name, .kind = WORD_NUMBER, .number = number};

    return say_values(saying, key, &value, 1);
}

struct paper_text say_around(struct saying *saying, const char *key, const char *name,
                             const struct paper_text *inner)
{
    struct word_value own = {.name = name, .kind = WORD_TEXT, .text = inner->text};
    struct word_value in_english = own;

    if (inner->text == NULL)
        return (struct paper_text){.text = NULL};
    if (inner->english != NULL)
        in_english.text = inner->english;
    return say_both(saying, key, &own, &in_english, 1);
}

/* --- days and times --- */

static const char *time_of_day(struct saying *saying, const char *language, int64_t utc_ms)
{
    struct strbuf text;

    strbuf_init(&text, MESSAGE_BYTES);
    keep_failure(saying, words_time(language, date_minute_of_utc(utc_ms), &text));
    return take(saying, &text);
}

/* Each time holds together; between two of them narrow paper may begin another line. */
static void add_times(struct saying *saying, const char *language, int64_t begins_utc_ms, int64_t ends_utc_ms,
                      struct strbuf *out)
{
    struct word_value values[] = {{.name = "from", .kind = WORD_FIXED},
                                  {.name = "until", .kind = WORD_FIXED}};
    bool ends = ends_utc_ms > begins_utc_ms;

    values[0].text = time_of_day(saying, language, begins_utc_ms);
    values[1].text = ends ? time_of_day(saying, language, ends_utc_ms) : "";
    if (saying->status == OK)
        keep_failure(saying, words_format(saying->slip->words, language, ends ? "time.range" : "time.from",
                                          values, ends ? 2 : 1, out, NULL));
}

static const char *when(struct saying *saying, const char *language, int64_t begins_utc_ms,
                        int64_t ends_utc_ms)
{
    struct strbuf text;

    strbuf_init(&text, MESSAGE_BYTES);
    keep_failure(saying, words_date(language, date_of_utc(begins_utc_ms), &text));
    strbuf_add_char(&text, '\n');
    add_times(saying, language, begins_utc_ms, ends_utc_ms, &text);
    return take(saying, &text);
}

struct paper_text say_when(struct saying *saying, int64_t begins_utc_ms, int64_t ends_utc_ms)
{
    struct paper_text said = {.language = language_of(saying, "time.range")};

    said.text = when(saying, said.language, begins_utc_ms, ends_utc_ms);
    if (!is_english(said.language))
        said.english = when(saying, english, begins_utc_ms, ends_utc_ms);
    return said;
}

static const char *list_days(struct saying *saying, const char *language, const struct date *days,
                             size_t count)
{
    struct strbuf text;

    strbuf_init(&text, MESSAGE_BYTES);
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            strbuf_add_char(&text, '\n');
        keep_failure(saying, words_date(language, days[i], &text));
    }
    return take(saying, &text);
}

struct paper_text say_days(struct saying *saying, const struct date *days, size_t count)
{
    struct paper_text said = {.language = language_of(saying, "time.range")};

    said.text = list_days(saying, said.language, days, count);
    if (!is_english(said.language))
        said.english = list_days(saying, english, days, count);
    return said;
}

/* --- texts that came in --- */

static void add_line(struct strbuf *out, const char *line)
{
    if (line == NULL)
        return;
    if (out->length > 0)
        strbuf_add_char(out, '\n');
    strbuf_add(out, line);
}

struct paper_text say_lines(struct saying *saying, const struct paper_text *lines, size_t count)
{
    struct strbuf own, in_english;
    struct paper_text said = {.text = NULL};

    if (count == 0)
        return said;
    strbuf_init(&own, MESSAGE_BYTES);
    strbuf_init(&in_english, MESSAGE_BYTES);
    for (size_t i = 0; i < count; i++) {
        add_line(&own, lines[i].text);
        add_line(&in_english, lines[i].english != NULL ? lines[i].english : lines[i].text);
    }
    said.language = lines[0].language;
    said.text = take(saying, &own);
    said.english = take(saying, &in_english);
    return said;
}

struct paper_text say_place(struct saying *saying, const char *place, const char *address)
{
    struct paper_text lines[] = {{.text = place, .language = english},
                                 {.text = address, .language = english}};

    if (place == NULL && address == NULL)
        return (struct paper_text){.text = NULL};
    return say_lines(saying, lines, 2);
}

struct saying saying_begin(const struct slip *slip, struct paper *ret_paper)
{
    const struct language *language = words_find_language(slip->words, slip->language);
    struct saying saying = {.slip = slip, .paper = ret_paper};

    paper_init(ret_paper, slip->language, language != NULL && language->right_to_left);
    paper_add(ret_paper, &(struct paper_part){.look = PAPER_SMALL, .said = slip->centre});
    if (slip->is_copy)
        paper_add(ret_paper,
                  &(struct paper_part){.look = PAPER_STAMP, .said = say_key(&saying, "slip.copy")});
    return saying;
}
