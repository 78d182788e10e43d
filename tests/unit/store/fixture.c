#include "fixture.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"

char store_folder[64];
char database_path[96];
char log_path[96];
struct store *store;

static void make_folder_in(const char *parent)
{
    (void)snprintf(store_folder, sizeof store_folder, "%s/store-test-XXXXXX", parent);
    ck_assert_ptr_nonnull(mkdtemp(store_folder));
    (void)snprintf(database_path, sizeof database_path, "%s/doorstep.db", store_folder);
    (void)snprintf(log_path, sizeof log_path, "%s/doorstep.db-wal", store_folder);
}

void make_folder(void)
{
    make_folder_in("/tmp");
}

void remove_folder(void)
{
    DIR *folder = opendir(store_folder);

    ck_assert_ptr_nonnull(folder);
    for (struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        if (entry->d_name[0] != '.')
            (void)unlinkat(dirfd(folder), entry->d_name, 0);
    }
    (void)closedir(folder);
    ck_assert_int_eq(rmdir(store_folder), 0);
}

static void open_it(void)
{
    struct faults faults;
    char line[600] = "";

    faults_init(&faults);
    if (store_open(store_folder, &faults, &store) != OK)
        faults_line(&faults, 0, line, sizeof line);
    ck_assert_str_eq(line, "");
    faults_finish(&faults);
}

void open_store(void)
{
    make_folder();
    open_it();
}

void open_quick_store(void)
{
    make_folder_in(access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    open_it();
}

void close_store(void)
{
    store_close(store);
    store = NULL;
    remove_folder();
}

void reopen_store(void)
{
    store_close(store);
    open_it();
}

const char *key_of(int number)
{
    static char key[STORE_UUID_CHARS + 1];

    (void)snprintf(key, sizeof key, "%08x-0000-4000-8000-000000000000", (unsigned int)number);
    return key;
}

char *sealed_of(int number, size_t length)
{
    static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    char *sealed = memory_allocate(length + 1, 1);
    unsigned int seed = 2654435761U * (unsigned int)(number + 1);

    for (size_t i = 0; i < length; i++) {
        seed = seed * 1664525U + 1013904223U;
        sealed[i] = alphabet[seed >> 26];
    }
    return sealed;
}

const char *enqueue(int number)
{
    static char reference[REFERENCE_CHARS + 1];
    char *sealed = sealed_of(number, 1000);

    ck_assert_int_eq(
        outbox_enqueue(store, key_of(number), sealed, NOW_MS + number, random_system(), reference), OK);
    free(sealed);
    return reference;
}

struct outbox_item claim(void)
{
    struct outbox_item item;

    ck_assert_int_eq(outbox_claim(store, NOW_MS + HOUR_MS, &item), OK);
    return item;
}

void settle(int64_t id, enum outbox_state outcome)
{
    ck_assert_int_eq(outbox_settle(store, id, outcome, "because", NOW_MS + 2 * HOUR_MS), OK);
}

void check_count(enum outbox_state state, int64_t expected)
{
    int64_t counts[OUTBOX_STATES];

    ck_assert_int_eq(outbox_count(store, counts), OK);
    ck_assert_int_eq(counts[state], expected);
}
