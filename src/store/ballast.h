/* A file that only takes up room, so that there is some to give back when the disk is full: recording that
 * something was delivered needs a little room before it frees more. */
#ifndef STORE_BALLAST_H
#define STORE_BALLAST_H

#include "store/connection.h"

/* More than the write-ahead log ever holds, because emptying the log may lengthen the database by as much. */
enum { BALLAST_BYTES = 1024 * 1024 };

/* Makes it if it is not there and the disk has room for twice as much. Fails: FULL, DENIED, IO. */
enum status ballast_make(struct store *store) MUST_CHECK;

void ballast_free(struct store *store);

#endif
