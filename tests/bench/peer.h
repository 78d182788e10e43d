/* An engine that is measured, as four verbs. A text is laid out once, drawn for the first time, then drawn
 * again from whatever the engine kept. */
#ifndef TESTS_BENCH_PEER_H
#define TESTS_BENCH_PEER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/status.h"
#include "screen.h"

enum { BENCH_SIZE_PX = 30, BENCH_WIDTH_PX = 420 };

struct bench_text {
    const char *text;
    const char *language;
    size_t number; /* from 0 through all languages */
};

struct peer {
    const char *name;
    const char *title;
    bool lays_alone; /* false when laying out cannot be had without drawing */
    /* `texts` are all that will ever be laid out; NULL when none is known yet. `folder` has the font files
     * and a cache of what fontconfig knows of them. Fails: IO, or as text_engine_create. */
    enum status (*create)(const struct bench_text *texts, size_t count, const char *folder, void **ret_state);
    void (*destroy)(void *state);
    /* NULL when it cannot. */
    void *(*lay)(void *state, const struct bench_text *text);
    bool (*paint)(void *state, void *layout, struct screen *screen);
    void (*drop)(void *layout);
};

enum { PEER_OURS, PEER_KEPT, PEER_PANGO, PEER_SDL, PEER_COUNT };

extern const struct peer peer_ours;
extern const struct peer peer_personal; /* ours, for words that are not kept */
extern const struct peer peer_pango;
extern const struct peer peer_sdl;

/* In the order of the enum. */
extern const struct peer *const peers[PEER_COUNT];

#endif
