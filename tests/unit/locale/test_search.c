#include <check.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "locale/search.h"

enum { FOUND_MAX = 32 };

Suite *search_suite(void);

/* One text, what is typed, and whether it is found. */
static const struct {
    const char *language;
    const char *text;
    const char *typed;
    bool found;
} rows[] = {
    /* Case, accents, and the beginnings of words. */
    {"en", "Baby massage", "baby", true},
    {"en", "Baby massage", "BABY", true},
    {"en", "Baby massage", "b", true},
    {"en", "Baby massage", "mass bab", true},
    {"en", "Baby massage", "assage", false},
    {"en", "Baby massage", "babys", false},
    {"en", "Baby massage", "baby swim", false},
    {"en", "Baby massage", "  baby  ", true},
    {"en", "Stay-and-play (under 5s)", "play", true},
    {"en", "Stay-and-play (under 5s)", "stay and play", true},
    {"en", "Stay and play", "stay-and-play", true},
    {"en", "Stay and play", "stayplay", false},
    {"en", "Dads’ group", "dads'", true},
    {"en", "Your child's speech", "childs", true},
    {"en", "Your child’s speech", "child's", true},
    {"en", "Café", "cafe", true},
    {"en", "Cafe", "CAFÉ", true},
    {"en", "Cafe", "cafe\u0301", true},
    {"en", "ESOL: English", "esol", true},
    {"en", "Play", "", false},
    {"en", "Play", " \t…!", false},
    {"en", "Play", "\u0301", false},
    {"en", "under 5s", "5", true},
    {"en", "from 2 years", "২", true},
    {"en", "from 2 years", "٢", true},
    {"en", "from 2 years", "۲", true},
    {"en", "from 2 years", "3", false},
    {"en", "12 weeks", "১২", true},
    {"en", "12 weeks", "2", false},
    {"bn", "২ বছরের শিশুর পরীক্ষা", "2", true},
    {"bn", "২ বছরের শিশুর পরীক্ষা", "২", true},
    {"bn", "২ বছরের শিশুর পরীক্ষা", "শি", true},
    {"bn", "২ বছরের শিশুর পরীক্ষা", "পরীক্ষা", true},
    {"bn", "২ বছরের শিশুর পরীক্ষা", "রীক্ষা", false},
    {"bn", "সময়", "সময\u09BC", true}, /* one letter, or two code points */
    {"bn", "সময\u09BC", "সময়", true},
    {"bn", "বাচ্চা", "বাচ্", true},
    {"bn", "মা ও শিশু", "মা শিশু", true},
    {"bn", "হঠাৎ", "হঠাত্", true},
    {"bn", "র\u200D্যাব", "র্যাব", true},
    {"so", "Caawimaad ku saabsan hadalka", "CAAWIMAAD", true},
    {"so", "Caawimaad ku saabsan hadalka", "had", true},
    {"so", "Su'aal", "suaal", true},
    {"so", "Su’aal", "su'aal", true},
    {"so", "Caawimaad", "aawimaad", false},
    /* Arabic: alef with and without hamza, teh marbuta and heh, yeh and alef maksura, vowels, the article. */
    {"ar", "أطفال", "اطفال", true},
    {"ar", "اطفال", "أطفال", true},
    {"ar", "إرضاع", "ارضاع", true},
    {"ar", "آباء", "اباء", true},
    {"ar", "رضاعة", "رضاعه", true},
    {"ar", "رضاعه", "رضاعة", true},
    {"ar", "مستشفى", "مستشفي", true},
    {"ar", "مستشفي", "مستشفى", true},
    {"ar", "تَدْلِيك", "تدليك", true},
    {"ar", "تدليـــك", "تدليك", true},
    {"ar", "تدليك الأطفال", "اطفال", true},
    {"ar", "تدليك أطفال", "الأطفال", true},
    {"ar", "تدليك الأطفال", "الأطفال", true},
    {"ar", "للأطفال والأمهات", "أطفال امهات", true},
    {"ar", "تدليك الأطفال", "طفال", false},
    {"ar", "طفل", "طفلة", false},
    {"ur", "بچوں کی مدد", "كي", true}, /* typed with the Arabic kaf and yeh */
    {"ur", "بچوں کی مدد", "بچوں", true},
    {"ur", "ہسپتال", "هسپتال", true},
    {"fa", "کودک", "كودك", true},
    /* Turkish: I is ı and İ is i; who has no such keys is understood as well. */
    {"tr", "Isınma", "ısınma", true},
    {"tr", "Isınma", "ISINMA", true},
    {"tr", "Isınma", "isinma", true},
    {"tr", "İlk adım", "ilk", true},
    {"tr", "İlk adım", "İLK ADIM", true},
    {"tr", "Çocuk gelişimi", "cocuk gelisimi", true},
    {"tr", "Çocuk gelişimi", "ÇOCUK", true},
    {"tr", "Çocuk gelişimi", "çöcük", true},
    /* German: ä is ae, and a as well; ß is ss. */
    {"de", "Mütter", "MUETTER", true},
    {"de", "Mütter", "mutter", true},
    {"de", "Mütter", "Mütter", true},
    {"de", "Muetter", "Mütter", true},
    {"de", "Spaß", "spass", true},
    {"de", "Mütter", "metter", false},
    {"sv", "Småbarn", "smabarn", true},
    {"sv", "Småbarn", "SMÅ", true},
    {"da", "Børn", "born", true},
    {"da", "Børn", "BØRN", true},
    {"es", "Niños", "ninos", true},
    {"es", "Niños", "NIÑOS", true},
    {"pl", "Zajęcia dla małych dzieci", "zajecia malych", true},
    {"ro", "Copii și părinți", "parinti", true},
    {"ro", "Copii și părinți", "şi", true}, /* the cedilla of old keyboards */
    {"pt", "Bebês", "bebes", true},
    {"it", "L'asilo nido", "asilo", true},
    {"it", "Asilo", "l’asilo", true},
    {"fr", "Aide à l’enfant", "enfant", true},
    {"fr", "Cœur", "coeur", true},
    {"vi", "Trẻ em", "tre", true},
    {"vi", "Đọc sách", "doc", true},
    {"lt", "Žaidimai", "zaid", true},
    {"uk", "Сім'я", "сімя", true},
    {"ru", "ДЕТИ", "дети", true},
    {"el", "ΠΑΙΔΙΆ", "παιδια", true},
    {"gu", "બાળકો", "બાળ", true},
    {"pa", "ਬੱਚੇ", "ਬੱ", true},
    {"pa", "ਸ\u0A3Cਾਮ", "\u0A36ਾਮ", true},
    {"ta", "குழந்தை", "குழ", true},
    {"hi", "बच्चे", "बच्", true},
    {"am", "ልጆች", "ልጆ", true},
    {"ko", "아기 마사지", "마사", true},
    {"ko", "아기 마사지", "사지", false},
    /* No spaces between words: anywhere. */
    {"zh", "婴儿按摩小组", "按摩", true},
    {"zh", "婴儿按摩小组", "婴儿", true},
    {"zh", "婴儿按摩小组", "小组 婴儿", true},
    {"zh", "婴儿按摩小组", "儿摩", false},
    {"zh", "参加Play小组", "play", true},
    {"zh", "参加Play小组", "lay", false},
    {"ja", "あかちゃんマッサージ", "マッサージ", true},
    {"ja", "あかちゃんマッサージ", "アカチャン", true},
    {"ja", "赤ちゃん教室", "教室", true},
    {"th", "นวดเด็กทารก", "เด็ก", true},
    {"th", "นวดเด็กทารก", "ทารก", true},
    {"th", "นวดเด็กทารก", "นม", false},
    {"my", "ကလေးငယ်များ", "ငယ်", true},
    /* Whatever the language is called. */
    {"en-GB", "Café", "cafe", true},
    {"de-AT", "Mütter", "muetter", true},
    {"xx-nonsense-of-all-kinds", "Café", "cafe", true},
    {"", "Café", "cafe", true},
};

START_TEST(a_word_is_found_however_it_is_written)
{
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct search *one = search_create();
        size_t found[1] = {99};

        ck_assert_int_eq(search_add(one, 0, rows[i].language, rows[i].text, 0), OK);
        ck_assert_msg(search_find(one, rows[i].typed, found, 1) == rows[i].found,
                      "row %zu, %s: \"%s\" in \"%s\"", i, rows[i].language, rows[i].typed, rows[i].text);
        ck_assert_uint_eq(found[0], rows[i].found ? 0 : 99);
        search_destroy(one);
    }
}
END_TEST

static struct search *search;

static void start(void)
{
    search = search_create();
}

static void finish(void)
{
    search_destroy(search);
}

static void add(size_t document, const char *language, const char *text, int weight)
{
    ck_assert_int_eq(search_add(search, document, language, text, weight), OK);
}

static void check_found(const char *typed, size_t capacity, const char *wanted)
{
    size_t documents[FOUND_MAX];
    char found[FOUND_MAX * 4] = "";
    size_t count = search_find(search, typed, documents, capacity);

    for (size_t i = 0; i < count; i++)
        snprintf(found + strlen(found), 5, i > 0 ? " %zu" : "%zu", documents[i]);
    ck_assert_msg(strcmp(found, wanted) == 0, "\"%s\": %s, not %s", typed, found, wanted);
}

START_TEST(the_best_come_first_and_each_once)
{
    add(5, "en", "Baby massage", 1);
    add(5, "en", "Massage for babies, and massage for you", 0);
    add(2, "en", "A group with some massage and massages", 0);
    add(7, "en", "Massages", 1);
    add(1, "en", "Massage", 1);
    add(0, "en", "Somebody's massaging", 0);
    add(3, "en", "Swimming", 1);
    check_found("massage", FOUND_MAX, "1 5 7 2");
    check_found("massag", FOUND_MAX, "1 5 7 0 2");
    check_found("massage", 2, "1 5");
    check_found("massage", 0, "");
    check_found("s", FOUND_MAX, "3 0 2");
}
END_TEST

START_TEST(one_word_in_a_name_outweighs_many_in_a_text)
{
    add(0, "en", "one two three four five six seven eight", 0);
    add(1, "en", "one", 1);
    add(1, "en", "twofold threefold fourfold fivefold sixfold sevenfold eightfold", 0);
    check_found("one two three four five six seven eight", FOUND_MAX, "1 0");
}
END_TEST

START_TEST(every_word_must_be_there_in_some_text_of_some_language)
{
    add(0, "en", "Baby massage", 1);
    add(0, "bn", "শিশুর মালিশ", 1);
    add(0, "tr", "Bebek masajı", 1);
    add(1, "en", "Baby clinic", 1);
    add(1, "ar", "عيادة الأطفال", 1);
    check_found("baby", FOUND_MAX, "0 1");
    check_found("baby মালিশ", FOUND_MAX, "0");
    check_found("MASAJI massage", FOUND_MAX, "0");
    check_found("baby اطفال", FOUND_MAX, "1");
    check_found("মালিশ اطفال", FOUND_MAX, "");
}
END_TEST

/* A language of its own collation does not change what the others find. */
START_TEST(a_turkish_text_leaves_the_english_as_it_was)
{
    add(0, "en", "INFORMATION", 1);
    add(1, "tr", "IŞIK", 1);
    check_found("information", FOUND_MAX, "0");
    check_found("ışık", FOUND_MAX, "1");
    check_found("i", FOUND_MAX, "0 1");
}
END_TEST

START_TEST(nothing_is_found_in_nothing)
{
    check_found("baby", FOUND_MAX, "");
    add(3, "en", "", 1);
    check_found("baby", FOUND_MAX, "");
    search_destroy(NULL);
}
END_TEST

START_TEST(what_is_no_utf_8_is_refused_whole)
{
    static const char *const broken[] = {"baby \xFF", "\xC3", "baby \xED\xA0\x80", "\xC0\x80",
                                         "baby \xE0\xA6"};

    for (size_t i = 0; i < sizeof broken / sizeof broken[0]; i++)
        ck_assert_int_eq(search_add(search, 0, "en", broken[i], 1), INVALID);
    check_found("baby", FOUND_MAX, "");
}
END_TEST

START_TEST(whatever_is_typed_does_no_harm)
{
    char typed[4096];

    add(0, "en", "Baby massage", 1);
    add(1, "zh", "婴儿按摩", 1);
    add(2, "de", "Mütter", 1);
    memset(typed, 'b', sizeof typed);
    typed[sizeof typed - 1] = '\0';
    check_found(typed, FOUND_MAX, "");
    for (size_t i = 1; i < sizeof typed - 1; i += 2)
        typed[i] = ' ';
    check_found(typed, FOUND_MAX, "0"); /* the same word a thousand times */
    check_found("baby \xFF\xFE", FOUND_MAX, "0");
    check_found("baby \xE0\xA6", FOUND_MAX, "0");
    check_found("''''", FOUND_MAX, "");
    check_found("b'''''", FOUND_MAX, "0");
    check_found("\u0640\u0640\u0640 baby", FOUND_MAX, "0");
}
END_TEST

Suite *search_suite(void)
{
    Suite *suite = suite_create("search");
    TCase *tests = tcase_create("search");

    tcase_add_checked_fixture(tests, start, finish);
    tcase_add_test(tests, a_word_is_found_however_it_is_written);
    tcase_add_test(tests, the_best_come_first_and_each_once);
    tcase_add_test(tests, one_word_in_a_name_outweighs_many_in_a_text);
    tcase_add_test(tests, every_word_must_be_there_in_some_text_of_some_language);
    tcase_add_test(tests, a_turkish_text_leaves_the_english_as_it_was);
    tcase_add_test(tests, nothing_is_found_in_nothing);
    tcase_add_test(tests, what_is_no_utf_8_is_refused_whole);
    tcase_add_test(tests, whatever_is_typed_does_no_harm);
    tcase_set_timeout(tests, 60);
    suite_add_tcase(suite, tests);
    return suite;
}
