/* A view and its frame, and the engine that sets its texts, for every test of this room. */
#ifndef TESTS_UI_FRAMES_H
#define TESTS_UI_FRAMES_H

#include <check.h>

#include "ui/frame.h"

extern struct text_engine *engine;
extern struct ui_frame *frame;
extern struct ui_view view; /* in English */

void open_frame(void);
void close_frame(void);

/* Places the view on a panel of that size. */
void build_at(int width, int height, enum ui_text_size size);

#endif
