#include "suites.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "rules/reference.h"

static char why[WIRE_WHY_BYTES];

json_t *valid_submit(void)
{
    return wire_request(WIRE_SUBMIT, json_pack("{s:s, s:s, s:s}", "key", UUID_TEXT, "sealed",
                                               "QUJDRA==", "keyId", KEY_ID_TEXT));
}

static void check_request(json_t *message, enum wire_peer peer, enum status expected)
{
    enum wire_kind kind = WIRE_KINDS;
    const json_t *fields = NULL;

    why[0] = '\0';
    ck_assert_int_eq(wire_check_request(message, peer, &kind, &fields, why), expected);
    if (expected == OK) {
        ck_assert_int_ne(kind, WIRE_KINDS);
        ck_assert_ptr_nonnull(fields);
    } else {
        ck_assert_int_eq(kind, WIRE_KINDS);
        ck_assert_ptr_null(fields);
        ck_assert_str_ne(why, "");
    }
    json_decref(message);
}

/* A valid submission with one field put in place of what was there. */
static void check_submit_with(const char *name, json_t *value, enum status expected)
{
    json_t *message = valid_submit();

    ck_assert_int_eq(json_object_set_new(json_object_get(message, "fields"), name, value), 0);
    check_request(message, WIRE_GLASS, expected);
}

static json_t *text_of(size_t length, char filler)
{
    char *text = memory_allocate(length + 1, 1);
    json_t *value;

    memset(text, filler, length);
    value = json_string(text);
    free(text);
    return value;
}

START_TEST(takes_each_kind_of_request)
{
    check_request(wire_request(WIRE_HELLO, NULL), WIRE_GLASS, OK);
    check_request(valid_submit(), WIRE_GLASS, OK);
    check_request(valid_submit(), WIRE_ADMIN, OK);
    check_request(
        wire_request(WIRE_COUNT, json_pack("{s:s, s:s}", "key", "123e4567-e89b-42d3-a456-426614174000",
                                           "what", "redirect-hub")),
        WIRE_GLASS, OK);
    check_request(
        wire_request(WIRE_COUNT, json_pack("{s:s, s:s}", "key", "123e4567-e89b-42d3-a456-426614174000",
                                           "what", "Amina Begum")),
        WIRE_GLASS, INVALID);
    check_request(wire_request(WIRE_CLOCK, json_pack("{s:I, s:I}", "utcMs", (json_int_t)1795000000000,
                                                     "monotonicMs", (json_int_t)0)),
                  WIRE_GLASS, OK);
    check_request(wire_request(WIRE_QUEUE_LIST, json_pack("{s:i, s:i}", "after", 0, "limit", 50)), WIRE_ADMIN,
                  OK);
}
END_TEST

START_TEST(gives_the_fields_of_what_was_asked)
{
    json_t *message = valid_submit();
    enum wire_kind kind = WIRE_KINDS;
    const json_t *fields = NULL;

    ck_assert_int_eq(wire_check_request(message, WIRE_GLASS, &kind, &fields, why), OK);
    ck_assert_int_eq(kind, WIRE_SUBMIT);
    ck_assert_str_eq(json_string_value(json_object_get(fields, "sealed")), "QUJDRA==");
    json_decref(message);
}
END_TEST

START_TEST(the_glass_may_not_list_the_queue)
{
    check_request(wire_request(WIRE_QUEUE_LIST, json_pack("{s:i, s:i}", "after", 0, "limit", 50)), WIRE_GLASS,
                  DENIED);
    /* refused for who asks, before its fields are looked at */
    check_request(wire_request(WIRE_QUEUE_LIST, NULL), WIRE_GLASS, DENIED);
}
END_TEST

START_TEST(refuses_another_version)
{
    static const int versions[] = {-1, 0, 2, 1000};

    for (size_t i = 0; i < sizeof versions / sizeof versions[0]; i++) {
        json_t *message = valid_submit();

        json_object_set_new(message, "version", json_integer(versions[i]));
        check_request(message, WIRE_GLASS, INVALID);
        ck_assert_ptr_nonnull(strstr(why, "version"));
    }
}
END_TEST

START_TEST(refuses_what_is_no_request)
{
    static const char *const wrong[] = {
        "{}",
        "[]",
        "[1,2,3]",
        "{\"version\":1}",
        "{\"version\":\"1\",\"ask\":\"hello\",\"fields\":{}}",
        "{\"version\":1.0,\"ask\":\"hello\",\"fields\":{}}",
        "{\"version\":1,\"ask\":\"hullo\",\"fields\":{}}",
        "{\"version\":1,\"ask\":7,\"fields\":{}}",
        "{\"version\":1,\"ask\":\"hello\",\"fields\":[]}",
        "{\"version\":1,\"ask\":\"hello\",\"fields\":null}",
        "{\"version\":1,\"ask\":\"hello\",\"field\":{}}",
        "{\"version\":1,\"ask\":\"hello\"}",
        "{\"version\":1,\"ask\":\"hello\",\"fields\":{},\"more\":1}",
        "{\"version\":1,\"ask\":\"hello\",\"fields\":{\"more\":1}}",
        "{\"version\":1,\"answer\":\"hello\",\"fields\":{}}",
    };

    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        check_request(json_loads(wrong[i], 0, NULL), WIRE_GLASS, INVALID);
}
END_TEST

START_TEST(a_field_must_be_there_and_of_its_type)
{
    static const char *const names[] = {"key", "sealed", "keyId"};

    for (size_t i = 0; i < 3; i++) {
        json_t *message = valid_submit();

        json_object_del(json_object_get(message, "fields"), names[i]);
        check_request(message, WIRE_GLASS, INVALID);
        ck_assert_ptr_nonnull(strstr(why, names[i]));
        check_submit_with(names[i], json_integer(1), INVALID);
        check_submit_with(names[i], json_null(), INVALID);
        check_submit_with(names[i], json_object(), INVALID);
        check_submit_with(names[i], json_string(""), INVALID);
        check_submit_with(names[i], json_stringn("QUJD\0A==", 8), INVALID);
    }
}
END_TEST

START_TEST(what_was_sent_is_not_repeated_in_the_refusal)
{
    check_submit_with("key", json_string("Nasrin Begum"), INVALID);
    ck_assert_ptr_null(strstr(why, "Nasrin"));
    check_submit_with("Nasrin Begum", json_string("x"), INVALID);
    ck_assert_ptr_null(strstr(why, "Nasrin"));
}
END_TEST

START_TEST(a_key_is_a_uuid)
{
    check_submit_with("key", json_string("00000000-0000-4000-8000-000000000000"), OK);
    check_submit_with("key", json_string("00000000-0000-4000-8000-00000000000"), INVALID);
    check_submit_with("key", json_string("00000000-0000-4000-8000-0000000000000"), INVALID);
    check_submit_with("key", json_string("0000000000004-000-8000-00000000000-0"), INVALID);
    check_submit_with("key", json_string("------------------------------------"), INVALID);
    check_submit_with("key", json_string("3F2504E0-4F89-41D3-9A0C-0305E82C3301"), INVALID);
    check_submit_with("key", json_string("3f2504e0-4f89-41d3-9a0c-0305e82c330g"), INVALID);
}
END_TEST

START_TEST(sealed_is_base64_within_its_bound)
{
    check_submit_with("sealed", json_string("QUJD"), OK);
    check_submit_with("sealed", json_string("QUJDRA=="), OK);
    check_submit_with("sealed", json_string("QUJDRA="), INVALID);
    check_submit_with("sealed", json_string("QUJDR==="), INVALID);
    check_submit_with("sealed", json_string("===="), INVALID);
    check_submit_with("sealed", json_string("QU=DRA=="), INVALID);
    check_submit_with("sealed", json_string("QUJD\nQUJD"), INVALID);
    check_submit_with("sealed", json_string("QUJ-"), INVALID);
    check_submit_with("sealed", text_of(50 * 1024 - 4, 'A'), OK);
    check_submit_with("sealed", text_of(50 * 1024, 'A'), INVALID);
}
END_TEST

START_TEST(a_key_id_is_sixteen_hex_digits)
{
    check_submit_with("keyId", json_string("ffffffffffffffff"), OK);
    check_submit_with("keyId", json_string("fffffffffffffff"), INVALID);
    check_submit_with("keyId", json_string("fffffffffffffffff"), INVALID);
    check_submit_with("keyId", json_string("FFFFFFFFFFFFFFFF"), INVALID);
    check_submit_with("keyId", json_string("'; DROP TABLE --"), INVALID);
}
END_TEST

static void check_listing(json_t *after, json_t *limit, enum status expected)
{
    check_request(wire_request(WIRE_QUEUE_LIST, json_pack("{s:o, s:o}", "after", after, "limit", limit)),
                  WIRE_ADMIN, expected);
}

START_TEST(numbers_are_whole_and_within_bounds)
{
    check_listing(json_integer(0), json_integer(0), OK);
    check_listing(json_integer(INT64_MAX), json_integer(WIRE_PAGE_ROWS), OK);
    check_listing(json_integer(0), json_integer(WIRE_PAGE_ROWS + 1), INVALID);
    check_listing(json_integer(-1), json_integer(1), INVALID);
    check_listing(json_real(1.0), json_integer(1), INVALID);
    check_listing(json_string("1"), json_integer(1), INVALID);
    check_listing(json_true(), json_integer(1), INVALID);
}
END_TEST

static void check_answer(json_t *message, enum wire_kind kind, enum status expected)
{
    const json_t *fields = NULL;

    why[0] = '\0';
    ck_assert_int_eq(wire_check_answer(message, kind, &fields, why), expected);
    ck_assert_int_eq(fields != NULL, expected == OK);
    ck_assert_int_eq(why[0] == '\0', expected == OK);
    json_decref(message);
}

static json_t *reference_answer(void)
{
    char reference[REFERENCE_CHARS + 1];

    reference_make(random_system(), reference);
    return wire_answer(WIRE_SUBMIT, json_pack("{s:s}", "reference", reference));
}

START_TEST(takes_each_kind_of_answer)
{
    check_answer(wire_answer(WIRE_HELLO, json_pack("{s:s, s:s}", "keyId", KEY_ID_TEXT, "pack",
                                                   "cae66941d9efbd404e4d88758ea67670")),
                 WIRE_HELLO, OK);
    check_answer(reference_answer(), WIRE_SUBMIT, OK);
    check_answer(wire_answer(WIRE_CLOCK, NULL), WIRE_CLOCK, OK);
}
END_TEST

START_TEST(an_answer_is_to_what_was_asked)
{
    check_answer(reference_answer(), WIRE_HELLO, INVALID);
    check_answer(valid_submit(), WIRE_SUBMIT, INVALID);
    check_answer(wire_answer(WIRE_SUBMIT, NULL), WIRE_SUBMIT, INVALID);
    check_answer(wire_answer(WIRE_SUBMIT, json_pack("{s:s}", "reference", "AAAA-AAAA")), WIRE_SUBMIT,
                 INVALID);
    check_answer(json_loads("{\"version\":1,\"answer\":\"submit\",\"why\":\"x\"}", 0, NULL), WIRE_SUBMIT,
                 INVALID);
}
END_TEST

static json_t *queue_page(int rows, const char *reason)
{
    json_t *items = json_array();
    char reference[REFERENCE_CHARS + 1];

    reference_make(random_system(), reference);
    for (int i = 0; i < rows; i++)
        json_array_append_new(items, json_pack("{s:I, s:s, s:s, s:I, s:I, s:i, s:s}", "id", INT64_MAX - i,
                                               "state", "handed-over", "reference", reference,
                                               "acceptedUtcMs", (json_int_t)1795000000000, "nextTryUtcMs",
                                               (json_int_t)0, "tries", i, "reason", reason));
    return wire_answer(WIRE_QUEUE_LIST, json_pack("{s:o, s:I}", "items", items, "next", INT64_MAX));
}

START_TEST(a_page_of_the_queue)
{
    check_answer(queue_page(0, ""), WIRE_QUEUE_LIST, OK);
    check_answer(queue_page(WIRE_PAGE_ROWS, "451 4.7.1 try again"), WIRE_QUEUE_LIST, OK);
    check_answer(queue_page(WIRE_PAGE_ROWS + 1, ""), WIRE_QUEUE_LIST, INVALID);
}
END_TEST

START_TEST(the_fullest_page_fits_one_message)
{
    char reason[300];
    json_t *page;

    memset(reason, '"', sizeof reason - 1); /* twice as long once escaped */
    reason[sizeof reason - 1] = '\0';
    page = queue_page(WIRE_PAGE_ROWS, reason);
    ck_assert_uint_lt(json_dumpb(page, NULL, 0, JSON_COMPACT), WIRE_BYTES_MAX);
    check_answer(page, WIRE_QUEUE_LIST, OK);
}
END_TEST

START_TEST(a_row_is_held_to_the_table)
{
    json_t *page = queue_page(2, "");
    json_t *items = json_object_get(json_object_get(page, "fields"), "items");

    json_object_set_new(json_array_get(items, 1), "sealed", json_string("QUJD"));
    check_answer(page, WIRE_QUEUE_LIST, INVALID);
    page = queue_page(2, "");
    items = json_object_get(json_object_get(page, "fields"), "items");
    json_array_append_new(items, json_string("row"));
    check_answer(page, WIRE_QUEUE_LIST, INVALID);
}
END_TEST

START_TEST(a_refusal_comes_back_as_its_status)
{
    for (int status = NOT_FOUND; status <= UNAVAILABLE; status++) {
        check_answer(wire_refusal((enum status)status, "the disk is full"), WIRE_SUBMIT, (enum status)status);
        ck_assert_str_eq(why, "the disk is full");
    }
}
END_TEST

START_TEST(a_refusal_never_becomes_ok)
{
    static const char *const names[] = {"ok", "", "unknown", "FULL"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        check_answer(json_pack("{s:i, s:s, s:s}", "version", 1, "problem", names[i], "why", "because"),
                     WIRE_SUBMIT, INVALID);
}
END_TEST

START_TEST(long_reasons_are_cut_between_characters)
{
    char endless[1000] = "";
    json_t *message;
    const char *words;

    for (int i = 0; i < 300; i++)
        memcpy(endless + 3 * i, "\u0995", 4);
    for (size_t shift = 0; shift < 3; shift++) {
        memmove(endless + 1, endless, strlen(endless) + 1);
        endless[0] = 'x';
        message = wire_refusal(FULL, endless);
        words = json_string_value(json_object_get(message, "why"));
        ck_assert_uint_ge(strlen(words), WIRE_WHY_BYTES - 4);
        ck_assert_uint_lt(strlen(words), WIRE_WHY_BYTES);
        json_decref(message);
    }
}
END_TEST

Suite *message_suite(void)
{
    Suite *suite = suite_create("wire messages");
    TCase *requests = tcase_create("requests");
    TCase *answers = tcase_create("answers");

    tcase_add_test(requests, takes_each_kind_of_request);
    tcase_add_test(requests, gives_the_fields_of_what_was_asked);
    tcase_add_test(requests, the_glass_may_not_list_the_queue);
    tcase_add_test(requests, refuses_another_version);
    tcase_add_test(requests, refuses_what_is_no_request);
    tcase_add_test(requests, a_field_must_be_there_and_of_its_type);
    tcase_add_test(requests, what_was_sent_is_not_repeated_in_the_refusal);
    tcase_add_test(requests, a_key_is_a_uuid);
    tcase_add_test(requests, sealed_is_base64_within_its_bound);
    tcase_add_test(requests, a_key_id_is_sixteen_hex_digits);
    tcase_add_test(requests, numbers_are_whole_and_within_bounds);
    suite_add_tcase(suite, requests);
    tcase_add_test(answers, takes_each_kind_of_answer);
    tcase_add_test(answers, an_answer_is_to_what_was_asked);
    tcase_add_test(answers, a_page_of_the_queue);
    tcase_add_test(answers, the_fullest_page_fits_one_message);
    tcase_add_test(answers, a_row_is_held_to_the_table);
    tcase_add_test(answers, a_refusal_comes_back_as_its_status);
    tcase_add_test(answers, a_refusal_never_becomes_ok);
    tcase_add_test(answers, long_reasons_are_cut_between_characters);
    suite_add_tcase(suite, answers);
    return suite;
}
