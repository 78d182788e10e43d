#include "app/scanner.h"

#include <string.h>

#include "base/memory.h"

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

bool scanner_is_typed(const struct scanner *scanner, int64_t now_ms)
{
    return scanner->held[0] != '\0' && now_ms - scanner->last_ms >= SCANNER_GAP_MS;
}

bool scanner_ends(const struct scanner *scanner, int64_t now_ms)
{
    return strlen(scanner->held) >= SCANNER_SHORTEST && !scanner_is_typed(scanner, now_ms);
}

void scanner_clear(struct scanner *scanner)
{
    memory_wipe(scanner, sizeof *scanner);
}

int scanner_wait_ms(const struct scanner *scanner, int64_t now_ms)
{
    int64_t left = scanner->last_ms + SCANNER_GAP_MS - now_ms;

    if (scanner->held[0] == '\0')
        return -1;
    return left > 0 ? (int)left : 0;
}
