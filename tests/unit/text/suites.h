/* The suites of the text room and what they share. */
#ifndef TESTS_TEXT_SUITES_H
#define TESTS_TEXT_SUITES_H

#include <check.h>
#include <stddef.h>
#include <stdint.h>

#include "text/engine.h"

/* The engine over the shipped fonts.json; opened by the first test that asks, fails the test otherwise. */
struct text_engine *shared_engine(void);

/* Fails the test when the paragraph cannot be made. Owns: the caller. */
struct text_paragraph *lay_out(const struct text_spec *spec);

/* `text` at 30 px on one line. */
struct text_paragraph *lay_out_line(const char *language, const char *text);

void finish_shared_engine(void);

/* A list of lines of a Unicode test file in which ICU knowingly differs from the standard. */
struct differences;

/* `name` is a file beside this one. Owns: the caller, differences_finish. */
struct differences *differences_read(const char *name);

/* Whether `line` is listed; remembers that it was asked for. NULL holds nothing. */
bool differences_hold(struct differences *differences, const char *line);

/* Fails the test when a listed line was never asked for: it no longer differs. */
void differences_finish(struct differences *differences);

/* Cuts off '#' and what follows, and white space before it. */
void differences_cut_comment(char *line);

Suite *bidi_suite(void);
Suite *breaks_suite(void);
Suite *script_suite(void);
Suite *fonts_suite(void);
Suite *layout_suite(void);
Suite *drawing_suite(void);
Suite *caret_suite(void);
Suite *hostile_suite(void);
Suite *spans_suite(void);
Suite *selection_suite(void);
Suite *languages_suite(void);
Suite *paper_suite(void);

#endif
