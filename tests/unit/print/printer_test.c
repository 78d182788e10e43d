#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "print/device_status.h"
#include "print/printer.h"
#include "print/printer_check.h"
#include "print/pwg.h"
#include "print/queue_state.h"
#include "suites.h"

static const struct clock CLOCK;

static const struct {
    const char *text;
    const char *fault; /* "": it is good */
} SETTINGS[] = {
    {"{\"kind\": \"none\"}", ""},
    {"{\"kind\": \"folder\", \"folder\": \"/srv/paper\"}", ""},
    {"{\"kind\": \"escpos\", \"device\": \"/dev/usb/lp0\", \"width\": \"58mm\", \"cutter\": false}", ""},
    {"{\"kind\": \"escpos\", \"device\": \"/dev/ttyS0\", \"baud\": 9600, \"status\": false}", ""},
    {"{\"kind\": \"cups\", \"queue\": \"Front_desk-2\", \"width\": \"A4\"}", ""},
    {"{\"kind\": \"cups\", \"queue\": \"roll\", \"socket\": \"/tmp/cups.sock\"}", ""},
    {"{}", "has no \"kind\"; write \"none\""},
    {"{\"kind\": \"laser\"}", "is no kind of printer; write \"none\""},
    {"{\"kind\": \"folder\"}", "has no \"folder\"; write the folder"},
    {"{\"kind\": \"folder\", \"folder\": \"paper\"}", "must be a path that begins with /"},
    {"{\"kind\": \"escpos\"}", "has no \"device\"; write the printer's device file"},
    {"{\"kind\": \"escpos\", \"device\": \"lp0\"}", "must be a path that begins with /"},
    {"{\"kind\": \"escpos\", \"device\": \"/dev/x\", \"baud\": 9601}", "is no speed"},
    {"{\"kind\": \"escpos\", \"device\": \"/dev/x\", \"width\": \"A4\"}", "is no paper of a receipt printer"},
    {"{\"kind\": \"escpos\", \"device\": \"/dev/x\", \"width\": \"81mm\"}",
     "is no paper that Doorstep knows"},
    {"{\"kind\": \"escpos\", \"device\": \"/dev/x\", \"status\": \"no\"}", "true or false"},
    {"{\"kind\": \"cups\"}", "has no \"queue\"; write the queue's name"},
    {"{\"kind\": \"cups\", \"queue\": \"\"}", "is no name of a queue"},
    {"{\"kind\": \"cups\", \"queue\": \"../admin\"}", "is no name of a queue"},
    {"{\"kind\": \"cups\", \"queue\": \"desk@host\"}", "is no name of a queue"},
    {"{\"kind\": \"cups\", \"queue\": \"a\", \"socket\": \"print.example.org\"}",
     "must be the socket of the CUPS"},
    {"{\"kind\": \"cups\", \"queue\": \"a\", \"socket\": \"localhost:631\"}",
     "must be the socket of the CUPS"},
    {"{\"kind\": \"none\", \"divice\": \"/dev/x\"}", "divice"},
};

START_TEST(test_settings)
{
    static struct faults faults;
    struct printer_settings settings;
    enum status status;

    faults_init(&faults);
    status = printer_settings_parse(SETTINGS[_i].text, "printer.json", &faults, &settings);
    if (SETTINGS[_i].fault[0] == '\0') {
        ck_assert_msg(status == OK, "%s: %s", SETTINGS[_i].text, faults.count > 0 ? faults.list[0].text : "");
        printer_settings_finish(&settings);
    } else {
        ck_assert_int_eq(status, INVALID);
        ck_assert_uint_eq(faults.count, 1);
        ck_assert_msg(strstr(faults.list[0].text, SETTINGS[_i].fault) != NULL, "%s: %s", SETTINGS[_i].text,
                      faults.list[0].text);
    }
    faults_finish(&faults);
}
END_TEST

/* Of the printer for pages: the paper that it has when none is said, or the fault. */
static const struct {
    const char *text;
    const char *sheet; /* NULL: it is refused */
    const char *fault;
} PAGES_SETTINGS[] = {
    {"{\"kind\": \"none\"}", "A4", ""},
    {"{\"kind\": \"folder\", \"folder\": \"/srv/paper\"}", "A4", ""},
    {"{\"kind\": \"cups\", \"queue\": \"office\"}", "A4", ""},
    {"{\"kind\": \"cups\", \"queue\": \"office\", \"width\": \"A4\"}", "A4", ""},
    {"{\"kind\": \"cups\", \"queue\": \"office\", \"width\": \"A6\"}", NULL, "is too small for a register"},
    {"{\"kind\": \"folder\", \"folder\": \"/a\", \"width\": \"80mm\"}", NULL, "is too small for a register"},
    {"{\"kind\": \"escpos\", \"device\": \"/dev/usb/lp0\"}", NULL, "is a receipt printer, which has no A4"},
    {"{\"kind\": \"escpos\", \"device\": \"/dev/usb/lp0\", \"width\": \"80mm\"}", NULL,
     "is a receipt printer, which has no A4"},
};

START_TEST(test_settings_of_pages)
{
    static struct faults faults;
    struct printer_settings settings;
    enum status status;

    faults_init(&faults);
    status = printer_settings_parse_pages(PAGES_SETTINGS[_i].text, "pages-printer.json", &faults, &settings);
    if (PAGES_SETTINGS[_i].sheet != NULL) {
        ck_assert_int_eq(status, OK);
        ck_assert_str_eq(settings.sheet->name, PAGES_SETTINGS[_i].sheet);
        printer_settings_finish(&settings);
    } else {
        ck_assert_int_eq(status, INVALID);
        ck_assert_uint_eq(faults.count, 1);
        ck_assert_ptr_nonnull(strstr(faults.list[0].text, PAGES_SETTINGS[_i].fault));
    }
    faults_finish(&faults);
}
END_TEST

START_TEST(test_settings_say_again_what_they_read)
{
    static struct faults faults;
    struct printer_settings settings;
    struct printer_settings again;
    json_t *root;
    char *text;

    if (SETTINGS[_i].fault[0] != '\0')
        return;
    faults_init(&faults);
    ck_assert_int_eq(printer_settings_parse(SETTINGS[_i].text, "a", &faults, &settings), OK);
    root = printer_settings_json(&settings);
    text = json_write_compact(root);
    ck_assert_int_eq(printer_settings_parse(text, "b", &faults, &again), OK);
    ck_assert_int_eq(again.kind, settings.kind);
    ck_assert_ptr_eq(again.sheet, settings.sheet);
    ck_assert_int_eq(again.baud, settings.baud);
    ck_assert_int_eq(again.status, settings.status);
    ck_assert_int_eq(again.cutter, settings.cutter);
    ck_assert_pstr_eq(again.device, settings.device);
    ck_assert_pstr_eq(again.folder, settings.folder);
    ck_assert_pstr_eq(again.queue, settings.queue);
    json_decref(root);
    memory_wipe_text(text);
    printer_settings_finish(&settings);
    printer_settings_finish(&again);
    faults_finish(&faults);
}
END_TEST

START_TEST(test_no_settings_are_no_printer)
{
    static struct faults faults;
    struct printer_settings settings;
    struct bitmap bitmap;
    struct printer_news news;
    struct printer *printer;
    unsigned job = 7;

    faults_init(&faults);
    ck_assert_int_eq(printer_settings_read("/nowhere/printer.json", &faults, &settings), OK);
    ck_assert_uint_eq(faults.count, 0);
    ck_assert_int_eq(settings.kind, PRINTER_KIND_NONE);
    printer = printer_create(&settings, &CLOCK);
    ck_assert_int_eq(bitmap_init(&bitmap, 8, 8), OK);
    ck_assert_int_eq(printer_start(printer, "ticket", &bitmap, &job), UNAVAILABLE);
    ck_assert_int_eq(printer_ask(printer, &job), UNAVAILABLE);
    ck_assert_uint_eq(job, 7);
    ck_assert(!printer_step(printer, &news));
    ck_assert_int_eq(printer_wait_ms(printer), -1);
    ck_assert_int_eq(printer_look(printer).state, PRINTER_NONE);
    ck_assert_str_eq(printer_look(printer).code, "");
    printer_destroy(printer);
    bitmap_finish(&bitmap);
    printer_settings_finish(&settings);
    faults_finish(&faults);
}
END_TEST

START_TEST(test_each_state_has_its_words)
{
    for (int a = 0; a < PRINTER_STATES; a++) {
        ck_assert_int_eq(strncmp(printer_key((enum printer_state)a), "printer.", 8), 0);
        ck_assert_int_eq(printer_is_fault((enum printer_state)a),
                         printer_code((enum printer_state)a)[0] == 'P');
        for (int b = 0; b < a; b++) {
            ck_assert_str_ne(printer_key((enum printer_state)a), printer_key((enum printer_state)b));
            if (printer_is_fault((enum printer_state)b))
                ck_assert_str_ne(printer_code((enum printer_state)a), printer_code((enum printer_state)b));
        }
    }
}
END_TEST

static void print_to_folder(const char *folder, const char *kind, enum printer_state wanted)
{
    struct printer_settings settings;
    struct printer_news news = {.job = 0};
    struct bitmap bitmap;
    struct printer *printer;
    unsigned job = 0;

    printer_settings_set_folder(folder, &settings);
    printer = printer_create(&settings, &CLOCK);
    ck_assert_int_eq(bitmap_init(&bitmap, 80, 20), OK);
    bitmap_fill(&bitmap, 3, 3, 10, 10);
    ck_assert_int_eq(printer_start(printer, kind, &bitmap, &job), OK);
    bitmap_finish(&bitmap);
    ck_assert_int_eq(printer_look(printer).state, PRINTER_PRINTING);
    ck_assert_int_ge(printer_wait_ms(printer), 0);
    ck_assert(printer_step(printer, &news));
    ck_assert_uint_eq(news.job, job);
    ck_assert_int_eq(news.state, wanted);
    ck_assert(!printer_step(printer, &news));
    printer_destroy(printer);
    printer_settings_finish(&settings);
}

/* On A4 each page is a file: what is too high for one picture can still be looked at. */
static void print_pages_to_folder(const char *folder, int height)
{
    struct printer_settings settings;
    struct printer_news news = {.job = 0};
    struct bitmap bitmap;
    struct printer *printer;
    unsigned job = 0;

    printer_settings_set_folder(folder, &settings);
    settings.sheet = paper_find_sheet("A4");
    printer = printer_create(&settings, &CLOCK);
    ck_assert_int_eq(bitmap_init(&bitmap, 80, height), OK);
    ck_assert_int_eq(printer_start(printer, "register", &bitmap, &job), OK);
    bitmap_finish(&bitmap);
    ck_assert(printer_step(printer, &news));
    ck_assert_int_eq(news.state, PRINTER_DONE);
    printer_destroy(printer);
    printer_settings_finish(&settings);
}

static int count_files(const char *folder)
{
    DIR *listing = opendir(folder);
    int count = 0;

    for (const struct dirent *entry = readdir(listing); entry != NULL; entry = readdir(listing))
        count += entry->d_name[0] != '.';
    (void)closedir(listing);
    return count;
}

START_TEST(test_folder)
{
    char above[] = "/tmp/doorstep-printer-XXXXXX";
    char path[128], folder[64];
    struct stat info;

    ck_assert_ptr_nonnull(mkdtemp(above));
    (void)snprintf(folder, sizeof folder, "%s/new/paper", above);
    print_to_folder(folder, "ticket", PRINTER_DONE);
    print_to_folder(folder, "ticket", PRINTER_DONE);
    print_to_folder(folder, "request", PRINTER_DONE);
    ck_assert_int_eq(count_files(folder), 3);
    (void)snprintf(path, sizeof path, "%s/ticket-0002.png", folder);
    ck_assert_int_eq(stat(path, &info), 0);
    ck_assert_int_eq(info.st_mode & 0777, 0600);
    ck_assert_int_gt((int)info.st_size, 60);
    ck_assert_int_eq(unlink(path), 0);
    (void)snprintf(path, sizeof path, "%s/ticket-0001.png", folder);
    print_to_folder(path, "ticket", PRINTER_STOPPED); /* that is no folder */
    ck_assert_int_eq(unlink(path), 0);
    (void)snprintf(path, sizeof path, "%s/request-0001.png", folder);
    ck_assert_int_eq(unlink(path), 0);
    ck_assert_int_eq(rmdir(folder), 0);
    (void)snprintf(path, sizeof path, "%s/new", above);
    ck_assert_int_eq(rmdir(path), 0);
    ck_assert_int_eq(rmdir(above), 0);
}
END_TEST

/* Epson's reference, DLE EOT: bits 1 and 4 are always set, bits 0 and 7 never. */
static const struct {
    unsigned char answers[4]; /* to 1…4; 0: it was not asked */
    enum printer_state state;
} STATUSES[] = {
    {{0x12, 0, 0, 0x12}, PRINTER_READY},
    {{0x16, 0, 0, 0x12}, PRINTER_READY}, /* the drawer's pin */
    {{0x12, 0, 0, 0x1E}, PRINTER_PAPER_LOW},
    {{0x1A, 0x16, 0x12, 0x12}, PRINTER_COVER_OPEN},
    {{0x1A, 0x32, 0x12, 0x12}, PRINTER_OUT_OF_PAPER},
    {{0x1A, 0x12, 0x12, 0x72}, PRINTER_OUT_OF_PAPER},
    {{0x12, 0, 0, 0x72}, PRINTER_OUT_OF_PAPER}, /* not yet offline, but it will be */
    {{0x1A, 0x36, 0x12, 0x72}, PRINTER_COVER_OPEN},
    {{0x1A, 0x52, 0x12, 0x12}, PRINTER_STOPPED},
    {{0x1A, 0x52, 0x1A, 0x12}, PRINTER_STOPPED},
    {{0x1A, 0x12, 0x32, 0x12}, PRINTER_STOPPED},
    {{0x1A, 0x12, 0x12, 0x12}, PRINTER_BUSY}, /* offline, and no reason given */
    {{0x1A, 0x1A, 0x12, 0x12}, PRINTER_BUSY}, /* somebody holds the feed button */
};

START_TEST(test_status)
{
    struct device_status status = {.detail = NULL};

    for (int i = 0; i < 4; i++) {
        if (STATUSES[_i].answers[i] == 0)
            continue;
        ck_assert(device_status_is_answer(STATUSES[_i].answers[i]));
        device_status_take(&status, (enum device_question)(i + 1), STATUSES[_i].answers[i]);
    }
    ck_assert_int_eq(device_status_state(&status), STATUSES[_i].state);
}
END_TEST

START_TEST(test_status_bytes)
{
    int answers = 0, marks = 0;

    for (int byte = 0; byte < 256; byte++) {
        bool is_answer = device_status_is_answer((unsigned char)byte);
        bool is_mark = device_status_is_done_mark((unsigned char)byte);

        ck_assert(!(is_answer && is_mark));
        ck_assert(!is_answer || (byte & 0x93) == 0x12);
        answers += is_answer;
        marks += is_mark;
    }
    ck_assert_int_eq(answers, 16);
    ck_assert_int_eq(marks, 64);
    ck_assert(!device_status_is_answer(0x11) && !device_status_is_done_mark(0x11)); /* XON */
    ck_assert(!device_status_is_answer(0x13) && !device_status_is_done_mark(0x13)); /* XOFF */
}
END_TEST

static const struct {
    const char *reason;
    enum printer_state state;
    bool is_mild;
} REASONS[] = {
    {"none", PRINTER_READY, false},
    {"media-empty", PRINTER_OUT_OF_PAPER, false},
    {"media-empty-error", PRINTER_OUT_OF_PAPER, false},
    {"media-empty-warning", PRINTER_OUT_OF_PAPER, true},
    {"media-needed-report", PRINTER_OUT_OF_PAPER, true},
    {"media-emptyish", PRINTER_READY, false},
    {"media-low-warning", PRINTER_PAPER_LOW, true},
    {"cover-open", PRINTER_COVER_OPEN, false},
    {"door-open-report", PRINTER_COVER_OPEN, true},
    {"connecting-to-device", PRINTER_UNPLUGGED, false},
    {"offline-report", PRINTER_UNPLUGGED, true},
    {"timed-out-error", PRINTER_NO_ANSWER, false},
    {"paused", PRINTER_STOPPED, false},
    {"media-jam-error", PRINTER_STOPPED, false},
    {"fuser-over-temp-error", PRINTER_STOPPED, false},
    {"fuser-over-temp-warning", PRINTER_READY, true},
    {"cups-missing-filter-error", PRINTER_READY, false},
    {"cups-waiting-for-job-completed", PRINTER_READY, false},
};

START_TEST(test_reasons)
{
    bool is_mild = !REASONS[_i].is_mild;

    ck_assert_int_eq(queue_state_of_reason(REASONS[_i].reason, &is_mild), REASONS[_i].state);
    ck_assert_int_eq(is_mild, REASONS[_i].is_mild);
}
END_TEST

START_TEST(test_worse_reasons_first)
{
    static const enum printer_state ORDER[] = {PRINTER_READY,     PRINTER_PAPER_LOW, PRINTER_STOPPED,
                                               PRINTER_NO_ANSWER, PRINTER_UNPLUGGED, PRINTER_OUT_OF_PAPER,
                                               PRINTER_COVER_OPEN};

    for (size_t a = 0; a < sizeof ORDER / sizeof ORDER[0]; a++) {
        for (size_t b = 0; b <= a; b++) {
            ck_assert_int_eq(queue_state_worse(ORDER[a], ORDER[b]), ORDER[a]);
            ck_assert_int_eq(queue_state_worse(ORDER[b], ORDER[a]), ORDER[a]);
        }
    }
}
END_TEST

START_TEST(test_resolutions)
{
    static const struct {
        int offered[3];
        int chosen;
    } CASES[] = {
        {{300, 600, 1200}, 300}, {{600, 1200, 0}, 600}, {{1200, 600, 0}, 600}, {{203, 0, 0}, 203},
        {{360, 720, 0}, 720},    {{203, 600, 0}, 600},  {{0, 0, 0}, 0},        {{-300, 9600, 0}, 0},
    };
    const struct paper_sheet *sheet = paper_find_sheet("A4");

    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++)
        ck_assert_int_eq(pwg_choose_resolution(CASES[i].offered, 3, sheet), CASES[i].chosen);
    ck_assert_int_eq(pwg_choose_resolution(NULL, 0, sheet), 0);
    ck_assert_str_eq(pwg_media(sheet), "iso_a4_210x297mm");
    ck_assert_str_eq(pwg_media(paper_find_sheet("A6")), "iso_a6_105x148mm");
    ck_assert_ptr_null(pwg_media(paper_find_sheet("80mm")));
}
END_TEST

struct received {
    size_t count, limit;
    unsigned char first[4];
};

static ssize_t receive(void *context, unsigned char *bytes, size_t count)
{
    struct received *received = context;

    if (received->count == 0 && count >= sizeof received->first)
        memcpy(received->first, bytes, sizeof received->first);
    if (received->count + count > received->limit)
        return -1;
    received->count += count;
    return (ssize_t)count;
}

START_TEST(test_raster)
{
    struct received all = {.limit = SIZE_MAX / 2}, few = {.limit = 1850};
    struct bitmap bitmap;

    ck_assert_int_eq(bitmap_init(&bitmap, 200, 200), OK);
    bitmap_fill(&bitmap, 0, 0, 200, 200);
    ck_assert_int_eq(pwg_write(&bitmap, paper_find_sheet("A6"), 300, receive, &all), OK);
    ck_assert_mem_eq(all.first, "RaS2", 4);
    ck_assert_uint_gt(all.count, 1850);
    ck_assert_int_eq(pwg_write(&bitmap, paper_find_sheet("A6"), 300, receive, &few), IO);
    ck_assert_int_eq(pwg_write(&bitmap, paper_find_sheet("80mm"), 300, receive, &all), INVALID);
    ck_assert_int_eq(pwg_write(&bitmap, paper_find_sheet("A6"), 0, receive, &all), INVALID);
    bitmap_finish(&bitmap);
}
END_TEST

START_TEST(test_directives)
{
    static const char CONF[] = "# PreserveJobFiles Yes\nPreserveJobFilesOften 3\n  preservejobfiles\tNo  \r\n"
                               "PreserveJobHistory\nListen /run/cups/cups.sock\nListen localhost:631";
    char value[16];

    printer_check_directive(CONF, "PreserveJobFiles", value, sizeof value);
    ck_assert_str_eq(value, "No");
    printer_check_directive(CONF, "Listen", value, sizeof value);
    ck_assert_str_eq(value, "localhost:631");
    printer_check_directive(CONF, "Listen", value, 5);
    ck_assert_str_eq(value, "loca");
    printer_check_directive(CONF, "PreserveJobHistory", value, sizeof value);
    ck_assert_str_eq(value, "");
    printer_check_directive("", "Listen", value, sizeof value);
    ck_assert_str_eq(value, "");
}
END_TEST

START_TEST(test_folder_of_pages)
{
    char folder[] = "/tmp/doorstep-printer-XXXXXX";
    char path[128];

    ck_assert_ptr_nonnull(mkdtemp(folder));
    print_pages_to_folder(folder, 7 * paper_find_sheet("A4")->height);
    ck_assert_int_eq(count_files(folder), 7);
    for (int page = 1; page <= 7; page++) {
        (void)snprintf(path, sizeof path, "%s/register-%04d.png", folder, page);
        ck_assert_int_eq(unlink(path), 0);
    }
    ck_assert_int_eq(rmdir(folder), 0);
}
END_TEST

Suite *printer_suite(void)
{
    Suite *suite = suite_create("printer");
    TCase *tests = tcase_create("printer");

    tcase_add_loop_test(tests, test_settings, 0, sizeof SETTINGS / sizeof SETTINGS[0]);
    tcase_add_loop_test(tests, test_settings_say_again_what_they_read, 0,
                        sizeof SETTINGS / sizeof SETTINGS[0]);
    tcase_add_test(tests, test_no_settings_are_no_printer);
    tcase_add_test(tests, test_each_state_has_its_words);
    tcase_add_loop_test(tests, test_settings_of_pages, 0, sizeof PAGES_SETTINGS / sizeof PAGES_SETTINGS[0]);
    tcase_add_test(tests, test_folder);
    tcase_add_test(tests, test_folder_of_pages);
    tcase_add_loop_test(tests, test_status, 0, sizeof STATUSES / sizeof STATUSES[0]);
    tcase_add_test(tests, test_status_bytes);
    tcase_add_loop_test(tests, test_reasons, 0, sizeof REASONS / sizeof REASONS[0]);
    tcase_add_test(tests, test_worse_reasons_first);
    tcase_add_test(tests, test_resolutions);
    tcase_add_test(tests, test_raster);
    tcase_add_test(tests, test_directives);
    suite_add_tcase(suite, tests);
    return suite;
}
