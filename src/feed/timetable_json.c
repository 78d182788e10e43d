/* Sessions as JSON: a timetable.json, or Open Referral UK services with the times that they have. */
#include <string.h>

#include "base/strbuf.h"
#include "feed/inside.h"
#include "feed/timetable_inside.h"

enum { KIND_BYTES = 40 };

/* What the kiosk would not read is refused here already, where the file and the line can still be named. */
static void check_schedules(const struct json_place *session)
{
    struct json_place list = json_member(session, session_parts[PART_SCHEDULES]);
    size_t count = json_count(&list);

    if (!json_is_there(&list) || count == 0 || count > OFFER_SCHEDULES_MAX) {
        json_complain(json_is_there(&list) ? &list : session,
                      "has no schedules, or more than %d; write when it is", OFFER_SCHEDULES_MAX);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        struct json_place place = json_element(&list, i);
        struct schedule schedule;
        const char *key = "";

        if (!json_is_object(place.value))
            json_complain(&place, "is no schedule; write an object with freq, byday, opens_at and closes_at");
        else if (schedule_of_json(place.value, &schedule, &key) != OK)
            json_complain(&place, "its %s cannot be read; write it as Open Referral UK does", key);
    }
}

static bool is_id(const char *id)
{
    return id[0] != '\0' && id[0] != '-' && strlen(id) <= SESSION_ID_CHARS_MAX &&
           id[strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

static void take_session(struct drafting *drafting, const struct json_place *place, json_t *ids)
{
    struct json_place id = json_member(place, session_parts[PART_ID]);
    struct json_place kind = json_member(place, session_parts[PART_KIND]);
    const char *text = json_need_text(&id, TIMETABLE_LINE_BYTES);
    enum session_kind ignored;

    if (text[0] != '\0' && !is_id(text))
        json_complain(&id, "is %s; write at most %d small letters, digits and dashes, such as monday-play",
                      quote(text).text, SESSION_ID_CHARS_MAX);
    if (text[0] != '\0' && json_object_get(ids, text) != NULL)
        json_complain(&id, "is %s, which another session has; write another", quote(text).text);
    (void)json_object_set_new(ids, text, json_true());
    if (!cell_read_kind(json_need_text(&kind, KIND_BYTES), &ignored))
        json_complain(&kind, "write drop-in, ticket, booked, course, appointment, invitation or ask");
    json_refuse_unknown(place, session_parts);
    check_schedules(place);
    if (json_object_get(place->value, session_parts[PART_NAME]) == NULL &&
        json_object_get(place->value, session_parts[PART_SERVICE]) == NULL)
        json_complain(place, "has neither name nor service; write what families call it");
    (void)json_array_append(drafting->timetable->sessions, place->value);
}

void timetable_take_sessions(struct drafting *drafting, const struct json_place *root)
{
    static const char *const known[] = {"sessions", NULL};
    struct json_place list = json_member(root, "sessions");
    json_t *ids = json_object();
    const char *key;
    json_t *value;

    json_refuse_unknown(root, known);
    if (!json_is_array(list.value))
        json_complain(root, "has no list of sessions; write {\"sessions\": [ … ]}");
    json_object_foreach(root->value, key, value)
    {
        if (feed_is_comment(key))
            (void)json_object_set(drafting->timetable->comments, key, value);
    }
    for (size_t i = 0; i < json_array_size(list.value) && root->faults->count < FAULTS_KEPT; i++) {
        struct json_place place = json_element(&list, i);

        if (json_is_object(place.value))
            take_session(drafting, &place, ids);
        else
            json_complain(&place, "is no session; write an object with id, kind and schedules");
    }
    json_decref(ids);
}

static const char *text_of(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

/* The place of a time: the one that it names, or the only one there is. */
static json_t *place_of(const json_t *service, const json_t *schedule)
{
    const json_t *list = json_object_get(service, "service_at_locations");
    const char *wanted = text_of(schedule, "service_at_location_id");
    const json_t *location = NULL;
    const json_t *address;
    struct strbuf line;
    json_t *place;

    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *at = json_array_get(list, i);

        if (wanted == NULL ? json_array_size(list) == 1 : strcmp(text_of(at, "id"), wanted) == 0)
            location = json_object_get(at, "location");
    }
    if (location == NULL || text_of(location, "name") == NULL)
        return NULL;
    place = json_pack("{s:s}", "name", text_of(location, "name"));
    address = json_array_get(json_object_get(location, "addresses"), 0);
    strbuf_init(&line, TIMETABLE_LINE_BYTES);
    for (int i = 0; i < 3; i++) {
        static const char *const keys[] = {"address_1", "city", "postal_code"};

        if (text_of(address, keys[i]) != NULL)
            strbuf_add_format(&line, "%s%s", line.length > 0 ? ", " : "", text_of(address, keys[i]));
    }
    if (line.length > 0)
        (void)json_object_set_new(place, "address", json_string(strbuf_text(&line)));
    strbuf_finish(&line);
    return place;
}

static json_t *plain_schedule(const json_t *schedule)
{
    static const char *const keys[] = {"freq",       "interval", "byday",    "bymonthday", "dtstart",
                                       "valid_from", "valid_to", "opens_at", "closes_at"};
    json_t *plain = json_object();

    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        json_t *value = json_object_get(schedule, keys[i]);

        if (value != NULL)
            (void)json_object_set(plain, keys[i], value);
    }
    return plain;
}

/* As the kiosk takes the times of a service that no timetable has. */
static const char *kind_of(const json_t *service)
{
    const char *access = service_term(service, "urn:doorstep:access");

    if (access != NULL && (strcmp(access, "drop-in") == 0 || strcmp(access, "invitation") == 0))
        return access;
    return session_kind_name(SESSION_ASK);
}

static void draft_service(struct drafting *drafting, const json_t *given)
{
    const json_t *list = json_object_get(given, "schedules");
    const json_t *service = service_of_id(drafting->services, text_of(given, "id"));
    size_t count = json_array_size(list);

    if (service == NULL) {
        if (count > 0)
            timetable_remark(
                drafting->timetable, 0,
                "%s is no service of this pack, so its times are left out; doorstepctl services import "
                "brings both",
                quote(text_of(given, "name")).text);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        json_t *session = json_pack("{s:s}", session_parts[PART_SERVICE], service_key(service));
        json_t *place = place_of(given, json_array_get(list, i));

        if (place != NULL)
            (void)json_object_set_new(session, session_parts[PART_PLACE], place);
        (void)json_object_set_new(session, session_parts[PART_SCHEDULES],
                                  json_pack("[o]", plain_schedule(json_array_get(list, i))));
        draft_add(drafting, session, 0, kind_of(service));
    }
}

static void draft_services(struct drafting *drafting, const struct feed *feed)
{
    const json_t *services = feed_services(feed);
    size_t kept;
    const struct feed_remark *remarks = feed_remarks(feed, &kept);

    drafting->timetable->told = 1U << PART_SERVICE | 1U << PART_SCHEDULES;
    for (size_t i = 0; i < kept; i++)
        timetable_remark(drafting->timetable, 0, "%s%s%s", remarks[i].service,
                         remarks[i].service[0] != '\0' ? ": " : "", remarks[i].text);
    for (size_t i = 0; i < json_array_size(services); i++)
        draft_service(drafting, json_array_get(services, i));
}

static bool is_timetable(const char *text, size_t bytes)
{
    json_t *root = json_loadb(text, bytes, 0, NULL);
    bool has_sessions = json_object_get(root, "sessions") != NULL;

    json_decref(root);
    return has_sessions;
}

void timetable_read_json(struct drafting *drafting, const char *text, size_t bytes)
{
    struct json_doc *doc = NULL;
    struct json_place root;
    struct feed *feed = NULL;

    if (!is_timetable(text, bytes)) {
        if (feed_read_text(text, bytes, drafting->shown_name, drafting->today, drafting->faults, &feed) == OK)
            draft_services(drafting, feed);
        feed_destroy(feed);
    } else if (json_doc_parse(text, bytes, drafting->shown_name, drafting->faults, &doc) == OK) {
        root = json_doc_root(doc, drafting->faults);
        timetable_take_sessions(drafting, &root);
        json_doc_destroy(doc);
    }
}
