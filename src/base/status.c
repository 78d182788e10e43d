#include "base/status.h"

const char *status_name(enum status status)
{
    switch (status) {
    case OK:
        return "ok";
    case NOT_FOUND:
        return "not-found";
    case FULL:
        return "full";
    case BUSY:
        return "busy";
    case INVALID:
        return "invalid";
    case CORRUPT:
        return "corrupt";
    case IO:
        return "io";
    case DENIED:
        return "denied";
    case UNAVAILABLE:
        return "unavailable";
    }
    return "unknown";
}
