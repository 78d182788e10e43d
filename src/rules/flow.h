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

/* Of one flow, every instance of a repeating group counted; the centre room refuses more. */
enum { FLOW_ITEMS_MAX = 400, FLOW_INSTANCES_MAX = 20 };

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

/* The same text in another language, from the resource itself (extension translation). The catalogue's
 * string, where there is one, goes before it. */
struct flow_translation {
    const char *language;
    const char *text;
};

/* What an option is sent as. Those that are no coding have their value as code and as display. */
enum flow_value { FLOW_CODING, FLOW_VALUE_STRING, FLOW_VALUE_INTEGER, FLOW_VALUE_DATE, FLOW_VALUE_TIME };

struct flow_option {
    const char *system; /* of the code, or NULL */
    const char *code;
    const char *display; /* English, for staff and for when no string is there */
    const struct flow_translation *translations;
    size_t translation_count;
    bool exclusive;   /* choosing it clears the others ("Not sure"), extension optionExclusive */
    const char *icon; /* a pictogram's name (urn:doorstep:icon), or NULL */
    bool by_age; /* of a "help" question: held out only where a service of this kind fits the children's ages
                    (urn:doorstep:by-age) */
    const char *leads_to; /* of a local flow: where choosing it ends (urn:doorstep:leads-to), or NULL */
    enum flow_value value;
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
    /* The question asked about; of one in a repeating group, its first instance. An item of the same instance
     * asks about that instance only, one outside holds when any instance does; where none is there, it holds
     * as it does for a question without an answer. */
    size_t item;
    enum flow_operator operator;
    int option;     /* index of the option, for choice questions; -1 when only `text` is compared */
    bool truth;     /* for boolean questions, and for FLOW_EXISTS */
    int64_t number; /* for integer questions */
    struct date date;
    const char *text; /* for string, text and the free text of open-choice questions; else NULL */
};

/* `initial`: what an answer is before the person changes it. */
struct flow_initial {
    uint64_t chosen; /* as in struct answer */
    const char *text;
    struct date date;
};

struct flow_item {
    const char *link_id;
    const char *text; /* English */
    enum flow_type type;
    enum flow_format format;
    int parent; /* index of the group this stands in, or -1 */
    /* A repeating group stands in the flow as often as it may be answered, its instances after each other,
     * each with its children and with the linkIds of the first. */
    int instance; /* of an item in (or that is) an instance of a repeating group: which, from 0; else -1 */
    int instance_count; /* of the group itself: for how many there is room; of all other items 0 */
    int next_instance;  /* of the group itself: the index of the instance after it, or -1 */
    bool required;
    bool repeats; /* of a choice: several may be chosen; of a group: see above */
    bool hidden;  /* never shown; its initial answer is sent (extension questionnaire-hidden) */
    bool read_only;
    bool horizontal;  /* extension choiceOrientation: options stand beside each other where there is room */
    const char *unit; /* of an integer, as it is shown behind the box (extension questionnaire-unit) */
    struct flow_initial initial;
    const struct flow_translation *translations; /* of `text` */
    size_t translation_count;
    bool must_agree;     /* of a boolean: only yes lets the person go on (urn:doorstep:must-agree) */
    bool day_optional;   /* of a date: month and year are enough (urn:doorstep:day-optional) */
    bool month_only;     /* of a date: only month and year are asked (urn:doorstep:month-only) */
    bool anonymous;      /* of a text: refuses what would say who a person is (urn:doorstep:anonymous) */
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
    /* In which part of the email it stands (urn:doorstep:staff): "safe-contact", "asked", "children",
     * "language"; NULL: in the last. */
    const char *staff_role;
    const char
        *remember;     /* of a group: its answers are known to the flows after it that have a group with the
                          same word here, so that nobody is asked twice (urn:doorstep:remember), or NULL */
    const char *tells; /* what the kiosk itself understands of the answer (urn:doorstep:tells), or NULL: "due"
                          and "born" (dates), "age" (an integer), "age-unit" (a choice of months, years),
                          "school" (a choice of primary, secondary), "help" (the choice that a service may
                          make beforehand), "adults" (a choice of numbers: how many come), and of vitamins
                          "vitamins-mode", "vitamins-for", "vitamins-card", "vitamins-last" (choices) and
                          "vitamins-slip" (a string) */
    bool is_outcome;   /* of a display in a local flow: shown when all pages are answered, never a page
                          (urn:doorstep:outcome) */
    const char *leads_to; /* of an outcome: where its button goes (urn:doorstep:leads-to), or NULL */
    const char *help;     /* English, from the resource's displays below a question; or NULL */
    const struct flow_translation *help_translations;
    size_t help_translation_count;
    int min_length;           /* of a text that is there, in graphemes (extension minLength) */
    struct date lowest_date;  /* of a date (extension minValue); without a year: no bound */
    struct date highest_date; /* (extension maxValue) */
    /* It stands below a question in the resource: it is asked once that has an answer, and sent within it.
     * Its `parent` is the question's. */
    bool has_question;
    size_t question;
};

struct flow {
    const char *name; /* the questionnaire's name, the prefix of its strings: "self-referral" */
    const char *url;
    const char *version;
    const char *title;
    bool is_local;    /* nothing of it is stored or sent: it finds out where to go (urn:doorstep:local) */
    const char *then; /* of a local flow: where its last page leads when it has no outcome to show and no
                         option has led elsewhere: "screen:offer" (urn:doorstep:then), or NULL */
    const struct flow_item *items; /* in order; a group's children follow it */
    size_t item_count;
};

/* Where a local flow leads: "flow:NAME", "handover:ID" or "screen:NAME" (offer, sessions, vitamins, home). */

/* The index of an item, or -1. */
int flow_find(const struct flow *flow, const char *link_id);

/* Whether there is an answer of the item's own type, asked or not. */
bool flow_is_answered(const struct flow_item *item, const struct answer *answer);

/* Whether the item is asked, given the answers: its own conditions and those of its parents. An answer to an
 * item that is itself not asked counts as not given. Nothing in an instance that is not there is asked; a
 * roster is, even when nobody has been told of yet. */
bool flow_is_asked(const struct flow *flow, size_t item, const struct answers *answers);

/* Repeating groups. `group` is the index of the first instance; results are indexes of instances. */
bool flow_is_roster(const struct flow *flow, size_t item); /* whether it is such a first instance */
size_t flow_instances(const struct flow *flow, size_t group, const struct answers *answers);
int flow_instance(const struct flow *flow, size_t group, size_t number); /* -1 when there is no room for it */

/* Opens one more, empty, and returns its index; -1 when there is no room. */
int flow_add_instance(const struct flow *flow, size_t group, struct answers *answers);

/* Takes one out, wiped; those after it move up. `instance` is the index of the instance. */
void flow_remove_instance(const struct flow *flow, size_t instance, struct answers *answers);

/* Puts the initial answers in and opens the first instance of each required repeating group. */
void flow_begin(const struct flow *flow, struct answers *answers);

/* The asked outcomes of a local flow in order: the index of the first at or after `from`, or -1. */
int flow_outcome(const struct flow *flow, const struct answers *answers, size_t from);

/* Pages are the items at the top level that are, or have in them, a question that is asked and shown, or that
 * are nothing but text to read (but no outcome). A repeating group at the top level is several: the children
 * of each instance that is there, one a page, then its roster, which has the index of the first instance: who
 * was told of, another one, or on. Each returns an item index or -1. */
int flow_first_page(const struct flow *flow, const struct answers *answers);
int flow_next_page(const struct flow *flow, const struct answers *answers, size_t page);
int flow_previous_page(const struct flow *flow, const struct answers *answers, size_t page);

/* `page`'s place, from 1, and how many pages there are with these answers. */
size_t flow_page_number(const struct flow *flow, const struct answers *answers, size_t page);
size_t flow_page_count(const struct flow *flow, const struct answers *answers);

/* Whether `item` is `page` or stands somewhere below it. On a roster stands nothing but itself. */
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
    FLOW_NOT_ANONYMOUS_POSTCODE, /* text that looks like a postcode, where nobody may be named */
    FLOW_NOT_ANONYMOUS_DATE,
    FLOW_NOT_ANONYMOUS_PHONE,
    FLOW_NOT_ANONYMOUS_NHS,
    FLOW_TOO_SHORT,
    FLOW_PROBLEMS,
};

/* "missing", "not-a-phone", …: the last part of the key of its message. */
const char *flow_problem_name(enum flow_problem problem);

/* Whether the answer to an asked item will do; what nobody can change always does. A required group wants an
 * answer in it, a required roster that somebody is told of. Answers must be settled (answers.h) first. */
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
