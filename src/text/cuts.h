/* What changes when a line cuts an item: a kern goes, a join becomes one with the margin. HarfBuzz tells
 * where cutting is safe; elsewhere the letters next to the cut are shaped again. */
#ifndef TEXT_CUTS_H
#define TEXT_CUTS_H

#include "text/paragraph.h"

/* A stretch of the text without a line end, whose items are shaped. */
struct block {
    struct text_paragraph *paragraph;
    const struct item *items;
    size_t item_count;
    int32_t start;
    int32_t end;
    int32_t next; /* where the next block begins */
};

struct cut_window {
    int32_t start;
    int32_t end;
};

/* The index of the item that holds a unit of the block. */
size_t cuts_item_at(const struct block *block, int32_t unit);

/* Makes the advances right for a line that begins at `start`. */
void cuts_settle_start(const struct block *block, int32_t start);

/* The same for a line that ends at `end`. Returns what was shaped again, an empty window when nothing was. */
struct cut_window cuts_settle_end(const struct block *block, int32_t line_start, int32_t end);

/* Takes back what cuts_settle_end did. */
void cuts_unsettle_end(const struct block *block, struct cut_window window);

#endif
