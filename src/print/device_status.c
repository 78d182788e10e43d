#include "print/device_status.h"

#include <stddef.h>

enum {
    ANSWER_MASK = 0x93,
    ANSWER_BITS = 0x12,
    MARK_MASK = 0x90,

    OFFLINE = 0x08,
    COVER_OPEN = 0x04,
    PAPER_STOP = 0x20,
    ERROR = 0x40,
    RECOVERABLE = 0x04,
    CUTTER = 0x08,
    UNRECOVERABLE = 0x20,
    TOO_HOT = 0x40,
    PAPER_LOW = 0x0C,
    PAPER_OUT = 0x60,
};

bool device_status_is_answer(unsigned char byte)
{
    return (byte & ANSWER_MASK) == ANSWER_BITS;
}

bool device_status_is_done_mark(unsigned char byte)
{
    return (byte & MARK_MASK) == 0;
}

static void take_error(struct device_status *status, unsigned char answer)
{
    static const struct {
        unsigned char bit;
        const char *detail;
    } ERRORS[] = {
        {CUTTER, "the cutter is stuck; open the printer, and take out the piece of paper"},
        {UNRECOVERABLE, "the printer has failed; switch it off and on, or have it mended"},
        {TOO_HOT, "the print head is too hot; it goes on by itself when it has cooled down"},
        {RECOVERABLE, "something in the printer is stuck; open it and look"},
    };

    for (size_t i = 0; i < sizeof ERRORS / sizeof ERRORS[0] && status->detail == NULL; i++) {
        if ((answer & ERRORS[i].bit) != 0)
            status->detail = ERRORS[i].detail;
    }
    status->has_error = status->has_error || status->detail != NULL;
}

void device_status_take(struct device_status *status, enum device_question question, unsigned char answer)
{
    switch (question) {
    case DEVICE_PRINTER:
        status->is_offline = (answer & OFFLINE) != 0;
        break;
    case DEVICE_OFFLINE_CAUSE:
        status->cover_is_open = (answer & COVER_OPEN) != 0;
        status->paper_is_out = status->paper_is_out || (answer & PAPER_STOP) != 0;
        status->has_error = status->has_error || (answer & ERROR) != 0;
        break;
    case DEVICE_ERROR_CAUSE:
        take_error(status, answer);
        break;
    case DEVICE_PAPER:
        status->paper_is_low = (answer & PAPER_LOW) != 0;
        status->paper_is_out = status->paper_is_out || (answer & PAPER_OUT) != 0;
        break;
    }
}

enum printer_state device_status_state(const struct device_status *status)
{
    if (status->cover_is_open)
        return PRINTER_COVER_OPEN;
    if (status->paper_is_out)
        return PRINTER_OUT_OF_PAPER;
    if (status->has_error)
        return PRINTER_STOPPED;
    if (status->is_offline)
        return PRINTER_BUSY;
    return status->paper_is_low ? PRINTER_PAPER_LOW : PRINTER_READY;
}
