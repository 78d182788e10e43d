/* A timetable that somebody keeps in a spreadsheet and saves as CSV: a heading, then a row for each session.
 * Cells are separated by commas, semicolons or tabs, whichever the heading uses. Source: RFC 4180. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "base/strbuf.h"
#include "feed/timetable_inside.h"

enum { COLUMNS_MAX = 64, CELL_BYTES = 2000, ROWS_MAX = SESSIONS_MAX };

struct csv {
    struct drafting *drafting;
    const char *at, *end;
    char separator;
    int line;     /* of what stands at `at` */
    int row_line; /* on which the row began */
    bool is_broken;
    const char *cells[COLUMNS_MAX];
    size_t count;
    /* Which column is which cell. */
    enum cell columns[COLUMNS_MAX];
    const char *labels[CELLS];
    size_t column_count;
};

static void complain(struct csv *csv, int line, const char *text)
{
    faults_add(csv->drafting->faults, csv->drafting->shown_name, line, "%s", text);
    csv->is_broken = true;
}

/* The one that is there most often in the heading, outside quotes. */
static char find_separator(const char *text, const char *end)
{
    static const char separators[] = ",;\t";
    size_t counts[3] = {0}, best = 0;
    bool quoted = false;

    for (; text < end && (quoted || (*text != '\n' && *text != '\r')); text++) {
        const char *found = *text != '\0' ? strchr(separators, *text) : NULL;

        quoted ^= *text == '"';
        if (found != NULL && !quoted)
            counts[found - separators]++;
    }
    for (size_t i = 1; i < 3; i++)
        best = counts[i] > counts[best] ? i : best;
    return separators[best];
}

/* What stands between quotes, a quote in it being two. */
static void read_quoted(struct csv *csv, struct strbuf *cell)
{
    int line = csv->line;

    for (csv->at++; csv->at < csv->end; csv->at++) {
        if (*csv->at == '"') {
            csv->at++;
            if (csv->at == csv->end || *csv->at != '"')
                return;
        }
        csv->line += *csv->at == '\n';
        if (*csv->at != '\r')
            strbuf_add_char(cell, *csv->at);
    }
    complain(csv, line, "a quote is opened here and never closed; save it again from the spreadsheet");
}

static bool is_at_end_of_cell(const struct csv *csv)
{
    return csv->at == csv->end || *csv->at == csv->separator || *csv->at == '\n' || *csv->at == '\r';
}

/* Without the spaces around it. */
static const char *trimmed(struct arena *arena, const char *text)
{
    static const char spaces[] = " \t\r\n";
    size_t start = strspn(text, spaces);
    size_t length = strlen(text);

    while (length > start && strchr(spaces, text[length - 1]) != NULL)
        length--;
    return arena_copy_bytes(arena, text + start, length - start);
}

static void read_cell(struct csv *csv)
{
    struct strbuf cell;
    int line = csv->line;

    strbuf_init(&cell, CELL_BYTES);
    if (csv->at < csv->end && *csv->at == '"') {
        read_quoted(csv, &cell);
        while (csv->at < csv->end && *csv->at == ' ')
            csv->at++;
        if (!is_at_end_of_cell(csv) && !csv->is_broken)
            complain(csv, csv->line,
                     "something stands behind a closing quote; save it again from the spreadsheet");
    }
    for (; !is_at_end_of_cell(csv); csv->at++)
        strbuf_add_char(&cell, *csv->at);
    if (strbuf_status(&cell) != OK)
        complain(csv, line, "a cell is longer than 2,000 characters; shorten it");
    if (csv->count < COLUMNS_MAX)
        csv->cells[csv->count] = trimmed(&csv->drafting->timetable->arena, strbuf_text(&cell));
    csv->count++;
    strbuf_finish(&cell);
}

/* The next row; false at the end. */
static bool read_row(struct csv *csv)
{
    if (csv->at == csv->end || csv->is_broken)
        return false;
    csv->count = 0;
    csv->row_line = csv->line;
    for (read_cell(csv); csv->at < csv->end && *csv->at == csv->separator; read_cell(csv))
        csv->at++;
    if (csv->at < csv->end && *csv->at == '\r')
        csv->at++;
    if (csv->at < csv->end && *csv->at == '\n')
        csv->at++;
    csv->line++;
    return !csv->is_broken;
}

static bool is_blank(const struct csv *csv)
{
    for (size_t i = 0; i < csv->count && i < COLUMNS_MAX; i++) {
        if (csv->cells[i][0] != '\0')
            return false;
    }
    return true;
}

static bool is_note(const char *name)
{
    return name[0] == '\0' || name[0] == '@' || name[0] == '_' || strcasecmp(name, "notes") == 0;
}

static void read_column(struct csv *csv, size_t index)
{
    const char *name = csv->cells[index];
    enum cell cell = cell_named(name);
    struct drafting *drafting = csv->drafting;

    csv->columns[index] = cell;
    if (is_note(name))
        return;
    if (cell == CELLS) {
        faults_add(
            drafting->faults, drafting->shown_name, csv->row_line,
            "column %s is not known; write one of id, name, service, kind, days, date, every, starts, ends, "
            "place, address, from, to, families, children, adults, youngest, oldest, expecting, release "
            "days, "
            "release time, slot minutes, hold hours, one a day; or @ before a note of your own",
            quote(name).text);
        csv->is_broken = true;
    } else if (csv->labels[cell] != NULL) {
        faults_add(drafting->faults, drafting->shown_name, csv->row_line,
                   "column %s is there twice; take one of them out", quote(name).text);
        csv->is_broken = true;
    } else {
        csv->labels[cell] = arena_format(&drafting->timetable->arena, "column %s", cell_name(cell));
        drafting->timetable->told |= 1U << cell_part(cell);
    }
}

static void need_column(struct csv *csv, enum cell cell, enum cell other)
{
    struct drafting *drafting = csv->drafting;

    if (csv->labels[cell] != NULL || csv->labels[other] != NULL)
        return;
    faults_add(drafting->faults, drafting->shown_name, csv->row_line,
               "has no column %s%s%s; its first row must name the columns", cell_name(cell),
               cell != other ? " or " : "", cell != other ? cell_name(other) : "");
    csv->is_broken = true;
}

static void read_heading(struct csv *csv)
{
    bool more = read_row(csv);

    while (more && (is_blank(csv) || strncasecmp(csv->cells[0], "sep=", 4) == 0))
        more = read_row(csv);
    if (csv->count > COLUMNS_MAX)
        complain(csv, csv->row_line,
                 "has more than 64 columns; take out those that the timetable does not need");
    if (csv->is_broken)
        return;
    csv->drafting->timetable->told = 1U << PART_ID | 1U << PART_NAME | 1U << PART_KIND | 1U << PART_SCHEDULES;
    csv->column_count = csv->count;
    for (size_t i = 0; i < csv->count; i++)
        read_column(csv, i);
    if (csv->is_broken)
        return;
    need_column(csv, CELL_NAME, CELL_SERVICE);
    need_column(csv, CELL_KIND, CELL_KIND);
    need_column(csv, CELL_DAYS, CELL_DATE);
    need_column(csv, CELL_STARTS, CELL_STARTS);
    need_column(csv, CELL_ENDS, CELL_ENDS);
}

static void take_row(struct csv *csv)
{
    struct drafting *drafting = csv->drafting;
    struct cells cells = {.line = csv->row_line, .whose = ""};
    json_t *session;

    memcpy((void *)cells.label, (const void *)csv->labels, sizeof cells.label);
    if (csv->count > csv->column_count) {
        faults_add(drafting->faults, drafting->shown_name, csv->row_line,
                   "has more cells than there are columns; name the column, or write a text that has a comma "
                   "in it in "
                   "quotes");
        return;
    }
    for (size_t i = 0; i < csv->count; i++) {
        if (csv->columns[i] != CELLS)
            cells.text[csv->columns[i]] = csv->cells[i];
    }
    session = cells_session(drafting, &cells);
    (void)json_object_set_new(session, session_parts[PART_SCHEDULES], cells_schedules(drafting, &cells));
    draft_add(drafting, session, csv->row_line, NULL);
}

void timetable_read_csv(struct drafting *drafting, const char *text, size_t bytes)
{
    struct csv csv = {
        .drafting = drafting,
        .at = text,
        .end = text + bytes,
        .line = 1,
    };
    size_t rows = 0;

    if (bytes > 4 && strncasecmp(text, "sep=", 4) == 0)
        csv.separator = text[4];
    else
        csv.separator = find_separator(text + strspn(text, "\r\n"), csv.end);
    read_heading(&csv);
    while (!csv.is_broken && read_row(&csv)) {
        if (is_blank(&csv))
            continue;
        if (csv.count > COLUMNS_MAX || ++rows > ROWS_MAX)
            complain(&csv, csv.row_line, "has more than 2,000 rows or 64 columns; import it in parts");
        else
            take_row(&csv);
    }
}
