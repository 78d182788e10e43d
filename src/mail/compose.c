#include "mail/compose.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "mail/child.h"
#include "mail/english.h"
#include "mail/scribe.h"

/* The parts of the letter, in the order in which staff need them. */
enum section { SAFE_CONTACT, ASKED, CHILDREN, LANGUAGE, REST, SECTIONS };

static const struct {
    const char *role; /* in urn:doorstep:staff */
    const char *heading;
} sections[] = {
    [SAFE_CONTACT] = {"safe-contact", "heading.safe-contact"},
    [ASKED] = {"asked", "heading.asked"},
    [CHILDREN] = {"children", "heading.children"},
    [LANGUAGE] = {"language", "heading.language"},
    [REST] = {NULL, "heading.rest"},
};

/* The group that is being told of: its heading comes before the first thing of it that the section shows. */
struct group {
    struct group *outer; /* NULL at the top */
    const json_t *item;
    size_t number;             /* of several: which, from 1; else 0 */
    const struct child *child; /* whose age its heading tells; of an inner group that of the outer one */
    bool is_begun;
};

struct composer {
    const struct submission *submission;
    const struct message_context *context;
    const struct flow *flow; /* NULL when the pack no longer has it */
    struct date today;       /* when it was accepted */
    struct scribe scribe;
    enum section section; /* the one being written */
    bool is_begun;        /* its heading stands */
    bool is_safety_told;
};

static void begin_section(struct composer *composer)
{
    if (!composer->is_begun)
        scribe_say(&composer->scribe, LETTER_HEADING, sections[composer->section].heading);
    composer->is_begun = true;
}

static void begin_group(struct composer *composer, struct group *group)
{
    struct strbuf heading;

    begin_section(composer);
    if (group == NULL || group->is_begun)
        return;
    begin_group(composer, group->outer);
    group->is_begun = true;
    strbuf_init(&heading, SCRIBE_TEXT_BYTES_MAX);
    english_group(composer->context->words, composer->submission->kind, group->item, group->number, &heading);
    if (group->child != NULL && (group->outer == NULL || group->outer->child == NULL)) {
        strbuf_add(&heading, heading.length > 0 ? ": " : "");
        strbuf_add(&heading, group->child->words);
    }
    scribe_add(&composer->scribe, LETTER_GROUP, &heading);
    strbuf_finish(&heading);
}

static const struct flow_item *find_item(const struct composer *composer, const json_t *item)
{
    const char *link_id = json_string_value(json_object_get(item, "linkId"));
    int index = composer->flow != NULL && link_id != NULL ? flow_find(composer->flow, link_id) : -1;

    return index >= 0 ? &composer->flow->items[index] : NULL;
}

/* An item without a role of its own belongs where its group does. */
static enum section section_of(const struct flow_item *known, enum section otherwise)
{
    for (int i = 0; known != NULL && known->staff_role != NULL && i < REST; i++) {
        if (strcmp(known->staff_role, sections[i].role) == 0)
            return (enum section)i;
    }
    return otherwise;
}

static void add_label(struct composer *composer, const json_t *item, bool before_value)
{
    struct strbuf label;

    strbuf_init(&label, SCRIBE_TEXT_BYTES_MAX);
    english_question(composer->context->words, composer->submission->kind, item, &label);
    if (before_value && label.length > 0 && label.text[label.length - 1] != '?')
        strbuf_add_char(&label, ':');
    scribe_add(&composer->scribe, LETTER_LABEL, &label);
    strbuf_finish(&label);
}

static void add_answer(struct composer *composer, const json_t *item, const struct flow_item *known,
                       const json_t *answer)
{
    const char *own_words = json_string_value(json_object_get(answer, "valueString"));
    struct strbuf value;

    if (own_words != NULL) {
        letter_add(composer->scribe.letter, LETTER_OWN, own_words);
        if (known != NULL && known->is_name)
            scribe_reading(&composer->scribe, own_words);
        return;
    }
    strbuf_init(&value, SCRIBE_TEXT_BYTES_MAX);
    english_answer(composer->context->words, composer->submission->kind, item, answer, &value);
    if (known != NULL && known->unit != NULL && json_is_integer(json_object_get(answer, "valueInteger")))
        strbuf_add_format(&value, " %s", known->unit);
    if (value.length > 0)
        scribe_add(&composer->scribe, LETTER_ANSWER, &value);
    strbuf_finish(&value);
}

/* A yes or no about safety stands beside its question: it must not be lost on the way down the page. */
static const char *truth_beside(const struct composer *composer, const json_t *item, const json_t *answers)
{
    if (composer->section != SAFE_CONTACT || json_array_size(answers) != 1)
        return NULL;
    return english_truth(composer->context->words, composer->submission->kind, item,
                         json_array_get(answers, 0));
}

static void add_answers(struct composer *composer, struct group *group, const json_t *item,
                        const struct flow_item *known)
{
    const json_t *answers = json_object_get(item, "answer");
    const char *truth = truth_beside(composer, item, answers);

    if (json_array_size(answers) == 0)
        return;
    if (group != NULL && group->child != NULL && child_tells(group->child, item))
        return;
    begin_group(composer, group);
    if (composer->section == SAFE_CONTACT && (known == NULL || !known->is_name))
        composer->is_safety_told = true;
    add_label(composer, item, truth != NULL);
    if (truth != NULL)
        letter_add(composer->scribe.letter, LETTER_VALUE, truth);
    for (size_t i = 0; truth == NULL && i < json_array_size(answers); i++)
        add_answer(composer, item, known, json_array_get(answers, i));
}

/* Which of the items that are called as the one at `index` it is, from 1; 0 when it is the only one. */
static size_t number_among(const json_t *items, size_t index, const struct flow_item *known)
{
    const json_t *link_id = json_object_get(json_array_get(items, index), "linkId");
    size_t number = 0;
    size_t count = 0;

    for (size_t i = 0; i < json_array_size(items); i++) {
        if (json_equal(json_object_get(json_array_get(items, i), "linkId"), link_id)) {
            count++;
            number += i <= index ? 1 : 0;
        }
    }
    return count > 1 || (known != NULL && known->instance_count > 0) ? number : 0;
}

static void walk(struct composer *composer, const json_t *items, struct group *group, enum section inherited);

static void walk_group(struct composer *composer, struct group *group, const struct flow_item *known,
                       enum section section)
{
    struct child child = {0};

    if (group->outer != NULL) {
        group->child = group->outer->child;
    } else if (composer->flow != NULL && known != NULL) {
        child_read(composer->flow, group->item, composer->today, &child);
        group->child = child.words[0] != '\0' ? &child : NULL;
        if (group->child != NULL && section == composer->section)
            begin_group(composer, group);
    }
    walk(composer, json_object_get(group->item, "item"), group, section);
    if (group->is_begun)
        letter_add(composer->scribe.letter, LETTER_GROUP_END, "");
    child_finish(&child);
}

/* Writes the items that belong to the section, in the order of the response, which is that of the flow that
 * was answered. */
static void walk(struct composer *composer, const json_t *items, struct group *group, enum section inherited)
{
    for (size_t i = 0; i < json_array_size(items); i++) {
        const json_t *item = json_array_get(items, i);
        const json_t *answers = json_object_get(item, "answer");
        const struct flow_item *known = find_item(composer, item);
        enum section section = section_of(known, inherited);

        if (section == composer->section)
            add_answers(composer, group, item, known);
        for (size_t n = 0; n < json_array_size(answers); n++)
            walk(composer, json_object_get(json_array_get(answers, n), "item"), group, section);
        if (json_array_size(json_object_get(item, "item")) > 0) {
            struct group inner = {.outer = group, .item = item, .number = number_among(items, i, known)};

            walk_group(composer, &inner, known, section);
        }
    }
}

static void add_language(struct composer *composer)
{
    const char *tag = composer->submission->language;
    const struct language *language = words_find_language(composer->context->words, tag);
    struct strbuf name;

    strbuf_init(&name, SCRIBE_TEXT_BYTES_MAX);
    if (language != NULL)
        strbuf_add_format(&name, "%s (%s)", language->english, language->tag);
    else
        strbuf_add(&name, tag);
    scribe_say(&composer->scribe, LETTER_LABEL, "language");
    scribe_add(&composer->scribe, LETTER_VALUE, &name);
    strbuf_finish(&name);
}

static void add_section(struct composer *composer, enum section section)
{
    composer->section = section;
    composer->is_begun = false;
    if (section == SAFE_CONTACT || section == LANGUAGE)
        begin_section(composer);
    if (section == LANGUAGE)
        add_language(composer);
    walk(composer, json_object_get(composer->submission->response, "item"), NULL, REST);
    /* With a pack that lost the marks the answers are still there, further down. */
    if (section == SAFE_CONTACT && !composer->is_safety_told)
        scribe_say(&composer->scribe, LETTER_NOTE, "safe-contact.none");
}

static void add_standing(const struct scribe *scribe, const struct standing *standing)
{
    const struct word_value position = {
        .name = "number", .kind = WORD_NUMBER, .number = (int64_t)standing->position};
    char what[64];

    if (standing->state == NULL)
        return;
    (void)snprintf(what, sizeof what, "standing.%.20s", standing->state);
    scribe_say(scribe, LETTER_LABEL, "standing");
    scribe_say_with(scribe, LETTER_VALUE, what, &position, 1);
    if (standing->held_until_utc_ms != 0)
        scribe_moment(scribe, "standing.until", standing->held_until_utc_ms);
}

/* Of a sign-up staff want to know first for when, and whether there is a place. */
static void add_occasion(const struct scribe *scribe, const struct message_context *context)
{
    scribe_say(scribe, LETTER_HEADING, "heading.session");
    scribe_occasion(scribe, context->occasion);
    add_standing(scribe, &context->standing);
}

static void add_footing(const struct composer *composer)
{
    const struct message_context *context = composer->context;
    const struct scribe *scribe = &composer->scribe;
    const struct word_value reference = {.name = "reference", .kind = WORD_TEXT, .text = context->reference};

    scribe_say(scribe, LETTER_HEADING, "heading.about");
    scribe_fact(scribe, "reference", context->reference);
    scribe_moment(scribe, "received", context->sent_utc_ms);
    scribe_fact(scribe, "centre", centre_about(context->centre)->title);
    scribe_fact(scribe, "privacy", composer->submission->privacy_version);
    scribe_say(scribe, LETTER_NOTE, "reference.note");
    scribe_say_with(scribe, LETTER_NOTE, "attachment.note", &reference, 1);
    scribe_say(scribe, LETTER_NOTE, "reply.note");
}

void compose_letter(const struct submission *submission, const struct message_context *context,
                    struct letter *ret_letter)
{
    const struct language *language = words_find_language(context->words, submission->language);
    const struct word_value reference = {.name = "reference", .kind = WORD_TEXT, .text = context->reference};
    struct composer composer = {
        .submission = submission,
        .context = context,
        .flow = centre_find_flow(context->centre, submission->kind),
        .today = date_of_utc(context->sent_utc_ms),
        .scribe = {.words = context->words, .kind = submission->kind, .letter = ret_letter},
    };

    letter_init(ret_letter);
    ret_letter->language = submission->language;
    ret_letter->right_to_left = language != NULL && language->right_to_left;
    if (context->possible_copy)
        scribe_say_with(&composer.scribe, LETTER_WARNING, "copy", &reference, 1);
    if (context->occasion != NULL)
        add_occasion(&composer.scribe, context);
    for (int i = 0; i < SECTIONS; i++)
        add_section(&composer, (enum section)i);
    add_footing(&composer);
}
