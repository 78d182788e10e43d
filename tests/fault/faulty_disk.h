/* An SQLite VFS over the real one that fails when told to, and that knows what a power cut would leave: what
 * was written since the last sync may be there or not, sector by sector; and after a sync that failed, what
 * it should have written is taken for written, as Linux does, and is not written by the next. */
#ifndef TEST_FAULT_FAULTY_DISK_H
#define TEST_FAULT_FAULTY_DISK_H

#include <stdbool.h>

enum disk_operation { DISK_READ, DISK_WRITE, DISK_SYNC, DISK_TRUNCATE, DISK_OPERATIONS };

/* Becomes SQLite's default. Call once, before any database is opened. */
void disk_install(void);

/* From now on the `nth` operation of that kind (from 1) fails with `result`; if `sticky`, all after it too.
 * The counters start anew. */
void disk_fail(enum disk_operation operation, int nth, int result, bool sticky);
void disk_mend(void);
int disk_count(enum disk_operation operation); /* since disk_fail or disk_mend */

/* Puts on the real disk what a power cut leaves, each unsynced sector surviving `percent` times in a hundred.
 * Nothing may be written through this VFS afterwards. */
void disk_cut_power(unsigned int percent);

#endif
