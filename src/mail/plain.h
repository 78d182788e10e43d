/* The text part of the email. What a person wrote stands indented, each of its lines alone: so no line of
 * theirs can pass for one of ours, and a mail reader finds the direction of each by itself. It is not
 * altered: names and numbers are copied from here into other programs. Pure. */
#ifndef MAIL_PLAIN_H
#define MAIL_PLAIN_H

#include "base/strbuf.h"
#include "mail/letter.h"

/* Appends the letter, in lines that end with CRLF. What does not fit shows in strbuf_status(ret_text). */
void plain_write(const struct letter *letter, struct strbuf *ret_text);

#endif
