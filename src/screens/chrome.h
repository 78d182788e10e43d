/* What pages share: words put in, the header, the buttons at the foot, the emergency line, the keyboard.
 * Private to screens/. */
#ifndef SCREENS_CHROME_H
#define SCREENS_CHROME_H

#include "screens/screens.h"

/* A message in the visit's language with its values, in the view's arena. */
struct said {
    const char *text;
    const char *language;
};

struct said say(struct ui_view *view, const struct visit *visit, const char *key);
struct said say_with(struct ui_view *view, const struct visit *visit, const char *key,
                     const struct word_value *values, size_t count);

/* Whether there is a message for the key, in the visit's language or in English. */
bool has_words(const struct visit *visit, const char *key);

/* The centre's name as the value {centre}. */
struct word_value centre_value(struct ui_view *view, const struct visit *visit);

/* A message that names the centre as {centre}. */
struct said say_centre(struct ui_view *view, const struct visit *visit, const char *key);

/* A time of day in words: "9am". */
const char *time_in_words(struct ui_view *view, const struct visit *visit, int minutes);

/* What somebody typed, as it is shown: its numbers kept whole. */
const char *shown(struct ui_view *view, const char *typed);

/* A linkId or other outside name as part of a node id: bytes beside A-Za-z0-9_- as %XX. */
const char *id_part(struct ui_view *view, const char *name);

void add_header(struct ui_view *view, const struct visit *visit);
void add_safety(struct ui_view *view, const struct visit *visit);
void add_heading(struct ui_view *view, const char *id, struct said text);

/* A heading with its picture. */
void add_title(struct ui_view *view, const struct visit *visit, const char *key, const char *icon);
void add_text(struct ui_view *view, const char *id, enum ui_look look, enum ui_area area, struct said text);
void add_alert(struct ui_view *view, const char *id, struct said title, struct said text);

/* A button of the foot. Borrows: the result until the next node is added. */
struct ui_node *add_button(struct ui_view *view, const struct visit *visit, const char *id, const char *key,
                           enum ui_look look, enum ui_slot slot, int action);
void add_back(struct ui_view *view, const struct visit *visit);
void add_leave(struct ui_view *view, const struct visit *visit);
void add_more(struct ui_view *view, const struct visit *visit);

/* The main button of the foot, which goes on. */
struct ui_node *add_onward(struct ui_view *view, const struct visit *visit, const char *key, int action);

/* keys.c: the on-screen keyboard for the box that has the focus, if one has. */
void add_keyboard(struct ui_view *view, const struct visit *visit);

/* What one screen is. */
struct screen_entry {
    const char *name;
    void (*build)(struct ui_view *view, const struct visit *visit);
};

void build_welcome(struct ui_view *view, const struct visit *visit);
void build_home(struct ui_view *view, const struct visit *visit);
void build_privacy(struct ui_view *view, const struct visit *visit);
void build_question(struct ui_view *view, const struct visit *visit);
void build_check(struct ui_view *view, const struct visit *visit);
void build_done(struct ui_view *view, const struct visit *visit);
void build_area(struct ui_view *view, const struct visit *visit);
void build_offer(struct ui_view *view, const struct visit *visit);
void build_service(struct ui_view *view, const struct visit *visit);
void build_find(struct ui_view *view, const struct visit *visit);
void build_cannot(struct ui_view *view, const struct visit *visit);
void build_outcome(struct ui_view *view, const struct visit *visit);
void build_handover(struct ui_view *view, const struct visit *visit);
void build_sessions(struct ui_view *view, const struct visit *visit);
void build_session(struct ui_view *view, const struct visit *visit);
void build_ticket_code(struct ui_view *view, const struct visit *visit);
void build_ticket(struct ui_view *view, const struct visit *visit);
void build_vitamins(struct ui_view *view, const struct visit *visit);
void build_voucher(struct ui_view *view, const struct visit *visit);
void build_staff_unlock(struct ui_view *view, const struct visit *visit);
void build_staff(struct ui_view *view, const struct visit *visit);
void build_staff_vitamins(struct ui_view *view, const struct visit *visit);
void build_staff_ticket(struct ui_view *view, const struct visit *visit);
void build_staff_date(struct ui_view *view, const struct visit *visit);
void build_staff_sign_up(struct ui_view *view, const struct visit *visit);
void build_staff_walk_in(struct ui_view *view, const struct visit *visit);
void build_staff_register(struct ui_view *view, const struct visit *visit);
void build_staff_capacity(struct ui_view *view, const struct visit *visit);
void build_staff_how(struct ui_view *view, const struct visit *visit);
void build_staff_services(struct ui_view *view, const struct visit *visit);
void build_staff_edits(struct ui_view *view, const struct visit *visit);
void build_staff_notice(struct ui_view *view, const struct visit *visit);
void build_staff_stock(struct ui_view *view, const struct visit *visit);
void build_language(struct ui_view *view, const struct visit *visit);
void build_display(struct ui_view *view, const struct visit *visit);
void build_leave_warning(struct ui_view *view, const struct visit *visit);
void build_unavailable(struct ui_view *view, const struct visit *visit);

#endif
