#include <check.h>

#include "locale/writing.h"

Suite *latin_suite(void);

static const struct reading {
    const char *text;
    const char *latin;
} READINGS[] = {
    {"আমিনা খাতুন", "Amina Khatun"},
    {"রহমান", "Rahman"},
    {"ক্ষমা", "Kshama"},
    {"সূর্য", "Surya"},
    {"উৎসব", "Utsab"},
    {"বাংলাদেশ", "Bangladesh"},
    {"স্বাস্থ্য", "Swasthya"},
    {"চৌধুরী", "Choudhuri"},
    {"আয়েশা বেগম", "Ayesha Begam"},
    {"মোহাম্মদ হোসেন", "Mohammad Hosen"},
    {"আল-আমিন", "Al-Amin"},
    {"১২ রোড।", "12 Rod."},
    {"র\u200D্যাব", "Ryab"},
    {"أمينة يوسف", "Amina Yusf"},
    {"مُحَمَّد", "Muhammad"},
    {"عبد الله، نور؟", "Abd Allh, Nur?"},
    {"خديجة الخطيب", "Khdija Al-khtib"},
    {"عائشہ قریشی", "Aisha Qrishi"},
    {"فاطمہ شاہ", "Fatma Shah"},
    {"ٹیپو چوہدری", "Tipu Chuhdri"},
    {"Олена", "Olena"},
    {"小明", "Xiǎo míng"},
    {"Zoë O'Brien-McKay", "Zoë O'Brien-McKay"},
    {"Amina আমিনা", "Amina Amina"},
    {"", ""},
};

START_TEST(reads_in_latin)
{
    struct strbuf latin;

    strbuf_init(&latin, 200);
    ck_assert_int_eq(writing_to_latin(READINGS[_i].text, &latin), OK);
    ck_assert_str_eq(strbuf_text(&latin), READINGS[_i].latin);
    ck_assert(!writing_is_foreign(strbuf_text(&latin)));
    strbuf_finish(&latin);
}
END_TEST

START_TEST(tells_what_does_not_fit)
{
    struct strbuf latin;

    strbuf_init(&latin, 4);
    ck_assert_int_eq(writing_to_latin("আমিনা", &latin), FULL);
    strbuf_finish(&latin);
}
END_TEST

Suite *latin_suite(void)
{
    Suite *suite = suite_create("latin");
    TCase *readings = tcase_create("readings");

    tcase_add_loop_test(readings, reads_in_latin, 0, (int)(sizeof READINGS / sizeof *READINGS));
    tcase_add_test(readings, tells_what_does_not_fit);
    suite_add_tcase(suite, readings);
    return suite;
}
