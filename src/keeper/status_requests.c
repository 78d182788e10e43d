#include "keeper/status_requests.h"

#include <limits.h>
#include <stdbool.h>
#include <string.h>
#include <sys/statvfs.h>

#include "base/place.h"
#include "keeper/requests.h"
#include "keeper/ways.h"
#include "store/store.h"
#include "wire/wire.h"

enum { MEGABYTE = 1024 * 1024 };

/* With less the database makes no reserve again, and so takes nothing in (store/ballast.h). */
enum { FULL_BELOW_BYTES = 2 * MEGABYTE };

#define MEGABYTES_MAX 1000000000ULL

static const char SERVER_SAID[] =
    "; the server said: "; /* mail/transport.h, in a reason after libcurl's words */

/* The server's answer within a reason, or NULL. */
static const char *server_answer(const char *reason)
{
    const char *said = strstr(reason, SERVER_SAID);
    const char *answer = said != NULL ? said + strlen(SERVER_SAID) : reason;
    bool has_code = strspn(answer, "0123456789") == 3 && (answer[0] == '4' || answer[0] == '5');

    return has_code ? answer : NULL;
}

/* Source: RFC 4954 section 6. */
static bool is_about_login(const char *answer)
{
    static const char *const CODES[] = {"530", "534", "535", "538"};
    bool found = false;

    for (size_t i = 0; i < sizeof CODES / sizeof CODES[0]; i++)
        found |= strncmp(answer, CODES[i], strlen(CODES[i])) == 0;
    return found;
}

static bool has_one_of(const char *reason, const char *const *words)
{
    while (*words != NULL && strcasestr(reason, *words) == NULL)
        words++;
    return *words != NULL;
}

/* Our own words and libcurl's. */
static const char *cause_of_words(const char *reason)
{
    static const char *const LOGIN[] = {"login denied", "authentication mechanism", NULL};
    static const char *const CONNECTION[] = {"resolv",      "connect", "timed out", "timeout", "network",
                                             "unreachable", "silent",  "broke",     NULL};

    if (has_one_of(reason, LOGIN))
        return "sign-in";
    return has_one_of(reason, CONNECTION) ? "no-connection" : "other";
}

const char *status_cause(const char *reason)
{
    const char *answer = server_answer(reason);

    if (reason[0] == '\0')
        return "none";
    if (way_obstacle_of(reason) != WAY_NO_OBSTACLE)
        return way_obstacle_of(reason) == WAY_WITHOUT_PACK ? "no-pack" : "no-route";
    if (answer != NULL)
        return is_about_login(answer) ? "sign-in" : "refused";
    return cause_of_words(reason);
}

/* 0 when the disk says nothing. */
static unsigned long long free_bytes(const struct safe *safe)
{
    char folder[PATH_MAX];
    struct statvfs disk;

    if (place_join(safe->data, PLACE_PRIVATE, folder, sizeof folder) != OK || statvfs(folder, &disk) != 0)
        return 0;
    return (unsigned long long)disk.f_bavail * disk.f_frsize;
}

json_t *status_answer(struct safe *safe, const json_t *fields)
{
    unsigned long long bytes = free_bytes(safe);
    unsigned long long megabytes = bytes / MEGABYTE < MEGABYTES_MAX ? bytes / MEGABYTE : MEGABYTES_MAX;
    struct outbox_standing standing = {.waiting = 0};
    enum status status = outbox_standing(safe->store, clock_utc_ms(&safe->clock), &standing);

    (void)fields;
    if (status != OK)
        return request_refuse_store(safe, "the outbox", status);
    return wire_answer(
        WIRE_STATUS,
        json_pack("{s:I,s:I,s:I,s:I,s:I,s:I,s:s,s:I,s:i}", "sentToday", (json_int_t)standing.sent_today,
                  "waiting", (json_int_t)standing.waiting, "held", (json_int_t)standing.held, "setAside",
                  (json_int_t)standing.set_aside, "oldestUtcMs", (json_int_t)standing.oldest_utc_ms,
                  "nextTryUtcMs", (json_int_t)standing.next_try_utc_ms, "cause",
                  status_cause(standing.reason), "diskFreeMb", (json_int_t)megabytes, "diskIsFull",
                  bytes < FULL_BELOW_BYTES ? 1 : 0));
}
