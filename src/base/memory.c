#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Deeper than any call chain of ours goes below the main loop; the default stack is 8 MiB. */
enum { STACK_WIPE_BYTES = 256 * 1024 };

void *memory_allocate(size_t count, size_t item_bytes)
{
    void *memory = calloc(count > 0 ? count : 1, item_bytes > 0 ? item_bytes : 1);

    if (memory == NULL)
        abort();
    return memory;
}

void *memory_resize(void *memory, size_t count, size_t item_bytes)
{
    void *resized = reallocarray(memory, count > 0 ? count : 1, item_bytes > 0 ? item_bytes : 1);

    if (resized == NULL)
        abort();
    return resized;
}

char *memory_copy_text(const char *text)
{
    char *copy = strdup(text);

    if (copy == NULL)
        abort();
    return copy;
}

void memory_wipe(void *memory, size_t bytes)
{
    if (bytes > 0)
        explicit_bzero(memory, bytes);
}

void memory_wipe_text(char *text)
{
    if (text == NULL)
        return;
    memory_wipe(text, strlen(text));
    free(text);
}

__attribute__((noinline)) void memory_wipe_stack(void)
{
    char deep[STACK_WIPE_BYTES];

    explicit_bzero(deep, sizeof deep);
}
