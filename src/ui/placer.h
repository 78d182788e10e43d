/* What placing and drawing share while one frame is built. Private to ui/. */
#ifndef UI_PLACER_H
#define UI_PLACER_H

#include "ui/codes.h"
#include "ui/frame.h"
#include "ui/texts.h"

enum { UI_DRAWS_MAX = 1024 };

struct ui_frame {
    struct ui_texts *texts;
    struct ui_codes *codes;
    struct ui_draw draws[UI_DRAWS_MAX];
    size_t count;
    struct ui_draw last[UI_DRAWS_MAX]; /* of the build before: rectangles and stamps only are read */
    size_t last_count;
    struct ui_node nodes[UI_NODES_MAX];                    /* as the screen gave them, for another try */
    const struct text_paragraph *field_text[UI_NODES_MAX]; /* of text boxes, for hits */
    struct ui_rect field_place[UI_NODES_MAX];
};

struct placer {
    struct ui_frame *frame;
    struct ui_view *view;
    const struct ui_placing *placing;
    const struct ui_theme *theme;
    struct ui_rect page;
    bool landscape;
    bool low_reach; /* what acts stands in the lower part of the page, what is only read above it */
    bool low;       /* little height: tighter bars, keys and cards */
    bool has_keys;  /* the keyboard leaves the rest of the page about half of its height */
    int body_end;   /* the foot or the keyboard begins a space below it */
    bool is_tight;  /* the words of the foot do not fit it */
    enum status status;
};

/* looks.c: how high a node is at a width, how wide it is by itself (0: as wide as it gets), and its drawing.
 */
int look_height(struct placer *placer, const struct ui_node *node, int width);
int look_width(struct placer *placer, const struct ui_node *node);
int look_width_least(struct placer *placer,
                     const struct ui_node *node); /* of a button: its words wrapped, none cut */
int look_height_limit(const struct placer *placer,
                      const struct ui_node *node); /* may grow to this; 0: does not grow */
void look_draw(struct placer *placer, size_t index);

/* place.c: gives every node its rectangle. */
void place_view(struct placer *placer);
bool place_has_area(const struct ui_view *view, enum ui_area area);

/* draws.c: what is drawn. */
struct text_style {
    float size_units;
    enum text_weight weight;
    enum text_align align;
    uint32_t colour;
    int line_limit;
    bool fixed_size; /* not made larger by the person's text size: keys */
};

/* Lays out `text` of `node`, aligned to the page's own start whatever the text's direction. NULL when it
 * failed. */
const struct text_paragraph *placer_text(struct placer *placer, const struct ui_node *node, const char *text,
                                         const char *language, const struct text_style *style, int width_px);
void draw_box(struct placer *placer, struct ui_rect rect, uint32_t fill, uint32_t edge, int edge_px,
              int radius_px);
void draw_text(struct placer *placer, const struct text_paragraph *paragraph, uint64_t stamp, int x, int y,
               uint32_t colour, struct ui_rect clip);
void draw_icon(struct placer *placer, const struct ui_node *node, const char *icon, int size_px, int x, int y,
               uint32_t colour);
/* The same, turned as something beside it is and not as the page. */
void draw_turned_icon(struct placer *placer, const char *icon, bool mirrored, int size_px, int x, int y,
                      uint32_t colour);

/* The dark modules of a QR code; its light ground is a box below it. */
void draw_code(struct placer *placer, const struct qr *code, uint64_t stamp, int module_px, int x, int y);

/* The text's own place in a box of a height: one line is centred by the band in which its script stands. */
int centred_y(const struct text_paragraph *paragraph, int top, int height);

#endif
