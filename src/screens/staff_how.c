/* How the kiosk is, in plain words: requests, printer, disk, words, services. What needs somebody stands at
 * the top, each thing with what to do about it; what is fine, quietly below. */
#include <string.h>

#include "screens/day_words.h"
#include "screens/staff_changes.h"
#include "screens/staff_missing.h"

enum { THINGS_MAX = 8, MEGABYTES_LOW = 1024 };

/* One thing, and how it is. */
struct thing {
    const char *id;
    bool is_worry;    /* it needs somebody */
    const char *icon; /* NULL: a tick */
    struct said text;
    struct said remedy;
    const char *note; /* a code for whoever is asked for help, or NULL */
    struct ui_action action;
};

struct things {
    struct thing list[THINGS_MAX];
    size_t count;
};

static void add_thing(struct things *things, struct thing thing)
{
    things->list[things->count++] = thing;
}

/* --- requests --- */

/* Why a request waits, and what is done about it. */
static const struct cause_words {
    const char *why;
    const char *remedy;
} causes[] = {
    [DESK_NO_CAUSE] = {NULL, NULL},
    [DESK_NO_CONNECTION] = {"staff.how.no-connection", "staff.how.no-connection.help"},
    [DESK_SIGN_IN] = {"staff.how.sign-in", "staff.how.sign-in.help"},
    [DESK_REFUSED] = {"staff.how.refused", "staff.how.refused.help"},
    [DESK_NO_ROUTE] = {"staff.how.no-route", "staff.how.no-route.help"},
    [DESK_NO_PACK] = {"staff.how.no-pack", "staff.how.no-pack.help"},
    [DESK_OTHER_CAUSE] = {"staff.how.other", "staff.how.other.help"},
};

/* "since 10:42am", "since Friday 20 November 2026, 10:42am". */
static const char *say_since(struct ui_view *view, const struct visit *visit, const struct desk_how *how)
{
    struct word_value values[] = {
        {.name = "time", .kind = WORD_FIXED, .text = time_in_words(view, visit, how->oldest_minute)},
        {.name = "day", .kind = WORD_DATE, .date = how->oldest_day},
    };
    bool is_today = date_compare(how->oldest_day, visit->today) == 0;

    return say_with(view, visit, is_today ? "staff.how.since-today" : "staff.how.since", values, 2).text;
}

/* Since when is known of the one that waits longest, which the cause is of, too. */
static struct said say_counted(struct ui_view *view, const struct visit *visit, const char *key, int count,
                               enum desk_cause cause)
{
    const struct desk_how *how = &visit->desk.how;
    const char *why = causes[cause].why;
    bool is_oldest = how->has_oldest && how->cause == cause;
    struct word_value values[] = {
        {.name = "sent", .kind = WORD_NUMBER, .number = how->sent_today},
        {.name = "count", .kind = WORD_NUMBER, .number = count},
        {.name = "since", .kind = WORD_TEXT, .text = is_oldest ? say_since(view, visit, how) : ""},
        {.name = "known", .kind = WORD_TEXT, .text = is_oldest ? "yes" : "no"},
        {.name = "why", .kind = WORD_TEXT, .text = why != NULL ? say(view, visit, why).text : ""},
    };

    return say_with(view, visit, key, values, sizeof values / sizeof values[0]);
}

/* Of those that wait; where none does the cause is that of the held ones, which have words of their own. */
static bool waits_for_cause(const struct desk_how *how)
{
    return how->waiting > 0 && how->cause != DESK_NO_CAUSE;
}

static void tell_requests(struct ui_view *view, const struct visit *visit, struct things *things)
{
    const struct desk_how *how = &visit->desk.how;
    struct thing thing = {.id = "staff.how.requests"};

    if (waits_for_cause(how)) {
        thing.is_worry = true;
        thing.icon = "alert";
        thing.text = say_counted(view, visit, "staff.how.waiting", how->waiting, how->cause);
        thing.remedy = say(view, visit, causes[how->cause].remedy);
    } else {
        thing.text = say_counted(view, visit, how->waiting > 0 ? "staff.how.on-way" : "staff.how.sent",
                                 how->waiting, DESK_NO_CAUSE);
    }
    add_thing(things, thing);
}

static void tell_held(struct ui_view *view, const struct visit *visit, struct things *things)
{
    const struct desk_how *how = &visit->desk.how;

    if (how->held > 0)
        add_thing(things,
                  (struct thing){.id = "staff.how.held",
                                 .is_worry = true,
                                 .icon = "alert",
                                 .text = say_counted(view, visit, "staff.how.held", how->held, DESK_NO_CAUSE),
                                 .remedy = say(view, visit, "staff.how.held.help")});
    if (how->set_aside > 0)
        add_thing(things, (struct thing){.id = "staff.how.set-aside",
                                         .is_worry = true,
                                         .icon = "alert",
                                         .text = say_counted(view, visit, "staff.how.set-aside",
                                                             how->set_aside, DESK_NO_CAUSE),
                                         .remedy = say(view, visit, "staff.how.set-aside.help")});
}

/* --- printer and disk --- */

static bool is_printer_fine(const char *key)
{
    static const char *const fine[] = {"printer.none", "printer.ready", "printer.printing", "printer.done"};

    for (size_t i = 0; i < sizeof fine / sizeof fine[0]; i++) {
        if (strcmp(key, fine[i]) == 0)
            return true;
    }
    return false;
}

static void tell_printer(struct ui_view *view, const struct visit *visit, struct things *things)
{
    const struct desk_how *how = &visit->desk.how;
    const char *key = visit->house->has_printer ? how->printer_key : "printer.none";
    struct thing thing = {.id = "staff.how.printer"};

    if (visit->house->has_printer && !how->printer_is_told)
        return;
    if (!visit->house->has_printer)
        thing.icon = "printer";
    thing.text = say(view, visit, arena_copy_text(&view->arena, key));
    if (!is_printer_fine(key)) {
        thing.is_worry = true;
        thing.icon = "alert";
        thing.remedy = say(view, visit, "staff.how.printer.help");
        thing.note = how->printer_code[0] != '\0' ? arena_copy_text(&view->arena, how->printer_code) : NULL;
    }
    add_thing(things, thing);
}

static void tell_disk(struct ui_view *view, const struct visit *visit, struct things *things)
{
    const struct desk_how *how = &visit->desk.how;
    bool is_low = how->disk_free_mb < MEGABYTES_LOW;
    struct word_value room = {.name = "count", .kind = WORD_NUMBER};
    struct thing thing = {.id = "staff.how.disk"};

    room.number = is_low ? how->disk_free_mb : how->disk_free_mb / MEGABYTES_LOW;
    if (how->disk_is_full)
        thing.text = say(view, visit, "staff.how.disk-full");
    else
        thing.text = say_with(view, visit, is_low ? "staff.how.disk-low" : "staff.how.disk", &room, 1);
    if (is_low || how->disk_is_full) {
        thing.is_worry = true;
        thing.icon = "alert";
        thing.remedy =
            say(view, visit, how->disk_is_full ? "staff.how.disk-full.help" : "staff.how.disk-low.help");
    }
    add_thing(things, thing);
}

/* --- what families read --- */

static void tell_words(struct ui_view *view, const struct visit *visit, struct things *things)
{
    struct said missing = say_staff_missing(view, visit);

    if (missing.text != NULL)
        add_thing(things, (struct thing){.id = "staff.how.words",
                                         .is_worry = true,
                                         .icon = "globe",
                                         .text = say(view, visit, "staff.how.words-missing"),
                                         .remedy = missing});
    else
        add_thing(things,
                  (struct thing){.id = "staff.how.words", .text = say(view, visit, "staff.how.words")});
}

static void tell_services(struct ui_view *view, const struct visit *visit, struct things *things)
{
    int old[STAFF_SERVICES_MAX];
    struct word_value values[] = {
        {.name = "count", .kind = WORD_NUMBER},
        {.name = "months", .kind = WORD_NUMBER, .number = centre_about(visit->house->centre)->stale_months},
    };
    struct thing thing = {.id = "staff.how.services"};

    values[0].number = (int64_t)desk_old_services(visit, old, STAFF_SERVICES_MAX);
    if (values[0].number > 0) {
        thing.is_worry = true;
        thing.icon = "checklist";
        thing.remedy = say(view, visit, "staff.how.services-old.help");
        thing.action = (struct ui_action){.kind = ACT_STAFF_PAGE, .option = SCREEN_STAFF_SERVICES};
        thing.text = say_with(view, visit, "staff.how.services-old", values, 2);
    } else {
        thing.text = say(view, visit, "staff.how.services");
    }
    add_thing(things, thing);
}

static void tell_pack(struct ui_view *view, const struct visit *visit, struct things *things)
{
    if (visit->house->centre != NULL) {
        tell_services(view, visit, things);
        tell_words(view, visit, things);
        return;
    }
    add_thing(things, (struct thing){.id = "staff.no-pack",
                                     .is_worry = true,
                                     .icon = "alert",
                                     .text = say(view, visit, "staff.no-pack"),
                                     .remedy = say(view, visit, "staff.no-pack.help"),
                                     .note = visit->house->trouble});
}

/* --- the page --- */

static void add_worries(struct ui_view *view, const struct visit *visit, const struct things *things)
{
    bool is_first = true;

    for (size_t i = 0; i < things->count; i++) {
        const struct thing *thing = &things->list[i];

        if (!thing->is_worry)
            continue;
        if (is_first)
            add_text(view, "staff.how.worries", UI_LOOK_SUBHEADING, UI_ITEMS,
                     say(view, visit, "staff.how.worries"));
        is_first = false;
        ui_add(view, (struct ui_node){.id = thing->id,
                                      .role = thing->action.kind != ACT_NONE ? UI_BUTTON : UI_LISTITEM,
                                      .look = UI_LOOK_SERVICE,
                                      .area = UI_ITEMS,
                                      .icon = thing->icon,
                                      .text = thing->text.text,
                                      .language = thing->text.language,
                                      .detail = thing->remedy.text,
                                      .detail_language = thing->remedy.language,
                                      .note = thing->note,
                                      .action = thing->action});
    }
}

static void add_fine(struct ui_view *view, const struct visit *visit, const struct things *things)
{
    bool is_first = true;

    for (size_t i = 0; i < things->count; i++) {
        const struct thing *thing = &things->list[i];

        if (thing->is_worry)
            continue;
        if (is_first)
            add_text(view, "staff.how.fine", UI_LOOK_SUBHEADING, UI_ITEMS,
                     say(view, visit, "staff.how.fine"));
        is_first = false;
        ui_add(view, (struct ui_node){.id = thing->id,
                                      .role = UI_LISTITEM,
                                      .look = UI_LOOK_FACT,
                                      .area = UI_ITEMS,
                                      .icon = thing->icon != NULL ? thing->icon : "tick",
                                      .text = thing->text.text,
                                      .language = thing->text.language});
    }
}

static void add_test_state(struct ui_view *view, const struct visit *visit)
{
    static const struct {
        const char *key;
        const char *icon;
    } states[] = {
        [DESK_PAPER_UNDER_WAY] = {"staff.how.test.under-way", "printer"},
        [DESK_PAPER_DONE] = {"staff.how.test.done", "check-circle"},
        [DESK_PAPER_NO_PRINTER] = {"printer.none", "alert"},
        [DESK_PAPER_FAILED] = {"staff.how.test.failed", "alert"},
        [DESK_PAPER_EMPTY] = {"printer.none", "alert"},
    };
    const struct desk_paper *paper = &visit->desk.test;
    struct word_value code = {.name = "code", .kind = WORD_FIXED};

    if (paper->state == DESK_PAPER_NOT)
        return;
    code.text = arena_copy_text(&view->arena, paper->code);
    add_staff_line(view, "staff.paper", states[paper->state].icon, UI_LEAD,
                   say_with(view, visit, states[paper->state].key, &code, 1));
}

static void add_test(struct ui_view *view, const struct visit *visit)
{
    struct ui_node *button;

    if (!visit->house->has_printer)
        return;
    button = add_button(view, visit, "staff.test", "staff.how.test", UI_LOOK_SECOND, UI_SLOT_END,
                        ACT_DESK_TEST_PRINT);
    button->icon = "printer";
    button->disabled = visit->desk.test.state == DESK_PAPER_UNDER_WAY;
}

static void add_kiosk(struct ui_view *view, const struct visit *visit)
{
    struct word_value kiosk = {.name = "kiosk", .kind = WORD_TEXT, .text = visit->house->kiosk};

    if (kiosk.text != NULL && kiosk.text[0] != '\0')
        add_text(view, "staff.how.kiosk", UI_LOOK_HELP, UI_LEAD,
                 say_with(view, visit, "staff.how.kiosk", &kiosk, 1));
}

static void tell_all(struct ui_view *view, const struct visit *visit, struct things *things)
{
    if (visit->desk.how.is_told) {
        tell_requests(view, visit, things);
        tell_held(view, visit, things);
    }
    tell_printer(view, visit, things);
    if (visit->desk.how.is_told)
        tell_disk(view, visit, things);
    tell_pack(view, visit, things);
}

void build_staff_how(struct ui_view *view, const struct visit *visit)
{
    struct things things = {.count = 0};

    view->wide = true;
    add_header(view, visit);
    add_heading(view, "title", say(view, visit, "staff.how"));
    add_kiosk(view, visit);
    add_staff_result(view, visit);
    add_test_state(view, visit);
    if (visit->desk.asks == DESK_ASKS_HOW && !visit->desk.how.is_told)
        add_text(view, "staff.moment", UI_LOOK_HELP, UI_LEAD, say(view, visit, "session.moment"));
    tell_all(view, visit, &things);
    add_worries(view, visit, &things);
    add_fine(view, visit, &things);
    add_more(view, visit);
    add_staff_foot(view, visit);
    add_test(view, visit);
}
