/* Our engine through its facade: the words of the interface, whose pixels are kept, and somebody's own, which
 * are not. */
#include "peer.h"
#include "text/text.h"

#define FONTS_FOLDER DOORSTEP_SOURCE_DIR "/assets/fonts"

static enum status create(const struct bench_text *texts, size_t count, const char *folder, void **ret_state)
{
    struct text_engine *engine = NULL;
    struct faults faults;
    enum status status;

    (void)texts;
    (void)count;
    (void)folder;
    faults_init(&faults);
    status = text_engine_create(FONTS_FOLDER, &faults, &engine);
    if (status == OK)
        *ret_state = engine;
    faults_finish(&faults);
    return status;
}

static void destroy(void *state)
{
    text_engine_destroy(state);
}

static void *lay_spec(void *state, const struct bench_text *text, bool keep_pixels)
{
    struct text_spec spec = {.text = text->text,
                             .language = text->language,
                             .size_px = BENCH_SIZE_PX,
                             .width_px = BENCH_WIDTH_PX,
                             .keep_pixels = keep_pixels};
    struct text_paragraph *paragraph = NULL;

    return text_paragraph_create(state, &spec, &paragraph) == OK ? paragraph : NULL;
}

static void *lay(void *state, const struct bench_text *text)
{
    return lay_spec(state, text, true);
}

static void *lay_personal(void *state, const struct bench_text *text)
{
    return lay_spec(state, text, false);
}

static void ink(void *context, const uint8_t *coverage, int width, int height, int stride, int x_px, int y_px)
{
    screen_ink(context, coverage, width, height, stride, x_px, y_px);
}

static bool paint(void *state, void *layout, struct screen *screen)
{
    (void)state;
    return text_paragraph_paint(layout, ink, screen) == OK;
}

static void drop(void *layout)
{
    text_paragraph_destroy(layout);
}

const struct peer peer_ours = {.name = "ours",
                               .title = "Doorstep",
                               .lays_alone = true,
                               .create = create,
                               .destroy = destroy,
                               .lay = lay,
                               .paint = paint,
                               .drop = drop};

const struct peer peer_personal = {.name = "personal",
                                   .title = "Doorstep, somebody's own words",
                                   .lays_alone = true,
                                   .create = create,
                                   .destroy = destroy,
                                   .lay = lay_personal,
                                   .paint = paint,
                                   .drop = drop};
