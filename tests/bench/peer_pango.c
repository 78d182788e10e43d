/* Pango and cairo with the product's font files. Told every text beforehand, it sets each letter in the font
 * that we do; what that costs is no work of Pango's and is done in `create`. Started cold it knows a list of
 * families, from a folder whose fontconfig cache is warm, as on an installed machine. */
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/strbuf.h"
#include "peer.h"
#include "reference.h"

#define FONTS_FOLDER DOORSTEP_SOURCE_DIR "/assets/fonts"

enum { RULES_BYTES_MAX = 16 * 1024, FAMILIES_BYTES_MAX = 4096 };

struct pango {
    struct fonts fonts;
    struct reference *reference; /* NULL when started cold */
    PangoAttrList **attributes;  /* of each text */
    size_t count;
    FcConfig *config;
    PangoFontMap *map;
    PangoContext *context;
};

static enum status know_texts(struct pango *pango, const struct bench_text *texts, size_t count)
{
    enum status status = reference_create(&pango->fonts, &pango->reference);

    if (status != OK)
        return status;
    pango->attributes = memory_allocate(count, sizeof(PangoAttrList *));
    pango->count = count;
    for (size_t i = 0; i < count; i++) {
        PangoLayout *layout =
            reference_lay(pango->reference, texts[i].text, texts[i].language, BENCH_SIZE_PX, BENCH_WIDTH_PX);

        pango->attributes[i] = pango_attr_list_ref(pango_layout_get_attributes(layout));
        if (pango->context == NULL)
            pango->context = g_object_ref(pango_layout_get_context(layout));
        g_object_unref(layout);
    }
    return OK;
}

static enum status read_folder(struct pango *pango, const char *folder)
{
    struct strbuf rules;
    bool loaded;

    strbuf_init(&rules, RULES_BYTES_MAX);
    strbuf_add_format(&rules,
                      "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">"
                      "<fontconfig><dir>%s/fonts</dir><cachedir>%s/cache</cachedir>"
                      "<match target=\"pattern\"><edit name=\"hinting\"><bool>false</bool></edit>"
                      "<edit name=\"hintstyle\"><const>hintnone</const></edit>"
                      "<edit name=\"antialias\"><bool>true</bool></edit></match></fontconfig>",
                      folder, folder);
    pango->config = FcConfigCreate();
    loaded = FcConfigParseAndLoadFromMemory(pango->config, (const FcChar8 *)strbuf_text(&rules), FcTrue) &&
             FcConfigBuildFonts(pango->config);
    strbuf_finish(&rules);
    return loaded ? OK : IO;
}

static void make_context(struct pango *pango)
{
    cairo_font_options_t *options = cairo_font_options_create();

    pango->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(pango->map), pango->config);
    pango->context = pango_font_map_create_context(pango->map);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(pango->context, options);
    pango_context_set_round_glyph_positions(pango->context, FALSE);
    cairo_font_options_destroy(options);
}

static void destroy(void *state)
{
    struct pango *pango = state;

    if (pango == NULL)
        return;
    for (size_t i = 0; i < pango->count; i++)
        pango_attr_list_unref(pango->attributes[i]);
    free(pango->attributes);
    if (pango->context != NULL)
        g_object_unref(pango->context);
    if (pango->map != NULL)
        g_object_unref(pango->map);
    if (pango->config != NULL)
        FcConfigDestroy(pango->config);
    reference_destroy(pango->reference);
    fonts_finish(&pango->fonts);
    free(pango);
}

static enum status create(const struct bench_text *texts, size_t count, const char *folder, void **ret_state)
{
    struct pango *pango = memory_allocate(1, sizeof *pango);
    struct faults faults;
    enum status status;

    faults_init(&faults);
    status = fonts_read(FONTS_FOLDER, &faults, &pango->fonts);
    faults_finish(&faults);
    if (status == OK)
        status = texts != NULL ? know_texts(pango, texts, count) : read_folder(pango, folder);
    if (status == OK && pango->context == NULL)
        make_context(pango);
    if (status == OK)
        *ret_state = pango;
    else
        destroy(pango);
    return status;
}

/* The stack's fonts by name; the first is the language's own and its scale serves all. */
static void set_families(const struct pango *pango, PangoLayout *layout, const char *language)
{
    const struct font_stack *stack = fonts_stack(&pango->fonts, language);
    PangoFontDescription *description = pango_font_description_new();
    double size_px = BENCH_SIZE_PX * stack->fonts[TEXT_REGULAR][0]->scale;
    struct strbuf families;

    strbuf_init(&families, FAMILIES_BYTES_MAX);
    for (size_t i = 0; i < stack->font_count; i++)
        strbuf_add_format(&families, "%s%s", i > 0 ? "," : "", stack->fonts[TEXT_REGULAR][i]->name);
    pango_font_description_set_family(description, strbuf_text(&families));
    pango_font_description_set_absolute_size(description, size_px * PANGO_SCALE);
    pango_layout_set_font_description(layout, description);
    pango_font_description_free(description);
    strbuf_finish(&families);
}

static void *lay(void *state, const struct bench_text *text)
{
    struct pango *pango = state;
    PangoLayout *layout = pango_layout_new(pango->context);

    if (pango->attributes != NULL)
        pango_layout_set_attributes(layout, pango->attributes[text->number]);
    else
        set_families(pango, layout, text->language);
    pango_layout_set_text(layout, text->text, -1);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_width(layout, BENCH_WIDTH_PX * PANGO_SCALE);
    if (pango_layout_get_line_count(layout) > 0 &&
        (pango->attributes != NULL || pango_layout_get_unknown_glyphs_count(layout) == 0))
        return layout;
    g_object_unref(layout);
    return NULL;
}

static bool paint(void *state, void *layout, struct screen *screen)
{
    cairo_t *cairo = cairo_create(screen->surface);
    bool drawn;

    (void)state;
    cairo_move_to(cairo, SCREEN_MARGIN_PX, SCREEN_MARGIN_PX);
    pango_cairo_show_layout(cairo, layout);
    drawn = cairo_status(cairo) == CAIRO_STATUS_SUCCESS;
    cairo_destroy(cairo);
    return drawn;
}

static void drop(void *layout)
{
    g_object_unref(layout);
}

const struct peer peer_pango = {.name = "pango",
                                .title = "Pango",
                                .lays_alone = true,
                                .create = create,
                                .destroy = destroy,
                                .lay = lay,
                                .paint = paint,
                                .drop = drop};
