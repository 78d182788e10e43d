#include "text/paragraph.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>

#include "base/memory.h"
#include "text/lines.h"
#include "text/raster.h"

enum { WIDTH_MAX_PX = 100000 };

static enum status check_spec(const struct text_spec *spec, size_t *ret_bytes)
{
    size_t bytes = strnlen(spec->text, TEXT_BYTES_MAX + 1);

    if (bytes > TEXT_BYTES_MAX)
        return FULL;
    if (!(spec->size_px >= TEXT_SIZE_MIN_PX && spec->size_px <= TEXT_SIZE_MAX_PX))
        return INVALID;
    if (spec->width_px < 0 || spec->width_px > WIDTH_MAX_PX || spec->line_limit < 0)
        return INVALID;
    if (spec->weight != TEXT_REGULAR && spec->weight != TEXT_BOLD)
        return INVALID;
    *ret_bytes = bytes;
    return OK;
}

static struct text_paragraph *prepare(struct text_engine *engine, const struct text_spec *spec, size_t bytes)
{
    struct text_paragraph *paragraph = memory_allocate(1, sizeof *paragraph);
    const char *language = spec->language != NULL ? spec->language : "en";

    paragraph->choice = (struct font_choice){.engine = engine,
                                             .stack = fonts_stack(&engine->fonts, language),
                                             .weight = spec->weight,
                                             .em_px = spec->size_px};
    paragraph->direction = spec->direction;
    paragraph->align = spec->align;
    paragraph->language_is_right_to_left = uloc_isRightToLeft(language);
    paragraph->width_px = spec->width_px;
    paragraph->line_limit = spec->line_limit > 0 ? (size_t)spec->line_limit : SIZE_MAX;
    decode_utf8(spec->text, bytes, &paragraph->text);
    /* One more than the end, for the ellipsis. */
    paragraph->flags = memory_allocate((size_t)paragraph->text.length + 2, sizeof *paragraph->flags);
    paragraph->advances = memory_allocate((size_t)paragraph->text.length + 2, sizeof *paragraph->advances);
    paragraph->flags[paragraph->text.length + 1] = UNIT_GRAPHEME;
    return paragraph;
}

static enum bidi_base base_of(const struct text_paragraph *paragraph)
{
    if (paragraph->direction == TEXT_LEFT_TO_RIGHT)
        return BIDI_LEFT_TO_RIGHT;
    if (paragraph->direction == TEXT_RIGHT_TO_LEFT)
        return BIDI_RIGHT_TO_LEFT;
    return paragraph->language_is_right_to_left ? BIDI_FIRST_STRONG_ELSE_RIGHT : BIDI_FIRST_STRONG_ELSE_LEFT;
}

static void shape_items(struct text_paragraph *paragraph, size_t first)
{
    for (size_t i = first; i < paragraph->items.count; i++) {
        const struct item *item = &paragraph->items.list[i];
        struct shape_part part = {.face = item->face,
                                  .script = item->script,
                                  .right_to_left = (item->level & 1) != 0,
                                  .text = paragraph->text.u16,
                                  .length = paragraph->text.length,
                                  .start = item->start,
                                  .end = item->end};

        shape_part(&paragraph->choice.engine->shaper, &part, paragraph->advances, paragraph->flags);
    }
}

static enum status lay_block(struct text_paragraph *paragraph, int32_t start, int32_t end, int32_t next)
{
    struct bidi *bidi = &paragraph->choice.engine->bidi;
    size_t first = paragraph->items.count;
    enum status status = bidi_resolve(bidi, paragraph->text.u16 + start, end - start, base_of(paragraph));

    if (status == OK)
        status = itemise_block(&paragraph->choice, &paragraph->text, paragraph->flags, bidi_levels(bidi),
                               start, end, &paragraph->items);
    if (status != OK)
        return status;
    shape_items(paragraph, first);
    return lines_fill_block(paragraph, start, end, next, first);
}

static enum status lay_out(struct text_paragraph *paragraph)
{
    const struct decoded *text = &paragraph->text;
    enum status status =
        breaks_find(&paragraph->choice.engine->breaks, text->u16, text->length, paragraph->flags);
    int32_t start = 0;
    bool more = true;

    while (status == OK && more && paragraph->line_count < paragraph->line_limit) {
        int32_t end = start;

        while (end < text->length && text->u16[end] != '\n')
            end++;
        more = end < text->length;
        status = lay_block(paragraph, start, end, more ? end + 1 : end);
        start = end + 1;
    }
    bidi_forget(&paragraph->choice.engine->bidi);
    if (status == OK)
        lines_place(paragraph);
    return status;
}

enum status text_paragraph_create(struct text_engine *engine, const struct text_spec *spec,
                                  struct text_paragraph **ret_paragraph)
{
    struct text_paragraph *paragraph;
    size_t bytes = 0;
    enum status status = check_spec(spec, &bytes);

    if (status != OK)
        return status;
    paragraph = prepare(engine, spec, bytes);
    status = lay_out(paragraph);
    if (status == OK)
        *ret_paragraph = paragraph;
    else
        text_paragraph_destroy(paragraph);
    return status;
}

void text_paragraph_destroy(struct text_paragraph *paragraph)
{
    if (paragraph == NULL)
        return;
    /* Advances are as good as the letters to somebody who knows the font. */
    memory_wipe(paragraph->advances, (size_t)paragraph->text.length * sizeof *paragraph->advances);
    decoded_finish(&paragraph->text);
    free(paragraph->advances);
    free(paragraph->flags);
    free(paragraph->items.list);
    free(paragraph->lines);
    free(paragraph->runs);
    free(paragraph);
}

struct text_size text_paragraph_size(const struct text_paragraph *paragraph)
{
    return paragraph->size;
}

size_t text_paragraph_line_count(const struct text_paragraph *paragraph)
{
    return paragraph->line_count;
}

struct text_line text_paragraph_line(const struct text_paragraph *paragraph, size_t index)
{
    const struct line *line = &paragraph->lines[index];

    return (struct text_line){.start_byte = paragraph->text.byte_of[line->start],
                              .end_byte = paragraph->text.byte_of[line->end],
                              .x_px = line->x >> 6,
                              .top_px = line->top_px,
                              .width_px = (line->width + PIXEL - 1) / PIXEL,
                              .height_px = line->ascent_px + line->descent_px,
                              .baseline_px = line->top_px + line->ascent_px,
                              .right_to_left = line->right_to_left};
}

struct text_band text_paragraph_band(const struct text_paragraph *paragraph)
{
    const struct line *first = &paragraph->lines[0];
    const struct line *last = &paragraph->lines[paragraph->line_count - 1];

    return (struct text_band){.top_px = first->top_px + first->ascent_px - first->band_top_px,
                              .bottom_px = last->top_px + last->ascent_px + last->band_bottom_px};
}

static int joining_type(const UChar *text, int32_t at)
{
    return u_getIntPropertyValue(text[at], UCHAR_JOINING_TYPE);
}

/* True when the letters on both sides of `at` are joined: a cut there must not change their shapes. */
static bool is_joined_at(const struct decoded *text, int32_t at)
{
    int32_t before = at - 1;
    int32_t after = at;
    int left;
    int right;

    while (before > 0 && joining_type(text->u16, before) == U_JT_TRANSPARENT)
        before--;
    while (after < text->length && joining_type(text->u16, after) == U_JT_TRANSPARENT)
        after++;
    if (before < 0 || after >= text->length)
        return false;
    left = joining_type(text->u16, before);
    right = joining_type(text->u16, after);
    return (left == U_JT_DUAL_JOINING || left == U_JT_LEFT_JOINING || left == U_JT_JOIN_CAUSING) &&
           (right == U_JT_DUAL_JOINING || right == U_JT_RIGHT_JOINING || right == U_JT_JOIN_CAUSING);
}

static enum status paint_run(const struct text_paragraph *paragraph, const struct line *line,
                             const struct run *run, text_paint *paint, void *context)
{
    struct raster_run raster_run = {.face = run->face,
                                    .script = run->script,
                                    .right_to_left = run->right_to_left,
                                    .joins_before = is_joined_at(&paragraph->text, run->start),
                                    .joins_after = is_joined_at(&paragraph->text, run->end),
                                    .text = paragraph->text.u16 + run->start,
                                    .length = run->end - run->start,
                                    .x = run->x,
                                    .baseline_px = line->top_px + line->ascent_px};

    return raster_paint(paragraph->choice.engine, &raster_run, paint, context);
}

enum status text_paragraph_paint(const struct text_paragraph *paragraph, text_paint *paint, void *context)
{
    for (size_t i = 0; i < paragraph->line_count; i++) {
        const struct line *line = &paragraph->lines[i];

        for (size_t k = 0; k < line->run_count; k++) {
            enum status status =
                paint_run(paragraph, line, &paragraph->runs[line->first_run + k], paint, context);

            if (status != OK)
                return status;
        }
    }
    return OK;
}
