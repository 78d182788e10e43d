/* Registers on their way to paper, each of a date of a session: the keeper is asked for all rows with their
 * names, page by page; then one table after the other is drawn, printed and wiped. Nothing of it is in the
 * visit but how far it is. Does not: ask itself; desk.h does. */
#ifndef APP_REGISTERS_H
#define APP_REGISTERS_H

#include <stdbool.h>

#include "base/json.h"
#include "model/visit.h"

struct kiosk;
struct registers;

struct registers *registers_create(void);
void registers_destroy(struct registers *registers); /* takes NULL */

/* Of the date that is shown, or of all dates of the day; of those only the rest, where the printer failed in
 * the middle the last time. */
void registers_begin(struct registers *registers, const struct visit *visit);

/* Whoever asked is gone: everything is wiped. */
void registers_end(struct registers *registers);

/* There will be no more rows: what is not complete is wiped, and the visit told that nothing prints. */
void registers_stop_gathering(struct registers *registers, struct visit *visit);

/* From the first question to the last sheet of paper. */
bool registers_are_under_way(const struct registers *registers);

/* What is to be asked next (WIRE_REGISTER), or NULL. Owns: the caller, json_decref. */
bool registers_want_rows(const struct registers *registers);
json_t *registers_question(const struct registers *registers);
void registers_take(struct registers *registers, const json_t *fields);

/* Prints what is ready, and looks what has become of what was printed. Returns whether the visit was told. */
bool registers_step(struct registers *registers, struct kiosk *kiosk);

#endif
