#include "print/pwg.h"

#include <cups/raster.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { WHITE = 0xFF, RESOLUTION_MAX = 2400 };

const char *pwg_media(const struct paper_sheet *sheet)
{
    static const struct {
        const char *name;
        const char *media;
    } SHEETS[] = {{"A4", "iso_a4_210x297mm"}, {"A6", "iso_a6_105x148mm"}};

    for (size_t i = 0; i < sizeof SHEETS / sizeof SHEETS[0]; i++) {
        if (strcmp(sheet->name, SHEETS[i].name) == 0)
            return SHEETS[i].media;
    }
    return NULL;
}

int pwg_choose_resolution(const int *offered, size_t count, const struct paper_sheet *sheet)
{
    int multiple = 0, largest = 0;

    for (size_t i = 0; i < count; i++) {
        if (offered[i] <= 0 || offered[i] > RESOLUTION_MAX)
            continue;
        if (offered[i] > largest)
            largest = offered[i];
        if (offered[i] % sheet->dots_an_inch == 0 && (multiple == 0 || offered[i] < multiple))
            multiple = offered[i];
    }
    return multiple != 0 ? multiple : largest;
}

static void draw_line(const struct bitmap *bitmap, int row, int sheet_dots, int line_dots,
                      unsigned char *line, size_t width)
{
    memset(line, WHITE, width);
    for (size_t x = 0; x < width; x++) {
        if (bitmap_is_black(bitmap, (int)((int64_t)x * sheet_dots / line_dots), row))
            line[x] = 0;
    }
}

static bool write_page(cups_raster_t *raster, cups_page_header2_t *header, const struct bitmap *bitmap,
                       const struct paper_sheet *sheet, int page)
{
    unsigned char *line = memory_allocate(header->cupsBytesPerLine, 1);
    int scaled = (int)header->HWResolution[1];
    bool done = cupsRasterWriteHeader2(raster, header) != 0;

    for (unsigned y = 0; done && y < header->cupsHeight; y++) {
        int row = (int)((int64_t)y * sheet->dots_an_inch / scaled);

        if (row < sheet->height)
            draw_line(bitmap, page * sheet->height + row, sheet->dots_an_inch, scaled, line,
                      header->cupsWidth);
        done = cupsRasterWritePixels(raster, line, header->cupsBytesPerLine) == header->cupsBytesPerLine;
    }
    memory_wipe(line, header->cupsBytesPerLine);
    free(line);
    return done;
}

enum status pwg_write(const struct bitmap *bitmap, const struct paper_sheet *sheet, int dots_an_inch,
                      pwg_sink *sink, void *context)
{
    const char *name = pwg_media(sheet);
    pwg_media_t *media = name != NULL ? pwgMediaForPWG(name) : NULL;
    unsigned dots = (unsigned)dots_an_inch;
    cups_page_header2_t header;
    cups_raster_t *raster;
    bool done = true;
    int pages;

    if (media == NULL || dots_an_inch <= 0 || dots_an_inch > RESOLUTION_MAX ||
        cupsRasterInitPWGHeader(&header, media, "sgray_8", (int)dots, (int)dots, "one-sided", NULL) == 0)
        return INVALID;
    pages = (bitmap->height + sheet->height - 1) / sheet->height;
    header.cupsInteger[0] = (unsigned)pages; /* PWG: TotalPageCount */
    raster = cupsRasterOpenIO(sink, context, CUPS_RASTER_WRITE_PWG);
    if (raster == NULL)
        return IO;
    for (int page = 0; done && page < pages; page++)
        done = write_page(raster, &header, bitmap, sheet, page);
    cupsRasterClose(raster);
    return done ? OK : IO;
}
