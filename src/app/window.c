#include "app/window.h"

#include <SDL.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/memory.h"

enum { DEFAULT_WIDTH = 1080, DEFAULT_HEIGHT = 1920 };
enum { DESK_WIDTH = 1280, DESK_HEIGHT = 960, TITLE_HEIGHT = 48, LEAST_WIDTH = 720, LEAST_HEIGHT = 640 };

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

/* A window beside others leaves them some room; on a small display it takes what there is. */
static void choose_size(const struct window_options *options, int *ret_width, int *ret_height)
{
    SDL_Rect room = {0, 0, 0, 0};
    int display = options->display > 0 ? options->display - 1 : 0;

    *ret_width = options->has_mouse ? DESK_WIDTH : DEFAULT_WIDTH;
    *ret_height = options->has_mouse ? DESK_HEIGHT : DEFAULT_HEIGHT;
    if (options->width > 0 && options->height > 0) {
        *ret_width = options->width;
        *ret_height = options->height;
    } else if (options->whole_screen && SDL_GetDisplayBounds(display, &room) == 0) {
        *ret_width = room.w; /* at once: a session without a window manager makes no window larger */
        *ret_height = room.h;
    } else if (!options->headless && SDL_GetDisplayUsableBounds(display, &room) == 0) {
        *ret_width = *ret_width < room.w ? *ret_width : room.w;
        *ret_height = *ret_height < room.h - TITLE_HEIGHT ? *ret_height : room.h - TITLE_HEIGHT;
    }
}

static enum status make_canvas(struct window *window)
{
    int width = 0;
    int height = 0;
    SDL_Surface *canvas;

    SDL_GetWindowSize(window->window, &width, &height);
    canvas = SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_RGB888);
    if (canvas == NULL)
        return UNAVAILABLE;
    SDL_FreeSurface(window->canvas);
    window->canvas = canvas;
    return OK;
}

static enum status open_window(struct window *window, const struct window_options *options,
                               const char **ret_why)
{
    Uint32 flags = (options->whole_screen ? (Uint32)SDL_WINDOW_FULLSCREEN_DESKTOP : 0U) |
                   (options->has_mouse ? (Uint32)SDL_WINDOW_RESIZABLE : 0U);
    int place = options->display > 0 ? (int)SDL_WINDOWPOS_CENTERED_DISPLAY((Uint32)options->display - 1)
                                     : (int)SDL_WINDOWPOS_UNDEFINED;
    int width;
    int height;

    choose_size(options, &width, &height);
    window->window = SDL_CreateWindow("Doorstep", place, place, width, height, flags);
    if (window->window == NULL || SDL_GetWindowSurface(window->window) == NULL || make_canvas(window) != OK) {
        *ret_why = SDL_GetError();
        return UNAVAILABLE;
    }
    SDL_SetWindowMinimumSize(window->window, LEAST_WIDTH, LEAST_HEIGHT);
    if (options->whole_screen && !options->has_mouse)
        SDL_ShowCursor(SDL_DISABLE);
    return OK;
}

static bool is_missing(const struct window_options *options)
{
    return options->display > SDL_GetNumVideoDisplays();
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
    } else if (is_missing(options) && options->has_mouse) {
        *ret_why =
            "there is no display of that number"; /* what staff read must not stand on the public one */
        status = UNAVAILABLE;
    } else {
        struct window_options there = *options;

        if (is_missing(options)) {
            log_line("window: there is no display %d: it stands on the first", options->display);
            there.display = 0;
        }
        status = open_window(window, &there, ret_why);
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

bool window_follow_size(struct window *window)
{
    int width = 0;
    int height = 0;

    SDL_GetWindowSize(window->window, &width, &height);
    if (width == window->canvas->w && height == window->canvas->h)
        return false;
    return make_canvas(window) == OK;
}

void window_set_size(struct window *window, int width, int height)
{
    SDL_SetWindowSize(window->window, width, height);
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
