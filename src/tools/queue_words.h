/* How requests fare, as somebody at reception would say it. Pure. */
#ifndef TOOLS_QUEUE_WORDS_H
#define TOOLS_QUEUE_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct queue_look {
    int64_t sent_today, waiting, held, set_aside;
    int64_t oldest_utc_ms; /* of those waiting, else of those held; 0: neither */
    int64_t now_utc_ms;
    const char *cause; /* a word of wire/wire.h's WIRE_STATUS, or QUEUE_NO_KEEPER */
};

#define QUEUE_NO_KEEPER "no-keeper"

/* "7 sent today, 1 waiting since 10:42: no connection." */
void queue_words_say(const struct queue_look *look, char *ret_text, size_t capacity);

/* What to do about those that wait, "Look whether …", or "" when there is nothing. Borrows: for ever. */
const char *queue_words_advice(const struct queue_look *look);

/* Whether it goes on only when a person does something. */
bool queue_words_needs_person(const struct queue_look *look);

#endif
