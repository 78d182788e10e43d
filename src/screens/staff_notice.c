/* A notice for the welcome page: the language it is in, the box it is written in, and how it will look. */
#include <string.h>

#include "locale/writing.h"
#include "screens/staff_changes.h"

static const struct edit *notice_of(const struct visit *visit, const char *tag)
{
    int edit = desk_find_edit(visit, EDIT_NOTICE, tag);

    return edit >= 0 ? &visit->desk.edits[edit].edit : NULL;
}

/* --- the language --- */

static void add_language(struct ui_view *view, const struct visit *visit, const struct language *language)
{
    bool has_notice = notice_of(visit, language->tag) != NULL;

    ui_add(view, (struct ui_node){.id = arena_format(&view->arena, "staff.notice.%s", language->tag),
                                  .role = UI_BUTTON,
                                  .look = UI_LOOK_SERVICE,
                                  .area = UI_ITEMS,
                                  .text = language->english,
                                  .language = "en",
                                  .detail = language->name,
                                  .detail_language = language->tag,
                                  .note = has_notice ? say(view, visit, "staff.notice.there").text : NULL,
                                  .icon = "message",
                                  .action = {.kind = ACT_DESK_NOTICE, .text = language->tag}});
}

static void build_languages(struct ui_view *view, const struct visit *visit)
{
    const struct centre_about *about = centre_about(visit->house->centre);

    view->wide = true;
    view->columns_portrait = 2;
    view->columns_landscape = 3;
    add_heading(view, "title", say(view, visit, "staff.notice"));
    add_text(view, "staff.notice.which", UI_LOOK_HELP, UI_LEAD, say(view, visit, "staff.notice.which"));
    add_staff_result(view, visit);
    for (size_t i = 0; i < about->language_count; i++) {
        const struct language *language = words_find_language(visit->house->words, about->languages[i]);

        if (language != NULL)
            add_language(view, visit, language);
    }
    add_more(view, visit);
    add_staff_foot(view, visit);
}

/* --- the text --- */

static bool is_blank(const char *text)
{
    return text[strspn(text, " ")] == '\0';
}

/* Counted as the edit is: each UTF-8 character begins with a byte that goes on from none. */
static int left_over(const struct visit *visit)
{
    int count = 0;

    for (const char *at = visit->desk.notice; *at != '\0'; at++)
        count += ((unsigned char)*at & 0xC0U) != 0x80U;
    return EDIT_TEXT_CHARS - count;
}

/* Where keys stand below it the box keeps to the top, unless that is out of reach; at the desk it takes the
 * room that it needs. */
static enum ui_area area_of_box(const struct visit *visit)
{
    return visit->house->is_desk || visit->low_reach ? UI_ITEMS : UI_LEAD;
}

/* How much may still be written; nothing is cut off unseen. */
static void add_left(struct ui_view *view, const struct visit *visit)
{
    int left = left_over(visit);
    struct word_value count = {.name = "count", .kind = WORD_NUMBER, .number = left < 0 ? -left : left};

    if (left < 0)
        add_text(view, "error.staff.notice", UI_LOOK_ERROR, area_of_box(visit),
                 say_with(view, visit, "staff.notice.too-long", &count, 1));
    else
        add_text(view, "staff.notice.left", UI_LOOK_HELP, area_of_box(visit),
                 say_with(view, visit, "staff.notice.left", &count, 1));
}

static void add_box(struct ui_view *view, const struct visit *visit)
{
    const char *notice = visit->desk.notice;
    bool focused = visit->typing.item == TYPING_NOTICE;

    ui_add(view, (struct ui_node){.id = "staff.notice",
                                  .role = UI_TEXTBOX,
                                  .look = UI_LOOK_LONG_FIELD,
                                  .area = area_of_box(visit),
                                  .text = shown(view, notice),
                                  .language = arena_copy_text(&view->arena, visit->desk.notice_language),
                                  .personal = true,
                                  .focused = focused,
                                  .has_caret = focused,
                                  .caret = writing_kept_offset(notice, visit->typing.caret),
                                  .invalid = left_over(visit) < 0 || visit->desk.result == DESK_BAD_TEXT,
                                  .action = {.kind = ACT_FOCUS_STAFF, .item = TYPING_NOTICE}});
}

static void add_preview(struct ui_view *view, const struct visit *visit)
{
    if (is_blank(visit->desk.notice))
        return;
    add_text(view, "staff.notice.looks", UI_LOOK_SUBHEADING, UI_ITEMS,
             say(view, visit, "staff.notice.looks"));
    ui_add(view, (struct ui_node){.id = "staff.notice.preview",
                                  .role = UI_PARAGRAPH,
                                  .look = UI_LOOK_NOTICE,
                                  .area = UI_ITEMS,
                                  .text = arena_copy_text(&view->arena, visit->desk.notice),
                                  .language = arena_copy_text(&view->arena, visit->desk.notice_language),
                                  .personal = true});
}

/* "Show it", or with an emptied box "Take it away". What is shown already needs no touch. */
static void add_put(struct ui_view *view, const struct visit *visit)
{
    const struct edit *there = notice_of(visit, visit->desk.notice_language);
    bool takes_away = there != NULL && is_blank(visit->desk.notice);
    bool is_busy = staff_is_changing(visit);
    bool is_same =
        there != NULL ? strcmp(there->text, visit->desk.notice) == 0 : is_blank(visit->desk.notice);
    struct ui_node *put = add_button(view, visit, "staff.notice.put",
                                     is_busy      ? "session.moment"
                                     : takes_away ? "staff.notice.take-away"
                                                  : "staff.notice.show",
                                     UI_LOOK_MAIN, UI_SLOT_END, ACT_DESK_PUT_NOTICE);

    put->icon = is_busy ? "hourglass" : takes_away ? "bin" : "tick";
    put->disabled = is_busy || is_same || left_over(visit) < 0;
}

static void build_text(struct ui_view *view, const struct visit *visit)
{
    const struct language *language = words_find_language(visit->house->words, visit->desk.notice_language);
    struct word_value name = {.name = "language",
                              .kind = WORD_TEXT,
                              .text = language != NULL ? language->english : visit->desk.notice_language};
    struct ui_node *other;

    add_heading(view, "title", say_with(view, visit, "staff.notice.in", &name, 1));
    other = add_button(view, visit, "staff.notice.other", "staff.notice.other", UI_LOOK_CHIP, UI_SLOT_END,
                       ACT_DESK_NOTICE);
    other->area = UI_LEAD;
    other->beside = true;
    other->icon = "globe";
    other->action.text = "";
    add_staff_result(view, visit);
    add_text(view, "staff.notice.names", UI_LOOK_SAFETY, UI_LEAD, say(view, visit, "staff.notice.names"));
    add_box(view, visit);
    add_left(view, visit);
    add_preview(view, visit);
    add_more(view, visit);
    add_staff_foot(view, visit);
    add_put(view, visit);
    if (!visit->house->is_desk)
        add_keyboard(view, visit);
}

void build_staff_notice(struct ui_view *view, const struct visit *visit)
{
    add_header(view, visit);
    if (visit->desk.notice_language[0] == '\0')
        build_languages(view, visit);
    else
        build_text(view, visit);
}
