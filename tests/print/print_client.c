/* Drives a printer as the glass does, by commands on standard input, and tells all that it hears.
 * usage: print_client SETTINGS
 *        print KIND WIDTH HEIGHT SEED · ask · cancel JOB · look · quit */
#include <inttypes.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "print/printer.h"

enum { LINE_BYTES = 256 };

/* Stripes that any other program can draw, too. */
static bool is_black(int x, int y, int seed)
{
    return (x * 7 + y * 13 + seed) % 11 < 4;
}

static const char *name(enum printer_state state)
{
    return printer_key(state) + strlen("printer.");
}

static void print(struct printer *printer, const char *words)
{
    char kind[LINE_BYTES];
    struct bitmap bitmap;
    enum status status = INVALID;
    unsigned job = 0;
    int width = 0, height = 0, seed = 0;

    if (sscanf(words, "%255s %d %d %d", kind, &width, &height, &seed) != 4 ||
        bitmap_init(&bitmap, width, height) != OK) {
        printf("called wrongly\n");
        return;
    }
    for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
            if (is_black(x, y, seed))
                bitmap_fill(&bitmap, x, y, 1, 1);
        }
    }
    status = printer_start(printer, kind, &bitmap, &job);
    bitmap_finish(&bitmap);
    if (status == OK)
        printf("job %u\n", job);
    else
        printf("refused %s\n", status_name(status));
}

static void ask(struct printer *printer)
{
    unsigned job = 0;
    enum status status = printer_ask(printer, &job);

    if (status == OK)
        printf("job %u\n", job);
    else
        printf("refused %s\n", status_name(status));
}

static bool obey(struct printer *printer, const char *line)
{
    struct printer_look look;

    if (strncmp(line, "print ", 6) == 0)
        print(printer, line + 6);
    else if (strcmp(line, "ask") == 0)
        ask(printer);
    else if (strncmp(line, "cancel ", 7) == 0)
        printer_cancel(printer, (unsigned)strtoul(line + 7, NULL, 10));
    else if (strcmp(line, "look") == 0) {
        look = printer_look(printer);
        printf("look %s %s %s\n", name(look.state), look.code[0] != '\0' ? look.code : "-", look.detail);
    } else if (strcmp(line, "quit") == 0)
        return false;
    else
        printf("called wrongly\n");
    return true;
}

/* One line, without its end; false when there are no more. */
static bool read_line(char line[LINE_BYTES])
{
    size_t length = 0;
    char byte;

    while (read(STDIN_FILENO, &byte, 1) == 1) {
        if (byte == '\n') {
            line[length] = '\0';
            return true;
        }
        if (length < LINE_BYTES - 1)
            line[length++] = byte;
    }
    return false;
}

static void run(struct printer *printer)
{
    char line[LINE_BYTES];
    struct printer_news news;

    for (;;) {
        struct pollfd wait = {.fd = STDIN_FILENO, .events = POLLIN};

        if (poll(&wait, 1, printer_wait_ms(printer)) > 0 && (!read_line(line) || !obey(printer, line)))
            return;
        if (printer_step(printer, &news))
            printf("news %u %s %s\n", news.job, name(news.state), name(news.cause));
        (void)fflush(stdout);
    }
}

int main(int argc, char **argv)
{
    static const struct clock CLOCK;
    static struct faults faults;
    struct printer_settings settings;
    struct printer *printer;
    char line[1024];

    log_open("print_client");
    (void)signal(SIGPIPE, SIG_IGN);
    faults_init(&faults);
    if (argc != 2 || printer_settings_read(argv[1], &faults, &settings) != OK) {
        for (size_t i = 0; i < faults.count && i < FAULTS_KEPT; i++) {
            faults_line(&faults, i, line, sizeof line);
            log_line("%s", line);
        }
        return 2;
    }
    printer = printer_create(&settings, &CLOCK);
    run(printer);
    printer_destroy(printer);
    printer_settings_finish(&settings);
    faults_finish(&faults);
    return 0;
}
