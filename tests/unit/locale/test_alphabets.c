/* The keyboards against what others say a language needs: CLDR's alphabets, and Unicode's idea of a settled
 * text. */
#include <check.h>
#include <string.h>
#include <unicode/ulocdata.h>
#include <unicode/uset.h>

#include "locale/keyboard.h"
#include "locale/utf16.h"
#include "locale/writing.h"

Suite *alphabets_suite(void);

static struct faults faults;
static struct keyboard_set *set;

static void load(void)
{
    faults_init(&faults);
    ck_assert_int_eq(keyboard_set_create(DOORSTEP_SOURCE_DIR "/assets/locales", &faults, &set), OK);
}

static void unload(void)
{
    keyboard_set_destroy(set);
    faults_finish(&faults);
}

/* Letters that CLDR counts in and nobody types in running text: signs of Sanskrit in Bengali, ZWNJ beside
 * them. */
static bool is_not_typed(const char *tag, UChar32 character)
{
    static const UChar32 sanskrit[] = {0x098C, 0x09BD, 0x09C4, 0x09D7, 0x09E0,
                                       0x09E1, 0x09E2, 0x09E3, 0x09FA};

    for (size_t i = 0; i < sizeof sanskrit / sizeof *sanskrit; i++) {
        if (strcmp(tag, "bn") == 0 && sanskrit[i] == character)
            return true;
    }
    return false;
}

static bool has_key(const struct keyboard *keyboard, const char *text)
{
    const struct keyboard_key *key;
    size_t layer;

    return keyboard_key_for(keyboard, text, &layer, &key) != 0;
}

static void check_letter(const char *tag, UChar32 character)
{
    struct strbuf letter;
    struct strbuf settled;

    strbuf_init(&letter, 8);
    strbuf_init(&settled, 24);
    utf8_add(&letter, character);
    ck_assert_int_eq(writing_settle(strbuf_text(&letter), false, &settled), OK);
    ck_assert_msg(is_not_typed(tag, character) || has_key(keyboard_find(set, tag), strbuf_text(&settled)),
                  "%s has no key for %s (U+%04X)", tag, strbuf_text(&letter), (unsigned)character);
    strbuf_finish(&letter);
    strbuf_finish(&settled);
}

START_TEST(reaches_every_letter_of_cldr)
{
    static const char *const tags[] = {"en", "bn", "so", "ar"};
    UErrorCode error = U_ZERO_ERROR;
    ULocaleData *data = ulocdata_open(tags[_i], &error);
    USet *letters = ulocdata_getExemplarSet(data, NULL, 0, ULOCDATA_ES_STANDARD, &error);
    int32_t ranges = uset_getItemCount(letters);
    int32_t checked = 0;

    ck_assert(U_SUCCESS(error));
    for (int32_t i = 0; i < ranges; i++) {
        UChar text[32];
        UChar32 first;
        UChar32 last;
        int32_t length = uset_getItem(letters, i, &first, &last, text, 32, &error);

        /* Items of several characters are clusters of others in the set. */
        for (UChar32 character = first; length == 0 && character <= last; character++, checked++)
            check_letter(tags[_i], character);
    }
    ck_assert_int_ge(checked, 18);
    uset_close(letters);
    ulocdata_close(data);
}
END_TEST

/* What a person types key by key must come out as settled text, unchanged: else the answer is not what was
 * typed. */
static void type_word(const struct keyboard *keyboard, const char *word)
{
    struct strbuf typed;
    struct strbuf settled;
    size_t offset = 0;

    strbuf_init(&typed, 200);
    strbuf_init(&settled, 600);
    while (word[offset] != '\0') {
        const struct keyboard_key *key;
        char piece[8] = "";
        size_t next = offset;
        size_t layer;

        (void)utf8_next(word, &next);
        memcpy(piece, word + offset, next - offset);
        ck_assert_msg(keyboard_key_for(keyboard, piece, &layer, &key), "no key for %s of %s", piece, word);
        strbuf_add(&typed, key->types);
        offset = next;
    }
    ck_assert_int_eq(writing_settle(strbuf_text(&typed), false, &settled), OK);
    ck_assert_str_eq(strbuf_text(&settled), word);
    strbuf_finish(&typed);
    strbuf_finish(&settled);
}

START_TEST(types_ordinary_words)
{
    static const struct {
        const char *tag;
        const char *word;
    } words[] = {
        {"bn", "আমিনা"},      {"bn", "খাতুন"},       {"bn", "ক্ষমা"},   {"bn", "সূর্য"},
        {"bn", "উৎসব"},       {"bn", "বাংলাদেশ"},   {"bn", "স্বাস্থ্য"}, {"bn", "র\u200D্যাব"},
        {"bn", "র\u200C্যাব"}, {"bn", "চাঁদ"},        {"bn", "দুঃখ"},    {"bn", "ঐক্য"},
        {"bn", "ঔষধ"},        {"bn", "ঋণ"},         {"bn", "জ্ঞান"},   {"bn", "কৃষ্ণ"},
        {"bn", "ঘণ্টা"},       {"bn", "ঠাণ্ডা"},      {"bn", "ছোট"},    {"bn", "ঝড\u09BC"},
        {"bn", "মেয\u09BCে"}, {"bn", "আষাঢ\u09BC"}, {"bn", "ভাঙা"},   {"bn", "মিঞা"},
        {"bn", "বৌ"},         {"bn", "ঊষা"},        {"bn", "ঈদ"},     {"bn", "থই"},
        {"bn", "ধ্বনি"},       {"bn", "ফুল।"},        {"ar", "الأمّ"},   {"ar", "مسؤول"},
        {"ar", "شيء"},        {"ar", "آمنة"},       {"ar", "مستشفى"}, {"ar", "لا"},
        {"ar", "عائلة"},      {"ar", "إجازة"},      {"so", "go'aan"}, {"en", "O'Brien-McKay"},
    };

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        type_word(keyboard_find(set, words[i].tag), words[i].word);
}
END_TEST

START_TEST(reaches_latin_digits_and_email_signs)
{
    static const char *const tags[] = {"en", "bn", "so", "ar"};
    static const char signs[] = "0123456789@.-'";
    char sign[2] = "";

    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        for (const char *c = signs; *c != '\0'; c++) {
            sign[0] = *c;
            ck_assert_msg(has_key(keyboard_find(set, tags[i]), sign), "%s has no %s", tags[i], sign);
        }
    }
}
END_TEST

Suite *alphabets_suite(void)
{
    Suite *suite = suite_create("alphabets");
    TCase *keyboards = tcase_create("keyboards");

    tcase_add_checked_fixture(keyboards, load, unload);
    tcase_add_loop_test(keyboards, reaches_every_letter_of_cldr, 0, 4);
    tcase_add_test(keyboards, types_ordinary_words);
    tcase_add_test(keyboards, reaches_latin_digits_and_email_signs);
    suite_add_tcase(suite, keyboards);
    return suite;
}
