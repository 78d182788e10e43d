#include "tools/drawing.h"

#include <limits.h>

#include "base/log.h"
#include "base/place.h"
#include "tools/ctl.h"

enum status drawing_open(struct drawing *ret_drawing)
{
    char root[PATH_MAX], fonts[PATH_MAX], icons[PATH_MAX];
    struct faults faults;
    enum status status = place_root(root, sizeof root);

    *ret_drawing = (struct drawing){.engine = NULL};
    if (status == OK)
        status = place_join(root, PLACE_FONTS, fonts, sizeof fonts);
    if (status == OK)
        status = place_join(root, PLACE_ICONS, icons, sizeof icons);
    if (status != OK) {
        log_line("%s: %s", root, ctl_why(status));
        return status;
    }
    faults_init(&faults);
    status = text_engine_create(fonts, &faults, &ret_drawing->engine);
    ctl_print_faults(&faults);
    faults_finish(&faults);
    if (status == OK)
        ret_drawing->pictures = picture_set_create(icons);
    return status;
}

void drawing_close(struct drawing *drawing)
{
    if (drawing->pictures != NULL)
        picture_set_destroy(drawing->pictures);
    if (drawing->engine != NULL)
        text_engine_destroy(drawing->engine);
    *drawing = (struct drawing){.engine = NULL};
}
