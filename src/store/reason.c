#include "store/reason.h"

#include <string.h>

/* The length of the UTF-8 character at `at`, or 0. Source: The Unicode Standard, table 3-7. */
static size_t character_bytes(const unsigned char *at)
{
    unsigned char lowest = 0x80;
    unsigned char highest = 0xBF;
    size_t bytes;

    if (at[0] < 0x80)
        return 1;
    if (at[0] < 0xC2 || at[0] > 0xF4)
        return 0;
    bytes = at[0] < 0xE0 ? 2 : at[0] < 0xF0 ? 3 : 4;
    if (at[0] == 0xE0)
        lowest = 0xA0;
    else if (at[0] == 0xED)
        highest = 0x9F;
    else if (at[0] == 0xF0)
        lowest = 0x90;
    else if (at[0] == 0xF4)
        highest = 0x8F;
    if (at[1] < lowest || at[1] > highest)
        return 0;
    for (size_t i = 2; i < bytes; i++) {
        if ((at[i] & 0xC0) != 0x80)
            return 0;
    }
    return bytes;
}

void reason_clean(const char *words, char ret_reason[STORE_REASON_BYTES])
{
    size_t used = 0;

    while (*words != '\0') {
        size_t bytes = character_bytes((const unsigned char *)words);
        size_t step = bytes > 0 ? bytes : 1;

        if (used + step >= STORE_REASON_BYTES)
            break;
        memcpy(ret_reason + used, words, step);
        if (bytes == 0)
            ret_reason[used] = '?';
        else if ((unsigned char)*words < 0x20 || *words == 0x7F)
            ret_reason[used] = ' ';
        used += step;
        words += step;
    }
    ret_reason[used] = '\0';
}
