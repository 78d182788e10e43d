/* What the files of the desk share. Private to them. */
#ifndef APP_DESK_INSIDE_H
#define APP_DESK_INSIDE_H

#include "app/desk.h"
#include "app/line.h"
#include "app/registers.h"

enum { DESK_UUID_BYTES = 37 };

typedef void desk_asker(struct desk *desk, const struct visit *visit);

struct desk {
    struct line line;
    char key[DESK_UUID_BYTES];         /* of the act of handing over what is shown */
    char walk_in_key[DESK_UUID_BYTES]; /* of adding a family; another one once it was answered */
    int64_t after;                     /* of a list: after so many rows its next page begins */
    bool is_silent;                    /* the question could not be put; told at the next step */
    desk_asker *next;                  /* waits until a page of a register is answered, or NULL */
    struct registers *registers;
};

/* desk_answers.c: tells the visit what was answered. Returns the effects. */
int desk_take_answer(struct desk *desk, struct visit *visit, const json_t *fields);

#endif
