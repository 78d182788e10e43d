#include "screens/answer_text.h"

#include "base/strbuf.h"

enum { ANSWER_SHOWN_BYTES = 16 * 1024 };

bool runs_left_to_right(const struct flow_item *item)
{
    return item->type == FLOW_INTEGER || item->format == FLOW_PHONE || item->format == FLOW_POSTCODE ||
           item->format == FLOW_EMAIL;
}

/* What was typed, isolated: among words of the other direction "07700 900123" would read "900123 07700". */
static void add_typed(const struct flow_item *item, const char *typed, struct strbuf *lines)
{
    if (lines->length > 0)
        strbuf_add_char(lines, '\n');
    if (runs_left_to_right(item))
        strbuf_add_format(lines, "\u2066%s\u2069", typed);
    else
        strbuf_add(lines, typed);
}

struct said say_unit(struct ui_view *view, const struct visit *visit, const struct flow_item *item)
{
    struct said own = say_if_there(view, visit, item->link_id, "unit");

    return own.text != NULL ? own : (struct said){.text = item->unit, .language = "en"};
}

static void add_line(struct strbuf *lines, const char *line)
{
    if (lines->length > 0)
        strbuf_add_char(lines, '\n');
    strbuf_add(lines, line);
}

static void add_chosen(struct ui_view *view, const struct visit *visit, size_t item, struct strbuf *lines,
                       const char **ret_language)
{
    const struct flow_item *asked = &visit->flow->items[item];

    for (size_t i = 0; i < asked->option_count; i++) {
        struct said option;

        if ((visit->answers.list[item].chosen & (UINT64_C(1) << i)) == 0)
            continue;
        option = say_option(view, visit, asked, i);
        add_line(lines, option.text);
        *ret_language = option.language;
    }
}

static void add_date_words(const struct visit *visit, size_t item, struct strbuf *lines)
{
    const struct date date = visit->answers.list[item].date;

    if (date.year > 0 && date_is_real(date) && words_date(visit->language, date, lines) != OK)
        strbuf_clear(lines);
}

/* In the digits of the words around it: a Latin 8 between Bengali words reads as a four. */
static void add_number(struct ui_view *view, const struct visit *visit, int64_t number, struct strbuf *lines)
{
    struct word_value value = {.name = "number", .kind = WORD_NUMBER, .number = number};

    add_line(lines, say_with(view, visit, "answer.number", &value, 1).text);
}

struct said say_answer(struct ui_view *view, const struct visit *visit, size_t item)
{
    const struct flow_item *asked = &visit->flow->items[item];
    const struct answer *answer = &visit->answers.list[item];
    struct said said = {.language = visit->language};
    struct strbuf lines;

    strbuf_init(&lines, ANSWER_SHOWN_BYTES);
    if (asked->type == FLOW_BOOLEAN && answer->chosen != 0) {
        struct said words = say_yes_no(view, visit, asked, (answer->chosen & 1) != 0);

        add_line(&lines, words.text);
        said.language = words.language;
    } else if (asked->type == FLOW_DATE) {
        add_date_words(visit, item, &lines);
    } else {
        add_chosen(view, visit, item, &lines, &said.language);
        if (asked->type == FLOW_INTEGER && answer->is_number)
            add_number(view, visit, answer->number, &lines);
        else if (answer->plain[0] != '\0')
            add_typed(asked, shown(view, answer->plain), &lines);
        if (answer->plain[0] != '\0' && asked->unit != NULL)
            strbuf_add_format(&lines, " %s", say_unit(view, visit, asked).text);
    }
    if (lines.length > 0)
        said.text = arena_copy_text(&view->arena, strbuf_text(&lines));
    strbuf_finish(&lines);
    return said;
}
