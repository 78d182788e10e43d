/* `printer`: which printers this kiosk has (public/printer.json, and public/pages-printer.json for A4), and
 * whether they work. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/place.h"
#include "base/strbuf.h"
#include "print/printer_check.h"
#include "print/test_pattern.h"
#include "tools/ctl.h"
#include "tools/printer_run.h"

enum { LINE_BYTES = 1400 };

/* Slips and pages have a printer each. */
static const struct printer_use {
    const char *name;
    const char *place; /* of its settings, in the data folder */
    enum status (*read)(const char *path, struct faults *faults, struct printer_settings *ret_settings);
    enum status (*parse)(const char *text, const char *shown_name, struct faults *faults,
                         struct printer_settings *ret_settings);
    const char *what;
    const char *without; /* what it is when there is none */
} uses[] = {
    {"slips", PRINTER_SETTINGS_PLACE, printer_settings_read, printer_settings_parse, "The printer",
     "There is no printer: codes and references are shown on the screen."},
    {"pages", PAGES_PRINTER_SETTINGS_PLACE, printer_settings_read_pages, printer_settings_parse_pages,
     "The printer of pages", "There is no printer of pages: registers go to the kiosk's own if that has A4."},
};

/* What --for names. NULL after saying what is wrong. */
static const struct printer_use *read_use(const struct ctl_request *request)
{
    const char *name = request->value[CTL_FOR];

    if (name == NULL)
        return &uses[0];
    for (size_t i = 0; i < sizeof uses / sizeof uses[0]; i++) {
        if (strcmp(uses[i].name, name) == 0)
            return &uses[i];
    }
    log_line("--for %s: is neither; write slips or pages", name);
    return NULL;
}

/* The printer's settings file, and what it says. What fails is said. */
static enum status read_settings(const struct ctl_request *request, const struct printer_use *use,
                                 struct printer_settings *ret_settings)
{
    static struct faults faults;
    char path[PATH_MAX];
    enum status status;

    faults_init(&faults);
    status = place_join(request->data, use->place, path, sizeof path);
    if (status == OK)
        status = use->read(path, &faults, ret_settings);
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

/* The settings as the arguments say, checked. */
static enum status parse_settings(const struct ctl_request *request, const struct printer_use *use,
                                  struct printer_settings *ret_settings)
{
    static struct faults faults;
    json_t *root = make_settings(request);
    char *text;
    enum status status;

    if (root == NULL)
        return INVALID;
    faults_init(&faults);
    text = json_write_compact(root);
    json_decref(root);
    status = use->parse(text, "printer", &faults, ret_settings);
    memory_wipe_text(text);
    ctl_print_faults(&faults);
    faults_finish(&faults);
    return status;
}

int ctl_printer_set(const struct ctl_request *request)
{
    const struct printer_use *use = read_use(request);
    struct printer_settings settings;
    char path[PATH_MAX];
    enum status status;

    if (use == NULL || parse_settings(request, use, &settings) != OK)
        return CTL_CALLED_WRONGLY;
    status = place_join(request->data, use->place, path, sizeof path);
    if (status == OK)
        status = write_settings(path, &settings);
    if (status == OK)
        printf("%s is set: %s. The kiosk uses it when it is started again.\n", use->what,
               printer_kind_name(settings.kind));
    else
        log_line("%s: %s", path, ctl_why(status));
    printer_settings_finish(&settings);
    return status == OK ? CTL_DONE : CTL_DID_NOT_HOLD;
}

int ctl_printer_show(const struct ctl_request *request)
{
    const struct printer_use *use = read_use(request);
    struct printer_settings settings;
    json_t *root;
    char *text;

    if (use == NULL)
        return CTL_CALLED_WRONGLY;
    if (read_settings(request, use, &settings) != OK)
        return CTL_DID_NOT_HOLD;
    root = printer_settings_json(&settings);
    text = json_dumps(root, request->value[CTL_JSON] != NULL ? JSON_COMPACT : JSON_INDENT(2));
    if (settings.kind == PRINTER_KIND_NONE && request->value[CTL_JSON] == NULL)
        puts(use->without);
    else
        puts(text);
    free(text);
    json_decref(root);
    printer_settings_finish(&settings);
    return CTL_DONE;
}

static int print_test(const struct printer_settings *settings)
{
    struct bitmap bitmap;
    int code;

    if (test_pattern_draw(settings->sheet, &bitmap) != OK)
        return CTL_DID_NOT_HOLD;
    code = printer_run_and_say(settings, "test", &bitmap);
    bitmap_finish(&bitmap);
    return code;
}

/* Prints a test, or asks how it is. */
static int run_printer(const struct printer_use *use, const struct printer_settings *settings,
                       bool must_print)
{
    if (settings->kind != PRINTER_KIND_NONE)
        return must_print ? print_test(settings) : printer_run_and_say(settings, "test", NULL);
    puts(use->without);
    return CTL_DONE;
}

int ctl_printer_test(const struct ctl_request *request)
{
    const struct printer_use *use = read_use(request);
    struct printer_settings settings;
    int code;

    if (use == NULL)
        return CTL_CALLED_WRONGLY;
    if (read_settings(request, use, &settings) != OK)
        return CTL_DID_NOT_HOLD;
    code = run_printer(use, &settings, true);
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
    const struct printer_use *use = read_use(request);
    struct printer_settings settings;
    bool holds;
    int code = CTL_DONE;

    if (use == NULL)
        return CTL_CALLED_WRONGLY;
    if (read_settings(request, use, &settings) != OK)
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
        code = holds ? run_printer(use, &settings, false) : CTL_DID_NOT_HOLD;
    }
    faults_finish(&faults);
    faults_finish(&advice);
    printer_settings_finish(&settings);
    return holds ? code : CTL_DID_NOT_HOLD;
}
