#include "feed/timetable.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/memory.h"
#include "feed/inside.h"
#include "feed/timetable_inside.h"

enum { REMARK_BYTES = 400 };

static struct timetable *create(void)
{
    struct timetable *timetable = memory_allocate(1, sizeof *timetable);

    arena_init(&timetable->arena);
    timetable->sessions = json_array();
    timetable->comments = json_object();
    timetable->otherwise = json_object();
    timetable->told = EVERY_PART;
    return timetable;
}

void timetable_destroy(struct timetable *timetable)
{
    if (timetable == NULL)
        return;
    json_decref(timetable->sessions);
    json_decref(timetable->comments);
    json_decref(timetable->otherwise);
    arena_finish(&timetable->arena);
    free(timetable->remarks);
    free(timetable);
}

void timetable_remark(struct timetable *timetable, int line, const char *format, ...)
{
    char text[REMARK_BYTES];
    va_list arguments;

    timetable->count++;
    if (timetable->kept == TIMETABLE_REMARKS_MAX)
        return;
    va_start(arguments, format);
    (void)vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    if ((timetable->kept & (timetable->kept - 1)) == 0)
        timetable->remarks = memory_resize(timetable->remarks, timetable->kept > 0 ? 2 * timetable->kept : 1,
                                           sizeof *timetable->remarks);
    timetable->remarks[timetable->kept++] = (struct timetable_remark){
        .line = line,
        .text = arena_copy_text(&timetable->arena, text),
    };
}

const json_t *timetable_sessions(const struct timetable *timetable)
{
    return timetable->sessions;
}

const json_t *timetable_comments(const struct timetable *timetable)
{
    return timetable->comments;
}

const struct timetable_remark *timetable_remarks(const struct timetable *timetable, size_t *ret_kept)
{
    *ret_kept = timetable->kept;
    return timetable->remarks;
}

size_t timetable_remark_count(const struct timetable *timetable)
{
    return timetable->count;
}

/* What a file that is no text in UTF-8 most probably is. NULL: it is. */
static const char *guess(const char *text, size_t bytes)
{
    if (bytes >= 4 && memcmp(text, "PK\x03\x04", 4) == 0)
        return "is a workbook, not text; save it from the spreadsheet as CSV UTF-8";
    if (bytes >= 2 && (memcmp(text, "\xFF\xFE", 2) == 0 || memcmp(text, "\xFE\xFF", 2) == 0))
        return "is UTF-16; save it as UTF-8 (in a spreadsheet: CSV UTF-8)";
    if (memchr(text, '\0', bytes) != NULL)
        return "is not text; name the CSV, iCalendar or JSON file";
    if (text[strspn(text, " \t\r\n")] == '\0')
        return "is empty; save it again";
    return NULL;
}

/* The first line that is not UTF-8; 0 when all are. */
static int bad_line(const char *text, size_t bytes)
{
    int line = 1;

    for (size_t at = 0; at < bytes; line++) {
        const char *end = memchr(text + at, '\n', bytes - at);
        size_t length = end != NULL ? (size_t)(end - text) - at : bytes - at;
        json_t *read = json_stringn(text + at, length);

        json_decref(read);
        if (read == NULL)
            return line;
        at += length + 1;
    }
    return 0;
}

static bool is_readable(const struct timetable_text *text, struct faults *faults)
{
    const char *reason = guess(text->text, text->bytes);
    int line = reason == NULL ? bad_line(text->text, text->bytes) : 0;

    if (reason != NULL)
        faults_add(faults, text->shown_name, 0, "%s", reason);
    else if (line > 0)
        faults_add(faults, text->shown_name, line,
                   "is not UTF-8; save it as UTF-8 (in a spreadsheet: CSV UTF-8)");
    return reason == NULL && line == 0;
}

static void read_form(struct drafting *drafting, const struct timetable_text *text)
{
    bool marked = text->bytes >= 3 && memcmp(text->text, "\xEF\xBB\xBF", 3) == 0;
    const char *start = text->text + (marked ? 3 : 0);
    size_t bytes = text->bytes - (marked ? 3 : 0);

    if (text->form == TIMETABLE_CSV)
        timetable_read_csv(drafting, start, bytes);
    else if (text->form == TIMETABLE_ICS)
        timetable_read_ics(drafting, start);
    else
        timetable_read_json(drafting, start, bytes);
}

static enum status finish(struct drafting *drafting, size_t earlier, struct timetable **ret_timetable)
{
    bool is_sound;

    draft_finish(drafting);
    if (drafting->faults->count == earlier && json_array_size(drafting->timetable->sessions) > SESSIONS_MAX)
        faults_add(drafting->faults, drafting->shown_name, 0, "has more than %d sessions; import fewer",
                   SESSIONS_MAX);
    is_sound = drafting->faults->count == earlier;
    if (is_sound)
        *ret_timetable = drafting->timetable;
    else
        timetable_destroy(drafting->timetable);
    return is_sound ? OK : INVALID;
}

enum status timetable_read_text(const struct timetable_text *text, const struct feed *services,
                                struct date today, struct faults *faults, struct timetable **ret_timetable)
{
    struct drafting drafting = {
        .faults = faults,
        .shown_name = text->shown_name,
        .services = services,
        .today = today,
    };
    size_t earlier = faults->count;

    if (!is_readable(text, faults))
        return INVALID;
    drafting.timetable = create();
    read_form(&drafting, text);
    return finish(&drafting, earlier, ret_timetable);
}

static bool has_ending(const char *path, const char *ending)
{
    size_t length = strlen(path);

    return length > strlen(ending) && strcasecmp(path + length - strlen(ending), ending) == 0;
}

static bool form_of(const char *path, enum timetable_form *ret_form)
{
    if (has_ending(path, ".csv"))
        *ret_form = TIMETABLE_CSV;
    else if (has_ending(path, ".ics") || has_ending(path, ".ical"))
        *ret_form = TIMETABLE_ICS;
    else if (has_ending(path, ".json"))
        *ret_form = TIMETABLE_JSON;
    else
        return false;
    return true;
}

static enum status read_file(const char *path, struct faults *faults, struct timetable_text *ret_text)
{
    char *text = NULL;
    size_t bytes = 0;
    enum status status = file_read(path, TIMETABLE_BYTES_MAX, &text, &bytes);

    if (status == FULL)
        faults_add(faults, path, 0, "is larger than %d MiB; import it in parts",
                   TIMETABLE_BYTES_MAX / (1024 * 1024));
    else if (status != OK)
        faults_add(faults, path, 0, "cannot be read: %s; look at its name and permissions", strerror(errno));
    if (status != OK)
        return status;
    ret_text->text = text;
    ret_text->bytes = bytes;
    return OK;
}

enum status timetable_read(const char *path, const struct feed *services, struct date today,
                           struct faults *faults, struct timetable **ret_timetable)
{
    struct timetable_text text = {.shown_name = path};
    enum status status;

    if (!form_of(path, &text.form)) {
        faults_add(faults, path, 0, "is none of the files that can be read; name a .csv, .ics or .json");
        return INVALID;
    }
    status = read_file(path, faults, &text);
    if (status == OK)
        status = timetable_read_text(&text, services, today, faults, ret_timetable);
    free((void *)text.text);
    return status;
}

enum status timetable_read_pack(const char *path, struct faults *faults, struct timetable **ret_timetable)
{
    struct faults unread;
    struct json_doc *doc = NULL;
    struct json_place root;
    struct drafting drafting = {.faults = faults, .shown_name = path, .timetable = create()};
    size_t earlier = faults->count;
    enum status status;

    faults_init(&unread);
    status = json_doc_read(path, path, TIMETABLE_BYTES_MAX, &unread, &doc);
    for (size_t i = 0; i < unread.count && i < FAULTS_KEPT && status != NOT_FOUND; i++)
        faults_add(faults, unread.list[i].file, unread.list[i].line, "%s", unread.list[i].text);
    faults_finish(&unread);
    if (status == OK) {
        root = json_doc_root(doc, faults);
        timetable_take_sessions(&drafting, &root);
        json_doc_destroy(doc);
    }
    if (status == OK || status == NOT_FOUND)
        return finish(&drafting, earlier, ret_timetable);
    timetable_destroy(drafting.timetable);
    return status;
}
