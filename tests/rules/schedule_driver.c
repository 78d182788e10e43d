/* Reads schedules, one a line, and prints the dates of each in one line. The words of a line, "-" for none:
 * FREQ INTERVAL BYDAY BYMONTHDAY START VALID_FROM VALID_TO CLOSED_FROM CLOSED_TO FROM UNTIL */
#include "words.h"

enum { LINE_BYTES = 1024 };

enum word { CLOSED_FROM = SCHEDULE_WORDS, CLOSED_TO, FROM, UNTIL, WORDS };

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

        if (cut_words(line, words, WORDS) != WORDS)
            refuse("a line");
        print_dates(words);
    }
    return EXIT_SUCCESS;
}
