/* A centre, its words and one submission, for the tests of letters and messages. */
#ifndef TESTS_MAIL_FIXTURE_H
#define TESTS_MAIL_FIXTURE_H

#include "mail/message.h"
#include "rules/response.h"

#define FIXTURE_ID "3f0c1f6e-0000-4000-8000-000000000001"

extern struct message_context context; /* the tests' own pack; 16 October 2026 at 08:30 in London */
extern struct submission submission;

void fixture_start(void);
void fixture_end(void);

/* A submission in Bengali whose response has the JSON `items`, in place of the one before. */
void submit_as(const char *id, const char *kind, const char *items);

/* Its letter as text, and as a page of HTML. Borrows: until the next. */
const char *letter_of(const char *kind, const char *items);
const char *page_of(const char *kind, const char *items);

void check_has(const char *text, const char *wanted);

#endif
