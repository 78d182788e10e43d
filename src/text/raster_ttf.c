/* SDL2_ttf shapes a string itself and hands back a surface without saying where in it the pen began, and it
 * rounds glyphs down where everybody else rounds to nearest. So the same string is shaped here first, which
 * tells the pen's origin inside the surface (the arithmetic of TTF_Size_Internal in SDL2_ttf 2.20), and up
 * to three spaces of known advance stand at the run's left end, chosen so that rounding down there equals
 * rounding to nearest here. */
#include <SDL2/SDL_ttf.h>
#include <fcntl.h>
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unicode/utf8.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/strbuf.h"
#include "text/decode.h"
#include "text/engine.h"
#include "text/raster.h"
#include "text/raster_glyphs.h"

enum { PAD_KINDS = 6, PADS_MAX = 3, RUN_BYTES_MAX = 3 * TEXT_BYTES_MAX + 64 };

static const char *const pad_texts[PAD_KINDS] = {
    " ", "\xE2\x80\x84", "\xE2\x80\x85", "\xE2\x80\x86", "\xE2\x80\x89", "\xE2\x80\x8A"};
static const char joiner[] = "\xE2\x80\x8D";

/* The spaces whose advances together come nearest to a wanted fraction of a pixel. */
struct pads {
    int kinds[PADS_MAX]; /* -1 for none */
    int32_t advance;
};

/* The font file in memory: through a stream SDL2_ttf would read it again for every glyph. */
struct map {
    void *bytes;
    size_t count;
};

struct raster {
    TTF_Font *font;
    struct map map;
    struct pads pads_for[PIXEL];
};

/* What TTF_Size_Internal finds: the surface, from the pen's origin, and the ink within. */
struct extent {
    int left;
    int right;
    int top; /* downwards, 0 is `ascent` above the baseline */
    int bottom;
    int ink_left;
    int ink_right;
    int ink_top;
    int ink_bottom;
};

enum status raster_start(void)
{
    return TTF_Init() == 0 ? OK : UNAVAILABLE;
}

void raster_stop(void)
{
    TTF_Quit();
}

static int32_t shaped_advance(struct shaper *shaper, const struct face *face, const char *text)
{
    struct glyphs glyphs = shape_utf8(shaper, face, face->file->script, false, text);
    int32_t advance = 0;

    for (uint32_t i = 0; i < glyphs.count; i++)
        advance += glyphs.positions[i].x_advance;
    shaper_forget(shaper);
    return advance;
}

static int fraction_distance(int32_t advance, int fraction)
{
    int distance = abs(((int)advance - fraction) & (PIXEL - 1));

    return distance > PIXEL / 2 ? PIXEL - distance : distance;
}

/* Every multiset of up to three spaces, the fewest first, so that a longer one must be better to win. */
static void choose_pads(const int32_t advances[PAD_KINDS], struct raster *raster)
{
    for (int fraction = 0; fraction < PIXEL; fraction++) {
        struct pads best = {.kinds = {-1, -1, -1}};

        for (int a = 0; a < PAD_KINDS; a++)
            for (int b = -1; b <= a; b++)
                for (int c = -1; c <= b; c++) {
                    struct pads pads = {.kinds = {a, b, c}, .advance = advances[a]};

                    pads.advance += b >= 0 ? advances[b] : 0;
                    pads.advance += c >= 0 ? advances[c] : 0;
                    if (fraction_distance(pads.advance, fraction) < fraction_distance(best.advance, fraction))
                        best = pads;
                }
        raster->pads_for[fraction] = best;
    }
}

static enum status map_file(const char *path, struct map *ret_map)
{
    struct stat info;
    enum status status = IO;
    int fd = open(path, O_RDONLY | O_CLOEXEC);

    if (fd < 0)
        return IO;
    if (fstat(fd, &info) == 0 && info.st_size > 0 && info.st_size < INT_MAX) {
        void *bytes = mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE, fd, 0);

        if (bytes != MAP_FAILED) {
            *ret_map = (struct map){bytes, (size_t)info.st_size};
            status = OK;
        }
    }
    (void)close(fd);
    return status;
}

static struct raster *raster_of(struct text_engine *engine, struct face *face)
{
    int32_t advances[PAD_KINDS];
    struct map map = {0};
    TTF_Font *font;

    if (face->raster != NULL)
        return face->raster;
    if (map_file(face->file->path, &map) != OK)
        return NULL;
    font = TTF_OpenFontIndexRW(SDL_RWFromConstMem(map.bytes, (int)map.count), 1, face->size_px,
                               face->file->index);
    if (font == NULL) {
        (void)munmap(map.bytes, map.count);
        return NULL;
    }
    TTF_SetFontHinting(font, TTF_HINTING_NONE);
    face->raster = memory_allocate(1, sizeof *face->raster);
    face->raster->font = font;
    face->raster->map = map;
    for (int i = 0; i < PAD_KINDS; i++)
        advances[i] = shaped_advance(&engine->shaper, face, pad_texts[i]);
    choose_pads(advances, face->raster);
    return face->raster;
}

void raster_destroy(struct raster *raster)
{
    if (raster == NULL)
        return;
    TTF_CloseFont(raster->font);
    (void)munmap(raster->map.bytes, raster->map.count);
    free(raster);
}

static void add_pads(struct strbuf *text, const struct pads *pads)
{
    for (int i = 0; i < PADS_MAX && pads->kinds[i] >= 0; i++)
        strbuf_add(text, pad_texts[pads->kinds[i]]);
}

static void add_code_point(struct strbuf *text, uint32_t c)
{
    char bytes[U8_MAX_LENGTH];
    int32_t count = 0;

    U8_APPEND_UNSAFE((uint8_t *)bytes, count, c);
    strbuf_add_bytes(text, bytes, (size_t)count);
}

/* The string that both SDL2_ttf and HarfBuzz shape. */
static void write_run(const struct raster_run *run, const struct pads *pads, struct strbuf *text)
{
    if (!run->right_to_left)
        add_pads(text, pads);
    if (run->joins_before)
        strbuf_add(text, joiner);
    for (int32_t i = 0; i < run->length;)
        add_code_point(text, (uint32_t)decoded_next(run->text, &i));
    if (run->joins_after)
        strbuf_add(text, joiner);
    if (run->right_to_left)
        add_pads(text, pads);
}

static int floor_px(int32_t position)
{
    return (position & -PIXEL) / PIXEL;
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static struct extent extent_of(struct face *face, const struct glyphs *glyphs, TTF_Font *font)
{
    struct extent extent = {.bottom = TTF_FontHeight(font), .ink_left = INT32_MAX, .ink_top = INT32_MAX};
    int ascent = TTF_FontAscent(font);
    int32_t x = 0;

    extent.ink_right = INT32_MIN;
    extent.ink_bottom = INT32_MIN;
    for (uint32_t i = 0; i < glyphs->count; i++) {
        const struct glyph_box *box = face_glyph_box(face, glyphs->infos[i].codepoint);
        int left = floor_px(x + glyphs->positions[i].x_offset) + box->left;
        int top = floor_px(ascent * PIXEL - glyphs->positions[i].y_offset) - box->top;

        x += glyphs->positions[i].x_advance;
        extent.left = smaller(extent.left, left);
        extent.right = larger(extent.right, left + box->width);
        extent.top = smaller(extent.top, top);
        extent.bottom = larger(extent.bottom, top + box->rows);
        if (box->width == 0 || box->rows == 0)
            continue;
        extent.ink_left = smaller(extent.ink_left, left);
        extent.ink_right = larger(extent.ink_right, left + box->width);
        extent.ink_top = smaller(extent.ink_top, top);
        extent.ink_bottom = larger(extent.ink_bottom, top + box->rows);
    }
    extent.right = larger(extent.right, floor_px(x));
    return extent;
}

static void hand_over(const SDL_Surface *surface, const struct extent *extent, int pen_x, int top_y,
                      text_paint *paint, void *context)
{
    int left = extent->ink_left - extent->left;
    int top = extent->ink_top - extent->top;
    int width = smaller(extent->ink_right - extent->left, surface->w) - left;
    int height = smaller(extent->ink_bottom - extent->top, surface->h) - top;
    const uint8_t *pixels = surface->pixels;

    if (width > 0 && height > 0)
        paint(context, pixels + (size_t)top * (size_t)surface->pitch + left, width, height, surface->pitch,
              pen_x + extent->ink_left, top_y + extent->ink_top);
}

static SDL_Surface *render(TTF_Font *font, const struct raster_run *run, const char *text)
{
    static const SDL_Color white = {255, 255, 255, 255};
    static const SDL_Color black = {0, 0, 0, 255};
    char script[5] = {(char)(run->script >> 24), (char)(run->script >> 16), (char)(run->script >> 8),
                      (char)run->script, '\0'};

    /* Without a script SDL2_ttf draws Bengali unshaped, and both settings stay from the last run. */
    TTF_SetFontDirection(font, run->right_to_left ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
    TTF_SetFontScriptName(font, script);
    return TTF_RenderUTF8_Shaded(font, text, white, black);
}

static enum status paint_surface(struct text_engine *engine, const struct raster_run *run, const char *text,
                                 const struct extent *extent, int pen_x, text_paint *paint, void *context)
{
    TTF_Font *font = run->face->raster->font;
    SDL_Surface *surface;

    if (extent->ink_left > extent->ink_right)
        return OK;
    surface = render(font, run, text);
    if (surface == NULL)
        return IO;
    if (surface->w != extent->right - extent->left || surface->h != extent->bottom - extent->top)
        engine->surprises++;
    hand_over(surface, extent, pen_x, run->baseline_px - TTF_FontAscent(font), paint, context);
    memory_wipe(surface->pixels, (size_t)surface->pitch * (size_t)surface->h);
    SDL_FreeSurface(surface);
    return OK;
}

enum status raster_paint(struct text_engine *engine, const struct raster_run *run, text_paint *paint,
                         void *context)
{
    struct raster *raster = raster_of(engine, run->face);
    const struct pads *pads;
    struct glyphs glyphs;
    struct extent extent;
    enum status status;
    struct strbuf text;
    int pen_x;

    if (raster == NULL)
        return IO;
    pads = &raster->pads_for[(run->x + HALF_PIXEL) & (PIXEL - 1)];
    pen_x = (int)lrint((double)(run->x + HALF_PIXEL - pads->advance) / PIXEL);
    strbuf_init(&text, RUN_BYTES_MAX);
    write_run(run, pads, &text);
    glyphs = shape_utf8(&engine->shaper, run->face, run->script, run->right_to_left, strbuf_text(&text));
    if (raster_glyphs_lean(&glyphs)) {
        status = raster_glyphs_paint(run, &glyphs, run->x - pads->advance, paint, context);
        shaper_forget(&engine->shaper);
    } else {
        extent = extent_of(run->face, &glyphs, raster->font);
        shaper_forget(&engine->shaper);
        status = paint_surface(engine, run, strbuf_text(&text), &extent, pen_x, paint, context);
    }
    strbuf_finish(&text);
    return status;
}
