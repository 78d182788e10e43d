/* What takes place, today and this week first, and for each date whether there is room: before it is chosen,
 * not after. */
#include "screens/sessions.h"

enum { WEEK_DAYS = 7 };

enum week_group { GROUP_TODAY, GROUP_TOMORROW, GROUP_WEEK, GROUP_NEXT_WEEK, GROUP_LATER };

static enum week_group group_of(const struct visit *visit, struct date day)
{
    int ahead = date_days_between(visit->today, day);
    int left_of_week = WEEK_DAYS - date_weekday(visit->today);

    if (ahead <= 1)
        return ahead == 1 ? GROUP_TOMORROW : GROUP_TODAY;
    if (ahead < left_of_week)
        return GROUP_WEEK;
    return ahead < left_of_week + WEEK_DAYS ? GROUP_NEXT_WEEK : GROUP_LATER;
}

static void add_group(struct ui_view *view, const struct visit *visit, enum week_group group)
{
    static const char *const names[][2] = {
        [GROUP_TODAY] = {"group.today", "day.today"},
        [GROUP_TOMORROW] = {"group.tomorrow", "day.tomorrow"},
        [GROUP_WEEK] = {"group.week", "sessions.week"},
        [GROUP_NEXT_WEEK] = {"group.next-week", "sessions.next-week"},
        [GROUP_LATER] = {"group.later", "sessions.later"},
    };

    add_text(view, names[group][0], UI_LOOK_SUBHEADING, UI_ITEMS, say(view, visit, names[group][1]));
}

/* Beside each other where most days have several; one alone has the whole row, and leaves none half empty. */
static void add_cards(struct ui_view *view, const struct visit *visit)
{
    int shown = -1;
    int groups = 0;
    int cards = 0;

    for (size_t i = 0; i < visit->session_count; i++) {
        enum week_group group = group_of(visit, visit->sessions[i].date.day);

        if (session_is_further_slot(visit, i))
            continue;
        if ((int)group != shown)
            add_group(view, visit, group);
        groups += (int)group != shown;
        cards++;
        shown = (int)group;
        add_session_card(view, visit, i);
    }
    view->columns_landscape = cards >= 2 * groups ? 2 : 1;
}

/* --- the head of the page --- */

static struct said say_title(struct ui_view *view, const struct visit *visit)
{
    const struct service *service =
        visit->sessions_of >= 0 ? service_at(visit, (size_t)visit->sessions_of) : NULL;
    struct word_value value = {.name = "ages", .kind = WORD_TEXT};

    if (service != NULL) {
        value.name = "name";
        value.text = as_value(view, say_service(view, visit, service, "name", service->name));
        return say_with(view, visit, "sessions.title-of", &value, 1);
    }
    if (visit->age_count == 0)
        return say(view, visit, "sessions.title-any");
    if (visit->sessions_for_all)
        return say(view, visit, "sessions.title-all");
    value.text = as_value(view, say_ages(view, visit, all_children(visit)));
    return say_with(view, visit, "sessions.title", &value, 1);
}

/* Beside the heading: from a longer or shorter list back to what is for the children. */
static void add_change(struct ui_view *view, const struct visit *visit)
{
    bool is_of_one = visit->sessions_of >= 0;
    bool is_theirs = !is_of_one && !visit->sessions_for_all;
    struct said change = say(view, visit,
                             is_of_one   ? "sessions.every"
                             : is_theirs ? "nav.change"
                                         : "sessions.ours");
    struct ui_action action = {.kind = ACT_ALL_SESSIONS, .option = 0};

    if (is_theirs)
        action = (struct ui_action){.kind = ACT_LEAD, .text = "flow:ages"};
    ui_add(view, (struct ui_node){.id = is_theirs ? "change.ages" : "sessions.all",
                                  .role = UI_BUTTON,
                                  .look = UI_LOOK_CHIP,
                                  .area = UI_LEAD,
                                  .text = change.text,
                                  .language = change.language,
                                  .icon = is_theirs   ? "pencil"
                                          : is_of_one ? "calendar"
                                                      : "person",
                                  .beside = true,
                                  .action = action});
}

static void add_head(struct ui_view *view, const struct visit *visit)
{
    struct said title = say_title(view, visit);

    if (visit->sessions_have_changed)
        add_alert(view, "sessions.changed", say(view, visit, "sessions.changed"),
                  say(view, visit, "sessions.changed.text"));
    add_heading(view, "title", title);
    view->nodes[view->count - 1].personal = visit->age_count > 0;
    add_change(view, visit);
    add_session_trouble(view, visit, "sessions.keeper-away");
}

/* Once at the beginning: each of their cards says it too. */
static void add_examples(struct ui_view *view, const struct visit *visit)
{
    for (size_t i = 0; i < visit->session_count; i++) {
        if (session_at(visit, visit->sessions[i].session)->is_example) {
            add_text(view, "session.example", UI_LOOK_SAFETY, UI_ITEMS, say(view, visit, "sessions.example"));
            return;
        }
    }
}

/* --- the rest --- */

static void add_all_card(struct ui_view *view, const struct visit *visit)
{
    struct ui_node *card;

    if (visit->age_count == 0 || visit->sessions_for_all || visit->sessions_of >= 0)
        return;
    card = add_lead_card(view, "sessions.all", "people", say(view, visit, "sessions.all"),
                         say(view, visit, "sessions.all.about"), NULL);
    card->role = UI_BUTTON;
    card->action = (struct ui_action){.kind = ACT_ALL_SESSIONS, .option = 1};
}

/* Nobody is sent away. */
static void add_nothing(struct ui_view *view, const struct visit *visit)
{
    add_text(view, "sessions.none.title", UI_LOOK_SUBHEADING, UI_ITEMS,
             say(view, visit, "sessions.none.title"));
    add_text(view, "sessions.none", UI_LOOK_TEXT, UI_ITEMS, say(view, visit, "sessions.none"));
    add_offer_card(view, visit, "sessions.offer");
}

void build_sessions(struct ui_view *view, const struct visit *visit)
{
    struct ui_node *ticket;

    view->wide = true;
    add_header(view, visit);
    add_head(view, visit);
    add_examples(view, visit);
    if (visit->session_count == 0)
        add_nothing(view, visit);
    else
        add_cards(view, visit);
    add_all_card(view, visit);
    add_more(view, visit);
    add_back(view, visit);
    add_leave(view, visit);
    ticket = add_button(view, visit, "sessions.ticket", "sessions.ticket", UI_LOOK_SECOND, UI_SLOT_END,
                        ACT_OPEN_CODE);
    ticket->icon = "ticket";
}
