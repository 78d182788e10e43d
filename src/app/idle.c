#include "app/idle.h"

#include "base/log.h"

enum {
    TICK_MS = 1000,
    /* The desk's screen is locked and cleared after this, as the keeper ends an unlock. */
    DESK_IDLE_MS = 60 * 1000,
    /* Staff at a panel without a pack, which would say it. */
    LIMIT_MS = 60 * 1000,
    WARNING_SECONDS = 30,
};

static int64_t idle_ms(const struct kiosk *kiosk)
{
    return clock_monotonic_ms(&kiosk->clock) - kiosk->active_ms;
}

/* While the keeper is asked to save, the answer is waited for, and registers are not cut off on their way to
 * the paper: nobody is sent away in the middle of it. */
static bool clock_runs(const struct kiosk *kiosk)
{
    const struct visit *visit = &kiosk->visit;

    return visit_is_started(visit) && visit->sending != SENDING_NOW &&
           !registers_are_under_way(desk_registers(kiosk->desk));
}

static int64_t limit_ms(const struct kiosk *kiosk)
{
    if (kiosk->house.is_desk)
        return DESK_IDLE_MS;
    return kiosk->centre != NULL ? (int64_t)centre_about(kiosk->centre)->idle_seconds * 1000 : LIMIT_MS;
}

static int warning_seconds(const struct kiosk *kiosk)
{
    return kiosk->centre != NULL ? centre_about(kiosk->centre)->idle_warning_seconds : WARNING_SECONDS;
}

/* Nobody is asked first: staff come back to the page for their PIN, which says why. */
static void lock_desk(struct kiosk *kiosk)
{
    log_line("desk: nobody there, locked");
    kiosk_carry_out(kiosk, EFFECT_LEAVE);
    visit_staff_locked(&kiosk->visit);
    kiosk->dirty = true;
}

void idle_watch(struct kiosk *kiosk)
{
    int64_t over_ms;
    int left;

    if (!clock_runs(kiosk))
        return;
    over_ms = idle_ms(kiosk) - limit_ms(kiosk);
    if (over_ms < 0)
        return;
    if (kiosk->house.is_desk) {
        lock_desk(kiosk);
        return;
    }
    left = warning_seconds(kiosk) - (int)(over_ms / 1000);
    if (left <= 0) {
        log_line("visit: nobody there, cleared");
        kiosk_carry_out(kiosk, EFFECT_LEAVE);
        return;
    }
    if (kiosk->visit.screen != SCREEN_LEAVE_WARNING || kiosk->visit.seconds_left != left)
        kiosk->dirty = true;
    visit_open_over(&kiosk->visit, SCREEN_LEAVE_WARNING);
    kiosk->visit.seconds_left = left;
}

int idle_wait_ms(const struct kiosk *kiosk)
{
    int64_t left;

    if (!clock_runs(kiosk))
        return -1;
    left = limit_ms(kiosk) - idle_ms(kiosk);
    if (left > 0)
        return (int)left;
    return (int)(TICK_MS + left % TICK_MS); /* the next whole second of the warning */
}
