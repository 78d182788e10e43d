#include <stdio.h>

#include "base/json.h"
#include "base/log.h"
#include "base/memory.h"
#include "tools/ctl.h"
#include "tools/pack.h"

static void print_json(const char *folder, const struct faults *faults, enum status status)
{
    json_t *report =
        json_pack("{s:s, s:b, s:o}", "centre", folder, "ok", status == OK, "faults", ctl_faults_json(faults));
    char *text = json_write_compact(report);

    puts(text);
    memory_wipe_text(text);
    json_decref(report);
}

int ctl_centre_check(const struct ctl_request *request)
{
    struct faults faults;
    enum status status;

    faults_init(&faults);
    status = pack_check(request->folder, &faults);
    if (request->value[CTL_JSON] != NULL) {
        print_json(request->folder, &faults, status);
    } else if (status == OK) {
        printf("%s: no faults\n", request->folder);
    } else {
        ctl_print_faults(&faults);
        log_line("%s: %zu %s; mend what is listed and check again", request->folder, faults.count,
                 faults.count == 1 ? "fault" : "faults");
    }
    faults_finish(&faults);
    return status == OK ? CTL_DONE : CTL_DID_NOT_HOLD;
}
