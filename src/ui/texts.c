#include "ui/texts.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* A page has some 60 texts, a keyboard page 90; a few pages' worth stays at hand. */
enum { KEPT_MAX = 512, PERSONAL_MAX = 2048, KEPT_FRAMES = 30 };

struct kept_text {
    uint64_t stamp;
    uint64_t frame; /* when it was last asked for */
    char *text;     /* against two texts of one stamp */
    struct text_paragraph *paragraph;
};

struct ui_texts {
    struct text_engine *engine;
    uint64_t frame;
    struct kept_text kept[KEPT_MAX];
    size_t kept_count;
    struct text_paragraph *personal[PERSONAL_MAX];
    size_t personal_count;
};

struct ui_texts *ui_texts_create(struct text_engine *engine)
{
    struct ui_texts *texts = memory_allocate(1, sizeof *texts);

    texts->engine = engine;
    return texts;
}

static void forget(struct ui_texts *texts, size_t index)
{
    text_paragraph_destroy(texts->kept[index].paragraph);
    free(texts->kept[index].text);
    texts->kept[index] = texts->kept[--texts->kept_count];
}

static void forget_personal(struct ui_texts *texts)
{
    while (texts->personal_count > 0)
        text_paragraph_destroy(texts->personal[--texts->personal_count]);
}

void ui_texts_destroy(struct ui_texts *texts)
{
    if (texts == NULL)
        return;
    forget_personal(texts);
    while (texts->kept_count > 0)
        forget(texts, 0);
    free(texts);
}

void ui_texts_turn(struct ui_texts *texts)
{
    bool crowded = texts->kept_count > KEPT_MAX / 2;

    forget_personal(texts);
    texts->frame++;
    for (size_t i = texts->kept_count; i-- > 0;) {
        uint64_t age = texts->frame - texts->kept[i].frame;

        if (age > KEPT_FRAMES || (crowded && age > 2))
            forget(texts, i);
    }
}

static uint64_t mix(uint64_t stamp, const void *bytes, size_t count)
{
    const unsigned char *at = bytes;

    /* FNV-1a. The analyser takes bytes of wholly initialised arrays for unset ones. */
    for (size_t i = 0; i < count; i++)
        /* NOLINTNEXTLINE(clang-analyzer-core.UndefinedBinaryOperatorResult) */
        stamp = (stamp ^ at[i]) * UINT64_C(1099511628211);
    return stamp;
}

uint64_t ui_texts_stamp(const struct text_spec *spec)
{
    int numbers[] = {(int)spec->weight, (int)spec->direction, (int)spec->align,
                     spec->width_px,    spec->line_limit,     (int)(spec->size_px * 64)};
    uint64_t stamp = mix(UINT64_C(14695981039346656037), numbers, sizeof numbers);

    if (spec->language != NULL)
        stamp = mix(stamp, spec->language, strlen(spec->language) + 1);
    for (size_t i = 0; i < spec->span_count; i++) {
        const struct text_span *span = &spec->spans[i];
        uint64_t parts[] = {span->start_byte, span->end_byte, (uint64_t)span->weight, (uint64_t)span->ink};

        stamp = mix(stamp, parts, sizeof parts);
    }
    return mix(stamp, spec->text, strlen(spec->text));
}

static const struct text_paragraph *find(struct ui_texts *texts, uint64_t stamp, const char *text)
{
    for (size_t i = 0; i < texts->kept_count; i++) {
        if (texts->kept[i].stamp == stamp && strcmp(texts->kept[i].text, text) == 0) {
            texts->kept[i].frame = texts->frame;
            return texts->kept[i].paragraph;
        }
    }
    return NULL;
}

enum status ui_texts_get(struct ui_texts *texts, const struct text_spec *spec, bool personal,
                         const struct text_paragraph **ret_paragraph)
{
    uint64_t stamp = personal ? 0 : ui_texts_stamp(spec);
    const struct text_paragraph *known = personal ? NULL : find(texts, stamp, spec->text);
    struct text_paragraph *paragraph = NULL;
    struct text_spec wanted = *spec;
    enum status status;

    if (known != NULL) {
        *ret_paragraph = known;
        return OK;
    }
    if ((personal && texts->personal_count == PERSONAL_MAX) || (!personal && texts->kept_count == KEPT_MAX))
        return FULL;
    wanted.keep_pixels = !personal;
    status = text_paragraph_create(texts->engine, &wanted, &paragraph);
    if (status != OK)
        return status;
    if (personal)
        texts->personal[texts->personal_count++] = paragraph;
    else
        texts->kept[texts->kept_count++] = (struct kept_text){.stamp = stamp,
                                                              .frame = texts->frame,
                                                              .text = memory_copy_text(spec->text),
                                                              .paragraph = paragraph};
    *ret_paragraph = paragraph;
    return OK;
}
