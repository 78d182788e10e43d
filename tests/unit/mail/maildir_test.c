#include "suites.h"

#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "mail/maildir.h"

static const char ID[] = "<3f0c1f6e-0000-4000-8000-000000000001@example.org>";
static const char NAME[] = "3f0c1f6e-0000-4000-8000-000000000001@example.org";

static char folder[] = "/tmp/doorstep-maildir-XXXXXX";
static char maildir[PATH_MAX];
static struct message message;
static struct delivery_result result;

static void start(void)
{
    ck_assert_ptr_nonnull(mkdtemp(folder));
    (void)snprintf(maildir, sizeof maildir, "%s/a/b", folder);
    (void)snprintf(message.message_id, sizeof message.message_id, "%s", ID);
    strbuf_init(&message.text, 4096);
    strbuf_add(&message.text, "Subject: x\r\n\r\nbody\r\n");
}

static const char *path_of(const char *where, const char *name)
{
    static char path[PATH_MAX];

    (void)snprintf(path, sizeof path, "%.1000s/%s/%s", maildir, where, name);
    return path;
}

static int count_in(const char *where)
{
    DIR *opened = opendir(path_of(where, ""));
    const struct dirent *entry;
    int count = 0;

    ck_assert_ptr_nonnull(opened);
    while ((entry = readdir(opened)) != NULL)
        count += entry->d_name[0] != '.';
    (void)closedir(opened);
    return count;
}

static void end(void)
{
    char command[PATH_MAX];
    static const char *const WHERE[] = {"new", "cur", "tmp"};

    for (size_t i = 0; i < 3; i++) {
        (void)unlink(path_of(WHERE[i], NAME));
        (void)unlink(path_of(WHERE[i], "3f0c1f6e-0000-4000-8000-000000000001@example.org:2,S"));
        (void)rmdir(path_of(WHERE[i], ""));
    }
    (void)rmdir(maildir);
    (void)snprintf(command, sizeof command, "%s/a", folder);
    (void)unlink(command);
    (void)rmdir(command);
    (void)rmdir(folder);
    strbuf_finish(&message.text);
}

START_TEST(a_message_is_delivered_whole)
{
    struct stat info;
    char *text;
    size_t bytes;

    maildir_deliver(maildir, &message, &result);
    ck_assert_int_eq(result.verdict, DELIVERY_ACCEPTED);
    ck_assert_int_eq(file_read(path_of("new", NAME), 4096, &text, &bytes), OK);
    ck_assert_str_eq(text, strbuf_text(&message.text));
    free(text);
    ck_assert_int_eq(count_in("tmp"), 0);
    ck_assert_int_eq(stat(path_of("new", ""), &info), 0);
    ck_assert_int_eq((int)(info.st_mode & 0777), 0700);
    ck_assert_int_eq(stat(path_of("new", NAME), &info), 0);
    ck_assert_int_eq((int)(info.st_mode & 0777), 0600);
}
END_TEST

START_TEST(the_same_message_twice_is_one_file)
{
    maildir_deliver(maildir, &message, &result);
    maildir_deliver(maildir, &message, &result);
    ck_assert_int_eq(result.verdict, DELIVERY_ACCEPTED);
    ck_assert_int_eq(count_in("new"), 1);
}
END_TEST

START_TEST(a_message_that_was_read_does_not_come_back)
{
    char from[PATH_MAX];

    maildir_deliver(maildir, &message, &result);
    (void)snprintf(from, sizeof from, "%s", path_of("new", NAME));
    ck_assert_int_eq(rename(from, path_of("cur", "3f0c1f6e-0000-4000-8000-000000000001@example.org:2,S")), 0);
    maildir_deliver(maildir, &message, &result);
    ck_assert_int_eq(result.verdict, DELIVERY_ACCEPTED);
    ck_assert_int_eq(count_in("new"), 0);
    ck_assert_int_eq(count_in("cur"), 1);
}
END_TEST

START_TEST(what_a_power_cut_left_is_overwritten)
{
    static const char HALF[] = "half of something that is longer than the message itself ever was";

    maildir_deliver(maildir, &message, &result);
    ck_assert_int_eq(unlink(path_of("new", NAME)), 0);
    ck_assert_int_eq(file_write(path_of("tmp", NAME), HALF, strlen(HALF), 0600), OK);
    maildir_deliver(maildir, &message, &result);
    ck_assert_int_eq(result.verdict, DELIVERY_ACCEPTED);
    ck_assert_int_eq(count_in("tmp"), 0);
    ck_assert_int_eq(count_in("new"), 1);
}
END_TEST

START_TEST(a_path_that_is_no_folder_waits_with_words)
{
    char path[PATH_MAX];

    (void)snprintf(path, sizeof path, "%s/a", folder);
    ck_assert_int_eq(file_write(path, "x", 1, 0600), OK);
    maildir_deliver(maildir, &message, &result);
    ck_assert_int_eq(result.verdict, DELIVERY_LATER);
    ck_assert_ptr_nonnull(strstr(result.reason, "not a folder"));
}
END_TEST

START_TEST(an_id_never_leaves_the_folder)
{
    static const char *const IDS[] = {"<../x@y>", "<a/b@y>", "<>", "x", "", "<.hidden@y>"};

    (void)snprintf(message.message_id, sizeof message.message_id, "%s", IDS[_i]);
    maildir_deliver(maildir, &message, &result);
    ck_assert_int_eq(result.verdict, DELIVERY_REFUSED);
}
END_TEST

Suite *maildir_suite(void)
{
    Suite *suite = suite_create("maildir");
    TCase *tests = tcase_create("delivery");

    tcase_add_checked_fixture(tests, start, end);
    tcase_add_test(tests, a_message_is_delivered_whole);
    tcase_add_test(tests, the_same_message_twice_is_one_file);
    tcase_add_test(tests, a_message_that_was_read_does_not_come_back);
    tcase_add_test(tests, what_a_power_cut_left_is_overwritten);
    tcase_add_test(tests, a_path_that_is_no_folder_waits_with_words);
    tcase_add_loop_test(tests, an_id_never_leaves_the_folder, 0, 6);
    suite_add_tcase(suite, tests);
    return suite;
}
