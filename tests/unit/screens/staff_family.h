/* Somebody of staff at the pages behind the PIN, with the packs of vitamins/ and timetable/. What the keeper
 * would say is made up here. */
#ifndef TESTS_SCREENS_STAFF_FAMILY_H
#define TESTS_SCREENS_STAFF_FAMILY_H

#include "sessions_family.h"
#include "vitamins_family.h"

/* The code of the voucher and of the ticket, whose it is, and how it is given back. */
#define STAFF_CODE "7Q2M-RX44"
#define STAFF_NAME "Hajera Khatun"
#define STAFF_TICKET_CODE "123456"

/* Into a box, TYPING_STAFF_…, behind what stands there. */
void staff_types(int item, const char *text);

/* From home to the page that asks for the PIN; what the keeper says of one; and in. */
void staff_come(const char *tag);
void staff_unlock(enum staff_problem problem, int wait_minutes);
void staff_are_in(void);

/* A page by its card, and a code that was typed there and is looked up. */
void staff_open(const char *card);
void staff_look_up(void);

/* A voucher for two packs of the first product, on these terms, and one of the second, which is paid for. */
void staff_find_voucher(enum staff_voucher voucher, enum vitamins_terms terms);
void staff_have_voucher(enum staff_voucher voucher, enum vitamins_terms terms);

/* A ticket for a date of a session; NULL: the timetable has it no more. */
void staff_have_ticket(const char *session, enum session_verdict verdict);

TCase *cases_of_vouchers(void);
TCase *cases_of_copies(void);

#endif
