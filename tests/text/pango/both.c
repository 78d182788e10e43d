#include "both.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "canvas.h"
#include "text/paragraph.h"

static void print_faults(const struct faults *faults)
{
    char line[1024];

    for (size_t i = 0; i < faults->count && i < FAULTS_KEPT; i++) {
        faults_line(faults, i, line, sizeof line);
        fprintf(stderr, "%s\n", line);
    }
}

enum status both_init(struct both *both, const char *folder)
{
    struct faults faults;
    enum status status;

    *both = (struct both){0};
    faults_init(&faults);
    status = fonts_read(folder, &faults, &both->fonts);
    if (status == OK)
        status = text_engine_create(folder, &faults, &both->engine);
    if (status == OK)
        status = reference_create(&both->fonts, &both->reference);
    print_faults(&faults);
    faults_finish(&faults);
    return status;
}

void both_finish(struct both *both)
{
    reference_destroy(both->reference);
    text_engine_destroy(both->engine);
    fonts_finish(&both->fonts);
}

enum status both_lay(const struct both *both, const char *text, const char *language, int size_px,
                     int width_px, struct pair *ret_pair)
{
    struct text_spec spec = {
        .text = text, .language = language, .size_px = (float)size_px, .width_px = width_px};
    struct pair pair = {.text = text, .width_px = width_px};
    enum status status = text_paragraph_create(both->engine, &spec, &pair.ours);

    if (status != OK)
        return status;
    pair.theirs = reference_lay(both->reference, text, language, size_px, width_px);
    *ret_pair = pair;
    return OK;
}

void pair_finish(struct pair *pair)
{
    text_paragraph_destroy(pair->ours);
    g_object_unref(pair->theirs);
}

static size_t their_start(const struct pair *pair, size_t index)
{
    return (size_t)pango_layout_get_line_readonly(pair->theirs, (int)index)->start_index;
}

static size_t their_count(const struct pair *pair)
{
    return (size_t)pango_layout_get_line_count(pair->theirs);
}

bool pair_has_same_lines(const struct pair *pair)
{
    size_t count = text_paragraph_line_count(pair->ours);

    if (their_count(pair) != count)
        return false;
    for (size_t i = 0; i < count; i++)
        if (text_paragraph_line(pair->ours, i).start_byte != their_start(pair, i))
            return false;
    return true;
}

double pair_width_difference(const struct pair *pair)
{
    double widest = 0.0;

    for (size_t i = 0; i < text_paragraph_line_count(pair->ours); i++) {
        double ours = (double)pair->ours->lines[i].width / PIXEL;

        widest = fmax(widest, fabs(ours - reference_line_width(pair->theirs, (int)i)));
    }
    return widest;
}

enum status pair_paint(const struct pair *pair, cairo_surface_t **ret_ours, cairo_surface_t **ret_theirs)
{
    int height_px = text_paragraph_size(pair->ours).height_px;
    cairo_surface_t *ours = canvas_create(pair->width_px, height_px);
    cairo_surface_t *theirs;
    enum status status = canvas_paint(ours, pair->ours);

    if (status != OK) {
        cairo_surface_destroy(ours);
        return status;
    }
    theirs = canvas_create(pair->width_px, height_px);
    for (size_t i = 0; i < text_paragraph_line_count(pair->ours); i++)
        reference_paint_line(pair->theirs, (int)i, text_paragraph_line(pair->ours, i).baseline_px, theirs);
    cairo_surface_flush(theirs);
    *ret_ours = ours;
    *ret_theirs = theirs;
    return OK;
}

void pair_print(const struct pair *pair)
{
    size_t ours = text_paragraph_line_count(pair->ours);
    size_t theirs = their_count(pair);
    size_t bytes = strlen(pair->text);

    printf("    ours ");
    for (size_t i = 0; i < ours; i++) {
        struct text_line line = text_paragraph_line(pair->ours, i);

        printf(" | %.*s (%.3f)", (int)(line.end_byte - line.start_byte), pair->text + line.start_byte,
               (double)pair->ours->lines[i].width / PIXEL);
    }
    printf("\n    Pango");
    for (size_t i = 0; i < theirs; i++) {
        size_t start = their_start(pair, i);
        size_t end = i + 1 < theirs ? their_start(pair, i + 1) : bytes;

        printf(" | %.*s (%.3f)", (int)(end - start), pair->text + start,
               reference_line_width(pair->theirs, (int)i));
    }
    printf("\n");
}
