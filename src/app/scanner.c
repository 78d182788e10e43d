#include "app/scanner.h"

#include <SDL.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "rules/reference.h"

#define PREFIX "DS:"

static char sign_of_digit(int scancode, int first, int zero)
{
    if (scancode == zero)
        return '0';
    return scancode >= first && scancode < first + 9 ? (char)('1' + scancode - first) : '\0';
}

char scanner_sign(int scancode, bool is_shifted)
{
    char pad = sign_of_digit(scancode, SDL_SCANCODE_KP_1, SDL_SCANCODE_KP_0);
    char digit = sign_of_digit(scancode, SDL_SCANCODE_1, SDL_SCANCODE_0);

    if (scancode >= SDL_SCANCODE_A && scancode <= SDL_SCANCODE_Z)
        return (char)('A' + scancode - SDL_SCANCODE_A);
    if (pad != '\0')
        return pad;
    if (digit != '\0')
        return is_shifted ? '?' : digit;
    if (scancode == SDL_SCANCODE_KP_MINUS || (scancode == SDL_SCANCODE_MINUS && !is_shifted))
        return '-';
    if (scancode == SDL_SCANCODE_SEMICOLON && is_shifted)
        return ':';
    if ((scancode >= SDL_SCANCODE_MINUS && scancode <= SDL_SCANCODE_SLASH) ||
        scancode == SDL_SCANCODE_NONUSBACKSLASH)
        return '?';
    return '\0';
}

void scanner_add_key(struct scanner *scanner, char sign, int64_t now_ms)
{
    size_t held = strlen(scanner->keys);

    if (sign == '\0' || held + 1 == sizeof scanner->keys)
        return;
    scanner->keys[held] = sign;
    scanner->last_ms = now_ms;
}

bool scanner_add(struct scanner *scanner, const char *text, int64_t now_ms)
{
    size_t held = strlen(scanner->held);
    size_t more = strlen(text);

    if (held + more >= sizeof scanner->held)
        return false;
    memcpy(scanner->held + held, text, more + 1);
    scanner->last_ms = now_ms;
    return true;
}

static bool holds_something(const struct scanner *scanner)
{
    return scanner->held[0] != '\0' || scanner->keys[0] != '\0';
}

bool scanner_is_typed(const struct scanner *scanner, int64_t now_ms)
{
    return holds_something(scanner) && now_ms - scanner->last_ms >= SCANNER_GAP_MS;
}

/* Keys are counted where they are known: a letter may be several bytes, and a dead key is none. */
bool scanner_ends(const struct scanner *scanner, int64_t now_ms)
{
    size_t count = scanner->keys[0] != '\0' ? strlen(scanner->keys) : strlen(scanner->held);

    return count >= SCANNER_SHORTEST && !scanner_is_typed(scanner, now_ms);
}

static bool is_reference(const char *text)
{
    char reference[REFERENCE_CHARS + 1];

    if (strncasecmp(text, PREFIX, strlen(PREFIX)) == 0)
        text += strlen(PREFIX);
    return reference_read(text, reference);
}

const char *scanner_read(const struct scanner *scanner)
{
    return !is_reference(scanner->held) && is_reference(scanner->keys) ? scanner->keys : scanner->held;
}

void scanner_clear(struct scanner *scanner)
{
    memory_wipe(scanner, sizeof *scanner);
}

int scanner_wait_ms(const struct scanner *scanner, int64_t now_ms)
{
    int64_t left = scanner->last_ms + SCANNER_GAP_MS - now_ms;

    if (!holds_something(scanner))
        return -1;
    return left > 0 ? (int)left : 0;
}
