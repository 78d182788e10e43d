/* Families of the tests of bookings, known by number, and short names for what they do on one date. */
#ifndef TEST_STORE_FAMILIES_H
#define TEST_STORE_FAMILIES_H

#include "fixture.h"

#include "store/bookings.h"

enum { FAMILIES = 100 };

extern struct booking_date date; /* which all of it is about; start_families sets it and `now` */
extern int64_t now;
extern bool is_mailed; /* what is booked from here on */

void start_families(void); /* and opens a store */

struct places room_for(int families, int children, int adults); /* negative: no limit */
struct party party_of(int children, int adults);

/* The UUID of a family's reservation. Borrows: until the next call. */
const char *reservation_of(int family);

bool reserve(int family, struct party party); /* for ten minutes */
void release(int family);
struct booking_standing look_as(int family); /* -1: with no reservation */
void check_taken(int families, int children, int adults);

/* Books without and with a waiting list, with the family's reservation, if there is one. */
bool book(int family, struct party party);
bool book_or_wait(int family, struct party party);
struct booking_request request_of(int family, struct party party);
enum status try_booking(const struct booking_request *request, bool *ret_is_taken);

/* Without having signed up, under the key of the family's number; `ret_is_taken` false: there was no room. */
enum status try_walking_in(int family, struct party party, bool is_new, bool *ret_is_taken);
bool walk_in(int family, struct party party);
enum status arrive(int family, bool is_new);
enum status not_arrive(int family);

/* As it stands; its sealed text is gone again. */
struct booking booking_of(int family);
void check_state(int family, enum booking_state state);
void cancel(int family);
enum status take(int family);
void settle_date(void);

/* The number of rows, and the last as "reference why", "" when there is none. Borrows: until the next call.
 */
int count_passed(void);
const char *last_passed(void);
void check_last_passed(int family, const char *why);

Suite *bookings_suite(void);
Suite *waiting_suite(void);
Suite *booking_clock_suite(void);
Suite *booking_lists_suite(void);
Suite *booking_upkeep_suite(void);
Suite *booking_life_suite(void);
Suite *comers_suite(void);

#endif
