#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "feed/mend.h"

enum { RAW_BYTES_MAX = 64 * 1024, URI_BYTES = 1000, EMAIL_BYTES = 254, INTERVAL_MAX = 52, AGE_MAX = 120 };

bool mend_read_number(const json_t *given, double *ret_number)
{
    const char *text = json_string_value(given);
    char *end = NULL;
    double number;

    if (json_is_number(given)) {
        *ret_number = json_number_value(given);
        return true;
    }
    if (text == NULL || text[strspn(text, " +-.0123456789")] != '\0')
        return false;
    number = strtod(text, &end);
    if (end == text || end[strspn(end, " ")] != '\0')
        return false;
    *ret_number = number;
    return true;
}

/* Fifteen digits are what a double holds for certain, so reading and writing again gives the same. */
json_t *mend_number(double number)
{
    char text[40];

    if (number == floor(number) && fabs(number) < 1e15)
        return json_integer((json_int_t)number);
    (void)snprintf(text, sizeof text, "%.15g", number);
    return json_real(strtod(text, NULL));
}

static void show(const json_t *given, char ret_shown[PLAIN_SHOWN_BYTES])
{
    if (json_is_string(given))
        plain_show(json_string_value(given), ret_shown);
    else if (json_is_number(given))
        (void)snprintf(ret_shown, PLAIN_SHOWN_BYTES, "%.15g", json_number_value(given));
    else
        (void)snprintf(ret_shown, PLAIN_SHOWN_BYTES, "%s", json_is_boolean(given) ? "true or false" : "[…]");
}

static json_t *leave_out(struct mend *mend, const json_t *given, const char *path)
{
    char shown[PLAIN_SHOWN_BYTES];

    show(given, shown);
    mend_say(mend, "%s %s: left out", path, shown);
    return NULL;
}

/* A number in its bounds; a whole one when `whole`. */
static json_t *bounded(struct mend *mend, const json_t *given, const char *path, double most, bool whole)
{
    double number = -1;

    if (!mend_read_number(given, &number) || !(number >= 0 && number <= most) ||
        (whole && number != floor(number)))
        return leave_out(mend, given, path);
    if (json_is_string(given))
        mend->feed->notes[FEED_NOTE_QUOTED]++;
    return mend_number(number);
}

/* Years; parts of a year are months, and two decimals are enough to tell which. */
static json_t *mend_age(struct mend *mend, const json_t *given, const char *path)
{
    json_t *years = bounded(mend, given, path, AGE_MAX, false);
    double number = json_number_value(years);
    double months = floor(number * 12 + 0.5);
    char shown[PLAIN_SHOWN_BYTES];

    if (years == NULL || fabs(number * 12 - months) <= 0.0625)
        return years;
    json_decref(years);
    show(given, shown);
    number = floor(months / 12 * 100 + 0.5) / 100;
    mend_say(mend, "%s %s read as %g, the nearest month", path, shown, number);
    return mend_number(number);
}

static json_t *mend_degrees(struct mend *mend, const json_t *given, const char *path, double most)
{
    double number = 0;

    if (!mend_read_number(given, &number) || !(fabs(number) <= most))
        return leave_out(mend, given, path);
    return mend_number(number);
}

static json_t *mend_words(struct mend *mend, const struct field *field, const char *given, const char *path)
{
    size_t most = field->kind == FIELD_LINE ? SHAPE_LINE_BYTES : SHAPE_TEXT_BYTES;
    struct strbuf text;
    enum plain plain = PLAIN_UNREADABLE;
    json_t *value = NULL;
    char *owned;

    strbuf_init(&text, RAW_BYTES_MAX);
    if (strlen(given) <= RAW_BYTES_MAX)
        plain = plain_text(given, &text);
    owned = strbuf_take(&text);
    if (plain == PLAIN_UNREADABLE)
        mend_say(mend, "%s cannot be read (%zu bytes): left out", path, strlen(given));
    else if (plain == PLAIN_MENDED)
        mend_say(mend, "HTML taken out of %s", path);
    else if (plain == PLAIN_REWRITTEN)
        mend->feed->notes[FEED_NOTE_SPACES]++;
    for (char *c = strchr(owned, '\n'); c != NULL && field->kind == FIELD_LINE; c = strchr(c, '\n'))
        *c = ' ';
    if (plain != PLAIN_UNREADABLE && owned[0] != '\0') {
        size_t kept = plain_cut(owned, most);

        if (owned[kept] != '\0')
            mend_say(mend, "%s is %zu bytes long: cut after %zu", path, strlen(owned), kept);
        while (kept > 1 && strchr(" \n", owned[kept - 1]) != NULL)
            kept--;
        value = json_stringn(owned, kept);
    }
    free(owned);
    return value;
}

/* Text that is read into one form: a time, a date, an address of the web. */
static enum plain read_form(const struct field *field, const char *text, struct strbuf *ret_form)
{
    char form[40] = "";
    enum plain plain;

    switch (field->kind) {
    case FIELD_URI:
        return plain_uri(text, ret_form);
    case FIELD_EMAIL:
        return plain_email(text, ret_form);
    case FIELD_DAYS:
        return plain_days(text, ret_form);
    case FIELD_MONTH_DAYS:
        return plain_month_days(text, ret_form);
    case FIELD_MOMENT:
        plain = plain_moment(text, form);
        break;
    case FIELD_TIME:
        plain = plain_time(text, form);
        break;
    case FIELD_REFERENCE:
        plain = plain_id(text, form); /* the id that it refers to is made in the same way */
        plain = plain == PLAIN_MENDED ? PLAIN_REWRITTEN : plain;
        break;
    default:
        plain = plain_date(text, form);
        break;
    }
    strbuf_add(ret_form, form);
    return plain;
}

static void say_mended(struct mend *mend, const struct field *field, const char *given, const char *form,
                       const char *path)
{
    char shown[PLAIN_SHOWN_BYTES];

    plain_show(given, shown);
    if (field->kind == FIELD_TIME)
        mend_say(mend, "%s %s read as %s on the wall", path, shown, form);
    else if (field->kind == FIELD_MOMENT)
        mend_say(mend, "%s %s is without a zone or not whole: read as %s", path, shown, form);
    else
        mend_say(mend, "%s %s read as %s", path, shown, form);
}

static json_t *mend_form(struct mend *mend, const struct field *field, const json_t *given, const char *path)
{
    struct strbuf trimmed, form;
    const char *text = json_string_value(given);
    enum plain plain;
    json_t *value = NULL;

    strbuf_init(&trimmed, URI_BYTES);
    strbuf_init(&form, field->kind == FIELD_EMAIL ? EMAIL_BYTES : URI_BYTES);
    text += strspn(text, " \t\r\n");
    for (size_t end = strlen(text); end > 0; end--) {
        if (strchr(" \t\r\n", text[end - 1]) == NULL) {
            strbuf_add_bytes(&trimmed, text, end);
            break;
        }
    }
    text = strbuf_text(&trimmed);
    plain =
        strbuf_status(&trimmed) == OK && text[0] != '\0' ? read_form(field, text, &form) : PLAIN_UNREADABLE;
    if (plain == PLAIN_UNREADABLE && field->kind == FIELD_EMAIL)
        mend_say(mend, "%s is not an e-mail address: left out", path);
    else if (plain == PLAIN_UNREADABLE)
        (void)leave_out(mend, given, path);
    else if (plain == PLAIN_MENDED)
        say_mended(mend, field, text, strbuf_text(&form), path);
    if (plain == PLAIN_REWRITTEN && field->kind == FIELD_TIME)
        mend->feed->notes[FEED_NOTE_SECONDS]++;
    if (plain != PLAIN_UNREADABLE)
        value = json_string(strbuf_text(&form));
    strbuf_finish(&trimmed);
    strbuf_finish(&form);
    return value;
}

static json_t *mend_past(struct mend *mend, const struct field *field, const json_t *given, const char *path)
{
    json_t *value = mend_form(mend, field, given, path);
    struct date date;

    if (value == NULL ||
        (date_read(json_string_value(value), &date) == OK && date_compare(date, mend->today) <= 0))
        return value;
    json_decref(value);
    mend_say(mend, "%s %s is in the future: left out", path, json_string_value(given));
    return NULL;
}

/* Any case, and with "_" or "-" for a space. */
static bool is_word(const char *given, const char *word)
{
    while (*given != '\0' && *word != '\0') {
        bool is_space = *given == '_' || *given == '-';

        if (is_space ? *word != ' ' : strncasecmp(given, word, 1) != 0)
            return false;
        given++;
        word++;
    }
    return *given == '\0' && *word == '\0';
}

static json_t *mend_word(struct mend *mend, const struct field *field, const char *given, const char *path)
{
    char shown[PLAIN_SHOWN_BYTES];
    bool is_status = strcmp(field->name, "status") == 0;

    plain_show(given, shown);
    for (size_t i = 0; field->words[i] != NULL; i++) {
        const char *word = field->words[i];

        if (!is_word(given, word))
            continue;
        if (strcmp(given, word) != 0)
            mend_say(mend, "%s %s read as %s", path, shown, word);
        if (is_status && i > 0)
            mend_say(mend, "status %s: %s", word, i < 3 ? "hidden" : "shown with a notice");
        return json_string(word);
    }
    if (!is_status) {
        mend_say(mend, "%s %s: left out", path, shown);
        return NULL;
    }
    mend_say(mend, "status %s, which Open Referral UK does not have: hidden", shown);
    return json_string("inactive");
}

static json_t *mend_text(struct mend *mend, const struct field *field, const json_t *given, const char *path)
{
    const char *text = json_string_value(given);

    switch (field->kind) {
    case FIELD_LINE:
    case FIELD_TEXT:
        return mend_words(mend, field, text, path);
    case FIELD_WORD:
        return mend_word(mend, field, text, path);
    case FIELD_DATE_PAST:
        return mend_past(mend, field, given, path);
    default:
        return mend_form(mend, field, given, path);
    }
}

/* Numbers where text is due, and lists of days, are common enough to be understood. */
static json_t *as_text(const json_t *given)
{
    char number[40];
    struct strbuf joined;
    json_t *text;

    if (json_is_string(given))
        return json_string(json_string_value(given));
    if (json_is_integer(given)) {
        (void)snprintf(number, sizeof number, "%" JSON_INTEGER_FORMAT, json_integer_value(given));
        return json_string(number);
    }
    if (!json_is_array(given))
        return NULL;
    strbuf_init(&joined, URI_BYTES);
    for (size_t i = 0; i < json_array_size(given); i++) {
        const json_t *item = json_array_get(given, i);

        strbuf_add(&joined, i > 0 ? "," : "");
        if (json_is_string(item))
            strbuf_add(&joined, json_string_value(item));
        else
            strbuf_add_format(&joined, "%" JSON_INTEGER_FORMAT, json_integer_value(item));
    }
    text = strbuf_status(&joined) == OK ? json_string(strbuf_text(&joined)) : NULL;
    strbuf_finish(&joined);
    return text;
}

json_t *mend_value(struct mend *mend, const struct field *field, const json_t *given, const char *path)
{
    json_t *text, *value;

    switch (field->kind) {
    case FIELD_AGE:
        return mend_age(mend, given, path);
    case FIELD_AMOUNT:
        return bounded(mend, given, path, 1e6, false);
    case FIELD_EXTENSION:
        return bounded(mend, given, path, 1e9, true);
    case FIELD_INTERVAL:
        return bounded(mend, given, path, INTERVAL_MAX, true);
    case FIELD_LATITUDE:
        return mend_degrees(mend, given, path, 90);
    case FIELD_LONGITUDE:
        return mend_degrees(mend, given, path, 180);
    default:
        break;
    }
    text = as_text(given);
    if (text == NULL)
        return leave_out(mend, given, path);
    value = mend_text(mend, field, text, path);
    json_decref(text);
    return value;
}
