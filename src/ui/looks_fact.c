/* The lines of a service's page, and the QR code that takes it away. */
#include <string.h>

#include "ui/look_parts.h"

int look_fact_line_draw(struct placer *placer, const struct ui_node *node, const struct ui_fact *fact,
                        const struct text_style *style, int icon, int indent, struct ui_rect place)
{
    bool rtl = placer->view->right_to_left;
    int inner = place.width - indent;
    const struct text_paragraph *words = placer_text(placer, node, fact->text, fact->language, style, inner);
    int line = words != NULL ? text_paragraph_line(words, 0).height_px : icon;

    if (fact->icon != NULL)
        draw_icon(placer, node, fact->icon, icon, rtl ? place.x + place.width - icon : place.x,
                  place.y + (line - icon) / 2, look_colours(placer)->act);
    draw_text(placer, words, look_stamp(fact->text, style, inner), rtl ? place.x : place.x + indent, place.y,
              style->colour, (struct ui_rect){0});
    return look_text_height(words);
}

static int page_fact_indent(const struct placer *placer)
{
    return look_text_px(placer, 40) + look_px(placer, 24);
}

static int page_fact_words(struct placer *placer, const struct ui_node *node, int inner)
{
    struct text_style style = look_body(placer);
    struct text_style small = {.size_units = UI_HELP};

    return look_measure(placer, node, node->text, node->language, &style, inner) +
           look_measure(placer, node, node->detail, node->detail_language, &small, inner);
}

int look_fact_height(struct placer *placer, const struct ui_node *node, int width)
{
    int words = page_fact_words(placer, node, width - page_fact_indent(placer));
    int icon = look_text_px(placer, 40);

    return words > icon || node->icon == NULL ? words : icon;
}

void look_fact_draw(struct placer *placer, const struct ui_node *node)
{
    struct text_style style = look_body(placer);
    struct text_style small = {.size_units = UI_HELP, .colour = look_colours(placer)->soft};
    struct ui_fact fact = {.icon = node->icon, .text = node->text, .language = node->language};
    struct ui_rect r = node->rect;
    int indent = page_fact_indent(placer);
    int used;

    r.y += (r.height - page_fact_words(placer, node, r.width - indent)) / 2;
    used = look_fact_line_draw(placer, node, &fact, &style, look_text_px(placer, 40), indent, r);
    if (node->detail != NULL)
        (void)look_put_below(placer, node, node->detail, node->detail_language, &small,
                             placer->view->right_to_left ? r.x : r.x + indent, r.y + used, r.width - indent);
}

/* --- a QR code --- */

/* At 102 ppi half a millimetre is two pixels; three are read by an old phone at arm's length too. */
enum { MODULE_LEAST_PX = 3 };

struct code_place {
    const struct qr *code;
    int module_px;
    int side; /* with the light margin */
    int gap;
    bool is_beside; /* the words stand beside it */
};

static struct code_place code_place(struct placer *placer, const struct ui_node *node, int width)
{
    struct code_place place = {.gap = look_px(placer, 32)};
    enum status status = ui_codes_get(placer->frame->codes, node->code, &place.code);
    int modules;

    if (status != OK) {
        placer->status = status;
        return place;
    }
    modules = qr_side(place.code) + 2 * QR_MARGIN;
    place.module_px = (look_px(placer, UI_CODE_SIDE) + modules - 1) / modules;
    if (place.module_px < MODULE_LEAST_PX)
        place.module_px = MODULE_LEAST_PX;
    place.side = modules * place.module_px;
    place.is_beside = width - place.side - place.gap >= look_text_px(placer, 220);
    return place;
}

static int code_words_width(const struct code_place *place, int width)
{
    return place->is_beside ? width - place->side - place->gap : width;
}

static int code_words_height(struct placer *placer, const struct ui_node *node, int inner)
{
    struct text_style bold = look_bold(placer);
    struct text_style small = {.size_units = UI_HELP};

    return look_measure(placer, node, node->text, node->language, &bold, inner) +
           look_measure(placer, node, node->detail, node->detail_language, &small, inner);
}

int look_code_height(struct placer *placer, const struct ui_node *node, int width)
{
    struct code_place place = code_place(placer, node, width);
    int words = code_words_height(placer, node, code_words_width(&place, width));

    if (!place.is_beside)
        return place.side + look_px(placer, 12) + words;
    return words > place.side ? words : place.side;
}

void look_code_draw(struct placer *placer, const struct ui_node *node)
{
    struct text_style bold = look_bold(placer);
    struct text_style small = {.size_units = UI_HELP, .colour = look_colours(placer)->soft};
    struct text_spec text = {.text = node->code};
    struct ui_rect r = node->rect;
    struct code_place place = code_place(placer, node, r.width);
    int inner = code_words_width(&place, r.width);
    int words = code_words_height(placer, node, inner);
    bool rtl = placer->view->right_to_left;
    int left = rtl ? r.x + r.width - place.side : r.x;
    int top = place.is_beside ? r.y + (r.height - place.side) / 2 : r.y;
    int x = rtl || !place.is_beside ? r.x : r.x + place.side + place.gap;
    int y = place.is_beside ? r.y + (r.height - words) / 2 : r.y + place.side + look_px(placer, 12);
    int margin = QR_MARGIN * place.module_px;

    if (place.code != NULL) {
        draw_box(placer, (struct ui_rect){left, top, place.side, place.side}, 0xFFFFFF, 0, 0,
                 look_px(placer, UI_FIELD_RADIUS));
        draw_code(placer, place.code, ui_texts_stamp(&text), place.module_px, left + margin, top + margin);
    }
    y += look_put_below(placer, node, node->text, node->language, &bold, x, y, inner);
    if (node->detail != NULL)
        (void)look_put_below(placer, node, node->detail, node->detail_language, &small, x, y, inner);
}
