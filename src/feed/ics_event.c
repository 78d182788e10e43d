/* One event of a calendar as cells. What a calendar has no word for stands in X-DOORSTEP-… properties, called
 * as the columns of a spreadsheet are. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "feed/ics.h"

#define OWN "X-DOORSTEP-"

enum { FAULT_BYTES = 400, NAME_BYTES = 60 };

/* The line of the event's property, or of the event when it has none. */
static int line_of(const struct ics_event *event, const char *property)
{
    size_t length = strlen(property);
    int line = event->line;

    for (const char *at = event->start; at != NULL && *at != '\0'; line++) {
        if (strncasecmp(at, property, length) == 0 && (at[length] == ':' || at[length] == ';'))
            return line;
        if (strncasecmp(at, "END:VEVENT", 10) == 0)
            break;
        at = strchr(at, '\n');
        at = at != NULL ? at + 1 : NULL;
    }
    return event->line;
}

void ics_complain(const struct ics *ics, const struct ics_event *event, const char *property,
                  const char *format, ...)
{
    char text[FAULT_BYTES];
    va_list arguments;

    va_start(arguments, format);
    (void)vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    faults_add(ics->drafting->faults, ics->drafting->shown_name, line_of(event, property), "%s%s %s",
               event->whose, property, text);
}

static bool has_text(icalcomponent *component, icalproperty_kind kind, const char *wanted)
{
    icalproperty *property = icalcomponent_get_first_property(component, kind);
    char *text = property != NULL ? icalproperty_get_value_as_string_r(property) : NULL;
    bool is_same = text != NULL && strcasecmp(text, wanted) == 0;

    icalmemory_free_buffer(text);
    return is_same;
}

bool ics_is_private(const struct ics_event *event)
{
    return has_text(event->component, ICAL_CLASS_PROPERTY, "PRIVATE") ||
           has_text(event->component, ICAL_CLASS_PROPERTY, "CONFIDENTIAL");
}

bool ics_is_cancelled(const struct ics_event *event)
{
    return has_text(event->component, ICAL_STATUS_PROPERTY, "CANCELLED");
}

/* What libical could not read, where we would have used it. */
bool ics_is_whole(const struct ics *ics, const struct ics_event *event)
{
    static const char *const used[] = {"DTSTART", "DTEND", "DURATION", "RRULE",        "EXDATE",
                                       "EXRULE",  "RDATE", "SUMMARY",  "LOCATION",     "CATEGORIES",
                                       "STATUS",  "CLASS", "UID",      "RECURRENCE-ID"};
    icalproperty *error = icalcomponent_get_first_property(event->component, ICAL_XLICERROR_PROPERTY);
    bool whole = true;

    for (; error != NULL;
         error = icalcomponent_get_next_property(event->component, ICAL_XLICERROR_PROPERTY)) {
        const char *text = icalproperty_get_xlicerror(error);

        /* A property without a value is one that is not there. */
        if (text == NULL || strncmp(text, "No value for", 12) == 0)
            continue;
        for (size_t i = 0; i < sizeof used / sizeof used[0]; i++) {
            char wanted[NAME_BYTES];

            (void)snprintf(wanted, sizeof wanted, "in %s property", used[i]);
            if (strstr(text, wanted) == NULL)
                continue;
            whole = false;
            ics_complain(ics, event, used[i], "cannot be read; mend it in the calendar, and save it again");
        }
    }
    return whole;
}

static const char *text_of(const struct ics *ics, icalproperty *property)
{
    icalvalue *value = property != NULL ? icalproperty_get_value(property) : NULL;
    bool is_own = value != NULL && icalvalue_isa(value) == ICAL_X_VALUE;
    const char *text = is_own ? icalvalue_get_x(value) : value != NULL ? icalvalue_get_text(value) : NULL;
    size_t length;

    if (text == NULL)
        return NULL;
    text += strspn(text, " \t\r\n");
    for (length = strlen(text); length > 0 && strchr(" \t\r\n", text[length - 1]) != NULL;)
        length--;
    return arena_copy_bytes(&ics->drafting->timetable->arena, text, length);
}

/* "Hall, 1 High Street, London": the place's name, and its address. */
static void read_location(const struct ics *ics, const struct ics_event *event, struct cells *cells)
{
    const char *text =
        text_of(ics, icalcomponent_get_first_property(event->component, ICAL_LOCATION_PROPERTY));
    char *copy, *rest;

    if (text == NULL)
        return;
    copy = arena_copy_text(&ics->drafting->timetable->arena, text);
    rest = copy + strcspn(copy, ",\n");
    cells->text[CELL_PLACE] = copy;
    cells->label[CELL_PLACE] = cells->label[CELL_ADDRESS] = "LOCATION";
    if (*rest == '\0')
        return;
    *rest++ = '\0';
    rest += strspn(rest, " ,\n");
    for (char *c = strchr(rest, '\n'); c != NULL; c = strchr(c, '\n'))
        *c = ' ';
    cells->text[CELL_ADDRESS] = rest;
}

/* Of the categories the one that is a kind; the others are the centre's own. */
static void read_categories(const struct ics *ics, const struct ics_event *event, struct cells *cells)
{
    icalproperty *property = icalcomponent_get_first_property(event->component, ICAL_CATEGORIES_PROPERTY);
    enum session_kind kind;

    for (; property != NULL;
         property = icalcomponent_get_next_property(event->component, ICAL_CATEGORIES_PROPERTY)) {
        const char *text = text_of(ics, property);

        if (text == NULL || !cell_read_kind(text, &kind))
            continue;
        if (cells->text[CELL_KIND] != NULL)
            ics_complain(ics, event, "CATEGORIES", "has two kinds; leave one of them");
        cells->text[CELL_KIND] = text;
        cells->label[CELL_KIND] = "CATEGORIES";
    }
}

static void read_own(const struct ics *ics, const struct ics_event *event, struct cells *cells)
{
    icalproperty *property = icalcomponent_get_first_property(event->component, ICAL_X_PROPERTY);

    for (; property != NULL; property = icalcomponent_get_next_property(event->component, ICAL_X_PROPERTY)) {
        const char *name = icalproperty_get_x_name(property);
        enum cell cell;

        if (name == NULL || strncasecmp(name, OWN, strlen(OWN)) != 0)
            continue;
        cell = cell_named(name + strlen(OWN));
        if (cell == CELLS || cell_part(cell) == PART_SCHEDULES) {
            ics_complain(ics, event, name,
                         "is not known; write " OWN "KIND, -SERVICE, -FAMILIES, -YOUNGEST and the "
                         "like, as the columns of a spreadsheet are called");
            continue;
        }
        cells->text[cell] = text_of(ics, property);
        cells->label[cell] = arena_copy_text(&ics->drafting->timetable->arena, name);
    }
}

json_t *ics_session(const struct ics *ics, const struct ics_event *event)
{
    struct cells cells = {.line = event->line, .whose = event->whose};

    cells.text[CELL_NAME] =
        text_of(ics, icalcomponent_get_first_property(event->component, ICAL_SUMMARY_PROPERTY));
    cells.label[CELL_NAME] = "SUMMARY";
    read_location(ics, event, &cells);
    read_categories(ics, event, &cells);
    read_own(ics, event, &cells);
    return cells_session(ics->drafting, &cells);
}
