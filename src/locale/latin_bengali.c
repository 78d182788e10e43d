/* Bengali names as families in Britain spell them: Amina, Rahman, Choudhuri. The inherent vowel is written a;
 * it is left out at the end of a word after a single consonant, and between single consonants inside one
 * (রহমান). */
#include "locale/latin.h"

#include <stdlib.h>

#include "base/memory.h"

enum { VIRAMA = 0x09CD, NUKTA = 0x09BC, YA = 0x09AF, BA = 0x09AC, RHA = 0x09A2 };

enum kind { NOTHING, CONSONANT, VOWEL, SIGN, CLOSING };

static const struct letter {
    UChar32 character;
    enum kind kind;
    const char *latin;
} LETTERS[] = {
    {0x0995, CONSONANT, "k"},   {0x0996, CONSONANT, "kh"}, {0x0997, CONSONANT, "g"},
    {0x0998, CONSONANT, "gh"},  {0x0999, CONSONANT, "ng"}, {0x099A, CONSONANT, "ch"},
    {0x099B, CONSONANT, "chh"}, {0x099C, CONSONANT, "j"},  {0x099D, CONSONANT, "jh"},
    {0x099E, CONSONANT, "n"},   {0x099F, CONSONANT, "t"},  {0x09A0, CONSONANT, "th"},
    {0x09A1, CONSONANT, "d"},   {0x09A2, CONSONANT, "dh"}, {0x09A3, CONSONANT, "n"},
    {0x09A4, CONSONANT, "t"},   {0x09A5, CONSONANT, "th"}, {0x09A6, CONSONANT, "d"},
    {0x09A7, CONSONANT, "dh"},  {0x09A8, CONSONANT, "n"},  {0x09AA, CONSONANT, "p"},
    {0x09AB, CONSONANT, "f"},   {0x09AC, CONSONANT, "b"},  {0x09AD, CONSONANT, "bh"},
    {0x09AE, CONSONANT, "m"},   {0x09AF, CONSONANT, "j"},  {0x09B0, CONSONANT, "r"},
    {0x09B2, CONSONANT, "l"},   {0x09B6, CONSONANT, "sh"}, {0x09B7, CONSONANT, "sh"},
    {0x09B8, CONSONANT, "s"},   {0x09B9, CONSONANT, "h"},  {0x0985, VOWEL, "a"},
    {0x0986, VOWEL, "a"},       {0x0987, VOWEL, "i"},      {0x0988, VOWEL, "i"},
    {0x0989, VOWEL, "u"},       {0x098A, VOWEL, "u"},      {0x098B, VOWEL, "ri"},
    {0x098F, VOWEL, "e"},       {0x0990, VOWEL, "oi"},     {0x0993, VOWEL, "o"},
    {0x0994, VOWEL, "ou"},      {0x09BE, SIGN, "a"},       {0x09BF, SIGN, "i"},
    {0x09C0, SIGN, "i"},        {0x09C1, SIGN, "u"},       {0x09C2, SIGN, "u"},
    {0x09C3, SIGN, "ri"},       {0x09C7, SIGN, "e"},       {0x09C8, SIGN, "oi"},
    {0x09CB, SIGN, "o"},        {0x09CC, SIGN, "ou"},      {0x0981, CLOSING, "n"},
    {0x0982, CLOSING, "ng"},    {0x0983, CLOSING, "h"},    {0x09CE, CLOSING, "t"},
};

/* Consonants under which ba is said as w. */
static const UChar32 BEFORE_W[] = {0x099C, 0x09A4, 0x09A6, 0x09B6, 0x09B8};

/* One consonant or vowel with what belongs to it. */
struct sound {
    UChar32 character;
    enum kind kind;
    const char *latin;
    bool joined;   /* stands under the consonant before */
    bool inherent; /* a consonant that is followed by no sign and no virama */
    bool carries;  /* ends in a vowel, the inherent one included */
};

static const struct letter *letter_of(UChar32 character)
{
    for (size_t i = 0; i < sizeof LETTERS / sizeof LETTERS[0]; i++) {
        if (LETTERS[i].character == character)
            return &LETTERS[i];
    }
    return NULL;
}

bool latin_is_bengali(UChar32 character)
{
    return letter_of(character) != NULL || character == VIRAMA || character == NUKTA;
}

static void dot(struct sound *sound)
{
    sound->latin = sound->character == YA ? "y" : sound->character == RHA ? "rh" : "r";
}

static const char *latin_below(UChar32 character, UChar32 above, const char *otherwise)
{
    if (character == YA)
        return "y";
    for (size_t i = 0; character == BA && i < sizeof BEFORE_W / sizeof BEFORE_W[0]; i++) {
        if (BEFORE_W[i] == above)
            return "w";
    }
    return otherwise;
}

static size_t read_sounds(const UChar32 *word, size_t count, struct sound *sounds)
{
    size_t made = 0;
    bool joins = false;

    for (size_t i = 0; i < count; i++) {
        const struct letter *letter = letter_of(word[i]);
        struct sound *last = made > 0 ? &sounds[made - 1] : NULL;

        if (letter != NULL) {
            struct sound sound = {.character = word[i], .kind = letter->kind, .latin = letter->latin};

            sound.joined = joins && last != NULL && letter->kind == CONSONANT;
            sound.inherent = letter->kind == CONSONANT;
            sound.carries = letter->kind != CLOSING;
            if (sound.joined)
                sound.latin = latin_below(word[i], last->character, sound.latin);
            if (letter->kind == SIGN && last != NULL)
                last->inherent = last->carries = false;
            sounds[made++] = sound;
            joins = false;
        } else if (word[i] == VIRAMA && last != NULL) {
            last->inherent = last->carries = false;
            joins = true;
        } else if (word[i] == NUKTA && last != NULL) {
            dot(last);
        }
    }
    return made;
}

static bool is_silent_inside(const struct sound *sounds, size_t count, size_t at)
{
    const struct sound *sound = &sounds[at];

    /* One consonant and its vowel must follow: a cluster would pile up, a bare last consonant needs this
     * vowel. */
    return at > 0 && sounds[at - 1].carries && !sound->joined && at + 2 < count &&
           sounds[at + 1].kind == CONSONANT && !sounds[at + 1].inherent && sounds[at + 2].kind == SIGN;
}

static bool is_silent(const struct sound *sounds, size_t count, size_t at)
{
    if (at + 1 == count)
        return at > 0 && !sounds[at].joined;
    return is_silent_inside(sounds, count, at);
}

void latin_read_bengali(const UChar32 *word, size_t count, struct strbuf *ret_latin)
{
    struct sound *sounds = memory_allocate(count, sizeof *sounds);
    size_t made = read_sounds(word, count, sounds);

    for (size_t i = 0; i < made; i++) {
        strbuf_add(ret_latin, sounds[i].latin);
        if (!sounds[i].inherent)
            continue;
        if (is_silent(sounds, made, i))
            sounds[i].carries = false;
        else
            strbuf_add_char(ret_latin, 'a');
    }
    memory_wipe(sounds, count * sizeof *sounds);
    free(sounds);
}
