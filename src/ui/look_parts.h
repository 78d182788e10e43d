/* What the looks are made of: sizes, words put into boxes, styles; and the looks themselves, for the table in
 * looks.c. Private to ui/. */
#ifndef UI_LOOK_PARTS_H
#define UI_LOOK_PARTS_H

#include "ui/placer.h"

int look_px(const struct placer *placer, float units);
const struct ui_colours *look_colours(const struct placer *placer);
/* Space and sizes that grow with the person's text. */
int look_text_px(const struct placer *placer, float units);
bool look_is_pressed(const struct placer *placer, const struct ui_node *node);
int look_text_height(const struct text_paragraph *paragraph);
int look_text_width(const struct text_paragraph *paragraph);
uint64_t look_stamp(const char *text, const struct text_style *style, int width);
struct ui_rect look_inset(struct ui_rect rect, int x, int y);
/* Text in a rectangle, centred in its height. */
void look_put(struct placer *placer, const struct ui_node *node, const char *text, const char *language,
              const struct text_style *style, struct ui_rect rect);
/* Words that begin at their own start, where others stand at the page's: `style` is aligned so. NULL when
 * they cannot be laid out. */
const struct text_paragraph *look_own_way(struct placer *placer, const struct ui_node *node, const char *text,
                                          const char *language, struct text_style *style, int width);
/* Text from a top edge; returns its height. */
int look_put_below(struct placer *placer, const struct ui_node *node, const char *text, const char *language,
                   const struct text_style *style, int x, int y, int width);
int look_measure(struct placer *placer, const struct ui_node *node, const char *text, const char *language,
                 const struct text_style *style, int width);
struct text_style look_small(const struct placer *placer);
struct text_style look_bold(const struct placer *placer);
struct text_style look_body(const struct placer *placer);

/* Yellow inside ink, around what has the focus; nothing otherwise. */
void look_focus_ring(struct placer *placer, const struct ui_node *node, struct ui_rect rect, int radius_px);

/* The ground of a card: flat when it does nothing. */
void look_card_box(struct placer *placer, const struct ui_node *node);

/* A small pictogram in the middle of the first line, and the words after it. Returns their height. */
int look_fact_line_draw(struct placer *placer, const struct ui_node *node, const struct ui_fact *fact,
                        const struct text_style *style, int icon, int indent, struct ui_rect place);

/* The looks: how high at a width, how wide by itself, and the drawing. */
void look_alert_draw(struct placer *placer, const struct ui_node *node);
int look_alert_height(struct placer *placer, const struct ui_node *node, int width);
void look_error_draw(struct placer *placer, const struct ui_node *node);
int look_error_height(struct placer *placer, const struct ui_node *node, int width);
void look_button_draw(struct placer *placer, const struct ui_node *node);
int look_button_height(struct placer *placer, const struct ui_node *node, int width);
int look_button_width(struct placer *placer, const struct ui_node *node);
void look_card_draw(struct placer *placer, const struct ui_node *node);
int look_card_height(struct placer *placer, const struct ui_node *node, int width);
void look_chip_draw(struct placer *placer, const struct ui_node *node);
int look_chip_height(struct placer *placer, const struct ui_node *node, int width);
int look_chip_width(struct placer *placer, const struct ui_node *node);
void look_service_draw(struct placer *placer, const struct ui_node *node);
int look_service_height(struct placer *placer, const struct ui_node *node, int width);
void look_fact_draw(struct placer *placer, const struct ui_node *node);
int look_fact_height(struct placer *placer, const struct ui_node *node, int width);
void look_notice_draw(struct placer *placer, const struct ui_node *node);
int look_notice_height(struct placer *placer, const struct ui_node *node, int width);
void look_step_draw(struct placer *placer, const struct ui_node *node);
int look_step_height(struct placer *placer, const struct ui_node *node, int width);
int look_step_width(struct placer *placer, const struct ui_node *node);
void look_code_draw(struct placer *placer, const struct ui_node *node);
int look_code_height(struct placer *placer, const struct ui_node *node, int width);
void look_choice_draw(struct placer *placer, const struct ui_node *node);
int look_choice_height(struct placer *placer, const struct ui_node *node, int width);
int look_field_height(struct placer *placer, const struct ui_node *node, int width);
void look_key_draw(struct placer *placer, const struct ui_node *node);
int look_key_height(struct placer *placer, const struct ui_node *node, int width);
void look_language_draw(struct placer *placer, const struct ui_node *node);
int look_language_height(struct placer *placer, const struct ui_node *node, int width);
void look_more_draw(struct placer *placer, const struct ui_node *node);
int look_part_height(struct placer *placer, const struct ui_node *node, int width);
int look_part_width(struct placer *placer, const struct ui_node *node);
void look_place_draw(struct placer *placer, const struct ui_node *node);
int look_place_height(struct placer *placer, const struct ui_node *node, int width);
void look_progress_draw(struct placer *placer, const struct ui_node *node);
int look_progress_height(struct placer *placer, const struct ui_node *node, int width);
void look_safety_draw(struct placer *placer, const struct ui_node *node);
int look_safety_height(struct placer *placer, const struct ui_node *node, int width);
void look_summary_draw(struct placer *placer, const struct ui_node *node);
int look_summary_height(struct placer *placer, const struct ui_node *node, int width);
void look_words_draw(struct placer *placer, const struct ui_node *node);
int look_words_height(struct placer *placer, const struct ui_node *node, int width);
void look_welcome_draw(struct placer *placer, const struct ui_node *node);
int look_welcome_height(struct placer *placer, const struct ui_node *node, int width);
void look_field_draw(struct placer *placer, const struct ui_node *node);

#endif
