/* What can go wrong, by name. Every fallible function of Doorstep returns one of these; the words a
 * person needs are kept by the handle or the `struct faults` that the caller passed in. */
#ifndef BASE_STATUS_H
#define BASE_STATUS_H

enum status {
    OK = 0,
    NOT_FOUND,   /* the thing asked for is not there */
    FULL,        /* a bound, a disk or a place limit was reached */
    BUSY,        /* not yet, or held by somebody else; ask again */
    INVALID,     /* the input breaks a rule */
    CORRUPT,     /* our own data cannot be read back */
    IO,          /* the file, socket or database failed */
    DENIED,      /* not allowed for this caller */
    UNAVAILABLE, /* the other side is not there */
};

#define MUST_CHECK __attribute__((warn_unused_result))
#define PRINTF_LIKE(text, first) __attribute__((format(printf, text, first)))

/* The lower-case name of a status, for logs and tests. Never NULL. */
const char *status_name(enum status status);

#endif
