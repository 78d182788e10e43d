#include "app/plain.h"

#include <SDL.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "ui/theme.h"

enum { SIGN_ROWS = 7, SIGN_COLUMNS = 5, CODE_SIGNS_MAX = 4, DOTS_ACROSS = 40, STAND_MS = 60 * 1000 };

/* Rows from the top; the highest of five bits is the first column. */
static const struct {
    char sign;
    unsigned char rows[SIGN_ROWS];
} signs[] = {
    {'0', {0x0E, 0x11, 0x11, 0x11, 0x11, 0x11, 0x0E}}, {'1', {0x04, 0x0C, 0x04, 0x04, 0x04, 0x04, 0x0E}},
    {'2', {0x0E, 0x11, 0x01, 0x06, 0x08, 0x10, 0x1F}}, {'3', {0x0E, 0x11, 0x01, 0x06, 0x01, 0x11, 0x0E}},
    {'4', {0x02, 0x06, 0x0A, 0x12, 0x1F, 0x02, 0x02}}, {'5', {0x1F, 0x10, 0x1E, 0x01, 0x01, 0x11, 0x0E}},
    {'6', {0x06, 0x08, 0x10, 0x1E, 0x11, 0x11, 0x0E}}, {'7', {0x1F, 0x01, 0x02, 0x04, 0x04, 0x04, 0x04}},
    {'8', {0x0E, 0x11, 0x11, 0x0E, 0x11, 0x11, 0x0E}}, {'9', {0x0E, 0x11, 0x11, 0x0F, 0x01, 0x02, 0x0C}},
    {'K', {0x11, 0x12, 0x14, 0x18, 0x14, 0x12, 0x11}}, {'P', {0x1E, 0x11, 0x11, 0x1E, 0x10, 0x10, 0x10}},
};

static void fill(const struct canvas *canvas, struct ui_rect rect, uint32_t colour)
{
    for (int y = rect.y; y < rect.y + rect.height; y++) {
        for (int x = rect.x; x < rect.x + rect.width; x++) {
            if (x >= 0 && x < canvas->width && y >= 0 && y < canvas->height)
                canvas->pixels[(size_t)y * (size_t)canvas->stride_px + (size_t)x] = colour;
        }
    }
}

static void draw_sign(const struct canvas *canvas, char sign, int left, int top, int dot, uint32_t colour)
{
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        for (int cell = 0; signs[i].sign == sign && cell < SIGN_ROWS * SIGN_COLUMNS; cell++) {
            int row = cell / SIGN_COLUMNS;
            int column = cell % SIGN_COLUMNS;

            if ((signs[i].rows[row] >> (SIGN_COLUMNS - 1 - column) & 1) != 0)
                fill(canvas, (struct ui_rect){left + column * dot, top + row * dot, dot, dot}, colour);
        }
    }
}

void plain_draw(const struct canvas *canvas, const char *code)
{
    struct ui_colours colours = ui_theme_for(canvas->width, canvas->height, UI_TEXT_NORMAL, false).colours;
    int side = canvas->width < canvas->height ? canvas->width : canvas->height;
    int dot = side / DOTS_ACROSS > 0 ? side / DOTS_ACROSS : 1;
    int count = (int)strnlen(code, CODE_SIGNS_MAX);
    int left = (canvas->width - (count * (SIGN_COLUMNS + 1) - 1) * dot) / 2;
    int middle = canvas->height / 2;
    struct ui_rect bar = {canvas->width / 2 - 7 * dot, middle - 18 * dot, 5 * dot, 16 * dot};

    fill(canvas, (struct ui_rect){0, 0, canvas->width, canvas->height}, colours.ground);
    fill(canvas, bar, colours.act);
    bar.x += 9 * dot;
    fill(canvas, bar, colours.act);
    for (int i = 0; i < count; i++)
        draw_sign(canvas, code[i], left + i * (SIGN_COLUMNS + 1) * dot, middle + 6 * dot, dot, colours.ink);
}

static void show(struct window *window, const char *code)
{
    struct canvas canvas = window_canvas(window);

    plain_draw(&canvas, code);
    if (window_present(window, (struct ui_rect){0, 0, canvas.width, canvas.height}) != OK)
        log_line("screen: the window does not take pictures: %s", SDL_GetError());
}

void plain_stand(struct window *window, const char *code)
{
    struct clock clock = {0};
    int64_t end_ms = clock_monotonic_ms(&clock) + STAND_MS;
    SDL_Event event;

    show(window, code);
    for (int64_t left; (left = end_ms - clock_monotonic_ms(&clock)) > 0;) {
        if (SDL_WaitEventTimeout(&event, (int)left) == 0)
            continue;
        if (event.type == SDL_QUIT)
            return;
        if (event.type == SDL_WINDOWEVENT) {
            (void)window_follow_size(window);
            show(window, code);
        }
    }
}
