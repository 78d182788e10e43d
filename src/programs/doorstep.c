/* The glass. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>

#include "app/app.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/place.h"

enum { PATH_BYTES = 4096, SIDE_LEAST = 720, SIDE_MOST = 7680 };

static const char usage[] =
    "Usage: doorstep [--data DIR] [--centre DIR] [--socket PATH] [--locale TAG] [--size WxH]\n"
    "                [--headless] [--journey FILE] [--date ISO-8601] [--print-to DIR]\n"
    "                [--preview FORM --picture FILE]\n"
    "\n"
    "  --data DIR      the data folder that doorstepctl init made (default ~/.local/share/doorstep)\n"
    "  --centre DIR    show this centre pack instead of the installed one\n"
    "  --socket PATH   where the keeper listens (default DIR/run/keeper.sock)\n"
    "  --locale TAG    start in this language, such as bn\n"
    "  --size WxH      a window of this size instead of the whole screen\n"
    "  --headless      run without a display\n"
    "  --journey FILE  play a visit from a file, or from standard input with -\n"
    "  --preview FORM  draw all pages of a form into one picture, and end\n"
    "  --picture FILE  where to put it, a PNG file\n"
    "  --print-to DIR  write tickets and slips into this folder as PNG files instead of printing them\n"
    "  --date DATE     what time it shall be, such as 2026-11-22T09:30\n";

static bool read_size(const char *text, struct app_options *options)
{
    char *end = NULL;
    long width = strtol(text, &end, 10);
    long height = *end == 'x' ? strtol(end + 1, &end, 10) : 0;

    if (*end != '\0' || width < SIDE_LEAST || width > SIDE_MOST || height < SIDE_LEAST || height > SIDE_MOST)
        return false;
    options->width = (int)width;
    options->height = (int)height;
    return true;
}

static bool read_options(int argc, char **argv, struct app_options *options)
{
    static const struct option known[] = {
        {"data", required_argument, NULL, 'd'},
        {"centre", required_argument, NULL, 'c'},
        {"socket", required_argument, NULL, 's'},
        {"locale", required_argument, NULL, 'l'},
        {"size", required_argument, NULL, 'z'},
        {"headless", no_argument, NULL, 'h'},
        {"journey", required_argument, NULL, 'j'},
        {"date", required_argument, NULL, 't'},
        {"preview", required_argument, NULL, 'p'},
        {"picture", required_argument, NULL, 'i'},
        {"print-to", required_argument, NULL, 'o'},
        {"help", no_argument, NULL, '?'},
        {NULL, 0, NULL, 0},
    };
    int option;

    opterr = 0;
    while ((option = getopt_long(argc, argv, "", known, NULL)) != -1) {
        bool good = true;

        switch (option) {
        case 'd':
            options->data = optarg;
            break;
        case 'c':
            options->centre = optarg;
            break;
        case 's':
            options->socket = optarg;
            break;
        case 'l':
            options->locale = optarg;
            break;
        case 'z':
            good = read_size(optarg, options);
            break;
        case 'h':
            options->headless = true;
            break;
        case 'j':
            options->journey = optarg;
            break;
        case 'p':
            options->preview = optarg;
            break;
        case 'i':
            options->picture = optarg;
            break;
        case 'o':
            options->print_to = optarg;
            break;
        case 't':
            good = clock_parse_utc(optarg, &options->date_utc_ms) == OK;
            options->has_date = true;
            break;
        default:
            good = false;
        }
        if (!good) {
            log_line("%s: not understood: see the usage below", argv[optind - 1]);
            return false;
        }
    }
    if ((options->preview != NULL) != (options->picture != NULL)) {
        log_line("--preview and --picture: one is missing: say which form, and which file it goes to");
        return false;
    }
    if (optind < argc)
        log_line("%s: not understood: see the usage below", argv[optind]);
    return optind == argc;
}

int main(int argc, char **argv)
{
    static char root[PATH_BYTES];
    static char data[PATH_BYTES];
    struct app_options options = {.root = root};

    log_open("doorstep");
    if (argc == 2 && strcmp(argv[1], "--help") == 0)
        return fputs(usage, stdout) < 0;
    if (!read_options(argc, argv, &options)) {
        (void)fputs(usage, stderr);
        return 2;
    }
    /* A core would hold what somebody is typing. */
    (void)prctl(PR_SET_DUMPABLE, 0);
    if (options.data == NULL && place_default_data(data, sizeof data) != OK) {
        log_line("data folder: HOME is not set: name one with --data");
        return 2;
    }
    if (options.data == NULL)
        options.data = data;
    if (place_root(root, sizeof root) != OK) {
        log_line("%s/assets: not found: set DOORSTEP_ROOT to the folder that holds assets", root);
        return 2;
    }
    return app_run(&options);
}
