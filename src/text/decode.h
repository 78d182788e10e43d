/* The caller's UTF-8 as UTF-16 that ICU and HarfBuzz may see: ill-formed bytes are U+FFFD, every kind of
 * line end is one LF, other controls are spaces. Remembers which byte each unit came from.
 * Does not: touch marks, joiners or direction controls; those are text. */
#ifndef TEXT_DECODE_H
#define TEXT_DECODE_H

#include <stddef.h>
#include <stdint.h>
#include <unicode/utf16.h>
#include <unicode/utypes.h>

struct decoded {
    UChar *u16; /* one unit longer than `length`, for the ellipsis */
    int32_t length;
    uint32_t *byte_of; /* of `length` + 1 units; the last is the text's length */
};

/* Owns: the caller, decoded_finish. `bytes` is bounded by the caller. */
void decode_utf8(const char *text, size_t bytes, struct decoded *ret_decoded);

/* What fonts do for a language, where SDL2_ttf cannot be told the language: Romanian's commas below for the
 * cedillas of old code pages, Chinese's unbroken double dash. Comes after line breaks were found in the text
 * as it is. No unit moves. */
void decoded_suit_language(struct decoded *decoded, const char *language);

/* Wipes and frees. */
void decoded_finish(struct decoded *decoded);

/* The unit that holds byte `offset`; `length` for the end and beyond. */
int32_t decoded_unit_at(const struct decoded *decoded, size_t offset);

/* The code point at `*at`, which moves past it. The text is well formed: decode_utf8 made it. */
static inline UChar32 decoded_next(const UChar *text, int32_t *at)
{
    UChar unit = text[(*at)++];

    return U16_IS_LEAD(unit) ? U16_GET_SUPPLEMENTARY(unit, text[(*at)++]) : unit;
}

#endif
