#include <assert.h>
#include <string.h>

#include "base/memory.h"
#include "rules/check.h"
#include "rules/flow.h"
#include "rules/flow_inside.h"

/* What is asked of a text that sets no maxLength of its own, in graphemes. */
enum { STRING_LENGTH_MAX = 250, TEXT_LENGTH_MAX = 1000 };

const char *flow_problem_name(enum flow_problem problem)
{
    static const char *const names[FLOW_PROBLEMS] = {
        [FLOW_FINE] = "fine",
        [FLOW_MISSING] = "missing",
        [FLOW_TOO_LONG] = "too-long",
        [FLOW_NOT_A_NAME] = "not-a-name",
        [FLOW_NOT_A_PHONE] = "not-a-phone",
        [FLOW_NOT_AN_EMAIL] = "not-an-email",
        [FLOW_NOT_A_POSTCODE] = "not-a-postcode",
        [FLOW_NOT_A_NUMBER] = "not-a-number",
        [FLOW_TOO_SMALL] = "too-small",
        [FLOW_TOO_LARGE] = "too-large",
        [FLOW_WRONG_PATTERN] = "wrong-pattern",
        [FLOW_MUST_AGREE] = "must-agree",
        [FLOW_DAY_MISSING] = "day-missing",
        [FLOW_MONTH_MISSING] = "month-missing",
        [FLOW_YEAR_MISSING] = "year-missing",
        [FLOW_NO_SUCH_MONTH] = "no-such-month",
        [FLOW_NO_SUCH_DAY] = "no-such-day",
        [FLOW_YEAR_NOT_FOUR_DIGITS] = "year-not-four-digits",
        [FLOW_TOO_EARLY] = "too-early",
        [FLOW_TOO_LATE] = "too-late",
        [FLOW_NOT_ANONYMOUS_POSTCODE] = "not-anonymous-postcode",
        [FLOW_NOT_ANONYMOUS_DATE] = "not-anonymous-date",
        [FLOW_NOT_ANONYMOUS_PHONE] = "not-anonymous-phone",
        [FLOW_NOT_ANONYMOUS_NHS] = "not-anonymous-nhs",
        [FLOW_TOO_SHORT] = "too-short",
    };

    assert(problem < FLOW_PROBLEMS);
    return names[problem];
}

static enum flow_problem check_format(enum flow_format format, const char *plain)
{
    char postcode[9];
    enum flow_problem problem = FLOW_FINE;

    switch (format) {
    case FLOW_NAME:
        return check_name(plain) ? FLOW_FINE : FLOW_NOT_A_NAME;
    case FLOW_PHONE:
        return check_phone(plain) ? FLOW_FINE : FLOW_NOT_A_PHONE;
    case FLOW_EMAIL:
        return check_email(plain) ? FLOW_FINE : FLOW_NOT_AN_EMAIL;
    case FLOW_POSTCODE:
        problem = check_postcode(plain, postcode) ? FLOW_FINE : FLOW_NOT_A_POSTCODE;
        memory_wipe(postcode, sizeof postcode);
        return problem;
    default:
        return FLOW_FINE;
    }
}

static bool has_wrong_pattern(const struct flow_item *item, const struct answer *answer)
{
    return item->pattern != NULL && !flow_pattern_fits(item->pattern, answer->plain);
}

static enum flow_problem check_text(const struct flow_item *item, const struct answer *answer)
{
    size_t own_bound = item->type == FLOW_TEXT ? TEXT_LENGTH_MAX : STRING_LENGTH_MAX;
    size_t bound = item->max_length > 0 ? (size_t)item->max_length : own_bound;
    enum flow_problem problem;

    if (answer->plain[0] == '\0')
        return FLOW_FINE;
    if (answer->length_graphemes > bound)
        return FLOW_TOO_LONG;
    if (answer->length_graphemes < (size_t)item->min_length)
        return FLOW_TOO_SHORT;
    problem = check_format(item->format, answer->plain);
    if (problem == FLOW_FINE && has_wrong_pattern(item, answer))
        problem = FLOW_WRONG_PATTERN;
    if (problem == FLOW_FINE && item->anonymous)
        problem = flow_check_anonymous(answer->plain);
    return problem;
}

static enum flow_problem check_integer(const struct flow_item *item, const struct answer *answer)
{
    bool has_bounds = item->lowest != 0 || item->highest != 0;

    if (!answer->is_number)
        return FLOW_NOT_A_NUMBER;
    if (has_bounds && answer->number < item->lowest)
        return FLOW_TOO_SMALL;
    if (has_bounds && answer->number > item->highest)
        return FLOW_TOO_LARGE;
    if (item->max_length > 0 && answer->length_graphemes > (size_t)item->max_length)
        return FLOW_TOO_LONG;
    return has_wrong_pattern(item, answer) ? FLOW_WRONG_PATTERN : FLOW_FINE;
}

/* A box in which "0" or blanks of another script were typed settles to 0 like an empty one, but is not
 * missing. */
static bool box_is_empty(const struct answer *answer, enum answer_part part, int settled)
{
    const char *typed = answer->part[part];

    return settled == 0 && typed[strspn(typed, " \t\r\n")] == '\0';
}

static enum flow_problem find_empty_box(const struct flow_item *item, const struct answer *answer)
{
    if (!item->day_optional && !item->month_only && box_is_empty(answer, ANSWER_DAY, answer->date.day))
        return FLOW_DAY_MISSING;
    if (box_is_empty(answer, ANSWER_MONTH, answer->date.month))
        return FLOW_MONTH_MISSING;
    if (box_is_empty(answer, ANSWER_YEAR, answer->date.year))
        return FLOW_YEAR_MISSING;
    return FLOW_FINE;
}

static enum flow_problem find_unreal_part(const struct answer *answer)
{
    struct date date = answer->date;
    bool has_day = !box_is_empty(answer, ANSWER_DAY, date.day);

    if (date.month < 1 || date.month > 12)
        return FLOW_NO_SUCH_MONTH;
    if (has_day && (date.day < 1 || date.day > 31))
        return FLOW_NO_SUCH_DAY;
    if (date.year < 1000 || date.year > 9999)
        return FLOW_YEAR_NOT_FOUR_DIGITS;
    return date.day > date_days_in_month(date.year, date.month) ? FLOW_NO_SUCH_DAY : FLOW_FINE;
}

static enum flow_problem check_date(const struct flow_item *item, const struct answer *answer,
                                    struct date today)
{
    enum flow_problem problem = find_empty_box(item, answer);

    if (problem == FLOW_FINE)
        problem = find_unreal_part(answer);
    if (problem != FLOW_FINE)
        return problem;
    if (item->has_earliest && date_compare(answer->date, date_add_months(today, item->earliest_months)) < 0)
        return FLOW_TOO_EARLY;
    if (item->has_latest && date_compare(answer->date, date_add_months(today, item->latest_months)) > 0)
        return FLOW_TOO_LATE;
    if (item->lowest_date.year != 0 && date_compare(answer->date, item->lowest_date) < 0)
        return FLOW_TOO_EARLY;
    if (item->highest_date.year != 0 && date_compare(answer->date, item->highest_date) > 0)
        return FLOW_TOO_LATE;
    return FLOW_FINE;
}

/* Where the instances of a roster end, or a group does. */
static size_t end_of(const struct flow *flow, size_t group)
{
    size_t end = group + 1;

    if (flow->items[group].instance_count > 0)
        return group + flow_instance_items(flow, group) * (size_t)flow->items[group].instance_count;
    while (end < flow->item_count && flow_stands_in(flow, group, end))
        end++;
    return end;
}

/* A required group wants one answer at least; where there is nothing that a person can answer, none. */
static enum flow_problem check_group(const struct flow *flow, size_t group, const struct answers *answers)
{
    bool asked[FLOW_ITEMS_MAX];
    bool can_be_answered = false;
    size_t end = end_of(flow, group);

    if (!flow->items[group].required || flow->items[group].instance > 0)
        return FLOW_FINE;
    if (flow_is_roster(flow, group) && flow_instances(flow, group, answers) == 0)
        return FLOW_MISSING;
    flow_mark_asked(flow, end - 1, answers, asked);
    for (size_t i = group + 1; i < end; i++) {
        const struct flow_item *item = &flow->items[i];

        if (!asked[i] || !flow_is_question(item))
            continue;
        if (flow_is_answered(item, &answers->list[i]))
            return FLOW_FINE;
        can_be_answered |= !item->hidden && !item->read_only;
    }
    return can_be_answered ? FLOW_MISSING : FLOW_FINE;
}

enum flow_problem flow_check(const struct flow *flow, size_t item, const struct answers *answers,
                             struct date today)
{
    const struct flow_item *asked = &flow->items[item];
    const struct answer *answer = &answers->list[item];

    if (asked->type == FLOW_DISPLAY || asked->hidden || asked->read_only)
        return FLOW_FINE;
    if (asked->type == FLOW_GROUP)
        return check_group(flow, item, answers);
    if (!flow_is_answered(asked, answer)) {
        if (asked->required)
            return FLOW_MISSING;
        return asked->must_agree ? FLOW_MUST_AGREE : FLOW_FINE;
    }
    switch (asked->type) {
    case FLOW_BOOLEAN:
        return asked->must_agree && (answer->chosen & 1) == 0 ? FLOW_MUST_AGREE : FLOW_FINE;
    case FLOW_DATE:
        return check_date(asked, answer, today);
    case FLOW_INTEGER:
        return check_integer(asked, answer);
    case FLOW_OPEN_CHOICE:
    case FLOW_STRING:
    case FLOW_TEXT:
        return check_text(asked, answer);
    default:
        return FLOW_FINE;
    }
}
