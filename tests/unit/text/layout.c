/* Where text goes: shaping, visual order, line filling, hard breaks, the ellipsis, heights. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "suites.h"
#include "text/paragraph.h"

#define FSI "\xE2\x81\xA8"
#define PDI "\xE2\x81\xA9"
#define NBSP "\xC2\xA0"
#define WORD_JOINER "\xE2\x81\xA0"

static const char english[] = "We will keep what you tell us private, and only the centre's team reads it.";
static const char somali[] = "Waxaan ku caawin karnaa carruurtaada. Fadlan dooro luqaddaada oo sii wad.";
static const char bengali[] =
    "আমরা আপনার সন্তানের জন্য সাহায্য করতে পারি। ক্ষমা, সূর্য, হঠাৎ, বিজ্ঞান, স্ত্রী, লক্ষ্মী।";
static const char arabic[] = "سنحفظ طلبك هنا ونرسله إلى فريق المركز. لن يظهر اسمك على هذه الشاشة بعد الآن.";

static int line_width(const char *language, const char *text)
{
    struct text_paragraph *paragraph = lay_out_line(language, text);
    int width = text_paragraph_size(paragraph).width_px;

    text_paragraph_destroy(paragraph);
    return width;
}

static int caret_at(const struct text_paragraph *paragraph, const char *text, const char *mark)
{
    const char *found = strstr(text, mark);

    ck_assert_ptr_nonnull(found);
    return text_paragraph_caret(paragraph, (size_t)(found - text)).x_px;
}

START_TEST(bengali_is_shaped)
{
    struct text_engine *engine = shared_engine();
    const char *text = "ক্ষ র্য স্ত্রী লক্ষ্মী বিজ্ঞান";
    const struct font_file *file = fonts_stack(&engine->fonts, "bn")->fonts[TEXT_REGULAR][0];
    struct glyphs glyphs =
        shape_utf8(&engine->shaper, engine_face(engine, file, 30), (uint32_t)HB_SCRIPT_UNKNOWN, false, text);
    int unshaped = 0;

    for (uint32_t i = 0; i < glyphs.count; i++)
        unshaped += glyphs.positions[i].x_advance;
    shaper_forget(&engine->shaper);
    ck_assert_int_lt(line_width("bn", text), unshaped / PIXEL * 3 / 4);
}
END_TEST

START_TEST(arabic_letters_join)
{
    ck_assert_int_lt(line_width("ar", "سسس"), 3 * line_width("ar", "س") * 9 / 10);
}
END_TEST

/* Digits, postcode and name read from the left, in an order that runs from the right. */
START_TEST(isolates_keep_their_visual_order)
{
    const char *text =
        "اسمي " FSI "Amina" PDI " من " FSI "E2 0SN" PDI " والهاتف " FSI "020 7946 0123" PDI ".";
    struct text_paragraph *paragraph = lay_out_line("ar", text);
    static const char *const rising[] = {"Amina", "E2 0SN", "020 7946 0123"};

    for (size_t i = 0; i < 3; i++) {
        size_t start = (size_t)(strstr(text, rising[i]) - text);

        for (size_t k = 1; k < strlen(rising[i]); k++)
            ck_assert_int_gt(text_paragraph_caret(paragraph, start + k).x_px,
                             text_paragraph_caret(paragraph, start + k - 1).x_px);
    }
    ck_assert_int_gt(caret_at(paragraph, text, "Amina"), caret_at(paragraph, text, "E2 0SN"));
    ck_assert_int_gt(caret_at(paragraph, text, "E2 0SN"), caret_at(paragraph, text, "020"));
    ck_assert_int_gt(caret_at(paragraph, text, "اسمي"), caret_at(paragraph, text, "Amina"));
    ck_assert(text_paragraph_line(paragraph, 0).right_to_left);
    text_paragraph_destroy(paragraph);
}
END_TEST

/* The trap that the isolates are there for; were it gone, the test above would prove nothing. */
START_TEST(a_bare_number_turns_round)
{
    const char *text = "الهاتف 020 7364 5000";
    struct text_paragraph *paragraph = lay_out_line("ar", text);

    ck_assert_int_gt(caret_at(paragraph, text, "020"), caret_at(paragraph, text, "5000"));
    text_paragraph_destroy(paragraph);
}
END_TEST

static const char *role_at(const struct text_paragraph *paragraph, size_t byte)
{
    for (size_t i = 0; i < paragraph->items.count; i++) {
        const struct item *item = &paragraph->items.list[i];

        if (byte < paragraph->text.byte_of[item->end])
            return item->face->file->role;
    }
    return "none";
}

static void check_roles(const char *language, const char *text, const char *part, const char *role)
{
    struct text_paragraph *paragraph = lay_out_line(language, text);
    size_t start = (size_t)(strstr(text, part) - text);

    for (size_t i = 0; i < strlen(part); i++)
        ck_assert_msg(strcmp(role_at(paragraph, start + i), role) == 0, "%s: %s", part, part + i);
    text_paragraph_destroy(paragraph);
}

START_TEST(an_isolate_takes_one_font)
{
    check_roles("ar", "هاتف " FSI "+44 20 7946 0123" PDI " نعم", "+44 20 7946 0123", "latin");
    check_roles("ar", "هاتف " FSI "24!" PDI " نعم", "24!", "latin");
    check_roles("ar", "هو " FSI "2 Bow Road" PDI " نعم", "2 Bow Road", "latin");
    check_roles("bn", "ফোন " FSI "(020) 7946" PDI " করুন", "(020) 7946", "latin");
    check_roles("ar", "هاتف " FSI "+44 20 7946 0123" PDI " نعم", "نعم", "arabic");
}
END_TEST

START_TEST(european_digits_are_latins_and_a_scripts_own_are_its)
{
    check_roles("ar", "عمره 3 سنوات", "3", "latin");
    check_roles("ar", "الساعة 10:30 صباحا", "10:30", "latin");
    check_roles("ar", "عمره ٣ سنوات، نعم.", "سنوات، نعم.", "arabic");
    check_roles("bn", "১২৩ টাকা।", "১২৩ টাকা।", "bengali");
    check_roles("en", "Hello (আমিনা) you", "আমিনা", "bengali");
    check_roles("bn", "আমি (Amina) আছি", "Amina", "latin");
}
END_TEST

static void check_filling(const char *language, const char *text, int width_px)
{
    struct text_spec spec = {.text = text, .language = language, .size_px = 30, .width_px = width_px};
    struct text_paragraph *paragraph = lay_out(&spec);
    size_t count = text_paragraph_line_count(paragraph);
    size_t reached = 0;
    int top = 0;

    for (size_t i = 0; i < count; i++) {
        struct text_line line = text_paragraph_line(paragraph, i);
        bool one_word = memchr(text + line.start_byte, ' ', line.end_byte - line.start_byte) == NULL;

        ck_assert_uint_eq(line.start_byte, reached);
        ck_assert_uint_gt(line.end_byte, line.start_byte);
        ck_assert_int_eq(line.top_px, top);
        ck_assert_int_le(line.width_px, width_px);
        ck_assert_int_ge(line.x_px, 0);
        if (i + 1 < count && !one_word)
            ck_assert_int_eq(text[line.end_byte - 1], ' ');
        reached = line.end_byte;
        top += line.height_px;
    }
    ck_assert_uint_eq(reached, strlen(text));
    ck_assert_int_eq(text_paragraph_size(paragraph).height_px, top);
    text_paragraph_destroy(paragraph);
}

START_TEST(lines_stay_within_the_width_and_lose_nothing)
{
    for (int width = 40; width <= 640; width += 37) {
        check_filling("en", english, width);
        check_filling("so", somali, width);
        check_filling("bn", bengali, width);
        check_filling("ar", arabic, width);
    }
}
END_TEST

/* Greedy: the first word of every line would not have fitted on the line before. */
START_TEST(lines_are_as_full_as_they_can_be)
{
    struct text_spec spec = {.text = english, .language = "en", .size_px = 30, .width_px = 310};
    struct text_paragraph *paragraph = lay_out(&spec);

    ck_assert_uint_gt(text_paragraph_line_count(paragraph), 2);
    for (size_t i = 0; i + 1 < text_paragraph_line_count(paragraph); i++) {
        struct text_line line = text_paragraph_line(paragraph, i);
        size_t word = strcspn(english + line.end_byte, " ");
        char both[sizeof english];

        snprintf(both, sizeof both, "%.*s", (int)(line.end_byte + word - line.start_byte),
                 english + line.start_byte);
        ck_assert_int_gt(line_width("en", both), 310);
    }
    text_paragraph_destroy(paragraph);
}
END_TEST

START_TEST(a_long_word_breaks_between_graphemes)
{
    const char *text = "Llanfairpwllgwyngyllgogerychwyrndrobwll";
    struct text_spec spec = {.text = text, .size_px = 30, .width_px = 200};
    struct text_paragraph *paragraph = lay_out(&spec);

    ck_assert_uint_ge(text_paragraph_line_count(paragraph), 3);
    for (size_t i = 0; i < text_paragraph_line_count(paragraph); i++)
        ck_assert_int_le(text_paragraph_line(paragraph, i).width_px, 200);
    text_paragraph_destroy(paragraph);
}
END_TEST

/* Here the last letters before a cut grow by more than the room that is left, at several of these widths. */
START_TEST(a_cut_that_widens_a_word_stays_within_the_width)
{
    for (int width = 100; width <= 280; width++)
        check_filling("ta", "காத்திருக்காதீர்கள்: குழந்தையின் மொழிபெயர்ப்பாளரும்", width);
}
END_TEST

/* A cut between A and V undoes their kern on both sides of it. */
START_TEST(a_cut_line_is_as_wide_as_its_text_alone)
{
    const char *text = "AVAVAVAVAVAVAVAVAVAVAVAVAVAVAVAVAVAVAVAV";

    for (int width = 100; width < 160; width += 7) {
        struct text_spec spec = {.text = text, .size_px = 30, .width_px = width};
        struct text_paragraph *paragraph = lay_out(&spec);

        for (size_t i = 0; i < text_paragraph_line_count(paragraph); i++) {
            struct text_line line = text_paragraph_line(paragraph, i);
            char alone[64];

            snprintf(alone, sizeof alone, "%.*s", (int)(line.end_byte - line.start_byte),
                     text + line.start_byte);
            ck_assert_int_eq(line.width_px, line_width("en", alone));
            ck_assert_int_le(line.width_px, width);
        }
        text_paragraph_destroy(paragraph);
    }
}
END_TEST

START_TEST(a_phone_number_with_joiners_does_not_break)
{
    const char *text = "Call 020" NBSP "7946" NBSP "0123 or E2" NBSP "0SN";
    size_t number = strlen("Call ");
    struct text_spec spec = {.text = text, .size_px = 30, .width_px = line_width("en", text + number) - 100};
    struct text_paragraph *paragraph = lay_out(&spec);
    size_t boundary = text_paragraph_line(paragraph, 1).start_byte;

    ck_assert(boundary == number || text[boundary - 1] == ' ');
    text_paragraph_destroy(paragraph);
    ck_assert_int_eq(line_width("en", "020" NBSP "7946"), line_width("en", "020 7946"));
    ck_assert_int_eq(line_width("en", "E2" WORD_JOINER "/3"), line_width("en", "E2/3"));
}
END_TEST

START_TEST(every_line_end_starts_a_line)
{
    struct text_paragraph *paragraph = lay_out_line("en", "one\ntwo\r\nthree\xE2\x80\xA8"
                                                          "four\n");

    ck_assert_uint_eq(text_paragraph_line_count(paragraph), 5);
    ck_assert_uint_eq(text_paragraph_line(paragraph, 1).start_byte, 4);
    ck_assert_uint_eq(text_paragraph_line(paragraph, 2).start_byte, 9);
    ck_assert_int_eq(text_paragraph_line(paragraph, 4).width_px, 0);
    ck_assert_int_gt(text_paragraph_line(paragraph, 4).height_px, 30);
    text_paragraph_destroy(paragraph);
}
END_TEST

START_TEST(nothing_is_one_empty_line)
{
    struct text_paragraph *paragraph = lay_out_line("en", "");
    struct text_size size = text_paragraph_size(paragraph);

    ck_assert_uint_eq(text_paragraph_line_count(paragraph), 1);
    ck_assert_int_eq(size.width_px, 0);
    ck_assert_int_gt(size.height_px, 30);
    ck_assert_int_eq(text_paragraph_caret(paragraph, 0).x_px, 0);
    ck_assert_int_eq(text_paragraph_caret(paragraph, 0).height_px, size.height_px);
    text_paragraph_destroy(paragraph);
}
END_TEST

START_TEST(trailing_space_hangs)
{
    struct text_spec spec = {.text = "word      ", .size_px = 30, .align = TEXT_END, .width_px = 300};
    struct text_paragraph *paragraph = lay_out(&spec);
    struct text_line line = text_paragraph_line(paragraph, 0);

    ck_assert_int_eq(line.width_px, line_width("en", "word"));
    ck_assert_int_le(abs(line.x_px + line.width_px - 300), 1);
    ck_assert_int_eq(text_paragraph_caret(paragraph, 10).x_px, 300);
    text_paragraph_destroy(paragraph);
}
END_TEST

static void check_ellipsis(const char *language, const char *text, bool right_to_left)
{
    struct text_spec spec = {
        .text = text, .language = language, .size_px = 30, .width_px = 330, .line_limit = 2};
    struct text_paragraph *paragraph = lay_out(&spec);
    struct text_line last = text_paragraph_line(paragraph, 1);
    const struct run *run = &paragraph->runs[paragraph->run_count - 1];

    ck_assert_uint_eq(text_paragraph_line_count(paragraph), 2);
    ck_assert_int_le(last.width_px, 330);
    ck_assert_uint_lt(last.end_byte, strlen(text));
    ck_assert_int_eq(run->start, paragraph->text.length);
    ck_assert_int_eq(paragraph->text.u16[run->start], 0x2026);
    ck_assert_int_gt(run->width, 0);
    if (right_to_left)
        ck_assert_int_eq(run->x, paragraph->lines[1].x);
    else
        ck_assert_int_eq(run->x + run->width, paragraph->lines[1].x + paragraph->lines[1].width);
    text_paragraph_destroy(paragraph);
}

START_TEST(what_is_cut_ends_in_an_ellipsis)
{
    check_ellipsis("en", english, false);
    check_ellipsis("bn", bengali, false);
    check_ellipsis("ar", arabic, true);
    check_ellipsis("en", "one\ntwo\nthree", false);
}
END_TEST

START_TEST(what_fits_has_none)
{
    struct text_spec spec = {.text = "one\ntwo", .size_px = 30, .width_px = 300, .line_limit = 2};
    struct text_paragraph *paragraph = lay_out(&spec);

    ck_assert_uint_eq(text_paragraph_line_count(paragraph), 2);
    ck_assert_uint_eq(text_paragraph_line(paragraph, 1).end_byte, 7);
    ck_assert_int_eq(paragraph->lines[1].ellipsis, 0);
    text_paragraph_destroy(paragraph);
}
END_TEST

START_TEST(start_is_right_in_right_to_left)
{
    struct text_spec spec = {.text = arabic, .language = "ar", .size_px = 30, .width_px = 2000};
    struct text_paragraph *paragraph = lay_out(&spec);
    struct text_line line = text_paragraph_line(paragraph, 0);

    ck_assert(line.right_to_left);
    ck_assert_int_le(abs(line.x_px + line.width_px - 2000), 1);
    text_paragraph_destroy(paragraph);
    spec.align = TEXT_CENTRE;
    paragraph = lay_out(&spec);
    line = text_paragraph_line(paragraph, 0);
    ck_assert_int_le(abs(2 * line.x_px + line.width_px - 2000), 2);
    text_paragraph_destroy(paragraph);
    spec.text = "7";
    spec.align = TEXT_START;
    paragraph = lay_out(&spec);
    ck_assert_int_gt(text_paragraph_line(paragraph, 0).x_px, 1900);
    text_paragraph_destroy(paragraph);
}
END_TEST

START_TEST(what_is_not_seen_takes_no_room)
{
    ck_assert_int_eq(line_width("en", "a" FSI "b" PDI "c\xE2\x80\x8D" WORD_JOINER "d\xE2\x80\x8E"),
                     line_width("en", "abcd"));
    ck_assert_int_eq(line_width("en", "a\tb\x01"
                                      "c"),
                     line_width("en", "a b c"));
}
END_TEST

START_TEST(lines_are_as_high_as_their_fonts)
{
    struct text_paragraph *latin = lay_out_line("en", "Amina");
    struct text_paragraph *mixed = lay_out_line("en", "Amina أمينة");
    struct text_paragraph *lines = lay_out_line("en", "Amina\nأمينة");

    ck_assert_int_gt(text_paragraph_size(mixed).height_px, text_paragraph_size(latin).height_px);
    ck_assert_int_eq(text_paragraph_line(lines, 0).height_px, text_paragraph_size(latin).height_px);
    ck_assert_int_gt(text_paragraph_line(lines, 1).height_px, text_paragraph_line(lines, 0).height_px);
    text_paragraph_destroy(latin);
    text_paragraph_destroy(mixed);
    text_paragraph_destroy(lines);
}
END_TEST

/* Latin from capital height, Bengali from the headline: each stands on its baseline. */
START_TEST(the_band_is_where_the_script_stands)
{
    static const char *const texts[][2] = {{"en", "Next"}, {"bn", "পরের"}, {"ar", "إرسال"}};

    for (size_t i = 0; i < 3; i++) {
        struct text_paragraph *paragraph = lay_out_line(texts[i][0], texts[i][1]);
        struct text_band band = text_paragraph_band(paragraph);
        int baseline = text_paragraph_size(paragraph).first_baseline_px;

        ck_assert_int_ge(baseline - band.top_px, 15);
        ck_assert_int_le(baseline - band.top_px, 26);
        ck_assert_int_le(abs(band.bottom_px - baseline), 3);
        text_paragraph_destroy(paragraph);
    }
}
END_TEST

START_TEST(bold_is_another_face)
{
    struct text_spec spec = {.text = english, .size_px = 30, .weight = TEXT_BOLD};
    struct text_paragraph *paragraph = lay_out(&spec);

    ck_assert_int_eq(paragraph->runs[0].face->file->weight, TEXT_BOLD);
    ck_assert_int_gt(text_paragraph_size(paragraph).width_px, line_width("en", english));
    text_paragraph_destroy(paragraph);
}
END_TEST

START_TEST(numbers_out_of_range_are_refused)
{
    static char too_long[TEXT_BYTES_MAX + 2];
    struct text_spec spec = {.text = "a", .size_px = 30, .width_px = -1};
    struct text_paragraph *paragraph = NULL;

    ck_assert_int_eq(text_paragraph_create(shared_engine(), &spec, &paragraph), INVALID);
    spec = (struct text_spec){.text = "a", .size_px = 0};
    ck_assert_int_eq(text_paragraph_create(shared_engine(), &spec, &paragraph), INVALID);
    spec = (struct text_spec){.text = "a", .size_px = 30, .line_limit = -1};
    ck_assert_int_eq(text_paragraph_create(shared_engine(), &spec, &paragraph), INVALID);
    memset(too_long, 'a', sizeof too_long - 1);
    spec = (struct text_spec){.text = too_long, .size_px = 30};
    ck_assert_int_eq(text_paragraph_create(shared_engine(), &spec, &paragraph), FULL);
    ck_assert_ptr_null(paragraph);
}
END_TEST

static void add_lines(TCase *tcase)
{
    tcase_add_test(tcase, lines_stay_within_the_width_and_lose_nothing);
    tcase_add_test(tcase, lines_are_as_full_as_they_can_be);
    tcase_add_test(tcase, a_long_word_breaks_between_graphemes);
    tcase_add_test(tcase, a_cut_that_widens_a_word_stays_within_the_width);
    tcase_add_test(tcase, a_cut_line_is_as_wide_as_its_text_alone);
    tcase_add_test(tcase, a_phone_number_with_joiners_does_not_break);
    tcase_add_test(tcase, every_line_end_starts_a_line);
    tcase_add_test(tcase, nothing_is_one_empty_line);
    tcase_add_test(tcase, trailing_space_hangs);
    tcase_add_test(tcase, what_is_cut_ends_in_an_ellipsis);
    tcase_add_test(tcase, what_fits_has_none);
    tcase_add_test(tcase, start_is_right_in_right_to_left);
    tcase_add_test(tcase, lines_are_as_high_as_their_fonts);
    tcase_add_test(tcase, the_band_is_where_the_script_stands);
    tcase_add_test(tcase, numbers_out_of_range_are_refused);
}

Suite *layout_suite(void)
{
    Suite *suite = suite_create("text: layout");
    TCase *tcase = tcase_create("layout");

    tcase_set_timeout(tcase, 60);
    tcase_add_checked_fixture(tcase, NULL, finish_shared_engine);
    tcase_add_test(tcase, bengali_is_shaped);
    tcase_add_test(tcase, arabic_letters_join);
    tcase_add_test(tcase, isolates_keep_their_visual_order);
    tcase_add_test(tcase, a_bare_number_turns_round);
    tcase_add_test(tcase, an_isolate_takes_one_font);
    tcase_add_test(tcase, european_digits_are_latins_and_a_scripts_own_are_its);
    tcase_add_test(tcase, what_is_not_seen_takes_no_room);
    tcase_add_test(tcase, bold_is_another_face);
    add_lines(tcase);
    suite_add_tcase(suite, tcase);
    return suite;
}
