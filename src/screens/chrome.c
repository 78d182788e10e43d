#include "screens/chrome.h"

#include <ctype.h>
#include <string.h>

#include "base/strbuf.h"
#include "locale/writing.h"
#include "screens/staff.h"

enum { MESSAGE_BYTES = 8 * 1024, TIME_BYTES = 128 };

struct said say_with(struct ui_view *view, const struct visit *visit, const char *key,
                     const struct word_value *values, size_t count)
{
    struct said said = {.language = visit->language};
    struct strbuf text;

    strbuf_init(&text, MESSAGE_BYTES);
    /* The key itself stands there when its message cannot be made: plain to see, and nothing stops. */
    if (words_format(visit->house->words, visit->language, key, values, count, &text, &said.language) != OK)
        said.text = key;
    else
        said.text = arena_copy_text(&view->arena, strbuf_text(&text));
    strbuf_finish(&text);
    return said;
}

struct said say(struct ui_view *view, const struct visit *visit, const char *key)
{
    return say_with(view, visit, key, NULL, 0);
}

bool has_words(const struct visit *visit, const char *key)
{
    return words_find(visit->house->words, visit->language, key).text != NULL;
}

struct word_value centre_value(struct ui_view *view, const struct visit *visit)
{
    struct word_value centre = {.name = "centre", .kind = WORD_TEXT};

    if (has_words(visit, "centre.name"))
        centre.text = say(view, visit, "centre.name").text;
    else
        centre.text = centre_about(visit->house->centre)->title;
    return centre;
}

struct said say_centre(struct ui_view *view, const struct visit *visit, const char *key)
{
    struct word_value centre = centre_value(view, visit);

    return say_with(view, visit, key, &centre, 1);
}

const char *time_in_words(struct ui_view *view, const struct visit *visit, int minutes)
{
    struct strbuf words;
    const char *copy = "";

    strbuf_init(&words, TIME_BYTES);
    if (words_time(visit->language, minutes, &words) == OK)
        copy = arena_copy_text(&view->arena, strbuf_text(&words));
    strbuf_finish(&words);
    return copy;
}

const char *shown(struct ui_view *view, const char *typed)
{
    struct strbuf kept;
    const char *copy = typed;

    strbuf_init(&kept, 2 * strlen(typed) + 1);
    if (writing_keep_numbers(typed, &kept) == OK)
        copy = strbuf_text(&kept);
    copy = arena_copy_text(&view->arena, copy);
    strbuf_finish(&kept);
    return copy;
}

const char *id_part(struct ui_view *view, const char *name)
{
    struct strbuf id;
    const char *copy;

    strbuf_init(&id, 3 * strlen(name) + 1);
    for (const char *c = name; *c != '\0'; c++) {
        if (isalnum((unsigned char)*c) || *c == '_' || *c == '-')
            strbuf_add_char(&id, *c);
        else
            strbuf_add_format(&id, "%%%02X", (unsigned char)*c);
    }
    copy = arena_copy_text(&view->arena, strbuf_text(&id));
    strbuf_finish(&id);
    return copy;
}

/* Without a pack only staff come so far, who know the kiosk by its own name. */
static struct said place_name(struct ui_view *view, const struct visit *visit)
{
    const char *kiosk = visit->house->kiosk != NULL ? visit->house->kiosk : "";

    if (visit->house->centre == NULL)
        return (struct said){.text = kiosk, .language = "en"};
    if (has_words(visit, "centre.short-name"))
        return say(view, visit, "centre.short-name");
    return (struct said){.text = centre_about(visit->house->centre)->short_title, .language = "en"};
}

void add_header(struct ui_view *view, const struct visit *visit)
{
    const struct language *language = visit_language(visit);
    struct said name = place_name(view, visit);

    ui_add(view, (struct ui_node){.id = "place",
                                  .role = UI_PARAGRAPH,
                                  .look = UI_LOOK_PLACE,
                                  .area = UI_HEADER,
                                  .text = name.text,
                                  .language = name.language});
    ui_add(view, (struct ui_node){.id = "nav.display",
                                  .role = UI_BUTTON,
                                  .look = UI_LOOK_ICON_CHIP,
                                  .area = UI_HEADER,
                                  .slot = UI_SLOT_END,
                                  .text = say(view, visit, "nav.display").text,
                                  .icon = "text-size",
                                  .icon_mirrors = false,
                                  .action = {.kind = ACT_OPEN_DISPLAY}});
    if (visit_is_for_staff(visit))
        add_staff_language(view, visit);
    if (visit->screen == SCREEN_WELCOME || visit_is_for_staff(visit))
        return; /* the whole page is languages; staff read English, or what the pack says */
    ui_add(view, (struct ui_node){.id = "nav.language",
                                  .role = UI_BUTTON,
                                  .look = UI_LOOK_CHIP,
                                  .area = UI_HEADER,
                                  .slot = UI_SLOT_END,
                                  .text = language->name,
                                  .language = language->tag,
                                  .icon = "globe",
                                  .action = {.kind = ACT_OPEN_LANGUAGE}});
}

void add_safety(struct ui_view *view, const struct visit *visit)
{
    const char *emergency = centre_find_phone(visit->house->centre, "emergency");
    const char *duty = centre_find_phone(visit->house->centre, "duty");
    struct word_value values[] = {
        {.name = "emergency", .kind = WORD_FIXED, .text = emergency != NULL ? emergency : "999"},
        {.name = "duty", .kind = WORD_FIXED, .text = duty},
    };
    struct said text = duty != NULL ? say_with(view, visit, "safety.text", values, 2)
                                    : say_with(view, visit, "safety.no-duty", values, 1);

    add_text(view, "safety", UI_LOOK_SAFETY, UI_NOTICE, text);
}

void add_heading(struct ui_view *view, const char *id, struct said text)
{
    ui_add(view, (struct ui_node){.id = id,
                                  .role = UI_HEADING,
                                  .look = UI_LOOK_HEADING,
                                  .area = UI_LEAD,
                                  .text = text.text,
                                  .language = text.language});
}

void add_title(struct ui_view *view, const struct visit *visit, const char *key, const char *icon)
{
    struct said title = say(view, visit, key);

    ui_add(view, (struct ui_node){.id = "title",
                                  .role = UI_HEADING,
                                  .look = UI_LOOK_WELCOME,
                                  .area = UI_LEAD,
                                  .text = title.text,
                                  .language = title.language,
                                  .icon = icon});
}

void add_text(struct ui_view *view, const char *id, enum ui_look look, enum ui_area area, struct said text)
{
    ui_add(view, (struct ui_node){.id = id,
                                  .role = look == UI_LOOK_SUBHEADING ? UI_HEADING : UI_PARAGRAPH,
                                  .look = look,
                                  .area = area,
                                  .text = text.text,
                                  .language = text.language});
}

void add_alert(struct ui_view *view, const char *id, struct said title, struct said text)
{
    ui_add(view, (struct ui_node){.id = id,
                                  .role = UI_ALERT,
                                  .look = UI_LOOK_ALERT,
                                  .area = UI_LEAD,
                                  .text = title.text,
                                  .language = title.language,
                                  .detail = text.text,
                                  .detail_language = text.language});
}

struct ui_node *add_button(struct ui_view *view, const struct visit *visit, const char *id, const char *key,
                           enum ui_look look, enum ui_slot slot, int action)
{
    struct said text = say(view, visit, key);

    return ui_add(view, (struct ui_node){.id = id,
                                         .role = UI_BUTTON,
                                         .look = look,
                                         .area = UI_FOOTER,
                                         .slot = slot,
                                         .text = text.text,
                                         .language = text.language,
                                         .action = {.kind = action}});
}

void add_back(struct ui_view *view, const struct visit *visit)
{
    struct ui_node *back =
        add_button(view, visit, "nav.back", "nav.back", UI_LOOK_SECOND, UI_SLOT_START, ACT_BACK);

    back->icon = "chevron-start";
    back->icon_mirrors = true;
}

void add_leave(struct ui_view *view, const struct visit *visit)
{
    add_button(view, visit, "nav.leave", "nav.leave", UI_LOOK_QUIET, UI_SLOT_MIDDLE, ACT_LEAVE);
}

void add_more(struct ui_view *view, const struct visit *visit)
{
    struct ui_node *more =
        add_button(view, visit, "nav.more", "nav.more", UI_LOOK_MORE, UI_SLOT_MIDDLE, ACT_MORE);
    struct said first = say(view, visit, "nav.first");

    more->area = UI_ITEMS;
    more->detail = first.text; /* on the last part */
    more->detail_language = first.language;
}

struct ui_node *add_onward(struct ui_view *view, const struct visit *visit, const char *key, int action)
{
    struct ui_node *onward = add_button(view, visit, "nav.next", key, UI_LOOK_MAIN, UI_SLOT_END, action);

    onward->icon = "chevron-end";
    onward->icon_mirrors = true;
    return onward;
}
