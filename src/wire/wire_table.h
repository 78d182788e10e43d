/* The shape of the table of messages, for the files of this room only. */
#ifndef WIRE_WIRE_TABLE_H
#define WIRE_WIRE_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "wire/wire.h"

enum wire_type {
    WIRE_INTEGER,   /* from 0 to `max` */
    WIRE_TEXT,      /* UTF-8 of at most `max` bytes, may be empty */
    WIRE_NAME,      /* at most `max` of A-Z a-z 0-9 - _, may be empty */
    WIRE_BASE64,    /* 4 to `max` characters */
    WIRE_HEX,       /* exactly `max` of 0-9 a-f */
    WIRE_UUID,      /* lower-case, 36 characters */
    WIRE_REFERENCE, /* as rules/reference.h writes it */
    WIRE_DAY,       /* a whole date: "2026-11-23" */
    WIRE_ROWS,      /* at most `max` objects of the fields `row` */
};

struct wire_field {
    const char *name; /* NULL ends a list of fields */
    enum wire_type type;
    int64_t max;
    const struct wire_field *row;
    bool may_be_empty; /* "" will do too: nothing to name */
};

struct wire_message {
    const char *name;
    enum wire_peer least; /* who may ask it: this one and those above */
    const struct wire_field *asked;
    const struct wire_field *answered;
};

/* The parts of the table that have a file of their own; every kind has its row in just one part, and no name
 * in the others. */
extern const struct wire_message wire_session_messages[WIRE_KINDS];
extern const struct wire_message wire_vitamin_messages[WIRE_KINDS];
extern const struct wire_message wire_staff_messages[WIRE_KINDS];
extern const struct wire_message wire_desk_messages[WIRE_KINDS];

/* Borrows: for ever. */
const struct wire_message *wire_message_of(enum wire_kind kind);

/* The kind named `name`, or WIRE_KINDS. */
enum wire_kind wire_kind_named(const char *name);

/* Checks an object of fields against a list: all there, none unknown, each of its type and within its bound.
 * Fails: INVALID; `ret_why` then says why without repeating what was sent. */
enum status wire_check_fields(const json_t *fields, const struct wire_field *known,
                              char ret_why[WIRE_WHY_BYTES]) MUST_CHECK;

#endif
