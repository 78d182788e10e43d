/* Days and hours in words: today, a weekday while that is plain, else the date. Private to screens/. */
#ifndef SCREENS_DAY_WORDS_H
#define SCREENS_DAY_WORDS_H

#include "screens/chrome.h"

/* "Monday": `weekday` 0 is Monday. */
const char *say_weekday(struct ui_view *view, const struct visit *visit, int weekday);

/* "Today", "Tomorrow", "Thursday" within a week, after that "Thursday 3 December 2026". */
struct said say_day(struct ui_view *view, const struct visit *visit, struct date day);

/* "Thursday 3 December 2026". */
struct said say_date(struct ui_view *view, const struct visit *visit, struct date day);

/* "10am to 11:30am", "from 10am"; text NULL when the hour is not known. Minutes after midnight, -1 unknown.
 */
struct said say_hours(struct ui_view *view, const struct visit *visit, int opens, int closes);

/* "Today, 10am to 11:30am", or the day alone. */
struct said say_day_and_hours(struct ui_view *view, const struct visit *visit, struct said day, int opens,
                              int closes);

/* The message `<key>-today` or `<key>-tomorrow` with its {time}, or `key` with {day} and {time}. */
struct said say_moment(struct ui_view *view, const struct visit *visit, const char *key, struct date day,
                       int minute);

#endif
