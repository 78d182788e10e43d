#include "locale/months.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/udat.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

#include "base/arena.h"
#include "base/memory.h"
#include "locale/tag.h"
#include "locale/utf16.h"
#include "locale/writing.h"

enum { MONTHS_OF_A_YEAR = 12, NAME_UNITS_MAX = 64, TYPED_BYTES_MAX = 200, MONTH_DIGITS_MAX = 2 };

struct month_name {
    const char *folded;
    int month;
};

struct months {
    struct month_name *names;
    size_t count;
    size_t capacity;
    struct arena arena;
};

/* Countries that call the months otherwise than their language's own entry does: September's "Sept" in
 * Britain, and the Levant's, Algeria's, Morocco's and Mauritania's names beside Egypt's. */
static const char *const VARIANTS[] = {"en_GB", "ar_IQ", "ar_DZ", "ar_MA", "ar_MR"};

static bool is_mark_of_no_script(UChar32 character)
{
    UErrorCode error = U_ZERO_ERROR;

    return u_charType(character) == U_NON_SPACING_MARK &&
           uscript_getScript(character, &error) == USCRIPT_INHERITED;
}

/* Letters that are written for one another: long and short i and u in Bengali (জানুয়ারী, জানুয়ারি), the Arabic
 * ta marbuta and alif maqsura. */
static UChar32 alike(UChar32 character)
{
    switch (character) {
    case 0x09C0:
        return 0x09BF;
    case 0x09C2:
        return 0x09C1;
    case 0x0629:
        return 0x0647;
    case 0x0649:
        return 0x064A;
    default:
        return character;
    }
}

/* Without marks, spaces and stops, and a doubled letter as one: Somali long vowels are often written short.
 */
static void fold_decomposed(const struct utf16 *text, struct strbuf *ret_folded)
{
    UChar32 previous = 0;
    int32_t index = 0;

    while (index < text->length) {
        UChar32 character = utf16_next(text->text, text->length, &index);

        if (is_mark_of_no_script(character) || u_isUWhiteSpace(character) || u_ispunct(character))
            continue;
        character = alike(character);
        if (character != previous || !u_isalpha(character))
            utf8_add(ret_folded, character);
        previous = character;
    }
}

static void fold(const char *text, struct strbuf *ret_folded)
{
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *casefold = unorm2_getNFKCCasefoldInstance(&error);
    const UNormalizer2 *decompose = unorm2_getNFDInstance(&error);
    struct utf16 given;
    struct utf16 folded;
    struct utf16 apart;

    utf16_init(&given, text, 0);
    /* No character's NFKC case folding or NFD is longer than 18 or 4 units (UAX 15, 9.1). */
    utf16_init_empty(&folded, given.length * 18);
    folded.length =
        unorm2_normalize(casefold, given.text, given.length, folded.text, folded.capacity + 1, &error);
    utf16_init_empty(&apart, folded.length * 4);
    apart.length =
        unorm2_normalize(decompose, folded.text, folded.length, apart.text, apart.capacity + 1, &error);
    assert(U_SUCCESS(error));
    fold_decomposed(&apart, ret_folded);
    utf16_finish(&given);
    utf16_finish(&folded);
    utf16_finish(&apart);
}

static int find(const struct months *months, const char *folded)
{
    for (size_t i = 0; i < months->count; i++) {
        if (strcmp(months->names[i].folded, folded) == 0)
            return months->names[i].month;
    }
    return 0;
}

static void add_name(struct months *months, const UChar *name, int32_t length, int month)
{
    struct strbuf plain;
    struct strbuf folded;

    strbuf_init(&plain, (size_t)NAME_UNITS_MAX * 4);
    strbuf_init(&folded, (size_t)NAME_UNITS_MAX * 4);
    utf16_add_to(name, length, &plain);
    fold(strbuf_text(&plain), &folded);
    if (folded.length > 0 && find(months, strbuf_text(&folded)) == 0) {
        if (months->count == months->capacity) {
            months->capacity = months->capacity * 2 + 64;
            months->names = memory_resize(months->names, months->capacity, sizeof *months->names);
        }
        months->names[months->count++] = (struct month_name){
            .folded = arena_copy_text(&months->arena, strbuf_text(&folded)),
            .month = month,
        };
    }
    strbuf_finish(&plain);
    strbuf_finish(&folded);
}

static void add_names_of(struct months *months, const char *locale)
{
    static const UDateFormatSymbolType types[] = {UDAT_MONTHS, UDAT_SHORT_MONTHS, UDAT_STANDALONE_MONTHS,
                                                  UDAT_STANDALONE_SHORT_MONTHS};
    UErrorCode error = U_ZERO_ERROR;
    UDateFormat *format = udat_open(UDAT_NONE, UDAT_LONG, locale, NULL, 0, NULL, 0, &error);

    for (size_t type = 0; U_SUCCESS(error) && type < sizeof types / sizeof types[0]; type++) {
        for (int month = 0; month < MONTHS_OF_A_YEAR; month++) {
            UChar name[NAME_UNITS_MAX];
            UErrorCode fits = U_ZERO_ERROR;
            int32_t length = udat_getSymbols(format, types[type], month, name, NAME_UNITS_MAX, &fits);

            if (U_SUCCESS(fits))
                add_name(months, name, length, month + 1);
        }
    }
    udat_close(format);
}

static bool is_variant_of(const char *variant, const char *tag)
{
    size_t length = strlen(tag);

    return strncmp(variant, tag, length) == 0 && variant[length] == '_';
}

struct months *months_create(const struct language *languages, size_t count)
{
    struct months *months = memory_allocate(1, sizeof *months);

    arena_init(&months->arena);
    for (size_t i = 0; i < count; i++) {
        char locale[TAG_LOCALE_BYTES];

        tag_to_locale(languages[i].tag, locale);
        add_names_of(months, locale);
    }
    /* After all languages, so that no country's name comes before a language's own. */
    for (size_t i = 0; i < sizeof VARIANTS / sizeof VARIANTS[0]; i++) {
        for (size_t j = 0; j < count; j++) {
            if (is_variant_of(VARIANTS[i], languages[j].tag))
                add_names_of(months, VARIANTS[i]);
        }
    }
    return months;
}

void months_destroy(struct months *months)
{
    if (months == NULL)
        return;
    arena_finish(&months->arena);
    free(months->names);
    free(months);
}

static int read_digits(const char *ascii)
{
    size_t digits = strspn(ascii, "0123456789");
    long number = digits <= MONTH_DIGITS_MAX && ascii[digits] == '\0' ? strtol(ascii, NULL, 10) : 0;

    return number <= MONTHS_OF_A_YEAR ? (int)number : 0;
}

int months_read(const struct months *months, const char *typed)
{
    struct strbuf folded;
    struct strbuf ascii;
    int month = 0;

    if (strnlen(typed, TYPED_BYTES_MAX + 1) > TYPED_BYTES_MAX)
        return 0;
    strbuf_init(&folded, (size_t)TYPED_BYTES_MAX * 18);
    strbuf_init(&ascii, (size_t)TYPED_BYTES_MAX * 18);
    fold(typed, &folded);
    if (writing_ascii_digits(strbuf_text(&folded), &ascii) == OK)
        month = read_digits(strbuf_text(&ascii));
    if (month == 0 && folded.length > 0)
        month = find(months, strbuf_text(&folded));
    strbuf_finish(&folded);
    strbuf_finish(&ascii);
    return month;
}
