/* Selection rectangles and the grapheme under a point, in one direction and in both. */
#include <stdlib.h>
#include <string.h>

#include "suites.h"
#include "text/paragraph.h"

enum { RECTS = 16 };

static int total_width(const struct text_rect *rects, size_t count)
{
    int width = 0;

    for (size_t i = 0; i < count; i++)
        width += rects[i].width_px;
    return width;
}

START_TEST(one_direction_gives_one_rectangle_between_the_carets)
{
    struct text_paragraph *paragraph = lay_out_line("en", "Hello there");
    struct text_rect rects[RECTS];

    ck_assert_uint_eq(text_paragraph_selection(paragraph, 2, 7, rects, RECTS), 1);
    ck_assert_int_eq(rects[0].x_px, text_paragraph_caret(paragraph, 2).x_px);
    ck_assert_int_eq(rects[0].x_px + rects[0].width_px, text_paragraph_caret(paragraph, 7).x_px);
    ck_assert_int_eq(rects[0].top_px, 0);
    ck_assert_int_eq(rects[0].height_px, text_paragraph_size(paragraph).height_px);
    ck_assert_uint_eq(text_paragraph_selection(paragraph, 5, 5, rects, RECTS), 0);
    ck_assert_uint_eq(text_paragraph_selection(paragraph, 9, 3, rects, RECTS), 0);
    ck_assert_uint_eq(text_paragraph_selection(paragraph, 99, 120, rects, RECTS), 0);
    text_paragraph_destroy(paragraph);
}
END_TEST

/* From the middle of the Latin word to the middle of the Arabic one: two stretches that do not touch. */
START_TEST(mixed_directions_give_several)
{
    const char *text = "abcd سلام xyz";
    struct text_paragraph *paragraph = lay_out_line("en", text);
    struct text_rect rects[RECTS];
    struct text_rect all[RECTS];
    size_t count = text_paragraph_selection(paragraph, 2, 9, rects, RECTS);

    ck_assert_uint_eq(count, 2);
    ck_assert_int_eq(rects[0].x_px, text_paragraph_caret(paragraph, 2).x_px);
    ck_assert_int_gt(rects[1].x_px, rects[0].x_px + rects[0].width_px);
    ck_assert_uint_eq(text_paragraph_selection(paragraph, 0, strlen(text), all, RECTS), 1);
    ck_assert_int_le(abs(all[0].width_px - text_paragraph_size(paragraph).width_px), 1);
    count = text_paragraph_selection(paragraph, 0, 2, all, RECTS);
    count += text_paragraph_selection(paragraph, 9, strlen(text), all + count, RECTS - count);
    ck_assert_int_le(
        abs(total_width(all, count) + total_width(rects, 2) - text_paragraph_size(paragraph).width_px), 1);
    text_paragraph_destroy(paragraph);
}
END_TEST

START_TEST(each_line_has_its_own)
{
    struct text_spec spec = {
        .text = "one two three four five six", .language = "en", .size_px = 30, .width_px = 150};
    struct text_paragraph *paragraph = lay_out(&spec);
    struct text_rect rects[RECTS];
    size_t lines = text_paragraph_line_count(paragraph);
    size_t count = text_paragraph_selection(paragraph, 0, strlen(spec.text), rects, RECTS);

    ck_assert_uint_gt(lines, 2);
    ck_assert_uint_eq(count, lines);
    for (size_t i = 0; i < count; i++) {
        ck_assert_int_eq(rects[i].top_px, text_paragraph_line(paragraph, i).top_px);
        ck_assert_int_le(rects[i].x_px + rects[i].width_px, spec.width_px);
    }
    text_paragraph_destroy(paragraph);
}
END_TEST

START_TEST(no_more_than_the_capacity_is_written)
{
    struct text_paragraph *paragraph = lay_out_line("en", "a\nb\nc");
    struct text_rect rects[3] = {{0}, {0}, {-7, -7, -7, -7}};

    ck_assert_uint_eq(text_paragraph_selection(paragraph, 0, 5, NULL, 0), 3);
    ck_assert_uint_eq(text_paragraph_selection(paragraph, 0, 5, rects, 2), 3);
    ck_assert_int_gt(rects[1].top_px, 0);
    ck_assert_int_eq(rects[2].x_px, -7);
    text_paragraph_destroy(paragraph);
}
END_TEST

START_TEST(ends_inside_a_grapheme_take_all_of_it)
{
    struct text_paragraph *paragraph = lay_out_line("en", "xe\xCC\x81y");
    struct text_rect whole;
    struct text_rect part;

    ck_assert_uint_eq(text_paragraph_selection(paragraph, 1, 4, &whole, 1), 1);
    ck_assert_uint_eq(text_paragraph_selection(paragraph, 2, 3, &part, 1), 1);
    ck_assert_int_eq(whole.x_px, part.x_px);
    ck_assert_int_eq(whole.width_px, part.width_px);
    text_paragraph_destroy(paragraph);
}
END_TEST

/* Every grapheme is found in its own middle, and is as large as selecting it says. */
START_TEST(the_grapheme_under_a_point)
{
    static const char *const texts[] = {"Hello e\xCC\x81 there", "abc سلام 123 xyz", "ক্ষমা লক্ষ্মী", "اپنے بچے",
                                        "孩子，你好"};
    static const char *const languages[] = {"en", "ar", "bn", "ur", "zh"};
    struct text_paragraph *paragraph = lay_out_line(languages[_i], texts[_i]);
    int seen = 0;

    for (int32_t unit = 0; unit < paragraph->text.length; unit = next_grapheme(paragraph->flags, unit)) {
        size_t start = paragraph->text.byte_of[unit];
        size_t end = paragraph->text.byte_of[next_grapheme(paragraph->flags, unit)];
        struct text_rect rect = {0};
        struct text_cluster cluster = {0};

        if (text_paragraph_selection(paragraph, start, end, &rect, 1) == 0)
            continue;
        ck_assert(text_paragraph_cluster_at(paragraph, rect.x_px + rect.width_px / 2,
                                            rect.top_px + rect.height_px / 2, &cluster));
        ck_assert_uint_eq(cluster.start_byte, start);
        ck_assert_uint_eq(cluster.end_byte, end);
        ck_assert_int_eq(cluster.rect.width_px, rect.width_px);
        seen++;
    }
    ck_assert_int_ge(seen, 4);
    text_paragraph_destroy(paragraph);
}
END_TEST

START_TEST(beside_the_text_there_is_none)
{
    struct text_paragraph *paragraph = lay_out_line("en", "ab\n\ncd");
    struct text_cluster cluster = {.start_byte = 99};
    int height = text_paragraph_size(paragraph).height_px;

    ck_assert(!text_paragraph_cluster_at(paragraph, -1, 5, &cluster));
    ck_assert(!text_paragraph_cluster_at(paragraph, 500, 5, &cluster));
    ck_assert(!text_paragraph_cluster_at(paragraph, 5, -1, &cluster));
    ck_assert(!text_paragraph_cluster_at(paragraph, 5, height, &cluster));
    ck_assert(!text_paragraph_cluster_at(paragraph, 5, height / 2, &cluster));
    ck_assert_uint_eq(cluster.start_byte, 99);
    ck_assert(text_paragraph_cluster_at(paragraph, 5, height - 1, &cluster));
    ck_assert_uint_eq(cluster.start_byte, 4);
    text_paragraph_destroy(paragraph);
}
END_TEST

Suite *selection_suite(void)
{
    Suite *suite = suite_create("text: selection");
    TCase *tcase = tcase_create("selection");

    tcase_add_checked_fixture(tcase, NULL, finish_shared_engine);
    tcase_add_test(tcase, one_direction_gives_one_rectangle_between_the_carets);
    tcase_add_test(tcase, mixed_directions_give_several);
    tcase_add_test(tcase, each_line_has_its_own);
    tcase_add_test(tcase, no_more_than_the_capacity_is_written);
    tcase_add_test(tcase, ends_inside_a_grapheme_take_all_of_it);
    tcase_add_loop_test(tcase, the_grapheme_under_a_point, 0, 5);
    tcase_add_test(tcase, beside_the_text_there_is_none);
    suite_add_tcase(suite, tcase);
    return suite;
}
