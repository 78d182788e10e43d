/* Engines that start: from the program's start to the first page drawn, and what the process then holds. Each
 * is a process of its own, started again and again. */
#ifndef TESTS_BENCH_COLD_H
#define TESTS_BENCH_COLD_H

#include "texts.h"

/* The pages drawn by one process; the last are of every language, one after another. */
enum { COLD_PAGES = 5, COLD_NOTHING = PEER_COUNT, COLD_PROGRAMS = PEER_COUNT + 1 };

struct cold {
    double wall_ms;
    double work_ms;
    double memory_kb; /* proportional set size */
};

/* "en" and the like; "all" for every language. */
const char *cold_page_name(size_t page);

/* Medians of `rounds` starts, for the first `page_count` pages; the program after the peers draws nothing.
 * Fails: IO, after a word on standard error, when a process fails or a peer draws nothing. */
enum status cold_measure(size_t rounds, size_t page_count,
                         struct cold ret_cold[COLD_PROGRAMS][COLD_PAGES]) MUST_CHECK;

/* What the started process does; its exit code. Arguments: program, page, folder, start. */
int cold_child(const struct texts *texts, char *const arguments[4]);

#endif
