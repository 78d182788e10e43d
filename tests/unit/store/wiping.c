/* What was sent is gone: not a piece of it is left in any file of the folder. */
#include "fixture.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"

enum { ITEMS = 60, PIECE = 16, FILE_BYTES_MAX = 64 * 1024 * 1024 };

/* Sizes that fit in a page beside others, fill one, and spill over many. */
static size_t length_of(int number)
{
    static const size_t lengths[] = {40, 300, 900, 2000, 3990, 4100, 9000, 51199};

    return lengths[(size_t)number % (sizeof lengths / sizeof lengths[0])];
}

static int pieces_in(const char *text, size_t bytes, const char *sealed)
{
    int found = 0;

    for (size_t at = 0; at + PIECE <= strlen(sealed); at += PIECE)
        found += memmem(text, bytes, sealed + at, PIECE) != NULL;
    return found;
}

int pieces_in_folder(const char *sealed)
{
    DIR *folder = opendir(store_folder);
    int found = 0;

    for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        char path[400];
        char *text = NULL;
        size_t bytes = 0;

        if (entry->d_name[0] == '.')
            continue;
        (void)snprintf(path, sizeof path, "%s/%s", store_folder, entry->d_name);
        ck_assert_int_eq(file_read(path, FILE_BYTES_MAX, &text, &bytes), OK);
        found += pieces_in(text, bytes, sealed);
        free(text);
    }
    (void)closedir(folder);
    return found;
}

static void enqueue_sized(int number)
{
    char reference[REFERENCE_CHARS + 1];
    char *sealed = sealed_of(number, length_of(number));

    ck_assert_int_eq(
        outbox_enqueue(store, key_of(number), sealed, NOW_MS + number, random_system(), reference), OK);
    free(sealed);
}

static void check_gone(int number)
{
    char *sealed = sealed_of(number, length_of(number));

    ck_assert_int_eq(pieces_in_folder(sealed), 0);
    free(sealed);
}

START_TEST(a_sent_body_is_in_no_file)
{
    struct outbox_item item;
    char *sealed = sealed_of(3, length_of(3));

    enqueue_sized(3);
    ck_assert_int_gt(pieces_in_folder(sealed), 100); /* the search finds what is there */
    item = claim();
    settle(item.id, OUTBOX_SENT);
    outbox_item_finish(&item);
    check_gone(3);
    free(sealed);
}
END_TEST

START_TEST(bodies_among_others_go_as_well)
{
    int sent = 0;

    for (int number = 0; number < ITEMS; number++) {
        enqueue_sized(number);
        while (number % 3 == 2 && sent < number - 1) { /* always a few are left between them */
            struct outbox_item item = claim();

            settle(item.id, sent % 4 == 1 ? OUTBOX_HELD : OUTBOX_SENT);
            outbox_item_finish(&item);
            sent++;
        }
    }
    for (int number = 0; number < sent; number++) {
        if (number % 4 != 1)
            check_gone(number);
    }
    ck_assert_int_gt(sent, ITEMS / 2);
}
END_TEST

Suite *wiping_suite(void)
{
    Suite *suite = suite_create("store wiping");
    TCase *wiping = tcase_create("wiping");

    tcase_add_checked_fixture(wiping, open_store, close_store);
    tcase_set_timeout(wiping, 60);
    tcase_add_test(wiping, a_sent_body_is_in_no_file);
    tcase_add_test(wiping, bodies_among_others_go_as_well);
    suite_add_tcase(suite, wiping);
    return suite;
}
