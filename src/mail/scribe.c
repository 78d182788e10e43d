#include "mail/scribe.h"

#include "locale/writing.h"
#include "mail/english.h"

enum { MINUTES_PER_HOUR = 60 };

void scribe_add(const struct scribe *scribe, enum letter_kind kind, const struct strbuf *text)
{
    letter_add(scribe->letter, kind, strbuf_text(text));
}

void scribe_say_with(const struct scribe *scribe, enum letter_kind kind, const char *what,
                     const struct word_value *values, size_t value_count)
{
    struct strbuf text;

    strbuf_init(&text, SCRIBE_TEXT_BYTES_MAX);
    if (!english_mail(scribe->words, scribe->kind, what, values, value_count, &text))
        strbuf_add(&text, what);
    if (kind == LETTER_LABEL)
        strbuf_add_char(&text, ':');
    scribe_add(scribe, kind, &text);
    strbuf_finish(&text);
}

void scribe_say(const struct scribe *scribe, enum letter_kind kind, const char *what)
{
    scribe_say_with(scribe, kind, what, NULL, 0);
}

void scribe_fact(const struct scribe *scribe, const char *what, const char *value)
{
    scribe_say(scribe, LETTER_LABEL, what);
    letter_add(scribe->letter, LETTER_VALUE, value);
}

static void add_fact(const struct scribe *scribe, const char *what, const struct strbuf *value)
{
    scribe_fact(scribe, what, strbuf_text(value));
}

void scribe_number(const struct scribe *scribe, const char *what, int64_t number)
{
    struct strbuf value;

    strbuf_init(&value, SCRIBE_TEXT_BYTES_MAX);
    strbuf_add_format(&value, "%lld", (long long)number);
    add_fact(scribe, what, &value);
    strbuf_finish(&value);
}

static void add_time(struct strbuf *text, int minute)
{
    strbuf_add_format(text, "%02d:%02d", minute / MINUTES_PER_HOUR, minute % MINUTES_PER_HOUR);
}

void scribe_moment(const struct scribe *scribe, const char *what, int64_t utc_ms)
{
    struct strbuf moment;

    strbuf_init(&moment, SCRIBE_TEXT_BYTES_MAX);
    english_date(date_of_utc(utc_ms), &moment);
    strbuf_add(&moment, " at ");
    add_time(&moment, date_minute_of_utc(utc_ms));
    strbuf_add(&moment, ", UK time");
    add_fact(scribe, what, &moment);
    strbuf_finish(&moment);
}

void scribe_reading(const struct scribe *scribe, const char *name)
{
    struct strbuf latin;

    if (!writing_is_foreign(name))
        return;
    strbuf_init(&latin, SCRIBE_TEXT_BYTES_MAX);
    if (english_mail(scribe->words, scribe->kind, "latin", NULL, 0, &latin))
        strbuf_add(&latin, ": ");
    if (writing_to_latin(name, &latin) == OK)
        scribe_add(scribe, LETTER_READING, &latin);
    strbuf_finish(&latin);
}

void scribe_occasion(const struct scribe *scribe, const struct occasion *occasion)
{
    struct strbuf when;

    scribe_fact(scribe, "session", occasion->name);
    strbuf_init(&when, SCRIBE_TEXT_BYTES_MAX);
    english_date(occasion->day, &when);
    if (occasion->opens >= 0) {
        strbuf_add(&when, ", ");
        add_time(&when, occasion->opens);
    }
    if (occasion->opens >= 0 && occasion->closes >= 0) {
        strbuf_add(&when, " to ");
        add_time(&when, occasion->closes);
    }
    add_fact(scribe, "session.when", &when);
    strbuf_finish(&when);
    if (occasion->place != NULL)
        scribe_fact(scribe, "session.where", occasion->place);
}
