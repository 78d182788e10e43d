#include "picture/qr.h"

#include <assert.h>
#include <qrencode.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { ECI_UTF_8 = 26 };

struct qr {
    QRcode *code;
};

static bool is_ascii(const char *text)
{
    for (; *text != '\0'; text++) {
        if ((unsigned char)*text >= 0x80)
            return false;
    }
    return true;
}

/* Readers that are not told the encoding guess it, and take short UTF-8 for Shift JIS. */
static QRcode *encode(const char *text, int bytes)
{
    QRinput *input = QRinput_new2(0, QR_ECLEVEL_M);
    QRcode *code;

    assert(input != NULL);
    if (!is_ascii(text) && QRinput_appendECIheader(input, ECI_UTF_8) != 0)
        abort();
    if (QRinput_append(input, QR_MODE_8, bytes, (const unsigned char *)text) != 0)
        abort();
    code = QRcode_encodeInput(input);
    assert(code != NULL);
    QRinput_free(input);
    return code;
}

enum status qr_create(const char *text, struct qr **ret_qr)
{
    size_t bytes = strlen(text);

    if (bytes == 0)
        return INVALID;
    if (bytes > QR_TEXT_BYTES_MAX)
        return FULL;
    *ret_qr = memory_allocate(1, sizeof **ret_qr);
    (*ret_qr)->code = encode(text, (int)bytes);
    return OK;
}

void qr_destroy(struct qr *qr)
{
    if (qr == NULL)
        return;
    memory_wipe(qr->code->data, (size_t)qr->code->width * (size_t)qr->code->width);
    QRcode_free(qr->code);
    free(qr);
}

int qr_side(const struct qr *qr)
{
    return qr->code->width;
}

bool qr_is_dark(const struct qr *qr, int x, int y)
{
    assert(x >= 0 && y >= 0 && x < qr->code->width && y < qr->code->width);
    /* The other bits of the byte say which part of the code the module belongs to. */
    return (qr->code->data[y * qr->code->width + x] & 1) != 0;
}
