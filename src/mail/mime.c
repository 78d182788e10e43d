#include "mail/mime.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

enum {
    BASE64_LINE_BYTES = 57, /* 76 characters */
    /* An encoded word is 75 characters at most; `=?utf-8?B?` and `?=` take 12, and base64 comes in fours. */
    ENCODED_WORD_BYTES = 45,
    HEADER_LINE_CHARS = 78, /* RFC 5322, 2.1.1 */
};

static const char CRLF[] = "\r\n";

static bool is_letter_or_digit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool is_dotted(const char *text, size_t length, const char *also)
{
    if (length == 0 || text[0] == '.' || text[length - 1] == '.')
        return false;
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '.' && text[i + 1] == '.')
            return false;
        if (text[i] != '.' && !is_letter_or_digit(text[i]) && strchr(also, text[i]) == NULL)
            return false;
    }
    return true;
}

bool mime_is_address(const char *text)
{
    const char *at = strchr(text, '@');

    return at != NULL && strlen(text) <= MIME_ADDRESS_BYTES_MAX &&
           is_dotted(text, (size_t)(at - text), "!#$%&'*+-/=?^_`{|}~") &&
           is_dotted(at + 1, strlen(at + 1), "-");
}

static bool may_be_in_header(const char *value)
{
    if (strlen(value) > MIME_HEADER_BYTES_MAX)
        return false;
    for (const char *c = value; *c != '\0'; c++) {
        if ((unsigned char)*c < 0x20 || *c == 0x7f)
            return false;
    }
    return true;
}

static bool needs_encoding(const char *value)
{
    for (const char *c = value; *c != '\0'; c++) {
        if ((unsigned char)*c >= 0x80)
            return true;
    }
    return strstr(value, "=?") != NULL;
}

static void add_base64_group(struct strbuf *message, const unsigned char *bytes, size_t count)
{
    static const char DIGITS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=";
    enum { PADDING = 64 };
    unsigned bits = (unsigned)bytes[0] << 16;
    char group[4];

    if (count > 1)
        bits |= (unsigned)bytes[1] << 8;
    if (count > 2)
        bits |= bytes[2];
    group[0] = DIGITS[bits >> 18];
    group[1] = DIGITS[bits >> 12 & 63];
    group[2] = DIGITS[count > 1 ? bits >> 6 & 63 : PADDING];
    group[3] = DIGITS[count > 2 ? bits & 63 : PADDING];
    strbuf_add_bytes(message, group, sizeof group);
}

static void add_base64_line(struct strbuf *message, const char *bytes, size_t count)
{
    for (size_t i = 0; i < count; i += 3)
        add_base64_group(message, (const unsigned char *)bytes + i, count - i < 3 ? count - i : 3);
}

void mime_add_base64(struct strbuf *message, const char *bytes, size_t count)
{
    for (size_t i = 0; i < count; i += BASE64_LINE_BYTES) {
        add_base64_line(message, bytes + i, count - i < BASE64_LINE_BYTES ? count - i : BASE64_LINE_BYTES);
        strbuf_add(message, CRLF);
    }
}

/* The longest beginning of `value` that fits one encoded word without cutting a character in two. */
static size_t encoded_word_bytes(const char *value)
{
    size_t bytes = strlen(value);

    if (bytes <= ENCODED_WORD_BYTES)
        return bytes;
    bytes = ENCODED_WORD_BYTES;
    while (bytes > 1 && ((unsigned char)value[bytes] & 0xc0) == 0x80)
        bytes--;
    return bytes;
}

static void add_encoded_words(struct strbuf *message, const char *value)
{
    while (*value != '\0') {
        size_t bytes = encoded_word_bytes(value);

        strbuf_add(message, "=?utf-8?B?");
        add_base64_line(message, value, bytes);
        strbuf_add(message, "?=");
        value += bytes;
        if (*value != '\0')
            strbuf_add(message, "\r\n ");
    }
}

/* Where the line must end for the rest to go on another: before the last single space within `room`; 0 when
 * there is none. */
static size_t fold_at(const char *value, size_t room)
{
    for (size_t i = room; i > 1; i--) {
        if (value[i] == ' ' && value[i - 1] != ' ' && value[i + 1] != ' ' && value[i + 1] != '\0')
            return i;
    }
    return 0;
}

static void add_folded(struct strbuf *message, const char *value, size_t room)
{
    while (strlen(value) > room) {
        size_t bytes = fold_at(value, room);

        if (bytes == 0)
            break;
        strbuf_add_bytes(message, value, bytes);
        strbuf_add(message, CRLF);
        value += bytes;
        room = HEADER_LINE_CHARS;
    }
    strbuf_add(message, value);
}

static void add_quoted(struct strbuf *message, const char *value)
{
    strbuf_add_char(message, '"');
    for (const char *c = value; *c != '\0'; c++) {
        if (*c == '"' || *c == '\\')
            strbuf_add_char(message, '\\');
        strbuf_add_char(message, *c);
    }
    strbuf_add_char(message, '"');
}

enum status mime_add_header(struct strbuf *message, const char *name, const char *value)
{
    if (!may_be_in_header(value))
        return INVALID;
    strbuf_add_format(message, "%s: ", name);
    if (needs_encoding(value))
        add_encoded_words(message, value);
    else
        add_folded(message, value, HEADER_LINE_CHARS - strlen(name) - strlen(": "));
    strbuf_add(message, CRLF);
    return OK;
}

enum status mime_add_address(struct strbuf *message, const char *name, const char *display,
                             const char *address)
{
    if (!may_be_in_header(display) || !mime_is_address(address))
        return INVALID;
    strbuf_add_format(message, "%s: ", name);
    if (needs_encoding(display))
        add_encoded_words(message, display);
    else
        add_quoted(message, display);
    /* A line of its own: with a long display name the line would pass 78 characters. */
    strbuf_add_format(message, "\r\n <%s>\r\n", address);
    return OK;
}

enum status mime_add_date(struct strbuf *message, int64_t utc_ms)
{
    static const char DAYS[7][4] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static const char MONTHS[12][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    time_t seconds = (time_t)(utc_ms / 1000);
    struct tm utc;

    if (utc_ms < 0 || gmtime_r(&seconds, &utc) == NULL || utc.tm_year + 1900 > 9999)
        return INVALID;
    strbuf_add_format(message, "Date: %s, %d %s %04d %02d:%02d:%02d +0000\r\n", DAYS[utc.tm_wday],
                      utc.tm_mday, MONTHS[utc.tm_mon], utc.tm_year + 1900, utc.tm_hour, utc.tm_min,
                      utc.tm_sec);
    return OK;
}
