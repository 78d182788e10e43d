#include "app/desk.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/desk_inside.h"
#include "base/memory.h"
#include "base/random.h"

struct desk *desk_create(const char *socket_path, const struct clock *clock)
{
    struct desk *desk = memory_allocate(1, sizeof *desk);

    line_init(&desk->line, socket_path, clock);
    desk->line.stays = true;
    desk->registers = registers_create();
    return desk;
}

void desk_forget_once(struct desk_once *once)
{
    json_decref(once->asked);
    once->asked = NULL;
}

static void forget_acts(struct desk *desk)
{
    desk_forget_once(&desk->walk_in);
    desk_forget_once(&desk->count);
}

void desk_destroy(struct desk *desk)
{
    if (desk == NULL)
        return;
    line_finish(&desk->line);
    forget_acts(desk);
    registers_destroy(desk->registers);
    free(desk);
}

static bool is_asking(const struct desk *desk)
{
    return desk->line.is_waiting || desk->is_silent;
}

bool desk_is_busy(const struct desk *desk)
{
    return is_asking(desk) || desk->after != 0 || desk->question_waits || desk->code_waits != NULL ||
           registers_want_rows(desk->registers);
}

struct registers *desk_registers(struct desk *desk)
{
    return desk->registers;
}

static void ask(struct desk *desk, enum wire_kind kind, json_t *fields)
{
    desk->is_silent = !line_ask(&desk->line, kind, fields);
    desk->line.asked = kind;
}

/* One question at a time, a list with all its pages: the keeper would take another connection for a stranger.
 */
static bool must_wait(const struct desk *desk)
{
    return is_asking(desk) || desk->after != 0;
}

static void drop_questions(struct desk *desk)
{
    desk->after = 0;
    desk->question_waits = false;
    desk->code_waits = NULL;
}

/* --- the lock, and what a code from paper stands for --- */

void desk_unlock(struct desk *desk, const struct visit *visit)
{
    const struct visit_staff *staff = &visit->staff;

    ask(desk, WIRE_UNLOCK,
        json_pack("{s:i, s:s}", "staff", (int)strtol(staff->number, NULL, 10), "pin", staff->pin));
}

void desk_lock(struct desk *desk)
{
    line_hang_up(&desk->line);
    drop_questions(desk);
    forget_acts(desk);
    registers_end(desk->registers);
    desk->is_silent = false;
}

static void ask_of_code(struct desk *desk, const struct visit *visit, desk_asker *question)
{
    if (must_wait(desk))
        desk->code_waits = question;
    else
        question(desk, visit);
}

static void look(struct desk *desk, const struct visit *visit)
{
    enum wire_kind kind = visit_page(visit) == SCREEN_STAFF_TICKET ? WIRE_TICKET_OF : WIRE_VOUCHER_LOOK;

    random_uuid(random_system(), desk->key); /* another voucher is another act */
    ask(desk, kind, json_pack("{s:s}", "reference", visit->staff.reference));
}

void desk_look(struct desk *desk, const struct visit *visit)
{
    ask_of_code(desk, visit, look);
}

static void hand_over(struct desk *desk, const struct visit *visit)
{
    ask(desk, WIRE_HAND_OVER,
        json_pack("{s:s, s:s, s:i, s:i}", "key", desk->key, "reference", visit->staff.reference, "cardSeen",
                  visit->staff.card_seen ? 1 : 0, "staff", 0));
}

void desk_hand_over(struct desk *desk, const struct visit *visit)
{
    ask_of_code(desk, visit, hand_over);
}

/* --- what the visit's desk asks --- */

/* A course that has begun is named by its first day. */
static struct date first_day(const struct visit_desk *desk)
{
    struct date first = desk->day;

    for (size_t i = 0; i < desk->date_count; i++) {
        if (date_compare(desk->dates[i].date.day, first) < 0)
            first = desk->dates[i].date.day;
    }
    return first;
}

/* {"session","day","minute"} of the date that is shown. */
static json_t *shown_date(const struct visit_desk *desk)
{
    const struct desk_date *date = &desk->dates[desk->date];
    char day[11];

    assert(desk->date >= 0 && (size_t)desk->date < desk->date_count);
    date_write(date->date.day, day);
    return json_pack("{s:s,s:s,s:i}", "session", date->id, "day", day, "minute", date->date.opens);
}

static json_t *with(json_t *fields, const char *name, json_t *value)
{
    if (fields == NULL || json_object_set_new(fields, name, value) != 0)
        abort();
    return fields;
}

static json_t *dates_fields(const struct desk *desk, const struct visit_desk *asked)
{
    char day[11];

    date_write(first_day(asked), day);
    return json_pack("{s:s,s:I}", "from", day, "after", (json_int_t)desk->after);
}

/* The same asked for again is the same act, so that no answer means no second row; anything else must not be
 * taken for it. */
static json_t *with_key(struct desk_once *once, json_t *fields)
{
    if (once->asked == NULL || json_equal(fields, once->asked) == 0) {
        desk_forget_once(once);
        once->asked = json_deep_copy(fields);
        random_uuid(random_system(), once->key);
    }
    return with(fields, "key", json_string(once->key));
}

static json_t *walk_in_fields(struct desk *desk, const struct visit_desk *asked)
{
    const struct desk_walk_in *walk_in = &asked->walk_in;
    json_t *fields = shown_date(asked);

    fields = with(fields, "children", json_integer(walk_in->children));
    fields = with(fields, "adults", json_integer(walk_in->adults));
    return with_key(&desk->walk_in, with(fields, "isNew", json_integer(walk_in->is_new ? 1 : 0)));
}

/* What is left of a product that the pack has no more can only be written off. */
static json_t *count_fields(struct desk *desk, const struct visit_desk *asked)
{
    const struct desk_batch *batch = &asked->saved;
    bool is_known = batch->product >= 0;
    char expires[11];

    date_write(batch->expires, expires);
    return with_key(&desk->count,
                    json_pack("{s:s,s:s,s:s,s:s,s:i,s:i}", "change", is_known ? "counted" : "written-off",
                              "product", batch->id, "batch", batch->batch, "expires", expires, "count",
                              is_known ? asked->counted : batch->count - asked->counted, "staff", 0));
}

static json_t *act_fields(const struct visit_desk *asked)
{
    static const char *const acts[] = {
        [DESK_ARRIVE] = "arrive", [DESK_ARRIVE_NEW] = "arrive-new", [DESK_NOT_ARRIVED] = "not-arrived",
        [DESK_TAKE] = "take",     [DESK_CANCEL] = "cancel",
    };

    return json_pack("{s:s,s:s}", "reference", asked->shown, "act", acts[asked->act]);
}

static json_t *edit_fields(const struct edit *edit)
{
    char day[11] = "";

    if (edit->day.year != 0)
        date_write(edit->day, day);
    return json_pack("{s:s,s:s,s:s,s:i,s:i,s:i,s:s}", "kind", edit_kind_name(edit->kind), "subject",
                     edit->subject, "day", day, "families", edit->places.families, "children",
                     edit->places.children, "adults", edit->places.adults, "text", edit->text);
}

static json_t *after_fields(const struct desk *desk)
{
    return json_pack("{s:I}", "after", (json_int_t)desk->after);
}

static void put_question(struct desk *desk, const struct visit *visit)
{
    const struct visit_desk *asked = &visit->desk;

    switch (asked->asks) {
    case DESK_ASKS_NOTHING:
        desk->after = 0;
        break;
    case DESK_ASKS_DATES:
        ask(desk, WIRE_SIGN_UP_DATES, dates_fields(desk, asked));
        break;
    case DESK_ASKS_ROWS:
        ask(desk, WIRE_SIGN_UP_LIST, with(shown_date(asked), "after", json_integer((json_int_t)desk->after)));
        break;
    case DESK_ASKS_NAME:
        memcpy(desk->name_of, asked->pressed.reference, sizeof desk->name_of);
        ask(desk, WIRE_NAME_OF, json_pack("{s:s}", "reference", asked->pressed.reference));
        break;
    case DESK_ASKS_ACT:
        ask(desk, WIRE_SIGN_UP_ACT, act_fields(asked));
        break;
    case DESK_ASKS_WALK_IN:
        ask(desk, WIRE_WALK_IN, walk_in_fields(desk, asked));
        break;
    case DESK_ASKS_HOW:
        ask(desk, WIRE_STATUS, NULL);
        break;
    case DESK_ASKS_STOCK:
        ask(desk, WIRE_STOCK_LIST, after_fields(desk));
        break;
    case DESK_ASKS_COUNT:
        ask(desk, WIRE_STOCK_CHANGE, count_fields(desk, asked));
        break;
    case DESK_ASKS_EDITS:
        ask(desk, WIRE_EDIT_LIST, after_fields(desk));
        break;
    case DESK_ASKS_PUT:
        ask(desk, WIRE_EDIT_PUT, edit_fields(&asked->edit));
        break;
    case DESK_ASKS_UNDO:
        ask(desk, WIRE_EDIT_UNDO, json_pack("{s:I}", "id", (json_int_t)asked->edit.id));
        break;
    }
}

void desk_ask_for(struct desk *desk, const struct visit *visit)
{
    if (must_wait(desk))
        desk->question_waits = true;
    else
        put_question(desk, visit);
}

void desk_print_registers(struct desk *desk, const struct visit *visit)
{
    registers_begin(desk->registers, visit);
}

/* --- answers --- */

/* Whoever has let go of a row, or left the page, before it was its turn opens no name. Returns whether the
 * visit was told. */
static bool drop_nobodys(struct desk *desk, struct visit *visit)
{
    static const struct desk_name no_name;
    static const struct visit_staff nothing_found;

    if (desk->question_waits && visit->desk.asks == DESK_ASKS_NAME &&
        visit->desk.pressed.reference[0] == '\0') {
        desk->question_waits = false;
        desk_told_name(visit, &no_name);
        return true;
    }
    if (desk->code_waits != NULL && visit->staff.reference[0] == '\0') {
        desk->code_waits = NULL;
        (void)visit_staff_found(visit, &nothing_found);
        return true;
    }
    return false;
}

/* The next page of a list, what waits for its turn, and between all that the rows of a register. */
static void go_on(struct desk *desk, const struct visit *visit)
{
    desk_asker *code_waits = desk->code_waits;
    json_t *question;

    if (is_asking(desk))
        return;
    if (desk->after != 0) {
        put_question(desk, visit);
    } else if (desk->question_waits) {
        desk->question_waits = false;
        put_question(desk, visit);
    } else if (code_waits != NULL) {
        desk->code_waits = NULL;
        code_waits(desk, visit);
    } else {
        question = registers_question(desk->registers);
        if (question != NULL)
            ask(desk, WIRE_REGISTER, question);
    }
}

static void take_refusal(struct desk *desk, struct visit *visit, const char *code)
{
    drop_questions(desk);
    registers_stop_gathering(desk->registers, visit);
    if (code == NULL)
        visit_staff_locked(visit);
    else
        visit_staff_unknown(visit, code);
}

bool desk_step(struct desk *desk, struct visit *visit, int *ret_effects)
{
    json_t *message = NULL;
    const json_t *fields = NULL;
    enum status verdict = UNAVAILABLE;
    enum status status = UNAVAILABLE;

    *ret_effects = EFFECT_NONE;
    if (drop_nobodys(desk, visit))
        return true;
    go_on(desk, visit);
    if (!is_asking(desk))
        return false;
    if (desk->line.is_waiting)
        status = line_step(&desk->line, &message, &fields, &verdict);
    if (status == BUSY)
        return false;
    desk->is_silent = false;
    desk->after = 0;
    if (status == OK && verdict == OK)
        *ret_effects = desk_take_answer(desk, visit, fields);
    else
        take_refusal(desk, visit, status != OK ? "K1" : verdict == DENIED ? NULL : "K5");
    json_decref(message);
    return true;
}
