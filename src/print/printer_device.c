/* A receipt printer on a device file. It is asked how it is before anything is sent and after each part, and
 * a part goes out only when the one before was taken and, where the printer can say so, is on the paper: so
 * at most one band is ever in its memory when something goes wrong. What breaks off in the middle is never
 * continued: the rest of the band goes out white, the printer is told to forget, and the paper is cut. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/memory.h"
#include "print/device.h"

enum {
    SETTLE_MS = 300, /* for the end, where the printer cannot say that it is done */
    DESTROY_STEPS = 60,
    STEP_MS = 5,
    STEPS_AT_ONCE = 64,
};

int64_t device_now_ms(const struct device *device)
{
    return clock_monotonic_ms(device->clock);
}

void device_enter(struct device *device, enum device_phase phase)
{
    device->phase = phase;
    device->phase_ms = device_now_ms(device);
    device->order_sent = 0;
    if (phase == PHASE_ASKING) {
        device->status = (struct device_status){.detail = NULL};
        device->question = DEVICE_PRINTER;
    }
}

bool device_has_passed(const struct device *device, int64_t since_ms, int wait_ms)
{
    return device_now_ms(device) - since_ms >= wait_ms;
}

bool device_stall(struct device *device, enum printer_state state)
{
    if (device_has_passed(device, device->moved_ms, DEVICE_STALL_MS))
        device_fail(device, state);
    return false;
}

static void *device_create(const struct printer_settings *settings, const struct clock *clock)
{
    struct device *device = memory_allocate(1, sizeof *device);

    device->settings = settings;
    device->clock = clock;
    device->port.fd = -1;
    return device;
}

static void device_start(void *self, const char *kind, const struct bitmap *bitmap)
{
    struct device *device = self;
    const struct printer_settings *settings = device->settings;
    enum printer_state state;

    (void)kind;
    device->bitmap = bitmap;
    device->sent = 0;
    device->has_begun = device->is_all_sent = device->has_answered = false;
    device->awaits_mark = device->has_mark = false;
    device->mark = settings->status ? MARK_UNKNOWN : MARK_UNUSED;
    device->moved_ms = device_now_ms(device);
    if (bitmap != NULL &&
        (escpos_init(&device->job, bitmap, settings->cutter) != OK || !escpos_next(&device->job)))
        abort(); /* printer_start has looked at the width */
    state = port_open(&device->port, settings->device, settings->baud, settings->status);
    device_enter(device, settings->status ? PHASE_ASKING : PHASE_SENDING);
    if (state != PRINTER_READY)
        device_fail(device, state);
    else if (bitmap == NULL && !settings->status)
        device_succeed(device);
}

/* Writes on. False when nothing was taken or the printer has gone. */
static bool push(struct device *device, const unsigned char *bytes, size_t count, size_t *sent)
{
    size_t written = 0;
    enum printer_state state = port_write(&device->port, bytes + *sent, count - *sent, &written);

    if (state != PRINTER_READY) {
        device_fail(device, state);
        return false;
    }
    *sent += written;
    if (written > 0)
        device->moved_ms = device_now_ms(device);
    return written > 0;
}

static bool step_sending(struct device *device)
{
    struct escpos_job *job = &device->job;

    if (!device_listen(device))
        return false;
    if (device->owed_sent < device->owed_count) {
        if (push(device, device->owed, device->owed_count, &device->owed_sent))
            return true;
    } else if (device->sent == job->count) {
        device->has_mark = false;
        device_enter(device, PHASE_WAITING);
        return true;
    } else if (push(device, job->bytes, job->count, &device->sent)) {
        device->has_begun = device->has_begun || job->count > ESCPOS_HEADER_BYTES;
        return true;
    }
    return device->phase == PHASE_SENDING && device_stall(device, PRINTER_BUSY);
}

/* The part is with the printer: the next, or the end. */
static bool go_on(struct device *device)
{
    device->sent = 0;
    device->is_all_sent = !escpos_next(&device->job);
    device->moved_ms = device_now_ms(device);
    if (device->settings->status)
        device_enter(device, PHASE_ASKING);
    else if (device->is_all_sent)
        device_succeed(device);
    else
        device_enter(device, PHASE_SENDING);
    return true;
}

static bool step_waiting(struct device *device)
{
    bool is_end = device->job.count <= ESCPOS_HEADER_BYTES && device->has_begun;

    if (!device_listen(device))
        return false;
    if (!device->awaits_mark && !device->has_mark && !port_is_drained(&device->port))
        return device_stall(device, PRINTER_BUSY);
    if (device->mark != MARK_UNUSED && !device->has_mark)
        return device_wait_for_mark(device);
    if (device->settings->status && is_end && !device->has_mark &&
        !device_has_passed(device, device->phase_ms, SETTLE_MS))
        return false;
    return go_on(device);
}

static bool move_on(struct device *device)
{
    switch (device->phase) {
    case PHASE_ASKING:
        return device_step_asking(device);
    case PHASE_RESTING:
        return device_step_resting(device);
    case PHASE_SENDING:
        return step_sending(device);
    case PHASE_WAITING:
        return step_waiting(device);
    case PHASE_CLOSING:
        return device_step_closing(device);
    default:
        return false;
    }
}

static bool device_step(void *self, struct printer_result *ret_result)
{
    struct device *device = self;

    for (int i = 0; i < STEPS_AT_ONCE && move_on(device); i++)
        ;
    if (device->phase != PHASE_OVER)
        return false;
    device->phase = PHASE_IDLE;
    *ret_result = device->result;
    return true;
}

static void device_cancel(void *self)
{
    struct device *device = self;

    if (device->phase == PHASE_CLOSING || device->phase == PHASE_OVER || device->phase == PHASE_IDLE)
        return;
    printer_result_set(&device->result, PRINTER_READY, PRINTER_READY, "");
    device_break_off(device);
}

static void device_destroy(void *self)
{
    static const struct timespec STEP = {.tv_nsec = STEP_MS * 1000 * 1000};
    struct device *device = self;

    device_cancel(device);
    for (int i = 0; i < DESTROY_STEPS && device->phase == PHASE_CLOSING; i++) {
        (void)device_step_closing(device);
        (void)nanosleep(&STEP, NULL);
    }
    port_drop(&device->port);
    device_let_go(device);
    memory_wipe(device, sizeof *device);
    free(device);
}

const struct printer_backend printer_device_backend = {
    .create = device_create,
    .destroy = device_destroy,
    .start = device_start,
    .step = device_step,
    .cancel = device_cancel,
    .step_wait_ms = STEP_MS,
};
