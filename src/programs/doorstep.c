/* The glass. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/app.h"
#include "base/clock.h"
#include "base/guard.h"
#include "base/log.h"
#include "base/place.h"

enum { PATH_BYTES = 4096, SIDE_LEAST = 720, SIDE_MOST = 7680, DISPLAYS_MAX = 16 };

static const char usage[] =
    "Usage: doorstep [--data DIR] [--centre DIR] [--socket PATH] [--locale TAG] [--size WxH]\n"
    "                [--display N] [--desk [--full-screen]] [--headless] [--journey FILE]\n"
    "                [--date ISO-8601] [--print-to DIR]\n"
    "                [--preview FORM --picture FILE]\n"
    "\n"
    "  --data DIR      the data folder that doorstepctl init made (default ~/.local/share/doorstep)\n"
    "  --centre DIR    show this centre pack instead of the installed one\n"
    "  --socket PATH   where the keeper listens (default DIR/run/keeper.sock)\n"
    "  --locale TAG    start in this language, such as bn\n"
    "  --size WxH      a window of this size instead of the whole screen\n"
    "  --display N     on the first, second … display\n"
    "  --desk          staff's own screen, with mouse and keyboard: a window beside the kiosk's, or a\n"
    "                  session of its own, on the same data folder\n"
    "  --full-screen   with --desk: the whole screen instead of a window\n"
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

static bool read_display(const char *text, struct app_options *options)
{
    char *end = NULL;
    long display = strtol(text, &end, 10);

    if (end == text || *end != '\0' || display < 1 || display > DISPLAYS_MAX)
        return false;
    options->display = (int)display;
    return true;
}

static const struct option known[] = {
    {"data", required_argument, NULL, 'd'},    {"centre", required_argument, NULL, 'c'},
    {"socket", required_argument, NULL, 's'},  {"locale", required_argument, NULL, 'l'},
    {"size", required_argument, NULL, 'z'},    {"display", required_argument, NULL, 'n'},
    {"desk", no_argument, NULL, 'k'},          {"full-screen", no_argument, NULL, 'f'},
    {"headless", no_argument, NULL, 'h'},      {"journey", required_argument, NULL, 'j'},
    {"date", required_argument, NULL, 't'},    {"preview", required_argument, NULL, 'p'},
    {"picture", required_argument, NULL, 'i'}, {"print-to", required_argument, NULL, 'o'},
    {"help", no_argument, NULL, '?'},          {NULL, 0, NULL, 0},
};

/* Where the value of an option goes as it is; NULL for one that is read. */
static const char **place_of(int option, struct app_options *options)
{
    switch (option) {
    case 'd':
        return &options->data;
    case 'c':
        return &options->centre;
    case 's':
        return &options->socket;
    case 'l':
        return &options->locale;
    case 'j':
        return &options->journey;
    case 'p':
        return &options->preview;
    case 'i':
        return &options->picture;
    case 'o':
        return &options->print_to;
    default:
        return NULL;
    }
}

static bool take_option(int option, struct app_options *options)
{
    const char **place = place_of(option, options);

    if (place != NULL) {
        *place = optarg;
        return true;
    }
    switch (option) {
    case 'z':
        return read_size(optarg, options);
    case 'n':
        return read_display(optarg, options);
    case 'k':
        return options->desk = true;
    case 'f':
        return options->full_screen = true;
    case 'h':
        return options->headless = true;
    case 't':
        return options->has_date = clock_parse_utc(optarg, &options->date_utc_ms) == OK;
    default:
        return false;
    }
}

static bool read_options(int argc, char **argv, struct app_options *options)
{
    int option;

    opterr = 0;
    while ((option = getopt_long(argc, argv, "", known, NULL)) != -1) {
        if (!take_option(option, options)) {
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
    struct app_options options = {0};

    log_open("doorstep");
    if (argc == 2 && strcmp(argv[1], "--help") == 0)
        return fputs(usage, stdout) < 0;
    if (!read_options(argc, argv, &options)) {
        (void)fputs(usage, stderr);
        return 2;
    }
    guard_memory();
    if (options.data == NULL && place_default_data(data, sizeof data) != OK) {
        log_line("data folder: HOME is not set: name one with --data");
        return 2;
    }
    if (options.data == NULL)
        options.data = data;
    if (place_root(root, sizeof root) == OK)
        options.root = root;
    else
        log_line("%s/assets: not found: set DOORSTEP_ROOT to the folder that holds assets", root);
    return app_run(&options);
}
