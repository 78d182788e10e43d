/* Whether somebody who helps can be reached now, and if not, when next. Pure: the day and the minute are
 * handed in. Private to screens/. */
#ifndef SCREENS_OPEN_HOURS_H
#define SCREENS_OPEN_HOURS_H

#include <stdbool.h>

#include "centre/centre.h"

struct open_hours {
    bool is_open;
    int closes;     /* minutes after midnight, when open */
    bool has_next;  /* when closed: */
    int days_ahead; /* 0 is today */
    int weekday;    /* 0 is Monday */
    int opens;      /* minutes after midnight */
};

/* `minute` of the day `weekday`. The minute at which they close, they are closed. */
struct open_hours open_hours_at(const struct centre_hours *hours, size_t count, int weekday, int minute);

#endif
