#include "base/heap.h"

#include <errno.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

/* gcc says it with a macro, clang with a feature. */
#ifndef __has_feature
#define __has_feature(feature) 0
#endif

#if defined(__SANITIZE_ADDRESS__) || __has_feature(address_sanitizer)

bool heap_wipes_what_is_freed(void)
{
    return false;
}

#else

void __libc_free(void *memory);

void free(void *memory)
{
    if (memory != NULL)
        explicit_bzero(memory, malloc_usable_size(memory));
    __libc_free(memory);
}

/* Always moves: the C library's own would free the old place without asking us. */
void *realloc(void *memory, size_t bytes)
{
    size_t old_bytes = memory == NULL ? 0 : malloc_usable_size(memory);
    void *moved;

    if (memory != NULL && bytes == 0) {
        free(memory);
        return NULL;
    }
    if (memory != NULL && bytes <= old_bytes && bytes > old_bytes / 2)
        return memory;
    moved = malloc(bytes);
    if (moved == NULL)
        return NULL;
    if (memory != NULL)
        memcpy(moved, memory, old_bytes < bytes ? old_bytes : bytes);
    free(memory);
    return moved;
}

void *reallocarray(void *memory, size_t count, size_t item_bytes)
{
    size_t bytes;

    if (__builtin_mul_overflow(count, item_bytes, &bytes)) {
        errno = ENOMEM;
        return NULL;
    }
    return realloc(memory, bytes);
}

bool heap_wipes_what_is_freed(void)
{
    return true;
}

#endif
