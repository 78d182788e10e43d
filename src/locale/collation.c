#include "locale/collation.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucol.h>

#include "base/memory.h"
#include "locale/utf16.h"

struct collation {
    UCollator *collator;
};

enum status collation_create(const char *tag, struct collation **ret_collation)
{
    UErrorCode error = U_ZERO_ERROR;
    UCollator *collator = ucol_open(tag, &error);
    struct collation *collation;

    if (U_FAILURE(error)) {
        ucol_close(collator);
        return IO;
    }
    collation = memory_allocate(1, sizeof *collation);
    collation->collator = collator;
    *ret_collation = collation;
    return OK;
}

void collation_destroy(struct collation *collation)
{
    if (collation == NULL)
        return;
    ucol_close(collation->collator);
    free(collation);
}

int collation_compare(const struct collation *collation, const char *one, const char *other)
{
    bool one_holds = utf8_is_valid(one), other_holds = utf8_is_valid(other);
    UErrorCode error = U_ZERO_ERROR;
    UCollationResult result;

    if (one_holds != other_holds)
        return one_holds ? -1 : 1;
    if (!one_holds)
        return strcmp(one, other);
    result = ucol_strcollUTF8(collation->collator, one, -1, other, -1, &error);
    return U_FAILURE(error) ? strcmp(one, other) : (int)result;
}
