/* A message made of a text, and held against the table. */
#include "suites.h"

char checked_why[WIRE_WHY_BYTES];

enum status status_of_request(enum wire_kind kind, const char *text, enum wire_peer peer)
{
    json_t *message = wire_request(kind, json_loads(text, 0, NULL));
    enum wire_kind found = WIRE_KINDS;
    const json_t *fields = NULL;
    enum status status = wire_check_request(message, peer, &found, &fields, checked_why);

    ck_assert_int_eq(found == kind, status == OK);
    json_decref(message);
    return status;
}

enum status status_of_answer(enum wire_kind kind, json_t *fields)
{
    json_t *message = wire_answer(kind, fields);
    const json_t *found = NULL;
    enum status status = wire_check_answer(message, kind, &found, checked_why);

    ck_assert_int_eq(found != NULL, status == OK);
    json_decref(message);
    return status;
}
