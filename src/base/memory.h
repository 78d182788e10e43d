/* Memory that aborts when it runs out (the supervisor restarts us, and what was committed is safe) and
 * memory that leaves nothing behind. Sizes that a person, a file or the network sets are bounded before
 * they get here. */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stddef.h>

/* Zeroed memory for `count` items; aborts on overflow or when there is none. Owns: the caller, free(). */
void *memory_allocate(size_t count, size_t item_bytes);

/* Grows or shrinks as realloc does; aborts when there is none. New bytes are not zeroed. */
void *memory_resize(void *memory, size_t count, size_t item_bytes);

/* A copy of `text`. Owns: the caller, free(). */
char *memory_copy_text(const char *text);

/* Overwrites `bytes` bytes in a way that the compiler keeps. */
void memory_wipe(void *memory, size_t bytes);

/* Overwrites `text` to its end and frees it. Takes NULL. */
void memory_wipe_text(char *text);

/* Overwrites the part of the stack below the caller, where returned functions left their locals. */
void memory_wipe_stack(void);

#endif
