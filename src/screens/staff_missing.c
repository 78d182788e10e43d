/* Words of services and sessions that a language does not have. */
#include "screens/staff_missing.h"

#include <string.h>

#include "base/strbuf.h"

enum { LIST_BYTES = 4096 };

static int is_missing(const struct visit *visit, const char *tag, const char *key)
{
    struct word word = words_find(visit->house->words, tag, key);

    return word.text == NULL || strcmp(word.language, tag) != 0;
}

static int count_services(struct ui_view *view, const struct visit *visit, const char *tag)
{
    size_t count = 0;
    const struct service *services = centre_services(visit->house->centre, &count);
    int missing = 0;

    for (size_t i = 0; i < count; i++) {
        const char *key = services[i].key;

        missing += is_missing(visit, tag, arena_format(&view->arena, "service.%s.name", key));
        if (services[i].about != NULL && services[i].about[0] != '\0')
            missing += is_missing(visit, tag, arena_format(&view->arena, "service.%s.about", key));
    }
    return missing;
}

/* A session without a name of its own is called as its service. */
static int count_sessions(struct ui_view *view, const struct visit *visit, const char *tag)
{
    size_t count = 0;
    size_t service_count = 0;
    const struct session *sessions = centre_sessions(visit->house->centre, &count);
    const struct service *services = centre_services(visit->house->centre, &service_count);
    int missing = 0;

    for (size_t i = 0; i < count; i++) {
        const struct session *session = &sessions[i];
        bool has_own = session->name != NULL &&
                       (session->service < 0 || strcmp(session->name, services[session->service].name) != 0);

        if (has_own)
            missing += is_missing(visit, tag, arena_format(&view->arena, "session.%s.name", session->id));
    }
    return missing;
}

static void add_language(struct ui_view *view, const struct visit *visit, const char *tag,
                         struct strbuf *list)
{
    const struct language *language = words_find_language(visit->house->words, tag);
    struct word_value values[] = {
        {.name = "language", .kind = WORD_TEXT, .text = language != NULL ? language->english : tag},
        {.name = "count",
         .kind = WORD_NUMBER,
         .number = count_services(view, visit, tag) + count_sessions(view, visit, tag)},
    };

    if (values[1].number == 0)
        return;
    if (strbuf_text(list)[0] != '\0')
        strbuf_add(list, ", ");
    strbuf_add(list, say_with(view, visit, "staff.how.words-of", values, 2).text);
}

struct said say_staff_missing(struct ui_view *view, const struct visit *visit)
{
    const struct centre_about *about = centre_about(visit->house->centre);
    struct said said = {.language = visit->language};
    struct strbuf list;

    strbuf_init(&list, LIST_BYTES);
    for (size_t i = 0; i < about->language_count; i++) {
        /* What has no words in English either stands there as services.json has it, in English. */
        if (strcmp(about->languages[i], "en") != 0)
            add_language(view, visit, about->languages[i], &list);
    }
    if (strbuf_text(&list)[0] != '\0')
        said.text = arena_copy_text(&view->arena, strbuf_text(&list));
    strbuf_finish(&list);
    return said;
}
