/* Bounds that more than one part of the table needs, and the fields that stand in messages of several. For
 * the files of this room only. */
#ifndef WIRE_WIRE_FIELDS_H
#define WIRE_WIRE_FIELDS_H

#include "rules/places.h"
#include "rules/reference.h"
#include "rules/session.h"
#include "wire/wire_table.h"

/* Lengths that other rooms set are repeated here, because the wire knows neither of them: a key's id and a
 * sealed box are vault/vault.h's, a state's name, a reason's length and a page's rows store/store.h's. */
enum { KEY_ID_CHARS = 16, SEALED_CHARS_MAX = 50 * 1024 - 1, PACK_CHARS_MAX = 64, STATE_CHARS_MAX = 16 };
enum { REASON_BYTES_MAX = 299, TRIES_MAX = 1000000000, UUID_CHARS = 36, WHAT_CHARS_MAX = 63 };
/* And here: a pack's names and words are centre/centre.h's, an address and a URL mail/settings.h's. */
enum { DAY_CHARS = 10, KIND_CHARS_MAX = 64, ADDRESS_BYTES_MAX = 254, WORDS_BYTES_MAX = 1040 };
/* What a person may type for a code: as it stands in the mail, or with spaces. */
enum { CODE_BYTES_MAX = 40 };
enum { TICKET_CODE_CHARS = 6, MINUTE_MAX = 24 * 60 - 1, PARTY_MAX = 99, SECONDS_MAX = 24 * 60 * 60 };
enum { WHY_CHARS_MAX = 32 };

#define MOMENT_MAX INT64_C(253402300799999) /* the last millisecond of the year 9999 */

/* And of vitamins, store/vitamins.h's. */
enum { PRODUCT_CHARS_MAX = 31, PACKS_MAX = 99, VOUCHER_ROWS = 16, STOCK_MAX = 100000, STAFF_MAX = 9999 };
enum { MONTH_CHARS = 7 };
/* A PIN is vault/pin.h's, an act of the audit store/staff.h's, a parent's name mail/'s. */
enum { PIN_CHARS_MAX = 12, ACT_CHARS_MAX = 16, NAME_BYTES_MAX = 300, TAG_CHARS_MAX = 35 };
enum { WAIT_SECONDS_MAX = 12 * 60 };
/* Of what staff set, centre/edits.h's; of a family's ages, mail/family.h's; of a report's row,
 * rules/report.h's. */
enum { SUBJECT_CHARS_MAX = 63, NOTICE_BYTES_MAX = 600, AGES_BYTES_MAX = 400, PHONE_BYTES_MAX = 120 };
enum { REPORT_WHAT_MAX = 99, AUDIT_WHAT_MAX = 100, MEGABYTES_MAX = 1000000000 };

/* clang-format off */
/* The name of a date of a session, what is left at one, and who comes, in every message that says so. */
#define SESSION_FIELDS                                                   \
    {.name = "session", .type = WIRE_NAME, .max = SESSION_ID_CHARS_MAX}, \
    {.name = "day", .type = WIRE_DAY},                                   \
    {.name = "minute", .type = WIRE_INTEGER, .max = MINUTE_MAX}
#define LEFT_FIELDS                                                      \
    {.name = "families", .type = WIRE_INTEGER, .max = PLACES_NO_LIMIT},  \
    {.name = "children", .type = WIRE_INTEGER, .max = PLACES_NO_LIMIT},  \
    {.name = "adults", .type = WIRE_INTEGER, .max = PLACES_NO_LIMIT}
#define PLACES_FIELDS                                                    \
    LEFT_FIELDS,                                                         \
    {.name = "waiting", .type = WIRE_INTEGER, .max = PLACES_NO_LIMIT}
#define PARTY_FIELDS                                                     \
    {.name = "children", .type = WIRE_INTEGER, .max = PARTY_MAX},        \
    {.name = "adults", .type = WIRE_INTEGER, .max = PARTY_MAX}
#define EDIT_FIELDS                                                      \
    {.name = "kind", .type = WIRE_NAME, .max = STATE_CHARS_MAX},         \
    {.name = "subject", .type = WIRE_NAME, .max = SUBJECT_CHARS_MAX},    \
    {.name = "day", .type = WIRE_DAY, .may_be_empty = true},             \
    LEFT_FIELDS,                                                         \
    {.name = "text", .type = WIRE_TEXT, .max = NOTICE_BYTES_MAX}
#define ATTENDANCE_FIELDS                                                \
    {.name = "arrived", .type = WIRE_INTEGER, .max = 1},                 \
    {.name = "isNew", .type = WIRE_INTEGER, .max = 1},                   \
    {.name = "walkIn", .type = WIRE_INTEGER, .max = 1}
/* clang-format on */

/* {}, {"verdict"}, {"reference"}, {"after"} */
extern const struct wire_field wire_nothing[];
extern const struct wire_field wire_verdict[];
extern const struct wire_field wire_reference[];
extern const struct wire_field wire_after[];

#endif
