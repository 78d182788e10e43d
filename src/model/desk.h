/* The desk's part of the visit: sessions of a day and who is signed up, by reference; what is set over the
 * pack; how requests, printer and disk fare. No name is in it but the one whose row is being pressed.
 * Included by visit.h, whose calls for staff these are. Does not: know a PIN, or ask the keeper itself. */
#ifndef MODEL_DESK_H
#define MODEL_DESK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "centre/edits.h"
#include "rules/reference.h"
#include "rules/session.h"

enum {
    DESK_DATES_MAX = 120,
    DESK_ROWS_MAX = 400,
    DESK_BATCHES_MAX = 60,
    DESK_BATCH_BYTES = 32,
    DESK_PACKS_MAX = 9999
};
enum { DESK_NAME_BYTES = 304, DESK_PHONE_BYTES = 124, DESK_KEY_BYTES = 40 };
enum { DESK_CHILDREN_MAX = 12, DESK_ADULTS_MAX = 6 };

/* What the keeper is asked; one question at a time. */
enum desk_ask {
    DESK_ASKS_NOTHING,
    DESK_ASKS_DATES, /* with sign-ups, from `day` on */
    DESK_ASKS_ROWS,  /* of the date that is shown */
    DESK_ASKS_NAME,  /* of `pressed` */
    DESK_ASKS_ACT,   /* `act` on the row that is shown */
    DESK_ASKS_WALK_IN,
    DESK_ASKS_HOW,
    DESK_ASKS_STOCK,
    DESK_ASKS_COUNT, /* `counted` packs of `saved` */
    DESK_ASKS_EDITS,
    DESK_ASKS_PUT,  /* `edit` */
    DESK_ASKS_UNDO, /* `edit.id` */
};

/* A date of a session on the day that is shown: of the timetable, or only in what families signed up for. */
struct desk_date {
    char id[SESSION_ID_CHARS_MAX + 1]; /* of the session */
    int session;                       /* of centre_sessions, or -1: the pack has it no more, or is missing */
    bool is_gone;   /* closed, or out of the timetable, but families have signed up for it */
    bool is_closed; /* of these two it is closed */
    struct session_date date;
    int families, children, adults; /* that have a place */
    int offered, waiting, arrived;  /* families */
};

struct desk_row {
    char reference[REFERENCE_CHARS + 1];
    enum desk_state {
        DESK_BOOKED,
        DESK_WAITING,
        DESK_OFFERED,
        DESK_CANCELLED,
        DESK_MISSED,
    } state;
    int children, adults;
    int position; /* of a waiting one, from 1 */
    int64_t made_utc_ms;
    struct date held_day; /* of an offered one: until when its place is kept */
    int held_minute;
    bool has_arrived, is_new, is_walk_in;
};

enum desk_act { DESK_ARRIVE, DESK_ARRIVE_NEW, DESK_NOT_ARRIVED, DESK_TAKE, DESK_CANCEL };

/* Of whom there is a limit. */
enum desk_limit { DESK_OF_FAMILIES, DESK_OF_CHILDREN, DESK_OF_ADULTS };

/* "Do you want to …?" that stands on a page. */
enum desk_question { DESK_NO_QUESTION, DESK_CANCELS, DESK_CLOSES_DATE, DESK_CLOSES_DAY };

/* How the last act went; it stands on the page until the next one. */
enum desk_result {
    DESK_NO_RESULT,
    DESK_DONE,
    DESK_FULL,     /* there is no room for them */
    DESK_GONE,     /* the sign-up, place, date or edit is no more */
    DESK_UNKNOWN,  /* the pack has no such thing */
    DESK_PAST,     /* the day is over */
    DESK_BAD_TEXT, /* a notice that is empty or too long */
    DESK_TOO_MANY, /* edits */
};

/* The family whose row is pressed; wiped when the finger goes. */
struct desk_name {
    char reference[REFERENCE_CHARS + 1]; /* "": nobody's */
    bool is_there;
    char name[DESK_NAME_BYTES];
    char phone[DESK_PHONE_BYTES];
    char language[24];
};

/* How requests, printer and disk fare. */
struct desk_how {
    bool is_told;
    int sent_today, waiting, held, set_aside;
    struct date oldest_day; /* of those that wait: since when */
    int oldest_minute;
    bool has_oldest;
    enum desk_cause {
        DESK_NO_CAUSE,
        DESK_NO_CONNECTION,
        DESK_SIGN_IN,
        DESK_REFUSED,
        DESK_NO_ROUTE,
        DESK_NO_PACK,
        DESK_OTHER_CAUSE,
    } cause;
    int64_t disk_free_mb;
    bool disk_is_full;
    bool printer_is_told;
    char printer_key[DESK_KEY_BYTES]; /* "printer.out-of-paper", "printer.ready", … */
    char printer_code[8];             /* "P1", or "" */
};

struct desk_batch {
    char id[DESK_BATCH_BYTES]; /* of the product */
    int product; /* of the pack's products, or -1: what is left of one can only be written off */
    char batch[DESK_BATCH_BYTES];
    struct date expires;
    int count;
};

struct desk_edit {
    struct edit edit;
    bool is_found; /* the pack in use has what it names */
};

/* The paper of registers, or of the test. */
struct desk_paper {
    bool is_for_all; /* of the day, not only the date that is shown */
    enum desk_paper_state {
        DESK_PAPER_NOT,
        DESK_PAPER_UNDER_WAY,
        DESK_PAPER_DONE,
        DESK_PAPER_NO_PRINTER,
        DESK_PAPER_FAILED, /* `code` */
        DESK_PAPER_EMPTY,  /* there is no session to print for */
    } state;
    int done, count; /* registers */
    char code[8];
};

struct visit_desk {
    enum desk_ask asks;                     /* asked, and not answered yet */
    struct date day;                        /* whose sessions are listed */
    struct desk_date dates[DESK_DATES_MAX]; /* in order of time */
    size_t date_count;
    bool dates_are_told; /* counts too; before, the timetable alone */
    bool begins_list;    /* the next page that is told is the first */
    int date;            /* that is shown, or -1 */
    struct desk_row
        rows[DESK_ROWS_MAX]; /* places first, then who waits, in turn, then who cancelled or missed */
    size_t row_count;
    bool rows_are_told;
    int row;                         /* that is shown, or -1 */
    char shown[REFERENCE_CHARS + 1]; /* its reference */
    struct desk_name pressed;
    enum desk_act act;
    enum desk_question question;
    enum desk_result result;
    struct desk_walk_in {
        int children, adults;
        bool is_new;
        char reference[REFERENCE_CHARS + 1]; /* of the one that was added */
        struct places left;                  /* after that */
    } walk_in;
    struct places places; /* as they are being set */
    struct edit edit;     /* that is put or undone */
    struct desk_edit edits[EDITS_MAX];
    size_t edit_count;
    bool edits_are_told;
    char notice_language[24]; /* that is being written, "" none */
    char notice[EDIT_TEXT_BYTES];
    struct desk_how how;
    struct desk_batch batches[DESK_BATCHES_MAX];
    size_t batch_count;
    bool stock_is_told;
    int batch;               /* that is being counted, or -1 */
    int counted;             /* packs of it */
    struct desk_batch saved; /* as it was told, when so many of it were saved */
    struct desk_paper paper;
    bool paper_is_other;    /* what its state tells of was asked for on another page of registers */
    struct desk_paper test; /* the page that tries the printer */
    bool prints_found;      /* the ticket that is looked up is printed as soon as it is found */
};

struct visit;

/* All that returns an int returns the effects that it raises. A question while another one is not answered
 * does nothing. */

int desk_open(struct visit *visit);             /* the first page after the PIN: today */
int desk_turn_day(struct visit *visit, int by); /* the day after, or before */
int desk_open_date(struct visit *visit, int date);
int desk_open_row(struct visit *visit, int row);

/* Whom to ring next: of those for whom a place is kept the one whose time ends first, else the first who
 * waits; -1: nobody. */
int desk_next_to_ring(const struct visit *visit);

/* One family's name while its row is pressed, and no longer. */
int desk_press_name(struct visit *visit, int row);
void desk_release_name(struct visit *visit);

/* Looks up a row's ticket, and prints it once it is found. */
int desk_print_ticket(struct visit *visit, int row);

void desk_ask_question(struct visit *visit, enum desk_question question); /* DESK_NO_QUESTION: "no" */
int desk_do(struct visit *visit, enum desk_act act);                      /* with the row that is shown */

int desk_open_walk_in(struct visit *visit);                             /* to what the timetable has */
void desk_count_walk_in(struct visit *visit, int children, int adults); /* that many more */
void desk_set_new(struct visit *visit, bool is_new);
int desk_add_walk_in(struct visit *visit);

int desk_open_register(struct visit *visit, bool is_for_all);
int desk_print_register(struct visit *visit);

/* Over the pack. */
int desk_close(struct visit *visit, bool whole_day); /* the date that is shown, or the day */
int desk_open_capacity(struct visit *visit);         /* of the session that is shown */
void desk_count_places(struct visit *visit, enum desk_limit limit, int by);
void desk_limit_places(struct visit *visit, enum desk_limit limit, bool is_limited);
int desk_set_capacity(struct visit *visit);
int desk_check_service(struct visit *visit, int service);
void desk_choose_notice(struct visit *visit,
                        const char *language); /* to be written, what is set is in the box; "": another one */
int desk_put_notice(struct visit *visit);      /* an empty box takes the notice away */
int desk_undo(struct visit *visit, int edit);

/* The stock: how many packs of a batch are there, from what the keeper says. */
void desk_open_batch(struct visit *visit, int batch); /* the one that is open closes */
void desk_count_packs(struct visit *visit, int by);
int desk_save_count(struct visit *visit);
const struct desk_batch *desk_shown_batch(const struct visit *visit); /* that is open, or NULL */
int desk_most_packs(const struct desk_batch *batch);                  /* that can be counted of it */

int desk_test_print(struct visit *visit);

/* Of a list of services: which nobody has looked at for longer than the pack says. Returns how many. */
size_t desk_old_services(const struct visit *visit, int *ret_services, size_t capacity);

/* The session that the pack in use has under this id, or -1. */
int desk_find_session(const struct visit *visit, const char *id);

/* Where an edit of that kind and subject stands in `edits`, or -1. */
int desk_find_edit(const struct visit *visit, enum edit_kind kind, const char *subject);

/* From a page of staff to the one before it: its lists are asked for anew. */
int desk_came_back(struct visit *visit);

/* The pack or what is set over it is another one: the dates of the day are made anew. */
void desk_move_house(struct visit *visit);

/* What the keeper answered, lists a page at a time; `is_last` ends them. */
int desk_told_dates(struct visit *visit, const struct desk_date *dates, size_t count, bool is_last);
int desk_told_rows(struct visit *visit, const struct desk_row *rows, size_t count, bool is_last);
void desk_told_name(struct visit *visit, const struct desk_name *name);
int desk_told_result(struct visit *visit, enum desk_result result);
int desk_told_walk_in(struct visit *visit, enum desk_result result, const char *reference,
                      struct places left);
void desk_told_how(struct visit *visit, const struct desk_how *how);
void desk_told_stock(struct visit *visit, const struct desk_batch *batches, size_t count, bool is_last);
void desk_told_edits(struct visit *visit, const struct desk_edit *edits, size_t count, bool is_last);
void desk_told_printer(struct visit *visit, const char *key, const char *code);
void desk_told_paper(struct visit *visit, const struct desk_paper *paper); /* of registers */
void desk_told_test(struct visit *visit, const struct desk_paper *test);

#endif
