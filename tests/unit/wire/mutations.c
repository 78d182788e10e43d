/* Valid messages with random damage: whatever comes of it, it is taken whole or refused with words. */
#include "suites.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { ROUNDS = 20000, ROOM = 512 };

/* The same damage in every run, so that a failure can be repeated. */
static uint32_t seed = 2463534242;

static uint32_t draw(uint32_t below)
{
    seed ^= seed << 13;
    seed ^= seed >> 17;
    seed ^= seed << 5;
    return seed % below;
}

static size_t damage(char *text, size_t length)
{
    static const char *const pieces[] = {"{", "}",    "[",  "]",   "\"",      ":",
                                         ",", "null", "-1", "1e9", "\\u0000", "\\"};
    const char *piece = pieces[draw(sizeof pieces / sizeof pieces[0])];
    size_t at = draw((uint32_t)length);
    size_t cut = draw(8);

    switch (draw(4)) {
    case 0:
        text[at] = (char)draw(256);
        return length;
    case 1:
        memcpy(text + at, piece, strlen(piece));
        return at + strlen(piece) > length ? at + strlen(piece) : length;
    case 2:
        cut = cut > length - at ? length - at : cut;
        memmove(text + at, text + at + cut, length - at - cut);
        return length - cut > 0 ? length - cut : 1;
    default:
        memmove(text + at, text + draw((uint32_t)length), draw(32));
        return length;
    }
}

static int check_damaged(const json_t *message, bool is_request)
{
    char text[ROOM] = "";
    size_t length = json_dumpb(message, text, sizeof text, JSON_COMPACT);
    char why[WIRE_WHY_BYTES] = "";
    const json_t *fields = NULL;
    enum wire_kind kind = WIRE_KINDS;
    enum status status;
    json_t *damaged;

    ck_assert_uint_lt(length, ROOM - 64);
    for (uint32_t blows = 1 + draw(3); blows > 0; blows--)
        length = damage(text, length);
    damaged = json_loadb(text, length, JSON_REJECT_DUPLICATES, NULL);
    if (is_request)
        status = wire_check_request(damaged, WIRE_ADMIN, &kind, &fields, why);
    else
        status = wire_check_answer(damaged, WIRE_QUEUE_LIST, &fields, why);
    ck_assert_int_eq(fields != NULL, status == OK);
    ck_assert_int_eq(why[0] != '\0', status != OK);
    json_decref(damaged);
    return damaged != NULL;
}

static void check_many(json_t *message, bool is_request)
{
    int parsed = 0;

    for (int i = 0; i < ROUNDS; i++)
        parsed += check_damaged(message, is_request);
    ck_assert_int_gt(parsed, ROUNDS / 20); /* else only jansson would have been tried */
    json_decref(message);
}

START_TEST(damaged_requests)
{
    check_many(valid_submit(), true);
    check_many(wire_request(WIRE_QUEUE_LIST, json_pack("{s:i, s:i}", "after", 7, "limit", 50)), true);
    check_many(wire_request(WIRE_ROUTE_CONFIRM,
                            json_pack("{s:s, s:s}", "kind", "self-referral", "code", "2222-2222")),
               true);
    check_many(wire_request(WIRE_RESERVE, json_pack("{s:s, s:s, s:s, s:s, s:i, s:i, s:i}", "reservation",
                                                    UUID_TEXT, "pack", "", "session", "monday-play", "day",
                                                    "2026-11-23", "minute", 600, "children", 2, "adults", 1)),
               true);
}
END_TEST

START_TEST(damaged_answers)
{
    json_t *item = json_pack("{s:i, s:s, s:s, s:i, s:i, s:i, s:s}", "id", 1, "state", "held", "reference",
                             "2222-2222", "acceptedUtcMs", 1, "nextTryUtcMs", 0, "tries", 1, "reason", "550");

    check_many(wire_answer(WIRE_QUEUE_LIST, json_pack("{s:[o], s:i}", "items", item, "next", 0)), false);
}
END_TEST

Suite *mutation_suite(void)
{
    Suite *suite = suite_create("wire mutations");
    TCase *damaged = tcase_create("damaged");

    tcase_set_timeout(damaged, 60);
    tcase_add_test(damaged, damaged_requests);
    tcase_add_test(damaged, damaged_answers);
    suite_add_tcase(suite, damaged);
    return suite;
}
