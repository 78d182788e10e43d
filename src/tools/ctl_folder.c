/* Which pack a command is about. */
#include <limits.h>

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
