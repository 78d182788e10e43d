#include "base/guard.h"

#include <sys/prctl.h>
#include <sys/resource.h>

/* LeakSanitizer looks at the process from outside, hence the exception. */
void guard_memory(void)
{
    const struct rlimit none = {0, 0};

    (void)setrlimit(RLIMIT_CORE, &none);
#ifndef __SANITIZE_ADDRESS__
    (void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}
