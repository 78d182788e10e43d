#include "feed/plain.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/date.h"
#include "feed/html.h"
#include "rules/check.h"

enum { HTML_PASSES = 4 };

static bool is_uuid(const char *text, size_t length)
{
    if (length != PLAIN_ID_BYTES - 1)
        return false;
    for (size_t i = 0; i < length; i++) {
        bool dash = i == 8 || i == 13 || i == 18 || i == 23;

        if (dash ? text[i] != '-' : !isxdigit((unsigned char)text[i]))
            return false;
    }
    return true;
}

/* FNV-1a, 64 bits. Two of them from different starts fill a UUID; nothing rests on their being hard to
 * meet on purpose, because a feed may name any id anyway. */
static uint64_t hash_text(const char *text, uint64_t start)
{
    for (; *text != '\0'; text++)
        start = (start ^ (unsigned char)*text) * UINT64_C(0x100000001b3);
    return start;
}

static void make_id(const char *text, char ret_id[PLAIN_ID_BYTES])
{
    uint64_t high = hash_text(text, UINT64_C(0xcbf29ce484222325));
    uint64_t low = hash_text(text, UINT64_C(0x9e3779b97f4a7c15));

    (void)snprintf(ret_id, PLAIN_ID_BYTES, "%08x-%04x-8%03x-%04x-%012" PRIx64, (unsigned)(high >> 32),
                   (unsigned)(high >> 16 & 0xffff), (unsigned)(high & 0xfff),
                   (unsigned)(low >> 48 & 0x3fff) | 0x8000U, low & UINT64_C(0xffffffffffff));
}

enum plain plain_id(const char *text, char ret_id[PLAIN_ID_BYTES])
{
    size_t length = strlen(text);
    const char *start = text;

    if (length == PLAIN_ID_BYTES + 1 && text[0] == '{' && text[length - 1] == '}') {
        start++;
        length -= 2;
    } else if (strncasecmp(text, "urn:uuid:", 9) == 0) {
        start += 9;
        length -= 9;
    }
    if (!is_uuid(start, length)) {
        make_id(text, ret_id);
        return PLAIN_MENDED;
    }
    for (size_t i = 0; i < length; i++)
        ret_id[i] = (char)tolower((unsigned char)start[i]);
    ret_id[length] = '\0';
    return strcmp(ret_id, text) == 0 ? PLAIN_FINE : PLAIN_REWRITTEN;
}

bool plain_snake(const char *key, char ret_key[PLAIN_KEY_BYTES])
{
    size_t used = 0;
    bool changed = false;

    for (; *key != '\0' && used + 3 < PLAIN_KEY_BYTES; key++) {
        bool capital = isupper((unsigned char)*key) != 0;

        if (capital && used > 0 && ret_key[used - 1] != '_')
            ret_key[used++] = '_';
        ret_key[used++] = (char)(*key == '-' ? '_' : tolower((unsigned char)*key));
        changed = changed || capital || *key == '-';
    }
    ret_key[used] = '\0';
    return changed && *key == '\0';
}

static bool is_example_host(const char *uri)
{
    static const char *const hosts[] = {"www.example.com", "example.com", "www.example.org", "example.org"};
    const char *host = strstr(uri, "://") + 3;
    size_t length = strcspn(host, "/?#");

    for (size_t i = 0; i < sizeof hosts / sizeof hosts[0]; i++) {
        if (strlen(hosts[i]) == length && strncasecmp(hosts[i], host, length) == 0)
            return host[length] == '\0' || strcmp(host + length, "/") == 0;
    }
    return false;
}

/* RFC 3986 knows no spaces, no quotes and nothing outside ASCII; the last is escaped, as browsers do. */
static bool add_uri_characters(const char *text, struct strbuf *ret_uri)
{
    for (; *text != '\0'; text++) {
        unsigned char c = (unsigned char)*text;
        bool cut = c == '%' && !(isxdigit((unsigned char)text[1]) && isxdigit((unsigned char)text[2]));

        if (c <= ' ' || c == 0x7F || cut || strchr("\"<>\\^`{|}", c) != NULL)
            return false;
        if (c >= 0x80)
            strbuf_add_format(ret_uri, "%%%02X", c);
        else
            strbuf_add_char(ret_uri, (char)c);
    }
    return true;
}

enum plain plain_uri(const char *text, struct strbuf *ret_uri)
{
    bool secure = strncasecmp(text, "https://", 8) == 0;
    bool schemed = secure || strncasecmp(text, "http://", 7) == 0;
    const char *rest = text + (secure ? 8 : schemed ? 7 : 0);
    const char *host;
    size_t length;

    if (!schemed && (strchr(text, ':') != NULL || strchr(text, '.') == NULL))
        return PLAIN_UNREADABLE;
    rest += !schemed && strncmp(rest, "//", 2) == 0 ? 2 : 0;
    strbuf_add(ret_uri, secure ? "https://" : "http://");
    if (!add_uri_characters(rest, ret_uri) || strbuf_status(ret_uri) != OK)
        return PLAIN_UNREADABLE;
    host = strstr(strbuf_text(ret_uri), "://") + 3;
    length = strcspn(host, "/?#");
    if (length < 4 || strcspn(host, "[]@") < length || memchr(host, '.', length) == NULL || host[0] == '.' ||
        strcspn(host + length, "[]") < strlen(host + length) || is_example_host(strbuf_text(ret_uri)))
        return PLAIN_UNREADABLE;
    return strcmp(strbuf_text(ret_uri), text) == 0 ? PLAIN_FINE : PLAIN_MENDED;
}

enum plain plain_email(const char *text, struct strbuf *ret_email)
{
    const char *start = strncasecmp(text, "mailto:", 7) == 0 ? text + 7 : text;

    if (!check_email(start))
        return PLAIN_UNREADABLE;
    strbuf_add(ret_email, start);
    return start == text ? PLAIN_FINE : PLAIN_MENDED;
}

static size_t count_digits(const char *text)
{
    size_t digits = 0;

    for (; *text != '\0'; text++)
        digits += isdigit((unsigned char)*text) != 0;
    return digits;
}

/* A label ends with a colon ("Office (main): 020…"), or where the number begins. */
enum plain plain_phone(const char *text, struct strbuf *ret_number, struct strbuf *ret_label)
{
    const char *colon = strrchr(text, ':');
    const char *number = colon != NULL && count_digits(colon) >= 3 ? colon : text;
    size_t label;

    number += strcspn(number, "+(0123456789");
    if (count_digits(number) < 3)
        return PLAIN_UNREADABLE;
    label = (size_t)(number - text);
    while (label > 0 && strchr(": \t-", text[label - 1]) != NULL)
        label--;
    strbuf_add(ret_number, number);
    strbuf_add_bytes(ret_label, text, label);
    return number == text ? PLAIN_FINE : PLAIN_MENDED;
}

/* C1 controls are as able as C0 to steer a terminal. */
static size_t control_bytes(const char *at)
{
    unsigned char c = (unsigned char)at[0];

    if (c < 0x20 || c == 0x7F)
        return c == '\0' ? 0 : 1;
    return c == 0xC2 && (unsigned char)at[1] >= 0x80 && (unsigned char)at[1] <= 0x9F ? 2 : 0;
}

/* What would still pass for HTML to somebody else gets a space: "a <b", and "&x;", which is no character. */
static bool looks_like_html(const char *text)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    const char *name = text + 1;
    size_t length;

    if (*text != '<' && *text != '&')
        return false;
    name += *name == '/' || *name == '!' || *name == '#';
    if (*text == '<')
        return isalpha((unsigned char)*name) || text[1] == '!';
    length = strspn(name, letters);
    return length > 0 && name[length] == ';';
}

/* Controls become spaces, line ends LF. With `collapse` also what HTML would draw as one space. */
static void tidy(const char *text, bool collapse, struct strbuf *ret_text)
{
    size_t breaks = 0, spaces = 0;

    while (*text != '\0') {
        size_t control = control_bytes(text);

        if (*text == '\n' || (*text == '\r' && text[1] != '\n'))
            breaks++;
        else if (*text == ' ' || (control > 0 && *text != '\r'))
            spaces++;
        if (*text == ' ' || control > 0) {
            text += control > 0 ? control : 1;
            continue;
        }
        if (ret_text->length > 0) {
            for (size_t i = 0; i < breaks && (!collapse || i < 2); i++)
                strbuf_add_char(ret_text, '\n');
            for (size_t i = 0; breaks == 0 && i < spaces && (!collapse || i < 1); i++)
                strbuf_add_char(ret_text, ' ');
        }
        breaks = 0;
        spaces = 0;
        strbuf_add_char(ret_text, *text);
        if (looks_like_html(text++))
            strbuf_add_char(ret_text, ' ');
    }
}

enum plain plain_text(const char *text, struct strbuf *ret_text)
{
    struct strbuf stripped[2];
    bool html = false, again = true;
    int pass = 0;

    for (int i = 0; i < 2; i++) /* stripping never makes a text longer */
        strbuf_init(&stripped[i], strlen(text));
    for (; again && pass < HTML_PASSES; pass++) {
        strbuf_clear(&stripped[pass % 2]);
        again = html_strip(pass == 0 ? text : strbuf_text(&stripped[(pass + 1) % 2]), &stripped[pass % 2]);
        html = html || again;
    }
    if (!again)
        tidy(strbuf_text(&stripped[(pass + 1) % 2]), html, ret_text);
    for (int i = 0; i < 2; i++)
        strbuf_finish(&stripped[i]);
    if (again || strbuf_status(ret_text) != OK)
        return PLAIN_UNREADABLE;
    if (html)
        return PLAIN_MENDED;
    return strcmp(text, strbuf_text(ret_text)) == 0 ? PLAIN_FINE : PLAIN_REWRITTEN;
}

size_t plain_cut(const char *text, size_t bytes)
{
    size_t length = strlen(text);
    size_t word;

    if (length <= bytes)
        return length;
    while (bytes > 0 && ((unsigned char)text[bytes] & 0xC0) == 0x80)
        bytes--;
    for (word = bytes; word > bytes / 2 && text[word] != ' ' && text[word] != '\n'; word--)
        ;
    return word > bytes / 2 ? word : bytes;
}

void plain_show(const char *text, char ret_shown[PLAIN_SHOWN_BYTES])
{
    size_t used = 0;

    while (*text != '\0' && used < PLAIN_SHOWN_BYTES - 8) {
        size_t control = control_bytes(text);

        if (control > 0) {
            ret_shown[used++] = ' ';
            text += control;
            continue;
        }
        do
            ret_shown[used++] = *text++;
        while (((unsigned char)*text & 0xC0) == 0x80 && used < PLAIN_SHOWN_BYTES - 4);
    }
    ret_shown[used] = '\0';
    if (*text != '\0')
        memcpy(ret_shown + used, "…", sizeof "…");
}
