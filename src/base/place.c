#include "base/place.h"

#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char INSTALLED_ROOT[] = "/usr/share/doorstep";

static enum status copy_path(const char *path, char *ret_path, size_t capacity)
{
    size_t length = strlen(path);

    if (length >= capacity)
        return FULL;
    memcpy(ret_path, path, length + 1);
    return OK;
}

enum status place_join(const char *folder, const char *name, char *ret_path, size_t capacity)
{
    char path[PATH_MAX];
    int length = snprintf(path, sizeof path, "%s/%s", folder, name);

    if (length < 0 || (size_t)length >= sizeof path)
        return FULL;
    return copy_path(path, ret_path, capacity);
}

static bool has_assets(const char *folder)
{
    char path[PATH_MAX];
    struct stat info;

    return place_join(folder, PLACE_LOCALES, path, sizeof path) == OK && stat(path, &info) == 0 &&
           S_ISDIR(info.st_mode);
}

/* Cuts `path` to its folder; false at the top. */
static bool go_up(char *path)
{
    char *slash = strrchr(path, '/');

    if (slash == NULL || slash == path)
        return false;
    *slash = '\0';
    return true;
}

static bool find_above_executable(char ret_folder[PATH_MAX])
{
    ssize_t length = readlink("/proc/self/exe", ret_folder, PATH_MAX - 1);

    if (length <= 0)
        return false;
    ret_folder[length] = '\0';
    while (go_up(ret_folder)) {
        if (has_assets(ret_folder))
            return true;
    }
    return false;
}

enum status place_root(char *ret_path, size_t capacity)
{
    const char *told = getenv("DOORSTEP_ROOT");
    char found[PATH_MAX];
    const char *root = INSTALLED_ROOT;
    enum status status;

    if (told != NULL && told[0] != '\0')
        root = told;
    else if (find_above_executable(found))
        root = found;
    status = copy_path(root, ret_path, capacity);
    if (status == OK && !has_assets(root))
        status = NOT_FOUND;
    return status;
}

enum status place_default_data(char *ret_path, size_t capacity)
{
    const char *data = getenv("XDG_DATA_HOME");
    const char *home = getenv("HOME");

    if (data != NULL && data[0] == '/')
        return place_join(data, "doorstep", ret_path, capacity);
    if (home != NULL && home[0] == '/')
        return place_join(home, ".local/share/doorstep", ret_path, capacity);
    return NOT_FOUND;
}
