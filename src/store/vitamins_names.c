/* How vitamins' verdicts and changes are called on the wire. */
#include <string.h>

#include "store/vitamins.h"

static const char *const changes[] = {
    [STOCK_RECEIVED] = "received", [STOCK_WRITTEN_OFF] = "written-off", [STOCK_COUNTED] = "counted"};

const char *hand_over_verdict_name(enum hand_over_verdict verdict)
{
    static const char *const names[] = {
        [HAND_OVER_DONE] = "done",       [HAND_OVER_USED] = "used",         [HAND_OVER_OLD] = "old",
        [HAND_OVER_NO_CARD] = "no-card", [HAND_OVER_NO_STOCK] = "no-stock", [HAND_OVER_NONE] = "none",
    };

    return names[verdict];
}

const char *stock_change_name(enum stock_change change)
{
    return changes[change];
}

bool stock_change_named(const char *name, enum stock_change *ret_change)
{
    for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
        if (strcmp(name, changes[i]) == 0) {
            *ret_change = (enum stock_change)i;
            return true;
        }
    }
    return false;
}
