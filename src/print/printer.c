#include "print/printer.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "print/printer_backend.h"

enum { KIND_BYTES = 32 };

static const struct {
    const char *key;
    const char *code;
} states[PRINTER_STATES] = {
    [PRINTER_NONE] = {"printer.none", ""},
    [PRINTER_READY] = {"printer.ready", ""},
    [PRINTER_PRINTING] = {"printer.printing", ""},
    [PRINTER_DONE] = {"printer.done", ""},
    [PRINTER_PAPER_LOW] = {"printer.paper-low", ""},
    [PRINTER_OUT_OF_PAPER] = {"printer.out-of-paper", "P1"},
    [PRINTER_COVER_OPEN] = {"printer.cover-open", "P2"},
    [PRINTER_UNPLUGGED] = {"printer.unplugged", "P3"},
    [PRINTER_BUSY] = {"printer.busy", "P4"},
    [PRINTER_NO_ANSWER] = {"printer.no-answer", "P5"},
    [PRINTER_STOPPED] = {"printer.stopped", "P6"},
    [PRINTER_HALF] = {"printer.half", "P7"},
};

static const struct printer_backend *const backends[PRINTER_KINDS] = {
    [PRINTER_KIND_FOLDER] = &printer_folder_backend,
    [PRINTER_KIND_ESCPOS] = &printer_device_backend,
    [PRINTER_KIND_CUPS] = &printer_cups_backend,
};

struct printer {
    const struct printer_settings *settings;
    const struct printer_backend *backend; /* NULL: there is no printer */
    void *self;
    struct bitmap bitmap; /* of the job; empty when it only asks */
    char kind[KIND_BYTES];
    unsigned job; /* of the errand on its way, else of the last */
    bool is_moving;
    bool is_cancelled;
    enum printer_state known; /* as it was when last heard of */
    char detail[PRINTER_DETAIL_BYTES];
};

bool printer_is_fault(enum printer_state state)
{
    return state >= PRINTER_OUT_OF_PAPER;
}

const char *printer_key(enum printer_state state)
{
    return states[state].key;
}

const char *printer_code(enum printer_state state)
{
    return states[state].code;
}

void printer_result_set(struct printer_result *result, enum printer_state state, enum printer_state known,
                        const char *detail)
{
    result->state = state;
    result->known = known;
    (void)snprintf(result->detail, sizeof result->detail, "%s", detail);
}

struct printer *printer_create(const struct printer_settings *settings, const struct clock *clock)
{
    struct printer *printer = memory_allocate(1, sizeof *printer);

    printer->settings = settings;
    printer->backend = backends[settings->kind];
    printer->known = PRINTER_NONE;
    if (printer->backend != NULL) {
        printer->self = printer->backend->create(settings, clock);
        printer->known = PRINTER_READY;
    }
    return printer;
}

void printer_destroy(struct printer *printer)
{
    if (printer == NULL)
        return;
    if (printer->backend != NULL)
        printer->backend->destroy(printer->self);
    bitmap_finish(&printer->bitmap);
    free(printer);
}

static void copy_bitmap(const struct bitmap *bitmap, struct bitmap *ret_copy)
{
    *ret_copy = *bitmap;
    ret_copy->bits = memory_allocate((size_t)bitmap->height, (size_t)bitmap->stride);
    memcpy(ret_copy->bits, bitmap->bits, (size_t)bitmap->height * (size_t)bitmap->stride);
}

static enum status begin(struct printer *printer, unsigned *ret_job)
{
    if (printer->backend == NULL)
        return UNAVAILABLE;
    if (printer->is_moving)
        return BUSY;
    printer->is_moving = true;
    printer->is_cancelled = false;
    *ret_job = ++printer->job;
    return OK;
}

enum status printer_start(struct printer *printer, const char *kind, const struct bitmap *bitmap,
                          unsigned *ret_job)
{
    enum status status;

    assert(kind[0] != '\0' && kind[strspn(kind, "abcdefghijklmnopqrstuvwxyz-")] == '\0');
    if (bitmap->width > printer->settings->sheet->width)
        return INVALID;
    status = begin(printer, ret_job);
    if (status != OK)
        return status;
    copy_bitmap(bitmap, &printer->bitmap);
    (void)snprintf(printer->kind, sizeof printer->kind, "%s", kind);
    printer->backend->start(printer->self, printer->kind, &printer->bitmap);
    return OK;
}

enum status printer_ask(struct printer *printer, unsigned *ret_job)
{
    enum status status = begin(printer, ret_job);

    if (status == OK)
        printer->backend->start(printer->self, "", NULL);
    return status;
}

bool printer_step(struct printer *printer, struct printer_news *ret_news)
{
    struct printer_result result = {.state = PRINTER_READY, .known = PRINTER_READY};

    if (!printer->is_moving || !printer->backend->step(printer->self, &result))
        return false;
    printer->is_moving = false;
    bitmap_finish(&printer->bitmap);
    printer->known = result.known;
    memcpy(printer->detail, result.detail, sizeof printer->detail);
    if (printer->is_cancelled)
        return false;
    *ret_news = (struct printer_news){
        .job = printer->job,
        .state = result.state,
        .cause = result.state == PRINTER_HALF ? result.known : result.state,
    };
    return true;
}

int printer_wait_ms(const struct printer *printer)
{
    return printer->is_moving ? printer->backend->step_wait_ms : -1;
}

void printer_cancel(struct printer *printer, unsigned job)
{
    if (!printer->is_moving || printer->is_cancelled || job != printer->job)
        return;
    printer->is_cancelled = true;
    printer->backend->cancel(printer->self);
}

struct printer_look printer_look(const struct printer *printer)
{
    enum printer_state state = printer->is_moving ? PRINTER_PRINTING : printer->known;

    return (struct printer_look){
        .state = state,
        .key = states[state].key,
        .code = states[state].code,
        .detail = printer->is_moving ? "" : printer->detail,
    };
}
