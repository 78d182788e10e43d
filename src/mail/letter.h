/* The text part of the message: what a worker reads, in English, with the parent's own words untouched. It
 * begins with how it is safe to contact the parent. The parent's words always stand indented, so that no line
 * of theirs can pass for one of ours. Pure. Does not: leave out an answer because its question is unknown
 * here. */
#ifndef MAIL_LETTER_H
#define MAIL_LETTER_H

#include "base/strbuf.h"
#include "mail/message.h"
#include "rules/response.h"

/* Appends the letter, in lines that end with CRLF. What does not fit shows in strbuf_status(ret_text). */
void letter_write(const struct submission *submission, const struct message_context *context,
                  struct strbuf *ret_text);

#endif
