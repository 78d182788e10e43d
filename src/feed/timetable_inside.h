/* What the readers of timetables share, and nobody else. A row of a spreadsheet and an event of a calendar
 * are both cells: texts with a name, of which one reader makes a session. */
#ifndef FEED_TIMETABLE_INSIDE_H
#define FEED_TIMETABLE_INSIDE_H

#include "base/arena.h"
#include "feed/timetable.h"
#include "rules/session.h"

enum {
    TIMETABLE_LINE_BYTES = 200, /* names and places */
    TIMETABLE_CAPACITY_MAX = 1000,
    TIMETABLE_RELEASE_DAYS_MAX = 365,
    TIMETABLE_SLOT_LOWEST = 5,
    TIMETABLE_SLOT_HIGHEST = 480,
    TIMETABLE_HOLD_HOURS_MAX = 168,
    TIMETABLE_EVERY_MAX = 52,
    TIMETABLE_YEARS_MAX = 120,
};

/* The members of a session, in the order in which they are written. */
enum session_part {
    PART_ID,
    PART_SERVICE,
    PART_NAME,
    PART_KIND,
    PART_PLACE,
    PART_MINIMUM_AGE,
    PART_MAXIMUM_AGE,
    PART_EXPECTING,
    PART_SCHEDULES,
    PART_CAPACITY,
    PART_RELEASE,
    PART_SLOT,
    PART_HOLD,
    PART_ONE_A_DAY,
    SESSION_PARTS,
};
extern const char *const session_parts[SESSION_PARTS + 1]; /* their keys, ended by NULL */

enum { EVERY_PART = (1 << SESSION_PARTS) - 1 };

struct timetable {
    struct arena arena;
    json_t *sessions;
    json_t *comments;
    unsigned told;     /* bit n: that a session lacks part n means that it has none */
    json_t *otherwise; /* id to the kind of a session that neither it nor the pack tells */
    struct timetable_remark *remarks;
    size_t kept;
    size_t count;
};

void timetable_remark(struct timetable *timetable, int line, const char *format, ...) PRINTF_LIKE(3, 4);

/* A session on its way into the timetable. */
struct draft {
    json_t *session;  /* without an id when that is to be made */
    const char *base; /* what the id is made from */
    int line;
    int opens;        /* of its first time, minutes after midnight */
    const char *kind; /* what it is when neither the file nor the pack says; NULL: the file does */
};

struct drafting {
    struct timetable *timetable;
    struct faults *faults;
    const char *shown_name;
    const struct feed *services; /* of the pack; may be NULL */
    struct date today;
    struct draft *list;
    size_t count;
};

/* Takes over `session`, which has its schedules; `kind` is for one without, and lives for ever. */
void draft_add(struct drafting *drafting, json_t *session, int line, const char *kind);

/* Gives ids to those that have none, joins those of the same id, and puts all into the timetable. */
void draft_finish(struct drafting *drafting);

enum cell {
    CELL_ID,
    CELL_NAME,
    CELL_SERVICE,
    CELL_KIND,
    CELL_DAYS,
    CELL_DATE,
    CELL_EVERY,
    CELL_STARTS,
    CELL_ENDS,
    CELL_PLACE,
    CELL_ADDRESS,
    CELL_FROM,
    CELL_TO,
    CELL_FAMILIES,
    CELL_CHILDREN,
    CELL_ADULTS,
    CELL_YOUNGEST,
    CELL_OLDEST,
    CELL_EXPECTING,
    CELL_RELEASE_DAYS,
    CELL_RELEASE_TIME,
    CELL_SLOT,
    CELL_HOLD,
    CELL_ONE_A_DAY,
    CELLS,
};

struct cells {
    int line;
    const char *whose;        /* what stands before each fault: "Baby massage: "; "" in a spreadsheet */
    const char *text[CELLS];  /* NULL or "": nothing */
    const char *label[CELLS]; /* "column starts", "SUMMARY" */
};

/* The cell that is called so, in any case, with spaces, dashes or underscores; CELLS when there is none. */
enum cell cell_named(const char *name);
const char *cell_name(enum cell cell);
enum session_part cell_part(enum cell cell);

/* A session without schedules and, unless the cells say one, without an id. Faults are added; NULL never.
 * Owns: the caller, json_decref. */
json_t *cells_session(struct drafting *drafting, const struct cells *cells);

/* Its schedules, from days or date, every, starts, ends, from and to. Owns: the caller, json_decref. */
json_t *cells_schedules(struct drafting *drafting, const struct cells *cells);

void cell_complain(struct drafting *drafting, const struct cells *cells, enum cell cell, const char *format,
                   ...) PRINTF_LIKE(4, 5);

/* A text in double quotes that may be shown in a terminal. */
struct quoted {
    char text[80];
};
struct quoted quote(const char *text);

/* Single cells. Each false: not to be read as one. */
bool cell_read_kind(const char *text, enum session_kind *ret_kind);
bool cell_read_years(const char *text, bool is_oldest, double *ret_years, const char **ret_why);
bool cell_read_yes(const char *text, bool *ret_yes);

/* A time as a schedule of Open Referral UK, without days. Owns: the caller, json_decref. */
json_t *schedule_object(const char *frequency, int interval);
void schedule_set_day(json_t *schedule, const char *key, struct date day);
void schedule_set_minute(json_t *schedule, const char *key, int minute);

/* What a schedule that we wrote, or read, means. Fails: INVALID with the key that is wrong. */
enum status schedule_of_json(const json_t *object, struct schedule *ret_schedule,
                             const char **ret_key) MUST_CHECK;

/* The readers, each for one form. What is wrong is in the faults. */
void timetable_read_csv(struct drafting *drafting, const char *text, size_t bytes);
void timetable_read_ics(struct drafting *drafting, const char *text);
void timetable_read_json(struct drafting *drafting, const char *text, size_t bytes);

/* The sessions of our own format, as they are. */
void timetable_take_sessions(struct drafting *drafting, const struct json_place *root);

/* A service of the pack; by its name, in any case, only if no other has the same. Borrows: from the services.
 * NULL: there is none. */
const json_t *service_of_key(const struct feed *services, const char *key);
const json_t *service_of_id(const struct feed *services, const char *id);
const json_t *service_of_name(const struct feed *services, const char *name);
const char *service_term(const json_t *service, const char *taxonomy);
const char *service_key(const json_t *service);

#endif
