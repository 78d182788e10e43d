#include "print/settings.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/memory.h"

enum {
    SETTINGS_BYTES_MAX = 16 * 1024,
    PATH_BYTES_MAX = 1024,
    QUEUE_BYTES_MAX = 127, /* of a queue's name. Source: lpadmin(8) */
    SOCKET_BYTES_MAX = sizeof(((struct sockaddr_un *)0)->sun_path) - 1,
};

static const char *const KIND_NAMES[PRINTER_KINDS] = {"none", "folder", "escpos", "cups"};
static const int BAUDS[] = {9600, 19200, 38400, 57600, 115200};
static const char WIDTH_OTHERWISE[] = "80mm", WIDTH_OF_PAGES[] = "A4";

enum use { FOR_SLIPS, FOR_PAGES };

const char *printer_kind_name(enum printer_kind kind)
{
    return KIND_NAMES[kind];
}

bool printer_settings_is_roll(const struct printer_settings *settings)
{
    return settings->sheet->height == 0;
}

static enum printer_kind read_kind(const struct json_place *root)
{
    struct json_place place = json_member(root, "kind");
    const char *name;

    if (!json_is_there(&place)) {
        json_complain(root, "has no \"kind\"; write \"none\", \"folder\", \"escpos\" or \"cups\"");
        return PRINTER_KIND_NONE;
    }
    name = json_need_text(&place, PATH_BYTES_MAX);
    for (int i = 0; i < PRINTER_KINDS; i++) {
        if (strcmp(name, KIND_NAMES[i]) == 0)
            return (enum printer_kind)i;
    }
    json_complain(&place, "is no kind of printer; write \"none\", \"folder\" (pictures, to try it out), "
                          "\"escpos\" (a receipt printer on a device file) or \"cups\" (a queue)");
    return PRINTER_KIND_NONE;
}

static const struct paper_sheet *read_sheet(const struct json_place *root, enum printer_kind kind,
                                            enum use use)
{
    struct json_place place = json_member(root, "width");
    const char *name = json_text(&place, PATH_BYTES_MAX, use == FOR_PAGES ? WIDTH_OF_PAGES : WIDTH_OTHERWISE);
    const struct paper_sheet *sheet = paper_find_sheet(name);

    if (sheet == NULL)
        json_complain(&place, "is no paper that Doorstep knows; write \"80mm\", \"58mm\", \"A6\" or \"A4\"");
    else if (use == FOR_PAGES && kind == PRINTER_KIND_ESCPOS)
        json_complain(root, "is a receipt printer, which has no A4; write \"cups\", \"folder\" or \"none\"");
    else if (kind == PRINTER_KIND_ESCPOS && sheet->height != 0)
        json_complain(&place, "is no paper of a receipt printer; write \"80mm\" or \"58mm\", or make the "
                              "printer a queue of CUPS and its kind \"cups\"");
    else if (use == FOR_PAGES && kind != PRINTER_KIND_NONE && strcmp(name, WIDTH_OF_PAGES) != 0)
        json_complain(&place, "is too small for a register; the printer of pages must have \"A4\" in it");
    return sheet != NULL ? sheet : paper_find_sheet(WIDTH_OTHERWISE);
}

/* A path from the root of the file system; NULL when there is none, or it is no such path. */
static char *read_path(const struct json_place *root, const char *key, const char *example)
{
    struct json_place place = json_member(root, key);
    const char *path = json_text(&place, PATH_BYTES_MAX, NULL);

    if (path == NULL)
        return NULL;
    if (path[0] != '/') {
        json_complain(&place, "must be a path that begins with /, such as %s", example);
        return NULL;
    }
    return memory_copy_text(path);
}

static int read_baud(const struct json_place *root)
{
    struct json_place place = json_member(root, "baud");
    int64_t baud = json_integer_in(&place, 0, INT32_MAX, 0);

    for (size_t i = 0; i < sizeof BAUDS / sizeof BAUDS[0]; i++) {
        if (baud == BAUDS[i])
            return BAUDS[i];
    }
    if (json_is_there(&place) && json_is_integer(place.value))
        json_complain(&place, "is no speed that receipt printers use; write 9600, 19200, 38400, 57600 or "
                              "115200, as the printer's own test page says");
    return 0;
}

/* A queue is a name, not an address: slashes and the like would name something else to CUPS. */
static char *read_queue(const struct json_place *root)
{
    struct json_place place = json_member(root, "queue");
    const char *queue = json_text(&place, PATH_BYTES_MAX, NULL);

    if (queue == NULL)
        return NULL;
    if (queue[0] == '\0' || strlen(queue) > QUEUE_BYTES_MAX || strpbrk(queue, " \t\r\n/#?%'\"\\:@") != NULL) {
        json_complain(&place, "is no name of a queue; write one of those that lpstat -e lists");
        return NULL;
    }
    return memory_copy_text(queue);
}

static char *read_socket(const struct json_place *root)
{
    struct json_place place = json_member(root, "socket");
    const char *path = json_text(&place, PATH_BYTES_MAX, PRINTER_CUPS_SOCKET);

    if (path[0] != '/' || strlen(path) > SOCKET_BYTES_MAX) {
        json_complain(&place, "must be the socket of the CUPS on this machine, " PRINTER_CUPS_SOCKET
                              "; a printer elsewhere is made a queue of this CUPS, with lpadmin");
        path = PRINTER_CUPS_SOCKET;
    }
    return memory_copy_text(path);
}

static void need(const struct json_place *root, const char *key, const char *value, const char *advice)
{
    struct json_place place = json_member(root, key);

    if (value == NULL && !json_is_there(&place))
        json_complain(root, "has no \"%s\"; write %s", key, advice);
}

static void read_root(const struct json_place *root, enum use use, struct printer_settings *settings)
{
    static const char *const KNOWN[] = {"kind",   "width",  "folder", "device", "baud",
                                        "status", "cutter", "queue",  "socket", NULL};
    struct json_place place;

    json_refuse_unknown(root, KNOWN);
    settings->kind = read_kind(root);
    settings->sheet = read_sheet(root, settings->kind, use);
    settings->folder = read_path(root, "folder", "/srv/doorstep/paper");
    settings->device = read_path(root, "device", "/dev/usb/lp0");
    settings->baud = read_baud(root);
    place = json_member(root, "status");
    settings->status = json_flag(&place, true);
    place = json_member(root, "cutter");
    settings->cutter = json_flag(&place, true);
    settings->queue = read_queue(root);
    settings->socket = read_socket(root);
    if (settings->kind == PRINTER_KIND_FOLDER)
        need(root, "folder", settings->folder, "the folder that the pictures go to");
    if (settings->kind == PRINTER_KIND_ESCPOS)
        need(root, "device", settings->device, "the printer's device file, such as /dev/usb/lp0");
    if (settings->kind == PRINTER_KIND_CUPS)
        need(root, "queue", settings->queue, "the queue's name, one of those that lpstat -e lists");
}

/* Takes over the document. */
static enum status take_document(struct json_doc *doc, enum use use, struct faults *faults,
                                 size_t faults_before, struct printer_settings *ret_settings)
{
    struct printer_settings settings = {.kind = PRINTER_KIND_NONE};
    struct json_place root = json_doc_root(doc, faults);

    read_root(&root, use, &settings);
    json_doc_destroy(doc);
    if (faults->count > faults_before) {
        printer_settings_finish(&settings);
        return INVALID;
    }
    *ret_settings = settings;
    return OK;
}

static enum status parse(const char *text, const char *shown_name, enum use use, struct faults *faults,
                         struct printer_settings *ret_settings)
{
    struct json_doc *doc = NULL;
    size_t faults_before = faults->count;
    enum status status = json_doc_parse(text, strlen(text), shown_name, faults, &doc);

    return status == OK ? take_document(doc, use, faults, faults_before, ret_settings) : status;
}

static enum status read_file(const char *path, enum use use, struct faults *faults,
                             struct printer_settings *ret_settings)
{
    struct json_doc *doc = NULL;
    size_t faults_before = faults->count;
    enum status status;

    if (access(path, F_OK) != 0 && errno == ENOENT)
        return parse("{\"kind\": \"none\"}", path, use, faults, ret_settings);
    status = json_doc_read(path, path, SETTINGS_BYTES_MAX, faults, &doc);
    return status == OK ? take_document(doc, use, faults, faults_before, ret_settings) : status;
}

enum status printer_settings_parse(const char *text, const char *shown_name, struct faults *faults,
                                   struct printer_settings *ret_settings)
{
    return parse(text, shown_name, FOR_SLIPS, faults, ret_settings);
}

enum status printer_settings_read(const char *path, struct faults *faults,
                                  struct printer_settings *ret_settings)
{
    return read_file(path, FOR_SLIPS, faults, ret_settings);
}

enum status printer_settings_parse_pages(const char *text, const char *shown_name, struct faults *faults,
                                         struct printer_settings *ret_settings)
{
    return parse(text, shown_name, FOR_PAGES, faults, ret_settings);
}

enum status printer_settings_read_pages(const char *path, struct faults *faults,
                                        struct printer_settings *ret_settings)
{
    return read_file(path, FOR_PAGES, faults, ret_settings);
}

void printer_settings_set_folder(const char *folder, struct printer_settings *ret_settings)
{
    *ret_settings = (struct printer_settings){
        .kind = PRINTER_KIND_FOLDER,
        .sheet = paper_find_sheet(WIDTH_OTHERWISE),
        .folder = memory_copy_text(folder),
    };
}

void printer_settings_finish(struct printer_settings *settings)
{
    free(settings->folder);
    free(settings->device);
    free(settings->queue);
    free(settings->socket);
    *settings =
        (struct printer_settings){.kind = PRINTER_KIND_NONE, .sheet = paper_find_sheet(WIDTH_OTHERWISE)};
}

json_t *printer_settings_json(const struct printer_settings *settings)
{
    json_t *root =
        json_pack("{s:s, s:s}", "kind", KIND_NAMES[settings->kind], "width", settings->sheet->name);

    if (settings->kind == PRINTER_KIND_FOLDER)
        (void)json_object_set_new(root, "folder", json_string(settings->folder));
    if (settings->kind == PRINTER_KIND_ESCPOS) {
        (void)json_object_set_new(root, "device", json_string(settings->device));
        if (settings->baud != 0)
            (void)json_object_set_new(root, "baud", json_integer(settings->baud));
        (void)json_object_set_new(root, "status", json_boolean(settings->status));
        (void)json_object_set_new(root, "cutter", json_boolean(settings->cutter));
    }
    if (settings->kind == PRINTER_KIND_CUPS) {
        (void)json_object_set_new(root, "queue", json_string(settings->queue));
        (void)json_object_set_new(root, "socket", json_string(settings->socket));
        (void)json_object_set_new(root, "cutter", json_boolean(settings->cutter));
    }
    return root;
}
