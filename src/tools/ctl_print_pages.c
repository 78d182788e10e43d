#include "tools/ctl_print_pages.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "print/register.h"
#include "print/report_page.h"

enum { PEOPLE = 9, GIVEN = 4, AGES = 8, PLACES = 52, KEPT = 2, WAIT = 6 };
enum { SAMPLE_OPENS = 600, SAMPLE_CLOSES = 690 };

static const struct date SAMPLE_DAY = {2027, 3, 3};
static const int64_t SAMPLE_MADE_MS = 1804062600000; /* that day, 8:30 */

/* Common names of nobody in particular. */
static const struct {
    const char *language;
    const char *given[GIVEN], *family[GIVEN];
    bool is_family_first;
} people[PEOPLE] = {
    {"en", {"Grace", "Daniel", "Hannah", "Oliver"}, {"Carter", "Wilson", "Adeyemi", "O’Connor"}, false},
    {"bn", {"আমিনা", "রহিমা", "সালমা", "কামরুল"}, {"খাতুন", "বেগম", "আক্তার", "হোসেন"}, false},
    {"ar", {"ليلى", "مريم", "يوسف", "هدى"}, {"النجار", "حسن", "العمري", "محمود"}, false},
    {"ur", {"عائشہ", "صائمہ", "عمران", "نادیہ"}, {"خان", "ملک", "قریشی", "احمد"}, false},
    {"so", {"Xaawo", "Caasha", "Hodan", "Cabdi"}, {"Warsame", "Jaamac", "Xasan", "Maxamed"}, false},
    {"zh", {"芳", "伟", "敏", "丽"}, {"王", "李", "张", "陈"}, true},
    {"pl",
     {"Małgorzata", "Łukasz", "Agnieszka", "Paweł"},
     {"Wójcik", "Kowalczyk", "Zielińska", "Nowak"},
     false},
    {"gu", {"હેતલ", "નીતા", "કિરણ", "જયેશ"}, {"પટેલ", "શાહ", "દેસાઈ", "જોશી"}, false},
    {"ta", {"மீனா", "லட்சுமி", "கார்த்திக்", "செல்வி"}, {"முருகன்", "குமார்", "சிவராமன்", "ராஜா"}, false},
};

static const struct {
    const char *words;
    int children;
} ages[AGES] = {
    {"8 months", 1},
    {"2 years", 1},
    {"3 months, 2 years", 2},
    {"1 year", 1},
    {"11 months, 3 years", 2},
    {"2 years, 2 years, 4 years", 3},
    {"3 years", 1},
    {"6 weeks, 1 year, 3 years, 4 years", 4},
};

static void name_row(size_t index, struct register_row *ret_row)
{
    size_t who = index % PEOPLE, again = index / PEOPLE;
    const char *given = people[who].given[again % GIVEN];
    const char *family = people[who].family[(again + again / GIVEN) % GIVEN];

    if (people[who].is_family_first)
        (void)snprintf(ret_row->name, sizeof ret_row->name, "%s%s", family, given);
    else
        (void)snprintf(ret_row->name, sizeof ret_row->name, "%s %s", given, family);
    (void)snprintf(ret_row->language, sizeof ret_row->language, "%s", people[who].language);
}

static enum register_standing standing_of(size_t index)
{
    if (index < PLACES)
        return REGISTER_PLACE;
    return index < PLACES + KEPT ? REGISTER_KEPT : REGISTER_WAITS;
}

static struct register_row make_row(size_t index)
{
    static const char LETTERS[] = "ABCDEFGH";
    struct register_row row = {.children = ages[index % AGES].children,
                               .adults = index % 5 == 0 ? 2 : 1,
                               .standing = standing_of(index),
                               .is_new = index % 9 == 0,
                               .has_arrived = index < PLACES && index % 13 == 0};

    (void)snprintf(row.reference, sizeof row.reference, "SAMP-%zu%c%02zu", index % 7 + 2,
                   LETTERS[index % (sizeof LETTERS - 1)], index + 20);
    (void)snprintf(row.ages, sizeof row.ages, "%s", ages[index % AGES].words);
    if (row.standing == REGISTER_WAITS)
        row.position = (int)(index - PLACES - KEPT) + 1;
    name_row(index, &row);
    return row;
}

enum status sample_register(const struct sample_pages *with, struct bitmap *ret_bitmap)
{
    enum { FAMILIES = PLACES + KEPT + WAIT };
    struct register_row *rows = memory_allocate(FAMILIES, sizeof *rows);
    const struct centre_about *about = centre_about(with->centre);
    struct register_sheet sheet = {.words = with->words,
                                   .centre = about->title,
                                   .session = "Stay and play",
                                   .place = about->title,
                                   .day = SAMPLE_DAY,
                                   .opens = SAMPLE_OPENS,
                                   .closes = SAMPLE_CLOSES,
                                   .rows = rows,
                                   .row_count = FAMILIES,
                                   .made_utc_ms = SAMPLE_MADE_MS,
                                   .is_example = true};
    enum status status;
    int pages = 0;

    for (size_t i = 0; i < FAMILIES; i++)
        rows[i] = make_row(i);
    register_sort(rows, FAMILIES);
    status = register_draw(&sheet, with->engine, with->pictures, ret_bitmap, &pages);
    memory_wipe(rows, FAMILIES * sizeof *rows);
    free(rows);
    return status;
}

/* Counts of a made-up month; -1 is hidden. */
static const struct {
    const char *block, *label;
    int count;
} sample_counts[] = {
    {"Families at sessions", "Stay and play", 148},
    {"Families at sessions", "Baby massage", 36},
    {"Families at sessions", "Chattertime: talking and singing for two-year-olds", 22},
    {"Families at sessions", "Messy play", -1},
    {"Families at sessions", "Health visitor drop-in", 61},
    {"Children at sessions", "Stay and play", 203},
    {"Children at sessions", "Baby massage", 38},
    {"Children at sessions", "Chattertime: talking and singing for two-year-olds", 25},
    {"Children at sessions", "Messy play", 6},
    {"Children at sessions", "Health visitor drop-in", 70},
    {"Families that waited", "Stay and play", 12},
    {"Families that waited", "Baby massage", -1},
    {"Packs of vitamins", "Vitamin drops, free", 31},
    {"Packs of vitamins", "Vitamin drops, with the card", 9},
    {"Packs of vitamins", "Vitamin tablets, free", 14},
    {"Requests sent", "Breastfeeding support", 11},
    {"Requests sent", "Help with talking", 8},
    {"Requests sent", "Housing and money", -1},
    {"Requests sent", "Family support", 17},
    {"Languages used", "English", 1204},
    {"Languages used", "বাংলা", 388},
    {"Languages used", "Soomaali", 97},
    {"Languages used", "العربية", 64},
    {"Languages used", "اردو", 31},
    {"Languages used", "中文", 22},
    {"Languages used", "Polski", -1},
    {"Languages used", "தமிழ்", 0},
    {"What parents think", "Very good", 41},
    {"What parents think", "Good", 18},
    {"What parents think", "Not good", -1},
};

enum { COUNTS = sizeof sample_counts / sizeof sample_counts[0] };

enum status sample_report(const struct sample_pages *with, struct bitmap *ret_bitmap)
{
    struct report_line lines[COUNTS];
    struct report_block blocks[COUNTS];
    struct report_page page = {.words = with->words,
                               .centre = centre_about(with->centre)->title,
                               .month = "March 2027",
                               .blocks = blocks,
                               .made_utc_ms = SAMPLE_MADE_MS};

    for (size_t i = 0; i < COUNTS; i++) {
        bool is_hidden = sample_counts[i].count < 0;

        lines[i] = (struct report_line){.label = sample_counts[i].label,
                                        .count = is_hidden ? 0 : sample_counts[i].count,
                                        .is_hidden = is_hidden};
        if (i == 0 || strcmp(sample_counts[i].block, sample_counts[i - 1].block) != 0)
            blocks[page.block_count++] =
                (struct report_block){.title = sample_counts[i].block, .lines = &lines[i]};
        blocks[page.block_count - 1].line_count++;
    }
    return report_page_draw(&page, with->engine, with->pictures, ret_bitmap);
}
