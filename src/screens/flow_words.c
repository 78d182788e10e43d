#include "screens/flow_words.h"

#include <string.h>

/* The item's English as its questionnaire has it, and what that says in other languages. */
struct own_words {
    const char *english;
    const struct flow_translation *translations;
    size_t count;
};

static const char *find_key(struct ui_view *view, const struct visit *visit, const char *link_id,
                            const char *rest, bool in_own_language)
{
    const char *const prefixes[] = {visit->flow->name, "shared"};

    for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++) {
        const char *key = arena_format(&view->arena, "%s.%s.%s", prefixes[i], link_id, rest);
        struct word word = words_find(visit->house->words, visit->language, key);

        if (word.text != NULL && (!in_own_language || strcmp(word.language, visit->language) == 0))
            return key;
    }
    return NULL;
}

const char *flow_key(struct ui_view *view, const struct visit *visit, const char *link_id, const char *rest)
{
    const char *key = find_key(view, visit, link_id, rest, true);

    return key != NULL ? key : find_key(view, visit, link_id, rest, false);
}

struct said say_if_there(struct ui_view *view, const struct visit *visit, const char *link_id,
                         const char *rest)
{
    const char *key = flow_key(view, visit, link_id, rest);

    return key != NULL ? say(view, visit, key) : (struct said){0};
}

/* Whether a tag is the language itself or one of its kinds: "pt-BR" for a page in "pt". */
static bool is_language(const char *tag, const char *language)
{
    size_t length = strlen(language);

    return strncmp(tag, language, length) == 0 && (tag[length] == '\0' || tag[length] == '-');
}

/* Text NULL when there is not even English. */
static struct said say_own(struct ui_view *view, const struct visit *visit, const char *link_id,
                           const char *rest, struct own_words own)
{
    const char *key = find_key(view, visit, link_id, rest, true);

    if (key != NULL)
        return say(view, visit, key);
    for (size_t i = 0; i < own.count; i++) {
        if (is_language(own.translations[i].language, visit->language))
            return (struct said){.text = own.translations[i].text, .language = visit->language};
    }
    key = find_key(view, visit, link_id, rest, false);
    if (key != NULL)
        return say(view, visit, key);
    return (struct said){.text = own.english, .language = "en"};
}

struct said say_question(struct ui_view *view, const struct visit *visit, const struct flow_item *item)
{
    const char *english = item->text != NULL ? item->text : item->link_id;

    return say_own(view, visit, item->link_id, "text",
                   (struct own_words){english, item->translations, item->translation_count});
}

struct said say_help(struct ui_view *view, const struct visit *visit, const struct flow_item *item)
{
    return say_own(view, visit, item->link_id, "help",
                   (struct own_words){item->help, item->help_translations, item->help_translation_count});
}

struct said say_option(struct ui_view *view, const struct visit *visit, const struct flow_item *item,
                       size_t option)
{
    const struct flow_option *asked = &item->options[option];
    const char *rest = arena_format(&view->arena, "option.%s", asked->code);
    const char *english = asked->display != NULL ? asked->display : asked->code;

    return say_own(view, visit, item->link_id, rest,
                   (struct own_words){english, asked->translations, asked->translation_count});
}

struct said say_yes_no(struct ui_view *view, const struct visit *visit, const struct flow_item *item,
                       bool yes)
{
    struct said own = say_if_there(view, visit, item->link_id, yes ? "option.yes" : "option.no");

    return own.text != NULL ? own : say(view, visit, yes ? "answer.yes" : "answer.no");
}

struct said say_instance(struct ui_view *view, const struct visit *visit, const struct flow_item *group)
{
    const char *key = flow_key(view, visit, group->link_id, "one");
    struct word_value number = {.name = "number", .kind = WORD_NUMBER, .number = group->instance + 1};

    return say_with(view, visit, key != NULL ? key : "roster.one", &number, 1);
}

const char *own_key(struct ui_view *view, const struct visit *visit, const char *key)
{
    const char *own = arena_format(&view->arena, "%s.%s", visit->flow->name, key);

    return has_words(visit, own) ? own : key;
}

void add_reply_time(struct ui_view *view, const struct visit *visit)
{
    if (has_words(visit, "centre.reply-time"))
        add_text(view, "centre.reply-time", UI_LOOK_TEXT, UI_ITEMS, say(view, visit, "centre.reply-time"));
}

const char *item_id(struct ui_view *view, const char *kind, const struct flow_item *item)
{
    const char *name = id_part(view, item->link_id);

    if (item->instance < 0)
        return arena_format(&view->arena, "%s.%s", kind, name);
    return arena_format(&view->arena, "%s.%s[%d]", kind, name, item->instance);
}

int instance_around(const struct flow *flow, size_t item)
{
    int at = flow->items[item].parent;

    while (at >= 0 && flow->items[at].instance_count == 0)
        at = flow->items[at].parent;
    return at;
}
