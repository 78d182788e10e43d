#include "app/journey.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/dump.h"
#include "app/hands.h"
#include "app/lines.h"
#include "base/file.h"
#include "base/log.h"
#include "base/memory.h"
#include "picture/picture.h"

enum { PIXELS_MAX = 20000 };

struct journey {
    struct lines *lines;
    const char *name;
    bool interactive; /* standard input: every line is answered */
    int line_number;
    struct hands hands;
};

enum status journey_open(const char *path, struct journey **ret_journey)
{
    struct lines *lines = NULL;
    enum status status = lines_open(path, &lines);
    struct journey *journey;

    if (status != OK)
        return status;
    journey = memory_allocate(1, sizeof *journey);
    journey->lines = lines;
    journey->name = path;
    journey->interactive = strcmp(path, "-") == 0;
    *ret_journey = journey;
    return OK;
}

void journey_close(struct journey *journey)
{
    if (journey == NULL)
        return;
    lines_close(journey->lines);
    memory_wipe(journey, sizeof *journey);
    free(journey);
}

/* --- commands: each gets the rest of its line --- */

static char *split(char *text)
{
    char *rest = text + strcspn(text, " ");

    if (*rest != '\0')
        *rest++ = '\0';
    while (*rest == ' ')
        rest++;
    return rest;
}

static enum status do_language(struct journey *journey, char *rest)
{
    char id[64];

    (void)snprintf(id, sizeof id, "lang.%s", rest);
    if (ui_find(&journey->hands.kiosk->view, id) == NULL && hands_tap(&journey->hands, "nav.language") != OK)
        return NOT_FOUND;
    return hands_tap(&journey->hands, id);
}

static enum status do_tap(struct journey *journey, char *rest)
{
    return hands_tap(&journey->hands, rest);
}

static enum status do_double_tap(struct journey *journey, char *rest)
{
    return hands_double_tap(&journey->hands, rest);
}

static enum status do_type(struct journey *journey, char *rest)
{
    const char *text = split(rest);

    return hands_type(&journey->hands, rest, text);
}

static enum status do_answer(struct journey *journey, char *rest)
{
    const char *value = split(rest);

    return hands_answer(&journey->hands, rest, value);
}

static enum status do_key(struct journey *journey, char *rest)
{
    return hands_key(&journey->hands, rest);
}

static enum status do_hold(struct journey *journey, char *rest)
{
    const char *name = split(rest);

    if (name[0] != '\0' && strcmp(rest, "key") == 0)
        return hands_hold_key(&journey->hands, name);
    return hands_hold(&journey->hands, rest);
}

static enum status do_release(struct journey *journey, char *rest)
{
    (void)rest;
    return hands_release(&journey->hands);
}

/* Two numbers with a sign between them. */
static enum status read_pair(struct journey *journey, const char *text, char between, int *ret_first,
                             int *ret_second)
{
    char *end = NULL;
    long first = strtol(text, &end, 10);
    bool is_pair = end != text && *end == between;
    const char *more = is_pair ? end + 1 : text;
    long second = strtol(more, &end, 10);

    if (!is_pair || end == more || *end != '\0' || labs(first) > PIXELS_MAX || labs(second) > PIXELS_MAX) {
        (void)snprintf(journey->hands.problem, sizeof journey->hands.problem,
                       "wanted two numbers, found \"%.60s\"", text);
        return INVALID;
    }
    *ret_first = (int)first;
    *ret_second = (int)second;
    return OK;
}

static enum status do_slide(struct journey *journey, char *rest)
{
    int x = 0;
    int y = 0;
    enum status status = read_pair(journey, rest, ' ', &x, &y);

    return status == OK ? hands_slide(&journey->hands, x, y) : status;
}

static enum status do_resize(struct journey *journey, char *rest)
{
    int width = 0;
    int height = 0;
    enum status status = read_pair(journey, rest, 'x', &width, &height);

    if (status == OK)
        hands_resize(&journey->hands, width, height);
    return status;
}

static enum status do_wheel(struct journey *journey, char *rest)
{
    hands_wheel(&journey->hands, strcmp(rest, "up") == 0 ? -1 : 1);
    return OK;
}

static enum status do_scan(struct journey *journey, char *rest)
{
    return hands_scan(&journey->hands, rest);
}

static bool node_says(const struct ui_node *node, const char *text)
{
    char *plain = dump_text(node);
    bool says = strstr(plain, text) != NULL;

    memory_wipe_text(plain);
    return says;
}

static enum status expect_screen(struct journey *journey, const char *name)
{
    const struct ui_view *view = &journey->hands.kiosk->view;

    if (strcmp(view->screen, name) == 0)
        return OK;
    (void)snprintf(journey->hands.problem, sizeof journey->hands.problem, "wanted screen %s, found screen %s",
                   name, view->screen);
    return NOT_FOUND;
}

static enum status expect_text(struct journey *journey, const char *text)
{
    const struct ui_view *view = &journey->hands.kiosk->view;

    for (size_t i = 0; i < view->count; i++) {
        if (!view->nodes[i].hidden && node_says(&view->nodes[i], text))
            return OK;
    }
    (void)snprintf(journey->hands.problem, sizeof journey->hands.problem,
                   "wanted the text \"%.200s\", found it nowhere on screen %s", text, view->screen);
    return NOT_FOUND;
}

static enum status expect_node(struct journey *journey, const char *id, const char *text)
{
    const struct ui_node *node = ui_find(&journey->hands.kiosk->view, id);
    char *plain;

    if (node == NULL)
        return hands_tap(&journey->hands, id); /* fails, and lists what is there */
    if (text[0] == '\0' || node_says(node, text))
        return OK;
    plain = dump_text(node);
    (void)snprintf(journey->hands.problem, sizeof journey->hands.problem,
                   "wanted %s to say \"%.160s\", found \"%.160s\"", id, text, plain);
    memory_wipe_text(plain);
    return INVALID;
}

static enum status do_expect(struct journey *journey, char *rest)
{
    const char *more = split(rest);

    if (strcmp(rest, "screen") == 0)
        return expect_screen(journey, more);
    if (strcmp(rest, "text") == 0)
        return expect_text(journey, more);
    return expect_node(journey, rest, more);
}

static enum status do_absent(struct journey *journey, char *rest)
{
    if (ui_find(&journey->hands.kiosk->view, rest) == NULL)
        return OK;
    (void)snprintf(journey->hands.problem, sizeof journey->hands.problem, "wanted no %s, found one", rest);
    return INVALID;
}

static enum status do_wait(struct journey *journey, char *rest)
{
    char *end = NULL;
    double seconds = strtod(rest, &end);

    if (end == rest || *end != '\0' || seconds < 0 || seconds > 10000000) {
        (void)snprintf(journey->hands.problem, sizeof journey->hands.problem,
                       "wanted seconds, found \"%.60s\"", rest);
        return INVALID;
    }
    kiosk_let_time_pass(journey->hands.kiosk, (int64_t)(seconds * 1000));
    return OK;
}

static enum status do_date(struct journey *journey, char *rest)
{
    int64_t utc_ms = 0;

    if (clock_parse_utc(rest, &utc_ms) != OK) {
        (void)snprintf(journey->hands.problem, sizeof journey->hands.problem,
                       "wanted a date like 2026-11-22T09:30, found \"%.60s\"", rest);
        return INVALID;
    }
    clock_set_utc(&journey->hands.kiosk->clock, utc_ms);
    journey->hands.kiosk->visit.today = date_of_utc(utc_ms);
    courier_set_clock(journey->hands.kiosk->courier);
    return OK;
}

static enum status do_screenshot(struct journey *journey, char *rest)
{
    struct canvas canvas = window_canvas(journey->hands.kiosk->window);
    enum status status =
        picture_write_png(rest, canvas.pixels, canvas.width, canvas.height, canvas.stride_px);

    if (status != OK)
        (void)snprintf(journey->hands.problem, sizeof journey->hands.problem,
                       "wanted to write %.200s, found %s", rest, status_name(status));
    return status;
}

static enum status do_dump(struct journey *journey, char *rest)
{
    char *text = dump_view(&journey->hands.kiosk->view);
    enum status status = OK;

    if (strcmp(rest, "-") == 0)
        (void)printf("%s\n", text);
    else
        status = file_write(rest, text, strlen(text), 0600);
    if (status != OK)
        (void)snprintf(journey->hands.problem, sizeof journey->hands.problem,
                       "wanted to write %.200s, found %s", rest, status_name(status));
    memory_wipe_text(text);
    return status;
}

static const struct command {
    const char *name;
    enum status (*run)(struct journey *journey, char *rest);
} commands[] = {
    {"language", do_language}, {"tap", do_tap},       {"double-tap", do_double_tap},
    {"type", do_type},         {"answer", do_answer}, {"key", do_key},
    {"hold", do_hold},         {"slide", do_slide},   {"release", do_release},
    {"scan", do_scan},         {"resize", do_resize}, {"wheel", do_wheel},
    {"wait", do_wait},         {"expect", do_expect}, {"absent", do_absent},
    {"date", do_date},         {"dump", do_dump},     {"screenshot", do_screenshot},
};

static enum status run_command(struct journey *journey, char *line)
{
    char *rest = split(line);

    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        if (strcmp(commands[i].name, line) == 0)
            return commands[i].run(journey, rest);
    }
    (void)snprintf(journey->hands.problem, sizeof journey->hands.problem, "wanted a command, found \"%.60s\"",
                   line);
    return INVALID;
}

/* Says how the line went. A failed file ends the program; on standard input the next line may do better. */
static enum journey_state tell(struct journey *journey, enum status status)
{
    if (journey->interactive) {
        (void)printf(status == OK ? "ok\n" : "fail %s\n", journey->hands.problem);
        (void)fflush(stdout);
        return JOURNEY_GOES_ON;
    }
    if (status == OK)
        return JOURNEY_GOES_ON;
    (void)fprintf(stderr, "%s:%d: %s\n", journey->name, journey->line_number, journey->hands.problem);
    return JOURNEY_FAILED;
}

enum journey_state journey_step(struct journey *journey, struct kiosk *kiosk,
                                void (*pump)(struct kiosk *kiosk))
{
    char *line = NULL;
    enum status status;

    /* The next line is about what follows the keeper's answer. */
    if (kiosk_is_waiting(kiosk))
        return JOURNEY_WAITS;
    status = lines_next(journey->lines, &line);
    if (status == BUSY)
        return JOURNEY_WAITS;
    if (status == NOT_FOUND)
        return JOURNEY_DONE;
    if (status != OK) {
        log_line("journey %s:%d: %s: shorten the line", journey->name, journey->line_number + 1,
                 status_name(status));
        return JOURNEY_FAILED;
    }
    journey->line_number++;
    line += strspn(line, " \t");
    if (line[0] == '\0' || line[0] == '#')
        return JOURNEY_GOES_ON;
    journey->hands.kiosk = kiosk;
    journey->hands.pump = pump;
    journey->hands.problem[0] = '\0';
    status = run_command(journey, line);
    pump(kiosk);
    return tell(journey, status);
}
