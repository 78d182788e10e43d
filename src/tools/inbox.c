#include "tools/inbox.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/json.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/place.h"
#include "mail/settings.h"

#define PASSWORD_NAME "inbox.password"

enum { SETTINGS_BYTES_MAX = 64 * 1024, PASSWORD_BYTES_MAX = 1000 };

/* The settings that are one option each, as they are written in the file. */
static const struct {
    enum ctl_option option;
    const char *name;
    const char *key;
} plain_settings[] = {
    {CTL_INBOX_USER, "--inbox-user", "user"},
    {CTL_INBOX_CA, "--inbox-ca", "caFile"},
    {CTL_INBOX_TLS, "--inbox-tls", "tls"},
    {CTL_SENDER, "--sender", "sender"},
};

enum { PLAIN_SETTINGS = sizeof plain_settings / sizeof plain_settings[0] };

/* The value of an option as the file has it: a path is told from the root, since the keeper runs elsewhere.
 */
static enum status value_of(const struct ctl_request *request, enum ctl_option option,
                            char ret_value[PATH_MAX])
{
    const char *given = request->value[option];

    if (option == CTL_INBOX_CA)
        return ctl_absolute_path(given, ret_value, PATH_MAX);
    return (size_t)snprintf(ret_value, PATH_MAX, "%s", given) < PATH_MAX ? OK : FULL;
}

/* A server's URL as it is; else a Maildir. */
static enum status url_of(const struct ctl_request *request, char ret_url[PATH_MAX + 8])
{
    const char *given = request->value[CTL_INBOX];
    char path[PATH_MAX];
    enum status status;

    if (given == NULL)
        status = place_join(request->data, "inbox", path, sizeof path);
    else if (strstr(given, "://") != NULL)
        return (size_t)snprintf(ret_url, PATH_MAX + 8, "%s", given) < PATH_MAX + 8 ? OK : FULL;
    else
        status = ctl_absolute_path(strncmp(given, "maildir:", 8) == 0 ? given + 8 : given, path, sizeof path);
    if (status == OK)
        (void)snprintf(ret_url, PATH_MAX + 8, "maildir:%s", path);
    return status;
}

static bool says_otherwise(const json_t *settings, const char *key, const char *value, const char *option)
{
    const char *there = json_string_value(json_object_get(settings, key));

    if (there != NULL && strcmp(there, value) == 0)
        return false;
    log_line("%s: " PLACE_INBOX
             " says %s%s%s, and is left as it is; change it there, then start the keeper again",
             option, there != NULL ? "\"" : "", there != NULL ? there : "nothing of that",
             there != NULL ? "\"" : "");
    return true;
}

static enum status compare_with(const struct ctl_request *request, const json_t *settings)
{
    char value[PATH_MAX + 8];
    bool differs = false;

    if (request->value[CTL_INBOX] != NULL) {
        if (url_of(request, value) != OK)
            return FULL;
        differs |= says_otherwise(settings, "url", value, "--inbox");
    }
    for (size_t i = 0; i < PLAIN_SETTINGS; i++) {
        if (request->value[plain_settings[i].option] == NULL)
            continue;
        if (value_of(request, plain_settings[i].option, value) != OK)
            return FULL;
        differs |= says_otherwise(settings, plain_settings[i].key, value, plain_settings[i].name);
    }
    if (request->value[CTL_INBOX_PASSWORD_FD] != NULL) {
        log_line("--inbox-password-fd: there is a " PLACE_INBOX
                 " already; write the password into its passwordFile");
        differs = true;
    }
    return differs ? INVALID : OK;
}

enum status inbox_compare(const struct ctl_request *request)
{
    struct json_doc *doc = NULL;
    struct faults faults;
    char path[PATH_MAX];
    enum status status = place_join(request->data, PLACE_INBOX, path, sizeof path);

    if (status != OK || access(path, F_OK) != 0)
        return status;
    faults_init(&faults);
    status = json_doc_read(path, path, SETTINGS_BYTES_MAX, &faults, &doc);
    if (status == OK)
        status = compare_with(request, json_doc_root(doc, &faults).value);
    ctl_print_faults(&faults);
    json_doc_destroy(doc);
    faults_finish(&faults);
    return status;
}

/* Up to the first line end. */
static enum status read_password(const char *fd_text, char ret_password[PASSWORD_BYTES_MAX + 1])
{
    char *end = NULL;
    long fd = strtol(fd_text, &end, 10);
    size_t length = 0;
    ssize_t got = 1;

    if (*end != '\0' || fd < 0 || fd > INT_MAX) {
        log_line("--inbox-password-fd: \"%s\" is no file descriptor; write a number, such as 3 with 3<FILE",
                 fd_text);
        return INVALID;
    }
    while (got > 0 && length < PASSWORD_BYTES_MAX) {
        got = read((int)fd, ret_password + length, PASSWORD_BYTES_MAX - length);
        if (got > 0)
            length += (size_t)got;
    }
    ret_password[length] = '\0';
    ret_password[strcspn(ret_password, "\r\n")] = '\0';
    if (got < 0 || ret_password[0] == '\0' || length == PASSWORD_BYTES_MAX) {
        log_line("--inbox-password-fd: %s", got < 0       ? "cannot be read; is it open?"
                                            : length == 0 ? "is empty; write the password into it"
                                                          : "holds no password that a server would take");
        return INVALID;
    }
    return OK;
}

static enum status write_password(const struct ctl_request *request)
{
    char password[PASSWORD_BYTES_MAX + 1];
    char path[PATH_MAX];
    enum status status = place_join(request->data, PLACE_PRIVATE "/" PASSWORD_NAME, path, sizeof path);

    if (status == OK)
        status = read_password(request->value[CTL_INBOX_PASSWORD_FD], password);
    if (status == OK) {
        status = file_write(path, password, strlen(password), 0600);
        if (status != OK)
            log_line("%s: %s", path, ctl_why(status));
    }
    memory_wipe(password, sizeof password);
    return status;
}

static enum status write_settings(const struct ctl_request *request, const char *path)
{
    char value[PATH_MAX + 8];
    json_t *settings = json_object();
    char *text = NULL;
    enum status status = url_of(request, value);

    if (status == OK)
        (void)json_object_set_new(settings, "url", json_string(value));
    for (size_t i = 0; i < PLAIN_SETTINGS && status == OK; i++) {
        if (request->value[plain_settings[i].option] == NULL)
            continue;
        status = value_of(request, plain_settings[i].option, value);
        if (status == OK)
            (void)json_object_set_new(settings, plain_settings[i].key, json_string(value));
    }
    if (request->value[CTL_INBOX_PASSWORD_FD] != NULL)
        (void)json_object_set_new(settings, "passwordFile", json_string(PASSWORD_NAME));
    text = json_dumps(settings, JSON_INDENT(2));
    if (status == OK)
        status = text != NULL ? file_write(path, text, strlen(text), 0600) : INVALID; /* NULL: not UTF-8 */
    if (status != OK)
        log_line("%s: %s", path, ctl_why(status));
    free(text);
    json_decref(settings);
    return status;
}

/* The keeper's own reader has the last word. What it refuses is taken away again, so that init can be run
 * once more. */
static enum status check_settings(const char *path, const char *password_path)
{
    struct settings settings;
    struct faults faults;
    enum status status;

    faults_init(&faults);
    status = settings_read(path, &faults, &settings);
    if (status == OK) {
        settings_finish(&settings);
    } else {
        ctl_print_faults(&faults);
        log_line("the inbox: was not set, for the faults above; mend the options and run init again");
        (void)unlink(path);
        (void)unlink(password_path);
    }
    faults_finish(&faults);
    return status;
}

enum status inbox_make(const struct ctl_request *request)
{
    char path[PATH_MAX], password_path[PATH_MAX];
    enum status status = place_join(request->data, PLACE_INBOX, path, sizeof path);

    if (status == OK)
        status =
            place_join(request->data, PLACE_PRIVATE "/" PASSWORD_NAME, password_path, sizeof password_path);
    if (status != OK || access(path, F_OK) == 0)
        return status;
    if (request->value[CTL_INBOX_PASSWORD_FD] != NULL)
        status = write_password(request);
    if (status == OK)
        status = write_settings(request, path);
    if (status == OK)
        status = check_settings(path, password_path);
    if (status == OK)
        printf("%s: made\n", path);
    return status;
}
