#include "feed/html.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct strip {
    const char *at;
    const char *last_close; /* the last '>': a '<' behind it begins nothing */
    bool endless_comment;   /* looked for once, so that hostile text is read in one pass */
    bool endless_script;
    bool found;
    struct strbuf *out;
};

static const struct {
    const char *name;
    uint32_t character;
} entities[] = {
    {"amp", '&'},       {"lt", '<'},       {"gt", '>'},       {"quot", '"'},     {"apos", '\''},
    {"nbsp", ' '},      {"pound", 0xA3},   {"euro", 0x20AC},  {"cent", 0xA2},    {"copy", 0xA9},
    {"reg", 0xAE},      {"trade", 0x2122}, {"ndash", 0x2013}, {"mdash", 0x2014}, {"lsquo", 0x2018},
    {"rsquo", 0x2019},  {"sbquo", 0x201A}, {"ldquo", 0x201C}, {"rdquo", 0x201D}, {"bdquo", 0x201E},
    {"hellip", 0x2026}, {"bull", 0x2022},  {"middot", 0xB7},  {"deg", 0xB0},     {"frac12", 0xBD},
    {"frac14", 0xBC},   {"frac34", 0xBE},  {"times", 0xD7},   {"laquo", 0xAB},   {"raquo", 0xBB},
    {"agrave", 0xE0},   {"aacute", 0xE1},  {"acirc", 0xE2},   {"auml", 0xE4},    {"aring", 0xE5},
    {"ccedil", 0xE7},   {"egrave", 0xE8},  {"eacute", 0xE9},  {"ecirc", 0xEA},   {"euml", 0xEB},
    {"iacute", 0xED},   {"ntilde", 0xF1},  {"oacute", 0xF3},  {"ouml", 0xF6},    {"uacute", 0xFA},
    {"uuml", 0xFC},     {"szlig", 0xDF},   {"Eacute", 0xC9},  {"Ouml", 0xD6},    {"Uuml", 0xDC},
    {"shy", 0xAD},      {"ensp", ' '},     {"emsp", ' '},     {"thinsp", ' '},   {"zwnj", 0x200C},
    {"zwj", 0x200D},    {"lrm", 0x200E},   {"rlm", 0x200F},   {"prime", 0x2032}, {"check", 0x2713},
};

/* What numbers 128 to 159 mean. Source: HTML, numeric character reference end state. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178,
};

static void add_character(struct strbuf *out, uint32_t c)
{
    if (c < 0x80) {
        strbuf_add_char(out, (char)c);
    } else if (c < 0x800) {
        strbuf_add_char(out, (char)(0xC0 | c >> 6));
        strbuf_add_char(out, (char)(0x80 | (c & 0x3F)));
    } else if (c < 0x10000) {
        strbuf_add_char(out, (char)(0xE0 | c >> 12));
        strbuf_add_char(out, (char)(0x80 | (c >> 6 & 0x3F)));
        strbuf_add_char(out, (char)(0x80 | (c & 0x3F)));
    } else {
        strbuf_add_char(out, (char)(0xF0 | c >> 18));
        strbuf_add_char(out, (char)(0x80 | (c >> 12 & 0x3F)));
        strbuf_add_char(out, (char)(0x80 | (c >> 6 & 0x3F)));
        strbuf_add_char(out, (char)(0x80 | (c & 0x3F)));
    }
}

/* The character of "#8217" or "#x2019", a space for what no text may hold. */
static bool read_number(const char *digits, size_t length, uint32_t *ret_character)
{
    bool is_hex = length > 1 && (digits[1] == 'x' || digits[1] == 'X');
    char *end = NULL;
    unsigned long value;

    if (length < 2 || !isxdigit((unsigned char)digits[is_hex ? 2 : 1]))
        return false;
    value = strtoul(digits + (is_hex ? 2 : 1), &end, is_hex ? 16 : 10);
    if (end != digits + length)
        return false;
    if (value >= 0x80 && value <= 0x9F)
        value = windows_1252[value - 0x80];
    if ((value < 0x20 && value != '\n') || (value >= 0x7F && value <= 0xA0) ||
        (value >= 0xD800 && value <= 0xDFFF) || value > 0x10FFFF)
        value = ' ';
    *ret_character = (uint32_t)value;
    return true;
}

static bool read_entity(const char *name, size_t length, uint32_t *ret_character)
{
    if (name[0] == '#')
        return read_number(name, length, ret_character);
    for (size_t i = 0; i < sizeof entities / sizeof entities[0]; i++) {
        if (strlen(entities[i].name) == length && strncmp(entities[i].name, name, length) == 0) {
            *ret_character = entities[i].character;
            return true;
        }
    }
    return false;
}

/* At an '&': passes over an entity, if it is one. */
static bool take_entity(struct strip *strip)
{
    enum { NAME_MAX_BYTES = 10 };
    size_t length = strnlen(strip->at + 1, NAME_MAX_BYTES + 1);
    const char *end = memchr(strip->at + 1, ';', length);
    uint32_t character;

    if (end == NULL || !read_entity(strip->at + 1, (size_t)(end - strip->at) - 1, &character))
        return false;
    add_character(strip->out, character);
    strip->at = end + 1;
    return true;
}

static bool is_tag(const char *at, const char *name)
{
    size_t length = strlen(name);

    at += *at == '/';
    return strncasecmp(at, name, length) == 0 && !isalnum((unsigned char)at[length]);
}

static bool is_block(const char *tag)
{
    static const char *const blocks[] = {"p",  "br", "div",     "ul",      "ol",        "tr",
                                         "h1", "h2", "h3",      "h4",      "h5",        "h6",
                                         "hr", "dd", "section", "article", "blockquote"};

    for (size_t i = 0; i < sizeof blocks / sizeof blocks[0]; i++) {
        if (is_tag(tag, blocks[i]))
            return true;
    }
    return false;
}

/* Behind a script or style, with what stands in it; NULL when it is none or has no end. */
static const char *end_of_script(struct strip *strip)
{
    bool is_script = is_tag(strip->at + 1, "script");
    const char *end = NULL;

    if (strip->at[1] == '/' || (!is_script && !is_tag(strip->at + 1, "style")) || strip->endless_script)
        return NULL;
    end = strcasestr(strip->at, is_script ? "</script" : "</style");
    end = end != NULL ? strchr(end, '>') : NULL;
    strip->endless_script = end == NULL;
    return end != NULL ? end + 1 : NULL;
}

static const char *end_of_comment(struct strip *strip)
{
    const char *end = NULL;

    if (strncmp(strip->at, "<!--", 4) == 0 && !strip->endless_comment) {
        end = strstr(strip->at + 4, "-->");
        strip->endless_comment = end == NULL;
    }
    return end != NULL ? end + 3 : NULL;
}

/* At a '<': passes over a tag, if it is one. */
static bool take_tag(struct strip *strip)
{
    const char *tag = strip->at + 1;
    const char *end;

    if (strip->last_close == NULL || strip->at > strip->last_close ||
        (!isalpha((unsigned char)*tag) && *tag != '/' && *tag != '!' && *tag != '?'))
        return false;
    end = end_of_comment(strip);
    if (end == NULL)
        end = end_of_script(strip);
    if (end == NULL) {
        end = strchr(tag, '>') + 1;
        if (is_tag(tag, "li"))
            strbuf_add(strip->out, *tag == '/' ? "\n" : "\n- ");
        else if (is_block(tag))
            strbuf_add_char(strip->out, '\n');
        else if (is_tag(tag, "td") || is_tag(tag, "th"))
            strbuf_add_char(strip->out, ' ');
    }
    strip->at = end;
    return true;
}

bool html_strip(const char *text, struct strbuf *ret_text)
{
    struct strip strip = {.at = text, .last_close = strrchr(text, '>'), .out = ret_text};

    while (*strip.at != '\0') {
        if ((*strip.at == '<' && take_tag(&strip)) || (*strip.at == '&' && take_entity(&strip)))
            strip.found = true;
        else
            strbuf_add_char(ret_text, *strip.at++);
    }
    return strip.found;
}
