#include "centre/centre.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/place.h"
#include "centre/inside.h"

bool centre_is_plain_name(const char *name)
{
    return name[0] != '\0' && name[0] != '-' &&
           name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

int centre_find_text(const char *const *list, const char *text)
{
    for (int i = 0; list[i] != NULL; i++) {
        if (strcmp(list[i], text) == 0)
            return i;
    }
    return -1;
}

static int is_questionnaire(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);

    return entry->d_name[0] != '.' && length > 5 && strcmp(entry->d_name + length - 5, ".json") == 0;
}

static enum status name_flow(struct centre *centre, const char *name, const char *shown,
                             struct faults *faults)
{
    if (centre->flow_count == CENTRE_FLOWS_MAX) {
        faults_add(faults, shown, 0, "is one questionnaire too many; at most %d fit", CENTRE_FLOWS_MAX);
        return FULL;
    }
    if (!centre_is_plain_name(name)) {
        faults_add(faults, shown, 0,
                   "a questionnaire's file name becomes part of its strings' keys; "
                   "use lower-case letters, digits and dashes, such as self-referral.json");
        return INVALID;
    }
    centre->flows[centre->flow_count++].name = name;
    return OK;
}

/* A folder of questionnaires, and how its files are called in faults. */
struct source {
    const char *folder;
    const char *shown;
    bool is_shared;
};

static void load_flow(struct centre *centre, const struct source *source, const char *file,
                      struct faults *faults)
{
    struct json_doc *doc = NULL;
    struct json_place root;
    struct flow *flow;
    char path[PATH_MAX];
    const char *name = arena_copy_bytes(&centre->arena, file, strlen(file) - strlen(".json"));
    const char *shown = arena_format(&centre->arena, "%s/%s", source->shown, file);

    if (source->is_shared && centre_find_flow(centre, name) != NULL)
        return;
    if (place_join(source->folder, file, path, sizeof path) != OK) {
        faults_add(faults, shown, 0, "the path is too long; move the pack to a shorter one");
        return;
    }
    /* Named even when it cannot be read, so that its route and feature are not found fault with as well. */
    if (name_flow(centre, name, shown, faults) != OK)
        return;
    flow = &centre->flows[centre->flow_count - 1];
    centre->is_shared[centre->flow_count - 1] = source->is_shared;
    if (json_doc_read(path, shown, CENTRE_FILE_BYTES_MAX, faults, &doc) != OK)
        return;
    root = json_doc_root(doc, faults);
    centre_read_flow(&centre->arena, &root, name, flow);
    if (strcmp(name, "sign-up") == 0 ? flow->is_local : source->is_shared && !flow->is_local)
        json_complain(&root, "%s",
                      flow->is_local ? "is what families sign up with, so it cannot be local; take the "
                                       "extension urn:doorstep:local out"
                                     : "is shared by all centres, so it has no route and must be local; add "
                                       "the extension urn:doorstep:local");
    json_doc_destroy(doc);
}

static void load_flows(struct centre *centre, const struct source *source, struct faults *faults)
{
    struct dirent **entries = NULL;
    int count = scandir(source->folder, &entries, is_questionnaire, alphasort);

    if (count < 0 && errno != ENOENT)
        faults_add(faults, source->shown, 0, "cannot be read: %s; mend its permissions", strerror(errno));
    for (int i = 0; i < count; i++) {
        load_flow(centre, source, entries[i]->d_name, faults);
        free(entries[i]);
    }
    free(entries);
}

static void load_own_flows(struct centre *centre, struct faults *faults)
{
    char folder[PATH_MAX];
    struct source source = {.folder = folder, .shown = "questionnaires"};

    if (place_join(centre->folder, "questionnaires", folder, sizeof folder) != OK)
        faults_add(faults, "questionnaires", 0, "the path is too long; move the pack to a shorter one");
    else
        load_flows(centre, &source, faults);
}

static void load_services(struct centre *centre, struct faults *faults)
{
    struct json_doc *doc = NULL;
    struct json_place root;
    char path[PATH_MAX];
    struct stat info;

    if (place_join(centre->folder, "services.json", path, sizeof path) != OK) {
        faults_add(faults, "services.json", 0, "the path is too long; move the pack to a shorter one");
        return;
    }
    if (stat(path, &info) != 0 && errno == ENOENT)
        return;
    centre->has_services = true;
    if (json_doc_read(path, "services.json", CENTRE_SERVICES_BYTES_MAX, faults, &doc) != OK)
        return;
    root = json_doc_root(doc, faults);
    centre_read_services(centre, &root);
    json_doc_destroy(doc);
}

static enum status load_files(struct centre *centre, struct faults *faults)
{
    struct json_doc *doc = NULL;
    struct json_place root;
    char path[PATH_MAX];
    size_t earlier;
    enum status status = place_join(centre->folder, "centre.json", path, sizeof path);

    if (status == OK)
        status = json_doc_read(path, "centre.json", CENTRE_FILE_BYTES_MAX, faults, &doc);
    if (status != OK)
        return status;
    root = json_doc_root(doc, faults);
    centre_read_about(centre, &root);
    load_own_flows(centre, faults);
    earlier = faults->count;
    load_services(centre, faults);
    centre_load_sessions(centre, faults->count == earlier, faults);
    centre_check_about(centre, &root);
    json_doc_destroy(doc);
    return OK;
}

enum status centre_load(const char *folder, struct faults *faults, struct centre **ret_centre)
{
    struct centre *centre = memory_allocate(1, sizeof *centre);
    size_t earlier = faults->count;
    enum status status;

    arena_init(&centre->arena);
    centre->folder = arena_copy_text(&centre->arena, folder);
    status = load_files(centre, faults);
    if (status == OK && faults->count > earlier)
        status = INVALID;
    if (status == OK)
        *ret_centre = centre;
    else
        centre_destroy(centre);
    return status;
}

enum status centre_load_shared(struct centre *centre, const char *folder, struct faults *faults)
{
    struct source source = {.folder = folder, .shown = PLACE_QUESTIONNAIRES, .is_shared = true};
    size_t earlier = faults->count;

    centre->shared_folder = arena_copy_text(&centre->arena, folder);
    load_flows(centre, &source, faults);
    if (faults->count == earlier)
        centre_check_links(centre, faults);
    return faults->count > earlier ? INVALID : OK;
}

void centre_destroy(struct centre *centre)
{
    if (centre == NULL)
        return;
    arena_finish(&centre->arena);
    free(centre);
}

const struct centre_about *centre_about(const struct centre *centre)
{
    return &centre->about;
}

const struct flow *centre_find_flow(const struct centre *centre, const char *name)
{
    for (size_t i = 0; i < centre->flow_count; i++) {
        if (strcmp(centre->flows[i].name, name) == 0)
            return &centre->flows[i];
    }
    return NULL;
}

const struct centre_route *centre_find_route(const struct centre *centre, const char *kind)
{
    for (size_t i = 0; i < centre->about.route_count; i++) {
        if (strcmp(centre->about.routes[i].kind, kind) == 0)
            return &centre->about.routes[i];
    }
    return NULL;
}

const char *centre_find_phone(const struct centre *centre, const char *id)
{
    for (size_t i = 0; i < centre->about.phone_count; i++) {
        if (strcmp(centre->about.phones[i].id, id) == 0)
            return centre->about.phones[i].number;
    }
    return NULL;
}

const struct service *centre_services(const struct centre *centre, size_t *ret_count)
{
    *ret_count = centre->service_count;
    return centre->services;
}

int centre_find_service(const struct centre *centre, const char *key)
{
    for (size_t i = 0; i < centre->service_count; i++) {
        if (strcmp(centre->services[i].key, key) == 0)
            return (int)i;
    }
    return -1;
}

int centre_find_handover(const struct centre *centre, const char *id)
{
    for (size_t i = 0; i < centre->about.handover_count; i++) {
        if (strcmp(centre->about.handovers[i].id, id) == 0)
            return (int)i;
    }
    return -1;
}

bool centre_has_feature(const struct centre *centre, const char *feature)
{
    for (size_t i = 0; i < centre->about.feature_count; i++) {
        if (strcmp(centre->about.features[i], feature) == 0)
            return true;
    }
    return false;
}
