#include "mail/transport.h"

#include <assert.h>
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>

#include "base/clock.h"
#include "base/memory.h"
#include "mail/dialogue.h"
#include "mail/maildir.h"
#include "mail/settings.h"

enum {
    CONNECT_WAIT_MS = 30 * 1000, /* name, connection, TLS and login together */
    /* libcurl asks for this much patience when it has no socket to wait for, as while a name is being looked
       up. */
    NO_SOCKET_WAIT_MS = 100,
    RECEIVED_BYTES = 1024,
};

enum state { IDLE, CONNECTING, TALKING, DONE };

struct transport {
    struct settings settings;
    enum state state;
    const struct relay *relay;     /* of the delivery in flight */
    const struct message *message; /* likewise */
    CURLM *multi;
    CURL *easy;
    curl_socket_t socket;
    struct dialogue dialogue;
    int64_t silent_since_ms; /* monotonic */
    char error[CURL_ERROR_SIZE];
    char last_reply[DIALOGUE_LINE_BYTES]; /* of the server, while libcurl talks to it */
    struct delivery_result result;
};

static int64_t now_ms(void)
{
    static const struct clock SYSTEM_CLOCK;

    return clock_monotonic_ms(&SYSTEM_CLOCK);
}

enum status transport_create(const char *settings_path, struct faults *faults,
                             struct transport **ret_transport)
{
    struct transport *transport = memory_allocate(1, sizeof *transport);
    enum status status = settings_read(settings_path, faults, &transport->settings);

    if (status != OK) {
        free(transport);
        return status;
    }
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
        abort();
    *ret_transport = transport;
    return OK;
}

static void disconnect(struct transport *transport)
{
    if (transport->easy != NULL && transport->multi != NULL)
        (void)curl_multi_remove_handle(transport->multi, transport->easy);
    curl_easy_cleanup(transport->easy);
    if (transport->multi != NULL)
        (void)curl_multi_cleanup(transport->multi);
    transport->easy = NULL;
    transport->multi = NULL;
}

void transport_destroy(struct transport *transport)
{
    if (transport == NULL)
        return;
    disconnect(transport);
    settings_finish(&transport->settings);
    curl_global_cleanup();
    free(transport);
}

const struct relay *transport_find_relay(const struct transport *transport, const char *name)
{
    return settings_find_relay(&transport->settings, name);
}

bool transport_is_idle(const struct transport *transport)
{
    return transport->state == IDLE;
}

static size_t hear_header(char *line, size_t size, size_t count, void *context)
{
    struct transport *transport = context;
    size_t bytes = size * count;

    (void)snprintf(transport->last_reply, sizeof transport->last_reply, "%.*s", (int)bytes, line);
    return bytes;
}

static bool set_tls(const struct relay *relay, CURL *easy)
{
    bool done = curl_easy_setopt(easy, CURLOPT_USE_SSL,
                                 (long)(relay->without_tls ? CURLUSESSL_NONE : CURLUSESSL_ALL)) == CURLE_OK &&
                curl_easy_setopt(easy, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2) == CURLE_OK &&
                curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L) == CURLE_OK &&
                curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L) == CURLE_OK;

    if (done && relay->ca_file != NULL)
        done = curl_easy_setopt(easy, CURLOPT_CAINFO, relay->ca_file) == CURLE_OK;
    return done;
}

/* The name we greet the server by is the path of the URL. */
static bool set_url(const struct relay *relay, CURL *easy)
{
    char url[2 * SETTINGS_TEXT_BYTES_MAX + 2];

    (void)snprintf(url, sizeof url, "%s/%s", relay->url, relay->domain != NULL ? relay->domain : "");
    return curl_easy_setopt(easy, CURLOPT_URL, url) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "smtp,smtps") == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_PROXY, "") == CURLE_OK;
}

static bool set_login(const struct relay *relay, CURL *easy)
{
    return relay->user == NULL || (curl_easy_setopt(easy, CURLOPT_USERNAME, relay->user) == CURLE_OK &&
                                   curl_easy_setopt(easy, CURLOPT_PASSWORD, relay->password) == CURLE_OK);
}

static bool set_up(struct transport *transport)
{
    CURL *easy = transport->easy;

    /* CONNECT_ONLY: libcurl resolves, connects, secures and logs in without blocking, then leaves the talking
     * to dialogue.h; its own DATA and QUIT wait for the server inside curl_multi_perform. QUICK_EXIT:
     * breaking off does not wait for a name server that is not there. */
    return set_url(transport->relay, easy) && set_tls(transport->relay, easy) &&
           set_login(transport->relay, easy) &&
           curl_easy_setopt(easy, CURLOPT_CONNECT_ONLY, 1L) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, (long)CONNECT_WAIT_MS) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, 1L) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, transport->error) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, hear_header) == CURLE_OK &&
           curl_easy_setopt(easy, CURLOPT_HEADERDATA, transport) == CURLE_OK &&
           curl_multi_add_handle(transport->multi, easy) == CURLM_OK;
}

enum status transport_start(struct transport *transport, const struct relay *relay,
                            const struct message *message)
{
    if (transport->state != IDLE)
        return BUSY;
    transport->relay = relay;
    transport->message = message;
    if (relay->maildir != NULL) {
        maildir_deliver(relay->maildir, message, &transport->result);
        transport->state = DONE;
        return OK;
    }
    transport->error[0] = '\0';
    transport->last_reply[0] = '\0';
    /* A new handle and connection each time: libcurl before 8.20 may reuse one secured by other settings. */
    transport->multi = curl_multi_init();
    transport->easy = curl_easy_init();
    if (transport->multi == NULL || transport->easy == NULL || !set_up(transport)) {
        disconnect(transport);
        return IO;
    }
    transport->state = CONNECTING;
    return OK;
}

static void finish(struct transport *transport, enum delivery_verdict verdict, const char *why)
{
    transport->result.verdict = verdict;
    dialogue_quote(why, &transport->result);
    transport->state = DONE;
}

/* Whatever went wrong before MAIL, this message was not looked at, so it can wait. */
static void finish_connecting(struct transport *transport, CURLcode code)
{
    char why[512];
    const char *error = transport->error[0] != '\0' ? transport->error : curl_easy_strerror(code);
    bool server_said_no = transport->last_reply[0] == '4' || transport->last_reply[0] == '5';

    if (code == CURLE_OK &&
        curl_easy_getinfo(transport->easy, CURLINFO_ACTIVESOCKET, &transport->socket) == CURLE_OK &&
        transport->socket != CURL_SOCKET_BAD) {
        dialogue_begin(&transport->dialogue, transport->message);
        transport->silent_since_ms = now_ms();
        transport->state = TALKING;
        return;
    }
    (void)snprintf(why, sizeof why, "%.120s%s%.150s", error, server_said_no ? "; the server said: " : "",
                   server_said_no ? transport->last_reply : "");
    finish(transport, DELIVERY_LATER, why);
}

static void go_on_connecting(struct transport *transport)
{
    int running;
    int left;
    const CURLMsg *told;

    if (curl_multi_perform(transport->multi, &running) != CURLM_OK) {
        finish(transport, DELIVERY_LATER, "libcurl failed");
        return;
    }
    told = curl_multi_info_read(transport->multi, &left);
    if (told != NULL && told->msg == CURLMSG_DONE)
        finish_connecting(transport, told->data.result);
}

static void hear(struct transport *transport)
{
    char received[RECEIVED_BYTES];

    while (transport->dialogue.stage != DIALOGUE_DONE) {
        size_t count = 0;
        CURLcode code = curl_easy_recv(transport->easy, received, sizeof received, &count);

        if (code == CURLE_AGAIN)
            return;
        if (code != CURLE_OK || count == 0) {
            dialogue_break(&transport->dialogue, "the server broke the connection off");
            return;
        }
        transport->silent_since_ms = now_ms();
        dialogue_hear(&transport->dialogue, received, count);
    }
}

static void speak(struct transport *transport)
{
    const char *bytes;
    size_t count;

    while (dialogue_output(&transport->dialogue, &bytes, &count)) {
        size_t sent = 0;
        CURLcode code = curl_easy_send(transport->easy, bytes, count, &sent);

        if (code == CURLE_AGAIN)
            return;
        if (code != CURLE_OK) {
            /* Its last words may say why. */
            hear(transport);
            dialogue_break(&transport->dialogue, "the connection broke off");
            return;
        }
        transport->silent_since_ms = now_ms();
        dialogue_sent(&transport->dialogue, sent);
    }
}

static int64_t patience_left_ms(const struct transport *transport)
{
    return transport->silent_since_ms + dialogue_patience_ms(&transport->dialogue) - now_ms();
}

static void talk(struct transport *transport)
{
    static const char QUIT[] = "QUIT\r\n";
    size_t sent;

    hear(transport);
    speak(transport);
    if (transport->dialogue.stage != DIALOGUE_DONE && patience_left_ms(transport) <= 0)
        dialogue_break(&transport->dialogue, "the server was silent for too long");
    if (transport->dialogue.stage != DIALOGUE_DONE)
        return;
    /* Politeness only: nothing hangs on it, and nobody waits for its answer. */
    (void)curl_easy_send(transport->easy, QUIT, strlen(QUIT), &sent);
    transport->result = transport->dialogue.result;
    transport->state = DONE;
}

static size_t poll_set_of_curl(struct transport *transport, struct pollfd *ret_fds, size_t capacity)
{
    fd_set readable;
    fd_set writable;
    fd_set failing;
    int highest = -1;
    size_t used = 0;

    FD_ZERO(&readable);
    FD_ZERO(&writable);
    FD_ZERO(&failing);
    if (curl_multi_fdset(transport->multi, &readable, &writable, &failing, &highest) != CURLM_OK)
        return 0;
    for (int fd = 0; fd <= highest && used < capacity; fd++) {
        short events =
            (short)((FD_ISSET(fd, &readable) ? POLLIN : 0) | (FD_ISSET(fd, &writable) ? POLLOUT : 0));

        if (events != 0)
            ret_fds[used++] = (struct pollfd){.fd = fd, .events = events};
    }
    return used;
}

static size_t poll_set_of_dialogue(const struct transport *transport, struct pollfd *ret_fds, size_t capacity)
{
    const char *bytes;
    size_t count;
    short events = POLLIN;

    assert(capacity > 0);
    if (dialogue_output(&transport->dialogue, &bytes, &count))
        events |= POLLOUT;
    ret_fds[0] = (struct pollfd){.fd = transport->socket, .events = events};
    return 1;
}

size_t transport_poll_set(struct transport *transport, struct pollfd *ret_fds, size_t capacity,
                          int *ret_timeout_ms)
{
    long curl_timeout_ms = -1;
    size_t used;

    switch (transport->state) {
    case CONNECTING:
        used = poll_set_of_curl(transport, ret_fds, capacity);
        (void)curl_multi_timeout(transport->multi, &curl_timeout_ms);
        if (used == 0 && (curl_timeout_ms < 0 || curl_timeout_ms > NO_SOCKET_WAIT_MS))
            curl_timeout_ms = NO_SOCKET_WAIT_MS;
        *ret_timeout_ms = (int)curl_timeout_ms;
        return used;
    case TALKING:
        *ret_timeout_ms = patience_left_ms(transport) > 0 ? (int)patience_left_ms(transport) : 0;
        return poll_set_of_dialogue(transport, ret_fds, capacity);
    case DONE:
        *ret_timeout_ms = 0;
        return 0;
    default:
        *ret_timeout_ms = -1;
        return 0;
    }
}

bool transport_step(struct transport *transport, struct delivery_result *ret_result)
{
    if (transport->state == CONNECTING)
        go_on_connecting(transport);
    if (transport->state == TALKING)
        talk(transport);
    if (transport->state != DONE)
        return false;
    *ret_result = transport->result;
    disconnect(transport);
    transport->message = NULL;
    transport->state = IDLE;
    return true;
}

bool transport_awaits_verdict(const struct transport *transport)
{
    return transport->state == TALKING && transport->dialogue.stage == DIALOGUE_VERDICT;
}

void transport_cancel(struct transport *transport)
{
    disconnect(transport);
    transport->message = NULL;
    transport->state = IDLE;
}
