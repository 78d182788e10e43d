#include "tools/edits.h"

#include "tools/in_use.h"
#include "tools/source.h"

static json_t *edit_row(const struct centre *centre, const struct edit *edit)
{
    char day[11] = "";

    if (edit->day.year != 0)
        date_write(edit->day, day);
    return json_pack("{s:I, s:s, s:s, s:s, s:i, s:i, s:i, s:s, s:i}", "id", (json_int_t)edit->id, "kind",
                     edit_kind_name(edit->kind), "subject", edit->subject, "day", day, "families",
                     edit->places.families, "children", edit->places.children, "adults", edit->places.adults,
                     "text", edit->text, "isFound", centre_has_subject(centre, edit) ? 1 : 0);
}

static enum status read_file(const char *data, json_t **ret_rows)
{
    struct in_use in_use;
    enum status status = in_use_open(data, &in_use);
    json_t *rows = json_array();

    if (status == OK)
        status = in_use.edits_status;
    for (size_t i = 0; status == OK && i < in_use.edits->count; i++)
        (void)json_array_append_new(rows, edit_row(in_use.centre, &in_use.edits->list[i]));
    in_use_close(&in_use);
    if (status == OK)
        *ret_rows = rows;
    else
        json_decref(rows);
    return status;
}

enum status edits_read_rows(const char *data, json_t **ret_rows)
{
    struct source source;
    enum status status = source_open(data, &source);

    if (status == OK && source.store == NULL)
        status = source_ask_all(&source, WIRE_EDIT_LIST, json_object(), ret_rows);
    else if (status == OK)
        status = read_file(data, ret_rows);
    source_close(&source);
    return status;
}
