/* What SDL2_ttf paints is what was laid out: against FreeType's own glyphs set at the places that HarfBuzz
 * gave, rounded to the nearest pixel. */
#include <stdlib.h>
#include <string.h>

#include "suites.h"
#include "text/paragraph.h"

enum { CANVAS_WIDTH = 760, CANVAS_HEIGHT = 400, MARGIN = 40 };

struct canvas {
    uint8_t *pixels;
    int pieces;
};

static const char *const samples[][2] = {
    {"en", "We will keep what you tell us private. AVAST To Type £4.50"},
    {"so", "Waxaan ku caawin karnaa carruurtaada, xagga hore"},
    {"bn", "ক্ষমা, কর্য, সূর্য, হঠাৎ, বিজ্ঞান, স্ত্রী, লক্ষ্মী "
           "র‍্যাব "
           "কিছু"},
    {"ar", "سنحفظ طلبك هنا ونرسله إلى فريق المركز، تعلّم الإنجليزية"},
    {"ar", "اسمي \xE2\x81\xA8"
           "Amina Begum\xE2\x81\xA9 من \xE2\x81\xA8"
           "E2 0SN\xE2\x81\xA9 عمره 3"},
    {"vi", "Đặt chỗ cho con bạn: ộ ễ ữ ẵ Ẫ Ỗ"},
    {"ru", "Запишите ребёнка на занятие"},
    {"ur", "اپنے بچے کے لیے جگہ بک کریں، صحت ۱۲۳"},
    {"ps", "د خپل ماشوم لپاره ځای ونیسئ ښځې ډېر"},
    {"ckb", "شوێنێک بۆ منداڵەکەت بگرە ڕۆژ"},
    {"gu", "તમારા બાળક માટે જગ્યા બુક કરો ક્ષ ૧૨૩"},
    {"pa", "ਆਪਣੇ ਬੱਚੇ ਲਈ ਥਾਂ ਬੁੱਕ ਕਰੋ ੧੨੩"},
    {"ta", "உங்கள் குழந்தைக்கு இடம் பதிவு"},
    {"hi", "अपने बच्चे के लिए जगह बुक करें श्री क्ष १२३"},
    {"am", "ለልጅዎ ቦታ ይያዙ። ጤና ጣቢያ ፩፪፫"},
    {"zh", "为您的孩子预约名额，《健康》“你好”。"},
    {"en", "Hello আমিনা and أمينة (يوسف) in \xCC\x81 London e\xCC\x81\xCC\x82"},
};

enum { SAMPLES = sizeof samples / sizeof samples[0] };

static long all_ink;
static long all_difference;

static void canvas_init(struct canvas *canvas)
{
    canvas->pixels = calloc(CANVAS_WIDTH, CANVAS_HEIGHT);
    canvas->pieces = 0;
    ck_assert_ptr_nonnull(canvas->pixels);
}

static void put(struct canvas *canvas, int x, int y, uint8_t coverage)
{
    /* Not ck_assert: that reports each call to the runner, and these are pixels. */
    if (x < 0 || x >= CANVAS_WIDTH || y < 0 || y >= CANVAS_HEIGHT)
        ck_abort_msg("ink at %d, %d", x, y);
    canvas->pixels[y * CANVAS_WIDTH + x] |= coverage;
}

static void paint(void *context, const uint8_t *coverage, int width, int height, int stride, int x_px,
                  int y_px)
{
    struct canvas *canvas = context;

    canvas->pieces++;
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
            put(canvas, MARGIN + x_px + x, MARGIN + y_px + y, coverage[y * stride + x]);
}

static long ink(const struct canvas *canvas)
{
    long sum = 0;

    for (int i = 0; i < CANVAS_WIDTH * CANVAS_HEIGHT; i++)
        sum += canvas->pixels[i];
    return sum;
}

static long difference(const struct canvas *a, const struct canvas *b)
{
    long sum = 0;

    for (int i = 0; i < CANVAS_WIDTH * CANVAS_HEIGHT; i++)
        sum += abs(a->pixels[i] - b->pixels[i]);
    return sum;
}

static void put_glyph(struct canvas *canvas, FT_Face ft, uint32_t glyph, int x, int y)
{
    FT_GlyphSlot slot = ft->glyph;

    ck_assert_int_eq(FT_Load_Glyph(ft, glyph, FT_LOAD_NO_HINTING | FT_LOAD_RENDER), 0);
    for (int row = 0; row < (int)slot->bitmap.rows; row++)
        for (int column = 0; column < (int)slot->bitmap.width; column++)
            put(canvas, MARGIN + x + slot->bitmap_left + column, MARGIN + y - slot->bitmap_top + row,
                slot->bitmap.buffer[row * slot->bitmap.pitch + column]);
}

static void reference_run(struct canvas *canvas, const struct text_paragraph *paragraph,
                          const struct run *run, int baseline)
{
    hb_buffer_t *buffer = hb_buffer_create();
    unsigned count = 0;
    hb_glyph_info_t *infos;
    hb_glyph_position_t *positions;
    int32_t x = run->x;

    hb_buffer_set_direction(buffer, run->right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, (hb_script_t)run->script);
    hb_buffer_add_utf16(buffer, paragraph->text.u16, paragraph->text.length, (unsigned)run->start,
                        run->end - run->start);
    hb_shape(run->face->hb, buffer, NULL, 0);
    infos = hb_buffer_get_glyph_infos(buffer, &count);
    positions = hb_buffer_get_glyph_positions(buffer, &count);
    for (unsigned i = 0; i < count; i++) {
        put_glyph(canvas, run->face->ft, infos[i].codepoint, (x + positions[i].x_offset + HALF_PIXEL) >> 6,
                  baseline - ((positions[i].y_offset + HALF_PIXEL) >> 6));
        x += positions[i].x_advance;
    }
    hb_buffer_destroy(buffer);
}

static void reference(struct canvas *canvas, const struct text_paragraph *paragraph)
{
    for (size_t i = 0; i < paragraph->line_count; i++) {
        const struct line *line = &paragraph->lines[i];

        for (size_t k = 0; k < line->run_count; k++)
            reference_run(canvas, paragraph, &paragraph->runs[line->first_run + k],
                          line->top_px + line->ascent_px);
    }
}

static void check_sample(const char *language, const char *text, float size_px, int width_px)
{
    struct text_spec spec = {.text = text, .language = language, .size_px = size_px, .width_px = width_px};
    struct text_paragraph *paragraph = lay_out(&spec);
    struct canvas painted;
    struct canvas expected;

    canvas_init(&painted);
    canvas_init(&expected);
    ck_assert_int_eq(text_paragraph_paint(paragraph, paint, &painted), OK);
    reference(&expected, paragraph);
    ck_assert_int_gt(ink(&painted), 255 * 100);
    /* One glyph that stands within a hair of half a pixel may fall to the other side. */
    ck_assert_msg(difference(&painted, &expected) * 100 < 8 * ink(&expected), "%s at %d: %ld of %ld differ",
                  language, (int)size_px, difference(&painted, &expected), ink(&expected));
    all_ink += ink(&expected);
    all_difference += difference(&painted, &expected);
    free(painted.pixels);
    free(expected.pixels);
    text_paragraph_destroy(paragraph);
}

START_TEST(paint_equals_layout)
{
    static const float sizes[] = {18, 24, 30, 37, 44};

    for (size_t size = 0; size < sizeof sizes / sizeof sizes[0]; size++)
        for (int i = 0; i < SAMPLES; i++)
            check_sample(samples[i][0], samples[i][1], sizes[size], 620);
    ck_assert_int_lt(all_difference * 100, all_ink);
    /* The surfaces were exactly as large as SDL2_ttf's rules, as they are understood here, make them. */
    ck_assert_uint_eq(shared_engine()->surprises, 0);
}
END_TEST

static long ink_of(const struct text_spec *spec, int *ret_pieces)
{
    struct text_paragraph *paragraph = lay_out(spec);
    struct canvas canvas;
    long sum;

    canvas_init(&canvas);
    ck_assert_int_eq(text_paragraph_paint(paragraph, paint, &canvas), OK);
    sum = ink(&canvas);
    *ret_pieces = canvas.pieces;
    free(canvas.pixels);
    text_paragraph_destroy(paragraph);
    return sum;
}

/* Without a joiner at the cut, the last letter would end in a bowl and its ink would grow by a third. */
START_TEST(a_word_cut_by_a_line_keeps_its_joins)
{
    struct text_spec whole = {.text = "سسسسسسسس", .language = "ar", .size_px = 40};
    struct text_spec cut = {.text = "سسسسسسسس", .language = "ar", .size_px = 40, .width_px = 120};
    int pieces = 0;
    long whole_ink = ink_of(&whole, &pieces);
    long cut_ink = ink_of(&cut, &pieces);

    ck_assert_int_ge(pieces, 2);
    ck_assert_int_le(labs(cut_ink - whole_ink) * 100, whole_ink * 3);
}
END_TEST

START_TEST(what_is_not_seen_has_no_ink)
{
    struct text_spec spec = {.text =
                                 " \xE2\x81\xA8\xE2\x81\xA9\xC2\xA0\xE2\x81\xA0\xE2\x80\x8D\xE2\x80\x8C\t\n ",
                             .language = "en",
                             .size_px = 30};
    int pieces = 0;

    ck_assert_int_eq(ink_of(&spec, &pieces), 0);
    ck_assert_int_eq(pieces, 0);
    spec.language = "ar";
    ck_assert_int_eq(ink_of(&spec, &pieces), 0);
    spec.language = "bn";
    ck_assert_int_eq(ink_of(&spec, &pieces), 0);
}
END_TEST

START_TEST(isolates_and_joiners_leave_the_picture_as_it_was)
{
    struct text_spec plain = {.text = "abcd E2 0SN", .language = "en", .size_px = 30};
    struct text_spec dressed = {.text = "ab\xE2\x81\xA0"
                                        "cd \xE2\x81\xA8"
                                        "E2\xC2\xA0"
                                        "0SN\xE2\x81\xA9",
                                .language = "en",
                                .size_px = 30};
    int pieces = 0;

    ck_assert_int_eq(ink_of(&plain, &pieces), ink_of(&dressed, &pieces));
}
END_TEST

Suite *drawing_suite(void)
{
    Suite *suite = suite_create("text: drawing");
    TCase *tcase = tcase_create("drawing");

    tcase_set_timeout(tcase, 120);
    tcase_add_checked_fixture(tcase, NULL, finish_shared_engine);
    tcase_add_test(tcase, paint_equals_layout);
    tcase_add_test(tcase, a_word_cut_by_a_line_keeps_its_joins);
    tcase_add_test(tcase, what_is_not_seen_has_no_ink);
    tcase_add_test(tcase, isolates_and_joiners_leave_the_picture_as_it_was);
    suite_add_tcase(suite, tcase);
    return suite;
}
