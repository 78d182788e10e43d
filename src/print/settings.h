/* Which printer this kiosk has: public/printer.json in the data folder, read and checked, and written by
 * doorstepctl. No such file is no printer, which is a normal state. Does not: reach a printer. */
#ifndef PRINT_SETTINGS_H
#define PRINT_SETTINGS_H

#include <stdbool.h>

#include "base/faults.h"
#include "base/json.h"
#include "base/status.h"
#include "print/paper.h"

#define PRINTER_SETTINGS_PLACE "public/printer.json"             /* in the data folder */
#define PAGES_PRINTER_SETTINGS_PLACE "public/pages-printer.json" /* the same, for A4 */
#define PRINTER_CUPS_SOCKET "/run/cups/cups.sock"

enum printer_kind {
    PRINTER_KIND_NONE,
    PRINTER_KIND_FOLDER, /* PNG files, for trying it out */
    PRINTER_KIND_ESCPOS, /* a receipt printer on a device file */
    PRINTER_KIND_CUPS,   /* a queue of this machine's print service */
    PRINTER_KINDS,
};

struct printer_settings {
    enum printer_kind kind;
    const struct paper_sheet *sheet; /* what is in it; never NULL */
    char *folder;                    /* of kind folder; each below NULL or 0 when not set */
    char *device;                    /* of kind escpos */
    int baud;                        /* of a serial line; 0: as the line is set */
    bool status;                     /* it answers when asked how it is */
    bool cutter;
    char *queue;  /* of kind cups */
    char *socket; /* of kind cups; never NULL there */
};

/* {"kind": "none|folder|escpos|cups", "width": "80mm|58mm|A6|A4", "folder", "device", "baud", "status",
 * "cutter", "queue", "socket"}. Owns: the caller, printer_settings_finish.
 * Fails: INVALID, DENIED, IO, each with faults; no file is kind none. */
enum status printer_settings_read(const char *path, struct faults *faults,
                                  struct printer_settings *ret_settings) MUST_CHECK;

/* The same for text in memory, which faults call `shown_name`. Fails: INVALID, with faults. */
enum status printer_settings_parse(const char *text, const char *shown_name, struct faults *faults,
                                   struct printer_settings *ret_settings) MUST_CHECK;

/* Both, for the printer of pages (PAGES_PRINTER_SETTINGS_PLACE): none, or a folder or a queue, with A4 in it,
 * which need not be said. */
enum status printer_settings_read_pages(const char *path, struct faults *faults,
                                        struct printer_settings *ret_settings) MUST_CHECK;
enum status printer_settings_parse_pages(const char *text, const char *shown_name, struct faults *faults,
                                         struct printer_settings *ret_settings) MUST_CHECK;

/* The settings of --print-to DIR. */
void printer_settings_set_folder(const char *folder, struct printer_settings *ret_settings);

void printer_settings_finish(struct printer_settings *settings);

/* What the file says of these settings. Owns: the caller, json_decref. */
json_t *printer_settings_json(const struct printer_settings *settings);

/* "none", "folder", "escpos", "cups". */
const char *printer_kind_name(enum printer_kind kind);

/* Whether it prints on a roll, by ESC/POS. */
bool printer_settings_is_roll(const struct printer_settings *settings);

#endif
