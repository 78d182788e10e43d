/* The parts of a visit that are about sessions: a date as a family sees it, signing up for one, a ticket.
 * What is done with them stands in visit.h. */
#ifndef MODEL_SESSIONS_H
#define MODEL_SESSIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "rules/answers.h"
#include "rules/places.h"
#include "rules/reference.h"
#include "rules/session.h"

enum {
    VISIT_SESSIONS_MAX = 600, /* the slots of some weeks of appointments too */
    VISIT_EVENT_BYTES = 400,
    TICKET_CODE_CHARS = 6,
    TICKET_CODE_BYTES = 32, /* as typed, with spaces and own digits */
};

/* A date of a session as this family sees it. */
struct visit_session {
    size_t session; /* of centre_sessions */
    struct session_date date;
    unsigned fits; /* bit n: for the n-th child */
    unsigned may_fit;
    enum session_sign_up sign_up; /* of one that takes sign-ups, by the clock here */
    struct date opens_day;        /* when it is not yet open */
    int opens_minute;
    int64_t opens_utc_ms; /* the same moment; 0: it is open, or nobody knows */
    bool is_told;         /* by the keeper: */
    enum session_verdict verdict;
    struct places left;
    int waiting; /* families */
};

/* Signing up for a date, from the first touch to the answer. */
struct visit_sign_up {
    bool is_under_way; /* the flow is that of signing up */
    bool is_asked;     /* the keeper was asked to keep places, and has not answered yet */
    size_t session;
    struct session_date date;
    bool may_wait;
    enum session_verdict
        verdict; /* NONE; FULL: the last place went meanwhile; BOOKED or WAITING at its end */
    struct places left;
    int waiting;
    char code[TICKET_CODE_CHARS + 1];
    int position; /* on the waiting list, from 1 */
    int children, adults;
    char name[ANSWER_TEXT_BYTES];  /* for the ticket */
    bool has_phone;                /* one was given */
    char event[VISIT_EVENT_BYTES]; /* for a phone's calendar; app writes it once a place is booked */
};

/* Somebody's ticket, found by its code. */
struct visit_ticket {
    enum session_verdict
        verdict;      /* BOOKED, WAITING, OFFERED, GONE; NONE and TOO_MANY stand on the page of the code */
    int wait_minutes; /* with TOO_MANY */
    int session;      /* of centre_sessions, or -1 when the timetable has it no more */
    struct session_date date;
    char reference[REFERENCE_CHARS + 1];
    int children, adults;
    int position;
    struct date held_day; /* with OFFERED: until when */
    int held_minute;
    enum ticket_act { TICKET_NO_ACT, TICKET_CANCEL, TICKET_TAKE } act;
    bool is_searched;            /* the code was looked for: now NONE means that there is none */
    bool is_incomplete;          /* what was typed is no six digits */
    bool is_busy;                /* the keeper was asked, and has not answered yet */
    bool is_asking;              /* "Do you want to give your place back?" */
    enum session_verdict result; /* of the act: DONE, GONE; else NONE */
};

#endif
