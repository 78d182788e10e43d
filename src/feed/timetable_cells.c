/* A session from the cells of one row or event. Every cell is looked at before anything is refused, so that
 * all that is wrong is said at once. */
#include <stdlib.h>
#include <string.h>

#include "feed/plain.h"
#include "feed/timetable_inside.h"

const char *const session_parts[SESSION_PARTS + 1] = {
    [PART_ID] = "id",
    [PART_SERVICE] = "service",
    [PART_NAME] = "name",
    [PART_KIND] = "kind",
    [PART_PLACE] = "place",
    [PART_MINIMUM_AGE] = "minimum_age",
    [PART_MAXIMUM_AGE] = "maximum_age",
    [PART_EXPECTING] = "expecting",
    [PART_SCHEDULES] = "schedules",
    [PART_CAPACITY] = "capacity",
    [PART_RELEASE] = "release",
    [PART_SLOT] = "slotMinutes",
    [PART_HOLD] = "holdHours",
    [PART_ONE_A_DAY] = "onePerDay",
};

/* What is being read, and into what. */
struct reading {
    struct drafting *drafting;
    const struct cells *cells;
    json_t *session;
};

static const char *text_of(const struct reading *reading, enum cell cell)
{
    const char *text = reading->cells->text[cell];

    return text != NULL ? text : "";
}

static bool is_there(const struct reading *reading, enum cell cell)
{
    return text_of(reading, cell)[0] != '\0';
}

#define COMPLAIN(reading, cell, ...) cell_complain((reading)->drafting, (reading)->cells, cell, __VA_ARGS__)

static void set(const struct reading *reading, enum session_part part, json_t *value)
{
    (void)json_object_set_new(reading->session, session_parts[part], value);
}

/* One line of text that can be shown. */
static bool is_line(const struct reading *reading, enum cell cell)
{
    const char *text = text_of(reading, cell);

    if (strlen(text) > TIMETABLE_LINE_BYTES) {
        COMPLAIN(reading, cell, "is longer than %d characters; shorten it", TIMETABLE_LINE_BYTES);
        return false;
    }
    for (; *text != '\0'; text++) {
        if ((unsigned char)*text < ' ' || *text == 0x7F) {
            COMPLAIN(reading, cell, "has a line break or tab in it; write it in one line");
            return false;
        }
    }
    return true;
}

static void read_id(const struct reading *reading)
{
    const char *id = text_of(reading, CELL_ID);

    if (!is_there(reading, CELL_ID))
        return;
    if (id[0] == '-' || id[strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-")] != '\0' ||
        strlen(id) > SESSION_ID_CHARS_MAX) {
        COMPLAIN(reading, CELL_ID,
                 "is %s; write at most %d small letters, digits and dashes, such as monday-play, or leave it "
                 "empty",
                 quote(id).text, SESSION_ID_CHARS_MAX);
        return;
    }
    set(reading, PART_ID, json_string(id));
}

/* A name that is a service's own is told by the service, in all its languages. */
static void read_name(const struct reading *reading)
{
    const struct feed *services = reading->drafting->services;
    const char *key = text_of(reading, CELL_SERVICE);
    const char *name = text_of(reading, CELL_NAME);
    const json_t *service = key[0] != '\0' ? service_of_key(services, key) : service_of_name(services, name);

    /* A further line of a session that has an id may leave it to the first. */
    if (key[0] == '\0' && name[0] == '\0' && !is_there(reading, CELL_ID))
        COMPLAIN(reading, CELL_NAME, "is missing; write what families call it, or name a service");
    else if (key[0] != '\0' && service == NULL)
        COMPLAIN(reading, CELL_SERVICE,
                 "is %s, which is no service of this pack; write a key of services.json, or leave it empty",
                 quote(key).text);
    if (!is_line(reading, CELL_NAME)) {
        set(reading, PART_NAME, json_null()); /* it is there, and wrong is all that is to be said of it */
        return;
    }
    if (service != NULL && key[0] == '\0')
        timetable_remark(
            reading->drafting->timetable, reading->cells->line,
            "%s is a service of the pack: its words hold, and its ages unless they are said here",
            quote(name).text);
    if (service != NULL)
        set(reading, PART_SERVICE, json_string(service_key(service)));
    if (name[0] != '\0' &&
        (service == NULL || strcasecmp(name, json_string_value(json_object_get(service, "name"))) != 0))
        set(reading, PART_NAME, json_string(name));
}

static void read_kind(const struct reading *reading)
{
    const char *text = text_of(reading, CELL_KIND);
    enum session_kind kind;

    if (!is_there(reading, CELL_KIND))
        return;
    if (cell_read_kind(text, &kind)) {
        set(reading, PART_KIND, json_string(session_kind_name(kind)));
        return;
    }
    set(reading, PART_KIND, json_null());
    COMPLAIN(reading, CELL_KIND,
             "is %s; write drop-in, ticket, booked, course, appointment, invitation or ask",
             quote(text).text);
}

static void read_place(const struct reading *reading)
{
    json_t *place;

    if (!is_there(reading, CELL_PLACE)) {
        if (is_there(reading, CELL_ADDRESS))
            COMPLAIN(reading, CELL_PLACE, "is missing, but there is an address; write the place's name");
        return;
    }
    if (!is_line(reading, CELL_PLACE) || !is_line(reading, CELL_ADDRESS))
        return;
    place = json_pack("{s:s}", "name", text_of(reading, CELL_PLACE));
    if (is_there(reading, CELL_ADDRESS))
        (void)json_object_set_new(place, "address", json_string(text_of(reading, CELL_ADDRESS)));
    set(reading, PART_PLACE, place);
}

static json_t *number_of_years(double years)
{
    return years == (double)(int)years ? json_integer((int)years) : json_real(years);
}

static double read_age(const struct reading *reading, enum cell cell, enum session_part part)
{
    double years = -1;
    const char *why;

    if (!is_there(reading, cell))
        return -1;
    if (cell_read_years(text_of(reading, cell), cell == CELL_OLDEST, &years, &why)) {
        set(reading, part, number_of_years(years));
        return years;
    }
    COMPLAIN(reading, cell, "is %s%s", quote(text_of(reading, cell)).text, why);
    return -1;
}

static void read_ages(const struct reading *reading)
{
    double youngest = read_age(reading, CELL_YOUNGEST, PART_MINIMUM_AGE);
    double oldest = read_age(reading, CELL_OLDEST, PART_MAXIMUM_AGE);
    const char *expecting = text_of(reading, CELL_EXPECTING);

    if (youngest >= 0 && oldest >= 0 && oldest < youngest)
        COMPLAIN(reading, CELL_OLDEST, "is below youngest; mend one of them");
    if (!is_there(reading, CELL_EXPECTING))
        return;
    if (strcmp(expecting, "too") == 0 || strcmp(expecting, "only") == 0)
        set(reading, PART_EXPECTING, json_string(expecting));
    else
        COMPLAIN(reading, CELL_EXPECTING,
                 "is %s; write too for families who expect a baby as well, only for nobody else, or nothing",
                 quote(expecting).text);
}

/* A whole number; -1 when there is none or it will not do. */
static int read_number(const struct reading *reading, enum cell cell, int lowest, int highest)
{
    const char *text = text_of(reading, cell);
    char *end;
    long number;

    if (text[0] == '\0')
        return -1;
    number = strtol(text, &end, 10);
    if (strspn(text, "0123456789") == strlen(text) && strlen(text) <= 6 && number >= lowest &&
        number <= highest)
        return (int)number;
    COMPLAIN(reading, cell, "is %s; write a whole number from %d to %d", quote(text).text, lowest, highest);
    return -1;
}

static void read_capacity(const struct reading *reading)
{
    static const enum cell cells[] = {CELL_FAMILIES, CELL_CHILDREN, CELL_ADULTS};
    json_t *capacity = json_object();

    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
        int number = read_number(reading, cells[i], 1, TIMETABLE_CAPACITY_MAX);

        if (number >= 0)
            (void)json_object_set_new(capacity, cell_name(cells[i]), json_integer(number));
    }
    if (json_object_size(capacity) > 0)
        set(reading, PART_CAPACITY, json_incref(capacity));
    json_decref(capacity);
}

static void read_release(const struct reading *reading)
{
    const char *text = text_of(reading, CELL_RELEASE_TIME);
    int days = read_number(reading, CELL_RELEASE_DAYS, 0, TIMETABLE_RELEASE_DAYS_MAX);
    char time[6] = "";

    if (is_there(reading, CELL_RELEASE_TIME) && plain_time(text, time) == PLAIN_UNREADABLE)
        COMPLAIN(reading, CELL_RELEASE_TIME, "is %s; write the time as 09:00 or 9am", quote(text).text);
    if (is_there(reading, CELL_RELEASE_TIME) && !is_there(reading, CELL_RELEASE_DAYS))
        COMPLAIN(reading, CELL_RELEASE_DAYS,
                 "is missing, but there is a release time; write how many days before, 0 for the day itself");
    if (is_there(reading, CELL_RELEASE_DAYS) && !is_there(reading, CELL_RELEASE_TIME))
        COMPLAIN(reading, CELL_RELEASE_TIME,
                 "is missing, but there are release days; write the time, such as 09:00");
    if (days >= 0 && time[0] != '\0')
        set(reading, PART_RELEASE, json_pack("{s:i, s:s}", "daysBefore", days, "at", time));
}

static void read_rest(const struct reading *reading)
{
    const char *text = text_of(reading, CELL_ONE_A_DAY);
    int slot = read_number(reading, CELL_SLOT, TIMETABLE_SLOT_LOWEST, TIMETABLE_SLOT_HIGHEST);
    int hold = read_number(reading, CELL_HOLD, 1, TIMETABLE_HOLD_HOURS_MAX);
    bool yes = false;

    if (slot > 0)
        set(reading, PART_SLOT, json_integer(slot));
    if (hold > 0)
        set(reading, PART_HOLD, json_integer(hold));
    if (text[0] != '\0' && !cell_read_yes(text, &yes))
        COMPLAIN(reading, CELL_ONE_A_DAY, "is %s; write yes or no", quote(text).text);
    if (yes)
        set(reading, PART_ONE_A_DAY, json_true());
}

/* What a kind has no use for is a misunderstanding that families would stand before the door with. */
static void check_kind(const struct reading *reading)
{
    static const enum cell of_sign_ups[] = {CELL_FAMILIES,     CELL_CHILDREN,     CELL_ADULTS,
                                            CELL_RELEASE_DAYS, CELL_RELEASE_TIME, CELL_HOLD};
    const char *name = json_string_value(json_object_get(reading->session, session_parts[PART_KIND]));
    enum session_kind kind;

    if (name == NULL || !cell_read_kind(name, &kind))
        return;
    for (size_t i = 0; i < sizeof of_sign_ups / sizeof of_sign_ups[0] && !session_takes_sign_ups(kind); i++) {
        if (is_there(reading, of_sign_ups[i]))
            COMPLAIN(reading, of_sign_ups[i],
                     "is there, but nobody signs up for kind %s; leave it empty, or write ticket, booked, "
                     "course or "
                     "appointment as kind",
                     name);
    }
    if (kind != SESSION_APPOINTMENT && is_there(reading, CELL_SLOT))
        COMPLAIN(reading, CELL_SLOT,
                 "is there, but only an appointment has slots; leave it empty, or mend kind");
}

json_t *cells_session(struct drafting *drafting, const struct cells *cells)
{
    struct reading reading = {.drafting = drafting, .cells = cells, .session = json_object()};

    read_id(&reading);
    read_name(&reading);
    read_kind(&reading);
    read_place(&reading);
    read_ages(&reading);
    read_capacity(&reading);
    read_release(&reading);
    read_rest(&reading);
    check_kind(&reading);
    return reading.session;
}
