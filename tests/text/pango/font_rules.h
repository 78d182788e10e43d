/* Tells Pango which font of a language's stack each stretch of text is set in: the product's own policy,
 * which Pango cannot know (the script's own font at its scale, European digits always Latin), worked out
 * here from Pango's script runs and the fonts' character sets, apart from the engine. */
#ifndef TESTS_PANGO_FONT_RULES_H
#define TESTS_PANGO_FONT_RULES_H

#include <fontconfig/fontconfig.h>
#include <pango/pango.h>

#include "text/fonts.h"

struct font_rules {
    const struct fonts *fonts;
    FcPattern *patterns[FONTS_MAX]; /* what each file is to fontconfig, in the order of fonts.json */
};

/* Fails: IO when fontconfig cannot read a file. Finish it in every case. */
enum status font_rules_init(struct font_rules *rules, const struct fonts *fonts) MUST_CHECK;
void font_rules_finish(struct font_rules *rules);

/* Owns: the caller, pango_attr_list_unref. */
PangoAttrList *font_rules_apply(const struct font_rules *rules, const char *text, const char *language,
                                int size_px);

#endif
