/* The relays: where this kiosk's mail goes first and how to get there: private/inbox.json, read and checked.
 * One is plain, and a route that names none takes it; the others have names, which routes use. The rule that
 * decides about TLS is here: without it only to this machine itself. */
#ifndef MAIL_SETTINGS_H
#define MAIL_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/faults.h"
#include "base/status.h"

enum { SETTINGS_TEXT_BYTES_MAX = 1024, SETTINGS_RELAYS_MAX = 16, SETTINGS_NAME_BYTES_MAX = 64 };

struct relay {
    char *name;    /* NULL: the plain one */
    char *maildir; /* NULL when it is a server */
    char *url;     /* scheme, host and port; NULL when it is a Maildir */
    char *domain;  /* each below NULL when not set */
    char *user;
    char *password;
    char *ca_file;
    char *sender;
    bool starts_plain; /* smtp://: TLS comes with STARTTLS */
    bool without_tls;
};

struct settings {
    struct relay relays[1 + SETTINGS_RELAYS_MAX]; /* the plain one first */
    size_t relay_count;
};

/* Fails: NOT_FOUND, INVALID, DENIED, IO, each with faults. Owns: the caller, settings_finish. */
enum status settings_read(const char *path, struct faults *faults, struct settings *ret_settings) MUST_CHECK;
void settings_finish(struct settings *settings);

/* The relay of that name, the plain one for NULL; NULL when there is none. Borrows: from the settings. */
const struct relay *settings_find_relay(const struct settings *settings, const char *name);

/* Whether `host` can only be this machine: localhost, 127.0.0.0/8 or ::1. */
bool settings_is_loopback(const char *host);

#endif
