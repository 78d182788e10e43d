/* Latin readings of names, a help for staff who say them aloud; not for filing or matching. ICU's own
 * readings are scholarly (āminā khātuna, ạ̉mynẗ), so Bengali and Arabic have tables here; all other scripts go
 * through ICU. */
#include "locale/latin.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>
#include <unicode/utrans.h>

#include "base/memory.h"
#include "locale/utf16.h"
#include "locale/writing.h"

enum { GROWTH = 16, SPARE_UNITS = 64 };

enum reader { COPIED, BENGALI, ARABIC, BY_ICU };

static enum reader reader_of(UChar32 character)
{
    UErrorCode error = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript(character, &error);

    if (latin_is_bengali(character))
        return BENGALI;
    if (latin_is_arabic(character))
        return ARABIC;
    if (script == USCRIPT_LATIN || script == USCRIPT_COMMON || script == USCRIPT_INHERITED)
        return COPIED;
    return u_isalpha(character) || (U_GET_GC_MASK(character) & U_GC_M_MASK) != 0 ? BY_ICU : COPIED;
}

/* ICU needs 20 ms to open it, so it stays open; only staff's email asks for it. */
static const UTransliterator *any_latin(void)
{
    static _Thread_local UTransliterator *opened;
    static const UChar id[] = u"Any-Latin";
    UErrorCode error = U_ZERO_ERROR;

    if (opened == NULL)
        opened = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &error);
    return opened;
}

static void read_by_icu(const UChar32 *word, size_t count, struct strbuf *ret_latin)
{
    UErrorCode error = U_ZERO_ERROR;
    const UTransliterator *transliterator = any_latin();
    struct utf16 text;
    int32_t end;

    utf16_init_empty(&text, (int32_t)count * GROWTH + SPARE_UNITS);
    for (size_t i = 0; i < count; i++)
        U16_APPEND_UNSAFE(text.text, text.length, word[i]);
    end = text.length;
    if (transliterator != NULL)
        utrans_transUChars(transliterator, text.text, &text.length, text.capacity, 0, &end, &error);
    if (U_SUCCESS(error))
        utf16_add_to(text.text, text.length, ret_latin);
    utf16_finish(&text);
}

/* Scripts without capitals give a name without one. */
static void add_with_capital(const UChar32 *word, const char *latin, struct strbuf *ret_text)
{
    size_t offset = 0;
    UChar32 first;

    if (*latin == '\0')
        return;
    first = utf8_next(latin, &offset);
    utf8_add(ret_text, u_isUUppercase(word[0]) || u_isULowercase(word[0]) ? first : u_totitle(first));
    strbuf_add(ret_text, latin + offset);
}

static void read_word(const UChar32 *word, size_t count, enum reader reader, struct strbuf *ret_text)
{
    struct strbuf latin;

    strbuf_init(&latin, count * GROWTH * 4 + SPARE_UNITS);
    if (reader == BENGALI)
        latin_read_bengali(word, count, &latin);
    else if (reader == ARABIC)
        latin_read_arabic(word, count, &latin);
    else
        read_by_icu(word, count, &latin);
    add_with_capital(word, strbuf_text(&latin), ret_text);
    strbuf_finish(&latin);
}

/* Stops that Latin writes otherwise. */
static UChar32 latin_stop(UChar32 character)
{
    switch (character) {
    case 0x0964:
        return '.';
    case 0x060C:
        return ',';
    case 0x061B:
        return ';';
    case 0x061F:
        return '?';
    default:
        return character;
    }
}

static void add_copied(UChar32 character, struct strbuf *ret_text)
{
    int32_t digit = u_charDigitValue(character);

    utf8_add(ret_text, digit >= 0 ? '0' + digit : latin_stop(character));
}

static void read_text(const UChar32 *text, size_t count, struct strbuf *ret_text)
{
    size_t start = 0;

    while (start < count) {
        enum reader reader = reader_of(text[start]);
        size_t end = start + 1;

        if (reader == COPIED) {
            add_copied(text[start], ret_text);
        } else {
            while (end < count && reader_of(text[end]) == reader)
                end++;
            read_word(text + start, end - start, reader, ret_text);
        }
        start = end;
    }
}

/* Joiners and the Arabic stroke that only draws a word out. */
static bool is_silent(UChar32 character)
{
    return character == 0x200C || character == 0x200D || character == 0x0640;
}

enum status writing_to_latin(const char *text, struct strbuf *ret_text)
{
    size_t length = strlen(text);
    UChar32 *characters = memory_allocate(length + 1, sizeof *characters);
    struct strbuf settled;
    size_t count = 0;
    enum status status;

    strbuf_init(&settled, length * 3);
    status = writing_settle(text, true, &settled);
    for (size_t offset = 0; status == OK && strbuf_text(&settled)[offset] != '\0';) {
        UChar32 character = utf8_next(strbuf_text(&settled), &offset);

        assert(count < length);
        if (!is_silent(character))
            characters[count++] = character;
    }
    read_text(characters, count, ret_text);
    memory_wipe(characters, (length + 1) * sizeof *characters);
    free(characters);
    strbuf_finish(&settled);
    return status != OK ? status : strbuf_status(ret_text);
}
