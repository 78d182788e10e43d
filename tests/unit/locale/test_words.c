#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "locale/words.h"

#define META(name, direction)                                                                                \
    "{\n\"@meta\": {\"name\": \"" name                                                                       \
    "\", \"english\": \"E\", \"greeting\": \"G\", \"direction\": \"" direction                               \
    "\", \"status\": \"draft\", \"reviewer\": \"\", \"date\": \"\"},\n"
#define FSI "\u2068"
#define PDI "\u2069"
#define WJ "\u2060"
#define NBSP "\u00A0"

Suite *words_suite(void);

static char folder[64];
static char pack[64];
static struct faults faults;
static struct words *words;

static void write_file(const char *where, const char *name, const char *text)
{
    char path[256];
    FILE *file;

    (void)snprintf(path, sizeof path, "%s/%s", where, name);
    file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    ck_assert_int_ge(fputs(text, file), 0);
    ck_assert_int_eq(fclose(file), 0);
}

static void remove_folder(const char *where)
{
    static const char *const names[] = {"en.json", "bn.json",      "so.json",   "ar.json",
                                        "fr.json", "en.keys.json", "notes.txt", "x1_.json"};
    char path[256];

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        (void)snprintf(path, sizeof path, "%s/%s", where, names[i]);
        (void)unlink(path);
    }
    ck_assert_int_eq(rmdir(where), 0);
}

static void make_folders(void)
{
    (void)snprintf(folder, sizeof folder, "/tmp/words-XXXXXX");
    (void)snprintf(pack, sizeof pack, "/tmp/words-pack-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    ck_assert_ptr_nonnull(mkdtemp(pack));
    faults_init(&faults);
    words = NULL;
}

static void remove_folders(void)
{
    words_destroy(words);
    faults_finish(&faults);
    remove_folder(folder);
    remove_folder(pack);
}

static void load(void)
{
    char line[512] = "";
    enum status status = words_create(folder, &faults, &words);

    if (faults.count > 0)
        faults_line(&faults, 0, line, sizeof line);
    ck_assert_msg(status == OK && faults.count == 0, "%s", line);
}

static const char ENGLISH[] = META(
    "English", "ltr") "\"plain\": \"Don't stop\",\n"
                      "\"quoted\": \"It''s '{here}' and '}'\",\n"
                      "\"only-english\": \"Only {name}\",\n"
                      "\"hello\": \"Hello {name}, ring {phone} by {day}: {count}.\",\n"
                      "\"twice\": \"{name} and { name }\",\n"
                      "\"left\": \"{count, plural, =0 {None left} one {# place left} other {# places left "
                      "for {name}}}\",\n"
                      "\"rest\": \"{count, plural, offset:1 =1 {Only you} one {You and # other} other {You "
                      "and # others}}\",\n"
                      "\"turn\": \"{count, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}\",\n"
                      "\"who\": \"{who, select, mother {She} other {They}} {name} isn't late, {count, "
                      "plural, one {'#'#} other {#}}\",\n"
                      "\"two\": \"{a, plural, one {# girl} other {# girls}}, {b, plural, one {# boy} other "
                      "{# boys}}\"\n}\n";

static const char BENGALI[] =
    META("বাংলা", "ltr") "\"hello\": \"{name} {phone} {day} {count}\",\n"
                         "\"left\": \"{count, plural, one {#টি আসন} other {#টি আসন বাকি {name}}}\"\n}\n";

static const char ARABIC[] = META("العربية", "rtl") "\"hello\": \"{name} {phone} {day} {count}\",\n"
                                                    "\"left\": \"{count, plural, zero {0} one {1} two {2} "
                                                    "few {few #} many {many #} other {other #}}\"\n}\n";

static void load_three(void)
{
    make_folders();
    write_file(folder, "en.json", ENGLISH);
    write_file(folder, "bn.json", BENGALI);
    write_file(folder, "ar.json", ARABIC);
    write_file(folder, "en.keys.json", "not a catalogue");
    write_file(folder, "notes.txt", "neither");
    load();
}

static const struct word_value NAME = {.name = "name", .kind = WORD_TEXT, .text = "Amina"};

static void gives(const char *tag, const char *key, const struct word_value *values, size_t count,
                  const char *wanted)
{
    struct strbuf text;

    strbuf_init(&text, 500);
    strbuf_add(&text, "> ");
    ck_assert_int_eq(words_format(words, tag, key, values, count, &text, NULL), OK);
    ck_assert_str_eq(strbuf_text(&text) + 2, wanted);
    strbuf_finish(&text);
}

static void counts(const char *tag, const char *key, int64_t number, const char *wanted)
{
    struct word_value values[] = {NAME,
                                  {.name = "count", .kind = WORD_NUMBER, .number = number},
                                  {.name = "who", .kind = WORD_TEXT, .text = "mother"}};

    gives(tag, key, values, 3, wanted);
}

START_TEST(knows_its_languages)
{
    const struct language *arabic = words_find_language(words, "ar");

    ck_assert_uint_eq(words_language_count(words), 3);
    ck_assert_str_eq(words_language(words, 0)->tag, "ar");
    ck_assert_str_eq(words_language(words, 2)->tag, "en");
    ck_assert_ptr_null(words_language(words, 3));
    ck_assert_str_eq(arabic->name, "العربية");
    ck_assert_str_eq(arabic->english, "E");
    ck_assert_str_eq(arabic->greeting, "G");
    ck_assert(arabic->right_to_left);
    ck_assert(arabic->draft);
    ck_assert(!words_find_language(words, "bn")->right_to_left);
    ck_assert_ptr_null(words_find_language(words, "ur"));
    ck_assert_ptr_null(words_find_language(words, NULL));
}
END_TEST

START_TEST(resolves_quotes)
{
    ck_assert_str_eq(words_find(words, "en", "plain").text, "Don't stop");
    ck_assert_str_eq(words_find(words, "en", "quoted").text, "It's {here} and }");
    ck_assert_str_eq(words_find(words, "en", "twice").text, "{name} and { name }");
    gives("en", "quoted", NULL, 0, "It's {here} and }");
}
END_TEST

START_TEST(wraps_every_kind)
{
    struct word_value values[] = {NAME,
                                  {.name = "phone", .kind = WORD_FIXED, .text = "020 7946-0123"},
                                  {.name = "day", .kind = WORD_DATE, .date = {2018, 8, 6}},
                                  {.name = "count", .kind = WORD_NUMBER, .number = 1234}};

    gives("en", "hello", values, 4,
          "Hello " FSI "Amina" PDI ", ring " FSI "020" NBSP "7946" WJ "-" WJ "0123" PDI " by " FSI
          "Monday 6 August 2018" PDI ": " FSI "1,234" PDI ".");
    gives("bn", "hello", values, 4,
          FSI "Amina" PDI " " FSI "020" NBSP "7946" WJ "-" WJ "0123" PDI " " FSI "সোমবার, ৬ আগস্ট, ২০১৮" PDI
              " " FSI "১,২৩৪" PDI);
    gives("ar", "hello", values, 4,
          FSI "Amina" PDI " " FSI "020" NBSP "7946" WJ "-" WJ "0123" PDI " " FSI "الاثنين، ٦ أغسطس ٢٠١٨" PDI
              " " FSI "١٬٢٣٤" PDI);
    gives("en", "twice", values, 4, FSI "Amina" PDI " and " FSI "Amina" PDI);
}
END_TEST

static void fixed_gives(const char *given, const char *wanted)
{
    struct word_value value = {.name = "name", .kind = WORD_FIXED, .text = given};
    char expected[200];

    (void)snprintf(expected, sizeof expected, "Only " FSI "%s" PDI, wanted);
    gives("en", "only-english", &value, 1, expected);
}

START_TEST(keeps_fixed_values_together)
{
    fixed_gives("E2 0SN", "E2" NBSP "0SN");
    fixed_gives("XK7P-93QT", "XK7P" WJ "-" WJ "93QT");
    fixed_gives("9:30", "9" WJ ":" WJ "30");
    fixed_gives("a/b c", "a" WJ "/" WJ "b" NBSP "c");
    fixed_gives("বিকাল ৩টা", "বিকাল" NBSP "৩টা");
    fixed_gives("ক্ষ\u2069x", "ক্ষx");
    fixed_gives("", "");
}
END_TEST

START_TEST(keeps_isolates_in_pairs)
{
    struct word_value value = {.name = "name", .kind = WORD_TEXT, .text = "a" PDI "b"};

    gives("en", "only-english", &value, 1, "Only " FSI "ab" PDI);
    value.text = FSI "a" PDI "\u2067"
                     "b";
    gives("en", "only-english", &value, 1,
          "Only " FSI FSI "a" PDI "\u2067"
          "b" PDI PDI);
    value.text = "{count} '' \xEF\xB7\x90";
    gives("en", "only-english", &value, 1, "Only " FSI "{count} '' \xEF\xB7\x90" PDI);
}
END_TEST

START_TEST(counts_by_the_rules_of_each_language)
{
    counts("en", "left", 0, "None left");
    counts("en", "left", 1, FSI "1" PDI " place left");
    counts("en", "left", 2, FSI "2" PDI " places left for " FSI "Amina" PDI);
    counts("bn", "left", 0, FSI "০" PDI "টি আসন");
    counts("bn", "left", 12, FSI "১২" PDI "টি আসন বাকি " FSI "Amina" PDI);
    counts("ar", "left", 2, "2");
    counts("ar", "left", 5, "few " FSI "٥" PDI);
    counts("ar", "left", 11, "many " FSI "١١" PDI);
    counts("ar", "left", 100, "other " FSI "١٠٠" PDI);
    counts("en", "rest", 1, "Only you");
    counts("en", "rest", 2, "You and " FSI "1" PDI " other");
    counts("en", "rest", 4, "You and " FSI "3" PDI " others");
    counts("en", "turn", 22, FSI "22" PDI "nd");
    counts("en", "turn", 13, FSI "13" PDI "th");
}
END_TEST

START_TEST(chooses_by_word)
{
    struct word_value values[] = {{.name = "a", .kind = WORD_NUMBER, .number = 1},
                                  {.name = "b", .kind = WORD_NUMBER, .number = 3}};

    counts("en", "who", 1, "She " FSI "Amina" PDI " isn't late, #" FSI "1" PDI);
    counts("en", "who", 2, "She " FSI "Amina" PDI " isn't late, " FSI "2" PDI);
    gives("en", "two", values, 2, FSI "1" PDI " girl, " FSI "3" PDI " boys");
}
END_TEST

START_TEST(refuses_missing_values)
{
    struct word_value number_as_text[] = {NAME, {.name = "count", .kind = WORD_TEXT, .text = "3"}};
    struct word_value no_date[] = {{.name = "name", .kind = WORD_DATE, .date = {2018, 13, 1}}};
    struct strbuf text;

    strbuf_init(&text, 500);
    ck_assert_int_eq(words_format(words, "en", "twice", NULL, 0, &text, NULL), INVALID);
    ck_assert_int_eq(words_format(words, "en", "left", &NAME, 1, &text, NULL), INVALID);
    ck_assert_int_eq(words_format(words, "en", "left", number_as_text, 2, &text, NULL), INVALID);
    ck_assert_int_eq(words_format(words, "en", "only-english", no_date, 1, &text, NULL), INVALID);
    ck_assert_str_eq(strbuf_text(&text), "");
    strbuf_finish(&text);
    strbuf_init(&text, 12);
    ck_assert_int_eq(words_format(words, "en", "twice", &NAME, 1, &text, NULL), FULL);
    ck_assert_str_eq(strbuf_text(&text), "");
    strbuf_finish(&text);
}
END_TEST

START_TEST(falls_back_to_english)
{
    struct strbuf text;
    const char *language = NULL;

    strbuf_init(&text, 500);
    ck_assert_uint_eq(words_missing_count(words), 0);
    ck_assert_str_eq(words_find(words, "bn", "hello").language, "bn");
    ck_assert_uint_eq(words_missing_count(words), 0);
    ck_assert_str_eq(words_find(words, "bn", "plain").language, "en");
    ck_assert_str_eq(words_find(words, "bn", "plain").text, "Don't stop");
    ck_assert_int_eq(words_format(words, "ur", "plain", NULL, 0, &text, &language), OK);
    ck_assert_str_eq(strbuf_text(&text), "Don't stop");
    ck_assert_str_eq(language, "en");
    ck_assert_uint_eq(words_missing_count(words), 3);
    ck_assert_ptr_null(words_find(words, "en", "no.such.key").text);
    strbuf_clear(&text);
    ck_assert_int_eq(words_format(words, "bn", "no.such.key", NULL, 0, &text, NULL), OK);
    ck_assert_str_eq(strbuf_text(&text), "no.such.key");
    ck_assert_uint_eq(words_missing_count(words), 5);
    strbuf_finish(&text);
}
END_TEST

static void is_found(const char *tag, const char *key, const char *text, const char *language)
{
    struct word word = words_find(words, tag, key);

    ck_assert_str_eq(word.text, text);
    ck_assert_str_eq(word.language, language);
}

START_TEST(lays_a_pack_over)
{
    write_file(pack, "en.json",
               "{\"plain\": \"Ours, \\\"pack\\\"\", \"left\": \"pack left\", \"new\": \"New\"}");
    write_file(pack, "bn.json", "{\"plain\": \"প্যাক\"}");
    ck_assert_int_eq(words_lay_pack(words, pack, &faults), OK);
    is_found("bn", "plain", "প্যাক", "bn");
    is_found("bn", "left", "{count, plural, one {#টি আসন} other {#টি আসন বাকি {name}}}", "bn");
    is_found("bn", "new", "New", "en");
    is_found("ar", "plain", "Ours, \"pack\"", "en");
    is_found("en", "left", "pack left", "en");
    write_file(pack, "en.json", "{\"plain\": \"Second\"}");
    ck_assert_int_eq(words_lay_pack(words, pack, &faults), OK);
    is_found("en", "plain", "Second", "en");
    ck_assert_ptr_null(words_find(words, "en", "new").text);
    write_file(pack, "en.json", "{\"plain\":\n\"Broken {\"}");
    ck_assert_int_eq(words_lay_pack(words, pack, &faults), INVALID);
    ck_assert_int_eq(faults.list[0].line, 2);
    is_found("en", "plain", "Second", "en");
    ck_assert_int_eq(words_lay_pack(words, "/no/such/folder", &faults), OK);
    is_found("en", "plain", "Don't stop", "en");
    is_found("bn", "plain", "Don't stop", "en");
}
END_TEST

START_TEST(refuses_a_pack_of_an_unknown_language)
{
    write_file(pack, "fr.json", "{\"plain\": \"Oui\"}");
    ck_assert_int_eq(words_lay_pack(words, pack, &faults), INVALID);
    ck_assert_ptr_nonnull(strstr(faults.list[0].text, "fr.json"));
}
END_TEST

static const struct {
    const char *text; /* from line 3 on */
    int line;
    const char *says;
} BAD[] = {
    {"\"a\": \"x\",\n\"b\": \"Hello {name\"}", 4, "not closed"},
    {"\"a\": \"Hello {}\"}", 3, "without an argument's name"},
    {"\"a\": \"Hello }\"}", 3, "} without its {"},
    {"\"a\": \"{n, plural, one {x}}\"}", 3, "other"},
    {"\"a\": \"{n, plural, some {x} other {y}}\",\n\"b\":\n\"{n, plural, one {x} other {y}\"}", 5,
     "not closed"},
    {"\"a\": \"{n, plural, one other {y}}\"}", 3, "without its text"},
    {"\"a\": \"{n, plural}\"}", 3, "comma"},
    {"\"a\": \"{n, plural, =x {x} other {y}}\"}", 3, "ICU"},
    {"\"a\": \"{n, number}\"}", 3, "write {n}"},
    {"\"a\": \"{when, date, long}\"}", 3, "write {when}"},
    {"\"a\": \"\xEF\xB7\x90\"}", 3, "take it out"},
    {"\"a\": 7}", 3, "double quotes"},
    {"\"a\": \"\"}", 3, "empty"},
    {"\"a\": \"x\",\n\"a\": \"y\"}", 4, "JSON"},
    {"\"a\": "
     "\"{a,plural,other{{b,plural,other{{c,plural,other{{d,plural,other{{e,plural,other{x}}}}}}}}}}\"}",
     3, "split"},
};

START_TEST(tells_line_and_fault)
{
    char text[1024];

    (void)snprintf(text, sizeof text, "%s%s", META("English", "ltr"), BAD[_i].text);
    write_file(folder, "en.json", text);
    ck_assert_int_eq(words_create(folder, &faults, &words), INVALID);
    ck_assert_ptr_null(words);
    ck_assert_uint_ge(faults.count, 1);
    ck_assert_msg(strstr(faults.list[0].text, BAD[_i].says) != NULL, "%s", faults.list[0].text);
    ck_assert_msg(faults.list[0].line == BAD[_i].line, "line %d", faults.list[0].line);
    ck_assert_ptr_nonnull(strstr(faults.list[0].file, "/en.json"));
}
END_TEST

START_TEST(needs_a_whole_meta)
{
    static const char *const bad[] = {
        "{}",
        "{\"@meta\": {\"english\": \"E\", \"greeting\": \"G\", \"direction\": \"ltr\", \"status\": "
        "\"draft\"}}",
        "{\"@meta\": {\"name\": \"N\", \"english\": \"E\", \"greeting\": \"G\", \"direction\": \"up\", "
        "\"status\": \"draft\"}}",
        "{\"@meta\": {\"name\": \"N\", \"english\": \"E\", \"greeting\": \"G\", \"direction\": \"ltr\", "
        "\"status\": \"fine\"}}",
        "{\"@meta\": {\"name\": \"N\", \"english\": \"E\", \"greeting\": \"G\", \"direction\": \"ltr\", "
        "\"status\": \"signed\"}}",
        "{\"@meta\": {\"name\": \"N\", \"english\": \"E\", \"greeting\": \"G\", \"direction\": \"ltr\", "
        "\"status\": \"draft\", \"reviewr\": \"x\"}}",
        "[]",
    };

    write_file(folder, "en.json", bad[_i]);
    ck_assert_int_eq(words_create(folder, &faults, &words), INVALID);
    ck_assert_ptr_null(words);
    ck_assert_uint_eq(faults.count, 1);
}
END_TEST

START_TEST(needs_its_folder_and_english)
{
    ck_assert_int_eq(words_create("/no/such/folder", &faults, &words), NOT_FOUND);
    ck_assert_uint_eq(faults.count, 1);
    ck_assert_int_eq(words_create(folder, &faults, &words), INVALID);
    ck_assert_ptr_nonnull(strstr(faults.list[1].text, "en.json"));
    write_file(folder, "en.json", META("English", "ltr") "\"a\": \"x\"}");
    write_file(folder, "x1_.json", META("X", "ltr") "\"a\": \"x\"}");
    ck_assert_int_eq(words_create(folder, &faults, &words), INVALID);
    ck_assert_ptr_nonnull(strstr(faults.list[2].text, "language tag"));
    ck_assert_ptr_null(words);
}
END_TEST

static void load_ours(void)
{
    make_folders();
    ck_assert_int_eq(words_create(DOORSTEP_SOURCE_DIR "/assets/locales", &faults, &words), OK);
}

START_TEST(loads_the_real_ones)
{
    static const char *const tags[] = {"en", "bn", "so", "ar"};

    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        ck_assert_ptr_nonnull(words_find_language(words, tags[i]));
    ck_assert(words_find_language(words, "ar")->right_to_left);
    ck_assert_int_eq(
        words_lay_pack(words, DOORSTEP_SOURCE_DIR "/kiosk/centres/tower-hamlets-north-west/strings", &faults),
        OK);
}
END_TEST

Suite *words_suite(void)
{
    Suite *suite = suite_create("words");
    TCase *three = tcase_create("three languages");
    TCase *files = tcase_create("files");
    TCase *real = tcase_create("real");

    tcase_add_checked_fixture(three, load_three, remove_folders);
    tcase_add_test(three, knows_its_languages);
    tcase_add_test(three, resolves_quotes);
    tcase_add_test(three, wraps_every_kind);
    tcase_add_test(three, keeps_fixed_values_together);
    tcase_add_test(three, keeps_isolates_in_pairs);
    tcase_add_test(three, counts_by_the_rules_of_each_language);
    tcase_add_test(three, chooses_by_word);
    tcase_add_test(three, refuses_missing_values);
    tcase_add_test(three, falls_back_to_english);
    tcase_add_test(three, lays_a_pack_over);
    tcase_add_test(three, refuses_a_pack_of_an_unknown_language);
    tcase_add_checked_fixture(files, make_folders, remove_folders);
    tcase_add_loop_test(files, tells_line_and_fault, 0, (int)(sizeof BAD / sizeof *BAD));
    tcase_add_loop_test(files, needs_a_whole_meta, 0, 7);
    tcase_add_test(files, needs_its_folder_and_english);
    tcase_add_checked_fixture(real, load_ours, remove_folders);
    tcase_add_test(real, loads_the_real_ones);
    suite_add_tcase(suite, three);
    suite_add_tcase(suite, files);
    suite_add_tcase(suite, real);
    return suite;
}
