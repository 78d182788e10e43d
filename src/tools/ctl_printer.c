/* `printer`: which printer this kiosk has (public/printer.json), and whether it works. */
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/place.h"
#include "base/strbuf.h"
#include "print/printer.h"
#include "print/printer_check.h"
#include "tools/ctl.h"

enum { LONGEST_WAIT_MS = 120 * 1000, LINE_BYTES = 1400 };

/* The printer's settings file, and what it says. What fails is said. */
static enum status read_settings(const struct ctl_request *request, char ret_path[PATH_MAX],
                                 struct printer_settings *ret_settings)
{
    static struct faults faults;
    enum status status;

    faults_init(&faults);
    status = place_join(request->data, PRINTER_SETTINGS_PLACE, ret_path, PATH_MAX);
    if (status == OK)
        status = printer_settings_read(ret_path, &faults, ret_settings);
    ctl_print_faults(&faults);
    faults_finish(&faults);
    return status;
}

static void set_text(json_t *root, const char *key, const char *value)
{
    if (value != NULL)
        (void)json_object_set_new(root, key, json_string(value));
}

/* A word that is no number stays a word, so that the settings' own check says what to write. */
static void set_number(json_t *root, const char *key, const char *value)
{
    char *end = NULL;
    long number = value != NULL ? strtol(value, &end, 10) : 0;

    if (value != NULL && end != value && *end == '\0')
        (void)json_object_set_new(root, key, json_integer(number));
    else
        set_text(root, key, value);
}

static bool set_flag(json_t *root, const char *key, const char *value)
{
    if (value == NULL)
        return true;
    if (strcmp(value, "yes") != 0 && strcmp(value, "no") != 0) {
        log_line("--%s %s: is neither; write yes or no", key, value);
        return false;
    }
    (void)json_object_set_new(root, key, json_boolean(strcmp(value, "yes") == 0));
    return true;
}

static bool set_folder(json_t *root, const char *named)
{
    char folder[PATH_MAX];

    if (named == NULL)
        return true;
    if (ctl_absolute_path(named, folder, sizeof folder) != OK) {
        log_line("--print-to %s: cannot be named; write the whole path", named);
        return false;
    }
    set_text(root, "folder", folder);
    return true;
}

/* The settings as the arguments say. NULL after saying what is wrong. */
static json_t *make_settings(const struct ctl_request *request)
{
    json_t *root = json_object();
    bool done;

    set_text(root, "kind", request->folder);
    set_text(root, "width", request->value[CTL_WIDTH]);
    set_text(root, "device", request->value[CTL_DEVICE]);
    set_text(root, "queue", request->value[CTL_QUEUE]);
    set_text(root, "socket", request->value[CTL_CUPS_SOCKET]);
    set_number(root, "baud", request->value[CTL_BAUD]);
    done = set_flag(root, "status", request->value[CTL_STATUS]) &&
           set_flag(root, "cutter", request->value[CTL_CUTTER]) &&
           set_folder(root, request->value[CTL_PRINT_TO]);
    if (done)
        return root;
    json_decref(root);
    return NULL;
}

static enum status write_settings(const char *path, const struct printer_settings *settings)
{
    json_t *root = printer_settings_json(settings);
    char *text = json_dumps(root, JSON_INDENT(2));
    struct strbuf file;
    enum status status;

    strbuf_init(&file, LINE_BYTES * 4);
    strbuf_add(&file, text);
    strbuf_add_char(&file, '\n');
    status = strbuf_status(&file);
    if (status == OK)
        status = file_write(path, strbuf_text(&file), file.length, 0644); /* the glass reads it */
    strbuf_finish(&file);
    free(text);
    json_decref(root);
    return status;
}

int ctl_printer_set(const struct ctl_request *request)
{
    static struct faults faults;
    struct printer_settings settings;
    char path[PATH_MAX];
    json_t *root = make_settings(request);
    char *text;
    enum status status;

    if (root == NULL)
        return CTL_CALLED_WRONGLY;
    faults_init(&faults);
    text = json_write_compact(root);
    json_decref(root);
    status = printer_settings_parse(text, "printer", &faults, &settings);
    memory_wipe_text(text);
    ctl_print_faults(&faults);
    faults_finish(&faults);
    if (status != OK)
        return CTL_CALLED_WRONGLY;
    status = place_join(request->data, PRINTER_SETTINGS_PLACE, path, sizeof path);
    if (status == OK)
        status = write_settings(path, &settings);
    if (status == OK)
        printf("The printer is set: %s. The kiosk uses it when it is started again.\n",
               printer_kind_name(settings.kind));
    else
        log_line("%s: %s", path, ctl_why(status));
    printer_settings_finish(&settings);
    return status == OK ? CTL_DONE : CTL_DID_NOT_HOLD;
}

int ctl_printer_show(const struct ctl_request *request)
{
    struct printer_settings settings;
    char path[PATH_MAX];
    json_t *root;
    char *text;

    if (read_settings(request, path, &settings) != OK)
        return CTL_DID_NOT_HOLD;
    root = printer_settings_json(&settings);
    text = json_dumps(root, request->value[CTL_JSON] != NULL ? JSON_COMPACT : JSON_INDENT(2));
    if (settings.kind == PRINTER_KIND_NONE && request->value[CTL_JSON] == NULL)
        puts("There is no printer: codes and references are shown on the screen.");
    else
        puts(text);
    free(text);
    json_decref(root);
    printer_settings_finish(&settings);
    return CTL_DONE;
}

/* Waits for the news of a job. False when there are none. */
static bool wait_for_news(struct printer *printer, struct printer_news *ret_news)
{
    int waited_ms = 0;

    while (!printer_step(printer, ret_news)) {
        int wait_ms = printer_wait_ms(printer);
        struct timespec pause = {.tv_nsec = wait_ms * 1000L * 1000L};

        if (wait_ms < 0 || waited_ms > LONGEST_WAIT_MS)
            return false;
        (void)nanosleep(&pause, NULL);
        waited_ms += wait_ms;
    }
    return true;
}

static const char *words_of(enum printer_state state)
{
    static const char *const WORDS[PRINTER_STATES] = {
        [PRINTER_NONE] = "there is none",
        [PRINTER_READY] = "is ready",
        [PRINTER_PRINTING] = "is printing",
        [PRINTER_DONE] = "has printed",
        [PRINTER_PAPER_LOW] = "is ready; its paper is nearly used up",
        [PRINTER_OUT_OF_PAPER] = "is out of paper; put some in",
        [PRINTER_COVER_OPEN] = "its cover is open; close it",
        [PRINTER_UNPLUGGED] = "is not there; look at plug, cable and switch",
        [PRINTER_BUSY] = "is busy; try again in a minute",
        [PRINTER_NO_ANSWER] = "does not answer; see whether it is switched on",
        [PRINTER_STOPPED] = "has stopped; look at it",
        [PRINTER_HALF] = "printed only a part; tear that off",
    };

    return WORDS[state];
}

/* Says how it went. */
static int say_news(const struct printer *printer, const struct printer_news *news)
{
    struct printer_look look = printer_look(printer);

    if (!printer_is_fault(news->state)) {
        printf("The printer %s.\n", words_of(news->state));
        return CTL_DONE;
    }
    if (news->state == PRINTER_HALF)
        log_line("the printer (%s): %s", printer_code(PRINTER_HALF), words_of(PRINTER_HALF));
    log_line("the printer (%s): %s%s%s", printer_code(news->cause), words_of(news->cause),
             look.detail[0] != '\0' ? "; " : "", look.detail);
    return CTL_DID_NOT_HOLD;
}

/* A frame, a ladder of dots and lines to see whether all of the head prints, and steps of grey. */
static void draw_test(struct bitmap *bitmap)
{
    int width = bitmap->width, height = bitmap->height, edge = width / 100 + 2;

    bitmap_fill(bitmap, 0, 0, width, edge);
    bitmap_fill(bitmap, 0, height - edge, width, edge);
    bitmap_fill(bitmap, 0, 0, edge, height);
    bitmap_fill(bitmap, width - edge, 0, edge, height);
    for (int x = 0; x < width; x += 8)
        bitmap_fill(bitmap, x, height / 4, x % 80 == 0 ? 2 : 1, x % 80 == 0 ? height / 8 : height / 16);
    for (int y = height / 2; y < height * 3 / 4; y++) {
        for (int x = 2 * edge; x < width - 2 * edge; x += 8)
            bitmap_fill(bitmap, x + y % 8, y, 1 + 7 * x / width, 1);
    }
}

static enum status begin(struct printer *printer, const struct printer_settings *settings, bool must_print)
{
    struct bitmap bitmap;
    unsigned job;
    enum status status;

    if (!must_print)
        return printer_ask(printer, &job);
    status = bitmap_init(&bitmap, settings->sheet->width, settings->sheet->width / 2);
    if (status != OK)
        return status;
    draw_test(&bitmap);
    status = printer_start(printer, "test", &bitmap, &job);
    bitmap_finish(&bitmap);
    return status;
}

static int run_printer(const struct printer_settings *settings, bool must_print)
{
    static const struct clock CLOCK;
    struct printer *printer = printer_create(settings, &CLOCK);
    struct printer_news news;
    int code = CTL_DONE;

    (void)signal(SIGPIPE, SIG_IGN); /* a printer that goes away is told by the call itself */
    if (begin(printer, settings, must_print) != OK) {
        puts("There is no printer: codes and references are shown on the screen.");
    } else if (wait_for_news(printer, &news)) {
        code = say_news(printer, &news);
    } else {
        log_line("the printer: took too long; look at it, and at its settings with doorstepctl printer show");
        code = CTL_DID_NOT_HOLD;
    }
    printer_destroy(printer);
    return code;
}

int ctl_printer_test(const struct ctl_request *request)
{
    struct printer_settings settings;
    char path[PATH_MAX];
    int code;

    if (read_settings(request, path, &settings) != OK)
        return CTL_DID_NOT_HOLD;
    code = run_printer(&settings, true);
    printer_settings_finish(&settings);
    return code;
}

static void print_advice(const struct faults *advice)
{
    char line[LINE_BYTES];

    for (size_t i = 0; i < advice->count && i < FAULTS_KEPT; i++) {
        faults_line(advice, i, line, sizeof line);
        printf("Better: %s\n", line);
    }
}

static void print_check_json(const struct faults *faults, const struct faults *advice)
{
    json_t *report = json_pack("{s:b, s:o, s:o}", "ok", faults->count == 0, "faults", ctl_faults_json(faults),
                               "advice", ctl_faults_json(advice));
    char *text = json_write_compact(report);

    puts(text);
    memory_wipe_text(text);
    json_decref(report);
}

int ctl_printer_check(const struct ctl_request *request)
{
    static struct faults faults, advice;
    struct printer_settings settings;
    char path[PATH_MAX];
    bool holds;
    int code = CTL_DONE;

    if (read_settings(request, path, &settings) != OK)
        return CTL_DID_NOT_HOLD;
    faults_init(&faults);
    faults_init(&advice);
    printer_check(&settings, &faults, &advice);
    holds = faults.count == 0;
    if (request->value[CTL_JSON] != NULL) {
        print_check_json(&faults, &advice);
    } else {
        ctl_print_faults(&faults);
        print_advice(&advice);
        code = holds ? run_printer(&settings, false) : CTL_DID_NOT_HOLD;
    }
    faults_finish(&faults);
    faults_finish(&advice);
    printer_settings_finish(&settings);
    return holds ? code : CTL_DID_NOT_HOLD;
}
