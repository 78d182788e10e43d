#include <check.h>
#include <string.h>

#include "locale/words.h"

Suite *dates_suite(void);

static struct faults faults;
static struct words *words;

static void load(void)
{
    faults_init(&faults);
    ck_assert_int_eq(words_create(DOORSTEP_SOURCE_DIR "/assets/locales", &faults, &words), OK);
}

static void unload(void)
{
    words_destroy(words);
    faults_finish(&faults);
}

static void date_is(const char *tag, int month, int day, const char *wanted)
{
    struct strbuf text;

    strbuf_init(&text, 200);
    ck_assert_int_eq(words_date(tag, (struct date){2018, month, day}, &text), OK);
    ck_assert_str_eq(strbuf_text(&text), wanted);
    strbuf_finish(&text);
}

START_TEST(writes_dates)
{
    struct strbuf text;

    date_is("en", 8, 6, "Monday 6 August 2018");
    date_is("en", 8, 0, "August 2018");
    date_is("en-GB", 2, 28, "Wednesday 28 February 2018");
    date_is("bn", 8, 6, "সোমবার, ৬ আগস্ট, ২০১৮");
    date_is("bn", 8, 0, "আগস্ট ২০১৮");
    date_is("so", 8, 6, "Isniin, 6 Ogosto 2018");
    date_is("so", 8, 0, "Ogosto 2018");
    date_is("ar", 8, 6, "الاثنين، ٦ أغسطس ٢٠١٨");
    date_is("ar", 8, 0, "أغسطس ٢٠١٨");
    date_is("fa", 8, 0, "اوت ۲۰۱۸");
    strbuf_init(&text, 200);
    ck_assert_int_eq(words_date("en", (struct date){2018, 2, 29}, &text), INVALID);
    ck_assert_int_eq(words_date("en", (struct date){0, 0, 0}, &text), INVALID);
    strbuf_finish(&text);
    strbuf_init(&text, 5);
    ck_assert_int_eq(words_date("en", (struct date){2018, 2, 28}, &text), FULL);
    strbuf_finish(&text);
}
END_TEST

static const struct {
    const char *typed;
    int month;
} MONTHS[] = {
    {"8", 8},
    {"08", 8},
    {" 12 ", 12},
    {"৮", 8},
    {"১২", 12},
    {"٨", 8},
    {"۱۰", 10},
    {"August", 8},
    {"aug", 8},
    {"AUG.", 8},
    {"Sept", 9},
    {"ａｕｇ", 8},
    {"আগস্ট", 8},
    {"জানুয়ারী", 1},
    {"জানুয়ারি", 1},
    {"জানু\u09DFারি", 1},
    {"ফেব্রুয়ারি", 2},
    {"জুলাই", 7},
    {"أغسطس", 8},
    {"اغسطس", 8},
    {"أُغُسطُس", 8},
    {"آب", 8},
    {"تشرين الأول", 10},
    {"جانفي", 1},
    {"غشت", 8},
    {"مايو", 5},
    {"may", 5},
    {"0", 0},
    {"00", 0},
    {"13", 0},
    {"008", 0},
    {"-8", 8},
    {"8 August", 0},
    {"", 0},
    {" ", 0},
    {"x", 0},
    {"Augustus", 0},
    {"Ogosto", 8},
    {"Janaayo", 1},
    {"bisha sideedaad", 8},
    {"\xFF\xFE", 0},
};

START_TEST(reads_months)
{
    ck_assert_msg(words_read_month(words, MONTHS[_i].typed) == MONTHS[_i].month, "\"%s\" is %d",
                  MONTHS[_i].typed, words_read_month(words, MONTHS[_i].typed));
}
END_TEST

START_TEST(reads_no_endless_month)
{
    char typed[1000];

    memset(typed, '8', sizeof typed - 1);
    typed[sizeof typed - 1] = '\0';
    ck_assert_int_eq(words_read_month(words, typed), 0);
}
END_TEST

Suite *dates_suite(void)
{
    Suite *suite = suite_create("dates");
    TCase *dates = tcase_create("dates");
    TCase *months = tcase_create("months");

    tcase_add_test(dates, writes_dates);
    tcase_add_checked_fixture(months, load, unload);
    tcase_add_loop_test(months, reads_months, 0, (int)(sizeof MONTHS / sizeof *MONTHS));
    tcase_add_test(months, reads_no_endless_month);
    suite_add_tcase(suite, dates);
    suite_add_tcase(suite, months);
    return suite;
}
