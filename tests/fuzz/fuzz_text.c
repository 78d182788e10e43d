/* Any text, in any size, width, language and direction: it lays out, and its lines, carets and hits agree
 * with it. Input: eight bytes of choices (see read_spec), then the text. */
#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "input.h"
#include "text/text.h"

enum { CARETS = 48, FAR_PX = 100000, PAINTED_BYTES_MAX = 600 };

static const char *const languages[] = {"en",      "bn", "ar", "so", "ur",
                                        "zh-Hans", "",   "x",  NULL, "ar-u-nu-latn"};
static const float sizes[] = {30, 44, 24, 6, 12.5F, 61.6F, 200, 5.9F, -1, NAN, INFINITY};
static const int line_limits[] = {0, 1, 2, 3, 40, -1};

static struct text_engine *open_engine(void)
{
    static struct text_engine *engine;
    static struct faults faults;

    if (engine != NULL)
        return engine;
    faults_init(&faults);
    if (text_engine_create(DOORSTEP_SOURCE_DIR "/assets/fonts", &faults, &engine) != OK) {
        (void)fprintf(stderr, "the fonts do not load: %s\n", faults.list[0].text);
        abort();
    }
    return engine;
}

/* Four scales of width: one line for ever, narrower than a letter, a panel, beyond what is allowed. */
static int read_width(struct input *input)
{
    static const int steps_px[] = {0, 1, 8, 400};
    int step_px = steps_px[input_choice(input, sizeof steps_px / sizeof steps_px[0])];

    return (int)input_byte(input) * step_px;
}

static struct text_spec read_spec(struct input *input)
{
    struct text_spec spec = {
        .language = languages[input_choice(input, sizeof languages / sizeof languages[0])],
        .size_px = sizes[input_choice(input, sizeof sizes / sizeof sizes[0])],
        .weight = (enum text_weight)input_choice(input, 3),
        .direction = (enum text_direction)input_choice(input, 3),
        .align = (enum text_align)input_choice(input, 3),
        .line_limit = line_limits[input_choice(input, sizeof line_limits / sizeof line_limits[0])],
    };

    spec.width_px = read_width(input);
    return spec;
}

static bool is_allowed(const struct text_spec *spec)
{
    return spec->size_px >= 6 && spec->size_px <= 200 && spec->width_px <= FAR_PX && spec->line_limit >= 0 &&
           (spec->weight == TEXT_REGULAR || spec->weight == TEXT_BOLD);
}

static void check_lines(const struct text_paragraph *paragraph, const struct text_spec *spec)
{
    struct text_size size = text_paragraph_size(paragraph);
    size_t count = text_paragraph_line_count(paragraph);
    size_t at = 0;
    int top_px = 0;

    assert(count >= 1 && (spec->line_limit == 0 || count <= (size_t)spec->line_limit));
    for (size_t i = 0; i < count; i++) {
        struct text_line line = text_paragraph_line(paragraph, i);

        assert(line.start_byte >= at && line.start_byte <= line.end_byte);
        assert(line.top_px >= top_px && line.height_px > 0);
        assert(line.width_px >= 0 && line.width_px <= size.width_px);
        assert(line.baseline_px >= line.top_px && line.baseline_px <= line.top_px + line.height_px);
        at = line.end_byte;
        top_px = line.top_px + line.height_px;
    }
    assert(at <= strlen(spec->text) && top_px <= size.height_px);
    assert(spec->line_limit > 0 || at == strlen(spec->text));
    assert(size.first_baseline_px <= size.last_baseline_px && size.last_baseline_px <= size.height_px);
    assert(text_paragraph_band(paragraph).top_px <= text_paragraph_band(paragraph).bottom_px);
}

static void check_hit(const struct text_paragraph *paragraph, const char *text, bool is_utf8, int x_px,
                      int y_px)
{
    size_t offset = text_paragraph_hit(paragraph, x_px, y_px);

    assert(offset <= strlen(text));
    assert(!is_utf8 || input_is_boundary(text, offset));
}

static void check_carets(const struct text_paragraph *paragraph, const char *text)
{
    struct text_size size = text_paragraph_size(paragraph);
    size_t bytes = strlen(text);
    bool is_utf8 = input_is_utf8(text);

    for (size_t offset = 0; offset <= bytes + 1; offset += bytes / CARETS + 1) {
        struct text_caret caret = text_paragraph_caret(paragraph, offset);

        assert(caret.height_px > 0 && caret.top_px >= 0 && caret.top_px + caret.height_px <= size.height_px);
        check_hit(paragraph, text, is_utf8, caret.x_px, caret.top_px + caret.height_px / 2);
    }
    check_hit(paragraph, text, is_utf8, -FAR_PX, -FAR_PX);
    check_hit(paragraph, text, is_utf8, FAR_PX, FAR_PX);
}

static void sum_coverage(void *context, const uint8_t *coverage, int width, int height, int stride, int x_px,
                         int y_px)
{
    uint64_t *sum = context;

    (void)x_px;
    (void)y_px;
    assert(width > 0 && height > 0 && stride >= width);
    for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++)
            *sum += coverage[(size_t)y * (size_t)stride + (size_t)x];
    }
}

static void check_paragraph(const struct text_paragraph *paragraph, const struct text_spec *spec)
{
    uint64_t sum = 0;

    check_lines(paragraph, spec);
    check_carets(paragraph, spec->text);
    if (strlen(spec->text) <= PAINTED_BYTES_MAX)
        assert(text_paragraph_paint(paragraph, sum_coverage, &sum) == OK);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct input input = {.at = data, .left = size};
    struct text_engine *engine = open_engine();
    struct text_paragraph *paragraph = NULL;
    struct text_spec spec = read_spec(&input);
    char *text = input_rest(&input);
    char missing[64] = "";
    enum status status;

    spec.text = text;
    status = text_paragraph_create(engine, &spec, &paragraph);
    if (strlen(text) > TEXT_BYTES_MAX)
        assert(status == FULL);
    else
        assert(status == (is_allowed(&spec) ? OK : INVALID));
    if (status == OK)
        check_paragraph(paragraph, &spec);
    text_paragraph_destroy(paragraph);
    if (!text_engine_covers(engine, spec.language != NULL ? spec.language : "en", text, missing))
        assert(missing[0] != '\0' && memchr(missing, '\0', sizeof missing) != NULL);
    free(text);
    return 0;
}
