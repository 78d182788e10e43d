#include "reference.h"

#include <pango/pangofc-fontmap.h>
#include <stdlib.h>

#include "base/memory.h"
#include "canvas.h"
#include "font_rules.h"

static const char rules_xml[] = "<?xml version=\"1.0\"?>"
                                "<!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">"
                                "<fontconfig><match target=\"pattern\">"
                                "<edit name=\"hinting\"><bool>false</bool></edit>"
                                "<edit name=\"hintstyle\"><const>hintnone</const></edit>"
                                "<edit name=\"autohint\"><bool>false</bool></edit>"
                                "<edit name=\"antialias\"><bool>true</bool></edit>"
                                "<edit name=\"embeddedbitmap\"><bool>false</bool></edit>"
                                "</match></fontconfig>";

struct reference {
    struct font_rules rules;
    FcConfig *config;
    PangoFontMap *map;
    PangoContext *context;
};

static enum status make_config(struct reference *reference, const struct fonts *fonts)
{
    reference->config = FcConfigCreate();
    if (!FcConfigParseAndLoadFromMemory(reference->config, (const FcChar8 *)rules_xml, FcTrue))
        return IO;
    for (size_t i = 0; i < fonts->file_count; i++)
        if (!FcConfigAppFontAddFile(reference->config, (const FcChar8 *)fonts->files[i].path))
            return IO;
    return OK;
}

static void make_context(struct reference *reference)
{
    cairo_font_options_t *options = cairo_font_options_create();

    reference->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(reference->map), reference->config);
    reference->context = pango_font_map_create_context(reference->map);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(reference->context, options);
    pango_context_set_round_glyph_positions(reference->context, FALSE);
    cairo_font_options_destroy(options);
}

enum status reference_create(const struct fonts *fonts, struct reference **ret_reference)
{
    struct reference *reference = memory_allocate(1, sizeof *reference);
    enum status status = font_rules_init(&reference->rules, fonts);

    if (status == OK)
        status = make_config(reference, fonts);
    if (status == OK) {
        make_context(reference);
        *ret_reference = reference;
    } else {
        reference_destroy(reference);
    }
    return status;
}

void reference_destroy(struct reference *reference)
{
    if (reference == NULL)
        return;
    if (reference->context != NULL)
        g_object_unref(reference->context);
    if (reference->map != NULL)
        g_object_unref(reference->map);
    if (reference->config != NULL)
        FcConfigDestroy(reference->config);
    font_rules_finish(&reference->rules);
    free(reference);
}

PangoLayout *reference_lay(const struct reference *reference, const char *text, const char *language,
                           int size_px, int width_px)
{
    PangoLayout *layout = pango_layout_new(reference->context);
    PangoAttrList *fonts = font_rules_apply(&reference->rules, text, language, size_px);
    PangoAttribute *of_language = pango_attr_language_new(pango_language_from_string(language));

    pango_attr_list_insert(fonts, of_language);
    /* Ours shows no hyphen where a word alone is wider than the line and is cut. */
    pango_attr_list_insert(fonts, pango_attr_insert_hyphens_new(FALSE));
    pango_layout_set_attributes(layout, fonts);
    pango_attr_list_unref(fonts);
    pango_layout_set_text(layout, text, -1);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_width(layout, width_px * PANGO_SCALE);
    return layout;
}

static PangoRectangle line_box(PangoLayout *layout, int index)
{
    PangoLayoutIter *iterator = pango_layout_get_iter(layout);
    PangoRectangle box;

    for (int i = 0; i < index; i++)
        pango_layout_iter_next_line(iterator);
    pango_layout_iter_get_line_extents(iterator, NULL, &box);
    pango_layout_iter_free(iterator);
    return box;
}

void reference_paint_line(PangoLayout *layout, int index, int baseline_px, cairo_surface_t *canvas)
{
    double x = (double)line_box(layout, index).x / PANGO_SCALE;
    cairo_t *cairo = cairo_create(canvas);

    cairo_move_to(cairo, CANVAS_MARGIN_PX + x, CANVAS_MARGIN_PX + baseline_px);
    pango_cairo_show_layout_line(cairo, pango_layout_get_line_readonly(layout, index));
    cairo_destroy(cairo);
}

double reference_line_width(PangoLayout *layout, int index)
{
    return (double)line_box(layout, index).width / PANGO_SCALE;
}
