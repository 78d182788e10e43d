/* Measures our text engine beside Pango with cairo and beside SDL2_ttf's own wrapping, in one run, and says
 * which of the targets hold. The first engine of each table is ours for the words of the interface, whose
 * pixels are kept; the second is ours for somebody's own words, which are not. usage: bench_text [JSON]
 * build/bench/text.json without it; exits 1 when a target is missed bench_text --quick       one round, no
 * figures: that every engine draws every language and starts */
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "cold.h"
#include "report.h"
#include "warm.h"

enum { ROUNDS = 31, STARTS = 9, COLD_ARGUMENTS = 6 };

const struct peer *const peers[PEER_COUNT] = {&peer_ours, &peer_personal, &peer_pango, &peer_sdl};

/* Read by LeakSanitizer: fontconfig never frees what it found in a font file. */
const char *__lsan_default_suppressions(void);

const char *__lsan_default_suppressions(void)
{
    return "leak:libfontconfig.so\n";
}

static bool all_hold(const struct report *report)
{
    for (size_t i = 0; i < VERDICTS; i++)
        if (!report->verdicts[i].holds)
            return false;
    return true;
}

/* Cold first: what this process maps would be shared with those that it starts. */
static enum status measure(const struct texts *texts, bool quick, const char *path, bool *ret_good)
{
    struct cold cold[COLD_PROGRAMS][COLD_PAGES];
    struct samples samples;
    struct report report = {.texts = texts, .samples = &samples, .cold = cold};
    enum status status = cold_measure(quick ? 1 : STARTS, quick ? 1 : COLD_PAGES, cold);

    samples_init(texts->corpus.count, quick ? 1 : ROUNDS, &samples);
    if (status == OK)
        status = warm_measure(texts, &samples);
    if (status == OK && quick) {
        printf("every engine drew %zu paragraphs in %zu languages\n", texts->count, texts->corpus.count);
        *ret_good = true;
    } else if (status == OK) {
        verdicts_of(&samples, report.verdicts);
        report_print(&report);
        status = report_write(&report, path);
        *ret_good = all_hold(&report);
    }
    samples_finish(&samples);
    return status;
}

int main(int argc, char **argv)
{
    bool cold = argc == COLD_ARGUMENTS && strcmp(argv[1], "--cold") == 0;
    bool quick = argc == 2 && strcmp(argv[1], "--quick") == 0;
    const char *path = argc == 2 ? argv[1] : DOORSTEP_SOURCE_DIR "/build/bench/text.json";
    enum status status;
    struct texts texts;
    bool good = false;
    int code = 1;

    if (!cold && !quick && (argc > 2 || path[0] == '-')) {
        fprintf(stderr, "usage: bench_text [--quick | JSON]\n");
        return 2;
    }
    status = texts_read(&texts);
    if (status == OK && cold) {
        code = cold_child(&texts, argv + 2);
    } else if (status == OK) {
        status = measure(&texts, quick, path, &good);
        code = good && status == OK ? 0 : 1;
    }
    if (status != OK)
        fprintf(stderr, "bench_text: %s\n", status_name(status));
    texts_finish(&texts);
    return code;
}
