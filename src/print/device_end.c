/* How a job on a receipt printer ends, well or not. */
#include <string.h>

#include "base/memory.h"
#include "print/device.h"

enum { CLOSE_WAIT_MS = 1500 /* for the cut of a job that was broken off */ };

static const char *detail_of(const struct device *device, enum printer_state state)
{
    switch (state) {
    case PRINTER_UNPLUGGED:
        return "its device file is not there or leads nowhere; look at the plug, the cable and the switch";
    case PRINTER_BUSY:
        return "it takes nothing, or another program holds it";
    case PRINTER_NO_ANSWER:
        return "it does not say how it is; switch it on, or, if it never does, set it with --status no";
    case PRINTER_STOPPED:
        return device->status.detail != NULL
                   ? device->status.detail
                   : "its device file cannot be used; this user must be in its group, lp or dialout";
    default:
        return "";
    }
}

void device_let_go(struct device *device)
{
    port_close(&device->port);
    escpos_finish(&device->job);
    device->bitmap = NULL;
    device_enter(device, PHASE_OVER);
}

static void owe_bytes(struct device *device, const unsigned char *bytes, size_t count)
{
    memcpy(device->owed + device->owed_count, bytes, count);
    device->owed_count += count;
}

/* Of a band that it has begun to take. The rest of it is white. */
static void owe_rest(struct device *device)
{
    struct escpos_job *job = &device->job;
    size_t white_from = device->sent > ESCPOS_HEADER_BYTES ? device->sent : ESCPOS_HEADER_BYTES;

    if (job->count > white_from)
        memset(job->bytes + white_from, 0, job->count - white_from);
    owe_bytes(device, job->bytes + device->sent, job->count - device->sent);
}

/* The order to forget what is not printed yet, and the cut, which is the last part of the job. */
static void owe_end(struct device *device)
{
    static const unsigned char FORGET[FORGET_BYTES] = {0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8}; /* DLE DC4 8 */

    if (device->settings->status)
        owe_bytes(device, FORGET, sizeof FORGET);
    while (escpos_next(&device->job))
        ;
    owe_bytes(device, device->job.bytes, device->job.count);
}

void device_break_off(struct device *device)
{
    if (!device->has_begun || device->is_all_sent) {
        device_let_go(device);
        return;
    }
    device->owed_count = device->owed_sent = 0;
    if (device->sent > 0)
        owe_rest(device);
    owe_end(device);
    device_enter(device, PHASE_CLOSING);
}

void device_fail(struct device *device, enum printer_state state)
{
    printer_result_set(&device->result, device->has_begun ? PRINTER_HALF : state, state,
                       detail_of(device, state));
    device_break_off(device);
}

void device_succeed(struct device *device)
{
    enum printer_state known = device_status_state(&device->status);

    printer_result_set(&device->result, device->is_all_sent ? PRINTER_DONE : known, known,
                       detail_of(device, known));
    device_let_go(device);
}

/* The printer takes no more. What this machine still holds for it is dropped, so nobody knows how much of the
 * band it lacks: it is owed a whole one. Between commands, printers ignore what is white. */
static void give_up(struct device *device)
{
    port_drop(&device->port);
    memset(device->owed, 0, ESCPOS_PART_BYTES);
    device->owed_count = ESCPOS_PART_BYTES;
    device->owed_sent = 0;
    owe_end(device);
    device_let_go(device);
}

bool device_step_closing(struct device *device)
{
    size_t written = 0;
    size_t left = device->owed_count - device->owed_sent;
    enum printer_state state = PRINTER_READY;

    if (left > 0)
        state = port_write(&device->port, device->owed + device->owed_sent, left, &written);
    device->owed_sent += written;
    if (device->owed_sent == device->owed_count && port_is_drained(&device->port))
        device_let_go(device);
    else if (state != PRINTER_READY || device_has_passed(device, device->phase_ms, CLOSE_WAIT_MS))
        give_up(device);
    return written > 0;
}
