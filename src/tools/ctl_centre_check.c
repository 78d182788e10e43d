#include <stdio.h>

#include "base/clock.h"
#include "base/json.h"
#include "base/log.h"
#include "base/memory.h"
#include "tools/ctl.h"
#include "tools/pack.h"

static void print_json(const char *folder, const struct faults *faults, const struct faults *notes,
                       enum status status)
{
    json_t *report = json_pack("{s:s, s:b, s:o, s:o}", "centre", folder, "ok", status == OK, "faults",
                               ctl_faults_json(faults), "notes", ctl_faults_json(notes));
    char *text = json_write_compact(report);

    puts(text);
    memory_wipe_text(text);
    json_decref(report);
}

static void print_words(const char *folder, const struct faults *faults, const struct faults *notes,
                        enum status status)
{
    char line[1200];

    if (status != OK) {
        ctl_print_faults(faults);
        log_line("%s: %zu %s; mend what is listed and check again", folder, faults->count,
                 faults->count == 1 ? "fault" : "faults");
        return;
    }
    printf("%s: no faults\n", folder);
    for (size_t i = 0; i < notes->count && i < FAULTS_KEPT; i++) {
        faults_line(notes, i, line, sizeof line);
        printf("  note: %s\n", line);
    }
}

int ctl_centre_check(const struct ctl_request *request)
{
    const struct clock clock = {0};
    struct faults faults, notes;
    enum status status;

    faults_init(&faults);
    faults_init(&notes);
    status = pack_check(request->folder, &faults);
    if (status == OK)
        status = pack_look_over(request->folder, date_of_utc(clock_utc_ms(&clock)), &notes);
    if (request->value[CTL_JSON] != NULL)
        print_json(request->folder, &faults, &notes, status);
    else
        print_words(request->folder, &faults, &notes, status);
    faults_finish(&faults);
    faults_finish(&notes);
    return status == OK ? CTL_DONE : CTL_DID_NOT_HOLD;
}
