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
    status = print(printing, kiosk, &kind);
    printing->is_on_its_way = status == OK;
    if (status == OK)
        return;
    log_line("printer: a %s was not printed: %s", kind, status_name(status));
    visit_printed(&kiosk->visit, SLIP_FAILED, printer_code(status == BUSY ? PRINTER_BUSY : PRINTER_STOPPED));
}

bool printing_step(struct printing *printing, struct kiosk *kiosk)
{
    struct printer_news news;

    if (printing->printer == NULL || !printer_step(printing->printer, &news) || !printing->is_on_its_way ||
        news.job != printing->job)
        return false;
    printing->is_on_its_way = false;
    if (news.state != PRINTER_DONE)
        log_line("printer: a slip was not printed: %s: look the code up in README.md",
                 printer_code(news.cause));
    visit_printed(&kiosk->visit,
                  news.state == PRINTER_DONE   ? SLIP_PRINTED
                  : news.state == PRINTER_HALF ? SLIP_HALF
                                               : SLIP_FAILED,
                  news.state == PRINTER_DONE ? "" : printer_code(news.cause));
    return true;
}

void printing_leave(struct printing *printing)
{
    if (printing->printer != NULL && printing->is_on_its_way)
        printer_cancel(printing->printer, printing->job);
    printing->is_on_its_way = false;
}

int printing_wait_ms(const struct printing *printing)
{
    return printing->printer != NULL ? printer_wait_ms(printing->printer) : -1;
}
