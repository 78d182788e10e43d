#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>

static const char *program_name = "doorstep";

void log_open(const char *program)
{
    program_name = program;
}

void log_line(const char *format, ...)
{
    char line[1024];
    va_list arguments;

    va_start(arguments, format);
    (void)vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    /* One call a line: the programs' lines interleave in one journal. */
    (void)fprintf(stderr, "%s: %s\n", program_name, line);
}
