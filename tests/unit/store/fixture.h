/* A store in a folder of its own, and short names for what every test does with it. */
#ifndef TEST_STORE_FIXTURE_H
#define TEST_STORE_FIXTURE_H

#include <check.h>
#include <limits.h>
#include <stdlib.h>

#include "store/store.h"

#define NOW_MS INT64_C(1795000000000)
#define HOUR_MS INT64_C(3600000)

extern char store_folder[64];
extern char database_path[96];
extern char log_path[96];
extern struct store *store;

void make_folder(void);
void remove_folder(void);
void open_store(void);       /* in a new folder */
void open_quick_store(void); /* where nothing reaches a disk, if there is such a place */
void close_store(void);
void reopen_store(void);

/* A key that is different for every `number`. Borrows: until the next call. */
const char *key_of(int number);

/* Base64-like text of `length` characters, different for every `number`. Owns: the caller, free(). */
char *sealed_of(int number, size_t length);

/* Stores submission `number` and gives its reference. Borrows: until the next call. */
const char *enqueue(int number);

struct outbox_item claim(void);
void settle(int64_t id, enum outbox_state outcome);
void check_count(enum outbox_state state, int64_t expected);

/* How many pieces of a text stand in any file of the store's folder. */
int pieces_in_folder(const char *sealed);

Suite *opening_suite(void);
Suite *outbox_suite(void);
Suite *standing_suite(void);
Suite *routes_suite(void);
Suite *tallies_suite(void);
Suite *reports_suite(void);
Suite *staff_suite(void);
Suite *recovery_suite(void);
Suite *upkeep_suite(void);
Suite *wiping_suite(void);

#endif
