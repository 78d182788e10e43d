#include "keeper/report_requests.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "keeper/requests.h"
#include "keeper/staff_requests.h"
#include "mail/notice.h"
#include "store/report.h"
#include "wire/wire.h"

static const char REPORT[] = "a report"; /* in the log */

static json_t *report_items(const struct report_row *rows, size_t count, size_t offset)
{
    json_t *items = json_array();

    for (size_t i = offset; i < count && i < offset + WIRE_PAGE_ROWS; i++)
        (void)json_array_append_new(items,
                                    json_pack("{s:s,s:s,s:I,s:i}", "part", report_part_name(rows[i].part),
                                              "what", rows[i].what, "count", (json_int_t)rows[i].count,
                                              "isHidden", (int)rows[i].is_hidden));
    return items;
}

/* What the keeper itself tells staff is counted as sent too, and is no family's request. Returns how many
 * rows are left. */
static size_t drop_notices(struct report_row *rows, size_t count)
{
    size_t left = 0;

    for (size_t i = 0; i < count; i++) {
        if (rows[i].part != REPORT_SENT || strcmp(notice_route(rows[i].what), rows[i].what) == 0)
            rows[left++] = rows[i];
    }
    return left;
}

json_t *report_answer(struct safe *safe, const json_t *fields)
{
    size_t offset = request_offset(fields);
    struct report_row *rows;
    enum status status = OK;
    struct date first, last;
    size_t count = 0;
    json_t *items;

    if (request_month(fields, "month", &first) != OK)
        return request_refuse_month();
    first.day = 1;
    last = (struct date){first.year, first.month, date_days_in_month(first.year, first.month)};
    if (offset == 0)
        status = staff_record(safe, AUDIT_REPORT, request_text(fields, "month"));
    rows = memory_allocate(REPORT_ROWS_MAX, sizeof *rows);
    if (status == OK)
        status = report_read(safe->store, first, last, rows, REPORT_ROWS_MAX, &count);
    count = drop_notices(rows, count);
    report_hide(rows, count);
    items = report_items(rows, count, offset);
    free(rows);
    if (status == OK)
        return request_page_answer(WIRE_REPORT, items, offset);
    json_decref(items);
    return request_refuse_store(safe, REPORT, status);
}
