#include "golden_case.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "golden_escape.h"
#include "golden_file.h"
#include "golden_probe.h"

static enum status set_language(struct golden_case *one, const char *value)
{
    int length = snprintf(one->language, sizeof one->language, "%s", value);

    one->spec.language = one->language;
    return length > 0 && (size_t)length < sizeof one->language ? OK : INVALID;
}

static enum status set_size(struct golden_case *one, const char *value)
{
    char *end = NULL;

    one->spec.size_px = strtof(value, &end);
    return end != value && *end == '\0' ? OK : INVALID;
}

static enum status set_number(const char *value, int *ret_number)
{
    char *end = NULL;
    long number = strtol(value, &end, 10);

    if (end == value || *end != '\0' || number < -1000000 || number > 1000000)
        return INVALID;
    *ret_number = (int)number;
    return OK;
}

static enum status set_width(struct golden_case *one, const char *value)
{
    return set_number(value, &one->spec.width_px);
}

static enum status set_limit(struct golden_case *one, const char *value)
{
    return set_number(value, &one->spec.line_limit);
}

/* The place of `value` in a list that ends in NULL. */
static enum status choose(const char *const *words, const char *value, unsigned *ret_index)
{
    for (unsigned i = 0; words[i] != NULL; i++) {
        if (strcmp(words[i], value) == 0) {
            *ret_index = i;
            return OK;
        }
    }
    return INVALID;
}

static enum status set_weight(struct golden_case *one, const char *value)
{
    static const char *const words[] = {"regular", "bold", NULL};
    unsigned index = 0;
    enum status status = choose(words, value, &index);

    one->spec.weight = (enum text_weight)index;
    return status;
}

static enum status set_direction(struct golden_case *one, const char *value)
{
    static const char *const words[] = {"first-strong", "ltr", "rtl", NULL};
    unsigned index = 0;
    enum status status = choose(words, value, &index);

    one->spec.direction = (enum text_direction)index;
    return status;
}

static enum status set_align(struct golden_case *one, const char *value)
{
    static const char *const words[] = {"start", "centre", "end", NULL};
    unsigned index = 0;
    enum status status = choose(words, value, &index);

    one->spec.align = (enum text_align)index;
    return status;
}

static enum status set_text(struct golden_case *one, const char *value)
{
    strbuf_clear(&one->text);
    return golden_unescape(value, &one->text);
}

/* "START END regular|bold INK" */
static enum status set_span(struct golden_case *one, const char *value)
{
    struct text_span span = {0};
    char weight[8];

    if (one->spec.span_count == GOLDEN_SPANS_MAX ||
        sscanf(value, "%zu %zu %7s %d", &span.start_byte, &span.end_byte, weight, &span.ink) != 4)
        return INVALID;
    span.weight = strcmp(weight, "bold") == 0 ? TEXT_BOLD : TEXT_REGULAR;
    one->spans[one->spec.span_count++] = span;
    return OK;
}

static const struct {
    const char *key;
    enum status (*set)(struct golden_case *one, const char *value);
} settings[] = {
    {"language", set_language}, {"size", set_size},           {"weight", set_weight},
    {"width", set_width},       {"direction", set_direction}, {"align", set_align},
    {"limit", set_limit},       {"text", set_text},           {"span", set_span},
};

enum { SETTING_COUNT = sizeof settings / sizeof *settings };

enum golden_kind golden_kind_of(const char *row)
{
    static const char *const results[] = {"box", "line", "refused"};

    if (*row == '\0' || *row == '#' || golden_value(row, "case") != NULL)
        return GOLDEN_REMARK;
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        if (golden_value(row, settings[i].key) != NULL)
            return GOLDEN_SETTING;
    }
    for (size_t i = 0; i < sizeof results / sizeof *results; i++) {
        if (golden_value(row, results[i]) != NULL)
            return GOLDEN_RESULT;
    }
    return golden_is_probe(row) ? GOLDEN_PROBE : GOLDEN_UNKNOWN;
}

void golden_case_init(struct golden_case *ret_case)
{
    *ret_case = (struct golden_case){.spec = {.size_px = 30}};
    strbuf_init(&ret_case->text, GOLDEN_ROW_BYTES_MAX);
}

void golden_case_finish(struct golden_case *one)
{
    strbuf_finish(&one->text);
}

enum status golden_case_set(struct golden_case *one, const char *row)
{
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        const char *value = golden_value(row, settings[i].key);

        if (value != NULL)
            return settings[i].set(one, value);
    }
    return INVALID;
}

static struct text_spec full_spec(const struct golden_case *one, struct text_span spans[GOLDEN_SPANS_MAX])
{
    struct text_spec spec = one->spec;

    spec.text = strbuf_text(&one->text);
    spec.spans = spec.span_count > 0 ? spans : NULL;
    for (size_t i = 0; i < spec.span_count; i++) {
        spans[i] = one->spans[i];
        spans[i].start_byte = golden_byte_of(spec.text, spans[i].start_byte);
        spans[i].end_byte = golden_byte_of(spec.text, spans[i].end_byte);
    }
    return spec;
}

enum status golden_case_lay_out(const struct golden_case *one, struct text_engine *engine,
                                struct text_paragraph **ret_paragraph)
{
    struct text_span spans[GOLDEN_SPANS_MAX];
    struct text_spec spec = full_spec(one, spans);

    return text_paragraph_create(engine, &spec, ret_paragraph);
}

static void add_line(const struct golden_case *one, const struct text_line *line, struct strbuf *rows)
{
    strbuf_add_format(rows, "line %d %d %d %s \"", line->x_px, line->top_px, line->width_px,
                      line->right_to_left ? "rtl" : "ltr");
    golden_escape(strbuf_text(&one->text) + line->start_byte, line->end_byte - line->start_byte, rows);
    strbuf_add(rows, "\"\n");
}

void golden_case_results(const struct golden_case *one, const struct text_paragraph *paragraph,
                         enum status status, struct strbuf *ret_rows)
{
    struct text_span spans[GOLDEN_SPANS_MAX];
    struct text_spec spec = full_spec(one, spans);
    struct text_size size;

    if (paragraph == NULL) {
        const char *words = text_spec_refusal(&spec);

        strbuf_add_format(ret_rows, "refused %s: %s\n", status_name(status), words != NULL ? words : "");
        return;
    }
    size = text_paragraph_size(paragraph);
    strbuf_add_format(ret_rows, "box %d %d\n", size.width_px, size.height_px);
    for (size_t i = 0; i < text_paragraph_line_count(paragraph); i++) {
        struct text_line line = text_paragraph_line(paragraph, i);

        add_line(one, &line, ret_rows);
    }
}
