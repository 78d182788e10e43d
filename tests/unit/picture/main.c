#include <check.h>
#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <SDL_image.h>

#include "base/file.h"
#include "picture/picture.h"
#include "suites.h"

static const char icons[] = DOORSTEP_SOURCE_DIR "/assets/icons";

static struct picture_set *set;
static char folder[] = "/tmp/doorstep-picture-XXXXXX";

static void open_icons(void)
{
    set = picture_set_create(icons);
}

static void close_icons(void)
{
    picture_set_destroy(set);
}

static void make_folder(void)
{
    memset(folder + strlen(folder) - 6, 'X', 6);
    ck_assert_ptr_nonnull(mkdtemp(folder));
}

static const char *in_folder(const char *name)
{
    static char path[512];

    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void write_text(const char *name, const char *text)
{
    ck_assert_int_eq(file_write(in_folder(name), text, strlen(text), 0644), OK);
}

static void remove_folder(void)
{
    DIR *entries = opendir(folder);

    ck_assert_ptr_nonnull(entries);
    for (struct dirent *entry; (entry = readdir(entries));) {
        if (entry->d_name[0] != '.')
            unlink(in_folder(entry->d_name));
    }
    closedir(entries);
    ck_assert_int_eq(rmdir(folder), 0);
}

static struct picture get(const char *name, int size_px, bool mirrored)
{
    struct picture picture = {0};

    ck_assert_msg(picture_get(set, name, size_px, mirrored, &picture) == OK, "%s at %d px", name, size_px);
    ck_assert_int_eq(picture.size_px, size_px);
    return picture;
}

static unsigned at(struct picture picture, int x, int y)
{
    return picture.coverage[y * picture.size_px + x];
}

START_TEST(a_stroke_is_full_inside_soft_at_its_edge_and_empty_outside)
{
    struct picture tick = get("tick", 96, false);
    bool soft = false;

    ck_assert_uint_eq(at(tick, 0, 0), 0);
    ck_assert_uint_eq(at(tick, 39, 71), 255);
    for (int i = 0; i < 96 * 96; i++)
        soft = soft || (tick.coverage[i] > 32 && tick.coverage[i] < 224);
    ck_assert(soft);
}
END_TEST

START_TEST(mirrored_swaps_start_and_end)
{
    struct picture plain = get("chevron-end", 48, false);
    struct picture mirrored = get("chevron-end", 48, true);

    ck_assert_int_ne(memcmp(plain.coverage, mirrored.coverage, 48 * 48), 0);
    for (int y = 0; y < 48; y++) {
        for (int x = 0; x < 48; x++)
            ck_assert_uint_eq(at(plain, x, y), at(mirrored, 47 - x, y));
    }
}
END_TEST

START_TEST(a_picture_once_drawn_is_kept)
{
    struct picture first = get("globe", 40, false);

    for (int size_px = 1; size_px <= 64; size_px++)
        get("globe", size_px, false);
    ck_assert_ptr_eq(get("globe", 40, false).coverage, first.coverage);
}
END_TEST

/* SDL_image cuts the scaled width to whole pixels; cut the wrong way, a full square lacks its last column. */
START_TEST(every_size_fills_its_square)
{
    make_folder();
    write_text("block.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 48 48\" width=\"48\" "
                            "height=\"48\"><path d=\"M0 0H48V48H0Z\"/></svg>");
    picture_set_destroy(set);
    set = picture_set_create(folder);
    for (int size_px = 1; size_px <= 512; size_px++) {
        struct picture block = get("block", size_px, false);

        ck_assert_msg(at(block, 0, 0) == 255 && at(block, size_px - 1, size_px - 1) == 255, "%d px", size_px);
    }
    remove_folder();
}
END_TEST

START_TEST(what_cannot_be_drawn_is_refused_by_name)
{
    struct picture picture = {.size_px = 7};

    ck_assert_int_eq(picture_get(set, "no-such-icon", 48, false, &picture), NOT_FOUND);
    ck_assert_int_eq(picture_get(set, "../icons/tick", 48, false, &picture), NOT_FOUND);
    ck_assert_int_eq(picture_get(set, "", 48, false, &picture), NOT_FOUND);
    ck_assert_int_eq(picture_get(set, "tick", 0, false, &picture), FULL);
    ck_assert_int_eq(picture_get(set, "tick", 513, false, &picture), FULL);
    ck_assert_int_eq(picture.size_px, 7);
    ck_assert_ptr_null(picture.coverage);
}
END_TEST

START_TEST(a_broken_drawing_is_invalid)
{
    struct picture picture = {0};

    make_folder();
    write_text("words.svg", "not a drawing");
    write_text("empty.svg", "");
    picture_set_destroy(set);
    set = picture_set_create(folder);
    ck_assert_int_eq(picture_get(set, "words", 48, false, &picture), INVALID);
    ck_assert_int_eq(picture_get(set, "empty", 48, false, &picture), INVALID);
    remove_folder();
}
END_TEST

/* One weight on one square, and nothing cut off at its edge. */
static void check_icon(const char *file_name)
{
    char name[64] = {0};
    char path[512];
    char *svg = NULL;
    size_t bytes = 0;
    size_t ink = 0;

    snprintf(path, sizeof path, "%s/%s", icons, file_name);
    ck_assert_int_eq(file_read(path, 64 * 1024, &svg, &bytes), OK);
    ck_assert_msg(strstr(svg, "viewBox=\"0 0 48 48\"") && strstr(svg, "stroke-width=\"4\""), "%s", file_name);
    ck_assert_msg(!strstr(svg, "<text"), "%s: text is not drawn, use a path", file_name);
    free(svg);
    memcpy(name, file_name, strlen(file_name) - 4);
    for (int i = 0; i < 96; i++) {
        struct picture picture = get(name, 96, false);

        ck_assert_msg(at(picture, i, 0) + at(picture, i, 95) + at(picture, 0, i) + at(picture, 95, i) == 0,
                      "%s touches its edge", file_name);
        for (int x = 0; x < 96; x++)
            ink += at(picture, x, i) > 128;
    }
    ck_assert_msg(ink > 300 && ink < 96 * 96 / 2, "%s has %zu pixels of ink", file_name, ink);
}

START_TEST(the_icons_are_one_family)
{
    DIR *entries = opendir(icons);
    size_t count = 0;

    ck_assert_ptr_nonnull(entries);
    for (struct dirent *entry; (entry = readdir(entries));) {
        size_t length = strlen(entry->d_name);

        if (length > 4 && length < 64 && strcmp(entry->d_name + length - 4, ".svg") == 0) {
            check_icon(entry->d_name);
            count++;
        }
    }
    closedir(entries);
    ck_assert_uint_ge(count, 25);
}
END_TEST

static const uint32_t pixels[2 * 3] = {0x00FF0000, 0x0000FF00, 0xDEADBEEF,
                                       0x000000FF, 0x00FBF7F0, 0xDEADBEEF};

START_TEST(a_png_reads_back_as_it_was_drawn)
{
    static const uint8_t wanted[2][6] = {{0xFF, 0, 0, 0, 0xFF, 0}, {0, 0, 0xFF, 0xFB, 0xF7, 0xF0}};
    SDL_Surface *read = NULL;
    SDL_Surface *rgb = NULL;

    make_folder();
    ck_assert_int_eq(picture_write_png(in_folder("two.png"), pixels, 2, 2, 3), OK);
    read = IMG_Load(in_folder("two.png"));
    ck_assert_ptr_nonnull(read);
    rgb = SDL_ConvertSurfaceFormat(read, SDL_PIXELFORMAT_RGB24, 0);
    ck_assert_int_eq(rgb->w, 2);
    ck_assert_int_eq(rgb->h, 2);
    for (int y = 0; y < 2; y++)
        ck_assert_mem_eq((const uint8_t *)rgb->pixels + y * rgb->pitch, wanted[y], 6);
    SDL_FreeSurface(rgb);
    SDL_FreeSurface(read);
    remove_folder();
}
END_TEST

START_TEST(a_png_that_cannot_be_written_says_why_and_leaves_nothing)
{
    const struct rlimit tiny = {.rlim_cur = 8, .rlim_max = RLIM_INFINITY};
    struct rlimit before;

    make_folder();
    ck_assert_int_eq(picture_write_png(in_folder("absent/two.png"), pixels, 2, 2, 3), NOT_FOUND);
    signal(SIGXFSZ, SIG_IGN);
    ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &before), 0);
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &tiny), 0);
    ck_assert_int_eq(picture_write_png(in_folder("two.png"), pixels, 2, 2, 3), FULL);
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &before), 0);
    ck_assert_int_ne(access(in_folder("two.png"), F_OK), 0);
    remove_folder();
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("picture");
    TCase *icon = tcase_create("icons");
    TCase *png = tcase_create("png");
    SRunner *runner = srunner_create(suite);
    int failed = 0;

    tcase_add_checked_fixture(icon, open_icons, close_icons);
    tcase_add_test(icon, a_stroke_is_full_inside_soft_at_its_edge_and_empty_outside);
    tcase_add_test(icon, mirrored_swaps_start_and_end);
    tcase_add_test(icon, a_picture_once_drawn_is_kept);
    tcase_add_test(icon, every_size_fills_its_square);
    tcase_add_test(icon, what_cannot_be_drawn_is_refused_by_name);
    tcase_add_test(icon, a_broken_drawing_is_invalid);
    tcase_add_test(icon, the_icons_are_one_family);
    suite_add_tcase(suite, icon);
    tcase_add_test(png, a_png_reads_back_as_it_was_drawn);
    tcase_add_test(png, a_png_that_cannot_be_written_says_why_and_leaves_nothing);
    suite_add_tcase(suite, png);
    suite_add_tcase(suite, qr_tests());
    tcase_set_timeout(icon, 60);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
