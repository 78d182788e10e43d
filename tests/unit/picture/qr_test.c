/* QR codes, read back by another program: zbarimg, from a PNG file. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "picture/picture.h"
#include "picture/qr.h"
#include "suites.h"

enum { SCALE_PX = 4, DARK = 0x00000000, LIGHT = 0x00FFFFFF, READ_BYTES = 2 * QR_TEXT_BYTES_MAX };

static void write_png(const char *path, const struct qr *qr)
{
    int side = qr_side(qr) + 2 * QR_MARGIN;
    int side_px = side * SCALE_PX;
    uint32_t *pixels = calloc((size_t)side_px * (size_t)side_px, sizeof *pixels);

    ck_assert_ptr_nonnull(pixels);
    for (int y = 0; y < side_px; y++) {
        for (int x = 0; x < side_px; x++) {
            int column = x / SCALE_PX - QR_MARGIN;
            int row = y / SCALE_PX - QR_MARGIN;
            bool is_inside = column >= 0 && row >= 0 && column < qr_side(qr) && row < qr_side(qr);

            pixels[y * side_px + x] = is_inside && qr_is_dark(qr, column, row) ? DARK : LIGHT;
        }
    }
    ck_assert_int_eq(picture_write_png(path, pixels, side_px, side_px, side_px), OK);
    free(pixels);
}

static void read_back(const char *text)
{
    char path[] = "/tmp/doorstep-qr-XXXXXX";
    char command[128];
    char read[READ_BYTES] = "";
    struct qr *qr = NULL;
    FILE *zbar;
    int file = mkstemp(path);

    ck_assert_int_ge(file, 0);
    close(file);
    ck_assert_int_eq(qr_create(text, &qr), OK);
    write_png(path, qr);
    qr_destroy(qr);
    snprintf(command, sizeof command, "zbarimg --quiet --nodbus --raw %s", path);
    zbar = popen(command, "r");
    ck_assert_ptr_nonnull(zbar);
    (void)!fread(read, 1, sizeof read - 1, zbar);
    ck_assert_msg(pclose(zbar) == 0, "%s: read nothing; is zbar-tools installed?", text);
    unlink(path);
    read[strlen(read) > 0 ? strlen(read) - 1 : 0] = '\0';
    ck_assert_str_eq(read, text);
}

static const char *const texts[] = {
    "x",
    "Baby massage\nTuesday 11 August 2026, 10:00\nMeath Gardens\n020 7946 0123",
    "শিশুদের মালিশ\nমঙ্গলবার, ১১ আগস্ট ২০২৬, সকাল ১০টা\n020 7946 0123",
    "تدليك الأطفال\nالثلاثاء ١١ أغسطس ٢٠٢٦\n020 7946 0123",
    "Duugista dhallaanka, su'aal",
    "婴儿按摩\n星期二",
    "Zajęcia dla dzieci, Übung, çocuk, für £5",
    "ছবি",
};

START_TEST(every_writing_reads_back)
{
    read_back(texts[_i]);
}
END_TEST

START_TEST(the_longest_text_reads_back)
{
    char text[QR_TEXT_BYTES_MAX + 1];

    for (size_t i = 0; i < QR_TEXT_BYTES_MAX; i++)
        text[i] = (char)('a' + i % 26);
    text[QR_TEXT_BYTES_MAX] = '\0';
    read_back(text);
}
END_TEST

START_TEST(what_is_no_text_for_it_is_refused)
{
    char text[QR_TEXT_BYTES_MAX + 2];
    struct qr *qr = NULL;

    memset(text, 'a', sizeof text);
    text[QR_TEXT_BYTES_MAX + 1] = '\0';
    ck_assert_int_eq(qr_create(text, &qr), FULL);
    ck_assert_int_eq(qr_create("", &qr), INVALID);
    ck_assert_ptr_null(qr);
    qr_destroy(NULL);
}
END_TEST

/* Three corners have a dark ring of seven modules around a light one, and the side is 17 and four a version.
 */
START_TEST(it_has_the_finder_patterns)
{
    struct qr *qr = NULL;
    int far;

    ck_assert_int_eq(qr_create("Doorstep", &qr), OK);
    far = qr_side(qr) - 7;
    ck_assert_int_eq((qr_side(qr) - 17) % 4, 0);
    for (int i = 0; i < 7; i++) {
        ck_assert(qr_is_dark(qr, i, 0) && qr_is_dark(qr, far + i, 0) && qr_is_dark(qr, i, far));
        ck_assert_int_eq(qr_is_dark(qr, i, 1), i == 0 || i == 6);
        ck_assert(!qr_is_dark(qr, i, 7) && !qr_is_dark(qr, far + i, 7) && !qr_is_dark(qr, i, far - 1));
    }
    qr_destroy(qr);
}
END_TEST

TCase *qr_tests(void)
{
    TCase *tests = tcase_create("qr");

    tcase_add_loop_test(tests, every_writing_reads_back, 0, (int)(sizeof texts / sizeof texts[0]));
    tcase_add_test(tests, the_longest_text_reads_back);
    tcase_add_test(tests, what_is_no_text_for_it_is_refused);
    tcase_add_test(tests, it_has_the_finder_patterns);
    tcase_set_timeout(tests, 60);
    return tests;
}
