#include "locale/writing.h"

#include <assert.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>

#include "locale/utf16.h"

enum {
    ZERO_WIDTH_NON_JOINER = 0x200C,
    ZERO_WIDTH_JOINER = 0x200D,
    NUKTA_CLASS = 7,
};

/* ICU takes long to open an iterator and none to point it at another text. It holds no copy of the text. */
static UBreakIterator *open_graphemes(const struct utf16 *copy)
{
    static _Thread_local UBreakIterator *graphemes;
    UErrorCode error = U_ZERO_ERROR;

    if (graphemes == NULL)
        graphemes = ubrk_open(UBRK_CHARACTER, "", NULL, 0, &error);
    assert(U_SUCCESS(error));
    ubrk_setText(graphemes, copy->text, copy->length, &error);
    assert(U_SUCCESS(error));
    return graphemes;
}

static void close_graphemes(UBreakIterator *graphemes, struct utf16 *copy)
{
    static const UChar nothing[1];
    UErrorCode error = U_ZERO_ERROR;

    ubrk_setText(graphemes, nothing, 0, &error);
    utf16_finish(copy);
}

static size_t grapheme_boundary(const char *text, size_t offset,
                                int32_t (*step)(UBreakIterator *iterator, int32_t index), size_t edge)
{
    struct utf16 copy;
    UBreakIterator *graphemes;
    int32_t boundary;

    utf16_init(&copy, text, 0);
    graphemes = open_graphemes(&copy);
    boundary = step(graphemes, utf16_index_of_offset(text, offset));
    close_graphemes(graphemes, &copy);
    return boundary == UBRK_DONE ? edge : utf16_offset_of_index(text, boundary);
}

size_t writing_next_grapheme(const char *text, size_t offset)
{
    size_t length = strlen(text);

    return offset >= length ? length : grapheme_boundary(text, offset, ubrk_following, length);
}

size_t writing_previous_grapheme(const char *text, size_t offset)
{
    return offset == 0 ? 0 : grapheme_boundary(text, offset, ubrk_preceding, 0);
}

size_t writing_count_graphemes(const char *text)
{
    struct utf16 copy;
    UBreakIterator *graphemes;
    size_t count = 0;

    utf16_init(&copy, text, 0);
    graphemes = open_graphemes(&copy);
    while (ubrk_next(graphemes) != UBRK_DONE)
        count++;
    close_graphemes(graphemes, &copy);
    return count;
}

static UScriptCode script_of(UChar32 character)
{
    UErrorCode error = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript(character, &error);

    return U_SUCCESS(error) ? script : USCRIPT_COMMON;
}

/* Scripts whose vowels and marks are typed with keys of their own. */
static bool is_typed_by_marks(UChar32 character)
{
    static const UScriptCode scripts[] = {
        USCRIPT_ARABIC, USCRIPT_BENGALI, USCRIPT_DEVANAGARI, USCRIPT_GUJARATI,  USCRIPT_GURMUKHI,
        USCRIPT_HEBREW, USCRIPT_KANNADA, USCRIPT_KHMER,      USCRIPT_MALAYALAM, USCRIPT_MYANMAR,
        USCRIPT_ORIYA,  USCRIPT_SINHALA, USCRIPT_TAMIL,      USCRIPT_TELUGU,    USCRIPT_THAI,
    };
    UScriptCode script = script_of(character);

    for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++) {
        if (scripts[i] == script)
            return true;
    }
    return false;
}

static bool cluster_is_typed_by_marks(const char *text, size_t start, size_t end)
{
    while (start < end) {
        if (is_typed_by_marks(utf8_next(text, &start)))
            return true;
    }
    return false;
}

static bool is_joiner(UChar32 character)
{
    return character == ZERO_WIDTH_JOINER || character == ZERO_WIDTH_NON_JOINER;
}

size_t writing_backspace_start(const char *text, size_t offset)
{
    size_t cluster = writing_previous_grapheme(text, offset);
    size_t start = offset;
    size_t before;
    UChar32 last;

    if (!cluster_is_typed_by_marks(text, cluster, offset))
        return cluster;
    last = utf8_previous(text, &start);
    /* A letter with its dot (য়) is one key, so one touch takes back both. */
    if (u_getCombiningClass(last) == NUKTA_CLASS && start > cluster)
        (void)utf8_previous(text, &start);
    /* A joiner left at the end would make the next touch seem to do nothing. */
    before = start;
    while (!is_joiner(last) && before > cluster && is_joiner(utf8_previous(text, &before)))
        start = before;
    return start;
}

bool writing_follows_consonant(const char *text, size_t offset)
{
    int32_t category = U_INSC_OTHER;

    while (offset > 0) {
        category = u_getIntPropertyValue(utf8_previous(text, &offset), UCHAR_INDIC_SYLLABIC_CATEGORY);
        /* The dot of য় is part of its letter, and a joiner only shapes what comes next. */
        if (category != U_INSC_NUKTA && category != U_INSC_JOINER && category != U_INSC_NON_JOINER)
            break;
    }
    return category == U_INSC_CONSONANT;
}

static bool is_bidi_control(UChar32 character)
{
    return (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
}

/* What stands for a character in settled text, or -1 for nothing. */
static UChar32 settled(UChar32 character, bool keep_lines)
{
    if (character == '\n')
        return keep_lines ? '\n' : ' ';
    if (character == '\t')
        return ' ';
    if (character < 0 || u_charType(character) == U_CONTROL_CHAR || !u_isdefined(character))
        return -1;
    /* A stray one would turn round the page that the answer is shown on. */
    if (is_bidi_control(character))
        return -1;
    return character;
}

static void add_trimmed(const struct utf16 *text, struct strbuf *ret_text)
{
    int32_t start = 0;
    int32_t end = text->length;

    /* All white space is in the first plane, so that units serve. */
    while (start < end && u_isUWhiteSpace(text->text[start]))
        start++;
    while (end > start && u_isUWhiteSpace(text->text[end - 1]))
        end--;
    utf16_add_to(text->text + start, end - start, ret_text);
}

enum status writing_settle(const char *text, bool keep_lines, struct strbuf *ret_text)
{
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&error);
    struct strbuf kept;
    struct utf16 before;
    struct utf16 after;

    strbuf_init(&kept, strlen(text));
    for (size_t offset = 0; text[offset] != '\0';) {
        UChar32 character = settled(utf8_next_valid(text, &offset), keep_lines);

        if (character >= 0)
            utf8_add(&kept, character);
    }
    utf16_init(&before, strbuf_text(&kept), 0);
    /* NFC makes no text more than three times as long (UAX 15, 9.1). */
    utf16_init_empty(&after, before.length * 3);
    after.length = unorm2_normalize(nfc, before.text, before.length, after.text, after.capacity + 1, &error);
    assert(U_SUCCESS(error));
    add_trimmed(&after, ret_text);
    utf16_finish(&before);
    utf16_finish(&after);
    strbuf_finish(&kept);
    return strbuf_status(ret_text);
}

enum status writing_ascii_digits(const char *text, struct strbuf *ret_text)
{
    size_t offset = 0;

    while (text[offset] != '\0') {
        size_t start = offset;
        UChar32 character = utf8_next_valid(text, &offset);
        int32_t digit = character >= 0 ? u_charDigitValue(character) : -1;

        if (digit >= 0)
            strbuf_add_char(ret_text, (char)('0' + digit));
        else
            strbuf_add_bytes(ret_text, text + start, offset - start);
    }
    return strbuf_status(ret_text);
}

bool writing_is_foreign(const char *text)
{
    size_t offset = 0;

    while (text[offset] != '\0') {
        UChar32 character = utf8_next(text, &offset);
        UScriptCode script = script_of(character);

        if (u_isalpha(character) && script != USCRIPT_LATIN && script != USCRIPT_COMMON &&
            script != USCRIPT_INHERITED)
            return true;
    }
    return false;
}

bool writing_is_right_to_left(const char *text, size_t bytes, bool in_such_language)
{
    size_t offset = 0;

    while (offset < bytes && text[offset] != '\0') {
        UCharDirection direction = u_charDirection(utf8_next(text, &offset));

        if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC)
            return true;
        if (direction == U_LEFT_TO_RIGHT && !in_such_language)
            return false;
    }
    return false;
}

static bool is_put_in_by_formatting(UChar32 character)
{
    return (character >= 0x2066 && character <= 0x2069) || character == 0x200E || character == 0x200F ||
           character == 0x2060;
}

enum status writing_plain(const char *text, struct strbuf *ret_text)
{
    size_t offset = 0;

    while (text[offset] != '\0') {
        size_t start = offset;
        UChar32 character = utf8_next(text, &offset);

        if (character == 0xA0)
            strbuf_add_char(ret_text, ' ');
        else if (!is_put_in_by_formatting(character))
            strbuf_add_bytes(ret_text, text + start, offset - start);
    }
    return strbuf_status(ret_text);
}
