/* What the drivers share: the words of a line that say when something takes place, "-" for none. */
#ifndef TESTS_RULES_WORDS_H
#define TESTS_RULES_WORDS_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rules/schedule.h"

static inline void refuse(const char *word)
{
    fprintf(stderr, "%s is not understood\n", word);
    exit(EXIT_FAILURE);
}

static inline struct date read_date(const char *word)
{
    struct date date = {0};

    if (strcmp(word, "-") != 0 && date_read(word, &date) != OK)
        refuse(word);
    return date;
}

enum schedule_word { FREQ, INTERVAL, BYDAY, BYMONTHDAY, START, VALID_FROM, VALID_TO, SCHEDULE_WORDS };

static inline struct schedule read_schedule(char *const *words)
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

/* Cuts a line into words, at most `most`. Returns how many. */
static inline size_t cut_words(char *line, char **ret_words, size_t most)
{
    char *rest = NULL;
    size_t count = 0;

    for (char *word = strtok_r(line, " \n", &rest); word != NULL; word = strtok_r(NULL, " \n", &rest)) {
        if (count == most)
            refuse(word);
        ret_words[count++] = word;
    }
    return count;
}

#endif
