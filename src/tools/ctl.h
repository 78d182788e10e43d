/* doorstepctl for the centre's IT person: the table of commands, one row and one file each.
 * To add a command: write tools/ctl_NAME.c, name its function here, add its row in ctl_table.c.
 */
#ifndef TOOLS_CTL_H
#define TOOLS_CTL_H

#include <stdbool.h>

#include "base/date.h"
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
    CTL_PICTURE,
    CTL_WIDTH,
    CTL_DEVICE,
    CTL_BAUD,
    CTL_STATUS,
    CTL_CUTTER,
    CTL_QUEUE,
    CTL_CUPS_SOCKET,
    CTL_PRINT_TO,
    CTL_JSON,
    CTL_APPLY,
    CTL_PRUNE,
    CTL_DATE,
    CTL_CARD_SEEN,
    CTL_BATCH,
    CTL_EXPIRES,
    CTL_PACKS,
    CTL_MONTH,
    CTL_PIN_FD,
    CTL_FILE,
    CTL_PRINT,
    CTL_NEW,
    CTL_FAMILIES,
    CTL_CHILDREN,
    CTL_ADULTS,
    CTL_TIME,
    CTL_FOR,
    CTL_OPTIONS,
};

struct ctl_request {
    const char *value[CTL_OPTIONS]; /* NULL where an option was not given; "" for one without a value */
    const char *folder;             /* what stands alone, for the commands that take it; or NULL */
    const char *second;             /* what stands alone after that, for those that take two words; or NULL */
    const char *data;               /* the data folder, as an absolute path */
};

/* Runs what the arguments name and returns the exit code. Messages go to standard error as
 * `doorstepctl: what: why, and what to do`. */
int ctl_main(int argc, char **argv);

/* The commands. Each returns an exit code. */
int ctl_init(const struct ctl_request *request);
int ctl_queue_list(const struct ctl_request *request);
int ctl_count_list(const struct ctl_request *request);
int ctl_sign_ups_list(const struct ctl_request *request);
int ctl_sign_ups_show(const struct ctl_request *request);
int ctl_sign_ups_cancel(const struct ctl_request *request);
int ctl_sign_ups_take(const struct ctl_request *request);
int ctl_sign_ups_arrive(const struct ctl_request *request);
int ctl_sign_ups_not_arrived(const struct ctl_request *request);
int ctl_sign_ups_name(const struct ctl_request *request);
int ctl_sign_ups_walk_in(const struct ctl_request *request);
int ctl_sign_ups_next(const struct ctl_request *request);
int ctl_sign_ups_ticket(const struct ctl_request *request);
int ctl_vouchers_show(const struct ctl_request *request);
int ctl_vouchers_hand_over(const struct ctl_request *request);
int ctl_vitamins_stock(const struct ctl_request *request);
int ctl_vitamins_receive(const struct ctl_request *request);
int ctl_vitamins_write_off(const struct ctl_request *request);
int ctl_vitamins_count(const struct ctl_request *request);
int ctl_vitamins_report(const struct ctl_request *request);
int ctl_staff_add(const struct ctl_request *request);
int ctl_staff_list(const struct ctl_request *request);
int ctl_staff_remove(const struct ctl_request *request);
int ctl_staff_reset(const struct ctl_request *request);
int ctl_staff_recovery(const struct ctl_request *request);
int ctl_staff_log(const struct ctl_request *request);
int ctl_route_list(const struct ctl_request *request);
int ctl_route_confirm(const struct ctl_request *request);
int ctl_centre_check(const struct ctl_request *request);
int ctl_centre_install(const struct ctl_request *request);
int ctl_fonts_check(const struct ctl_request *request);
int ctl_forms_preview(const struct ctl_request *request);
int ctl_print_preview(const struct ctl_request *request);
int ctl_printer_set(const struct ctl_request *request);
int ctl_printer_show(const struct ctl_request *request);
int ctl_printer_check(const struct ctl_request *request);
int ctl_printer_test(const struct ctl_request *request);
int ctl_status(const struct ctl_request *request);
int ctl_report(const struct ctl_request *request);
int ctl_register(const struct ctl_request *request);
int ctl_edits_list(const struct ctl_request *request);
int ctl_edits_close(const struct ctl_request *request);
int ctl_edits_capacity(const struct ctl_request *request);
int ctl_edits_checked(const struct ctl_request *request);
int ctl_edits_notice(const struct ctl_request *request);
int ctl_edits_undo(const struct ctl_request *request);
int ctl_kiosk_name(const struct ctl_request *request);
int ctl_services_import(const struct ctl_request *request);
int ctl_services_export(const struct ctl_request *request);
int ctl_timetable_import(const struct ctl_request *request);
int ctl_timetable_check(const struct ctl_request *request);

/* Each fault as a message of its own. */
void ctl_print_faults(const struct faults *faults);

/* The faults as an array of file, line and text. Owns: the caller, json_decref. */
json_t *ctl_faults_json(const struct faults *faults);

/* A line of JSON on standard output; takes the value over. */
void ctl_print_json(json_t *value);

/* Why something failed and what to do, in words. */
const char *ctl_why(enum status status);

/* The pack's folder that --centre names, else that of Tower Hamlets beside the assets. Fails: NOT_FOUND,
 * FULL, IO. `ret_folder` has room for PATH_MAX. */
enum status ctl_pack_folder(const struct ctl_request *request, char *ret_folder) MUST_CHECK;

/* That folder, which must have a centre.json, and the path of a file in it; both have room for PATH_MAX. What
 * fails is said. Fails: NOT_FOUND, FULL, IO. */
enum status ctl_pack_file(const struct ctl_request *request, const char *name, char *ret_folder,
                          char *ret_path) MUST_CHECK;

/* Whether a pack may be edited there; says why not when it is an installed one. */
bool ctl_may_edit(const char *folder);

/* The day that --date names, else today in the United Kingdom. What fails is said. Fails: INVALID. */
enum status ctl_today(const struct ctl_request *request, struct date *ret_today) MUST_CHECK;

/* `named` as seen from the root of the file system; it need not exist. Fails: FULL, IO. */
enum status ctl_absolute_path(const char *named, char *ret_path, size_t capacity) MUST_CHECK;

#endif
