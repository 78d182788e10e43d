#include "model/settle.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/strbuf.h"
#include "locale/writing.h"
#include "rules/check.h"

static void put(char *to, size_t capacity, const struct strbuf *from)
{
    const char *text = strbuf_text(from);
    size_t length = strlen(text);

    memory_wipe(to, capacity);
    if (strbuf_status(from) == OK && length < capacity)
        memcpy(to, text, length);
}

/* Reads decimal digits of any script; 0 for nothing there, ANSWER_NOT_A_NUMBER for anything else. */
static int read_number(const char *typed)
{
    struct strbuf settled;
    struct strbuf digits;
    int number = 0;

    strbuf_init(&settled, ANSWER_PART_BYTES * 4);
    strbuf_init(&digits, ANSWER_PART_BYTES * 4);
    if (writing_settle(typed, false, &settled) != OK ||
        writing_ascii_digits(strbuf_text(&settled), &digits) != OK)
        number = ANSWER_NOT_A_NUMBER;
    for (const char *c = strbuf_text(&digits); *c != '\0' && number >= 0; c++)
        number = *c >= '0' && *c <= '9' && number < 100000 ? number * 10 + (*c - '0') : ANSWER_NOT_A_NUMBER;
    if (number == 0 && strbuf_text(&digits)[0] != '\0')
        number = ANSWER_NOT_A_NUMBER; /* somebody typed 0: no day, month or year has that number */
    strbuf_finish(&settled);
    strbuf_finish(&digits);
    return number;
}

static int read_month(const struct visit *visit, const char *typed)
{
    int month = read_number(typed);

    if (month == ANSWER_NOT_A_NUMBER) {
        month = words_read_month(visit->house->words, typed);
        return month == 0 ? ANSWER_NO_SUCH_MONTH : month;
    }
    return month;
}

static void settle_date(const struct visit *visit, const struct flow_item *item, struct answer *answer)
{
    answer->date = (struct date){
        .day = item->month_only ? 0 : read_number(answer->part[ANSWER_DAY]),
        .month = read_month(visit, answer->part[ANSWER_MONTH]),
        .year = read_number(answer->part[ANSWER_YEAR]),
    };
}

static bool wants_ascii_digits(const struct flow_item *item)
{
    return item->type == FLOW_INTEGER || item->format == FLOW_PHONE || item->format == FLOW_POSTCODE ||
           item->format == FLOW_EMAIL;
}

static void settle_text(const struct flow_item *item, struct answer *answer)
{
    char postcode[9];
    struct strbuf settled;
    struct strbuf digits;
    char *end = NULL;

    strbuf_init(&settled, ANSWER_TEXT_BYTES - 1);
    strbuf_init(&digits, ANSWER_TEXT_BYTES - 1);
    /* NFC makes some texts longer; one that then does not fit goes as it was typed. */
    if (writing_settle(answer->text, item->type == FLOW_TEXT, &settled) == OK)
        put(answer->plain, sizeof answer->plain, &settled);
    else
        memcpy(answer->plain, answer->text, sizeof answer->plain);
    if (wants_ascii_digits(item) && writing_ascii_digits(strbuf_text(&settled), &digits) == OK)
        put(answer->plain, sizeof answer->plain, &digits);
    if (item->format == FLOW_POSTCODE && check_postcode(answer->plain, postcode)) {
        memory_wipe(answer->plain, sizeof answer->plain);
        memcpy(answer->plain, postcode, strlen(postcode));
    }
    answer->length_graphemes = writing_count_graphemes(answer->plain);
    if (item->type == FLOW_INTEGER) {
        answer->number = strtoll(answer->plain, &end, 10);
        answer->is_number = answer->plain[0] != '\0' && *end == '\0';
    }
    strbuf_finish(&settled);
    strbuf_finish(&digits);
}

void settle_item(struct visit *visit, size_t item)
{
    const struct flow_item *asked = &visit->flow->items[item];
    struct answer *answer = &visit->answers.list[item];

    if (asked->type == FLOW_DATE)
        settle_date(visit, asked, answer);
    else if (asked->type != FLOW_GROUP && asked->type != FLOW_DISPLAY)
        settle_text(asked, answer);
}

void settle_all(struct visit *visit)
{
    for (size_t i = 0; i < visit->answers.count; i++)
        settle_item(visit, i);
}
