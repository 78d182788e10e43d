#include "text/bidi.h"

#include <stddef.h>
#include <stdlib.h>

static UBiDi *open_or_abort(void)
{
    UBiDi *bidi = ubidi_open();

    if (bidi == NULL)
        abort();
    return bidi;
}

void bidi_init(struct bidi *bidi)
{
    bidi->block = open_or_abort();
    bidi->line = open_or_abort();
}

void bidi_finish(struct bidi *bidi)
{
    if (bidi->line != NULL)
        ubidi_close(bidi->line);
    if (bidi->block != NULL)
        ubidi_close(bidi->block);
    *bidi = (struct bidi){0};
}

static UBiDiLevel icu_level(enum bidi_base base)
{
    switch (base) {
    case BIDI_RIGHT_TO_LEFT:
        return 1;
    case BIDI_FIRST_STRONG_ELSE_LEFT:
        return UBIDI_DEFAULT_LTR;
    case BIDI_FIRST_STRONG_ELSE_RIGHT:
        return UBIDI_DEFAULT_RTL;
    default:
        return 0;
    }
}

enum status bidi_resolve(struct bidi *bidi, const UChar *text, int32_t length, enum bidi_base base)
{
    UErrorCode error = U_ZERO_ERROR;

    ubidi_setPara(bidi->block, text, length, icu_level(base), NULL, &error);
    return U_SUCCESS(error) ? OK : INVALID;
}

void bidi_forget(struct bidi *bidi)
{
    static const UChar nothing[1] = {0};
    UErrorCode error = U_ZERO_ERROR;

    ubidi_setPara(bidi->block, nothing, 0, 0, NULL, &error);
}

bool bidi_block_is_right_to_left(const struct bidi *bidi)
{
    return (ubidi_getParaLevel(bidi->block) & 1) != 0;
}

const uint8_t *bidi_levels(struct bidi *bidi)
{
    UErrorCode error = U_ZERO_ERROR;

    if (ubidi_getLength(bidi->block) == 0)
        return NULL;
    return ubidi_getLevels(bidi->block, &error);
}

enum status bidi_line(struct bidi *bidi, int32_t start, int32_t end, int32_t *ret_runs)
{
    UErrorCode error = U_ZERO_ERROR;
    int32_t runs;

    ubidi_setLine(bidi->block, start, end, bidi->line, &error);
    runs = ubidi_countRuns(bidi->line, &error);
    if (U_FAILURE(error))
        return INVALID;
    *ret_runs = runs;
    return OK;
}

struct bidi_run bidi_line_run(struct bidi *bidi, int32_t index)
{
    struct bidi_run run = {0};
    int32_t length = 0;

    int32_t offset = (int32_t)(ubidi_getText(bidi->line) - ubidi_getText(bidi->block));
    ubidi_getVisualRun(bidi->line, index, &run.start, &length);
    run.level = ubidi_getLevelAt(bidi->line, run.start);
    run.start += offset;
    run.end = run.start + length;
    return run;
}
