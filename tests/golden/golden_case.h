/* One case: the settings that its rows give, and what the engine says of them, written as rows again.
 * The keys are described at the head of text/latin.test. */
#ifndef TESTS_GOLDEN_CASE_H
#define TESTS_GOLDEN_CASE_H

#include <stdbool.h>

#include "base/strbuf.h"
#include "text/text.h"

enum { GOLDEN_ROW_BYTES_MAX = 4096, GOLDEN_SPANS_MAX = 16 };

struct golden_case {
    struct text_spec spec;
    struct strbuf text;
    char language[32];
    struct text_span spans[GOLDEN_SPANS_MAX]; /* in characters, not bytes */
};

enum golden_kind {
    GOLDEN_REMARK,  /* a comment, an empty row, the case's name */
    GOLDEN_SETTING, /* something given */
    GOLDEN_RESULT,  /* box, line, refused: what is expected */
    GOLDEN_PROBE,   /* a question, '=' and the answer expected */
    GOLDEN_UNKNOWN
};

enum golden_kind golden_kind_of(const char *row);

void golden_case_init(struct golden_case *ret_case);
void golden_case_finish(struct golden_case *one);

/* Takes a row that is a setting. Fails: INVALID when its value is none of those allowed. */
enum status golden_case_set(struct golden_case *one, const char *row) MUST_CHECK;

/* Lays the case out. Borrows: the case, until the paragraph is destroyed. */
enum status golden_case_lay_out(const struct golden_case *one, struct text_engine *engine,
                                struct text_paragraph **ret_paragraph) MUST_CHECK;

/* The result rows, each closed with '\n'. A NULL paragraph was refused with `status`. */
void golden_case_results(const struct golden_case *one, const struct text_paragraph *paragraph,
                         enum status status, struct strbuf *ret_rows);

#endif
