#include "keeper/box.h"

enum status box_open(const struct safe *safe, const char *sealed, struct submission *ret_submission)
{
    char *plain;
    size_t bytes;
    enum status status = vault_open(safe->key, sealed, &plain, &bytes);

    if (status != OK)
        return status;
    status = submission_read(plain, bytes, ret_submission);
    vault_free_plain(plain, bytes);
    return status;
}
