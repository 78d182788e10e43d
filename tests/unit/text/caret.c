/* Carets and touches, by grapheme, in both directions. */
#include <stdlib.h>
#include <string.h>

#include "suites.h"
#include "text/paragraph.h"

static const char *const one_way[][2] = {
    {"en", "Please tell us, e\xCC\x81t\xC3\xA9"},
    {"bn", "আমাদের বলুন"},
    {"ar", "سنحفظ طلبك هنا"},
};

static const char *const mixed[] = {
    "abc أمينة def",
    "اسمي \xE2\x81\xA8"
    "Amina\xE2\x81\xA9 من \xE2\x81\xA8"
    "E2 0SN\xE2\x81\xA9.",
    "আমিনা said أمينة 123 and went",
};

/* A boundary's own place leads back to it, or to one that shows its caret at the same place. */
static void check_round_trip(const struct text_paragraph *paragraph, bool exactly)
{
    for (int32_t unit = 0; unit <= paragraph->text.length; unit++) {
        size_t offset = paragraph->text.byte_of[unit];
        struct text_caret caret = text_paragraph_caret(paragraph, offset);
        size_t hit = text_paragraph_hit(paragraph, caret.x_px, caret.top_px + caret.height_px / 2);

        if ((paragraph->flags[unit] & UNIT_GRAPHEME) == 0)
            continue;
        ck_assert_int_eq(text_paragraph_caret(paragraph, hit).x_px, caret.x_px);
        ck_assert_int_eq(text_paragraph_caret(paragraph, hit).top_px, caret.top_px);
        if (exactly)
            ck_assert_uint_eq(hit, offset);
    }
}

START_TEST(touching_a_caret_finds_its_offset)
{
    for (size_t i = 0; i < 3; i++) {
        struct text_paragraph *paragraph = lay_out_line(one_way[i][0], one_way[i][1]);

        check_round_trip(paragraph, true);
        text_paragraph_destroy(paragraph);
    }
}
END_TEST

START_TEST(also_in_mixed_and_wrapped_text)
{
    for (size_t i = 0; i < 3; i++) {
        for (int width = 0; width <= 250; width += 125) {
            struct text_spec spec = {.text = mixed[i], .language = "ar", .size_px = 30, .width_px = width};
            struct text_paragraph *paragraph = lay_out(&spec);

            check_round_trip(paragraph, false);
            text_paragraph_destroy(paragraph);
        }
    }
}
END_TEST

START_TEST(carets_move_the_way_the_script_runs)
{
    for (size_t i = 0; i < 3; i++) {
        struct text_paragraph *paragraph = lay_out_line(one_way[i][0], one_way[i][1]);
        int step = strcmp(one_way[i][0], "ar") == 0 ? -1 : 1;
        int before = text_paragraph_caret(paragraph, 0).x_px;
        int width = text_paragraph_size(paragraph).width_px;

        ck_assert_int_le(abs(before - (step > 0 ? 0 : width)), 1);
        for (int32_t unit = 1; unit <= paragraph->text.length; unit++) {
            int x = text_paragraph_caret(paragraph, paragraph->text.byte_of[unit]).x_px;

            if ((paragraph->flags[unit] & UNIT_GRAPHEME) == 0)
                continue;
            ck_assert_int_gt((x - before) * step, 0);
            before = x;
        }
        ck_assert_int_le(abs(before - (step > 0 ? width : 0)), 1);
        text_paragraph_destroy(paragraph);
    }
}
END_TEST

START_TEST(a_caret_never_stands_inside_a_grapheme)
{
    const char *text = "xe\xCC\x81y";
    struct text_paragraph *paragraph = lay_out_line("en", text);

    ck_assert_int_eq(text_paragraph_caret(paragraph, 2).x_px, text_paragraph_caret(paragraph, 1).x_px);
    ck_assert_int_eq(text_paragraph_caret(paragraph, 3).x_px, text_paragraph_caret(paragraph, 1).x_px);
    ck_assert_int_gt(text_paragraph_caret(paragraph, 4).x_px, text_paragraph_caret(paragraph, 1).x_px);
    ck_assert_int_eq(text_paragraph_caret(paragraph, 999).x_px, text_paragraph_caret(paragraph, 5).x_px);
    for (int x = 0; x < 60; x++) {
        size_t hit = text_paragraph_hit(paragraph, x, 10);

        ck_assert(hit != 2 && hit != 3);
    }
    text_paragraph_destroy(paragraph);
}
END_TEST

START_TEST(touches_outside_go_to_the_nearest_line_and_end)
{
    struct text_paragraph *paragraph = lay_out_line("en", "one\ntwo");

    ck_assert_uint_eq(text_paragraph_hit(paragraph, -100, -100), 0);
    ck_assert_uint_eq(text_paragraph_hit(paragraph, 1000, -100), 3);
    ck_assert_uint_eq(text_paragraph_hit(paragraph, -5, 1000), 4);
    ck_assert_uint_eq(text_paragraph_hit(paragraph, 1000, 1000), 7);
    text_paragraph_destroy(paragraph);
}
END_TEST

START_TEST(after_a_line_end_the_caret_is_on_the_next_line)
{
    struct text_paragraph *paragraph = lay_out_line("en", "one\n");

    ck_assert_int_eq(text_paragraph_caret(paragraph, 3).top_px, 0);
    ck_assert_int_gt(text_paragraph_caret(paragraph, 4).top_px, 0);
    ck_assert_int_eq(text_paragraph_caret(paragraph, 4).x_px, 0);
    text_paragraph_destroy(paragraph);
}
END_TEST

Suite *caret_suite(void)
{
    Suite *suite = suite_create("text: carets");
    TCase *tcase = tcase_create("carets");

    tcase_set_timeout(tcase, 60);
    tcase_add_checked_fixture(tcase, NULL, finish_shared_engine);
    tcase_add_test(tcase, touching_a_caret_finds_its_offset);
    tcase_add_test(tcase, also_in_mixed_and_wrapped_text);
    tcase_add_test(tcase, carets_move_the_way_the_script_runs);
    tcase_add_test(tcase, a_caret_never_stands_inside_a_grapheme);
    tcase_add_test(tcase, touches_outside_go_to_the_nearest_line_and_end);
    tcase_add_test(tcase, after_a_line_end_the_caret_is_on_the_next_line);
    suite_add_tcase(suite, tcase);
    return suite;
}
