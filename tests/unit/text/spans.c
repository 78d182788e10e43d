/* Spans: weights and inks inside words, which stay words. */
#include <stdlib.h>
#include <string.h>

#include "suites.h"
#include "text/paragraph.h"

enum { WIDTH = 700, HEIGHT = 240, MARGIN = 40, INKS = 3, SPANS = 2 };

/* Ink by ink, so that what belongs to each can be told apart. */
struct picture {
    uint8_t *inks[INKS];
    int left[INKS];
    int right[INKS];
};

static void picture_init(struct picture *picture)
{
    for (int i = 0; i < INKS; i++) {
        picture->inks[i] = calloc(WIDTH, HEIGHT);
        ck_assert_ptr_nonnull(picture->inks[i]);
        picture->left[i] = WIDTH;
        picture->right[i] = -WIDTH;
    }
}

static void picture_finish(struct picture *picture)
{
    for (int i = 0; i < INKS; i++)
        free(picture->inks[i]);
}

static void put_piece(void *context, const struct text_piece *piece)
{
    struct picture *picture = context;

    ck_assert(piece->ink >= 0 && piece->ink < INKS);
    ck_assert(piece->width > 0 && piece->height > 0 && piece->stride >= piece->width);
    if (piece->x_px < picture->left[piece->ink])
        picture->left[piece->ink] = piece->x_px;
    if (piece->x_px + piece->width > picture->right[piece->ink])
        picture->right[piece->ink] = piece->x_px + piece->width;
    for (int y = 0; y < piece->height; y++)
        for (int x = 0; x < piece->width; x++)
            picture->inks[piece->ink][(MARGIN + piece->y_px + y) * WIDTH + MARGIN + piece->x_px + x] |=
                piece->coverage[y * piece->stride + x];
}

static void put(void *context, const uint8_t *coverage, int width, int height, int stride, int x_px, int y_px)
{
    struct text_piece piece = {coverage, width, height, stride, x_px, y_px, 0};

    put_piece(context, &piece);
}

static struct text_paragraph *with_spans(const char *language, const char *text,
                                         const struct text_span *spans, size_t count)
{
    struct text_spec spec = {
        .text = text, .language = language, .size_px = 40, .spans = spans, .span_count = count};

    return lay_out(&spec);
}

static const struct {
    const char *language;
    const char *text;
    size_t start;
    size_t end;
} inside_words[] = {
    {"en", "AVAffiTo", 1, 6}, {"ar", "سسسسس", 2, 6},  {"ar", "سلام عليكم", 2, 14},
    {"ur", "صحت بچے", 2, 10}, {"bn", "ক্ষমতা", 9, 12}, {"en", "ab سلام cd", 1, 7},
    {"zh", "孩子预约", 3, 9},
};

/* The same drawing, only cut: nothing is added, lost or moved. */
START_TEST(inks_never_change_the_drawing)
{
    struct text_span span = {inside_words[_i].start, inside_words[_i].end, TEXT_REGULAR, 1};
    struct text_paragraph *plain = with_spans(inside_words[_i].language, inside_words[_i].text, NULL, 0);
    struct text_paragraph *inked = with_spans(inside_words[_i].language, inside_words[_i].text, &span, 1);
    struct picture whole;
    struct picture pieces;

    picture_init(&whole);
    picture_init(&pieces);
    ck_assert_int_eq(text_paragraph_paint(plain, put, &whole), OK);
    ck_assert_int_eq(text_paragraph_paint_spans(inked, put_piece, &pieces), OK);
    ck_assert_int_lt(pieces.left[0], pieces.right[0]);
    ck_assert_int_lt(pieces.left[1], pieces.right[1]);
    for (int i = 0; i < WIDTH * HEIGHT; i++)
        if ((pieces.inks[0][i] | pieces.inks[1][i]) != whole.inks[0][i])
            ck_abort_msg("%s differs at %d, %d", inside_words[_i].text, i % WIDTH, i / WIDTH);
    picture_finish(&whole);
    picture_finish(&pieces);
    text_paragraph_destroy(plain);
    text_paragraph_destroy(inked);
}
END_TEST

START_TEST(an_ink_stays_between_its_carets)
{
    struct text_span span = {1, 3, TEXT_REGULAR, 2};
    struct text_paragraph *paragraph = with_spans("en", "xMMx", &span, 1);
    struct picture picture;

    picture_init(&picture);
    ck_assert_int_eq(text_paragraph_paint_spans(paragraph, put_piece, &picture), OK);
    ck_assert_int_ge(picture.left[2], text_paragraph_caret(paragraph, 1).x_px);
    ck_assert_int_le(picture.right[2], text_paragraph_caret(paragraph, 3).x_px);
    ck_assert_int_eq(picture.left[1], WIDTH);
    picture_finish(&picture);
    text_paragraph_destroy(paragraph);
}
END_TEST

static int width_of(enum text_weight weight, const struct text_span *spans, size_t count)
{
    struct text_spec spec = {.text = "سسسسسس",
                             .language = "ar",
                             .size_px = 40,
                             .weight = weight,
                             .spans = spans,
                             .span_count = count};
    struct text_paragraph *paragraph = lay_out(&spec);
    int width = text_paragraph_size(paragraph).width_px;

    text_paragraph_destroy(paragraph);
    return width;
}

/* A letter that lost its join would end in a bowl, twice as wide as the tooth it has inside a word. */
START_TEST(a_weight_inside_a_word_keeps_its_joins)
{
    struct text_span middle = {4, 8, TEXT_BOLD, 0};
    struct text_paragraph *paragraph = with_spans("ar", "سسسسسس", &middle, 1);
    int mixed = width_of(TEXT_REGULAR, &middle, 1);
    int regular = width_of(TEXT_REGULAR, NULL, 0);
    int bold = width_of(TEXT_BOLD, NULL, 0);

    ck_assert_uint_eq(paragraph->run_count, 3);
    ck_assert_int_eq(paragraph->runs[1].face->file->weight, TEXT_BOLD);
    ck_assert_int_eq(paragraph->runs[0].face->file->weight, TEXT_REGULAR);
    ck_assert_int_gt(bold, regular);
    ck_assert_int_gt(mixed, regular);
    ck_assert_int_le(mixed, bold);
    text_paragraph_destroy(paragraph);
}
END_TEST

START_TEST(a_nastaliq_word_has_one_weight)
{
    struct text_span middle = {2, 4, TEXT_BOLD, 0};
    struct text_span second = {8, 14, TEXT_BOLD, 0};
    struct text_paragraph *one = with_spans("ur", "صحت بچے", &middle, 1);
    struct text_paragraph *two = with_spans("ur", "صحت  بچے", &second, 1);

    ck_assert_uint_eq(one->run_count, 1);
    ck_assert_int_eq(one->runs[0].face->file->weight, TEXT_REGULAR);
    ck_assert_str_eq(one->runs[0].face->file->role, "nastaliq");
    ck_assert_uint_eq(two->run_count, 2);
    ck_assert_int_eq(two->runs[0].face->file->weight, TEXT_BOLD);
    text_paragraph_destroy(one);
    text_paragraph_destroy(two);
}
END_TEST

START_TEST(ends_inside_a_grapheme_go_to_its_start)
{
    struct text_span span = {2, 3, TEXT_BOLD, 1};
    struct text_span after = {2, 4, TEXT_BOLD, 1};
    struct text_paragraph *nothing = with_spans("en", "xe\xCC\x81y", &span, 1);
    struct text_paragraph *whole = with_spans("en", "xe\xCC\x81y", &after, 1);

    ck_assert_uint_eq(nothing->run_count, 1);
    ck_assert_uint_eq(whole->run_count, 3);
    ck_assert_int_eq(whole->runs[1].start, 1);
    ck_assert_int_eq(whole->runs[1].end, 3);
    text_paragraph_destroy(nothing);
    text_paragraph_destroy(whole);
}
END_TEST

static const struct {
    struct text_spec spec;
    struct text_span spans[SPANS];
    enum status status;
    const char *word;
} refused[] = {
    {{.text = "abc", .size_px = 5.9F}, {{0}}, INVALID, "size"},
    {{.text = "abc", .size_px = 201}, {{0}}, INVALID, "200 px"},
    {{.text = "abc", .size_px = 30, .width_px = -1}, {{0}}, INVALID, "width"},
    {{.text = "abc", .size_px = 30, .width_px = 100001}, {{0}}, INVALID, "100000 px"},
    {{.text = "abc", .size_px = 30, .line_limit = -1}, {{0}}, INVALID, "lines"},
    {{.text = "abc", .size_px = 30, .weight = (enum text_weight)2}, {{0}}, INVALID, "weight"},
    {{.text = "abc", .size_px = 30, .direction = (enum text_direction)3}, {{0}}, INVALID, "direction"},
    {{.text = "abc", .size_px = 30, .align = (enum text_align)3}, {{0}}, INVALID, "alignment"},
    {{.text = "abc", .size_px = 30, .span_count = 1}, {{2, 4, TEXT_BOLD, 0}}, INVALID, "beyond"},
    {{.text = "abc", .size_px = 30, .span_count = 1}, {{2, 1, TEXT_BOLD, 0}}, INVALID, "rising"},
    {{.text = "abc", .size_px = 30, .span_count = 2},
     {{0, 2, TEXT_BOLD, 0}, {1, 3, TEXT_BOLD, 0}},
     INVALID,
     "overlap"},
    {{.text = "abc", .size_px = 30, .span_count = 1}, {{0, 1, (enum text_weight)7, 0}}, INVALID, "weight"},
    {{.text = "abc", .size_px = 30, .span_count = TEXT_SPANS_MAX + 1}, {{0}}, INVALID, "4096"},
};

START_TEST(what_is_out_of_range_is_refused_in_words)
{
    struct text_spec spec = refused[_i].spec;
    struct text_paragraph *paragraph = NULL;

    spec.spans = refused[_i].spans;
    ck_assert_int_eq(text_paragraph_create(shared_engine(), &spec, &paragraph), refused[_i].status);
    ck_assert_ptr_null(paragraph);
    ck_assert_ptr_nonnull(text_spec_refusal(&spec));
    ck_assert_msg(strstr(text_spec_refusal(&spec), refused[_i].word) != NULL, "%s", text_spec_refusal(&spec));
}
END_TEST

START_TEST(a_text_that_is_too_long_is_refused_in_words)
{
    struct text_spec spec = {.size_px = 30};
    struct text_paragraph *paragraph = NULL;
    char *text = malloc(TEXT_CHARACTERS_MAX + 2);

    ck_assert_ptr_nonnull(text);
    memset(text, 'a', TEXT_CHARACTERS_MAX + 1);
    text[TEXT_CHARACTERS_MAX + 1] = '\0';
    spec.text = text;
    ck_assert_int_eq(text_paragraph_create(shared_engine(), &spec, &paragraph), FULL);
    ck_assert_ptr_nonnull(strstr(text_spec_refusal(&spec), "100,000 characters"));
    text[TEXT_CHARACTERS_MAX] = '\0';
    ck_assert_ptr_null(text_spec_refusal(&spec));
    free(text);
}
END_TEST

Suite *spans_suite(void)
{
    Suite *suite = suite_create("text: spans");
    TCase *tcase = tcase_create("spans");

    tcase_set_timeout(tcase, 60);
    tcase_add_checked_fixture(tcase, NULL, finish_shared_engine);
    tcase_add_loop_test(tcase, inks_never_change_the_drawing, 0,
                        (int)(sizeof inside_words / sizeof inside_words[0]));
    tcase_add_test(tcase, an_ink_stays_between_its_carets);
    tcase_add_test(tcase, a_weight_inside_a_word_keeps_its_joins);
    tcase_add_test(tcase, a_nastaliq_word_has_one_weight);
    tcase_add_test(tcase, ends_inside_a_grapheme_go_to_its_start);
    tcase_add_loop_test(tcase, what_is_out_of_range_is_refused_in_words, 0,
                        (int)(sizeof refused / sizeof refused[0]));
    tcase_add_test(tcase, a_text_that_is_too_long_is_refused_in_words);
    suite_add_tcase(suite, tcase);
    return suite;
}
