#include "cold.h"

#include <errno.h>
#include <ftw.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/memory.h"
#include "page.h"
#include "samples.h"
#include "text/fonts.h"

enum { PATH_BYTES = 512, ROW_BYTES = 256, FOLDERS_OPEN = 8 };

static const char *const pages[COLD_PAGES] = {"en", "bn", "ur", "zh", "all"};

extern char **environ;

const char *cold_page_name(size_t page)
{
    return pages[page];
}

static double wall_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* 0 when the kernel does not tell. */
static double memory_kb(void)
{
    FILE *file = fopen("/proc/self/smaps_rollup", "re");
    char row[ROW_BYTES];
    double kb = 0.0;

    if (file == NULL)
        return 0.0;
    while (fgets(row, sizeof row, file) != NULL)
        if (strncmp(row, "Pss:", 4) == 0)
            kb = strtod(row + 4, NULL);
    fclose(file);
    return kb;
}

/* The pages stay laid out, as they would in a program that shows them. */
static bool show_pages(const struct peer *peer, void *state, const struct texts *texts, const char *name,
                       struct screen *screen, struct page *shown)
{
    for (size_t i = 0; i < texts->corpus.count; i++) {
        size_t count;
        const struct bench_text *of_language = texts_of(texts, i, &count);

        if (strcmp(name, "all") != 0 && strcmp(name, of_language->language) != 0)
            continue;
        if (!page_show(peer, state, of_language, count, screen, &shown[i]))
            return false;
    }
    return true;
}

static int report(double start_ms)
{
    double now_ms = wall_ms();
    double work_us = clock_work_us();

    printf("%.4f %.4f %.0f\n", now_ms - start_ms, work_us / 1e3, memory_kb());
    return fflush(stdout) == 0 ? 0 : 1;
}

static int draw_cold(const struct peer *peer, const struct texts *texts, char *const arguments[4],
                     struct screen *screen)
{
    struct page *shown = memory_allocate(texts->corpus.count, sizeof *shown);
    void *state = NULL;
    int code = 1;

    if (peer->create(NULL, 0, arguments[2], &state) == OK &&
        show_pages(peer, state, texts, arguments[1], screen, shown))
        code = report(strtod(arguments[3], NULL));
    for (size_t i = 0; i < texts->corpus.count; i++)
        page_finish(peer, &shown[i]);
    free(shown);
    peer->destroy(state);
    return screen_inked(screen) > 0 ? code : 1;
}

int cold_child(const struct texts *texts, char *const arguments[4])
{
    size_t program = strtoul(arguments[0], NULL, 10);
    struct screen screen;
    int code;

    screen_init(SCREEN_WIDTH_PX, SCREEN_HEIGHT_PX, &screen);
    if (program < PEER_COUNT)
        code = draw_cold(peers[program], texts, arguments, &screen);
    else
        code = report(strtod(arguments[3], NULL));
    screen_finish(&screen);
    return code;
}

static bool read_report(int from, struct cold *ret_cold)
{
    FILE *file = fdopen(from, "r");
    char row[ROW_BYTES] = "";
    char *rest = row;

    if (file == NULL) {
        close(from);
        return false;
    }
    if (fgets(row, sizeof row, file) == NULL)
        row[0] = '\0';
    fclose(file);
    ret_cold->wall_ms = strtod(rest, &rest);
    ret_cold->work_ms = strtod(rest, &rest);
    ret_cold->memory_kb = strtod(rest, &rest);
    return *rest == '\n';
}

/* Started without a copy of this process: `posix_spawn` shares its pages until the program is loaded. */
static bool start(size_t program, const char *page, const char *folder, struct cold *ret_cold)
{
    posix_spawn_file_actions_t actions;
    char number[16];
    char now[32];
    char *arguments[] = {(char *)(uintptr_t) "bench_text",
                         (char *)(uintptr_t) "--cold",
                         number,
                         (char *)(uintptr_t)page,
                         (char *)(uintptr_t)folder,
                         now,
                         NULL};
    int ends[2];
    int code = 1;
    bool reported;
    pid_t child;
    int error;

    if (pipe(ends) != 0)
        return false;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addclose(&actions, ends[0]);
    posix_spawn_file_actions_addclose(&actions, ends[1]);
    snprintf(number, sizeof number, "%zu", program);
    snprintf(now, sizeof now, "%.4f", wall_ms());
    error = posix_spawn(&child, "/proc/self/exe", &actions, NULL, arguments, environ);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    reported = read_report(ends[0], ret_cold);
    if (error == 0)
        while (waitpid(child, &code, 0) < 0 && errno == EINTR)
            ;
    return reported && error == 0 && WIFEXITED(code) && WEXITSTATUS(code) == 0;
}

static enum status start_and_tell(size_t program, size_t page, const char *folder, struct cold *ret_cold)
{
    if (start(program, pages[page], folder, ret_cold))
        return OK;
    fprintf(stderr, "bench_text: %s, started cold, drew nothing in %s\n",
            program < PEER_COUNT ? peers[program]->title : "an empty program", pages[page]);
    return IO;
}

static double median_at(const struct cold *starts, size_t rounds, size_t offset)
{
    double *values = memory_allocate(rounds, sizeof *values);
    double median;

    for (size_t i = 0; i < rounds; i++)
        memcpy(&values[i], (const char *)&starts[i] + offset, sizeof(double));
    median = median_of(values, rounds);
    free(values);
    return median;
}

static enum status start_all(size_t rounds, size_t page_count, const char *folder,
                             struct cold ret_cold[COLD_PROGRAMS][COLD_PAGES])
{
    size_t cells = COLD_PROGRAMS * page_count;
    struct cold *starts = memory_allocate(cells * rounds, sizeof *starts);
    enum status status = OK;

    for (size_t i = 0; status == OK && i < cells * rounds; i++) {
        size_t cell = i % cells; /* program by program within a page */
        size_t round = i / cells;

        status = start_and_tell(cell % COLD_PROGRAMS, cell / COLD_PROGRAMS, folder,
                                &starts[cell * rounds + round]);
    }
    for (size_t cell = 0; status == OK && cell < cells; cell++) {
        const struct cold *of_cell = &starts[cell * rounds];

        ret_cold[cell % COLD_PROGRAMS][cell / COLD_PROGRAMS] =
            (struct cold){.wall_ms = median_at(of_cell, rounds, offsetof(struct cold, wall_ms)),
                          .work_ms = median_at(of_cell, rounds, offsetof(struct cold, work_ms)),
                          .memory_kb = median_at(of_cell, rounds, offsetof(struct cold, memory_kb))};
    }
    free(starts);
    return status;
}

/* The font files by link, so that a private fontconfig finds them and no others. */
static enum status link_fonts(const char *folder)
{
    struct faults faults;
    struct fonts fonts;
    enum status status;

    faults_init(&faults);
    status = fonts_read(DOORSTEP_SOURCE_DIR "/assets/fonts", &faults, &fonts);
    for (size_t i = 0; status == OK && i < fonts.file_count; i++) {
        const char *name = strrchr(fonts.files[i].path, '/');
        char path[PATH_BYTES];

        snprintf(path, sizeof path, "%s/fonts%s", folder, name != NULL ? name : "/");
        if (symlink(fonts.files[i].path, path) != 0 && errno != EEXIST)
            status = IO;
    }
    fonts_finish(&fonts);
    faults_finish(&faults);
    return status;
}

static int remove_one(const char *path, const struct stat *about, int kind, struct FTW *place)
{
    (void)about;
    (void)kind;
    (void)place;
    return remove(path);
}

enum status cold_measure(size_t rounds, size_t page_count, struct cold ret_cold[COLD_PROGRAMS][COLD_PAGES])
{
    char folder[] = "/tmp/bench_text-XXXXXX";
    char fonts[PATH_BYTES];
    enum status status;
    struct cold unused;

    if (mkdtemp(folder) == NULL)
        return IO;
    snprintf(fonts, sizeof fonts, "%s/fonts", folder);
    status = mkdir(fonts, S_IRWXU) == 0 ? link_fonts(folder) : IO;
    /* The first start writes fontconfig's cache. */
    if (status == OK)
        status = start_and_tell(PEER_PANGO, 0, folder, &unused);
    if (status == OK)
        status = start_all(rounds, page_count, folder, ret_cold);
    if (nftw(folder, remove_one, FOLDERS_OPEN, FTW_DEPTH | FTW_PHYS) != 0)
        status = status == OK ? IO : status;
    return status;
}
