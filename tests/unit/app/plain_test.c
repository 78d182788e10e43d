/* The picture of a kiosk without words or fonts: every code of the table can be told from every other. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "app/plain.h"
#include "app/trouble.h"
#include "suites.h"

static const struct {
    int width, height;
} panels[] = {{1080, 1920}, {1920, 1080}, {1366, 768}, {720, 640}, {1, 1}};

static struct canvas make_canvas(int width, int height)
{
    struct canvas canvas = {.width = width, .height = height, .stride_px = width + 3};

    canvas.pixels = calloc((size_t)canvas.stride_px * (size_t)height, sizeof *canvas.pixels);
    ck_assert_ptr_nonnull(canvas.pixels);
    return canvas;
}

static bool is_alike(const struct canvas *one, const struct canvas *other)
{
    return memcmp(one->pixels, other->pixels,
                  (size_t)one->stride_px * (size_t)one->height * sizeof *one->pixels) == 0;
}

START_TEST(codes_look_different)
{
    static const char *const more[] = {"K1", "K2", "K3", "K5", "K9", "K0", "P1", "P7", "K10"};
    const char *codes[TROUBLES + sizeof more / sizeof more[0]];
    struct canvas canvases[TROUBLES + sizeof more / sizeof more[0]];
    size_t count = 0;

    for (enum trouble trouble = TROUBLE_PACK; trouble < TROUBLES; trouble++)
        codes[count++] = trouble_code(trouble);
    for (size_t i = 0; i < sizeof more / sizeof more[0]; i++)
        codes[count++] = more[i];
    for (size_t i = 0; i < count; i++) {
        canvases[i] = make_canvas(270, 480);
        plain_draw(&canvases[i], codes[i]);
        for (size_t k = 0; k < i; k++)
            ck_assert_msg(!is_alike(&canvases[i], &canvases[k]), "%s and %s", codes[i], codes[k]);
    }
    for (size_t i = 0; i < count; i++)
        free(canvases[i].pixels);
}
END_TEST

/* The ink of the code is a quarter of the short side wide at least, and in the middle. */
START_TEST(a_code_is_large_on_every_panel)
{
    struct canvas canvas = make_canvas(panels[_i].width, panels[_i].height);
    int first = canvas.width;
    int last = 0;

    plain_draw(&canvas, "K7");
    for (int y = canvas.height / 2; y < canvas.height; y++) {
        for (int x = 0; x < canvas.width; x++) {
            if (canvas.pixels[y * canvas.stride_px + x] == canvas.pixels[0])
                continue;
            first = x < first ? x : first;
            last = x > last ? x : last;
        }
    }
    if (canvas.width > 1) {
        int side = canvas.width < canvas.height ? canvas.width : canvas.height;

        ck_assert_int_ge(last - first, side / 4);
        ck_assert_int_le(abs(first + last - canvas.width), side / 30);
    }
    for (int y = 0; y < canvas.height; y++) /* behind the rows nothing is drawn */
        ck_assert_uint_eq(canvas.pixels[y * canvas.stride_px + canvas.width], 0);
    free(canvas.pixels);
}
END_TEST

START_TEST(troubles_have_codes_of_their_own)
{
    ck_assert_ptr_null(trouble_code(TROUBLE_NONE));
    for (enum trouble one = TROUBLE_PACK; one < TROUBLES; one++) {
        ck_assert_ptr_nonnull(trouble_code(one));
        for (enum trouble other = TROUBLE_PACK; other < one; other++)
            ck_assert_str_ne(trouble_code(one), trouble_code(other));
    }
}
END_TEST

TCase *cases_of_plain(void)
{
    TCase *cases = tcase_create("plain");

    tcase_add_test(cases, codes_look_different);
    tcase_add_loop_test(cases, a_code_is_large_on_every_panel, 0, sizeof panels / sizeof panels[0]);
    tcase_add_test(cases, troubles_have_codes_of_their_own);
    return cases;
}
