/* 8-bit coverage that both engines draw on, and how far two such drawings are the same ink. */
#ifndef TESTS_PANGO_CANVAS_H
#define TESTS_PANGO_CANVAS_H

#include <cairo.h>

#include "text/text.h"

/* Ink overhangs the box of its line, so a canvas has this much room on every side. */
enum { CANVAS_MARGIN_PX = 40 };

/* An empty canvas for a paragraph's box. Owns: the caller, cairo_surface_destroy. */
cairo_surface_t *canvas_create(int width_px, int height_px);

/* Draws our paragraph with its top left inside the margin. */
enum status canvas_paint(cairo_surface_t *canvas, const struct text_paragraph *paragraph) MUST_CHECK;

/* The pixels that are inked in both over those that are inked in either; 1 when neither has ink. */
double canvas_overlap(cairo_surface_t *a, cairo_surface_t *b);

#endif
