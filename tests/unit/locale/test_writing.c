#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "locale/utf16.h"
#include "locale/writing.h"

#define CONFORMANCE "/usr/share/unicode/auxiliary/GraphemeBreakTest.txt"

enum { LINE_BYTES = 4096, BOUNDARIES_MAX = 64, LINES_OF_UNICODE_15 = 602 };

Suite *writing_suite(void);

struct conformance {
    struct strbuf text;
    size_t boundaries[BOUNDARIES_MAX];
    size_t count;
};

/* "÷ 0020 × 0308 ÷ # comment" */
static void read_line(char *line, struct conformance *ret_case)
{
    char *rest = NULL;

    line[strcspn(line, "#\n")] = '\0';
    ret_case->count = 0;
    strbuf_init(&ret_case->text, LINE_BYTES);
    for (char *token = strtok_r(line, " \t", &rest); token != NULL; token = strtok_r(NULL, " \t", &rest)) {
        if (strcmp(token, "÷") == 0)
            ret_case->boundaries[ret_case->count++] = ret_case->text.length;
        else if (strcmp(token, "×") != 0)
            utf8_add(&ret_case->text, (UChar32)strtol(token, NULL, 16));
        ck_assert_uint_lt(ret_case->count, BOUNDARIES_MAX);
    }
}

static void check_both_ways(const struct conformance *given, int line)
{
    const char *text = strbuf_text(&given->text);

    for (size_t i = 0; i + 1 < given->count; i++) {
        size_t start = given->boundaries[i];
        size_t end = given->boundaries[i + 1];

        ck_assert_msg(writing_next_grapheme(text, start) == end, "line %d, after %zu", line, start);
        ck_assert_msg(writing_previous_grapheme(text, end) == start, "line %d, before %zu", line, end);
    }
    ck_assert_msg(writing_count_graphemes(text) == given->count - 1, "line %d", line);
}

START_TEST(follows_unicode)
{
    FILE *file = fopen(CONFORMANCE, "r");
    char line[LINE_BYTES];
    int read = 0;

    ck_assert_msg(file != NULL, "%s is missing; install the package unicode-data", CONFORMANCE);
    for (int number = 1; fgets(line, sizeof line, file) != NULL; number++) {
        struct conformance given;

        read_line(line, &given);
        /* A case that begins with U+0000 cannot be a C text. */
        if (given.count > 1 && strlen(strbuf_text(&given.text)) == given.text.length) {
            check_both_ways(&given, number);
            read++;
        }
        strbuf_finish(&given.text);
    }
    ck_assert_int_eq(fclose(file), 0);
    ck_assert_int_eq(read, LINES_OF_UNICODE_15);
}
END_TEST

START_TEST(stops_at_the_edges)
{
    ck_assert_uint_eq(writing_next_grapheme("ab", 2), 2);
    ck_assert_uint_eq(writing_next_grapheme("ab", 9), 2);
    ck_assert_uint_eq(writing_previous_grapheme("ab", 0), 0);
    ck_assert_uint_eq(writing_next_grapheme("", 0), 0);
    ck_assert_uint_eq(writing_count_graphemes(""), 0);
    ck_assert_uint_eq(writing_count_graphemes("আমিনা"), 3);
    ck_assert_uint_eq(writing_count_graphemes("a\xFF\xE0z"), 4);
}
END_TEST

static const struct {
    const char *text;
    const char *left;
} BACKSPACES[] = {
    {"মি", "ম"},             /* a wrong vowel sign, the consonant stays */
    {"ক্ষ", "ক্"},             /* one letter of a conjunct */
    {"কয\u09BC", "ক"},       /* a dotted letter is one key */
    {"য\u09BCা", "য\u09BC"}, /* its vowel goes first */
    {"র\u200D্", "র"},        /* no touch without an effect */
    {"র\u200D", "র"},        /* a joiner just typed */
    {"بّ", "ب"},              /* an Arabic mark */
    {"أ", ""},               /* one letter in NFC */
    {"e\u0301", ""},         /* Latin clusters are typed as one */
    {"a👩\u200D👧", "a"},      /* so are emoji */
    {"🇬🇧🇧🇩", "🇬🇧"},          /* and flags */
    {"ab", "a"},
    {"", ""},
};

START_TEST(deletes_what_was_typed_last)
{
    const char *text = BACKSPACES[_i].text;
    size_t start = writing_backspace_start(text, strlen(text));

    ck_assert_uint_eq(start, strlen(BACKSPACES[_i].left));
    ck_assert_int_eq(strncmp(text, BACKSPACES[_i].left, start), 0);
}
END_TEST

START_TEST(knows_where_a_vowel_sign_may_stand)
{
    static const char *const after[] = {"ক", "কয\u09BC", "র\u200D", "আম"};
    static const char *const not_after[] = {"", "কা", "আ", "ক ", "ক্", "a", "৩", "ت"};

    for (size_t i = 0; i < sizeof after / sizeof *after; i++)
        ck_assert_msg(writing_follows_consonant(after[i], strlen(after[i])), "%s", after[i]);
    for (size_t i = 0; i < sizeof not_after / sizeof *not_after; i++)
        ck_assert_msg(!writing_follows_consonant(not_after[i], strlen(not_after[i])), "%s", not_after[i]);
    ck_assert(writing_follows_consonant("কা", strlen("ক")));
}
END_TEST

static const struct {
    const char *text;
    bool keep_lines;
    const char *settled;
} SETTLED[] = {
    {"  Amina  Khatun \n", false, "Amina  Khatun"},
    {"\u00A0\u3000আ\u2003", false, "আ"},
    {"one\ntwo\r\nthree", false, "one two three"},
    {"one\ntwo\r\nthree\n", true, "one\ntwo\nthree"},
    {"a\tb", true, "a b"},
    {"e\u0301", false, "é"},
    {"\u09DF", false, "\u09AF\u09BC"},
    {"\u09DC\u09CB", false, "\u09A1\u09BC\u09CB"},
    {"ক\u09C7\u09BE", false, "কো"},
    {"র\u200D্যাব ক\u200Cত", false, "র\u200D্যাব ক\u200Cত"},
    {"a\x01\x7F\xC2\x85z", false, "az"},
    {"a\xFF\xE0\xA6z", false, "az"},
    {"a\u202E\u2066b\u2069", false, "ab"},
    {"\xEF\xB7\x90x", false, "x"},
    {" \n ", true, ""},
    {"", false, ""},
};

START_TEST(settles_text)
{
    struct strbuf text;

    strbuf_init(&text, 200);
    ck_assert_int_eq(writing_settle(SETTLED[_i].text, SETTLED[_i].keep_lines, &text), OK);
    ck_assert_str_eq(strbuf_text(&text), SETTLED[_i].settled);
    strbuf_finish(&text);
}
END_TEST

static void gives(enum status (*function)(const char *text, struct strbuf *ret_text), const char *text,
                  const char *wanted)
{
    struct strbuf got;

    strbuf_init(&got, 200);
    ck_assert_int_eq(function(text, &got), OK);
    ck_assert_str_eq(strbuf_text(&got), wanted);
    strbuf_finish(&got);
    strbuf_init(&got, strlen(wanted) - 1);
    ck_assert_int_eq(function(text, &got), FULL);
    strbuf_finish(&got);
}

START_TEST(makes_digits_ascii)
{
    gives(writing_ascii_digits, "০১২৩৪৫৬৭৮৯ ٠١٢٣٤٥٦٧٨٩ ۰۹ 07", "0123456789 0123456789 09 07");
    gives(writing_ascii_digits, "বাড়ি ৪/ক ½ ² Ⅷ \xFF", "বাড়ি 4/ক ½ ² Ⅷ \xFF");
}
END_TEST

START_TEST(knows_foreign_letters)
{
    ck_assert(writing_is_foreign("Amina আমিনা"));
    ck_assert(writing_is_foreign("أمينة"));
    ck_assert(writing_is_foreign("Олена"));
    ck_assert(!writing_is_foreign("Zoë O'Brien ŠŁŞ 020 7946 0123 ? – €"));
    ck_assert(!writing_is_foreign("১২ ٣"));
    ck_assert(!writing_is_foreign(""));
}
END_TEST

START_TEST(makes_plain)
{
    gives(writing_plain, "\u2068020\u00A07946\u2060-\u20600123\u2069\u200F \u2067a\u2069\u2066b\u2069\u200E",
          "020 7946-0123 ab");
    gives(writing_plain, "র\u200D্যাব ক\u200Cত", "র\u200D্যাব ক\u200Cত");
}
END_TEST

START_TEST(keeps_numbers_whole)
{
    static const char typed[] = "ফোন 020 7946 0123 বা ০২০ ৭৯৪৬ a 1 b2 3";

    gives(writing_keep_numbers, typed, "ফোন 020\u00A07946\u00A00123 বা ০২০\u00A0৭৯৪৬ a 1 b2\u00A03");
    gives(writing_keep_numbers, " 1 ", " 1 ");
    gives(writing_keep_line, "10am to 11:30am", "10am\u00A0to\u00A011:30am");
    for (size_t offset = 0; offset <= sizeof typed - 1; offset++)
        ck_assert_uint_eq(writing_typed_offset(typed, writing_kept_offset(typed, offset)), offset);
}
END_TEST

static const struct {
    const char *text;
    size_t start, bytes;
} NUMBERS[] = {
    {"020 7946 0123", 0, 13},
    {"call +44 20 7946!", 5, 11},
    {"فون 020 79", 7, 6},
    {"০২০ ৭৯৪৬", 0, 22},
    {"1 a 2  3 4", 7, 3},
    {"12 ", 0, 0},
    {"+1", 0, 0},
    {"", 0, 0},
};

START_TEST(finds_numbers_with_spaces)
{
    size_t start = 0;
    const char *text = NUMBERS[_i].text;

    ck_assert_uint_eq(writing_spaced_number(text, strlen(text), &start), NUMBERS[_i].bytes);
    ck_assert_uint_eq(start, NUMBERS[_i].start);
    ck_assert_uint_eq(writing_spaced_number("1 2", 2, &start), 0);
}
END_TEST

static const struct {
    const char *text;
    size_t bytes;
    bool in_such_language;
    bool wanted;
} DIRECTIONS[] = {
    {"", 0, true, false},        {"020 7946", 8, true, false}, {"Amina", 5, false, false},
    {"আমিনা", 15, false, false}, {"أمينة", 10, false, true},   {"שלום", 8, false, true},
    {"!؟ أ", 6, false, true},    {"a أ", 4, false, false},     {"a أ", 4, true, true},
    {"a أ", 2, true, false},     {"١٢", 4, true, false},
};

START_TEST(finds_which_way_a_paragraph_runs)
{
    ck_assert_int_eq(
        writing_is_right_to_left(DIRECTIONS[_i].text, DIRECTIONS[_i].bytes, DIRECTIONS[_i].in_such_language),
        DIRECTIONS[_i].wanted);
}
END_TEST

Suite *writing_suite(void)
{
    Suite *suite = suite_create("writing");
    TCase *graphemes = tcase_create("graphemes");
    TCase *texts = tcase_create("texts");

    tcase_set_timeout(graphemes, 60);
    tcase_add_test(graphemes, follows_unicode);
    tcase_add_test(graphemes, stops_at_the_edges);
    tcase_add_loop_test(graphemes, deletes_what_was_typed_last, 0,
                        (int)(sizeof BACKSPACES / sizeof *BACKSPACES));
    tcase_add_test(graphemes, knows_where_a_vowel_sign_may_stand);
    tcase_add_loop_test(texts, settles_text, 0, (int)(sizeof SETTLED / sizeof *SETTLED));
    tcase_add_test(texts, makes_digits_ascii);
    tcase_add_test(texts, knows_foreign_letters);
    tcase_add_test(texts, makes_plain);
    tcase_add_test(texts, keeps_numbers_whole);
    tcase_add_loop_test(texts, finds_numbers_with_spaces, 0, (int)(sizeof NUMBERS / sizeof *NUMBERS));
    tcase_add_loop_test(texts, finds_which_way_a_paragraph_runs, 0,
                        (int)(sizeof DIRECTIONS / sizeof *DIRECTIONS));
    suite_add_tcase(suite, graphemes);
    suite_add_tcase(suite, texts);
    return suite;
}
