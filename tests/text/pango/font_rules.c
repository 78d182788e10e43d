#include "font_rules.h"

#include <glib.h>
#include <hb.h>
#include <math.h>
#include <string.h>

enum status font_rules_init(struct font_rules *rules, const struct fonts *fonts)
{
    *rules = (struct font_rules){.fonts = fonts};
    for (size_t i = 0; i < fonts->file_count; i++) {
        int count;

        rules->patterns[i] = FcFreeTypeQuery((const FcChar8 *)fonts->files[i].path,
                                             (unsigned)fonts->files[i].index, NULL, &count);
        if (rules->patterns[i] == NULL)
            return IO;
    }
    return OK;
}

void font_rules_finish(struct font_rules *rules)
{
    for (size_t i = 0; i < FONTS_MAX; i++)
        if (rules->patterns[i] != NULL)
            FcPatternDestroy(rules->patterns[i]);
}

static FcPattern *pattern_of(const struct font_rules *rules, const struct font_file *file)
{
    return rules->patterns[file - rules->fonts->files];
}

static bool covers(const struct font_rules *rules, const struct font_file *file, gunichar c)
{
    FcCharSet *set = NULL;

    return FcPatternGetCharSet(pattern_of(rules, file), FC_CHARSET, 0, &set) == FcResultMatch &&
           FcCharSetHasChar(set, c);
}

static const struct font_file *file_for(const struct font_rules *rules, const struct font_stack *stack,
                                        uint32_t script, gunichar c)
{
    const struct font_file *const *files = stack->fonts[TEXT_REGULAR];

    for (size_t i = 0; i < stack->font_count; i++)
        if (files[i]->script == script && covers(rules, files[i], c))
            return files[i];
    for (size_t i = 0; i < stack->font_count; i++)
        if (covers(rules, files[i], c))
            return files[i];
    return files[0];
}

static bool stays_with_the_one_before(gunichar c)
{
    return g_unichar_isspace(c) || g_unichar_ismark(c) || g_unichar_type(c) == G_UNICODE_FORMAT;
}

static bool is_european_number(const char *text, const char *at)
{
    if (g_ascii_isdigit(*at))
        return true;
    return ((*at > ' ' && *at < '0') || *at == ':') && at > text && g_ascii_isdigit(at[-1]) &&
           g_ascii_isdigit(at[1]);
}

/* Along the text, one range for each stretch of one font. */
struct walk {
    const struct font_rules *rules;
    const struct font_stack *stack;
    const char *text;
    int size_px;
    const struct font_file *file; /* NULL before the first letter */
    const char *start;
    PangoAttrList *list;
};

static void end_range(struct walk *walk, const char *end)
{
    PangoFontDescription *description = pango_font_description_new();
    double size_px = (double)lrint(walk->size_px * walk->file->scale);
    FcChar8 *family = NULL;
    PangoAttribute *attribute;

    if (FcPatternGetString(pattern_of(walk->rules, walk->file), FC_FAMILY, 0, &family) == FcResultMatch)
        pango_font_description_set_family(description, (const char *)family);
    pango_font_description_set_absolute_size(description, size_px * PANGO_SCALE);
    attribute = pango_attr_font_desc_new(description);
    attribute->start_index = (guint)(walk->start - walk->text);
    attribute->end_index = (guint)(end - walk->text);
    pango_attr_list_insert(walk->list, attribute);
    pango_font_description_free(description);
    walk->start = end;
}

static void walk_script_run(struct walk *walk, const char *start, const char *end, uint32_t script)
{
    for (const char *at = start; at < end; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        uint32_t wanted = is_european_number(walk->text, at) ? HB_SCRIPT_LATIN : script;
        const struct font_file *file;

        if (stays_with_the_one_before(c))
            continue;
        file = file_for(walk->rules, walk->stack, wanted, c);
        if (walk->file != NULL && file != walk->file)
            end_range(walk, at);
        walk->file = file;
    }
}

PangoAttrList *font_rules_apply(const struct font_rules *rules, const char *text, const char *language,
                                int size_px)
{
    struct walk walk = {.rules = rules,
                        .stack = fonts_stack(rules->fonts, language),
                        .text = text,
                        .size_px = size_px,
                        .start = text,
                        .list = pango_attr_list_new()};
    PangoScriptIter *scripts = pango_script_iter_new(text, -1);

    do {
        const char *start;
        const char *end;
        PangoScript script;

        pango_script_iter_get_range(scripts, &start, &end, &script);
        walk_script_run(&walk, start, end, g_unicode_script_to_iso15924((GUnicodeScript)script));
    } while (pango_script_iter_next(scripts));
    pango_script_iter_free(scripts);
    if (walk.file == NULL)
        walk.file = walk.stack->fonts[TEXT_REGULAR][0];
    end_range(&walk, text + strlen(text));
    return walk.list;
}
