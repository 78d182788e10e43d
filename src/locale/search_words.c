#include "locale/search_words.h"

#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include "base/memory.h"

enum { BARE_LETTERS_MIN = 3, DOTLESS_I = 0x131 };

enum kind { SEPARATOR, LETTER, MARK, SPACELESS, APOSTROPHE, UNSEEN };

static bool is_apostrophe(UChar32 character)
{
    return character == '\'' || character == 0x2019 || character == 0x2018 || character == 0x2BC ||
           character == 0x2BB;
}

/* By how lines break: between ideographs and kana anywhere, in Thai, Lao, Khmer and Burmese by dictionary. */
static bool is_spaceless(UChar32 character)
{
    int32_t line_break = u_getIntPropertyValue(character, UCHAR_LINE_BREAK);

    return line_break == U_LB_IDEOGRAPHIC || line_break == U_LB_COMPLEX_CONTEXT ||
           line_break == U_LB_CONDITIONAL_JAPANESE_STARTER;
}

static enum kind kind_of(UChar32 character)
{
    if (is_apostrophe(character))
        return APOSTROPHE;
    if (u_charType(character) == U_FORMAT_CHAR)
        return UNSEEN;
    if ((U_MASK(u_charType(character)) & U_GC_M_MASK) != 0)
        return MARK;
    if (!u_isalnum(character))
        return SEPARATOR;
    return is_spaceless(character) ? SPACELESS : LETTER;
}

/* The letters that collation keeps apart although each is the other's on a neighbour's keyboard. */
static UChar32 folded(UChar32 character)
{
    static const UChar32 pairs[][2] = {
        {DOTLESS_I, 'i'}, {0x671, 0x627}, {0x6A9, 0x643}, {0x6AA, 0x643}, {0x6BE, 0x647},
        {0x6C1, 0x647},   {0x6C3, 0x647}, {0x6CC, 0x64A}, {0x6D5, 0x647},
    };

    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        if (pairs[i][0] == character)
            return pairs[i][1];
    }
    return character;
}

void search_words_init(struct search_words *words, const struct utf16 *text, bool folds)
{
    *words = (struct search_words){.text = text, .folds = folds};
    utf16_init_empty(&words->word, text->length);
    words->starts = memory_allocate((size_t)text->length + 2, sizeof *words->starts);
}

void search_words_finish(struct search_words *words)
{
    utf16_finish(&words->word);
    free(words->starts);
    *words = (struct search_words){.text = NULL};
}

static void add(struct search_words *words, UChar32 character)
{
    if (words->folds)
        character = folded(character);
    U16_APPEND_UNSAFE(words->word.text, words->word.length, character);
}

/* Arabic's article with the particles that are written before it. */
static int32_t article_length(const struct utf16 *word)
{
    static const UChar alef = 0x627;
    static const UChar lam = 0x644;
    static const UChar particles[] = {0x648, 0x628, 0x641, 0x643};
    const UChar *text = word->text;

    if (word->length < 2 + BARE_LETTERS_MIN)
        return 0;
    if ((text[0] == alef || text[0] == lam) && text[1] == lam)
        return 2;
    for (size_t i = 0; i < sizeof particles / sizeof particles[0]; i++) {
        if (text[0] == particles[i] && text[1] == alef && text[2] == lam)
            return 3;
    }
    return 0;
}

static void find_bare(struct search_words *words, int32_t after_apostrophe)
{
    words->bare = after_apostrophe > 0 ? after_apostrophe : article_length(&words->word);
    if (words->word.length - words->bare < BARE_LETTERS_MIN)
        words->bare = 0;
    if (words->bare > 0)
        words->starts[words->start_count++] = words->bare;
}

bool search_words_next(struct search_words *words)
{
    enum kind before = SEPARATOR;
    int32_t after_apostrophe = 0;

    words->word.length = 0;
    words->start_count = 0;
    while (words->at < words->text->length) {
        UChar32 character = utf16_next(words->text->text, words->text->length, &words->at);
        enum kind kind = kind_of(character);

        if (kind == SEPARATOR && words->word.length > 0)
            break;
        if (kind == APOSTROPHE)
            after_apostrophe = words->word.length;
        if (kind == SEPARATOR || kind == APOSTROPHE || kind == UNSEEN)
            continue;
        if (words->word.length == 0 || (kind != MARK && (kind == SPACELESS || before == SPACELESS)))
            words->starts[words->start_count++] = words->word.length;
        add(words, character);
        if (kind != MARK)
            before = kind;
    }
    if (words->word.length > 0)
        find_bare(words, after_apostrophe);
    return words->word.length > 0;
}
