/* Edits as tests write them, and a data folder for their file. */
#ifndef TESTS_CENTRE_EDITS_FAMILY_H
#define TESTS_CENTRE_EDITS_FAMILY_H

#include "centre/edits.h"

#define E "public/edits.json"
#define ANY PLACES_NO_LIMIT

enum { EDITS_DATA_BYTES = 40, EDITS_PATH_BYTES = 80 };

/* What each test begins with: an empty list, and an empty data folder, which goes after it. */
extern struct edits edits;
extern char edits_data[EDITS_DATA_BYTES];
extern char edits_path[EDITS_PATH_BYTES];
extern const struct date day, next_day; /* a Monday, and the day after */

void edits_make(void);
void edits_remove(void);

struct edit edit_of(enum edit_kind kind, const char *subject);
struct edit closing(const char *session, struct date date);
struct edit places_for(const char *session, int families, int children, int adults);
struct edit check_of(const char *service, struct date date);
struct edit notice(const char *language, const char *text);

/* Puts it into the list, where it must fit. Returns its id. */
int64_t put(struct edit edit);

/* `count` times `letter`, which may be of many bytes. Borrows: until the next call. */
const char *many(const char *letter, size_t count);

/* Writes the file as it is. */
void edits_write_text(const char *text, size_t bytes);

#endif
