#include "edits_family.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

struct edits edits;
char edits_data[EDITS_DATA_BYTES];
char edits_path[EDITS_PATH_BYTES];
const struct date day = {2026, 11, 23}, next_day = {2026, 11, 24};

void edits_make(void)
{
    char folder[EDITS_PATH_BYTES];

    (void)snprintf(edits_data, sizeof edits_data, "/tmp/doorstep-edits-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(edits_data));
    (void)snprintf(folder, sizeof folder, "%s/public", edits_data);
    ck_assert_int_eq(mkdir(folder, 0755), 0);
    (void)snprintf(edits_path, sizeof edits_path, "%s/" E, edits_data);
    edits = (struct edits){.count = 0};
}

void edits_remove(void)
{
    char folder[EDITS_PATH_BYTES];

    (void)unlink(edits_path);
    (void)snprintf(folder, sizeof folder, "%s/public", edits_data);
    (void)rmdir(folder);
    (void)rmdir(edits_data);
}

struct edit edit_of(enum edit_kind kind, const char *subject)
{
    struct edit edit = {.kind = kind};

    ck_assert_uint_lt(strlen(subject), sizeof edit.subject);
    memcpy(edit.subject, subject, strlen(subject) + 1);
    return edit;
}

struct edit closing(const char *session, struct date date)
{
    struct edit edit = edit_of(EDIT_CLOSE, session);

    edit.day = date;
    return edit;
}

struct edit places_for(const char *session, int families, int children, int adults)
{
    struct edit edit = edit_of(EDIT_CAPACITY, session);

    edit.places = (struct places){families, children, adults};
    return edit;
}

struct edit check_of(const char *service, struct date date)
{
    struct edit edit = edit_of(EDIT_CHECKED, service);

    edit.day = date;
    return edit;
}

struct edit notice(const char *language, const char *text)
{
    struct edit edit = edit_of(EDIT_NOTICE, language);

    ck_assert_uint_lt(strlen(text), sizeof edit.text);
    memcpy(edit.text, text, strlen(text) + 1);
    return edit;
}

int64_t put(struct edit edit)
{
    int64_t id = 0;

    ck_assert_int_eq(edits_put(&edits, &edit, &id), OK);
    return id;
}

const char *many(const char *letter, size_t count)
{
    static char text[2 * EDIT_TEXT_BYTES];
    size_t bytes = strlen(letter);

    for (size_t i = 0; i < count; i++)
        memcpy(text + i * bytes, letter, bytes);
    text[count * bytes] = '\0';
    return text;
}

void edits_write_text(const char *text, size_t bytes)
{
    ck_assert_int_eq(file_write(edits_path, text, bytes, 0644), OK);
}
