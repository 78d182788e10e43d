#include "differences.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"

enum { FILE_BYTES_MAX = 256 * 1024 };

const char *difference_kind_name(enum difference_kind kind)
{
    return kind == DIFFERENT_LINES ? "lines" : "width";
}

static bool read_row(const char *row, struct difference *ret_difference)
{
    struct difference difference = {0};
    char kind[8];
    int end = 0;

    if (sscanf(row, "%15s %d %d %7s %n", difference.language, &difference.paragraph, &difference.width_px,
               kind, &end) != 4)
        return false;
    difference.kind = strcmp(kind, "width") == 0 ? DIFFERENT_WIDTH : DIFFERENT_LINES;
    if (strcmp(kind, difference_kind_name(difference.kind)) != 0 || row[end] == '\0')
        return false;
    *ret_difference = difference;
    return true;
}

enum status differences_read(const char *path, struct differences *ret_differences)
{
    struct differences read = {0};
    size_t bytes = 0;
    char *text = NULL;
    char *rest = NULL;
    enum status status = file_read(path, FILE_BYTES_MAX, &text, &bytes);

    if (status != OK)
        return status;
    for (char *row = strtok_r(text, "\n", &rest); row != NULL; row = strtok_r(NULL, "\n", &rest)) {
        if (row[0] == '#')
            continue;
        read.list = memory_resize(read.list, read.count + 1, sizeof *read.list);
        if (read_row(row, &read.list[read.count])) {
            read.count++;
        } else {
            fprintf(stderr, "%s: %s: must be LANGUAGE PARAGRAPH WIDTH lines|width REASON\n", path, row);
            status = INVALID;
        }
    }
    free(text);
    if (status == OK)
        *ret_differences = read;
    else
        differences_finish(&read);
    return status;
}

void differences_finish(struct differences *differences)
{
    free(differences->list);
    *differences = (struct differences){0};
}

bool differences_meet(struct differences *differences, const struct difference *met)
{
    for (size_t i = 0; i < differences->count; i++) {
        struct difference *listed = &differences->list[i];

        if (strcmp(listed->language, met->language) == 0 && listed->paragraph == met->paragraph &&
            listed->width_px == met->width_px && listed->kind == met->kind) {
            listed->met = true;
            return true;
        }
    }
    return false;
}
