/* Any text, in any size, width, language and direction: it lays out, and its lines, carets and hits agree
 * with it. Input: eight bytes of choices (see read_spec), then the text. */
#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "input.h"
#include "text/bitmap.h"
#include "text/text.h"

enum { CARETS = 48, FAR_PX = 100000, PAINTED_BYTES_MAX = 600, SPANS = 6, RECTS = 64, BITMAP_PX = 96 };

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

/* The same choices for the same text, so that a found input stays a found input. */
static uint32_t next_choice(uint32_t *seed)
{
    *seed = *seed * 1664525U + 1013904223U;
    return *seed >> 8;
}

static uint32_t seed_of(const char *text)
{
    uint32_t seed = 2166136261U;

    for (; *text != '\0'; text++)
        seed = (seed ^ (unsigned char)*text) * 16777619U;
    return seed;
}

/* Rising spans, which may begin and end anywhere, in the middle of a letter too. */
static size_t make_spans(const char *text, bool with_weights, struct text_span ret_spans[SPANS])
{
    uint32_t seed = seed_of(text);
    size_t bytes = strlen(text);
    size_t at = 0;
    size_t count = 0;

    while (count < SPANS && at < bytes) {
        size_t start = at + next_choice(&seed) % (bytes - at);
        size_t end = start + 1 + next_choice(&seed) % (bytes - start);

        ret_spans[count++] = (struct text_span){
            .start_byte = start,
            .end_byte = end,
            .weight = with_weights && next_choice(&seed) % 2 != 0 ? TEXT_BOLD : TEXT_REGULAR,
            .ink = (int)(next_choice(&seed) % 3),
        };
        at = end;
    }
    return count;
}

static void sum_piece(void *context, const struct text_piece *piece)
{
    assert(piece->ink >= 0 && piece->ink < 3);
    sum_coverage(context, piece->coverage, piece->width, piece->height, piece->stride, piece->x_px,
                 piece->y_px);
}

static void check_selection(const struct text_paragraph *paragraph, const char *text)
{
    struct text_rect rects[RECTS];
    struct text_size size = text_paragraph_size(paragraph);
    uint32_t seed = seed_of(text);
    size_t bytes = strlen(text) + 1;

    for (int i = 0; i < 4; i++) {
        size_t start = next_choice(&seed) % bytes;
        size_t end = start + next_choice(&seed) % bytes;
        size_t count = text_paragraph_selection(paragraph, start, end, rects, RECTS);

        for (size_t k = 0; k < count && k < RECTS; k++) {
            assert(rects[k].width_px >= 0 && rects[k].height_px >= 0);
            assert(rects[k].top_px >= 0 && rects[k].top_px + rects[k].height_px <= size.height_px);
        }
    }
}

static void check_bitmap(const struct text_paragraph *paragraph)
{
    uint8_t dots[BITMAP_PX * BITMAP_PX] = {0};
    struct text_bitmap bitmap = {.dots = dots,
                                 .width_px = BITMAP_PX,
                                 .height_px = BITMAP_PX,
                                 .stride_bytes = BITMAP_PX,
                                 .depth = TEXT_EIGHT_BIT};

    assert(text_bitmap_add(&bitmap, paragraph, -7, -5) == OK);
    bitmap.depth = TEXT_ONE_BIT;
    bitmap.stride_bytes = BITMAP_PX / 8;
    assert(text_bitmap_add(&bitmap, paragraph, 9, 3) == OK);
}

/* Colours change nothing but the colour: no line, no width, no ink. Weights may, but hold together all the
 * same. */
static void check_spans(struct text_engine *engine, const struct text_paragraph *plain, struct text_spec spec)
{
    struct text_span spans[SPANS];
    struct text_paragraph *inked = NULL;
    struct text_paragraph *weighed = NULL;
    uint64_t plain_sum = 0;
    uint64_t inked_sum = 0;

    spec.spans = spans;
    spec.weight = TEXT_REGULAR;
    spec.span_count = make_spans(spec.text, true, spans);
    assert(text_paragraph_create(engine, &spec, &weighed) == OK);
    check_lines(weighed, &spec);
    check_selection(weighed, spec.text);
    assert(text_paragraph_paint_spans(weighed, sum_piece, &inked_sum) == OK);
    text_paragraph_destroy(weighed);

    spec.span_count = make_spans(spec.text, false, spans);
    assert(text_paragraph_create(engine, &spec, &inked) == OK);
    if (plain != NULL) {
        assert(text_paragraph_line_count(inked) == text_paragraph_line_count(plain));
        assert(text_paragraph_size(inked).width_px == text_paragraph_size(plain).width_px);
        inked_sum = 0;
        assert(text_paragraph_paint(plain, sum_coverage, &plain_sum) == OK);
        assert(text_paragraph_paint_spans(inked, sum_piece, &inked_sum) == OK);
        assert(plain_sum == inked_sum);
    }
    check_bitmap(inked);
    text_paragraph_destroy(inked);
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
    if (status == OK && strlen(text) <= PAINTED_BYTES_MAX)
        check_spans(engine, spec.weight == TEXT_REGULAR ? paragraph : NULL, spec);
    text_paragraph_destroy(paragraph);
    if (!text_engine_covers(engine, spec.language != NULL ? spec.language : "en", text, missing))
        assert(missing[0] != '\0' && memchr(missing, '\0', sizeof missing) != NULL);
    free(text);
    return 0;
}
