#include "text/kept.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

struct piece {
    uint8_t *coverage;
    int width;
    int height;
    int x_px;
    int y_px;
};

struct kept {
    struct piece *pieces;
    size_t count;
    size_t capacity;
    bool is_whole;
};

struct kept *kept_create(void)
{
    return memory_allocate(1, sizeof(struct kept));
}

static void forget(struct kept *kept)
{
    for (size_t i = 0; i < kept->count; i++) {
        memory_wipe(kept->pieces[i].coverage, (size_t)kept->pieces[i].width * (size_t)kept->pieces[i].height);
        free(kept->pieces[i].coverage);
    }
    kept->count = 0;
    kept->is_whole = false;
}

void kept_destroy(struct kept *kept)
{
    if (kept == NULL)
        return;
    forget(kept);
    free(kept->pieces);
    free(kept);
}

bool kept_is_whole(const struct kept *kept)
{
    return kept->is_whole;
}

void kept_paint(const struct kept *kept, text_paint *paint, void *context)
{
    for (size_t i = 0; i < kept->count; i++) {
        const struct piece *piece = &kept->pieces[i];

        paint(context, piece->coverage, piece->width, piece->height, piece->width, piece->x_px, piece->y_px);
    }
}

void kept_begin(struct kept *kept)
{
    forget(kept);
}

void kept_take(struct kept *kept, const uint8_t *coverage, int width, int height, int stride, int x_px,
               int y_px)
{
    struct piece piece = {.width = width, .height = height, .x_px = x_px, .y_px = y_px};

    if (kept->count == kept->capacity) {
        kept->capacity = kept->capacity > 0 ? kept->capacity * 2 : 4;
        kept->pieces = memory_resize(kept->pieces, kept->capacity, sizeof kept->pieces[0]);
    }
    piece.coverage = memory_allocate((size_t)width, (size_t)height);
    for (int row = 0; row < height; row++)
        memcpy(piece.coverage + (size_t)row * (size_t)width, coverage + (ptrdiff_t)row * stride,
               (size_t)width);
    kept->pieces[kept->count++] = piece;
}

void kept_end(struct kept *kept, bool is_whole)
{
    if (!is_whole)
        forget(kept);
    kept->is_whole = is_whole;
}
