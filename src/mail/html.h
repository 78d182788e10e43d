/* The HTML part of the email: the same words as the text part, for readers that show HTML. Nothing is loaded
 * from anywhere, nothing runs, the style stands in the elements, because that is what mail readers keep. Each
 * paragraph in a person's own words names its language and its direction, found here, because not every
 * reader knows dir="auto". Pure. Source: HTML Living Standard, 13.2 for what must be escaped. */
#ifndef MAIL_HTML_H
#define MAIL_HTML_H

#include "base/strbuf.h"
#include "mail/letter.h"

/* Appends the whole document. What does not fit shows in strbuf_status(ret_text). */
void html_write(const struct letter *letter, const char *title, struct strbuf *ret_text);

#endif
