/* Where the referral inbox is and how to get there: private/inbox.json, read and checked. The rule that
 * decides about TLS is here: without it only to this machine itself. */
#ifndef MAIL_SETTINGS_H
#define MAIL_SETTINGS_H

#include <stdbool.h>

#include "base/faults.h"
#include "base/status.h"

enum { SETTINGS_TEXT_BYTES_MAX = 1024 };

struct settings {
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

/* Fails: NOT_FOUND, INVALID, DENIED, IO, each with faults. Owns: the caller, settings_finish. */
enum status settings_read(const char *path, struct faults *faults, struct settings *ret_settings) MUST_CHECK;
void settings_finish(struct settings *settings);

/* Whether `host` can only be this machine: localhost, 127.0.0.0/8 or ::1. */
bool settings_is_loopback(const char *host);

#endif
