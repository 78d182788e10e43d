/* Which pack a command is about, and which day. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/place.h"
#include "tools/ctl.h"

static const char default_centre[] = "kiosk/centres/tower-hamlets-north-west";

enum status ctl_pack_folder(const struct ctl_request *request, char *ret_folder)
{
    char root[PATH_MAX];
    enum status status;

    if (request->value[CTL_CENTRE] != NULL)
        return ctl_absolute_path(request->value[CTL_CENTRE], ret_folder, PATH_MAX);
    status = place_root(root, sizeof root);
    if (status == OK)
        status = place_join(root, default_centre, ret_folder, PATH_MAX);
    if (status != OK)
        log_line("%s: has no " PLACE_LOCALES
                 "; set DOORSTEP_ROOT to the folder that has it, or name a pack with "
                 "--centre",
                 root);
    return status;
}

enum status ctl_pack_file(const struct ctl_request *request, const char *name, char *ret_folder,
                          char *ret_path)
{
    char about[PATH_MAX];
    enum status status = ctl_pack_folder(request, ret_folder);

    if (status == OK)
        status = place_join(ret_folder, name, ret_path, PATH_MAX);
    if (status == OK)
        status = place_join(ret_folder, "centre.json", about, sizeof about);
    if (status != OK)
        return status;
    if (access(about, F_OK) != 0) {
        log_line("%s: is no centre pack, it has no centre.json; name a pack's folder with --centre",
                 ret_folder);
        return NOT_FOUND;
    }
    return OK;
}

bool ctl_may_edit(const char *folder)
{
    char real[PATH_MAX];

    if (realpath(folder, real) == NULL || strstr(real, "/" PLACE_PACKS "/") == NULL)
        return true;
    log_line("--centre: %s is an installed pack, which is never edited; name the folder that it was "
             "installed from, then run doorstepctl centre install",
             folder);
    return false;
}

enum status ctl_today(const struct ctl_request *request, struct date *ret_today)
{
    const struct clock clock = {0};
    const char *text = request->value[CTL_DATE];

    if (text == NULL) {
        *ret_today = date_of_utc(clock_utc_ms(&clock));
        return OK;
    }
    if (date_read(text, ret_today) == OK && ret_today->day > 0)
        return OK;
    log_line("--date: %s is no date; write it as 2026-11-22", text);
    return INVALID;
}
