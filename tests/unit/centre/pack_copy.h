/* The good pack of data/ in a folder of its own, in which a test changes one thing. */
#ifndef TESTS_CENTRE_PACK_COPY_H
#define TESTS_CENTRE_PACK_COPY_H

#include "base/faults.h"
#include "centre/centre.h"

#define GOOD_PACK DOORSTEP_SOURCE_DIR "/tests/unit/centre/data/good"
#define GOOD_TIMETABLE DOORSTEP_SOURCE_DIR "/tests/unit/centre/data/timetable"
#define GOOD_SHARED DOORSTEP_SOURCE_DIR "/tests/unit/centre/data/shared"

/* Makes the copy; `pack_copy_remove` takes it away. */
void pack_copy_make(void);
void pack_copy_remove(void);

/* Adds the two timetables of data/ and the shared form to sign up with. */
void pack_copy_add_timetables(void);

/* Writes a file of the copy anew: as in the good pack, with the first `from` in it become `to`. */
void pack_copy_change(const char *file, const char *from, const char *to);

/* Writes a file of the good pack under another name. */
void pack_copy_copy(const char *file, const char *name);

/* Writes or removes a file of the copy. */
void pack_copy_write(const char *file, const char *text);
void pack_copy_drop(const char *file);

/* Loads the copy and, when it is sound, the shared questionnaires. */
enum status pack_copy_load(struct faults *faults, struct centre **ret_centre);

/* Loading fails with this one fault: the beginning of its line is `wanted`. */
void pack_copy_expect_fault(const char *wanted);

#endif
