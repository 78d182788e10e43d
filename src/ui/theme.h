/* Every colour, size and space, in one table. Sizes are in units of 1/102 inch on the reference panel
 * (1080x1920); smaller panels scale the unit down a little, so that a page still fits. */
#ifndef UI_THEME_H
#define UI_THEME_H

#include <stdbool.h>
#include <stdint.h>

struct ui_colours {
    uint32_t ground, card, ink, soft, act, on_act, edge, rule, tint, focus, error, done, keyboard, key,
        dark_key, dim;
};

struct ui_theme {
    struct ui_colours colours;
    float unit_px;
    float text_scale;
};

enum ui_text_size { UI_TEXT_NORMAL, UI_TEXT_LARGE, UI_TEXT_LARGEST, UI_TEXT_SIZES };

struct ui_theme ui_theme_for(int width_px, int height_px, enum ui_text_size size, bool high_contrast);

/* Units to whole pixels, for geometry. */
int ui_px(const struct ui_theme *theme, float units);

/* The size of a text in pixels: its units times the person's text size. */
float ui_text_px(const struct ui_theme *theme, float units);

/* All in units. */
#define UI_BODY 30.0F
#define UI_HELP 27.0F
#define UI_SMALL 24.0F
#define UI_HEADING_SIZE 44.0F
#define UI_SUBHEADING_SIZE 34.0F
#define UI_REFERENCE_SIZE 92.0F
#define UI_MARGIN 64.0F
#define UI_HEADER_MARGIN 48.0F
#define UI_COLUMN 960.0F
#define UI_GAP 32.0F
#define UI_LOW_GAP 20.0F
#define UI_CHOICE_GAP 16.0F
#define UI_HEADER_HEIGHT 112.0F
#define UI_FOOTER_HEIGHT 152.0F
#define UI_LOW_HEADER_HEIGHT 88.0F
#define UI_LOW_FOOTER_HEIGHT 120.0F
#define UI_BUTTON_HEIGHT 104.0F
#define UI_LOW_BUTTON_HEIGHT 88.0F
#define UI_CHIP_HEIGHT 72.0F
#define UI_STEP_SIDE 88.0F
#define UI_CHOICE_HEIGHT 88.0F
#define UI_CHOICE_HEIGHT_MAX 132.0F
#define UI_CARD_HEIGHT 176.0F
#define UI_CARD_HEIGHT_MAX 264.0F
#define UI_SERVICE_HEIGHT 128.0F
#define UI_SERVICE_HEIGHT_MAX 208.0F
#define UI_SERVICE_ICON 72.0F
#define UI_LOW_SERVICE_HEIGHT 80.0F
#define UI_LOW_SERVICE_HEIGHT_MAX 168.0F
#define UI_LOW_SERVICE_ICON 56.0F
#define UI_FACT_HEIGHT_MAX 64.0F
#define UI_CODE_SIDE 180.0F
#define UI_LANGUAGE_HEIGHT 112.0F
#define UI_LANGUAGE_HEIGHT_MAX 176.0F
#define UI_FIELD_HEIGHT 96.0F
#define UI_LONG_FIELD_HEIGHT_MAX 320.0F
#define UI_KEY_HEIGHT 96.0F
#define UI_LOW_KEY_HEIGHT 80.0F
#define UI_KEY_GAP 10.0F
#define UI_KEY_UNIT_MAX 160.0F
#define UI_LOW_PAD_KEY_UNIT_MAX 80.0F
#define UI_CARD_RADIUS 18.0F
#define UI_FIELD_RADIUS 14.0F
#define UI_KEY_RADIUS 12.0F
#define UI_EDGE 3.0F
#define UI_THICK_EDGE 6.0F
#define UI_FOCUS_EDGE 7.0F
#define UI_FOCUS_INK 4.0F

#endif
