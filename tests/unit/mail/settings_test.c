#include "suites.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "mail/settings.h"

static char folder[] = "/tmp/doorstep-settings-XXXXXX";
static char path[PATH_MAX];
static struct faults faults;

static void start(void)
{
    ck_assert_ptr_nonnull(mkdtemp(folder));
    (void)snprintf(path, sizeof path, "%s/inbox.json", folder);
    faults_init(&faults);
}

static void remove_file(const char *name)
{
    char file[PATH_MAX];

    (void)snprintf(file, sizeof file, "%s/%s", folder, name);
    (void)unlink(file);
}

static void end(void)
{
    remove_file("inbox.json");
    remove_file("password");
    remove_file("ca.pem");
    (void)rmdir(folder);
    faults_finish(&faults);
}

static void write_file(const char *name, const char *text, mode_t mode)
{
    char file[PATH_MAX];

    (void)snprintf(file, sizeof file, "%s/%s", folder, name);
    ck_assert_int_eq(file_write(file, text, strlen(text), mode), OK);
}

static const char *const SOUND[] = {
    "{\"url\": \"smtps://mail.example.org\"}",
    "{\"url\": \"smtps://mail.example.org:465\", \"tls\": \"required\"}",
    "{\"url\": \"smtp://mail.example.org:587\"}",
    "{\"url\": \"smtp://[2001:db8::1]:587\"}",
    "{\"url\": \"smtp://127.0.0.1:2525\", \"tls\": \"none\"}",
    "{\"url\": \"smtp://127.8.9.1:2525\", \"tls\": \"none\"}",
    "{\"url\": \"smtp://[::1]:2525\", \"tls\": \"none\"}",
    "{\"url\": \"smtp://localhost:2525\", \"tls\": \"none\"}",
    "{\"url\": \"maildir:/var/mail/doorstep\"}",
    "{\"url\": \"maildir:/m\", \"sender\": \"kiosk@example.org\", \"domain\": \"kiosk.example.org\"}",
    "{\"url\": \"smtps://host\", \"relays\": {}}",
    "{\"url\": \"smtps://host\", \"relays\": {\"a-1\": {\"url\": \"maildir:/m\"}, \"@note\": \"x\"}}",
};

static const char *const UNSOUND[] = {
    "",
    "[]",
    "{}",
    "{\"url\": \"\"}",
    "{\"url\": \"http://example.org\"}",
    "{\"url\": \"maildir:relative\"}",
    "{\"url\": \"smtps://\"}",
    "{\"url\": \"smtps://host/path\"}",
    "{\"url\": \"smtps://user:word@host\"}",
    "{\"url\": \"smtps://host:port\"}",
    "{\"url\": \"smtps://host:123456\"}",
    "{\"url\": \"smtps://ho st\"}",
    "{\"url\": \"smtp://mail.example.org\", \"tls\": \"none\"}",
    "{\"url\": \"smtp://128.0.0.1\", \"tls\": \"none\"}",
    "{\"url\": \"smtp://127.0.0.1.example.org\", \"tls\": \"none\"}",
    "{\"url\": \"smtp://localhost.example.org\", \"tls\": \"none\"}",
    "{\"url\": \"smtps://localhost\", \"tls\": \"none\"}",
    "{\"url\": \"smtps://host\", \"tls\": \"maybe\"}",
    "{\"url\": \"smtps://host\", \"tsl\": \"none\"}",
    "{\"url\": \"smtps://host\", \"sender\": \"A <a@example.org>\"}",
    "{\"url\": \"smtps://host\", \"sender\": \"a@example.org\\r\\nBcc: b@example.org\"}",
    "{\"url\": \"smtps://host\", \"domain\": \"a\\r\\nQUIT\"}",
    "{\"url\": \"smtps://host\", \"user\": \"a\"}",
    "{\"url\": \"smtps://host\", \"user\": \"a\", \"passwordFile\": \"missing\"}",
    "{\"url\": \"smtps://host\", \"caFile\": \"missing.pem\"}",
    "{\"url\": \"smtps://host\", \"relays\": []}",
    "{\"relays\": {\"hub\": {\"url\": \"smtps://host\"}}}",
    "{\"url\": \"smtps://host\", \"relays\": {\"hub\": {}}}",
    "{\"url\": \"smtps://host\", \"relays\": {\"hub\": \"smtps://host\"}}",
    "{\"url\": \"smtps://host\", \"relays\": {\"Hub\": {\"url\": \"smtps://host\"}}}",
    "{\"url\": \"smtps://host\", \"relays\": {\"\": {\"url\": \"smtps://host\"}}}",
    "{\"url\": \"smtps://host\", \"relays\": {\"hub\": {\"url\": \"smtp://host\", \"tls\": \"none\"}}}",
    "{\"url\": \"smtps://host\", \"relays\": {\"hub\": {\"url\": \"smtps://host\", \"relays\": {}}}}",
    "{\"url\": \"smtps://host\", \"relays\": {\"hub\": {\"url\": \"smtps://host\", \"user\": \"a\"}}}",
};

START_TEST(sound_settings_are_read)
{
    struct settings settings;

    write_file("inbox.json", SOUND[_i], 0600);
    ck_assert_msg(settings_read(path, &faults, &settings) == OK, "%s", SOUND[_i]);
    for (size_t i = 0; i < settings.relay_count; i++)
        ck_assert_int_eq(settings.relays[i].maildir != NULL, settings.relays[i].url == NULL);
    settings_finish(&settings);
}
END_TEST

START_TEST(unsound_settings_are_refused_with_a_reason)
{
    struct settings settings;

    write_file("inbox.json", UNSOUND[_i], 0600);
    ck_assert_msg(settings_read(path, &faults, &settings) == INVALID, "%s", UNSOUND[_i]);
    ck_assert_int_gt((int)faults.count, 0);
}
END_TEST

START_TEST(a_missing_file_is_said)
{
    struct settings settings;

    ck_assert_int_eq(settings_read(path, &faults, &settings), NOT_FOUND);
    ck_assert_int_eq((int)faults.count, 1);
}
END_TEST

START_TEST(the_password_is_the_first_line)
{
    struct settings settings;

    write_file("password", "se cret\r\nnot this\n", 0600);
    write_file("ca.pem", "x", 0644);
    write_file("inbox.json",
               "{\"url\": \"smtp://host\", \"user\": \"kiosk\", \"passwordFile\": \"password\", \"caFile\": "
               "\"ca.pem\"}",
               0600);
    ck_assert_int_eq(settings_read(path, &faults, &settings), OK);
    ck_assert_str_eq(settings.relays[0].password, "se cret");
    ck_assert_int_eq(strncmp(settings.relays[0].ca_file, folder, strlen(folder)), 0);
    ck_assert(settings.relays[0].starts_plain);
    ck_assert(!settings.relays[0].without_tls);
    settings_finish(&settings);
}
END_TEST

START_TEST(a_password_that_others_may_read_is_refused)
{
    struct settings settings;

    write_file("password", "secret\n", 0644);
    write_file("inbox.json",
               "{\"url\": \"smtps://host\", \"user\": \"kiosk\", \"passwordFile\": \"password\"}", 0600);
    ck_assert_int_eq(settings_read(path, &faults, &settings), INVALID);
    ck_assert_ptr_null(strstr(faults.list[0].text, "secret"));
}
END_TEST

START_TEST(relays_are_found_by_name)
{
    struct settings settings;
    const struct relay *hub;

    write_file("password", "hub's own\n", 0600);
    write_file("inbox.json",
               "{\"url\": \"smtps://plain\", \"sender\": \"plain@example.org\", \"relays\": {\"hub\": "
               "{\"url\": \"smtp://hub:587\", \"user\": \"kiosk\", \"passwordFile\": \"password\"}, "
               "\"desk\": {\"url\": \"maildir:/desk\"}}}",
               0600);
    ck_assert_int_eq(settings_read(path, &faults, &settings), OK);
    ck_assert_str_eq(settings_find_relay(&settings, NULL)->url, "smtps://plain");
    ck_assert_str_eq(settings_find_relay(&settings, "desk")->maildir, "/desk");
    ck_assert_ptr_null(settings_find_relay(&settings, "other"));
    ck_assert_ptr_null(settings_find_relay(&settings, ""));
    hub = settings_find_relay(&settings, "hub");
    ck_assert_str_eq(hub->url, "smtp://hub:587");
    ck_assert_str_eq(hub->password, "hub's own");
    ck_assert(hub->starts_plain);
    ck_assert_ptr_null(hub->sender); /* nothing is taken over from the plain one */
    settings_finish(&settings);
}
END_TEST

static void write_relays(int count)
{
    char text[4096] = "{\"url\": \"smtps://plain\", \"relays\": {";

    for (int i = 0; i < count; i++) {
        size_t used = strlen(text);

        (void)snprintf(text + used, sizeof text - used, "%s\"r%d\": {\"url\": \"smtps://host\"}",
                       i > 0 ? ", " : "", i);
    }
    strncat(text, "}}", sizeof text - strlen(text) - 1);
    write_file("inbox.json", text, 0600);
}

START_TEST(there_is_room_for_so_many_relays)
{
    struct settings settings;

    write_relays(SETTINGS_RELAYS_MAX);
    ck_assert_int_eq(settings_read(path, &faults, &settings), OK);
    ck_assert_uint_eq(settings.relay_count, 1 + SETTINGS_RELAYS_MAX);
    settings_finish(&settings);
    write_relays(SETTINGS_RELAYS_MAX + 1);
    ck_assert_int_eq(settings_read(path, &faults, &settings), INVALID);
    ck_assert_ptr_nonnull(strstr(faults.list[0].text, "one relay too many"));
}
END_TEST

Suite *settings_suite(void)
{
    Suite *suite = suite_create("settings");
    TCase *tests = tcase_create("inbox.json");

    tcase_add_checked_fixture(tests, start, end);
    tcase_add_loop_test(tests, sound_settings_are_read, 0, sizeof SOUND / sizeof SOUND[0]);
    tcase_add_loop_test(tests, unsound_settings_are_refused_with_a_reason, 0,
                        sizeof UNSOUND / sizeof UNSOUND[0]);
    tcase_add_test(tests, a_missing_file_is_said);
    tcase_add_test(tests, relays_are_found_by_name);
    tcase_add_test(tests, there_is_room_for_so_many_relays);
    tcase_add_test(tests, the_password_is_the_first_line);
    tcase_add_test(tests, a_password_that_others_may_read_is_refused);
    suite_add_tcase(suite, tests);
    return suite;
}
