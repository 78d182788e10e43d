/* The names of the months in all languages that are loaded, folded so that spelling matters little. */
#ifndef LOCALE_MONTHS_H
#define LOCALE_MONTHS_H

#include "locale/words.h"

struct months;

struct months *months_create(const struct language *languages, size_t count);
void months_destroy(struct months *months);

/* 1…12, or 0 when it is none. */
int months_read(const struct months *months, const char *typed);

#endif
