#include "keeper/edit_requests.h"

#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/memory.h"
#include "base/place.h"
#include "centre/edits.h"
#include "keeper/dates.h"
#include "keeper/requests.h"
#include "keeper/staff_requests.h"
#include "wire/wire.h"

static struct date today(const struct safe *safe)
{
    return date_of_utc(clock_utc_ms(&safe->clock));
}

/* --- the file --- */

/* Owns: the caller, free(). */
static enum status read_edits(const struct safe *safe, struct edits **ret_edits)
{
    struct edits *edits = memory_allocate(1, sizeof *edits);
    char path[PATH_MAX];
    char line[1024] = "";
    struct faults faults;
    enum status status = place_join(safe->data, PLACE_EDITS, path, sizeof path);

    faults_init(&faults);
    if (status == OK)
        status = edits_read(path, &faults, edits);
    if (status != OK && faults.count > 0)
        faults_line(&faults, 0, line, sizeof line);
    if (status != OK)
        log_line("edits: %s: %s", status_name(status), line[0] != '\0' ? line : path);
    faults_finish(&faults);
    if (status == OK)
        *ret_edits = edits;
    else
        free(edits);
    return status;
}

/* That the file has changed is seen by packs.h, and by sign_ups.h, which settles all dates by what it says.
 */
static enum status write_edits(const struct safe *safe, const struct edits *edits)
{
    char path[PATH_MAX];
    enum status status = place_join(safe->data, PLACE_EDITS, path, sizeof path);

    if (status == OK)
        status = edits_write(path, edits);
    if (status != OK)
        log_line("edits: %s: %s cannot be written", status_name(status), PLACE_EDITS);
    return status;
}

static json_t *refuse(enum status status)
{
    if (status == INVALID)
        return wire_refusal(status,
                            PLACE_EDITS " cannot be read, and nothing in it counts; the log says which "
                                        "line to mend, or move the file away");
    if (status == FULL)
        return wire_refusal(status, "the disk is full: nothing was changed; make room");
    return wire_refusal(status, PLACE_EDITS " cannot be read or written; the log says why, and the keeper's "
                                            "user must own the folder");
}

/* "close_monday-play_2026-11-23", "notice_bn": what stands for an edit in the audit. */
static void what_of(const struct edit *edit, char ret_what[AUDIT_WHAT_BYTES])
{
    bool has_subject = edit->subject[0] != '\0';
    char day[11] = "";

    if (edit->kind == EDIT_CLOSE)
        date_write(edit->day, day);
    (void)snprintf(ret_what, AUDIT_WHAT_BYTES, "%s%s%s%s%s", edit_kind_name(edit->kind),
                   has_subject ? "_" : "", edit->subject, day[0] != '\0' ? "_" : "", day);
}

static enum status record(const struct safe *safe, enum audit_act act, const struct edit *edit)
{
    char what[AUDIT_WHAT_BYTES];
    enum status status;

    what_of(edit, what);
    status = staff_record(safe, act, what);
    if (status != OK)
        log_line("edits: %s: %s", status_name(status), store_problem(safe->store));
    return status;
}

/* --- the list --- */

static json_t *edit_row(const struct edit *edit, const struct centre *centre)
{
    bool has_day = edit->kind == EDIT_CLOSE || edit->kind == EDIT_CHECKED;
    char day[11] = "";

    if (has_day)
        date_write(edit->day, day);
    return json_pack("{s:I,s:s,s:s,s:s,s:i,s:i,s:i,s:s,s:i}", "id", (json_int_t)edit->id, "kind",
                     edit_kind_name(edit->kind), "subject", edit->subject, "day", day, "families",
                     edit->places.families, "children", edit->places.children, "adults", edit->places.adults,
                     "text", edit->text, "isFound", centre != NULL && centre_has_subject(centre, edit));
}

json_t *edit_answer_list(struct safe *safe, const json_t *fields)
{
    int64_t after_id = json_integer_value(json_object_get(fields, "after"));
    int64_t next_id = 0;
    struct pack pack = {.centre = NULL};
    struct edits *edits;
    enum status status = read_edits(safe, &edits);
    json_t *items;

    if (status != OK)
        return refuse(status);
    if (dates_pack(safe, &pack) != OK)
        pack.centre = NULL;
    items = json_array();
    for (size_t i = 0; i < edits->count && next_id == 0; i++) {
        if (edits->list[i].id <= after_id)
            continue;
        (void)json_array_append_new(items, edit_row(&edits->list[i], pack.centre));
        if (json_array_size(items) == WIRE_PAGE_ROWS)
            next_id = edits->list[i].id;
    }
    free(edits);
    return wire_answer(WIRE_EDIT_LIST, json_pack("{s:o,s:I}", "items", items, "next", (json_int_t)next_id));
}

/* --- one more --- */

static json_t *put_answer(const char *verdict, int64_t id)
{
    return wire_answer(WIRE_EDIT_PUT, json_pack("{s:s,s:I}", "verdict", verdict, "id", (json_int_t)id));
}

/* A check without a day was made today. */
static struct edit edit_asked(const struct safe *safe, const json_t *fields)
{
    struct edit edit = {
        .kind = edit_kind_named(request_text(fields, "kind")),
        .places = {request_number(fields, "families"), request_number(fields, "children"),
                   request_number(fields, "adults")},
    };

    if (request_text(fields, "day")[0] != '\0')
        edit.day = request_date(fields, "day");
    else if (edit.kind == EDIT_CHECKED)
        edit.day = today(safe);
    (void)snprintf(edit.subject, sizeof edit.subject, "%s", request_text(fields, "subject"));
    (void)snprintf(edit.text, sizeof edit.text, "%s", request_text(fields, "text"));
    return edit;
}

/* Whether nobody can have looked at it then. */
static bool is_checked_ahead(const struct edit *edit, struct date day)
{
    return edit->kind == EDIT_CHECKED && date_compare(edit->day, day) > 0;
}

/* Recorded when it is known that it will do. */
static json_t *put(struct safe *safe, const struct edit *edit, struct edits *edits)
{
    int64_t id = 0;
    enum status status;

    edits_forget_past(edits, today(safe));
    status = edits_put(edits, edit, &id);
    if (status == FULL)
        return put_answer("too-many", 0);
    if (status != OK && edit->kind == EDIT_NOTICE)
        return put_answer("text", 0);
    if (status != OK)
        return wire_refusal(INVALID, "a day is missing, or there cannot be so many places");
    status = record(safe, AUDIT_EDITED, edit);
    if (status == OK)
        status = write_edits(safe, edits);
    if (status != OK)
        return refuse(status);
    log_line("edits: %" PRId64 ": %s set", id, edit_kind_name(edit->kind));
    return put_answer("done", id);
}

json_t *edit_answer_put(struct safe *safe, const json_t *fields)
{
    const struct edit edit = edit_asked(safe, fields);
    struct edits *edits;
    enum status status;
    struct pack pack;
    json_t *answer;

    if (edit.kind == EDIT_KINDS || is_checked_ahead(&edit, today(safe)))
        return wire_refusal(INVALID, "there is no such kind of edit, or it is of a day to come");
    if (dates_pack(safe, &pack) != OK)
        return request_refuse_pack();
    if (!centre_has_subject(pack.centre, &edit))
        return put_answer("unknown", 0);
    if (edit.kind == EDIT_CLOSE && edit.day.year != 0 && date_compare(edit.day, today(safe)) < 0)
        return put_answer("past", 0);
    status = read_edits(safe, &edits);
    if (status != OK)
        return refuse(status);
    answer = put(safe, &edit, edits);
    free(edits);
    return answer;
}

/* --- one less --- */

static const struct edit *find_edit(const struct edits *edits, int64_t id)
{
    for (size_t i = 0; i < edits->count; i++) {
        if (edits->list[i].id == id)
            return &edits->list[i];
    }
    return NULL;
}

json_t *edit_answer_undo(struct safe *safe, const json_t *fields)
{
    int64_t id = json_integer_value(json_object_get(fields, "id"));
    const struct edit *found;
    struct edits *edits;
    enum status status = read_edits(safe, &edits);
    bool is_there;

    if (status != OK)
        return refuse(status);
    found = find_edit(edits, id);
    is_there = found != NULL;
    if (is_there)
        status = record(safe, AUDIT_UNDONE, found);
    if (is_there && status == OK && edits_drop(edits, id))
        status = write_edits(safe, edits);
    free(edits);
    if (status != OK)
        return refuse(status);
    if (is_there)
        log_line("edits: %" PRId64 ": undone", id);
    return wire_answer(WIRE_EDIT_UNDO, json_pack("{s:s}", "verdict", is_there ? "done" : "none"));
}
