/* What the pages of the offer say of services and of the children they are for, and their cards. Children are
 * told apart by age, never by name. Private to screens/. */
#ifndef SCREENS_SERVICES_H
#define SCREENS_SERVICES_H

#include "screens/chrome.h"

/* --- service_words.c --- */

/* service.<key>.<what>, or `english` where no string is there; text NULL when that is NULL too. */
struct said say_service(struct ui_view *view, const struct visit *visit, const struct service *service,
                        const char *what, const char *english);

/* A message as a value of another one. A text that is all values has no letter of its own, from which the
 * isolate around it could take the direction: on a right-to-left page a mark says it. */
const char *as_value(struct ui_view *view, struct said said);

/* Children as bits: bit n is the n-th child. */
unsigned all_children(const struct visit *visit);

/* "18 months · 7 years · baby due March 2027". */
struct said say_ages(struct ui_view *view, const struct visit *visit, unsigned children);

/* "For your child of 18 months". */
struct said say_for_whom(struct ui_view *view, const struct visit *visit, unsigned children);

/* Who may join, from the pack's words or from the ages it is for: "Age: 6 months to 4 years". */
struct said say_who_may_join(struct ui_view *view, const struct visit *visit, const struct service *service);

/* The ages alone, and that one can join before a birth in a line of its own. */
struct said say_limits(struct ui_view *view, const struct visit *visit, const struct age_limits *limits);

/* "Free", or what the pack says; text NULL when it says nothing. */
struct said say_cost(struct ui_view *view, const struct visit *visit, const struct service *service);

/* The line that matters most before somebody comes: paused, from which day, may have changed; or text NULL.
 */
struct said say_note(struct ui_view *view, const struct visit *visit, const struct service *service,
                     const struct offer_entry *entry);

/* "drop-in", as in keys and ids. */
const char *access_name(enum offer_access access);

/* --- service_times.c --- */

/* "Monday 23 November 2026, 10am to 11:30am"; text NULL when no time is known. */
struct said say_next(struct ui_view *view, const struct visit *visit, const struct service *service,
                     const struct offer_entry *entry);

/* The same, and how often a week besides, where that is simple to say. */
struct said say_next_and_more(struct ui_view *view, const struct visit *visit, const struct service *service,
                              const struct offer_entry *entry);

/* Where that is; NULL when it is not known, or at several places. */
const struct service_place *next_place(const struct visit *visit, const struct service *service,
                                       const struct offer_entry *entry);

enum { SERVICE_TIMES_MAX = 64 };

/* All its times, weekday by weekday: "Every Monday, 10am to 11:30am". Returns how many. */
size_t say_times(struct ui_view *view, const struct visit *visit, const struct service *service,
                 struct said ret_times[SERVICE_TIMES_MAX]);

/* --- service_card.c --- */

const struct service *service_at(const struct visit *visit, size_t index);

/* What the offer knows of a service for these children, or for anybody where it is not for them
 * (`ret_is_theirs` false); NULL when it is not to be shown at all. Borrows: from the visit or the view. */
const struct offer_entry *service_entry(struct ui_view *view, const struct visit *visit, size_t index,
                                        bool *ret_is_theirs);

void add_service_card(struct ui_view *view, const struct visit *visit, const struct offer_entry *entry,
                      bool is_theirs);

/* A card that leads on: "flow:asking", "handover:hub". */
struct ui_node *add_lead_card(struct ui_view *view, const char *id, const char *icon, struct said title,
                              struct said about, const char *where);

/* Where somebody asks for help in this centre, "flow:asking"; NULL when it takes no requests here. */
const char *ask_where(const struct visit *visit);

/* The card that leads there, if there is such a place. */
void add_ask_card(struct ui_view *view, const struct visit *visit, const char *id);

/* cannot.c: whether something that the centre cannot do is for one of the children. */
bool cannot_fits(const struct visit *visit, const struct centre_cannot *cannot);

/* The card of a hand-over under an id of its own. */
void add_handover_card(struct ui_view *view, const struct visit *visit, const char *handover);

#endif
