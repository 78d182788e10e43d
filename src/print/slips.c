#include "print/slips.h"

#include <string.h>

#include "base/strbuf.h"
#include "print/event.h"
#include "print/slip_words.h"

enum { CODE_DIGITS = 6 };

static void add(struct saying *saying, enum paper_look look, const char *icon, struct paper_text said)
{
    paper_add(saying->paper, &(struct paper_part){.look = look, .said = said, .icon = icon});
}

static void add_rule(struct saying *saying)
{
    paper_add(saying->paper, &(struct paper_part){.look = PAPER_RULE});
}

/* In its own script only: it is a name. */
static void add_holder(struct saying *saying, const struct slip_ticket *ticket)
{
    struct word_value values[] = {
        {.name = "adults", .kind = WORD_NUMBER, .number = ticket->adults},
        {.name = "children", .kind = WORD_NUMBER, .number = ticket->children},
    };

    if (ticket->holder != NULL)
        add(saying, PAPER_FACT, "person",
            (struct paper_text){.text = ticket->holder, .language = saying->slip->language});
    if (ticket->adults > 0)
        add(saying, PAPER_FACT, "people", say_values(saying, "session.party", values, 2));
}

void slip_add_reference(struct saying *saying, const char *key, const char *reference)
{
    struct paper_part part = {.look = PAPER_VALUE, .said = say_key(saying, key), .value = reference};

    part.code = arena_format(&saying->paper->arena, "DS:%s", reference);
    paper_add(saying->paper, &part);
}

/* --- a ticket --- */

static void add_standing(struct saying *saying, const struct slip_ticket *ticket)
{
    if (ticket->waiting_place <= 0) {
        add(saying, PAPER_HEADING, NULL, say_key(saying, "slip.booked"));
        return;
    }
    add(saying, PAPER_FRAME, NULL, say_number(saying, "slip.waiting", "place", ticket->waiting_place));
    add(saying, PAPER_TEXT, NULL, say_key(saying, "slip.waiting.what"));
}

static void add_ticket_facts(struct saying *saying, const struct slip_ticket *ticket)
{
    add(saying, PAPER_MAIN, "calendar", say_when(saying, ticket->begins_utc_ms, ticket->ends_utc_ms));
    add(saying, PAPER_FACT, "pin", say_place(saying, ticket->place, ticket->address));
    add_holder(saying, ticket);
    add(saying, PAPER_FACT, "bag", say_around(saying, "service.bring", "what", &ticket->bring));
    add(saying, PAPER_FACT, "phone", say_fixed(saying, "slip.phone", "phone", ticket->phone));
    if (ticket->day_count > 1) {
        add(saying, PAPER_HEADING, NULL, say_key(saying, "slip.days"));
        add(saying, PAPER_TEXT, NULL, say_days(saying, ticket->days, ticket->day_count));
    }
}

/* A place in the queue is no date to keep, and goes into nobody's calendar. */
static void add_event(struct saying *saying, const struct slip_ticket *ticket)
{
    struct event event = {.reference = ticket->reference,
                          .made_utc_ms = ticket->made_utc_ms,
                          .begins_utc_ms = ticket->begins_utc_ms,
                          .ends_utc_ms = ticket->ends_utc_ms,
                          .summary = ticket->name.text,
                          .place = ticket->place,
                          .address = ticket->address};
    struct paper_part part = {.look = PAPER_CODE, .said = say_key(saying, "slip.event")};
    struct strbuf text;
    enum status status;

    if (ticket->waiting_place > 0)
        return;
    strbuf_init(&text, EVENT_BYTES_MAX);
    status = event_write(&event, &text);
    if (status != OK && saying->status == OK)
        saying->status = status;
    part.code = strbuf_text(&text);
    if (saying->status == OK) {
        add_rule(saying);
        paper_add(saying->paper, &part);
    }
    strbuf_finish(&text);
}

/* "123 456": read in two breaths, as on the glass. */
static const char *grouped(struct saying *saying, const char *code)
{
    if (code == NULL || strlen(code) != CODE_DIGITS)
        return code;
    return arena_format(&saying->paper->arena, "%.3s\u00A0%s", code, code + CODE_DIGITS / 2);
}

enum status slip_ticket(const struct slip *slip, const struct slip_ticket *ticket, struct paper *ret_paper)
{
    struct saying saying = saying_begin(slip, ret_paper);

    if (ticket->name.text == NULL || ticket->reference == NULL)
        return INVALID;
    if (ticket->is_example)
        add(&saying, PAPER_STAMP, NULL, say_key(&saying, "slip.example"));
    add(&saying, PAPER_TITLE, ticket->icon, ticket->name);
    add_standing(&saying, ticket);
    add_ticket_facts(&saying, ticket);
    add_rule(&saying);
    slip_add_reference(&saying, "done.reference", ticket->reference);
    paper_add(ret_paper, &(struct paper_part){.look = PAPER_VALUE,
                                              .said = say_key(&saying, "slip.cancel"),
                                              .value = grouped(&saying, ticket->cancel_code)});
    add_event(&saying, ticket);
    return saying.status;
}

/* --- a request --- */

/* Words of a flow's own may say what it was about, so a private slip has those that every flow has. */
static void add_next(struct saying *saying, const struct slip_request *request)
{
    add(saying, PAPER_HEADING, NULL, say_key(saying, "done.next.title"));
    if (request->next_count == 0 || request->is_private) {
        add(saying, PAPER_TEXT, NULL, say_key(saying, "done.next.text"));
        return;
    }
    for (size_t i = 0; i < request->next_count; i++)
        add(saying, PAPER_TEXT, NULL, request->next[i]);
}

enum status slip_request(const struct slip *slip, const struct slip_request *request, struct paper *ret_paper)
{
    struct saying saying = saying_begin(slip, ret_paper);

    if (request->reference == NULL || request->next_count > SLIP_LINES_MAX)
        return INVALID;
    add(&saying, PAPER_TITLE, "check-circle", say_key(&saying, "slip.saved"));
    if (!request->is_private)
        add(&saying, PAPER_FACT, request->icon, request->topic);
    add_rule(&saying);
    slip_add_reference(&saying, "done.reference", request->reference);
    add(&saying, PAPER_TEXT, NULL, say_key(&saying, "slip.keep"));
    add_rule(&saying);
    add_next(&saying, request);
    add(&saying, PAPER_FACT, "phone", say_fixed(&saying, "service.phone", "phone", request->phone));
    return saying.status;
}

/* --- a service --- */

enum status slip_service(const struct slip *slip, const struct slip_service *service, struct paper *ret_paper)
{
    struct saying saying = saying_begin(slip, ret_paper);

    if (service->name.text == NULL || service->time_count > SLIP_LINES_MAX)
        return INVALID;
    add(&saying, PAPER_TITLE, service->icon, service->name);
    add(&saying, PAPER_TEXT, NULL, service->about);
    add(&saying, PAPER_FACT, "people", service->ages);
    add(&saying, PAPER_FACT, "calendar", say_lines(&saying, service->times, service->time_count));
    add(&saying, PAPER_FACT, "pin", say_place(&saying, service->place, service->address));
    add(&saying, PAPER_FACT, "question", service->how);
    add(&saying, PAPER_FACT, "bag", say_around(&saying, "service.bring", "what", &service->bring));
    add(&saying, PAPER_FACT, "phone", say_fixed(&saying, "service.phone", "phone", service->phone));
    if (service->code != NULL) {
        add_rule(&saying);
        paper_add(ret_paper, &(struct paper_part){.look = PAPER_CODE,
                                                  .said = say_key(&saying, "service.take.help"),
                                                  .code = service->code});
    }
    return saying.status;
}
