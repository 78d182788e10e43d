#include "text/engine.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "text/itemise.h"
#include "text/raster.h"

enum { COVERS_EM_PX = 30 };

enum status text_engine_create(const char *folder, struct faults *faults, struct text_engine **ret_engine)
{
    struct text_engine *engine = memory_allocate(1, sizeof *engine);
    enum status status = fonts_read(folder, faults, &engine->fonts);

    bidi_init(&engine->bidi);
    shaper_init(&engine->shaper);
    if (status == OK)
        status = breaks_init(&engine->breaks);
    if (status == OK && FT_Init_FreeType(&engine->freetype) != 0)
        status = UNAVAILABLE;
    if (status == OK)
        status = raster_start();
    engine->raster_started = status == OK;
    if (status == OK)
        *ret_engine = engine;
    else
        text_engine_destroy(engine);
    return status;
}

void text_engine_destroy(struct text_engine *engine)
{
    if (engine == NULL)
        return;
    for (size_t i = 0; i < engine->face_count; i++)
        face_destroy(engine->faces[i]);
    free(engine->faces);
    if (engine->raster_started)
        raster_stop();
    if (engine->freetype != NULL)
        FT_Done_FreeType(engine->freetype);
    shaper_finish(&engine->shaper);
    breaks_finish(&engine->breaks);
    bidi_finish(&engine->bidi);
    fonts_finish(&engine->fonts);
    free(engine);
}

struct face *engine_face(struct text_engine *engine, const struct font_file *file, float em_px)
{
    int size_px = (int)lrint(em_px * file->scale);
    struct face *face = NULL;

    for (size_t i = 0; face == NULL && i < engine->face_count; i++)
        if (engine->faces[i]->file == file && engine->faces[i]->size_px == size_px)
            face = engine->faces[i];
    if (face == NULL) {
        if (face_create(engine->freetype, file, size_px, &face) != OK)
            return NULL;
        engine->faces = memory_resize(engine->faces, engine->face_count + 1, sizeof(struct face *));
        engine->faces[engine->face_count++] = face;
    }
    face->last_call = ++engine->face_calls;
    return face;
}

static bool is_crowded(const struct text_engine *engine)
{
    long glyphs = 0;

    for (size_t i = 0; i < engine->face_count; i++)
        glyphs += engine->faces[i]->ft->num_glyphs;
    return engine->face_count > FACES_KEPT || glyphs > GLYPHS_KEPT;
}

/* The index of the face that was longest not asked for, among those that no paragraph uses; the number of
 * faces when there is none. */
static size_t idlest(const struct text_engine *engine)
{
    size_t oldest = engine->face_count;

    for (size_t i = 0; i < engine->face_count; i++) {
        const struct face *face = engine->faces[i];

        if (face->users == 0 &&
            (oldest == engine->face_count || face->last_call < engine->faces[oldest]->last_call))
            oldest = i;
    }
    return oldest;
}

void engine_trim(struct text_engine *engine)
{
    while (is_crowded(engine)) {
        size_t index = idlest(engine);

        if (index == engine->face_count)
            return;
        face_destroy(engine->faces[index]);
        engine->faces[index] = engine->faces[--engine->face_count];
    }
}

size_t text_engine_font_count(const struct text_engine *engine)
{
    return engine->fonts.file_count;
}

struct text_font text_engine_font(const struct text_engine *engine, size_t index)
{
    const struct font_file *file = &engine->fonts.files[index];

    assert(index < engine->fonts.file_count);
    return (struct text_font){
        .name = file->name, .path = file->path, .package = file->package, .sha256 = file->sha256};
}

bool text_engine_names_language(const struct text_engine *engine, const char *language)
{
    return fonts_name_language(&engine->fonts, language);
}

static void give_grapheme(const struct decoded *decoded, const char *text, int32_t start, int32_t end,
                          char ret_missing[64])
{
    size_t from = decoded->byte_of[start];
    size_t bytes = decoded->byte_of[end] - from;

    if (bytes > 63)
        for (bytes = 63; ((uint8_t)text[from + bytes] & 0xC0) == 0x80; bytes--)
            ;
    memcpy(ret_missing, text + from, bytes);
    ret_missing[bytes] = '\0';
}

static bool covers_in(struct text_engine *engine, const struct font_choice *choice, const char *text,
                      char ret_missing[64])
{
    struct decoded decoded;
    uint8_t *flags;
    bool covers = true;

    decode_utf8(text, strlen(text), &decoded);
    flags = memory_allocate((size_t)decoded.length + 1, 1);
    if (breaks_find(&engine->breaks, decoded.u16, decoded.length, flags) != OK)
        covers = false;
    for (int32_t start = 0; covers && start < decoded.length;) {
        int32_t end = next_grapheme(flags, start);

        if (itemise_face_for(choice, decoded.u16, start, end) == NULL) {
            give_grapheme(&decoded, text, start, end, ret_missing);
            covers = false;
        }
        start = end;
    }
    free(flags);
    decoded_finish(&decoded);
    return covers;
}

bool text_engine_covers(struct text_engine *engine, const char *language, const char *text,
                        char ret_missing[64])
{
    struct font_choice choice = {.engine = engine,
                                 .stack = fonts_stack(&engine->fonts, language != NULL ? language : "en"),
                                 .weight = TEXT_REGULAR,
                                 .em_px = COVERS_EM_PX};

    engine_trim(engine);
    if (!covers_in(engine, &choice, text, ret_missing))
        return false;
    choice.weight = TEXT_BOLD;
    return covers_in(engine, &choice, text, ret_missing);
}
