#include "screens/notice.h"

/* One card a language, in the pack's order. Never by what the last person used. */
static void add_languages(struct ui_view *view, const struct visit *visit, bool marks_chosen)
{
    const struct centre_about *about = centre_about(visit->house->centre);

    for (size_t i = 0; i < about->language_count; i++) {
        const struct language *language = words_find_language(visit->house->words, about->languages[i]);

        if (language == NULL)
            continue;
        ui_add(view, (struct ui_node){
                         .id = arena_format(&view->arena, "lang.%s", language->tag),
                         .role = UI_BUTTON,
                         .look = UI_LOOK_LANGUAGE,
                         .area = UI_ITEMS,
                         .text = language->name,
                         .language = language->tag,
                         .detail = language->greeting,
                         .selected = marks_chosen && language == visit_language(visit),
                         .action = {.kind = ACT_LANGUAGE, .text = language->tag},
                     });
    }
}

static void lay_out_cards(struct ui_view *view)
{
    view->wide = true;
    view->columns_portrait = 2;
    view->columns_landscape = 4;
}

void build_welcome(struct ui_view *view, const struct visit *visit)
{
    lay_out_cards(view);
    add_header(view, visit);
    add_title(view, visit, "welcome.title", "parent-and-child");
    add_notices(view, visit);
    add_languages(view, visit, false);
    add_more(view, visit);
}

void build_language(struct ui_view *view, const struct visit *visit)
{
    lay_out_cards(view);
    add_header(view, visit);
    add_title(view, visit, "language.title", "globe");
    add_languages(view, visit, true);
    add_more(view, visit);
    if (visit->flow != NULL && visit->reference[0] == '\0')
        add_text(view, "language.keep", UI_LOOK_HELP, UI_LEAD, say(view, visit, "language.keep"));
    add_button(view, visit, "nav.close", "nav.close", UI_LOOK_MAIN, UI_SLOT_END, ACT_CLOSE);
}
