#include "text/paragraph.h"

#include <assert.h>
#include <stdlib.h>
#include <unicode/uloc.h>

#include "base/memory.h"
#include "text/lines.h"
#include "text/spec.h"

/* Spans in units, ends moved to the start of their grapheme. */
static void take_spans(struct text_paragraph *paragraph, const struct text_spec *spec)
{
    paragraph->spans = memory_allocate(spec->span_count, sizeof *paragraph->spans);
    for (size_t i = 0; i < spec->span_count; i++)
        paragraph->spans[i] =
            (struct span){.start = paragraph_grapheme_at(paragraph, spec->spans[i].start_byte),
                          .end = paragraph_grapheme_at(paragraph, spec->spans[i].end_byte),
                          .weight = spec->spans[i].weight,
                          .ink = spec->spans[i].ink};
    paragraph->choice.spans = paragraph->spans;
    paragraph->choice.span_count = spec->span_count;
}

static struct text_paragraph *prepare(struct text_engine *engine, const struct text_spec *spec, size_t bytes)
{
    struct text_paragraph *paragraph = memory_allocate(1, sizeof *paragraph);
    const char *language = spec->language != NULL ? spec->language : "en";

    paragraph->choice = (struct font_choice){.engine = engine,
                                             .stack = fonts_stack(&engine->fonts, language),
                                             .weight = spec->weight,
                                             .em_px = spec->size_px};
    paragraph->language = language;
    paragraph->direction = spec->direction;
    paragraph->align = spec->align;
    paragraph->language_is_right_to_left = uloc_isRightToLeft(language);
    paragraph->width_px = spec->width_px;
    paragraph->kept = spec->keep_pixels ? kept_create() : NULL;
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

static bool holds(const struct text_paragraph *paragraph, const struct face *face)
{
    for (size_t i = paragraph->held_count; i-- > 0;)
        if (paragraph->held[i] == face)
            return true;
    return false;
}

static void hold_faces(struct text_paragraph *paragraph)
{
    for (size_t i = 0; i < paragraph->run_count; i++) {
        struct face *face = paragraph->runs[i].face;

        if (holds(paragraph, face))
            continue;
        paragraph->held = memory_resize(paragraph->held, paragraph->held_count + 1, sizeof(struct face *));
        paragraph->held[paragraph->held_count++] = face;
        face->users++;
    }
}

static enum status lay_out(struct text_paragraph *paragraph, const struct text_spec *spec)
{
    struct decoded *text = &paragraph->text;
    enum status status =
        breaks_find(&paragraph->choice.engine->breaks, text->u16, text->length, paragraph->flags);
    int32_t start = 0;
    bool more = true;

    decoded_suit_language(text, paragraph->language);
    take_spans(paragraph, spec);
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
    hold_faces(paragraph);
    return status;
}

enum status text_paragraph_create(struct text_engine *engine, const struct text_spec *spec,
                                  struct text_paragraph **ret_paragraph)
{
    struct text_paragraph *paragraph;
    size_t bytes = 0;
    enum status status = spec_check(spec, NULL, &bytes);

    if (status != OK)
        return status;
    engine_trim(engine);
    paragraph = prepare(engine, spec, bytes);
    status = lay_out(paragraph, spec);
    paragraph->language = NULL;
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
    for (size_t i = 0; i < paragraph->held_count; i++)
        paragraph->held[i]->users--;
    kept_destroy(paragraph->kept);
    free(paragraph->held);
    free(paragraph->spans);
    free(paragraph->advances);
    free(paragraph->flags);
    free(paragraph->items.list);
    free(paragraph->lines);
    free(paragraph->runs);
    free(paragraph);
}

int32_t paragraph_grapheme_at(const struct text_paragraph *paragraph, size_t offset)
{
    int32_t unit = decoded_unit_at(&paragraph->text, offset);

    while (unit > 0 && (paragraph->flags[unit] & UNIT_GRAPHEME) == 0)
        unit--;
    return unit;
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

    assert(index < paragraph->line_count);
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
