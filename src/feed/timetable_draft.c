/* The ids of sessions. A family's booking names one, so the same session must have the same id at every
 * import: made from its name and days, and of two such on one day the later has its hour behind it, in
 * whatever order they stand in the file. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/strbuf.h"
#include "feed/plain.h"
#include "feed/timetable_inside.h"

enum { HOUR_CHARS = 5, SUFFIX_CHARS = 30, BASE_CHARS = SESSION_ID_CHARS_MAX - HOUR_CHARS, TEXT_BYTES = 4000 };

static const char *text_of(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

/* "-day-1-15", "-day-last" */
static void add_month_days(const char *bymonthday, struct strbuf *text)
{
    strbuf_add(text, "-day-");
    for (const char *at = bymonthday; *at != '\0'; at++) {
        if (*at == ',')
            strbuf_add_char(text, '-');
        else if (*at != '-')
            strbuf_add_char(text, *at);
        else
            strbuf_add(text, "last");
    }
}

/* "-mon-thu", "-1sat", "-last-fri", "-day-15", "-2026-11-23" */
static void add_days(const json_t *schedule, struct strbuf *text)
{
    static const char codes[][3] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    static const char names[][4] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    const char *byday = text_of(schedule, "byday");
    const char *dtstart = text_of(schedule, "dtstart");
    size_t number;

    for (; byday != NULL && *byday != '\0'; byday += strcspn(byday, ",") > 0 ? strcspn(byday, ",") : 1) {
        if (*byday == ',')
            continue;
        strbuf_add(text, strncmp(byday, "-1", 2) == 0 ? "-last-" : *byday == '-' ? "-last" : "-");
        byday += strncmp(byday, "-1", 2) == 0 ? 2 : *byday == '-';
        number = strspn(byday, "0123456789");
        strbuf_add_bytes(text, byday, number);
        for (size_t i = 0; i < 7; i++) {
            if (strncmp(byday + number, codes[i], 2) == 0)
                strbuf_add(text, names[i]);
        }
    }
    if (text_of(schedule, "bymonthday") != NULL)
        add_month_days(text_of(schedule, "bymonthday"), text);
    else if (text_of(schedule, "byday") == NULL && dtstart != NULL)
        strbuf_add_format(text, "-%s", dtstart);
    if (text->length > SUFFIX_CHARS)
        text->text[text->length = SUFFIX_CHARS] = '\0';
}

/* Letters and digits with single dashes between them; accents and other scripts have none. */
static void add_slug(const char *name, struct strbuf *text)
{
    bool gap = false;

    for (; *name != '\0'; name++) {
        if (*name == '\'' || strncmp(name, "\xE2\x80\x99", 3) == 0) {
            name += *name == '\'' ? 0 : 2; /* "Dads' play" is dads-play, "child's" is childs */
        } else if (isalnum((unsigned char)*name) && (unsigned char)*name < 0x80) {
            if (gap && text->length > 0)
                strbuf_add_char(text, '-');
            gap = false;
            strbuf_add_char(text, (char)tolower((unsigned char)*name));
        } else {
            gap = true;
        }
    }
}

static const char *base_of(struct drafting *drafting, const json_t *session)
{
    const char *name = text_of(session, session_parts[PART_NAME]);
    const char *key = text_of(session, session_parts[PART_SERVICE]);
    const json_t *schedules = json_object_get(session, session_parts[PART_SCHEDULES]);
    struct strbuf slug, days;
    char *base = NULL;
    size_t most;

    strbuf_init(&slug, TEXT_BYTES);
    strbuf_init(&days, TEXT_BYTES);
    add_slug(name != NULL ? name : key != NULL ? key : "", &slug);
    add_days(json_array_get(schedules, 0), &days);
    most = BASE_CHARS - days.length;
    if (slug.length > 0)
        base = arena_format(&drafting->timetable->arena, "%.*s%s",
                            (int)(slug.length < most ? slug.length : most), strbuf_text(&slug),
                            strbuf_text(&days));
    strbuf_finish(&slug);
    strbuf_finish(&days);
    return base;
}

void draft_add(struct drafting *drafting, json_t *session, int line, const char *kind)
{
    const json_t *schedules = json_object_get(session, session_parts[PART_SCHEDULES]);
    const char *opens = text_of(json_array_get(schedules, 0), "opens_at");
    struct draft draft = {.session = session, .line = line, .opens = -1, .kind = kind};

    if (opens == NULL || schedule_read_time(opens, &draft.opens) != OK)
        draft.opens = 0;
    if (text_of(session, session_parts[PART_ID]) == NULL) {
        draft.base = base_of(drafting, session);
        if (draft.base == NULL && (text_of(session, session_parts[PART_NAME]) != NULL ||
                                   text_of(session, session_parts[PART_SERVICE]) != NULL))
            faults_add(drafting->faults, drafting->shown_name, line,
                       "its name has no letters from A to Z, so no id can be made of it; write an id such as "
                       "monday-play");
    }
    if ((drafting->count & (drafting->count - 1)) == 0)
        drafting->list = memory_resize(drafting->list, drafting->count > 0 ? 2 * drafting->count : 1,
                                       sizeof *drafting->list);
    drafting->list[drafting->count++] = draft;
}

static void give_id(struct draft *draft, const char *id, json_t *taken)
{
    json_t *session = json_object();

    (void)json_object_set_new(session, session_parts[PART_ID], json_string(id));
    (void)json_object_update(session, draft->session);
    json_decref(draft->session);
    draft->session = session;
    (void)json_object_set_new(taken, id, json_integer(draft->line));
}

static const char *place_of(const struct draft *draft)
{
    const char *name = text_of(json_object_get(draft->session, session_parts[PART_PLACE]), "name");

    return name != NULL ? name : "";
}

/* By base, then the earliest hour, then the place. */
static int compare_drafts(const void *a, const void *b)
{
    const struct draft *first = *(struct draft *const *)a;
    const struct draft *second = *(struct draft *const *)b;
    int order = strcmp(first->base, second->base);

    if (order == 0)
        order = first->opens - second->opens;
    if (order == 0)
        order = strcmp(place_of(first), place_of(second));
    return order != 0 ? order : first->line - second->line;
}

/* The base, or else with the hour, the place, or both behind it. False when others have all of them. */
static bool find_id(const struct draft *draft, bool is_at_same_hour, const json_t *taken,
                    char ret_id[SESSION_ID_CHARS_MAX + 1])
{
    const size_t capacity = SESSION_ID_CHARS_MAX + 1;
    unsigned hour = (unsigned)draft->opens / 60U % 100U, minute = (unsigned)draft->opens % 60U;
    struct strbuf place;
    bool found;

    strbuf_init(&place, TEXT_BYTES);
    add_slug(place_of(draft), &place);
    (void)snprintf(ret_id, capacity, "%s", draft->base);
    if (json_object_get(taken, ret_id) != NULL && !is_at_same_hour)
        (void)snprintf(ret_id, capacity, "%.55s-%02u%02u", draft->base, hour, minute);
    if (json_object_get(taken, ret_id) != NULL && place.length > 0)
        (void)snprintf(ret_id, capacity, "%.39s-%.20s", draft->base, strbuf_text(&place));
    if (json_object_get(taken, ret_id) != NULL && place.length > 0)
        (void)snprintf(ret_id, capacity, "%.34s-%02u%02u-%.20s", draft->base, hour, minute,
                       strbuf_text(&place));
    found = json_object_get(taken, ret_id) == NULL;
    strbuf_finish(&place);
    return found;
}

/* `before` has the same base, or is NULL. */
static void make_id(struct drafting *drafting, struct draft *draft, const struct draft *before, json_t *taken)
{
    char id[SESSION_ID_CHARS_MAX + 1];
    bool is_at_same_hour = before != NULL && before->opens == draft->opens;

    if (is_at_same_hour && strcmp(place_of(before), place_of(draft)) == 0)
        faults_add(drafting->faults, drafting->shown_name, draft->line,
                   "has the name, days, hour and place of line %d; take it out, or write an id for each",
                   before->line);
    else if (find_id(draft, is_at_same_hour, taken, id))
        give_id(draft, id, taken);
    else
        faults_add(drafting->faults, drafting->shown_name, draft->line,
                   "would have the id %s of line %d; write an id for one of them", id,
                   (int)json_integer_value(json_object_get(taken, id)));
}

static void make_ids(struct drafting *drafting, json_t *taken)
{
    struct draft **made = memory_allocate(drafting->count + 1, sizeof(struct draft *));
    size_t count = 0;

    for (size_t i = 0; i < drafting->count; i++) {
        if (drafting->list[i].base != NULL)
            made[count++] = &drafting->list[i];
    }
    qsort((void *)made, count, sizeof(struct draft *), compare_drafts);
    for (size_t i = 0; i < count; i++) {
        bool has_base = i > 0 && strcmp(made[i - 1]->base, made[i]->base) == 0;

        make_id(drafting, made[i], has_base ? made[i - 1] : NULL, taken);
    }
    free((void *)made);
}

/* What stands in a second line of the same id must not be something else; its times are added. */
static void join(struct drafting *drafting, struct draft *first, const struct draft *second)
{
    json_t *schedules = json_object_get(first->session, session_parts[PART_SCHEDULES]);
    json_t *more = json_object_get(second->session, session_parts[PART_SCHEDULES]);

    for (int part = 0; part < SESSION_PARTS; part++) {
        const json_t *value = json_object_get(second->session, session_parts[part]);

        if (part != PART_SCHEDULES && value != NULL &&
            !json_equal((json_t *)value, json_object_get(first->session, session_parts[part])))
            faults_add(
                drafting->faults, drafting->shown_name, second->line,
                "has the id of line %d but another %s; write the same, leave it empty, or write another id",
                first->line, session_parts[part]);
    }
    (void)json_array_extend(schedules, more);
    if (json_array_size(schedules) > OFFER_SCHEDULES_MAX)
        faults_add(drafting->faults, drafting->shown_name, second->line,
                   "makes more than %d times of one session; write another id", OFFER_SCHEDULES_MAX);
}

/* Those with an id of their own come first, so that none is made that they have. */
static void take_ids(struct drafting *drafting, json_t *taken)
{
    json_t *places = json_object();

    for (size_t i = 0; i < drafting->count; i++) {
        struct draft *draft = &drafting->list[i];
        const char *id = text_of(draft->session, session_parts[PART_ID]);
        const json_t *place = id != NULL ? json_object_get(places, id) : NULL;

        if (id == NULL)
            continue;
        if (place == NULL) {
            (void)json_object_set_new(places, id, json_integer((json_int_t)i));
            (void)json_object_set_new(taken, id, json_integer(draft->line));
            continue;
        }
        join(drafting, &drafting->list[json_integer_value(place)], draft);
        json_decref(draft->session);
        draft->session = NULL;
    }
    json_decref(places);
}

static void check_draft(const struct drafting *drafting, const struct draft *draft)
{
    const json_t *session = draft->session;

    if (json_object_get(session, session_parts[PART_KIND]) == NULL && draft->kind == NULL)
        faults_add(
            drafting->faults, drafting->shown_name, draft->line,
            "column kind: is missing; write drop-in, ticket, booked, course, appointment, invitation or "
            "ask");
    if (draft->base == NULL && json_object_get(session, session_parts[PART_ID]) != NULL &&
        json_object_get(session, session_parts[PART_NAME]) == NULL &&
        json_object_get(session, session_parts[PART_SERVICE]) == NULL)
        faults_add(drafting->faults, drafting->shown_name, draft->line,
                   "has neither a name nor a service; write what families call it");
}

/* One whose id could not be made has a fault, and the timetable will not be used. */
static void take_draft(struct drafting *drafting, const struct draft *draft)
{
    struct timetable *timetable = drafting->timetable;
    const char *id = text_of(draft->session, session_parts[PART_ID]);

    if (draft->session == NULL)
        return;
    check_draft(drafting, draft);
    if (id != NULL && draft->kind != NULL)
        (void)json_object_set_new(timetable->otherwise, id, json_string(draft->kind));
    (void)json_array_append_new(timetable->sessions, draft->session);
}

void draft_finish(struct drafting *drafting)
{
    json_t *taken = json_object();

    take_ids(drafting, taken);
    make_ids(drafting, taken);
    for (size_t i = 0; i < drafting->count; i++)
        take_draft(drafting, &drafting->list[i]);
    free(drafting->list);
    drafting->list = NULL;
    drafting->count = 0;
    json_decref(taken);
}
