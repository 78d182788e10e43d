#include "tools/trial.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/place.h"
#include "tools/pack.h"

static size_t faults_of(const struct faults *faults, const char *name)
{
    size_t count = 0;

    for (size_t i = 0; i < faults->count && i < FAULTS_KEPT; i++)
        count += strcmp(faults->list[i].file, name) == 0;
    return count;
}

static size_t count_faults(const char *folder, const char *name)
{
    struct faults faults;
    size_t count = 0;

    faults_init(&faults);
    if (pack_check(folder, &faults) != OK)
        count = faults_of(&faults, name);
    faults_finish(&faults);
    return count;
}

static int is_entry(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

/* Links to all that the pack has, but to that file. */
static enum status link_files(const char *folder, const char *name, const char *trial)
{
    struct dirent **entries = NULL;
    char target[PATH_MAX], link[PATH_MAX];
    int count = scandir(folder, &entries, is_entry, alphasort);
    enum status status = count < 0 ? file_status_of_errno(errno) : OK;

    for (int i = 0; i < count; i++) {
        const char *entry = entries[i]->d_name;

        if (status == OK && strcmp(entry, name) != 0) {
            status = place_join(folder, entry, target, sizeof target);
            if (status == OK)
                status = place_join(trial, entry, link, sizeof link);
            if (status == OK && symlink(target, link) != 0)
                status = file_status_of_errno(errno);
        }
        free(entries[i]);
    }
    free((void *)entries);
    return status;
}

static void remove_trial(const char *trial)
{
    struct dirent **entries = NULL;
    char path[PATH_MAX];
    int count = scandir(trial, &entries, is_entry, alphasort);

    for (int i = 0; i < count; i++) {
        if (place_join(trial, entries[i]->d_name, path, sizeof path) == OK)
            (void)unlink(path);
        free(entries[i]);
    }
    free((void *)entries);
    (void)rmdir(trial);
}

static void check(const char *trial, const char *name, struct faults *faults)
{
    struct faults all;

    faults_init(&all);
    if (pack_check(trial, &all) != OK) {
        for (size_t i = 0; i < all.count && i < FAULTS_KEPT; i++) {
            if (strcmp(all.list[i].file, name) == 0)
                faults_add(faults, name, all.list[i].line, "%s", all.list[i].text);
        }
    }
    faults_finish(&all);
}

enum status trial_check(const char *folder, const char *name, const char *text, struct faults *faults)
{
    const char *temporary = getenv("TMPDIR");
    char trial[PATH_MAX], path[PATH_MAX];
    size_t earlier = faults->count;
    enum status status = place_join(temporary != NULL && temporary[0] == '/' ? temporary : "/tmp",
                                    "doorstepctl-XXXXXX", trial, sizeof trial);

    if (status != OK)
        return status;
    if (mkdtemp(trial) == NULL)
        return file_status_of_errno(errno);
    status = link_files(folder, name, trial);
    if (status == OK)
        status = place_join(trial, name, path, sizeof path);
    if (status == OK)
        status = file_write(path, text, strlen(text), 0600);
    if (status == OK)
        check(trial, name, faults);
    remove_trial(trial);
    if (status == OK && faults->count > earlier && faults->count - earlier > count_faults(folder, name))
        status = INVALID;
    return status;
}
