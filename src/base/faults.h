/* Everything found wrong with a file or a folder of files, each with place and advice, so that a person
 * can mend all of it in one go. Bounded: past the first hundred only the count grows. */
#ifndef BASE_FAULTS_H
#define BASE_FAULTS_H

#include <stddef.h>

#include "base/arena.h"
#include "base/status.h"

enum { FAULTS_KEPT = 100 };

struct fault {
    const char *file; /* as the caller named it; "" when there is none */
    int line;         /* 0 when there is none */
    const char *text; /* what is wrong, and what to write instead */
};

struct faults {
    struct fault list[FAULTS_KEPT];
    size_t count; /* may exceed FAULTS_KEPT; the list then holds the first */
    struct arena arena;
};

void faults_init(struct faults *faults);
void faults_add(struct faults *faults, const char *file, int line, const char *format, ...) PRINTF_LIKE(4, 5);

/* `FILE:LINE: text`, or as much of it as is known, of fault `index`, into `ret_line`. */
void faults_line(const struct faults *faults, size_t index, char *ret_line, size_t capacity);

void faults_finish(struct faults *faults);

#endif
