#include "golden_file.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"

enum { FILE_BYTES_MAX = 1024 * 1024 };

enum status golden_file_read(const char *path, struct golden_file *ret_file)
{
    struct golden_file file = {.path = path};
    size_t bytes = 0;
    enum status status = file_read(path, FILE_BYTES_MAX, &file.text, &bytes);
    char *rest = file.text;
    size_t capacity = 1;

    if (status != OK)
        return status;
    for (size_t i = 0; i < bytes; i++)
        capacity += file.text[i] == '\n';
    file.rows = memory_allocate(capacity, sizeof *file.rows);
    while (rest != NULL && *rest != '\0')
        file.rows[file.row_count++] = strsep(&rest, "\n");
    *ret_file = file;
    return OK;
}

void golden_file_finish(struct golden_file *file)
{
    free(file->rows);
    free(file->text);
    *file = (struct golden_file){0};
}

static size_t next_case_row(const struct golden_file *file, size_t from)
{
    while (from < file->row_count && golden_value(file->rows[from], "case") == NULL)
        from++;
    return from;
}

struct golden_block golden_file_preamble(const struct golden_file *file)
{
    return (struct golden_block){.start = 0, .end = next_case_row(file, 0)};
}

bool golden_file_next(const struct golden_file *file, size_t from, struct golden_block *ret_block)
{
    size_t start = next_case_row(file, from);

    if (start == file->row_count)
        return false;
    *ret_block = (struct golden_block){.start = start, .end = next_case_row(file, start + 1)};
    return true;
}

const char *golden_value(const char *row, const char *key)
{
    size_t length = strlen(key);

    if (strncmp(row, key, length) != 0 || (row[length] != ' ' && row[length] != '\0'))
        return NULL;
    return row[length] == ' ' ? row + length + 1 : row + length;
}
