#include "app/registers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/fields.h"
#include "app/kiosk.h"
#include "base/log.h"
#include "base/memory.h"
#include "print/printer.h"
#include "print/register.h"

enum phase { IDLE, GATHERS, READY, PRINTS };

struct registers {
    enum phase phase;
    struct desk_date dates[DESK_DATES_MAX];
    size_t count, at;
    bool is_for_all;
    int64_t after; /* of the next page */
    struct register_row *rows;
    size_t row_count;
};

struct registers *registers_create(void)
{
    struct registers *registers = memory_allocate(1, sizeof *registers);

    registers->rows = memory_allocate(REGISTER_ROWS_MAX, sizeof *registers->rows);
    return registers;
}

static void wipe_rows(struct registers *registers)
{
    memory_wipe(registers->rows, registers->row_count * sizeof *registers->rows);
    registers->row_count = 0;
}

void registers_destroy(struct registers *registers)
{
    if (registers == NULL)
        return;
    registers_end(registers);
    free(registers->rows);
    free(registers);
}

void registers_end(struct registers *registers)
{
    wipe_rows(registers);
    registers->phase = IDLE;
}

static void turn_to(struct registers *registers, size_t at)
{
    wipe_rows(registers);
    registers->at = at;
    registers->after = 0;
    registers->phase = at < registers->count ? GATHERS : IDLE;
}

void registers_begin(struct registers *registers, const struct visit *visit)
{
    const struct visit_desk *desk = &visit->desk;

    registers->is_for_all = desk->paper.is_for_all;
    registers->count = 0;
    for (size_t i = 0; i < desk->date_count; i++) {
        if (registers->is_for_all || (int)i == desk->date)
            registers->dates[registers->count++] = desk->dates[i];
    }
    turn_to(registers, 0);
}

bool registers_want_rows(const struct registers *registers)
{
    return registers->phase == GATHERS;
}

json_t *registers_question(const struct registers *registers)
{
    const struct desk_date *date = &registers->dates[registers->at];
    char day[11];

    if (!registers_want_rows(registers))
        return NULL;
    date_write(date->date.day, day);
    return json_pack("{s:s,s:s,s:i,s:I}", "session", date->id, "day", day, "minute", date->date.opens,
                     "after", (json_int_t)registers->after);
}

/* --- rows --- */

static void take_row(struct registers *registers, const json_t *item)
{
    struct register_row *row = &registers->rows[registers->row_count];
    const char *state = field_text(item, "state");

    if (registers->row_count == REGISTER_ROWS_MAX)
        return;
    *row = (struct register_row){
        .children = field_number(item, "children"),
        .adults = field_number(item, "adults"),
        .standing = strcmp(state, "waiting") == 0   ? REGISTER_WAITS
                    : strcmp(state, "offered") == 0 ? REGISTER_KEPT
                                                    : REGISTER_PLACE,
        .position = field_number(item, "position"),
        .has_arrived = field_number(item, "arrived") != 0,
        .is_new = field_number(item, "isNew") != 0,
        .is_walk_in = field_number(item, "walkIn") != 0,
    };
    (void)snprintf(row->reference, sizeof row->reference, "%s", field_text(item, "reference"));
    (void)snprintf(row->name, sizeof row->name, "%s", field_text(item, "name"));
    (void)snprintf(row->language, sizeof row->language, "%s", field_text(item, "language"));
    (void)snprintf(row->ages, sizeof row->ages, "%s", field_text(item, "ages"));
    registers->row_count++;
}

void registers_take(struct registers *registers, const json_t *fields)
{
    const json_t *items = json_object_get(fields, "items");

    if (registers->phase != GATHERS)
        return;
    for (size_t i = 0; i < json_array_size(items); i++)
        take_row(registers, json_array_get(items, i));
    registers->after = json_integer_value(json_object_get(fields, "next"));
    if (registers->after == 0)
        registers->phase = READY;
}

/* --- paper --- */

static const char *session_name(const struct kiosk *kiosk, const struct desk_date *date)
{
    size_t count = 0;
    const struct session *session;

    if (date->session < 0)
        return date->id;
    session = &centre_sessions(kiosk->centre, &count)[date->session];
    if (session->name != NULL || session->service < 0)
        return session->name != NULL ? session->name : date->id;
    return centre_services(kiosk->centre, &count)[session->service].name;
}

static void set_place(const struct kiosk *kiosk, const struct desk_date *date, struct register_sheet *sheet)
{
    size_t count = 0;
    const struct session *session;

    if (date->session < 0)
        return;
    session = &centre_sessions(kiosk->centre, &count)[date->session];
    sheet->is_example = session->is_example;
    if (date->date.place < 0)
        return;
    sheet->place = session->places[date->date.place].name;
    sheet->address = session->places[date->date.place].address;
}

static enum status draw(struct registers *registers, struct kiosk *kiosk, struct bitmap *ret_bitmap)
{
    const struct desk_date *date = &registers->dates[registers->at];
    struct register_sheet sheet = {
        .words = kiosk->words,
        .centre = centre_about(kiosk->centre)->title,
        .session = session_name(kiosk, date),
        .day = kiosk->visit.desk.day,
        .opens = date->date.opens,
        .closes = date->date.closes,
        .rows = registers->rows,
        .row_count = registers->row_count,
        .made_utc_ms = clock_utc_ms(&kiosk->clock),
    };
    int pages = 0;

    set_place(kiosk, date, &sheet);
    register_sort(registers->rows, registers->row_count);
    return register_draw(&sheet, kiosk->texts, kiosk->pictures, ret_bitmap, &pages);
}

static void tell(const struct registers *registers, struct kiosk *kiosk, enum desk_paper_state state,
                 const char *code)
{
    struct desk_paper paper = {.is_for_all = registers->is_for_all,
                               .state = state,
                               .done = (int)registers->at,
                               .count = (int)registers->count};

    (void)snprintf(paper.code, sizeof paper.code, "%s", code);
    desk_told_paper(&kiosk->visit, &paper);
}

static bool fail(struct registers *registers, struct kiosk *kiosk, const char *code)
{
    registers_end(registers);
    tell(registers, kiosk, DESK_PAPER_FAILED, code);
    return true;
}

static bool print(struct registers *registers, struct kiosk *kiosk)
{
    struct bitmap bitmap = {0};
    enum status status;

    if (!printing_is_free_for_pages(kiosk->printing))
        return false; /* it ends what it does first */
    status = draw(registers, kiosk, &bitmap);
    if (status == OK)
        status = printing_start_pages(kiosk->printing, "register", &bitmap);
    bitmap_finish(&bitmap);
    if (status != OK) {
        log_line("printer: a register was not printed: %s: doorstepctl register writes it to a file",
                 status_name(status));
        return fail(registers, kiosk, printer_code(PRINTER_STOPPED));
    }
    wipe_rows(registers);
    registers->phase = PRINTS;
    return false;
}

static bool look(struct registers *registers, struct kiosk *kiosk)
{
    const char *code = "";

    switch (printing_page_news(kiosk->printing, &code)) {
    case PAGES_ON_THEIR_WAY:
        return false;
    case PAGES_FAILED:
        return fail(registers, kiosk, code);
    case PAGES_PRINTED:
        break;
    }
    turn_to(registers, registers->at + 1);
    tell(registers, kiosk, registers->phase == IDLE ? DESK_PAPER_DONE : DESK_PAPER_UNDER_WAY, "");
    return true;
}

bool registers_step(struct registers *registers, struct kiosk *kiosk)
{
    if (registers->phase == READY)
        return print(registers, kiosk);
    return registers->phase == PRINTS && look(registers, kiosk);
}
