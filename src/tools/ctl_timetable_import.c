/* A centre's timetable, from a spreadsheet, a calendar or JSON, into a pack's timetable.json. An installed
 * pack is never edited: it is checked and copied again from the folder that is edited here. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/log.h"
#include "base/place.h"
#include "feed/timetable.h"
#include "rules/session.h"
#include "tools/changes.h"
#include "tools/ctl.h"
#include "tools/trial.h"

#define TIMETABLE "timetable.json"

struct import {
    const struct ctl_request *request;
    struct date today;
    char folder[PATH_MAX];
    char path[PATH_MAX]; /* of its timetable.json */
    struct faults faults;
    struct feed *services;
    struct timetable *present;
    struct timetable *given;
    struct feed_plan *plan;
    bool applied;
};

static void print_remarks(const struct timetable *given)
{
    size_t kept;
    const struct timetable_remark *remarks = timetable_remarks(given, &kept);

    for (size_t i = 0; i < kept; i++) {
        if (remarks[i].line > 0)
            printf("  line %d: %s\n", remarks[i].line, remarks[i].text);
        else
            printf("  %s\n", remarks[i].text);
    }
    if (timetable_remark_count(given) > kept)
        printf("  and %zu more\n", timetable_remark_count(given) - kept);
}

static struct changes changes_of(const struct import *import)
{
    return (struct changes){
        .plan = import->plan,
        .path = import->path,
        .prune = import->request->value[CTL_PRUNE] != NULL,
        .with_ids = true,
        .applied = import->applied,
        .next = "; doorstepctl timetable check looks for clashes",
    };
}

static void print_words(const struct import *import)
{
    const struct changes changes = changes_of(import);
    size_t read = json_array_size(timetable_sessions(import->given));

    printf("%s: %zu %s\n", import->request->folder, read, read == 1 ? "session" : "sessions");
    print_remarks(import->given);
    changes_print(&changes);
}

static json_t *remarks_json(const struct timetable *given)
{
    json_t *list = json_array();
    size_t kept;
    const struct timetable_remark *remarks = timetable_remarks(given, &kept);

    for (size_t i = 0; i < kept; i++)
        (void)json_array_append_new(
            list, json_pack("{s:i, s:s}", "line", remarks[i].line, "text", remarks[i].text));
    return list;
}

static void print_json(const struct import *import)
{
    const struct changes changes = changes_of(import);

    changes_print_json(&changes, json_pack("{s:b, s:I, s:o}", "ok", true, "sessions",
                                           (json_int_t)json_array_size(timetable_sessions(import->given)),
                                           "remarks", remarks_json(import->given)));
}

/* "/sessions/3/capacity is …" said of the session by its name: its place is in a file that nobody has seen.
 */
static void name_session(const struct import *import, const char *text, struct faults *ret_faults)
{
    static const char before[] = "/sessions/";
    const json_t *session = NULL;
    const char *id;
    char *rest;
    unsigned long place;

    if (strncmp(text, before, strlen(before)) == 0) {
        place = strtoul(text + strlen(before), &rest, 10);
        session = json_array_get(feed_plan_entries(import->plan), place);
        text = session != NULL ? rest + strspn(rest, "/ ") : text;
    }
    id = json_string_value(json_object_get(session, "id"));
    if (id != NULL)
        faults_add(ret_faults, import->request->folder, 0, "session %s: %s", id, text);
    else
        faults_add(ret_faults, import->path, 0, "%s", text);
}

/* What the kiosk would refuse is found before anything is written. */
static enum status try_out(struct import *import, const char *text)
{
    struct faults found;
    enum status status;

    faults_init(&found);
    status = trial_check(import->folder, TIMETABLE, text, &found);
    for (size_t i = 0; i < found.count && i < FAULTS_KEPT && status == INVALID; i++)
        name_session(import, found.list[i].text, &import->faults);
    if (status != OK && status != INVALID)
        log_line("%s: cannot be tried out: the folder for temporary files %s", import->path, ctl_why(status));
    faults_finish(&found);
    return status;
}

static enum status apply(struct import *import)
{
    char *text = timetable_write(feed_plan_entries(import->plan), timetable_comments(import->present));
    enum status status = try_out(import, text);

    if (status == OK && import->request->value[CTL_APPLY] != NULL) {
        status = file_write(import->path, text, strlen(text), 0644);
        if (status != OK)
            log_line("%s: %s", import->path, ctl_why(status));
        import->applied = status == OK;
    }
    free(text);
    return status;
}

static enum status read_all(struct import *import)
{
    char services[PATH_MAX];
    bool prune = import->request->value[CTL_PRUNE] != NULL;
    enum status status = place_join(import->folder, "services.json", services, sizeof services);

    if (status == OK)
        status = feed_read_pack(services, import->today, &import->faults, &import->services);
    if (status == OK)
        status = timetable_read_pack(import->path, &import->faults, &import->present);
    if (status == OK)
        status = timetable_read(import->request->folder, import->services, import->today, &import->faults,
                                &import->given);
    if (status != OK)
        return status;
    status = timetable_plan_make(import->present, import->given, prune, &import->plan);
    if (status != OK)
        faults_add(&import->faults, import->request->folder, 0,
                   "with what the pack has it makes more than %d sessions; import fewer, or prune",
                   SESSIONS_MAX);
    return status;
}

static enum status run_import(struct import *import)
{
    enum status status = read_all(import);

    if (status == OK && feed_plan_changes_anything(import->plan))
        status = apply(import);
    if (status != OK && import->faults.count > 0) {
        ctl_print_faults(&import->faults);
        log_line("%s: not imported; mend what is listed, and import it again", import->request->folder);
    }
    return status;
}

int ctl_timetable_import(const struct ctl_request *request)
{
    struct import import = {.request = request};
    enum status status;

    if (ctl_today(request, &import.today) != OK)
        return CTL_CALLED_WRONGLY;
    if (ctl_pack_file(request, TIMETABLE, import.folder, import.path) != OK)
        return CTL_DID_NOT_HOLD;
    if (!ctl_may_edit(import.folder))
        return CTL_CALLED_WRONGLY;
    faults_init(&import.faults);
    status = run_import(&import);
    if (request->value[CTL_JSON] != NULL && status != OK)
        changes_print_refused(&import.faults);
    else if (request->value[CTL_JSON] != NULL)
        print_json(&import);
    else if (status == OK)
        print_words(&import);
    feed_plan_destroy(import.plan);
    timetable_destroy(import.given);
    timetable_destroy(import.present);
    feed_destroy(import.services);
    faults_finish(&import.faults);
    return status == OK ? CTL_DONE : CTL_DID_NOT_HOLD;
}
