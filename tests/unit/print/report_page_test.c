/* The month's report on a page: bars as long as numbers, no bar for what is hidden, and nothing off the page.
 */
#include <stdlib.h>

#include "paper_shared.h"
#include "print/report_page.h"
#include "suites.h"

/* Where the bars of the left column are, and where the page's last line is. */
enum { BARS = 640, BARS_END = 990, BAR_DOTS = 20, BODY = 400, MARGIN = 70, LAST_LINE = 3508 - 170 };

static struct bitmap draw(const struct report_block *blocks, size_t count)
{
    struct report_page page = {.words = shared_words(),
                               .centre = "The centre",
                               .month = "November 2026",
                               .blocks = blocks,
                               .block_count = count,
                               .made_utc_ms = 1796116200000};
    struct bitmap bitmap;

    ck_assert_int_eq(report_page_draw(&page, shared_engine(), shared_pictures(), &bitmap), OK);
    ck_assert_int_eq(bitmap.width, paper_find_sheet("A4")->width);
    ck_assert_int_eq(bitmap.height, paper_find_sheet("A4")->height);
    ck_assert(!has_ink(&bitmap, 0, 0, MARGIN, bitmap.height));
    ck_assert(!has_ink(&bitmap, bitmap.width - MARGIN, 0, MARGIN, bitmap.height));
    ck_assert(!has_ink(&bitmap, 0, bitmap.height - MARGIN, bitmap.width, MARGIN));
    return bitmap;
}

/* Whether a bar reaches across column `x`: a run of black dots higher than any rule. */
static bool has_bar(const struct bitmap *bitmap, int x)
{
    int run = 0;

    for (int y = BODY; y < bitmap->height; y++) {
        run = bitmap_is_black(bitmap, x, y) ? run + 1 : 0;
        if (run >= BAR_DOTS)
            return true;
    }
    return false;
}

static const struct {
    struct report_line lines[2]; /* the first is the largest of the block */
    bool second_has_bar, reaches_half, reaches_the_end;
} bars[] = {
    {{{"a", 100, false}, {"b", 100, false}}, true, true, true},
    {{{"a", 100, false}, {"b", 60, false}}, true, true, false},
    {{{"a", 100, false}, {"b", 40, false}}, true, false, false},
    {{{"a", 100, false}, {"b", 0, false}}, false, false, false},
    {{{"a", 100, false}, {"b", 0, true}}, false, false, false},
    {{{"a", 100, false}, {"b", 99, true}}, false, false, false},
    {{{"a", INT64_MAX, false}, {"b", INT64_MAX, false}}, true, true, true},
};

/* The first line is hidden in a second block of the same numbers, so that only the second's bar is seen. */
START_TEST(bars_are_as_long_as_numbers)
{
    struct report_line lines[] = {{"first", bars[_i].lines[0].count, false}, bars[_i].lines[1]};
    struct report_block both = {"Both", lines, 2}, largest = {"Largest", lines, 1};
    struct bitmap with, without;
    int beyond = 0;

    with = draw(&both, 1);
    without = draw(&largest, 1);
    for (int y = BODY; y < with.height; y++) {
        for (int x = BARS; x < BARS_END; x++) {
            if (bitmap_is_black(&with, x, y) && !bitmap_is_black(&without, x, y) && x > beyond)
                beyond = x;
        }
    }
    ck_assert(has_bar(&with, BARS) && has_bar(&without, BARS));
    ck_assert_int_eq(beyond > 0, bars[_i].second_has_bar);
    ck_assert_int_eq(beyond > (BARS + BARS_END) / 2, bars[_i].reaches_half);
    ck_assert_int_eq(beyond == BARS_END - 1, bars[_i].reaches_the_end);
    bitmap_finish(&with);
    bitmap_finish(&without);
}
END_TEST

START_TEST(nothing_counted_is_said)
{
    struct report_block empty = {"Empty", NULL, 0};
    struct bitmap bitmap = draw(NULL, 0);

    ck_assert(has_ink(&bitmap, 100, BODY, 500, 100));
    ck_assert(!has_ink(&bitmap, 100, BODY + 100, 2000, 2000));
    bitmap_finish(&bitmap);
    bitmap = draw(&empty, 1);
    ck_assert(has_ink(&bitmap, 100, BODY, 500, 100));
    bitmap_finish(&bitmap);
}
END_TEST

enum { LINES = 60, BLOCKS = 3 };

static const struct {
    size_t blocks, lines;
    bool fills_both_columns, has_rest;
} lengths[] = {{1, 1, false, false}, {2, 5, true, false}, {3, 10, true, false},
               {1, 60, true, false}, {2, 60, true, true}, {3, 60, true, true}};

/* Blocks stand in two columns; of what does not fit the last line says how much it is. */
START_TEST(what_does_not_fit_is_said)
{
    struct report_line lines[LINES];
    struct report_block blocks[BLOCKS];
    struct bitmap bitmap;

    for (int i = 0; i < LINES; i++)
        lines[i] = (struct report_line){i % 7 == 3 ? "Chattertime: talking and singing" : "বাংলা", i, i < 5};
    for (int i = 0; i < BLOCKS; i++)
        blocks[i] = (struct report_block){"Families", lines, lengths[_i].lines};
    bitmap = draw(blocks, lengths[_i].blocks);
    ck_assert_int_eq(has_ink(&bitmap, bitmap.width / 2, BODY, bitmap.width / 2, 600),
                     lengths[_i].fills_both_columns);
    ck_assert_int_eq(has_ink(&bitmap, 100, LAST_LINE, 600, 100), lengths[_i].has_rest);
    bitmap_finish(&bitmap);
}
END_TEST

START_TEST(a_page_without_a_month_is_refused)
{
    struct report_page page = {.words = shared_words(), .centre = "The centre"};
    struct bitmap bitmap;

    ck_assert_int_eq(report_page_draw(&page, shared_engine(), shared_pictures(), &bitmap), INVALID);
    page = (struct report_page){.month = "November 2026"};
    ck_assert_int_eq(report_page_draw(&page, shared_engine(), shared_pictures(), &bitmap), INVALID);
    ck_assert_ptr_null(bitmap.bits);
}
END_TEST

Suite *report_page_suite(void)
{
    Suite *suite = suite_create("print: report page");
    TCase *tcase = tcase_create("report page");

    tcase_set_timeout(tcase, 60);
    tcase_add_checked_fixture(tcase, NULL, finish_shared);
    tcase_add_loop_test(tcase, bars_are_as_long_as_numbers, 0, sizeof bars / sizeof bars[0]);
    tcase_add_test(tcase, nothing_counted_is_said);
    tcase_add_loop_test(tcase, what_does_not_fit_is_said, 0, sizeof lengths / sizeof lengths[0]);
    tcase_add_test(tcase, a_page_without_a_month_is_refused);
    suite_add_tcase(suite, tcase);
    return suite;
}
