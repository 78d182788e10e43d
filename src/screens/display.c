#include "screens/chrome.h"
#include "ui/theme.h"

static void add_option(struct ui_view *view, const struct visit *visit, const char *key, int action,
                       int option, bool chosen)
{
    struct said text = say(view, visit, key);

    ui_add(view, (struct ui_node){.id = key,
                                  .role = UI_RADIO,
                                  .look = UI_LOOK_CHOICE,
                                  .area = UI_ITEMS,
                                  .text = text.text,
                                  .language = text.language,
                                  .selected = chosen,
                                  .action = {.kind = action, .option = option}});
}

void build_display(struct ui_view *view, const struct visit *visit)
{
    add_header(view, visit);
    add_title(view, visit, "display.title", "text-size");
    add_text(view, "display.size", UI_LOOK_SUBHEADING, UI_ITEMS, say(view, visit, "display.size"));
    add_option(view, visit, "display.size.normal", ACT_TEXT_SIZE, UI_TEXT_NORMAL,
               visit->text_size == UI_TEXT_NORMAL);
    add_option(view, visit, "display.size.large", ACT_TEXT_SIZE, UI_TEXT_LARGE,
               visit->text_size == UI_TEXT_LARGE);
    add_option(view, visit, "display.size.largest", ACT_TEXT_SIZE, UI_TEXT_LARGEST,
               visit->text_size == UI_TEXT_LARGEST);
    add_text(view, "display.contrast", UI_LOOK_SUBHEADING, UI_ITEMS, say(view, visit, "display.contrast"));
    add_option(view, visit, "display.contrast.normal", ACT_CONTRAST, 0, !visit->high_contrast);
    add_option(view, visit, "display.contrast.high", ACT_CONTRAST, 1, visit->high_contrast);
    add_text(view, "display.reach", UI_LOOK_SUBHEADING, UI_ITEMS, say(view, visit, "display.reach"));
    add_option(view, visit, "display.reach.normal", ACT_REACH, 0, !visit->low_reach);
    add_option(view, visit, "display.reach.low", ACT_REACH, 1, visit->low_reach);
    add_more(view, visit);
    add_button(view, visit, "nav.close", "nav.close", UI_LOOK_MAIN, UI_SLOT_END, ACT_CLOSE);
}
