/* What people write into a field, read as what they mean: identifiers, times, dates, addresses of the web and
 * of mail, days, telephone numbers, text with HTML in it. Pure. What was read is written in the one form that
 * the pack has; reading that again gives the same. */
#ifndef FEED_PLAIN_H
#define FEED_PLAIN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"

enum plain {
    PLAIN_FINE,      /* as it should be */
    PLAIN_REWRITTEN, /* right, but written in another way; nobody needs to know */
    PLAIN_MENDED,    /* wrong, and understood all the same */
    PLAIN_UNREADABLE,
};

enum { PLAIN_ID_BYTES = 37, PLAIN_KEY_BYTES = 64, PLAIN_SHOWN_BYTES = 72 };

/* A UUID in lower case. What is none gets one that is always the same for the same text (version 8, RFC 9562
 * section 5.8): MENDED. */
enum plain plain_id(const char *text, char ret_id[PLAIN_ID_BYTES]);

/* "serviceId" to "service_id"; false when it has no capital or does not fit. */
bool plain_snake(const char *key, char ret_key[PLAIN_KEY_BYTES]);

/* "09:00"; a zone is no part of it, because feeds that write one mean the clock on the wall: MENDED. */
enum plain plain_time(const char *text, char ret_time[6]);

/* "2026-11-22"; days are before months, as written in the United Kingdom. */
enum plain plain_date(const char *text, char ret_date[11]);

/* "2026-11-22T10:00:00Z", RFC 3339; without a zone it is taken as UTC: MENDED. */
enum plain plain_moment(const char *text, char ret_moment[40]);

/* With http or https before it. An example host alone, http://www.example.com, is UNREADABLE. */
enum plain plain_uri(const char *text, struct strbuf *ret_uri);

enum plain plain_email(const char *text, struct strbuf *ret_email);

/* "MO,TH", "1SA,-1FR"; names of days in English are understood. */
enum plain plain_days(const char *text, struct strbuf *ret_days);

/* The same from what people write: "Mon, Thu", "Monday to Friday", "2nd and last Saturday of the month"; in
 * the order of the week. */
enum plain plain_week(const char *text, struct strbuf *ret_days);

/* The two letters of RFC 5545 for "TH", "Thu" or "Thursdays" at `*at`, which is moved behind it; NULL for
 * anything else. */
const char *plain_take_day(const char **at);

/* "1,15,-1". */
enum plain plain_month_days(const char *text, struct strbuf *ret_days);

/* "Office: 020 7946 0123" is a label and a number: MENDED. The label is empty when there is none. */
enum plain plain_phone(const char *text, struct strbuf *ret_number, struct strbuf *ret_label);

/* Text without markup, control characters or spaces at its ends; MENDED when it had HTML in it, UNREADABLE
 * when it is wrapped in HTML so often that there is no end to it. Line breaks stay. */
enum plain plain_text(const char *text, struct strbuf *ret_text);

/* At most PLAIN_SHOWN_BYTES - 1 bytes of foreign text that may be shown in a terminal. */
void plain_show(const char *text, char ret_shown[PLAIN_SHOWN_BYTES]);

/* The longest start of `text` of at most `bytes` bytes that does not cut a character, nor a word if it has
 * several. */
size_t plain_cut(const char *text, size_t bytes);

#endif
