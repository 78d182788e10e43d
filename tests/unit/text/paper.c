/* Text on paper: laid out in a printer's dots, painted into the caller's bitmap, without a window; and the
 * fonts that many sizes open are let go of again. */
#include <SDL2/SDL.h>
#include <stdlib.h>
#include <string.h>

#include "suites.h"
#include "text/bitmap.h"
#include "text/paragraph.h"

enum { GUARD = 64, GUARD_BYTE = 0xA5 };

static const struct {
    const char *language;
    const char *text;
} tickets[] = {
    {"en", "Stay and play, Wednesday 4 March at 10:00. Please bring this ticket."},
    {"bn", "বুধবার সকাল ১০টায় খেলার আসর। অনুগ্রহ করে এই টিকিট সঙ্গে আনুন।"},
    {"ar", "تعال والعب، الأربعاء ٤ مارس الساعة ١٠. من فضلك أحضر هذه التذكرة."},
    {"ur", "بدھ کی صبح دس بجے کھیل۔ براہ کرم یہ ٹکٹ ساتھ لائیں۔"},
    {"zh", "星期三上午十点亲子游戏。请带上这张票。"},
    {"ta", "புதன்கிழமை காலை பத்து மணிக்கு விளையாட்டு. இந்தச் சீட்டைக் கொண்டு வாருங்கள்."},
};

enum { TICKETS = sizeof tickets / sizeof tickets[0] };

/* 58 and 80 mm at 203 dots an inch, A4's text width at 300. */
static const struct {
    int width_px;
    float size_px;
} papers[] = {{384, 24}, {576, 30}, {2000, 50}, {2000, 160}};

enum { PAPERS = sizeof papers / sizeof papers[0] };

struct sheet {
    struct text_bitmap bitmap;
    uint8_t *memory;
    size_t bytes;
};

static void sheet_init(struct sheet *sheet, int width_px, int height_px, enum text_depth depth)
{
    size_t stride = depth == TEXT_ONE_BIT ? ((size_t)width_px + 7) / 8 : (size_t)width_px;

    sheet->bytes = stride * (size_t)height_px;
    sheet->memory = malloc(sheet->bytes + 2 * GUARD);
    ck_assert_ptr_nonnull(sheet->memory);
    memset(sheet->memory, GUARD_BYTE, sheet->bytes + 2 * GUARD);
    memset(sheet->memory + GUARD, 0, sheet->bytes);
    sheet->bitmap = (struct text_bitmap){.dots = sheet->memory + GUARD,
                                         .width_px = width_px,
                                         .height_px = height_px,
                                         .stride_bytes = stride,
                                         .depth = depth};
}

static void sheet_finish(struct sheet *sheet)
{
    for (size_t i = 0; i < GUARD; i++)
        if (sheet->memory[i] != GUARD_BYTE || sheet->memory[GUARD + sheet->bytes + i] != GUARD_BYTE)
            ck_abort_msg("written outside the bitmap");
    free(sheet->memory);
}

static int dot(const struct sheet *sheet, int x, int y)
{
    const struct text_bitmap *bitmap = &sheet->bitmap;
    const uint8_t *row = bitmap->dots + (size_t)y * bitmap->stride_bytes;

    return bitmap->depth == TEXT_ONE_BIT ? ((row[x / 8] >> (7 - x % 8)) & 1) * 255 : row[x];
}

static double ink(const struct sheet *sheet)
{
    double sum = 0;

    for (int y = 0; y < sheet->bitmap.height_px; y++)
        for (int x = 0; x < sheet->bitmap.width_px; x++)
            sum += dot(sheet, x, y) / 255.0;
    return sum;
}

static struct text_paragraph *ticket(int index, int paper)
{
    struct text_spec spec = {.text = tickets[index].text,
                             .language = tickets[index].language,
                             .size_px = papers[paper].size_px,
                             .width_px = papers[paper].width_px};

    return lay_out(&spec);
}

/* One bit has as much ink as eight, or text on a ticket would be thinner or fatter than on glass. */
START_TEST(one_bit_and_eight_have_the_same_ink)
{
    for (int i = 0; i < TICKETS; i++) {
        struct text_paragraph *paragraph = ticket(i, _i);
        int height = text_paragraph_size(paragraph).height_px + 40;
        struct sheet fine;
        struct sheet coarse;

        sheet_init(&fine, papers[_i].width_px, height, TEXT_EIGHT_BIT);
        sheet_init(&coarse, papers[_i].width_px, height, TEXT_ONE_BIT);
        ck_assert_int_eq(text_bitmap_add(&fine.bitmap, paragraph, 0, 20), OK);
        ck_assert_int_eq(text_bitmap_add(&coarse.bitmap, paragraph, 0, 20), OK);
        ck_assert_double_gt(ink(&fine), 500);
        ck_assert_msg(ink(&coarse) > 0.95 * ink(&fine) && ink(&coarse) < 1.15 * ink(&fine),
                      "%s at %d: %.0f dots for %.0f", tickets[i].language, (int)papers[_i].size_px,
                      ink(&coarse), ink(&fine));
        sheet_finish(&fine);
        sheet_finish(&coarse);
        text_paragraph_destroy(paragraph);
    }
    ck_assert_uint_eq(shared_engine()->surprises, 0);
}
END_TEST

START_TEST(lines_fit_the_paper)
{
    for (int i = 0; i < TICKETS; i++) {
        struct text_paragraph *paragraph = ticket(i, _i);

        for (size_t k = 0; k < text_paragraph_line_count(paragraph); k++)
            ck_assert_int_le(text_paragraph_line(paragraph, k).width_px, papers[_i].width_px);
        text_paragraph_destroy(paragraph);
    }
}
END_TEST

START_TEST(no_window_and_no_video_are_needed)
{
    struct text_paragraph *paragraph = ticket(0, 0);
    struct sheet sheet;

    sheet_init(&sheet, 384, 100, TEXT_ONE_BIT);
    ck_assert_int_eq(text_bitmap_add(&sheet.bitmap, paragraph, 0, 0), OK);
    ck_assert_uint_eq(SDL_WasInit(0), 0);
    sheet_finish(&sheet);
    text_paragraph_destroy(paragraph);
}
END_TEST

/* Half of the text hangs over every edge in turn; the guards and the sanitizer watch. */
START_TEST(what_falls_outside_is_left_out)
{
    static const int places[][2] = {{-90, 0}, {250, 0}, {0, -30}, {0, 80}, {-5000, 0}, {0, 5000}, {301, 101}};
    struct text_paragraph *paragraph = ticket(2, 0);

    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        for (int depth = TEXT_ONE_BIT; depth <= TEXT_EIGHT_BIT; depth++) {
            struct sheet sheet;

            sheet_init(&sheet, 301, 101, (enum text_depth)depth);
            ck_assert_int_eq(text_bitmap_add(&sheet.bitmap, paragraph, places[i][0], places[i][1]), OK);
            ck_assert((ink(&sheet) > 0) == (i < 4));
            sheet_finish(&sheet);
        }
    }
    text_paragraph_destroy(paragraph);
}
END_TEST

START_TEST(a_bitmap_holds_what_was_there_before)
{
    struct text_paragraph *paragraph = ticket(0, 0);
    struct sheet sheet;
    double once;

    sheet_init(&sheet, 384, 400, TEXT_ONE_BIT);
    ck_assert_int_eq(text_bitmap_add(&sheet.bitmap, paragraph, 0, 0), OK);
    once = ink(&sheet);
    ck_assert_int_eq(text_bitmap_add(&sheet.bitmap, paragraph, 0, 0), OK);
    ck_assert_double_eq(ink(&sheet), once);
    ck_assert_int_eq(text_bitmap_add(&sheet.bitmap, paragraph, 0, 200), OK);
    ck_assert_double_eq(ink(&sheet), 2 * once);
    sheet_finish(&sheet);
    text_paragraph_destroy(paragraph);
}
END_TEST

static void try_size(float size_px)
{
    struct text_spec spec = {.text = "abc কখ", .language = "en", .size_px = size_px};
    struct text_paragraph *paragraph = lay_out(&spec);
    struct sheet sheet;

    sheet_init(&sheet, 400, 200, TEXT_EIGHT_BIT);
    ck_assert_int_eq(text_bitmap_add(&sheet.bitmap, paragraph, 0, 0), OK);
    ck_assert_double_gt(ink(&sheet), 50);
    sheet_finish(&sheet);
    text_paragraph_destroy(paragraph);
}

START_TEST(sizes_long_unused_are_let_go_of)
{
    struct text_engine *engine = shared_engine();
    struct text_paragraph *kept = lay_out_line("ur", "صحت abc");
    struct sheet sheet;
    size_t used = 0;

    for (int size = 16; size < 16 + 2 * FACES_KEPT; size++)
        try_size((float)size);
    engine_trim(engine);
    ck_assert_uint_eq(engine->face_count, FACES_KEPT);
    for (size_t i = 0; i < engine->face_count; i++)
        used += engine->faces[i]->users;
    ck_assert_uint_eq(used, kept->held_count);
    sheet_init(&sheet, 400, 200, TEXT_EIGHT_BIT);
    ck_assert_int_eq(text_bitmap_add(&sheet.bitmap, kept, 0, 0), OK);
    ck_assert_double_gt(ink(&sheet), 50);
    sheet_finish(&sheet);
    text_paragraph_destroy(kept);
}
END_TEST

START_TEST(large_fonts_are_let_go_of_sooner)
{
    struct text_engine *engine = shared_engine();
    size_t chinese = 0;

    for (int size = 20; size < 40; size++) {
        struct text_spec spec = {.text = "为您的孩子", .language = "zh", .size_px = (float)size};

        text_paragraph_destroy(lay_out(&spec));
    }
    engine_trim(engine);
    for (size_t i = 0; i < engine->face_count; i++)
        chinese += engine->faces[i]->ft->num_glyphs > 60000;
    ck_assert_uint_ge(chinese, 2);
    ck_assert_uint_le(chinese, GLYPHS_KEPT / 60000);
}
END_TEST

Suite *paper_suite(void)
{
    Suite *suite = suite_create("text: paper");
    TCase *tcase = tcase_create("paper");

    tcase_set_timeout(tcase, 60);
    tcase_add_checked_fixture(tcase, NULL, finish_shared_engine);
    tcase_add_loop_test(tcase, one_bit_and_eight_have_the_same_ink, 0, PAPERS);
    tcase_add_loop_test(tcase, lines_fit_the_paper, 0, PAPERS);
    tcase_add_test(tcase, no_window_and_no_video_are_needed);
    tcase_add_test(tcase, what_falls_outside_is_left_out);
    tcase_add_test(tcase, a_bitmap_holds_what_was_there_before);
    tcase_add_test(tcase, sizes_long_unused_are_let_go_of);
    tcase_add_test(tcase, large_fonts_are_let_go_of_sooner);
    suite_add_tcase(suite, tcase);
    return suite;
}
