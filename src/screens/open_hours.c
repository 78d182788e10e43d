#include "screens/open_hours.h"

enum { DAYS = 7 };

/* "FR-MO" goes round the end of the week. */
static bool is_on(const struct centre_hours *hours, int weekday)
{
    if (hours->first_day <= hours->last_day)
        return weekday >= hours->first_day && weekday <= hours->last_day;
    return weekday >= hours->first_day || weekday <= hours->last_day;
}

static void find_next(const struct centre_hours *hours, size_t count, int weekday, int minute,
                      struct open_hours *next)
{
    for (int ahead = 0; ahead <= DAYS && !next->has_next; ahead++) {
        for (size_t i = 0; i < count; i++) {
            if (!is_on(&hours[i], (weekday + ahead) % DAYS) || (ahead == 0 && hours[i].opens <= minute) ||
                (next->has_next && next->opens <= hours[i].opens))
                continue;
            next->has_next = true;
            next->days_ahead = ahead;
            next->weekday = (weekday + ahead) % DAYS;
            next->opens = hours[i].opens;
        }
    }
}

struct open_hours open_hours_at(const struct centre_hours *hours, size_t count, int weekday, int minute)
{
    struct open_hours now = {0};

    for (size_t i = 0; i < count; i++) {
        if (is_on(&hours[i], weekday) && hours[i].opens <= minute && minute < hours[i].closes &&
            hours[i].closes > now.closes) {
            now.is_open = true;
            now.closes = hours[i].closes;
        }
    }
    if (!now.is_open)
        find_next(hours, count, weekday, minute, &now);
    return now;
}
