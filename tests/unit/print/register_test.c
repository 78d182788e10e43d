/* Registers: who stands where, how many pages, nothing across a rule, and what a spreadsheet gets. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "paper_shared.h"
#include "print/register.h"
#include "suites.h"

static struct register_row a_row(const char *language, const char *name)
{
    struct register_row row = {.children = 1, .adults = 1};

    (void)snprintf(row.reference, sizeof row.reference, "SAMP-2E22");
    (void)snprintf(row.language, sizeof row.language, "%s", language);
    (void)snprintf(row.name, sizeof row.name, "%s", name);
    (void)snprintf(row.ages, sizeof row.ages, "3 months, 2 years");
    return row;
}

static struct register_sheet a_sheet(const struct register_row *rows, size_t count)
{
    return (struct register_sheet){.words = shared_words(),
                                   .centre = "The centre",
                                   .session = "Stay and play",
                                   .place = "The hall",
                                   .address = "behind the desk",
                                   .day = {2026, 11, 23},
                                   .opens = 600,
                                   .closes = 690,
                                   .rows = rows,
                                   .row_count = count,
                                   .made_utc_ms = 1795421400000};
}

/* --- the order --- */

/* In the order in which they must stand. */
static const struct {
    const char *name, *latin;
    enum register_standing standing;
    int position;
} sorted[] = {
    {"aisha Begum", "", REGISTER_PLACE, 0}, {"আমিনা", "Amina", REGISTER_PLACE, 0},
    {"Amina", "", REGISTER_PLACE, 0},       {"Daniel", "", REGISTER_PLACE, 0},
    {"李伟", "Lǐ wěi", REGISTER_PLACE, 0},  {"Łukasz", "", REGISTER_PLACE, 0},
    {"Олена", "Olena", REGISTER_PLACE, 0},  {"சித்ரா", "Citrā", REGISTER_KEPT, 0},
    {"Xaawo", "", REGISTER_KEPT, 0},        {"يوسف", "Yusf", REGISTER_WAITS, 1},
    {"Amina", "", REGISTER_WAITS, 2},       {"নাজমা", "Najma", REGISTER_WAITS, 3},
};

enum { SORTED = sizeof sorted / sizeof sorted[0] };

/* Whatever the order was before. */
START_TEST(rows_stand_as_they_are_read)
{
    struct register_row rows[SORTED];

    for (size_t i = 0; i < SORTED; i++) {
        size_t from = (i * 5 + (size_t)_i) % SORTED;

        rows[i] = a_row("en", sorted[from].name);
        rows[i].standing = sorted[from].standing;
        rows[i].position = sorted[from].position;
        (void)snprintf(rows[i].latin, sizeof rows[i].latin, "of before");
    }
    register_sort(rows, SORTED);
    /* Two Aminas read alike; the one whose own writing comes first by its bytes stands first. */
    ck_assert_str_eq(rows[1].name, "Amina");
    ck_assert_str_eq(rows[2].name, "আমিনা");
    ck_assert_str_eq(rows[2].latin, "Amina");
    for (size_t i = 0; i < SORTED; i++) {
        if (i == 1 || i == 2)
            continue;
        ck_assert_str_eq(rows[i].name, sorted[i].name);
        ck_assert_str_eq(rows[i].latin, sorted[i].latin);
    }
}
END_TEST

START_TEST(those_without_a_name_come_last)
{
    struct register_row rows[] = {a_row("", ""), a_row("zh", "王芳"), a_row("en", "Amina"), a_row("", "")};

    (void)snprintf(rows[0].reference, sizeof rows[0].reference, "SAMP-9ZZ9");
    rows[0].is_walk_in = rows[3].is_walk_in = true;
    register_sort(rows, 4);
    ck_assert_str_eq(rows[0].name, "Amina");
    ck_assert_str_eq(rows[1].name, "王芳");
    ck_assert_str_eq(rows[2].reference, "SAMP-2E22");
    ck_assert_str_eq(rows[3].reference, "SAMP-9ZZ9");
    register_sort(rows, 0);
}
END_TEST

/* A hundred Chinese letters are read with six hundred Latin ones. */
START_TEST(a_reading_is_cut_between_letters)
{
    struct register_row row = a_row("zh", "");

    for (size_t i = 0; i + 3 < sizeof row.name; i += 3)
        memcpy(row.name + i, "张", 3);
    register_sort(&row, 1);
    ck_assert_uint_gt(strlen(row.latin), sizeof row.latin - 16);
    ck_assert_uint_lt(strlen(row.latin), sizeof row.latin);
    ck_assert_ptr_nonnull(strstr(row.latin, "ng"));
    ck_assert_int_lt((unsigned char)row.latin[strlen(row.latin) - 1], 0xC2);
}
END_TEST

/* --- the pages --- */

static const struct {
    const char *language, *name;
} families[] = {
    {"bn", "আমিনা খাতুন"},    {"en", "Hannah O’Connor"},       {"ur", "عائشہ قریشی"}, {"so", "Xaawo Warsame"},
    {"zh", "王芳"},          {"pl", "Małgorzata Wiśniewska"}, {"gu", "હેતલ પટેલ"},     {"ta", "லட்சுமி சிவராமன்"},
    {"en", "Grace Adeyemi"}, {"ar", "ليلى النجار"},
};

enum { FAMILIES = sizeof families / sizeof families[0] };

static struct register_row *make_rows(size_t count)
{
    struct register_row *rows = memory_allocate(count + 1, sizeof *rows);

    for (size_t i = 0; i < count; i++)
        rows[i] = a_row(families[i % FAMILIES].language, families[i % FAMILIES].name);
    register_sort(rows, count);
    return rows;
}

/* Draws it; the pages must be as high as they say. */
static struct bitmap draw(const struct register_row *rows, size_t count, int *ret_pages)
{
    struct register_sheet sheet = a_sheet(rows, count);
    struct bitmap bitmap;

    ck_assert_int_eq(register_draw(&sheet, shared_engine(), shared_pictures(), &bitmap, ret_pages), OK);
    ck_assert_int_eq(bitmap.width, paper_find_sheet("A4")->width);
    ck_assert_int_eq(bitmap.height, *ret_pages * paper_find_sheet("A4")->height);
    return bitmap;
}

enum { EDGES_MAX = 9, EDGE_DOTS = 2, MARGIN = 70 };

static int count_black(const struct bitmap *bitmap, int y)
{
    int black = 0;

    for (int x = 0; x < bitmap->width; x++)
        black += bitmap_is_black(bitmap, x, y);
    return black;
}

/* A row of dots of which nearly all are black. */
static bool is_rule(const struct bitmap *bitmap, int y)
{
    return y >= 0 && y < bitmap->height && count_black(bitmap, y) > bitmap->width * 3 / 4;
}

/* Beside a rule there is nothing but the uprights of the columns: no letter reaches it. How many rules. */
static int check_rules(const struct bitmap *bitmap)
{
    int rules = 0;

    for (int y = 0; y < bitmap->height; y++) {
        if (!is_rule(bitmap, y) || is_rule(bitmap, y - 1))
            continue;
        ck_assert_int_le(count_black(bitmap, y - 1), EDGES_MAX * EDGE_DOTS);
        while (is_rule(bitmap, y))
            y++;
        ck_assert_int_le(count_black(bitmap, y), EDGES_MAX * EDGE_DOTS);
        rules++;
    }
    return rules;
}

/* Each page has its head and its foot, and white margins. */
static void check_pages(const struct bitmap *bitmap, int pages)
{
    int height = paper_find_sheet("A4")->height;

    for (int page = 0; page < pages; page++) {
        struct bitmap view = bitmap_page(bitmap, height, page);

        ck_assert(!has_ink(&view, 0, 0, view.width, MARGIN));
        ck_assert(!has_ink(&view, 0, height - MARGIN, view.width, MARGIN));
        ck_assert(!has_ink(&view, 0, 0, MARGIN, height));
        ck_assert(!has_ink(&view, view.width - MARGIN, 0, MARGIN, height));
        ck_assert(has_ink(&view, view.width - 300, 100, 200, 60));
        ck_assert(has_ink(&view, 100, height - 150, 300, 50));
        ck_assert(has_ink(&view, view.width - 400, height - 150, 300, 50));
    }
}

static const struct {
    size_t count;
    int pages;
} lengths[] = {{0, 1}, {1, 1}, {30, 1}, {60, 2}, {61, 2}, {300, 9}};

START_TEST(pages_hold_their_rows)
{
    size_t count = lengths[_i].count;
    struct register_row *rows = make_rows(count);
    int pages = 0;
    struct bitmap bitmap = draw(rows, count, &pages);

    ck_assert_int_eq(pages, lengths[_i].pages);
    check_pages(&bitmap, pages);
    ck_assert_int_ge(check_rules(&bitmap), (int)count + 2 * pages + 1 + (count == 30 ? 0 : 4));
    bitmap_finish(&bitmap);
    memory_wipe(rows, count * sizeof *rows);
    free(rows);
}
END_TEST

static void fill(char *text, size_t capacity, const char *with)
{
    size_t length = 0, step = strlen(with);

    for (; length + step < capacity; length += step)
        memcpy(text + length, with, step);
    text[length] = '\0';
}

static const char *const long_names[] = {"W",  "Wojciechowska-", "Amina Khatun ", "আমিনা ", "عائشہ قریشی ",
                                         "张", "லட்சுமி ",        "\xFF"};

enum { LONG_NAMES = sizeof long_names / sizeof long_names[0] };

/* Names, references and ages as long as they can be: rows grow, and nothing leaves its row or the paper. */
START_TEST(nothing_leaves_its_row)
{
    struct register_row rows[LONG_NAMES * 2];
    struct bitmap bitmap;
    int pages = 0;

    for (size_t i = 0; i < LONG_NAMES * 2; i++) {
        rows[i] = a_row(i % 2 == 0 ? "ur" : "en", "");
        fill(rows[i].name, sizeof rows[i].name, long_names[i / 2]);
        fill(rows[i].ages, sizeof rows[i].ages, i % 3 == 0 ? "1" : "11 months, ");
        fill(rows[i].reference, sizeof rows[i].reference, "W");
        rows[i].children = rows[i].adults = 1000000000;
        rows[i].is_new = rows[i].has_arrived = true;
        rows[i].standing = i < LONG_NAMES ? REGISTER_PLACE : REGISTER_WAITS;
    }
    register_sort(rows, LONG_NAMES * 2);
    bitmap = draw(rows, LONG_NAMES * 2, &pages);
    check_pages(&bitmap, pages);
    ck_assert_int_ge(check_rules(&bitmap), LONG_NAMES * 2 + 4);
    bitmap_finish(&bitmap);
}
END_TEST

/* A little below the heading of the second page's table: uprights of a row, or the space above a heading. */
static int count_below_heading(const struct bitmap *bitmap)
{
    struct bitmap page = bitmap_page(bitmap, paper_find_sheet("A4")->height, 1);
    int rules = 0, y = 0;

    for (; y < page.height && rules < 2; y++)
        rules += is_rule(&page, y) && !is_rule(&page, y + 1);
    return count_black(&page, y + 4);
}

/* A page that goes on with the waiting list says so again; one that goes on with places does not. */
START_TEST(a_waiting_list_is_named_on_each_page)
{
    enum { COUNT = 50 };
    struct register_row *rows = make_rows(COUNT);
    bool waits = _i == 1;
    struct bitmap bitmap;
    int pages = 0;

    for (int i = 0; i < COUNT; i++) {
        rows[i].standing = waits ? REGISTER_WAITS : REGISTER_PLACE;
        rows[i].position = i + 1;
    }
    bitmap = draw(rows, COUNT, &pages);
    ck_assert_int_eq(pages, 2);
    ck_assert_int_eq(count_below_heading(&bitmap) == 0, waits);
    bitmap_finish(&bitmap);
    memory_wipe(rows, COUNT * sizeof *rows);
    free(rows);
}
END_TEST

/* So many and so long that hardly a page holds ten of them. */
START_TEST(the_longest_register_still_prints)
{
    struct register_row *rows;
    struct bitmap bitmap;
    int pages = 0;

    if (getenv("DOORSTEP_LONG") == NULL)
        return;
    rows = make_rows(REGISTER_ROWS_MAX);
    for (size_t i = 0; i < REGISTER_ROWS_MAX; i++) {
        rows[i] = a_row("ur", "");
        fill(rows[i].name, sizeof rows[i].name, "عائشہ قریشی ");
        fill(rows[i].ages, sizeof rows[i].ages, "11 months, ");
    }
    register_sort(rows, REGISTER_ROWS_MAX);
    bitmap = draw(rows, REGISTER_ROWS_MAX, &pages);
    ck_assert_int_gt(pages, 20);
    bitmap_finish(&bitmap);
    free(rows);
}
END_TEST

START_TEST(a_sheet_without_what_it_is_for_is_refused)
{
    struct register_sheet sheets[4];
    struct bitmap bitmap = {0};
    int pages = 0;

    for (int i = 0; i < 4; i++)
        sheets[i] = a_sheet(NULL, 0);
    sheets[0].words = NULL;
    sheets[1].session = NULL;
    sheets[2].day = (struct date){0};
    sheets[3].day.day = 31;
    for (int i = 0; i < 4; i++) {
        ck_assert_int_eq(register_draw(&sheets[i], shared_engine(), shared_pictures(), &bitmap, &pages),
                         INVALID);
        ck_assert_ptr_null(bitmap.bits);
    }
    ck_assert_int_eq(pages, 0);
}
END_TEST

/* What is not known takes no room and breaks nothing. */
START_TEST(a_bare_sheet_can_be_drawn)
{
    struct register_sheet sheet = {.words = shared_words(),
                                   .session = "Stay and play",
                                   .day = {2026, 11, 23},
                                   .opens = -1,
                                   .closes = -1};
    struct bitmap bitmap;
    int pages = 0;

    ck_assert_int_eq(register_draw(&sheet, shared_engine(), shared_pictures(), &bitmap, &pages), OK);
    ck_assert_int_eq(pages, 1);
    ck_assert_int_gt(check_rules(&bitmap), 20);
    bitmap_finish(&bitmap);
}
END_TEST

/* --- for spreadsheets --- */

#define HEADING                                                                                              \
    "\xEF\xBB\xBFsession,date,starts,ends,place,reference,status,name,name in Latin letters,adults,"         \
    "children,ages,arrived,new family,walk-in\r\n"

START_TEST(spreadsheets_get_it_all)
{
    struct register_row rows[] = {a_row("en", "Khatun, \"Amina\""), a_row("bn", "আমিনা"), a_row("en", "=1+1"),
                                  a_row("en", "Grace\nCarter"), a_row("", "")};
    struct register_sheet sheet = a_sheet(rows, 5);
    struct strbuf text;

    rows[1].standing = REGISTER_KEPT;
    rows[2].standing = rows[3].standing = REGISTER_WAITS;
    rows[2].position = 1;
    rows[3].position = 2;
    rows[3].ages[0] = '\0';
    rows[4].is_walk_in = rows[4].has_arrived = rows[4].is_new = true;
    register_sort(rows, 5);
    strbuf_init(&text, 10000);
    register_write_csv(&sheet, true, &text);
    ck_assert_str_eq(
        strbuf_text(&text), HEADING
        "Stay and play,2026-11-23,10:00,11:30,The hall,SAMP-2E22,place,\"Khatun, \"\"Amina\"\"\",,1,1,"
        "\"3 months, 2 years\",no,no,no\r\n"
        "Stay and play,2026-11-23,10:00,11:30,The hall,SAMP-2E22,place,,,1,1,\"3 months, 2 years\",yes,yes,"
        "yes\r\n"
        "Stay and play,2026-11-23,10:00,11:30,The hall,SAMP-2E22,kept,আমিনা,Amina,1,1,\"3 months, 2 years\","
        "no,no,no\r\n"
        "Stay and play,2026-11-23,10:00,11:30,The hall,SAMP-2E22,waiting,'=1+1,,1,1,\"3 months, 2 years\","
        "no,no,no\r\n"
        "Stay and play,2026-11-23,10:00,11:30,The hall,SAMP-2E22,waiting,\"Grace\nCarter\",,1,1,,no,no,"
        "no\r\n");
    strbuf_clear(&text);
    register_write_csv(&sheet, false, &text);
    ck_assert_int_eq(strncmp(strbuf_text(&text), "Stay and play,", 14), 0);
    strbuf_finish(&text);
}
END_TEST

static const struct {
    const char *name, *field;
} fields[] = {{"=A1", ",'=A1,"},     {"+44", ",'+44,"},        {"-1", ",'-1,"},
              {"@SUM", ",'@SUM,"},   {"\tx", ",'\tx,"},        {"\rx", ",\"'\rx\","},
              {"\nx", ",\"'\nx\","}, {"＝1+1", ",'＝1+1,"},    {"＋44", ",'＋44,"},
              {"－1", ",'－1,"},     {"＠SUM", ",'＠SUM,"},    {"=\"a\"", ",\"'=\"\"a\"\"\","},
              {"A=1", ",A=1,"},      {"O'Neill", ",O'Neill,"}, {"a\r\nb", ",\"a\r\nb\","},
              {" =1", ", =1,"}};

START_TEST(spreadsheets_run_nothing)
{
    struct register_row row = a_row("en", fields[_i].name);
    struct register_sheet sheet = a_sheet(&row, 1);
    struct strbuf text;

    strbuf_init(&text, 1000);
    register_write_csv(&sheet, false, &text);
    ck_assert_msg(strstr(strbuf_text(&text), fields[_i].field) != NULL, "%s", strbuf_text(&text));
    strbuf_finish(&text);
}
END_TEST

/* The times that are not known are empty, and a formula in the session's name is none either. */
START_TEST(spreadsheets_get_what_is_known)
{
    struct register_row row = a_row("en", "Amina");
    struct register_sheet sheet = a_sheet(&row, 1);
    struct strbuf text;

    sheet.session = "=HYPERLINK(1)";
    sheet.opens = sheet.closes = -1;
    sheet.place = NULL;
    strbuf_init(&text, 1000);
    register_write_csv(&sheet, false, &text);
    ck_assert_int_eq(
        strncmp(strbuf_text(&text), "'=HYPERLINK(1),2026-11-23,,,,SAMP-2E22,place,Amina,,1,1,", 54), 0);
    strbuf_finish(&text);
}
END_TEST

Suite *register_suite(void)
{
    Suite *suite = suite_create("print: register");
    TCase *tcase = tcase_create("register");

    tcase_set_timeout(tcase, 300);
    tcase_add_checked_fixture(tcase, NULL, finish_shared);
    tcase_add_loop_test(tcase, rows_stand_as_they_are_read, 0, 4);
    tcase_add_test(tcase, those_without_a_name_come_last);
    tcase_add_test(tcase, a_reading_is_cut_between_letters);
    tcase_add_loop_test(tcase, pages_hold_their_rows, 0, sizeof lengths / sizeof lengths[0]);
    tcase_add_test(tcase, nothing_leaves_its_row);
    tcase_add_loop_test(tcase, a_waiting_list_is_named_on_each_page, 0, 2);
    tcase_add_test(tcase, the_longest_register_still_prints);
    tcase_add_test(tcase, a_sheet_without_what_it_is_for_is_refused);
    tcase_add_test(tcase, a_bare_sheet_can_be_drawn);
    tcase_add_test(tcase, spreadsheets_get_it_all);
    tcase_add_loop_test(tcase, spreadsheets_run_nothing, 0, sizeof fields / sizeof fields[0]);
    tcase_add_test(tcase, spreadsheets_get_what_is_known);
    suite_add_tcase(suite, tcase);
    return suite;
}
