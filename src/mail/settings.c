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

static char *copy_if_set(const struct json_place *object, const char *key)
{
    struct json_place place = json_member(object, key);
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

static void read_ca_file(const struct json_place *object, const char *settings_path, struct relay *relay)
{
    struct json_place place = json_member(object, "caFile");
    const char *named = json_text(&place, SETTINGS_TEXT_BYTES_MAX, NULL);
    struct stat info;

    if (named == NULL)
        return;
    relay->ca_file = path_beside(settings_path, named);
    if (stat(relay->ca_file, &info) != 0)
        json_complain(&place, "%s is not there; put the certificate of the mail server's authority there",
                      relay->ca_file);
}

/* The first line of the file, which others must not be able to read. */
static void read_password(const struct json_place *object, const char *settings_path, struct relay *relay)
{
    struct json_place place = json_member(object, "passwordFile");
    const char *named = json_text(&place, SETTINGS_TEXT_BYTES_MAX, NULL);
    char *path = named != NULL ? path_beside(settings_path, named) : NULL;
    size_t bytes;
    struct stat info;

    if (path == NULL)
        return;
    if (file_read(path, SETTINGS_TEXT_BYTES_MAX, &relay->password, &bytes) != OK)
        json_complain(&place, "%s cannot be read; put the password there, readable by the keeper only", path);
    else
        relay->password[strcspn(relay->password, "\r\n")] = '\0';
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

static void read_server(const struct json_place *place, const char *url, struct relay *relay)
{
    char host[HOST_BYTES_MAX + 1];

    relay->starts_plain = strncmp(url, "smtp://", 7) == 0;
    if (!relay->starts_plain && strncmp(url, "smtps://", 8) != 0)
        json_complain(place, "must begin with smtps://, smtp:// or maildir:/");
    else if (!read_host(strstr(url, "://") + 3, host))
        json_complain(place, "must be a host and, if need be, a port: smtps://mail.example.gov.uk:465");
    else if (relay->without_tls && !relay->starts_plain)
        json_complain(place,
                      "smtps:// is TLS from the start, yet \"tls\" says \"none\"; take one of them out");
    else if (relay->without_tls && !settings_is_loopback(host))
        json_complain(place, "\"tls\": \"none\" is for a server on this very machine only; take it out");
    relay->url = memory_copy_text(url);
}

static void read_url(const struct json_place *object, struct relay *relay)
{
    struct json_place place = json_member(object, "url");
    const char *url = json_need_text(&place, SETTINGS_TEXT_BYTES_MAX);

    if (!json_is_there(&place))
        json_complain(object, "has no \"url\"; write where the inbox is: smtps://HOST:PORT or maildir:/PATH");
    else if (strncmp(url, "maildir:/", 9) == 0)
        relay->maildir = memory_copy_text(url + 8);
    else if (url[0] != '\0')
        read_server(&place, url, relay);
}

static void read_tls(const struct json_place *object, struct relay *relay)
{
    struct json_place place = json_member(object, "tls");
    const char *tls = json_text(&place, SETTINGS_TEXT_BYTES_MAX, "required");

    relay->without_tls = strcmp(tls, "none") == 0;
    if (!relay->without_tls && strcmp(tls, "required") != 0)
        json_complain(&place, "must be \"required\" or, for a server on this machine, \"none\"");
}

static void check_names(const struct json_place *object, const struct relay *relay)
{
    static const char HOST_CHARACTERS[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-";
    struct json_place place;

    place = json_member(object, "sender");
    if (relay->sender != NULL && !mime_is_address(relay->sender))
        json_complain(&place, "must be one e-mail address without a name: kiosk@example.gov.uk");
    place = json_member(object, "domain");
    if (relay->domain != NULL &&
        (relay->domain[0] == '\0' || strspn(relay->domain, HOST_CHARACTERS) != strlen(relay->domain)))
        json_complain(&place, "must be a host name: kiosk.example.gov.uk");
    place = json_member(object, "user");
    if ((relay->user == NULL) != (relay->password == NULL))
        json_complain(json_is_there(&place) ? &place : object, "\"user\" and \"passwordFile\" go together");
}

static void finish_relay(struct relay *relay)
{
    free(relay->name);
    free(relay->maildir);
    free(relay->url);
    free(relay->domain);
    free(relay->user);
    free(relay->ca_file);
    free(relay->sender);
    memory_wipe_text(relay->password);
    *relay = (struct relay){0};
}

static void read_relay(const struct json_place *object, const char *settings_path, struct relay *relay)
{
    relay->domain = copy_if_set(object, "domain");
    relay->user = copy_if_set(object, "user");
    relay->sender = copy_if_set(object, "sender");
    read_tls(object, relay);
    read_url(object, relay);
    read_ca_file(object, settings_path, relay);
    read_password(object, settings_path, relay);
    check_names(object, relay);
}

static bool is_plain_name(const char *name)
{
    size_t length = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-");

    return length > 0 && length <= SETTINGS_NAME_BYTES_MAX && name[length] == '\0';
}

static void read_named(const struct json_place *relays, const char *name, const char *settings_path,
                       struct settings *settings)
{
    static const char *const KNOWN[] = {"url", "user",   "passwordFile", "caFile",
                                        "tls", "domain", "sender",       NULL};
    struct json_place place = json_member(relays, name);
    struct relay *relay;

    if (!is_plain_name(name)) {
        json_complain(&place, "is no name for a relay; write lower-case letters, digits and dashes only");
        return;
    }
    if (settings->relay_count > SETTINGS_RELAYS_MAX) {
        json_complain(&place, "is one relay too many; at most %d fit", SETTINGS_RELAYS_MAX);
        return;
    }
    relay = &settings->relays[settings->relay_count++];
    relay->name = memory_copy_text(name);
    json_refuse_unknown(&place, KNOWN);
    read_relay(&place, settings_path, relay);
}

static void read_all_named(const struct json_place *root, const char *settings_path,
                           struct settings *settings)
{
    struct json_place relays = json_member(root, "relays");
    const char *name;
    json_t *value;

    if (json_is_there(&relays) && !json_is_object(relays.value)) {
        json_complain(&relays, "must be an object: { \"NAME\": { \"url\": … } }");
        return;
    }
    json_object_foreach(relays.value, name, value)
    {
        if (name[0] != '@' && name[0] != '_')
            read_named(&relays, name, settings_path, settings);
    }
}

enum status settings_read(const char *path, struct faults *faults, struct settings *ret_settings)
{
    static const char *const KNOWN[] = {"url",    "user",   "passwordFile", "caFile", "tls",
                                        "domain", "sender", "relays",       NULL};
    struct settings settings = {.relay_count = 1};
    struct json_doc *doc = NULL;
    size_t faults_before = faults->count;
    struct json_place root;
    enum status status = json_doc_read(path, path, SETTINGS_BYTES_MAX, faults, &doc);

    if (status != OK)
        return status;
    root = json_doc_root(doc, faults);
    json_refuse_unknown(&root, KNOWN);
    read_relay(&root, path, &settings.relays[0]);
    read_all_named(&root, path, &settings);
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
    for (size_t i = 0; i < settings->relay_count; i++)
        finish_relay(&settings->relays[i]);
    settings->relay_count = 0;
}

const struct relay *settings_find_relay(const struct settings *settings, const char *name)
{
    if (name == NULL)
        return &settings->relays[0];
    for (size_t i = 1; i < settings->relay_count; i++) {
        if (strcmp(settings->relays[i].name, name) == 0)
            return &settings->relays[i];
    }
    return NULL;
}
