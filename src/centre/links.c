/* What flows and services name must be there. It is checked when all flows are: the shared ones come last,
 * and by then the files are closed. So a file is read again where there is a fault in it, to tell the line.
 */
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/place.h"
#include "centre/inside.h"

struct check {
    struct centre *centre;
    struct faults *faults;
    struct json_doc *doc; /* the file that was read last, for all the faults in it; NULL when it cannot be */
    char path[PATH_MAX];
};

/* The place of the first text that is `wanted`, in the order of the file. */
static bool find_text(const struct json_place *place, const char *wanted, struct json_place *ret_place)
{
    bool is_object = json_is_object(place->value);
    size_t count = is_object ? json_object_size(place->value) : json_array_size(place->value);
    void *member = json_object_iter(place->value);

    if (json_is_string(place->value) && strcmp(json_string_value(place->value), wanted) == 0) {
        *ret_place = *place;
        return true;
    }
    for (size_t i = 0; i < count; i++) {
        struct json_place next =
            is_object ? json_member(place, json_object_iter_key(member)) : json_element(place, i);

        if (find_text(&next, wanted, ret_place))
            return true;
        member = is_object ? json_object_iter_next(place->value, member) : NULL;
    }
    return false;
}

/* The service with this id, whose place narrows the search; else `root`. */
static struct json_place find_service_place(const struct json_place *root, const char *id)
{
    struct json_place list = json_is_array(root->value) ? *root : json_member(root, "contents");

    for (size_t i = 0; i < json_array_size(list.value); i++) {
        const char *other = json_string_value(json_object_get(json_array_get(list.value, i), "id"));

        if (other != NULL && strcmp(other, id) == 0)
            return json_element(&list, i);
    }
    return *root;
}

/* The value that a service has from one of our vocabularies; else the service. */
static struct json_place find_term_place(const struct json_place *service, const char *vocabulary)
{
    struct json_place list = json_member(service, "attributes");

    for (size_t i = 0; i < json_array_size(list.value); i++) {
        struct json_place attribute = json_element(&list, i);
        struct json_place term = json_member(&attribute, "taxonomy_term");
        const char *taxonomy = json_string_value(json_object_get(term.value, "taxonomy"));

        if (taxonomy != NULL && strcmp(taxonomy, vocabulary) == 0)
            return json_member(&term, "name");
    }
    return *service;
}

/* Where a fault is: a file of the pack or a shared one, and in it the text that is wrong, or the service and
 * the vocabulary of its value that is. */
struct spot {
    const char *folder;
    const char *file;
    const char *shown;
    const char *text;
    const char *service;
    const char *vocabulary;
};

static const struct json_doc *read_again(struct check *check, const struct spot *spot)
{
    struct faults unread;
    char path[PATH_MAX];

    if (place_join(spot->folder, spot->file, path, sizeof path) != OK)
        return NULL;
    if (strcmp(path, check->path) == 0)
        return check->doc;
    faults_init(&unread);
    json_doc_destroy(check->doc);
    check->doc = NULL;
    memcpy(check->path, path, strlen(path) + 1);
    if (json_doc_read(path, spot->shown, CENTRE_SERVICES_BYTES_MAX, &unread, &check->doc) != OK)
        check->doc = NULL;
    faults_finish(&unread);
    return check->doc;
}

static void complain(struct check *check, const struct spot *spot, const char *format, ...) PRINTF_LIKE(3, 4);

static void complain(struct check *check, const struct spot *spot, const char *format, ...)
{
    const struct json_doc *doc = check->faults->count < FAULTS_KEPT ? read_again(check, spot) : NULL;
    struct json_place place;
    char text[512];
    va_list arguments;

    va_start(arguments, format);
    (void)vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    if (doc == NULL) {
        faults_add(check->faults, spot->shown, 0, "%s", text);
        return;
    }
    place = json_doc_root(doc, check->faults);
    if (spot->service != NULL)
        place = find_service_place(&place, spot->service);
    if (spot->vocabulary != NULL)
        place = find_term_place(&place, spot->vocabulary);
    if (spot->text != NULL)
        (void)find_text(&place, spot->text, &place);
    json_complain(&place, "%s", text);
}

static const char *after(const char *text, const char *head)
{
    return strncmp(text, head, strlen(head)) == 0 ? text + strlen(head) : NULL;
}

static bool leads_to_vitamins(const char *target)
{
    return strcmp(target, "flow:vitamins") == 0 || strcmp(target, "screen:vitamins") == 0;
}

/* How it is written was checked when the flow was read. The shared flows lie in every pack, used or not, so
 * what they need of it is no fault. */
static void check_target(struct check *check, struct spot spot, const char *target, bool is_shared)
{
    const char *flow = after(target, "flow:");
    const char *handover = after(target, "handover:");

    spot.text = target;
    if (flow != NULL && centre_find_flow(check->centre, flow) == NULL)
        complain(check, &spot, "leads to a questionnaire that is not there; add questionnaires/%s.json",
                 flow);
    else if (handover != NULL && centre_find_handover(check->centre, handover) < 0)
        complain(check, &spot,
                 "leads to a hand-over that is not there; add \"%s\" to /handovers of centre.json", handover);
    else if (!is_shared && leads_to_vitamins(target) && check->centre->about.vitamins == NULL)
        complain(check, &spot,
                 "leads to vitamins, but centre.json does not say how they are given; add "
                 "\"vitamins\" there");
    else if (!is_shared && strcmp(target, "screen:sessions") == 0 && !check->centre->has_sessions)
        complain(check, &spot,
                 "leads to sessions, but there is none; add timetable.json, or schedules to "
                 "services.json");
}

static void check_flow(struct check *check, size_t index)
{
    const struct centre *centre = check->centre;
    const struct flow *flow = &centre->flows[index];
    char file[CENTRE_NAME_BYTES_MAX * 2], shown[CENTRE_NAME_BYTES_MAX * 3];
    bool is_shared = centre->is_shared[index];
    struct spot spot = {.folder = is_shared ? centre->shared_folder : centre->folder,
                        .file = file,
                        .shown = is_shared ? shown : file};

    (void)snprintf(file, sizeof file, "%s%.64s.json", is_shared ? "" : "questionnaires/", flow->name);
    (void)snprintf(shown, sizeof shown, PLACE_QUESTIONNAIRES "/%.64s.json", flow->name);
    for (size_t i = 0; i < flow->item_count; i++) {
        const struct flow_item *item = &flow->items[i];

        /* The instances of a repeating group have the same in them; the first tells it. */
        if (item->instance > 0)
            continue;
        if (item->leads_to != NULL)
            check_target(check, spot, item->leads_to, is_shared);
        for (size_t o = 0; o < item->option_count; o++) {
            if (item->options[o].leads_to != NULL)
                check_target(check, spot, item->options[o].leads_to, is_shared);
        }
    }
    if (flow->then != NULL)
        check_target(check, spot, flow->then, is_shared);
}

static bool offers_help(const struct centre *centre, const char *name, const char *help, uint32_t *seen);

static bool target_offers_help(const struct centre *centre, const char *target, const char *help,
                               uint32_t *seen)
{
    const char *name = target != NULL ? after(target, "flow:") : NULL;

    return name != NULL && offers_help(centre, name, help, seen);
}

/* Whether the flow, or one that it leads to, asks what would help and has this among the options. `seen` has
 * the flows that were looked at already. */
static bool offers_help(const struct centre *centre, const char *name, const char *help, uint32_t *seen)
{
    const struct flow *flow = centre_find_flow(centre, name);
    uint32_t bit = flow != NULL ? UINT32_C(1) << (flow - centre->flows) : 0;
    bool found = false;

    _Static_assert(CENTRE_FLOWS_MAX <= 32, "a flow has a bit");
    if (flow == NULL || (*seen & bit) != 0)
        return false;
    *seen |= bit;
    for (size_t i = 0; i < flow->item_count && !found; i++) {
        const struct flow_item *item = &flow->items[i];
        bool is_help = item->tells != NULL && strcmp(item->tells, "help") == 0;

        for (size_t o = 0; o < item->option_count && !found; o++)
            found = (is_help && strcmp(item->options[o].code, help) == 0) ||
                    target_offers_help(centre, item->options[o].leads_to, help, seen);
        found = found || target_offers_help(centre, item->leads_to, help, seen);
    }
    return found || target_offers_help(centre, flow->then, help, seen);
}

static bool needs_flow(const struct service *service)
{
    return service->access == OFFER_BOOK || service->access == OFFER_ASK || service->access == OFFER_REFERRAL;
}

static void give_flow(const struct centre *centre, struct service *service)
{
    static const char *const asking[] = {"asking", "self-referral"};

    for (size_t i = 0; i < 2 && service->flow == NULL && needs_flow(service); i++) {
        const struct flow *flow = centre_find_flow(centre, asking[i]);

        service->flow = flow != NULL ? flow->name : NULL;
    }
}

static void check_service(struct check *check, const struct service *service)
{
    const struct centre *centre = check->centre;
    struct spot spot = {
        .folder = centre->folder, .file = "services.json", .shown = "services.json", .service = service->id};
    uint32_t seen = 0;

    if (service->flow == NULL && needs_flow(service) && service->phone == NULL && service->url == NULL) {
        complain(check, &spot,
                 "cannot be asked for: there is no questionnaires/asking.json or self-referral.json for its "
                 "button, and it has neither phone nor url; add one of them");
    } else if (service->flow != NULL && centre_find_flow(centre, service->flow) == NULL) {
        spot.vocabulary = "urn:doorstep:flow";
        complain(check, &spot, "opens questionnaires/%s.json, which is not there; add it or mend its name",
                 service->flow);
    } else if (service->flow != NULL && strcmp(service->flow, "vitamins") == 0 &&
               centre->about.vitamins == NULL) {
        spot.vocabulary = "urn:doorstep:flow";
        complain(
            check, &spot,
            "opens the form for vitamins, but centre.json does not say how they are given; add \"vitamins\" "
            "there");
    } else if (service->help != NULL && service->flow == NULL) {
        spot.vocabulary = "urn:doorstep:help";
        complain(check, &spot,
                 "chooses an option of a questionnaire, but the service opens none; write "
                 "urn:doorstep:flow, or take this out");
    } else if (service->help != NULL && !offers_help(centre, service->flow, service->help, &seen)) {
        spot.vocabulary = "urn:doorstep:help";
        complain(check, &spot,
                 "is no option of the question what would help (urn:doorstep:tells help) in "
                 "questionnaires/%s.json or where it leads; add the option, or mend this",
                 service->flow);
    }
}

/* The forms that home opens for a feature: what children there are is asked before anything is shown. */
static void check_features(struct check *check)
{
    static const struct {
        const char *feature, *flow;
    } needs[] = {{"offer", "ages"}, {"sessions", "ages"}, {"vitamins", "vitamins"}};

    for (size_t i = 0; i < sizeof needs / sizeof needs[0]; i++) {
        const struct spot spot = {.folder = check->centre->folder,
                                  .file = "centre.json",
                                  .shown = "centre.json",
                                  .text = needs[i].feature};

        if (centre_has_feature(check->centre, needs[i].feature) &&
            centre_find_flow(check->centre, needs[i].flow) == NULL)
            complain(check, &spot,
                     "needs the questionnaire %s.json, among the pack's or the shared ones; add "
                     "it or take the feature out",
                     needs[i].flow);
    }
}

static void check_session(struct check *check, const struct session *session)
{
    const char *file = session->is_example ? "timetable.example.json" : "timetable.json";
    const struct spot spot = {
        .folder = check->centre->folder, .file = file, .shown = file, .text = session->id};

    if (session_takes_sign_ups(session->kind) && centre_find_flow(check->centre, "sign-up") == NULL)
        complain(check, &spot,
                 "takes sign-ups, and needs the questionnaire sign-up.json, among the pack's or the shared "
                 "ones; add it");
}

void centre_check_links(struct centre *centre, struct faults *faults)
{
    struct check check = {.centre = centre, .faults = faults};

    check_features(&check);
    for (size_t i = 0; i < centre->session_count; i++)
        check_session(&check, &centre->sessions[i]);
    for (size_t i = 0; i < centre->flow_count; i++)
        check_flow(&check, i);
    for (size_t i = 0; i < centre->service_count; i++) {
        give_flow(centre, &centre->services[i]);
        check_service(&check, &centre->services[i]);
    }
    json_doc_destroy(check.doc);
}
