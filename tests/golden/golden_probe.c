#include "golden_probe.h"

#include <stdio.h>
#include <string.h>

#include "golden_escape.h"
#include "golden_file.h"

enum { RECTS_MAX = 32, WORD_NONE = -1 };

static enum status ask_caret(const struct text_paragraph *paragraph, const char *text, const char *value,
                             struct strbuf *row)
{
    size_t index;
    struct text_caret caret;

    if (sscanf(value, "%zu", &index) != 1)
        return INVALID;
    caret = text_paragraph_caret(paragraph, golden_byte_of(text, index));
    strbuf_add_format(row, "caret %zu = %d %d", index, caret.x_px, caret.top_px);
    return OK;
}

static enum status ask_hit(const struct text_paragraph *paragraph, const char *text, const char *value,
                           struct strbuf *row)
{
    int x;
    int y;

    if (sscanf(value, "%d %d", &x, &y) != 2)
        return INVALID;
    strbuf_add_format(row, "hit %d %d = %zu", x, y,
                      golden_index_of(text, text_paragraph_hit(paragraph, x, y)));
    return OK;
}

static enum status ask_cluster(const struct text_paragraph *paragraph, const char *text, const char *value,
                               struct strbuf *row)
{
    struct text_cluster cluster;
    int x;
    int y;

    if (sscanf(value, "%d %d", &x, &y) != 2)
        return INVALID;
    strbuf_add_format(row, "cluster %d %d =", x, y);
    if (!text_paragraph_cluster_at(paragraph, x, y, &cluster)) {
        strbuf_add(row, " none");
        return OK;
    }
    strbuf_add_format(row, " %d %d \"", cluster.rect.x_px, cluster.rect.width_px);
    golden_escape(text + cluster.start_byte, cluster.end_byte - cluster.start_byte, row);
    strbuf_add_char(row, '"');
    return OK;
}

static enum status ask_select(const struct text_paragraph *paragraph, const char *text, const char *value,
                              struct strbuf *row)
{
    struct text_rect rects[RECTS_MAX];
    size_t start;
    size_t end;
    size_t count;

    if (sscanf(value, "%zu %zu", &start, &end) != 2)
        return INVALID;
    count = text_paragraph_selection(paragraph, golden_byte_of(text, start), golden_byte_of(text, end), rects,
                                     RECTS_MAX);
    strbuf_add_format(row, "select %zu %zu =", start, end);
    for (size_t i = 0; i < count && i < RECTS_MAX; i++)
        strbuf_add_format(row, "%s %d %d %d", i > 0 ? "," : "", rects[i].x_px, rects[i].top_px,
                          rects[i].width_px);
    return OK;
}

static size_t word_start(const char *text, size_t line_start, size_t at)
{
    while (at > line_start && text[at - 1] != ' ' && text[at - 1] != '\n')
        at--;
    return at;
}

/* The words of a line in the order in which the eye meets them from the left, each where its first ink is. */
static enum status ask_seen(const struct text_paragraph *paragraph, const char *text, const char *value,
                            struct strbuf *row)
{
    struct text_cluster cluster;
    struct text_line line;
    size_t index;
    long last = WORD_NONE;

    if (sscanf(value, "%zu", &index) != 1 || index >= text_paragraph_line_count(paragraph))
        return INVALID;
    line = text_paragraph_line(paragraph, index);
    strbuf_add_format(row, "seen %zu =", index);
    for (int x = line.x_px; x < line.x_px + line.width_px; x++) {
        size_t start;

        if (!text_paragraph_cluster_at(paragraph, x, line.top_px + line.height_px / 2, &cluster) ||
            text[cluster.start_byte] == ' ')
            continue;
        start = word_start(text, line.start_byte, cluster.start_byte);
        if ((long)start == last)
            continue;
        strbuf_add(row, last == WORD_NONE ? " " : " | ");
        golden_escape(text + start, strcspn(text + start, " \n"), row);
        last = (long)start;
    }
    return OK;
}

static const struct {
    const char *key;
    enum status (*ask)(const struct text_paragraph *paragraph, const char *text, const char *value,
                       struct strbuf *row);
} probes[] = {
    {"caret", ask_caret},   {"hit", ask_hit},   {"cluster", ask_cluster},
    {"select", ask_select}, {"seen", ask_seen},
};

bool golden_is_probe(const char *row)
{
    for (size_t i = 0; i < sizeof probes / sizeof *probes; i++) {
        if (golden_value(row, probes[i].key) != NULL)
            return true;
    }
    return false;
}

enum status golden_probe(const struct text_paragraph *paragraph, const char *text, const char *row,
                         struct strbuf *ret_row)
{
    for (size_t i = 0; i < sizeof probes / sizeof *probes; i++) {
        const char *value = golden_value(row, probes[i].key);
        enum status status;

        if (value == NULL)
            continue;
        status = probes[i].ask(paragraph, text, value, ret_row);
        return status != OK ? status : strbuf_status(ret_row);
    }
    return INVALID;
}
