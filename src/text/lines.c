#include "text/lines.h"

#include <assert.h>

#include "base/memory.h"
#include "text/cuts.h"

enum { ELLIPSIS = 0x2026 };

static bool hangs(UChar unit)
{
    if (unit == ' ' || unit == 0x1680 || unit == 0x205F || unit == 0x3000)
        return true;
    if (unit >= 0x2000 && unit <= 0x200F)
        return unit != 0x2007 && unit != 0x200C && unit != 0x200D;
    return (unit >= 0x202A && unit <= 0x202E) || (unit >= 0x2066 && unit <= 0x2069);
}

static int32_t sum(const struct text_paragraph *paragraph, int32_t start, int32_t end)
{
    int32_t width = 0;

    for (int32_t i = start; i < end; i++)
        width += paragraph->advances[i];
    return width;
}

static int32_t trimmed(const struct text_paragraph *paragraph, int32_t start, int32_t end)
{
    while (end > start && hangs(paragraph->text.u16[end - 1]))
        end--;
    return end;
}

static bool starts_cluster(uint8_t flags)
{
    return (flags & (UNIT_GRAPHEME | UNIT_INSIDE | UNIT_JOINED)) == UNIT_GRAPHEME;
}

/* The end of the fullest line from `start`: at a break, or at any cluster when `anywhere` or when the first
 * word alone is too wide. At least one cluster, unless `anywhere`. */
static int32_t fullest(const struct block *block, int32_t start, int32_t width, bool anywhere)
{
    const struct text_paragraph *paragraph = block->paragraph;
    int32_t at_break = start;
    int32_t at_cluster = start;
    int32_t filled = 0;
    int32_t i;

    for (i = start; i < block->end; i++) {
        uint8_t flags = paragraph->flags[i];

        if (starts_cluster(flags))
            at_cluster = i;
        if (flags & UNIT_BREAK)
            at_break = i;
        filled += paragraph->advances[i];
        if (filled > width && !hangs(paragraph->text.u16[i]))
            break;
    }
    if (i == block->end)
        return i;
    if (anywhere)
        return at_cluster;
    if (at_break > start)
        return at_break;
    if (at_cluster > start)
        return at_cluster;
    for (i = start + 1; i < block->end && !starts_cluster(paragraph->flags[i]);)
        i++;
    return i;
}

/* Cutting may widen a line a little (a kern or a join goes); then it ends where a narrower one would. */
static int32_t line_end(const struct block *block, int32_t start, int32_t width, bool anywhere)
{
    const struct text_paragraph *paragraph = block->paragraph;
    int32_t room = width;

    for (;;) {
        int32_t end = fullest(block, start, room, anywhere);
        int32_t visible = trimmed(paragraph, start, end);
        int32_t uncut = sum(paragraph, start, visible);
        struct cut_window settled;

        if (end == start)
            return end;
        settled = cuts_settle_end(block, start, end);
        /* A first cluster too wide for the line stands on it all the same. */
        if (sum(paragraph, start, visible) <= width || settled.start == settled.end || uncut > room)
            return end;
        cuts_unsettle_end(block, settled);
        room = uncut - 1;
    }
}

static struct line *add_line(struct text_paragraph *paragraph)
{
    if (paragraph->line_count == paragraph->line_capacity) {
        paragraph->line_capacity = paragraph->line_capacity == 0 ? 4 : paragraph->line_capacity * 2;
        paragraph->lines =
            memory_resize(paragraph->lines, paragraph->line_capacity, sizeof *paragraph->lines);
    }
    paragraph->lines[paragraph->line_count] = (struct line){.first_run = paragraph->run_count};
    return &paragraph->lines[paragraph->line_count++];
}

static void add_run(struct text_paragraph *paragraph, struct line *line, const struct run *run)
{
    if (paragraph->run_count == paragraph->run_capacity) {
        paragraph->run_capacity = paragraph->run_capacity == 0 ? 8 : paragraph->run_capacity * 2;
        paragraph->runs = memory_resize(paragraph->runs, paragraph->run_capacity, sizeof *paragraph->runs);
    }
    paragraph->runs[paragraph->run_count++] = *run;
    line->run_count++;
}

static void add_item_slice(const struct block *block, struct line *line, const struct item *item,
                           const struct bidi_run *bidi_run)
{
    struct text_paragraph *paragraph = block->paragraph;
    struct run run = {.start = item->start > bidi_run->start ? item->start : bidi_run->start,
                      .end = item->end < bidi_run->end ? item->end : bidi_run->end,
                      .script = item->script,
                      .face = item->face,
                      .right_to_left = (bidi_run->level & 1) != 0};

    run.width = sum(paragraph, run.start, run.end);
    add_run(paragraph, line, &run);
}

static void add_bidi_run(const struct block *block, struct line *line, const struct bidi_run *bidi_run)
{
    size_t first = cuts_item_at(block, bidi_run->start);
    size_t last = cuts_item_at(block, bidi_run->end - 1);

    for (size_t i = 0; i <= last - first; i++)
        add_item_slice(block, line, &block->items[(bidi_run->level & 1) != 0 ? last - i : first + i],
                       bidi_run);
}

static enum status order_runs(const struct block *block, struct line *line)
{
    struct bidi *bidi = &block->paragraph->choice.engine->bidi;
    int32_t count = 0;
    enum status status;

    if (line->start == line->content_end)
        return OK;
    status = bidi_line(bidi, line->start - block->start, line->content_end - block->start, &count);
    if (status != OK)
        return status;
    for (int32_t i = 0; i < count; i++) {
        struct bidi_run bidi_run = bidi_line_run(bidi, i);

        bidi_run.start += block->start;
        bidi_run.end += block->start;
        add_bidi_run(block, line, &bidi_run);
    }
    return OK;
}

static struct run ellipsis_run(struct text_paragraph *paragraph, bool right_to_left)
{
    int32_t at = paragraph->text.length;
    struct run run = {.start = at, .end = at + 1, .right_to_left = right_to_left};
    struct shape_part part = {.text = paragraph->text.u16, .length = at + 1, .start = at, .end = at + 1};

    paragraph->text.u16[at] = ELLIPSIS;
    run.face = itemise_face_for(&paragraph->choice, paragraph->text.u16, at, at + 1);
    if (run.face == NULL)
        run.face = itemise_first_face(&paragraph->choice);
    run.script = run.face->file->script;
    part.face = run.face;
    part.script = run.script;
    part.right_to_left = right_to_left;
    shape_part(&paragraph->choice.engine->shaper, &part, paragraph->advances, paragraph->flags);
    run.width = paragraph->advances[at];
    return run;
}

/* From the left edge of the line's own box; a right-to-left line's hanging space stands left of it. */
static void set_positions(struct text_paragraph *paragraph, struct line *line)
{
    struct run *runs = line->run_count > 0 ? paragraph->runs + line->first_run : NULL;
    size_t count = line->run_count - (line->ellipsis > 0 ? 1 : 0);
    int32_t visible = trimmed(paragraph, line->start, line->content_end);
    int32_t x;

    line->hanging = sum(paragraph, visible, line->content_end);
    line->width = sum(paragraph, line->start, visible) + line->ellipsis;
    x = line->right_to_left ? line->ellipsis - line->hanging : 0;
    if (runs == NULL)
        return; /* an empty line */
    for (size_t i = 0; i < count; i++) {
        runs[i].x = x;
        x += runs[i].width;
    }
    if (line->ellipsis > 0)
        runs[count].x = line->right_to_left ? 0 : x;
}

static void make_room_for(struct line *line, const struct face *face)
{
    if (face->ascent_px > line->ascent_px)
        line->ascent_px = face->ascent_px;
    if (face->descent_px > line->descent_px)
        line->descent_px = face->descent_px;
}

/* Every line has room for the language's own letters and for Latin ones, whether it holds both or not: a
 * telephone number in the second line must not push it away from the first. */
static void take_height(struct text_paragraph *paragraph, struct line *line)
{
    static const UChar latin[] = {'x', 0};
    struct face *seen = NULL;
    struct face *own = itemise_first_face(&paragraph->choice);
    const struct face *beside = itemise_face_for(&paragraph->choice, latin, 0, 1);
    int32_t widest = -1;

    make_room_for(line, own);
    if (beside != NULL)
        make_room_for(line, beside);

    for (size_t i = 0; i < line->run_count; i++) {
        const struct run *run = &paragraph->runs[line->first_run + i];

        make_room_for(line, run->face);
        if (run->width > widest) {
            widest = run->width;
            seen = run->face;
        }
    }
    if (seen == NULL)
        seen = own;
    shape_band(&paragraph->choice.engine->shaper, seen);
    line->band_top_px = seen->band_top_px;
    line->band_bottom_px = seen->band_bottom_px;
}

static enum status finish_line(const struct block *block, struct line *line, const struct run *ellipsis)
{
    struct text_paragraph *paragraph = block->paragraph;
    enum status status = order_runs(block, line);

    if (status != OK)
        return status;
    if (ellipsis != NULL) {
        line->ellipsis = ellipsis->width;
        add_run(paragraph, line, ellipsis);
    }
    set_positions(paragraph, line);
    take_height(paragraph, line);
    return OK;
}

static int32_t room_for(const struct text_paragraph *paragraph)
{
    return paragraph->width_px > 0 ? paragraph->width_px * PIXEL : INT32_MAX;
}

/* The last line that may be shown, when there is more text than fits on it. */
static enum status cut_line(const struct block *block, struct line *line)
{
    struct text_paragraph *paragraph = block->paragraph;
    struct run ellipsis = ellipsis_run(paragraph, line->right_to_left);
    int32_t room = room_for(paragraph) - ellipsis.width;

    line->end = line->start;
    if (line->start < block->end)
        line->end = line_end(block, line->start, room > 0 ? room : 0, true);
    line->end = trimmed(paragraph, line->start, line->end);
    line->content_end = line->end;
    return finish_line(block, line, &ellipsis);
}

static enum status next_line(const struct block *block, int32_t start, int32_t *ret_end)
{
    struct text_paragraph *paragraph = block->paragraph;
    struct line *line = add_line(paragraph);
    enum status status;

    line->start = start;
    line->right_to_left = bidi_block_is_right_to_left(&paragraph->choice.engine->bidi);
    if (start < block->end)
        cuts_settle_start(block, start);
    line->end = start < block->end ? line_end(block, start, room_for(paragraph), false) : start;
    line->content_end = line->end;
    if (line->end == block->end)
        line->end = block->next;
    *ret_end = line->content_end;
    if (paragraph->line_count == paragraph->line_limit && line->end < paragraph->text.length)
        status = cut_line(block, line);
    else
        status = finish_line(block, line, NULL);
    return status;
}

enum status lines_fill_block(struct text_paragraph *paragraph, int32_t start, int32_t end, int32_t next,
                             size_t first_item)
{
    size_t count = paragraph->items.count - first_item;
    struct block block = {.paragraph = paragraph,
                          .items = count > 0 ? paragraph->items.list + first_item : NULL,
                          .item_count = count,
                          .start = start,
                          .end = end,
                          .next = next};
    int32_t at = start;
    enum status status;

    do
        status = next_line(&block, at, &at);
    while (status == OK && at < end && paragraph->line_count < paragraph->line_limit);
    return status;
}

static int32_t aligned_x(const struct text_paragraph *paragraph, const struct line *line, int32_t box)
{
    int32_t room = box - line->width;
    bool at_right = line->right_to_left == (paragraph->align == TEXT_START);

    if (paragraph->align == TEXT_CENTRE)
        return room / 2;
    return at_right ? room : 0;
}

void lines_place(struct text_paragraph *paragraph)
{
    int32_t widest = 0;
    int32_t box;
    int top = 0;

    for (size_t i = 0; i < paragraph->line_count; i++)
        widest = paragraph->lines[i].width > widest ? paragraph->lines[i].width : widest;
    paragraph->size.width_px = (widest + PIXEL - 1) / PIXEL;
    box = (paragraph->width_px > 0 ? paragraph->width_px : paragraph->size.width_px) * PIXEL;
    for (size_t i = 0; i < paragraph->line_count; i++) {
        struct line *line = &paragraph->lines[i];

        line->x = aligned_x(paragraph, line, box);
        line->top_px = top;
        for (size_t k = 0; k < line->run_count; k++)
            paragraph->runs[line->first_run + k].x += line->x;
        top += line->ascent_px + line->descent_px;
    }
    assert(paragraph->line_count > 0);
    paragraph->size.height_px = top;
    paragraph->size.first_baseline_px = paragraph->lines[0].ascent_px;
    paragraph->size.last_baseline_px = top - paragraph->lines[paragraph->line_count - 1].descent_px;
}
