/* What this kiosk is called. */
#include <stdio.h>

#include "base/kiosk_name.h"
#include "base/log.h"
#include "tools/ctl.h"

static int show_name(const char *data)
{
    char name[KIOSK_NAME_BYTES];
    enum status status = kiosk_name_read_own(data, name, sizeof name);

    if (status == OK) {
        printf("%s\n", name);
        return CTL_DONE;
    }
    if (kiosk_name_read(data, name, sizeof name) == OK && status == NOT_FOUND) {
        printf("%s (the machine's own name; doorstepctl kiosk name NAME gives it another)\n", name);
        return CTL_DONE;
    }
    log_line("public/kiosk.json: cannot be used; write it again with doorstepctl kiosk name NAME");
    return CTL_DID_NOT_HOLD;
}

int ctl_kiosk_name(const struct ctl_request *request)
{
    const char *name = request->folder;
    enum status status;

    if (name == NULL)
        return show_name(request->data);
    if (kiosk_name_check(name) != OK) {
        log_line("NAME: cannot be a kiosk's name; write 1 to %d plain characters", KIOSK_NAME_CHARS_MAX);
        return CTL_CALLED_WRONGLY;
    }
    status = kiosk_name_write(request->data, name);
    if (status != OK) {
        log_line("%s: %s", request->data, ctl_why(status));
        return CTL_DID_NOT_HOLD;
    }
    printf("The kiosk is called %s. It shows that when it is started again.\n", name);
    return CTL_DONE;
}
