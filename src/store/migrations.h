/* What the database looks like, as the list of steps that made it so; a step that was ever shipped is never
 * changed, only followed by another. */
#ifndef STORE_MIGRATIONS_H
#define STORE_MIGRATIONS_H

enum { STORE_APPLICATION_ID = 0x444F4F52 }; /* "DOOR" in the file's header */

extern const char *const store_migrations[];
extern const int store_migrations_count;

#endif
