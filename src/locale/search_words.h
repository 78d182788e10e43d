/* Cuts text into the words that a search compares, with the places in them from which a typed word may match:
 * the beginning, after an article that is written together with its word (الأطفال, l'asilo), and each letter
 * of writings that put no spaces between words. Does not: collate. */
#ifndef LOCALE_SEARCH_WORDS_H
#define LOCALE_SEARCH_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "locale/utf16.h"

struct search_words {
    const struct utf16 *text;
    int32_t at;
    bool folds;        /* letters that keyboards of other languages lack become their nearest: ı is i */
    struct utf16 word; /* the present one */
    int32_t *starts;   /* indices into it, ascending but for `bare`, which is the last */
    size_t start_count;
    int32_t bare; /* where it begins without its article; 0 when it has none */
};

/* Borrows the text until finished. */
void search_words_init(struct search_words *words, const struct utf16 *text, bool folds);
void search_words_finish(struct search_words *words);

/* Moves on to the next word; false when there is none. */
bool search_words_next(struct search_words *words);

#endif
