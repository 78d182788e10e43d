#include "base/arena.h"

#include <assert.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { BLOCK_BYTES = 16 * 1024 };

struct arena_block {
    struct arena_block *older;
    size_t used_bytes;
    size_t capacity_bytes;
    alignas(max_align_t) unsigned char bytes[];
};

void arena_init(struct arena *arena)
{
    arena->blocks = NULL;
}

static struct arena_block *block_create(size_t capacity_bytes, struct arena_block *older)
{
    struct arena_block *block = memory_allocate(1, sizeof *block + capacity_bytes);

    block->capacity_bytes = capacity_bytes;
    block->older = older;
    return block;
}

void *arena_allocate(struct arena *arena, size_t count, size_t item_bytes)
{
    size_t bytes = 0;
    struct arena_block *block = arena->blocks;
    void *piece;

    if (__builtin_mul_overflow(count, item_bytes, &bytes) || bytes > SIZE_MAX / 2)
        abort();
    bytes = (bytes + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
    if (block == NULL || block->capacity_bytes - block->used_bytes < bytes) {
        block = block_create(bytes > BLOCK_BYTES ? bytes : BLOCK_BYTES, block);
        arena->blocks = block;
    }
    piece = block->bytes + block->used_bytes;
    block->used_bytes += bytes;
    return piece;
}

char *arena_copy_bytes(struct arena *arena, const char *text, size_t bytes)
{
    char *copy = arena_allocate(arena, bytes + 1, 1);

    memcpy(copy, text, bytes);
    return copy;
}

char *arena_copy_text(struct arena *arena, const char *text)
{
    return text == NULL ? NULL : arena_copy_bytes(arena, text, strlen(text));
}

char *arena_format(struct arena *arena, const char *format, ...)
{
    va_list arguments;
    va_list again;
    int length;
    char *text;

    va_start(arguments, format);
    va_copy(again, arguments);
    length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    assert(length >= 0);
    text = arena_allocate(arena, (size_t)length + 1, 1);
    (void)vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}

static void block_destroy(struct arena_block *block)
{
    memory_wipe(block->bytes, block->used_bytes);
    free(block);
}

void arena_reset(struct arena *arena)
{
    struct arena_block *block = arena->blocks;

    if (block == NULL)
        return;
    while (block->older != NULL) {
        struct arena_block *older = block->older;

        block_destroy(block);
        block = older;
    }
    memory_wipe(block->bytes, block->used_bytes);
    block->used_bytes = 0;
    arena->blocks = block;
}

void arena_finish(struct arena *arena)
{
    struct arena_block *block = arena->blocks;

    while (block != NULL) {
        struct arena_block *older = block->older;

        block_destroy(block);
        block = older;
    }
    arena->blocks = NULL;
}
