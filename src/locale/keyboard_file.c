#include "locale/keyboard_file.h"

#include <stdbool.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "locale/utf16.h"

#define DOTTED_CIRCLE "\u25CC"

enum { TEXT_BYTES = 64, LAYERS_MAX = 16 };

static const char *const TYPING_MEMBERS[] = {"types", "name", "label", "width", NULL};
static const char *const LAYER_MEMBERS[] = {"action", "name", "label", "target", "once", "width", NULL};
static const char *const PLAIN_MEMBERS[] = {"action", "name", "label", "width", NULL};

static const struct verb {
    const char *word;
    enum key_action action;
    bool needs_name;
    const char *types;
    const char *const *members;
} VERBS[] = {
    {"layer", KEY_LAYER, true, NULL, LAYER_MEMBERS},
    {"language", KEY_LANGUAGE, true, NULL, PLAIN_MEMBERS},
    {"backspace", KEY_BACKSPACE, false, NULL, PLAIN_MEMBERS},
    {"space", KEY_SPACE, false, " ", PLAIN_MEMBERS},
    {"return", KEY_RETURN, false, NULL, PLAIN_MEMBERS},
    {"done", KEY_DONE, false, NULL, PLAIN_MEMBERS},
};

/* --- one key --- */

static bool is_nfc(const char *text)
{
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&error);
    struct utf16 copy;
    bool normal;

    utf16_init(&copy, text, 0);
    normal = unorm2_isNormalized(nfc, copy.text, copy.length, &error) && U_SUCCESS(error);
    utf16_finish(&copy);
    return normal;
}

static const char *keep(struct arena *arena, const struct json_place *place, const char *text)
{
    if (!is_nfc(text))
        json_complain(place, "is not in NFC; write the composed letters that Unicode prefers");
    return arena_copy_text(arena, text);
}

/* A mark alone would sit on the key's edge or on nothing at all. */
static const char *label_for(struct arena *arena, const char *types)
{
    size_t offset = 0;
    UChar32 first = utf8_next(types, &offset);

    return (U_GET_GC_MASK(first) & U_GC_M_MASK) != 0 ? arena_format(arena, "%s%s", DOTTED_CIRCLE, types)
                                                     : types;
}

static float read_width(const struct json_place *key)
{
    struct json_place place = json_member(key, "width");
    double width = json_number_value(place.value);

    if (!json_is_there(&place))
        return 1;
    if (!json_is_number(place.value) || width < 0.5 || width > KEYBOARD_ROW_WIDTH) {
        json_complain(&place, "must be a number from 0.5 to %d", KEYBOARD_ROW_WIDTH);
        return 1;
    }
    return (float)width;
}

static int read_target(const struct json_place *key, const struct keyboard *keyboard)
{
    struct json_place place = json_member(key, "target");
    const char *name = json_need_text(&place, TEXT_BYTES);

    for (size_t i = 0; i < keyboard->layer_count; i++) {
        if (strcmp(keyboard->layers[i].name, name) == 0)
            return (int)i;
    }
    if (name[0] != '\0')
        json_complain(&place, "leads to a layer \"%s\" that is not there; name one of \"layers\"", name);
    return 0;
}

/* NULL for a key that types. */
static const struct verb *read_verb(const struct json_place *key, bool *ret_known)
{
    struct json_place place = json_member(key, "action");
    const char *word;

    *ret_known = true;
    if (!json_is_there(&place))
        return NULL;
    word = json_need_text(&place, TEXT_BYTES);
    for (size_t i = 0; i < sizeof VERBS / sizeof *VERBS; i++) {
        if (strcmp(VERBS[i].word, word) == 0)
            return &VERBS[i];
    }
    *ret_known = false;
    if (word[0] != '\0')
        json_complain(&place, "\"%s\" is no action; write layer, language, backspace, space, return or done",
                      word);
    return NULL;
}

static void read_typing(struct arena *arena, const struct json_place *key, struct keyboard_key *ret_key)
{
    struct json_place types = json_member(key, "types");
    struct json_place name = json_member(key, "name");
    struct json_place label = json_member(key, "label");

    json_refuse_unknown(key, TYPING_MEMBERS);
    ret_key->types = keep(arena, &types, json_need_text(&types, TEXT_BYTES));
    ret_key->name = keep(arena, &name, json_text(&name, TEXT_BYTES, ret_key->types));
    ret_key->label = keep(arena, &label, json_text(&label, TEXT_BYTES, label_for(arena, ret_key->types)));
}

static void read_acting(struct arena *arena, const struct json_place *key, const struct verb *verb,
                        const struct keyboard *keyboard, struct keyboard_key *ret_key)
{
    struct json_place name = json_member(key, "name");
    struct json_place label = json_member(key, "label");
    struct json_place once = json_member(key, "once");

    json_refuse_unknown(key, verb->members);
    ret_key->action = verb->action;
    ret_key->types = verb->types;
    ret_key->name =
        keep(arena, &name,
             verb->needs_name ? json_need_text(&name, TEXT_BYTES) : json_text(&name, TEXT_BYTES, verb->word));
    ret_key->label = keep(arena, &label, json_text(&label, TEXT_BYTES, ret_key->name));
    if (verb->action != KEY_LAYER)
        return;
    ret_key->target = read_target(key, keyboard);
    ret_key->once = json_flag(&once, false);
}

static void read_key(struct arena *arena, const struct json_place *place, const struct keyboard *keyboard,
                     struct keyboard_key *ret_key)
{
    const struct verb *verb;
    bool known;

    *ret_key = (struct keyboard_key){.name = "", .label = "", .action = KEY_TYPES, .width = 1};
    if (json_is_string(place->value)) {
        ret_key->types = keep(arena, place, json_need_text(place, TEXT_BYTES));
        ret_key->name = ret_key->types;
        ret_key->label = label_for(arena, ret_key->types);
        return;
    }
    if (!json_is_object(place->value)) {
        json_complain(place, "must be a text, or an object: write { … }");
        return;
    }
    ret_key->width = read_width(place);
    verb = read_verb(place, &known);
    if (verb != NULL)
        read_acting(arena, place, verb, keyboard, ret_key);
    else if (known)
        read_typing(arena, place, ret_key);
}

/* --- rows and layers --- */

static void read_row(struct arena *arena, const struct json_place *place, const struct keyboard *keyboard,
                     struct keyboard_row *ret_row)
{
    size_t count = json_count(place);
    struct keyboard_key *keys;
    float width = 0;

    if (count == 0)
        json_complain(place, "has no keys; write some, or take the row out");
    if (count > KEYBOARD_KEYS_MAX) {
        json_complain(place, "has %zu keys; at most %d fit", count, KEYBOARD_KEYS_MAX);
        count = KEYBOARD_KEYS_MAX;
    }
    keys = arena_allocate(arena, count + 1, sizeof *keys);
    for (size_t i = 0; i < count; i++) {
        struct json_place key = json_element(place, i);

        read_key(arena, &key, keyboard, &keys[i]);
        width += keys[i].width;
    }
    if (width > KEYBOARD_ROW_WIDTH)
        json_complain(place, "is %.1f keys wide; at most %d fit", (double)width, KEYBOARD_ROW_WIDTH);
    *ret_row = (struct keyboard_row){.keys = keys, .count = count};
}

static bool same_text(const char *a, const char *b)
{
    return a != NULL && b != NULL && a[0] != '\0' && strcmp(a, b) == 0;
}

/* The key number `wanted` of a layer, counted through its rows, and its place in the file. */
static const struct keyboard_key *key_at(const struct keyboard_layer *layer, size_t wanted, size_t *ret_row,
                                         size_t *ret_index)
{
    for (size_t r = 0; r < layer->row_count; r++) {
        if (wanted < layer->rows[r].count) {
            *ret_row = r;
            *ret_index = wanted;
            return &layer->rows[r].keys[wanted];
        }
        wanted -= layer->rows[r].count;
    }
    return NULL;
}

/* Node ids come from names, so two keys of one name could not be told apart. */
static void check_twins(const struct json_place *rows, const struct keyboard_layer *layer)
{
    const struct keyboard_key *key;
    size_t row;
    size_t index;

    for (size_t i = 0; (key = key_at(layer, i, &row, &index)) != NULL; i++) {
        struct json_place row_place = json_element(rows, row);
        struct json_place place = json_element(&row_place, index);
        bool told = false;

        for (size_t k = 0; k < i && !told; k++) {
            const struct keyboard_key *before = key_at(layer, k, &row, &index);

            told = same_text(before->types, key->types) || same_text(before->name, key->name);
            if (same_text(before->types, key->types))
                json_complain(&place, "types \"%s\", as another key of this layer does; take one out",
                              key->types);
            else if (told)
                json_complain(&place, "is named \"%s\", as another key of this layer is; rename one",
                              key->name);
        }
    }
}

static void check_needed(const struct json_place *rows, const struct keyboard_layer *layer)
{
    static const enum key_action needed[] = {KEY_SPACE, KEY_BACKSPACE, KEY_DONE};
    static const char *const words[] = {"space", "backspace", "done"};
    const struct keyboard_key *key;
    size_t row;
    size_t index;

    for (size_t n = 0; n < sizeof needed / sizeof *needed; n++) {
        bool found = false;

        for (size_t i = 0; !found && (key = key_at(layer, i, &row, &index)) != NULL; i++)
            found = key->action == needed[n];
        if (!found)
            json_complain(rows, "has no key with the action %s; every layer needs one", words[n]);
    }
}

static void read_layer(struct arena *arena, const struct json_place *place, const struct keyboard *keyboard,
                       struct keyboard_layer *layer)
{
    static const char *const members[] = {"name", "rows", NULL};
    struct json_place rows = json_member(place, "rows");
    size_t count = json_count(&rows);

    json_refuse_unknown(place, members);
    if (count > KEYBOARD_ROWS_MAX) {
        json_complain(&rows, "has %zu rows; at most %d fit", count, KEYBOARD_ROWS_MAX);
        count = KEYBOARD_ROWS_MAX;
    }
    for (size_t i = 0; i < count; i++) {
        struct json_place row = json_element(&rows, i);

        read_row(arena, &row, keyboard, &layer->rows[i]);
    }
    layer->row_count = count;
    check_twins(&rows, layer);
    check_needed(&rows, layer);
}

/* Names come before keys, which may lead to a layer further down. */
static void read_layer_names(struct arena *arena, const struct json_place *places,
                             struct keyboard_layer *layers, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct json_place place = json_element(places, i);
        struct json_place name = json_member(&place, "name");

        layers[i].name = arena_copy_text(arena, json_need_text(&name, TEXT_BYTES));
        if (i == 0 && strcmp(layers[i].name, "base") != 0)
            json_complain(&name, "must be \"base\": the first layer is where typing begins");
        for (size_t k = 0; k < i; k++) {
            if (same_text(layers[k].name, layers[i].name))
                json_complain(&name, "\"%s\" is the name of another layer too; rename one", layers[i].name);
        }
    }
}

static bool leads_to(const struct keyboard_layer *layer, size_t target)
{
    const struct keyboard_key *key;
    size_t row;
    size_t index;

    for (size_t i = 0; (key = key_at(layer, i, &row, &index)) != NULL; i++) {
        if (key->action == KEY_LAYER && (size_t)key->target == target)
            return true;
    }
    return false;
}

/* These the glass shows by itself, as the caret stands. */
static bool comes_by_itself(const struct keyboard_layer *layer)
{
    return strcmp(layer->name, "capitals") == 0 || strcmp(layer->name, "vowels") == 0 ||
           strcmp(layer->name, "email") == 0;
}

static void check_reach(const struct json_place *places, const struct keyboard *keyboard)
{
    bool reached[LAYERS_MAX] = {true};

    for (size_t i = 0; i < keyboard->layer_count; i++)
        reached[i] = reached[i] || comes_by_itself(&keyboard->layers[i]);
    for (size_t pass = 1; pass < keyboard->layer_count; pass++) {
        for (size_t from = 0; from < keyboard->layer_count; from++) {
            for (size_t to = 0; reached[from] && to < keyboard->layer_count; to++)
                reached[to] = reached[to] || leads_to(&keyboard->layers[from], to);
        }
    }
    for (size_t i = 0; i < keyboard->layer_count; i++) {
        struct json_place place = json_element(places, i);

        if (!reached[i])
            json_complain(&place, "is a layer that no key leads to; give a key the target \"%s\"",
                          keyboard->layers[i].name);
        else if (i > 0 && !comes_by_itself(&keyboard->layers[i]) && !leads_to(&keyboard->layers[i], 0))
            json_complain(&place, "has no key back to the layer \"base\"; add one");
    }
}

static void read_layers(struct arena *arena, const struct json_place *places, struct keyboard *keyboard)
{
    size_t count = json_count(places);
    struct keyboard_layer *layers;

    if (count == 0)
        json_complain(places, "must hold at least the layer \"base\"");
    if (count > LAYERS_MAX) {
        json_complain(places, "holds %zu layers; at most %d fit", count, LAYERS_MAX);
        count = LAYERS_MAX;
    }
    layers = arena_allocate(arena, count + 1, sizeof *layers);
    read_layer_names(arena, places, layers, count);
    keyboard->layers = layers;
    keyboard->layer_count = count;
    for (size_t i = 0; i < count; i++) {
        struct json_place place = json_element(places, i);

        read_layer(arena, &place, keyboard, &layers[i]);
    }
    check_reach(places, keyboard);
}

struct keyboard *keyboard_read(const struct json_doc *doc, const char *tag, struct arena *arena,
                               struct faults *faults)
{
    static const char *const members[] = {"tag", "layers", NULL};
    struct keyboard *keyboard = arena_allocate(arena, 1, sizeof *keyboard);
    struct json_place root = json_doc_root(doc, faults);
    struct json_place written = json_member(&root, "tag");
    struct json_place layers = json_member(&root, "layers");

    json_refuse_unknown(&root, members);
    keyboard->tag = arena_copy_text(arena, json_need_text(&written, TEXT_BYTES));
    if (keyboard->tag[0] != '\0' && strcmp(keyboard->tag, tag) != 0)
        json_complain(&written, "must be \"%s\", as the file's name says", tag);
    read_layers(arena, &layers, keyboard);
    return keyboard;
}
