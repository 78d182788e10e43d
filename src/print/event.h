/* A date for the calendar of a phone, as one iCalendar event that fits a QR code people can scan from paper.
 * Source: RFC 5545. Does not: know time zones (its times are UTC, which every phone turns into its own). */
#ifndef PRINT_EVENT_H
#define PRINT_EVENT_H

#include <stdint.h>

#include "base/status.h"
#include "base/strbuf.h"

/* What a code of 69 modules holds, so that a module on the narrowest paper is still half a millimetre. */
enum { EVENT_BYTES_MAX = 328 };

struct event {
    const char *reference;
    int64_t made_utc_ms;
    int64_t begins_utc_ms;
    int64_t ends_utc_ms; /* 0 not known */
    const char *summary;
    const char *place;   /* its name; NULL */
    const char *address; /* NULL */
};

/* Appends the event, its lines ended by CR LF. When it is too long the address goes, then the place, then the
 * end of the summary. Values lose the isolates and joiners that formatting put in.
 * Fails: INVALID without a reference, a summary or a beginning, FULL. */
enum status event_write(const struct event *event, struct strbuf *ret_text) MUST_CHECK;

#endif
