/* What the files of the desk share. Private to them. */
#ifndef APP_DESK_INSIDE_H
#define APP_DESK_INSIDE_H

#include "app/desk.h"
#include "app/line.h"
#include "app/registers.h"

enum { DESK_UUID_BYTES = 37 };

typedef void desk_asker(struct desk *desk, const struct visit *visit);

/* An act that is done once, however often it is asked for until it is answered. */
struct desk_once {
    char key[DESK_UUID_BYTES];
    json_t *asked; /* for what, or NULL */
};

struct desk {
    struct line line;
    char key[DESK_UUID_BYTES];         /* of the act of handing over what is shown */
    struct desk_once walk_in;          /* adding a family */
    struct desk_once count;            /* counting packs of a batch */
    char name_of[REFERENCE_CHARS + 1]; /* whose name is asked for */
    int64_t after;                     /* of a list: after so many rows its next page begins */
    bool is_silent;                    /* the question could not be put; told at the next step */
    bool question_waits;               /* what visit.desk.asks says waits for its turn */
    desk_asker *code_waits;            /* and so does what is asked of a code from paper, or NULL */
    struct registers *registers;
};

/* It was answered, or nobody waits for it: the next time it is another act. */
void desk_forget_once(struct desk_once *once);

/* desk_answers.c: tells the visit what was answered. Returns the effects. */
int desk_take_answer(struct desk *desk, struct visit *visit, const json_t *fields);

#endif
