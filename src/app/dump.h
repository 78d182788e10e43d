/* The view as one line of JSON, in reading order, for journeys and programs that walk the kiosk. Texts are
 * plain: without inserted isolates and joiners. */
#ifndef APP_DUMP_H
#define APP_DUMP_H

#include "ui/view.h"

/* {"screen":…,"nodes":[{"id","role","text","lang","dir","rect":[x,y,w,h],"enabled","focused","selected","invalid"}…]},
 * of a QR code also "code": what it says.
 * Owns: the caller, memory_wipe_text. */
char *dump_view(const struct ui_view *view);

/* A node's text as a dump has it: its words, then what stands under them. Owns: the caller, memory_wipe_text.
 */
char *dump_text(const struct ui_node *node);

#endif
