/* The transport against a server that a child process plays from a script, on loopback and without TLS;
 * servers with TLS are in tests/mail. */
#include "suites.h"

#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "mail/transport.h"

static char folder[] = "/tmp/doorstep-transport-XXXXXX";
static char path[128];
static pid_t server;
static struct transport *transport;
static struct message message;
static struct faults faults;

/* What the server does: says the first line, then for each line that begins with `await` says `say`. NULL:
 * hangs up. "": says nothing for ever. */
struct turn {
    const char *await;
    const char *say;
};

static const struct turn *find_turn(const struct turn *turns, const char *line)
{
    for (; turns->await != NULL; turns++) {
        if (strncmp(line, turns->await, strlen(turns->await)) == 0)
            return turns;
    }
    return NULL;
}

static void answer(int fd, const char *say)
{
    if (say == NULL)
        _exit(0);
    if (say[0] == '\0')
        (void)pause();
    if (write(fd, say, strlen(say)) < 0)
        _exit(1);
}

_Noreturn static void play(int listening, const struct turn *turns)
{
    int fd = accept(listening, NULL, NULL);
    FILE *lines = fdopen(fd, "r");
    char line[1024];

    answer(fd, find_turn(turns, "greeting")->say);
    while (fgets(line, sizeof line, lines) != NULL) {
        const struct turn *turn = find_turn(turns, line);

        if (turn != NULL)
            answer(fd, turn->say);
    }
    _exit(0);
}

static void write_settings(int port)
{
    char text[128];

    (void)snprintf(path, sizeof path, "%s/inbox.json", folder);
    (void)snprintf(text, sizeof text, "{\"url\": \"smtp://127.0.0.1:%d\", \"tls\": \"none\"}", port);
    ck_assert_int_eq(file_write(path, text, strlen(text), 0600), OK);
}

static void start_server(const struct turn *turns)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr = {.s_addr = htonl(INADDR_LOOPBACK)}};
    socklen_t bytes = sizeof address;
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(bind(fd, (const struct sockaddr *)&address, sizeof address), 0);
    ck_assert_int_eq(listen(fd, 1), 0);
    ck_assert_int_eq(getsockname(fd, (struct sockaddr *)&address, &bytes), 0);
    if (turns != NULL) {
        server = fork();
        ck_assert_int_ge(server, 0);
        if (server == 0)
            play(fd, turns);
    }
    (void)close(fd);
    write_settings(ntohs(address.sin_port));
    ck_assert_int_eq(transport_create(path, &faults, &transport), OK);
}

static void start(void)
{
    ck_assert_ptr_nonnull(mkdtemp(folder));
    faults_init(&faults);
    message = (struct message){
        .sender = "kiosk@example.org", .recipient = "inbox@example.org", .message_id = "<1@example.org>"};
    strbuf_init(&message.text, 4096);
    strbuf_add(&message.text, "Subject: x\r\n\r\nbody\r\n");
}

static void end(void)
{
    transport_destroy(transport);
    if (server > 0) {
        (void)kill(server, SIGKILL);
        (void)waitpid(server, NULL, 0);
    }
    (void)unlink(path);
    (void)rmdir(folder);
    strbuf_finish(&message.text);
    faults_finish(&faults);
}

/* One round of the keeper's loop: polls as it is told to, at most `most_ms`. */
static bool go_round(int most_ms, struct delivery_result *ret_result)
{
    struct pollfd fds[16];
    int timeout_ms;
    size_t count = transport_poll_set(transport, fds, 16, &timeout_ms);

    if (timeout_ms < 0 || timeout_ms > most_ms)
        timeout_ms = most_ms;
    (void)poll(fds, count, timeout_ms);
    return transport_step(transport, ret_result);
}

static struct delivery_result deliver(void)
{
    struct delivery_result result;
    int rounds = 0;

    ck_assert(transport_is_idle(transport));
    ck_assert_int_eq(transport_start(transport, transport_find_relay(transport, NULL), &message), OK);
    ck_assert_int_eq(transport_start(transport, transport_find_relay(transport, NULL), &message), BUSY);
    while (!go_round(1000, &result))
        ck_assert_int_lt(++rounds, 200);
    return result;
}

#define TO_LOGIN                                                                                             \
    {"greeting", "220 ready\r\n"}, {"EHLO", "250 fine\r\n"},                                                 \
    {                                                                                                        \
        "QUIT", "221 bye\r\n"                                                                                \
    }
#define TO_DATA                                                                                              \
    TO_LOGIN, {"MAIL", "250 fine\r\n"}, {"RCPT", "250 fine\r\n"},                                            \
    {                                                                                                        \
        "DATA", "354 go on\r\n"                                                                              \
    }

static const struct {
    struct turn turns[10];
    enum delivery_verdict wanted;
    const char *words;
} SCRIPTS[] = {
    {{TO_DATA, {".\r\n", "250 kept\r\n"}}, DELIVERY_ACCEPTED, "250 kept"},
    {{TO_DATA, {".\r\n", "451 busy\r\n"}}, DELIVERY_LATER, "451 busy"},
    {{TO_DATA, {".\r\n", "554 no\r\n"}}, DELIVERY_REFUSED, "554 no"},
    {{TO_DATA, {".\r\n", NULL}}, DELIVERY_UNKNOWN, "broke"},
    {{TO_LOGIN, {"MAIL", "250 fine\r\n"}, {"RCPT", "550 no such mailbox\r\n"}},
     DELIVERY_REFUSED,
     "550 no such"},
    {{TO_LOGIN, {"MAIL", "250 fine\r\n"}, {"RCPT", "450 busy\r\n"}}, DELIVERY_LATER, "450 busy"},
    {{TO_LOGIN, {"MAIL", "250 fine\r\n"}, {"RCPT", "250 fine\r\n"}, {"DATA", NULL}}, DELIVERY_LATER, "broke"},
    {{TO_LOGIN, {"MAIL", NULL}}, DELIVERY_LATER, "broke"},
    {{TO_LOGIN, {"MAIL", "421 closing\r\n"}}, DELIVERY_LATER, "421"},
    {{{"greeting", "554 not here\r\n"}}, DELIVERY_LATER, "554 not here"},
    {{{"greeting", "421 too many\r\n"}}, DELIVERY_LATER, "421 too many"},
    {{{"greeting", NULL}}, DELIVERY_LATER, ""},
};

START_TEST(servers_are_judged)
{
    struct delivery_result result;

    start_server(SCRIPTS[_i].turns);
    result = deliver();
    ck_assert_msg(result.verdict == SCRIPTS[_i].wanted, "%d: %s", (int)result.verdict, result.reason);
    ck_assert_msg(strstr(result.reason, SCRIPTS[_i].words) != NULL, "%s", result.reason);
}
END_TEST

START_TEST(no_server_means_later)
{
    struct delivery_result result;

    start_server(NULL);
    result = deliver();
    ck_assert_int_eq(result.verdict, DELIVERY_LATER);
    ck_assert_int_gt((int)strlen(result.reason), 0);
}
END_TEST

/* libcurl's own wait for the verdict would block here for as long as the server pleases. */
START_TEST(a_silent_server_never_blocks)
{
    static const struct turn SILENT[][10] = {{{"greeting", ""}},
                                             {TO_LOGIN, {"MAIL", ""}},
                                             {TO_DATA, {".\r\n", ""}},
                                             {TO_DATA, {"QUIT", ""}, {".\r\n", ""}}};
    static const struct clock SYSTEM_CLOCK;
    struct delivery_result result;
    int64_t longest_ms = 0;

    start_server(SILENT[_i]);
    ck_assert_int_eq(transport_start(transport, transport_find_relay(transport, NULL), &message), OK);
    for (int i = 0; i < 30; i++) {
        int64_t began_ms = clock_monotonic_ms(&SYSTEM_CLOCK);

        ck_assert(!go_round(20, &result));
        if (clock_monotonic_ms(&SYSTEM_CLOCK) - began_ms > longest_ms)
            longest_ms = clock_monotonic_ms(&SYSTEM_CLOCK) - began_ms;
    }
    ck_assert_int_lt((int)longest_ms, 900);
    ck_assert_int_eq(transport_awaits_verdict(transport), _i >= 2);
    transport_cancel(transport);
    ck_assert(!transport_step(transport, &result));
}
END_TEST

START_TEST(a_second_delivery_follows_the_first)
{
    start_server(NULL);
    ck_assert_int_eq(deliver().verdict, DELIVERY_LATER);
    ck_assert_int_eq(deliver().verdict, DELIVERY_LATER);
}
END_TEST

Suite *transport_suite(void)
{
    Suite *suite = suite_create("transport");
    TCase *tests = tcase_create("smtp");

    tcase_add_checked_fixture(tests, start, end);
    tcase_set_timeout(tests, 30);
    tcase_add_loop_test(tests, servers_are_judged, 0, sizeof SCRIPTS / sizeof SCRIPTS[0]);
    tcase_add_test(tests, no_server_means_later);
    tcase_add_loop_test(tests, a_silent_server_never_blocks, 0, 4);
    tcase_add_test(tests, a_second_delivery_follows_the_first);
    suite_add_tcase(suite, tests);
    return suite;
}
