#include "screens/roster_words.h"

#include <string.h>

#include "base/strbuf.h"

#define EMPTY_ISOLATE "\u2068\u2069"

enum { ARGUMENTS_MAX = 64, SUMMARY_BYTES = 4096 };

/* A linkId as the name of an argument: "child-born" is {child_born}. */
static const char *argument_name(struct ui_view *view, const char *link_id)
{
    char *name = arena_copy_text(&view->arena, link_id);

    for (char *c = name; *c != '\0'; c++) {
        if (*c == '-' || *c == '.')
            *c = '_';
    }
    return name;
}

/* The answer in one line. */
static const char *line_of(struct ui_view *view, const struct visit *visit, size_t item)
{
    const char *text = flow_is_asked(visit->flow, item, &visit->answers) && !visit->flow->items[item].hidden
                           ? say_answer(view, visit, item).text
                           : NULL;
    struct strbuf line;
    const char *copy;

    if (text == NULL)
        return "";
    strbuf_init(&line, SUMMARY_BYTES);
    for (const char *c = text; *c != '\0'; c++) {
        if (*c == '\n')
            strbuf_add(&line, " · ");
        else
            strbuf_add_char(&line, *c);
    }
    copy = arena_copy_text(&view->arena, strbuf_text(&line));
    strbuf_finish(&line);
    return copy;
}

/* The code of what was chosen, for a summary that says different things: {child_known_code, select, …}. */
static struct word_value code_of(struct ui_view *view, const struct visit *visit, size_t item)
{
    const struct flow_item *asked = &visit->flow->items[item];
    struct word_value value = {.kind = WORD_TEXT, .text = ""};

    value.name = arena_format(&view->arena, "%s_code", argument_name(view, asked->link_id));
    for (size_t i = 0; i < asked->option_count; i++) {
        if ((visit->answers.list[item].chosen >> i & 1) != 0)
            value.text = asked->options[i].code;
    }
    return value;
}

static bool tells(const struct flow_item *item, const char *what)
{
    return item->tells != NULL && strcmp(item->tells, what) == 0;
}

static bool has_chosen(const struct visit *visit, size_t item, const char *code)
{
    const struct flow_item *asked = &visit->flow->items[item];

    for (size_t i = 0; i < asked->option_count; i++) {
        if ((visit->answers.list[item].chosen >> i & 1) != 0 && strcmp(asked->options[i].code, code) == 0)
            return true;
    }
    return false;
}

static bool counts_months(const struct visit *visit, size_t instance)
{
    for (size_t i = instance + 1; i < visit->flow->item_count; i++) {
        if (instance_around(visit->flow, i) == (int)instance && tells(&visit->flow->items[i], "age-unit"))
            return has_chosen(visit, i, "months");
    }
    return false;
}

/* A rough age as it is said, "1 month", "18 months": number and unit alone cannot agree with each other. */
static struct word_value age_of(struct ui_view *view, const struct visit *visit, size_t instance, size_t item)
{
    struct word_value value = {.kind = WORD_TEXT, .text = ""};
    struct word_value count = {
        .name = "count", .kind = WORD_NUMBER, .number = visit->answers.list[item].number};

    value.name =
        arena_format(&view->arena, "%s_words", argument_name(view, visit->flow->items[item].link_id));
    if (line_of(view, visit, item)[0] != '\0')
        value.text =
            say_with(view, visit, counts_months(visit, instance) ? "age.months" : "age.years", &count, 1)
                .text;
    return value;
}

/* The answers of an instance, each in a line, as the arguments of its summary. */
static size_t collect_answers(struct ui_view *view, const struct visit *visit, size_t instance,
                              struct word_value ret_values[ARGUMENTS_MAX])
{
    const struct flow *flow = visit->flow;
    size_t count = 0;

    for (size_t i = instance + 1; i < flow->item_count && count + 1 < ARGUMENTS_MAX; i++) {
        const struct flow_item *item = &flow->items[i];

        if (instance_around(flow, i) != (int)instance)
            break;
        if (item->type == FLOW_GROUP || item->type == FLOW_DISPLAY)
            continue;
        ret_values[count++] = (struct word_value){
            .name = argument_name(view, item->link_id), .kind = WORD_TEXT, .text = line_of(view, visit, i)};
        if (item->type == FLOW_CHOICE && !item->repeats)
            ret_values[count++] = code_of(view, visit, i);
        else if (tells(item, "age"))
            ret_values[count++] = age_of(view, visit, instance, i);
    }
    return count;
}

static const char *join(struct ui_view *view, const struct word_value *values, size_t count)
{
    struct strbuf line;
    const char *copy = NULL;

    strbuf_init(&line, SUMMARY_BYTES);
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(values[i].name);
        bool is_extra = (length > 5 && strcmp(values[i].name + length - 5, "_code") == 0) ||
                        (length > 6 && strcmp(values[i].name + length - 6, "_words") == 0);

        if (values[i].text[0] != '\0' && !is_extra)
            strbuf_add_format(&line, "%s%s", line.length > 0 ? " · " : "", values[i].text);
    }
    if (line.length > 0)
        copy = arena_copy_text(&view->arena, strbuf_text(&line));
    strbuf_finish(&line);
    return copy;
}

static bool is_there(const struct word_value *values, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(values[i].name, name) == 0)
            return true;
    }
    return false;
}

/* A summary that many forms share may name what this form does not ask: that is empty. */
static size_t add_unasked(struct ui_view *view, const struct visit *visit, const char *key, size_t count,
                          struct word_value values[ARGUMENTS_MAX])
{
    const char *at = strchr(words_find(visit->house->words, visit->language, key).text, '{');

    for (; at != NULL && count < ARGUMENTS_MAX; at = strchr(at + 1, '{')) {
        size_t length = strcspn(at + 1, "{}, ");
        const char *name = arena_copy_bytes(&view->arena, at + 1, length);

        if (length > 0 && !is_there(values, count, name))
            values[count++] = (struct word_value){.name = name, .kind = WORD_TEXT, .text = ""};
    }
    return count;
}

/* Without the isolates of what is empty, and without the spaces that stood around it. */
static const char *tidy(struct ui_view *view, const char *text)
{
    struct strbuf line;
    const char *copy;

    strbuf_init(&line, SUMMARY_BYTES);
    while (*text != '\0') {
        bool is_spare = *text == ' ' && (line.length == 0 || strbuf_text(&line)[line.length - 1] == ' ');

        if (strncmp(text, EMPTY_ISOLATE, strlen(EMPTY_ISOLATE)) == 0) {
            text += strlen(EMPTY_ISOLATE);
            continue;
        }
        if (!is_spare)
            strbuf_add_char(&line, *text);
        text++;
    }
    copy = arena_copy_bytes(&view->arena, strbuf_text(&line),
                            line.length > 0 && strbuf_text(&line)[line.length - 1] == ' ' ? line.length - 1
                                                                                          : line.length);
    strbuf_finish(&line);
    return copy;
}

/* Text NULL when nothing was answered. */
static struct said say_summary(struct ui_view *view, const struct visit *visit, size_t instance)
{
    const char *key = flow_key(view, visit, visit->flow->items[instance].link_id, "summary");
    struct word_value values[ARGUMENTS_MAX];
    size_t count = collect_answers(view, visit, instance, values);
    struct said summary = {.text = join(view, values, count), .language = visit->language};

    if (summary.text == NULL || key == NULL)
        return summary;
    count = add_unasked(view, visit, key, count, values);
    summary = say_with(view, visit, key, values, count);
    summary.text = tidy(view, summary.text);
    return summary;
}

void add_summary_line(struct ui_view *view, const struct visit *visit, size_t instance)
{
    const struct flow_item *group = &visit->flow->items[instance];
    struct said title = say_instance(view, visit, group);
    struct said summary = say_summary(view, visit, instance);
    bool is_empty = summary.text == NULL;

    if (is_empty)
        summary = say(view, visit, "check.empty");
    ui_add(view, (struct ui_node){.id = item_id(view, "answer", group),
                                  .role = UI_LISTITEM,
                                  .look = UI_LOOK_SUMMARY,
                                  .area = UI_ITEMS,
                                  .text = title.text,
                                  .language = title.language,
                                  .detail = summary.text,
                                  .detail_language = summary.language,
                                  .personal = !is_empty,
                                  .disabled = is_empty});
}

/* --- what a summary tells --- */

/* Whether a message names an argument, by itself or as what is chosen by: {name}, {name, select, …}. */
static bool names(const char *message, const char *argument)
{
    size_t length = strlen(argument);

    for (const char *at = strchr(message, '{'); at != NULL; at = strchr(at + 1, '{')) {
        if (strncmp(at + 1, argument, length) == 0 && strspn(at + 1 + length, "}, ") > 0)
            return true;
    }
    return false;
}

static bool names_age(struct ui_view *view, const struct visit *visit, size_t instance, const char *message)
{
    for (size_t i = instance + 1; i < visit->flow->item_count; i++) {
        const struct flow_item *item = &visit->flow->items[i];

        if (instance_around(visit->flow, i) == (int)instance && tells(item, "age"))
            return names(message, arena_format(&view->arena, "%s_words", argument_name(view, item->link_id)));
    }
    return false;
}

bool summary_tells(struct ui_view *view, const struct visit *visit, size_t instance, size_t item)
{
    const struct flow_item *group = &visit->flow->items[instance];
    const struct flow_item *asked = &visit->flow->items[item];
    const char *name = argument_name(view, asked->link_id);
    const char *key = flow_key(view, visit, group->link_id, "summary");
    const char *message = words_find(visit->house->words, visit->language, key).text;

    if ((tells(asked, "age") || tells(asked, "age-unit")) && names_age(view, visit, instance, message))
        return true;
    return names(message, name) || names(message, arena_format(&view->arena, "%s_code", name));
}
