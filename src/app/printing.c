#include "app/printing.h"

#include <stdlib.h>
#include <string.h>

#include "app/kiosk.h"
#include "app/pack.h"
#include "app/slips.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/place.h"
#include "print/printer.h"
#include "print/test_pattern.h"

enum what { NOTHING, A_SLIP, PAGES, A_TEST, A_QUESTION };

struct outlet {
    struct printer_settings settings;
    struct printer *printer; /* or NULL */
    unsigned job;
    enum what way; /* what is on its way there */
};

struct printing {
    struct outlet slips;
    struct outlet own_pages; /* a printer for A4 only */
    struct outlet *pages;    /* that, or the one for slips where its paper is A4; NULL: there is none */
    bool is_next;            /* as soon as the printer is free, the page that asked, if it still shows */
    enum page_news news;     /* of the last pages */
    enum printer_state cause;
};

typedef enum status read_function(const char *path, struct faults *faults,
                                  struct printer_settings *ret_settings);

static void read_settings(struct outlet *outlet, const char *data, const char *place, read_function *read)
{
    char path[KIOSK_PATH_BYTES];
    struct faults *faults = memory_allocate(1, sizeof *faults);

    faults_init(faults);
    if (kiosk_path(data, place, path) == OK && read(path, faults, &outlet->settings) != OK) {
        kiosk_log_faults("printer", faults);
        log_line("printer: nothing is printed: run doorstepctl printer set");
    }
    faults_finish(faults);
    free(faults);
}

/* What an earlier run left in the queue is nobody's any more. */
static void open_outlet(struct outlet *outlet, const struct clock *clock)
{
    if (outlet->settings.kind == PRINTER_KIND_NONE)
        return;
    outlet->printer = printer_create(&outlet->settings, clock);
    if (printer_ask(outlet->printer, &outlet->job) != OK)
        log_line("printer: it could not be asked how it is: run doorstepctl printer check");
}

static bool takes_a4(const struct outlet *outlet)
{
    return outlet->printer != NULL && outlet->settings.sheet == paper_find_sheet("A4");
}

struct printing *printing_create(const char *data, const char *print_to, const struct clock *clock)
{
    struct printing *printing = memory_allocate(1, sizeof *printing);

    if (print_to != NULL) {
        printer_settings_set_folder(print_to, &printing->slips.settings);
        printer_settings_set_folder(print_to, &printing->own_pages.settings);
        printing->own_pages.settings.sheet = paper_find_sheet("A4");
    } else {
        read_settings(&printing->slips, data, PRINTER_SETTINGS_PLACE, printer_settings_read);
        read_settings(&printing->own_pages, data, PAGES_PRINTER_SETTINGS_PLACE, printer_settings_read_pages);
    }
    open_outlet(&printing->slips, clock);
    open_outlet(&printing->own_pages, clock);
    printing->pages = takes_a4(&printing->own_pages) ? &printing->own_pages
                      : takes_a4(&printing->slips)   ? &printing->slips
                                                     : NULL;
    return printing;
}

static void close_outlet(struct outlet *outlet)
{
    if (outlet->printer != NULL)
        printer_destroy(outlet->printer);
    printer_settings_finish(&outlet->settings);
}

void printing_destroy(struct printing *printing)
{
    if (printing == NULL)
        return;
    close_outlet(&printing->slips);
    close_outlet(&printing->own_pages);
    free(printing);
}

bool printing_is_possible(const struct printing *printing)
{
    return printing->slips.printer != NULL;
}

bool printing_takes_pages(const struct printing *printing)
{
    return printing->pages != NULL;
}

static bool is_free(const struct outlet *outlet)
{
    return printer_wait_ms(outlet->printer) < 0;
}

static enum status start(struct outlet *outlet, enum what what, const char *kind, const struct bitmap *bitmap)
{
    enum status status = printer_start(outlet->printer, kind, bitmap, &outlet->job);

    outlet->way = status == OK ? what : NOTHING;
    return status;
}

/* --- slips --- */

static enum status print_slip(struct printing *printing, const struct kiosk *kiosk, const char **ret_kind)
{
    struct paper paper;
    struct bitmap bitmap = {0};
    enum status status = slips_make(kiosk, &paper, ret_kind);

    if (status == OK)
        status = paper_draw(&paper, kiosk->texts, kiosk->pictures, printing->slips.settings.sheet, &bitmap);
    paper_finish(&paper);
    if (status == OK)
        status = start(&printing->slips, A_SLIP, *ret_kind, &bitmap);
    bitmap_finish(&bitmap);
    return status;
}

void printing_start(struct printing *printing, struct kiosk *kiosk)
{
    const char *kind = "slip";
    enum status status;

    if (printing->slips.printer == NULL)
        return;
    printing->is_next = !is_free(&printing->slips); /* it is busy with what came before */
    if (printing->is_next)
        return;
    status = print_slip(printing, kiosk, &kind);
    if (status == OK)
        return;
    log_line("printer: a %s was not printed: %s", kind, status_name(status));
    visit_printed(&kiosk->visit, SLIP_FAILED, printer_code(PRINTER_STOPPED));
}

/* Turning a page forgets what that page has asked for. */
static bool page_waits(const struct kiosk *kiosk)
{
    return kiosk->visit.slip == SLIP_PRINTING;
}

/* Whoever has turned the page is not told of the one before. */
static bool tell_slip(const struct printing *printing, struct kiosk *kiosk, const struct printer_news *news)
{
    bool is_done = news->state == PRINTER_DONE;

    if (printing->is_next || !page_waits(kiosk))
        return false;
    visit_printed(&kiosk->visit,
                  is_done                       ? SLIP_PRINTED
                  : news->state == PRINTER_HALF ? SLIP_HALF
                                                : SLIP_FAILED,
                  is_done ? "" : printer_code(news->cause));
    return true;
}

/* --- for staff --- */

bool printing_is_free_for_pages(const struct printing *printing)
{
    return printing->pages == NULL || is_free(printing->pages);
}

enum status printing_start_pages(struct printing *printing, const char *kind, const struct bitmap *bitmap)
{
    enum status status;

    if (printing->pages == NULL)
        return UNAVAILABLE;
    if (!is_free(printing->pages))
        return BUSY;
    status = start(printing->pages, PAGES, kind, bitmap);
    if (status == OK)
        printing->news = PAGES_ON_THEIR_WAY;
    return status;
}

enum page_news printing_page_news(const struct printing *printing, const char **ret_code)
{
    *ret_code = printing->news == PAGES_FAILED ? printer_code(printing->cause) : "";
    return printing->news;
}

static void tell_test(struct kiosk *kiosk, enum desk_paper_state state, const char *code)
{
    struct desk_paper paper = {.state = state, .count = 1, .done = state == DESK_PAPER_DONE ? 1 : 0};

    memcpy(paper.code, code, strnlen(code, sizeof paper.code - 1));
    desk_told_test(&kiosk->visit, &paper);
}

void printing_test(struct printing *printing, struct kiosk *kiosk)
{
    struct outlet *slips = &printing->slips;
    struct bitmap bitmap = {0};
    enum status status = slips->printer != NULL && is_free(slips) ? OK : BUSY;

    if (status == OK)
        status = test_pattern_draw(slips->settings.sheet, &bitmap);
    if (status == OK)
        status = start(slips, A_TEST, "test", &bitmap);
    bitmap_finish(&bitmap);
    if (status != OK)
        tell_test(kiosk, DESK_PAPER_FAILED, printer_code(PRINTER_BUSY));
}

static void tell_look(const struct outlet *slips, struct kiosk *kiosk)
{
    struct printer_look look = printer_look(slips->printer);

    desk_told_printer(&kiosk->visit, look.key, look.code);
}

/* One that is busy tells how it was when last heard of. */
void printing_ask(struct printing *printing, struct kiosk *kiosk)
{
    struct outlet *slips = &printing->slips;

    if (slips->printer == NULL) {
        desk_told_printer(&kiosk->visit, printer_key(PRINTER_NONE), "");
        return;
    }
    if (is_free(slips) && printer_ask(slips->printer, &slips->job) == OK)
        slips->way = A_QUESTION;
    else
        tell_look(slips, kiosk);
}

/* --- all of it --- */

static bool take_news(struct printing *printing, struct outlet *outlet, struct kiosk *kiosk,
                      const struct printer_news *news)
{
    enum what what = outlet->way;
    bool is_done = news->state == PRINTER_DONE;

    outlet->way = NOTHING;
    if (!is_done && what != A_QUESTION)
        log_line("printer: %s not printed: %s: look the code up in README.md",
                 what == PAGES ? "pages were" : "a slip was", printer_code(news->cause));
    switch (what) {
    case A_SLIP:
        return tell_slip(printing, kiosk, news);
    case PAGES:
        printing->news = is_done ? PAGES_PRINTED : PAGES_FAILED;
        printing->cause = news->cause;
        return true;
    case A_TEST:
        tell_test(kiosk, is_done ? DESK_PAPER_DONE : DESK_PAPER_FAILED,
                  is_done ? "" : printer_code(news->cause));
        tell_look(outlet, kiosk);
        return true;
    case A_QUESTION:
        tell_look(outlet, kiosk);
        return true;
    case NOTHING:
        break;
    }
    return false;
}

static bool step_outlet(struct printing *printing, struct outlet *outlet, struct kiosk *kiosk)
{
    struct printer_news news;

    if (outlet->printer == NULL || !printer_step(outlet->printer, &news) || outlet->way == NOTHING ||
        news.job != outlet->job)
        return false;
    return take_news(printing, outlet, kiosk, &news);
}

bool printing_step(struct printing *printing, struct kiosk *kiosk)
{
    bool is_told = step_outlet(printing, &printing->slips, kiosk);

    is_told = step_outlet(printing, &printing->own_pages, kiosk) || is_told;
    printing->is_next = printing->is_next && page_waits(kiosk);
    if (printing->is_next && is_free(&printing->slips)) {
        printing_start(printing, kiosk);
        is_told = true;
    }
    return is_told;
}

static void leave_outlet(struct outlet *outlet)
{
    if (outlet->printer != NULL && outlet->way != NOTHING)
        printer_cancel(outlet->printer, outlet->job);
    outlet->way = NOTHING;
}

void printing_leave(struct printing *printing)
{
    leave_outlet(&printing->slips);
    leave_outlet(&printing->own_pages);
    printing->is_next = false;
}

static int outlet_wait_ms(const struct outlet *outlet)
{
    return outlet->printer != NULL ? printer_wait_ms(outlet->printer) : -1;
}

int printing_wait_ms(const struct printing *printing)
{
    int slips_ms = outlet_wait_ms(&printing->slips);
    int pages_ms = outlet_wait_ms(&printing->own_pages);

    if (slips_ms < 0 || pages_ms < 0)
        return slips_ms < 0 ? pages_ms : slips_ms;
    return slips_ms < pages_ms ? slips_ms : pages_ms;
}
