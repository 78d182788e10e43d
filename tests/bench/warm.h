/* Engines that have long been running: layout, first drawing, redraw and a whole page, peer after peer in
 * every language and round, so that whatever else the machine does falls on all of them. */
#ifndef TESTS_BENCH_WARM_H
#define TESTS_BENCH_WARM_H

#include "samples.h"
#include "texts.h"

/* Fills `samples`, after one round that does not count unless it is the only one. Fails: IO, after a word on
 * standard error, when a peer cannot draw a text or draws nothing. */
enum status warm_measure(const struct texts *texts, const struct samples *samples) MUST_CHECK;

#endif
