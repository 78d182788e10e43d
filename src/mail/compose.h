/* A submission as a letter to staff, who are to act on it within a minute. First how it is safe to get in
 * touch, then what is asked for, the children and their ages, the languages, then the rest in the order of
 * the form; which question belongs where says the form (urn:doorstep:staff). Does not: leave out an answer
 * because its question is unknown here. Pure. */
#ifndef MAIL_COMPOSE_H
#define MAIL_COMPOSE_H

#include "mail/letter.h"
#include "mail/message.h"
#include "rules/response.h"

/* Owns: the caller, letter_finish; it borrows from the submission. What does not fit shows in
 * letter_status. */
void compose_letter(const struct submission *submission, const struct message_context *context,
                    struct letter *ret_letter);

#endif
