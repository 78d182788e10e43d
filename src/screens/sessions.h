/* What the pages of sessions and tickets say: what takes place, when, where, and whether there is room. Who
 * is signed up is said nowhere. Private to screens/. */
#ifndef SCREENS_SESSIONS_H
#define SCREENS_SESSIONS_H

#include "screens/services.h"

/* --- session_words.c --- */

/* Borrows: from the centre. */
const struct session *session_at(const struct visit *visit, size_t index);

/* The service that it is a time of, or NULL. */
const struct service *session_service(const struct visit *visit, const struct session *session);

struct said say_session_name(struct ui_view *view, const struct visit *visit, const struct session *session);
const char *session_icon(const struct visit *visit, const struct session *session);

/* "Monday 23 November 2026, 10am to 11:30am". */
struct said say_session_date(struct ui_view *view, const struct visit *visit,
                             const struct session_date *date);

/* Where the date is; NULL when it is not known. */
const struct service_place *session_place(const struct session *session, const struct session_date *date);

/* A line with its picture among the items; nothing when there is no text. */
void add_session_fact(struct ui_view *view, const char *id, const char *icon, struct said said);

/* Its name, above when and where. */
void add_session_name(struct ui_view *view, const struct visit *visit, const struct session *session);

/* When and where; of a course all its days. */
void add_session_facts(struct ui_view *view, const struct visit *visit, const struct session *session,
                       const struct session_date *date);

/* That it is made up, where it is. */
void add_session_example(struct ui_view *view, const struct visit *visit, const struct session *session);

/* That the last place went a moment ago; and who is waiting, unless another time is free. */
void add_session_gone(struct ui_view *view, const struct visit *visit, bool has_other_time, int waiting);

/* That nobody can sign up, or give a place back, while the keeper does not answer. */
void add_session_trouble(struct ui_view *view, const struct visit *visit, const char *key);

/* --- session_room.c --- */

/* How one gets into a date, as far as it is known now. */
enum session_state {
    STATE_COME, /* no sign-up */
    STATE_INVITED,
    STATE_ASK,
    STATE_NOT_YET,
    STATE_OVER,
    STATE_UNKNOWN, /* the keeper has not told yet */
    STATE_ROOM,
    STATE_TOO_FEW, /* places are left, but not for this whole family */
    STATE_FULL,
};

enum session_state session_state(const struct visit *visit, const struct visit_session *entry);

/* Whether it is for one of the children, or no ages were told. */
bool session_is_theirs(const struct visit *visit, const struct visit_session *entry);

/* "4 places left", in a chip; text NULL when there is nothing to say. */
struct said say_session_note(struct ui_view *view, const struct visit *visit,
                             const struct visit_session *entry);

/* "There is room for 4 more families.", "All places are taken. 3 families are waiting."; or text NULL. */
struct said say_session_room(struct ui_view *view, const struct visit *visit,
                             const struct visit_session *entry);

/* --- session_card.c --- */

/* Whether an earlier entry is of the same day of the same appointment: one card is enough for its slots. */
bool session_is_further_slot(const struct visit *visit, size_t index);

/* One of these slots, to be chosen. */
void add_session_slot(struct ui_view *view, const struct visit *visit, size_t index, bool is_chosen);

/* The card of a date, or of all slots of an appointment's day. */
void add_session_card(struct ui_view *view, const struct visit *visit, size_t index);

/* The cards of what is for those children whom the shown session is not for. */
void add_other_sessions(struct ui_view *view, const struct visit *visit);

/* The card that leads to the offer. */
void add_offer_card(struct ui_view *view, const struct visit *visit, const char *id);

/* --- signed_up.c --- */

/* The last page of signing up: the ticket on glass. */
void build_signed_up(struct ui_view *view, const struct visit *visit);

/* "2 adults, 1 child". */
void add_party(struct ui_view *view, const struct visit *visit, int children, int adults);

#endif
