/* Reads schedules, one a line, and prints the dates of each in one line. The words of a line, "-" for none:
 * FREQ INTERVAL BYDAY BYMONTHDAY START VALID_FROM VALID_TO CLOSED_FROM CLOSED_TO FROM UNTIL */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rules/schedule.h"

enum { LINE_BYTES = 1024, WORDS = 11 };

enum word {
    FREQ,
    INTERVAL,
    BYDAY,
    BYMONTHDAY,
    START,
    VALID_FROM,
    VALID_TO,
    CLOSED_FROM,
    CLOSED_TO,
    FROM,
    UNTIL
};

static void refuse(const char *word)
{
    fprintf(stderr, "schedule_driver: %s is not understood\n", word);
    exit(EXIT_FAILURE);
}

static struct date read_date(const char *word)
{
    struct date date = {0};

    if (strcmp(word, "-") != 0 && date_read(word, &date) != OK)
        refuse(word);
    return date;
}

static struct schedule read_schedule(char *const words[WORDS])
{
    struct schedule schedule = {.interval = (int)strtol(words[INTERVAL], NULL, 10),
                                .start = read_date(words[START]),
                                .valid_from = read_date(words[VALID_FROM]),
                                .valid_to = read_date(words[VALID_TO])};

    if (strcmp(words[FREQ], "WEEKLY") == 0)
        schedule.frequency = SCHEDULE_WEEKLY;
    else if (strcmp(words[FREQ], "MONTHLY") == 0)
        schedule.frequency = SCHEDULE_MONTHLY;
    if (strcmp(words[BYDAY], "-") != 0 && schedule_read_byday(words[BYDAY], &schedule) != OK)
        refuse(words[BYDAY]);
    if (strcmp(words[BYMONTHDAY], "-") != 0 && schedule_read_bymonthday(words[BYMONTHDAY], &schedule) != OK)
        refuse(words[BYMONTHDAY]);
    return schedule;
}

static void print_dates(char *const words[WORDS])
{
    struct schedule schedule = read_schedule(words);
    struct schedule_closure closure = {read_date(words[CLOSED_FROM]), read_date(words[CLOSED_TO])};
    struct schedule_closures closures = {&closure, closure.from.year != 0};
    struct date until = read_date(words[UNTIL]);
    struct date day = read_date(words[FROM]);
    const char *between = "";

    while (schedule_next(&schedule, &closures, day, &day) && date_compare(day, until) <= 0) {
        char text[11];

        date_write(day, text);
        printf("%s%s", between, text);
        between = " ";
        day = date_add_days(day, 1);
    }
    putchar('\n');
}

int main(void)
{
    char line[LINE_BYTES];

    while (fgets(line, sizeof line, stdin) != NULL) {
        char *words[WORDS];
        char *rest = NULL;
        size_t count = 0;

        for (char *word = strtok_r(line, " \n", &rest); word != NULL; word = strtok_r(NULL, " \n", &rest)) {
            if (count == WORDS)
                refuse(word);
            words[count++] = word;
        }
        if (count != WORDS)
            refuse("a line");
        print_dates(words);
    }
    return EXIT_SUCCESS;
}
