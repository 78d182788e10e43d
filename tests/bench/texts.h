/* The paragraphs of the comparison with Pango, numbered through all languages. */
#ifndef TESTS_BENCH_TEXTS_H
#define TESTS_BENCH_TEXTS_H

#include "corpus.h"
#include "peer.h"

struct texts {
    struct corpus corpus;
    struct bench_text *list; /* language by language */
    size_t count;
};

/* Fails: as corpus_read; NOT_FOUND when a language has no paragraph. Finish it in every case. */
enum status texts_read(struct texts *texts) MUST_CHECK;
void texts_finish(struct texts *texts);

/* The paragraphs of a language. Borrows: from `texts`. */
const struct bench_text *texts_of(const struct texts *texts, size_t language, size_t *ret_count);

#endif
