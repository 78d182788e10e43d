#include "rules/session.h"

#include <assert.h>
#include <string.h>

static const char *const kind_names[SESSION_KINDS] = {
    [SESSION_DROP_IN] = "drop-in", [SESSION_TICKET] = "ticket",           [SESSION_BOOKED] = "booked",
    [SESSION_COURSE] = "course",   [SESSION_APPOINTMENT] = "appointment", [SESSION_INVITATION] = "invitation",
    [SESSION_ASK] = "ask",
};

static const char *const verdict_names[SESSION_VERDICTS] = {
    [VERDICT_NONE] = "none",         [VERDICT_OPEN] = "open",       [VERDICT_NOT_YET] = "not-yet",
    [VERDICT_OVER] = "over",         [VERDICT_CHANGED] = "changed", [VERDICT_RESERVED] = "reserved",
    [VERDICT_FULL] = "full",         [VERDICT_BOOKED] = "booked",   [VERDICT_WAITING] = "waiting",
    [VERDICT_OFFERED] = "offered",   [VERDICT_DONE] = "done",       [VERDICT_GONE] = "gone",
    [VERDICT_TOO_MANY] = "too-many",
};

const char *session_kind_name(enum session_kind kind)
{
    assert((unsigned)kind < SESSION_KINDS);
    return kind_names[kind];
}

bool session_takes_sign_ups(enum session_kind kind)
{
    return kind == SESSION_TICKET || kind == SESSION_BOOKED || kind == SESSION_COURSE ||
           kind == SESSION_APPOINTMENT;
}

const char *session_verdict_name(enum session_verdict verdict)
{
    assert((unsigned)verdict < SESSION_VERDICTS);
    return verdict_names[verdict];
}

enum session_verdict session_verdict_named(const char *name)
{
    int verdict = 0;

    while (verdict < SESSION_VERDICTS && strcmp(verdict_names[verdict], name) != 0)
        verdict++;
    return (enum session_verdict)verdict;
}

enum session_sign_up session_sign_up_at(const struct session *session,
                                        const struct schedule_closures *closures,
                                        const struct session_date *date, int64_t now_utc_ms,
                                        int64_t *ret_opens_utc_ms)
{
    bool has_release = session->release_days >= 0;
    struct date release_day =
        date_add_days(date->day, has_release ? -session->release_days : -SESSION_AHEAD_DAYS_MAX);
    int64_t opens;

    if (!session_takes_sign_ups(session->kind) ||
        now_utc_ms >= (session->kind == SESSION_TICKET ? session_ends_utc_ms(session, closures, date)
                                                       : session_begins_utc_ms(session, closures, date)))
        return SESSION_OVER;
    opens = date_utc_of_wall(release_day, has_release ? session->release_minute : 0);
    if (now_utc_ms >= opens)
        return SESSION_OPEN;
    if (ret_opens_utc_ms != NULL)
        *ret_opens_utc_ms = opens;
    return SESSION_NOT_YET;
}
