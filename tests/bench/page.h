/* A full page: as many texts as a page of the product has at most, laid out and drawn. */
#ifndef TESTS_BENCH_PAGE_H
#define TESTS_BENCH_PAGE_H

#include "peer.h"

enum { PAGE_TEXTS = 20, SCREEN_WIDTH_PX = BENCH_WIDTH_PX + 2 * SCREEN_MARGIN_PX, SCREEN_HEIGHT_PX = 1600 };

struct page {
    void *layouts[PAGE_TEXTS];
};

/* Takes the `count` texts in turn until the page is full. False when a text cannot be laid out or drawn.
 * Finish it in every case. */
bool page_show(const struct peer *peer, void *state, const struct bench_text *texts, size_t count,
               struct screen *screen, struct page *page);
bool page_show_again(const struct peer *peer, void *state, const struct page *page, struct screen *screen);
void page_finish(const struct peer *peer, struct page *page);

#endif
