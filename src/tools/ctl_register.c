/* The register of a session's date, with names: as a table for spreadsheets, as the printed pages, or on the
 * printer. Only the keeper opens names, and records that it did. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/strbuf.h"
#include "print/register.h"
#include "tools/a4.h"
#include "tools/ctl.h"
#include "tools/desk_dates.h"
#include "tools/drawing.h"
#include "tools/typed.h"

enum { WORD_BYTES = 24, CSV_BYTES_MAX = 16 * 1024 * 1024 };

struct export
{
    const struct ctl_request *request;
    struct source source;
    struct in_use in_use;
    struct date day;
    struct desk_dates dates;
    enum a4_way way;
    struct drawing drawing;
    struct strbuf csv;
    int pictures; /* written so far */
    struct register_row rows[REGISTER_ROWS_MAX];
    size_t row_count;
};

/* --- rows --- */

static enum register_standing standing_of(const json_t *item)
{
    char state[WORD_BYTES];

    row_text(item, "state", state, sizeof state);
    if (strcmp(state, booking_state_name(BOOKING_WAITING)) == 0)
        return REGISTER_WAITS;
    return strcmp(state, booking_state_name(BOOKING_OFFERED)) == 0 ? REGISTER_KEPT : REGISTER_PLACE;
}

static void take_row(struct register_row *row, const json_t *item)
{
    *row = (struct register_row){
        .children = (int)row_number(item, "children"),
        .adults = (int)row_number(item, "adults"),
        .standing = standing_of(item),
        .position = (int)row_number(item, "position"),
        .has_arrived = row_number(item, "arrived") != 0,
        .is_new = row_number(item, "isNew") != 0,
        .is_walk_in = row_number(item, "walkIn") != 0,
    };
    row_text(item, "reference", row->reference, sizeof row->reference);
    row_text(item, "name", row->name, sizeof row->name);
    row_text(item, "language", row->language, sizeof row->language);
    row_text(item, "ages", row->ages, sizeof row->ages);
}

static void wipe_rows(struct export *export)
{
    memory_wipe(export->rows, sizeof export->rows);
    export->row_count = 0;
}

static enum status read_rows(struct export *export, const struct desk_date *date)
{
    json_t *items = NULL;
    size_t count;
    char day[11];
    enum status status;

    date_write(date->date.day, day);
    status = source_ask_all(
        &export->source, WIRE_REGISTER,
        json_pack("{s:s, s:s, s:i}", "session", date->session, "day", day, "minute", date->date.opens),
        &items);
    wipe_rows(export);
    count = json_array_size(items);
    if (count > REGISTER_ROWS_MAX)
        log_line("%s: has %zu families, of whom %d fit on a register; doorstepctl sign-ups show lists all",
                 date->session, count, REGISTER_ROWS_MAX);
    for (size_t i = 0; i < count && i < REGISTER_ROWS_MAX; i++)
        take_row(&export->rows[export->row_count++], json_array_get(items, i));
    json_decref(items);
    register_sort(export->rows, export->row_count);
    return status;
}

/* --- what comes of them --- */

static struct register_sheet fill_sheet(const struct export *export, const struct desk_date *date)
{
    static const struct clock NOW;
    struct register_sheet sheet = {.words = export->in_use.words,
                                   .centre = centre_about(export->in_use.centre)->title,
                                   .session = date->of != NULL ? date->of->name : date->session,
                                   .day = export->day,
                                   .opens = date->date.opens,
                                   .closes = date->date.closes,
                                   .rows = export->rows,
                                   .row_count = export->row_count,
                                   .made_utc_ms = clock_utc_ms(&NOW),
                                   .is_example = date->of != NULL && date->of->is_example};
    int place = date->date.place;

    if (date->of != NULL && place < 0 && date->of->place_count == 1)
        place = 0;
    if (date->of != NULL && place >= 0) {
        sheet.place = date->of->places[place].name;
        sheet.address = date->of->places[place].address;
    }
    return sheet;
}

static enum status draw_sheet(struct export *export, const struct register_sheet *sheet)
{
    bool must_print = export->request->value[CTL_PRINT] != NULL;
    struct bitmap bitmap = {0};
    int pages = 0;
    enum status status = OK;

    if (export->drawing.engine == NULL)
        status = drawing_open(&export->drawing);
    if (status != OK)
        return status;
    status = register_draw(sheet, export->drawing.engine, export->drawing.pictures, &bitmap, &pages);
    if (status != OK)
        log_line("%s: cannot be drawn; write it with --out FILE.csv", sheet->session);
    if (status == OK && export->way == A4_AS_PICTURE)
        status = a4_write_pictures(export->request->value[CTL_FILE], &bitmap, export->dates.count == 1,
                                   &export->pictures);
    if (status == OK && must_print)
        status = a4_print(export->request->data, "register", &bitmap);
    bitmap_finish(&bitmap);
    return status;
}

static enum status export_date(struct export *export, size_t at)
{
    const struct desk_date *date = &export->dates.list[at];
    bool must_print = export->request->value[CTL_PRINT] != NULL;
    struct register_sheet sheet;
    enum status status = read_rows(export, date);

    if (status != OK)
        return status;
    sheet = fill_sheet(export, date);
    if (export->way == A4_AS_CSV || (export->way == A4_AS_TEXT && !must_print))
        register_write_csv(&sheet, at == 0, &export->csv);
    /* A sheet for an appointment that nobody has made would be paper for nothing. */
    if (date->of != NULL && date->of->kind == SESSION_APPOINTMENT && sheet.row_count == 0)
        return OK;
    if (export->way == A4_AS_PICTURE || must_print)
        status = draw_sheet(export, &sheet);
    return status;
}

/* Said before anything is written, so that it stands there whatever happens. */
static void warn(const struct export *export)
{
    const char *file = export->request->value[CTL_FILE];

    if (file != NULL || export->request->value[CTL_PRINT] == NULL)
        log_line(
            "%s: has names in it; keep it where only staff can read it, and destroy it when it is done with",
            file != NULL ? file : "this register");
}

static enum status write_csv(const struct export *export)
{
    const char *text = strbuf_text(&export->csv);
    size_t bytes = export->csv.length;
    enum status status = strbuf_status(&export->csv);

    if (status != OK || bytes == 0)
        return status;
    if (export->way == A4_AS_CSV)
        return a4_write_file(export->request->value[CTL_FILE], text, bytes);
    return a4_write_out(text, bytes);
}

static enum status export_all(struct export *export)
{
    const struct ctl_request *request = export->request;
    enum status status = in_use_open(request->data, &export->in_use);

    if (status == OK)
        status = source_open_keeper(request->data, &export->source);
    if (status == OK)
        status =
            desk_dates_find(&export->source, &export->in_use, request->folder, export->day, &export->dates);
    if (status == OK)
        warn(export);
    for (size_t i = 0; i < export->dates.count && status == OK; i++)
        status = export_date(export, i);
    return status == OK ? write_csv(export) : status;
}

int ctl_register(const struct ctl_request *request)
{
    struct export *export;
    struct date day;
    enum a4_way way = a4_way_of(request->value[CTL_FILE]);
    enum status status;

    if (way == A4_WAYS || !typed_day(request->second, &day))
        return CTL_CALLED_WRONGLY;
    export = memory_allocate(1, sizeof *export);
    export->request = request;
    export->way = way;
    export->day = day;
    strbuf_init(&export->csv, CSV_BYTES_MAX);
    status = export_all(export);
    wipe_rows(export);
    strbuf_finish(&export->csv);
    drawing_close(&export->drawing);
    source_close(&export->source);
    in_use_close(&export->in_use);
    free(export);
    return status == OK ? CTL_DONE : CTL_DID_NOT_HOLD;
}
