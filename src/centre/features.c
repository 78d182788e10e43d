#include <string.h>

#include "centre/inside.h"

static const char *const known_features[] = {"offer", "sessions", "vitamins", "refer",
                                             "doors", "views",    NULL};

enum { FEATURES_MAX = sizeof known_features / sizeof known_features[0] - 1 };

void centre_read_features(struct centre *centre, const struct json_place *root)
{
    struct json_place list = json_member(root, "features");
    size_t count = centre_bounded_count(&list, FEATURES_MAX);
    const char **features = arena_allocate(&centre->arena, count, sizeof *features);

    centre->about.features = features;
    for (size_t i = 0; i < count; i++) {
        struct json_place place = json_element(&list, i);
        const char *feature = json_need_text(&place, CENTRE_NAME_BYTES_MAX);

        if (feature[0] != '\0' && centre_find_text(known_features, feature) < 0)
            json_complain(&place,
                          "is \"%s\"; this Doorstep knows \"offer\", \"sessions\", \"vitamins\", \"refer\", "
                          "\"doors\" and \"views\"",
                          feature);
        features[i] = arena_copy_text(&centre->arena, feature);
        centre_refuse_repeated(&place, features, i);
        centre->about.feature_count = i + 1;
    }
}

static bool has_flow(const struct centre *centre, const char *name)
{
    return centre_find_flow(centre, name) != NULL;
}

/* What a feature leads to is not there; NULL when it is. The shared flows "ages" and "vitamins" are looked
 * for later, when the shared ones are loaded. */
static const char *missing_for(const struct centre *centre, const char *feature)
{
    if (strcmp(feature, "offer") == 0)
        return centre->has_services ? NULL : "services.json";
    if (strcmp(feature, "sessions") == 0)
        return centre->has_sessions ? NULL : "a session: timetable.json, or schedules in services.json";
    if (strcmp(feature, "vitamins") == 0)
        return centre->about.vitamins != NULL ? NULL
                                              : "\"vitamins\" in centre.json, which says how they are given";
    if (strcmp(feature, "refer") == 0)
        return has_flow(centre, "asking") || has_flow(centre, "self-referral")
                   ? NULL
                   : "questionnaires/self-referral.json (or asking.json, which finds out who asks)";
    if (strcmp(feature, "doors") == 0)
        return has_flow(centre, "doors") ? NULL : "questionnaires/doors.json";
    if (strcmp(feature, "views") == 0)
        return has_flow(centre, "views") ? NULL : "questionnaires/views.json";
    return NULL;
}

void centre_check_features(const struct centre *centre, const struct json_place *root)
{
    struct json_place features = json_member(root, "features");

    for (size_t i = 0; i < centre->about.feature_count; i++) {
        struct json_place place = json_element(&features, i);
        const char *missing = missing_for(centre, centre->about.features[i]);

        if (missing != NULL)
            json_complain(&place, "\"%s\" needs %s; add it or take the feature out",
                          centre->about.features[i], missing);
    }
}
