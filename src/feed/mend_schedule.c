/* When something takes place: a time that nobody could find on any day is worth nothing to a parent, and one
 * that would be shown on wrong days is worse. */
#include <stdlib.h>
#include <string.h>

#include "feed/mend.h"

#define EVERY_DAY "MO,TU,WE,TH,FR,SA,SU"

static bool has(const json_t *object, const char *key)
{
    return json_object_get(object, key) != NULL;
}

static void set(json_t *object, const char *key, const char *text)
{
    (void)json_object_set_new(object, key, json_string(text));
}

static bool is_frequency(const json_t *schedule, const char *frequency)
{
    const char *given = mend_text_of(schedule, "freq");

    return given != NULL && strcmp(given, frequency) == 0;
}

static bool has_ordinals(const json_t *schedule)
{
    const char *days = mend_text_of(schedule, "byday");

    return days != NULL && strpbrk(days, "0123456789") != NULL;
}

/* False: it cannot be told in weeks and months. */
static bool mend_frequency(struct mend *mend, json_t *schedule)
{
    bool is_daily = is_frequency(schedule, "DAILY");
    json_int_t interval = json_integer_value(json_object_get(schedule, "interval"));

    if (is_daily && interval > 1) {
        mend_say(mend, "a time every %d days, which the kiosk cannot show: left out", (int)interval);
        return false;
    }
    if (is_daily) {
        if (!has(schedule, "byday"))
            set(schedule, "byday", EVERY_DAY);
        set(schedule, "freq", "WEEKLY");
        mend_say(mend, "freq DAILY read as WEEKLY on %s", mend_text_of(schedule, "byday"));
    } else if (is_frequency(schedule, "YEARLY")) {
        (void)json_object_del(schedule, "freq");
        (void)json_object_del(schedule, "byday");
        (void)json_object_del(schedule, "bymonthday");
        mend_say(mend, "freq YEARLY read as once");
    } else if (!has(schedule, "freq") && (has(schedule, "byday") || has(schedule, "bymonthday"))) {
        set(schedule, "freq", has_ordinals(schedule) || !has(schedule, "byday") ? "MONTHLY" : "WEEKLY");
        mend_say(mend, "freq is missing: read as %s", mend_text_of(schedule, "freq"));
    }
    if (is_frequency(schedule, "WEEKLY") && has_ordinals(schedule)) {
        set(schedule, "freq", "MONTHLY");
        mend_say(mend, "byday %s with freq WEEKLY: read as MONTHLY", mend_text_of(schedule, "byday"));
    }
    if (has(schedule, "bymonthday") && !is_frequency(schedule, "MONTHLY")) {
        mend_say(mend, "bymonthday %s does not go with freq WEEKLY: left out",
                 mend_text_of(schedule, "bymonthday"));
        (void)json_object_del(schedule, "bymonthday");
    }
    return true;
}

/* Dates are written so that their order is that of their texts. */
static bool mend_dates(struct mend *mend, json_t *schedule)
{
    const char *from = mend_text_of(schedule, "valid_from");
    const char *to = mend_text_of(schedule, "valid_to");
    const char *start = mend_text_of(schedule, "dtstart");
    char today[11];

    date_write(mend->today, today);
    if (from != NULL && to != NULL && strcmp(to, from) < 0) {
        mend_say(mend, "a time from %s to %s, which is over before it begins: left out", from, to);
        return false;
    }
    if (to != NULL && strcmp(to, today) < 0)
        mend_say(mend, "valid_to %s is past: the time is kept, and no longer shown", to);
    else if (!has(schedule, "freq") && start != NULL && strcmp(start, today) < 0)
        mend_say(mend, "dtstart %s is past: the time is kept, and no longer shown", start);
    return true;
}

static void mend_hours(struct mend *mend, json_t *schedule)
{
    const char *opens = mend_text_of(schedule, "opens_at");
    const char *closes = mend_text_of(schedule, "closes_at");

    if (closes == NULL || (opens != NULL && strcmp(closes, opens) > 0))
        return;
    mend_say(mend, "closes_at %s is not after opens_at %s: left out", closes,
             opens != NULL ? opens : "(none)");
    (void)json_object_del(schedule, "closes_at");
}

static bool is_on_days(struct mend *mend, json_t *schedule)
{
    bool starts = has(schedule, "dtstart") || has(schedule, "valid_from");
    json_int_t interval = json_integer_value(json_object_get(schedule, "interval"));

    if (has(schedule, "interval") && interval < 1) {
        mend_say(mend, "interval 0: left out");
        (void)json_object_del(schedule, "interval");
    }
    if (interval > 1 && !starts) {
        mend_say(mend, "a time every %d weeks or months, counted from no day: left out", (int)interval);
        return false;
    }
    if (!starts && !has(schedule, "byday") && !has(schedule, "bymonthday")) {
        mend_say(mend, "a time that is on no day: left out");
        return false;
    }
    return true;
}

static void take_until(struct mend *mend, json_t *schedule, const json_t *given)
{
    const char *until = mend_text_of(given, "until");
    char day[11];

    if (until == NULL || has(schedule, "valid_to") || plain_date(until, day) == PLAIN_UNREADABLE)
        return;
    mend_say(mend, "until %s read as valid_to", day);
    set(schedule, "valid_to", day);
}

bool mend_schedule_rule(struct mend *mend, json_t *schedule, const json_t *given)
{
    take_until(mend, schedule, given);
    if (!mend_frequency(mend, schedule) || !is_on_days(mend, schedule) || !mend_dates(mend, schedule))
        return false;
    mend_hours(mend, schedule);
    return true;
}
