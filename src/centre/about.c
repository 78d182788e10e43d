#include <string.h>

#include "base/date.h"
#include "centre/inside.h"
#include "locale/writing.h"

enum {
    ROUTES_MAX = 32,
    PHONES_MAX = 16,
    LANGUAGES_MAX = 32,
    TAG_BYTES_MAX = 35,
    IDLE_LOWEST_S = 20,
    IDLE_HIGHEST_S = 600,
    IDLE_DEFAULT_S = 60,
    WARNING_LOWEST_S = 20, /* WCAG 2.2, 2.2.1 */
    WARNING_HIGHEST_S = 300,
    WARNING_DEFAULT_S = 30,
    OLD_MONTHS_MAX = 600,
    STALE_DEFAULT_MONTHS = 3,
    HIDDEN_DEFAULT_MONTHS = 24,
    SUBJECT_PREFIX_MAX = 40,
    SUBJECT_PREFIX_BYTES_MAX = 4 * SUBJECT_PREFIX_MAX, /* a character may be many code points */
};

/* It stands in a header of the email, and shows on locked screens beside the kind and the reference. */
static const char *take_subject_prefix(struct arena *arena, const struct json_place *route)
{
    struct json_place place = json_member(route, "subjectPrefix");
    const char *prefix = json_text(&place, CENTRE_TEXT_BYTES_MAX, NULL);

    if (prefix == NULL)
        return NULL;
    if (prefix[0] == '\0')
        json_complain(&place, "is empty; write a short one such as \"[Early help]\", or take it out");
    for (const char *c = prefix; *c != '\0'; c++) {
        if ((unsigned char)*c < ' ' || *c == 0x7F) {
            json_complain(&place, "has a line break or another control character; take it out");
            return NULL;
        }
    }
    if (strlen(prefix) > SUBJECT_PREFIX_BYTES_MAX || writing_count_graphemes(prefix) > SUBJECT_PREFIX_MAX) {
        json_complain(&place, "has more than %d characters; write a short one such as \"[Early help]\"",
                      SUBJECT_PREFIX_MAX);
        return NULL;
    }
    return arena_copy_text(arena, prefix);
}

static void read_routes(struct arena *arena, const struct json_place *root, struct centre_about *about)
{
    static const char *const known[] = {"kind",    "name",          "inbox", "sender",
                                        "replyTo", "subjectPrefix", "relay", NULL};
    struct json_place list = json_member(root, "routes");
    size_t count = centre_bounded_count(&list, ROUTES_MAX);
    struct centre_route *routes = arena_allocate(arena, count, sizeof *routes);
    const char *kinds[ROUTES_MAX];

    about->routes = routes;
    for (size_t i = 0; i < count; i++) {
        struct json_place place = json_element(&list, i);

        json_refuse_unknown(&place, known);
        routes[i].kind = centre_take_name(arena, &place, "kind");
        routes[i].name = centre_take_text(arena, &place, "name");
        routes[i].inbox = centre_take_address(arena, &place, "inbox");
        routes[i].sender = centre_take_address(arena, &place, "sender");
        routes[i].reply_to = centre_take_optional_address(arena, &place, "replyTo");
        routes[i].subject_prefix = take_subject_prefix(arena, &place);
        routes[i].relay = centre_take_optional_name(arena, &place, "relay");
        kinds[i] = routes[i].kind;
        centre_refuse_repeated(&place, kinds, i);
        about->route_count = i + 1;
    }
}

static void read_phones(struct arena *arena, const struct json_place *root, struct centre_about *about)
{
    static const char *const known[] = {"id", "number", NULL};
    struct json_place list = json_member(root, "phones");
    size_t count = centre_bounded_count(&list, PHONES_MAX);
    struct centre_phone *phones = arena_allocate(arena, count, sizeof *phones);
    const char *ids[PHONES_MAX];

    about->phones = phones;
    for (size_t i = 0; i < count; i++) {
        struct json_place place = json_element(&list, i);
        struct json_place number = json_member(&place, "number");
        const char *text = json_need_text(&number, CENTRE_PHONE_BYTES_MAX);

        json_refuse_unknown(&place, known);
        if (text[0] != '\0' && !centre_is_number(text))
            json_complain(
                &number, "is \"%s\"; write digits and spaces only, as it is to be read: 020 7946 0123", text);
        phones[i].id = centre_take_name(arena, &place, "id");
        phones[i].number = arena_copy_text(arena, text);
        ids[i] = phones[i].id;
        centre_refuse_repeated(&place, ids, i);
        about->phone_count = i + 1;
    }
}

bool centre_is_language_tag(const char *tag)
{
    size_t letters = strspn(tag, "abcdefghijklmnopqrstuvwxyz");
    const char *rest = tag + letters;

    return (letters == 2 || letters == 3) && (*rest == '\0' || (rest[0] == '-' && rest[1] != '\0')) &&
           rest[strspn(rest, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

static void read_languages(struct arena *arena, const struct json_place *root, struct centre_about *about)
{
    struct json_place list = json_member(root, "languages");
    size_t count = centre_bounded_count(&list, LANGUAGES_MAX);
    const char **languages = arena_allocate(arena, count, sizeof *languages);

    about->languages = languages;
    if (count == 0)
        json_complain(&list, "names no language; write those of the welcome page in their order, "
                             "such as [\"en\", \"bn\"]");
    for (size_t i = 0; i < count; i++) {
        struct json_place place = json_element(&list, i);
        const char *tag = json_need_text(&place, TAG_BYTES_MAX);

        if (tag[0] != '\0' && !centre_is_language_tag(tag))
            json_complain(
                &place, "is \"%s\", which is no language tag; write one such as \"bn\" or \"zh-Hans\"", tag);
        languages[i] = arena_copy_text(arena, tag);
        centre_refuse_repeated(&place, languages, i);
        about->language_count = i + 1;
    }
}

static void read_ages_of_checks(const struct json_place *root, struct centre_about *about)
{
    struct json_place stale = json_member(root, "staleMonths");
    struct json_place hidden = json_member(root, "hiddenMonths");

    about->stale_months = (int)json_integer_in(&stale, 0, OLD_MONTHS_MAX, STALE_DEFAULT_MONTHS);
    about->hidden_months = (int)json_integer_in(&hidden, 0, OLD_MONTHS_MAX, HIDDEN_DEFAULT_MONTHS);
    if (about->stale_months > 0 && about->hidden_months > 0 && about->hidden_months <= about->stale_months)
        json_complain(json_is_there(&hidden) ? &hidden : &stale,
                      "hides a service after %d months, before it \"may have changed\" after %d; write more "
                      "hiddenMonths than staleMonths",
                      about->hidden_months, about->stale_months);
}

static void read_staff_language(struct arena *arena, const struct json_place *root,
                                struct centre_about *about)
{
    struct json_place place = json_member(root, "staffLanguage");
    const char *tag = json_text(&place, TAG_BYTES_MAX, NULL);
    bool is_there = false;

    if (tag == NULL)
        return;
    for (size_t i = 0; i < about->language_count; i++)
        is_there |= strcmp(about->languages[i], tag) == 0;
    if (!is_there || strcmp(tag, "en") == 0)
        json_complain(&place,
                      "is \"%s\"; write one of the languages beside English, which staff have anyway, or "
                      "take it out",
                      tag);
    about->staff_language = arena_copy_text(arena, tag);
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

static const char *const known_keys[] = {"name",           "title",
                                         "shortTitle",     "languages",
                                         "staffLanguage",  "features",
                                         "phones",         "routes",
                                         "areas",          "notOffered",
                                         "handovers",      "closures",
                                         "staleMonths",    "hiddenMonths",
                                         "idleSeconds",    "idleWarningSeconds",
                                         "privacyVersion", "textsReviewed",
                                         "signUps",        "exampleTimetable",
                                         "vitamins",       NULL};

void centre_read_about(struct centre *centre, const struct json_place *root)
{
    struct centre_about *about = &centre->about;
    struct json_place idle = json_member(root, "idleSeconds");
    struct json_place warning = json_member(root, "idleWarningSeconds");

    json_refuse_unknown(root, known_keys);
    about->name = centre_take_name(&centre->arena, root, "name");
    about->title = centre_take_text(&centre->arena, root, "title");
    about->short_title = centre_take_text(&centre->arena, root, "shortTitle");
    about->privacy_version = centre_take_name(&centre->arena, root, "privacyVersion");
    about->idle_seconds = (int)json_integer_in(&idle, IDLE_LOWEST_S, IDLE_HIGHEST_S, IDLE_DEFAULT_S);
    about->idle_warning_seconds =
        (int)json_integer_in(&warning, WARNING_LOWEST_S, WARNING_HIGHEST_S, WARNING_DEFAULT_S);
    read_languages(&centre->arena, root, about);
    read_staff_language(&centre->arena, root, about);
    centre_read_features(centre, root);
    read_phones(&centre->arena, root, about);
    read_routes(&centre->arena, root, about);
    centre_read_areas(centre, root);
    centre_read_handovers(centre, root);
    centre_read_cannot(centre, root);
    centre_read_closures(centre, root);
    centre_read_sign_ups(centre, root);
    centre_read_vitamins(centre, root);
    read_ages_of_checks(root, about);
    check_reviewed(root);
}

/* Sign-ups stay in the keeper unless there is a route, and the form may be the shared one, which comes later.
 */
static bool is_sign_up(const char *kind)
{
    return strcmp(kind, "sign-up") == 0;
}

/* By its route goes no form but the day's sheet. */
static bool is_vitamins(const char *kind)
{
    return strcmp(kind, "vitamins") == 0;
}

static void check_flow(const struct centre *centre, const struct flow *flow, const struct json_place *routes)
{
    if (!flow->is_local && !is_sign_up(flow->name) && centre_find_route(centre, flow->name) == NULL)
        json_complain(routes,
                      "has no route for questionnaires/%s.json; add { \"kind\": \"%s\", \"name\": …, "
                      "\"inbox\": …, \"sender\": … }",
                      flow->name, flow->name);
}

static void check_route(const struct centre *centre, const char *kind, const struct json_place *place)
{
    const struct flow *flow = centre_find_flow(centre, kind);

    if (kind[0] == '\0' || (flow == NULL && is_sign_up(kind)))
        return;
    if (is_vitamins(kind) && centre->about.vitamins == NULL)
        json_complain(place, "is for the day's sheet of vitamins, but there is no \"vitamins\" beside the "
                             "routes, which says how they are given; add it or take the route out");
    else if (is_vitamins(kind))
        return;
    else if (flow == NULL)
        json_complain(place,
                      "is for \"%s\", but there is no questionnaires/%s.json; add it or take the "
                      "route out",
                      kind, kind);
    else if (flow->is_local)
        json_complain(
            place,
            "is for \"%s\", but questionnaires/%s.json is local and never sent; take the route out, "
            "or urn:doorstep:local",
            kind, kind);
}

/* A file that did not parse has its own fault; its flow then exists without items, so no second one follows.
 */
void centre_check_about(const struct centre *centre, const struct json_place *root)
{
    struct json_place routes = json_member(root, "routes");
    struct json_place examples = json_member(root, "exampleTimetable");

    if (centre->about.shows_examples && !centre->has_examples)
        json_complain(&examples, "is true, but there is no timetable.example.json; add it or write false");
    for (size_t i = 0; i < centre->flow_count; i++)
        check_flow(centre, &centre->flows[i], &routes);
    for (size_t i = 0; i < centre->about.route_count; i++) {
        struct json_place place = json_element(&routes, i);

        check_route(centre, centre->about.routes[i].kind, &place);
    }
    centre_check_features(centre, root);
}
