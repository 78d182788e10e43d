#include "ui/theme.h"

#include <math.h>

enum { REFERENCE_SHORT_SIDE = 1080 };

/* A unit never gets smaller than this many pixels: below it body text is too small to read standing. */
static const float smallest_unit_px = 0.8F;
static const float largest_unit_px = 2.5F;

static const struct ui_colours soft_colours = {
    .ground = 0xFBF7F0,
    .card = 0xFFFFFF,
    .ink = 0x17212B,
    .soft = 0x46525E,
    .act = 0x0B5A5E,
    .on_act = 0xFFFFFF,
    .edge = 0x6B7783,
    .rule = 0xD3CDC2,
    .tint = 0xE3F0EE,
    .focus = 0xFFD500,
    .error = 0xA8071A,
    .done = 0x00613B,
    .keyboard = 0xE9E3D8,
    .key = 0xFFFFFF,
    .dark_key = 0xD3CBBE,
    .dim = 0xE2DDD2,
};

static const struct ui_colours strong_colours = {
    .ground = 0x000000,
    .card = 0x000000,
    .ink = 0xFFFFFF,
    .soft = 0xFFFFFF,
    .act = 0xFFE45C,
    .on_act = 0x000000,
    .edge = 0xFFFFFF,
    .rule = 0xFFFFFF,
    .tint = 0x262626,
    .focus = 0x5CC8FF,
    .error = 0xFF9C9C,
    .done = 0x7CE0A8,
    .keyboard = 0x000000,
    .key = 0x1C1C1C,
    .dark_key = 0x3C3C3C,
    .dim = 0x5A5A5A,
};

struct ui_theme ui_theme_for(int width_px, int height_px, enum ui_text_size size, bool high_contrast)
{
    static const float scales[UI_TEXT_SIZES] = {1.0F, 1.25F, 1.4F};
    int short_side = width_px < height_px ? width_px : height_px;
    float unit = (float)short_side / REFERENCE_SHORT_SIDE;

    if (unit < smallest_unit_px)
        unit = smallest_unit_px;
    if (unit > largest_unit_px)
        unit = largest_unit_px;
    return (struct ui_theme){
        .colours = high_contrast ? strong_colours : soft_colours,
        .unit_px = unit,
        .text_scale = scales[size],
    };
}

int ui_px(const struct ui_theme *theme, float units)
{
    return (int)lrintf(units * theme->unit_px);
}

float ui_text_px(const struct ui_theme *theme, float units)
{
    return units * theme->unit_px * theme->text_scale;
}
