#include "text/itemise.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

#include "base/memory.h"
#include "text/joins.h"
#include "text/script.h"

/* An isolate longer than this is a sentence, not a name or a number that wants one font. */
enum { ONE_FONT_UNITS_MAX = 64 };

/* Bound the width of one surface; longer items are cut at the next space. */
enum { ITEM_UNITS_MAX = 1024, ITEM_WIDTH_MAX_PX = 32 * 1024 };

struct itemiser {
    const struct font_choice *choice;
    const UChar *text;
    uint8_t *flags;
    int32_t start;
    int32_t end;
    size_t span;         /* the first that does not end before where the walk is */
    int16_t *scripts;    /* these two for the units of the block only */
    struct face **faces; /* at the first unit of each grapheme; NULL where nothing is seen */
};

static bool is_unseen(UChar32 c)
{
    return u_isUWhiteSpace(c) || u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

static bool grapheme_is_unseen(const UChar *text, int32_t start, int32_t end)
{
    for (int32_t at = start; at < end;) {
        UChar32 c = decoded_next(text, &at);

        if (!is_unseen(c))
            return false;
    }
    return true;
}

static bool face_covers(const struct face *face, const UChar *text, int32_t start, int32_t end)
{
    for (int32_t at = start; at < end;) {
        UChar32 c = decoded_next(text, &at);

        if (!is_unseen(c) && !face_has_glyph(face, (uint32_t)c))
            return false;
    }
    return true;
}

static struct face *stack_face(const struct font_choice *choice, enum text_weight weight, size_t index)
{
    return engine_face(choice->engine, choice->stack->fonts[weight][index], choice->em_px);
}

/* The place in the stack of the first font that covers [start, end); -1 when none does. */
static int covering_index(const struct font_choice *choice, enum text_weight weight, uint32_t script,
                          const UChar *text, int32_t start, int32_t end)
{
    for (int of_script = 1; of_script >= 0; of_script--) {
        for (size_t i = 0; i < choice->stack->font_count; i++) {
            struct face *face;

            if ((choice->stack->fonts[weight][i]->script == script) != (of_script == 1))
                continue;
            face = stack_face(choice, weight, i);
            if (face != NULL && face_covers(face, text, start, end))
                return (int)i;
        }
    }
    return -1;
}

struct face *itemise_face_for(const struct font_choice *choice, const UChar *text, int32_t start, int32_t end)
{
    int index;

    if (grapheme_is_unseen(text, start, end))
        return itemise_first_face(choice);
    index = covering_index(choice, choice->weight, 0, text, start, end);
    return index < 0 ? NULL : stack_face(choice, choice->weight, (size_t)index);
}

struct face *itemise_first_face(const struct font_choice *choice)
{
    for (size_t i = 0; i < choice->stack->font_count; i++) {
        struct face *face = stack_face(choice, choice->weight, i);

        if (face != NULL)
            return face;
    }
    return NULL;
}

/* Asked for rising places. */
static enum text_weight weight_at(struct itemiser *itemiser, int32_t at)
{
    const struct font_choice *choice = itemiser->choice;

    while (itemiser->span < choice->span_count && choice->spans[itemiser->span].end <= at)
        itemiser->span++;
    if (itemiser->span < choice->span_count && choice->spans[itemiser->span].start <= at)
        return choice->spans[itemiser->span].weight;
    return choice->weight;
}

static uint32_t hb_script_of(int16_t script)
{
    return (uint32_t)hb_script_from_string(uscript_getShortName((UScriptCode)script), -1);
}

static UScriptCode icu_script_of(uint32_t script)
{
    char name[5] = {(char)(script >> 24), (char)(script >> 16), (char)(script >> 8), (char)script, '\0'};

    return (UScriptCode)u_getPropertyValueEnum(UCHAR_SCRIPT, name);
}

static bool is_ascii_digit(UChar unit)
{
    return unit >= '0' && unit <= '9';
}

/* European digits, and what stands between two of them, are Latin's in every language: at its scale, and
 * like those of a postcode. Other scripts' fonts hold them too, larger or smaller. */
static bool is_european_number(const struct itemiser *itemiser, int32_t at)
{
    UChar unit = itemiser->text[at];

    if (is_ascii_digit(unit))
        return true;
    return ((unit > ' ' && unit < '0') || unit == ':') && at > itemiser->start && at + 1 < itemiser->end &&
           is_ascii_digit(itemiser->text[at - 1]) && is_ascii_digit(itemiser->text[at + 1]);
}

static uint32_t script_for_font(const struct itemiser *itemiser, int32_t at)
{
    if (is_european_number(itemiser, at))
        return HB_SCRIPT_LATIN;
    return hb_script_of(itemiser->scripts[at - itemiser->start]);
}

static int32_t isolate_end(const struct itemiser *itemiser, int32_t initiator)
{
    int32_t limit = initiator + 1 + ONE_FONT_UNITS_MAX;

    for (int32_t i = initiator + 1; i < itemiser->end && i < limit; i++) {
        if (is_isolate_initiator(itemiser->text[i]))
            return -1;
        if (is_pop_isolate(itemiser->text[i]))
            return i;
    }
    return -1;
}

/* A postcode, a phone number or a name in an isolate looks like one thing only in one font: its place in the
 * stack, -1 when there is none. */
static int isolate_index(const struct itemiser *itemiser, enum text_weight weight, int32_t initiator)
{
    int32_t end = isolate_end(itemiser, initiator);
    uint32_t script = HB_SCRIPT_INVALID;

    for (int32_t i = initiator + 1; script != HB_SCRIPT_LATIN && i < end; i++)
        script = script_for_font(itemiser, i);
    if (script == HB_SCRIPT_INVALID)
        return -1;
    return covering_index(itemiser->choice, weight, script, itemiser->text, initiator + 1, end);
}

/* NULL when no font of the stack covers the grapheme. */
static struct face *choose_face(struct itemiser *itemiser, enum text_weight weight, int of_isolate,
                                int32_t at, int32_t next)
{
    int index = of_isolate;

    if (index >= 0) {
        struct face *face = stack_face(itemiser->choice, weight, (size_t)index);

        if (face != NULL && face_covers(face, itemiser->text, at, next))
            return face;
    }
    index = covering_index(itemiser->choice, weight, script_for_font(itemiser, at), itemiser->text, at, next);
    return index < 0 ? NULL : stack_face(itemiser->choice, weight, (size_t)index);
}

static void choose_faces(struct itemiser *itemiser, struct face *first)
{
    int of_isolate = -1;

    for (int32_t at = itemiser->start; at < itemiser->end;) {
        int32_t next = next_grapheme(itemiser->flags, at);
        enum text_weight weight = weight_at(itemiser, at);
        struct face *face = NULL;

        if (is_pop_isolate(itemiser->text[at]))
            of_isolate = -1;
        if (!grapheme_is_unseen(itemiser->text, at, next)) {
            face = choose_face(itemiser, weight, of_isolate, at, next);
            if (face == NULL)
                face = first;
        }
        itemiser->faces[at - itemiser->start] = face;
        if (is_isolate_initiator(itemiser->text[at]))
            of_isolate = isolate_index(itemiser, weight, at);
        at = next;
    }
}

static bool is_joined_whole(const struct face *face)
{
    return face != NULL && face->file->joined_whole;
}

/* Letters from `start` to `end` hold on to each other and one at least is in a font that cannot be cut there:
 * one face for all of them, in the weight of the first. */
static void keep_whole(struct itemiser *itemiser, int32_t start, int32_t end)
{
    enum text_weight weight = weight_at(itemiser, start);
    struct face *face = choose_face(itemiser, weight, -1, start, end);

    for (int32_t at = start; at < end; at = next_grapheme(itemiser->flags, at)) {
        if (face != NULL && itemiser->faces[at - itemiser->start] != NULL)
            itemiser->faces[at - itemiser->start] = face;
        if (at > start)
            itemiser->flags[at] |= UNIT_JOINED;
    }
}

static void keep_joined_whole(struct itemiser *itemiser)
{
    itemiser->span = 0;
    for (int32_t at = itemiser->start; at < itemiser->end;) {
        bool whole = is_joined_whole(itemiser->faces[at - itemiser->start]);
        int32_t end = next_grapheme(itemiser->flags, at);

        while (end < itemiser->end && joins_at(itemiser->text, itemiser->end, end)) {
            whole |= is_joined_whole(itemiser->faces[end - itemiser->start]);
            end = next_grapheme(itemiser->flags, end);
        }
        if (whole)
            keep_whole(itemiser, at, end);
        at = end;
    }
}

static bool has_joined_whole(const struct itemiser *itemiser)
{
    for (int32_t i = 0; i < itemiser->end - itemiser->start; i++)
        if (is_joined_whole(itemiser->faces[i]))
            return true;
    return false;
}

/* What is not seen stays with the face before it, so that a space does not cut a run in three. */
static void fill_unseen(struct itemiser *itemiser, struct face *first)
{
    int32_t count = itemiser->end - itemiser->start;
    struct face *before = NULL;

    for (int32_t i = 0; before == NULL && i < count; i++)
        before = itemiser->faces[i];
    if (before == NULL)
        before = first;
    for (int32_t i = 0; i < count; i++) {
        if (itemiser->faces[i] == NULL)
            itemiser->faces[i] = before;
        before = itemiser->faces[i];
    }
}

static void add_item(struct items *items, const struct item *item)
{
    if (items->count == items->capacity) {
        items->capacity = items->capacity == 0 ? 8 : items->capacity * 2;
        items->list = memory_resize(items->list, items->capacity, sizeof *items->list);
    }
    items->list[items->count++] = *item;
}

static void cut_items(const struct itemiser *itemiser, const uint8_t *levels, struct items *items)
{
    struct item item = {0};
    int32_t most = (int32_t)(ITEM_WIDTH_MAX_PX / itemiser->choice->em_px);

    if (most > ITEM_UNITS_MAX)
        most = ITEM_UNITS_MAX;
    for (int32_t at = itemiser->start; at < itemiser->end;) {
        int32_t i = at - itemiser->start;
        int32_t next = next_grapheme(itemiser->flags, at);
        int32_t longest = itemiser->text[at] == ' ' ? most : 2 * most;
        bool first = at == itemiser->start;

        if (first || item.level != levels[i] || itemiser->scripts[i] != itemiser->scripts[i - 1] ||
            item.face != itemiser->faces[i] || at - item.start >= longest) {
            if (!first)
                add_item(items, &item);
            item = (struct item){.start = at,
                                 .level = levels[i],
                                 .script = hb_script_of(itemiser->scripts[i]),
                                 .face = itemiser->faces[i]};
        }
        item.end = next;
        at = next;
    }
    add_item(items, &item);
}

enum status itemise_block(const struct font_choice *choice, const struct decoded *text, uint8_t *flags,
                          const uint8_t *levels, int32_t start, int32_t end, struct items *items)
{
    struct itemiser itemiser = {
        .choice = choice, .text = text->u16, .flags = flags, .start = start, .end = end};
    struct face *first = itemise_first_face(choice);
    size_t count = (size_t)(end - start);

    if (first == NULL)
        return IO;
    if (count == 0)
        return OK;
    itemiser.scripts = memory_allocate(count, sizeof *itemiser.scripts);
    itemiser.faces = memory_allocate(count, sizeof(struct face *));
    script_resolve(text->u16 + start, flags + start, end - start,
                   icu_script_of(choice->stack->fonts[0][0]->script), itemiser.scripts);
    choose_faces(&itemiser, first);
    if (has_joined_whole(&itemiser))
        keep_joined_whole(&itemiser);
    fill_unseen(&itemiser, first);
    cut_items(&itemiser, levels, items);
    free(itemiser.faces);
    free(itemiser.scripts);
    return OK;
}
