/* The engine, the pictograms and the words that the suites of paper share. */
#ifndef TESTS_PRINT_PAPER_SHARED_H
#define TESTS_PRINT_PAPER_SHARED_H

#include "locale/words.h"
#include "print/paper.h"

/* Opened by the first test that asks; fails the test otherwise. */
struct text_engine *shared_engine(void);
struct picture_set *shared_pictures(void);
const struct words *shared_words(void);
void finish_shared(void);

/* Draws on "80mm", "58mm", "A6" or "A4"; fails the test when it cannot be drawn. Owns: the caller. */
struct bitmap draw_on(const char *sheet, const struct paper *paper);

/* Whether anything is black in a rectangle. */
bool has_ink(const struct bitmap *bitmap, int x, int y, int width, int height);

#endif
