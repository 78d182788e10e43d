/* Out of order: said in every language of the kiosk, with what staff need to put it right: which kiosk it is,
 * and a code that can be read out over the telephone. */
#include <string.h>

#include "screens/chrome.h"

/* A message in another language than the page's; text NULL where that language has none of its own. */
static struct said say_in(const struct visit *visit, const char *tag, const char *key)
{
    struct word word = words_find(visit->house->words, tag, key);

    if (word.text == NULL || strcmp(word.language, tag) != 0)
        return (struct said){0};
    return (struct said){.text = word.text, .language = word.language};
}

static void add_language(struct ui_view *view, const struct visit *visit, const char *tag)
{
    struct said title = say_in(visit, tag, "unavailable.title");
    struct said text = say_in(visit, tag, "unavailable.text");

    if (title.text == NULL || strcmp(tag, visit->language) == 0)
        return;
    ui_add(view, (struct ui_node){.id = arena_format(&view->arena, "unavailable.%s", tag),
                                  .role = UI_PARAGRAPH,
                                  .look = UI_LOOK_NOTICE, /* in its own direction */
                                  .area = UI_ITEMS,
                                  .text = title.text,
                                  .language = title.language,
                                  .detail = text.text,
                                  .detail_language = text.language,
                                  .icon = "talk"});
}

/* Those of the pack where there is one, in its order; else all there are. */
static void add_languages(struct ui_view *view, const struct visit *visit)
{
    const struct words *words = visit->house->words;

    if (visit->house->centre != NULL) {
        const struct centre_about *about = centre_about(visit->house->centre);

        for (size_t i = 0; i < about->language_count; i++)
            add_language(view, visit, about->languages[i]);
        return;
    }
    for (size_t i = 0; i < words_language_count(words); i++)
        add_language(view, visit, words_language(words, i)->tag);
}

static void add_for_staff(struct ui_view *view, const struct visit *visit)
{
    struct said label = say(view, visit, "unavailable.code");

    add_text(view, "unavailable.code:label", UI_LOOK_HELP, UI_LEAD, label);
    add_text(view, "unavailable.code", UI_LOOK_REFERENCE, UI_LEAD,
             (struct said){.text = arena_copy_text(&view->arena, visit->trouble), .language = "en"});
    if (visit->house->kiosk != NULL && visit->house->kiosk[0] != '\0')
        add_text(view, "unavailable.kiosk", UI_LOOK_SUBHEADING, UI_LEAD,
                 (struct said){.text = visit->house->kiosk, .language = "en"});
    add_text(view, "unavailable.works", UI_LOOK_HELP, UI_LEAD, say(view, visit, "unavailable.works"));
}

/* What is wrong keeps staff from nothing that needs no pack. */
static void add_staff(struct ui_view *view, const struct visit *visit)
{
    if (visit_serves_staff(visit))
        add_button(view, visit, "home.staff", "staff.home", UI_LOOK_QUIET, UI_SLOT_START, ACT_OPEN_STAFF)
            ->icon = "lock";
}

void build_unavailable(struct ui_view *view, const struct visit *visit)
{
    struct said title = say(view, visit, "unavailable.title");

    view->columns_portrait = 1;
    view->columns_landscape = 1;
    ui_add(view, (struct ui_node){.id = "title",
                                  .role = UI_HEADING,
                                  .look = UI_LOOK_WELCOME,
                                  .area = UI_LEAD,
                                  .text = title.text,
                                  .language = title.language,
                                  .icon = "parent-and-child"});
    add_text(view, "unavailable.text", UI_LOOK_TEXT, UI_LEAD, say(view, visit, "unavailable.text"));
    add_for_staff(view, visit);
    add_languages(view, visit);
    add_more(view, visit);
    add_staff(view, visit);
}
