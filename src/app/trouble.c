#include "app/trouble.h"

#include <stddef.h>

static const char *const codes[TROUBLES] = {
    [TROUBLE_PACK] = "K4",
    [TROUBLE_WORDS] = "K6",
    [TROUBLE_FONTS] = "K7",
    [TROUBLE_DATA] = "K8",
};

const char *trouble_code(enum trouble trouble)
{
    return codes[trouble];
}
