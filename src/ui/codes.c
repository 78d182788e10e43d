#include "ui/codes.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { CODES_MAX = 8 };

struct kept_code {
    char *text;
    struct qr *code;
    bool is_shown; /* by the present frame */
};

struct ui_codes {
    struct kept_code kept[CODES_MAX];
    size_t count;
};

struct ui_codes *ui_codes_create(void)
{
    return memory_allocate(1, sizeof(struct ui_codes));
}

static void forget(struct ui_codes *codes, size_t index)
{
    qr_destroy(codes->kept[index].code);
    memory_wipe_text(codes->kept[index].text);
    codes->kept[index] = codes->kept[--codes->count];
}

void ui_codes_wipe(struct ui_codes *codes)
{
    while (codes->count > 0)
        forget(codes, 0);
}

void ui_codes_destroy(struct ui_codes *codes)
{
    if (codes == NULL)
        return;
    ui_codes_wipe(codes);
    free(codes);
}

void ui_codes_turn(struct ui_codes *codes)
{
    for (size_t i = codes->count; i-- > 0;) {
        if (!codes->kept[i].is_shown)
            forget(codes, i);
    }
    for (size_t i = 0; i < codes->count; i++)
        codes->kept[i].is_shown = false;
}

enum status ui_codes_get(struct ui_codes *codes, const char *text, const struct qr **ret_code)
{
    struct kept_code made = {.is_shown = true};
    enum status status;

    for (size_t i = 0; i < codes->count; i++) {
        if (strcmp(codes->kept[i].text, text) == 0) {
            codes->kept[i].is_shown = true;
            *ret_code = codes->kept[i].code;
            return OK;
        }
    }
    if (codes->count == CODES_MAX)
        return FULL;
    status = qr_create(text, &made.code);
    if (status != OK)
        return status;
    made.text = memory_copy_text(text);
    codes->kept[codes->count++] = made;
    *ret_code = made.code;
    return OK;
}
