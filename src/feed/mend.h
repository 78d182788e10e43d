/* One service on its way from what somebody's file holds to what a pack may hold: known fields only, each in
 * its one form, each fault said. */
#ifndef FEED_MEND_H
#define FEED_MEND_H

#include "base/strbuf.h"
#include "feed/inside.h"
#include "feed/plain.h"
#include "feed/shape.h"

struct mend {
    struct feed *feed;
    struct date today;
    const char *service; /* its name, for remarks */
    const char *id;
    size_t first_remark; /* in the feed's list */
    size_t said;
    json_t *moved;   /* schedules that stood in a place */
    json_t *own_ids; /* of all services so far, by list */
    json_t *unknown; /* keys that are not kept, each once */
};

/* What a feed's services come to; NULL when there is nothing to keep. `own_ids` is the same object for all.
 */
json_t *mend_service(struct feed *feed, const struct gathered *given, struct date today, json_t *own_ids);

/* Says a fault and what was done, once a service. */
void mend_say(struct mend *mend, const char *format, ...) PRINTF_LIKE(2, 3);

/* `seed` is what an id is made from when there is none. NULL: nothing to keep. */
json_t *mend_object(struct mend *mend, const struct shape *shape, json_t *given, const char *path,
                    const char *seed);

/* The value of one field that is neither object nor list. */
json_t *mend_value(struct mend *mend, const struct field *field, const json_t *given, const char *path);

/* What the fields of an object mean together, after each was mended. False: the object is left out. */
bool mend_rule(struct mend *mend, enum shape_rule rule, json_t *object, json_t *given);

/* A list of the service, with ids of its own made from `seed`; NULL when nothing of it is left. */
json_t *mend_list(struct mend *mend, const struct field *field, json_t *given, const char *seed);

/* Whether an item of the list has this id. */
bool mend_has_id(const json_t *list, const char *id);

/* What mend_rule asks of the two that have files of their own. */
bool mend_service_rule(struct mend *mend, json_t *service);
bool mend_schedule_rule(struct mend *mend, json_t *schedule, const json_t *given);

/* The text of a member, or NULL. Borrows: from the object. */
const char *mend_text_of(const json_t *object, const char *key);

/* The number that is meant, also when it is written as text. */
bool mend_read_number(const json_t *given, double *ret_number);

/* As an integer when it is one. */
json_t *mend_number(double number);

#endif
