#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unicode/umsg.h>

#include "locale/message.h"
#include "locale/message_value.h"
#include "locale/tag.h"
#include "locale/utf16.h"

/* What plural and select choose by, in the order in which ICU's pattern numbers them. */
struct choices {
    double numbers[MESSAGE_PLURALS_MAX];
    size_t number_count;
    struct utf16 words[MESSAGE_SELECTS_MAX];
    size_t word_count;
};

static void choices_finish(struct choices *choices)
{
    for (size_t i = 0; i < choices->word_count; i++)
        utf16_finish(&choices->words[i]);
}

static bool add_word(struct choices *choices, const struct word_value *value)
{
    char digits[32];
    const char *text = value->text;

    if (value->kind == WORD_NUMBER) {
        (void)snprintf(digits, sizeof digits, "%" PRId64, value->number);
        text = digits;
    }
    if (value->kind == WORD_DATE || text == NULL)
        return false;
    utf16_init(&choices->words[choices->word_count++], text, 0);
    return true;
}

static enum status choices_read(const struct message *message, const struct word_value *values,
                                size_t value_count, struct choices *choices)
{
    for (size_t i = 0; i < message->slot_count; i++) {
        const struct message_slot *slot = &message->slots[i];
        const struct word_value *value = message_find_value(values, value_count, slot->name);

        if (value == NULL)
            return INVALID;
        if (slot->use == MESSAGE_PLURAL) {
            if (value->kind != WORD_NUMBER)
                return INVALID;
            choices->numbers[choices->number_count++] = (double)value->number;
        } else if (slot->use == MESSAGE_SELECT && !add_word(choices, value)) {
            return INVALID;
        }
    }
    return OK;
}

/* The C function takes its arguments through an ellipsis: a double for each plural, then a text for each
 * select. ICU reads no more of them than the pattern names, so that the texts are always given in full. */
static int32_t format_numbered(const UMessageFormat *format, const struct choices *choices,
                               struct utf16 *result, UErrorCode *error)
{
    static const UChar none[1];
    const double *n = choices->numbers;
    const UChar *w[MESSAGE_SELECTS_MAX];
    UChar *text = result->text;
    int32_t room = result->capacity + 1;

    for (size_t i = 0; i < MESSAGE_SELECTS_MAX; i++)
        w[i] = i < choices->word_count ? choices->words[i].text : none;
    switch (choices->number_count) {
    case 0:
        return umsg_format(format, text, room, error, w[0], w[1], w[2], w[3]);
    case 1:
        return umsg_format(format, text, room, error, n[0], w[0], w[1], w[2], w[3]);
    case 2:
        return umsg_format(format, text, room, error, n[0], n[1], w[0], w[1], w[2], w[3]);
    case 3:
        return umsg_format(format, text, room, error, n[0], n[1], n[2], w[0], w[1], w[2], w[3]);
    default:
        return umsg_format(format, text, room, error, n[0], n[1], n[2], n[3], w[0], w[1], w[2], w[3]);
    }
}

/* Has ICU choose the branches; what comes out still has its markers. */
static enum status choose(const struct message *message, const char *tag, const struct choices *choices,
                          struct strbuf *ret_form)
{
    UErrorCode error = U_ZERO_ERROR;
    UMessageFormat *format;
    struct utf16 pattern;
    struct utf16 result;
    char locale[TAG_LOCALE_BYTES];

    tag_to_locale(tag, locale);
    utf16_init(&pattern, message->form, 0);
    /* With the values left out, a choice of branches is never longer than all of them. */
    utf16_init_empty(&result, pattern.length);
    format = umsg_open(pattern.text, pattern.length, locale, NULL, &error);
    if (U_SUCCESS(error))
        result.length = format_numbered(format, choices, &result, &error);
    umsg_close(format);
    if (U_SUCCESS(error))
        utf16_add_to(result.text, result.length, ret_form);
    utf16_finish(&pattern);
    utf16_finish(&result);
    return U_SUCCESS(error) ? strbuf_status(ret_form) : INVALID;
}

static const struct message_slot *value_slot(const struct message *message, int rank)
{
    for (size_t i = 0; i < message->slot_count; i++) {
        if (message->slots[i].use == MESSAGE_VALUE && rank-- == 0)
            return &message->slots[i];
    }
    return NULL;
}

static enum status fill(const struct message *message, const char *form, const char *tag,
                        const struct word_value *values, size_t value_count, struct strbuf *ret_text)
{
    enum status status = OK;

    for (size_t offset = 0; form[offset] != '\0' && status == OK;) {
        size_t start = offset;
        int rank = message_marker_rank(utf8_next(form, &offset));
        const struct message_slot *slot = rank >= 0 ? value_slot(message, rank) : NULL;

        if (slot == NULL)
            strbuf_add_bytes(ret_text, form + start, offset - start);
        else
            status = message_add_value(tag, message_find_value(values, value_count, slot->name), slot->offset,
                                       ret_text);
    }
    return status != OK ? status : strbuf_status(ret_text);
}

enum status message_format(const struct message *message, const char *tag, const struct word_value *values,
                           size_t value_count, struct strbuf *ret_text)
{
    struct choices choices = {.number_count = 0};
    struct strbuf form;
    struct strbuf text;
    enum status status;

    if (message->slot_count == 0) {
        strbuf_add(ret_text, message->form);
        return strbuf_status(ret_text);
    }
    strbuf_init(&form, (size_t)MESSAGE_BYTES_MAX * 4);
    strbuf_init(&text, ret_text->limit);
    status = choices_read(message, values, value_count, &choices);
    if (status == OK && message->branches)
        status = choose(message, tag, &choices, &form);
    else
        strbuf_add(&form, message->form);
    if (status == OK)
        status = fill(message, strbuf_text(&form), tag, values, value_count, &text);
    if (status == OK) {
        strbuf_add_bytes(ret_text, strbuf_text(&text), text.length);
        status = strbuf_status(ret_text);
    }
    choices_finish(&choices);
    strbuf_finish(&form);
    strbuf_finish(&text);
    return status;
}
