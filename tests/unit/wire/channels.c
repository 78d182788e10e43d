#include "suites.h"

#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/memory.h"

static char folder[64];
static char path[96];
static int listening = -1;
static struct wire_channel *asker;
static struct wire_channel *answerer;

static void make_folder(void)
{
    (void)snprintf(folder, sizeof folder, "/tmp/wire-test-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    (void)snprintf(path, sizeof path, "%s/keeper.sock", folder);
}

static void remove_folder(void)
{
    (void)unlink(path);
    ck_assert_int_eq(rmdir(folder), 0);
}

static void connect_both(void)
{
    uid_t user = (uid_t)-1;

    make_folder();
    ck_assert_int_eq(wire_listen(path, 0600, &listening), OK);
    ck_assert_int_eq(wire_connect(path, &asker), OK);
    ck_assert_int_eq(wire_accept(listening, &answerer, &user), OK);
    ck_assert_uint_eq(user, getuid());
}

static void close_both(void)
{
    wire_close(asker);
    wire_close(answerer);
    asker = answerer = NULL;
    (void)close(listening);
    remove_folder();
}

START_TEST(a_message_arrives_as_it_was_sent)
{
    json_t *sent = valid_submit();
    json_t *got = NULL;

    ck_assert_int_eq(wire_receive(answerer, &got), BUSY);
    ck_assert_int_eq(wire_send(asker, sent), OK);
    ck_assert_int_eq(wire_receive(answerer, &got), OK);
    ck_assert(json_equal(sent, got));
    json_decref(got);
    got = NULL;
    ck_assert_int_eq(wire_receive(answerer, &got), BUSY);
    ck_assert_ptr_null(got);
    json_decref(sent);
}
END_TEST

/* An object that is written in exactly `bytes` bytes: {"x":"aaa…"} */
static json_t *object_of(size_t bytes)
{
    char *text = memory_allocate(bytes, 1);
    json_t *object;

    memset(text, 'a', bytes - strlen("{\"x\":\"\"}"));
    object = json_pack("{s:s}", "x", text);
    free(text);
    return object;
}

START_TEST(the_longest_message_passes_and_a_longer_one_does_not)
{
    json_t *longest = object_of(WIRE_BYTES_MAX);
    json_t *longer = object_of(WIRE_BYTES_MAX + 1);
    json_t *got = NULL;

    ck_assert_int_eq(wire_send(asker, longest), OK);
    ck_assert_int_eq(wire_receive(answerer, &got), OK);
    ck_assert(json_equal(longest, got));
    json_decref(got);
    ck_assert_int_eq(wire_send(asker, longer), FULL);
    ck_assert_int_eq(wire_receive(answerer, &got), BUSY);
    json_decref(longest);
    json_decref(longer);
}
END_TEST

static void check_raw(const char *bytes, size_t count, enum status expected)
{
    json_t *got = NULL;

    ck_assert_int_eq(send(wire_fd(asker), bytes, count, MSG_NOSIGNAL), (ssize_t)count);
    ck_assert_int_eq(wire_receive(answerer, &got), expected);
    ck_assert_int_eq(got != NULL, expected == OK);
    json_decref(got);
}

START_TEST(what_is_no_object_is_refused_and_the_next_message_arrives)
{
    static const char *const wrong[] = {
        "x",
        "\"text\"",
        "17",
        "null",
        "[]",
        "{",
        "{}{}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":\"\\u0000\"}",
        "{\"a\":\"\xff\"}",
        "{\"a\":1e999}",
        "{\"a\":99999999999999999999}",
        "{\"a\":\"\xed\xa0\x80\"}",
    };

    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        check_raw(wrong[i], strlen(wrong[i]), INVALID);
        check_raw("{\"a\":1}", 7, OK);
    }
    check_raw("{\"a\":1}\0", 8, INVALID);
    check_raw("\0", 1, INVALID);
}
END_TEST

START_TEST(an_overlong_message_is_refused_whole)
{
    size_t bytes = WIRE_BYTES_MAX + 1;
    char *text = memory_allocate(bytes, 1);

    memset(text, ' ', bytes);
    memcpy(text, "{}", 2); /* a valid object, if only its beginning were looked at */
    check_raw(text, bytes, INVALID);
    check_raw(text, bytes - 1, OK);
    free(text);
}
END_TEST

START_TEST(deep_nesting_is_refused)
{
    char *text = memory_allocate(WIRE_BYTES_MAX, 1);

    memset(text, '[', WIRE_BYTES_MAX);
    check_raw(text, WIRE_BYTES_MAX, INVALID);
    for (size_t i = 0; i + 5 <= WIRE_BYTES_MAX; i += 5)
        memcpy(text + i, "{\"a\":", 5);
    check_raw(text, WIRE_BYTES_MAX / 5 * 5, INVALID);
    free(text);
}
END_TEST

START_TEST(a_peer_that_hangs_up_is_unavailable)
{
    json_t *message = valid_submit();
    json_t *got = NULL;

    wire_close(answerer);
    answerer = NULL;
    ck_assert_int_eq(wire_receive(asker, &got), UNAVAILABLE);
    ck_assert_int_eq(wire_send(asker, message), UNAVAILABLE);
    json_decref(message);
}
END_TEST

START_TEST(what_was_sent_before_hanging_up_still_arrives)
{
    json_t *message = valid_submit();
    json_t *got = NULL;

    ck_assert_int_eq(wire_send(asker, message), OK);
    wire_close(asker);
    asker = NULL;
    ck_assert_int_eq(wire_receive(answerer, &got), OK);
    json_decref(got);
    got = NULL;
    ck_assert_int_eq(wire_receive(answerer, &got), UNAVAILABLE);
    json_decref(message);
}
END_TEST

START_TEST(a_peer_that_does_not_read_makes_busy)
{
    json_t *message = object_of(WIRE_BYTES_MAX);
    enum status status = OK;
    int sent = 0;

    for (; status == OK && sent < 1000; sent++)
        status = wire_send(asker, message);
    ck_assert_int_eq(status, BUSY);
    json_decref(message);
}
END_TEST

START_TEST(a_full_buffer_leaves_no_words_behind)
{
    json_t *message = json_pack("{s:s}", "x", "unmistakable words");
    const char *memory = (const char *)asker;
    json_t *got = NULL;

    ck_assert_int_eq(wire_send(asker, message), OK);
    ck_assert_int_eq(wire_receive(answerer, &got), OK);
    ck_assert_ptr_null(memmem(memory, WIRE_BYTES_MAX, "unmistakable", 12));
    ck_assert_ptr_null(memmem((const char *)answerer, WIRE_BYTES_MAX, "unmistakable", 12));
    json_decref(got);
    json_decref(message);
}
END_TEST

START_TEST(descriptors_do_not_outlive_exec_and_do_not_block)
{
    const int fds[] = {listening, wire_fd(asker), wire_fd(answerer)};

    for (int i = 0; i < 3; i++) {
        ck_assert_int_ne(fcntl(fds[i], F_GETFD) & FD_CLOEXEC, 0);
        ck_assert_int_ne(fcntl(fds[i], F_GETFL) & O_NONBLOCK, 0);
    }
}
END_TEST

static void *answer_once(void *unused)
{
    struct pollfd waiting = {.fd = wire_fd(answerer), .events = POLLIN};
    json_t *answer = wire_answer(WIRE_CLOCK, NULL);
    json_t *request = NULL;

    (void)unused;
    ck_assert_int_eq(poll(&waiting, 1, 5000), 1);
    ck_assert_int_eq(wire_receive(answerer, &request), OK);
    ck_assert_int_eq(wire_send(answerer, answer), OK);
    json_decref(request);
    json_decref(answer);
    return NULL;
}

START_TEST(asks_and_waits)
{
    json_t *answer = NULL;
    pthread_t thread;

    ck_assert_int_eq(pthread_create(&thread, NULL, answer_once, NULL), 0);
    ck_assert_int_eq(wire_ask_and_wait(asker, wire_request(WIRE_HELLO, NULL), 5000, &answer), OK);
    ck_assert_int_eq(pthread_join(thread, NULL), 0);
    ck_assert_str_eq(json_string_value(json_object_get(answer, "answer")), "clock");
    json_decref(answer);
}
END_TEST

START_TEST(does_not_wait_for_ever)
{
    json_t *answer = NULL;

    ck_assert_int_eq(wire_ask_and_wait(asker, wire_request(WIRE_HELLO, NULL), 30, &answer), BUSY);
    ck_assert_ptr_null(answer);
    wire_close(answerer);
    answerer = NULL;
    ck_assert_int_eq(wire_ask_and_wait(asker, wire_request(WIRE_HELLO, NULL), 5000, &answer), UNAVAILABLE);
}
END_TEST

START_TEST(nobody_listens)
{
    struct wire_channel *channel = NULL;

    ck_assert_int_eq(wire_connect(path, &channel), UNAVAILABLE);
    ck_assert_ptr_null(channel);
    ck_assert_int_eq(wire_listen(path, 0600, &listening), OK);
    (void)close(listening); /* as a killed keeper leaves it */
    ck_assert_int_eq(wire_connect(path, &channel), UNAVAILABLE);
    ck_assert_ptr_null(channel);
}
END_TEST

START_TEST(a_dead_socket_is_replaced_and_a_living_one_is_not)
{
    struct wire_channel *channel = NULL;
    int second = -1;

    ck_assert_int_eq(wire_listen(path, 0600, &listening), OK);
    ck_assert_int_eq(wire_listen(path, 0600, &second), BUSY);
    ck_assert_int_eq(second, -1);
    ck_assert_int_eq(wire_connect(path, &channel), OK);
    wire_close(channel);
    (void)close(listening);
    ck_assert_int_eq(wire_listen(path, 0600, &second), OK);
    ck_assert_int_eq(wire_connect(path, &channel), OK);
    wire_close(channel);
    (void)close(second);
}
END_TEST

START_TEST(a_listener_of_another_type_is_not_pushed_aside)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int stream = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

    memcpy(address.sun_path, path, strlen(path) + 1);
    ck_assert_int_eq(bind(stream, (struct sockaddr *)&address, sizeof address), 0);
    ck_assert_int_eq(listen(stream, 1), 0);
    ck_assert_int_eq(wire_listen(path, 0600, &listening), BUSY);
    (void)close(stream);
}
END_TEST

START_TEST(a_file_in_the_way_is_left_alone)
{
    int fd = open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);

    ck_assert_int_eq(write(fd, "mine", 4), 4);
    (void)close(fd);
    ck_assert_int_eq(wire_listen(path, 0600, &listening), INVALID);
    ck_assert_int_eq(access(path, F_OK), 0);
}
END_TEST

START_TEST(the_socket_has_the_mode_that_was_asked_for)
{
    static const mode_t modes[] = {0600, 0660, 0666};
    struct stat info;

    for (size_t i = 0; i < sizeof modes / sizeof modes[0]; i++) {
        (void)umask(077);
        ck_assert_int_eq(wire_listen(path, modes[i], &listening), OK);
        ck_assert_int_eq(stat(path, &info), 0);
        ck_assert_uint_eq(info.st_mode & 07777, modes[i]);
        (void)close(listening);
    }
}
END_TEST

START_TEST(a_path_too_long_is_refused)
{
    struct wire_channel *channel = NULL;
    char overlong[200];

    memset(overlong, 'x', sizeof overlong - 1);
    overlong[0] = '/';
    overlong[sizeof overlong - 1] = '\0';
    ck_assert_int_eq(wire_listen(overlong, 0600, &listening), INVALID);
    ck_assert_int_eq(wire_connect(overlong, &channel), INVALID);
    ck_assert_int_eq(wire_connect("", &channel), INVALID);
}
END_TEST

START_TEST(nobody_waits)
{
    struct wire_channel *channel = NULL;
    uid_t user = 0;

    ck_assert_int_eq(wire_listen(path, 0600, &listening), OK);
    ck_assert_int_eq(wire_accept(listening, &channel, &user), BUSY);
    ck_assert_ptr_null(channel);
    (void)close(listening);
}
END_TEST

Suite *channel_suite(void)
{
    Suite *suite = suite_create("wire channels");
    TCase *connected = tcase_create("connected");
    TCase *alone = tcase_create("alone");

    tcase_add_checked_fixture(connected, connect_both, close_both);
    tcase_add_test(connected, a_message_arrives_as_it_was_sent);
    tcase_add_test(connected, the_longest_message_passes_and_a_longer_one_does_not);
    tcase_add_test(connected, what_is_no_object_is_refused_and_the_next_message_arrives);
    tcase_add_test(connected, an_overlong_message_is_refused_whole);
    tcase_add_test(connected, deep_nesting_is_refused);
    tcase_add_test(connected, a_peer_that_hangs_up_is_unavailable);
    tcase_add_test(connected, what_was_sent_before_hanging_up_still_arrives);
    tcase_add_test(connected, a_peer_that_does_not_read_makes_busy);
    tcase_add_test(connected, a_full_buffer_leaves_no_words_behind);
    tcase_add_test(connected, descriptors_do_not_outlive_exec_and_do_not_block);
    tcase_add_test(connected, asks_and_waits);
    tcase_add_test(connected, does_not_wait_for_ever);
    suite_add_tcase(suite, connected);
    tcase_add_checked_fixture(alone, make_folder, remove_folder);
    tcase_add_test(alone, nobody_listens);
    tcase_add_test(alone, a_dead_socket_is_replaced_and_a_living_one_is_not);
    tcase_add_test(alone, a_listener_of_another_type_is_not_pushed_aside);
    tcase_add_test(alone, a_file_in_the_way_is_left_alone);
    tcase_add_test(alone, the_socket_has_the_mode_that_was_asked_for);
    tcase_add_test(alone, a_path_too_long_is_refused);
    tcase_add_test(alone, nobody_waits);
    suite_add_tcase(suite, alone);
    return suite;
}
