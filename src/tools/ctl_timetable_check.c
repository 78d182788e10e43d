/* Whether the timetable of a pack is one that families can go by. */
#include <limits.h>
#include <stdio.h>
#include <unistd.h>

#include "base/log.h"
#include "base/memory.h"
#include "tools/ctl.h"
#include "tools/pack.h"
#include "tools/timetable_faults.h"

enum { TIMETABLE_BYTES_MAX = 8 * 1024 * 1024 };

struct checking {
    char folder[PATH_MAX];
    char path[PATH_MAX]; /* of its timetable.json */
    struct date today;
    struct faults faults, warnings;
    size_t sessions;
};

static enum status look(struct checking *checking)
{
    struct timetable_look look = {
        .today = checking->today, .faults = &checking->faults, .warnings = &checking->warnings};
    struct json_doc *doc = NULL;
    struct centre *centre = NULL;
    struct words *words = NULL;
    enum status status = pack_load(checking->folder, &checking->faults, &centre, &words);

    if (status != OK)
        return status;
    if (access(checking->path, F_OK) == 0)
        status =
            json_doc_read(checking->path, "timetable.json", TIMETABLE_BYTES_MAX, &checking->faults, &doc);
    if (status == OK) {
        look.centre = centre;
        look.timetable = doc;
        (void)centre_sessions(centre, &checking->sessions);
        timetable_look_at_sessions(&look);
        timetable_look_for_clashes(&look);
    }
    json_doc_destroy(doc);
    centre_destroy(centre);
    words_destroy(words);
    return status == OK && checking->faults.count > 0 ? INVALID : status;
}

static void print_json(const struct checking *checking, enum status status)
{
    json_t *report =
        json_pack("{s:s, s:b, s:I, s:o, s:o}", "centre", checking->folder, "ok", status == OK, "sessions",
                  (json_int_t)checking->sessions, "faults", ctl_faults_json(&checking->faults), "warnings",
                  ctl_faults_json(&checking->warnings));
    char *text = json_write_compact(report);

    puts(text);
    memory_wipe_text(text);
    json_decref(report);
}

static void print_words(const struct checking *checking, enum status status)
{
    char line[1400];

    if (status == OK)
        printf("%s: %zu %s, no faults\n", checking->folder, checking->sessions,
               checking->sessions == 1 ? "session" : "sessions");
    for (size_t i = 0; i < checking->warnings.count && i < FAULTS_KEPT; i++) {
        faults_line(&checking->warnings, i, line, sizeof line);
        printf("  warning: %s\n", line);
    }
    if (status == OK)
        return;
    ctl_print_faults(&checking->faults);
    log_line("%s: %zu %s; mend what is listed and check again", checking->folder, checking->faults.count,
             checking->faults.count == 1 ? "fault" : "faults");
}

int ctl_timetable_check(const struct ctl_request *request)
{
    struct checking checking = {.sessions = 0};
    enum status status;

    if (ctl_today(request, &checking.today) != OK)
        return CTL_CALLED_WRONGLY;
    if (ctl_pack_file(request, "timetable.json", checking.folder, checking.path) != OK)
        return CTL_DID_NOT_HOLD;
    faults_init(&checking.faults);
    faults_init(&checking.warnings);
    status = look(&checking);
    if (request->value[CTL_JSON] != NULL)
        print_json(&checking, status);
    else
        print_words(&checking, status);
    faults_finish(&checking.faults);
    faults_finish(&checking.warnings);
    return status == OK ? CTL_DONE : CTL_DID_NOT_HOLD;
}
