#include "base/random.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>

static void fill_from_kernel(void *context, void *ret_bytes, size_t count)
{
    unsigned char *bytes = ret_bytes;

    (void)context;
    while (count > 0) {
        ssize_t got = getrandom(bytes, count, 0);

        if (got <= 0)
            abort();
        bytes += got;
        count -= (size_t)got;
    }
}

struct random_source random_system(void)
{
    return (struct random_source){.fill = fill_from_kernel};
}

void random_uuid(struct random_source source, char ret_text[37])
{
    unsigned char b[16];

    source.fill(source.context, b, sizeof b);
    b[6] = (unsigned char)((b[6] & 0x0F) | 0x40);
    b[8] = (unsigned char)((b[8] & 0x3F) | 0x80);
    (void)snprintf(ret_text, 37, "%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", b[0],
                   b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14],
                   b[15]);
}
