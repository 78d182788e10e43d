/* An arena: many small pieces that live and die together, such as a loaded pack or one view.
 * Everything handed out is zeroed before and overwritten at reset and finish, so it may hold answers. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

#include "base/status.h"

struct arena_block;

struct arena {
    struct arena_block *blocks;
};

void arena_init(struct arena *arena);

/* Zeroed and aligned for any type. Borrows: valid until reset or finish. Aborts when memory runs out. */
void *arena_allocate(struct arena *arena, size_t count, size_t item_bytes);

/* A copy of `text` (NULL gives NULL). Borrows: as arena_allocate. */
char *arena_copy_text(struct arena *arena, const char *text);

/* A copy of the first `bytes` bytes of `text`, closed with NUL. */
char *arena_copy_bytes(struct arena *arena, const char *text, size_t bytes);

/* printf into the arena. */
char *arena_format(struct arena *arena, const char *format, ...) PRINTF_LIKE(2, 3);

/* Overwrites everything handed out and keeps one block for use again. */
void arena_reset(struct arena *arena);

/* Overwrites and frees everything; the arena may be used again. */
void arena_finish(struct arena *arena);

#endif
