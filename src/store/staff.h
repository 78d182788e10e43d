/* Who is staff, how often PINs were guessed, and what staff did. A staff member is a number and the hash of a
 * PIN; no name is kept. A guess is counted before its hash is even looked at, so that whoever stops the
 * keeper in between gains nothing. The audit says who did what with which reference, never whom it was about;
 * it is kept for a year. Does not: hash, or decide how many guesses there are. */
#ifndef STORE_STAFF_H
#define STORE_STAFF_H

#include <stdbool.h>

#include "rules/tries.h"
#include "store/store.h"

enum { STAFF_NUMBER_MAX = 9999, STAFF_PIN_BYTES = 128, STAFF_PAGE = 50, AUDIT_ACT_BYTES = 17 };

#define AUDIT_KEPT_MS (366 * INT64_C(86400000))

struct staff_member {
    int number; /* from 1 */
    struct date added;
    int64_t wait_ms; /* until it has a try again; 0: it has one */
};

/* Those with a number above `after`, in order; `tries_utc_ms` as in struct staff_guess. */
enum status staff_list(struct store *store, int after, int64_t tries_utc_ms, struct staff_member *ret_rows,
                       size_t limit, size_t *ret_count) MUST_CHECK;

/* Adds a number with the hash of its PIN, or gives one a new hash and all tries again, those that all numbers
 * share too. Fails: INVALID (to be added, and there already), NOT_FOUND (to be reset, and not there), FULL,
 * IO, CORRUPT. */
enum status staff_add(struct store *store, int number, const char *pin, int64_t now_utc_ms) MUST_CHECK;
enum status staff_reset(struct store *store, int number, const char *pin, int64_t now_utc_ms) MUST_CHECK;

/* Fails: NOT_FOUND, FULL, IO, CORRUPT. */
enum status staff_remove(struct store *store, int number, int64_t now_utc_ms) MUST_CHECK;

/* Of each number, and of all together: ten guesses in the first hour and five in each after it, however they
 * are spread; and nobody waits longer than twelve minutes. */
extern const struct tries_limit staff_tries_limit;

struct staff_guess {
    int number;
    int64_t tries_utc_ms; /* the time that tries are counted by */
    int64_t now_utc_ms;
};

struct staff_try {
    int64_t wait_ms;           /* until there is a try again; above 0: there is none now, and none was used */
    int64_t audited;           /* the row of the audit that will say how it went */
    int64_t next_wait_ms;      /* the same wait, if this one is wrong */
    char pin[STAFF_PIN_BYTES]; /* the hash to hold the guess against; "": nobody has this number */
};

/* Uses a try of that number and one of all, and writes it down as wrong. Fails: FULL, IO, CORRUPT. */
enum status staff_guess_begin(struct store *store, const struct staff_guess *guess,
                              struct staff_try *ret_try) MUST_CHECK;

/* The PIN was right: gives back the try that was used, no other, and says so in the audit. */
enum status staff_guess_right(struct store *store, const struct staff_guess *guess,
                              const struct staff_try *used) MUST_CHECK;

enum audit_act {
    AUDIT_UNLOCKED,
    AUDIT_WRONG_PIN,
    AUDIT_LOCKED_OUT, /* a wrong one too, after which there is none left for a while */
    AUDIT_HANDED_OVER,
    AUDIT_TICKET, /* to print again, which opens its name */
    AUDIT_CANCELLED,
    AUDIT_TAKEN,
    AUDIT_ADDED, /* a staff number, by the command line; reset, removed */
    AUDIT_RESET,
    AUDIT_REMOVED,
    AUDIT_ACTS,
};

/* "unlocked", "wrong-pin", …, as in the database and on the wire. */
const char *audit_act_name(enum audit_act act);

struct audit_row {
    int64_t id;
    int64_t utc_ms;
    int staff;                      /* 0: the command line */
    char act[AUDIT_ACT_BYTES];      /* as audit_act_name; of a later Doorstep it may be another */
    char what[REFERENCE_CHARS + 1]; /* a reference, or "" */
};

/* `what` is a reference or "". Even a full disk has room for it. Fails: FULL, IO, CORRUPT. */
enum status audit_add(struct store *store, int staff, enum audit_act act, const char *what,
                      int64_t now_utc_ms) MUST_CHECK;

/* The rows after `after`, oldest first. */
enum status audit_list(struct store *store, int64_t after, struct audit_row *ret_rows, size_t limit,
                       size_t *ret_count) MUST_CHECK;

#endif
