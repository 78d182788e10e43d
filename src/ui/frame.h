/* A view placed on a panel: rectangles for its nodes and the list of things to draw, back to front.
 * Frames are compared to find what changed; only that is drawn again. Does not: touch pixels or the window.
 */
#ifndef UI_FRAME_H
#define UI_FRAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "picture/qr.h"
#include "text/text.h"
#include "ui/theme.h"
#include "ui/view.h"

enum ui_draw_kind { UI_DRAW_BOX, UI_DRAW_TEXT, UI_DRAW_ICON, UI_DRAW_CODE };

struct ui_draw {
    enum ui_draw_kind kind;
    struct ui_rect rect; /* of a box; of a text or icon all that its ink may touch */
    struct ui_rect clip; /* nothing is drawn outside it */
    uint32_t colour;     /* 0xRRGGBB: of text and icon, and the fill of a box */
    uint32_t edge_colour;
    int edge_px;
    int radius_px;
    int x, y; /* of a text or icon: its top left */
    const struct text_paragraph *paragraph;
    const char *icon;
    int icon_px;
    bool mirrored;
    const struct qr
        *code; /* its dark modules in `colour`, from `x`, `y`; lives as long as the frame shows it */
    int module_px;
    uint64_t stamp; /* two draws with equal stamps make the same pixels */
};

struct ui_frame;

/* `engine` is borrowed for the frame's life. Owns: the caller, ui_frame_destroy. */
struct ui_frame *ui_frame_create(struct text_engine *engine);
void ui_frame_destroy(struct ui_frame *frame);

struct ui_placing {
    int width, height; /* of the panel */
    bool low_reach; /* portrait: all that acts stands in the lower part, where a seated person reaches it */
    struct ui_theme theme;
    const char *pressed_id; /* of the node under a finger, or NULL */
};

/* Places `view` (fills in its nodes' rectangles and parts) and makes the draw list.
 * Fails: FULL, IO when a text cannot be laid out; the list then holds what could be. */
enum status ui_frame_build(struct ui_frame *frame, struct ui_view *view,
                           const struct ui_placing *placing) MUST_CHECK;

size_t ui_frame_count(const struct ui_frame *frame);
const struct ui_draw *ui_frame_draw(const struct ui_frame *frame, size_t index);

/* The smallest rectangle in which this build differs from the one before; width 0 when they are alike. */
struct ui_rect ui_frame_damage(const struct ui_frame *frame);

/* The node that a touch at a point means: the topmost enabled one with an action there, or with a little
 * slack around it. NULL when none. For text boxes `ret_offset` is the place in the text. */
struct ui_node *ui_frame_hit(const struct ui_frame *frame, struct ui_view *view, int x, int y,
                             size_t *ret_offset);

/* Overwrites and forgets the texts of the frame. */
void ui_frame_wipe(struct ui_frame *frame);

#endif
