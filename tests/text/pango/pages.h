/* Pages for a person's eye: the paragraphs of a language, ours at the left and Pango's at the right. */
#ifndef TESTS_PANGO_PAGES_H
#define TESTS_PANGO_PAGES_H

#include "both.h"
#include "corpus.h"

/* Writes `folder`/<language>-<size>.png for each language at 20, 30 and 48 px. Fails: as both_lay, IO. */
enum status pages_write(const struct both *both, const struct corpus *corpus, const char *folder) MUST_CHECK;

#endif
