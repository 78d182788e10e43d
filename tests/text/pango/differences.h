/* differences.txt: where our lines are known to differ from Pango's, each with its reason. A row is
 *     LANGUAGE PARAGRAPH WIDTH lines|width REASON
 * so that what is not listed fails, and what is listed and no longer differs fails too. */
#ifndef TESTS_PANGO_DIFFERENCES_H
#define TESTS_PANGO_DIFFERENCES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/status.h"

enum difference_kind { DIFFERENT_LINES, DIFFERENT_WIDTH };

struct difference {
    char language[16];
    int paragraph; /* from 1 */
    int width_px;
    enum difference_kind kind;
    bool met;
};

struct differences {
    struct difference *list;
    size_t count;
};

/* Fails: as file_read; INVALID, after a word on standard error, for a row that cannot be read. */
enum status differences_read(const char *path, struct differences *ret_differences) MUST_CHECK;
void differences_finish(struct differences *differences);

/* True when it is listed; marks it as met. */
bool differences_meet(struct differences *differences, const struct difference *met);

const char *difference_kind_name(enum difference_kind kind);

#endif
