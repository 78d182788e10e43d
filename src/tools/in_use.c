#include "tools/in_use.h"

#include <limits.h>
#include <stdlib.h>

#include "base/log.h"
#include "base/memory.h"
#include "base/place.h"
#include "tools/ctl.h"
#include "tools/pack.h"

static void lay_edits(const char *data, struct in_use *in_use)
{
    char path[PATH_MAX];
    struct faults faults;
    enum status status = place_join(data, PLACE_EDITS, path, sizeof path);

    faults_init(&faults);
    if (status == OK)
        status = edits_read(path, &faults, in_use->edits);
    if (status == OK)
        centre_lay_edits(in_use->centre, in_use->edits);
    in_use->edits_status = status;
    ctl_print_faults(&faults);
    faults_finish(&faults);
}

enum status in_use_open(const char *data, struct in_use *ret_in_use)
{
    char folder[PATH_MAX];
    struct faults faults;
    enum status status = place_join(data, PLACE_CURRENT_PACK, folder, sizeof folder);

    *ret_in_use = (struct in_use){.edits = memory_allocate(1, sizeof(struct edits))};
    faults_init(&faults);
    if (status == OK)
        status = pack_load(folder, &faults, &ret_in_use->centre, &ret_in_use->words);
    if (status == OK)
        lay_edits(data, ret_in_use);
    else
        log_line("%s: no centre pack can be used; run doorstepctl centre install", data);
    faults_finish(&faults);
    return status;
}

void in_use_close(struct in_use *in_use)
{
    words_destroy(in_use->words);
    centre_destroy(in_use->centre);
    free(in_use->edits);
    *in_use = (struct in_use){.centre = NULL};
}
