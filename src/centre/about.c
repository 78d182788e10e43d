#include <string.h>

#include "base/date.h"
#include "centre/inside.h"
#include "rules/check.h"

enum {
    ROUTES_MAX = 32,
    PHONES_MAX = 16,
    LANGUAGES_MAX = 32,
    PHONE_BYTES_MAX = 32,
    TAG_BYTES_MAX = 35,
    IDLE_LOWEST_S = 20,
    IDLE_HIGHEST_S = 600,
    IDLE_DEFAULT_S = 60,
    WARNING_LOWEST_S = 20, /* WCAG 2.2, 2.2.1 */
    WARNING_HIGHEST_S = 300,
    WARNING_DEFAULT_S = 30,
};

/* What home can show, and the questionnaire without which it leads nowhere. */
static const char *const known_features[] = {"refer", NULL};
static const char *const feature_flows[] = {"self-referral"};

static const char *take_text(struct arena *arena, const struct json_place *parent, const char *key)
{
    struct json_place place = json_member(parent, key);

    return arena_copy_text(arena, json_need_text(&place, CENTRE_TEXT_BYTES_MAX));
}

static const char *take_name(struct arena *arena, const struct json_place *parent, const char *key)
{
    struct json_place place = json_member(parent, key);
    const char *name = json_need_text(&place, CENTRE_NAME_BYTES_MAX);

    if (name[0] != '\0' && !centre_is_plain_name(name))
        json_complain(&place, "is \"%s\"; write lower-case letters, digits and dashes only", name);
    return arena_copy_text(arena, name);
}

static const char *take_address(struct arena *arena, const struct json_place *parent, const char *key)
{
    struct json_place place = json_member(parent, key);
    const char *address = json_need_text(&place, CENTRE_TEXT_BYTES_MAX);

    if (address[0] != '\0' && !check_email(address))
        json_complain(&place,
                      "is \"%s\", which is no e-mail address; write one such as referrals@example.org",
                      address);
    return arena_copy_text(arena, address);
}

static void refuse_repeated(const struct json_place *place, const char *text, size_t count,
                            const char *(*text_at)(const struct centre_about *, size_t),
                            const struct centre_about *about)
{
    for (size_t i = 0; i < count; i++) {
        if (text[0] != '\0' && strcmp(text_at(about, i), text) == 0)
            json_complain(place, "\"%s\" is there twice; take one out", text);
    }
}

static const char *route_kind(const struct centre_about *about, size_t index)
{
    return about->routes[index].kind;
}

static const char *phone_id(const struct centre_about *about, size_t index)
{
    return about->phones[index].id;
}

static const char *language_at(const struct centre_about *about, size_t index)
{
    return about->languages[index];
}

static const char *feature_at(const struct centre_about *about, size_t index)
{
    return about->features[index];
}

static size_t bounded_count(const struct json_place *list, size_t most)
{
    size_t count = json_count(list);

    if (count > most) {
        json_complain(list, "has %zu entries; at most %zu fit", count, most);
        return most;
    }
    return count;
}

static void read_routes(struct arena *arena, const struct json_place *root, struct centre_about *about)
{
    static const char *const known[] = {"kind", "name", "inbox", "sender", NULL};
    struct json_place list = json_member(root, "routes");
    size_t count = bounded_count(&list, ROUTES_MAX);
    struct centre_route *routes = arena_allocate(arena, count, sizeof *routes);

    about->routes = routes;
    for (size_t i = 0; i < count; i++) {
        struct json_place place = json_element(&list, i);

        json_refuse_unknown(&place, known);
        routes[i].kind = take_name(arena, &place, "kind");
        routes[i].name = take_text(arena, &place, "name");
        routes[i].inbox = take_address(arena, &place, "inbox");
        routes[i].sender = take_address(arena, &place, "sender");
        refuse_repeated(&place, routes[i].kind, i, route_kind, about);
        about->route_count = i + 1;
    }
}

static void read_phones(struct arena *arena, const struct json_place *root, struct centre_about *about)
{
    static const char *const known[] = {"id", "number", NULL};
    struct json_place list = json_member(root, "phones");
    size_t count = bounded_count(&list, PHONES_MAX);
    struct centre_phone *phones = arena_allocate(arena, count, sizeof *phones);

    about->phones = phones;
    for (size_t i = 0; i < count; i++) {
        struct json_place place = json_element(&list, i);
        struct json_place number = json_member(&place, "number");
        const char *text = json_need_text(&number, PHONE_BYTES_MAX);

        json_refuse_unknown(&place, known);
        if (text[strspn(text, "0123456789 +")] != '\0')
            json_complain(
                &number, "is \"%s\"; write digits and spaces only, as it is to be read: 020 7946 0123", text);
        phones[i].id = take_name(arena, &place, "id");
        phones[i].number = arena_copy_text(arena, text);
        refuse_repeated(&place, phones[i].id, i, phone_id, about);
        about->phone_count = i + 1;
    }
}

static bool is_language_tag(const char *tag)
{
    size_t letters = strspn(tag, "abcdefghijklmnopqrstuvwxyz");
    const char *rest = tag + letters;

    return (letters == 2 || letters == 3) && (*rest == '\0' || (rest[0] == '-' && rest[1] != '\0')) &&
           rest[strspn(rest, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

static void read_languages(struct arena *arena, const struct json_place *root, struct centre_about *about)
{
    struct json_place list = json_member(root, "languages");
    size_t count = bounded_count(&list, LANGUAGES_MAX);
    const char **languages = arena_allocate(arena, count, sizeof *languages);

    about->languages = languages;
    if (count == 0)
        json_complain(&list, "names no language; write those of the welcome page in their order, "
                             "such as [\"en\", \"bn\"]");
    for (size_t i = 0; i < count; i++) {
        struct json_place place = json_element(&list, i);
        const char *tag = json_need_text(&place, TAG_BYTES_MAX);

        if (tag[0] != '\0' && !is_language_tag(tag))
            json_complain(
                &place, "is \"%s\", which is no language tag; write one such as \"bn\" or \"zh-Hans\"", tag);
        refuse_repeated(&place, tag, i, language_at, about);
        languages[i] = arena_copy_text(arena, tag);
        about->language_count = i + 1;
    }
}

static void read_features(struct arena *arena, const struct json_place *root, struct centre_about *about)
{
    struct json_place list = json_member(root, "features");
    size_t count = bounded_count(&list, sizeof known_features / sizeof known_features[0]);
    const char **features = arena_allocate(arena, count, sizeof *features);

    about->features = features;
    for (size_t i = 0; i < count; i++) {
        struct json_place place = json_element(&list, i);
        const char *feature = json_need_text(&place, CENTRE_NAME_BYTES_MAX);

        if (feature[0] != '\0' && centre_find_text(known_features, feature) < 0)
            json_complain(&place, "is \"%s\"; this Doorstep knows \"refer\" only", feature);
        refuse_repeated(&place, feature, i, feature_at, about);
        features[i] = arena_copy_text(arena, feature);
        about->feature_count = i + 1;
    }
}

/* The day is for the people who look after the texts; the kiosk does not act on it. */
static void check_reviewed(const struct json_place *root)
{
    struct json_place place = json_member(root, "textsReviewed");
    const char *text = json_text(&place, CENTRE_NAME_BYTES_MAX, NULL);
    struct date date;

    if (text != NULL && (date_read(text, &date) != OK || date.day == 0))
        json_complain(&place,
                      "is \"%s\"; write the day as 2026-11-22, or take it out until somebody has "
                      "read the texts",
                      text);
}

void centre_read_about(struct centre *centre, const struct json_place *root)
{
    static const char *const known[] = {
        "name",   "title",          "shortTitle",  "languages",          "features",      "phones",
        "routes", "privacyVersion", "idleSeconds", "idleWarningSeconds", "textsReviewed", NULL};
    struct centre_about *about = &centre->about;
    struct json_place idle = json_member(root, "idleSeconds");
    struct json_place warning = json_member(root, "idleWarningSeconds");

    json_refuse_unknown(root, known);
    about->name = take_name(&centre->arena, root, "name");
    about->title = take_text(&centre->arena, root, "title");
    about->short_title = take_text(&centre->arena, root, "shortTitle");
    about->privacy_version = take_name(&centre->arena, root, "privacyVersion");
    about->idle_seconds = (int)json_integer_in(&idle, IDLE_LOWEST_S, IDLE_HIGHEST_S, IDLE_DEFAULT_S);
    about->idle_warning_seconds =
        (int)json_integer_in(&warning, WARNING_LOWEST_S, WARNING_HIGHEST_S, WARNING_DEFAULT_S);
    read_languages(&centre->arena, root, about);
    read_features(&centre->arena, root, about);
    read_phones(&centre->arena, root, about);
    read_routes(&centre->arena, root, about);
    check_reviewed(root);
}

/* A file that did not parse has its own fault; its flow then exists without items, so no second one follows.
 */
void centre_check_about(const struct centre *centre, const struct json_place *root)
{
    struct json_place routes = json_member(root, "routes");
    struct json_place features = json_member(root, "features");

    for (size_t i = 0; i < centre->flow_count; i++) {
        if (centre_find_route(centre, centre->flows[i].name) == NULL)
            json_complain(&routes,
                          "has no route for questionnaires/%s.json; add { \"kind\": \"%s\", \"name\": …, "
                          "\"inbox\": …, \"sender\": … }",
                          centre->flows[i].name, centre->flows[i].name);
    }
    for (size_t i = 0; i < centre->about.route_count; i++) {
        struct json_place place = json_element(&routes, i);
        const char *kind = centre->about.routes[i].kind;

        if (kind[0] != '\0' && centre_find_flow(centre, kind) == NULL)
            json_complain(&place,
                          "is for \"%s\", but there is no questionnaires/%s.json; add it or take the "
                          "route out",
                          kind, kind);
    }
    for (size_t i = 0; i < centre->about.feature_count; i++) {
        struct json_place place = json_element(&features, i);
        int feature = centre_find_text(known_features, centre->about.features[i]);

        if (feature >= 0 && centre_find_flow(centre, feature_flows[feature]) == NULL)
            json_complain(&place, "\"%s\" needs questionnaires/%s.json; add it or take the feature out",
                          centre->about.features[i], feature_flows[feature]);
    }
}
