#include "mail/settings.h"

#include <arpa/inet.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/json.h"
#include "base/memory.h"
#include "mail/mime.h"

enum { SETTINGS_BYTES_MAX = 64 * 1024, HOST_BYTES_MAX = 255 };

bool settings_is_loopback(const char *host)
{
    struct in_addr four;
    struct in6_addr six;

    if (strcmp(host, "localhost") == 0)
        return true;
    if (inet_pton(AF_INET, host, &four) == 1)
        return ntohl(four.s_addr) >> 24 == 127;
    return inet_pton(AF_INET6, host, &six) == 1 && IN6_IS_ADDR_LOOPBACK(&six);
}

static char *copy_if_set(const struct json_place *root, const char *key)
{
    struct json_place place = json_member(root, key);
    const char *text = json_text(&place, SETTINGS_TEXT_BYTES_MAX, NULL);

    return text != NULL ? memory_copy_text(text) : NULL;
}

/* A file that the settings name, seen from their own folder. */
static char *path_beside(const char *settings_path, const char *named)
{
    const char *slash = strrchr(settings_path, '/');
    char path[PATH_MAX];

    if (named[0] == '/' || slash == NULL)
        return memory_copy_text(named);
    if ((size_t)snprintf(path, sizeof path, "%.*s/%s", (int)(slash - settings_path), settings_path, named) >=
        sizeof path)
        return memory_copy_text(named);
    return memory_copy_text(path);
}

static void read_ca_file(const struct json_place *root, const char *settings_path, struct settings *settings)
{
    struct json_place place = json_member(root, "caFile");
    const char *named = json_text(&place, SETTINGS_TEXT_BYTES_MAX, NULL);
    struct stat info;

    if (named == NULL)
        return;
    settings->ca_file = path_beside(settings_path, named);
    if (stat(settings->ca_file, &info) != 0)
        json_complain(&place, "%s is not there; put the certificate of the mail server's authority there",
                      settings->ca_file);
}

/* The first line of the file, which others must not be able to read. */
static void read_password(const struct json_place *root, const char *settings_path, struct settings *settings)
{
    struct json_place place = json_member(root, "passwordFile");
    const char *named = json_text(&place, SETTINGS_TEXT_BYTES_MAX, NULL);
    char *path = named != NULL ? path_beside(settings_path, named) : NULL;
    size_t bytes;
    struct stat info;

    if (path == NULL)
        return;
    if (file_read(path, SETTINGS_TEXT_BYTES_MAX, &settings->password, &bytes) != OK)
        json_complain(&place, "%s cannot be read; put the password there, readable by the keeper only", path);
    else
        settings->password[strcspn(settings->password, "\r\n")] = '\0';
    if (stat(path, &info) == 0 && (info.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        json_complain(&place, "others may read %s; chmod 600 it, and change the password", path);
    free(path);
}

/* Host of `scheme://host[:port]`; false when there is more or less than that. */
static bool read_host(const char *after_scheme, char ret_host[HOST_BYTES_MAX + 1])
{
    bool bracketed = after_scheme[0] == '[';
    const char *host = after_scheme + (bracketed ? 1 : 0);
    size_t length = strcspn(host, bracketed ? "]" : ":");
    const char *port = host + length;

    if (length == 0 || length > HOST_BYTES_MAX || strcspn(host, "/@?# \t\r\n%\\") != strlen(host))
        return false;
    if (bracketed && *port++ != ']')
        return false;
    if (*port == ':' &&
        (port[1] == '\0' || strlen(port) > 6 || strspn(port + 1, "0123456789") != strlen(port + 1)))
        return false;
    if (*port != ':' && *port != '\0')
        return false;
    memcpy(ret_host, host, length);
    ret_host[length] = '\0';
    return true;
}

static void read_server(const struct json_place *place, const char *url, struct settings *settings)
{
    char host[HOST_BYTES_MAX + 1];

    settings->starts_plain = strncmp(url, "smtp://", 7) == 0;
    if (!settings->starts_plain && strncmp(url, "smtps://", 8) != 0)
        json_complain(place, "must begin with smtps://, smtp:// or maildir:/");
    else if (!read_host(strstr(url, "://") + 3, host))
        json_complain(place, "must be a host and, if need be, a port: smtps://mail.example.gov.uk:465");
    else if (settings->without_tls && !settings->starts_plain)
        json_complain(place,
                      "smtps:// is TLS from the start, yet \"tls\" says \"none\"; take one of them out");
    else if (settings->without_tls && !settings_is_loopback(host))
        json_complain(place, "\"tls\": \"none\" is for a server on this very machine only; take it out");
    settings->url = memory_copy_text(url);
}

static void read_url(const struct json_place *root, struct settings *settings)
{
    struct json_place place = json_member(root, "url");
    const char *url = json_need_text(&place, SETTINGS_TEXT_BYTES_MAX);

    if (!json_is_there(&place))
        json_complain(root, "has no \"url\"; write where the inbox is: smtps://HOST:PORT or maildir:/PATH");
    else if (strncmp(url, "maildir:/", 9) == 0)
        settings->maildir = memory_copy_text(url + 8);
    else if (url[0] != '\0')
        read_server(&place, url, settings);
}

static void read_tls(const struct json_place *root, struct settings *settings)
{
    struct json_place place = json_member(root, "tls");
    const char *tls = json_text(&place, SETTINGS_TEXT_BYTES_MAX, "required");

    settings->without_tls = strcmp(tls, "none") == 0;
    if (!settings->without_tls && strcmp(tls, "required") != 0)
        json_complain(&place, "must be \"required\" or, for a server on this machine, \"none\"");
}

static void check_names(const struct json_place *root, const struct settings *settings)
{
    static const char HOST_CHARACTERS[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-";
    struct json_place place;

    place = json_member(root, "sender");
    if (settings->sender != NULL && !mime_is_address(settings->sender))
        json_complain(&place, "must be one e-mail address without a name: kiosk@example.gov.uk");
    place = json_member(root, "domain");
    if (settings->domain != NULL && (settings->domain[0] == '\0' ||
                                     strspn(settings->domain, HOST_CHARACTERS) != strlen(settings->domain)))
        json_complain(&place, "must be a host name: kiosk.example.gov.uk");
    place = json_member(root, "user");
    if ((settings->user == NULL) != (settings->password == NULL))
        json_complain(json_is_there(&place) ? &place : root, "\"user\" and \"passwordFile\" go together");
}

enum status settings_read(const char *path, struct faults *faults, struct settings *ret_settings)
{
    static const char *const KNOWN[] = {"url", "user",   "passwordFile", "caFile",
                                        "tls", "domain", "sender",       NULL};
    struct settings settings = {0};
    struct json_doc *doc = NULL;
    size_t faults_before = faults->count;
    struct json_place root;
    enum status status = json_doc_read(path, path, SETTINGS_BYTES_MAX, faults, &doc);

    if (status != OK)
        return status;
    root = json_doc_root(doc, faults);
    json_refuse_unknown(&root, KNOWN);
    settings.domain = copy_if_set(&root, "domain");
    settings.user = copy_if_set(&root, "user");
    settings.sender = copy_if_set(&root, "sender");
    read_tls(&root, &settings);
    read_url(&root, &settings);
    read_ca_file(&root, path, &settings);
    read_password(&root, path, &settings);
    check_names(&root, &settings);
    json_doc_destroy(doc);
    if (faults->count > faults_before) {
        settings_finish(&settings);
        return INVALID;
    }
    *ret_settings = settings;
    return OK;
}

void settings_finish(struct settings *settings)
{
    free(settings->maildir);
    free(settings->url);
    free(settings->domain);
    free(settings->user);
    free(settings->ca_file);
    free(settings->sender);
    memory_wipe_text(settings->password);
    *settings = (struct settings){0};
}
