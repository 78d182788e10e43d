/* The coverage of a paragraph that was painted once, for painting it again: the words of the interface stand
 * on many pages. Private to text/. */
#ifndef TEXT_KEPT_H
#define TEXT_KEPT_H

#include "text/text.h"

struct kept;

struct kept *kept_create(void);
void kept_destroy(struct kept *kept); /* wiped; takes NULL */

/* Whether a whole painting is in it. */
bool kept_is_whole(const struct kept *kept);

/* Paints what was kept. */
void kept_paint(const struct kept *kept, text_paint *paint, void *context);

/* Between begin and end every piece given to kept_take is copied. `is_whole` is false when painting failed on
 * the way: then nothing is kept. */
void kept_begin(struct kept *kept);
void kept_take(struct kept *kept, const uint8_t *coverage, int width, int height, int stride, int x_px,
               int y_px);
void kept_end(struct kept *kept, bool is_whole);

#endif
