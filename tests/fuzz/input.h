/* What the targets share: the prototype of libFuzzer's entry, and taking an input apart.
 * A target reads its few choices from the first bytes and takes the rest as text, so that a corpus can be
 * written by hand. What must hold is asserted: asserts are never compiled out of Doorstep. */
#ifndef FUZZ_INPUT_H
#define FUZZ_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct input {
    const uint8_t *at;
    size_t left;
};

/* The next byte, 0 when there is none left. */
unsigned input_byte(struct input *input);

/* The next byte, taken as one of `count` choices. */
size_t input_choice(struct input *input, size_t count);

/* All that is left up to the next line feed, which is passed over, or to the end. What stands behind a NUL
 * is lost. The block is no longer than it must be, so that a sanitizer sees every step past the end.
 * Owns: the caller, free(). */
char *input_line(struct input *input);

/* All that is left, in the same way. Owns: the caller, free(). */
char *input_rest(struct input *input);

bool input_is_utf8(const char *text);

/* Whether a code point begins, or the text ends, at `offset`. */
bool input_is_boundary(const char *text, size_t offset);

#endif
