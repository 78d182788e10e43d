/* Days of the week as people write them into a cell: "Mon, Thu", "MO,TH", "Monday to Friday", "1st Saturday",
 * "2nd and 4th Tuesday of the month". */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "feed/plain.h"

enum { WEEK_DAYS = 7, ORDINALS_MAX = 6, DAYS_MAX = 35 };

static const char codes[WEEK_DAYS][3] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};

struct week {
    struct {
        int weekday;
        int ordinal;
    } days[DAYS_MAX];
    size_t count;
    int ordinals[ORDINALS_MAX]; /* read, and waiting for their day */
    size_t waiting;
    bool fits;
};

static const char *skip_fillers(const char *at)
{
    static const char *const words[] = {"and", "every", "each", "on", "the", "of", "month"};
    size_t length, i;

    for (;;) {
        at += strspn(at, " ,;/&|+\t\n");
        for (length = 0; isalpha((unsigned char)at[length]); length++)
            ;
        for (i = 0; i < sizeof words / sizeof words[0]; i++) {
            if (strlen(words[i]) == length && strncasecmp(at, words[i], length) == 0)
                break;
        }
        if (length == 0 || i == sizeof words / sizeof words[0])
            return at;
        at += length;
    }
}

static int take_weekday(const char **at)
{
    const char *code = plain_take_day(at);

    for (int i = 0; code != NULL && i < WEEK_DAYS; i++) {
        if (strcmp(code, codes[i]) == 0)
            return i;
    }
    return -1;
}

/* Of "1st" and the like; "4TH" as RFC 5545 writes it is the fourth Thursday. */
static bool has_ending(const char *at)
{
    static const char *const endings[] = {"st", "nd", "rd", "th"};
    bool is_code = strncmp(at, "TH", 2) == 0 && (at[2] == ',' || at[2] == '\0');

    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        if (strncasecmp(at, endings[i], 2) == 0)
            return !is_code && !isalpha((unsigned char)at[2]);
    }
    return false;
}

/* "1st", "2", "-1", "first", "last"; 0 when none stands there. */
static int take_ordinal(const char **at)
{
    static const struct {
        const char *word;
        int ordinal;
    } words[] = {{"first", 1}, {"second", 2}, {"third", 3}, {"fourth", 4}, {"fifth", 5}, {"last", -1}};
    const char *digits = *at + (**at == '-');
    int number = *digits - '0';

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        size_t length = strlen(words[i].word);

        if (strncasecmp(*at, words[i].word, length) == 0 && !isalpha((unsigned char)(*at)[length])) {
            *at += length;
            return words[i].ordinal;
        }
    }
    if (number < 1 || number > 5 || isdigit((unsigned char)digits[1]))
        return 0;
    number = **at == '-' ? -number : number;
    *at = digits + 1;
    if (has_ending(*at))
        *at += 2;
    return number;
}

static void add_day(struct week *week, int weekday, int ordinal)
{
    for (size_t i = 0; i < week->count; i++) {
        if (week->days[i].weekday == weekday && week->days[i].ordinal == ordinal)
            return;
    }
    week->fits = week->fits && week->count < DAYS_MAX;
    if (!week->fits)
        return;
    week->days[week->count].weekday = weekday;
    week->days[week->count++].ordinal = ordinal;
}

/* Behind "to" or a dash with a day after it; -1 when there is no such. */
static int take_range_end(const char **at)
{
    const char *next = *at + strspn(*at, " ");
    int weekday;

    if (strncasecmp(next, "to ", 3) == 0 || strncmp(next, "\xE2\x80\x93", 3) == 0) /* an en dash */
        next += 3;
    else if (*next == '-')
        next++;
    else
        return -1;
    next += strspn(next, " ");
    weekday = take_weekday(&next);
    if (weekday >= 0)
        *at = next;
    return weekday;
}

/* One day with its ordinals, or a range of days. */
static bool take_days(struct week *week, const char **at)
{
    int weekday = take_weekday(at);
    int last;

    if (weekday < 0)
        return false;
    for (size_t i = 0; i < week->waiting; i++)
        add_day(week, weekday, week->ordinals[i]);
    if (week->waiting > 0) {
        week->waiting = 0;
        return true;
    }
    add_day(week, weekday, 0);
    last = take_range_end(at);
    for (; last >= 0 && weekday != last; add_day(week, weekday, 0))
        weekday = (weekday + 1) % WEEK_DAYS;
    return true;
}

/* "1st Saturday and Sunday" may mean the first Sunday or every one. */
static bool is_clear(const struct week *week)
{
    for (size_t i = 1; i < week->count; i++) {
        if ((week->days[i].ordinal == 0) != (week->days[0].ordinal == 0))
            return false;
    }
    return week->count > 0;
}

static bool read_week(const char *text, struct week *week)
{
    const char *at = skip_fillers(text);

    while (*at != '\0') {
        int ordinal = take_ordinal(&at);

        if (ordinal != 0 && week->waiting < ORDINALS_MAX)
            week->ordinals[week->waiting++] = ordinal;
        else if (ordinal != 0 || !take_days(week, &at))
            return false;
        at = skip_fillers(at);
    }
    return week->waiting == 0 && week->fits && is_clear(week);
}

static int position(int weekday, int ordinal)
{
    return (ordinal < 0 ? 10 + ordinal : ordinal) * WEEK_DAYS + weekday;
}

enum plain plain_week(const char *text, struct strbuf *ret_days)
{
    struct week week = {.fits = true};

    if (!read_week(text, &week))
        return PLAIN_UNREADABLE;
    for (int next = 0; next <= position(WEEK_DAYS - 1, -1); next++) {
        for (size_t i = 0; i < week.count; i++) {
            if (position(week.days[i].weekday, week.days[i].ordinal) != next)
                continue;
            if (ret_days->length > 0)
                strbuf_add_char(ret_days, ',');
            if (week.days[i].ordinal != 0)
                strbuf_add_format(ret_days, "%d", week.days[i].ordinal);
            strbuf_add(ret_days, codes[week.days[i].weekday]);
        }
    }
    return strbuf_status(ret_days) == OK ? PLAIN_FINE : PLAIN_UNREADABLE;
}
