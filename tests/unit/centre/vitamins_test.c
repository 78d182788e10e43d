/* How a centre gives vitamins, as its pack says it: what is read of it, and every fault of it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "pack_copy.h"
#include "suites.h"

#define C "centre.json"
#define S "services.json"
#define F "shared/vitamins.json"
#define VERSION "\"privacyVersion\": \"1\""
#define FEATURES "\"features\": [\"offer\", \"refer\", \"doors\", \"views\"]"
#define WITH_FEATURE "\"features\": [\"offer\", \"vitamins\", \"refer\", \"doors\", \"views\"]"

static const char BLOCK[] = ",\n"
                            "  \"vitamins\": {\n"
                            "    \"mode\": \"both\",\n"
                            "    \"intervalDays\": 40, \"graceDays\": 5,\n"
                            "    \"voucherDays\": 14, \"lowStock\": 3,\n"
                            "    \"expiryWarningDays\": 30,\n"
                            "    \"applyUrl\": \"https://example.org/card\",\n"
                            "    \"sheetAt\": \"16:30\",\n"
                            "    \"products\": [\n"
                            "      { \"id\": \"tablets\", \"for\": \"women\", \"price\": \"£1.15\" },\n"
                            "      { \"id\": \"drops\", \"for\": \"children\", \"fromMonths\": 6,\n"
                            "        \"untilMonths\": 36 }\n"
                            "    ]\n"
                            "  }";
static const char PLAIN[] = ", \"vitamins\": { \"mode\": \"universal\",\n"
                            "  \"products\": [{ \"id\": \"drops\", \"for\": \"children\" }] }";

/* The good pack's centre.json with the block after its last entry, and in the block the first `from` become
 * `to`. */
static void write_centre(const char *block, const char *from, const char *to)
{
    const char *at = strstr(block, from);
    struct strbuf changed;

    ck_assert_msg(at != NULL, "no %s in the block", from);
    strbuf_init(&changed, 4096);
    strbuf_add(&changed, VERSION);
    strbuf_add_bytes(&changed, block, (size_t)(at - block));
    strbuf_add(&changed, to);
    strbuf_add(&changed, at + strlen(from));
    pack_copy_change(C, VERSION, strbuf_text(&changed));
    strbuf_finish(&changed);
}

static struct centre *load(void)
{
    static struct faults faults;
    struct centre *centre = NULL;
    char line[1200] = "";
    enum status status;

    faults_init(&faults);
    status = pack_copy_load(&faults, &centre);
    if (faults.count > 0)
        faults_line(&faults, 0, line, sizeof line);
    ck_assert_msg(status == OK, "%s", line);
    faults_finish(&faults);
    return centre;
}

START_TEST(reads_all_that_is_said)
{
    const struct centre_about *about;
    const struct vitamins *vitamins;
    struct centre *centre;

    write_centre(BLOCK, "", "");
    centre = load();
    about = centre_about(centre);
    vitamins = about->vitamins;
    ck_assert_ptr_nonnull(vitamins);
    ck_assert_int_eq(vitamins->mode, VITAMINS_BOTH);
    ck_assert_int_eq(vitamins->interval_days, 40);
    ck_assert_int_eq(vitamins->grace_days, 5);
    ck_assert_int_eq(vitamins->voucher_days, 14);
    ck_assert_int_eq(vitamins->low_stock, 3);
    ck_assert_int_eq(vitamins->expiry_days, 30);
    ck_assert_uint_eq(vitamins->product_count, 2);
    ck_assert_str_eq(vitamins->products[0].id, "tablets");
    ck_assert(vitamins->products[0].for_women);
    ck_assert_str_eq(vitamins->products[0].price, "£1.15");
    ck_assert_str_eq(vitamins->products[1].id, "drops");
    ck_assert(!vitamins->products[1].for_women);
    ck_assert_ptr_null(vitamins->products[1].price);
    ck_assert_int_eq(vitamins->products[1].from_months, 6);
    ck_assert_int_eq(vitamins->products[1].until_months, 36);
    ck_assert_str_eq(about->vitamins_apply_url, "https://example.org/card");
    ck_assert_int_eq(about->vitamins_sheet_at, 16 * 60 + 30);
    centre_destroy(centre);
}
END_TEST

START_TEST(what_is_not_said_is_as_usual)
{
    const struct centre_about *about;
    struct centre *centre;

    write_centre(PLAIN, "", "");
    centre = load();
    about = centre_about(centre);
    ck_assert_int_eq(about->vitamins->mode, VITAMINS_UNIVERSAL);
    ck_assert_int_eq(about->vitamins->interval_days, 56);
    ck_assert_int_eq(about->vitamins->grace_days, 7);
    ck_assert_int_eq(about->vitamins->voucher_days, 28);
    ck_assert_int_eq(about->vitamins->low_stock, 10);
    ck_assert_int_eq(about->vitamins->expiry_days, 60);
    ck_assert_int_eq(about->vitamins->products[0].from_months, 0);
    ck_assert_int_eq(about->vitamins->products[0].until_months, 48);
    ck_assert_ptr_null(about->vitamins_apply_url);
    ck_assert_int_eq(about->vitamins_sheet_at, 17 * 60);
    centre_destroy(centre);
}
END_TEST

START_TEST(a_centre_need_not_give_any)
{
    struct centre *centre = load();

    ck_assert_ptr_null(centre_about(centre)->vitamins);
    centre_destroy(centre);
}
END_TEST

/* `wanted` is NULL where there is no fault. The block begins on line 59. */
static const struct {
    const char *from, *to, *wanted;
} rows[] = {
    {"\"mode\": \"both\",", "", C ":59: /vitamins/mode is missing"},
    {"\"mode\": \"both\"", "\"mode\": \"free\"",
     C ":60: /vitamins/mode is \"free\"; write universal (free for everybody), scheme (with"},
    {"\"mode\": \"both\"", "\"mode\": \"scheme\"",
     C ":67: /vitamins/products/0/price is never asked for with the mode \"scheme\"; take it out"},
    {"\"intervalDays\"", "\"interval\"", C ":61: /vitamins/interval is not a known entry here"},
    {"\"intervalDays\": 40", "\"intervalDays\": 6", NULL},
    {"\"intervalDays\": 40", "\"intervalDays\": 5",
     C ":61: /vitamins/graceDays lets a family come again on the same day: 5 days early"},
    {"\"intervalDays\": 40, \"graceDays\": 5", "\"intervalDays\": 7",
     C ":61: /vitamins/intervalDays lets a family come again on the same day: 7 days early"},
    {"\"intervalDays\": 40", "\"intervalDays\": 0",
     C ":61: /vitamins/intervalDays must be a whole number from 1 to 366"},
    {"\"intervalDays\": 40", "\"intervalDays\": 366", NULL},
    {"\"intervalDays\": 40", "\"intervalDays\": 367", C ":61: /vitamins/intervalDays must be a whole"},
    {"\"intervalDays\": 40", "\"intervalDays\": \"40\"", C ":61: /vitamins/intervalDays must be a whole"},
    {"\"graceDays\": 5", "\"graceDays\": -1", C ":61: /vitamins/graceDays must be a whole number from 0"},
    {"\"graceDays\": 5", "\"graceDays\": 0", NULL},
    {"\"voucherDays\": 14", "\"voucherDays\": 0", NULL},
    {"\"voucherDays\": 14", "\"voucherDays\": 367",
     C ":62: /vitamins/voucherDays must be a whole number from 0 to 366"},
    {"\"lowStock\": 3", "\"lowStock\": 0", NULL},
    {"\"lowStock\": 3", "\"lowStock\": 10001",
     C ":62: /vitamins/lowStock must be a whole number from 0 to 10000"},
    {"\"expiryWarningDays\": 30", "\"expiryWarningDays\": 1.5",
     C ":63: /vitamins/expiryWarningDays must be a whole number from 0 to 366"},
    {"https://example.org/card", "example.org/card",
     C ":64: /vitamins/applyUrl is \"example.org/card\"; write it whole"},
    {"\"16:30\"", "\"half past four\"",
     C ":65: /vitamins/sheetAt is \"half past four\"; write the time as 17:00"},
    {"\"16:30\"", "17", C ":65: /vitamins/sheetAt must be a text"},
    {"\"16:30\"", "\"\"", C ":65: /vitamins/sheetAt is \"\"; write the time as 17:00"},
    {"\"products\": [", "\"@products\": [", C ":59: /vitamins/products names nothing to give; write"},
    {"\"id\": \"drops\"", "\"id\": \"Drops\"",
     C ":68: /vitamins/products/1/id is \"Drops\"; write lower-case letters"},
    {"\"id\": \"drops\"", "\"id\": \"drops-7890-234567890-234567890-\"", NULL},
    {"\"id\": \"drops\"", "\"id\": \"drops-7890-234567890-234567890-1\"",
     C ":68: /vitamins/products/1/id has more than 31 characters"},
    {"\"id\": \"drops\"", "\"id\": \"tablets\"", C ":68: /vitamins/products/1 \"tablets\" is there twice"},
    {"\"for\": \"children\", \"fromMonths\": 6,\n        \"untilMonths\": 36", "\"for\": \"women\"",
     C ":68: /vitamins/products/1 is for women, as \"tablets\" is already; leave one"},
    {"\"for\": \"women\"", "\"for\": \"mothers\", \"fromMonths\": 0",
     C ":67: /vitamins/products/0/for is \"mothers\"; write women or children"},
    {"\"for\": \"women\",", "\"for\": \"women\", \"fromMonths\": 0,",
     C ":67: /vitamins/products/0/fromMonths does nothing here: it is the age of a child"},
    {"\"for\": \"women\",", "\"for\": \"women\", \"untilMonths\": 12,",
     C ":67: /vitamins/products/0/untilMonths does nothing here"},
    {"\"for\": \"women\",", "", C ":67: /vitamins/products/0/for is missing"},
    {"\"untilMonths\": 36", "\"untilMonths\": 7", NULL},
    {"\"untilMonths\": 36", "\"untilMonths\": 6",
     C ":69: /vitamins/products/1/untilMonths lets no child have it"},
    {"\"fromMonths\": 6", "\"fromMonths\": -1",
     C ":68: /vitamins/products/1/fromMonths must be a whole number from 0"},
    {"\"untilMonths\": 36", "\"untilMonths\": 241",
     C ":69: /vitamins/products/1/untilMonths must be a whole number from 1 to 240"},
    {"\"£1.15\"", "1.15", C ":67: /vitamins/products/0/price must be a text"},
    {"\"£1.15\"", "\"\"", C ":67: /vitamins/products/0/price is empty; write it as it is shown"},
    {"\"price\"", "\"cost\"", C ":67: /vitamins/products/0/cost is not a known entry here"},
};

START_TEST(faults_of_the_block)
{
    write_centre(BLOCK, rows[_i].from, rows[_i].to);
    if (rows[_i].wanted != NULL)
        pack_copy_expect_fault(rows[_i].wanted);
    else
        centre_destroy(load());
}
END_TEST

START_TEST(a_block_is_an_object)
{
    pack_copy_change(C, VERSION, VERSION ", \"vitamins\": true");
    pack_copy_expect_fault(C ":58: /vitamins must be an object");
}
END_TEST

START_TEST(something_must_be_given)
{
    write_centre(PLAIN, "[{ \"id\": \"drops\", \"for\": \"children\" }]", "[]");
    pack_copy_expect_fault(C ":59: /vitamins/products names nothing to give");
}
END_TEST

/* The feature and the form that is opened from home need each other and the block. */
START_TEST(the_feature_needs_the_block_and_the_form)
{
    pack_copy_change(C, FEATURES, WITH_FEATURE);
    pack_copy_expect_fault(
        C ":6: /features/1 \"vitamins\" needs \"vitamins\" in centre.json, which says how they are given");
    pack_copy_change(C, FEATURES,
                     WITH_FEATURE ", \"vitamins\": { \"mode\": \"universal\", \"products\": "
                                  "[{ \"id\": \"drops\", \"for\": \"children\" }] }");
    centre_destroy(load());
    pack_copy_drop(F);
    pack_copy_expect_fault(C ":6: /features/1 needs the questionnaire vitamins.json");
    pack_copy_change(F, "", "");
}
END_TEST

START_TEST(the_route_needs_the_block_and_no_form)
{
    static const char ROUTE[] =
        "{ \"kind\": \"vitamins\", \"name\": \"Desk\", \"inbox\": \"in@example.org\", "
        "\"sender\": \"out@example.org\" },\n";
    char routes[300];

    (void)snprintf(routes, sizeof routes, "\"routes\": [ %s", ROUTE);
    pack_copy_change(C, "\"routes\": [", routes);
    pack_copy_expect_fault(C
                           ":12: /routes/0 is for the day's sheet of vitamins, but there is no \"vitamins\"");
    (void)snprintf(routes, sizeof routes,
                   "\"vitamins\": { \"mode\": \"universal\", \"products\": "
                   "[{ \"id\": \"drops\", \"for\": \"children\" }] }, \"routes\": [ %s",
                   ROUTE);
    pack_copy_change(C, "\"routes\": [", routes);
    centre_destroy(load());
}
END_TEST

/* What leads to vitamins has no end where there are none; but for the shared form, which lies in every pack.
 */
START_TEST(what_leads_there_needs_the_block)
{
    static const char *const targets[] = {"flow:vitamins", "screen:vitamins"};
    char to[64];

    (void)snprintf(to, sizeof to, "\"valueString\": \"%s\"", targets[_i]);
    pack_copy_change("questionnaires/asking.json", "\"valueString\": \"screen:home\"", to);
    pack_copy_expect_fault("questionnaires/asking.json:10: /extension/1/valueString leads to vitamins, but");
    write_centre(PLAIN, "", "");
    centre_destroy(load());
}
END_TEST

/* The forms. */
static const struct {
    const char *from, *to, *wanted;
} forms[] = {
    {"\"code\": \"both\"", "\"code\": \"each\"",
     "assets/questionnaires/vitamins.json:10: /item/0 tells \"vitamins-mode\" (urn:doorstep:tells), but the "
     "code of its option \"each\" is not universal, scheme or both"},
    {"\"code\": \"child\"", "\"code\": \"children\"",
     "assets/questionnaires/vitamins.json:18: /item/1 tells \"vitamins-for\" (urn:doorstep:tells), but the "
     "code of its option \"children\" is not pregnant, breastfeeding or child"},
    {"\"code\": \"yes\"", "\"code\": \"y\"",
     "assets/questionnaires/vitamins.json:23: /item/2 tells \"vitamins-card\" (urn:doorstep:tells), but the "
     "code of its option \"y\" is not yes or no"},
    {"\"code\": \"slip\"", "\"code\": \"voucher\"",
     "assets/questionnaires/vitamins.json:28: /item/3 tells \"vitamins-last\" (urn:doorstep:tells), but the "
     "code of its option \"voucher\" is not never, long-ago, recently or slip"},
    {"\"The code?\", \"type\": \"string\"", "\"The code?\", \"type\": \"integer\"",
     "assets/questionnaires/vitamins.json:35: /item/4/extension/0/valueCode is \"vitamins-slip\", which only "
     "an item of type string can tell"},
    {"\"valueCode\": \"vitamins-slip\"", "\"valueCode\": \"vitamins-code\"",
     "assets/questionnaires/vitamins.json:35: /item/4/extension/0/valueCode is \"vitamins-code\"; write one "
     "of due, born, age, age-unit, school, help, adults, vitamins-mode"},
    {"screen:vitamins", "screen:vitamin",
     "assets/questionnaires/vitamins.json:7: /extension/1/valueString is \"screen:vitamin\"; write "
     "flow:NAME, "
     "handover:ID, screen:offer, screen:sessions, screen:vitamins or screen:home"},
    {"screen:vitamins", "screen:sessions", NULL},
};

START_TEST(faults_of_the_form)
{
    pack_copy_change(F, forms[_i].from, forms[_i].to);
    if (forms[_i].wanted != NULL)
        pack_copy_expect_fault(forms[_i].wanted);
    else
        centre_destroy(load());
}
END_TEST

TCase *vitamins_tests(void)
{
    TCase *tests = tcase_create("vitamins");

    tcase_add_checked_fixture(tests, pack_copy_make, pack_copy_remove);
    tcase_add_test(tests, reads_all_that_is_said);
    tcase_add_test(tests, what_is_not_said_is_as_usual);
    tcase_add_test(tests, a_centre_need_not_give_any);
    tcase_add_loop_test(tests, faults_of_the_block, 0, sizeof rows / sizeof rows[0]);
    tcase_add_test(tests, a_block_is_an_object);
    tcase_add_test(tests, something_must_be_given);
    tcase_add_test(tests, the_feature_needs_the_block_and_the_form);
    tcase_add_test(tests, the_route_needs_the_block_and_no_form);
    tcase_add_loop_test(tests, what_leads_there_needs_the_block, 0, 2);
    tcase_add_loop_test(tests, faults_of_the_form, 0, sizeof forms / sizeof forms[0]);
    return tests;
}
