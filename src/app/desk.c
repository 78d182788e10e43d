#include "app/desk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/fields.h"
#include "app/line.h"
#include "base/memory.h"
#include "base/random.h"

enum { UUID_BYTES = 37 };

struct desk {
    struct line line;
    char key[UUID_BYTES]; /* of the act of handing over what is shown */
    bool is_silent;       /* the question could not be put; told at the next step */
};

struct desk *desk_create(const char *socket_path, const struct clock *clock)
{
    struct desk *desk = memory_allocate(1, sizeof *desk);

    line_init(&desk->line, socket_path, clock);
    desk->line.stays = true;
    return desk;
}

void desk_destroy(struct desk *desk)
{
    if (desk == NULL)
        return;
    line_finish(&desk->line);
    free(desk);
}

bool desk_is_busy(const struct desk *desk)
{
    return desk->line.is_waiting || desk->is_silent;
}

static void ask(struct desk *desk, enum wire_kind kind, json_t *fields)
{
    desk->is_silent = !line_ask(&desk->line, kind, fields);
    desk->line.asked = kind;
}

void desk_unlock(struct desk *desk, const struct visit *visit)
{
    const struct visit_staff *staff = &visit->staff;

    ask(desk, WIRE_UNLOCK,
        json_pack("{s:i, s:s}", "staff", (int)strtol(staff->number, NULL, 10), "pin", staff->pin));
}

void desk_lock(struct desk *desk)
{
    line_hang_up(&desk->line);
    desk->is_silent = false;
}

void desk_look(struct desk *desk, const struct visit *visit)
{
    enum wire_kind kind = visit->screen == SCREEN_STAFF_TICKET ? WIRE_TICKET_OF : WIRE_VOUCHER_LOOK;

    random_uuid(random_system(), desk->key); /* another voucher is another act */
    ask(desk, kind, json_pack("{s:s}", "reference", visit->staff.reference));
}

void desk_hand_over(struct desk *desk, const struct visit *visit)
{
    ask(desk, WIRE_HAND_OVER,
        json_pack("{s:s, s:s, s:i, s:i}", "key", desk->key, "reference", visit->staff.reference, "cardSeen",
                  visit->staff.card_seen ? 1 : 0, "staff", 0));
}

/* --- answers --- */

static int find_word(const char *const *words, size_t count, const char *word)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(words[i], word) == 0)
            return (int)i;
    }
    return -1;
}

static void take_unlock(struct visit *visit, const json_t *fields)
{
    const char *verdict = field_text(fields, "verdict");
    enum staff_problem problem = strcmp(verdict, "open") == 0   ? STAFF_FINE
                                 : strcmp(verdict, "wait") == 0 ? STAFF_WAIT
                                                                : STAFF_WRONG;

    visit_unlocked(visit, problem, field_minutes(fields, "waitSeconds"));
}

static int product_named(const struct visit *visit, const char *id)
{
    const struct vitamins *vitamins = centre_about(visit->house->centre)->vitamins;

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

static void take_voucher(struct visit *visit, const json_t *fields)
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
    visit_staff_found(visit, &found);
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

static void take_ticket(struct visit *visit, const json_t *fields)
{
    struct visit_staff found = {
        .ticket = {.verdict = field_verdict(fields),
                   .session = centre_find_session(visit->house->centre, field_text(fields, "session")),
                   .date = {.day = field_day(fields, "day"),
                            .opens = field_number(fields, "minute"),
                            .closes = -1,
                            .place = -1},
                   .children = field_number(fields, "children"),
                   .adults = field_number(fields, "adults"),
                   .position = field_number(fields, "position")}};

    if (found.ticket.verdict == VERDICT_NONE)
        found.problem = STAFF_NONE;
    if (!find_date(visit, &found.ticket))
        found.ticket.session = -1;
    (void)snprintf(found.ticket.reference, sizeof found.ticket.reference, "%s", visit->staff.reference);
    (void)snprintf(found.ticket_code, sizeof found.ticket_code, "%s", field_text(fields, "code"));
    (void)snprintf(found.ticket_name, sizeof found.ticket_name, "%s", field_text(fields, "name"));
    (void)snprintf(found.ticket_language, sizeof found.ticket_language, "%s", field_text(fields, "language"));
    visit_staff_found(visit, &found);
    memory_wipe(&found, sizeof found);
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

static void take_answer(const struct desk *desk, struct visit *visit, const json_t *fields)
{
    switch (desk->line.asked) {
    case WIRE_UNLOCK:
        take_unlock(visit, fields);
        break;
    case WIRE_VOUCHER_LOOK:
        take_voucher(visit, fields);
        break;
    case WIRE_TICKET_OF:
        take_ticket(visit, fields);
        break;
    case WIRE_HAND_OVER:
        take_hand_over(visit, fields);
        break;
    default:
        break;
    }
}

bool desk_step(struct desk *desk, struct visit *visit)
{
    json_t *message = NULL;
    const json_t *fields = NULL;
    enum status verdict = UNAVAILABLE;
    enum status status = UNAVAILABLE;

    if (!desk_is_busy(desk))
        return false;
    if (desk->line.is_waiting)
        status = line_step(&desk->line, &message, &fields, &verdict);
    if (status == BUSY)
        return false;
    desk->is_silent = false;
    if (status == OK && verdict == OK)
        take_answer(desk, visit, fields);
    else if (status == OK && verdict == DENIED)
        visit_staff_locked(visit);
    else
        visit_staff_unknown(visit, status == OK ? "K5" : "K1");
    json_decref(message);
    return true;
}
