/* A guided flow as plain data: what a FHIR R4 Questionnaire says, in arrays. The logic here decides which
 * questions are asked, in which order, and whether an answer will do. Pure: no file, no clock, no language.
 * The centre room makes a flow from JSON; answers live in struct answers (answers.h).
 * Source: hl7.org/fhir/R4/questionnaire.html. */
#ifndef RULES_FLOW_H
#define RULES_FLOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "rules/answers.h"

enum { FLOW_ITEMS_MAX = 200 }; /* of one flow; the centre room refuses more */

enum flow_type {
    FLOW_GROUP,
    FLOW_DISPLAY,
    FLOW_BOOLEAN,
    FLOW_CHOICE,
    FLOW_OPEN_CHOICE,
    FLOW_DATE,
    FLOW_INTEGER,
    FLOW_STRING,
    FLOW_TEXT,
};

/* What a string holds, from the extension urn:doorstep:format. */
enum flow_format { FLOW_PLAIN, FLOW_NAME, FLOW_PHONE, FLOW_EMAIL, FLOW_POSTCODE };

struct flow_option {
    const char *code;
    const char *display; /* English, for staff and for when no string is there */
    bool exclusive;      /* choosing it clears the others ("Not sure"), extension optionExclusive */
};

enum flow_operator {
    FLOW_EXISTS,
    FLOW_EQUAL,
    FLOW_NOT_EQUAL,
    FLOW_GREATER,
    FLOW_LESS,
    FLOW_AT_LEAST,
    FLOW_AT_MOST
};

struct flow_condition {
    size_t item; /* index of the question asked about, which stands before this one */
    enum flow_operator operator;
    int option;     /* index of the option, for choice questions */
    bool truth;     /* for boolean questions, and for FLOW_EXISTS */
    int64_t number; /* for integer questions */
    struct date date;
};

struct flow_item {
    const char *link_id;
    const char *text; /* English */
    enum flow_type type;
    enum flow_format format;
    int parent; /* index of the group this stands in, or -1 */
    bool required;
    bool repeats;        /* of a choice: several may be chosen */
    bool must_agree;     /* of a boolean: only yes lets the person go on (urn:doorstep:must-agree) */
    bool day_optional;   /* of a date: month and year are enough (urn:doorstep:day-optional) */
    bool safety;         /* show the emergency line on its page (urn:doorstep:safety) */
    int max_length;      /* of a text, in graphemes as the person counts them; 0 is the type's own bound */
    const char *pattern; /* POSIX extended regular expression, or NULL (extension regex) */
    int64_t lowest;      /* of an integer (extension minValue); both 0: no bounds */
    int64_t highest;
    int earliest_months; /* of a date, counted from today: -1 is a month ago (urn:doorstep:earliest-months) */
    int latest_months;
    bool has_earliest;
    bool has_latest;
    const struct flow_option *options;
    size_t option_count;
    const struct flow_condition *conditions; /* enableWhen */
    size_t condition_count;
    bool any_condition; /* enableBehavior any; else all */
    bool is_name;       /* staff get a Latin reading of it (format name) */
    const char
        *staff_role; /* "safe-contact", "language": stands first in the email (urn:doorstep:staff), or NULL */
};

struct flow {
    const char *name; /* the questionnaire's name, the prefix of its strings: "self-referral" */
    const char *url;
    const char *version;
    const char *title;
    const struct flow_item *items; /* in order; a group's children follow it */
    size_t item_count;
};

/* The index of an item, or -1. */
int flow_find(const struct flow *flow, const char *link_id);

/* Whether there is an answer of the item's own type, asked or not. */
bool flow_is_answered(const struct flow_item *item, const struct answer *answer);

/* Whether the item is asked, given the answers: its own conditions and those of its parents. An answer to an
 * item that is itself not asked counts as not given. */
bool flow_is_asked(const struct flow *flow, size_t item, const struct answers *answers);

/* Pages are the items at the top level that are, or have in them, a question that is asked. Each returns an
 * item index or -1. */
int flow_first_page(const struct flow *flow, const struct answers *answers);
int flow_next_page(const struct flow *flow, const struct answers *answers, size_t page);
int flow_previous_page(const struct flow *flow, const struct answers *answers, size_t page);

/* `page`'s place, from 1, and how many pages there are with these answers. */
size_t flow_page_number(const struct flow *flow, const struct answers *answers, size_t page);
size_t flow_page_count(const struct flow *flow, const struct answers *answers);

/* Whether `item` is `page` or stands somewhere below it. */
bool flow_is_on_page(const struct flow *flow, size_t page, size_t item);

enum flow_problem {
    FLOW_FINE,
    FLOW_MISSING,
    FLOW_TOO_LONG,
    FLOW_NOT_A_NAME,
    FLOW_NOT_A_PHONE,
    FLOW_NOT_AN_EMAIL,
    FLOW_NOT_A_POSTCODE,
    FLOW_NOT_A_NUMBER,
    FLOW_TOO_SMALL,
    FLOW_TOO_LARGE,
    FLOW_WRONG_PATTERN,
    FLOW_MUST_AGREE,
    FLOW_DAY_MISSING,
    FLOW_MONTH_MISSING,
    FLOW_YEAR_MISSING,
    FLOW_NO_SUCH_MONTH,
    FLOW_NO_SUCH_DAY, /* 31 February */
    FLOW_YEAR_NOT_FOUR_DIGITS,
    FLOW_TOO_EARLY,
    FLOW_TOO_LATE,
    FLOW_PROBLEMS,
};

/* "missing", "not-a-phone", …: the last part of the key of its message. */
const char *flow_problem_name(enum flow_problem problem);

/* Whether the answer to an asked item will do. Answers must be settled (answers.h) first. */
enum flow_problem flow_check(const struct flow *flow, size_t item, const struct answers *answers,
                             struct date today);

/* Whether a pattern can be read: a POSIX extended regular expression without back-references, whose repeated
 * parts are not more than 1000 characters when they are written out. */
bool flow_pattern_is_sound(const char *pattern);

/* Whether a sound pattern fits the whole text. */
bool flow_pattern_fits(const char *pattern, const char *text);

/* The first item on `page` (or, with page -1, in the whole flow) whose answer will not do; -1 when all is
 * well. */
int flow_first_problem(const struct flow *flow, int page, const struct answers *answers, struct date today,
                       enum flow_problem *ret_problem);

#endif
