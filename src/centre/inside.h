/* What the files of the centre room share: the pack in memory, and the readers of its files.
 * Everything they read is copied into the pack's arena, so no JSON document outlives loading.
 * Does not: belong to the room's contract; others include centre.h. */
#ifndef CENTRE_INSIDE_H
#define CENTRE_INSIDE_H

#include "base/arena.h"
#include "base/json.h"
#include "centre/centre.h"
#include "centre/edits.h"

enum {
    CENTRE_NAME_BYTES_MAX = 64,
    CENTRE_TEXT_BYTES_MAX = 1000,
    CENTRE_FILE_BYTES_MAX = 1024 * 1024,
    CENTRE_SERVICES_BYTES_MAX = 20 * 1024 * 1024,
    CENTRE_PHONE_BYTES_MAX = 32,
};

struct centre {
    struct arena arena;
    const char *folder;
    struct centre_about about;
    struct flow flows[CENTRE_FLOWS_MAX];
    bool is_shared[CENTRE_FLOWS_MAX]; /* which of them are not the pack's own */
    size_t flow_count;
    const char *shared_folder; /* where those lie; NULL until they are loaded */
    struct service *services;
    size_t service_count;
    bool has_services;             /* services.json is there, even if empty */
    const char *const **place_ids; /* of each service, the ids of its places in services.json */
    struct session *sessions;
    size_t session_count;
    bool has_sessions; /* there is one, or a timetable that cannot be read and has its own fault */
    bool has_examples; /* timetable.example.json is there, and shown */
};

/* Reads centre.json from its root. Faults go where the place says. */
void centre_read_about(struct centre *centre, const struct json_place *root);

/* Whether all routes and features fit the flows and services that the pack has. */
void centre_check_about(const struct centre *centre, const struct json_place *root);

void centre_check_features(const struct centre *centre, const struct json_place *root);

/* Parts of centre.json, from its root. Hand-overs come after the phones, and what the centre cannot do after
 * the hand-overs that it names. */
void centre_read_features(struct centre *centre, const struct json_place *root);
void centre_read_areas(struct centre *centre, const struct json_place *root);
void centre_read_handovers(struct centre *centre, const struct json_place *root);
void centre_read_cannot(struct centre *centre, const struct json_place *root);
void centre_read_closures(struct centre *centre, const struct json_place *root);

/* Its key signUps, after the routes. */
void centre_read_sign_ups(struct centre *centre, const struct json_place *root);

/* Its key vitamins. */
void centre_read_vitamins(struct centre *centre, const struct json_place *root);

/* Reads services.json: the page of Open Referral UK, or its bare list of services. */
void centre_read_services(struct centre *centre, const struct json_place *root);

/* Whether a service has the shape that Open Referral UK v3 asks for: known entries of the right kind, none
 * missing. `seen` is a JSON object that collects the ids, so that a repeated one is found at once. */
void centre_check_service_shape(const struct json_place *place, json_t *seen);

/* Reads one service, whose shape was checked: what is of the wrong kind counts as not there. */
void centre_read_service(struct centre *centre, const struct json_place *place, struct service *ret_service,
                         bool *ret_is_shown);

/* Reads schedules of the shape that Open Referral UK gives them; `place_ids` are the ids of the places, NULL
 * when nobody knows them. */
const struct service_time *centre_read_times(struct arena *arena, const struct json_place *list,
                                             const char *const *place_ids, size_t place_count,
                                             size_t *ret_count);

/* Whether a schedule has that shape; here it needs no id. */
void centre_check_schedule_shape(const struct json_place *place);

/* A time of day as minutes, "09:00"; -1 when it is not there or, complaining, when it is none. */
int centre_take_time(const struct json_place *parent, const char *key);

/* Reads minimum_age and maximum_age; what is not there leaves its limit as it is. */
void centre_read_years(const struct json_place *place, struct age_limits *limits);

/* Reads the timetables and makes sessions of the schedules of services. Needs the services; with
 * `services_are_sound` false it finds no fault with what it does not find there. */
void centre_load_sessions(struct centre *centre, bool services_are_sound, struct faults *faults);

/* Reads one session of a timetable. `ret_is_shown` is false when its service is closed for now. */
void centre_read_session(struct centre *centre, const struct json_place *place, bool services_are_sound,
                         struct session *ret_session, bool *ret_is_shown);

/* Whether a session that was read without fault can be kept: what its kind needs, and nothing that it cannot
 * use. */
void centre_check_session(const struct json_place *place, const struct session *session);

/* Gives each service that must have a questionnaire and names none the one that asks for help, and checks
 * that everything named by a flow or a service is there. Needs all flows. */
void centre_check_links(struct centre *centre, struct faults *faults);

/* Texts of a member of `parent`, copied; each complains about what is missing or wrong. */
const char *centre_take_text(struct arena *arena, const struct json_place *parent, const char *key);
const char *centre_take_name(struct arena *arena, const struct json_place *parent, const char *key);
const char *centre_take_address(struct arena *arena, const struct json_place *parent, const char *key);

/* A name, an e-mail or a web address, or NULL when it is not there. */
const char *centre_take_optional_name(struct arena *arena, const struct json_place *parent, const char *key);
const char *centre_take_optional_address(struct arena *arena, const struct json_place *parent,
                                         const char *key);
const char *centre_take_optional_url(struct arena *arena, const struct json_place *parent, const char *key);

/* A whole day; no date after a fault. */
struct date centre_take_day(const struct json_place *parent, const char *key);

/* The elements of a list, at most `most` of them; more are a fault. */
size_t centre_bounded_count(const struct json_place *list, size_t most);

/* Complains when the last of `count` + 1 names is among those before it. */
void centre_refuse_repeated(const struct json_place *place, const char *const *names, size_t count);

bool centre_is_url(const char *text); /* http:// or https:// and a name after it */
bool centre_is_language_tag(const char *tag);
bool centre_is_uuid(const char *text);
bool centre_is_number(const char *text); /* of a telephone, as it is to be read */

/* Reads a Questionnaire, which a file called `name`.json holds. */
void centre_read_flow(struct arena *arena, const struct json_place *root, const char *name,
                      struct flow *ret_flow);

/* Lower-case letters, digits and dashes, beginning with a letter or digit. */
bool centre_is_plain_name(const char *name);

/* No id is above it. */
#define EDITS_ID_MAX INT64_C(1000000000000)

/* What may stand in an edit: places as a capacity, one paragraph of words, and what it is about. */
bool edits_are_places(const struct places *places);
bool edits_are_words(const char *text);
bool edits_are_about(enum edit_kind kind, const char *subject);

/* Whether one stands in place of the other: kind, subject, and of closed days the day. */
bool edits_say_the_same(const struct edit *one, const struct edit *other);

/* The index of `text` in a NULL-ended list, or -1. */
int centre_find_text(const char *const *list, const char *text);

#endif
