/* Arabic and Urdu names by their letters. Short vowels are seldom written and are not guessed (محمد gives
 * mhmd); where they are written they are read. Waw and ya are vowels between consonants. */
#include "locale/latin.h"

enum {
    ALEF = 0x0627,
    TEH_MARBUTA = 0x0629,
    AIN = 0x0639,
    LAM = 0x0644,
    WAW = 0x0648,
    ALEF_MAKSURA = 0x0649,
    YEH = 0x064A,
    FATHATAN = 0x064B,
    FATHA = 0x064E,
    DAMMA = 0x064F,
    KASRA = 0x0650,
    SHADDA = 0x0651,
    SUKUN = 0x0652,
    SUPERSCRIPT_ALEF = 0x0670,
    HEH_GOAL = 0x06C1,
    FARSI_YEH = 0x06CC,
};

static const struct letter {
    UChar32 character;
    const char *latin;
} LETTERS[] = {
    {0x0621, "'"},  {0x0622, "a"},  {0x0623, "a"},  {0x0624, "u"},  {0x0625, "i"},  {0x0626, "i"},
    {0x0627, "a"},  {0x0628, "b"},  {0x0629, "a"},  {0x062A, "t"},  {0x062B, "th"}, {0x062C, "j"},
    {0x062D, "h"},  {0x062E, "kh"}, {0x062F, "d"},  {0x0630, "dh"}, {0x0631, "r"},  {0x0632, "z"},
    {0x0633, "s"},  {0x0634, "sh"}, {0x0635, "s"},  {0x0636, "d"},  {0x0637, "t"},  {0x0638, "z"},
    {0x0639, "'"},  {0x063A, "gh"}, {0x0641, "f"},  {0x0642, "q"},  {0x0643, "k"},  {0x0644, "l"},
    {0x0645, "m"},  {0x0646, "n"},  {0x0647, "h"},  {0x0648, "w"},  {0x0649, "a"},  {0x064A, "y"},
    {0x064B, "an"}, {0x064C, "un"}, {0x064D, "in"}, {0x064E, "a"},  {0x064F, "u"},  {0x0650, "i"},
    {0x0651, ""},   {0x0652, ""},   {0x0670, "a"},  {0x067E, "p"},  {0x0686, "ch"}, {0x0698, "zh"},
    {0x06A4, "v"},  {0x06A9, "k"},  {0x06AF, "g"},  {0x06CC, "y"},  {0x0679, "t"},  {0x0688, "d"},
    {0x0691, "r"},  {0x06BA, "n"},  {0x06BE, "h"},  {0x06C1, "h"},  {0x06C2, "a"},  {0x06C3, "a"},
    {0x06D2, "e"},  {0x06D3, "e"},
};

static const char *latin_of(UChar32 character)
{
    for (size_t i = 0; i < sizeof LETTERS / sizeof LETTERS[0]; i++) {
        if (LETTERS[i].character == character)
            return LETTERS[i].latin;
    }
    return NULL;
}

bool latin_is_arabic(UChar32 character)
{
    return latin_of(character) != NULL;
}

static bool is_half_vowel(UChar32 character)
{
    return character == WAW || character == YEH || character == FARSI_YEH;
}

static bool is_mark(UChar32 character)
{
    return (character >= FATHATAN && character <= SUKUN) || character == SUPERSCRIPT_ALEF;
}

static bool is_vowel(UChar32 character)
{
    return (character >= 0x0622 && character <= ALEF) || character == TEH_MARBUTA ||
           character == ALEF_MAKSURA || (is_mark(character) && character != SHADDA && character != SUKUN);
}

static bool is_short_vowel(UChar32 character)
{
    return character >= FATHA && character <= KASRA;
}

static bool lengthens(UChar32 letter, UChar32 vowel)
{
    return (vowel == FATHA && letter == ALEF) || (vowel == DAMMA && letter == WAW) ||
           (vowel == KASRA && (letter == YEH || letter == FARSI_YEH));
}

/* Waw and ya sound as vowels unless they begin the word or stand before a vowel. */
static const char *read_half_vowel(const UChar32 *word, size_t count, size_t at)
{
    bool is_consonant = at == 0 || (at + 1 < count && (is_vowel(word[at + 1]) || word[at + 1] == SHADDA));

    if (word[at] == WAW)
        return is_consonant ? "w" : "u";
    return is_consonant ? "y" : "i";
}

static const char *read_letter(const UChar32 *word, size_t count, size_t at)
{
    UChar32 next = at + 1 < count ? word[at + 1] : 0;

    if (is_half_vowel(word[at]))
        return read_half_vowel(word, count, at);
    if (word[at] == AIN && at == 0)
        return is_vowel(next) || is_half_vowel(next) ? "" : "a";
    /* At the end of an Urdu name it is that of Fatima and Aisha, unless a vowel stands before it: Shah. */
    if (word[at] == HEH_GOAL && next == 0 && at > 0 && !is_vowel(word[at - 1]) &&
        !is_half_vowel(word[at - 1]))
        return "a";
    /* A short vowel and the letter that lengthens it are one sound. */
    if (is_short_vowel(word[at]) && lengthens(next, word[at]))
        return "";
    return latin_of(word[at]);
}

/* NFC puts a short vowel between a letter and the sign that doubles it. */
static bool is_doubled(const UChar32 *word, size_t count, size_t at)
{
    if (is_mark(word[at]))
        return false;
    for (at++; at < count && is_mark(word[at]); at++) {
        if (word[at] == SHADDA)
            return true;
    }
    return false;
}

void latin_read_arabic(const UChar32 *word, size_t count, struct strbuf *ret_latin)
{
    size_t at = 0;

    if (count > 4 && word[0] == ALEF && word[1] == LAM) {
        strbuf_add(ret_latin, "al-");
        at = 2;
    }
    for (; at < count; at++) {
        strbuf_add(ret_latin, read_letter(word, count, at));
        if (is_doubled(word, count, at))
            strbuf_add(ret_latin, read_letter(word, count, at));
    }
}
