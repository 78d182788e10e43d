/* Holds the golden files against the text engine, or writes into them what the engine says.
 * usage: golden_text [FILE...]             without a file: all of tests/golden/text
 *        golden_text --update FILE...      look at what it wrote before you keep it: it records, it does not
 *                                          judge */
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "golden_case.h"
#include "golden_file.h"
#include "golden_probe.h"

enum { ROWS_BYTES_MAX = 256 * 1024, FILE_BYTES_MAX = 1024 * 1024, FILE_MODE = 0644 };

struct run {
    struct text_engine *engine;
    bool update;
    const struct golden_file *file;
    struct strbuf written; /* the file as it should be */
    int passed;
    int failed;
};

/* A case being judged: rows of the file beside rows of the engine. */
struct judged {
    struct run *run;
    struct golden_block block;
    struct golden_case one;
    struct text_paragraph *paragraph;
    struct strbuf results;
    bool differs;
};

static void complain(struct judged *judged, size_t row, const char *what, const char *words)
{
    judged->differs = true;
    if (!judged->run->update)
        fprintf(stderr, "%s:%zu: %s%s\n", judged->run->file->path, row + 1, what, words);
}

/* A file that cannot be understood fails in update mode too. */
static void refuse(struct judged *judged, size_t row, const char *what)
{
    judged->differs = true;
    fprintf(stderr, "%s:%zu: %s: %s\n", judged->run->file->path, row + 1, what, judged->run->file->rows[row]);
    judged->run->failed += judged->run->update;
}

static void take_settings(struct judged *judged, struct golden_block block)
{
    for (size_t i = block.start; i < block.end; i++) {
        const char *row = judged->run->file->rows[i];
        enum golden_kind kind = golden_kind_of(row);

        if (kind == GOLDEN_UNKNOWN)
            refuse(judged, i, "unknown key");
        if (kind == GOLDEN_SETTING && golden_case_set(&judged->one, row) != OK)
            refuse(judged, i, "this value is not allowed");
    }
}

static size_t next_result(const struct judged *judged, size_t row)
{
    while (row < judged->block.end && golden_kind_of(judged->run->file->rows[row]) != GOLDEN_RESULT)
        row++;
    return row;
}

static void compare_results(struct judged *judged)
{
    char *copy = strbuf_take(&judged->results);
    char *rest = copy;
    size_t at = next_result(judged, judged->block.start);

    strbuf_add(&judged->results, copy);
    for (char *row = strsep(&rest, "\n"); rest != NULL; row = strsep(&rest, "\n")) {
        if (at == judged->block.end) {
            complain(judged, judged->block.start, "the engine also says: ", row);
            continue;
        }
        if (strcmp(judged->run->file->rows[at], row) != 0)
            complain(judged, at, "the engine says: ", row);
        at = next_result(judged, at + 1);
    }
    for (; at < judged->block.end; at = next_result(judged, at + 1))
        complain(judged, at, "the engine has no such row", "");
    free(copy);
}

static void write_probe(struct judged *judged, size_t index)
{
    const char *row = judged->run->file->rows[index];
    struct strbuf answer;

    strbuf_init(&answer, GOLDEN_ROW_BYTES_MAX);
    if (judged->paragraph == NULL ||
        golden_probe(judged->paragraph, strbuf_text(&judged->one.text), row, &answer) != OK)
        refuse(judged, index, "cannot be answered");
    else if (strcmp(strbuf_text(&answer), row) != 0)
        complain(judged, index, "the engine says: ", strbuf_text(&answer));
    strbuf_add(&judged->run->written, strbuf_text(&answer));
    strbuf_add_char(&judged->run->written, '\n');
    strbuf_finish(&answer);
}

static size_t last_setting(const struct judged *judged)
{
    size_t last = judged->block.start;

    for (size_t i = judged->block.start; i < judged->block.end; i++) {
        if (golden_kind_of(judged->run->file->rows[i]) == GOLDEN_SETTING)
            last = i;
    }
    return last;
}

static void write_block(struct judged *judged)
{
    size_t last = last_setting(judged);

    for (size_t i = judged->block.start; i < judged->block.end; i++) {
        const char *row = judged->run->file->rows[i];
        enum golden_kind kind = golden_kind_of(row);

        if (kind == GOLDEN_PROBE)
            write_probe(judged, i);
        else if (kind != GOLDEN_RESULT)
            strbuf_add_format(&judged->run->written, "%s\n", row);
        if (i == last)
            strbuf_add(&judged->run->written, strbuf_text(&judged->results));
    }
}

static void judge_block(struct run *run, struct golden_block block)
{
    struct judged judged = {.run = run, .block = block};
    enum status status;

    golden_case_init(&judged.one);
    strbuf_init(&judged.results, ROWS_BYTES_MAX);
    take_settings(&judged, golden_file_preamble(run->file));
    take_settings(&judged, block);
    status = golden_case_lay_out(&judged.one, run->engine, &judged.paragraph);
    golden_case_results(&judged.one, judged.paragraph, status, &judged.results);
    compare_results(&judged);
    write_block(&judged);
    run->passed += run->update || !judged.differs;
    run->failed += !run->update && judged.differs;
    text_paragraph_destroy(judged.paragraph);
    strbuf_finish(&judged.results);
    golden_case_finish(&judged.one);
}

static enum status write_back(struct run *run)
{
    const char *text = strbuf_text(&run->written);
    enum status status = strbuf_status(&run->written);

    if (status != OK)
        return status;
    return file_write(run->file->path, text, strlen(text), FILE_MODE);
}

static void judge_file(struct run *run, const char *path)
{
    struct golden_file file;
    struct golden_block block;
    enum status status = golden_file_read(path, &file);

    if (status != OK) {
        fprintf(stderr, "%s: cannot be read: %s\n", path, status_name(status));
        run->failed++;
        return;
    }
    run->file = &file;
    strbuf_init(&run->written, FILE_BYTES_MAX);
    block = golden_file_preamble(&file);
    for (size_t i = block.start; i < block.end; i++)
        strbuf_add_format(&run->written, "%s\n", file.rows[i]);
    while (golden_file_next(&file, block.end, &block))
        judge_block(run, block);
    if (run->update && run->failed == 0 && write_back(run) != OK) {
        fprintf(stderr, "%s: cannot be written\n", path);
        run->failed++;
    }
    strbuf_finish(&run->written);
    golden_file_finish(&file);
}

static void judge_all(struct run *run)
{
    glob_t found;

    if (glob(DOORSTEP_SOURCE_DIR "/tests/golden/text/*.test", 0, NULL, &found) != 0) {
        fputs("golden_text: no file in tests/golden/text\n", stderr);
        run->failed++;
        return;
    }
    for (size_t i = 0; i < found.gl_pathc; i++)
        judge_file(run, found.gl_pathv[i]);
    globfree(&found);
}

static struct text_engine *open_engine(void)
{
    struct text_engine *engine = NULL;
    struct faults faults;
    char line[512];

    faults_init(&faults);
    if (text_engine_create(DOORSTEP_SOURCE_DIR "/assets/fonts", &faults, &engine) != OK) {
        for (size_t i = 0; i < faults.count && i < FAULTS_KEPT; i++) {
            faults_line(&faults, i, line, sizeof line);
            fprintf(stderr, "golden_text: %s\n", line);
        }
    }
    faults_finish(&faults);
    return engine;
}

int main(int argc, char **argv)
{
    struct run run = {.engine = open_engine()};
    int first = 1;

    if (run.engine == NULL)
        return 2;
    if (argc > 1 && strcmp(argv[1], "--update") == 0) {
        run.update = true;
        first = 2;
    }
    if (run.update && argc == 2) {
        fputs("usage: golden_text [--update] FILE...\n", stderr);
        text_engine_destroy(run.engine);
        return 2;
    }
    if (first == argc)
        judge_all(&run);
    for (int i = first; i < argc; i++)
        judge_file(&run, argv[i]);
    text_engine_destroy(run.engine);
    printf("%d passed, %d failed\n", run.passed, run.failed);
    return run.failed == 0 && run.passed > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
