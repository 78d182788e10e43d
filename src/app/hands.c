#include "app/hands.h"

#include <SDL.h>
#include <stdio.h>
#include <string.h>

#include "base/strbuf.h"
#include "locale/writing.h"
#include "model/typing.h"

enum { HUMAN_PAUSE_MS = 400, PARTS_MAX = 64, ID_BYTES = 256, LAYER_TOUCHES_MAX = 4 };

static void list_ids(struct hands *hands, const char *wanted)
{
    struct strbuf ids;

    strbuf_init(&ids, sizeof hands->problem - 1);
    strbuf_add_format(&ids, "wanted %s, found screen %s:", wanted, hands->kiosk->view.screen);
    for (size_t i = 0; i < hands->kiosk->view.count; i++) {
        const struct ui_node *node = &hands->kiosk->view.nodes[i];

        if (node->area != UI_KEYBOARD && !node->hidden)
            strbuf_add_format(&ids, " %s", node->id);
    }
    (void)snprintf(hands->problem, sizeof hands->problem, "%s", strbuf_text(&ids));
    strbuf_finish(&ids);
}

void hands_finger(struct hands *hands, Uint32 type, int x, int y)
{
    struct canvas canvas = window_canvas(hands->kiosk->window);
    SDL_Event event;

    memset(&event, 0, sizeof event);
    event.type = type;
    event.tfinger.touchId = 1;
    event.tfinger.fingerId = 1;
    event.tfinger.x = ((float)x + 0.5F) / (float)canvas.width;
    event.tfinger.y = ((float)y + 0.5F) / (float)canvas.height;
    event.tfinger.pressure = 1;
    (void)SDL_PushEvent(&event);
    hands->pump(hands->kiosk);
}

static void touch(struct hands *hands, struct ui_rect rect)
{
    int x = rect.x + rect.width / 2;
    int y = rect.y + rect.height / 2;

    hands_finger(hands, SDL_FINGERDOWN, x, y);
    hands_finger(hands, SDL_FINGERUP, x, y);
}

/* A person looks before she touches; a machine would touch before the page has settled. */
void hands_look(struct hands *hands)
{
    clock_advance(&hands->kiosk->clock, HUMAN_PAUSE_MS);
    hands->pump(hands->kiosk);
}

enum status hands_find_visible(struct hands *hands, const char *id, struct ui_rect *ret_rect)
{
    const struct ui_node *node = ui_find(&hands->kiosk->view, id);

    if (node == NULL || node->hidden) {
        list_ids(hands, id);
        return NOT_FOUND;
    }
    if (node->disabled || node->action.kind == 0) {
        (void)snprintf(hands->problem, sizeof hands->problem, "wanted %s to be touchable, found it disabled",
                       id);
        return DENIED;
    }
    *ret_rect = node->rect;
    return OK;
}

static enum status tap_visible(struct hands *hands, const char *id)
{
    struct ui_rect rect;
    enum status status = hands_find_visible(hands, id, &rect);

    if (status == OK)
        touch(hands, rect);
    return status;
}

/* Turns to the part of the page where it is. */
void hands_find_part(struct hands *hands, const char *id)
{
    const struct ui_node *node = ui_find(&hands->kiosk->view, id);

    hands_look(hands);
    for (int i = 0; i < PARTS_MAX && node != NULL && node->hidden && strcmp(id, "nav.more") != 0; i++) {
        if (tap_visible(hands, "nav.more") != OK)
            break;
        hands_look(hands);
        node = ui_find(&hands->kiosk->view, id);
    }
}

enum status hands_tap(struct hands *hands, const char *id)
{
    hands_find_part(hands, id);
    return tap_visible(hands, id);
}

enum status hands_double_tap(struct hands *hands, const char *id)
{
    const struct ui_node *node;
    struct ui_rect rect = {0};
    enum status status;

    hands_look(hands);
    node = ui_find(&hands->kiosk->view, id);
    if (node != NULL)
        rect = node->rect;
    status = tap_visible(hands, id);
    if (status == OK)
        touch(hands, rect);
    return status;
}

/* --- typing --- */

static const struct keyboard *keyboard_now(const struct hands *hands)
{
    return typing_keyboard(&hands->kiosk->visit);
}

static enum status press(struct hands *hands, const struct keyboard_key *key)
{
    char id[ID_BYTES];

    (void)snprintf(id, sizeof id, "key.%s", key->name);
    return tap_visible(hands, id);
}

static const struct keyboard_key *key_on_layer(const struct keyboard *keyboard, size_t layer,
                                               const char *text, size_t target)
{
    for (size_t r = 0; r < keyboard->layers[layer].row_count; r++) {
        const struct keyboard_row *row = &keyboard->layers[layer].rows[r];

        for (size_t i = 0; i < row->count; i++) {
            const struct keyboard_key *key = &row->keys[i];

            if (text == NULL && key->action == KEY_LAYER && (size_t)key->target == target)
                return key;
            if (text != NULL && (key->action == KEY_TYPES || key->action == KEY_SPACE) &&
                strcmp(key->types, text) == 0)
                return key;
        }
    }
    return NULL;
}

/* The layer key on the shown layer that leads to `layer` with the fewest touches. NULL when none does. */
static const struct keyboard_key *way_to_layer(const struct keyboard *keyboard, size_t from, size_t layer,
                                               int touches)
{
    const struct keyboard_key *way = key_on_layer(keyboard, from, NULL, layer);

    for (size_t by = 0; by < keyboard->layer_count && way == NULL && touches > 1; by++) {
        const struct keyboard_key *first = key_on_layer(keyboard, from, NULL, by);

        if (first != NULL && by != from && way_to_layer(keyboard, by, layer, touches - 1) != NULL)
            way = first;
    }
    return way;
}

static enum status turn_to_layer(struct hands *hands, size_t layer)
{
    for (int touches = LAYER_TOUCHES_MAX; touches >= 0; touches--) {
        size_t now = hands->kiosk->visit.typing.layer;
        const struct keyboard_key *key = NULL;

        if (now == layer)
            return OK;
        for (int most = 1; most <= touches && key == NULL; most++)
            key = way_to_layer(keyboard_now(hands), now, layer, most);
        if (key == NULL || press(hands, key) != OK)
            return NOT_FOUND;
    }
    return NOT_FOUND;
}

static enum status type_here(struct hands *hands, const char *text)
{
    const struct keyboard *keyboard = keyboard_now(hands);
    const struct keyboard_key *key = NULL;
    size_t now = hands->kiosk->visit.typing.layer;

    if (keyboard == NULL)
        return NOT_FOUND;
    if (strcmp(text, "\n") == 0)
        return tap_visible(hands, "key.return");
    key = key_on_layer(keyboard, now, text, 0);
    for (size_t layer = 0; layer < keyboard->layer_count && key == NULL; layer++) {
        key = key_on_layer(keyboard, layer, text, 0);
        if (key != NULL && turn_to_layer(hands, layer) != OK)
            key = NULL; /* it shows by itself only, and not here */
    }
    return key == NULL ? NOT_FOUND : press(hands, key);
}

/* On this keyboard, or on the other one that the language key leads to. */
static enum status type_piece(struct hands *hands, const char *text)
{
    enum status status = type_here(hands, text);
    const struct keyboard *keyboard = keyboard_now(hands);
    size_t layer;

    if (status == OK || keyboard == NULL)
        return status;
    for (int tries = 0; tries < 2; tries++) {
        if (turn_to_layer(hands, 0) != OK)
            return NOT_FOUND;
        keyboard = keyboard_now(hands);
        layer = hands->kiosk->visit.typing.layer;
        for (size_t r = 0; r < keyboard->layers[layer].row_count; r++) {
            for (size_t i = 0; i < keyboard->layers[layer].rows[r].count; i++) {
                const struct keyboard_key *key = &keyboard->layers[layer].rows[r].keys[i];

                if (key->action == KEY_LANGUAGE && press(hands, key) == OK)
                    return type_here(hands, text);
            }
        }
    }
    return NOT_FOUND;
}

size_t hands_code_point_end(const char *text, size_t offset)
{
    do
        offset++;
    while (((unsigned char)text[offset] & 0xC0) == 0x80);
    return offset;
}

/* A key may type a whole cluster (ক্ষ); where none does, its code points are typed one by one. */
static enum status type_cluster(struct hands *hands, const char *text, size_t start, size_t end)
{
    char piece[ID_BYTES];
    enum status status;

    if (end - start >= sizeof piece)
        return INVALID;
    memcpy(piece, text + start, end - start);
    piece[end - start] = '\0';
    status = end > hands_code_point_end(text, start) ? type_here(hands, piece) : NOT_FOUND;
    while (status != OK && start < end) {
        size_t next = hands_code_point_end(text, start);

        memcpy(piece, text + start, next - start);
        piece[next - start] = '\0';
        status = type_piece(hands, piece);
        if (status != OK) {
            (void)snprintf(hands->problem, sizeof hands->problem,
                           "wanted a key for \"%s\", found none on any layout", piece);
            return INVALID;
        }
        start = next;
        status = start < end ? NOT_FOUND : OK;
    }
    return OK;
}

enum status hands_type(struct hands *hands, const char *id, const char *text)
{
    const struct ui_node *box = ui_find(&hands->kiosk->view, id);
    size_t offset = 0;
    enum status status = OK;

    hands_look(hands);
    if (box == NULL || !box->focused || keyboard_now(hands) == NULL) {
        status = hands_tap(hands, id);
        hands_look(hands); /* the touch may have changed the page */
    }
    if (status == OK && hands->kiosk->house.is_desk) {
        hands_type_really(hands, text); /* there is no other keyboard */
        return OK;
    }
    while (status == OK && text[offset] != '\0') {
        size_t next = writing_next_grapheme(text, offset);

        status = type_cluster(hands, text, offset, next);
        offset = next;
    }
    return status;
}

/* --- answers --- */

static enum status fill_date(struct hands *hands, const char *id, const char *value)
{
    static const char *const parts[] = {"day", "month", "year"};
    char box[ID_BYTES];
    char piece[ID_BYTES];
    enum status status = OK;

    for (size_t i = 0; i < 3 && status == OK; i++) {
        size_t length = strcspn(value, " ");

        if (length >= sizeof piece)
            return INVALID;
        memcpy(piece, value, length);
        piece[length] = '\0';
        value += length + (value[length] == ' ');
        (void)snprintf(box, sizeof box, "%s:%s", id, parts[i]);
        if (strcmp(piece, "-") != 0 && length > 0)
            status = hands_type(hands, box, piece);
    }
    return status;
}

static enum status tap_options(struct hands *hands, const char *id, const char *codes)
{
    char option[ID_BYTES];
    enum status status = OK;

    while (*codes != '\0' && status == OK) {
        size_t length = strcspn(codes, ",");

        (void)snprintf(option, sizeof option, "%s=%.*s", id, (int)length, codes);
        status = hands_tap(hands, option);
        codes += length + (codes[length] == ',');
    }
    return status;
}

enum status hands_answer(struct hands *hands, const char *id, const char *value)
{
    char day[ID_BYTES];
    const struct ui_node *node = ui_find(&hands->kiosk->view, id);

    (void)snprintf(day, sizeof day, "%s:day", id);
    if (node != NULL && node->role == UI_TEXTBOX)
        return hands_type(hands, id, value);
    if (ui_find(&hands->kiosk->view, day) != NULL)
        return fill_date(hands, id, value);
    return tap_options(hands, id, value);
}
