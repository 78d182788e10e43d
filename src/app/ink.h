/* Coverage blended onto pixels: the innermost loop of all drawing. */
#ifndef APP_INK_H
#define APP_INK_H

#include <stdint.h>

/* Lays `colour` (0xRRGGBB) over `count` pixels by their coverage; pixels without any stay untouched. */
void ink_row(uint32_t *pixels, const uint8_t *coverage, int count, uint32_t colour);

#endif
