#include "app/window.h"

#include <SDL.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { DEFAULT_WIDTH = 1080, DEFAULT_HEIGHT = 1920 };

struct window {
    SDL_Window *window;
    SDL_Surface *canvas;
};

static void set_hints(bool headless)
{
    /* Without this SDL draws into a GL texture: three times slower to start and 80 MB more without a GPU. */
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    if (headless)
        SDL_SetHint(SDL_HINT_VIDEODRIVER, "offscreen,dummy");
}

static bool draws_into_nothing(void)
{
    const char *driver = SDL_GetCurrentVideoDriver();

    return driver == NULL || strcmp(driver, "offscreen") == 0 || strcmp(driver, "dummy") == 0;
}

static enum status open_window(struct window *window, const struct window_options *options,
                               const char **ret_why)
{
    bool whole_screen = options->width == 0 && !options->headless;
    int width = options->width > 0 ? options->width : DEFAULT_WIDTH;
    int height = options->height > 0 ? options->height : DEFAULT_HEIGHT;

    window->window = SDL_CreateWindow("Doorstep", SDL_WINDOWPOS_UNDEFINED, SDL_WINDOWPOS_UNDEFINED, width,
                                      height, whole_screen ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0);
    if (window->window == NULL || SDL_GetWindowSurface(window->window) == NULL) {
        *ret_why = SDL_GetError();
        return UNAVAILABLE;
    }
    SDL_GetWindowSize(window->window, &width, &height);
    window->canvas = SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_RGB888);
    if (window->canvas == NULL) {
        *ret_why = SDL_GetError();
        return UNAVAILABLE;
    }
    if (whole_screen)
        SDL_ShowCursor(SDL_DISABLE);
    return OK;
}

enum status window_create(const struct window_options *options, struct window **ret_window,
                          const char **ret_why)
{
    struct window *window = memory_allocate(1, sizeof *window);
    enum status status;

    set_hints(options->headless);
    if (SDL_Init(SDL_INIT_VIDEO) != 0) {
        *ret_why = SDL_GetError();
        status = UNAVAILABLE;
    } else if (!options->headless && draws_into_nothing()) {
        *ret_why = "no display was found";
        status = UNAVAILABLE;
    } else {
        status = open_window(window, options, ret_why);
    }
    if (status != OK) {
        free(window); /* and no SDL_Quit: the words of its error are still wanted */
        return status;
    }
    *ret_window = window;
    return OK;
}

void window_destroy(struct window *window)
{
    if (window == NULL)
        return;
    SDL_FreeSurface(window->canvas);
    SDL_DestroyWindow(window->window);
    SDL_Quit();
    free(window);
}

struct canvas window_canvas(const struct window *window)
{
    return (struct canvas){
        .pixels = window->canvas->pixels,
        .width = window->canvas->w,
        .height = window->canvas->h,
        .stride_px = window->canvas->pitch / 4,
    };
}

enum status window_present(struct window *window, struct ui_rect rect)
{
    SDL_Rect place = {rect.x, rect.y, rect.width, rect.height};
    SDL_Surface *surface = SDL_GetWindowSurface(window->window);

    if (surface == NULL || SDL_BlitSurface(window->canvas, &place, surface, &place) != 0 ||
        SDL_UpdateWindowSurfaceRects(window->window, &place, 1) != 0)
        return IO;
    return OK;
}
