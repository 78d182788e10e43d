/* Randomness, handed in, so that rules and tests can be repeated. */
#ifndef BASE_RANDOM_H
#define BASE_RANDOM_H

#include <stddef.h>

struct random_source {
    void (*fill)(void *context, void *ret_bytes, size_t count);
    void *context;
};

/* The kernel's generator; aborts if it cannot be read. */
struct random_source random_system(void);

/* A random (version 4) UUID in its 36-character form. Source: RFC 9562 section 5.4. */
void random_uuid(struct random_source source, char ret_text[37]);

#endif
