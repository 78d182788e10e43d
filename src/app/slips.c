#include "app/slips.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/memory.h"
#include "print/event.h"
#include "print/ticket.h"
#include "screens/screens.h"

enum { KEY_BYTES = 160 };

static struct ticket_house house_in(const struct kiosk *kiosk, const char *language)
{
    return (struct ticket_house){.centre = kiosk->centre, .words = kiosk->words, .language = language};
}

static struct slip slip_of(const struct kiosk *kiosk)
{
    struct ticket_house house = house_in(kiosk, kiosk->visit.language);

    return ticket_slip(&house, false);
}

/* In the language of the visit. */
static struct paper_text named(const struct kiosk *kiosk, const char *kind, const char *key, const char *what,
                               const char *english)
{
    struct ticket_house house = house_in(kiosk, kiosk->visit.language);

    return ticket_named(&house, kind, key, what, english);
}

static const char *desk_phone(const struct kiosk *kiosk)
{
    return centre_find_phone(kiosk->centre, "desk");
}

/* --- a ticket --- */

static const struct session *session_at(const struct kiosk *kiosk, size_t index)
{
    size_t count = 0;

    return &centre_sessions(kiosk->centre, &count)[index];
}

static struct ticket_parts new_ticket(const struct kiosk *kiosk)
{
    const struct visit *visit = &kiosk->visit;

    return (struct ticket_parts){
        .session = session_at(kiosk, visit->sign_up.session),
        .date = &visit->sign_up.date,
        .reference = visit->reference,
        .code = visit->sign_up.code,
        .holder = visit->sign_up.name,
        .adults = visit->sign_up.adults,
        .children = visit->sign_up.children,
        .position = visit->sign_up.verdict == VERDICT_WAITING ? visit->sign_up.position : 0,
        .made_utc_ms = clock_utc_ms(&kiosk->clock),
    };
}

static enum status make_new_ticket(const struct kiosk *kiosk, struct paper *ret_paper)
{
    struct ticket_house house = house_in(kiosk, kiosk->visit.language);
    struct ticket_parts parts = new_ticket(kiosk);

    return ticket_make(&house, &parts, ret_paper);
}

void slips_write_event(const struct kiosk *kiosk, char ret_event[VISIT_EVENT_BYTES])
{
    struct ticket_house house = house_in(kiosk, kiosk->visit.language);
    struct ticket_parts parts = new_ticket(kiosk);
    struct date days[SESSION_COURSE_DATES_MAX];
    struct slip_ticket ticket = ticket_fill(&house, &parts, days);
    struct event event = {.reference = ticket.reference,
                          .made_utc_ms = ticket.made_utc_ms,
                          .begins_utc_ms = ticket.begins_utc_ms,
                          .ends_utc_ms = ticket.ends_utc_ms,
                          .summary = ticket.name.text,
                          .place = ticket.place,
                          .address = ticket.address};
    struct strbuf text;

    strbuf_init(&text, EVENT_BYTES_MAX);
    if (event_write(&event, &text) != OK)
        log_line("ticket: its date could not be written for a calendar: look at the session's name");
    else
        (void)snprintf(ret_event, VISIT_EVENT_BYTES, "%s", strbuf_text(&text));
    strbuf_finish(&text);
}

static enum status make_old_ticket(const struct kiosk *kiosk, struct paper *ret_paper)
{
    const struct visit *visit = &kiosk->visit;
    struct ticket_house house = house_in(kiosk, visit->language);
    char code[TICKET_CODE_CHARS + 1];
    struct ticket_parts parts = {
        .date = &visit->ticket.date,
        .reference = visit->ticket.reference,
        .code = code,
        .adults = visit->ticket.adults,
        .children = visit->ticket.children,
        .position = visit->ticket.verdict == VERDICT_WAITING ? visit->ticket.position : 0,
        .made_utc_ms = clock_utc_ms(&kiosk->clock),
        .is_copy = true,
    };
    enum status status;

    if (visit->ticket.session < 0 || !visit_ticket_code(visit, code))
        return INVALID;
    parts.session = session_at(kiosk, (size_t)visit->ticket.session);
    status = ticket_make(&house, &parts, ret_paper);
    memory_wipe(code, sizeof code);
    return status;
}

/* Staff print it again, with the name, in the family's language. */
static enum status make_staff_ticket(const struct kiosk *kiosk, struct paper *ret_paper)
{
    const struct visit_staff *staff = &kiosk->visit.staff;
    struct ticket_house house = house_in(kiosk, staff->ticket_language);
    struct ticket_parts parts = {
        .date = &staff->ticket.date,
        .reference = staff->ticket.reference,
        .code = staff->ticket_code,
        .holder = staff->ticket_name,
        .adults = staff->ticket.adults,
        .children = staff->ticket.children,
        .position = staff->ticket.verdict == VERDICT_WAITING ? staff->ticket.position : 0,
        .made_utc_ms = clock_utc_ms(&kiosk->clock),
        .is_copy = true,
    };

    if (staff->ticket.session < 0 || staff->reference[0] == '\0')
        return INVALID;
    parts.session = session_at(kiosk, (size_t)staff->ticket.session);
    return ticket_make(&house, &parts, ret_paper);
}

/* --- a voucher --- */

static void count_product(const struct kiosk *kiosk, const struct vitamins_product *product,
                          struct slip_voucher *voucher)
{
    struct paper_text name = named(kiosk, "vitamins", "product", product->id, product->id);

    for (size_t i = 0; i < voucher->item_count; i++) {
        if (strcmp(voucher->items[i].product.text, name.text) == 0) {
            voucher->items[i].count++;
            return;
        }
    }
    if (voucher->item_count < SLIP_LINES_MAX)
        voucher->items[voucher->item_count++] = (struct slip_voucher_item){.product = name, .count = 1};
}

static enum status make_voucher(const struct kiosk *kiosk, struct paper *ret_paper)
{
    const struct visit_vitamins *from = &kiosk->visit.vitamins;
    struct slip slip = slip_of(kiosk);
    struct slip_voucher voucher = {.until = from->until, .reference = from->reference};

    for (size_t i = 0; i < from->line_count; i++) {
        const struct vitamins_line *line = &from->lines[i];
        const struct vitamins_product *product;

        if (!vitamins_line_counts(line))
            continue;
        product = &centre_about(kiosk->centre)->vitamins->products[line->product];
        count_product(kiosk, product, &voucher);
        voucher.wants_card |= line->terms == VITAMINS_FREE_WITH_CARD;
        voucher.is_priced |= line->terms == VITAMINS_PRICED;
        /* One price for all, or the desk says them. */
        voucher.price = voucher.item_count == 1 && voucher.is_priced ? product->price : NULL;
    }
    return slip_voucher(&slip, &voucher, ret_paper);
}

/* --- what stands on the page, in both languages --- */

/* A page, and the visit that it borrows from. */
struct page {
    struct visit visit;
    struct ui_view view;
};

/* The page, whatever stands over it now, and the same in English. */
struct pages {
    struct page own;
    struct page english;
};

static void build_page(const struct kiosk *kiosk, const char *language, struct page *page)
{
    page->visit = kiosk->visit;
    visit_close_over(&page->visit);
    (void)snprintf(page->visit.language, sizeof page->visit.language, "%s", language);
    ui_view_init(&page->view);
    screens_view(&page->visit, &page->view);
}

static struct pages *build_pages(const struct kiosk *kiosk)
{
    struct pages *pages = memory_allocate(1, sizeof *pages);

    build_page(kiosk, kiosk->visit.language, &pages->own);
    build_page(kiosk, "en", &pages->english);
    return pages;
}

static void drop_pages(struct pages *pages)
{
    ui_view_finish(&pages->own.view);
    ui_view_finish(&pages->english.view);
    memory_wipe(pages, sizeof *pages);
    free(pages);
}

static struct paper_text shown(struct pages *pages, const char *id)
{
    const struct ui_node *own = ui_find(&pages->own.view, id);
    const struct ui_node *english = ui_find(&pages->english.view, id);

    if (own == NULL)
        return (struct paper_text){0};
    return (struct paper_text){
        .text = own->text, .language = own->language, .english = english != NULL ? english->text : NULL};
}

/* "ID", "ID[1]", "ID[2]" …: as far as they go. */
static size_t all_shown(struct pages *pages, const char *id, struct paper_text ret_lines[SLIP_LINES_MAX])
{
    char numbered[KEY_BYTES];
    size_t count = 0;

    ret_lines[0] = shown(pages, id);
    while (count < SLIP_LINES_MAX && ret_lines[count].text != NULL) {
        if (++count == SLIP_LINES_MAX)
            break;
        (void)snprintf(numbered, sizeof numbered, "%s[%zu]", id, count);
        ret_lines[count] = shown(pages, numbered);
    }
    return count;
}

/* At home others may read it: what was asked for stands on no slip. */
static enum status make_request(const struct kiosk *kiosk, struct paper *ret_paper)
{
    struct slip slip = slip_of(kiosk);
    struct slip_request request = {
        .is_private = true, .phone = desk_phone(kiosk), .reference = kiosk->visit.reference};

    return slip_request(&slip, &request, ret_paper);
}

static enum status make_service(const struct kiosk *kiosk, struct paper *ret_paper)
{
    size_t count = 0;
    const struct service *service = &centre_services(kiosk->centre, &count)[kiosk->visit.service];
    struct pages *pages = build_pages(kiosk);
    struct slip slip = slip_of(kiosk);
    const struct ui_node *code = ui_find(&pages->own.view, "service.code");
    struct slip_service values = {
        .name = shown(pages, "title"),
        .about = shown(pages, "service.about"),
        .icon = service->icon,
        .ages = shown(pages, "service.who"),
        .how = shown(pages, "service.how"),
        .bring = named(kiosk, "service", service->key, "bring", NULL),
        .phone = service->phone,
        .place = service->place_count == 1 ? service->places[0].name : NULL,
        .address = service->place_count == 1 ? service->places[0].address : NULL,
        .code = code != NULL ? code->code : NULL,
    };
    enum status status;

    values.time_count = all_shown(pages, "service.when", values.times);
    status = slip_service(&slip, &values, ret_paper);
    drop_pages(pages);
    return status;
}

enum status slips_make(const struct kiosk *kiosk, struct paper *ret_paper, const char **ret_kind)
{
    const struct visit *visit = &kiosk->visit;

    *ret_kind = "slip";
    switch (visit_page(visit)) {
    case SCREEN_DONE:
        *ret_kind = visit->sign_up.is_under_way ? "ticket" : "request";
        return visit->sign_up.is_under_way ? make_new_ticket(kiosk, ret_paper)
                                           : make_request(kiosk, ret_paper);
    case SCREEN_TICKET:
        *ret_kind = "ticket";
        return make_old_ticket(kiosk, ret_paper);
    case SCREEN_STAFF_TICKET:
        *ret_kind = "ticket";
        return make_staff_ticket(kiosk, ret_paper);
    case SCREEN_VOUCHER:
        *ret_kind = "voucher";
        return make_voucher(kiosk, ret_paper);
    case SCREEN_SERVICE:
        *ret_kind = "service";
        return make_service(kiosk, ret_paper);
    default:
        break;
    }
    memset(ret_paper, 0, sizeof *ret_paper);
    return INVALID;
}
