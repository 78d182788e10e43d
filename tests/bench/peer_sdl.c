/* SDL2_ttf wrapping by itself: one font a language (it has no fallback), kept as the surface it gives. */
#include <SDL2/SDL_ttf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "peer.h"
#include "text/fonts.h"

#define FONTS_FOLDER DOORSTEP_SOURCE_DIR "/assets/fonts"

struct sdl {
    struct fonts fonts;
    TTF_Font *opened[FONTS_MAX]; /* in the order of fonts.json */
};

struct sdl_layout {
    const struct bench_text *text;
    SDL_Surface *surface; /* NULL until it is drawn */
};

static enum status create(const struct bench_text *texts, size_t count, const char *folder, void **ret_state)
{
    struct sdl *sdl = memory_allocate(1, sizeof *sdl);
    struct faults faults;
    enum status status;

    (void)texts;
    (void)count;
    (void)folder;
    faults_init(&faults);
    status = fonts_read(FONTS_FOLDER, &faults, &sdl->fonts);
    faults_finish(&faults);
    if (status == OK && TTF_Init() != 0)
        status = UNAVAILABLE;
    if (status == OK) {
        *ret_state = sdl;
    } else {
        fonts_finish(&sdl->fonts);
        free(sdl);
    }
    return status;
}

static void destroy(void *state)
{
    struct sdl *sdl = state;

    if (sdl == NULL)
        return;
    for (size_t i = 0; i < FONTS_MAX; i++)
        if (sdl->opened[i] != NULL)
            TTF_CloseFont(sdl->opened[i]);
    TTF_Quit();
    fonts_finish(&sdl->fonts);
    free(sdl);
}

static void *lay(void *state, const struct bench_text *text)
{
    struct sdl_layout *layout = memory_allocate(1, sizeof *layout);

    (void)state;
    layout->text = text;
    return layout;
}

static TTF_Font *font_for(struct sdl *sdl, const struct font_file *file)
{
    TTF_Font **font = &sdl->opened[file - sdl->fonts.files];

    if (*font == NULL) {
        *font = TTF_OpenFontIndex(file->path, (int)lrint(BENCH_SIZE_PX * file->scale), file->index);
        if (*font != NULL)
            TTF_SetFontHinting(*font, TTF_HINTING_NONE);
    }
    return *font;
}

/* Its direction is of the whole text; that is how its users must set it. */
static bool is_right_to_left(uint32_t script)
{
    return script == (('A' << 24) | ('r' << 16) | ('a' << 8) | 'b');
}

/* The first font of a stack is that of its language, but Cyrillic shares Latin's. */
static uint32_t script_of(const struct font_file *file, const char *language)
{
    static const uint32_t cyrillic = ('C' << 24) | ('y' << 16) | ('r' << 8) | 'l';

    return strcmp(language, "ru") == 0 || strcmp(language, "uk") == 0 ? cyrillic : file->script;
}

static SDL_Surface *render(struct sdl *sdl, const struct bench_text *text)
{
    static const SDL_Color white = {255, 255, 255, 255};
    static const SDL_Color black = {0, 0, 0, 255};
    const struct font_file *file = fonts_stack(&sdl->fonts, text->language)->fonts[TEXT_REGULAR][0];
    uint32_t script = script_of(file, text->language);
    char name[5] = {(char)(script >> 24), (char)(script >> 16), (char)(script >> 8), (char)script, '\0'};
    TTF_Font *font = font_for(sdl, file);

    if (font == NULL)
        return NULL;
    TTF_SetFontDirection(font, is_right_to_left(script) ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
    TTF_SetFontScriptName(font, name);
    return TTF_RenderUTF8_Shaded_Wrapped(font, text->text, white, black, BENCH_WIDTH_PX);
}

static bool paint(void *state, void *laid, struct screen *screen)
{
    struct sdl_layout *layout = laid;
    SDL_Surface *surface = layout->surface;

    if (surface == NULL)
        surface = layout->surface = render(state, layout->text);
    if (surface == NULL)
        return false;
    screen_ink(screen, surface->pixels, surface->w, surface->h, surface->pitch, 0, 0);
    return true;
}

static void drop(void *laid)
{
    struct sdl_layout *layout = laid;

    SDL_FreeSurface(layout->surface);
    free(layout);
}

const struct peer peer_sdl = {.name = "sdl2_ttf",
                              .title = "SDL2_ttf",
                              .lays_alone = false,
                              .create = create,
                              .destroy = destroy,
                              .lay = lay,
                              .paint = paint,
                              .drop = drop};
