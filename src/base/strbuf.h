/* A bounded, growing string that remembers whether anything failed to fit: write freely, ask once.
 * Always closed with NUL; wiped when finished, so it may hold answers. Text is UTF-8. */
#ifndef BASE_STRBUF_H
#define BASE_STRBUF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/status.h"

struct strbuf {
    char *text; /* NULL until something was written; read it through strbuf_text */
    size_t length;
    size_t capacity;
    size_t limit;
    bool overflowed;
};

/* `limit_bytes` is the longest the text may become, without the closing NUL. */
void strbuf_init(struct strbuf *buffer, size_t limit_bytes);

void strbuf_add(struct strbuf *buffer, const char *text);
void strbuf_add_bytes(struct strbuf *buffer, const char *bytes, size_t count);
void strbuf_add_char(struct strbuf *buffer, char character);
void strbuf_add_format(struct strbuf *buffer, const char *format, ...) PRINTF_LIKE(2, 3);

/* Empties and wipes the text, keeps the memory, forgets an overflow. */
void strbuf_clear(struct strbuf *buffer);

/* Borrows: valid until the next change. Never NULL. */
const char *strbuf_text(const struct strbuf *buffer);

/* OK, or FULL when some text did not fit; what did not fit was left out whole. */
enum status strbuf_status(const struct strbuf *buffer) MUST_CHECK;

/* The text, which the caller now owns (free or memory_wipe_text); the buffer is empty again. */
char *strbuf_take(struct strbuf *buffer);

void strbuf_finish(struct strbuf *buffer);

#endif
