#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>

#include "base/log.h"
#include "base/place.h"
#include "tools/ctl.h"
#include "tools/pack.h"
#include "wire/wire.h"

static bool is_data_folder(const char *data)
{
    char path[PATH_MAX];
    struct stat info;

    return place_join(data, PLACE_PUBLIC_KEY, path, sizeof path) == OK && stat(path, &info) == 0;
}

static enum status install(const char *folder, const char *data, struct faults *faults)
{
    struct pack *pack = NULL;
    enum status status = pack_check(folder, faults);

    if (status == OK)
        status = pack_read(folder, faults, &pack);
    if (status == OK && pack_is_installed(pack, data)) {
        printf("%s: is current already, as %s\n", folder, pack_hash(pack));
    } else if (status == OK) {
        status = pack_install(pack, data, faults);
        if (status == OK)
            printf("%s: installed as %s\n", folder, pack_hash(pack));
    }
    pack_destroy(pack);
    return status;
}

/* A keeper at rest hears of it now, and gives on what places another timetable has. */
static void wake_keeper(const char *data)
{
    struct wire_channel *channel;
    char path[PATH_MAX];

    if (place_join(data, PLACE_ADMIN_SOCKET, path, sizeof path) == OK && wire_connect(path, &channel) == OK)
        wire_close(channel);
}

int ctl_centre_install(const struct ctl_request *request)
{
    struct faults faults;
    enum status status;

    vault_start();
    if (!is_data_folder(request->data)) {
        log_line("%s: is no data folder; make it with doorstepctl init --data %s", request->data,
                 request->data);
        return CTL_DID_NOT_HOLD;
    }
    faults_init(&faults);
    status = install(request->folder, request->data, &faults);
    if (status != OK) {
        ctl_print_faults(&faults);
        log_line("%s: was not installed; the pack that was current stays so", request->folder);
    } else {
        wake_keeper(request->data);
    }
    faults_finish(&faults);
    return status == OK ? CTL_DONE : CTL_DID_NOT_HOLD;
}
