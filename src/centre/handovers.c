#include <string.h>

#include "centre/inside.h"
#include "rules/schedule.h"

enum { HANDOVERS_MAX = 64, HOURS_MAX = 14, CANNOT_MAX = 64, TIME_BYTES_MAX = 16 };

/* A phone that centre.json lists; NULL when it is not set. */
static const char *take_phone(const struct centre *centre, const struct json_place *parent, const char *key)
{
    struct json_place place = json_member(parent, key);
    const char *id = json_text(&place, CENTRE_NAME_BYTES_MAX, NULL);

    if (id == NULL)
        return NULL;
    for (size_t i = 0; i < centre->about.phone_count; i++) {
        if (strcmp(centre->about.phones[i].id, id) == 0)
            return centre->about.phones[i].id;
    }
    json_complain(
        &place,
        "is \"%s\", which is no id in /phones; add { \"id\": \"%s\", \"number\": … } there, or leave "
        "this out until the number is known",
        id, id);
    return NULL;
}

static int read_day(const char *text)
{
    static const char *const days[] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};

    for (int i = 0; i < 7; i++) {
        if (strncmp(days[i], text, 2) == 0)
            return i;
    }
    return -1;
}

static void read_days(const struct json_place *parent, struct centre_hours *hours)
{
    struct json_place place = json_member(parent, "days");
    const char *text = json_need_text(&place, TIME_BYTES_MAX);
    size_t length = strlen(text);
    bool is_span = length == 5 && text[2] == '-';

    hours->first_day = read_day(text);
    hours->last_day = is_span ? read_day(text + 3) : hours->first_day;
    if (length == 0 ||
        ((length == 2 || is_span) && hours->first_day >= 0 && hours->last_day >= hours->first_day))
        return;
    json_complain(&place, "is \"%s\"; write a day such as \"SA\", or a span within a week such as \"MO-FR\"",
                  text);
}

static int read_time(const struct json_place *parent, const char *key)
{
    struct json_place place = json_member(parent, key);
    const char *text = json_need_text(&place, TIME_BYTES_MAX);
    int minutes = -1;

    if (text[0] != '\0' && schedule_read_time(text, &minutes) != OK) {
        json_complain(&place, "is \"%s\"; write the time as 09:00 or 17:30", text);
        return -1;
    }
    return minutes;
}

static void read_hours(struct arena *arena, const struct json_place *parent, struct centre_handover *handover)
{
    static const char *const known[] = {"days", "opens", "closes", NULL};
    struct json_place list = json_member(parent, "hours");
    size_t count = centre_bounded_count(&list, HOURS_MAX);
    struct centre_hours *hours = arena_allocate(arena, count, sizeof *hours);

    handover->hours = hours;
    handover->hours_count = count;
    for (size_t i = 0; i < count; i++) {
        struct json_place place = json_element(&list, i);

        json_refuse_unknown(&place, known);
        read_days(&place, &hours[i]);
        hours[i].opens = read_time(&place, "opens");
        hours[i].closes = read_time(&place, "closes");
        if (hours[i].opens >= 0 && hours[i].closes >= 0 && hours[i].closes <= hours[i].opens)
            json_complain(&place, "closes before it opens; write two entries where it is open past midnight");
    }
}

static void read_handover(struct centre *centre, const struct json_place *place,
                          struct centre_handover *handover)
{
    static const char *const known[] = {"id",    "icon", "name",  "phone",   "phoneOutOfHours",
                                        "email", "url",  "hours", "counted", NULL};
    struct json_place counted = json_member(place, "counted");

    json_refuse_unknown(place, known);
    *handover = (struct centre_handover){
        .id = centre_take_name(&centre->arena, place, "id"),
        .icon = centre_take_name(&centre->arena, place, "icon"),
        .name = centre_take_text(&centre->arena, place, "name"),
        .phone = take_phone(centre, place, "phone"),
        .phone_out_of_hours = take_phone(centre, place, "phoneOutOfHours"),
        .email = centre_take_optional_address(&centre->arena, place, "email"),
        .url = centre_take_optional_url(&centre->arena, place, "url"),
        .is_counted = json_flag(&counted, false),
    };
    read_hours(&centre->arena, place, handover);
}

void centre_read_handovers(struct centre *centre, const struct json_place *root)
{
    struct json_place list = json_member(root, "handovers");
    size_t count = centre_bounded_count(&list, HANDOVERS_MAX);
    struct centre_handover *handovers = arena_allocate(&centre->arena, count, sizeof *handovers);
    const char *ids[HANDOVERS_MAX];

    centre->about.handovers = handovers;
    for (size_t i = 0; i < count; i++) {
        struct json_place place = json_element(&list, i);

        read_handover(centre, &place, &handovers[i]);
        ids[i] = handovers[i].id;
        centre_refuse_repeated(&place, ids, i);
        centre->about.handover_count = i + 1;
    }
}

/* Without "ages" it concerns everybody, those who expect a baby too. */
static void read_limits(const struct json_place *parent, struct age_limits *limits)
{
    static const char *const known[] = {"fromMonths", "untilMonths", "fromSecondary", "untilPrimaryEnds",
                                        NULL};
    struct json_place ages = json_member(parent, "ages");
    struct json_place from = json_member(&ages, "fromMonths");
    struct json_place until = json_member(&ages, "untilMonths");
    struct json_place secondary = json_member(&ages, "fromSecondary");
    struct json_place primary = json_member(&ages, "untilPrimaryEnds");

    *limits = (struct age_limits){
        .expecting = !json_is_there(&ages),
        .from_months = (int)json_integer_in(&from, 0, AGE_FOREVER, 0),
        .until_months = (int)json_integer_in(&until, 1, AGE_FOREVER, AGE_FOREVER),
        .from_secondary = json_flag(&secondary, false),
        .until_primary_ends = json_flag(&primary, false),
    };
    if (!json_is_there(&ages))
        return;
    json_refuse_unknown(&ages, known);
    if (limits->until_months <= limits->from_months)
        json_complain(&ages, "ends before it begins; fromMonths is the first month of age, untilMonths the "
                             "one with which it is over");
}

static const char *take_handover(const struct centre *centre, const struct json_place *parent)
{
    struct json_place place = json_member(parent, "handover");
    const char *id = json_text(&place, CENTRE_NAME_BYTES_MAX, NULL);
    int index = id != NULL ? centre_find_handover(centre, id) : -1;

    if (id != NULL && index < 0)
        json_complain(&place, "is \"%s\", which is no id in /handovers; add it there or take this out", id);
    return index >= 0 ? centre->about.handovers[index].id : NULL;
}

void centre_read_cannot(struct centre *centre, const struct json_place *root)
{
    static const char *const known[] = {"id", "icon", "ages", "handover", NULL};
    struct json_place list = json_member(root, "notOffered");
    size_t count = centre_bounded_count(&list, CANNOT_MAX);
    struct centre_cannot *cannot = arena_allocate(&centre->arena, count, sizeof *cannot);
    const char *ids[CANNOT_MAX];

    centre->about.cannot = cannot;
    for (size_t i = 0; i < count; i++) {
        struct json_place place = json_element(&list, i);

        json_refuse_unknown(&place, known);
        ids[i] = cannot[i].id = centre_take_name(&centre->arena, &place, "id");
        cannot[i].icon = centre_take_name(&centre->arena, &place, "icon");
        read_limits(&place, &cannot[i].limits);
        cannot[i].handover = take_handover(centre, &place);
        centre_refuse_repeated(&place, ids, i);
        centre->about.cannot_count = i + 1;
    }
}
