#include "text/joins.h"

#include <unicode/uchar.h>

/* More marks than this between two letters are no writing. */
enum { MARKS_MAX = 128 };

static int joining_type(UChar unit)
{
    return u_getIntPropertyValue(unit, UCHAR_JOINING_TYPE);
}

bool joins_at(const UChar *text, int32_t length, int32_t at)
{
    int32_t before = at - 1;
    int32_t after = at;
    int left;
    int right;

    while (before > 0 && at - before < MARKS_MAX && joining_type(text[before]) == U_JT_TRANSPARENT)
        before--;
    while (after < length && after - at < MARKS_MAX && joining_type(text[after]) == U_JT_TRANSPARENT)
        after++;
    if (before < 0 || after >= length)
        return false;
    left = joining_type(text[before]);
    right = joining_type(text[after]);
    return (left == U_JT_DUAL_JOINING || left == U_JT_LEFT_JOINING || left == U_JT_JOIN_CAUSING) &&
           (right == U_JT_DUAL_JOINING || right == U_JT_RIGHT_JOINING || right == U_JT_JOIN_CAUSING);
}
