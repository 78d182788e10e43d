#include "rules/reference.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

/* The symbols stand for the numbers 0 to 29. The check is 1·a + 2·b + … + 7·g modulo 31, so that the whole
 * reference, weighted 1…7 and -1 for the check, gives 0. Because 31 is prime and larger than every symbol, a
 * single wrong symbol always changes that sum; because the eight weights differ, so does swapping any two
 * different symbols, the check among them. A sum of 30 has no symbol: such references are never given out. */
static const char symbols[] = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

enum { SYMBOL_COUNT = sizeof(symbols) - 1, MODULUS = 31, BODY_SYMBOLS = 7, ALL_SYMBOLS = 8, DASH_AFTER = 4 };

static int check_value(const int values[BODY_SYMBOLS])
{
    int sum = 0;

    for (int i = 0; i < BODY_SYMBOLS; i++)
        sum += (i + 1) * values[i];
    return sum % MODULUS;
}

static void write_standard(const int values[ALL_SYMBOLS], char ret_reference[REFERENCE_CHARS + 1])
{
    char *at = ret_reference;

    for (int i = 0; i < ALL_SYMBOLS; i++) {
        if (i == DASH_AFTER)
            *at++ = '-';
        *at++ = symbols[values[i]];
    }
    *at = '\0';
}

void reference_make(struct random_source random, char ret_reference[REFERENCE_CHARS + 1])
{
    int values[ALL_SYMBOLS];

    do {
        /* 30^7 goes into 2^64 so often that the remainder's bias is below one in eight hundred million. */
        uint64_t drawn = 0;

        random.fill(random.context, &drawn, sizeof(drawn));
        for (int i = 0; i < BODY_SYMBOLS; i++) {
            values[i] = (int)(drawn % SYMBOL_COUNT);
            drawn /= SYMBOL_COUNT;
        }
        values[BODY_SYMBOLS] = check_value(values);
    } while (values[BODY_SYMBOLS] >= SYMBOL_COUNT);
    write_standard(values, ret_reference);
}

bool reference_read(const char *typed, char ret_reference[REFERENCE_CHARS + 1])
{
    int values[ALL_SYMBOLS];
    int count = 0;

    for (const char *at = typed; *at != '\0'; at++) {
        if (*at == ' ' || *at == '-')
            continue;
        const char *found = strchr(symbols, toupper((unsigned char)*at));
        if (found == NULL || count == ALL_SYMBOLS)
            return false;
        values[count++] = (int)(found - symbols);
    }
    if (count != ALL_SYMBOLS || check_value(values) != values[BODY_SYMBOLS])
        return false;
    write_standard(values, ret_reference);
    return true;
}
