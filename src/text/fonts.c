#include "text/fonts.h"

#include <hb.h>
#include <string.h>
#include <unistd.h>

#include "base/json.h"

enum { FONTS_JSON_BYTES_MAX = 256 * 1024, NAME_BYTES = 64, PATH_BYTES = 1024, BAND_BYTES = 64 };
enum { SHA256_HEX = 64 };

static const char *copied(struct fonts *fonts, const struct json_place *object, const char *key, size_t limit)
{
    struct json_place place = json_member(object, key);

    return arena_copy_text(&fonts->arena, json_need_text(&place, limit));
}

static double scale_of(const struct json_place *object)
{
    struct json_place place = json_member(object, "scale");
    double scale = json_is_number(place.value) ? json_number_value(place.value) : 0.0;

    if (scale < 0.5 || scale > 2.0) {
        json_complain(&place, "must be a number from 0.5 to 2: how large this font stands beside Latin");
        return 1.0;
    }
    return scale;
}

static uint32_t script_of(const struct json_place *object)
{
    struct json_place place = json_member(object, "script");
    hb_script_t script = hb_script_from_string(json_need_text(&place, 4), -1);

    if (script == HB_SCRIPT_INVALID || script == HB_SCRIPT_UNKNOWN)
        json_complain(&place, "must be a script of ISO 15924, such as Latn or Beng");
    return (uint32_t)script;
}

static enum text_weight weight_of(const struct json_place *object)
{
    struct json_place place = json_member(object, "weight");
    const char *weight = json_need_text(&place, NAME_BYTES);

    if (strcmp(weight, "bold") == 0)
        return TEXT_BOLD;
    if (strcmp(weight, "regular") != 0)
        json_complain(&place, "must be \"regular\" or \"bold\"");
    return TEXT_REGULAR;
}

static void read_font(struct fonts *fonts, const struct json_place *object)
{
    static const char *const known[] = {"name",  "role", "script",  "weight", "file",        "index",
                                        "scale", "band", "package", "sha256", "joinedWhole", NULL};
    struct json_place file = json_member(object, "file");
    struct json_place index = json_member(object, "index");
    struct json_place joined_whole = json_member(object, "joinedWhole");
    struct json_place sha256 = json_member(object, "sha256");
    struct font_file *font;

    json_refuse_unknown(object, known);
    if (fonts->file_count == FONTS_MAX) {
        json_complain(object, "more fonts than %d; take out what no stack names", FONTS_MAX);
        return;
    }
    font = &fonts->files[fonts->file_count++];
    font->name = copied(fonts, object, "name", NAME_BYTES);
    font->role = copied(fonts, object, "role", NAME_BYTES);
    font->path = copied(fonts, object, "file", PATH_BYTES);
    font->package = copied(fonts, object, "package", NAME_BYTES);
    font->band = copied(fonts, object, "band", BAND_BYTES);
    font->script = script_of(object);
    font->weight = weight_of(object);
    font->index = (int)json_integer_in(&index, 0, 255, 0);
    font->scale = scale_of(object);
    font->joined_whole = json_flag(&joined_whole, false);
    font->sha256 = arena_copy_text(&fonts->arena, json_text(&sha256, SHA256_HEX, ""));
    if (font->path[0] != '\0' && access(font->path, R_OK) != 0)
        json_complain(&file, "the font %s cannot be read; install the Debian package %s", font->path,
                      font->package);
}

static const struct font_file *file_for(const struct fonts *fonts, const char *role, enum text_weight weight)
{
    const struct font_file *found = NULL;

    for (size_t i = 0; i < fonts->file_count; i++) {
        const struct font_file *file = &fonts->files[i];

        if (strcmp(file->role, role) == 0 && (file->weight == weight || file->weight == TEXT_REGULAR))
            if (found == NULL || file->weight == weight)
                found = file;
    }
    return found;
}

static void read_stack_fonts(const struct fonts *fonts, const struct json_place *roles,
                             struct font_stack *stack)
{
    size_t count = json_count(roles);

    if (count == 0 || count > STACK_FONTS_MAX) {
        json_complain(roles, "must name 1 to %d roles", STACK_FONTS_MAX);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        struct json_place place = json_element(roles, i);
        const char *role = json_need_text(&place, NAME_BYTES);
        const struct font_file *regular = file_for(fonts, role, TEXT_REGULAR);

        if (regular == NULL) {
            json_complain(&place, "no regular font above has the role \"%s\"", role);
            continue;
        }
        stack->fonts[TEXT_REGULAR][stack->font_count] = regular;
        stack->fonts[TEXT_BOLD][stack->font_count++] = file_for(fonts, role, TEXT_BOLD);
    }
}

static void read_stack(struct fonts *fonts, const struct json_place *object)
{
    static const char *const known[] = {"languages", "fonts", NULL};
    struct json_place languages = json_member(object, "languages");
    struct json_place roles = json_member(object, "fonts");
    size_t count = json_count(&languages);
    struct font_stack *stack;

    json_refuse_unknown(object, known);
    if (fonts->stack_count == STACKS_MAX || count > STACK_LANGUAGES_MAX) {
        json_complain(object, "more than %d stacks, or than %d languages in one", STACKS_MAX,
                      STACK_LANGUAGES_MAX);
        return;
    }
    stack = &fonts->stacks[fonts->stack_count++];
    for (size_t i = 0; i < count; i++) {
        struct json_place place = json_element(&languages, i);

        stack->languages[stack->language_count++] =
            arena_copy_text(&fonts->arena, json_need_text(&place, NAME_BYTES));
    }
    read_stack_fonts(fonts, &roles, stack);
}

static void read_root(struct fonts *fonts, const struct json_place *root)
{
    static const char *const known[] = {"fonts", "stacks", NULL};
    struct json_place files = json_member(root, "fonts");
    struct json_place stacks = json_member(root, "stacks");

    json_refuse_unknown(root, known);
    for (size_t i = 0; i < json_count(&files); i++) {
        struct json_place place = json_element(&files, i);

        read_font(fonts, &place);
    }
    for (size_t i = 0; i < json_count(&stacks); i++) {
        struct json_place place = json_element(&stacks, i);

        read_stack(fonts, &place);
    }
    if (fonts->stack_count == 0)
        json_complain(root, "\"stacks\" must hold at least one stack; the first serves every other language");
}

enum status fonts_read(const char *folder, struct faults *faults, struct fonts *fonts)
{
    size_t before = faults->count;
    struct json_doc *doc = NULL;
    struct json_place root;
    enum status status;

    *fonts = (struct fonts){0};
    arena_init(&fonts->arena);
    status = json_doc_read(arena_format(&fonts->arena, "%s/fonts.json", folder), "fonts.json",
                           FONTS_JSON_BYTES_MAX, faults, &doc);
    if (status != OK)
        return status;
    root = json_doc_root(doc, faults);
    read_root(fonts, &root);
    json_doc_destroy(doc);
    return faults->count > before ? INVALID : OK;
}

void fonts_finish(struct fonts *fonts)
{
    arena_finish(&fonts->arena);
}

static const struct font_stack *stack_of(const struct fonts *fonts, const char *language, size_t bytes)
{
    for (size_t i = 0; i < fonts->stack_count; i++) {
        const struct font_stack *stack = &fonts->stacks[i];

        for (size_t k = 0; k < stack->language_count; k++)
            if (strlen(stack->languages[k]) == bytes && strncmp(stack->languages[k], language, bytes) == 0)
                return stack;
    }
    return NULL;
}

static const struct font_stack *own_stack(const struct fonts *fonts, const char *language)
{
    const struct font_stack *stack = stack_of(fonts, language, strlen(language));

    return stack != NULL ? stack : stack_of(fonts, language, strcspn(language, "-_"));
}

const struct font_stack *fonts_stack(const struct fonts *fonts, const char *language)
{
    const struct font_stack *stack = own_stack(fonts, language);

    return stack != NULL ? stack : &fonts->stacks[0];
}

bool fonts_name_language(const struct fonts *fonts, const char *language)
{
    return own_stack(fonts, language) != NULL;
}
