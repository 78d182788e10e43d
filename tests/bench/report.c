#include "report.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/memory.h"
#include "page.h"

enum { JSON_DIGITS = 5, FOLDER_MODE = 0755, FILE_MODE = 0644 };

static const struct {
    const char *key;
    const char *title;
} measures[MEASURE_COUNT] = {
    {"layout", "Layout, us a paragraph"},
    {"firstDrawing", "First drawing, from the text to its pixels, us a paragraph"},
    {"drawing", "Of that, the drawing alone, us a paragraph"},
    {"redraw", "Redraw, us a paragraph"},
    {"page", "A full page laid out and drawn, ms"},
    {"pageRedraw", "The same page again, ms"},
};

static const char *language_of(const struct report *report, int language)
{
    return language == LANGUAGE_ALL ? "all" : report->texts->corpus.languages[language].tag;
}

static bool is_of_pages(enum measure measure)
{
    return measure == MEASURE_PAGE || measure == MEASURE_PAGE_REDRAW;
}

/* Microseconds a paragraph, or milliseconds a page. */
static double shown(const struct report *report, enum measure measure, size_t peer, int language)
{
    double us = samples_median(report->samples, measure, peer, language);
    size_t count = report->texts->count;

    if (is_of_pages(measure))
        return us / 1e3 / (language == LANGUAGE_ALL ? (double)report->texts->corpus.count : 1.0);
    if (language != LANGUAGE_ALL)
        count = report->texts->corpus.languages[language].count;
    return us / (double)count;
}

static bool has(const struct peer *peer, enum measure measure)
{
    return peer->lays_alone || (measure != MEASURE_LAYOUT && measure != MEASURE_DRAW);
}

static void print_row(const struct report *report, enum measure measure, int language)
{
    static const size_t others[] = {PEER_PANGO, PEER_SDL};

    printf("  %-5s", language_of(report, language));
    for (size_t i = 0; i < PEER_COUNT; i++) {
        if (has(peers[i], measure))
            printf(" %21.*f", is_of_pages(measure) ? 2 : 1, shown(report, measure, i, language));
        else
            printf(" %21s", "-");
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (has(peers[others[i]], measure))
            printf(" %9.2f", samples_ratio(report->samples, measure, PEER_OURS, others[i], language));
        else
            printf(" %9s", "-");
    }
    printf(" %9.2f\n", samples_ratio(report->samples, measure, PEER_KEPT, PEER_PANGO, language));
}

static void print_measure(const struct report *report, enum measure measure)
{
    printf("%s\n  %-5s", measures[measure].title, "");
    for (size_t i = 0; i < PEER_COUNT; i++)
        printf(" %21s", peers[i]->title);
    printf(" %9s %9s %9s\n", "x Pango", "x SDL2", "pers. x P");
    for (int i = 0; i < (int)report->texts->corpus.count; i++)
        print_row(report, measure, i);
    print_row(report, measure, LANGUAGE_ALL);
    printf("\n");
}

static const char *program_title(size_t program)
{
    return program < PEER_COUNT ? peers[program]->title : "the same, drawing nothing";
}

static void print_cold(const struct report *report)
{
    printf("Cold start: from the program's start to a page drawn, ms by the wall (of work); memory then, MB\n"
           "  %-26s",
           "");
    for (size_t page = 0; page < COLD_PAGES; page++)
        printf(" %20s", cold_page_name(page));
    printf("\n");
    for (size_t program = 0; program < COLD_PROGRAMS; program++) {
        printf("  %-26s", program_title(program));
        for (size_t page = 0; page < COLD_PAGES; page++) {
            const struct cold *cold = &report->cold[program][page];

            printf(" %6.1f (%5.1f) %5.1f", cold->wall_ms, cold->work_ms, cold->memory_kb / 1024.0);
        }
        printf("\n");
    }
    printf("\n");
}

static void print_verdicts(const struct report *report)
{
    for (size_t i = 0; i < VERDICTS; i++) {
        const struct verdict *verdict = &report->verdicts[i];

        printf("%-6s %s: %.2f, wanted %s %.1f; worst in %s, %.2f\n", verdict->holds ? "holds" : "MISSED",
               verdict->what, verdict->found, verdict->what[0] == 's' ? "under" : "at least", verdict->least,
               language_of(report, verdict->worst_language), verdict->worst);
    }
}

void report_print(const struct report *report)
{
    printf(
        "%zu paragraphs in %zu languages, %d px, %d px wide, %zu rounds; a page is %d of them. Medians.\n\n",
        report->texts->count, report->texts->corpus.count, BENCH_SIZE_PX, BENCH_WIDTH_PX,
        report->samples->rounds, PAGE_TEXTS);
    for (enum measure i = 0; i < MEASURE_COUNT; i++)
        print_measure(report, i);
    print_cold(report);
    print_verdicts(report);
}

static json_t *measure_json(const struct report *report, enum measure measure, int language)
{
    json_t *object = json_object();
    json_t *times = json_object();

    for (size_t i = 0; i < PEER_COUNT; i++) {
        if (!has(peers[i], measure))
            continue;
        json_object_set_new(object, peers[i]->name, json_real(shown(report, measure, i, language)));
        if (i != PEER_OURS)
            json_object_set_new(times, peers[i]->name,
                                json_real(samples_ratio(report->samples, measure, PEER_OURS, i, language)));
    }
    json_object_set_new(object, "oursTimes", times);
    return object;
}

static json_t *warm_json(const struct report *report, int language)
{
    json_t *object = json_object();

    for (enum measure i = 0; i < MEASURE_COUNT; i++)
        json_object_set_new(object, measures[i].key, measure_json(report, i, language));
    return object;
}

static json_t *cold_json(const struct report *report, size_t program)
{
    json_t *object = json_object();

    for (size_t page = 0; page < COLD_PAGES; page++) {
        const struct cold *cold = &report->cold[program][page];

        json_object_set_new(object, cold_page_name(page),
                            json_pack("{s:f, s:f, s:f}", "wallMs", cold->wall_ms, "workMs", cold->work_ms,
                                      "memoryKb", cold->memory_kb));
    }
    return object;
}

static json_t *verdicts_json(const struct report *report)
{
    json_t *list = json_array();

    for (size_t i = 0; i < VERDICTS; i++) {
        const struct verdict *verdict = &report->verdicts[i];

        json_array_append_new(
            list, json_pack("{s:s, s:f, s:f, s:b, s:s, s:f}", "what", verdict->what, "wanted", verdict->least,
                            "found", verdict->found, "holds", verdict->holds, "worstLanguage",
                            language_of(report, verdict->worst_language), "worst", verdict->worst));
    }
    return list;
}

static json_t *report_json(const struct report *report)
{
    json_t *warm = json_object();
    json_t *cold = json_object();

    for (int i = LANGUAGE_ALL; i < (int)report->texts->corpus.count; i++)
        json_object_set_new(warm, language_of(report, i), warm_json(report, i));
    for (size_t i = 0; i < COLD_PROGRAMS; i++)
        json_object_set_new(cold, i < PEER_COUNT ? peers[i]->name : "nothing", cold_json(report, i));
    return json_pack("{s:i, s:i, s:i, s:I, s:I, s:s, s:o, s:o, s:o}", "sizePx", BENCH_SIZE_PX, "widthPx",
                     BENCH_WIDTH_PX, "pageTexts", PAGE_TEXTS, "paragraphs", (json_int_t)report->texts->count,
                     "rounds", (json_int_t)report->samples->rounds, "units",
                     "microseconds a paragraph, milliseconds a page; work of the process, medians",
                     "languages", warm, "coldStart", cold, "targets", verdicts_json(report));
}

enum status report_write(const struct report *report, const char *path)
{
    json_t *json = report_json(report);
    char *text = json_dumps(json, JSON_INDENT(2) | JSON_REAL_PRECISION(JSON_DIGITS));
    char *folder = memory_copy_text(path);
    char *slash = strrchr(folder, '/');
    enum status status = OK;

    if (slash != NULL && slash != folder) {
        *slash = '\0';
        status = file_make_folder(folder, FOLDER_MODE);
    }
    if (status == OK)
        status = file_write(path, text, strlen(text), FILE_MODE);
    free(folder);
    free(text);
    json_decref(json);
    return status;
}
