#include "mail/child.h"

#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/strbuf.h"
#include "mail/english.h"
#include "rules/age.h"

enum {
    MONTHS_PER_YEAR = 12,
    ONLY_MONTHS_BELOW = 2 * MONTHS_PER_YEAR,
    ONLY_YEARS_FROM = 5 * MONTHS_PER_YEAR,
};

/* What a group may tell, in the words of urn:doorstep:tells, and the question which of them to tell. */
enum telling { DUE, BORN, AGE, AGE_UNIT, SCHOOL, HOW_KNOWN, TELLINGS };

static const char *const telling_names[] = {"due", "born", "age", "age-unit", "school"};

struct reading {
    const struct flow *flow;
    const json_t *items[TELLINGS]; /* the one that tells it, or NULL */
    size_t counts[TELLINGS];
};

/* Whether one of the questions about the age is asked because of the answer to `item`. */
static bool leads_to_age(const struct flow *flow, size_t item)
{
    for (size_t i = 0; i < flow->item_count; i++) {
        const struct flow_item *asked = &flow->items[i];
        const char *tells = asked->tells;

        if (tells == NULL || strcmp(tells, "help") == 0 || strcmp(tells, "school") == 0)
            continue;
        for (int at = (int)i; at >= 0; at = flow->items[at].parent) {
            for (size_t c = 0; c < flow->items[at].condition_count; c++) {
                if (flow->items[at].conditions[c].item == item)
                    return true;
            }
        }
    }
    return false;
}

static int telling_of(const struct flow *flow, const char *link_id)
{
    int index = link_id != NULL ? flow_find(flow, link_id) : -1;
    const char *tells = index >= 0 ? flow->items[index].tells : NULL;

    for (int i = 0; tells != NULL && i < HOW_KNOWN; i++) {
        if (strcmp(tells, telling_names[i]) == 0)
            return i;
    }
    return index >= 0 && flow->items[index].type == FLOW_CHOICE && leads_to_age(flow, (size_t)index)
               ? HOW_KNOWN
               : -1;
}

static void read_items(struct reading *reading, const json_t *items)
{
    for (size_t i = 0; i < json_array_size(items); i++) {
        const json_t *item = json_array_get(items, i);
        int telling = telling_of(reading->flow, json_string_value(json_object_get(item, "linkId")));

        if (telling >= 0 && json_array_size(json_object_get(item, "answer")) > 0) {
            reading->items[telling] = item;
            reading->counts[telling] += json_array_size(json_object_get(item, "answer"));
        }
        read_items(reading, json_object_get(item, "item"));
    }
}

static const json_t *value_of(const struct reading *reading, enum telling telling, const char *type)
{
    const json_t *answers = json_object_get(reading->items[telling], "answer");

    return reading->counts[telling] == 1 ? json_object_get(json_array_get(answers, 0), type) : NULL;
}

static struct date date_of(const struct reading *reading, enum telling telling)
{
    const char *text = json_string_value(value_of(reading, telling, "valueDate"));
    struct date date = {0};

    return text != NULL && date_read(text, &date) == OK && date.month != 0 ? date : (struct date){0};
}

static const char *code_of(const struct reading *reading, enum telling telling)
{
    const char *code = json_string_value(json_object_get(value_of(reading, telling, "valueCoding"), "code"));

    return code != NULL ? code : "";
}

static void tell(struct child *child, const struct reading *reading, enum telling telling)
{
    child->told[child->told_count++] = reading->items[telling];
}

static void add_counted(struct strbuf *words, int least, int most, const char *unit)
{
    if (least != most)
        strbuf_add_format(words, "%d or ", least);
    strbuf_add_format(words, "%d %s%s", most, unit, most == 1 ? "" : "s");
}

/* A span of completed months is two of them when the day of birth was not told. */
static void add_months(struct strbuf *words, int least, int most)
{
    int years = least / MONTHS_PER_YEAR;
    int most_years = most / MONTHS_PER_YEAR;

    if (least == 0) {
        strbuf_add(words, "under ");
        add_counted(words, most + 1, most + 1, "month");
    } else if (least < ONLY_MONTHS_BELOW) {
        add_counted(words, least, most, "month");
    } else {
        add_counted(words, years, most_years, "year");
        if (least < ONLY_YEARS_FROM && years == most_years && least % MONTHS_PER_YEAR > 0) {
            strbuf_add_char(words, ' ');
            add_counted(words, least % MONTHS_PER_YEAR, most % MONTHS_PER_YEAR, "month");
        }
    }
}

static void say_born(struct child *child, const struct reading *reading, struct date today,
                     struct strbuf *words)
{
    struct date born = date_of(reading, BORN);
    struct age age = age_of_birth(born);
    int least;
    int most;

    age_months(&age, today, &least, &most);
    if (most >= 0) {
        add_months(words, least, most);
        strbuf_add(words, " (born ");
    } else {
        strbuf_add(words, "(born ");
    }
    english_day(born, words);
    strbuf_add_char(words, ')');
    tell(child, reading, BORN);
}

static void say_due(struct child *child, const struct reading *reading, struct strbuf *words)
{
    strbuf_add(words, "not born yet (due ");
    english_day(date_of(reading, DUE), words);
    strbuf_add_char(words, ')');
    tell(child, reading, DUE);
}

static void say_about(struct child *child, const struct reading *reading, struct strbuf *words)
{
    int age = (int)json_integer_value(value_of(reading, AGE, "valueInteger"));
    bool in_months = strcmp(code_of(reading, AGE_UNIT), "months") == 0;

    strbuf_add(words, "about ");
    add_counted(words, age, age, in_months ? "month" : "year");
    tell(child, reading, AGE);
    tell(child, reading, AGE_UNIT);
}

static bool has_date(const struct reading *reading, enum telling telling)
{
    return date_of(reading, telling).month != 0;
}

static bool has_age(const struct reading *reading)
{
    const json_t *age = value_of(reading, AGE, "valueInteger");
    const char *unit = code_of(reading, AGE_UNIT);

    return json_is_integer(age) && json_integer_value(age) >= 0 && json_integer_value(age) <= AGE_FOREVER &&
           (strcmp(unit, "months") == 0 || strcmp(unit, "years") == 0);
}

static void say_school(struct child *child, const struct reading *reading, struct strbuf *words)
{
    const char *code = code_of(reading, SCHOOL);

    if (strcmp(code, "primary") != 0 && strcmp(code, "secondary") != 0)
        return;
    strbuf_add_format(words, ", at %s school", code);
    tell(child, reading, SCHOOL);
}

void child_read(const struct flow *flow, const json_t *group, struct date today, struct child *ret_child)
{
    struct reading reading = {.flow = flow};
    struct child child = {0};
    struct strbuf words;

    strbuf_init(&words, CHILD_WORDS_BYTES - 1);
    read_items(&reading, json_object_get(group, "item"));
    /* Told in two ways: then staff see both answers as they are. */
    if (has_date(&reading, BORN) + has_date(&reading, DUE) + has_age(&reading) == 1) {
        if (has_date(&reading, BORN))
            say_born(&child, &reading, today, &words);
        else if (has_date(&reading, DUE))
            say_due(&child, &reading, &words);
        else
            say_about(&child, &reading, &words);
        say_school(&child, &reading, &words);
        if (reading.counts[HOW_KNOWN] == 1)
            tell(&child, &reading, HOW_KNOWN);
    }
    (void)snprintf(child.words, sizeof child.words, "%s", strbuf_text(&words));
    strbuf_finish(&words);
    *ret_child = child;
}

bool child_tells(const struct child *child, const json_t *item)
{
    for (size_t i = 0; i < child->told_count; i++) {
        if (child->told[i] == item)
            return true;
    }
    return false;
}

void child_finish(struct child *child)
{
    memory_wipe(child, sizeof *child);
}
