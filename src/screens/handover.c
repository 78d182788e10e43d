/* Somebody else who helps: nothing is stored here, the page says how to reach them now and later. */
#include <assert.h>
#include <string.h>

#include "base/strbuf.h"
#include "screens/chrome.h"
#include "screens/open_hours.h"

enum { DAY_NAME_BYTES = 128, CODE_BYTES = 900 };

static const struct centre_handover *shown_handover(const struct visit *visit)
{
    const struct centre_about *about = centre_about(visit->house->centre);

    assert(visit->handover >= 0 && (size_t)visit->handover < about->handover_count);
    return &about->handovers[visit->handover];
}

/* A key of this hand-over's own words: "handover.hub.text". */
static const char *handover_key(struct ui_view *view, const struct centre_handover *handover,
                                const char *rest)
{
    return arena_format(&view->arena, "handover.%s.%s", handover->id, rest);
}

static const char *number_of(const struct visit *visit, const char *phone)
{
    return phone != NULL ? centre_find_phone(visit->house->centre, phone) : NULL;
}

static void add_fact(struct ui_view *view, const char *id, const char *icon, struct said text)
{
    ui_add(view, (struct ui_node){.id = id,
                                  .role = UI_PARAGRAPH,
                                  .look = UI_LOOK_FACT,
                                  .area = UI_ITEMS,
                                  .text = text.text,
                                  .language = text.language,
                                  .icon = icon});
}

/* A number never breaks; a long address must, to stay on the page. */
static void add_value(struct ui_view *view, const struct visit *visit, const char *id, const char *icon,
                      struct word_value value)
{
    value.name = "value";
    if (value.text != NULL)
        add_fact(view, id, icon, say_with(view, visit, id, &value, 1));
}

/* --- hours --- */

static const char *day_in_words(struct ui_view *view, const struct visit *visit, int weekday)
{
    struct strbuf words;
    const char *copy = "";

    strbuf_init(&words, DAY_NAME_BYTES);
    if (words_weekday(visit->language, weekday, &words) == OK)
        copy = arena_copy_text(&view->arena, strbuf_text(&words));
    strbuf_finish(&words);
    return copy;
}

/* "Monday to Friday, 9am to 5pm", a line for each. */
static struct said say_week(struct ui_view *view, const struct visit *visit,
                            const struct centre_handover *handover)
{
    struct said week = {.text = "", .language = visit->language};

    for (size_t i = 0; i < handover->hours_count; i++) {
        const struct centre_hours *hours = &handover->hours[i];
        struct word_value values[] = {
            {.name = "first", .kind = WORD_TEXT, .text = day_in_words(view, visit, hours->first_day)},
            {.name = "last", .kind = WORD_TEXT, .text = day_in_words(view, visit, hours->last_day)},
            {.name = "opens", .kind = WORD_FIXED, .text = time_in_words(view, visit, hours->opens)},
            {.name = "closes", .kind = WORD_FIXED, .text = time_in_words(view, visit, hours->closes)},
        };
        bool one_day = hours->first_day == hours->last_day;
        struct said line = one_day ? say_with(view, visit, "handover.hours.day", values, 4)
                                   : say_with(view, visit, "handover.hours.days", values, 4);

        week.text = arena_format(&view->arena, "%s%s%s", week.text, i > 0 ? "\n" : "", line.text);
        week.language = line.language;
    }
    return week;
}

static struct said say_now(struct ui_view *view, const struct visit *visit, const struct open_hours *now)
{
    struct word_value values[] = {
        {.name = "time",
         .kind = WORD_FIXED,
         .text = time_in_words(view, visit, now->is_open ? now->closes : now->opens)},
        {.name = "day", .kind = WORD_TEXT, .text = day_in_words(view, visit, now->weekday)},
    };

    if (now->is_open)
        return say_with(view, visit, "handover.open", values, 2);
    if (!now->has_next)
        return say(view, visit, "handover.closed");
    if (now->days_ahead == 0)
        return say_with(view, visit, "handover.opens-today", values, 2);
    if (now->days_ahead == 1)
        return say_with(view, visit, "handover.opens-tomorrow", values, 2);
    return say_with(view, visit, "handover.opens", values, 2);
}

/* --- how to reach them --- */

/* Whom to ring now comes first. */
static void add_phones(struct ui_view *view, const struct visit *visit,
                       const struct centre_handover *handover, bool closed_now)
{
    struct word_value phone = {.kind = WORD_FIXED, .text = number_of(visit, handover->phone)};
    struct word_value other = {.kind = WORD_FIXED, .text = number_of(visit, handover->phone_out_of_hours)};

    if (closed_now)
        add_value(view, visit, "handover.phone-closed", "phone", other);
    add_value(view, visit, "handover.phone", "phone", phone);
    if (!closed_now)
        add_value(view, visit, "handover.phone-closed", "phone", other);
}

/* A line of the code for each way to reach them, in plain text that every telephone shows. */
static void add_code(struct ui_view *view, const struct visit *visit, const struct centre_handover *handover)
{
    const char *const lines[] = {handover->name, number_of(visit, handover->phone), handover->email,
                                 handover->url};
    struct said text = say(view, visit, "handover.code");
    bool is_reached = lines[1] != NULL || lines[2] != NULL || lines[3] != NULL;
    struct strbuf code;

    if (!is_reached)
        return;
    strbuf_init(&code, CODE_BYTES);
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        if (lines[i] != NULL)
            strbuf_add_format(&code, "%s%s", code.length > 0 ? "\n" : "", lines[i]);
    }
    ui_add(view, (struct ui_node){.id = "handover.code",
                                  .role = UI_IMG,
                                  .look = UI_LOOK_CODE,
                                  .area = UI_ITEMS,
                                  .text = text.text,
                                  .language = text.language,
                                  .code = arena_copy_text(&view->arena, strbuf_text(&code))});
    strbuf_finish(&code);
}

static void add_lead(struct ui_view *view, const struct visit *visit, const struct centre_handover *handover,
                     bool closed_now)
{
    const char *title = handover_key(view, handover, "title");
    const char *text = handover_key(view, handover, "text");
    const char *closed = handover_key(view, handover, "hours-closed");
    struct said name = {.text = handover->name, .language = "en"};
    struct said heading = has_words(visit, title) ? say(view, visit, title) : name;
    bool is_reached = handover->phone != NULL || handover->email != NULL || handover->url != NULL;

    add_heading(view, "title", heading);
    view->nodes[view->count - 1].icon = handover->icon;
    if (has_words(visit, text))
        add_text(view, "handover.text", UI_LOOK_TEXT, UI_LEAD, say(view, visit, text));
    if (closed_now && has_words(visit, closed))
        add_text(view, "handover.closed", UI_LOOK_TEXT, UI_LEAD, say(view, visit, closed));
    if (is_reached && strcmp(heading.text, handover->name) != 0)
        add_fact(view, "handover.name", "people", name);
}

void build_handover(struct ui_view *view, const struct visit *visit)
{
    const struct centre_handover *handover = shown_handover(visit);
    struct open_hours now =
        open_hours_at(handover->hours, handover->hours_count, date_weekday(visit->today), visit->minute);
    bool closed_now = handover->hours_count > 0 && !now.is_open;

    add_header(view, visit);
    add_lead(view, visit, handover, closed_now);
    if (handover->hours_count > 0)
        add_fact(view, "handover.now", "clock", say_now(view, visit, &now));
    add_phones(view, visit, handover, closed_now);
    if (handover->hours_count > 0)
        add_fact(view, "handover.hours", "calendar", say_week(view, visit, handover));
    add_value(view, visit, "handover.email", "envelope",
              (struct word_value){.kind = WORD_TEXT, .text = handover->email});
    add_value(view, visit, "handover.url", "link",
              (struct word_value){.kind = WORD_TEXT, .text = handover->url});
    add_code(view, visit, handover);
    add_more(view, visit);
    add_safety(view, visit);
    add_back(view, visit);
    add_leave(view, visit);
}
