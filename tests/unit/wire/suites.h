/* The suites of the wire's unit tests, and the socket folder that some of them share. */
#ifndef TEST_WIRE_SUITES_H
#define TEST_WIRE_SUITES_H

#include <check.h>
#include <limits.h>

#include "wire/wire.h"

#define UUID_TEXT "3f2504e0-4f89-41d3-9a0c-0305e82c3301"
#define KEY_ID_TEXT "0123456789abcdef"

/* A request that glass and table agree on. Owns: the caller. */
json_t *valid_submit(void);

/* Whether a request with these fields may be asked by a peer, and whether an answer is one. Why not stands in
 * `checked_why`. `status_of_answer` takes over the reference to `fields`. */
extern char checked_why[WIRE_WHY_BYTES];
enum status status_of_request(enum wire_kind kind, const char *text, enum wire_peer peer);
enum status status_of_answer(enum wire_kind kind, json_t *fields);

Suite *message_suite(void);
Suite *admin_suite(void);
Suite *channel_suite(void);
Suite *mutation_suite(void);
Suite *session_suite(void);
Suite *staff_suite(void);
Suite *vitamins_suite(void);

#endif
