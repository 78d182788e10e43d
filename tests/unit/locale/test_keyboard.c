#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "locale/keyboard.h"

#define LOCALES DOORSTEP_SOURCE_DIR "/assets/locales"
#define BOTTOM "[{\"action\": \"space\"}, {\"action\": \"backspace\"}, {\"action\": \"done\"}]"
#define HEAD "{\"tag\": \"en\",\n\"layers\": [\n{\"name\": \"base\",\n\"rows\": [\n"
#define TAIL "]}]}\n"

Suite *keyboard_suite(void);

static struct faults faults;
static struct keyboard_set *set;

static void load(void)
{
    char line[512] = "";
    enum status status;

    faults_init(&faults);
    status = keyboard_set_create(LOCALES, &faults, &set);
    if (faults.count > 0)
        faults_line(&faults, 0, line, sizeof line);
    ck_assert_msg(status == OK && faults.count == 0, "%s", line);
}

static void unload(void)
{
    keyboard_set_destroy(set);
    faults_finish(&faults);
}

static size_t piece_at(const char *text, char *ret_piece)
{
    size_t end = 1;

    while (((unsigned char)text[end] & 0xC0) == 0x80)
        end++;
    memcpy(ret_piece, text, end);
    ret_piece[end] = '\0';
    return end;
}

/* Every code point of `text` has a key on the language's own keyboard, on one of the first `layers` layers.
 */
static void types_all(const char *tag, const char *text, size_t layers)
{
    const struct keyboard *keyboard = keyboard_find(set, tag);
    const struct keyboard_key *key;
    char piece[8];
    size_t layer;

    ck_assert_str_eq(keyboard->tag, tag);
    for (size_t i = 0; text[i] != '\0';) {
        i += piece_at(text + i, piece);
        key = NULL;
        ck_assert_msg(keyboard_key_for(keyboard, piece, &layer, &key), "%s has no key for \"%s\" of %s", tag,
                      piece, text);
        ck_assert_str_eq(key->types, piece);
        ck_assert_msg(layer < layers, "%s: \"%s\" is on layer %zu", tag, piece, layer);
    }
}

START_TEST(loads_them_all)
{
    static const char *const tags[] = {"en", "bn", "so", "ar"};

    for (size_t i = 0; i < 4; i++) {
        const struct keyboard *keyboard = keyboard_find(set, tags[i]);

        ck_assert_str_eq(keyboard->tag, tags[i]);
        ck_assert_str_eq(keyboard->layers[0].name, "base");
    }
    ck_assert_str_eq(keyboard_find(set, "ur")->tag, "en");
    ck_assert_str_eq(keyboard_find(set, "digits")->tag, "en");
}
END_TEST

START_TEST(types_bengali)
{
    static const char words[] =
        "আমিনা খাতুন ক্ষমা সূর্য উৎসব বাংলাদেশ স্বাস্থ্য ঘুমায় বড় ধৈর্য লক্ষ করেছি হঠাৎ র\u200D্যাব ক\u200Cত।";
    static const char block[] = "অআইঈউঊঋএঐওঔকখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহ"
                                "\u09BE\u09BF\u09C0\u09C1\u09C2\u09C3\u09C7\u09C8\u09CB\u09CC\u09CD"
                                "\u0982\u0983\u0981\u09CE\u09BC";
    static const char *const nukta[] = {"\u09A1\u09BC", "\u09A2\u09BC", "\u09AF\u09BC"};
    const struct keyboard_key *key;
    size_t layer;

    types_all("bn", words, 3);
    types_all("bn", block, 3);
    types_all("bn", "০১২৩৪৫৬৭৮৯0123456789?!-/()'\"৳@.,:;", 4);
    for (size_t i = 0; i < 3; i++) {
        ck_assert(keyboard_key_for(keyboard_find(set, "bn"), nukta[i], &layer, &key));
        ck_assert_uint_lt(layer, 3);
    }
}
END_TEST

START_TEST(types_arabic)
{
    types_all("ar", "هاجر أحمد الخطيب سؤال شيء آمنة إلى ؟،؛", 2);
    types_all("ar", "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىة", 2);
    types_all("ar", "\u064B\u064C\u064D\u064E\u064F\u0650\u0651\u0652", 2);
    types_all("ar", "٠١٢٣٤٥٦٧٨٩0123456789؟،؛!-/()@", 3);
}
END_TEST

START_TEST(types_latin)
{
    types_all("so", "Sacdiyo su'aalo waa maxay?", 3);
    types_all("so", "'abcdefghijklmnopqrstuvwxyz-", 1);
    types_all("en", "O'Brien-Núñez", 5);
    types_all("en", "the quick brown fox jumps over a lazy dog's home-made den, twice.", 1);
    types_all("en", "áàâäãåçéèêëíìîïñóòôöõøšúùûüýžßœæığşțăłąęćńśźż’", 7);
    types_all("en", "ÁÀÂÄÃÅÇÉÈÊËÍÌÎÏÑÓÒÔÖÕØŠÚÙÛÜÝŽẞŒÆİĞŞȚĂŁĄĘĆŃŚŹŻ", 7);
    types_all("en", "1234567890-/:;()@&'\".,?!£#_", 3);
}
END_TEST

START_TEST(shows_marks_on_a_circle)
{
    const struct keyboard_key *key;
    size_t layer;

    ck_assert(keyboard_key_for(keyboard_find(set, "bn"), "\u09BF", &layer, &key));
    ck_assert_str_eq(key->label, "\u25CC\u09BF");
    ck_assert_str_eq(key->name, "\u09BF");
    ck_assert(keyboard_key_for(keyboard_find(set, "ar"), "\u0651", &layer, &key));
    ck_assert_str_eq(key->label, "\u25CC\u0651");
    ck_assert(keyboard_key_for(keyboard_find(set, "bn"), "ক", &layer, &key));
    ck_assert_str_eq(key->label, "ক");
    ck_assert(!keyboard_key_for(keyboard_find(set, "bn"), "q", &layer, &key));
}
END_TEST

static const struct keyboard_key *named(const struct keyboard_layer *layer, const char *name)
{
    for (size_t r = 0; r < layer->row_count; r++) {
        for (size_t i = 0; i < layer->rows[r].count; i++) {
            if (strcmp(layer->rows[r].keys[i].name, name) == 0)
                return &layer->rows[r].keys[i];
        }
    }
    return NULL;
}

static void shift_leads_to(const char *tag, const char *layer)
{
    const struct keyboard *keyboard = keyboard_find(set, tag);
    const struct keyboard_key *shift = named(&keyboard->layers[0], "shift");

    ck_assert_ptr_nonnull(shift);
    ck_assert_int_eq(shift->action, KEY_LAYER);
    ck_assert_int_eq(shift->once, 1);
    ck_assert_str_eq(keyboard->layers[shift->target].name, layer);
    shift = named(&keyboard->layers[shift->target], "shift");
    ck_assert_ptr_nonnull(shift);
    ck_assert_int_eq(shift->target, 0);
}

START_TEST(leads_between_layers)
{
    shift_leads_to("en", "capitals");
    shift_leads_to("so", "capitals");
    shift_leads_to("bn", "shift");
    shift_leads_to("ar", "shift");
    for (size_t i = 0; i < keyboard_find(set, "bn")->layer_count; i++) {
        ck_assert_int_eq(named(&keyboard_find(set, "bn")->layers[i], "latin")->action, KEY_LANGUAGE);
        ck_assert_int_eq(named(&keyboard_find(set, "bn")->layers[i], "return")->action, KEY_RETURN);
    }
    ck_assert_int_eq(named(&keyboard_find(set, "ar")->layers[0], "latin")->action, KEY_LANGUAGE);
    ck_assert_int_eq(named(&keyboard_find(set, "en")->layers[0], "own")->action, KEY_LANGUAGE);
}
END_TEST

START_TEST(has_a_number_pad)
{
    const struct keyboard *pad = keyboard_number_pad(set);
    const struct keyboard_key *key;
    char digit[2] = "0";
    size_t layer;

    for (; digit[0] <= '9'; digit[0]++)
        ck_assert(keyboard_key_for(pad, digit, &layer, &key));
    ck_assert(keyboard_key_for(pad, "+", &layer, &key));
    ck_assert(keyboard_key_for(pad, " ", &layer, &key));
    ck_assert_int_eq(key->action, KEY_SPACE);
    ck_assert_int_eq(named(&pad->layers[0], "backspace")->action, KEY_BACKSPACE);
    ck_assert_int_eq(named(&pad->layers[0], "done")->action, KEY_DONE);
    ck_assert_uint_eq(pad->layers[0].row_count, 4);
}
END_TEST

static const struct bad_file {
    const char *text;
    int line;
    const char *says;
} BAD[] = {
    {HEAD "[\"a\"],\n[{\"action\": \"jump\"}],\n" BOTTOM TAIL, 6, "no action"},
    {HEAD "[{\"name\": \"shift\", \"action\": \"layer\",\n\"target\": \"attic\"}],\n" BOTTOM TAIL, 6,
     "attic"},
    {HEAD "[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\",\"a\",\"b\",\"c\",\"d\"],\n" BOTTOM TAIL, 5,
     "13 keys"},
    {HEAD "[\"a\"],\n[{\"types\": \"b\", \"width\": 10.5}, \"c\"],\n" BOTTOM TAIL, 6, "wide"},
    {HEAD "[\"a\"],\n[\"e\xCC\x81\"],\n" BOTTOM TAIL, 6, "NFC"},
    {HEAD "[\"a\"],\n[\"b\",\n\"a\"],\n" BOTTOM TAIL, 7, "another key"},
    {HEAD "[\"a\"],\n[{\"types\": \"b\", \"name\": \"a\"}],\n" BOTTOM TAIL, 6, "named \"a\""},
    {HEAD "[{\"action\": \"backspace\"}, {\"action\": \"done\"}]" TAIL, 4, "space"},
    {HEAD "[{\"action\": \"space\"}, {\"action\": \"done\"}]" TAIL, 4, "backspace"},
    {HEAD "[{\"action\": \"space\"}, {\"action\": \"backspace\"}]" TAIL, 4, "done"},
    {HEAD "[\"a\"],\n[\"b\"],\n[\"c\"],\n[\"d\"],\n" BOTTOM TAIL, 4, "5 rows"},
    {HEAD "[{\"types\": \"a\",\n\"lable\": \"b\"}],\n" BOTTOM TAIL, 6, "not a known entry"},
    {HEAD "[{\"types\": \"a\",\n\"width\": \"b\"}],\n" BOTTOM TAIL, 6, "number"},
    {HEAD "[7],\n" BOTTOM TAIL, 5, "must be a text"},
    {HEAD BOTTOM "]},\n{\"name\": \"lost\", \"rows\": [" BOTTOM TAIL, 6, "no key leads to"},
    {"{\"tag\": \"fr\",\n\"layers\": [{\"name\": \"base\", \"rows\": [" BOTTOM TAIL, 1, "must be \"en\""},
    {"{\"tag\": \"en\",\n\"layers\": [{\"name\": \"top\", \"rows\": [" BOTTOM TAIL, 2, "must be \"base\""},
    {"{\"tag\": \"en\",\n\"layers\": [\n", 3, "JSON"},
};

static void write_file(const char *folder, const char *name, const char *text)
{
    char path[256];
    FILE *file;

    ck_assert_int_lt(snprintf(path, sizeof path, "%s/%s", folder, name), (int)sizeof path);
    file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    ck_assert_int_ge(fputs(text, file), 0);
    ck_assert_int_eq(fclose(file), 0);
}

static void remove_files(const char *folder)
{
    static const char *const names[] = {"en.keys.json", "digits.keys.json"};
    char path[256];

    for (size_t i = 0; i < 2; i++) {
        (void)snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        (void)unlink(path);
    }
    ck_assert_int_eq(rmdir(folder), 0);
}

START_TEST(tells_line_and_fault)
{
    const struct bad_file *bad = &BAD[_i];
    char folder[] = "/tmp/keyboards-XXXXXX";
    struct faults found;
    struct keyboard_set *none = NULL;

    ck_assert_ptr_nonnull(mkdtemp(folder));
    write_file(folder, "en.keys.json", bad->text);
    faults_init(&found);
    ck_assert_int_eq(keyboard_set_create(folder, &found, &none), INVALID);
    ck_assert_ptr_null(none);
    ck_assert_uint_ge(found.count, 1);
    ck_assert_str_eq(found.list[0].file, "en.keys.json");
    ck_assert_msg(strstr(found.list[0].text, bad->says) != NULL, "%s", found.list[0].text);
    ck_assert_msg(found.list[0].line == bad->line, "line %d: %s", found.list[0].line, found.list[0].text);
    faults_finish(&found);
    remove_files(folder);
}
END_TEST

START_TEST(needs_english_and_the_pad)
{
    static const char sound[] = HEAD BOTTOM TAIL;
    char folder[] = "/tmp/keyboards-XXXXXX";
    struct faults found;
    struct keyboard_set *none = NULL;

    ck_assert_ptr_nonnull(mkdtemp(folder));
    faults_init(&found);
    ck_assert_int_eq(keyboard_set_create(folder, &found, &none), INVALID);
    ck_assert_ptr_nonnull(strstr(found.list[0].text, "en.keys.json"));
    write_file(folder, "en.keys.json", sound);
    ck_assert_int_eq(keyboard_set_create(folder, &found, &none), INVALID);
    ck_assert_ptr_nonnull(strstr(found.list[found.count - 1].text, "digits.keys.json"));
    remove_files(folder);
    ck_assert_int_eq(keyboard_set_create(folder, &found, &none), NOT_FOUND);
    ck_assert_ptr_null(none);
    faults_finish(&found);
}
END_TEST

Suite *keyboard_suite(void)
{
    Suite *suite = suite_create("keyboard");
    TCase *ours = tcase_create("ours");
    TCase *faulty = tcase_create("faulty");

    tcase_add_checked_fixture(ours, load, unload);
    tcase_add_test(ours, loads_them_all);
    tcase_add_test(ours, types_bengali);
    tcase_add_test(ours, types_arabic);
    tcase_add_test(ours, types_latin);
    tcase_add_test(ours, shows_marks_on_a_circle);
    tcase_add_test(ours, leads_between_layers);
    tcase_add_test(ours, has_a_number_pad);
    tcase_add_loop_test(faulty, tells_line_and_fault, 0, (int)(sizeof BAD / sizeof *BAD));
    tcase_add_test(faulty, needs_english_and_the_pad);
    suite_add_tcase(suite, ours);
    suite_add_tcase(suite, faulty);
    return suite;
}
