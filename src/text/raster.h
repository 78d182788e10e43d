/* One visual run to pixels. raster_ttf.c is the only file that knows SDL2_ttf. */
#ifndef TEXT_RASTER_H
#define TEXT_RASTER_H

#include <stdbool.h>
#include <stdint.h>
#include <unicode/utypes.h>

#include "base/status.h"
#include "text/text.h"

struct raster;

struct raster_run {
    struct face *face;
    uint32_t script;
    bool right_to_left;
    bool joins_before; /* cut inside a joined word: a joiner stands for what is on the other side */
    bool joins_after;
    const UChar *text;
    int32_t length;
    int32_t x; /* of the left end, in 1/64 px */
    int baseline_px;
};

/* Fails: UNAVAILABLE when SDL2_ttf does not start. */
enum status raster_start(void) MUST_CHECK;
void raster_stop(void);

/* Calls `paint` for the ink of the run, or not at all when it has none. Fails: IO. */
enum status raster_paint(struct text_engine *engine, const struct raster_run *run, text_paint *paint,
                         void *context) MUST_CHECK;

void raster_destroy(struct raster *raster);

#endif
