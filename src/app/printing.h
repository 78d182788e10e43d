/* What this kiosk prints: the slips of a visit, made of what the page shows and no longer there than the
 * visit; and for staff registers on A4 and a test. There may be a printer of each kind, one for both, or
 * none, which is a normal state. Does not: know how paper is laid out, or what kind of printer it is. */
#ifndef APP_PRINTING_H
#define APP_PRINTING_H

#include <stdbool.h>

#include "base/clock.h"
#include "base/status.h"
#include "print/bitmap.h"

struct kiosk;
struct printing;

/* Reads the printers' settings of the data folder; with `print_to` everything goes into that folder instead.
 * Settings that are no good are logged, and count as no printer. The clock is borrowed. */
struct printing *printing_create(const char *data, const char *print_to, const struct clock *clock);
void printing_destroy(struct printing *printing); /* takes NULL */

bool printing_is_possible(const struct printing *printing);
bool printing_takes_pages(const struct printing *printing); /* of A4 */

/* Prints a slip of the page that shows, or says in the visit why not. */
void printing_start(struct printing *printing, struct kiosk *kiosk);

/* Whether the printer for pages has nothing to do. */
bool printing_is_free_for_pages(const struct printing *printing);

/* Pages that are ready, `kind` as in printer_start; printing_page_news tells how it went. Fails: UNAVAILABLE,
 * BUSY (the printer has something else to do), INVALID. */
enum status printing_start_pages(struct printing *printing, const char *kind,
                                 const struct bitmap *bitmap) MUST_CHECK;
enum page_news { PAGES_ON_THEIR_WAY, PAGES_PRINTED, PAGES_FAILED };
enum page_news printing_page_news(const struct printing *printing, const char **ret_code);

/* A test on the printer of slips, and asking it how it is; the answer goes into the visit. */
void printing_test(struct printing *printing, struct kiosk *kiosk);
void printing_ask(struct printing *printing, struct kiosk *kiosk);

/* Moves on; what has become of what was printed goes into the visit. Returns whether anything has. */
bool printing_step(struct printing *printing, struct kiosk *kiosk);

/* The visit is over: what is not on the paper does not come any more. */
void printing_leave(struct printing *printing);

/* Milliseconds until printing_step has something to do; -1: nothing is on its way. */
int printing_wait_ms(const struct printing *printing);

#endif
