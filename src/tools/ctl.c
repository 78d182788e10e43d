#include "tools/ctl.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/guard.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/place.h"
#include "tools/ctl_table.h"

#define VERSION "0.1"

void ctl_print_faults(const struct faults *faults)
{
    char line[1400];

    for (size_t i = 0; i < faults->count && i < FAULTS_KEPT; i++) {
        faults_line(faults, i, line, sizeof line);
        log_line("%s", line);
    }
    if (faults->count > FAULTS_KEPT)
        log_line("%zu faults more: not listed; mend these first", faults->count - FAULTS_KEPT);
}

json_t *ctl_faults_json(const struct faults *faults)
{
    json_t *list = json_array();

    for (size_t i = 0; i < faults->count && i < FAULTS_KEPT; i++)
        (void)json_array_append_new(list, json_pack("{s:s, s:i, s:s}", "file", faults->list[i].file, "line",
                                                    faults->list[i].line, "text", faults->list[i].text));
    return list;
}

void ctl_print_json(json_t *value)
{
    char *text = json_write_compact(value);

    printf("%s\n", text);
    memory_wipe_text(text);
    json_decref(value);
}

const char *ctl_why(enum status status)
{
    switch (status) {
    case NOT_FOUND:
        return "is not there; check the name";
    case FULL:
        return "does not fit, because the disk is full or the name too long; make room, or choose another "
               "folder";
    case BUSY:
        return "is in use by another program; wait until it is done";
    case DENIED:
        return "may not be changed; run this as the user that owns the folder";
    case CORRUPT:
        return "is damaged; put it back from a copy";
    case UNAVAILABLE:
        return "does not answer; see whether the keeper runs";
    default:
        return "could not be read or written; look at the disk";
    }
}

enum status ctl_absolute_path(const char *named, char *ret_path, size_t capacity)
{
    char here[PATH_MAX];

    if (named[0] == '/')
        return (size_t)snprintf(ret_path, capacity, "%s", named) < capacity ? OK : FULL;
    if (getcwd(here, sizeof here) == NULL)
        return IO;
    return place_join(here, named, ret_path, capacity);
}

static void print_command(const struct ctl_command *command)
{
    printf("  %s%s%s%s%s", command->group != NULL ? command->group : "", command->group != NULL ? " " : "",
           command->name, command->takes != NULL ? " " : "", command->takes != NULL ? command->takes : "");
    for (int i = 0; i < CTL_OPTIONS; i++) {
        if ((command->options & CTL_TAKES(i)) == 0)
            continue;
        printf(" [%s%s%s]", ctl_options[i].name, ctl_options[i].value != NULL ? " " : "",
               ctl_options[i].value != NULL ? ctl_options[i].value : "");
    }
    printf("\n      %s\n", command->help);
}

static int print_help(void)
{
    printf("usage: doorstepctl COMMAND [OPTION...]\n\n");
    for (size_t i = 0; i < ctl_command_count; i++)
        print_command(&ctl_commands[i]);
    printf("  help\n      list all this\n\n");
    for (int i = 0; i < CTL_OPTIONS; i++)
        printf("  %s%s%s\n      %s\n", ctl_options[i].name, ctl_options[i].value != NULL ? " " : "",
               ctl_options[i].value != NULL ? ctl_options[i].value : "", ctl_options[i].help);
    printf("  --version\n      say which version this is\n\n"
           "Exit codes: 0 done, 1 did not hold, 2 called wrongly.\n");
    return CTL_DONE;
}

static const struct ctl_command *find_command(int argc, char **argv, int *ret_used)
{
    for (size_t i = 0; i < ctl_command_count; i++) {
        int words = ctl_commands[i].group != NULL ? 2 : 1;
        const char *first = ctl_commands[i].group != NULL ? ctl_commands[i].group : ctl_commands[i].name;

        if (argc <= words || strcmp(argv[1], first) != 0 || strcmp(argv[words], ctl_commands[i].name) != 0)
            continue;
        *ret_used = words + 1;
        return &ctl_commands[i];
    }
    return NULL;
}

static int find_option(const struct ctl_command *command, const char *name, size_t length)
{
    for (int i = 0; i < CTL_OPTIONS; i++) {
        if ((command->options & CTL_TAKES(i)) != 0 && strlen(ctl_options[i].name) == length &&
            strncmp(ctl_options[i].name, name, length) == 0)
            return i;
    }
    return -1;
}

/* `--name VALUE` or `--name=VALUE` at `*at`, which is moved to the last word used. */
static bool read_option(const struct ctl_command *command, int argc, char **argv, int *at,
                        struct ctl_request *request)
{
    const char *word = argv[*at];
    size_t length = strcspn(word, "=");
    int option = find_option(command, word, length);
    const char *value = word[length] == '=' ? word + length + 1 : NULL;

    if (option < 0) {
        log_line("%s: not an option here; doorstepctl help lists them", word);
        return false;
    }
    if (request->value[option] != NULL) {
        log_line("%.*s: given twice; say it once", (int)length, word);
        return false;
    }
    if (ctl_options[option].value == NULL && value != NULL) {
        log_line("%.*s: takes no value; leave it out", (int)length, word);
        return false;
    }
    if (ctl_options[option].value != NULL && value == NULL && *at + 1 < argc)
        value = argv[++*at];
    if (ctl_options[option].value != NULL && (value == NULL || value[0] == '\0')) {
        log_line("%.*s: its value is missing; write %s after it", (int)length, word,
                 ctl_options[option].value);
        return false;
    }
    request->value[option] = value != NULL ? value : "";
    return true;
}

static bool takes_two(const struct ctl_command *command)
{
    return command->takes != NULL && strchr(command->takes, ' ') != NULL;
}

static bool read_words(const struct ctl_command *command, int argc, char **argv, int at,
                       struct ctl_request *request)
{
    for (; at < argc; at++) {
        if (argv[at][0] == '-') {
            if (!read_option(command, argc, argv, &at, request))
                return false;
        } else if (command->takes != NULL && request->folder == NULL) {
            request->folder = argv[at];
        } else if (takes_two(command) && request->second == NULL) {
            request->second = argv[at];
        } else {
            log_line("%s: one word too many; doorstepctl help shows what goes here", argv[at]);
            return false;
        }
    }
    if (command->takes != NULL && command->takes[0] != '[' &&
        (request->folder == NULL || (takes_two(command) && request->second == NULL))) {
        log_line("%s%s%s: which one is missing; write %s after it",
                 command->group != NULL ? command->group : "", command->group != NULL ? " " : "",
                 command->name, command->takes);
        return false;
    }
    return true;
}

static int run_command(const struct ctl_command *command, const struct ctl_request *read)
{
    struct ctl_request request = *read;
    char data[PATH_MAX];
    enum status status = OK;

    if ((command->options & CTL_TAKES(CTL_DATA)) != 0) {
        status = request.value[CTL_DATA] != NULL
                     ? ctl_absolute_path(request.value[CTL_DATA], data, sizeof data)
                     : place_default_data(data, sizeof data);
        request.data = data;
    }
    if (status != OK) {
        log_line("the data folder: cannot be named; say which with --data DIR");
        return CTL_CALLED_WRONGLY;
    }
    return command->run(&request);
}

int ctl_main(int argc, char **argv)
{
    struct ctl_request request = {.folder = NULL};
    const struct ctl_command *command;
    int used = 0;

    guard_memory();
    if (argc >= 2 && (strcmp(argv[1], "help") == 0 || strcmp(argv[1], "--help") == 0))
        return print_help();
    if (argc == 2 && strcmp(argv[1], "--version") == 0) {
        printf("doorstepctl " VERSION "\n");
        return CTL_DONE;
    }
    command = find_command(argc, argv, &used);
    if (command == NULL) {
        log_line("%s: no such command; doorstepctl help lists them", argc > 1 ? argv[1] : "(nothing)");
        return CTL_CALLED_WRONGLY;
    }
    if (!read_words(command, argc, argv, used, &request))
        return CTL_CALLED_WRONGLY;
    return run_command(command, &request);
}
