#include "text/cuts.h"

/* How far a cut can reach into its neighbours; beyond it a difference would be under a pixel. */
enum { RESHAPE_UNITS_MAX = 64 };

size_t cuts_item_at(const struct block *block, int32_t unit)
{
    size_t low = 0;
    size_t high = block->item_count - 1;

    while (low < high) {
        size_t middle = low + (high - low + 1) / 2;

        if (block->items[middle].start <= unit)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

static void reshape(const struct block *block, const struct item *item, struct cut_window window)
{
    struct text_paragraph *paragraph = block->paragraph;
    struct shape_part part = {.face = item->face,
                              .script = item->script,
                              .right_to_left = (item->level & 1) != 0,
                              .text = paragraph->text.u16,
                              .length = paragraph->text.length,
                              .start = window.start,
                              .end = window.end};

    if (window.start < window.end)
        shape_part(&paragraph->choice.engine->shaper, &part, paragraph->advances, paragraph->flags);
}

static bool is_safe_cut(const uint8_t *flags, int32_t at)
{
    return (flags[at] & (UNIT_GRAPHEME | UNIT_UNSAFE)) == UNIT_GRAPHEME;
}

/* Up to the next place after `at` that cutting at `at` cannot have changed. */
static int32_t safe_after(const uint8_t *flags, int32_t at, int32_t item_end)
{
    int32_t next = at + 1;

    while (next < item_end && !is_safe_cut(flags, next) &&
           (next - at < RESHAPE_UNITS_MAX || (flags[next] & UNIT_GRAPHEME) == 0))
        next++;
    return next;
}

static int32_t safe_before(const uint8_t *flags, int32_t at, int32_t earliest)
{
    int32_t before = at - 1;

    while (before > earliest && !is_safe_cut(flags, before) &&
           (at - before < RESHAPE_UNITS_MAX || (flags[before] & UNIT_GRAPHEME) == 0))
        before--;
    return before > earliest ? before : earliest;
}

static bool cuts_unsafely(const struct block *block, const struct item *item, int32_t at)
{
    return at > item->start && at < item->end && (block->paragraph->flags[at] & UNIT_UNSAFE) != 0;
}

void cuts_settle_start(const struct block *block, int32_t start)
{
    const struct item *item = &block->items[cuts_item_at(block, start)];

    if (cuts_unsafely(block, item, start))
        reshape(block, item,
                (struct cut_window){start, safe_after(block->paragraph->flags, start, item->end)});
}

struct cut_window cuts_settle_end(const struct block *block, int32_t line_start, int32_t end)
{
    const struct item *item = &block->items[cuts_item_at(block, end - 1)];
    struct cut_window window = {end, end};

    if (!cuts_unsafely(block, item, end))
        return window;
    window.start =
        safe_before(block->paragraph->flags, end, line_start > item->start ? line_start : item->start);
    reshape(block, item, window);
    return window;
}

void cuts_unsettle_end(const struct block *block, struct cut_window window)
{
    const struct item *item = &block->items[cuts_item_at(block, window.start)];

    window.end = safe_after(block->paragraph->flags, window.end, item->end);
    reshape(block, item, window);
}
