#include "base/faults.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

void faults_init(struct faults *faults)
{
    *faults = (struct faults){.count = 0};
    arena_init(&faults->arena);
}

void faults_add(struct faults *faults, const char *file, int line, const char *format, ...)
{
    char text[1024];
    va_list arguments;

    if (faults->count < FAULTS_KEPT) {
        va_start(arguments, format);
        (void)vsnprintf(text, sizeof text, format, arguments);
        va_end(arguments);
        faults->list[faults->count] = (struct fault){
            .file = arena_copy_text(&faults->arena, file != NULL ? file : ""),
            .line = line,
            .text = arena_copy_text(&faults->arena, text),
        };
    }
    faults->count++;
}

void faults_line(const struct faults *faults, size_t index, char *ret_line, size_t capacity)
{
    const struct fault *fault = &faults->list[index];

    assert(index < faults->count && index < FAULTS_KEPT);
    if (fault->file[0] == '\0')
        (void)snprintf(ret_line, capacity, "%s", fault->text);
    else if (fault->line == 0)
        (void)snprintf(ret_line, capacity, "%s: %s", fault->file, fault->text);
    else
        (void)snprintf(ret_line, capacity, "%s:%d: %s", fault->file, fault->line, fault->text);
}

void faults_finish(struct faults *faults)
{
    arena_finish(&faults->arena);
    faults->count = 0;
}
