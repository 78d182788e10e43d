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

/* One date's register. Its rows are wiped as soon as they are on their way to the printer. */
struct sheet {
    struct desk_date date;
    struct register_row *rows;
    size_t row_count;
};

struct registers {
    enum phase phase;
    struct sheet sheets[DESK_DATES_MAX];
    size_t count;
    size_t at; /* whose rows are asked for; then the one that is printed */
    bool is_for_all;
    struct date day;  /* that was shown: a course names itself by its first one */
    int64_t after;    /* of the next page */
    size_t failed_at; /* of the last ones; 0: all came, or not even the first */
};

struct registers *registers_create(void)
{
    return memory_allocate(1, sizeof(struct registers));
}

static void wipe_rows(struct sheet *sheet)
{
    if (sheet->rows == NULL)
        return;
    memory_wipe(sheet->rows, sheet->row_count * sizeof *sheet->rows);
    free(sheet->rows);
    sheet->rows = NULL;
    sheet->row_count = 0;
}

static void stop(struct registers *registers)
{
    for (size_t i = 0; i < registers->count; i++)
        wipe_rows(&registers->sheets[i]);
    registers->phase = IDLE;
}

void registers_end(struct registers *registers)
{
    stop(registers);
    registers->failed_at = 0;
}

void registers_destroy(struct registers *registers)
{
    if (registers == NULL)
        return;
    registers_end(registers);
    free(registers);
}

static void tell(const struct registers *registers, struct visit *visit, enum desk_paper_state state,
                 const char *code)
{
    struct desk_paper paper = {.is_for_all = registers->is_for_all,
                               .state = state,
                               .done = (int)registers->at,
                               .count = (int)registers->count};

    (void)snprintf(paper.code, sizeof paper.code, "%s", code);
    desk_told_paper(visit, &paper);
}

void registers_stop_gathering(struct registers *registers, struct visit *visit)
{
    if (registers->phase != GATHERS)
        return;
    stop(registers);
    tell(registers, visit, DESK_PAPER_NOT, "");
}

/* --- rows --- */

static bool is_same_date(const struct desk_date *one, const struct desk_date *other)
{
    return strcmp(one->id, other->id) == 0 && date_compare(one->date.day, other->date.day) == 0 &&
           one->date.opens == other->date.opens;
}

/* After a fault of the printer the rest is printed, not what has come out already. */
static bool goes_on(const struct registers *registers, const struct visit_desk *desk)
{
    if (registers->failed_at == 0 || !registers->is_for_all || !desk->paper.is_for_all ||
        registers->count != desk->date_count || date_compare(registers->day, desk->day) != 0)
        return false;
    for (size_t i = 0; i < registers->count; i++) {
        if (!is_same_date(&registers->sheets[i].date, &desk->dates[i]))
            return false;
    }
    return true;
}

void registers_begin(struct registers *registers, const struct visit *visit)
{
    const struct visit_desk *desk = &visit->desk;
    bool is_for_all = desk->paper.is_for_all;
    size_t first = goes_on(registers, desk) ? registers->failed_at : 0;

    stop(registers);
    registers->is_for_all = is_for_all;
    registers->day = desk->day;
    registers->count = 0;
    for (size_t i = 0; i < desk->date_count; i++) {
        if (is_for_all || (int)i == desk->date)
            registers->sheets[registers->count++] = (struct sheet){.date = desk->dates[i]};
    }
    registers->failed_at = first;
    registers->at = first;
    registers->after = 0;
    registers->phase = first < registers->count ? GATHERS : IDLE;
}

bool registers_are_under_way(const struct registers *registers)
{
    return registers->phase != IDLE;
}

bool registers_want_rows(const struct registers *registers)
{
    return registers->phase == GATHERS;
}

json_t *registers_question(const struct registers *registers)
{
    const struct desk_date *date;
    char day[11];

    if (!registers_want_rows(registers))
        return NULL;
    date = &registers->sheets[registers->at].date;
    date_write(date->date.day, day);
    return json_pack("{s:s,s:s,s:i,s:I}", "session", date->id, "day", day, "minute", date->date.opens,
                     "after", (json_int_t)registers->after);
}

static void read_row(const json_t *item, struct register_row *ret_row)
{
    const char *state = field_text(item, "state");

    *ret_row = (struct register_row){
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
    (void)snprintf(ret_row->reference, sizeof ret_row->reference, "%s", field_text(item, "reference"));
    (void)snprintf(ret_row->name, sizeof ret_row->name, "%s", field_text(item, "name"));
    (void)snprintf(ret_row->language, sizeof ret_row->language, "%s", field_text(item, "language"));
    (void)snprintf(ret_row->ages, sizeof ret_row->ages, "%s", field_text(item, "ages"));
}

static void take_rows(struct sheet *sheet, const json_t *items)
{
    size_t count = json_array_size(items);
    struct register_row *rows = memory_allocate(sheet->row_count + count, sizeof *rows);

    if (sheet->row_count > 0)
        memcpy(rows, sheet->rows, sheet->row_count * sizeof *rows);
    for (size_t i = 0; i < count; i++)
        read_row(json_array_get(items, i), &rows[sheet->row_count + i]);
    count += sheet->row_count;
    wipe_rows(sheet);
    sheet->rows = rows;
    sheet->row_count = count;
}

/* All rows are there before the first page is printed: paper takes longer than staff stay unlocked. */
void registers_take(struct registers *registers, const json_t *fields)
{
    const json_t *items = json_object_get(fields, "items");

    if (!registers_want_rows(registers))
        return;
    if (json_array_size(items) > 0)
        take_rows(&registers->sheets[registers->at], items);
    registers->after = json_integer_value(json_object_get(fields, "next"));
    if (registers->after != 0)
        return;
    registers->at++;
    if (registers->at < registers->count)
        return;
    registers->at = registers->failed_at;
    registers->phase = READY;
}

/* --- paper --- */

/* Looked for anew: the pack may be another one since it was asked for. NULL: it is not there any more, or
 * there is no pack. */
static const struct session *session_of(const struct kiosk *kiosk, const struct desk_date *date)
{
    int session = kiosk->centre != NULL ? centre_find_session(kiosk->centre, date->id) : -1;
    size_t count = 0;

    return session >= 0 ? &centre_sessions(kiosk->centre, &count)[session] : NULL;
}

static const char *session_name(const struct kiosk *kiosk, const struct desk_date *date)
{
    const struct session *session = session_of(kiosk, date);
    size_t count = 0;

    if (session == NULL)
        return date->id;
    if (session->name != NULL || session->service < 0)
        return session->name != NULL ? session->name : date->id;
    return centre_services(kiosk->centre, &count)[session->service].name;
}

static void set_place(const struct kiosk *kiosk, const struct desk_date *date, struct register_sheet *sheet)
{
    const struct session *session = session_of(kiosk, date);

    if (session == NULL)
        return;
    sheet->is_example = session->is_example;
    if (date->date.place < 0 || (size_t)date->date.place >= session->place_count)
        return;
    sheet->place = session->places[date->date.place].name;
    sheet->address = session->places[date->date.place].address;
}

static enum status draw(struct registers *registers, struct kiosk *kiosk, struct bitmap *ret_bitmap)
{
    const struct sheet *asked = &registers->sheets[registers->at];
    const struct desk_date *date = &asked->date;
    struct register_sheet sheet = {
        .words = kiosk->words,
        .centre = kiosk->centre != NULL ? centre_about(kiosk->centre)->title : kiosk->name,
        .session = session_name(kiosk, date),
        .day = registers->day,
        .opens = date->date.opens,
        .closes = date->date.closes,
        .rows = asked->rows,
        .row_count = asked->row_count,
        .made_utc_ms = clock_utc_ms(&kiosk->clock),
    };
    int pages = 0;

    set_place(kiosk, date, &sheet);
    register_sort(asked->rows, asked->row_count);
    return register_draw(&sheet, kiosk->texts, kiosk->pictures, ret_bitmap, &pages);
}

static bool fail(struct registers *registers, struct kiosk *kiosk, const char *code)
{
    stop(registers);
    registers->failed_at = registers->at;
    tell(registers, &kiosk->visit, DESK_PAPER_FAILED, code);
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
    wipe_rows(&registers->sheets[registers->at]);
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
    registers->at++;
    registers->phase = registers->at < registers->count ? READY : IDLE;
    if (registers->phase == IDLE)
        registers->failed_at = 0;
    tell(registers, &kiosk->visit, registers->phase == IDLE ? DESK_PAPER_DONE : DESK_PAPER_UNDER_WAY, "");
    return true;
}

bool registers_step(struct registers *registers, struct kiosk *kiosk)
{
    bool is_told = registers->phase == PRINTS && look(registers, kiosk);

    /* At once: with nothing on its way to the printer nobody wakes the loop for the next one. */
    if (registers->phase == READY)
        is_told = print(registers, kiosk) || is_told;
    return is_told;
}
