/* Any file as a centre's timetable: it is refused with a fault, or what is made of it is a timetable.json
 * that is read back as it is, and that the same file does not change again. Input: its form (c, i or j), then
 * the file. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "feed/timetable.h"

#include "input.h"

static const struct date today = {.year = 2026, .month = 11, .day = 22};

static struct timetable *read_timetable(const char *text, size_t bytes, enum timetable_form form)
{
    static struct faults faults;
    struct timetable_text source = {.text = text, .bytes = bytes, .shown_name = "fuzz", .form = form};
    struct timetable *timetable = NULL;
    enum status status;

    faults_init(&faults);
    status = timetable_read_text(&source, NULL, today, &faults, &timetable);
    assert((status == OK) == (faults.count == 0));
    assert((status == OK) == (timetable != NULL));
    for (size_t i = 0; i < faults.count && i < FAULTS_KEPT; i++)
        assert(faults.list[i].text[0] != '\0' && faults.list[i].line >= 0);
    faults_finish(&faults);
    return timetable;
}

static void check_remarks(const struct timetable *timetable)
{
    size_t kept;
    const struct timetable_remark *remarks = timetable_remarks(timetable, &kept);

    assert(timetable_remark_count(timetable) >= kept);
    for (size_t i = 0; i < kept; i++)
        assert(remarks[i].text[0] != '\0');
}

/* What would be written from the sessions of a pack and a file. Owns: the caller, free(). */
static char *apply(const struct timetable *present, const struct timetable *given, bool *ret_changes)
{
    struct feed_plan *plan = NULL;
    char *text;

    assert(timetable_plan_make(present, given, true, &plan) == OK);
    *ret_changes = feed_plan_changes_anything(plan);
    text = timetable_write(feed_plan_entries(plan), timetable_comments(present));
    feed_plan_destroy(plan);
    return text;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char nothing[] = "{\"sessions\":[]}";
    enum timetable_form form;
    struct timetable *given, *empty, *written;
    char *text, *again, *copy;
    bool changes;

    if (size == 0)
        return 0;
    form = data[0] == 'c' ? TIMETABLE_CSV : data[0] == 'i' ? TIMETABLE_ICS : TIMETABLE_JSON;
    copy = memory_allocate(size, 1); /* closed with NUL, as a file that was read */
    memcpy(copy, data + 1, size - 1);
    given = read_timetable(copy, size - 1, form);
    if (given != NULL) {
        check_remarks(given);
        empty = read_timetable(nothing, strlen(nothing), TIMETABLE_JSON);
        text = apply(empty, given, &changes);
        written = read_timetable(text, strlen(text), TIMETABLE_JSON);
        assert(written != NULL);
        again = apply(written, given, &changes);
        assert(!changes && strcmp(text, again) == 0);
        timetable_destroy(empty);
        timetable_destroy(written);
        free(text);
        free(again);
    }
    timetable_destroy(given);
    free(copy);
    return 0;
}
