/* Vitamins on the wire: who may ask what, and every bound of what is asked and answered. */
#include "suites.h"

#include <stdlib.h>

#define KEY "\"key\":\"" UUID_TEXT "\""
#define ITEM "{\"product\":\"drops\",\"terms\":\"free\",\"count\":2}"
#define LONGEST "drops-7890-234567890-234567890-"
#define BATCH "\"product\":\"drops\",\"batch\":\"B_12-a\",\"expires\":\"2027-03-31\""

static const struct {
    enum wire_kind kind;
    bool glass_may_ask;
    const char *fields;
} SOUND[] = {
    {WIRE_VOUCHER, true, "{" KEY ",\"items\":[" ITEM "," ITEM "]}"},
    {WIRE_VOUCHER, true,
     "{" KEY ",\"items\":[{\"product\":\"" LONGEST "\",\"terms\":\"card\",\"count\":99}]}"},
    {WIRE_VOUCHER_LAST, true, "{\"reference\":\"2222-2222\"}"},
    {WIRE_VOUCHER_LOOK, false, "{\"reference\":\"2222-2222\"}"},
    {WIRE_HAND_OVER, false, "{" KEY ",\"reference\":\"2222-2222\",\"cardSeen\":1,\"staff\":0}"},
    {WIRE_HAND_OVER, false, "{" KEY ",\"reference\":\"2222-2222\",\"cardSeen\":0,\"staff\":9999}"},
    {WIRE_STOCK_LIST, false, "{\"after\":50}"},
    {WIRE_STOCK_CHANGE, false, "{" KEY ",\"change\":\"written-off\"," BATCH ",\"count\":100000,\"staff\":0}"},
    {WIRE_VITAMINS_TOTALS, false, "{\"month\":\"2026-11\",\"after\":0}"},
};

static const struct {
    enum wire_kind kind;
    const char *fields;
} UNSOUND[] = {
    {WIRE_VOUCHER, "{\"items\":[" ITEM "]}"},
    {WIRE_VOUCHER, "{\"key\":\"1\",\"items\":[" ITEM "]}"},
    {WIRE_VOUCHER, "{" KEY ",\"items\":[{\"product\":\"drops\",\"terms\":\"free\",\"count\":100}]}"},
    {WIRE_VOUCHER, "{" KEY ",\"items\":[{\"product\":\"drops\",\"terms\":\"free\",\"count\":-1}]}"},
    {WIRE_VOUCHER, "{" KEY ",\"items\":[{\"product\":\"" LONGEST "1\",\"terms\":\"free\",\"count\":1}]}"},
    {WIRE_VOUCHER, "{" KEY ",\"items\":[{\"product\":\"d's\",\"terms\":\"free\",\"count\":1}]}"},
    {WIRE_VOUCHER, "{" KEY ",\"items\":[{\"product\":\"drops\",\"count\":1}]}"},
    {WIRE_VOUCHER,
     "{" KEY ",\"items\":[{\"product\":\"drops\",\"terms\":\"free\",\"count\":1,\"name\":\"Amina\"}]}"},
    {WIRE_VOUCHER, "{" KEY ",\"items\":{}}"},
    {WIRE_VOUCHER_LAST, "{\"reference\":\"\"}"},
    {WIRE_VOUCHER_LAST, "{\"reference\":\"2222-2223\"}"},
    {WIRE_VOUCHER_LAST, "{\"reference\":\"DS:2222-2222\"}"},
    {WIRE_VOUCHER_LOOK, "{\"reference\":\"2222 2222\"}"},
    {WIRE_HAND_OVER, "{\"reference\":\"2222-2222\",\"cardSeen\":0,\"staff\":0}"},
    {WIRE_HAND_OVER, "{" KEY ",\"reference\":\"2222-2222\",\"cardSeen\":2,\"staff\":0}"},
    {WIRE_HAND_OVER, "{" KEY ",\"reference\":\"2222-2222\",\"cardSeen\":true,\"staff\":0}"},
    {WIRE_HAND_OVER, "{" KEY ",\"reference\":\"2222-2222\",\"cardSeen\":0,\"staff\":10000}"},
    {WIRE_STOCK_LIST, "{\"after\":-1}"},
    {WIRE_STOCK_CHANGE, "{" KEY ",\"change\":\"received\"," BATCH ",\"count\":100001,\"staff\":0}"},
    {WIRE_STOCK_CHANGE, "{" KEY ",\"change\":\"received\"," BATCH ",\"count\":-1,\"staff\":0}"},
    {WIRE_STOCK_CHANGE, "{" KEY ",\"change\":\"received\",\"product\":\"drops\",\"batch\":\"B/12\","
                        "\"expires\":\"2027-03-31\",\"count\":1,\"staff\":0}"},
    {WIRE_STOCK_CHANGE, "{" KEY ",\"change\":\"received\",\"product\":\"drops\",\"batch\":\"B12\","
                        "\"expires\":\"2027-03\",\"count\":1,\"staff\":0}"},
    {WIRE_STOCK_CHANGE, "{" KEY ",\"change\":\"received\",\"product\":\"drops\",\"batch\":\"B12\","
                        "\"expires\":\"\",\"count\":1,\"staff\":0}"},
    {WIRE_VITAMINS_TOTALS, "{\"month\":\"2026-11-22\",\"after\":0}"},
    {WIRE_VITAMINS_TOTALS, "{\"month\":\"2026-11\"}"},
};

START_TEST(sound_requests_are_taken)
{
    ck_assert_int_eq(status_of_request(SOUND[_i].kind, SOUND[_i].fields, WIRE_ADMIN), OK);
    ck_assert_int_eq(status_of_request(SOUND[_i].kind, SOUND[_i].fields, WIRE_GLASS),
                     SOUND[_i].glass_may_ask ? OK : DENIED);
}
END_TEST

START_TEST(unsound_requests_are_refused)
{
    ck_assert_int_eq(status_of_request(UNSOUND[_i].kind, UNSOUND[_i].fields, WIRE_ADMIN), INVALID);
    ck_assert_str_ne(checked_why, "");
}
END_TEST

static json_t *items(int count)
{
    json_t *list = json_array();

    for (int i = 0; i < count; i++)
        (void)json_array_append_new(
            list, json_pack("{s:s, s:s, s:i}", "product", LONGEST, "terms", "card", "count", 1));
    return list;
}

START_TEST(a_voucher_has_so_many_items)
{
    static const struct {
        int count;
        enum status status;
    } ROWS[] = {{0, OK}, {16, OK}, {17, INVALID}};
    json_t *fields = json_pack("{s:s, s:o}", "key", UUID_TEXT, "items", items(ROWS[_i].count));
    char *text = json_dumps(fields, 0);

    ck_assert_int_eq(status_of_request(WIRE_VOUCHER, text, WIRE_GLASS), ROWS[_i].status);
    json_decref(fields);
    free(text);
}
END_TEST

START_TEST(answers_are_held_to_the_table)
{
    ck_assert_int_eq(status_of_answer(WIRE_VOUCHER, json_pack("{s:s, s:s}", "reference", "2222-2222", "until",
                                                              "2026-12-20")),
                     OK);
    ck_assert_int_eq(
        status_of_answer(WIRE_VOUCHER, json_pack("{s:s, s:s}", "reference", "2222-2222", "until", "")),
        INVALID);
    ck_assert_int_eq(
        status_of_answer(WIRE_VOUCHER, json_pack("{s:s, s:s}", "reference", "", "until", "2026-12-20")),
        INVALID);
    ck_assert_int_eq(
        status_of_answer(WIRE_VOUCHER_LAST, json_pack("{s:s, s:s}", "verdict", "unknown", "day", "")), OK);
    ck_assert_int_eq(
        status_of_answer(WIRE_VOUCHER_LAST, json_pack("{s:s, s:s}", "verdict", "found", "day", "2026-10-01")),
        OK);
    ck_assert_int_eq(
        status_of_answer(WIRE_VOUCHER_LAST, json_pack("{s:s, s:s}", "verdict", "found", "day", "yesterday")),
        INVALID);
    ck_assert_int_eq(
        status_of_answer(WIRE_VOUCHER_LOOK, json_pack("{s:s, s:s, s:o}", "verdict", "open", "until",
                                                      "2026-12-20", "items", items(16))),
        OK);
    ck_assert_int_eq(status_of_answer(WIRE_VOUCHER_LOOK,
                                      json_pack("{s:s, s:s, s:[]}", "verdict", "none", "until", "", "items")),
                     OK);
    ck_assert_int_eq(
        status_of_answer(WIRE_HAND_OVER, json_pack("{s:s, s:s}", "verdict", "done", "product", "")), OK);
    ck_assert_int_eq(status_of_answer(WIRE_HAND_OVER, json_pack("{s:s}", "verdict", "no-stock")), INVALID);
    ck_assert_int_eq(status_of_answer(WIRE_STOCK_CHANGE, json_pack("{s:s}", "verdict", "too-few")), OK);
}
END_TEST

static json_t *batches(int count)
{
    json_t *list = json_array();

    for (int i = 0; i < count; i++)
        (void)json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:i}", "product", LONGEST, "batch",
                                                    LONGEST, "expires", "2027-03-31", "count", 100000));
    return json_pack("{s:o, s:i}", "items", list, "next", count);
}

START_TEST(the_longest_page_fits_one_message)
{
    json_t *fullest = wire_answer(WIRE_STOCK_LIST, batches(WIRE_PAGE_ROWS));

    ck_assert_uint_lt(json_dumpb(fullest, NULL, 0, JSON_COMPACT), WIRE_BYTES_MAX);
    json_decref(fullest);
    ck_assert_int_eq(status_of_answer(WIRE_STOCK_LIST, batches(WIRE_PAGE_ROWS)), OK);
    ck_assert_int_eq(status_of_answer(WIRE_STOCK_LIST, batches(WIRE_PAGE_ROWS + 1)), INVALID);
}
END_TEST

Suite *vitamins_suite(void)
{
    Suite *suite = suite_create("wire vitamins");
    TCase *tests = tcase_create("vitamins");

    tcase_add_loop_test(tests, sound_requests_are_taken, 0, sizeof SOUND / sizeof SOUND[0]);
    tcase_add_loop_test(tests, unsound_requests_are_refused, 0, sizeof UNSOUND / sizeof UNSOUND[0]);
    tcase_add_loop_test(tests, a_voucher_has_so_many_items, 0, 3);
    tcase_add_test(tests, answers_are_held_to_the_table);
    tcase_add_test(tests, the_longest_page_fits_one_message);
    suite_add_tcase(suite, tests);
    return suite;
}
