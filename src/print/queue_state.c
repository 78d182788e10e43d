#include "print/queue_state.h"

#include <string.h>

static const struct {
    const char *reason;
    enum printer_state state;
} reasons[] = {
    {"cover-open", PRINTER_COVER_OPEN},
    {"door-open", PRINTER_COVER_OPEN},
    {"interlock-open", PRINTER_COVER_OPEN},
    {"media-empty", PRINTER_OUT_OF_PAPER},
    {"media-needed", PRINTER_OUT_OF_PAPER},
    {"input-tray-missing", PRINTER_OUT_OF_PAPER},
    {"offline", PRINTER_UNPLUGGED},
    {"shutdown", PRINTER_UNPLUGGED},
    {"connecting-to-device", PRINTER_UNPLUGGED},
    {"timed-out", PRINTER_NO_ANSWER},
    {"paused", PRINTER_STOPPED},
    {"moving-to-paused", PRINTER_STOPPED},
    {"media-jam", PRINTER_STOPPED},
    {"output-area-full", PRINTER_STOPPED},
    {"marker-supply-empty", PRINTER_STOPPED},
    {"toner-empty", PRINTER_STOPPED},
    {"other", PRINTER_STOPPED},
    {"media-low", PRINTER_PAPER_LOW},
};

static bool ends_in(const char *text, const char *end)
{
    size_t length = strlen(text), end_length = strlen(end);

    return length > end_length && strcmp(text + length - end_length, end) == 0;
}

static bool is_named(const char *reason, const char *name)
{
    size_t length = strlen(name);

    return strncmp(reason, name, length) == 0 &&
           (reason[length] == '\0' || strcmp(reason + length, "-error") == 0 ||
            strcmp(reason + length, "-warning") == 0 || strcmp(reason + length, "-report") == 0);
}

enum printer_state queue_state_of_reason(const char *reason, bool *ret_is_mild)
{
    *ret_is_mild = ends_in(reason, "-warning") || ends_in(reason, "-report");
    for (size_t i = 0; i < sizeof reasons / sizeof reasons[0]; i++) {
        if (is_named(reason, reasons[i].reason))
            return reasons[i].state;
    }
    /* What CUPS says about its own filters and jobs tells nothing of the printer. */
    return ends_in(reason, "-error") && strncmp(reason, "cups-", 5) != 0 ? PRINTER_STOPPED : PRINTER_READY;
}

static int rank(enum printer_state state)
{
    static const enum printer_state ORDER[] = {PRINTER_READY,        PRINTER_PAPER_LOW, PRINTER_STOPPED,
                                               PRINTER_NO_ANSWER,    PRINTER_UNPLUGGED, PRINTER_BUSY,
                                               PRINTER_OUT_OF_PAPER, PRINTER_COVER_OPEN};

    for (int i = 0; i < (int)(sizeof ORDER / sizeof ORDER[0]); i++) {
        if (ORDER[i] == state)
            return i;
    }
    return 0;
}

enum printer_state queue_state_worse(enum printer_state a, enum printer_state b)
{
    return rank(a) >= rank(b) ? a : b;
}
