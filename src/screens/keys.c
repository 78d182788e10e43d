#include <string.h>

#include "model/typing.h"
#include "screens/chrome.h"

/* In the data of keyboards that have capitals; others show the letters that their second layer has. */
#define SHIFT_LABEL "⇧"

static const char *icon_of(const struct keyboard_key *key)
{
    if (key->action == KEY_BACKSPACE)
        return "backspace";
    if (key->action == KEY_RETURN)
        return "return";
    if (key->action == KEY_LAYER && strcmp(key->label, SHIFT_LABEL) == 0)
        return "shift";
    return NULL;
}

/* The message that names a key without a sign of its own; NULL for one that shows its label. */
static const char *message_of(const struct keyboard_key *key)
{
    switch (key->action) {
    case KEY_DONE:
        return "key.done";
    case KEY_SPACE:
        return "key.space";
    case KEY_BACKSPACE:
        return "key.backspace";
    case KEY_RETURN:
        return "key.return";
    case KEY_LAYER:
        return icon_of(key) != NULL ? "key.shift" : NULL;
    case KEY_TYPES:
    case KEY_LANGUAGE:
        break;
    }
    return NULL;
}

/* What a key shows, or says where an icon shows it. */
static struct said label_of(struct ui_view *view, const struct visit *visit, const struct keyboard_key *key)
{
    const char *message = message_of(key);
    const struct language *other;
    const char *tag;

    if (message != NULL)
        return say(view, visit, message);
    if (key->action != KEY_LANGUAGE)
        return (struct said){.text = key->label, .language = typing_keyboard(visit)->tag};
    tag = typing_other_keyboard(visit);
    other = words_find_language(visit->house->words, tag);
    if (other != NULL)
        return (struct said){.text = other->name, .language = other->tag};
    return (struct said){.text = tag, .language = "en"};
}

/* Only a phone number has more than digits: in a day, a year or another number the other keys of the pad
 * would only be touched by mistake. Their room stays empty, so that no digit moves. */
static bool is_blank(const struct visit *visit, const struct keyboard_key *key)
{
    const struct flow_item *item = visit->typing.item >= 0 ? visit_item(visit, visit->typing.item) : NULL;
    bool wants_digits = item == NULL || item->format != FLOW_PHONE;

    return key->types != NULL && strspn(key->types, "0123456789") != strlen(key->types) &&
           typing_keyboard(visit) == keyboard_number_pad(visit->house->keyboards) && wants_digits;
}

static bool is_shown(const struct visit *visit, const struct keyboard_key *key)
{
    if (key->action == KEY_LANGUAGE)
        return typing_other_keyboard(visit) != NULL;
    return key->action != KEY_RETURN || typing_is_long(visit);
}

/* A key that is not shown leaves its room to the space bar, or where there is none to the last of the widest,
 * so that rows stay in line. */
static float width_in_row(const struct visit *visit, const struct keyboard_row *row,
                          const struct keyboard_key *key)
{
    const struct keyboard_key *heir = NULL;
    float freed = 0;

    for (size_t i = 0; i < row->count; i++) {
        const struct keyboard_key *other = &row->keys[i];

        if (!is_shown(visit, other))
            freed += other->width;
        else if (heir == NULL || other->action == KEY_SPACE ||
                 (heir->action != KEY_SPACE && other->width >= heir->width))
            heir = other;
    }
    return heir == key ? key->width + freed : key->width;
}

static enum ui_look look_of(const struct visit *visit, const struct keyboard_key *key)
{
    switch (key->action) {
    case KEY_TYPES:
        return UI_LOOK_KEY;
    case KEY_SPACE:
        return UI_LOOK_SPACE_KEY;
    case KEY_DONE:
        /* It does what the main button does there, and a page has one of these. */
        return visit->typing.item == TYPING_CODE ? UI_LOOK_DARK_KEY : UI_LOOK_MAIN_KEY;
    default:
        return UI_LOOK_DARK_KEY;
    }
}

/* Shift shows that it is on, unless its layer came by itself to fit the caret. */
static bool is_held(const struct visit *visit, const struct keyboard_key *key)
{
    const struct keyboard_layer *layer = &typing_keyboard(visit)->layers[visit->typing.layer];

    return strcmp(key->name, "shift") == 0 && visit->typing.layer != 0 &&
           strcmp(layer->name, "vowels") != 0 && strcmp(layer->name, "email") != 0;
}

static void add_key(struct ui_view *view, const struct visit *visit, const struct keyboard_row *keys,
                    size_t row, size_t place)
{
    const struct keyboard_key *key = &keys->keys[place];
    struct said label = label_of(view, visit, key);

    ui_add(view, (struct ui_node){
                     .id = arena_format(&view->arena, "key.%s", key->name),
                     .role = UI_BUTTON,
                     .look = look_of(visit, key),
                     .area = UI_KEYBOARD,
                     .text = label.text,
                     .language = label.language,
                     .icon = icon_of(key),
                     .row = (int)row,
                     .weight = width_in_row(visit, keys, key),
                     .selected = is_held(visit, key),
                     .hidden = is_blank(visit, key),
                     .action = {.kind = key->action == KEY_DONE ? ACT_KEY_DONE : ACT_KEY,
                                .item = (int)visit->typing.layer,
                                .option = (int)(row * 100 + place)},
                 });
}

void add_keyboard(struct ui_view *view, const struct visit *visit)
{
    const struct keyboard *keyboard = typing_keyboard(visit);
    const struct keyboard_layer *layer;

    if (keyboard == NULL || visit->house->is_desk)
        return; /* at the desk there is a real one */
    layer = &keyboard->layers[visit->typing.layer < keyboard->layer_count ? visit->typing.layer : 0];
    for (size_t row = 0; row < layer->row_count; row++) {
        for (size_t i = 0; i < layer->rows[row].count; i++) {
            if (is_shown(visit, &layer->rows[row].keys[i]))
                add_key(view, visit, &layer->rows[row], row, i);
        }
    }
}
