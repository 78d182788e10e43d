/* The list of edits: what may stand in it, and how it changes. */
#include "centre/edits.h"

#include <string.h>

#include "centre/inside.h"

enum { CAPACITY_HIGHEST = 999 };

static const char *const kind_names[EDIT_KINDS + 1] = {
    [EDIT_CLOSE] = "close",
    [EDIT_CAPACITY] = "capacity",
    [EDIT_CHECKED] = "checked",
    [EDIT_NOTICE] = "notice",
};

const char *edit_kind_name(enum edit_kind kind)
{
    return kind_names[kind];
}

enum edit_kind edit_kind_named(const char *name)
{
    int found = centre_find_text(kind_names, name);

    return found >= 0 ? (enum edit_kind)found : EDIT_KINDS;
}

static bool is_room(int places)
{
    return places == PLACES_NO_LIMIT || (places >= 0 && places <= CAPACITY_HIGHEST);
}

bool edits_are_places(const struct places *places)
{
    return is_room(places->families) && places->families > 0 && is_room(places->children) &&
           is_room(places->adults);
}

/* C0, DEL, C1, and U+2028/2029, which begin a line or a paragraph. */
static bool is_control(const unsigned char *at)
{
    return at[0] < ' ' || at[0] == 0x7F || (at[0] == 0xC2 && at[1] < 0xA0) ||
           (at[0] == 0xE2 && at[1] == 0x80 && (at[2] == 0xA8 || at[2] == 0xA9));
}

static bool is_utf8(const char *text)
{
    json_t *value = json_string(text); /* which refuses all other bytes */

    json_decref(value);
    return value != NULL;
}

bool edits_are_words(const char *text)
{
    size_t count = 0;
    bool has_letter = false;

    if (!is_utf8(text))
        return false;
    for (const unsigned char *at = (const unsigned char *)text; *at != '\0'; at++) {
        if (is_control(at))
            return false;
        count += (*at & 0xC0) != 0x80;
        has_letter |= *at != ' ';
    }
    return has_letter && count <= EDIT_TEXT_CHARS;
}

static bool is_session(const char *subject)
{
    return strlen(subject) <= SESSION_ID_CHARS_MAX && centre_is_plain_name(subject);
}

bool edits_are_about(enum edit_kind kind, const char *subject)
{
    switch (kind) {
    case EDIT_CLOSE:
        return subject[0] == '\0' || is_session(subject);
    case EDIT_CAPACITY:
        return is_session(subject);
    case EDIT_CHECKED:
        return centre_is_plain_name(subject) || centre_is_uuid(subject);
    case EDIT_NOTICE:
        return centre_is_language_tag(subject);
    default:
        return false;
    }
}

static bool is_day(struct date day)
{
    return date_is_real(day) && day.day > 0;
}

/* Only what its kind has counts, so nothing else is kept. */
static enum status settle(const struct edit *edit, struct edit *ret_edit)
{
    struct edit settled = {.id = edit->id, .kind = edit->kind};

    if (memchr(edit->subject, '\0', sizeof edit->subject) == NULL ||
        !edits_are_about(edit->kind, edit->subject))
        return INVALID;
    memcpy(settled.subject, edit->subject, strlen(edit->subject) + 1);
    if (edit->kind == EDIT_CLOSE || edit->kind == EDIT_CHECKED) {
        if (!is_day(edit->day))
            return INVALID;
        settled.day = edit->day;
    } else if (edit->kind == EDIT_CAPACITY) {
        if (!edits_are_places(&edit->places))
            return INVALID;
        settled.places = edit->places;
    } else {
        if (memchr(edit->text, '\0', sizeof edit->text) == NULL || !edits_are_words(edit->text))
            return INVALID;
        memcpy(settled.text, edit->text, strlen(edit->text) + 1);
    }
    *ret_edit = settled;
    return OK;
}

bool edits_say_the_same(const struct edit *one, const struct edit *other)
{
    return one->kind == other->kind && strcmp(one->subject, other->subject) == 0 &&
           (one->kind != EDIT_CLOSE || date_compare(one->day, other->day) == 0);
}

static void take_out(struct edits *edits, size_t index)
{
    edits->count--;
    memmove(&edits->list[index], &edits->list[index + 1], (edits->count - index) * sizeof edits->list[0]);
}

enum status edits_put(struct edits *edits, const struct edit *edit, int64_t *ret_id)
{
    struct edit settled;
    size_t same = 0;

    if (settle(edit, &settled) != OK)
        return INVALID;
    while (same < edits->count && !edits_say_the_same(&edits->list[same], &settled))
        same++;
    if (same == EDITS_MAX || edits->last_id >= EDITS_ID_MAX)
        return FULL;
    if (same < edits->count)
        take_out(edits, same);
    settled.id = ++edits->last_id;
    edits->list[edits->count++] = settled;
    *ret_id = settled.id;
    return OK;
}

bool edits_drop(struct edits *edits, int64_t id)
{
    for (size_t i = 0; i < edits->count; i++) {
        if (edits->list[i].id == id) {
            take_out(edits, i);
            return true;
        }
    }
    return false;
}

void edits_forget_past(struct edits *edits, struct date today)
{
    for (size_t i = edits->count; i-- > 0;) {
        if (edits->list[i].kind == EDIT_CLOSE && date_compare(edits->list[i].day, today) < 0)
            take_out(edits, i);
    }
}
