/* All files of a folder and those below it, in the order of their names, so that the same folder always gives
 * the same services. */
#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/place.h"
#include "feed/inside.h"

static int is_shown(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static bool is_json(const char *name)
{
    size_t length = strlen(name);

    return length > 5 && strcasecmp(name + length - 5, ".json") == 0;
}

static enum status too_many(struct gathering *gathering, const char *shown_name)
{
    faults_add(gathering->faults, shown_name, 0,
               "has more than %d files, or folders more than %d deep; import it in parts", FEED_FILES_MAX,
               FEED_FOLDER_DEPTH_MAX);
    return FULL;
}

/* Links are not followed: they may lead round in a circle. */
static enum status gather_entry(struct gathering *gathering, const char *folder, const char *shown_folder,
                                const char *name, int depth)
{
    char path[PATH_MAX], shown[PATH_MAX];
    struct stat about;

    if (place_join(folder, name, path, sizeof path) != OK ||
        place_join(shown_folder, name, shown, sizeof shown) != OK)
        return too_many(gathering, shown_folder);
    if (lstat(path, &about) != 0)
        return OK;
    if (S_ISDIR(about.st_mode))
        return gather_folder(gathering, path, shown, depth + 1);
    if (!S_ISREG(about.st_mode) || !is_json(name))
        return OK;
    if (gathering->files++ >= FEED_FILES_MAX)
        return too_many(gathering, shown_folder);
    return gather_file(gathering, path, shown);
}

enum status gather_folder(struct gathering *gathering, const char *folder, const char *shown_name, int depth)
{
    struct dirent **entries = NULL;
    enum status status = OK;
    int count;

    if (depth > FEED_FOLDER_DEPTH_MAX)
        return too_many(gathering, shown_name);
    count = scandir(folder, &entries, is_shown, alphasort);
    if (count < 0) {
        faults_add(gathering->faults, shown_name, 0, "cannot be read: %s; mend its permissions",
                   strerror(errno));
        return file_status_of_errno(errno);
    }
    for (int i = 0; i < count; i++) {
        /* The other files are read too, so that all that is wrong is said at once. */
        enum status one =
            status == FULL ? FULL : gather_entry(gathering, folder, shown_name, entries[i]->d_name, depth);

        status = status == OK || one == FULL ? one : status;
        free(entries[i]);
    }
    free((void *)entries);
    return status;
}
