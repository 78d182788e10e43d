/* One person's visit: language, answers, place in a flow, what is being typed, and how sending goes. All of
 * it is wiped when the visit ends. Pure: time, the keeper's answers and randomness come in as calls; what
 * must be done outside goes out as effects. Does not: know what a page looks like. */
#ifndef MODEL_VISIT_H
#define MODEL_VISIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "centre/centre.h"
#include "locale/keyboard.h"
#include "locale/search.h"
#include "locale/words.h"
#include "rules/answers.h"
#include "rules/flow.h"
#include "rules/reference.h"
#include "rules/response.h"
#include "rules/session.h"
#include "rules/vitamins.h"

enum {
    VISIT_TAG_BYTES = 24,
    VISIT_CODE_BYTES = 8,
    VISIT_FIND_BYTES = 256,
    VISIT_FOUND_MAX = 60,
    VISIT_OFFER_MAX = 400,
    VISIT_TRAIL_MAX = 12,
    VISIT_SESSIONS_MAX = 600, /* the slots of some weeks of appointments too */
    VISIT_EVENT_BYTES = 400,
    TICKET_CODE_CHARS = 6,
    TICKET_CODE_BYTES = 32, /* as typed, with spaces and own digits */
};

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
    SCREEN_STAFF,          /* what staff do at this screen */
    SCREEN_STAFF_VITAMINS, /* a voucher is handed over */
    SCREEN_STAFF_TICKET,   /* a ticket is printed again */
    SCREEN_LANGUAGE,       /* changing it in the middle */
    SCREEN_DISPLAY,
    SCREEN_LEAVE_WARNING,
    SCREEN_UNAVAILABLE,
    SCREENS,
};

/* What a visit asks the world to do; a set, carried out after the action that raised it. */
enum effect {
    EFFECT_NONE = 0,
    EFFECT_ASK_KEEPER = 1,  /* is it there? */
    EFFECT_SUBMIT = 2,      /* seal what was answered and hand it to the keeper */
    EFFECT_LEAVE = 4,       /* the visit is over: wipe everything outside the model too */
    EFFECT_NEW_ACT = 8,     /* something else is asked for: new idempotency keys, forget all that is sealed */
    EFFECT_COUNT = 16,      /* tell the keeper to count `counted`, without saying who */
    EFFECT_ASK_PLACES = 32, /* how the dates of `sessions` that take sign-ups stand */
    EFFECT_RESERVE = 64,    /* keep places on the date of `sign_up` while the name is typed */
    EFFECT_RELEASE = 128,   /* give the reservation up */
    EFFECT_FIND_TICKET = 256, /* which ticket has the code that was typed */
    EFFECT_TICKET_ACT = 512,  /* do `ticket.act` with it */
    EFFECT_REFRESH = 1024, /* the timetable is another one: turn to the pack in use, then visit_move_house */
    EFFECT_FIND_VOUCHER = 2048, /* when the voucher was handed over whose code is in `vitamins.slip` */
    EFFECT_MAKE_VOUCHER = 4096, /* for the lines of `vitamins` that count */
    EFFECT_PRINT = 8192,        /* a slip of what the page shows */
    EFFECT_UNLOCK = 16384,      /* is this the PIN of this staff number? */
    EFFECT_LOCK = 32768,        /* nobody of staff is there any more */
    EFFECT_STAFF_LOOK = 65536,  /* what the reference in `staff.code` stands for */
    EFFECT_HAND_OVER = 131072,  /* the voucher that was found */
};

enum sending {
    SENDING_NOT, /* nothing was handed over */
    SENDING_NOW,
    SENDING_FAILED,  /* certainly not stored */
    SENDING_UNKNOWN, /* handed over, no answer: the same bytes must be sent again, so nothing may change */
};

/* What has become of the slip of the page that shows. */
enum visit_slip {
    SLIP_NONE,
    SLIP_PRINTING,
    SLIP_PRINTED,
    SLIP_HALF, /* part of it is on the paper, and the rest does not come */
    SLIP_FAILED,
};

/* What is shared by all visits; borrowed. */
struct house {
    const struct words *words;
    const struct keyboard_set *keyboards;
    const struct centre *centre; /* NULL: no pack could be loaded, and `trouble` says why */
    const struct search *search; /* over the services of the pack: document n is service n; or NULL */
    const char *trouble;         /* a code for staff: "K4" */
    bool has_printer;
};

enum {
    TYPING_NOTHING = -1,
    TYPING_FIND = -2,
    TYPING_CODE = -3,
    TYPING_STAFF_NUMBER = -4,
    TYPING_STAFF_PIN = -5,
    TYPING_STAFF_CODE = -6,
};

struct typing {
    int item; /* of the flow, or one of the names above */
    int part; /* of a date, or -1 */
    size_t caret;
    bool other; /* not the keyboard that the box begins with, but the one the language key leads to */
    size_t layer;
    bool layer_once;
};

/* A page on the way back, and what it shows. */
struct visit_step {
    enum screen screen;
    int service;
    int handover;
    size_t session; /* of centre_sessions, and which date of it */
    struct session_date date;
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

/* Vitamins: what was found out, and the voucher. */
struct visit_vitamins {
    struct vitamins_line lines[VITAMINS_LINES_MAX];
    size_t line_count;
    char slip[REFERENCE_CHARS + 1]; /* the last voucher's code, "" when none was typed */
    bool is_busy;                   /* the keeper was asked, and has not answered yet */
    enum slip_verdict {
        SLIP_NOT_ASKED,
        SLIP_FOUND,   /* handed over on `last_day` */
        SLIP_UNKNOWN, /* no voucher was handed over under this code: the desk helps */
        SLIP_TOO_MANY /* codes were tried */
    } slip_verdict;
    struct date last_day;
    char reference[REFERENCE_CHARS + 1]; /* of the voucher, "" before */
    struct date until;                   /* the last day on which it holds */
};

enum { STAFF_NUMBER_BYTES = 8, STAFF_PIN_BYTES = 24, STAFF_CODE_BYTES = 48, STAFF_ITEMS_MAX = 16 };

/* Staff at this screen: who, and the voucher or ticket that is looked at. */
struct visit_staff {
    char number[STAFF_NUMBER_BYTES]; /* as typed, in any digits' ASCII form */
    char pin[STAFF_PIN_BYTES];
    char language_before[VISIT_TAG_BYTES]; /* the visit's, until it became theirs */
    bool is_open;
    bool is_busy; /* the keeper was asked, and has not answered yet */
    enum staff_problem {
        STAFF_FINE,
        STAFF_INCOMPLETE, /* number or PIN is missing */
        STAFF_WRONG,
        STAFF_WAIT,    /* too many tries: `wait_minutes` */
        STAFF_LOCKED,  /* nothing was done for a while: both are asked again */
        STAFF_NO_CODE, /* what was typed or scanned is no reference */
        STAFF_NONE,    /* there is no such voucher, or ticket */
    } problem;
    int wait_minutes;
    char code[STAFF_CODE_BYTES];         /* as typed or scanned */
    char reference[REFERENCE_CHARS + 1]; /* of what is shown, "" when nothing is */
    enum staff_voucher { STAFF_VOUCHER_OPEN, STAFF_VOUCHER_USED, STAFF_VOUCHER_OLD } voucher;
    struct date until;
    struct staff_item {
        int product; /* of the pack's products, or -1 when it has it no more */
        enum vitamins_terms terms;
        int count;
    } items[STAFF_ITEMS_MAX];
    size_t item_count;
    bool card_seen;
    enum staff_result {
        STAFF_NOT_DONE,
        STAFF_HANDED_OVER,
        STAFF_USED,
        STAFF_OLD,
        STAFF_NO_CARD,
        STAFF_NO_STOCK, /* of `short_product` */
    } result;
    int short_product;
    struct visit_ticket ticket; /* that is printed again */
    char ticket_code[TICKET_CODE_CHARS + 1];
    char ticket_name[ANSWER_TEXT_BYTES];
    char ticket_language[VISIT_TAG_BYTES];
};

struct visit {
    const struct house *house;
    enum screen screen;
    enum screen below;                        /* the screen under language, display and leave-warning */
    struct visit_step trail[VISIT_TRAIL_MAX]; /* where "back" goes outside a flow, the last one at the end */
    size_t trail_length;
    char language[VISIT_TAG_BYTES];
    int text_size;
    bool high_contrast;
    bool low_reach;
    int part; /* of a long page; -1: where the focus is */

    /* What the family told of its children in the flow "ages"; it goes into the flows that ask the same. */
    const struct flow *ages_flow; /* NULL until it has been answered */
    struct answers ages_answers;
    struct age ages[AGES_MAX];
    size_t age_count;
    enum offer_use use; /* of the pack's first area */
    struct offer_entry offer[VISIT_OFFER_MAX];
    size_t offer_count;
    int service;  /* that is shown, or -1 */
    int handover; /* that is shown, or -1 */

    struct visit_session sessions[VISIT_SESSIONS_MAX]; /* in order of time */
    size_t session_count;
    int session;                /* of `sessions`, that is shown, or -1 */
    int sessions_of;            /* only those of a service, or -1 */
    bool sessions_for_all;      /* those for other ages too */
    bool sessions_have_changed; /* the timetable was another one a moment ago: say so */
    bool wants_sessions;        /* what the ages are asked for: the sessions, not the offer */
    unsigned coming;            /* whom the flow of signing up begins with, as bits; 0: all */
    struct visit_sign_up sign_up;
    char code[TICKET_CODE_BYTES]; /* as typed */
    struct visit_ticket ticket;
    struct visit_vitamins vitamins;
    struct visit_staff staff;

    char find[VISIT_FIND_BYTES];
    size_t found[VISIT_FOUND_MAX]; /* services */
    size_t found_count;
    char counted[64]; /* what EFFECT_COUNT counts: "redirect-hub" */

    const struct flow *flow; /* NULL outside a flow */
    struct answers answers;
    int page;         /* the flow's item, or -1 */
    bool from_check;  /* a change link led here */
    int editing;      /* the instance of a repeating group that is being added or changed, or -1 */
    bool knows_ages;  /* what was told of the children before stands in the answers */
    float progress;   /* how full the bar is: it never goes back while she goes on */
    int problem_item; /* -1 when all is well */
    enum flow_problem problem;
    struct typing typing;

    char keeper_trouble[VISIT_CODE_BYTES]; /* why requests cannot be saved now, "" when they can */
    enum sending sending;
    char trouble[VISIT_CODE_BYTES];
    char reference[REFERENCE_CHARS + 1];
    enum visit_slip slip;
    char slip_trouble[VISIT_CODE_BYTES]; /* with HALF and FAILED: a code for staff */
    int seconds_left;                    /* of the leave warning */
    struct date today;
    int minute;         /* after midnight by the clock on the wall; app sets it before each action */
    int64_t now_utc_ms; /* the same moment */
};

void visit_init(struct visit *visit, const struct house *house, struct date today);

/* Wipes it and stands at the welcome page (or at unavailable, when there is no pack). */
void visit_clear(struct visit *visit);
void visit_finish(struct visit *visit);

/* Changes the language everywhere, keyboard and message included; answers stay. */
void visit_set_language(struct visit *visit, const char *tag);

/* Opens a page over the present one, and closes it again. */
void visit_open_over(struct visit *visit, enum screen screen);
void visit_close_over(struct visit *visit);

/* The page that shows, or that a page over it will close to. */
enum screen visit_page(const struct visit *visit);

/* To a page outside the flows, and back to the one before it. */
void visit_go(struct visit *visit, enum screen screen);
void visit_go_back(struct visit *visit);

/* "flow:NAME", "handover:ID" or "screen:NAME". Returns the effects it raises. */
int visit_lead(struct visit *visit, const char *where);

/* The offer. Opening it asks for the ages first, and for the place where the offer depends on it. */
int visit_open_offer(struct visit *visit);
void visit_choose_area(struct visit *visit, enum offer_use use);
void visit_open_service(struct visit *visit, int service);
int visit_start_service_flow(
    struct visit *visit); /* of the service that is shown; what was told is known there */
void visit_open_find(struct visit *visit);
void visit_find_changed(struct visit *visit); /* what is typed in the find box has changed */

/* Sessions. Opening them asks for the ages first. `service` -1: all. */
int visit_open_sessions(struct visit *visit, int service);
int visit_show_all_sessions(struct visit *visit, bool for_all);
int visit_open_session(struct visit *visit, int session); /* of `sessions` */

/* When the first of the dates that a page shows opens for signing up; 0: none does. Once that has come, what
 * the page says of them is looked at anew. */
int64_t visit_next_opening_utc_ms(const struct visit *visit);
int visit_opening_came(struct visit *visit);

/* Other dates for children whom the shown session is not for: fills in indexes of `sessions`, the next one of
 * each session that fits. Returns how many. */
size_t visit_other_sessions(const struct visit *visit, size_t *ret_sessions, size_t capacity);

/* The known children whom a date is for, and one adult; and whether they would find room. */
struct party visit_party(const struct visit *visit, const struct visit_session *session);
bool visit_has_room(const struct visit *visit, const struct visit_session *session);

/* "Sign up", or "Join the waiting list" where there is no room (also on the check page, when the last place
 * went while she typed). */
int visit_sign_up(struct visit *visit);
int visit_join_waiting(struct visit *visit);

/* Another time of the same day, of `sessions`, when that of an appointment went while she typed. */
bool visit_may_take_time(const struct visit *visit, size_t session);
int visit_take_time(struct visit *visit, size_t session);

/* What the answers of the flow say of who comes. */
void visit_sign_up_party(const struct visit *visit, int *ret_children, int *ret_adults);

/* What the keeper said. `index` is that of `sessions`. */
void visit_places_told(struct visit *visit, size_t index, enum session_verdict verdict, struct places left,
                       int waiting);
void visit_places_unknown(struct visit *visit, const char *code); /* it does not answer: a code for staff */
int visit_reserved(struct visit *visit, enum session_verdict verdict, struct places left, int waiting);
int visit_booked(struct visit *visit, enum session_verdict verdict, const char *reference, const char *code,
                 int position, int waiting);

/* The timetable is another one since: `house` is as it is now, and what was chosen is to be chosen again.
 * Language, display and ages stay. */
int visit_move_house(struct visit *visit);

/* A ticket by its code. */
void visit_open_ticket_code(struct visit *visit);
bool visit_ticket_code(const struct visit *visit,
                       char ret_code[TICKET_CODE_CHARS + 1]); /* as six ASCII digits, if it is that */
void visit_ticket_code_changed(struct visit *visit);          /* it is being put right */
int visit_find_ticket(struct visit *visit);                   /* the code is typed: ask the keeper */
void visit_ticket_found(struct visit *visit, const struct visit_ticket *ticket);
void visit_ask_ticket_act(struct visit *visit, enum ticket_act act); /* "do you want to?"; NO_ACT: no */
int visit_do_ticket_act(struct visit *visit);
void visit_ticket_done(struct visit *visit, enum session_verdict result, int wait_minutes);
void visit_ticket_unknown(struct visit *visit, const char *code); /* the keeper does not answer */

/* Vitamins. Opened at the end of their flow: what its answers tell is held against the pack's rules. */
int visit_open_vitamins(struct visit *visit);
void visit_slip_found(struct visit *visit, enum slip_verdict verdict, struct date last_day);
bool visit_has_vitamins(const struct visit *visit); /* something is for a voucher */
int visit_make_voucher(struct visit *visit);
int visit_voucher_made(struct visit *visit, const char *reference, struct date until);
void visit_vitamins_unknown(struct visit *visit, const char *code); /* the keeper does not answer */

/* Staff. Their pages are in English; the keeper knows who is there, and for how long. */
bool visit_is_for_staff(const struct visit *visit); /* the page that shows, or the one below it */
int visit_open_staff(struct visit *visit);          /* asks for number and PIN */
int visit_unlock(struct visit *visit);
void visit_unlocked(struct visit *visit, enum staff_problem problem, int wait_minutes);
int visit_lock(struct visit *visit);
void visit_open_staff_page(struct visit *visit, enum screen screen); /* STAFF_VITAMINS or STAFF_TICKET */
void visit_begin_staff_code(struct visit *visit);                    /* the box is emptied for the next one */
bool visit_staff_may_look(const struct visit *visit);
int visit_staff_look(struct visit *visit); /* at the code that was typed */
bool visit_staff_wants_card(const struct visit *visit);
void visit_card_seen(struct visit *visit, bool is_seen);
int visit_hand_over(struct visit *visit);

/* What the keeper answered; `found` has what is read from it. */
void visit_staff_found(struct visit *visit, const struct visit_staff *found);
void visit_handed_over(struct visit *visit, enum staff_result result, int short_product);
void visit_staff_locked(struct visit *visit); /* the keeper has ended it: number and PIN are asked again */
void visit_staff_unknown(struct visit *visit, const char *code); /* it does not answer */

/* Something was scanned: a code goes where one is asked for, and nowhere else. */
int visit_scanned(struct visit *visit, const char *text);

/* A slip of what the page shows, where there is a printer; and what became of it. */
int visit_print(struct visit *visit);
void visit_printed(struct visit *visit, enum visit_slip slip, const char *code);

/* Whether there is help of this kind for a child of these ages, as far as the pack's services say. */
bool visit_offers_help(const struct visit *visit, const char *code);

/* The entry of a service in the offer that was made, or NULL. */
const struct offer_entry *visit_offer_entry(const struct visit *visit, int service);

/* Repeating groups: another one, one to change, one to take out. */
int visit_add_instance(struct visit *visit, int group);
int visit_edit_instance(struct visit *visit, int instance);
void visit_remove_instance(struct visit *visit, int instance);

/* Into a flow, and through it. Each returns the effects it raises. */
int visit_start_flow(struct visit *visit, const char *name);
int visit_next(struct visit *visit); /* checks the page; stays with a problem when an answer will not do */
int visit_back(struct visit *visit);
int visit_change(struct visit *visit, int item); /* from the check page to the page of an item */

/* For looking at a form: a page of it, or the check page, whatever would lead there. */
void visit_show_page(struct visit *visit, int page);
void visit_show_check(struct visit *visit);

/* Touching an option of a choice or boolean (0 yes, 1 no). ANSWER_OPTIONS_MAX means the free text of an
 * open-choice. */
void visit_choose(struct visit *visit, int item, int option);

/* Whether the answers were handed over and may have arrived: then they stay as they are, to be sent again
 * unchanged. */
bool visit_is_locked(const struct visit *visit);

int visit_send(struct visit *visit);
int visit_stored(struct visit *visit, const char *reference);
void visit_not_stored(struct visit *visit, const char *code, bool may_have_arrived);
/* `code` says to staff why requests cannot be saved now; NULL: they can. */
void visit_keeper_seen(struct visit *visit, const char *code);

/* Whether stopping now would lose something or show somebody: the idle clock runs then. */
bool visit_is_started(const struct visit *visit);

const struct language *visit_language(const struct visit *visit);

/* How far the flow is: the page that shows among those that are asked. What is known is not asked again. */
void visit_progress(const struct visit *visit, size_t *ret_number, size_t *ret_count);

/* The item being answered. */
const struct flow_item *visit_item(const struct visit *visit, int item);

#endif
