/* Text that nobody would write: it lays out or fails, soon, and never crashes. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "suites.h"

enum { SLOWEST_SECONDS = 10, RANDOM_TEXTS = 400, RANDOM_BYTES = 120 };

static long painted_bytes;

static void count(void *context, const uint8_t *coverage, int width, int height, int stride, int x_px,
                  int y_px)
{
    (void)context;
    (void)x_px;
    (void)y_px;
    painted_bytes += (long)width * height;
    ck_assert_int_ge(stride, width);
    ck_assert_int_le(coverage[(height - 1) * stride + width - 1], 255);
}

static void survive(const char *text, int width_px, int line_limit)
{
    struct text_spec spec = {
        .text = text, .language = "ar", .size_px = 30, .width_px = width_px, .line_limit = line_limit};
    struct text_paragraph *paragraph = lay_out(&spec);

    for (int y = 0; y < 200; y += 50)
        ck_assert_uint_le(text_paragraph_hit(paragraph, 100, y), strlen(text));
    ck_assert_int_ge(text_paragraph_caret(paragraph, strlen(text) / 2).height_px, 1);
    ck_assert_int_eq(text_paragraph_paint(paragraph, count, NULL), OK);
    text_paragraph_destroy(paragraph);
}

static size_t characters_of(const char *text)
{
    size_t count = 0;

    for (; *text != '\0'; text++)
        count += ((unsigned char)*text & 0xC0) != 0x80;
    return count;
}

static char *repeated(const char *piece, size_t characters)
{
    size_t length = strlen(piece);
    size_t times = characters / characters_of(piece);
    char *text = calloc(1, times * length + 1);

    ck_assert_ptr_nonnull(text);
    for (size_t i = 0; i < times; i++)
        memcpy(text + i * length, piece, length);
    return text;
}

static const char *const pieces[] = {
    "a",
    " ",
    "\n",
    "س",
    "ক্",
    "aسক",
    "\xE2\x80\x8D",
    "\xCC\x81",
    "\xE2\x81\xA8",
    "\xE2\x81\xA8"
    "a",
    "(",
    "(]",
    "\xE2\x80\xAB"
    "1",
    "\xFF",
    "中",
    "\xF0\x9F\x91\xB6\xE2\x80\x8D",
    "AV",
};

START_TEST(the_longest_texts_are_laid_out_in_bounded_time)
{
    struct timespec before;
    struct timespec after;
    char *text = repeated(pieces[_i], TEXT_CHARACTERS_MAX);

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &before);
    survive(text, 600, 0);
    survive(text, 1, 40);
    survive(text, 0, 1);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &after);
    ck_assert_int_lt(after.tv_sec - before.tv_sec, SLOWEST_SECONDS);
    free(text);
}
END_TEST

static void take_piece(void *context, const struct text_piece *piece)
{
    long *inked = context;

    ck_assert_int_ge(piece->stride, piece->width);
    *inked += piece->ink != 0;
}

/* As many spans as there may be, over the slowest script, each cutting a word. */
START_TEST(the_most_spans_over_the_longest_text)
{
    static struct text_span spans[TEXT_SPANS_MAX];
    char *text = repeated("صحت کےلیے ", TEXT_CHARACTERS_MAX);
    struct text_spec spec = {.text = text,
                             .language = "ur",
                             .size_px = 30,
                             .width_px = 600,
                             .spans = spans,
                             .span_count = TEXT_SPANS_MAX};
    struct text_paragraph *paragraph;
    struct timespec before;
    struct timespec after;
    long inked = 0;

    for (size_t i = 0; i < TEXT_SPANS_MAX; i++)
        spans[i] = (struct text_span){40 * i + 2, 40 * i + 23, i % 2 == 0 ? TEXT_BOLD : TEXT_REGULAR, 1};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &before);
    paragraph = lay_out(&spec);
    ck_assert_int_eq(text_paragraph_paint_spans(paragraph, take_piece, &inked), OK);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &after);
    ck_assert_int_lt(after.tv_sec - before.tv_sec, SLOWEST_SECONDS);
    ck_assert_int_ge(inked, TEXT_SPANS_MAX);
    ck_assert_uint_gt(text_paragraph_selection(paragraph, 0, strlen(text), NULL, 0), 1000);
    text_paragraph_destroy(paragraph);
    free(text);
}
END_TEST

START_TEST(one_grapheme_a_line_is_bounded_too)
{
    static const char *const narrow[] = {"سس", "AV", "ক্ষ", "a "};

    for (size_t i = 0; i < 4; i++) {
        struct text_spec spec = {.language = "bn", .size_px = 30, .width_px = 1};
        struct text_paragraph *paragraph;
        char *text = repeated(narrow[i], TEXT_CHARACTERS_MAX / 4);

        spec.text = text;
        paragraph = lay_out(&spec);
        ck_assert_uint_gt(text_paragraph_line_count(paragraph), 1000);
        text_paragraph_destroy(paragraph);
        free(text);
    }
}
END_TEST

START_TEST(five_hundred_marks_on_a_letter)
{
    char text[1 + 500 * 2 + 1] = "e";

    for (size_t i = 0; i < 500; i++)
        memcpy(text + 1 + 2 * i, "\xCC\x81", 2);
    survive(text, 300, 0);
    survive(text, 0, 1);
}
END_TEST

START_TEST(two_hundred_levels_of_embedding)
{
    static const char *const openers[] = {"\xE2\x80\xAB", "\xE2\x80\xAA", "\xE2\x81\xA7", "\xE2\x81\xA6"};

    for (size_t i = 0; i < 4; i++) {
        char text[200 * 8 + 16] = "";
        char *at = text;

        for (int level = 0; level < 200; level++) {
            at = stpcpy(at, openers[level % 2 == 0 ? i : (i + 1) % 4]);
            at = stpcpy(at, level % 3 == 0 ? "س" : "x1");
        }
        survive(text, 300, 0);
        survive(text, 0, 0);
    }
}
END_TEST

START_TEST(ill_formed_bytes_show_as_replacement_characters)
{
    const char *bad = "a\xC0\xAF"
                      "b\xED\xA0\x80"
                      "c\xF4\x90\x80\x80"
                      "d\xE0\xA4";
    struct text_paragraph *shown = lay_out_line("en", bad);
    struct text_paragraph *clean = lay_out_line("en", "abcd");

    ck_assert_int_gt(text_paragraph_size(shown).width_px, text_paragraph_size(clean).width_px + 100);
    text_paragraph_destroy(shown);
    text_paragraph_destroy(clean);
    survive(bad, 50, 0);
}
END_TEST

START_TEST(random_bytes_and_code_points)
{
    uint32_t state = 20241122;

    for (int i = 0; i < RANDOM_TEXTS; i++) {
        char text[RANDOM_BYTES * 4 + 1];
        size_t length = 0;

        for (int k = 0; k < RANDOM_BYTES; k++) {
            state = state * 1664525U + 1013904223U;
            if (i % 2 == 0) {
                text[length++] = (char)(1 + (state >> 24) % 255);
            } else {
                const char *piece = pieces[(state >> 20) % (sizeof pieces / sizeof pieces[0])];

                length = (size_t)(stpcpy(text + length, piece) - text);
                if (length > RANDOM_BYTES * 3)
                    break;
            }
        }
        text[length] = '\0';
        survive(text, (int)(state >> 8) % 300, (int)(state >> 4) % 4);
    }
    ck_assert_int_gt(painted_bytes, 0);
    ck_assert_uint_eq(shared_engine()->surprises, 0);
}
END_TEST

Suite *hostile_suite(void)
{
    Suite *suite = suite_create("text: hostile");
    TCase *tcase = tcase_create("hostile");

    tcase_set_timeout(tcase, 120);
    tcase_add_checked_fixture(tcase, NULL, finish_shared_engine);
    tcase_add_loop_test(tcase, the_longest_texts_are_laid_out_in_bounded_time, 0,
                        (int)(sizeof pieces / sizeof pieces[0]));
    tcase_add_test(tcase, the_most_spans_over_the_longest_text);
    tcase_add_test(tcase, one_grapheme_a_line_is_bounded_too);
    tcase_add_test(tcase, five_hundred_marks_on_a_letter);
    tcase_add_test(tcase, two_hundred_levels_of_embedding);
    tcase_add_test(tcase, ill_formed_bytes_show_as_replacement_characters);
    tcase_add_test(tcase, random_bytes_and_code_points);
    suite_add_tcase(suite, tcase);
    return suite;
}
