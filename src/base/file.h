/* Files read whole within a bound, and written so that a power cut leaves the old or the new one. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stddef.h>
#include <sys/types.h>

#include "base/status.h"

/* Reads a regular file; the text is closed with a NUL that `ret_bytes` does not count.
 * Owns: the caller, free(). Fails: NOT_FOUND, FULL (longer than `limit_bytes`), DENIED, IO; errno is kept. */
enum status file_read(const char *path, size_t limit_bytes, char **ret_text, size_t *ret_bytes) MUST_CHECK;

/* Writes beside the target, syncs, renames over it, syncs the folder.
 * Fails: FULL (disk or quota), DENIED, NOT_FOUND (no such folder), IO; the old file then stands. */
enum status file_write(const char *path, const void *bytes, size_t count, mode_t mode) MUST_CHECK;

/* Syncs a folder, which makes names just created or renamed in it durable. */
enum status file_sync_folder(const char *path) MUST_CHECK;

/* Makes a folder and those above it, the new ones with `mode`. An existing folder is OK. */
enum status file_make_folder(const char *path, mode_t mode) MUST_CHECK;

/* What errno means in our words. */
enum status file_status_of_errno(int error);

#endif
