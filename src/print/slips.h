/* The slips that a family takes away, each a pure function from plain values to a paper: in the parent's
 * language, with English under it for whoever else reads it. Names and what a pack says come in as they are
 * shown on the glass; the words around them are `slip.*` of the locales. Borrows nothing after the call.
 * Does not: know sessions, services or requests, or print. */
#ifndef PRINT_SLIPS_H
#define PRINT_SLIPS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "locale/words.h"
#include "print/paper.h"

enum { SLIP_LINES_MAX = 16 };

/* Whose slip it is, the same for all of them. */
struct slip {
    const struct words *words;
    const char *language;     /* the parent's */
    struct paper_text centre; /* its name */
    bool is_copy;             /* printed again: it says COPY */
};

/* Any text, phone, icon or place that is not known is NULL and takes no room. */
struct slip_ticket {
    struct paper_text name;
    const char *icon;
    int64_t begins_utc_ms;
    int64_t ends_utc_ms;     /* 0 not known */
    const struct date *days; /* of a course, all of them; NULL: the one day on which it begins */
    size_t day_count;
    const char *place;
    const char *address;
    const char *holder; /* the name that was given for it */
    int adults, children;
    struct paper_text bring;
    const char *phone;
    int waiting_place; /* in the queue, from 1; 0: a place is booked */
    const char *reference;
    const char *cancel_code; /* 6 digits */
    int64_t made_utc_ms;
    bool is_example; /* a made-up session, to try the kiosk with */
};

/* Fails: INVALID when a name or reference is missing or a message cannot be made, FULL. Owns: the caller,
 * paper_finish, also when it fails. */
enum status slip_ticket(const struct slip *slip, const struct slip_ticket *ticket,
                        struct paper *ret_paper) MUST_CHECK;

/* A voucher for the counter. */
struct slip_voucher_item {
    struct paper_text product;
    int count;
};

struct slip_voucher {
    struct slip_voucher_item items[SLIP_LINES_MAX];
    size_t item_count;
    struct date until; /* the last day on which it holds */
    bool wants_card;   /* staff look at the Healthy Start card or letter */
    const char *price; /* to be paid for each, or NULL */
    bool is_priced;    /* to be paid for, price known or not */
    const char *reference;
};

/* Fails: as slip_ticket. */
enum status slip_voucher(const struct slip *slip, const struct slip_voucher *voucher,
                         struct paper *ret_paper) MUST_CHECK;

struct slip_request {
    struct paper_text topic; /* what was asked for */
    bool is_private;         /* they asked that it be not said: neither topic nor `next` is on the slip */
    const char *icon;
    struct paper_text next[SLIP_LINES_MAX]; /* what happens next; none: someone gets in touch */
    size_t next_count;
    const char *phone;
    const char *reference;
};

/* Fails: as slip_ticket. */
enum status slip_request(const struct slip *slip, const struct slip_request *request,
                         struct paper *ret_paper) MUST_CHECK;

struct slip_service {
    struct paper_text name;
    struct paper_text about;
    const char *icon;
    struct paper_text ages;
    struct paper_text times[SLIP_LINES_MAX];
    size_t time_count;
    const char *place;
    const char *address;
    struct paper_text how; /* to get in */
    struct paper_text bring;
    const char *phone;
    const char *code; /* what a QR code says, to keep it on a phone */
};

/* Fails: as slip_ticket. */
enum status slip_service(const struct slip *slip, const struct slip_service *service,
                         struct paper *ret_paper) MUST_CHECK;

#endif
