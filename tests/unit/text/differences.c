#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "suites.h"

enum { LINES_MAX = 64, LINE_BYTES = 4096 };

struct differences {
    char lines[LINES_MAX][LINE_BYTES];
    bool met[LINES_MAX];
    int count;
};

void differences_cut_comment(char *line)
{
    size_t length = strcspn(line, "#\n");

    while (length > 0 && (line[length - 1] == '\t' || line[length - 1] == ' '))
        length--;
    line[length] = '\0';
}

struct differences *differences_read(const char *name)
{
    struct differences *differences = calloc(1, sizeof *differences);
    char path[1024];
    FILE *file;

    ck_assert_ptr_nonnull(differences);
    snprintf(path, sizeof path, "%s/tests/unit/text/%s", DOORSTEP_SOURCE_DIR, name);
    file = fopen(path, "r");
    ck_assert_msg(file != NULL, "%s is missing", path);
    while (fgets(differences->lines[differences->count], LINE_BYTES, file) != NULL) {
        char *line = differences->lines[differences->count];

        differences_cut_comment(line);
        differences->count += line[0] != '\0';
        ck_assert_int_lt(differences->count, LINES_MAX);
    }
    fclose(file);
    return differences;
}

bool differences_hold(struct differences *differences, const char *line)
{
    if (differences == NULL)
        return false;
    for (int i = 0; i < differences->count; i++) {
        if (strcmp(differences->lines[i], line) == 0) {
            differences->met[i] = true;
            return true;
        }
    }
    return false;
}

void differences_finish(struct differences *differences)
{
    for (int i = 0; i < differences->count; i++)
        ck_assert_msg(differences->met[i], "listed, but no longer differs: %s", differences->lines[i]);
    free(differences);
}
