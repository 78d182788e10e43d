/* doorstepctl for the centre's IT person: the table of commands, one row and one file each.
 * To add a command: write tools/ctl_NAME.c, name its function here, add its row in ctl.c. */
#ifndef TOOLS_CTL_H
#define TOOLS_CTL_H

#include <stdbool.h>

#include "base/faults.h"
#include "base/json.h"
#include "base/status.h"

enum { CTL_DONE = 0, CTL_DID_NOT_HOLD = 1, CTL_CALLED_WRONGLY = 2 };

enum ctl_option {
    CTL_DATA,
    CTL_CENTRE,
    CTL_INBOX,
    CTL_INBOX_USER,
    CTL_INBOX_PASSWORD_FD,
    CTL_INBOX_CA,
    CTL_INBOX_TLS,
    CTL_SENDER,
    CTL_CODE,
    CTL_LOCALE,
    CTL_OUT,
    CTL_JSON,
    CTL_APPLY,
    CTL_PRUNE,
    CTL_OPTIONS,
};

struct ctl_request {
    const char *value[CTL_OPTIONS]; /* NULL where an option was not given; "" for one without a value */
    const char *folder;             /* what stands alone, for the commands that take it; or NULL */
    const char *data;               /* the data folder, as an absolute path */
};

/* Runs what the arguments name and returns the exit code. Messages go to standard error as
 * `doorstepctl: what: why, and what to do`. */
int ctl_main(int argc, char **argv);

/* The commands. Each returns an exit code. */
int ctl_init(const struct ctl_request *request);
int ctl_queue_list(const struct ctl_request *request);
int ctl_count_list(const struct ctl_request *request);
int ctl_route_list(const struct ctl_request *request);
int ctl_route_confirm(const struct ctl_request *request);
int ctl_centre_check(const struct ctl_request *request);
int ctl_centre_install(const struct ctl_request *request);
int ctl_fonts_check(const struct ctl_request *request);
int ctl_forms_preview(const struct ctl_request *request);
int ctl_services_import(const struct ctl_request *request);
int ctl_services_export(const struct ctl_request *request);

/* Each fault as a message of its own. */
void ctl_print_faults(const struct faults *faults);

/* The faults as an array of file, line and text. Owns: the caller, json_decref. */
json_t *ctl_faults_json(const struct faults *faults);

/* Why something failed and what to do, in words. */
const char *ctl_why(enum status status);

/* The pack's folder that --centre names, else that of Tower Hamlets beside the assets. Fails: NOT_FOUND,
 * FULL, IO. `ret_folder` has room for PATH_MAX. */
enum status ctl_pack_folder(const struct ctl_request *request, char *ret_folder) MUST_CHECK;

/* `named` as seen from the root of the file system; it need not exist. Fails: FULL, IO. */
enum status ctl_absolute_path(const char *named, char *ret_path, size_t capacity) MUST_CHECK;

#endif
