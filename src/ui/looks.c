/* What each look measures and how it is drawn, in one table. */
#include "ui/look_parts.h"

struct look {
    int (*height)(struct placer *placer, const struct ui_node *node, int width);
    int (*width)(struct placer *placer, const struct ui_node *node); /* NULL: as wide as it gets */
    void (*draw)(struct placer *placer, const struct ui_node *node);
    float limit; /* units that it may grow to */
};

static const struct look looks[] = {
    [UI_LOOK_PLACE] = {look_place_height, NULL, look_place_draw, 0},
    [UI_LOOK_CHIP] = {look_chip_height, look_chip_width, look_chip_draw, 0},
    [UI_LOOK_ICON_CHIP] = {look_chip_height, look_chip_width, look_chip_draw, 0},
    [UI_LOOK_HEADING] = {look_words_height, NULL, look_words_draw, 0},
    [UI_LOOK_SUBHEADING] = {look_words_height, NULL, look_words_draw, 0},
    [UI_LOOK_TEXT] = {look_words_height, NULL, look_words_draw, 0},
    [UI_LOOK_HELP] = {look_words_height, NULL, look_words_draw, 0},
    [UI_LOOK_PROGRESS] = {look_progress_height, NULL, look_progress_draw, 0},
    [UI_LOOK_ALERT] = {look_alert_height, NULL, look_alert_draw, 0},
    [UI_LOOK_ERROR] = {look_error_height, NULL, look_error_draw, 0},
    [UI_LOOK_SAFETY] = {look_safety_height, NULL, look_safety_draw, 0},
    [UI_LOOK_WELCOME] = {look_welcome_height, NULL, look_welcome_draw, 0},
    [UI_LOOK_LANGUAGE] = {look_language_height, NULL, look_language_draw, UI_LANGUAGE_HEIGHT_MAX},
    [UI_LOOK_SERVICE] = {look_service_height, NULL, look_service_draw, UI_SERVICE_HEIGHT_MAX},
    [UI_LOOK_FACT] = {look_fact_height, NULL, look_fact_draw, UI_FACT_HEIGHT_MAX},
    [UI_LOOK_NOTICE] = {look_notice_height, NULL, look_notice_draw, 0},
    [UI_LOOK_STEP] = {look_step_height, look_step_width, look_step_draw, 0},
    [UI_LOOK_CODE] = {look_code_height, NULL, look_code_draw, 0},
    [UI_LOOK_CARD] = {look_card_height, NULL, look_card_draw, UI_CARD_HEIGHT_MAX},
    [UI_LOOK_CHOICE] = {look_choice_height, NULL, look_choice_draw, UI_CHOICE_HEIGHT_MAX},
    [UI_LOOK_FIELD] = {look_field_height, NULL, look_field_draw, 0},
    [UI_LOOK_LONG_FIELD] = {look_field_height, NULL, look_field_draw, UI_LONG_FIELD_HEIGHT_MAX},
    [UI_LOOK_DATE_PART] = {look_part_height, look_part_width, look_field_draw, 0},
    [UI_LOOK_SUMMARY] = {look_summary_height, NULL, look_summary_draw, 0},
    [UI_LOOK_REFERENCE] = {look_words_height, NULL, look_words_draw, 0},
    [UI_LOOK_MAIN] = {look_button_height, look_button_width, look_button_draw, 0},
    [UI_LOOK_SECOND] = {look_button_height, look_button_width, look_button_draw, 0},
    [UI_LOOK_QUIET] = {look_button_height, look_button_width, look_button_draw, 0},
    [UI_LOOK_MORE] = {look_button_height, look_button_width, look_more_draw, 0},
    [UI_LOOK_KEY] = {look_key_height, NULL, look_key_draw, 0},
    [UI_LOOK_SPACE_KEY] = {look_key_height, NULL, look_key_draw, 0},
    [UI_LOOK_DARK_KEY] = {look_key_height, NULL, look_key_draw, 0},
    [UI_LOOK_MAIN_KEY] = {look_key_height, NULL, look_key_draw, 0},
};

int look_height(struct placer *placer, const struct ui_node *node, int width)
{
    return looks[node->look].height(placer, node, width);
}

int look_width(struct placer *placer, const struct ui_node *node)
{
    return looks[node->look].width == NULL ? 0 : looks[node->look].width(placer, node);
}

int look_height_limit(const struct placer *placer, const struct ui_node *node)
{
    float limit = looks[node->look].limit;

    /* Lines without a pictogram go on with the fact before them, and stay close to it. */
    if (node->look == UI_LOOK_FACT &&
        (node->icon == NULL || (node[1].look == UI_LOOK_FACT && node[1].icon == NULL)))
        return 0;
    return node->look == UI_LOOK_LONG_FIELD ? look_text_px(placer, limit) : look_px(placer, limit);
}

void look_draw(struct placer *placer, size_t index)
{
    const struct ui_node *node = &placer->view->nodes[index];

    looks[node->look].draw(placer, node);
}
