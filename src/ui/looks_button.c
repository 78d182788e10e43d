/* Buttons: chips of the header, the foot, the next part, keys. */
#include <stdio.h>
#include <string.h>

#include "ui/look_parts.h"

enum { DOTS_MAX = 12 };

static struct text_style place_style(const struct placer *placer)
{
    return (struct text_style){
        .size_units = UI_BODY, .weight = TEXT_BOLD, .colour = look_colours(placer)->ink, .line_limit = 2};
}

int look_place_height(struct placer *placer, const struct ui_node *node, int width)
{
    struct text_style style = place_style(placer);

    return look_measure(placer, node, node->text, node->language, &style, width);
}

void look_place_draw(struct placer *placer, const struct ui_node *node)
{
    struct text_style style = place_style(placer);

    look_put(placer, node, node->text, node->language, &style, node->rect);
}

static struct text_style chip_style(const struct placer *placer)
{
    return (struct text_style){
        .size_units = UI_SMALL, .weight = TEXT_BOLD, .colour = look_colours(placer)->act, .line_limit = 1};
}

static int chip_icon_px(const struct placer *placer)
{
    return look_text_px(placer, 36);
}

int look_chip_height(struct placer *placer, const struct ui_node *node, int width)
{
    int needed = look_text_px(placer, 24) * 2 + look_px(placer, 16);

    (void)node;
    (void)width;
    return needed > look_px(placer, UI_CHIP_HEIGHT) ? needed : look_px(placer, UI_CHIP_HEIGHT);
}

int look_chip_width(struct placer *placer, const struct ui_node *node)
{
    struct text_style style = chip_style(placer);
    bool is_bare = node->look == UI_LOOK_ICON_CHIP;
    int words =
        is_bare ? 0 : look_text_width(placer_text(placer, node, node->text, node->language, &style, 0));
    int icon = node->icon != NULL ? chip_icon_px(placer) : 0;

    return words + icon + look_px(placer, icon > 0 && words > 0 ? 72 : 56);
}

void look_chip_draw(struct placer *placer, const struct ui_node *node)
{
    const struct ui_colours *c = look_colours(placer);
    struct text_style style = chip_style(placer);
    struct ui_rect r = node->rect;
    int icon = node->icon != NULL ? chip_icon_px(placer) : 0;
    bool rtl = placer->view->right_to_left;
    int pad = look_px(placer, 28);

    look_focus_ring(placer, node, r, r.height / 2);
    draw_box(placer, r, look_is_pressed(placer, node) ? c->tint : c->card, c->act, look_px(placer, UI_EDGE),
             r.height / 2);
    if (icon > 0) {
        int x = rtl ? r.x + r.width - pad - icon : r.x + pad;

        draw_icon(placer, node, node->icon, icon, x, r.y + (r.height - icon) / 2, c->act);
    }
    if (node->look == UI_LOOK_CHIP) {
        struct ui_rect words = look_inset(r, pad, 0);
        int taken = icon > 0 ? icon + look_px(placer, 16) : 0;

        words.width -= taken;
        words.x += rtl ? 0 : taken;
        look_put(placer, node, node->text, node->language, &style, words);
    }
}

/* In the foot the button to the next part has little room, and says in figures which part this is. */
static bool tells_part(const struct ui_node *node)
{
    return node->look == UI_LOOK_MORE && node->area == UI_FOOTER;
}

static struct text_style button_style(const struct placer *placer, const struct ui_node *node)
{
    const struct ui_colours *c = look_colours(placer);
    uint32_t colour = node->look == UI_LOOK_MAIN ? c->on_act : node->look == UI_LOOK_QUIET ? c->ink : c->act;

    return (struct text_style){.size_units = node->look == UI_LOOK_QUIET || tells_part(node) ? 27.0F : 32.0F,
                               .weight = TEXT_BOLD,
                               .colour = node->disabled ? c->soft : colour,
                               .align = TEXT_CENTRE,
                               .line_limit = 2};
}

static int button_padding(const struct placer *placer, const struct ui_node *node)
{
    return look_px(placer, tells_part(node) ? 24 : 36);
}

/* Which part this is, in figures. Laid out for this frame only: `text` ends with it. */
static const struct text_paragraph *part_number(struct placer *placer, const struct ui_node *node,
                                                const char *text, int width)
{
    struct text_style style = chip_style(placer);
    struct ui_node figures = *node;

    figures.personal = true;
    figures.left_to_right = true;
    style.align = TEXT_END;
    return placer_text(placer, &figures, text, node->language, &style, width);
}

/* Room for two digits each, so that the button does not move when the parts are counted. */
static int part_number_width(struct placer *placer, const struct ui_node *node)
{
    return look_text_width(part_number(placer, node, "88 / 88", 0)) + 2;
}

/* Beside the words: the icon, or which part this is. */
static int beside_words(struct placer *placer, const struct ui_node *node)
{
    if (tells_part(node))
        return part_number_width(placer, node) + look_px(placer, 20);
    return node->icon != NULL ? look_text_px(placer, 36) + look_px(placer, 8) : 0;
}

/* The words of a button; the one that turns to the next part says something else on the last. */
enum { BUTTON_TEXTS = 2 };

static const char *button_text(const struct ui_node *node, int which)
{
    return which == 0 || node->look != UI_LOOK_MORE ? node->text : node->detail;
}

int look_button_height(struct placer *placer, const struct ui_node *node, int width)
{
    struct text_style style = button_style(placer, node);
    int height = look_px(placer, placer->low ? UI_LOW_BUTTON_HEIGHT : UI_BUTTON_HEIGHT);
    int inner = width - 2 * button_padding(placer, node) - beside_words(placer, node);

    for (int i = 0; i < BUTTON_TEXTS; i++) {
        int needed =
            look_measure(placer, node, button_text(node, i), node->language, &style, inner > 0 ? inner : 1) +
            look_px(placer, 24);

        height = needed > height ? needed : height;
    }
    return height;
}

int look_button_width(struct placer *placer, const struct ui_node *node)
{
    struct text_style style = button_style(placer, node);
    int width = look_px(placer, 240);

    if (node->area == UI_ITEMS || node->area == UI_LEAD)
        return 0;
    for (int i = 0; i < BUTTON_TEXTS; i++) {
        const char *text = button_text(node, i);
        int wanted = 2 * button_padding(placer, node) + beside_words(placer, node);

        if (text != NULL)
            wanted += look_text_width(placer_text(placer, node, text, node->language, &style, 0));
        width = wanted > width ? wanted : width;
    }
    return width;
}

static int words_width(struct placer *placer, const struct ui_node *node, const char *words)
{
    struct text_style style = button_style(placer, node);

    return look_text_width(placer_text(placer, node, words, node->language, &style, 0));
}

/* The least width at which the words stand in two lines, which is all that a button has. */
static int two_lines_width(struct placer *placer, const struct ui_node *node, const char *text)
{
    int least = text != NULL ? words_width(placer, node, text) : 0;
    struct arena words;

    arena_init(&words);
    for (const char *at = text != NULL ? strchr(text, ' ') : NULL; at != NULL; at = strchr(at + 1, ' ')) {
        int before = words_width(placer, node, arena_copy_bytes(&words, text, (size_t)(at - text)));
        int after = words_width(placer, node, at + 1);
        int wider = before > after ? before : after;

        least = wider < least ? wider : least;
    }
    arena_finish(&words);
    return least;
}

int look_width_least(struct placer *placer, const struct ui_node *node)
{
    int widest = 0;

    for (int i = 0; i < BUTTON_TEXTS; i++) {
        int width = two_lines_width(placer, node, button_text(node, i));

        widest = width > widest ? width : widest;
    }
    return widest + 2 * button_padding(placer, node) + beside_words(placer, node) + 2;
}

static void part_number_draw(struct placer *placer, const struct ui_node *node, struct ui_rect r)
{
    struct text_style style = chip_style(placer);
    const struct text_paragraph *figures;
    char text[32];

    (void)snprintf(text, sizeof text, "%d / %d", (int)node->progress + 1, placer->view->part_count);
    figures = part_number(placer, node, text, r.width);
    draw_text(placer, figures, look_stamp(text, &style, r.width), r.x, centred_y(figures, r.y, r.height),
              style.colour, (struct ui_rect){0});
}

void look_button_draw(struct placer *placer, const struct ui_node *node)
{
    const struct ui_colours *c = look_colours(placer);
    struct text_style style = button_style(placer, node);
    struct ui_rect r = node->rect;
    int radius = look_px(placer, UI_CARD_RADIUS);
    int icon = node->icon != NULL ? look_text_px(placer, 36) : 0;
    int room = beside_words(placer, node);
    int inner = r.width - 2 * button_padding(placer, node) - room;
    const struct text_paragraph *words = placer_text(placer, node, node->text, node->language, &style, inner);
    int used = look_text_width(words) + room;
    bool icon_left = (node->slot == UI_SLOT_END) == placer->view->right_to_left;
    int left = r.x + (r.width - used) / 2;
    uint32_t fill = node->look == UI_LOOK_MAIN ? c->act : look_is_pressed(placer, node) ? c->tint : c->card;
    uint32_t edge = node->look == UI_LOOK_QUIET ? c->edge : c->act;

    if (node->look == UI_LOOK_MAIN && look_is_pressed(placer, node))
        fill = c->ink, style.colour = c->card;
    if (node->disabled)
        fill = c->dim, edge = c->edge;
    look_focus_ring(placer, node, r, radius);
    draw_box(placer, r, fill, edge, look_px(placer, UI_EDGE), radius);
    /* Centred text stands in the middle of `inner`; shift it so that words and icon are centred together. */
    draw_text(placer, words, look_stamp(node->text, &style, inner),
              left + (icon_left ? room : 0) - (inner - look_text_width(words)) / 2,
              centred_y(words, r.y, r.height), style.colour, (struct ui_rect){0});
    if (icon > 0)
        draw_icon(placer, node, node->icon, icon, icon_left ? left : left + used - icon,
                  r.y + (r.height - icon) / 2, style.colour);
    if (tells_part(node))
        part_number_draw(placer, node,
                         (struct ui_rect){icon_left ? left : left + used - room, r.y, room, r.height});
}

void look_key_draw(struct placer *placer, const struct ui_node *node)
{
    const struct ui_colours *c = look_colours(placer);
    bool is_main = node->look == UI_LOOK_MAIN_KEY;
    bool one_sign = node->look == UI_LOOK_KEY;
    uint32_t fill = is_main ? c->act : node->look == UI_LOOK_DARK_KEY ? c->dark_key : c->key;
    struct text_style style = {.size_units = one_sign ? (placer->low ? 34.0F : 38.0F) : 26.0F,
                               .weight = one_sign ? TEXT_REGULAR : TEXT_BOLD,
                               .colour = is_main ? c->on_act : c->ink,
                               .align = TEXT_CENTRE,
                               .line_limit = 1,
                               .fixed_size = true};
    struct ui_rect r = node->rect;
    struct ui_rect foot = r;

    if (node->selected || look_is_pressed(placer, node))
        fill = is_main ? c->ink : c->tint;
    foot.y += look_px(placer, 4);
    draw_box(placer, foot, is_main ? c->ink : c->rule, 0, 0, look_px(placer, UI_KEY_RADIUS));
    draw_box(placer, r, fill, node->selected ? c->act : fill, look_px(placer, node->selected ? UI_EDGE : 0),
             look_px(placer, UI_KEY_RADIUS));
    if (node->icon != NULL)
        draw_icon(placer, node, node->icon, look_px(placer, 40), r.x + (r.width - look_px(placer, 40)) / 2,
                  r.y + (r.height - look_px(placer, 40)) / 2, style.colour);
    else
        look_put(placer, node, node->text, node->language, &style, look_inset(r, look_px(placer, 4), 0));
}

int look_key_height(struct placer *placer, const struct ui_node *node, int width)
{
    (void)node;
    (void)width;
    return look_px(placer, placer->low ? UI_LOW_KEY_HEIGHT : UI_KEY_HEIGHT);
}

/* The words, and a dot for each part, the present one filled: it needs no language. More dots than anybody
 * counts, and in the foot any, are said in figures. */
void look_more_draw(struct placer *placer, const struct ui_node *node)
{
    const struct ui_colours *c = look_colours(placer);
    int count = placer->view->part_count;
    int dot = look_px(placer, 14);
    int step = look_px(placer, 26);
    int shown = (int)node->progress;
    bool rtl = placer->view->right_to_left;
    struct ui_rect r = node->rect;
    int x = rtl ? r.x + look_px(placer, 36) : r.x + r.width - look_px(placer, 36) - (count - 1) * step - dot;

    look_button_draw(placer, node);
    if (tells_part(node))
        return;
    if (count > DOTS_MAX) {
        part_number_draw(placer, node, look_inset(r, look_px(placer, 36), 0));
        return;
    }
    for (int i = 0; i < count; i++) {
        bool now = i == (rtl ? count - 1 - shown : shown);

        draw_box(placer, (struct ui_rect){x + i * step, r.y + (r.height - dot) / 2, dot, dot},
                 now ? c->act : c->card, c->act, look_px(placer, 3), dot / 2);
    }
}
