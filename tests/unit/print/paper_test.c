/* Papers drawn: sides exchanged, nothing cut, pages kept whole. */
#include <stdlib.h>
#include <string.h>

#include "paper_shared.h"
#include "suites.h"

static void begin(struct paper *paper, const char *language)
{
    paper_init(paper, language, strcmp(language, "ar") == 0 || strcmp(language, "ur") == 0);
}

static void add_text(struct paper *paper, enum paper_look look, const char *language, const char *text)
{
    paper_add(paper,
              &(struct paper_part){.look = look,
                                   .said = {.text = text, .language = language, .english = "In English"},
                                   .icon = look == PAPER_TITLE || look == PAPER_FACT ? "calendar" : NULL});
}

static int height_of(const char *sheet, const struct paper *paper)
{
    struct bitmap bitmap = draw_on(sheet, paper);
    int height = bitmap.height;

    bitmap_finish(&bitmap);
    return height;
}

START_TEST(sheets_have_names)
{
    static const char *const names[] = {"58mm", "80mm", "A6", "A4"};

    for (size_t i = 0; i < 4; i++) {
        const struct paper_sheet *sheet = paper_find_sheet(names[i]);

        ck_assert_ptr_nonnull(sheet);
        ck_assert_str_eq(sheet->name, names[i]);
        ck_assert_int_eq(sheet->width % 8, 0);
    }
    ck_assert_ptr_null(paper_find_sheet("A5"));
    ck_assert_ptr_null(paper_find_sheet(""));
}
END_TEST

START_TEST(an_empty_paper_is_refused)
{
    struct paper paper;
    struct bitmap bitmap;

    begin(&paper, "en");
    add_text(&paper, PAPER_TEXT, "en", NULL);
    add_text(&paper, PAPER_FACT, "en", "");
    paper_add(&paper,
              &(struct paper_part){.look = PAPER_VALUE, .said = {.text = "A number", .language = "en"}});
    paper_add(&paper, &(struct paper_part){.look = PAPER_CODE, .said = {.text = "A code", .language = "en"}});
    ck_assert_uint_eq(paper.count, 0);
    ck_assert_int_eq(
        paper_draw(&paper, shared_engine(), shared_pictures(), paper_find_sheet("80mm"), &bitmap), INVALID);
    ck_assert_ptr_null(bitmap.bits);
    paper_finish(&paper);
}
END_TEST

START_TEST(english_stands_under_other_languages_only)
{
    struct paper paper;

    begin(&paper, "bn");
    add_text(&paper, PAPER_TEXT, "bn", "শিশুর সঙ্গে খেলা");
    add_text(&paper, PAPER_TEXT, "en", "Stay and play");
    add_text(&paper, PAPER_TEXT, "bn", "In English");
    ck_assert_str_eq(paper.parts[0].said.english, "In English");
    ck_assert_ptr_null(paper.parts[1].said.english);
    ck_assert_ptr_null(paper.parts[2].said.english);
    paper_finish(&paper);
    ck_assert_uint_eq(paper.count, 0);
}
END_TEST

/* A code without a caption stands at the end side; the same code at the other side in the other direction. */
START_TEST(sides_are_exchanged)
{
    struct paper left_to_right, right_to_left;
    struct paper_part part = {.look = PAPER_CODE, .code = "DS:SAMP-2E22"};
    struct bitmap forth, back;

    begin(&left_to_right, "en");
    begin(&right_to_left, "ar");
    paper_add(&left_to_right, &part);
    paper_add(&right_to_left, &part);
    forth = draw_on("80mm", &left_to_right);
    back = draw_on("80mm", &right_to_left);
    ck_assert(!has_ink(&forth, 0, 0, 400, forth.height) && has_ink(&forth, 400, 0, 176, forth.height));
    ck_assert(has_ink(&back, 0, 0, 176, back.height) && !has_ink(&back, 176, 0, 400, back.height));
    bitmap_finish(&forth);
    bitmap_finish(&back);
    paper_finish(&left_to_right);
    paper_finish(&right_to_left);
}
END_TEST

/* The pictogram and the text beside it, and English in a paper that runs the other way. */
START_TEST(texts_begin_at_the_start_side)
{
    static const struct {
        const char *paper, *language, *text;
        bool right;
    } cases[] = {{"en", "en", "Hall", false},
                 {"ar", "ar", "القاعة", true},
                 {"ar", "en", "Hall", true},
                 {"ar", "ar", "020", true},
                 {"en", "ar", "القاعة", false}};
    struct paper paper;
    struct bitmap bitmap;

    begin(&paper, cases[_i].paper);
    add_text(&paper, PAPER_TEXT, cases[_i].language, cases[_i].text);
    bitmap = draw_on("80mm", &paper);
    ck_assert_int_eq(has_ink(&bitmap, 0, 0, 288, bitmap.height), !cases[_i].right);
    ck_assert_int_eq(has_ink(&bitmap, 288, 0, 288, bitmap.height), cases[_i].right);
    bitmap_finish(&bitmap);
    paper_finish(&paper);
}
END_TEST

static const struct {
    const char *language, *text;
} scripts[] = {
    {"en", "Stay and play, Wednesday 4 March at 10:00. Please bring this ticket."},
    {"bn", "বুধবার সকাল ১০টায় খেলার আসর। অনুগ্রহ করে এই টিকিট সঙ্গে আনুন।"},
    {"ar", "تعال والعب، الأربعاء ٤ مارس الساعة ١٠. من فضلك أحضر هذه التذكرة."},
    {"ur", "بدھ کی صبح دس بجے کھیل۔ براہ کرم یہ ٹکٹ ساتھ لائیں۔ آپ کی جگہ محفوظ ہے۔"},
    {"zh", "星期三上午十点亲子游戏。请带上这张票。"},
    {"ta", "புதன்கிழமை காலை பத்து மணிக்கு விளையாட்டு. இந்தச் சீட்டைக் கொண்டு வாருங்கள்."},
};

enum { SCRIPTS = sizeof scripts / sizeof scripts[0] };

static void add_every_look(struct paper *paper, const char *language, const char *text)
{
    for (int look = 0; look < PAPER_LOOKS; look++) {
        struct paper_part part = {.look = (enum paper_look)look,
                                  .said = {.text = text, .language = language, .english = "In English"},
                                  .icon = "calendar",
                                  .value = "SAMP-2E22",
                                  .code = look == PAPER_CODE ? "BEGIN:VCALENDAR" : "DS:SAMP-2E22"};

        paper_add(paper, &part);
    }
    ck_assert_uint_eq(paper->count, PAPER_LOOKS);
}

/* Letters may hang over their line; none may hang over the paper's edge. */
START_TEST(nothing_is_cut_at_an_edge)
{
    static const char *const sheets[] = {"58mm", "80mm", "A6"};

    for (size_t i = 0; i < 3; i++) {
        struct paper paper;
        struct bitmap bitmap;

        begin(&paper, scripts[_i].language);
        add_every_look(&paper, scripts[_i].language, scripts[_i].text);
        bitmap = draw_on(sheets[i], &paper);
        ck_assert_int_eq(bitmap.width, paper_find_sheet(sheets[i])->width);
        ck_assert(!has_ink(&bitmap, 0, 0, 1, bitmap.height));
        ck_assert(!has_ink(&bitmap, bitmap.width - 1, 0, 1, bitmap.height));
        ck_assert(!has_ink(&bitmap, 0, 0, bitmap.width, 1));
        ck_assert(!has_ink(&bitmap, 0, bitmap.height - 1, bitmap.width, 1));
        ck_assert_int_gt(bitmap.height, 600);
        ck_assert_int_lt(bitmap.height, 6000);
        bitmap_finish(&bitmap);
        paper_finish(&paper);
    }
}
END_TEST

START_TEST(a_word_without_end_stays_on_the_paper)
{
    static char word[401];
    struct paper paper;
    struct bitmap bitmap;

    memset(word, 'W', sizeof word - 1);
    begin(&paper, "en");
    add_every_look(&paper, "en", word);
    bitmap = draw_on("58mm", &paper);
    ck_assert(!has_ink(&bitmap, 0, 0, 4, bitmap.height));
    ck_assert(!has_ink(&bitmap, bitmap.width - 4, 0, 4, bitmap.height));
    bitmap_finish(&bitmap);
    paper_finish(&paper);
}
END_TEST

static int value_height(const char *value, const char *code)
{
    struct paper paper;
    int height;

    begin(&paper, "en");
    paper_add(&paper, &(struct paper_part){.look = PAPER_VALUE, .value = value, .code = code});
    height = height_of("58mm", &paper);
    paper_finish(&paper);
    return height;
}

/* What needs two lines would be higher than what needs one. */
START_TEST(a_number_is_never_cut_in_two)
{
    ck_assert_int_le(value_height("WWWW-WWWW", "DS:SAMP-2E22"), value_height("1", "DS:SAMP-2E22"));
    ck_assert_int_le(value_height("WWWW-WWWW", NULL), value_height("1", NULL));
    ck_assert_int_le(value_height("123456789012345", NULL), value_height("1", NULL));
}
END_TEST

START_TEST(pages_are_whole)
{
    const struct paper_sheet *sheet = paper_find_sheet("A6");
    struct paper paper;
    struct bitmap bitmap;

    begin(&paper, "bn");
    for (int i = 0; i < 30; i++)
        add_text(&paper, PAPER_FACT, "bn", scripts[1].text);
    bitmap = draw_on("A6", &paper);
    ck_assert_int_eq(bitmap.height % sheet->height, 0);
    ck_assert_int_ge(bitmap.height, 2 * sheet->height);
    for (int page = 0; page < bitmap.height / sheet->height; page++) {
        int top = page * sheet->height, edge = sheet->margin / 2;

        ck_assert(!has_ink(&bitmap, 0, top, bitmap.width, edge));
        ck_assert(has_ink(&bitmap, 0, top + edge, bitmap.width, 200));
        ck_assert(!has_ink(&bitmap, 0, top + sheet->height - edge, bitmap.width, edge));
    }
    bitmap_finish(&bitmap);
    paper_finish(&paper);
}
END_TEST

static int height_without_pages(const struct paper *paper)
{
    struct paper_sheet roll = *paper_find_sheet("A6");
    struct bitmap bitmap;
    int height;

    roll.height = 0;
    ck_assert_int_eq(paper_draw(paper, shared_engine(), shared_pictures(), &roll, &bitmap), OK);
    height = bitmap.height;
    bitmap_finish(&bitmap);
    return height;
}

START_TEST(what_nearly_fits_a_page_is_made_smaller)
{
    const struct paper_sheet *sheet = paper_find_sheet("A6");
    struct paper paper;

    begin(&paper, "en");
    do {
        ck_assert_uint_lt(paper.count, PAPER_PARTS_MAX);
        add_text(&paper, PAPER_TEXT, "en", "Stay and play");
    } while (height_without_pages(&paper) < sheet->height);
    ck_assert_int_eq(height_of("A6", &paper), sheet->height);
    for (int i = 0; i < 10; i++)
        add_text(&paper, PAPER_TEXT, "en", "Stay and play");
    ck_assert_int_eq(height_of("A6", &paper), 2 * sheet->height);
    paper_finish(&paper);
}
END_TEST

START_TEST(a_paper_without_end_is_refused)
{
    static char lines[1201];
    struct paper paper;
    struct bitmap bitmap;

    for (size_t i = 0; i + 1 < sizeof lines; i += 2)
        memcpy(lines + i, "x\n", 2);
    begin(&paper, "en");
    add_text(&paper, PAPER_TEXT, "en", lines);
    ck_assert_int_eq(
        paper_draw(&paper, shared_engine(), shared_pictures(), paper_find_sheet("80mm"), &bitmap), FULL);
    bitmap_finish(&bitmap);
    paper_finish(&paper);
}
END_TEST

START_TEST(a_pictogram_that_is_missing_leaves_its_place)
{
    struct paper paper;
    struct bitmap bitmap;

    begin(&paper, "en");
    paper_add(&paper, &(struct paper_part){.look = PAPER_TITLE,
                                           .said = {.text = "Stay", .language = "en"},
                                           .icon = "no-such"});
    bitmap = draw_on("80mm", &paper);
    ck_assert(!has_ink(&bitmap, 0, 0, 100, bitmap.height));
    ck_assert(has_ink(&bitmap, 100, 0, 200, bitmap.height));
    bitmap_finish(&bitmap);
    paper_finish(&paper);
}
END_TEST

START_TEST(a_stamp_is_white_on_black)
{
    struct paper paper;
    struct bitmap bitmap;
    int black = 0;

    begin(&paper, "en");
    add_text(&paper, PAPER_STAMP, "en", "COPY");
    bitmap = draw_on("80mm", &paper);
    for (int x = 0; x < bitmap.width; x++)
        black += bitmap_is_black(&bitmap, x, bitmap.height / 2);
    ck_assert_int_gt(black, bitmap.width * 3 / 4);
    ck_assert_int_lt(black, bitmap.width - 2 * 12);
    bitmap_finish(&bitmap);
    paper_finish(&paper);
}
END_TEST

Suite *paper_suite(void)
{
    Suite *suite = suite_create("print: paper");
    TCase *tcase = tcase_create("paper");

    tcase_set_timeout(tcase, 60);
    tcase_add_checked_fixture(tcase, NULL, finish_shared);
    tcase_add_test(tcase, sheets_have_names);
    tcase_add_test(tcase, an_empty_paper_is_refused);
    tcase_add_test(tcase, english_stands_under_other_languages_only);
    tcase_add_test(tcase, sides_are_exchanged);
    tcase_add_loop_test(tcase, texts_begin_at_the_start_side, 0, 5);
    tcase_add_loop_test(tcase, nothing_is_cut_at_an_edge, 0, SCRIPTS);
    tcase_add_test(tcase, a_word_without_end_stays_on_the_paper);
    tcase_add_test(tcase, a_number_is_never_cut_in_two);
    tcase_add_test(tcase, pages_are_whole);
    tcase_add_test(tcase, what_nearly_fits_a_page_is_made_smaller);
    tcase_add_test(tcase, a_paper_without_end_is_refused);
    tcase_add_test(tcase, a_pictogram_that_is_missing_leaves_its_place);
    tcase_add_test(tcase, a_stamp_is_white_on_black);
    suite_add_tcase(suite, tcase);
    return suite;
}
