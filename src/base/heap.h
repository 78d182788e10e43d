/* The heap of every program overwrites what is freed, whoever freed it: ICU, HarfBuzz, jansson and libcurl
 * copy what a person typed, and freed memory would keep it. heap.c defines free, realloc and reallocarray,
 * which the dynamic linker prefers over the C library's for the whole program. */
#ifndef BASE_HEAP_H
#define BASE_HEAP_H

#include <stdbool.h>

/* Whether this build does so; a build with AddressSanitizer keeps its own heap. */
bool heap_wipes_what_is_freed(void);

#endif
