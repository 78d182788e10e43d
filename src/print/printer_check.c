#include "print/printer_check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "print/queue.h"

enum { PATIENCE_MS = 5000, SETTINGS_BYTES_MAX = 256 * 1024, VALUE_BYTES = 64 };

static const char cupsd_conf[] = "cupsd.conf";

void printer_check_directive(const char *text, const char *directive, char *ret_value, size_t capacity)
{
    size_t length = strlen(directive);

    (void)snprintf(ret_value, capacity, "%s", "");
    while (*text != '\0') {
        size_t line_length = strcspn(text, "\n");
        const char *at = text + strspn(text, " \t");

        if (strncasecmp(at, directive, length) == 0 && (at[length] == ' ' || at[length] == '\t')) {
            const char *value = at + length + strspn(at + length, " \t");
            size_t count = strcspn(value, " \t\r\n");

            (void)snprintf(ret_value, capacity, "%.*s", (int)(count < capacity ? count : capacity - 1),
                           value);
        }
        text += line_length;
        text += *text == '\n' ? 1 : 0;
    }
}

static bool is_off(const char *value)
{
    return strcasecmp(value, "no") == 0 || strcasecmp(value, "off") == 0 || strcasecmp(value, "false") == 0 ||
           strcmp(value, "0") == 0;
}

static void check_folder(const char *path, struct faults *faults)
{
    struct stat info;

    if (stat(path, &info) == 0 && !S_ISDIR(info.st_mode))
        faults_add(faults, path, 0, "is no folder; name another with --print-to");
    else if (access(path, F_OK) == 0 && access(path, W_OK | X_OK) != 0)
        faults_add(faults, path, 0, "may not be written to by this user; make it theirs");
}

static void check_device(const struct printer_settings *settings, struct faults *faults)
{
    const char *path = settings->device;
    struct stat info;

    if (stat(path, &info) != 0)
        faults_add(
            faults, path, 0,
            "is not there; plug the printer in and switch it on, or see ls /dev/usb /dev/serial/by-id");
    else if (!S_ISCHR(info.st_mode) && !S_ISFIFO(info.st_mode))
        faults_add(faults, path, 0, "is a file and no device; delete it, or name the device with --device");
    else if (access(path, settings->status ? R_OK | W_OK : W_OK) != 0)
        faults_add(faults, path, 0,
                   "may not be used by this user; put them into its group: lp, or dialout of a serial line");
}

/* What the service's administrator has set about keeping jobs; `fd` is an empty file. */
static void check_keeping(struct queue *queue, int fd, const char *path, struct faults *faults,
                          struct faults *advice)
{
    enum status status = queue_fetch_settings(queue, fd);
    char value[VALUE_BYTES];
    char *text = NULL;
    size_t bytes;

    if (status == OK)
        status = file_read(path, SETTINGS_BYTES_MAX, &text, &bytes);
    if (status != OK) {
        faults_add(advice, cupsd_conf, 0,
                   "cannot be read by this user; check once as root whether PreserveJobFiles is No");
        return;
    }
    printer_check_directive(text, "PreserveJobFiles", value, sizeof value);
    if (!is_off(value))
        faults_add(advice, cupsd_conf, 0,
                   "CUPS would keep what others print for a day; Doorstep deletes its own slips at once, but "
                   "write PreserveJobFiles No there, and restart cups");
    printer_check_directive(text, "PreserveJobHistory", value, sizeof value);
    if (is_off(value))
        faults_add(
            faults, cupsd_conf, 0,
            "says PreserveJobHistory %s, so that nobody can tell whether a slip was printed; take that "
            "line out, and restart cups",
            value);
    free(text);
}

static void check_service(struct queue *queue, struct faults *faults, struct faults *advice)
{
    char path[] = "/tmp/doorstep-cupsd-XXXXXX";
    int fd = mkstemp(path);

    if (fd < 0)
        return;
    check_keeping(queue, fd, path, faults, advice);
    (void)close(fd);
    (void)unlink(path);
}

static void check_look(const struct printer_settings *settings, const struct queue_look *look,
                       struct faults *faults, struct faults *advice)
{
    const char *name = settings->queue;

    if (look->is_stopped)
        faults_add(faults, name, 0, "is stopped; start it again: cupsenable %s", name);
    if (!look->takes_jobs)
        faults_add(faults, name, 0, "takes no jobs; have it take some: cupsaccept %s", name);
    if (!printer_settings_is_roll(settings) && (!look->takes_pages || look->resolution_count == 0))
        faults_add(
            faults, name, 0,
            "takes no %s pages; make it driverless: lpadmin -p %s -m everywhere, or choose a roll with "
            "--width 80mm",
            settings->sheet->name, name);
    if (strcmp(look->error_policy, "abort-job") != 0)
        faults_add(advice, name, 0,
                   "would try a slip again that failed; have it give up: lpadmin -p %s -o "
                   "printer-error-policy=abort-job",
                   name);
}

static void check_queue(const struct printer_settings *settings, struct faults *faults, struct faults *advice)
{
    struct queue_options options = {
        .socket = settings->socket, .name = settings->queue, .patience_ms = PATIENCE_MS};
    struct queue_look look = {.takes_jobs = false};
    struct queue *queue = NULL;
    enum status status = queue_open(&options, &queue);

    if (status == OK)
        status = queue_ask(queue, &look);
    if (status == OK) {
        check_look(settings, &look, faults, advice);
        check_service(queue, faults, advice);
    } else if (status == NOT_FOUND) {
        faults_add(faults, settings->queue, 0,
                   "is no queue of CUPS; write one of those that lpstat -e lists");
    } else if (status == UNAVAILABLE) {
        faults_add(faults, settings->socket, 0,
                   "nobody answers there; install and start cups, or name its socket with --cups-socket");
    } else {
        faults_add(faults, settings->queue, 0, "CUPS says: %s", queue_words(queue));
    }
    queue_close(queue);
}

void printer_check(const struct printer_settings *settings, struct faults *faults, struct faults *advice)
{
    if (settings->kind == PRINTER_KIND_FOLDER)
        check_folder(settings->folder, faults);
    if (settings->kind == PRINTER_KIND_ESCPOS)
        check_device(settings, faults);
    if (settings->kind == PRINTER_KIND_CUPS)
        check_queue(settings, faults, advice);
}
