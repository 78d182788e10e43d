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
#include "model/desk.h"
#include "model/screen.h"
#include "model/sessions.h"
#include "model/staff.h"
#include "rules/answers.h"
#include "rules/flow.h"
#include "rules/reference.h"
#include "rules/response.h"
#include "rules/session.h"
#include "rules/vitamins.h"

enum {
    VISIT_FIND_BYTES = 256,
    VISIT_FOUND_MAX = 60,
    VISIT_OFFER_MAX = 400,
    VISIT_TRAIL_MAX = 12,
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
    EFFECT_DESK_ASK = 1 << 18,  /* what `desk.asks` says */
    EFFECT_REGISTER = 1 << 19,  /* the register of the date that is shown, or of all dates of the day */
    EFFECT_TEST_PRINT = 1 << 20,
    EFFECT_ASK_PRINTER = 1 << 21, /* how is it? */
    EFFECT_RELOAD = 1 << 22,      /* what is set over the pack is something else: read it again */
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
    bool is_only_for_staff;      /* it is the pack alone that is missing: staff can do what needs none */
    bool has_printer;
    bool has_page_printer; /* one that takes A4 */
    bool is_desk;          /* staff's own screen, with keyboard and mouse: no pages for families */
    const char *kiosk;     /* what this kiosk is called */
};

enum {
    TYPING_NOTHING = -1,
    TYPING_FIND = -2,
    TYPING_CODE = -3,
    TYPING_STAFF_NUMBER = -4,
    TYPING_STAFF_PIN = -5,
    TYPING_STAFF_CODE = -6,
    TYPING_NOTICE = -7,
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
    struct visit_desk desk;

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

/* From the welcome page on, in a language, which is counted. */
int visit_begin(struct visit *visit, const char *tag);

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
