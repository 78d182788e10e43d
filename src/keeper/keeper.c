#include "keeper/keeper.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/guard.h"
#include "base/log.h"
#include "base/place.h"
#include "keeper/deliveries.h"
#include "keeper/peers.h"
#include "keeper/safe.h"
#include "keeper/sheets.h"
#include "keeper/sign_ups.h"
#include "keeper/staff_checks.h"
#include "keeper/trials.h"
#include "keeper/ways.h"

enum {
    DELIVERY_FDS_MAX = 16,
    POLL_MAX = 2 + PEERS_POLL_MAX + 2 * DELIVERY_FDS_MAX,
    STOP_WITHIN_MS = 20 * 1000,
    TIDY_EVERY_MS = 60 * 60 * 1000,
    DRIFT_MS_MAX = 10 * 60 * 1000,
    FAULTS_SHOWN = 5,
};

enum { EXIT_DONE = 0, EXIT_WAITING = 1, EXIT_NOT_STARTED = 2 };

struct keeper {
    struct safe safe;
    struct deliveries *deliveries;
    struct sign_ups *sign_ups;
    struct sheets *sheets;
    struct peers *peers; /* NULL with --once */
    int signal_fd;
    int64_t stop_by_ms; /* monotonic; 0 while nobody asked to stop */
    int64_t tidied_ms;
    int64_t tidied_utc_ms;
};

static void log_faults(const struct faults *faults)
{
    char line[1024];

    for (size_t i = 0; i < faults->count && i < FAULTS_SHOWN; i++) {
        faults_line(faults, i, line, sizeof line);
        log_line("%s", line);
    }
}

static bool start_signals(struct keeper *keeper)
{
    sigset_t signals;

    (void)sigemptyset(&signals);
    (void)sigaddset(&signals, SIGTERM);
    (void)sigaddset(&signals, SIGINT);
    (void)sigprocmask(SIG_BLOCK, &signals, NULL);
    (void)signal(SIGPIPE, SIG_IGN);
    keeper->signal_fd = signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
    return keeper->signal_fd >= 0;
}

static bool start_key(struct keeper *keeper, const char *data)
{
    char path[PATH_MAX];
    enum status status = place_join(data, PLACE_SECRET_KEY, path, sizeof path);

    if (status == OK)
        status = vault_read_secret_key(path, &keeper->safe.key);
    if (status == NOT_FOUND)
        log_line("%s: the secret key is not there; put it back from its copy, or run doorstepctl init for a "
                 "new centre",
                 path);
    else if (status == CORRUPT)
        log_line("%s: this is no secret key of Doorstep; put it back from its copy", path);
    else if (status != OK)
        log_line("%s: the secret key cannot be used: %s; let the keeper's user own it, with chmod 600", path,
                 status_name(status));
    return status == OK;
}

static bool start_store(struct keeper *keeper, const char *data)
{
    char path[PATH_MAX];
    struct faults faults;
    size_t recovered = 0;
    enum status status = place_join(data, PLACE_PRIVATE, path, sizeof path);

    faults_init(&faults);
    if (status == OK)
        status = store_open(path, &faults, &keeper->safe.store);
    if (status != OK)
        log_faults(&faults);
    faults_finish(&faults);
    if (status != OK)
        return false;
    if (outbox_recover(keeper->safe.store, clock_utc_ms(&keeper->safe.clock), &recovered) != OK) {
        log_line("%s: %s", path, store_problem(keeper->safe.store));
        return false;
    }
    if (recovered > 0)
        log_line("outbox: %zu were being sent when the keeper last stopped; they are sent again, marked",
                 recovered);
    return true;
}

static bool start_transport(struct keeper *keeper, const char *data)
{
    char path[PATH_MAX];
    struct faults faults;
    enum status status = place_join(data, PLACE_INBOX, path, sizeof path);

    faults_init(&faults);
    if (status == OK)
        status = transport_create(path, &faults, &keeper->safe.transport);
    if (status != OK)
        log_faults(&faults);
    faults_finish(&faults);
    return status == OK;
}

/* Before the first family waits for it. */
static void log_unconfirmed(const struct keeper *keeper, const struct centre_about *about)
{
    for (size_t i = 0; i < about->route_count; i++) {
        struct way way = way_of(&keeper->safe, &about->routes[i]);
        enum way_state state = WAY_LOCAL;
        char day[11];

        if (way_look(&keeper->safe, &way, &state, day) == OK && state == WAY_UNCONFIRMED)
            log_line("%s: the route is not confirmed, so nothing is sent; run doorstepctl route confirm %s",
                     about->routes[i].kind, about->routes[i].kind);
    }
}

/* Nothing here stops the start: what needs a pack waits until there is one. */
static bool start_packs(struct keeper *keeper, const char *data)
{
    char root[PATH_MAX];
    char locales[PATH_MAX];
    char shared[PATH_MAX];
    char folder[PATH_MAX];
    char hash[PACK_HASH_CHARS_MAX + 1];
    struct pack pack;

    if (place_root(root, sizeof root) != OK)
        log_line("%s: there is no %s in it, so nothing can be delivered; install Doorstep again", root,
                 PLACE_LOCALES);
    if (place_join(root, PLACE_LOCALES, locales, sizeof locales) != OK ||
        place_join(root, PLACE_QUESTIONNAIRES, shared, sizeof shared) != OK ||
        place_join(data, PLACE_PACKS, folder, sizeof folder) != OK) {
        log_line("%s: the path is too long; choose a shorter one", data);
        return false;
    }
    keeper->safe.packs = packs_create(data, folder, locales, shared);
    packs_current_hash(keeper->safe.packs, hash);
    if (packs_find(keeper->safe.packs, hash, clock_monotonic_ms(&keeper->safe.clock), &pack) != OK)
        log_line(
            "%s: no centre pack can be used, so nothing is delivered: %s; run doorstepctl centre install",
            folder, packs_problem(keeper->safe.packs));
    else
        log_unconfirmed(keeper, centre_about(pack.centre));
    return true;
}

static bool start_peers(struct keeper *keeper, const struct keeper_options *options)
{
    char run[PATH_MAX];
    char socket[PATH_MAX];
    char admin_socket[PATH_MAX];
    char pepper[PATH_MAX];

    if (options->once)
        return true;
    if (place_join(options->data, PLACE_RUN, run, sizeof run) != OK ||
        place_join(options->data, PLACE_SOCKET, socket, sizeof socket) != OK ||
        place_join(options->data, PLACE_ADMIN_SOCKET, admin_socket, sizeof admin_socket) != OK ||
        place_join(options->data, PLACE_PEPPER, pepper, sizeof pepper) != OK) {
        log_line("%s: the path is too long; choose a shorter one", options->data);
        return false;
    }
    keeper->safe.staff_checks = staff_checks_create(&keeper->safe, pepper);
    /* That it cannot be made shows when the sockets are. */
    (void)!file_make_folder(run, S_IRWXU);
    return peers_create(&keeper->safe, options->socket != NULL ? options->socket : socket, admin_socket,
                        &keeper->peers) == OK;
}

/* What happens by itself and may be told to staff. */
static void make_what_is_due(struct keeper *keeper)
{
    sign_ups_advance(keeper->sign_ups);
    sheets_advance(keeper->sheets);
}

static bool start(struct keeper *keeper, const struct keeper_options *options)
{
    keeper->signal_fd = -1;
    keeper->safe.data = options->data;
    keeper->safe.random = random_system();
    keeper->safe.follows_clock = options->test_clock;
    vault_start();
    if (!start_signals(keeper) || !start_key(keeper, options->data) || !start_store(keeper, options->data) ||
        !start_transport(keeper, options->data) || !start_packs(keeper, options->data) ||
        !start_peers(keeper, options))
        return false;
    keeper->safe.trials = trials_create(&keeper->safe);
    keeper->sign_ups = sign_ups_create(&keeper->safe);
    keeper->sheets = sheets_create(&keeper->safe);
    if (options->once)
        make_what_is_due(keeper); /* it is to be sent now, too */
    keeper->deliveries =
        deliveries_create(&keeper->safe, options->once ? clock_utc_ms(&keeper->safe.clock) : 0);
    return true;
}

static void finish(struct keeper *keeper)
{
    peers_destroy(keeper->peers);
    staff_checks_destroy(keeper->safe.staff_checks);
    deliveries_destroy(keeper->deliveries);
    sheets_destroy(keeper->sheets);
    sign_ups_destroy(keeper->sign_ups);
    trials_destroy(keeper->safe.trials);
    packs_destroy(keeper->safe.packs);
    transport_destroy(keeper->safe.transport);
    store_close(keeper->safe.store);
    vault_secret_key_destroy(keeper->safe.key);
    if (keeper->signal_fd >= 0)
        (void)close(keeper->signal_fd);
}

static int64_t now_ms(const struct keeper *keeper)
{
    return clock_monotonic_ms(&keeper->safe.clock);
}

static void stop_within(struct keeper *keeper, int64_t wait_ms)
{
    keeper->stop_by_ms = now_ms(keeper) + wait_ms;
    deliveries_stop(keeper->deliveries);
}

/* The first signal lets what is in flight end; the second is in a hurry. */
static void take_signal(struct keeper *keeper)
{
    struct signalfd_siginfo signal_info;

    while (read(keeper->signal_fd, &signal_info, sizeof signal_info) == (ssize_t)sizeof signal_info)
        stop_within(keeper, keeper->stop_by_ms == 0 ? STOP_WITHIN_MS : 0);
}

/* Whether the wall clock has gone as time has, since the last tidying. Names are gone for good, so they are
 * not forgotten by a clock that has leapt ahead, or may yet be put right after the start. */
static bool is_clock_steady(const struct keeper *keeper)
{
    int64_t utc_ms = clock_utc_ms(&keeper->safe.clock) - keeper->tidied_utc_ms;
    int64_t drift_ms = utc_ms - (now_ms(keeper) - keeper->tidied_ms);

    return keeper->tidied_ms != 0 && drift_ms < DRIFT_MS_MAX && drift_ms > -DRIFT_MS_MAX;
}

static void tidy(struct keeper *keeper)
{
    bool is_steady = is_clock_steady(keeper);

    if (keeper->tidied_ms != 0 && now_ms(keeper) - keeper->tidied_ms < TIDY_EVERY_MS)
        return;
    keeper->tidied_ms = now_ms(keeper);
    keeper->tidied_utc_ms = clock_utc_ms(&keeper->safe.clock);
    if (store_tidy(keeper->safe.store, clock_utc_ms(&keeper->safe.clock)) != OK)
        log_line("outbox: %s", store_problem(keeper->safe.store));
    if (is_steady && sign_ups_tidy(&keeper->safe) != OK)
        log_line("sign-ups: %s", store_problem(keeper->safe.store));
    if (is_steady && sheets_tidy(&keeper->safe) != OK)
        log_line("vitamins: %s", store_problem(keeper->safe.store));
}

/* True when it is time to leave. An outcome that cannot be recorded within the time given stays `sending` in
 * the database and becomes `unknown` at the next start. */
static bool has_ended(struct keeper *keeper)
{
    bool late = keeper->stop_by_ms != 0 && now_ms(keeper) >= keeper->stop_by_ms;

    if (keeper->peers == NULL && keeper->stop_by_ms == 0 && deliveries_are_stuck(keeper->deliveries))
        stop_within(keeper, STOP_WITHIN_MS);
    if (late)
        deliveries_break_off(keeper->deliveries);
    if (keeper->stop_by_ms != 0)
        return deliveries_are_idle(keeper->deliveries) ||
               (late && !deliveries_are_in_flight(keeper->deliveries));
    return keeper->peers == NULL && deliveries_are_idle(keeper->deliveries) &&
           !deliveries_are_due(keeper->deliveries);
}

static int shorter(int timeout_ms, int64_t other_ms)
{
    if (other_ms < 0)
        other_ms = 0;
    return other_ms < timeout_ms ? (int)other_ms : timeout_ms;
}

/* -1: nothing will be. */
static int64_t until_something_is_due_ms(const struct keeper *keeper)
{
    int64_t sign_ups_ms = sign_ups_timeout_ms(keeper->sign_ups);
    int64_t sheets_ms = sheets_timeout_ms(keeper->sheets);

    if (sign_ups_ms < 0 || sheets_ms < 0)
        return sign_ups_ms < 0 ? sheets_ms : sign_ups_ms;
    return sign_ups_ms < sheets_ms ? sign_ups_ms : sheets_ms;
}

static void wait_and_serve(struct keeper *keeper)
{
    struct pollfd fds[POLL_MAX] = {{.fd = keeper->signal_fd, .events = POLLIN}};
    size_t peer_count = keeper->peers != NULL ? peers_poll_set(keeper->peers, fds + 1) : 0;
    int timeout_ms;
    int trials_timeout_ms;
    int64_t wait_ms = keeper->stop_by_ms == 0 ? until_something_is_due_ms(keeper) : -1;
    size_t count = 1 + peer_count;

    count += deliveries_poll_set(keeper->deliveries, fds + count, DELIVERY_FDS_MAX, &timeout_ms);
    count += trials_poll_set(keeper->safe.trials, fds + count, DELIVERY_FDS_MAX, &trials_timeout_ms);
    if (keeper->peers != NULL)
        count += staff_checks_poll_set(keeper->safe.staff_checks, fds + count);
    if (trials_timeout_ms >= 0)
        timeout_ms = shorter(timeout_ms, trials_timeout_ms);
    if (wait_ms >= 0)
        timeout_ms = shorter(timeout_ms, wait_ms);
    if (keeper->stop_by_ms > now_ms(keeper))
        timeout_ms = shorter(timeout_ms, keeper->stop_by_ms - now_ms(keeper));
    if (poll(fds, count, timeout_ms) < 0) {
        if (errno != EINTR)
            abort();
        return;
    }
    if (fds[0].revents != 0)
        take_signal(keeper);
    if (keeper->peers != NULL)
        peers_serve(keeper->peers, fds + 1, peer_count);
}

static void answer_staff(struct keeper *keeper)
{
    staff_checks_advance(keeper->safe.staff_checks);
    peers_answer(keeper->peers);
}

/* What a person or another try must see to. Set-aside items stay for ever and would hide what is new. */
static int exit_code_of_once(struct keeper *keeper)
{
    int64_t counts[OUTBOX_STATES];

    if (outbox_count(keeper->safe.store, counts) != OK) {
        log_line("outbox: %s", store_problem(keeper->safe.store));
        return EXIT_WAITING;
    }
    return counts[OUTBOX_QUEUED] + counts[OUTBOX_SENDING] + counts[OUTBOX_DEFERRED] + counts[OUTBOX_UNKNOWN] +
                       counts[OUTBOX_HELD] >
                   0
               ? EXIT_WAITING
               : EXIT_DONE;
}

int keeper_run(const struct keeper_options *options)
{
    struct keeper keeper = {0};
    int code = EXIT_NOT_STARTED;

    guard_memory();
    (void)umask(S_IRWXG | S_IRWXO);
    if (!start(&keeper, options))
        goto out;
    for (;;) {
        tidy(&keeper);
        if (keeper.peers != NULL)
            answer_staff(&keeper);
        trials_advance(keeper.safe.trials); /* before the next is claimed: somebody waits for it */
        if (keeper.stop_by_ms == 0)
            make_what_is_due(&keeper); /* before the next is claimed too: it may make one */
        deliveries_advance(keeper.deliveries);
        if (has_ended(&keeper))
            break;
        wait_and_serve(&keeper);
    }
    code = options->once ? exit_code_of_once(&keeper) : EXIT_DONE;
out:
    finish(&keeper);
    return code;
}
