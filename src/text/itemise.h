/* Cuts a block into items: stretches of one bidi level, one script and one face, which HarfBuzz can shape.
 * The face is chosen for each grapheme: the first of the language's list that covers the whole of it, faces
 * made for its script before the others. */
#ifndef TEXT_ITEMISE_H
#define TEXT_ITEMISE_H

#include <stdbool.h>
#include <stdint.h>
#include <unicode/utypes.h>

#include "text/decode.h"
#include "text/engine.h"

struct span {
    int32_t start;
    int32_t end;
    enum text_weight weight;
    int ink;
};

struct font_choice {
    struct text_engine *engine;
    const struct font_stack *stack;
    enum text_weight weight; /* outside spans */
    float em_px;
    const struct span *spans; /* rising */
    size_t span_count;
};

struct item {
    int32_t start;
    int32_t end;
    uint8_t level;
    uint32_t script; /* as HarfBuzz writes it */
    struct face *face;
};

struct items {
    struct item *list;
    size_t count;
    size_t capacity;
};

/* Adds the items of [start, end). `levels` begins at `start`; `flags` are those of the whole text, and get
 * UNIT_JOINED.
 * Fails: IO when not even the stack's first font can be opened. */
enum status itemise_block(const struct font_choice *choice, const struct decoded *text, uint8_t *flags,
                          const uint8_t *levels, int32_t start, int32_t end, struct items *items) MUST_CHECK;

/* The face that covers the grapheme [start, end); NULL when none does. What is never seen is covered. */
struct face *itemise_face_for(const struct font_choice *choice, const UChar *text, int32_t start,
                              int32_t end);

/* The face that empty lines and uncovered graphemes take. */
struct face *itemise_first_face(const struct font_choice *choice);

/* The end of the grapheme that begins at `at`. */
static inline int32_t next_grapheme(const uint8_t *flags, int32_t at)
{
    do
        at++;
    while ((flags[at] & UNIT_GRAPHEME) == 0);
    return at;
}

static inline bool is_isolate_initiator(UChar unit)
{
    return unit >= 0x2066 && unit <= 0x2068;
}

static inline bool is_pop_isolate(UChar unit)
{
    return unit == 0x2069;
}

#endif
