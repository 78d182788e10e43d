/* The text of a piece of HTML. Pure, in one pass; what it gives may be HTML again when it was escaped twice.
 */
#ifndef FEED_HTML_H
#define FEED_HTML_H

#include <stdbool.h>

#include "base/strbuf.h"

/* Blocks become lines, items of lists begin with "- ", scripts and comments go, entities become characters.
 * False when there was no HTML in it; `ret_text` then holds the text as it was. */
bool html_strip(const char *text, struct strbuf *ret_text);

#endif
