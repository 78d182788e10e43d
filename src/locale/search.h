/* Finds texts by a word of them, in any of the languages: accents, case and digits of another script do not
 * matter, nor do the forms of a letter that its language holds for the same. Built once when a pack is
 * loaded; a search then compares collation weights only and takes well under a frame for 300 services in 20
 * languages. Source: Unicode Technical Standard 10, section 8 (searching), by ICU's collation "search". */
#ifndef LOCALE_SEARCH_H
#define LOCALE_SEARCH_H

#include <stddef.h>

#include "base/status.h"

struct search;

/* Owns: the caller, search_destroy. */
struct search *search_create(void);
void search_destroy(struct search *search);

/* Adds a text of a document; a document may have many. Of `weight` 1 is a name, 0 other text: documents that
 * match in a name come first. Fails: INVALID when the text is no UTF-8. */
enum status search_add(struct search *search, size_t document, const char *language, const char *text,
                       int weight) MUST_CHECK;

/* The documents that have every word of `typed` at the beginning of a word (or, for languages without spaces
 * between words, anywhere), best first, each once. Returns how many, at most `capacity`. */
size_t search_find(const struct search *search, const char *typed, size_t *ret_documents, size_t capacity);

#endif
