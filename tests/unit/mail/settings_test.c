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
};

START_TEST(sound_settings_are_read)
{
    struct settings settings;

    write_file("inbox.json", SOUND[_i], 0600);
    ck_assert_msg(settings_read(path, &faults, &settings) == OK, "%s", SOUND[_i]);
    ck_assert_int_eq(settings.maildir != NULL, settings.url == NULL);
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
    ck_assert_str_eq(settings.password, "se cret");
    ck_assert_int_eq(strncmp(settings.ca_file, folder, strlen(folder)), 0);
    ck_assert(settings.starts_plain);
    ck_assert(!settings.without_tls);
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

Suite *settings_suite(void)
{
    Suite *suite = suite_create("settings");
    TCase *tests = tcase_create("inbox.json");

    tcase_add_checked_fixture(tests, start, end);
    tcase_add_loop_test(tests, sound_settings_are_read, 0, sizeof SOUND / sizeof SOUND[0]);
    tcase_add_loop_test(tests, unsound_settings_are_refused_with_a_reason, 0,
                        sizeof UNSOUND / sizeof UNSOUND[0]);
    tcase_add_test(tests, a_missing_file_is_said);
    tcase_add_test(tests, the_password_is_the_first_line);
    tcase_add_test(tests, a_password_that_others_may_read_is_refused);
    suite_add_tcase(suite, tests);
    return suite;
}
