#include "rules/sample.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"

enum { CONDITIONS_DEEP = 16 };

static void put_text(struct answer *answer, const char *text)
{
    (void)snprintf(answer->text, sizeof answer->text, "%s", text);
    (void)snprintf(answer->plain, sizeof answer->plain, "%s", text);
    answer->length_graphemes = strlen(text); /* what is made up here is ASCII */
}

static void put_number(struct answer *answer, int64_t number)
{
    char text[24];

    (void)snprintf(text, sizeof text, "%" PRId64, number);
    put_text(answer, text);
    answer->number = number;
    answer->is_number = true;
}

static void put_date(const struct flow_item *item, struct answer *answer, struct date date)
{
    if (item->month_only)
        date.day = 0;
    answer->date = date;
    if (date.day > 0)
        (void)snprintf(answer->part[ANSWER_DAY], ANSWER_PART_BYTES, "%d", date.day);
    (void)snprintf(answer->part[ANSWER_MONTH], ANSWER_PART_BYTES, "%d", date.month);
    (void)snprintf(answer->part[ANSWER_YEAR], ANSWER_PART_BYTES, "%d", date.year);
}

static const char *text_for(const struct flow_item *item)
{
    static const char *const texts[] = {
        [FLOW_PLAIN] = "Sample",       [FLOW_NAME] = "Sam Sample",
        [FLOW_PHONE] = "07700 900000", [FLOW_EMAIL] = "sample@example.com",
        [FLOW_POSTCODE] = "ZZ99 3VZ",
    };

    if (item->type == FLOW_TEXT)
        return "This is how a longer answer looks.";
    return texts[item->format];
}

static struct date date_for(const struct flow_item *item, struct date today)
{
    if (item->has_latest && item->latest_months <= 0)
        return date_add_months(today, item->latest_months - 1);
    if (item->has_earliest && item->earliest_months >= 0)
        return date_add_months(today, item->earliest_months + 1);
    if (item->lowest_date.year != 0)
        return item->lowest_date;
    return item->highest_date.year != 0 ? item->highest_date : today;
}

static int64_t number_for(const struct flow_item *item)
{
    int64_t number = 3;

    if (number < item->lowest)
        number = item->lowest;
    return number > item->highest ? item->highest : number;
}

static void answer_somehow(const struct flow_item *item, struct date today, struct answer *answer)
{
    switch (item->type) {
    case FLOW_BOOLEAN:
    case FLOW_CHOICE:
    case FLOW_OPEN_CHOICE:
        answer->chosen = 1;
        break;
    case FLOW_DATE:
        put_date(item, answer, date_for(item, today));
        break;
    case FLOW_INTEGER:
        put_number(answer, number_for(item));
        break;
    case FLOW_STRING:
    case FLOW_TEXT:
        put_text(answer, text_for(item));
        break;
    case FLOW_GROUP:
    case FLOW_DISPLAY:
        break;
    }
}

/* Something else than what a condition names. */
static uint64_t other_choice(const struct flow_item *item, int option)
{
    if (item->type == FLOW_BOOLEAN)
        return option == 0 ? 2 : 1;
    return item->option_count > 1 ? UINT64_C(1) << (option == 0 ? 1 : 0) : 0;
}

static int64_t number_that_holds(const struct flow_condition *condition)
{
    switch (condition->operator) {
    case FLOW_GREATER:
    case FLOW_NOT_EQUAL:
        return condition->number + 1;
    case FLOW_LESS:
        return condition->number - 1;
    default:
        return condition->number;
    }
}

static struct date date_that_holds(const struct flow_condition *condition)
{
    switch (condition->operator) {
    case FLOW_GREATER:
    case FLOW_NOT_EQUAL:
        return date_add_months(condition->date, 1);
    case FLOW_LESS:
        return date_add_months(condition->date, -1);
    default:
        return condition->date;
    }
}

/* Answers the question of a condition so that it holds. */
static void satisfy(const struct flow_item *item, const struct flow_condition *condition, struct date today,
                    struct answer *answer)
{
    bool differs = condition->operator== FLOW_NOT_EQUAL;
    int option = item->type == FLOW_BOOLEAN ? !condition->truth : condition->option;

    if (condition->operator== FLOW_EXISTS) {
        memory_wipe(answer, sizeof *answer);
        if (condition->truth)
            answer_somehow(item, today, answer);
    } else if (item->type == FLOW_INTEGER) {
        put_number(answer, number_that_holds(condition));
    } else if (item->type == FLOW_DATE) {
        put_date(item, answer, date_that_holds(condition));
    } else if (condition->text != NULL) {
        put_text(answer, differs ? "Sample" : condition->text);
    } else if (option >= 0) {
        uint64_t chosen = differs ? other_choice(item, option) : UINT64_C(1) << option;

        answer->chosen = item->repeats && !differs ? answer->chosen | chosen : chosen;
    }
}

static void open_item(const struct flow *flow, int item, struct date today, int deep, struct answers *answers)
{
    const struct flow_item *wanted = &flow->items[item];

    for (size_t i = 0; i < wanted->condition_count && deep < CONDITIONS_DEEP; i++) {
        const struct flow_condition *condition = &wanted->conditions[i];

        open_item(flow, (int)condition->item, today, deep + 1, answers);
        satisfy(&flow->items[condition->item], condition, today, &answers->list[condition->item]);
        if (wanted->any_condition)
            break;
    }
    if (wanted->instance_count > 0)
        answers->list[item].present = true;
    if (wanted->parent >= 0)
        open_item(flow, wanted->parent, today, deep, answers);
}

void sample_open(const struct flow *flow, size_t item, struct date today, struct answers *answers)
{
    open_item(flow, (int)item, today, 0, answers);
}

void sample_fill(const struct flow *flow, struct date today, struct answers *answers)
{
    for (size_t i = 0; i < flow->item_count; i++) {
        const struct flow_item *item = &flow->items[i];

        if (item->instance == 0 && item->instance_count > 0)
            answers->list[i].present = true;
        if (flow_is_asked(flow, i, answers) && !flow_is_answered(item, &answers->list[i]))
            answer_somehow(item, today, &answers->list[i]);
    }
}
