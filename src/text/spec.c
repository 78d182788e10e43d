#include "text/spec.h"

#include <assert.h>
#include <string.h>
#include <unicode/utf8.h>

#include "text/engine.h"

#define WORDS_(number) #number
#define WORDS(number) WORDS_(number)
#define WIDTH_MAX_PX 100000

static_assert(TEXT_SIZE_MIN_PX == 6 && TEXT_SIZE_MAX_PX == 200, "the words below say so");
static_assert(TEXT_CHARACTERS_MAX == 100000 && TEXT_SPANS_MAX == 4096, "and so");

static bool has_too_many_characters(const char *text, size_t bytes)
{
    int32_t length = (int32_t)bytes;
    size_t characters = 0;

    if (bytes <= TEXT_CHARACTERS_MAX)
        return false;
    for (int32_t at = 0; at < length; characters++)
        U8_FWD_1((const uint8_t *)text, at, length);
    return characters > TEXT_CHARACTERS_MAX;
}

static const char *number_fault(const struct text_spec *spec)
{
    if (!(spec->size_px >= TEXT_SIZE_MIN_PX && spec->size_px <= TEXT_SIZE_MAX_PX))
        return "the size must be 6 to 200 px";
    if (spec->width_px < 0 || spec->width_px > WIDTH_MAX_PX)
        return "the width must be 0, for one line, to " WORDS(WIDTH_MAX_PX) " px";
    if (spec->line_limit < 0)
        return "the number of lines must be 0, for all, or more";
    if (spec->weight != TEXT_REGULAR && spec->weight != TEXT_BOLD)
        return "the weight must be regular or bold";
    if ((unsigned)spec->direction > TEXT_RIGHT_TO_LEFT)
        return "the direction must be first strong, left to right or right to left";
    if ((unsigned)spec->align > TEXT_END)
        return "the alignment must be start, centre or end";
    return NULL;
}

static const char *span_fault(const struct text_spec *spec, size_t bytes)
{
    size_t at = 0;

    if (spec->span_count > TEXT_SPANS_MAX || (spec->span_count > 0 && spec->spans == NULL))
        return "a text has at most 4096 spans";
    for (size_t i = 0; i < spec->span_count; i++) {
        const struct text_span *span = &spec->spans[i];

        if (span->start_byte < at || span->end_byte < span->start_byte)
            return "spans must stand in rising order and not overlap";
        if (span->end_byte > bytes)
            return "a span must not reach beyond the text";
        if (span->weight != TEXT_REGULAR && span->weight != TEXT_BOLD)
            return "a span's weight must be regular or bold";
        at = span->end_byte;
    }
    return NULL;
}

enum status spec_check(const struct text_spec *spec, const char **ret_why, size_t *ret_bytes)
{
    size_t bytes = strnlen(spec->text, TEXT_BYTES_MAX + 1);
    enum status status = INVALID;
    const char *why;

    if (bytes > TEXT_BYTES_MAX || has_too_many_characters(spec->text, bytes)) {
        why = "the text must be at most 100,000 characters long";
        status = FULL;
    } else {
        why = number_fault(spec);
        if (why == NULL)
            why = span_fault(spec, bytes);
    }
    if (why == NULL) {
        *ret_bytes = bytes;
        return OK;
    }
    if (ret_why != NULL)
        *ret_why = why;
    return status;
}

const char *text_spec_refusal(const struct text_spec *spec)
{
    const char *why = NULL;
    size_t bytes = 0;

    return spec_check(spec, &why, &bytes) == OK ? NULL : why;
}
