#include "ui/texts.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* A page has some 60 texts, a keyboard page 90, a long list of services 500; a few pages' worth stays at
 * hand. What is beyond that is laid out anew each time. */
enum { KEPT_MAX = 2048, FLEETING_MAX = 4096, KEPT_FRAMES = 30, BUCKETS = 1024 };

struct kept_text {
    uint64_t stamp;
    int next;       /* of the same bucket, or -1 */
    uint64_t frame; /* when it was last asked for */
    char *text;     /* against two texts of one stamp */
    struct text_paragraph *paragraph;
};

struct ui_texts {
    struct text_engine *engine;
    uint64_t frame;
    struct kept_text kept[KEPT_MAX];
    size_t kept_count;
    int buckets[BUCKETS];                          /* index of the first of them, or -1 */
    struct text_paragraph *fleeting[FLEETING_MAX]; /* personal ones, and what there was no room to keep */
    size_t fleeting_count;
};

static void sort_into_buckets(struct ui_texts *texts)
{
    for (size_t i = 0; i < BUCKETS; i++)
        texts->buckets[i] = -1;
    for (size_t i = 0; i < texts->kept_count; i++) {
        int *first = &texts->buckets[texts->kept[i].stamp % BUCKETS];

        texts->kept[i].next = *first;
        *first = (int)i;
    }
}

struct ui_texts *ui_texts_create(struct text_engine *engine)
{
    struct ui_texts *texts = memory_allocate(1, sizeof *texts);

    texts->engine = engine;
    sort_into_buckets(texts);
    return texts;
}

static void forget(struct ui_texts *texts, size_t index)
{
    text_paragraph_destroy(texts->kept[index].paragraph);
    free(texts->kept[index].text);
    texts->kept[index] = texts->kept[--texts->kept_count];
}

static void forget_fleeting(struct ui_texts *texts)
{
    while (texts->fleeting_count > 0)
        text_paragraph_destroy(texts->fleeting[--texts->fleeting_count]);
}

void ui_texts_destroy(struct ui_texts *texts)
{
    if (texts == NULL)
        return;
    forget_fleeting(texts);
    while (texts->kept_count > 0)
        forget(texts, 0);
    free(texts);
}

void ui_texts_turn(struct ui_texts *texts)
{
    bool crowded = texts->kept_count > KEPT_MAX / 2;

    forget_fleeting(texts);
    texts->frame++;
    for (size_t i = texts->kept_count; i-- > 0;) {
        uint64_t age = texts->frame - texts->kept[i].frame;

        if (age > KEPT_FRAMES || (crowded && age > 2))
            forget(texts, i);
    }
    sort_into_buckets(texts);
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
    for (int i = texts->buckets[stamp % BUCKETS]; i >= 0; i = texts->kept[i].next) {
        if (texts->kept[i].stamp == stamp && strcmp(texts->kept[i].text, text) == 0) {
            texts->kept[i].frame = texts->frame;
            return texts->kept[i].paragraph;
        }
    }
    return NULL;
}

static void keep(struct ui_texts *texts, uint64_t stamp, const char *text, struct text_paragraph *paragraph)
{
    int *first = &texts->buckets[stamp % BUCKETS];

    texts->kept[texts->kept_count] = (struct kept_text){.stamp = stamp,
                                                        .next = *first,
                                                        .frame = texts->frame,
                                                        .text = memory_copy_text(text),
                                                        .paragraph = paragraph};
    *first = (int)texts->kept_count++;
}

enum status ui_texts_get(struct ui_texts *texts, const struct text_spec *spec, bool personal,
                         const struct text_paragraph **ret_paragraph)
{
    bool is_kept = !personal && texts->kept_count < KEPT_MAX;
    uint64_t stamp = personal ? 0 : ui_texts_stamp(spec);
    const struct text_paragraph *known = personal ? NULL : find(texts, stamp, spec->text);
    struct text_paragraph *paragraph = NULL;
    struct text_spec wanted = *spec;
    enum status status;

    if (known != NULL) {
        *ret_paragraph = known;
        return OK;
    }
    if (!is_kept && texts->fleeting_count == FLEETING_MAX)
        return FULL;
    wanted.keep_pixels = is_kept;
    status = text_paragraph_create(texts->engine, &wanted, &paragraph);
    if (status != OK)
        return status;
    if (is_kept)
        keep(texts, stamp, spec->text, paragraph);
    else
        texts->fleeting[texts->fleeting_count++] = paragraph;
    *ret_paragraph = paragraph;
    return OK;
}
