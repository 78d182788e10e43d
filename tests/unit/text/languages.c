/* What each language needs: its own letters and digits, and its own rules about cutting. */
#include <stdlib.h>
#include <string.h>

#include "suites.h"
#include "text/joins.h"
#include "text/paragraph.h"

#define EM_DASH "\xE2\x80\x94"

static const struct {
    const char *language;
    const char *role;
    const char *text; /* letters, then digits */
} letters[] = {
    {"vi", "latin", "ộ ễ ữ ẵ ợ ằ Ẫ Ỗ Ặ đ Đ 0123456789"},
    {"pl", "latin", "ąćęłńóśźż ĄĆĘŁŃÓŚŹŻ 0123456789"},
    {"ro", "latin", "ăâîșț ĂÂÎȘȚ 0123456789"},
    {"tr", "latin", "çğıİöşü ÇĞÖŞÜ 0123456789"},
    {"lt", "latin", "ąčęėįšųūž ĄČĘĖĮŠŲŪŽ 0123456789"},
    {"ru", "latin", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя 0123456789"},
    {"uk", "latin", "ґєії ҐЄІЇ 0123456789"},
    {"bn", "bengali", "অআইঈউঊঋএঐওঔকখগঘঙৎংঃঁড়ঢ়য় ০১২৩৪৫৬৭৮৯"},
    {"hi", "devanagari", "अआइईउऊऋएऐओऔकखगघङक़ख़ग़ज़ड़ढ़फ़ळ ०१२३४५६७८९"},
    {"ne", "devanagari", "क्ष त्र ज्ञ श्र द्ध ० १ २"},
    {"gu", "gujarati", "અઆઇઈઉઊઋએઐઓઔકખગઘઙક્ષળ ૦૧૨૩૪૫૬૭૮૯"},
    {"pa", "gurmukhi", "ਅਆਇਈਉਊਏਐਓਔਕਖਗਘਙਸ਼ਖ਼ਗ਼ਜ਼ੜਫ਼ੱੰ ੦੧੨੩੪੫੬੭੮੯"},
    {"ta", "tamil", "அஆஇஈஉஊஎஏஐஒஓஔஃகஙசஞடணஜஷஸஹ ௦௧௨௩௪௫௬௭௮௯"},
    {"am", "ethiopic", "ሀሁሂሃሄህሆለሐመሠረሰሸቀበተቸኀነኘአከኸወዐዘዠየደጀገጠጨጰጸፀፈፐ፡።፣፩፪፫፼"},
    {"ti", "ethiopic", "ቐቑኸዃኧቨ"},
    {"ar", "arabic", "ابتثجحخدذرزسشصضطظعغفقكلمنهوي ءآأؤإئةى ًٌٍَُِّْ ٠١٢٣٤٥٦٧٨٩"},
    {"fa", "arabic", "پچژگکی ۀ ۰۱۲۳۴۵۶۷۸۹"},
    {"ps", "arabic", "ټځڅډړږښګڼېۍئ ۰۱۲۳۴۵۶۷۸۹"},
    {"ckb", "arabic", "ڕڵۆێەھپچژگڤ ٠١٢٣٤٥٦٧٨٩"},
    {"ur", "nastaliq", "ٹڈڑںےھہۓگچپژکی ۔،؟ ۰۱۲۳۴۵۶۷۸۹"},
    {"zh", "chinese", "为您的孩子预约名额健康检查家长登记"},
};

START_TEST(every_letter_is_in_the_language_s_own_font)
{
    struct text_paragraph *paragraph = lay_out_line(letters[_i].language, letters[_i].text);
    char missing[64];

    ck_assert_msg(text_engine_covers(shared_engine(), letters[_i].language, letters[_i].text, missing), "%s",
                  missing);
    for (size_t i = 0; i < paragraph->run_count; i++) {
        const struct run *run = &paragraph->runs[i];
        UChar unit = paragraph->text.u16[run->start];

        /* European digits are Latin's everywhere. */
        if (unit < '0' || unit > '9')
            ck_assert_msg(strcmp(run->face->file->role, letters[_i].role) == 0, "%s at unit %d: %s",
                          letters[_i].language, run->start, run->face->file->role);
    }
    text_paragraph_destroy(paragraph);
}
END_TEST

static long ink_sum;

static void add_ink(void *context, const uint8_t *coverage, int width, int height, int stride, int x_px,
                    int y_px)
{
    (void)context;
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
            ink_sum += (long)coverage[y * stride + x] * (1 + (x_px + x) % 97 + 101 * ((y_px + y) % 89));
}

/* A number that is the same for the same picture. */
static long picture_of(const char *language, const char *text)
{
    struct text_paragraph *paragraph = lay_out_line(language, text);

    ink_sum = 0;
    ck_assert_int_eq(text_paragraph_paint(paragraph, add_ink, NULL), OK);
    text_paragraph_destroy(paragraph);
    return ink_sum;
}

START_TEST(romanian_s_and_t_have_commas_below)
{
    ck_assert_int_eq(picture_of("ro", "şŞţŢ"), picture_of("ro", "șȘțȚ"));
    ck_assert_int_eq(picture_of("ro-MD", "s\xCC\xA7t\xCC\xA7"), picture_of("ro", "s\xCC\xA6t\xCC\xA6"));
    ck_assert_int_eq(picture_of("ro", "ç"), picture_of("en", "ç"));
    ck_assert_int_ne(picture_of("tr", "ş"), picture_of("tr", "ș"));
}
END_TEST

START_TEST(the_chinese_dash_is_one_stroke_and_one_piece)
{
    static const char text[] = "我们约好" EM_DASH EM_DASH "周三见";

    ck_assert_int_eq(picture_of("zh-Hans", "中" EM_DASH EM_DASH),
                     picture_of("zh", "中\xE2\x80\x95\xE2\x80\x95"));
    ck_assert_int_ne(picture_of("en", "中" EM_DASH EM_DASH), picture_of("zh", "中" EM_DASH EM_DASH));
    for (int width = 30; width < 400; width += 10) {
        struct text_spec spec = {.text = text, .language = "zh", .size_px = 30, .width_px = width};
        struct text_paragraph *paragraph = lay_out(&spec);

        for (size_t i = 0; width >= 60 && i < text_paragraph_line_count(paragraph); i++)
            ck_assert_uint_ne(text_paragraph_line(paragraph, i).start_byte, 15);
        text_paragraph_destroy(paragraph);
    }
}
END_TEST

static bool begins_with_any(const char *text, const char *const *parts)
{
    for (; *parts != NULL; parts++)
        if (strncmp(text, *parts, strlen(*parts)) == 0)
            return true;
    return false;
}

/* Kinsoku: closing marks never begin a line, opening ones never end it. */
START_TEST(chinese_lines_begin_and_end_as_they_should)
{
    static const char text[] =
        "请带上《儿童健康手册》，以及“出生证明”。您可以在周一（上午）来，也可以周三来！好吗？谢谢。";
    static const char *const closing[] = {"，", "。", "》", "”", "）", "！", "？", NULL};
    static const char *const opening[] = {"《", "“", "（", NULL};

    for (int width = 90; width < 600; width += 10) {
        struct text_spec spec = {.text = text, .language = "zh", .size_px = 30, .width_px = width};
        struct text_paragraph *paragraph = lay_out(&spec);

        for (size_t i = 1; i < text_paragraph_line_count(paragraph); i++) {
            size_t start = text_paragraph_line(paragraph, i).start_byte;

            ck_assert_msg(!begins_with_any(text + start, closing), "at %d: %s", width, text + start);
            ck_assert_msg(!begins_with_any(text + start - 3, opening), "at %d: %s", width, text + start - 3);
        }
        text_paragraph_destroy(paragraph);
    }
}
END_TEST

START_TEST(a_nastaliq_word_is_never_cut_where_it_joins)
{
    static const char text[] = "بھلائی مستقبل کےلیےخوشگواراورمحفوظ";

    for (int width = 1; width < 200; width += 9) {
        for (int limit = 0; limit < 3; limit++) {
            struct text_spec spec = {
                .text = text, .language = "ur", .size_px = 30, .width_px = width, .line_limit = limit};
            struct text_paragraph *paragraph = lay_out(&spec);

            for (size_t i = 0; i < paragraph->line_count; i++)
                ck_assert(
                    !joins_at(paragraph->text.u16, paragraph->text.length, paragraph->lines[i].content_end));
            text_paragraph_destroy(paragraph);
        }
    }
}
END_TEST

START_TEST(a_letter_that_nastaliq_lacks_takes_its_word_along)
{
    struct text_paragraph *paragraph = lay_out_line("ur", "بڵب صحت");

    ck_assert_uint_eq(paragraph->run_count, 2);
    ck_assert_str_eq(paragraph->runs[0].face->file->role, "nastaliq");
    ck_assert_str_eq(paragraph->runs[1].face->file->role, "arabic");
    ck_assert_int_eq(paragraph->runs[1].start, 0);
    ck_assert_int_ge(paragraph->runs[1].end, 3);
    text_paragraph_destroy(paragraph);
}
END_TEST

static int line_height(const char *language, const char *text)
{
    struct text_paragraph *paragraph = lay_out_line(language, text);
    int height = text_paragraph_size(paragraph).height_px;

    text_paragraph_destroy(paragraph);
    return height;
}

START_TEST(nastaliq_lines_are_as_high_as_they_need)
{
    int latin = line_height("en", "Hg");
    int nastaliq = line_height("ur", "صحت");

    ck_assert_int_ge(nastaliq * 100, latin * 180);
    ck_assert_int_le(nastaliq * 100, latin * 190);
}
END_TEST

/* Scripts stand beside one another at about the height of Latin's small letters to its capitals. */
START_TEST(every_script_stands_in_a_band_like_latin_s)
{
    struct text_paragraph *paragraph = lay_out_line(letters[_i].language, letters[_i].text);
    struct text_band band = text_paragraph_band(paragraph);
    struct text_size size = text_paragraph_size(paragraph);
    int height = band.bottom_px - band.top_px;

    ck_assert_msg(height >= 16 && height <= 31, "%s: %d", letters[_i].language, height);
    ck_assert(band.top_px >= 0 && band.bottom_px <= size.height_px);
    text_paragraph_destroy(paragraph);
}
END_TEST

/* A name in any script is shown in every language. */
START_TEST(every_language_covers_every_other)
{
    char missing[64];

    for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++)
        ck_assert_msg(text_engine_covers(shared_engine(), letters[_i].language, letters[i].text, missing),
                      "%s: %s", letters[_i].language, missing);
}
END_TEST

START_TEST(stacks_are_named_for_every_language)
{
    for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++)
        ck_assert(text_engine_names_language(shared_engine(), letters[i].language));
    ck_assert(text_engine_names_language(shared_engine(), "zh-Hans"));
    ck_assert(!text_engine_names_language(shared_engine(), "xx"));
}
END_TEST

Suite *languages_suite(void)
{
    Suite *suite = suite_create("text: languages");
    TCase *tcase = tcase_create("languages");
    int count = (int)(sizeof letters / sizeof letters[0]);

    tcase_set_timeout(tcase, 60);
    tcase_add_checked_fixture(tcase, NULL, finish_shared_engine);
    tcase_add_loop_test(tcase, every_letter_is_in_the_language_s_own_font, 0, count);
    tcase_add_test(tcase, romanian_s_and_t_have_commas_below);
    tcase_add_test(tcase, the_chinese_dash_is_one_stroke_and_one_piece);
    tcase_add_test(tcase, chinese_lines_begin_and_end_as_they_should);
    tcase_add_test(tcase, a_nastaliq_word_is_never_cut_where_it_joins);
    tcase_add_test(tcase, a_letter_that_nastaliq_lacks_takes_its_word_along);
    tcase_add_test(tcase, nastaliq_lines_are_as_high_as_they_need);
    tcase_add_loop_test(tcase, every_script_stands_in_a_band_like_latin_s, 0, count);
    tcase_add_loop_test(tcase, every_language_covers_every_other, 0, count);
    tcase_add_test(tcase, stacks_are_named_for_every_language);
    suite_add_tcase(suite, tcase);
    return suite;
}
