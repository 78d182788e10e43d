/* Every page of the kiosk: model to view, and action to model. Pure: no screen calls a clock, the wire, a
 * printer or a file. One file a screen, and one table of them in screens.c. */
#ifndef SCREENS_SCREENS_H
#define SCREENS_SCREENS_H

#include "model/visit.h"
#include "ui/view.h"

/* What the actions of nodes mean. `item`, `option` and `text` are as the comments say. */
enum screen_action {
    ACT_NONE,
    ACT_LANGUAGE,   /* text: the tag */
    ACT_START_FLOW, /* text: the flow's name */
    ACT_NEXT,
    ACT_BACK,
    ACT_LEAVE,
    ACT_MORE,
    ACT_OPEN_LANGUAGE,
    ACT_OPEN_DISPLAY,
    ACT_CLOSE,
    ACT_TEXT_SIZE, /* option: enum ui_text_size */
    ACT_CONTRAST,  /* option: 1 is strong */
    ACT_REACH,     /* option: 1 is low */
    ACT_CHOOSE,    /* item, option */
    ACT_FOCUS,     /* item, option: the part of a date or -1; offset */
    ACT_KEY,       /* item: layer, option: row * 100 + place of the key */
    ACT_KEY_DONE,
    ACT_CHANGE, /* item */
    ACT_SEND,
    ACT_STAY,
    ACT_ADD,          /* item: the repeating group */
    ACT_EDIT,         /* item: an instance of it */
    ACT_REMOVE,       /* item: an instance of it */
    ACT_LEAD,         /* text: "flow:NAME", "handover:ID", "screen:NAME" */
    ACT_AREA,         /* option: enum offer_use */
    ACT_OPEN_SERVICE, /* item: the service */
    ACT_SERVICE_FLOW, /* opens the flow of the service that is shown */
    ACT_OPEN_FIND,
    ACT_OPEN_CANNOT,
    ACT_FOCUS_FIND,       /* offset: of the touch */
    ACT_SERVICE_SESSIONS, /* the sessions of the service that is shown */
    ACT_ALL_SESSIONS,     /* option: 1 those for all ages, 0 those that fit */
    ACT_OPEN_SESSION,     /* item: of the visit's sessions */
    ACT_SIGN_UP,
    ACT_JOIN_WAITING,
    ACT_OPEN_CODE,  /* the page where the code of a ticket is typed */
    ACT_FOCUS_CODE, /* offset: of the touch */
    ACT_FIND_TICKET,
    ACT_TICKET_ASK, /* option: enum ticket_act; TICKET_NO_ACT closes the question */
    ACT_TICKET_DO,  /* option: enum ticket_act */
    ACT_MAKE_VOUCHER,
    ACT_PRINT, /* a slip of the page */
    ACT_OPEN_STAFF,
    ACT_FOCUS_STAFF, /* item: TYPING_STAFF_…; offset: of the touch */
    ACT_UNLOCK,
    ACT_LOCK,
    ACT_STAFF_PAGE, /* option: enum screen */
    ACT_STAFF_LOOK,
    ACT_CARD_SEEN, /* option: 1 it was */
    ACT_HAND_OVER,
    ACT_DESK_DAY,      /* option: 1 the day after, -1 the day before */
    ACT_DESK_DATE,     /* item: of the desk's dates */
    ACT_DESK_ROW,      /* item: of its rows */
    ACT_DESK_NAME,     /* item: of its rows; for as long as it is pressed */
    ACT_DESK_TICKET,   /* item: of its rows */
    ACT_DESK_QUESTION, /* option: enum desk_question */
    ACT_DESK_DO,       /* option: enum desk_act */
    ACT_DESK_WALK_IN,
    ACT_DESK_COUNT, /* item: so many children more, option: so many adults */
    ACT_DESK_NEW,   /* option: 1 the first time */
    ACT_DESK_ADD,
    ACT_DESK_REGISTER, /* option: 1 of all dates of the day */
    ACT_DESK_PRINT,    /* the register */
    ACT_DESK_CLOSE,    /* option: 1 the whole day */
    ACT_DESK_CAPACITY,
    ACT_DESK_PLACES, /* item: enum desk_limit; option: so many more */
    ACT_DESK_LIMIT,  /* item: the same; option: 1 there is a limit */
    ACT_DESK_SET_CAPACITY,
    ACT_DESK_CHECKED, /* item: the service */
    ACT_DESK_NOTICE,  /* text: the language to write it in */
    ACT_DESK_PUT_NOTICE,
    ACT_DESK_UNDO,  /* item: of the desk's edits */
    ACT_DESK_BATCH, /* item: of the desk's batches */
    ACT_DESK_PACKS, /* option: so many more of it */
    ACT_DESK_SAVE_COUNT,
    ACT_DESK_TEST_PRINT,
    ACT_STAFF_LANGUAGE, /* English, or the pack's second language for staff */
};

/* Builds the page that the visit stands at into an emptied view. */
void screens_view(const struct visit *visit, struct ui_view *view);

/* Carries out what touching a node asked for. Returns the effects it raises. */
int screens_act(struct visit *visit, const struct ui_action *action);

/* Enter on a real keyboard in the box that has the focus, or on a page with none. Returns the effects. */
int screens_enter(struct visit *visit);

#endif
