#include "base/log.h"
#include "tools/ctl.h"

int main(int argc, char **argv)
{
    log_open("doorstepctl");
    return ctl_main(argc, argv);
}
