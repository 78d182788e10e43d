/* The parts that a receipt printer gets. What they look like on paper is read back by tests/print. */
#include <string.h>

#include "print/escpos.h"
#include "suites.h"

static const int heights[] = {1, 127, 128, 129, 256, 300};

enum { HEIGHTS = sizeof heights / sizeof heights[0] };

static void draw_stripes(struct bitmap *bitmap, int height)
{
    ck_assert_int_eq(bitmap_init(bitmap, 384, height), OK);
    for (int y = 0; y < height; y += 3)
        bitmap_fill(bitmap, y % 384, y, 5, 1);
}

START_TEST(every_row_comes_once)
{
    static struct escpos_job job;
    struct bitmap bitmap;
    int row = 0;

    draw_stripes(&bitmap, heights[_i]);
    ck_assert_int_eq(escpos_init(&job, &bitmap, true), OK);
    ck_assert(escpos_next(&job));
    ck_assert_mem_eq(job.bytes, "\x1B@", 2);
    while (escpos_next(&job) && job.bytes[1] == 'v') {
        int rows = job.bytes[6] | job.bytes[7] << 8;

        ck_assert_mem_eq(job.bytes, "\x1Dv0\0\x30\0", 6);
        ck_assert(rows >= 1 && rows <= ESCPOS_BAND_ROWS && row + rows <= heights[_i]);
        ck_assert_uint_eq(job.count, (size_t)rows * 48 + ESCPOS_HEADER_BYTES);
        ck_assert_mem_eq(job.bytes + ESCPOS_HEADER_BYTES, bitmap.bits + (size_t)row * 48, (size_t)rows * 48);
        row += rows;
    }
    ck_assert_int_eq(row, heights[_i]);
    ck_assert_uint_eq(job.count, 4);
    ck_assert_mem_eq(job.bytes, "\x1DV\x42\0", 4);
    ck_assert(!escpos_next(&job));
    ck_assert(!escpos_next(&job));
    escpos_finish(&job);
    bitmap_finish(&bitmap);
}
END_TEST

START_TEST(without_a_cutter_it_is_fed)
{
    static struct escpos_job job;
    struct bitmap bitmap;

    draw_stripes(&bitmap, 20);
    ck_assert_int_eq(escpos_init(&job, &bitmap, false), OK);
    for (int part = 0; part < 3; part++)
        ck_assert(escpos_next(&job));
    ck_assert_uint_eq(job.count, 3);
    ck_assert_mem_eq(job.bytes,
                     "\x1B"
                     "d",
                     2);
    ck_assert(!escpos_next(&job));
    escpos_finish(&job);
    bitmap_finish(&bitmap);
}
END_TEST

START_TEST(the_widest_head_is_the_limit)
{
    static struct escpos_job job;
    struct bitmap bitmap;

    ck_assert_int_eq(bitmap_init(&bitmap, ESCPOS_WIDTH_MAX, 200), OK);
    ck_assert_int_eq(escpos_init(&job, &bitmap, true), OK);
    ck_assert(escpos_next(&job) && escpos_next(&job));
    ck_assert_uint_eq(job.count, ESCPOS_PART_BYTES);
    bitmap_finish(&bitmap);
    ck_assert_int_eq(bitmap_init(&bitmap, ESCPOS_WIDTH_MAX + 1, 200), OK);
    ck_assert_int_eq(escpos_init(&job, &bitmap, true), INVALID);
    bitmap_finish(&bitmap);
}
END_TEST

START_TEST(nothing_is_left_in_the_job)
{
    static struct escpos_job job;
    static const struct escpos_job empty;
    struct bitmap bitmap;

    draw_stripes(&bitmap, 20);
    ck_assert_int_eq(escpos_init(&job, &bitmap, true), OK);
    ck_assert(escpos_next(&job) && escpos_next(&job));
    escpos_finish(&job);
    ck_assert_mem_eq(job.bytes, empty.bytes, sizeof job.bytes);
    bitmap_finish(&bitmap);
}
END_TEST

Suite *escpos_suite(void)
{
    Suite *suite = suite_create("print: escpos");
    TCase *tcase = tcase_create("escpos");

    tcase_add_loop_test(tcase, every_row_comes_once, 0, HEIGHTS);
    tcase_add_test(tcase, without_a_cutter_it_is_fed);
    tcase_add_test(tcase, the_widest_head_is_the_limit);
    tcase_add_test(tcase, nothing_is_left_in_the_job);
    suite_add_tcase(suite, tcase);
    return suite;
}
