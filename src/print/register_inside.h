/* The register as it is drawn: the columns, a row of them, and how far down the page it has come. Private to
 * print/: register_draw.c turns the pages, register_row.c draws what stands in the table. */
#ifndef PRINT_REGISTER_INSIDE_H
#define PRINT_REGISTER_INSIDE_H

#include "print/register.h"
#include "print/staff_page.h"

struct register_drawing {
    struct staff_page page;
    const struct register_sheet *sheet;
    const char *day, *times;
    int page_number; /* from 0 */
    int pages;       /* 0 while it is measured */
    int at;          /* from the top of the bitmap */
};

/* The names of the columns, at `at`, which goes below them. */
void register_row_heading(struct register_drawing *drawing);

/* How high the row must be. */
int register_row_height(struct register_drawing *drawing, const struct register_row *row, int number);

/* Draws it, `height` high; `at` goes below it. A row that is NULL is left blank, to be written in. */
void register_row_draw(struct register_drawing *drawing, const struct register_row *row, int number,
                       int height);

#endif
