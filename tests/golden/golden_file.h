/* A golden file as rows, so that it can be written back with only what is expected changed. Cases are blocks
 * of rows that begin with "case"; what stands before the first holds for all of them. */
#ifndef TESTS_GOLDEN_FILE_H
#define TESTS_GOLDEN_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/status.h"

struct golden_file {
    const char *path; /* borrowed */
    char *text;
    char **rows;
    size_t row_count;
};

struct golden_block {
    size_t start; /* rows, from 0 */
    size_t end;
};

/* Fails: what file_read says. Owns: the caller, golden_file_finish. */
enum status golden_file_read(const char *path, struct golden_file *ret_file) MUST_CHECK;
void golden_file_finish(struct golden_file *file);

/* The rows before the first case. */
struct golden_block golden_file_preamble(const struct golden_file *file);

/* The case at or after row `from`; false when there is none. */
bool golden_file_next(const struct golden_file *file, size_t from, struct golden_block *ret_block);

/* What follows `key` and a space in a row; NULL when the row has another key. */
const char *golden_value(const char *row, const char *key);

#endif
