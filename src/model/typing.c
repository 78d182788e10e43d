#include "model/typing.h"

#include <string.h>

#include "base/memory.h"
#include "locale/writing.h"

struct box {
    char *text;
    size_t capacity;
};

static struct box focused_box(struct visit *visit)
{
    const struct typing *typing = &visit->typing;
    struct answer *answer;

    switch (typing->item) {
    case TYPING_FIND:
        return (struct box){visit->find, VISIT_FIND_BYTES};
    case TYPING_CODE:
        return (struct box){visit->code, TICKET_CODE_BYTES};
    case TYPING_STAFF_NUMBER:
        return (struct box){visit->staff.number, STAFF_NUMBER_BYTES};
    case TYPING_STAFF_PIN:
        return (struct box){visit->staff.pin, STAFF_PIN_BYTES};
    case TYPING_STAFF_CODE:
        return (struct box){visit->staff.code, STAFF_CODE_BYTES};
    case TYPING_NOTICE:
        return (struct box){visit->desk.notice, EDIT_TEXT_BYTES};
    default:
        break;
    }
    if (typing->item < 0 || visit->answers.list == NULL)
        return (struct box){0};
    answer = &visit->answers.list[typing->item];
    if (typing->part >= 0)
        return (struct box){answer->part[typing->part], ANSWER_PART_BYTES};
    return (struct box){answer->text, ANSWER_TEXT_BYTES};
}

static const struct flow_item *focused_item(const struct visit *visit)
{
    return visit->typing.item < 0 ? NULL : &visit->flow->items[visit->typing.item];
}

static bool wants_number_pad(const struct visit *visit)
{
    const struct flow_item *item = focused_item(visit);

    if (visit->typing.item == TYPING_CODE || visit->typing.item == TYPING_STAFF_NUMBER ||
        visit->typing.item == TYPING_STAFF_PIN)
        return true;
    return item != NULL && (item->type == FLOW_INTEGER || item->format == FLOW_PHONE ||
                            (visit->typing.part >= 0 && visit->typing.part != ANSWER_MONTH));
}

/* Addresses, and codes from paper, are written so in every language. */
static bool wants_latin(const struct flow_item *item)
{
    if (item != NULL && item->tells != NULL && strcmp(item->tells, "vitamins-slip") == 0)
        return true;
    return item != NULL && (item->format == FLOW_EMAIL || item->format == FLOW_POSTCODE);
}

static const struct keyboard *own_keyboard(const struct visit *visit)
{
    if (visit->typing.item == TYPING_NOTICE)
        return keyboard_find(visit->house->keyboards, visit->desk.notice_language);
    return keyboard_find(visit->house->keyboards, visit->language);
}

const struct keyboard *typing_keyboard(const struct visit *visit)
{
    bool other = visit->typing.other;

    if (visit->typing.item == TYPING_NOTHING)
        return NULL;
    if (wants_number_pad(visit))
        return other ? own_keyboard(visit) : keyboard_number_pad(visit->house->keyboards);
    return wants_latin(focused_item(visit)) != other ? keyboard_find(visit->house->keyboards, "en")
                                                     : own_keyboard(visit);
}

static bool begins_sentence(const char *text, size_t caret)
{
    return caret == 0 || (caret >= 2 && text[caret - 1] == ' ' && strchr(".?!", text[caret - 2]) != NULL);
}

/* Names and sentences begin with a capital, as on every telephone; scripts without capitals have no such
 * layer. */
static bool wants_capital(const struct visit *visit)
{
    const struct flow_item *item = focused_item(visit);
    const char *text = typing_text(visit);
    size_t caret = visit->typing.caret;

    if (visit->typing.item == TYPING_STAFF_CODE)
        return true; /* as on the paper */
    if (visit->typing.item == TYPING_NOTICE)
        return begins_sentence(text, caret);
    if (item == NULL || item->type == FLOW_INTEGER || visit->typing.part >= 0 || item->format == FLOW_EMAIL)
        return false;
    if (item->format == FLOW_POSTCODE)
        return true;
    if (item->format == FLOW_NAME)
        return caret == 0 || text[caret - 1] == ' ' || text[caret - 1] == '-';
    return begins_sentence(text, caret);
}

static int find_layer(const struct keyboard *keyboard, const char *name)
{
    for (size_t i = 0; i < keyboard->layer_count; i++) {
        if (strcmp(keyboard->layers[i].name, name) == 0)
            return (int)i;
    }
    return -1;
}

static bool writes_latin(const struct keyboard *keyboard)
{
    return find_layer(keyboard, "capitals") >= 0;
}

static void tell_change(struct visit *visit)
{
    if (visit->typing.item == TYPING_FIND)
        visit_find_changed(visit);
    if (visit->typing.item == TYPING_CODE)
        visit_ticket_code_changed(visit);
    if (visit->typing.item == TYPING_STAFF_CODE)
        visit_staff_code_changed(visit);
}

/* Shows the layer that fits where the caret stands, unless the person has turned to another. */
static void fit_layer(struct visit *visit)
{
    const struct keyboard *keyboard = typing_keyboard(visit);
    struct typing *typing = &visit->typing;
    int capitals = keyboard == NULL ? -1 : find_layer(keyboard, "capitals");
    int vowels = keyboard == NULL ? -1 : find_layer(keyboard, "vowels");
    int email = keyboard == NULL ? -1 : find_layer(keyboard, "email");
    int layer = (int)typing->layer;

    if (keyboard == NULL || (layer != 0 && layer != capitals && layer != vowels && layer != email))
        return;
    typing->layer = 0;
    typing->layer_once = false;
    if (capitals >= 0 && wants_capital(visit)) {
        typing->layer = (size_t)capitals;
        typing->layer_once = true;
    } else if (email >= 0 && focused_item(visit) != NULL && focused_item(visit)->format == FLOW_EMAIL) {
        typing->layer = (size_t)email;
    } else if (vowels >= 0 && !writing_follows_consonant(typing_text(visit), typing->caret)) {
        typing->layer = (size_t)vowels;
    }
}

void typing_focus(struct visit *visit, int item, int part, size_t offset)
{
    struct typing *typing = &visit->typing;
    bool same_box = typing->item == item && typing->part == part;
    size_t length;

    typing->item = item;
    typing->part = part;
    length = strlen(typing_text(visit));
    typing->caret = offset < length ? offset : length;
    if (same_box)
        return;
    typing->other = false;
    typing->layer = 0;
    typing->layer_once = false;
    visit->part = -1;
    fit_layer(visit);
}

void typing_leave(struct visit *visit)
{
    visit->typing = (struct typing){.item = TYPING_NOTHING, .part = -1};
}

void typing_focus_page(struct visit *visit)
{
    typing_leave(visit);
    for (size_t i = 0; i < visit->flow->item_count; i++) {
        const struct flow_item *item = &visit->flow->items[i];

        if (!flow_is_on_page(visit->flow, (size_t)visit->page, i) ||
            !flow_is_asked(visit->flow, i, &visit->answers))
            continue;
        if (item->read_only || item->hidden)
            continue;
        if (item->type == FLOW_STRING || item->type == FLOW_TEXT || item->type == FLOW_INTEGER ||
            item->type == FLOW_DATE) {
            int first = item->month_only ? ANSWER_MONTH : ANSWER_DAY;

            typing_focus(visit, (int)i, item->type == FLOW_DATE ? first : -1, SIZE_MAX);
            return;
        }
        if (item->type != FLOW_GROUP && item->type != FLOW_DISPLAY)
            return; /* a choice comes first: the keyboard would hide it */
    }
}

const char *typing_text(const struct visit *visit)
{
    const struct typing *typing = &visit->typing;
    const struct answer *answer;

    switch (typing->item) {
    case TYPING_FIND:
        return visit->find;
    case TYPING_CODE:
        return visit->code;
    case TYPING_STAFF_NUMBER:
        return visit->staff.number;
    case TYPING_STAFF_PIN:
        return visit->staff.pin;
    case TYPING_STAFF_CODE:
        return visit->staff.code;
    case TYPING_NOTICE:
        return visit->desk.notice;
    default:
        break;
    }
    if (typing->item < 0 || visit->answers.list == NULL)
        return NULL;
    answer = &visit->answers.list[typing->item];
    return typing->part >= 0 ? answer->part[typing->part] : answer->text;
}

bool typing_is_long(const struct visit *visit)
{
    const struct flow_item *item = focused_item(visit);

    return item != NULL && item->type == FLOW_TEXT;
}

const char *typing_other_keyboard(const struct visit *visit)
{
    const struct keyboard *own;
    const struct keyboard *now = typing_keyboard(visit);

    if (now == NULL)
        return NULL;
    own = own_keyboard(visit);
    if (writes_latin(own))
        return NULL; /* one keyboard writes all that this language needs */
    if (wants_number_pad(visit))
        return visit->typing.other ? TYPING_NUMBER_PAD : own->tag;
    return now == own ? "en" : own->tag;
}

void typing_insert(struct visit *visit, const char *text)
{
    struct box box = focused_box(visit);
    size_t length;
    size_t more = strlen(text);
    size_t caret = visit->typing.caret;

    if (box.text == NULL)
        return;
    length = strlen(box.text);
    if (more >= box.capacity - length)
        return; /* the box is full: the key has no effect, and nothing typed before is lost */
    memmove(box.text + caret + more, box.text + caret, length - caret + 1);
    memcpy(box.text + caret, text, more);
    visit->typing.caret = caret + more;
    fit_layer(visit);
    tell_change(visit);
}

void typing_backspace(struct visit *visit)
{
    struct box box = focused_box(visit);
    size_t caret = visit->typing.caret;
    size_t start;
    size_t length;

    if (box.text == NULL || caret == 0)
        return;
    length = strlen(box.text);
    start = writing_backspace_start(box.text, caret);
    memmove(box.text + start, box.text + caret, length - caret + 1);
    memory_wipe(box.text + length - (caret - start), caret - start);
    visit->typing.caret = start;
    fit_layer(visit);
    tell_change(visit);
}

void typing_move(struct visit *visit, int graphemes)
{
    const char *text = typing_text(visit);

    if (text == NULL)
        return;
    visit->typing.caret = graphemes < 0 ? writing_previous_grapheme(text, visit->typing.caret)
                                        : writing_next_grapheme(text, visit->typing.caret);
}

bool typing_key(struct visit *visit, const struct keyboard_key *key)
{
    struct typing *typing = &visit->typing;

    switch (key->action) {
    case KEY_TYPES:
    case KEY_SPACE:
        if (typing->layer_once) {
            typing->layer = 0;
            typing->layer_once = false;
        }
        typing_insert(visit, key->types);
        return true;
    case KEY_RETURN:
        if (typing_is_long(visit))
            typing_insert(visit, "\n");
        return true;
    case KEY_BACKSPACE:
        typing_backspace(visit);
        return true;
    case KEY_LAYER:
        typing->layer = (size_t)key->target;
        typing->layer_once = key->once != 0;
        return true;
    case KEY_LANGUAGE:
        typing->other = !typing->other;
        typing->layer = 0;
        fit_layer(visit);
        return true;
    case KEY_DONE:
        break;
    }
    return false;
}
