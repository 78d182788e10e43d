#include "print/ticket.h"

#include <stdio.h>
#include <string.h>

enum { KEY_BYTES = 160, MS_PER_MINUTE = 60000 };

struct slip ticket_slip(const struct ticket_house *house, bool is_copy)
{
    struct word name = words_find(house->words, house->language, "centre.name");
    const char *title = centre_about(house->centre)->title;

    return (struct slip){.words = house->words,
                         .language = house->language,
                         .centre = {.text = name.text != NULL ? name.text : title,
                                    .language = name.text != NULL ? name.language : "en",
                                    .english = title},
                         .is_copy = is_copy};
}

struct paper_text ticket_named(const struct ticket_house *house, const char *kind, const char *key,
                               const char *what, const char *english)
{
    char path[KEY_BYTES];
    struct word own;
    struct word plain;

    (void)snprintf(path, sizeof path, "%s.%s.%s", kind, key, what);
    own = words_find(house->words, house->language, path);
    plain = words_find(house->words, "en", path);
    if (own.text == NULL)
        return (struct paper_text){.text = english, .language = "en"};
    return (struct paper_text){
        .text = own.text, .language = own.language, .english = plain.text != NULL ? plain.text : english};
}

static const struct service *service_of(const struct ticket_house *house, const struct session *session)
{
    size_t count = 0;
    const struct service *services = centre_services(house->centre, &count);

    return session->service >= 0 ? &services[session->service] : NULL;
}

static void add_place(const struct session *session, const struct session_date *date,
                      struct slip_ticket *ticket)
{
    int place = date->place >= 0 ? date->place : session->place_count == 1 ? 0 : -1;

    if (place < 0)
        return;
    ticket->place = session->places[place].name;
    ticket->address = session->places[place].address;
}

static void add_names(const struct ticket_house *house, const struct session *session,
                      struct slip_ticket *ticket)
{
    const struct service *service = service_of(house, session);

    ticket->name = ticket_named(house, "session", session->id, "name", NULL);
    if (ticket->name.text == NULL && service != NULL && strcmp(session->name, service->name) == 0)
        ticket->name = ticket_named(house, "service", service->key, "name", service->name);
    if (ticket->name.text == NULL)
        ticket->name = (struct paper_text){.text = session->name, .language = "en"};
    if (service == NULL)
        return;
    ticket->icon = service->icon;
    ticket->bring = ticket_named(house, "service", service->key, "bring", NULL);
}

struct slip_ticket ticket_fill(const struct ticket_house *house, const struct ticket_parts *parts,
                               struct date days[SESSION_COURSE_DATES_MAX])
{
    const struct schedule_closures *closures = &centre_about(house->centre)->closures;
    const struct session_date *date = parts->date;
    const struct session *session = parts->session;
    struct slip_ticket ticket = {
        .begins_utc_ms = session_begins_utc_ms(session, closures, date),
        .phone = centre_find_phone(house->centre, "desk"),
        .holder = parts->holder,
        .adults = parts->adults,
        .children = parts->children,
        .waiting_place = parts->position,
        .reference = parts->reference,
        .cancel_code = parts->code,
        .made_utc_ms = parts->made_utc_ms,
        .is_example = session->is_example,
    };

    if (date->closes >= 0)
        ticket.ends_utc_ms = ticket.begins_utc_ms + (int64_t)(date->closes - date->opens) * MS_PER_MINUTE;
    if (session->kind == SESSION_COURSE) {
        ticket.day_count = session_course_days(session, closures, days, SESSION_COURSE_DATES_MAX);
        ticket.days = days;
    }
    add_place(session, date, &ticket);
    add_names(house, session, &ticket);
    return ticket;
}

enum status ticket_make(const struct ticket_house *house, const struct ticket_parts *parts,
                        struct paper *ret_paper)
{
    struct date days[SESSION_COURSE_DATES_MAX];
    struct slip slip = ticket_slip(house, parts->is_copy);
    struct slip_ticket ticket = ticket_fill(house, parts, days);

    return slip_ticket(&slip, &ticket, ret_paper);
}
