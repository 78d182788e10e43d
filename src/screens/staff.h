/* What the pages behind the staff's PIN share: the box for a code from paper, what is wrong with it, how the
 * last act went, numbers that are counted up and down, and the way out, which locks. No page says a name but
 * that of the family whose button is pressed. Private to screens/. */
#ifndef SCREENS_STAFF_H
#define SCREENS_STAFF_H

#include "screens/chrome.h"

/* What is wrong, above all else; nothing without words. */
void add_staff_problem(struct ui_view *view, struct said title, struct said text);

/* That the keeper does not answer, when it does not. */
void add_staff_trouble(struct ui_view *view, const struct visit *visit);

/* What is wrong with the code that was typed: `no_code` and `none` are messages; or text NULL. */
struct said say_staff_code_problem(struct ui_view *view, const struct visit *visit, const char *no_code,
                                   const char *none);

/* The box, under its words. */
void add_staff_code(struct ui_view *view, const struct visit *visit, const char *key);

/* "Look up": the main button as long as nothing was found; and "Next" when nothing more can be done with what
 * was found. */
void add_staff_look(struct ui_view *view, const struct visit *visit);
void add_staff_next(struct ui_view *view, const struct visit *visit);

void add_staff_lock(struct ui_view *view, const struct visit *visit, enum ui_look look, enum ui_slot slot);

/* The pack's second language for staff, or back to English, in the header; nothing where there is none. */
void add_staff_language(struct ui_view *view, const struct visit *visit);

/* A line with its picture that tells how something stands. */
void add_staff_line(struct ui_view *view, const char *id, const char *icon, enum ui_area area,
                    struct said said);

/* That the kiosk has no centre pack, and what to do about it; nothing when it has one. */
void add_staff_no_pack(struct ui_view *view, const struct visit *visit);

/* How the last act went (desk.result, "staff.result.<what>"), and that the keeper does not answer. */
void add_staff_result(struct ui_view *view, const struct visit *visit);

/* Instead of the page's items: the question `key`, what follows from it (`about`, or NULL), and "staff.yes"
 * with `action` and the words `yes`, beside "staff.no". */
void add_staff_question(struct ui_view *view, const struct visit *visit, const char *key, const char *about,
                        const char *yes, struct ui_action action);

/* A number with a smaller and a larger button beside it: "ID", "ID.less", "ID.more". */
struct staff_stepper {
    const char *id;
    struct said label;
    const char *value; /* as it is shown */
    struct ui_action less, more;
    bool can_less, can_more;
};
void add_staff_stepper(struct ui_view *view, const struct visit *visit, const struct staff_stepper *stepper);

/* "Monday 23 November". */
struct said say_desk_day(struct ui_view *view, const struct visit *visit, struct date day);

/* "Monday 23 November, 10am to 11:30am", and what a date's session is called. */
struct said say_desk_date(struct ui_view *view, const struct visit *visit, const struct desk_date *date);
struct said say_desk_session(struct ui_view *view, const struct visit *visit, const struct desk_date *date);

/* Both in a line under the heading: "Stay and play, Monday 23 November, 10am to 11:30am". */
void add_staff_session(struct ui_view *view, const struct visit *visit, const struct desk_date *date);

/* The foot: back, and lock. */
void add_staff_foot(struct ui_view *view, const struct visit *visit);

#endif
