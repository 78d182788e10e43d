#include "print/escpos.h"

#include <string.h>

#include "base/memory.h"

enum { ESC = 0x1B, GS = 0x1D, TEAR_OFF_LINES = 5 };

enum status escpos_init(struct escpos_job *job, const struct bitmap *bitmap, bool has_cutter)
{
    if (bitmap->width > ESCPOS_WIDTH_MAX)
        return INVALID;
    *job = (struct escpos_job){.bitmap = bitmap, .has_cutter = has_cutter};
    return OK;
}

static void set(struct escpos_job *job, const unsigned char *bytes, size_t count)
{
    memcpy(job->bytes, bytes, count);
    job->count = count;
}

/* GS v 0: width in bytes, height in rows, both the low byte first. */
static void set_band(struct escpos_job *job, int first_row)
{
    const struct bitmap *bitmap = job->bitmap;
    int left = bitmap->height - first_row;
    int rows = left < ESCPOS_BAND_ROWS ? left : ESCPOS_BAND_ROWS;
    size_t stride = (size_t)bitmap->stride;
    size_t dots = (size_t)rows * stride;
    const unsigned char header[] = {GS,
                                    'v',
                                    '0',
                                    0,
                                    (unsigned char)(stride & 0xFF),
                                    (unsigned char)(stride >> 8),
                                    (unsigned char)(rows & 0xFF),
                                    (unsigned char)(rows >> 8)};

    set(job, header, sizeof header);
    memcpy(job->bytes + sizeof header, bitmap->bits + (size_t)first_row * stride, dots);
    job->count += dots;
}

static void set_end(struct escpos_job *job)
{
    static const unsigned char CUT[] = {GS, 'V', 66, 0}; /* feeds to the cutter, leaves a point uncut */
    static const unsigned char FEED[] = {ESC, 'd', TEAR_OFF_LINES};

    if (job->has_cutter)
        set(job, CUT, sizeof CUT);
    else
        set(job, FEED, sizeof FEED);
}

bool escpos_next(struct escpos_job *job)
{
    static const unsigned char RESET[] = {ESC, '@'};
    int bands = (job->bitmap->height + ESCPOS_BAND_ROWS - 1) / ESCPOS_BAND_ROWS;
    int part = job->next_part;

    if (part > bands + 1)
        return false;
    job->next_part++;
    if (part == 0)
        set(job, RESET, sizeof RESET);
    else if (part <= bands)
        set_band(job, (part - 1) * ESCPOS_BAND_ROWS);
    else
        set_end(job);
    return true;
}

void escpos_finish(struct escpos_job *job)
{
    memory_wipe(job, sizeof *job);
}
