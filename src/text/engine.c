#include "text/engine.h"

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

    for (size_t i = 0; i < engine->face_count; i++)
        if (engine->faces[i]->file == file && engine->faces[i]->size_px == size_px)
            return engine->faces[i];
    if (face_create(engine->freetype, file, size_px, &face) != OK)
        return NULL;
    engine->faces = memory_resize(engine->faces, engine->face_count + 1, sizeof(struct face *));
    engine->faces[engine->face_count++] = face;
    return face;
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

bool text_engine_covers(struct text_engine *engine, const char *language, const char *text,
                        char ret_missing[64])
{
    struct font_choice choice = {.engine = engine,
                                 .stack = fonts_stack(&engine->fonts, language != NULL ? language : "en"),
                                 .weight = TEXT_REGULAR,
                                 .em_px = COVERS_EM_PX};
    size_t bytes = strlen(text);
    struct decoded decoded;
    uint8_t *flags;
    bool covers = true;

    decode_utf8(text, bytes, &decoded);
    flags = memory_allocate((size_t)decoded.length + 1, 1);
    if (breaks_find(&engine->breaks, decoded.u16, decoded.length, flags) != OK)
        covers = false;
    for (int32_t start = 0; covers && start < decoded.length;) {
        int32_t end = next_grapheme(flags, start);

        if (itemise_face_for(&choice, decoded.u16, start, end) == NULL) {
            give_grapheme(&decoded, text, start, end, ret_missing);
            covers = false;
        }
        start = end;
    }
    free(flags);
    decoded_finish(&decoded);
    return covers;
}
