/* The fonts and pictograms that papers are drawn with. */
#ifndef TOOLS_DRAWING_H
#define TOOLS_DRAWING_H

#include "base/status.h"
#include "picture/picture.h"
#include "text/text.h"

struct drawing {
    struct text_engine *engine; /* NULL: not opened */
    struct picture_set *pictures;
};

/* What fails is said. Owns: the caller, drawing_close, also when it fails. */
enum status drawing_open(struct drawing *ret_drawing) MUST_CHECK;
void drawing_close(struct drawing *drawing); /* takes one that was never opened */

#endif
