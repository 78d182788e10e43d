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

struct printing {
    struct printer_settings settings;
    struct printer *printer;
    unsigned job;
    bool is_on_its_way;
    bool is_next; /* as soon as the printer is free, the page that asked, if it still shows */
};

static void read_settings(struct printing *printing, const char *data)
{
    char path[KIOSK_PATH_BYTES];
    struct faults *faults = memory_allocate(1, sizeof *faults);

    faults_init(faults);
    if (kiosk_path(data, PRINTER_SETTINGS_PLACE, path) == OK &&
        printer_settings_read(path, faults, &printing->settings) != OK) {
        kiosk_log_faults("printer", faults);
        log_line("printer: nothing is printed: run doorstepctl printer set");
    }
    faults_finish(faults);
    free(faults);
}

struct printing *printing_create(const char *data, const char *print_to, const struct clock *clock)
{
    struct printing *printing = memory_allocate(1, sizeof *printing);

    if (print_to != NULL)
        printer_settings_set_folder(print_to, &printing->settings);
    else
        read_settings(printing, data);
    if (printing->settings.kind == PRINTER_KIND_NONE)
        return printing;
    printing->printer = printer_create(&printing->settings, clock);
    /* What an earlier run left in the queue is nobody's any more. */
    if (printer_ask(printing->printer, &printing->job) != OK)
        log_line("printer: it could not be asked how it is: run doorstepctl printer check");
    return printing;
}

void printing_destroy(struct printing *printing)
{
    if (printing == NULL)
        return;
    if (printing->printer != NULL)
        printer_destroy(printing->printer);
    printer_settings_finish(&printing->settings);
    free(printing);
}

bool printing_is_possible(const struct printing *printing)
{
    return printing->printer != NULL;
}

static enum status print(struct printing *printing, const struct kiosk *kiosk, const char **ret_kind)
{
    struct paper paper;
    struct bitmap bitmap = {0};
    enum status status = slips_make(kiosk, &paper, ret_kind);

    if (status == OK)
        status = paper_draw(&paper, kiosk->texts, kiosk->pictures, printing->settings.sheet, &bitmap);
    paper_finish(&paper);
    if (status == OK)
        status = printer_start(printing->printer, *ret_kind, &bitmap, &printing->job);
    bitmap_finish(&bitmap);
    return status;
}

void printing_start(struct printing *printing, struct kiosk *kiosk)
{
    const char *kind = "slip";
    enum status status;

    if (printing->printer == NULL)
        return;
    printing->is_next = printer_wait_ms(printing->printer) >= 0; /* it is busy with what came before */
    if (printing->is_next)
        return;
    status = print(printing, kiosk, &kind);
    printing->is_on_its_way = status == OK;
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
static bool tell(const struct printing *printing, struct kiosk *kiosk, const struct printer_news *news)
{
    bool is_done = news->state == PRINTER_DONE;

    if (!is_done)
        log_line("printer: a slip was not printed: %s: look the code up in README.md",
                 printer_code(news->cause));
    if (printing->is_next || !page_waits(kiosk))
        return false;
    visit_printed(&kiosk->visit,
                  is_done                       ? SLIP_PRINTED
                  : news->state == PRINTER_HALF ? SLIP_HALF
                                                : SLIP_FAILED,
                  is_done ? "" : printer_code(news->cause));
    return true;
}

bool printing_step(struct printing *printing, struct kiosk *kiosk)
{
    struct printer_news news;
    bool is_told = false;

    if (printing->printer == NULL)
        return false;
    if (printer_step(printing->printer, &news) && printing->is_on_its_way && news.job == printing->job) {
        printing->is_on_its_way = false;
        is_told = tell(printing, kiosk, &news);
    }
    printing->is_next = printing->is_next && page_waits(kiosk);
    if (printing->is_next && printer_wait_ms(printing->printer) < 0) {
        printing_start(printing, kiosk);
        is_told = true;
    }
    return is_told;
}

void printing_leave(struct printing *printing)
{
    if (printing->printer != NULL && printing->is_on_its_way)
        printer_cancel(printing->printer, printing->job);
    printing->is_on_its_way = false;
    printing->is_next = false;
}

int printing_wait_ms(const struct printing *printing)
{
    return printing->printer != NULL ? printer_wait_ms(printing->printer) : -1;
}
