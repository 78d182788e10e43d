/* Questions to a paragraph that is laid out, a row each: "QUESTION = ANSWER". */
#ifndef TESTS_GOLDEN_PROBE_H
#define TESTS_GOLDEN_PROBE_H

#include <stdbool.h>

#include "base/strbuf.h"
#include "text/text.h"

bool golden_is_probe(const char *row);

/* The row with the engine's answer. Fails: INVALID when the question makes no sense. */
enum status golden_probe(const struct text_paragraph *paragraph, const char *text, const char *row,
                         struct strbuf *ret_row) MUST_CHECK;

#endif
