/* The dots of a printer: bounds, edges, and nothing left behind. */
#include <stdint.h>
#include <string.h>

#include "print/bitmap.h"
#include "suites.h"

static const struct {
    int width, height;
    enum status status;
} sides[] = {{1, 1, OK},
             {BITMAP_WIDTH_MAX, 1, OK},
             {8, BITMAP_HEIGHT_MAX, OK},
             {0, 1, INVALID},
             {1, 0, INVALID},
             {-8, 8, INVALID},
             {BITMAP_WIDTH_MAX + 1, 1, INVALID},
             {1, BITMAP_HEIGHT_MAX + 1, INVALID}};

START_TEST(sides_are_bounded)
{
    struct bitmap bitmap;

    ck_assert_int_eq(bitmap_init(&bitmap, sides[_i].width, sides[_i].height), sides[_i].status);
    if (sides[_i].status == OK)
        ck_assert_int_eq(bitmap.stride, (sides[_i].width + 7) / 8);
    else
        ck_assert_ptr_null(bitmap.bits);
    bitmap_finish(&bitmap);
    ck_assert_ptr_null(bitmap.bits);
    ck_assert_int_eq(bitmap.width, 0);
}
END_TEST

static int count_black(const struct bitmap *bitmap)
{
    int count = 0;

    for (int y = 0; y < bitmap->height; y++) {
        for (int x = 0; x < bitmap->width; x++)
            count += bitmap_is_black(bitmap, x, y);
    }
    return count;
}

static const struct {
    int x, y, width, height;
    int black; /* of 11 x 5 dots */
} rectangles[] = {{0, 0, 11, 5, 55}, {7, 1, 2, 2, 4},      {-3, -3, 4, 4, 1}, {10, 4, 9, 9, 1},
                  {11, 0, 3, 3, 0},  {-9, -9, 50, 50, 55}, {2, 2, 0, 3, 0},   {2, 2, 3, -1, 0}};

START_TEST(rectangles_stay_inside)
{
    struct bitmap bitmap;

    ck_assert_int_eq(bitmap_init(&bitmap, 11, 5), OK);
    bitmap_fill(&bitmap, rectangles[_i].x, rectangles[_i].y, rectangles[_i].width, rectangles[_i].height);
    ck_assert_int_eq(count_black(&bitmap), rectangles[_i].black);
    bitmap_invert(&bitmap, 0, 0, 11, 5);
    ck_assert_int_eq(count_black(&bitmap), 55 - rectangles[_i].black);
    for (int y = 0; y < 5; y++) /* what no dot stands for stays white, whatever is sent with it */
        ck_assert_int_eq(bitmap.bits[y * 2 + 1] & 0x1F, 0);
    bitmap_finish(&bitmap);
}
END_TEST

START_TEST(the_leftmost_dot_is_the_highest_bit)
{
    struct bitmap bitmap;

    ck_assert_int_eq(bitmap_init(&bitmap, 16, 2), OK);
    bitmap_fill(&bitmap, 0, 0, 1, 1);
    bitmap_fill(&bitmap, 9, 1, 1, 1);
    ck_assert_int_eq(bitmap.bits[0], 0x80);
    ck_assert_int_eq(bitmap.bits[3], 0x40);
    ck_assert(bitmap_is_black(&bitmap, 0, 0) && bitmap_is_black(&bitmap, 9, 1));
    ck_assert(!bitmap_is_black(&bitmap, -1, 0) && !bitmap_is_black(&bitmap, 16, 0) &&
              !bitmap_is_black(&bitmap, 0, 2) && !bitmap_is_black(&bitmap, 0, -1));
    bitmap_finish(&bitmap);
}
END_TEST

START_TEST(pages_are_parts_of_it)
{
    struct bitmap bitmap, page;

    ck_assert_int_eq(bitmap_init(&bitmap, 16, 25), OK);
    bitmap_fill(&bitmap, 3, 10, 1, 1);
    bitmap_fill(&bitmap, 4, 24, 1, 1);
    page = bitmap_page(&bitmap, 10, 0);
    ck_assert_int_eq(page.height, 10);
    ck_assert(!bitmap_is_black(&page, 3, 0));
    page = bitmap_page(&bitmap, 10, 1);
    ck_assert(bitmap_is_black(&page, 3, 0));
    page = bitmap_page(&bitmap, 10, 2);
    ck_assert_int_eq(page.height, 5);
    ck_assert(bitmap_is_black(&page, 4, 4) && !bitmap_is_black(&page, 4, 5));
    bitmap_finish(&bitmap);
}
END_TEST

START_TEST(a_picture_is_not_higher_than_it_can_be)
{
    struct bitmap bitmap;

    ck_assert_int_eq(bitmap_init(&bitmap, 8, BITMAP_PICTURE_HEIGHT_MAX + 1), OK);
    ck_assert_int_eq(bitmap_write_png(&bitmap, "/dev/null"), FULL);
    bitmap_finish(&bitmap);
}
END_TEST

#ifdef __SANITIZE_ADDRESS__
/* The sanitizer keeps what is freed for a while, and leaves it as it was. */
__attribute__((no_sanitize("address", "undefined"))) static int left_behind(uintptr_t place, size_t bytes)
{
    const volatile unsigned char *memory = (const volatile unsigned char *)place;
    int left = 0;

    for (size_t i = 0; i < bytes; i++)
        left += memory[i] == 0xFF;
    return left;
}

START_TEST(nothing_is_left_behind)
{
    struct bitmap bitmap;
    volatile uintptr_t place;

    ck_assert_int_eq(bitmap_init(&bitmap, 576, 400), OK);
    memset(bitmap.bits, 0xFF, (size_t)bitmap.stride * 400);
    place = (uintptr_t)bitmap.bits;
    ck_assert_int_eq(left_behind(place, 72 * 400), 72 * 400);
    bitmap_finish(&bitmap);
    ck_assert_int_eq(left_behind(place, 72 * 400), 0);
}
END_TEST
#endif

Suite *bitmap_suite(void)
{
    Suite *suite = suite_create("print: bitmap");
    TCase *tcase = tcase_create("bitmap");

    tcase_add_loop_test(tcase, sides_are_bounded, 0, sizeof sides / sizeof sides[0]);
    tcase_add_loop_test(tcase, rectangles_stay_inside, 0, sizeof rectangles / sizeof rectangles[0]);
    tcase_add_test(tcase, the_leftmost_dot_is_the_highest_bit);
    tcase_add_test(tcase, pages_are_parts_of_it);
    tcase_add_test(tcase, a_picture_is_not_higher_than_it_can_be);
#ifdef __SANITIZE_ADDRESS__
    tcase_add_test(tcase, nothing_is_left_behind);
#endif
    suite_add_tcase(suite, tcase);
    return suite;
}
