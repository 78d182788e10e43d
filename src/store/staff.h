/* Who is staff, how often PINs were guessed, and what staff did. A staff member is a number and the hash of a
 * PIN; no name is kept. A guess is counted before its hash is even looked at, so that whoever stops the
 * keeper in between gains nothing. The recovery code lets all of them try again once, and is kept and guessed
 * as the PIN of a number that nobody has. The audit says who did what with which reference, never whom it was
 * about; it is kept for a year. Does not: hash, or decide how many guesses there are. */
#ifndef STORE_STAFF_H
#define STORE_STAFF_H

#include <stdbool.h>

#include "rules/tries.h"
#include "store/store.h"

enum {
    STAFF_RECOVERY = 0, /* stands in place of a staff number for the recovery code; no list has it */
    STAFF_NUMBER_MAX = 9999,
    STAFF_PIN_BYTES = 128,
    STAFF_PAGE = 50,
    AUDIT_ACT_BYTES = 17,
    AUDIT_WHAT_BYTES = 101
};

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

/* Another recovery code, by its hash, in place of the one before, with all its tries. Fails: FULL, IO,
 * CORRUPT.
 */
enum status staff_make_recovery(struct store *store, const char *code, int64_t now_utc_ms) MUST_CHECK;

/* Of each number, of all together, and of the recovery code: ten guesses in the first hour and five in each
 * after it, however they are spread; and nobody waits longer than twelve minutes. */
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
    char pin[STAFF_PIN_BYTES]; /* the hash to hold the guess against; "": nobody has this number, or there is
                                  no recovery code */
};

/* Uses a try of that number and one of all, of STAFF_RECOVERY its own only, and writes it down as wrong.
 * Fails: FULL, IO, CORRUPT. */
enum status staff_guess_begin(struct store *store, const struct staff_guess *guess,
                              struct staff_try *ret_try) MUST_CHECK;

/* The PIN was right: gives back the try that was used, no other, and says so in the audit. */
enum status staff_guess_right(struct store *store, const struct staff_guess *guess,
                              const struct staff_try *used) MUST_CHECK;

/* The recovery code was right: every number and all together have all their tries again, and it is used up.
 */
enum status staff_recover(struct store *store, const struct staff_guess *guess,
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
    AUDIT_OPENED,   /* one family's name and telephone */
    AUDIT_REGISTER, /* a register with its names, to print or to export */
    AUDIT_ARRIVED,
    AUDIT_NOT_ARRIVED,
    AUDIT_WALKED_IN,
    AUDIT_EDITED, /* what is set over the pack; undone */
    AUDIT_UNDONE,
    AUDIT_REPORT,
    AUDIT_RECOVERY_MADE, /* a recovery code, by the command line */
    AUDIT_RECOVERED,     /* it let everybody try again */
    AUDIT_STOCK,         /* packs of a batch received, written off or counted */
    AUDIT_ACTS,
};

/* "unlocked", "wrong-pin", …, as in the database and on the wire. */
const char *audit_act_name(enum audit_act act);

struct audit_row {
    int64_t id;
    int64_t utc_ms;
    int staff;                   /* 0: the command line, or a guess at the recovery code */
    char act[AUDIT_ACT_BYTES];   /* as audit_act_name; of a later Doorstep it may be another */
    char what[AUDIT_WHAT_BYTES]; /* a reference; a date of a session or a batch, as below; or "" */
};

/* "monday-play_2026-11-23_1000": what stands for a date of a session in the audit. */
void audit_what_date(const char *session, struct date day, int minute, char ret_what[AUDIT_WHAT_BYTES]);

/* "drops_A-17": the same for a batch of a product, which are plain names. */
void audit_what_batch(const char *product, const char *batch, char ret_what[AUDIT_WHAT_BYTES]);

/* `what` is a plain name of A-Z a-z 0-9 - _, or "". Even a full disk has room for it. Fails: FULL, IO,
 * CORRUPT. */
enum status audit_add(struct store *store, int staff, enum audit_act act, const char *what,
                      int64_t now_utc_ms) MUST_CHECK;

/* The rows after `after`, oldest first. */
enum status audit_list(struct store *store, int64_t after, struct audit_row *ret_rows, size_t limit,
                       size_t *ret_count) MUST_CHECK;

#endif
