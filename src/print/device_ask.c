/* How a receipt printer is asked how it is, and how far it has come. */
#include "print/device.h"

enum {
    ANSWER_WAIT_MS = 1000, /* for the first answer; a printer that is on answers in a few */
    MARK_WAIT_MS = 500,    /* for a part to be done; the first time, a printer may not know the question */
    RECHECK_MS = 250,      /* before a printer that is not well is asked again */
    ORDER_BYTES = 3,
};

static void take_byte(struct device *device, unsigned char byte)
{
    if (device->phase == PHASE_ASKING && device->order_sent == ORDER_BYTES && device_status_is_answer(byte)) {
        device_status_take(&device->status, (enum device_question)device->question, byte);
        device->has_answered = true;
        device->order_sent = 0;
        /* What its trouble is matters only when it is offline. */
        if (device->question == DEVICE_PRINTER && !device->status.is_offline)
            device->question = DEVICE_PAPER;
        else
            device->question++;
    } else if (device->awaits_mark && device_status_is_done_mark(byte)) {
        device->awaits_mark = false;
        device->has_mark = true;
        device->mark = MARK_USED;
        device->moved_ms = device_now_ms(device);
    }
}

bool device_listen(struct device *device)
{
    unsigned char bytes[64];
    size_t count = 0;
    enum printer_state state = port_read(&device->port, bytes, sizeof bytes, &count);

    if (state != PRINTER_READY) {
        device_fail(device, state);
        return false;
    }
    for (size_t i = 0; i < count; i++)
        take_byte(device, bytes[i]);
    return true;
}

/* Sends what is left of an order. True when all of it is out; false also when the printer has gone. */
static bool give_order(struct device *device, const unsigned char order[ORDER_BYTES])
{
    size_t written = 0;
    enum printer_state state =
        port_write(&device->port, order + device->order_sent, ORDER_BYTES - device->order_sent, &written);

    if (state != PRINTER_READY)
        device_fail(device, state);
    device->order_sent += written;
    device->order_ms = device_now_ms(device);
    return state == PRINTER_READY && device->order_sent == ORDER_BYTES;
}

/* All answers are there. */
static bool judge(struct device *device)
{
    enum printer_state state = device_status_state(&device->status);

    if ((device->is_all_sent && device->has_mark) || (!printer_is_fault(state) && !device->awaits_mark &&
                                                      (device->bitmap == NULL || device->is_all_sent))) {
        device_succeed(device);
    } else if (state == PRINTER_BUSY && !device_has_passed(device, device->moved_ms, DEVICE_STALL_MS)) {
        device_enter(device, PHASE_RESTING);
    } else if (printer_is_fault(state)) {
        device_fail(device, state);
    } else if (device->awaits_mark) {
        device_enter(device, PHASE_WAITING);
        return false; /* the mark is not there yet */
    } else {
        device_enter(device, PHASE_SENDING);
    }
    return true;
}

bool device_step_asking(struct device *device)
{
    unsigned char order[ORDER_BYTES] = {0x10, 0x04, (unsigned char)device->question}; /* DLE EOT n */
    int question = device->question;
    int wait_ms = device->has_answered ? DEVICE_STALL_MS : ANSWER_WAIT_MS;

    if (device->question > DEVICE_PAPER)
        return judge(device);
    if (device->order_sent < ORDER_BYTES) {
        if (give_order(device, order))
            return true;
        return device->phase == PHASE_ASKING && device_stall(device, PRINTER_BUSY);
    }
    if (!device_listen(device))
        return false;
    if (device->question != question)
        return true;
    if (device_has_passed(device, device->order_ms, wait_ms))
        device_fail(device, PRINTER_NO_ANSWER);
    return false;
}

bool device_step_resting(struct device *device)
{
    if (!device_listen(device) || !device_has_passed(device, device->phase_ms, RECHECK_MS))
        return false;
    device_enter(device, PHASE_ASKING);
    return true;
}

bool device_wait_for_mark(struct device *device)
{
    static const unsigned char ASK_MARK[ORDER_BYTES] = {0x1D, 'r', 1}; /* GS r 1 */

    if (!device->awaits_mark) {
        if (!give_order(device, ASK_MARK))
            return device->phase == PHASE_WAITING && device_stall(device, PRINTER_BUSY);
        device->awaits_mark = true;
    }
    if (!device_has_passed(device, device->phase_ms, MARK_WAIT_MS))
        return false;
    if (device->mark == MARK_UNKNOWN) {
        device->mark = MARK_UNUSED;
        device->awaits_mark = false;
        return true;
    }
    (void)device_stall(device, PRINTER_BUSY);
    if (device->phase == PHASE_WAITING)
        device_enter(device, PHASE_ASKING);
    return true;
}
