/* The lines of an RFC 5322 message: headers that cannot be broken out of, and base64 bodies, so that nothing
 * a person typed ever reaches the mail server as a line of its own. Pure. Source: RFC 5322 sections 2.2
 * and 3.4, RFC 2045 section 6.8, RFC 2047. */
#ifndef MAIL_MIME_H
#define MAIL_MIME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "base/strbuf.h"

enum { MIME_ADDRESS_BYTES_MAX = 254, MIME_HEADER_BYTES_MAX = 900 };

/* One plain address: dot-atom, @, host name, all ASCII. Quoted local parts are not allowed. */
bool mime_is_address(const char *text);

/* `Name: value`, as encoded words when the value is not plain ASCII.
 * Fails: INVALID when the value holds a control character (CR and LF among them) or is too long. */
enum status mime_add_header(struct strbuf *message, const char *name, const char *value) MUST_CHECK;

/* `Name: display <address>`. Fails: as above, and when the address is none. */
enum status mime_add_address(struct strbuf *message, const char *name, const char *display,
                             const char *address) MUST_CHECK;

/* `Date:` in UTC. Fails: INVALID for a moment outside the years 1970 to 9999. */
enum status mime_add_date(struct strbuf *message, int64_t utc_ms) MUST_CHECK;

/* Lines of 76 characters, each closed by CRLF. */
void mime_add_base64(struct strbuf *message, const char *bytes, size_t count);

#endif
