/* Cells one by one: what people write into the columns of a timetable, and how it stands in a session. */
#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "feed/plain.h"
#include "feed/timetable_inside.h"

enum { FAULT_BYTES = 400, NAME_BYTES = 40, MONTHS_PER_YEAR = 12 };

static const struct {
    const char *name;
    enum session_part part;
} cells[CELLS] = {
    [CELL_ID] = {"id", PART_ID},
    [CELL_NAME] = {"name", PART_NAME},
    [CELL_SERVICE] = {"service", PART_SERVICE},
    [CELL_KIND] = {"kind", PART_KIND},
    [CELL_DAYS] = {"days", PART_SCHEDULES},
    [CELL_DATE] = {"date", PART_SCHEDULES},
    [CELL_EVERY] = {"every", PART_SCHEDULES},
    [CELL_STARTS] = {"starts", PART_SCHEDULES},
    [CELL_ENDS] = {"ends", PART_SCHEDULES},
    [CELL_PLACE] = {"place", PART_PLACE},
    [CELL_ADDRESS] = {"address", PART_PLACE},
    [CELL_FROM] = {"from", PART_SCHEDULES},
    [CELL_TO] = {"to", PART_SCHEDULES},
    [CELL_FAMILIES] = {"families", PART_CAPACITY},
    [CELL_CHILDREN] = {"children", PART_CAPACITY},
    [CELL_ADULTS] = {"adults", PART_CAPACITY},
    [CELL_YOUNGEST] = {"youngest", PART_MINIMUM_AGE},
    [CELL_OLDEST] = {"oldest", PART_MAXIMUM_AGE},
    [CELL_EXPECTING] = {"expecting", PART_EXPECTING},
    [CELL_RELEASE_DAYS] = {"release days", PART_RELEASE},
    [CELL_RELEASE_TIME] = {"release time", PART_RELEASE},
    [CELL_SLOT] = {"slot minutes", PART_SLOT},
    [CELL_HOLD] = {"hold hours", PART_HOLD},
    [CELL_ONE_A_DAY] = {"one a day", PART_ONE_A_DAY},
};

/* The letter in lower case, or `instead` of one of `others`. */
static char lower(char letter, const char *others, char instead)
{
    if (strchr(others, letter) != NULL)
        return instead;
    return (char)tolower((unsigned char)letter);
}

enum cell cell_named(const char *name)
{
    char plain[NAME_BYTES];
    size_t length = 0;
    int cell = 0;

    for (; *name != '\0' && length + 1 < sizeof plain; name++)
        plain[length++] = lower(*name, "-_ ", ' ');
    plain[length] = '\0';
    while (cell < CELLS && (*name != '\0' || strcmp(plain, cells[cell].name) != 0))
        cell++;
    return (enum cell)cell;
}

const char *cell_name(enum cell cell)
{
    return cells[cell].name;
}

enum session_part cell_part(enum cell cell)
{
    return cells[cell].part;
}

struct quoted quote(const char *text)
{
    struct quoted quoted;
    char shown[PLAIN_SHOWN_BYTES];

    plain_show(text, shown);
    (void)snprintf(quoted.text, sizeof quoted.text, "\"%s\"", shown);
    return quoted;
}

void cell_complain(struct drafting *drafting, const struct cells *row, enum cell cell, const char *format,
                   ...)
{
    char text[FAULT_BYTES];
    va_list arguments;

    va_start(arguments, format);
    (void)vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    if (row->label[cell] != NULL)
        faults_add(drafting->faults, drafting->shown_name, row->line, "%s%s: %s", row->whose,
                   row->label[cell], text);
    else
        faults_add(drafting->faults, drafting->shown_name, row->line, "%s%s%s: %s", row->whose,
                   row->whose[0] != '\0' ? "X-DOORSTEP-" : "column ", cells[cell].name, text);
}

bool cell_read_kind(const char *text, enum session_kind *ret_kind)
{
    char plain[NAME_BYTES];
    size_t length = 0;

    for (; *text != '\0' && length + 1 < sizeof plain; text++)
        plain[length++] = lower(*text, "_ ", '-');
    plain[length] = '\0';
    for (int kind = 0; kind < SESSION_KINDS && *text == '\0'; kind++) {
        if (strcmp(plain, session_kind_name((enum session_kind)kind)) == 0) {
            *ret_kind = (enum session_kind)kind;
            return true;
        }
    }
    return false;
}

/* Twelfths of a year with two decimals, as everywhere in a pack. */
static double years_of(int months)
{
    double hundredths = (double)months * 100 / MONTHS_PER_YEAR;

    return (double)(int)(hundredths + 0.5) / 100;
}

/* A whole number at the start of `text`, what follows it in `ret_rest`; -1 when there is none. */
static int leading_number(const char *text, const char **ret_rest)
{
    int number = 0;
    size_t digits = strspn(text, "0123456789");

    if (digits == 0 || digits > 4)
        return -1;
    for (size_t i = 0; i < digits; i++)
        number = number * 10 + (text[i] - '0');
    *ret_rest = text + digits + strspn(text + digits, " ");
    return number;
}

static bool is_one_of(const char *text, const char *const *words)
{
    for (; *words != NULL; words++) {
        if (strcasecmp(text, *words) == 0)
            return true;
    }
    return false;
}

bool cell_read_years(const char *text, bool is_oldest, double *ret_years, const char **ret_why)
{
    static const char *const birth[] = {"birth", "newborn", NULL};
    static const char *const months[] = {"m", "month", "months", "mth", "mths", NULL};
    static const char *const years[] = {"", "y", "year", "years", "yr", "yrs", NULL};
    const char *unit = "";
    int number = is_one_of(text, birth) ? 0 : leading_number(text, &unit);

    *ret_why = "; write years, such as 4, or months, such as 6 months";
    if (number >= 0 && is_one_of(unit, years) && number <= TIMETABLE_YEARS_MAX) {
        *ret_years = number;
        return true;
    }
    if (number < 0 || !is_one_of(unit, months) || number > TIMETABLE_YEARS_MAX * MONTHS_PER_YEAR)
        return false;
    *ret_why = ", and as whole years it would mean all of that year of life; write one month less, or years: "
               "1 is up "
               "to the day before the 2nd birthday";
    if (is_oldest && number % MONTHS_PER_YEAR == 0)
        return false;
    *ret_years = years_of(number);
    return true;
}

bool cell_read_yes(const char *text, bool *ret_yes)
{
    static const char *const yes[] = {"yes", "y", "true", "1", "x", NULL};
    static const char *const no[] = {"no", "n", "false", "0", NULL};

    if (!is_one_of(text, yes) && !is_one_of(text, no))
        return false;
    *ret_yes = is_one_of(text, yes);
    return true;
}

const json_t *service_of_id(const struct feed *services, const char *id)
{
    const json_t *list = services != NULL ? feed_services(services) : NULL;

    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *service = json_array_get(list, i);

        if (strcmp(json_string_value(json_object_get(service, "id")), id) == 0)
            return service;
    }
    return NULL;
}

const char *service_term(const json_t *service, const char *taxonomy)
{
    const json_t *attributes = json_object_get(service, "attributes");

    for (size_t i = 0; i < json_array_size(attributes); i++) {
        const json_t *term = json_object_get(json_array_get(attributes, i), "taxonomy_term");
        const char *given = json_string_value(json_object_get(term, "taxonomy"));

        if (given != NULL && strcmp(given, taxonomy) == 0)
            return json_string_value(json_object_get(term, "name"));
    }
    return NULL;
}

const char *service_key(const json_t *service)
{
    const char *key = service_term(service, "urn:doorstep:key");

    return key != NULL ? key : json_string_value(json_object_get(service, "id"));
}

const json_t *service_of_key(const struct feed *services, const char *key)
{
    const json_t *list = services != NULL ? feed_services(services) : NULL;

    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *service = json_array_get(list, i);

        if (strcmp(service_key(service), key) == 0)
            return service;
    }
    return NULL;
}

const json_t *service_of_name(const struct feed *services, const char *name)
{
    const json_t *list = services != NULL ? feed_services(services) : NULL;
    const json_t *found = NULL;

    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *service = json_array_get(list, i);

        if (strcasecmp(json_string_value(json_object_get(service, "name")), name) != 0)
            continue;
        if (found != NULL)
            return NULL;
        found = service;
    }
    return found;
}
