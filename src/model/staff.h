/* Staff at this screen: who they are, and the voucher or ticket that they look at by its code; what else they
 * do is desk.h's. Included by visit.h, whose calls these are. Does not: know whether a PIN is right; the
 * keeper does. */
#ifndef MODEL_STAFF_H
#define MODEL_STAFF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "model/screen.h"
#include "model/sessions.h"
#include "rules/vitamins.h"

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
        STAFF_WAIT,      /* too many tries: `wait_minutes` */
        STAFF_RECOVERED, /* it was the recovery code: all of staff may try again */
        STAFF_LOCKED,    /* nothing was done for a while: both are asked again */
        STAFF_NO_CODE,   /* what was typed or scanned is no reference */
        STAFF_NONE,      /* there is no such voucher, or ticket */
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

struct visit;

/* Staff. Their pages are in English; the keeper knows who is there, and for how long. */
bool visit_is_for_staff(const struct visit *visit); /* the page that shows, or the one below it */
bool visit_serves_staff(const struct visit *visit); /* with a pack, or without one where that is all */
int visit_open_staff(struct visit *visit);          /* asks for number and PIN */
int visit_unlock(struct visit *visit);
void visit_turn_staff_language(struct visit *visit); /* English, or the pack's second one for staff */
int visit_unlocked(struct visit *visit, enum staff_problem problem, int wait_minutes);
int visit_lock(struct visit *visit);
int visit_open_staff_page(struct visit *visit,
                          enum screen screen);      /* any page of staff that needs no choice; without a
                                                       pack only those that need none */
void visit_begin_staff_code(struct visit *visit);   /* the box is emptied for the next one */
void visit_staff_code_changed(struct visit *visit); /* what was found by another one stands there no more */
bool visit_staff_may_look(const struct visit *visit);
int visit_staff_look(struct visit *visit); /* at the code that was typed */
bool visit_staff_wants_card(const struct visit *visit);
void visit_card_seen(struct visit *visit, bool is_seen);
int visit_hand_over(struct visit *visit);

/* What the keeper answered; `found` has what is read from it. */
int visit_staff_found(struct visit *visit, const struct visit_staff *found);
bool visit_staff_may_print(const struct visit *visit); /* the ticket that was found */
void visit_handed_over(struct visit *visit, enum staff_result result, int short_product);
void visit_staff_locked(struct visit *visit); /* the keeper has ended it: number and PIN are asked again */
void visit_staff_unknown(struct visit *visit, const char *code); /* it does not answer */

#endif
