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
#include "rules/flow.h"

enum { CENTRE_FLOWS_MAX = 32 };

struct centre;

struct centre_route {
    const char *kind;  /* the questionnaire it serves: "self-referral" */
    const char *name;  /* "Referral inbox" */
    const char *inbox; /* e-mail address */
    const char *sender;
};

struct centre_phone {
    const char *id; /* "emergency", "duty" */
    const char *number;
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
    const char *const
        *features; /* what home shows: "refer" (and in time "offer", "sessions", "vitamins", …) */
    size_t feature_count;
};

/* Reads and checks a pack. Fails: INVALID with faults, NOT_FOUND, IO. Owns: the caller, centre_destroy. */
enum status centre_load(const char *folder, struct faults *faults, struct centre **ret_centre) MUST_CHECK;
void centre_destroy(struct centre *centre);

/* Borrows: all from the centre, until destroy. */
const struct centre_about *centre_about(const struct centre *centre);
const struct flow *centre_find_flow(const struct centre *centre,
                                    const char *name); /* NULL when there is none */
const struct centre_route *centre_find_route(const struct centre *centre, const char *kind);
const char *centre_find_phone(const struct centre *centre,
                              const char *id); /* NULL when the centre has not set it */
bool centre_has_feature(const struct centre *centre, const char *feature);

#endif
