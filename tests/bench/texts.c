#include "texts.h"

#include <stdlib.h>

#include "base/memory.h"

enum status texts_read(struct texts *texts)
{
    enum status status;

    *texts = (struct texts){0};
    status = corpus_read(DOORSTEP_SOURCE_DIR "/tests/text/pango/paragraphs", &texts->corpus);
    for (size_t i = 0; i < texts->corpus.count; i++) {
        const struct corpus_language *language = &texts->corpus.languages[i];

        if (language->count == 0)
            return NOT_FOUND;
        texts->list = memory_resize(texts->list, texts->count + language->count, sizeof *texts->list);
        for (size_t k = 0; k < language->count; k++, texts->count++)
            texts->list[texts->count] = (struct bench_text){
                .text = language->paragraphs[k], .language = language->tag, .number = texts->count};
    }
    return status;
}

void texts_finish(struct texts *texts)
{
    free(texts->list);
    corpus_finish(&texts->corpus);
}

const struct bench_text *texts_of(const struct texts *texts, size_t language, size_t *ret_count)
{
    const struct bench_text *first = texts->list;

    for (size_t i = 0; i < language; i++)
        first += texts->corpus.languages[i].count;
    *ret_count = texts->corpus.languages[language].count;
    return first;
}
