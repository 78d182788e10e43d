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

enum {
    VISIT_TAG_BYTES = 24,
    VISIT_CODE_BYTES = 8,
    VISIT_FIND_BYTES = 256,
    VISIT_FOUND_MAX = 60,
    VISIT_OFFER_MAX = 400,
    VISIT_TRAIL_MAX = 12,
};

enum screen {
    SCREEN_WELCOME,
    SCREEN_HOME,
    SCREEN_PRIVACY,
    SCREEN_QUESTION,
    SCREEN_CHECK,
    SCREEN_DONE,
    SCREEN_AREA,     /* which centre or school do you use? */
    SCREEN_OFFER,    /* what there is for the children's ages */
    SCREEN_SERVICE,  /* one of it */
    SCREEN_FIND,     /* a service by a word */
    SCREEN_CANNOT,   /* what we cannot do, and who can */
    SCREEN_OUTCOME,  /* what a local flow has found out */
    SCREEN_HANDOVER, /* who else helps, and how to reach them */
    SCREEN_LANGUAGE, /* changing it in the middle */
    SCREEN_DISPLAY,
    SCREEN_LEAVE_WARNING,
    SCREEN_UNAVAILABLE,
    SCREENS,
};

/* What a visit asks the world to do; a set, carried out after the action that raised it. */
enum effect {
    EFFECT_NONE = 0,
    EFFECT_ASK_KEEPER = 1, /* is it there? */
    EFFECT_SUBMIT = 2,     /* seal what was answered and hand it to the keeper */
    EFFECT_LEAVE = 4,      /* the visit is over: wipe everything outside the model too */
    EFFECT_NEW_ACT = 8,    /* the check page opened: a new idempotency key, forget an earlier sealed text */
    EFFECT_COUNT = 16,     /* tell the keeper to count `counted`, without saying who */
};

enum sending {
    SENDING_NOT, /* nothing was handed over */
    SENDING_NOW,
    SENDING_FAILED,  /* certainly not stored */
    SENDING_UNKNOWN, /* handed over, no answer: the same bytes must be sent again, so nothing may change */
};

/* What is shared by all visits; borrowed. */
struct house {
    const struct words *words;
    const struct keyboard_set *keyboards;
    const struct centre *centre; /* NULL: no pack could be loaded, and `trouble` says why */
    const struct search *search; /* over the services of the pack: document n is service n; or NULL */
    const char *trouble;         /* a code for staff: "K4" */
};

enum { TYPING_NOTHING = -1, TYPING_FIND = -2 };

struct typing {
    int item; /* of the flow; TYPING_NOTHING, or TYPING_FIND for the box of the find page */
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
    int seconds_left; /* of the leave warning */
    struct date today;
    int minute; /* after midnight by the clock on the wall; app sets it before each action */
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

/* The item being answered. */
const struct flow_item *visit_item(const struct visit *visit, int item);

#endif
