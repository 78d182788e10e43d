/* A frame's draw list to 32-bit pixels. Anti-aliased; draws only inside the damage it is given. */
#ifndef APP_PAINT_H
#define APP_PAINT_H

#include <stdint.h>

#include "picture/picture.h"
#include "ui/frame.h"

struct canvas {
    uint32_t *pixels; /* 0x00RRGGBB, native order */
    int width, height;
    int stride_px;
};

/* Fails: the first failure of a text or icon; all else is drawn. */
enum status paint_frame(const struct canvas *canvas, const struct ui_frame *frame,
                        struct picture_set *pictures, struct ui_rect damage) MUST_CHECK;

#endif
