/* One date of a session: its numbers, who is signed up, by reference, and what may be done with it. */
#include <string.h>

#include "screens/staff_words.h"
#include "ui/theme.h"

/* A page has room for so many; two nodes each. */
enum { ROWS_SHOWN_MAX = 250, ROW_FACTS_MAX = 4 };

/* --- the date --- */

/* The first of its numbers above the others. */
static void add_numbers(struct ui_view *view, const struct visit *visit, const struct desk_date *date)
{
    struct ui_fact *facts = arena_allocate(&view->arena, STAFF_COUNTS_MAX, sizeof *facts);
    size_t count = say_desk_counts(view, visit, date, facts);

    if (count == 0)
        return;
    ui_add(view, (struct ui_node){.id = "staff.numbers",
                                  .role = UI_STATUS,
                                  .look = UI_LOOK_SERVICE,
                                  .area = UI_LEAD,
                                  .icon = facts[0].icon,
                                  .text = facts[0].text,
                                  .language = facts[0].language,
                                  .facts = facts + 1,
                                  .fact_count = count - 1});
}

/* --- what may be done --- */

static struct ui_node *add_act(struct ui_view *view, const struct visit *visit, const char *id,
                               const char *key, enum ui_look look, struct ui_action action)
{
    bool beside = view->nodes[view->count - 1].area == UI_NOTICE;
    struct ui_node *button = add_button(view, visit, id, key, look, UI_SLOT_START, ACT_NONE);

    button->area = UI_NOTICE;
    button->action = action;
    button->beside = beside;
    button->disabled = visit->desk.asks == DESK_ASKS_PUT || visit->desk.asks == DESK_ASKS_UNDO;
    return button;
}

/* In a row below the list: they stay where they are on each part of it. */
static void add_acts(struct ui_view *view, const struct visit *visit, const struct desk_date *date)
{
    int closing = desk_find_edit(visit, EDIT_CLOSE, date->id);
    bool is_closed = say_desk_note(view, visit, date).text != NULL;

    if (visit->house->centre == NULL)
        return;
    if (desk_takes_sign_ups(visit, date) && !is_closed && date_compare(date->date.day, visit->today) == 0)
        add_act(view, visit, "staff.walk-in", "staff.walk-in", UI_LOOK_SECOND,
                (struct ui_action){.kind = ACT_DESK_WALK_IN})
            ->icon = visit->text_size == UI_TEXT_NORMAL ? "plus" : NULL;
    if (desk_takes_sign_ups(visit, date) && date->session >= 0)
        add_act(view, visit, "staff.capacity", "staff.capacity.open", UI_LOOK_QUIET,
                (struct ui_action){.kind = ACT_DESK_CAPACITY});
    if (closing >= 0)
        add_act(view, visit, "staff.undo", "staff.open-again", UI_LOOK_QUIET,
                (struct ui_action){.kind = ACT_DESK_UNDO, .item = closing});
    else if (!is_closed)
        add_act(view, visit, "staff.close", "staff.close", UI_LOOK_QUIET,
                (struct ui_action){.kind = ACT_DESK_QUESTION, .option = DESK_CLOSES_DATE});
}

/* --- who is signed up --- */

/* A ticket says that a place is the family's, or their turn; who walked in needs none. */
static bool has_ticket(const struct visit *visit, const struct desk_date *date, const struct desk_row *row)
{
    return visit->house->has_printer && date->session >= 0 && !row->is_walk_in &&
           (row->state == DESK_BOOKED || row->state == DESK_WAITING);
}

static void add_ticket(struct ui_view *view, const struct visit *visit, const char *row_id, size_t index)
{
    struct said text = say(view, visit, "staff.row.ticket");

    ui_add(view, (struct ui_node){.id = arena_format(&view->arena, "%s.ticket", row_id),
                                  .role = UI_BUTTON,
                                  .look = UI_LOOK_STEP,
                                  .area = UI_ITEMS,
                                  .text = text.text,
                                  .language = text.language,
                                  .icon = "printer",
                                  .beside = true,
                                  .action = {.kind = ACT_DESK_TICKET, .item = (int)index}});
}

static struct ui_fact as_fact(const char *icon, struct said said)
{
    return (struct ui_fact){.icon = icon, .text = said.text, .language = said.language};
}

/* Who comes, and what else is to be known of them. */
static size_t say_facts(struct ui_view *view, const struct visit *visit, const struct desk_row *row,
                        struct ui_fact *ret_facts)
{
    struct word_value number = {.name = "number", .kind = WORD_NUMBER, .number = row->position};
    size_t count = 0;

    ret_facts[count++] = as_fact("people", say_desk_party(view, visit, row));
    if (row->is_new)
        ret_facts[count++] = as_fact("star", say(view, visit, "staff.new"));
    if (row->is_walk_in)
        ret_facts[count++] = as_fact("door", say(view, visit, "staff.walk-in"));
    if (row->state == DESK_WAITING)
        ret_facts[count++] = as_fact("hourglass", say_with(view, visit, "staff.row.number", &number, 1));
    else if (row->state != DESK_BOOKED)
        ret_facts[count++] = as_fact(desk_state_icon(row), say_desk_state(view, visit, row));
    return count;
}

/* In a chip: whom to ring, and who is here. */
static const char *key_of_note(const struct desk_row *row, bool is_next)
{
    if (is_next)
        return "staff.ring";
    return row->state == DESK_BOOKED && row->has_arrived ? "staff.state.arrived" : NULL;
}

static void add_row(struct ui_view *view, const struct visit *visit, const struct desk_date *date,
                    size_t index)
{
    const struct desk_row *row = &visit->desk.rows[index];
    const char *id = arena_format(&view->arena, "staff.row.%s", row->reference);
    const char *note = key_of_note(row, desk_next_to_ring(visit) == (int)index);
    struct ui_fact *facts = arena_allocate(&view->arena, ROW_FACTS_MAX, sizeof *facts);
    size_t count = say_facts(view, visit, row, facts);

    ui_add(view, (struct ui_node){.id = id,
                                  .role = UI_BUTTON,
                                  .look = UI_LOOK_SERVICE,
                                  .area = UI_ITEMS,
                                  .icon = desk_state_icon(row),
                                  .text = arena_copy_text(&view->arena, row->reference),
                                  .language = "en",
                                  .note = note != NULL ? say(view, visit, note).text : NULL,
                                  .facts = facts,
                                  .fact_count = count,
                                  .left_to_right = true,
                                  .action = {.kind = ACT_DESK_ROW, .item = (int)index}});
    if (has_ticket(visit, date, row))
        add_ticket(view, visit, id, index);
}

static const char *section_of(const struct desk_row *row)
{
    if (row->state == DESK_WAITING)
        return "staff.rows.waiting";
    return row->state == DESK_CANCELLED || row->state == DESK_MISSED ? "staff.rows.cancelled"
                                                                     : "staff.rows.booked";
}

static void add_rows(struct ui_view *view, const struct visit *visit, const struct desk_date *date)
{
    const struct visit_desk *desk = &visit->desk;
    const char *section = "";

    for (size_t i = 0; i < desk->row_count && i < ROWS_SHOWN_MAX; i++) {
        const char *of_row = section_of(&desk->rows[i]);

        if (strcmp(section, of_row) != 0)
            add_text(view, of_row, UI_LOOK_SUBHEADING, UI_ITEMS, say(view, visit, of_row));
        section = of_row;
        add_row(view, visit, date, i);
    }
    if (desk->row_count > ROWS_SHOWN_MAX)
        add_text(view, "staff.rows.more", UI_LOOK_TEXT, UI_ITEMS, say(view, visit, "staff.rows.more"));
    if (desk->row_count == 0 && desk->rows_are_told && desk_takes_sign_ups(visit, date))
        add_text(view, "staff.rows.none", UI_LOOK_TEXT, UI_ITEMS, say(view, visit, "staff.count.none"));
    if (!desk->rows_are_told && desk->asks == DESK_ASKS_ROWS)
        add_text(view, "staff.moment", UI_LOOK_HELP, UI_ITEMS, say(view, visit, "session.moment"));
}

/* --- the page --- */

static void add_register(struct ui_view *view, const struct visit *visit)
{
    add_button(view, visit, "staff.register", "staff.register", UI_LOOK_MAIN, UI_SLOT_END, ACT_DESK_REGISTER)
        ->icon = "printer";
}

static void add_page(struct ui_view *view, const struct visit *visit, const struct desk_date *date)
{
    struct said note = say_desk_note(view, visit, date);

    add_heading(view, "title", say_desk_session(view, visit, date));
    add_text(view, "staff.when", UI_LOOK_TEXT, UI_LEAD, say_desk_date(view, visit, date));
    add_staff_result(view, visit);
    if (note.text != NULL)
        add_staff_line(view, "staff.note", "alert", UI_LEAD, note);
    add_numbers(view, visit, date);
    if (visit->desk.question == DESK_CLOSES_DATE) {
        add_staff_question(view, visit, "staff.close.ask", "staff.close.about", "staff.close.yes",
                           (struct ui_action){.kind = ACT_DESK_CLOSE});
        return;
    }
    add_rows(view, visit, date);
    add_more(view, visit);
    add_acts(view, visit, date);
}

void build_staff_date(struct ui_view *view, const struct visit *visit)
{
    const struct visit_desk *desk = &visit->desk;
    bool is_there = desk->date >= 0 && (size_t)desk->date < desk->date_count;

    add_header(view, visit);
    if (is_there) {
        add_page(view, visit, &desk->dates[desk->date]);
    } else {
        add_heading(view, "title", say(view, visit, "staff.gone"));
        add_staff_result(view, visit);
    }
    add_staff_foot(view, visit);
    if (is_there && desk->question == DESK_NO_QUESTION &&
        desk_takes_sign_ups(visit, &desk->dates[desk->date]))
        add_register(view, visit);
}
