#include "pack_copy.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/strbuf.h"

enum { FILE_BYTES_MAX = 40 * 1024 * 1024 };

static const char *const files[] = {
    "centre.json",
    "services.json",
    "questionnaires/asking.json",
    "questionnaires/check-of-two.json",
    "questionnaires/doors.json",
    "questionnaires/self-referral.json",
    "questionnaires/views.json",
    "shared/ages.json",
    "shared/vitamins.json",
};

/* In data/timetable/; not part of the pack until a test adds them. */
static const char *const timetables[] = {"timetable.json", "timetable.example.json", "shared/sign-up.json"};

enum { TIMETABLES = sizeof timetables / sizeof timetables[0] };

static char folder[] = "/tmp/doorstep-pack-XXXXXX";

static void join(const char *file, char ret_path[200])
{
    (void)snprintf(ret_path, 200, "%s/%s", folder, file);
}

static char *read_good(const char *file)
{
    bool is_shared = strncmp(file, "shared/", 7) == 0;
    bool is_timetable = false;
    char path[1000];
    char *text = NULL;
    size_t bytes = 0;

    for (size_t i = 0; i < TIMETABLES; i++)
        is_timetable |= strcmp(file, timetables[i]) == 0;
    (void)snprintf(path, sizeof path, "%s/%s",
                   is_timetable ? GOOD_TIMETABLE
                   : is_shared  ? GOOD_SHARED
                                : GOOD_PACK,
                   is_shared ? file + 7 : file);
    ck_assert_msg(file_read(path, FILE_BYTES_MAX, &text, &bytes) == OK, "%s", path);
    return text;
}

void pack_copy_write(const char *file, const char *text)
{
    char path[200];

    join(file, path);
    ck_assert_int_eq(file_write(path, text, strlen(text), 0600), OK);
}

void pack_copy_drop(const char *file)
{
    char path[200];

    join(file, path);
    ck_assert_int_eq(unlink(path), 0);
}

void pack_copy_change(const char *file, const char *from, const char *to)
{
    char *text = read_good(file);
    const char *at = strstr(text, from);
    struct strbuf changed;

    ck_assert_msg(at != NULL, "no %s in %s", from, file);
    strbuf_init(&changed, FILE_BYTES_MAX);
    strbuf_add_bytes(&changed, text, (size_t)(at - text));
    strbuf_add(&changed, to);
    strbuf_add(&changed, at + strlen(from));
    pack_copy_write(file, strbuf_text(&changed));
    strbuf_finish(&changed);
    free(text);
}

void pack_copy_copy(const char *file, const char *name)
{
    char *text = read_good(file);

    pack_copy_write(name, text);
    free(text);
}

void pack_copy_make(void)
{
    char path[200];

    memcpy(folder + strlen(folder) - 6, "XXXXXX", 6);
    ck_assert_ptr_nonnull(mkdtemp(folder));
    join("questionnaires", path);
    ck_assert_int_eq(mkdir(path, 0700), 0);
    join("shared", path);
    ck_assert_int_eq(mkdir(path, 0700), 0);
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
        pack_copy_change(files[i], "", "");
}

void pack_copy_add_timetables(void)
{
    for (size_t i = 0; i < TIMETABLES; i++)
        pack_copy_change(timetables[i], "", "");
}

void pack_copy_remove(void)
{
    static const char *const folders[] = {"questionnaires", "shared"};
    char path[200];

    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        join(files[i], path);
        (void)unlink(path);
    }
    for (size_t i = 0; i < TIMETABLES; i++) {
        join(timetables[i], path);
        (void)unlink(path);
    }
    for (size_t i = 0; i < 2; i++) {
        join(folders[i], path);
        (void)rmdir(path);
    }
    ck_assert_int_eq(rmdir(folder), 0);
}

enum status pack_copy_load(struct faults *faults, struct centre **ret_centre)
{
    struct centre *centre = NULL;
    char shared[200];
    enum status status = centre_load(folder, faults, &centre);

    join("shared", shared);
    if (status == OK)
        status = centre_load_shared(centre, shared, faults);
    if (status == OK)
        *ret_centre = centre;
    else
        centre_destroy(centre);
    return status;
}

void pack_copy_expect_fault(const char *wanted)
{
    static struct faults faults;
    struct centre *centre = NULL;
    char line[1200] = "no fault";

    faults_init(&faults);
    ck_assert_msg(pack_copy_load(&faults, &centre) == INVALID, "it loads without %s", wanted);
    ck_assert_ptr_null(centre);
    faults_line(&faults, 0, line, sizeof line);
    ck_assert_msg(strncmp(line, wanted, strlen(wanted)) == 0, "wanted %s\nfound  %s", wanted, line);
    if (faults.count > 1)
        faults_line(&faults, 1, line, sizeof line);
    ck_assert_msg(faults.count == 1, "%zu faults for %s, the second %s", faults.count, wanted, line);
    faults_finish(&faults);
}
