/* The pages of the kiosk, and sizes that several parts of a visit need. */
#ifndef MODEL_SCREEN_H
#define MODEL_SCREEN_H

enum { VISIT_TAG_BYTES = 24, VISIT_CODE_BYTES = 8 };

enum screen {
    SCREEN_WELCOME,
    SCREEN_HOME,
    SCREEN_PRIVACY,
    SCREEN_QUESTION,
    SCREEN_CHECK,
    SCREEN_DONE,
    SCREEN_AREA,           /* which centre or school do you use? */
    SCREEN_OFFER,          /* what there is for the children's ages */
    SCREEN_SERVICE,        /* one of it */
    SCREEN_FIND,           /* a service by a word */
    SCREEN_CANNOT,         /* what we cannot do, and who can */
    SCREEN_OUTCOME,        /* what a local flow has found out */
    SCREEN_HANDOVER,       /* who else helps, and how to reach them */
    SCREEN_SESSIONS,       /* what takes place, today and this week first */
    SCREEN_SESSION,        /* one date of it, and whether there is room */
    SCREEN_TICKET_CODE,    /* the code of a ticket is typed */
    SCREEN_TICKET,         /* what it is for; giving it back, or taking the place that is kept */
    SCREEN_VITAMINS,       /* who of the family may have what today */
    SCREEN_VOUCHER,        /* the voucher for the counter */
    SCREEN_STAFF_UNLOCK,   /* staff number and PIN */
    SCREEN_STAFF,          /* the sessions of a day, and what else staff do */
    SCREEN_STAFF_DATE,     /* one date of a session: who is signed up, by reference */
    SCREEN_STAFF_SIGN_UP,  /* one of them */
    SCREEN_STAFF_WALK_IN,  /* a family without a sign-up */
    SCREEN_STAFF_REGISTER, /* "print the register?", and how the paper fares */
    SCREEN_STAFF_CAPACITY, /* another number of places */
    SCREEN_STAFF_HOW,      /* how the kiosk is: requests, printer, disk, words, services */
    SCREEN_STAFF_SERVICES, /* those that nobody has looked at for long */
    SCREEN_STAFF_EDITS,    /* what is set over the pack, to be undone */
    SCREEN_STAFF_NOTICE,   /* the notice on the welcome page */
    SCREEN_STAFF_STOCK,    /* the vitamins in stock */
    SCREEN_STAFF_VITAMINS, /* a voucher is handed over */
    SCREEN_STAFF_TICKET,   /* a ticket is printed again */
    SCREEN_LANGUAGE,       /* changing it in the middle */
    SCREEN_DISPLAY,
    SCREEN_LEAVE_WARNING,
    SCREEN_UNAVAILABLE,
    SCREENS,
};

#endif
