/* Registers on their way to paper, one date of a session after the other: the keeper is asked for the rows
 * with their names page by page, the table is drawn, printed and wiped. Nothing of it is in the visit but how
 * far it is. Does not: ask itself; desk.h does. */
#ifndef APP_REGISTERS_H
#define APP_REGISTERS_H

#include <stdbool.h>

#include "base/json.h"
#include "model/visit.h"

struct kiosk;
struct registers;

struct registers *registers_create(void);
void registers_destroy(struct registers *registers); /* takes NULL */

/* Of the date that is shown, or of all dates of the day. */
void registers_begin(struct registers *registers, const struct visit *visit);

/* Whoever asked is gone, or there will be no more rows: what was gathered is wiped. */
void registers_end(struct registers *registers);

/* What is to be asked next (WIRE_REGISTER), or NULL. Owns: the caller, json_decref. */
bool registers_want_rows(const struct registers *registers);
json_t *registers_question(const struct registers *registers);
void registers_take(struct registers *registers, const json_t *fields);

/* Prints what is ready, and looks what has become of what was printed. Returns whether the visit was told. */
bool registers_step(struct registers *registers, struct kiosk *kiosk);

#endif
