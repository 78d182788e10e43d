/* A kiosk without a window: one pack, one visit, its view and frame, and the checks that every page must
 * hold: nothing overlaps, nothing leaves the panel, everything that is touched is large enough, every word is
 * there. Made anew for each test. */
#ifndef TESTS_SCREENS_GLASS_H
#define TESTS_SCREENS_GLASS_H

#include "model/visit.h"
#include "screens/screens.h"
#include "ui/frame.h"

enum { GLASS_SETTINGS = 8, GLASS_TAGS = 4 };

/* Settings of a panel: 1080x1920, 1920x1080 and 1366x768 with text of the normal size. */
enum { GLASS_UPRIGHT = 0, GLASS_WIDE = 2, GLASS_SMALL = 3 };

struct glass {
    struct words *words;
    struct keyboard_set *keyboards;
    struct centre *centre;
    struct house house;
    struct visit visit;
    struct text_engine *engine;
    struct ui_frame *frame;
    struct ui_view view;
};

extern struct glass glass;
extern const char *const glass_tags[GLASS_TAGS];

/* The kiosk with the pack of Tower Hamlets, and with the small pack of this folder, which has one of
 * everything and speaks English only. */
void glass_open(void);
void glass_open_small(void);
void glass_close(void);

/* A visit that has just begun, in a language, at a page. */
void glass_show(enum screen screen, const char *tag);

/* A visit that has just begun the flow, and one of its pages as it first stands. */
void glass_start_flow(const char *name, const char *tag);
void glass_turn_to(const char *link_id);

/* Builds the page on a panel. */
void glass_build(int setting);

/* The node of the page as it was built last; the test fails when there is none. */
struct ui_node *glass_node(const char *id);

bool glass_has(const char *id);

/* Carries out what touching the node does, and builds the page after it. Returns the effects. */
int glass_touch(const char *id);

/* Each part of the page on every panel. */
void glass_check_page(void);

/* Every word of the page is in its language, and has its glyphs. */
void glass_check_words(void);

#endif
