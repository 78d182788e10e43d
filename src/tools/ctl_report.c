/* A month in numbers, for the centre and its council: as a table for spreadsheets, or as a page. Small
 * numbers were hidden by the keeper. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/strbuf.h"
#include "print/csv.h"
#include "print/report_page.h"
#include "tools/a4.h"
#include "tools/ctl.h"
#include "tools/drawing.h"
#include "tools/report_names.h"
#include "tools/source.h"
#include "tools/typed.h"

enum { WORD_BYTES = 24, NAME_BYTES = 600, CSV_BYTES_MAX = 4 * 1024 * 1024, DATE_BYTES = 11 };

static const char HIDDEN[] = "not shown";

/* Every text of it lives in the arena. */
struct report {
    const struct ctl_request *request;
    struct date month;
    struct in_use in_use;
    struct arena arena;
    enum report_part *parts; /* of each line */
    const char **whats;
    struct report_line *lines;
    size_t count;
};

/* --- rows --- */

static enum status ask(const struct report *report, json_t **ret_rows)
{
    struct source source;
    char month[DATE_BYTES];
    enum status status = source_open_keeper(report->request->data, &source);

    date_write(report->month, month);
    if (status == OK)
        status = source_ask_all(&source, WIRE_REPORT, json_pack("{s:s}", "month", month), ret_rows);
    source_close(&source);
    return status;
}

static void take_row(struct report *report, const json_t *row)
{
    char part[WORD_BYTES], what[REPORT_WHAT_BYTES], name[NAME_BYTES];
    size_t at = report->count;

    row_text(row, "part", part, sizeof part);
    row_text(row, "what", what, sizeof what);
    report->parts[at] = report_part_named(part);
    if (report->parts[at] == REPORT_PARTS)
        return; /* of a later keeper */
    report_name(&report->in_use, report->parts[at], what, name, sizeof name);
    report->whats[at] = arena_copy_text(&report->arena, what);
    report->lines[at] = (struct report_line){.label = arena_copy_text(&report->arena, name),
                                             .count = row_number(row, "count"),
                                             .is_hidden = row_number(row, "isHidden") != 0};
    report->count++;
}

static enum status read_report(struct report *report)
{
    json_t *rows = NULL;
    size_t count;
    enum status status = in_use_open(report->request->data, &report->in_use);

    if (status == OK)
        status = ask(report, &rows);
    count = json_array_size(rows);
    report->parts = arena_allocate(&report->arena, count + 1, sizeof *report->parts);
    report->whats = arena_allocate(&report->arena, count + 1, sizeof *report->whats);
    report->lines = arena_allocate(&report->arena, count + 1, sizeof *report->lines);
    for (size_t i = 0; i < count; i++)
        take_row(report, json_array_get(rows, i));
    json_decref(rows);
    return status;
}

/* --- CSV --- */

static void add_line(struct strbuf *csv, const struct report *report, size_t at)
{
    strbuf_add_format(csv, "%s,", report_part_name(report->parts[at]));
    csv_add_field(csv, report->whats[at]);
    strbuf_add_char(csv, ',');
    csv_add_field(csv, report->lines[at].label);
    if (report->lines[at].is_hidden)
        strbuf_add_format(csv, ",%s\r\n", HIDDEN);
    else
        strbuf_add_format(csv, ",%lld\r\n", (long long)report->lines[at].count);
}

static enum status write_csv(const struct report *report, bool to_file)
{
    struct strbuf csv;
    enum status status;

    strbuf_init(&csv, CSV_BYTES_MAX);
    csv_begin(&csv);
    strbuf_add(&csv, "part,what,name,count\r\n");
    for (size_t i = 0; i < report->count; i++)
        add_line(&csv, report, i);
    status = strbuf_status(&csv);
    if (status == OK && to_file)
        status = a4_write_file(report->request->value[CTL_FILE], strbuf_text(&csv), csv.length);
    else if (status == OK)
        status = a4_write_out(strbuf_text(&csv), csv.length);
    strbuf_finish(&csv);
    return status;
}

/* --- the page --- */

/* Rows of one part stand together. */
static size_t make_blocks(const struct report *report, struct report_block ret_blocks[REPORT_PARTS])
{
    size_t blocks = 0;

    for (size_t i = 0; i < report->count; i++) {
        if (i == 0 || report->parts[i] != report->parts[i - 1]) {
            if (blocks == REPORT_PARTS)
                break;
            ret_blocks[blocks++] = (struct report_block){.title = report_part_title(report->parts[i]),
                                                         .lines = &report->lines[i]};
        }
        ret_blocks[blocks - 1].line_count++;
    }
    return blocks;
}

static enum status draw(const struct report *report, struct drawing *drawing, struct bitmap *ret_bitmap)
{
    static const struct clock NOW;
    struct report_block blocks[REPORT_PARTS];
    struct strbuf month;
    struct report_page page = {.words = report->in_use.words,
                               .centre = centre_about(report->in_use.centre)->title,
                               .blocks = blocks,
                               .block_count = make_blocks(report, blocks),
                               .made_utc_ms = clock_utc_ms(&NOW)};
    enum status status;

    strbuf_init(&month, NAME_BYTES);
    status = words_date("en", report->month, &month);
    page.month = strbuf_text(&month);
    if (status == OK)
        status = report_page_draw(&page, drawing->engine, drawing->pictures, ret_bitmap);
    if (status != OK)
        log_line("the report: cannot be drawn; write it with --out FILE.csv");
    strbuf_finish(&month);
    return status;
}

static enum status put_on_paper(const struct report *report, bool to_file)
{
    const struct ctl_request *request = report->request;
    struct bitmap bitmap = {0};
    struct drawing drawing;
    int pictures = 0;
    enum status status = drawing_open(&drawing);

    if (status == OK)
        status = draw(report, &drawing, &bitmap);
    if (status == OK && to_file)
        status = a4_write_pictures(request->value[CTL_FILE], &bitmap, true, &pictures);
    if (status == OK && request->value[CTL_PRINT] != NULL)
        status = a4_print(request->data, "report", &bitmap);
    bitmap_finish(&bitmap);
    drawing_close(&drawing);
    return status;
}

static enum status write_report(const struct report *report, enum a4_way way)
{
    bool must_print = report->request->value[CTL_PRINT] != NULL;
    enum status status = OK;

    if (way == A4_AS_CSV || (way == A4_AS_TEXT && !must_print))
        status = write_csv(report, way == A4_AS_CSV);
    if (status == OK && (way == A4_AS_PICTURE || must_print))
        status = put_on_paper(report, way == A4_AS_PICTURE);
    return status;
}

int ctl_report(const struct ctl_request *request)
{
    enum a4_way way = a4_way_of(request->value[CTL_FILE]);
    struct report report = {.request = request};
    enum status status;

    if (way == A4_WAYS || !typed_month(request->value[CTL_MONTH], &report.month))
        return CTL_CALLED_WRONGLY;
    arena_init(&report.arena);
    status = read_report(&report);
    if (status == OK)
        status = write_report(&report, way);
    in_use_close(&report.in_use);
    arena_finish(&report.arena);
    return status == OK ? CTL_DONE : CTL_DID_NOT_HOLD;
}
