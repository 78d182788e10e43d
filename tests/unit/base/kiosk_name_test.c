/* What a kiosk is called: which names will do, and where the name comes from. */
#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/kiosk_name.h"
#include "base/place.h"
#include "suites.h"

#define FORTY "1234567890123456789012345678901234567890"
#define TEN_OF_FOUR_BYTES "𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏"

static const struct {
    const char *name;
    bool will_do;
} names[] = {
    {"Reception", true},
    {"R", true},
    {" the hall ", true},
    {FORTY, true},
    {"Eingang für Öffentlichkeit", true},
    {"অভ্যর্থনা", true},
    {TEN_OF_FOUR_BYTES TEN_OF_FOUR_BYTES TEN_OF_FOUR_BYTES TEN_OF_FOUR_BYTES, true},
    {TEN_OF_FOUR_BYTES TEN_OF_FOUR_BYTES TEN_OF_FOUR_BYTES TEN_OF_FOUR_BYTES "1", false},
    {"", false},
    {"   ", false},
    {FORTY "1", false},
    {"two\nlines", false},
    {"\x1B[31mred", false},
    {"bell\x07", false},
    {"\x7F", false},
    {"\xC2\x85", false},
    {"\xC2\x9F", false},
    {"\xE2\x80\xA8", false},         /* a line end */
    {"turned \xE2\x80\xAE", false},  /* U+202E */
    {"isolate \xE2\x81\xA6", false}, /* U+2066 */
    {"mark \xE2\x80\x8F", false},    /* U+200F */
    {"letter \xD8\x9C", false},      /* U+061C */
    {"broken \xFF", false},
    {"cut \xE2\x80", false},
};

START_TEST(names_will_do_or_not)
{
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        enum status status = kiosk_name_check(names[i].name);

        ck_assert_msg((status == OK) == names[i].will_do, "%zu: %s", i, names[i].name);
    }
}
END_TEST

static char data[] = "/tmp/doorstep-kiosk-XXXXXX";

static const char *in_data(const char *name)
{
    static char path[PATH_MAX];

    ck_assert_int_eq(place_join(data, name, path, sizeof path), OK);
    return path;
}

static void make_data(void)
{
    ck_assert_ptr_nonnull(mkdtemp(data));
    ck_assert_int_eq(file_make_folder(in_data("public"), 0755), OK);
}

static void remove_data(void)
{
    (void)unlink(in_data(PLACE_KIOSK));
    ck_assert_int_eq(rmdir(in_data("public")), 0);
    ck_assert_int_eq(rmdir(data), 0);
    memcpy(data + strlen(data) - 6, "XXXXXX", 6);
}

static void put(const char *text)
{
    ck_assert_int_eq(file_write(in_data(PLACE_KIOSK), text, strlen(text), 0644), OK);
}

START_TEST(a_name_is_kept)
{
    char name[KIOSK_NAME_BYTES] = "as it was";

    make_data();
    ck_assert_int_eq(kiosk_name_read_own(data, name, sizeof name), NOT_FOUND);
    ck_assert_int_eq(kiosk_name_write(data, "two\nlines"), INVALID);
    ck_assert_int_eq(kiosk_name_read_own(data, name, sizeof name), NOT_FOUND);
    ck_assert_str_eq(name, "as it was");
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (!names[i].will_do)
            continue;
        ck_assert_int_eq(kiosk_name_write(data, names[i].name), OK);
        ck_assert_int_eq(kiosk_name_read_own(data, name, sizeof name), OK);
        ck_assert_str_eq(name, names[i].name);
        ck_assert_int_eq(kiosk_name_read(data, name, sizeof name), OK);
        ck_assert_str_eq(name, names[i].name);
    }
    ck_assert_int_eq(kiosk_name_write(data, "Reception"), OK);
    ck_assert_int_eq(kiosk_name_read(data, name, strlen("Reception")), FULL);
    ck_assert_int_eq(kiosk_name_read(data, name, strlen("Reception") + 1), OK);
    ck_assert_int_eq(kiosk_name_write("/nowhere", "Reception"), NOT_FOUND);
    remove_data();
}
END_TEST

START_TEST(without_one_it_is_the_machines)
{
    static const char *const broken[] = {"",
                                         "{",
                                         "[]",
                                         "{\"name\": 7}",
                                         "{\"name\": \"\"}",
                                         "{\"title\": \"x\"}",
                                         "{\"name\": \"" FORTY "1\"}",
                                         "{\"name\": \"a\\u0000b\"}",
                                         "{\"name\": \"a\", \"name\": \"b\"}"};
    char machine[HOST_NAME_MAX + 1], name[KIOSK_NAME_BYTES];

    ck_assert_int_eq(gethostname(machine, sizeof machine), 0);
    make_data();
    ck_assert_int_eq(kiosk_name_read(data, name, sizeof name), OK);
    ck_assert_int_eq(strncmp(name, machine, strlen(name)), 0);
    for (size_t i = 0; i < sizeof broken / sizeof broken[0]; i++) {
        put(broken[i]);
        ck_assert_msg(kiosk_name_read_own(data, name, sizeof name) == INVALID, "%s", broken[i]);
        ck_assert_int_eq(kiosk_name_read(data, name, sizeof name), OK);
        ck_assert_int_eq(kiosk_name_check(name), OK);
    }
    remove_data();
}
END_TEST

TCase *kiosk_name_tests(void)
{
    TCase *tests = tcase_create("kiosk_name");

    tcase_add_test(tests, names_will_do_or_not);
    tcase_add_test(tests, a_name_is_kept);
    tcase_add_test(tests, without_one_it_is_the_machines);
    return tests;
}
