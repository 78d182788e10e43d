/* The table of doorstepctl: every option, and every command with the options that it takes. What the help
 * says stands here. */
#ifndef TOOLS_CTL_TABLE_H
#define TOOLS_CTL_TABLE_H

#include <stddef.h>
#include <stdint.h>

#include "tools/ctl.h"

#define CTL_TAKES(option) (UINT64_C(1) << (option))

struct ctl_option_row {
    const char *name;
    const char *value; /* what stands for its value in the help; NULL when it takes none */
    const char *help;
};

extern const struct ctl_option_row ctl_options[CTL_OPTIONS];

struct ctl_command {
    const char *group; /* the first of two words, or NULL */
    const char *name;
    const char *help;
    uint64_t options; /* CTL_TAKES */
    /* What stands alone: "DIR"; two words: "SESSION DATE"; "[FILE]" may be left out; NULL: nothing does. */
    const char *takes;
    int (*run)(const struct ctl_request *request);
};

extern const struct ctl_command ctl_commands[];
extern const size_t ctl_command_count;

#endif
