#include <assert.h>
#include <string.h>

#include "base/memory.h"
#include "rules/check.h"
#include "rules/flow.h"

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

static enum flow_problem check_text(const struct flow_item *item, const struct answer *answer)
{
    size_t own_bound = item->type == FLOW_TEXT ? TEXT_LENGTH_MAX : STRING_LENGTH_MAX;
    size_t bound = item->max_length > 0 ? (size_t)item->max_length : own_bound;
    enum flow_problem problem;

    if (answer->plain[0] == '\0')
        return FLOW_FINE;
    if (answer->length_graphemes > bound)
        return FLOW_TOO_LONG;
    problem = check_format(item->format, answer->plain);
    if (problem == FLOW_FINE && item->pattern != NULL && !flow_pattern_fits(item->pattern, answer->plain))
        return FLOW_WRONG_PATTERN;
    return problem;
}

static enum flow_problem check_integer(const struct flow_item *item, const struct answer *answer)
{
    if (!answer->is_number)
        return FLOW_NOT_A_NUMBER;
    if (item->lowest == 0 && item->highest == 0)
        return FLOW_FINE;
    if (answer->number < item->lowest)
        return FLOW_TOO_SMALL;
    return answer->number > item->highest ? FLOW_TOO_LARGE : FLOW_FINE;
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
    if (!item->day_optional && box_is_empty(answer, ANSWER_DAY, answer->date.day))
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
    return FLOW_FINE;
}

enum flow_problem flow_check(const struct flow *flow, size_t item, const struct answers *answers,
                             struct date today)
{
    const struct flow_item *asked = &flow->items[item];
    const struct answer *answer = &answers->list[item];

    if (asked->type == FLOW_GROUP || asked->type == FLOW_DISPLAY)
        return FLOW_FINE;
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
