/* The ticket of a sign-up, from the date of the session and the pack that it is of: the same paper whether
 * the kiosk or doorstepctl prints it. Does not: know who holds it, or print. */
#ifndef PRINT_TICKET_H
#define PRINT_TICKET_H

#include "centre/centre.h"
#include "print/slips.h"
#include "rules/session.h"

/* The pack, and the family's language. */
struct ticket_house {
    const struct centre *centre;
    const struct words *words;
    const char *language;
};

struct ticket_parts {
    const struct session *session;
    const struct session_date *date;
    const char *reference;
    const char *code;
    const char *holder; /* NULL: not known any more */
    int position;       /* of one that waits */
    int adults, children;
    int64_t made_utc_ms;
    bool is_copy;
};

/* Whose slip it is: the centre's, under its name in that language. */
struct slip ticket_slip(const struct ticket_house *house, bool is_copy);

/* `what` of a service or session in the words of the pack; its English where there is no such string. */
struct paper_text ticket_named(const struct ticket_house *house, const char *kind, const char *key,
                               const char *what, const char *english);

/* Borrows `days`, which has room for a course, as long as the ticket is used. */
struct slip_ticket ticket_fill(const struct ticket_house *house, const struct ticket_parts *parts,
                               struct date days[SESSION_COURSE_DATES_MAX]);

/* Fails: as slip_ticket. Owns: the caller, paper_finish, also when it fails. */
enum status ticket_make(const struct ticket_house *house, const struct ticket_parts *parts,
                        struct paper *ret_paper) MUST_CHECK;

#endif
