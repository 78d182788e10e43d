#include "mail/letter.h"

#include <stdbool.h>
#include <string.h>
#include <time.h>

#include "locale/writing.h"
#include "mail/english.h"

enum { LINE_BYTES_MAX = 16 * 1024, MS_PER_HOUR = 3600000, MS_PER_DAY = 86400000 };

/* The parts of the letter, in the order in which staff need them. */
enum section { SAFE_CONTACT, LANGUAGE, REST };

struct letter {
    const struct submission *submission;
    const struct message_context *context;
    const struct flow *flow; /* NULL when the pack no longer has it */
    struct strbuf *text;
    enum section section; /* the one being written */
    size_t shown;         /* questions written in it */
    const json_t *group;  /* the last group that was named in it */
};

static void add_line(struct letter *letter, const char *line)
{
    strbuf_add(letter->text, line);
    strbuf_add(letter->text, "\r\n");
}

static void add_heading(struct letter *letter, const char *heading)
{
    if (letter->text->length > 0)
        add_line(letter, "");
    add_line(letter, heading);
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

static void add_broken(struct strbuf *text, const char *words, const char *at_breaks)
{
    while (*words != '\0') {
        size_t wide = line_break_bytes(words);

        if (wide > 0)
            strbuf_add(text, at_breaks);
        else
            strbuf_add_char(text, *words);
        words += wide > 0 ? wide : 1;
    }
}

static void add_indented(struct letter *letter, const char *words)
{
    strbuf_add(letter->text, "    ");
    add_broken(letter->text, words, "\r\n    ");
    strbuf_add(letter->text, "\r\n");
}

static const struct flow_item *find_item(const struct letter *letter, const char *link_id)
{
    int index = letter->flow != NULL ? flow_find(letter->flow, link_id) : -1;

    return index >= 0 ? &letter->flow->items[index] : NULL;
}

static enum section section_of_role(const char *role, enum section otherwise)
{
    if (role != NULL && strcmp(role, "safe-contact") == 0)
        return SAFE_CONTACT;
    if (role != NULL && strcmp(role, "language") == 0)
        return LANGUAGE;
    return otherwise;
}

/* On one line whatever it holds: it may have come with the submission. True when it ends as a question does.
 */
static bool add_question(struct letter *letter, const json_t *item)
{
    struct strbuf question;
    bool asks;

    strbuf_init(&question, LINE_BYTES_MAX);
    english_question(letter->context->words, letter->submission->kind, item, &question);
    asks = question.length > 0 && question.text[question.length - 1] == '?';
    add_broken(letter->text, strbuf_text(&question), " ");
    strbuf_finish(&question);
    return asks;
}

static void add_latin(struct letter *letter, const char *words)
{
    struct strbuf latin;

    if (!writing_is_foreign(words))
        return;
    strbuf_init(&latin, LINE_BYTES_MAX);
    if (writing_to_latin(words, &latin) == OK) {
        strbuf_add(letter->text, "In Latin letters: ");
        add_broken(letter->text, strbuf_text(&latin), " ");
        strbuf_add(letter->text, "\r\n");
    }
    strbuf_finish(&latin);
}

static bool is_name(const struct letter *letter, const json_t *item)
{
    const char *link_id = json_string_value(json_object_get(item, "linkId"));
    const struct flow_item *known = link_id != NULL ? find_item(letter, link_id) : NULL;

    return known != NULL && known->is_name;
}

static void add_answer(struct letter *letter, const json_t *item, const json_t *answer)
{
    const char *own_words = json_string_value(json_object_get(answer, "valueString"));
    struct strbuf value;

    if (own_words != NULL) {
        add_indented(letter, own_words);
        if (is_name(letter, item))
            add_latin(letter, own_words);
        return;
    }
    strbuf_init(&value, LINE_BYTES_MAX);
    english_answer(letter->context->words, letter->submission->kind, item, answer, &value);
    if (value.length > 0)
        add_indented(letter, strbuf_text(&value));
    strbuf_finish(&value);
}

/* `Question? NO` on one line: a yes or no about safety must not be lost on the way down the page. */
static bool add_plain_line(struct letter *letter, const json_t *item, const json_t *answers)
{
    const json_t *only = json_array_size(answers) == 1 ? json_array_get(answers, 0) : NULL;
    const char *truth = NULL;

    if (only != NULL)
        truth = english_truth(letter->context->words, letter->submission->kind, item, only);
    if (truth == NULL)
        return false;
    if (!add_question(letter, item))
        strbuf_add_char(letter->text, ':');
    strbuf_add_format(letter->text, " %s\r\n", truth);
    return true;
}

/* "First name" alone would not say whose: its group does. */
static void name_group(struct letter *letter, const json_t *group)
{
    if (group == letter->group)
        return;
    letter->group = group;
    if (json_string_length(json_object_get(group, "text")) == 0)
        return;
    strbuf_add(letter->text, "-- ");
    (void)add_question(letter, group);
    add_line(letter, "");
    if (letter->section == REST)
        add_line(letter, "");
}

static void add_answers(struct letter *letter, const json_t *item, const json_t *group)
{
    const json_t *answers = json_object_get(item, "answer");

    if (json_array_size(answers) == 0)
        return;
    if (letter->section == REST && letter->shown > 0)
        add_line(letter, "");
    name_group(letter, group);
    letter->shown++;
    if (letter->section == SAFE_CONTACT && add_plain_line(letter, item, answers))
        return;
    (void)add_question(letter, item);
    add_line(letter, "");
    for (size_t i = 0; i < json_array_size(answers); i++)
        add_answer(letter, item, json_array_get(answers, i));
}

/* Writes the items that belong to the section, in the order of the response, which is that of the flow that
 * was answered. An item without a role of its own belongs where its group does. */
static void walk(struct letter *letter, const json_t *items, const json_t *group, enum section inherited)
{
    for (size_t i = 0; i < json_array_size(items); i++) {
        const json_t *item = json_array_get(items, i);
        const json_t *answers = json_object_get(item, "answer");
        const char *link_id = json_string_value(json_object_get(item, "linkId"));
        const struct flow_item *known = link_id != NULL ? find_item(letter, link_id) : NULL;
        enum section section = section_of_role(known != NULL ? known->staff_role : NULL, inherited);

        if (section == letter->section)
            add_answers(letter, item, group);
        walk(letter, json_object_get(item, "item"), item, section);
        for (size_t n = 0; n < json_array_size(answers); n++)
            walk(letter, json_object_get(json_array_get(answers, n), "item"), item, section);
    }
}

static void add_section(struct letter *letter, enum section section)
{
    letter->section = section;
    letter->shown = 0;
    letter->group = NULL;
    walk(letter, json_object_get(letter->submission->response, "item"), NULL, REST);
}

static void add_safe_contact(struct letter *letter)
{
    add_heading(letter, "HOW TO CONTACT SAFELY");
    add_section(letter, SAFE_CONTACT);
    if (letter->shown > 0)
        return;
    /* With a pack that lost the marks the answers are still there, further down. */
    add_line(letter,
             "No answer is marked as being about this. Read all of them before you get in touch, and do not");
    add_line(letter, "assume that a call, a message or a letter is safe.");
}

static void add_language(struct letter *letter)
{
    const char *tag = letter->submission->language;
    const struct language *language = words_find_language(letter->context->words, tag);

    add_heading(letter, "LANGUAGE AND INTERPRETER");
    strbuf_add(letter->text, "Language on the screen, in which the parent wrote: ");
    if (language != NULL)
        strbuf_add_format(letter->text, "%s (%s)", language->english, language->tag);
    else
        add_broken(letter->text, tag, " ");
    strbuf_add(letter->text, "\r\n");
    add_section(letter, LANGUAGE);
}

/* Summer time begins and ends at 01:00 UTC, so what holds at a moment holds until 23:30 UTC of the day that
 * it was an hour before; there the date in the United Kingdom is tomorrow's already when it is summer. */
static bool is_summer_time(int64_t utc_ms)
{
    int64_t day = (utc_ms - MS_PER_HOUR) / MS_PER_DAY * MS_PER_DAY;
    struct date noon = date_of_utc(day + MS_PER_DAY / 2);
    struct date late = date_of_utc(day + MS_PER_DAY - MS_PER_HOUR / 2);

    return date_compare(noon, late) != 0;
}

static void add_moment(struct letter *letter, int64_t utc_ms)
{
    time_t local = (time_t)((utc_ms + (is_summer_time(utc_ms) ? MS_PER_HOUR : 0)) / 1000);
    struct tm clock;

    strbuf_add(letter->text, "Received: ");
    english_date(date_of_utc(utc_ms), letter->text);
    if (gmtime_r(&local, &clock) != NULL)
        strbuf_add_format(letter->text, " at %02d:%02d, UK time", clock.tm_hour, clock.tm_min);
    strbuf_add(letter->text, "\r\n");
}

static void add_footing(struct letter *letter)
{
    const struct message_context *context = letter->context;

    add_heading(letter, "ABOUT THIS REQUEST");
    strbuf_add_format(letter->text, "Reference: %s\r\n", context->reference);
    add_moment(letter, context->sent_utc_ms);
    strbuf_add_format(letter->text, "Made at the kiosk of: %s\r\n", centre_about(context->centre)->title);
    strbuf_add(letter->text, "Privacy text that was shown: ");
    add_broken(letter->text, letter->submission->privacy_version, " ");
    add_line(letter, "");
    add_line(letter, "");
    add_line(letter,
             "The parent was given this reference. Say it when you speak, so that both of you mean the same");
    add_line(letter, "request. It is no secret and does not prove who is calling.");
    strbuf_add_format(letter->text,
                      "The attachment %s.json holds the same answers as a FHIR R4 QuestionnaireResponse.\r\n",
                      context->reference);
    add_line(letter, "This e-mail was sent by a kiosk: an answer to it does not reach the parent.");
}

void letter_write(const struct submission *submission, const struct message_context *context,
                  struct strbuf *ret_text)
{
    struct letter letter = {
        .submission = submission,
        .context = context,
        .flow = centre_find_flow(context->centre, submission->kind),
        .text = ret_text,
    };

    if (context->possible_copy) {
        strbuf_add_format(ret_text, "POSSIBLE COPY: an earlier try to send %s may have arrived already.\r\n",
                          context->reference);
    }
    add_safe_contact(&letter);
    add_language(&letter);
    add_heading(&letter, "WHAT THE PARENT TOLD US");
    add_section(&letter, REST);
    add_footing(&letter);
}
