/* A centre pack: who the centre is, where requests go, its languages, flows and words, all read-only data.
 * A pack is a folder: centre.json, services.json, timetable.json, questionnaires/NAME.json, strings/TAG.json.
 * Loading checks everything and says of every fault where it is and what to write instead.
 * Does not: install packs, or lay their strings over the words (words_lay_pack does). */
#ifndef CENTRE_CENTRE_H
#define CENTRE_CENTRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/faults.h"
#include "base/status.h"
#include "rules/age.h"
#include "rules/flow.h"
#include "rules/offer.h"
#include "rules/session.h"
#include "rules/vitamins.h"

enum { CENTRE_FLOWS_MAX = 32 };

struct centre;

struct centre_route {
    const char *kind;  /* the questionnaire it serves: "self-referral" */
    const char *name;  /* "Referral inbox" */
    const char *inbox; /* e-mail address */
    const char *sender;
    const char *reply_to;       /* where an answer to the email goes; NULL: to the sender */
    const char *subject_prefix; /* what the subject begins with after "Doorstep", or NULL */
    const char *relay;          /* name of a relay of private/inbox.json; NULL: the plain one */
};

struct centre_phone {
    const char *id; /* "emergency", "duty" */
    const char *number;
};

/* A part of the offer that only families of some centres and schools have: a pilot. A postcode never decides
 * it, the family says which place it uses. Words: area.<id>.title, .text; area.<id>.place.<place>. */
struct centre_area {
    const char *id;
    int from_months;            /* for children below this age it does not matter; default 0 */
    const char *const *places;  /* ids: "mowlem" */
    const char *const *schools; /* English names as the schools write them; none until the centre sets them */
    size_t place_count;
    size_t school_count;
};

/* What the centre cannot do, and who can. Words: cannot.<id>.name, .about. */
struct centre_cannot {
    const char *id;
    const char *icon;
    struct age_limits limits;
    const char *handover; /* who does: the id of a hand-over, or NULL when the words say how to find out */
};

/* Opening times of a hand-over: days 0 (Monday) to 6, minutes after midnight, wall clock. */
struct centre_hours {
    int first_day, last_day;
    int opens, closes;
};

/* Somebody else who helps: nothing is stored here, the page says how to reach them. Words:
 * handover.<id>.title, .text, .hours-closed. */
struct centre_handover {
    const char *id;
    const char *icon;
    const char *name;               /* in English, as they call themselves: "Multi-Agency Support Team" */
    const char *phone;              /* id of a phone, or NULL when it is not set */
    const char *phone_out_of_hours; /* id of a phone, or NULL */
    const char *email;              /* or NULL */
    const char *url;                /* or NULL */
    const struct centre_hours *hours;
    size_t hours_count;
    bool is_counted; /* how often somebody was sent there is counted, without saying who */
};

/* Never (they stay in the keeper, for the desk), one by one, or as a list on the day of the session. */
enum centre_sending { CENTRE_SENDS_NONE, CENTRE_SENDS_EACH, CENTRE_SENDS_DAILY };

/* What staff have to say on the welcome page, in their own words. */
struct centre_notice {
    const char *language;
    const char *text;
};

struct centre_about {
    const char *name;  /* of the pack: its folder, "tower-hamlets-north-west" */
    const char *title; /* the place's name in English; strings key centre.name translates it */
    const char *short_title;
    const char *privacy_version;
    int idle_seconds;             /* without a touch before the warning, default 60 */
    int idle_warning_seconds;     /* the warning, at least 20 */
    const char *const *languages; /* BCP 47, in display order */
    size_t language_count;
    const struct centre_route *routes;
    size_t route_count;
    const struct centre_phone *phones;
    size_t phone_count;
    const struct centre_area *areas;
    size_t area_count;
    const struct centre_cannot *cannot;
    size_t cannot_count;
    const struct centre_handover *handovers;
    size_t handover_count;
    struct schedule_closures closures; /* days on which nothing takes place */
    int stale_months;  /* a service checked longer ago "may have changed"; 0: never. Default 3 */
    int hidden_months; /* and one checked longer ago than this is not shown; 0: never. Default 24 */
    enum centre_sending sign_ups_go; /* how sign-ups reach the inbox of the route "sign-up" */
    int sign_ups_at;                 /* of a daily list: minutes after midnight on the day, default 07:00 */
    int names_days;                  /* so long names are kept after a session, default 7 */
    bool shows_examples;             /* timetable.example.json is shown, every session marked */
    const struct vitamins *vitamins; /* how Healthy Start vitamins are given; NULL: not here */
    const char *vitamins_apply_url;  /* where a family applies for the card, or NULL */
    int vitamins_sheet_at; /* minutes after midnight: when the day's sheet goes to the route "vitamins" */
    const char *const
        *features; /* what home shows, in order: "offer", "sessions", "vitamins", "refer", "views", "doors" */
    size_t feature_count;
    const struct centre_notice *notices; /* by language, as staff have set them; none in a pack */
    size_t notice_count;
    const char *staff_language; /* a second one for the pages of staff, or NULL */
};

/* Reads and checks a pack. Fails: INVALID with faults, NOT_FOUND, IO. Owns: the caller, centre_destroy. */
enum status centre_load(const char *folder, struct faults *faults, struct centre **ret_centre) MUST_CHECK;
void centre_destroy(struct centre *centre);

/* Adds the questionnaires that all centres share (assets/questionnaires) and that the pack has none of its
 * own for: all of them local flows but "sign-up", which needs no route. Then everything that flows and
 * services lead to must be there, and a service that must be asked for and names no questionnaire opens the
 * one that asks for help. Fails: INVALID with faults. */
enum status centre_load_shared(struct centre *centre, const char *folder, struct faults *faults) MUST_CHECK;

/* Borrows: all from the centre, until destroy. */
const struct centre_about *centre_about(const struct centre *centre);
const struct flow *centre_find_flow(const struct centre *centre,
                                    const char *name); /* NULL when there is none */
const struct centre_route *centre_find_route(const struct centre *centre, const char *kind);
const char *centre_find_phone(const struct centre *centre,
                              const char *id); /* NULL when the centre has not set it */
/* The services of services.json, and their number. */
const struct service *centre_services(const struct centre *centre, size_t *ret_count);
int centre_find_service(const struct centre *centre, const char *key); /* -1 when there is none */
/* The sessions: of timetable.json, of timetable.example.json where the pack shows it, and the schedules of
 * those services that have none in a timetable. */
const struct session *centre_sessions(const struct centre *centre, size_t *ret_count);
int centre_find_session(const struct centre *centre, const char *id);  /* -1 when there is none */
int centre_find_handover(const struct centre *centre, const char *id); /* -1 when there is none */
bool centre_has_feature(const struct centre *centre, const char *feature);

#endif
