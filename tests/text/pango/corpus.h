/* The paragraphs to compare: paragraphs/<language>.txt, one a line. */
#ifndef TESTS_PANGO_CORPUS_H
#define TESTS_PANGO_CORPUS_H

#include <stddef.h>

#include "base/status.h"

struct corpus_language {
    char *tag;
    char *text; /* the whole file, cut at its line ends */
    char **paragraphs;
    size_t count;
};

struct corpus {
    struct corpus_language *languages;
    size_t count;
};

/* Fails: NOT_FOUND for the folder, otherwise as file_read. Finish it in every case. */
enum status corpus_read(const char *folder, struct corpus *corpus) MUST_CHECK;
void corpus_finish(struct corpus *corpus);

#endif
