#include <stdio.h>

#include "print/csv.h"
#include "print/register.h"

static const char HEADING[] =
    "session,date,starts,ends,place,reference,status,name,name in Latin letters,adults,children,ages,"
    "arrived,new family,walk-in\r\n";

enum { MINUTES_AN_HOUR = 60, MINUTES_A_DAY = 1440 };

static void add_next(struct strbuf *out, const char *text)
{
    strbuf_add_char(out, ',');
    csv_add_field(out, text != NULL ? text : "");
}

static void add_time(struct strbuf *out, int minute)
{
    if (minute < 0)
        strbuf_add_char(out, ',');
    else
        strbuf_add_format(out, ",%02d:%02d", minute % MINUTES_A_DAY / MINUTES_AN_HOUR,
                          minute % MINUTES_AN_HOUR);
}

static void add_session(struct strbuf *out, const struct register_sheet *sheet)
{
    char day[11];

    date_write(sheet->day, day);
    csv_add_field(out, sheet->session != NULL ? sheet->session : "");
    add_next(out, day);
    add_time(out, sheet->opens);
    add_time(out, sheet->closes);
    add_next(out, sheet->place);
}

static const char *yes_or_no(bool is_so)
{
    return is_so ? "yes" : "no";
}

static void add_row(struct strbuf *out, const struct register_row *row)
{
    static const char *const STANDINGS[] = {
        [REGISTER_PLACE] = "place", [REGISTER_KEPT] = "kept", [REGISTER_WAITS] = "waiting"};

    add_next(out, row->reference);
    add_next(out, STANDINGS[row->standing]);
    add_next(out, row->name);
    add_next(out, row->latin);
    strbuf_add_format(out, ",%d,%d", row->adults, row->children);
    add_next(out, row->ages);
    add_next(out, yes_or_no(row->has_arrived));
    add_next(out, yes_or_no(row->is_new));
    add_next(out, yes_or_no(row->is_walk_in));
    strbuf_add(out, "\r\n");
}

void register_write_csv(const struct register_sheet *sheet, bool with_heading, struct strbuf *ret_text)
{
    if (with_heading) {
        csv_begin(ret_text);
        strbuf_add(ret_text, HEADING);
    }
    for (size_t i = 0; i < sheet->row_count; i++) {
        add_session(ret_text, sheet);
        add_row(ret_text, &sheet->rows[i]);
    }
}
