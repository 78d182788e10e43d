#include "rules/check.h"

#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"

enum {
    PHONE_DIGITS_MAX = 20,
    EMAIL_BYTES_MAX = 254,
    POSTCODE_CHARS_MAX = 7,
    POSTCODE_CHARS_MIN = 5,
    INWARD_CHARS = 3
};

/* The length of the white space, bracket, dot, slash or dash of any kind that begins here; 0 when there is
 * none. */
static size_t separator_bytes(const char *at)
{
    if (*at != '\0' && strchr(" \t().-/", *at) != NULL)
        return 1;
    if (strncmp(at, "\xC2\xA0", 2) == 0)
        return 2; /* no-break space */
    if (strncmp(at, "\xE2\x80", 2) == 0 && (unsigned char)at[2] >= 0x90 && (unsigned char)at[2] <= 0x95)
        return 3; /* hyphens and dashes U+2010…2015 */
    return 0;
}

/* The digits of a typed number, and whether a plus stood before them; false when anything else is in it. */
static bool phone_digits(const char *typed, char ret_digits[PHONE_DIGITS_MAX + 1], bool *ret_plus)
{
    size_t count = 0;
    bool plus = false;

    for (const char *at = typed; *at != '\0';) {
        size_t skipped = separator_bytes(at);

        if (skipped > 0) {
            at += skipped;
            continue;
        }
        if (*at == '+' && count == 0 && !plus) {
            plus = true;
        } else {
            if (*at < '0' || *at > '9' || count == PHONE_DIGITS_MAX)
                return false;
            ret_digits[count++] = *at;
        }
        at++;
    }
    ret_digits[count] = '\0';
    *ret_plus = plus;
    return true;
}

/* `digits` follow the leading 0 of a number in the United Kingdom. Numbers that begin 02, 03 and 07 all have
 * ten. */
static bool is_national(const char *digits)
{
    size_t count = strlen(digits);

    if (count == 0 || strchr("1235789", digits[0]) == NULL)
        return false;
    return count == 10 || (count == 9 && strchr("237", digits[0]) == NULL);
}

static bool is_number(const char *digits, bool abroad)
{
    if (!abroad && (digits[0] == '0' && digits[1] == '0')) {
        abroad = true;
        digits += 2;
    }
    if (!abroad)
        return digits[0] == '0' && is_national(digits + 1);
    if (strncmp(digits, "44", 2) == 0) {
        digits += 2;
        return is_national(digits[0] == '0' ? digits + 1 : digits);
    }
    return digits[0] != '0' && strlen(digits) >= 8 && strlen(digits) <= 15;
}

bool check_phone(const char *typed)
{
    char digits[PHONE_DIGITS_MAX + 1] = "";
    bool plus = false;
    bool fits = phone_digits(typed, digits, &plus) && is_number(digits, plus);

    memory_wipe(digits, sizeof digits);
    return fits;
}

/* The letters and digits in upper case; false when there are too few, too many, or others than ASCII ones. */
static bool postcode_symbols(const char *typed, char ret_symbols[POSTCODE_CHARS_MAX + 1])
{
    size_t count = 0;

    for (const char *at = typed; *at != '\0';) {
        size_t skipped = separator_bytes(at);

        if (skipped > 0) {
            at += skipped;
            continue;
        }
        if (!isalnum((unsigned char)*at) || (unsigned char)*at > 127 || count == POSTCODE_CHARS_MAX)
            return false;
        ret_symbols[count++] = (char)toupper((unsigned char)*at++);
    }
    ret_symbols[count] = '\0';
    return count >= POSTCODE_CHARS_MIN;
}

/* Each symbol of a shape stands for a class of letters: 1 first place, 2 second place, 3 third, 4 fourth, 9 a
 * digit, i inward, A any letter; others for themselves. */
static bool symbol_fits(char symbol, char class)
{
    static const struct {
        char class;
        const char *symbols;
    } classes[] = {
        {'1', "ABCDEFGHIJKLMNOPRSTUWYZ"},
        {'2', "ABCDEFGHKLMNOPQRSTUVWXY"},
        {'3', "ABCDEFGHJKPSTUW"},
        {'4', "ABEHMNPRVWXY"},
        {'9', "0123456789"},
        {'i', "ABDEFGHJLNPQRSTUWXYZ"},
        {'a', "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
    };

    for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++) {
        if (classes[i].class == class)
            return strchr(classes[i].symbols, symbol) != NULL;
    }
    return symbol == class;
}

static bool fits_shape(const char *symbols, const char *shape)
{
    if (strlen(symbols) != strlen(shape))
        return false;
    for (size_t i = 0; shape[i] != '\0'; i++) {
        if (!symbol_fits(symbols[i], shape[i]))
            return false;
    }
    return true;
}

/* "ZZ99 3VZ" and the like stand for no fixed address or not known; NHS Data Dictionary. */
static bool is_pseudo(const char *symbols)
{
    return strncmp(symbols, "ZZ99", 4) == 0 && fits_shape(symbols + 4, "9aa");
}

static bool is_postcode(const char *symbols)
{
    static const char *const shapes[] = {"199ii", "1999ii", "1939ii", "1299ii", "12999ii", "12949ii"};
    bool fits = strcmp(symbols, "GIR0AA") == 0 || is_pseudo(symbols);

    for (size_t i = 0; !fits && i < sizeof shapes / sizeof shapes[0]; i++)
        fits = fits_shape(symbols, shapes[i]);
    return fits;
}

bool check_postcode(const char *typed, char ret_postcode[9])
{
    char symbols[POSTCODE_CHARS_MAX + 1] = "";
    bool fits = postcode_symbols(typed, symbols) && is_postcode(symbols);

    if (fits) {
        int outward = (int)strlen(symbols) - INWARD_CHARS;

        (void)snprintf(ret_postcode, 9, "%.*s %.3s", outward, symbols, symbols + outward);
    }
    memory_wipe(symbols, sizeof symbols);
    return fits;
}

bool check_email(const char *typed)
{
    size_t length = strlen(typed);
    const char *at_sign = strchr(typed, '@');
    const char *domain;

    if (length > EMAIL_BYTES_MAX || at_sign == NULL || at_sign == typed)
        return false;
    for (const char *at = typed; *at != '\0'; at++) {
        if ((unsigned char)*at <= ' ' || *at == 0x7F)
            return false;
    }
    domain = at_sign + 1;
    if (strchr(domain, '@') != NULL || strstr(typed, "\xC2\xA0") != NULL || strstr(domain, "..") != NULL)
        return false;
    return strchr(domain, '.') != NULL && domain[0] != '.' && typed[length - 1] != '.';
}

/* One code point of UTF-8, whose bytes it takes from `*at`; -1 when there is none that is well-formed. */
static int32_t take_code_point(const char **at)
{
    const unsigned char *bytes = (const unsigned char *)*at;
    int more = bytes[0] < 0x80 ? 0 : bytes[0] >= 0xF0 ? 3 : bytes[0] >= 0xE0 ? 2 : 1;
    static const int32_t lowest[] = {0, 0x80, 0x800, 0x10000};
    static const unsigned char mask[] = {0x7F, 0x1F, 0x0F, 0x07};
    int32_t code = bytes[0] & mask[more];

    if ((bytes[0] >= 0x80 && bytes[0] < 0xC2) || bytes[0] > 0xF4)
        return -1;
    for (int i = 1; i <= more; i++) {
        if ((bytes[i] & 0xC0) != 0x80)
            return -1;
        code = code * 64 + (bytes[i] & 0x3F);
    }
    *at += more + 1;
    return code < lowest[more] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF) ? -1 : code;
}

struct range {
    int32_t first, last;
};

static bool is_within(int32_t code, const struct range *ranges, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (code >= ranges[i].first && code <= ranges[i].last)
            return true;
    }
    return false;
}

/* Controls, line and paragraph separators, and the marks that turn the direction of what follows. */
static bool is_control(int32_t code)
{
    static const struct range controls[] = {
        {0x00, 0x1F},
        {0x7F, 0x9F},
        {0x2028, 0x202E},
        {0x2066, 0x2069},
    };

    return is_within(code, controls, sizeof controls / sizeof controls[0]);
}

/* Everything that is surely no letter; what is left is taken for one, because a name is refused only when it
 * cannot be one. */
static bool may_be_letter(int32_t code)
{
    static const struct range others[] = {
        {0x00, 0x40},       {0x5B, 0x60},     {0x7B, 0xA9},     {0xAB, 0xB4},     {0xB6, 0xB9},
        {0xBB, 0xBF},       {0xD7, 0xD7},     {0xF7, 0xF7},     {0x2B0, 0x36F},   {0x600, 0x61F},
        {0x640, 0x640},     {0x64B, 0x66D},   {0x6D4, 0x6D4},   {0x6DD, 0x6E4},   {0x6F0, 0x6F9},
        {0x964, 0x965},     {0xE4F, 0xE5B},   {0xED0, 0xED9},   {0xF00, 0xF3F},   {0x1040, 0x104F},
        {0x17D4, 0x17F9},   {0x2000, 0x2BFF}, {0x2E00, 0x3004}, {0x3007, 0x3030}, {0xE000, 0xF8FF},
        {0xFE00, 0xFE6F},   {0xFEFF, 0xFEFF}, {0xFF00, 0xFF20}, {0xFFF0, 0xFFFF}, {0x1F000, 0x1FAFF},
        {0xE0000, 0x10FFFF}};

    /* The ten digits stand at the same place in each Indic block. */
    if (code >= 0x900 && code <= 0xD7F && (code & 0x7F) >= 0x66 && (code & 0x7F) <= 0x6F)
        return false;
    return !is_within(code, others, sizeof others / sizeof others[0]);
}

bool check_name(const char *typed)
{
    bool has_letter = false;

    for (const char *at = typed; *at != '\0';) {
        int32_t code = take_code_point(&at);

        if (code < 0 || is_control(code))
            return false;
        has_letter = has_letter || may_be_letter(code);
    }
    return has_letter;
}
