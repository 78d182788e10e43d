/* What is said to an SMTP server once it is connected and logged in: MAIL, RCPT, DATA, the message, the final
 * dot. A pure machine: it is fed what the server said and tells what to send next, so that every verdict can
 * be tested without a network. It exists because libcurl's own wait for the answer to the final dot blocks
 * its caller, and that wait may take ten minutes, while a parent stands at the glass. Source: RFC 5321
 * sections 3.3, 4.2, 4.5.2 and 4.5.3.2. */
#ifndef MAIL_DIALOGUE_H
#define MAIL_DIALOGUE_H

#include <stdbool.h>
#include <stddef.h>

#include "mail/message.h"
#include "mail/transport.h"

enum { DIALOGUE_LINE_BYTES = 1024 };

enum dialogue_stage {
    DIALOGUE_MAIL,
    DIALOGUE_RCPT,
    DIALOGUE_DATA,
    DIALOGUE_BODY,    /* some of the message is sent, but not its end: the server cannot take it yet */
    DIALOGUE_VERDICT, /* all is sent: from here on a break means that we do not know */
    DIALOGUE_DONE,
};

struct dialogue {
    const struct message *message;
    enum dialogue_stage stage;
    char command[320]; /* being sent before the body */
    const char *output;
    size_t output_bytes;
    size_t body_offset;
    bool is_ending;   /* the final dot is being sent */
    bool dot_doubled; /* the line that begins at body_offset with a dot has been given another */
    char line[DIALOGUE_LINE_BYTES];
    size_t line_bytes;
    struct delivery_result result; /* when done */
};

/* Borrows: the message, until the dialogue is done. */
void dialogue_begin(struct dialogue *dialogue, const struct message *message);

/* What is to be sent now; false when it is the server's turn. */
bool dialogue_output(const struct dialogue *dialogue, const char **ret_bytes, size_t *ret_count);
void dialogue_sent(struct dialogue *dialogue, size_t count);

/* Takes in what the server said. */
void dialogue_hear(struct dialogue *dialogue, const char *bytes, size_t count);

/* The connection ended, or too long a silence; `why` in our words. Done from here on. */
void dialogue_break(struct dialogue *dialogue, const char *why);

/* How long the server may be silent at this stage. */
int dialogue_patience_ms(const struct dialogue *dialogue);

/* A server's words as a reason: its printable ASCII only. */
void dialogue_quote(const char *line, struct delivery_result *ret_result);

#endif
