/* Reads sessions, one a line, and prints the dates of each in one line: day, opens, closes, and the moments
 * in seconds when it begins, ends and can be signed up for; of a course also its days. The words of a line,
 * "-" for none: KIND SLOT_MINUTES RELEASE_DAYS RELEASE_MINUTE FROM UNTIL CLOSURES, then for each schedule
 * FREQ INTERVAL BYDAY BYMONTHDAY START VALID_FROM VALID_TO OPENS CLOSES. Closures are FROM/TO,FROM/TO. */
#include <inttypes.h>

#include "rules/session.h"
#include "words.h"

enum { LINE_BYTES = 4096, SCHEDULES_MAX = 4, CLOSURES_MAX = 8, DATES_MAX = 4000, MS_PER_SECOND = 1000 };

enum time_word { OPENS = SCHEDULE_WORDS, CLOSES, TIME_WORDS };

enum word { KIND, SLOT_MINUTES, RELEASE_DAYS, RELEASE_MINUTE, FROM, UNTIL, CLOSURES, SESSION_WORDS };

static int number(const char *word)
{
    return (int)strtol(word, NULL, 10);
}

static enum session_kind kind_of(const char *word)
{
    int kind = 0;

    while (kind < SESSION_KINDS && strcmp(session_kind_name((enum session_kind)kind), word) != 0)
        kind++;
    if (kind == SESSION_KINDS)
        refuse(word);
    return (enum session_kind)kind;
}

static size_t read_closures(char *word, struct schedule_closure *ret_closures)
{
    char *rest = NULL;
    size_t count = 0;

    if (strcmp(word, "-") == 0)
        return 0;
    for (char *part = strtok_r(word, "/,", &rest); part != NULL; part = strtok_r(NULL, "/,", &rest)) {
        char *to = strtok_r(NULL, "/,", &rest);

        if (to == NULL || count == CLOSURES_MAX)
            refuse(part);
        ret_closures[count++] = (struct schedule_closure){read_date(part), read_date(to)};
    }
    return count;
}

/* What is given must be found again as it is. */
static void check_is_found(const struct session *session, const struct schedule_closures *closures,
                           const struct session_date *date)
{
    struct session_date found;

    if (!session_find_date(session, closures, date->day, date->opens, &found) ||
        memcmp(&found, date, sizeof found) != 0)
        refuse("a date that is given but not found");
}

static void print_date(const struct session *session, const struct schedule_closures *closures,
                       const struct session_date *date)
{
    int64_t opens_utc_ms = 0;
    char day[11];

    date_write(date->day, day);
    printf("%s %d %d %" PRId64 " %" PRId64, day, date->opens, date->closes,
           session_begins_utc_ms(session, closures, date) / MS_PER_SECOND,
           session_ends_utc_ms(session, closures, date) / MS_PER_SECOND);
    if (session_sign_up_at(session, closures, date, INT64_MIN, &opens_utc_ms) == SESSION_NOT_YET)
        printf(" %" PRId64, opens_utc_ms / MS_PER_SECOND);
    putchar('|');
}

static void print_days(const struct session *session, const struct schedule_closures *closures)
{
    struct date days[SESSION_COURSE_DATES_MAX];
    size_t count = session_course_days(session, closures, days, SESSION_COURSE_DATES_MAX);

    for (size_t i = 0; i < count; i++) {
        char day[11];

        date_write(days[i], day);
        printf(" %s", day);
    }
}

static void print_session(char *const *words, size_t word_count)
{
    static struct session_date dates[DATES_MAX];
    struct service_time times[SCHEDULES_MAX] = {0};
    struct schedule_closure list[CLOSURES_MAX];
    struct schedule_closures closures = {list, read_closures(words[CLOSURES], list)};
    struct session session = {.kind = kind_of(words[KIND]),
                              .times = times,
                              .time_count = (word_count - SESSION_WORDS) / TIME_WORDS,
                              .slot_minutes = number(words[SLOT_MINUTES]),
                              .release_days = number(words[RELEASE_DAYS]),
                              .release_minute = number(words[RELEASE_MINUTE])};
    size_t count;

    for (size_t i = 0; i < session.time_count; i++) {
        char *const *at = words + SESSION_WORDS + i * TIME_WORDS;

        times[i].schedule = read_schedule(at);
        times[i].schedule.opens = number(at[OPENS]);
        times[i].schedule.closes = number(at[CLOSES]);
        times[i].place = (int)i;
    }
    count =
        session_dates(&session, &closures, read_date(words[FROM]), read_date(words[UNTIL]), dates, DATES_MAX);
    for (size_t i = 0; i < count; i++) {
        check_is_found(&session, &closures, &dates[i]);
        print_date(&session, &closures, &dates[i]);
    }
    print_days(&session, &closures);
    putchar('\n');
}

int main(void)
{
    char line[LINE_BYTES];

    while (fgets(line, sizeof line, stdin) != NULL) {
        char *words[SESSION_WORDS + SCHEDULES_MAX * TIME_WORDS];
        size_t count = cut_words(line, words, sizeof words / sizeof words[0]);

        if (count <= SESSION_WORDS || (count - SESSION_WORDS) % TIME_WORDS != 0)
            refuse("a line");
        print_session(words, count);
    }
    return EXIT_SUCCESS;
}
