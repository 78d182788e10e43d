/* What the keeper answers staff, read into what the visit is told. Fields were held against the table. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/desk_inside.h"
#include "app/fields.h"
#include "base/memory.h"

static int find_word(const char *const *words, size_t count, const char *word)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(words[i], word) == 0)
            return (int)i;
    }
    return -1;
}

static int take_unlock(struct visit *visit, const json_t *fields)
{
    const char *verdict = field_text(fields, "verdict");
    enum staff_problem problem = strcmp(verdict, "open") == 0        ? STAFF_FINE
                                 : strcmp(verdict, "wait") == 0      ? STAFF_WAIT
                                 : strcmp(verdict, "recovered") == 0 ? STAFF_RECOVERED
                                                                     : STAFF_WRONG;

    return visit_unlocked(visit, problem, field_minutes(fields, "waitSeconds"));
}

static int product_named(const struct visit *visit, const char *id)
{
    const struct centre *centre = visit->house->centre;
    const struct vitamins *vitamins = centre != NULL ? centre_about(centre)->vitamins : NULL;

    for (size_t i = 0; vitamins != NULL && i < vitamins->product_count; i++) {
        if (strcmp(vitamins->products[i].id, id) == 0)
            return (int)i;
    }
    return -1;
}

static enum vitamins_terms terms_named(const char *name)
{
    return strcmp(name, "card") == 0     ? VITAMINS_FREE_WITH_CARD
           : strcmp(name, "priced") == 0 ? VITAMINS_PRICED
                                         : VITAMINS_FREE;
}

static void read_items(const struct visit *visit, const json_t *items, struct visit_staff *found)
{
    for (size_t i = 0; i < json_array_size(items) && i < STAFF_ITEMS_MAX; i++) {
        const json_t *item = json_array_get(items, i);

        found->items[found->item_count++] =
            (struct staff_item){.product = product_named(visit, field_text(item, "product")),
                                .terms = terms_named(field_text(item, "terms")),
                                .count = field_number(item, "count")};
    }
}

static int take_voucher(struct visit *visit, const json_t *fields)
{
    static const char *const words[] = {
        [STAFF_VOUCHER_OPEN] = "open", [STAFF_VOUCHER_USED] = "used", [STAFF_VOUCHER_OLD] = "old"};
    struct visit_staff found = {.until = field_day(fields, "until")};
    int voucher = find_word(words, sizeof words / sizeof words[0], field_text(fields, "verdict"));

    if (voucher < 0)
        found.problem = STAFF_NONE;
    else
        found.voucher = (enum staff_voucher)voucher;
    read_items(visit, json_object_get(fields, "items"), &found);
    return visit_staff_found(visit, &found);
}

static bool find_date(const struct visit *visit, struct visit_ticket *ticket)
{
    size_t count = 0;
    struct session_date date;

    if (ticket->session < 0 ||
        !session_find_date(&centre_sessions(visit->house->centre, &count)[ticket->session],
                           &centre_about(visit->house->centre)->closures, ticket->date.day,
                           ticket->date.opens, &date))
        return false;
    ticket->date = date;
    return true;
}

static int take_ticket(struct visit *visit, const json_t *fields)
{
    struct visit_staff found = {.ticket = {.verdict = field_verdict(fields),
                                           .session = desk_find_session(visit, field_text(fields, "session")),
                                           .date = {.day = field_day(fields, "day"),
                                                    .opens = field_number(fields, "minute"),
                                                    .closes = -1,
                                                    .place = -1},
                                           .children = field_number(fields, "children"),
                                           .adults = field_number(fields, "adults"),
                                           .position = field_number(fields, "position")}};

    int effects;

    if (found.ticket.verdict == VERDICT_NONE)
        found.problem = STAFF_NONE;
    if (!find_date(visit, &found.ticket))
        found.ticket.session = -1;
    (void)snprintf(found.ticket.reference, sizeof found.ticket.reference, "%s", visit->staff.reference);
    (void)snprintf(found.ticket_code, sizeof found.ticket_code, "%s", field_text(fields, "code"));
    (void)snprintf(found.ticket_name, sizeof found.ticket_name, "%s", field_text(fields, "name"));
    (void)snprintf(found.ticket_language, sizeof found.ticket_language, "%s", field_text(fields, "language"));
    effects = visit_staff_found(visit, &found);
    memory_wipe(&found, sizeof found);
    return effects;
}

static void take_hand_over(struct visit *visit, const json_t *fields)
{
    static const char *const words[] = {
        [STAFF_NOT_DONE] = "none", [STAFF_HANDED_OVER] = "done", [STAFF_USED] = "used",
        [STAFF_OLD] = "old",       [STAFF_NO_CARD] = "no-card",  [STAFF_NO_STOCK] = "no-stock"};
    int result = find_word(words, sizeof words / sizeof words[0], field_text(fields, "verdict"));

    visit_handed_over(visit, result < 0 ? STAFF_NOT_DONE : (enum staff_result)result,
                      product_named(visit, field_text(fields, "product")));
}

/* --- lists: a page each --- */

static void take_reference(const json_t *fields, char ret_reference[REFERENCE_CHARS + 1])
{
    (void)snprintf(ret_reference, REFERENCE_CHARS + 1, "%s", field_text(fields, "reference"));
}

static bool is_last(struct desk *desk, const json_t *fields)
{
    desk->after = json_integer_value(json_object_get(fields, "next"));
    return desk->after == 0;
}

static struct desk_date read_date(const struct visit *visit, const json_t *item)
{
    struct desk_date date = {
        .session = desk_find_session(visit, field_text(item, "session")),
        .date = {.day = field_day(item, "day"),
                 .opens = field_number(item, "minute"),
                 .closes = -1,
                 .place = -1},
        .families = field_number(item, "families"),
        .children = field_number(item, "children"),
        .adults = field_number(item, "adults"),
        .offered = field_number(item, "offered"),
        .waiting = field_number(item, "waiting"),
        .arrived = field_number(item, "arrived"),
    };

    (void)snprintf(date.id, sizeof date.id, "%s", field_text(item, "session"));
    return date;
}

/* Rows come by day: what comes after the day that is shown need not be asked for. */
static int take_dates(struct desk *desk, struct visit *visit, const json_t *fields)
{
    const json_t *items = json_object_get(fields, "items");
    size_t count = json_array_size(items);
    struct desk_date dates[WIRE_PAGE_ROWS];
    bool last = is_last(desk, fields);

    for (size_t i = 0; i < count; i++)
        dates[i] = read_date(visit, json_array_get(items, i));
    if (count > 0 && date_compare(dates[count - 1].date.day, visit->desk.day) > 0) {
        desk->after = 0;
        last = true;
    }
    return desk_told_dates(visit, dates, count, last);
}

static void read_moment(const json_t *item, const char *name, struct date *ret_day, int *ret_minute)
{
    int64_t utc_ms = json_integer_value(json_object_get(item, name));

    if (utc_ms == 0)
        return;
    *ret_day = date_of_utc(utc_ms);
    *ret_minute = date_minute_of_utc(utc_ms);
}

static struct desk_row read_row(const json_t *item)
{
    static const char *const states[] = {
        [DESK_BOOKED] = "booked",       [DESK_WAITING] = "waiting", [DESK_OFFERED] = "offered",
        [DESK_CANCELLED] = "cancelled", [DESK_MISSED] = "missed",
    };
    int state = find_word(states, sizeof states / sizeof states[0], field_text(item, "state"));
    struct desk_row row = {
        .state = state < 0 ? DESK_CANCELLED : (enum desk_state)state,
        .children = field_number(item, "children"),
        .adults = field_number(item, "adults"),
        .position = field_number(item, "position"),
        .made_utc_ms = json_integer_value(json_object_get(item, "madeUtcMs")),
        .has_arrived = field_number(item, "arrived") != 0,
        .is_new = field_number(item, "isNew") != 0,
        .is_walk_in = field_number(item, "walkIn") != 0,
    };

    take_reference(item, row.reference);
    read_moment(item, "heldUntilUtcMs", &row.held_day, &row.held_minute);
    return row;
}

static int take_rows(struct desk *desk, struct visit *visit, const json_t *fields)
{
    const json_t *items = json_object_get(fields, "items");
    size_t count = json_array_size(items);
    struct desk_row rows[WIRE_PAGE_ROWS];

    for (size_t i = 0; i < count; i++)
        rows[i] = read_row(json_array_get(items, i));
    return desk_told_rows(visit, rows, count, is_last(desk, fields));
}

static int take_stock(struct desk *desk, struct visit *visit, const json_t *fields)
{
    const json_t *items = json_object_get(fields, "items");
    size_t count = json_array_size(items);
    struct desk_batch batches[WIRE_PAGE_ROWS];

    for (size_t i = 0; i < count; i++) {
        const json_t *item = json_array_get(items, i);

        batches[i] = (struct desk_batch){.product = product_named(visit, field_text(item, "product")),
                                         .expires = field_day(item, "expires"),
                                         .count = field_number(item, "count")};
        (void)snprintf(batches[i].id, sizeof batches[i].id, "%s", field_text(item, "product"));
        (void)snprintf(batches[i].batch, sizeof batches[i].batch, "%s", field_text(item, "batch"));
    }
    desk_forget_once(&desk->count); /* whether it was done is to be seen now */
    desk_told_stock(visit, batches, count, is_last(desk, fields));
    return EFFECT_NONE;
}

static struct desk_edit read_edit(const json_t *item)
{
    struct desk_edit edit = {
        .edit = {.id = json_integer_value(json_object_get(item, "id")),
                 .kind = edit_kind_named(field_text(item, "kind")),
                 .day = field_day(item, "day"),
                 .places = {.families = field_number(item, "families"),
                            .children = field_number(item, "children"),
                            .adults = field_number(item, "adults")}},
        .is_found = field_number(item, "isFound") != 0,
    };

    (void)snprintf(edit.edit.subject, sizeof edit.edit.subject, "%s", field_text(item, "subject"));
    (void)snprintf(edit.edit.text, sizeof edit.edit.text, "%s", field_text(item, "text"));
    return edit;
}

static int take_edits(struct desk *desk, struct visit *visit, const json_t *fields)
{
    const json_t *items = json_object_get(fields, "items");
    size_t count = json_array_size(items);
    struct desk_edit *edits = memory_allocate(WIRE_PAGE_ROWS, sizeof *edits);

    for (size_t i = 0; i < count; i++)
        edits[i] = read_edit(json_array_get(items, i));
    desk_told_edits(visit, edits, count, is_last(desk, fields));
    free(edits);
    return EFFECT_NONE;
}

/* --- single answers --- */

static int take_name(const struct desk *desk, struct visit *visit, const json_t *fields)
{
    struct desk_name name = {.is_there = strcmp(field_text(fields, "verdict"), "found") == 0};

    memcpy(name.reference, desk->name_of, sizeof name.reference);
    (void)snprintf(name.name, sizeof name.name, "%s", field_text(fields, "name"));
    (void)snprintf(name.phone, sizeof name.phone, "%s", field_text(fields, "phone"));
    (void)snprintf(name.language, sizeof name.language, "%s", field_text(fields, "language"));
    desk_told_name(visit, &name);
    memory_wipe(&name, sizeof name);
    return EFFECT_NONE;
}

/* What stands in "verdict", of acts and of edits. */
static enum desk_result read_result(const json_t *fields)
{
    static const struct {
        const char *verdict;
        enum desk_result result;
    } known[] = {{"done", DESK_DONE}, {"full", DESK_FULL},     {"changed", DESK_GONE},
                 {"gone", DESK_GONE}, {"none", DESK_GONE},     {"unknown", DESK_UNKNOWN},
                 {"past", DESK_PAST}, {"text", DESK_BAD_TEXT}, {"too-many", DESK_TOO_MANY}};
    const char *verdict = field_text(fields, "verdict");

    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (strcmp(known[i].verdict, verdict) == 0)
            return known[i].result;
    }
    return DESK_GONE;
}

static int take_walk_in(struct desk *desk, struct visit *visit, const json_t *fields)
{
    struct places left = {.families = field_number(fields, "families"),
                          .children = field_number(fields, "children"),
                          .adults = field_number(fields, "adults")};

    desk_forget_once(&desk->walk_in);
    return desk_told_walk_in(visit, read_result(fields), field_text(fields, "reference"), left);
}

static int take_how(struct visit *visit, const json_t *fields)
{
    static const char *const causes[] = {
        [DESK_NO_CAUSE] = "none",     [DESK_NO_CONNECTION] = "no-connection", [DESK_SIGN_IN] = "sign-in",
        [DESK_REFUSED] = "refused",   [DESK_NO_ROUTE] = "no-route",           [DESK_NO_PACK] = "no-pack",
        [DESK_OTHER_CAUSE] = "other",
    };
    int cause = find_word(causes, sizeof causes / sizeof causes[0], field_text(fields, "cause"));
    struct desk_how how = {
        .sent_today = field_number(fields, "sentToday"),
        .waiting = field_number(fields, "waiting"),
        .held = field_number(fields, "held"),
        .set_aside = field_number(fields, "setAside"),
        .has_oldest = json_integer_value(json_object_get(fields, "oldestUtcMs")) != 0,
        .cause = cause < 0 ? DESK_OTHER_CAUSE : (enum desk_cause)cause,
        .disk_free_mb = json_integer_value(json_object_get(fields, "diskFreeMb")),
        .disk_is_full = field_number(fields, "diskIsFull") != 0,
    };

    read_moment(fields, "oldestUtcMs", &how.oldest_day, &how.oldest_minute);
    desk_told_how(visit, &how);
    return EFFECT_NONE;
}

int desk_take_answer(struct desk *desk, struct visit *visit, const json_t *fields)
{
    switch (desk->line.asked) {
    case WIRE_UNLOCK:
        return take_unlock(visit, fields);
    case WIRE_VOUCHER_LOOK:
        return take_voucher(visit, fields);
    case WIRE_TICKET_OF:
        return take_ticket(visit, fields);
    case WIRE_HAND_OVER:
        take_hand_over(visit, fields);
        return EFFECT_NONE;
    case WIRE_SIGN_UP_DATES:
        return take_dates(desk, visit, fields);
    case WIRE_SIGN_UP_LIST:
        return take_rows(desk, visit, fields);
    case WIRE_STOCK_LIST:
        return take_stock(desk, visit, fields);
    case WIRE_EDIT_LIST:
        return take_edits(desk, visit, fields);
    case WIRE_NAME_OF:
        return take_name(desk, visit, fields);
    case WIRE_WALK_IN:
        return take_walk_in(desk, visit, fields);
    case WIRE_STATUS:
        return take_how(visit, fields);
    case WIRE_STOCK_CHANGE:
        desk_forget_once(&desk->count);
        return desk_told_result(visit, read_result(fields));
    case WIRE_SIGN_UP_ACT:
    case WIRE_EDIT_PUT:
    case WIRE_EDIT_UNDO:
        return desk_told_result(visit, read_result(fields));
    case WIRE_REGISTER:
        registers_take(desk->registers, fields);
        return EFFECT_NONE;
    default:
        return EFFECT_NONE;
    }
}
