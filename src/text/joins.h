/* Where letters of a cursive script hold on to each other, by Unicode's joining types. */
#ifndef TEXT_JOINS_H
#define TEXT_JOINS_H

#include <stdbool.h>
#include <stdint.h>
#include <unicode/utypes.h>

/* True when the letters on both sides of `at` are joined: a cut there must not change their shapes. */
bool joins_at(const UChar *text, int32_t length, int32_t at);

#endif
