#include "screens/day_words.h"

#include "base/strbuf.h"
#include "locale/writing.h"
#include "screens/services.h"

enum { WORDS_BYTES = 256, SOON_DAYS = 7 };

const char *say_weekday(struct ui_view *view, const struct visit *visit, int weekday)
{
    const char *copy = "";
    struct strbuf words;

    strbuf_init(&words, WORDS_BYTES);
    if (words_weekday(visit->language, weekday, &words) == OK)
        copy = arena_copy_text(&view->arena, strbuf_text(&words));
    strbuf_finish(&words);
    return copy;
}

struct said say_date(struct ui_view *view, const struct visit *visit, struct date day)
{
    struct said said = {.text = "", .language = visit->language};
    struct strbuf words;

    strbuf_init(&words, WORDS_BYTES);
    if (words_date(visit->language, day, &words) == OK)
        said.text = arena_copy_text(&view->arena, strbuf_text(&words));
    strbuf_finish(&words);
    return said;
}

struct said say_day(struct ui_view *view, const struct visit *visit, struct date day)
{
    int ahead = date_days_between(visit->today, day);

    if (ahead == 0 || ahead == 1)
        return say(view, visit, ahead == 0 ? "day.today" : "day.tomorrow");
    if (ahead > 1 && ahead < SOON_DAYS)
        return (struct said){say_weekday(view, visit, date_weekday(day)), visit->language};
    return say_date(view, visit, day);
}

/* Nobody looks for the end of an hour on the next line. */
static struct said keep_line(struct ui_view *view, struct said said)
{
    struct strbuf kept;

    strbuf_init(&kept, WORDS_BYTES);
    if (writing_keep_line(said.text, &kept) == OK)
        said.text = arena_copy_text(&view->arena, strbuf_text(&kept));
    strbuf_finish(&kept);
    return said;
}

struct said say_hours(struct ui_view *view, const struct visit *visit, int opens, int closes)
{
    struct word_value values[] = {{.name = "from", .kind = WORD_FIXED},
                                  {.name = "until", .kind = WORD_FIXED}};

    if (opens < 0)
        return (struct said){0};
    values[0].text = time_in_words(view, visit, opens);
    if (closes < 0)
        return keep_line(view, say_with(view, visit, "time.from", values, 1));
    values[1].text = time_in_words(view, visit, closes);
    return keep_line(view, say_with(view, visit, "time.range", values, 2));
}

struct said say_day_and_hours(struct ui_view *view, const struct visit *visit, struct said day, int opens,
                              int closes)
{
    struct word_value values[] = {{.name = "day", .kind = WORD_TEXT, .text = as_value(view, day)},
                                  {.name = "time", .kind = WORD_TEXT}};

    values[1].text = as_value(view, say_hours(view, visit, opens, closes));
    if (values[1].text == NULL)
        return day;
    return say_with(view, visit, "time.day", values, 2);
}

struct said say_moment(struct ui_view *view, const struct visit *visit, const char *key, struct date day,
                       int minute)
{
    int ahead = date_days_between(visit->today, day);
    struct word_value values[] = {
        {.name = "time", .kind = WORD_FIXED, .text = time_in_words(view, visit, minute)},
        {.name = "day", .kind = WORD_TEXT},
    };

    if (ahead == 0 || ahead == 1)
        return say_with(view, visit,
                        arena_format(&view->arena, "%s-%s", key, ahead == 0 ? "today" : "tomorrow"), values,
                        1);
    values[1].text = as_value(view, say_day(view, visit, day));
    return say_with(view, visit, key, values, 2);
}
