#include "screens/notice.h"

#include <string.h>

enum { NOTICES_SHOWN = 4 };

static void add_notice(struct ui_view *view, const struct centre_notice *notice)
{
    ui_add(view, (struct ui_node){.id = arena_format(&view->arena, "notice.%s", notice->language),
                                  .role = UI_PARAGRAPH,
                                  .look = UI_LOOK_NOTICE,
                                  .area = UI_LEAD,
                                  .text = shown(view, notice->text),
                                  .language = notice->language});
}

void add_notices(struct ui_view *view, const struct visit *visit)
{
    const struct centre_about *about = centre_about(visit->house->centre);

    for (size_t i = 0; i < about->notice_count && i < NOTICES_SHOWN; i++)
        add_notice(view, &about->notices[i]);
}

static const struct centre_notice *find_notice(const struct visit *visit, const char *language)
{
    const struct centre_about *about = centre_about(visit->house->centre);

    for (size_t i = 0; i < about->notice_count; i++) {
        if (strcmp(about->notices[i].language, language) == 0)
            return &about->notices[i];
    }
    return NULL;
}

bool add_own_notice(struct ui_view *view, const struct visit *visit)
{
    const struct centre_notice *notice = find_notice(visit, visit_language(visit)->tag);

    if (notice == NULL)
        notice = find_notice(visit, "en");
    if (notice != NULL)
        add_notice(view, notice);
    return notice != NULL;
}
