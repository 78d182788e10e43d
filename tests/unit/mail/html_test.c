/* The page of HTML; tests/mail/test_letters.py reads whole ones with parsers of other people. */
#include "suites.h"

#include <stdlib.h>
#include <string.h>

#include "fixture.h"
#include "mail/html.h"

static struct letter letter;
static struct strbuf page;

static void start(void)
{
    letter_init(&letter);
    strbuf_init(&page, 1024 * 1024);
}

static void end(void)
{
    letter_finish(&letter);
    strbuf_finish(&page);
}

static const char *write_own(const char *words)
{
    letter_add(&letter, LETTER_LABEL, "What?");
    letter_add(&letter, LETTER_OWN, words);
    html_write(&letter, "A title", &page);
    ck_assert_int_eq(strbuf_status(&page), OK);
    return strbuf_text(&page);
}

START_TEST(everything_typed_is_text)
{
    check_has(write_own("<b onclick=\"x()\">&amp; it's</b>"),
              ">&lt;b onclick=&quot;x()&quot;&gt;&amp;amp; it&#39;s&lt;/b&gt;</p></dd>");
}
END_TEST

static const struct {
    const char *words;
    bool language_is; /* from right to left */
    const char *wanted;
} DIRECTIONS[] = {
    {"Amina", false, "<p dir=\"ltr\" style=\"margin:0\">Amina</p></dd>"},
    {"আমিনা", false, "<p dir=\"ltr\" style=\"margin:0\">আমিনা</p></dd>"},
    {"أمينة", true, "<p dir=\"rtl\" style=\"margin:0\">أمينة</p></dd>"},
    {"07700 900123", true, "<p dir=\"ltr\" style=\"margin:0\">07700 900123</p></dd>"},
    {"WhatsApp هو الأفضل", true, "<p dir=\"rtl\" style=\"margin:0\">WhatsApp هو الأفضل</p></dd>"},
    {"WhatsApp هو الأفضل", false, "<p dir=\"ltr\" style=\"margin:0\">WhatsApp هو الأفضل</p></dd>"},
    {"رقم +020 7946 0123.", true, "رقم <span dir=\"ltr\">+020 7946 0123</span>.</p></dd>"},
    {"سطر\nline\nline\n\nسطر", true,
     "<p dir=\"rtl\" style=\"margin:0\">سطر</p><p dir=\"ltr\" style=\"margin:0\">line<br>line<br></p>"
     "<p dir=\"rtl\" style=\"margin:0\">سطر</p></dd>"},
    {"a\n", false, "<p dir=\"ltr\" style=\"margin:0\">a<br></p></dd>"},
    {"", false, "<p dir=\"ltr\" style=\"margin:0\"></p></dd>"},
};

START_TEST(each_paragraph_runs_its_own_way)
{
    letter.right_to_left = DIRECTIONS[_i].language_is;
    check_has(write_own(DIRECTIONS[_i].words), DIRECTIONS[_i].wanted);
}
END_TEST

START_TEST(own_words_name_their_language)
{
    letter.language = "zh-Hans";
    check_has(write_own("x"), "<dd lang=\"zh-Hans\" ");
}
END_TEST

START_TEST(a_language_that_is_none_is_not_named)
{
    static const char *const TAGS[] = {"", "a\"b", "bn onclick=x", "bn>",
                                       "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"};

    for (size_t i = 0; i < sizeof TAGS / sizeof TAGS[0]; i++) {
        letter.language = TAGS[i];
        ck_assert_ptr_null(strstr(write_own("x"), "<dd lang"));
        strbuf_clear(&page);
    }
}
END_TEST

START_TEST(lists_and_groups_are_closed)
{
    letter_add(&letter, LETTER_HEADING, "H");
    letter_add(&letter, LETTER_GROUP, "G");
    letter_add(&letter, LETTER_LABEL, "L?");
    letter_add(&letter, LETTER_VALUE, "NO");
    letter_add(&letter, LETTER_GROUP_END, "");
    letter_add(&letter, LETTER_NOTE, "N");
    html_write(&letter, "<T>", &page);
    check_has(strbuf_text(&page), "<title>&lt;T&gt;</title>");
    check_has(strbuf_text(&page), ">L?</dt>\n");
    check_has(strbuf_text(&page), ">NO</dd>\n</dl>\n</div>\n<p ");
}
END_TEST

Suite *html_suite(void)
{
    Suite *suite = suite_create("html");
    TCase *tests = tcase_create("page");

    tcase_add_checked_fixture(tests, start, end);
    tcase_add_test(tests, everything_typed_is_text);
    tcase_add_loop_test(tests, each_paragraph_runs_its_own_way, 0, sizeof DIRECTIONS / sizeof DIRECTIONS[0]);
    tcase_add_test(tests, own_words_name_their_language);
    tcase_add_test(tests, a_language_that_is_none_is_not_named);
    tcase_add_test(tests, lists_and_groups_are_closed);
    suite_add_tcase(suite, tests);
    return suite;
}
