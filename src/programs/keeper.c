/* doorstep-keeper: the safe. Parses the command line and runs keeper/. */
#include <getopt.h>
#include <limits.h>
#include <stdio.h>

#include "base/log.h"
#include "base/place.h"
#include "keeper/keeper.h"

enum { CALLED_WRONGLY = 2 };

static const char USAGE[] =
    "Usage: doorstep-keeper [--data DIR] [--socket PATH] [--once] [--test-clock]\n"
    "Takes sealed submissions from the glass and delivers them to the referral inbox.\n"
    "  --data DIR     the data folder (default $XDG_DATA_HOME/doorstep or ~/.local/share/doorstep)\n"
    "  --socket PATH  where to listen for the glass (default DIR/run/keeper.sock)\n"
    "  --once         deliver all that is due and stop: 0 nothing waits, 1 something does, 2 not started\n"
    "  --test-clock   follow the clock of a journey\n";

/* -1 to go on, else the exit code. */
static int read_options(int argc, char **argv, struct keeper_options *ret_options)
{
    static const struct option OPTIONS[] = {
        {"data", required_argument, NULL, 'd'}, {"socket", required_argument, NULL, 's'},
        {"once", no_argument, NULL, 'o'},       {"test-clock", no_argument, NULL, 't'},
        {"help", no_argument, NULL, 'h'},       {NULL, 0, NULL, 0},
    };
    int option;

    while ((option = getopt_long(argc, argv, "h", OPTIONS, NULL)) != -1) {
        switch (option) {
        case 'd':
            ret_options->data = optarg;
            break;
        case 's':
            ret_options->socket = optarg;
            break;
        case 'o':
            ret_options->once = true;
            break;
        case 't':
            ret_options->test_clock = true;
            break;
        case 'h':
            (void)fputs(USAGE, stdout);
            return 0;
        default:
            (void)fputs(USAGE, stderr);
            return CALLED_WRONGLY;
        }
    }
    if (optind == argc)
        return -1;
    log_line("%s: this is no option; doorstep-keeper --help lists them", argv[optind]);
    return CALLED_WRONGLY;
}

int main(int argc, char **argv)
{
    struct keeper_options options = {0};
    char data[PATH_MAX];
    int code;

    log_open("doorstep-keeper");
    code = read_options(argc, argv, &options);
    if (code >= 0)
        return code;
    if (options.data == NULL) {
        if (place_default_data(data, sizeof data) != OK) {
            log_line("data folder: neither XDG_DATA_HOME nor HOME says where it is; name it with --data");
            return CALLED_WRONGLY;
        }
        options.data = data;
    }
    return keeper_run(&options);
}
