/* What fonts.json says: font files with role, script, weight and scale, and for each language the order in
 * which roles are tried. Does not: open a font. */
#ifndef TEXT_FONTS_H
#define TEXT_FONTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/faults.h"
#include "base/status.h"
#include "text/text.h"

enum { FONTS_MAX = 64, STACKS_MAX = 32, STACK_FONTS_MAX = 16, STACK_LANGUAGES_MAX = 32 };

struct font_file {
    const char *name; /* as people know it */
    const char *role; /* what stacks call it */
    const char *path;
    const char *package; /* the Debian package that brings it */
    const char *band;    /* letters whose ink is the band in which people see the script standing */
    uint32_t script;     /* ISO 15924 as HarfBuzz writes it */
    enum text_weight weight;
    int index;          /* of the face within the file */
    double scale;       /* of the Latin em, by eye */
    bool joined_whole;  /* joined letters are never cut apart: Nastaliq's lean on each other */
    const char *sha256; /* of the file that was looked at, in hex */
};

struct font_stack {
    const char *languages[STACK_LANGUAGES_MAX];
    size_t language_count;
    const struct font_file *fonts[2][STACK_FONTS_MAX]; /* by weight; bold falls back to regular */
    size_t font_count;
};

struct fonts {
    struct arena arena;
    struct font_file files[FONTS_MAX];
    size_t file_count;
    struct font_stack stacks[STACKS_MAX];
    size_t stack_count;
};

/* Fails: as text_engine_create. Finish it in every case. */
enum status fonts_read(const char *folder, struct faults *faults, struct fonts *fonts) MUST_CHECK;
void fonts_finish(struct fonts *fonts);

/* By the whole tag, else by its language alone, else the first stack. */
const struct font_stack *fonts_stack(const struct fonts *fonts, const char *language);

/* Whether a stack names the tag or its language. */
bool fonts_name_language(const struct fonts *fonts, const char *language);

#endif
