#include "app/clerk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/fields.h"
#include "app/line.h"
#include "base/memory.h"
#include "base/random.h"

enum { UUID_BYTES = 37 };

struct clerk {
    struct line line;
    char *pack_hash;
    char reservation[UUID_BYTES]; /* "" when nothing is kept */
    char voucher[UUID_BYTES];     /* key of the act of making one; "" before */
    size_t asked[WIRE_PAGE_ROWS]; /* of the visit's sessions, in the order of the question */
    size_t asked_count;
    size_t next;    /* of them, the first that the question had no room for; SIZE_MAX: none */
    bool is_silent; /* the question could not be put; told at the next step */
};

struct clerk *clerk_create(const char *socket_path, const struct clock *clock)
{
    struct clerk *clerk = memory_allocate(1, sizeof *clerk);

    line_init(&clerk->line, socket_path, clock);
    clerk->pack_hash = memory_copy_text("");
    return clerk;
}

void clerk_destroy(struct clerk *clerk)
{
    if (clerk == NULL)
        return;
    clerk_leave(clerk);
    line_finish(&clerk->line);
    free(clerk->pack_hash);
    free(clerk);
}

void clerk_set_pack(struct clerk *clerk, const char *pack_hash)
{
    free(clerk->pack_hash);
    clerk->pack_hash = memory_copy_text(pack_hash);
}

bool clerk_is_busy(const struct clerk *clerk)
{
    return clerk->line.is_waiting || clerk->is_silent;
}

static void ask(struct clerk *clerk, enum wire_kind kind, json_t *fields)
{
    clerk->is_silent = !line_ask(&clerk->line, kind, fields);
    clerk->line.asked = kind;
}

/* --- questions --- */

static const struct session *session_of(const struct visit *visit, size_t session)
{
    size_t count = 0;

    return &centre_sessions(visit->house->centre, &count)[session];
}

static json_t *name_date(const struct visit *visit, size_t session, const struct session_date *date)
{
    char day[11];

    date_write(date->day, day);
    return json_pack("{s:s, s:s, s:i}", "session", session_of(visit, session)->id, "day", day, "minute",
                     date->opens);
}

/* On the page of one date, that and the other times of the same day; else all. */
static bool is_shown(const struct visit *visit, const struct visit_session *entry)
{
    const struct visit_session *shown;

    if (!session_takes_sign_ups(session_of(visit, entry->session)->kind))
        return false;
    if (visit->screen != SCREEN_SESSION || visit->session < 0)
        return true;
    shown = &visit->sessions[visit->session];
    return shown->session == entry->session && date_compare(shown->date.day, entry->date.day) == 0;
}

static void ask_page(struct clerk *clerk, const struct visit *visit, size_t from)
{
    json_t *dates = json_array();
    size_t i;

    clerk->asked_count = 0;
    for (i = from; i < visit->session_count && clerk->asked_count < WIRE_PAGE_ROWS; i++) {
        const struct visit_session *entry = &visit->sessions[i];

        if (!is_shown(visit, entry))
            continue;
        (void)json_array_append_new(dates, name_date(visit, entry->session, &entry->date));
        clerk->asked[clerk->asked_count++] = i;
    }
    clerk->next = i < visit->session_count ? i : SIZE_MAX;
    if (clerk->asked_count == 0) {
        json_decref(dates);
        return;
    }
    ask(clerk, WIRE_PLACES, json_pack("{s:s, s:o}", "pack", clerk->pack_hash, "dates", dates));
}

void clerk_ask_places(struct clerk *clerk, const struct visit *visit)
{
    ask_page(clerk, visit, 0);
}

void clerk_reserve(struct clerk *clerk, const struct visit *visit)
{
    const struct visit_session *shown = &visit->sessions[visit->session];
    struct party party = visit_party(visit, shown);
    json_t *fields = name_date(visit, shown->session, &shown->date);

    if (clerk->reservation[0] == '\0')
        random_uuid(random_system(), clerk->reservation);
    (void)json_object_set_new(fields, "reservation", json_string(clerk->reservation));
    (void)json_object_set_new(fields, "pack", json_string(clerk->pack_hash));
    (void)json_object_set_new(fields, "children", json_integer(party.children));
    (void)json_object_set_new(fields, "adults", json_integer(party.adults));
    ask(clerk, WIRE_RESERVE, fields);
}

void clerk_release(struct clerk *clerk)
{
    if (clerk->reservation[0] == '\0')
        return;
    /* A keeper that does not hear it lets it lapse. */
    (void)line_tell(&clerk->line, WIRE_RELEASE, json_pack("{s:s}", "reservation", clerk->reservation));
    clerk_forget_reservation(clerk);
}

const char *clerk_reservation(const struct clerk *clerk)
{
    return clerk->reservation;
}

void clerk_forget_reservation(struct clerk *clerk)
{
    clerk->reservation[0] = '\0';
}

void clerk_find_ticket(struct clerk *clerk, const struct visit *visit)
{
    char code[TICKET_CODE_CHARS + 1];

    if (visit_ticket_code(visit, code))
        ask(clerk, WIRE_TICKET, json_pack("{s:s}", "code", code));
    memory_wipe(code, sizeof code);
}

void clerk_ticket_act(struct clerk *clerk, const struct visit *visit)
{
    char code[TICKET_CODE_CHARS + 1];
    char key[UUID_BYTES];

    random_uuid(random_system(), key);
    if (visit_ticket_code(visit, code))
        ask(clerk, WIRE_TICKET_ACT,
            json_pack("{s:s, s:s, s:s}", "key", key, "code", code, "act",
                      visit->ticket.act == TICKET_TAKE ? "take" : "cancel"));
    memory_wipe(code, sizeof code);
}

void clerk_find_voucher(struct clerk *clerk, const struct visit *visit)
{
    ask(clerk, WIRE_VOUCHER_LAST, json_pack("{s:s}", "reference", visit->vitamins.slip));
}

static const struct vitamins_product *product_of(const struct visit *visit, const struct vitamins_line *line)
{
    return &centre_about(visit->house->centre)->vitamins->products[line->product];
}

static void add_item(json_t *items, const char *product, const char *terms)
{
    for (size_t i = 0; i < json_array_size(items); i++) {
        json_t *item = json_array_get(items, i);

        if (strcmp(field_text(item, "product"), product) == 0 &&
            strcmp(field_text(item, "terms"), terms) == 0) {
            (void)json_object_set_new(item, "count", json_integer(field_number(item, "count") + 1));
            return;
        }
    }
    (void)json_array_append_new(items,
                                json_pack("{s:s, s:s, s:i}", "product", product, "terms", terms, "count", 1));
}

void clerk_make_voucher(struct clerk *clerk, const struct visit *visit)
{
    json_t *items = json_array();

    for (size_t i = 0; i < visit->vitamins.line_count; i++) {
        const struct vitamins_line *line = &visit->vitamins.lines[i];

        if (vitamins_line_counts(line))
            add_item(items, product_of(visit, line)->id, vitamins_terms_name(line->terms));
    }
    if (clerk->voucher[0] == '\0')
        random_uuid(random_system(), clerk->voucher);
    ask(clerk, WIRE_VOUCHER, json_pack("{s:s, s:o}", "key", clerk->voucher, "items", items));
}

void clerk_new_act(struct clerk *clerk)
{
    clerk->voucher[0] = '\0';
}

void clerk_leave(struct clerk *clerk)
{
    line_hang_up(&clerk->line);
    clerk->is_silent = false;
    clerk->asked_count = 0;
    clerk_new_act(clerk);
    clerk_release(clerk);
}

/* --- answers --- */

static struct places places_in(const json_t *fields)
{
    return (struct places){.families = field_number(fields, "families"),
                           .children = field_number(fields, "children"),
                           .adults = field_number(fields, "adults")};
}

static int take_places(struct clerk *clerk, struct visit *visit, const json_t *fields)
{
    const json_t *items = json_object_get(fields, "items");

    for (size_t i = 0; i < json_array_size(items) && i < clerk->asked_count; i++) {
        const json_t *item = json_array_get(items, i);

        visit_places_told(visit, clerk->asked[i], field_verdict(item), places_in(item),
                          field_number(item, "waiting"));
    }
    if (clerk->next != SIZE_MAX)
        ask_page(clerk, visit, clerk->next);
    return EFFECT_NONE;
}

static int take_reservation(struct clerk *clerk, struct visit *visit, const json_t *fields)
{
    if (field_verdict(fields) != VERDICT_RESERVED)
        clerk_forget_reservation(clerk);
    return visit_reserved(visit, field_verdict(fields), places_in(fields), field_number(fields, "waiting"));
}

static void take_ticket(struct visit *visit, const json_t *fields)
{
    int64_t held_utc_ms = json_integer_value(json_object_get(fields, "heldUntilUtcMs"));
    struct visit_ticket ticket = {
        .verdict = field_verdict(fields),
        .wait_minutes = field_minutes(fields, "waitSeconds"),
        .session = centre_find_session(visit->house->centre, field_text(fields, "session")),
        .date = {.opens = field_number(fields, "minute"), .closes = -1, .place = -1},
        .children = field_number(fields, "children"),
        .adults = field_number(fields, "adults"),
        .position = field_number(fields, "position"),
    };
    const struct schedule_closures *closures = &centre_about(visit->house->centre)->closures;

    (void)snprintf(ticket.reference, sizeof ticket.reference, "%s", field_text(fields, "reference"));
    ticket.date.day = field_day(fields, "day");
    if (held_utc_ms > 0) {
        ticket.held_day = date_of_utc(held_utc_ms);
        ticket.held_minute = date_minute_of_utc(held_utc_ms);
    }
    if (ticket.session >= 0) {
        struct session_date now;

        if (session_find_date(session_of(visit, (size_t)ticket.session), closures, ticket.date.day,
                              ticket.date.opens, &now))
            ticket.date = now;
        else
            ticket.session = -1;
    }
    visit_ticket_found(visit, &ticket);
    memory_wipe(&ticket, sizeof ticket);
}

static void take_slip(struct visit *visit, const json_t *fields)
{
    const char *verdict = field_text(fields, "verdict");
    struct date day = field_day(fields, "day");
    bool is_found = strcmp(verdict, "found") == 0 && day.year != 0;

    visit_slip_found(visit,
                     is_found                           ? SLIP_FOUND
                     : strcmp(verdict, "too-many") == 0 ? SLIP_TOO_MANY
                                                        : SLIP_UNKNOWN,
                     day);
}

static int take_answer(struct clerk *clerk, struct visit *visit, const json_t *fields)
{
    switch (clerk->line.asked) {
    case WIRE_PLACES:
        return take_places(clerk, visit, fields);
    case WIRE_RESERVE:
        return take_reservation(clerk, visit, fields);
    case WIRE_TICKET:
        take_ticket(visit, fields);
        break;
    case WIRE_TICKET_ACT:
        visit_ticket_done(visit, field_verdict(fields), field_minutes(fields, "waitSeconds"));
        break;
    case WIRE_VOUCHER_LAST:
        take_slip(visit, fields);
        break;
    case WIRE_VOUCHER:
        return visit_voucher_made(visit, field_text(fields, "reference"), field_day(fields, "until"));
    default:
        break;
    }
    return EFFECT_NONE;
}

static void tell_silence(struct clerk *clerk, struct visit *visit, const char *code)
{
    if (clerk->line.asked == WIRE_TICKET || clerk->line.asked == WIRE_TICKET_ACT)
        visit_ticket_unknown(visit, code);
    else if (clerk->line.asked == WIRE_VOUCHER_LAST || clerk->line.asked == WIRE_VOUCHER)
        visit_vitamins_unknown(visit, code);
    else
        visit_places_unknown(visit, code);
}

int clerk_step(struct clerk *clerk, struct visit *visit, bool *ret_is_new)
{
    json_t *message = NULL;
    const json_t *fields = NULL;
    enum status verdict = UNAVAILABLE;
    enum status status = UNAVAILABLE;
    int effects = EFFECT_NONE;

    if (clerk->line.is_waiting)
        status = line_step(&clerk->line, &message, &fields, &verdict);
    *ret_is_new = status != BUSY;
    if (status == BUSY)
        return EFFECT_NONE;
    clerk->is_silent = false;
    if (status == OK && verdict == OK)
        effects = take_answer(clerk, visit, fields);
    else
        tell_silence(clerk, visit, status == OK ? "K5" : "K1");
    json_decref(message);
    return effects;
}
