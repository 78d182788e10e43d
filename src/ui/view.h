/* What a screen is: an array of nodes, each a thing that is read, touched or spoken. Screens fill in
 * everything but the rectangles, frame.h places them, and drawing, touching, dumps and journeys all walk the
 * same array. Does not: know any screen, action or language. Texts are borrowed from the view's arena, which
 * is wiped. */
#ifndef UI_VIEW_H
#define UI_VIEW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

enum { UI_NODES_MAX = 640, UI_FACTS_MAX = 8 };

/* ARIA's roles. */
enum ui_role {
    UI_HEADING,
    UI_PARAGRAPH,
    UI_BUTTON,
    UI_RADIO,
    UI_CHECKBOX,
    UI_TEXTBOX,
    UI_LIST,
    UI_LISTITEM,
    UI_ALERT,
    UI_STATUS,
    UI_PROGRESSBAR,
    UI_IMG,
    UI_GROUP,
    UI_DIALOG,
};

const char *ui_role_name(enum ui_role role);

/* Where on the page a node stands. Lead and items are one column in portrait and two beside each other in
 * landscape; items that do not fit make further parts, which nav.more turns to. */
enum ui_area { UI_HEADER, UI_LEAD, UI_ITEMS, UI_NOTICE, UI_FOOTER, UI_KEYBOARD };

enum ui_look {
    UI_LOOK_PLACE,     /* the centre's name in the header */
    UI_LOOK_CHIP,      /* a small round-ended button */
    UI_LOOK_ICON_CHIP, /* the same, with its icon only; the words are for voice */
    UI_LOOK_HEADING,
    UI_LOOK_SUBHEADING,
    UI_LOOK_TEXT,
    UI_LOOK_HELP,     /* softer and a little smaller */
    UI_LOOK_PROGRESS, /* words above a bar */
    UI_LOOK_ALERT,    /* what is wrong and how to put it right */
    UI_LOOK_ERROR,    /* the same in a line, beside the field */
    UI_LOOK_SAFETY,   /* the emergency line */
    UI_LOOK_WELCOME,  /* the heading of the welcome page, with its picture */
    UI_LOOK_LANGUAGE, /* a language by its own name, and a greeting */
    UI_LOOK_CARD,     /* a big choice of the home page: icon, title, a line about it */
    UI_LOOK_CHOICE,   /* a radio or checkbox card */
    UI_LOOK_FIELD,    /* a text box */
    UI_LOOK_LONG_FIELD,
    UI_LOOK_DATE_PART, /* a labelled box of a date */
    UI_LOOK_SUMMARY,   /* a question and its answer on the check page */
    UI_LOOK_REFERENCE, /* the reference, as large as it goes */
    UI_LOOK_SERVICE,   /* a card of the offer: icon, note, name, a line about it, facts; flat when it does
                          nothing */
    UI_LOOK_FACT,      /* a small icon and a line: when, where, what it costs */
    UI_LOOK_NOTICE,    /* what staff have to say on the welcome page: text in its language, calmly framed */
    UI_LOOK_STEP,      /* a small square button beside a number: its icon only, text for voice */
    UI_LOOK_CODE,      /* a QR code with words beside it */
    UI_LOOK_MAIN,      /* the one filled button */
    UI_LOOK_SECOND,
    UI_LOOK_QUIET,
    UI_LOOK_MORE,      /* the button that turns to the next part: below the items, or on a low landscape page
                          in the foot */
    UI_LOOK_KEY,       /* a letter or sign */
    UI_LOOK_SPACE_KEY, /* a light key with a word on it */
    UI_LOOK_DARK_KEY,
    UI_LOOK_MAIN_KEY,
};

enum ui_slot { UI_SLOT_START, UI_SLOT_MIDDLE, UI_SLOT_END };

/* What touching a node asks for; the screens give the numbers their meaning. 0 is nothing. */
struct ui_action {
    int kind;
    int item;
    int option;
    size_t offset; /* of a touch in a text box: the byte of the boundary nearest to it */
    const char *text;
};

struct ui_rect {
    int x, y, width, height;
};

/* A line of a service card with its pictogram: when, where, for whom. `brief` is said where the line has no
 * room for `text`; or NULL. */
struct ui_fact {
    const char *icon;
    const char *text;
    const char *brief;
    const char *language;
    bool personal;
};

struct ui_node {
    const char *id;
    enum ui_role role;
    enum ui_look look;
    enum ui_area area;
    enum ui_slot slot; /* in header and footer */
    const char *text;
    const char
        *detail; /* the second line of cards, the label of date parts, the answer of a summary; or NULL */
    const char *language;        /* of `text`, BCP 47 */
    const char *detail_language; /* NULL: the same */
    const char *note;            /* of a service card: a short line in a chip ("May have changed"), or NULL */
    const struct ui_fact *facts; /* of a service card, below its detail: at most UI_FACTS_MAX */
    size_t fact_count;
    int detail_lines; /* of a service card: the detail is cut after so many; 0: never */
    const char *code; /* of a QR code: what it says; `text` tells what it is for */
    const char *icon;
    bool icon_mirrors; /* shows a direction, so it is flipped on right-to-left pages */
    struct ui_action action;
    bool held; /* its action is done when it is pressed, and is over when it is let go */
    bool disabled;
    bool focused;
    bool selected;
    bool invalid;
    bool personal;      /* somebody's own words: never kept, never cached */
    bool left_to_right; /* a number or address, which runs so in every language */
    bool beside;        /* stands in the same row as the node before it */
    bool has_caret;
    size_t caret;   /* byte offset in `text` */
    int row;        /* of a key */
    float weight;   /* width of a key or a date part, in keys or characters */
    float progress; /* 0…1 */
    /* Filled in by frame.h: */
    struct ui_rect rect;
    bool hidden; /* on another part of the page; of a key, set by the screen: its room stays empty */
};

struct ui_view {
    const char *screen;   /* "question" */
    const char *language; /* of the page */
    bool right_to_left;
    bool centred;         /* the lead stands in the middle of the page */
    bool wide;            /* lead stands above the items in landscape too */
    int columns_portrait; /* of the items; 0 is 1 */
    int columns_landscape;
    int part;       /* which part of the items is shown, from 0; -1 shows the one with the focus */
    int part_count; /* filled in by frame.h */
    struct ui_node nodes[UI_NODES_MAX + 1]; /* an empty one ends them */
    size_t count;
    struct arena arena;
};

void ui_view_init(struct ui_view *view);

/* Empties the view and wipes its texts. */
void ui_view_reset(struct ui_view *view);

void ui_view_finish(struct ui_view *view);

/* Adds a node. Borrows: the result until the next reset, for the caller to fill in more. */
struct ui_node *ui_add(struct ui_view *view, struct ui_node node);

/* The node with an id, or NULL; hidden ones too. */
struct ui_node *ui_find(struct ui_view *view, const char *id);

#endif
