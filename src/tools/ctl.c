#include "tools/ctl.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "base/place.h"

#define VERSION "0.1"
#define TAKES(option) (1U << (option))

enum {
    INBOX_OPTIONS = TAKES(CTL_INBOX) | TAKES(CTL_INBOX_USER) | TAKES(CTL_INBOX_PASSWORD_FD) |
                    TAKES(CTL_INBOX_CA) | TAKES(CTL_INBOX_TLS) | TAKES(CTL_SENDER),
    BATCH_OPTIONS =
        TAKES(CTL_DATA) | TAKES(CTL_BATCH) | TAKES(CTL_EXPIRES) | TAKES(CTL_PACKS) | TAKES(CTL_JSON),
};

static const struct {
    const char *name;
    const char *value; /* what stands for its value in the help; NULL when it takes none */
    const char *help;
} options[CTL_OPTIONS] = {
    [CTL_DATA] = {"--data", "DIR", "the data folder (~/.local/share/doorstep without it)"},
    [CTL_CENTRE] = {"--centre", "DIR", "the centre pack (Tower Hamlets, North West without it)"},
    [CTL_INBOX] = {"--inbox", "PLACE",
                   "smtps://HOST:PORT, smtp://HOST:PORT, or a Maildir's path (DATA/inbox without it)"},
    [CTL_INBOX_USER] = {"--inbox-user", "NAME", "the name to sign in to the mail server with"},
    [CTL_INBOX_PASSWORD_FD] = {"--inbox-password-fd", "N",
                               "an open file descriptor to read the password from"},
    [CTL_INBOX_CA] = {"--inbox-ca", "FILE", "the certificate authority of the mail server"},
    [CTL_INBOX_TLS] = {"--inbox-tls", "WORD", "required, or none for a server on this machine"},
    [CTL_SENDER] = {"--sender", "ADDRESS", "the address that requests are sent from"},
    [CTL_CODE] = {"--code", "XXXX-XXXX", "the code of the test mail; without it a test mail is sent"},
    [CTL_LOCALE] = {"--locale", "TAG", "the language, such as bn (default en)"},
    [CTL_OUT] = {"--out", "DIR", "the folder to write to (default: the one you are in)"},
    [CTL_PICTURE] = {"--out", "FILE", "the file to write: NAME.png, or NAME.escpos as a printer gets it"},
    [CTL_WIDTH] = {"--width", "PAPER", "80mm, 58mm, A6 or A4 (default 80mm)"},
    [CTL_DEVICE] = {"--device", "PATH", "the device file of a receipt printer, such as /dev/usb/lp0"},
    [CTL_BAUD] = {"--baud", "N", "the speed of a serial line, such as 19200 (as it is without it)"},
    [CTL_STATUS] = {"--status", "WORD", "no for a receipt printer that never says how it is (default yes)"},
    [CTL_CUTTER] = {"--cutter", "WORD", "no for a receipt printer whose paper is torn off (default yes)"},
    [CTL_QUEUE] = {"--queue", "NAME", "the queue of CUPS; lpstat -e lists them"},
    [CTL_CUPS_SOCKET] = {"--cups-socket", "PATH", "the socket of CUPS (/run/cups/cups.sock without it)"},
    [CTL_PRINT_TO] = {"--print-to", "DIR", "the folder that pictures of slips go to, to try it out"},
    [CTL_JSON] = {"--json", NULL, "write JSON, for programs"},
    [CTL_APPLY] = {"--apply", NULL, "write what would change; without it nothing is written"},
    [CTL_PRUNE] = {"--prune", NULL,
                   "take out what the file no longer has: services of its organisations, or sessions"},
    [CTL_DATE] = {"--date", "DAY", "the day that counts as today, such as 2026-11-22"},
    [CTL_CARD_SEEN] = {"--card-seen", NULL, "somebody has looked at the Healthy Start card or letter"},
    [CTL_BATCH] = {"--batch", "NAME", "the batch, as it is printed on the packs"},
    [CTL_EXPIRES] = {"--expires", "DAY", "the last day on which the batch may be given"},
    [CTL_PACKS] = {"--packs", "N", "how many packs"},
    [CTL_MONTH] = {"--month", "MONTH", "such as 2026-11"},
    [CTL_PIN_FD] = {"--pin-fd", "N",
                    "an open file descriptor to read the PIN from (without it: the terminal)"},
};

static const struct command {
    const char *group; /* the first of two words, or NULL */
    const char *name;
    const char *help;
    unsigned options;
    /* What stands alone: "DIR"; two words: "SESSION DATE"; "[FILE]" may be left out; NULL: nothing does. */
    const char *takes;
    int (*run)(const struct ctl_request *request);
} commands[] = {
    {NULL, "init",
     "make the data folder, keys, database and inbox settings, and install a pack; again, changes nothing",
     TAKES(CTL_DATA) | TAKES(CTL_CENTRE) | INBOX_OPTIONS, NULL, ctl_init},
    {"queue", "list", "list what was taken and how its delivery stands", TAKES(CTL_DATA) | TAKES(CTL_JSON),
     NULL, ctl_queue_list},
    {"count", "list", "list how much was sent, and what else happened, day by day and without names",
     TAKES(CTL_DATA) | TAKES(CTL_JSON), NULL, ctl_count_list},
    {"sign-ups", "list", "list the dates of sessions that families have signed up for, with how many",
     TAKES(CTL_DATA) | TAKES(CTL_JSON), NULL, ctl_sign_ups_list},
    {"sign-ups", "show",
     "list who is signed up for a session on a day, who waits, and why somebody was passed over; no names",
     TAKES(CTL_DATA) | TAKES(CTL_JSON), "SESSION DATE", ctl_sign_ups_show},
    {"sign-ups", "cancel", "end a sign-up; its place goes to the next family at once", TAKES(CTL_DATA),
     "REFERENCE", ctl_sign_ups_cancel},
    {"vouchers", "show", "say what a voucher for vitamins is for, and whether it holds",
     TAKES(CTL_DATA) | TAKES(CTL_JSON), "REFERENCE", ctl_vouchers_show},
    {"vouchers", "hand-over",
     "hand over what a voucher is for: stock falls, it counts, and its code is used up",
     TAKES(CTL_DATA) | TAKES(CTL_CARD_SEEN) | TAKES(CTL_JSON), "REFERENCE", ctl_vouchers_hand_over},
    {"vitamins", "stock", "list the batches in stock; says what has expired or soon will, and what is low",
     TAKES(CTL_DATA) | TAKES(CTL_DATE) | TAKES(CTL_JSON), NULL, ctl_vitamins_stock},
    {"vitamins", "receive", "add packs of a batch to the stock", BATCH_OPTIONS, "PRODUCT",
     ctl_vitamins_receive},
    {"vitamins", "write-off", "take packs of a batch out of the stock that nobody gets", BATCH_OPTIONS,
     "PRODUCT", ctl_vitamins_write_off},
    {"vitamins", "count", "set how many packs of a batch are there, as counted", BATCH_OPTIONS, "PRODUCT",
     ctl_vitamins_count},
    {"vitamins", "report", "list what was handed over in a month, by product and terms, without names",
     TAKES(CTL_DATA) | TAKES(CTL_MONTH) | TAKES(CTL_JSON), NULL, ctl_vitamins_report},
    {"staff", "add", "let somebody work at the desk: a number, and a PIN of 6 to 12 digits",
     TAKES(CTL_DATA) | TAKES(CTL_PIN_FD), "NUMBER", ctl_staff_add},
    {"staff", "list", "list the staff numbers; waiting: too many wrong PINs, for twelve minutes at most",
     TAKES(CTL_DATA) | TAKES(CTL_JSON), NULL, ctl_staff_list},
    {"staff", "reset", "give a staff number another PIN, and let it and everybody try again at once",
     TAKES(CTL_DATA) | TAKES(CTL_PIN_FD), "NUMBER", ctl_staff_reset},
    {"staff", "remove", "take a staff number away", TAKES(CTL_DATA), "NUMBER", ctl_staff_remove},
    {"staff", "log", "list what staff did in the last twelve months: when, which number, which reference",
     TAKES(CTL_DATA) | TAKES(CTL_JSON), NULL, ctl_staff_log},
    {"route", "list", "list where each kind of request goes, by which way, and whether that was confirmed",
     TAKES(CTL_DATA) | TAKES(CTL_JSON), NULL, ctl_route_list},
    {"route", "confirm",
     "send a test mail to the inbox of a kind of request; its code, typed back, opens the way for requests",
     TAKES(CTL_DATA) | TAKES(CTL_CODE), "KIND", ctl_route_confirm},
    {"centre", "check", "explain every fault of a centre pack", TAKES(CTL_JSON), "DIR", ctl_centre_check},
    {"centre", "install", "check a centre pack, copy it, and turn the kiosk to it", TAKES(CTL_DATA), "DIR",
     ctl_centre_install},
    {"fonts", "check",
     "prove that the fonts are those that were looked at, and show every word of every language",
     TAKES(CTL_DATA) | TAKES(CTL_CENTRE) | TAKES(CTL_JSON), NULL, ctl_fonts_check},
    {"forms", "preview", "draw all pages of a form as one picture, and write the email that it would make",
     TAKES(CTL_CENTRE) | TAKES(CTL_LOCALE) | TAKES(CTL_OUT), "FORM", ctl_forms_preview},
    {"print", "preview", "draw a slip with made-up values: ticket, waiting, request, service or voucher",
     TAKES(CTL_CENTRE) | TAKES(CTL_LOCALE) | TAKES(CTL_WIDTH) | TAKES(CTL_PICTURE), "KIND",
     ctl_print_preview},
    {"printer", "set", "say which printer there is: none, folder, escpos or cups",
     TAKES(CTL_DATA) | TAKES(CTL_WIDTH) | TAKES(CTL_DEVICE) | TAKES(CTL_BAUD) | TAKES(CTL_STATUS) |
         TAKES(CTL_CUTTER) | TAKES(CTL_QUEUE) | TAKES(CTL_CUPS_SOCKET) | TAKES(CTL_PRINT_TO),
     "KIND", ctl_printer_set},
    {"printer", "show", "show which printer there is", TAKES(CTL_DATA) | TAKES(CTL_JSON), NULL,
     ctl_printer_show},
    {"printer", "check", "find what keeps the printer from printing, and ask it how it is; prints nothing",
     TAKES(CTL_DATA) | TAKES(CTL_JSON), NULL, ctl_printer_check},
    {"printer", "test", "print a pattern", TAKES(CTL_DATA), NULL, ctl_printer_test},
    {"services", "import",
     "read an Open Referral UK feed, name its faults, show what it would change in a pack; --apply does it",
     TAKES(CTL_CENTRE) | TAKES(CTL_APPLY) | TAKES(CTL_PRUNE) | TAKES(CTL_JSON), "FILE|DIR",
     ctl_services_import},
    {"services", "export", "write a pack's services as Open Referral UK, to FILE or to the terminal",
     TAKES(CTL_CENTRE), "[FILE]", ctl_services_export},
    {"timetable", "import",
     "read a timetable (.csv, .ics, .json), name its faults, show what it would change; --apply does it",
     TAKES(CTL_CENTRE) | TAKES(CTL_APPLY) | TAKES(CTL_PRUNE) | TAKES(CTL_JSON) | TAKES(CTL_DATE), "FILE",
     ctl_timetable_import},
    {"timetable", "check",
     "name the clashes of a pack's sessions, those past their end, and what families would miss in them",
     TAKES(CTL_CENTRE) | TAKES(CTL_JSON) | TAKES(CTL_DATE), NULL, ctl_timetable_check},
};

enum { COMMANDS = sizeof commands / sizeof commands[0] };

void ctl_print_faults(const struct faults *faults)
{
    char line[1400];

    for (size_t i = 0; i < faults->count && i < FAULTS_KEPT; i++) {
        faults_line(faults, i, line, sizeof line);
        log_line("%s", line);
    }
    if (faults->count > FAULTS_KEPT)
        log_line("%zu faults more: not listed; mend these first", faults->count - FAULTS_KEPT);
}

json_t *ctl_faults_json(const struct faults *faults)
{
    json_t *list = json_array();

    for (size_t i = 0; i < faults->count && i < FAULTS_KEPT; i++)
        (void)json_array_append_new(list, json_pack("{s:s, s:i, s:s}", "file", faults->list[i].file, "line",
                                                    faults->list[i].line, "text", faults->list[i].text));
    return list;
}

const char *ctl_why(enum status status)
{
    switch (status) {
    case NOT_FOUND:
        return "is not there; check the name";
    case FULL:
        return "does not fit, because the disk is full or the name too long; make room, or choose another "
               "folder";
    case BUSY:
        return "is in use by another program; wait until it is done";
    case DENIED:
        return "may not be changed; run this as the user that owns the folder";
    case CORRUPT:
        return "is damaged; put it back from a copy";
    case UNAVAILABLE:
        return "does not answer; see whether the keeper runs";
    default:
        return "could not be read or written; look at the disk";
    }
}

enum status ctl_absolute_path(const char *named, char *ret_path, size_t capacity)
{
    char here[PATH_MAX];

    if (named[0] == '/')
        return (size_t)snprintf(ret_path, capacity, "%s", named) < capacity ? OK : FULL;
    if (getcwd(here, sizeof here) == NULL)
        return IO;
    return place_join(here, named, ret_path, capacity);
}

static void print_command(const struct command *command)
{
    printf("  %s%s%s%s%s", command->group != NULL ? command->group : "", command->group != NULL ? " " : "",
           command->name, command->takes != NULL ? " " : "", command->takes != NULL ? command->takes : "");
    for (int i = 0; i < CTL_OPTIONS; i++) {
        if ((command->options & TAKES(i)) == 0)
            continue;
        printf(" [%s%s%s]", options[i].name, options[i].value != NULL ? " " : "",
               options[i].value != NULL ? options[i].value : "");
    }
    printf("\n      %s\n", command->help);
}

static int print_help(void)
{
    printf("usage: doorstepctl COMMAND [OPTION...]\n\n");
    for (size_t i = 0; i < COMMANDS; i++)
        print_command(&commands[i]);
    printf("  help\n      list all this\n\n");
    for (int i = 0; i < CTL_OPTIONS; i++)
        printf("  %s%s%s\n      %s\n", options[i].name, options[i].value != NULL ? " " : "",
               options[i].value != NULL ? options[i].value : "", options[i].help);
    printf("  --version\n      say which version this is\n\n"
           "Exit codes: 0 done, 1 did not hold, 2 called wrongly.\n");
    return CTL_DONE;
}

static const struct command *find_command(int argc, char **argv, int *ret_used)
{
    for (size_t i = 0; i < COMMANDS; i++) {
        int words = commands[i].group != NULL ? 2 : 1;
        const char *first = commands[i].group != NULL ? commands[i].group : commands[i].name;

        if (argc <= words || strcmp(argv[1], first) != 0 || strcmp(argv[words], commands[i].name) != 0)
            continue;
        *ret_used = words + 1;
        return &commands[i];
    }
    return NULL;
}

static int find_option(const struct command *command, const char *name, size_t length)
{
    for (int i = 0; i < CTL_OPTIONS; i++) {
        if ((command->options & TAKES(i)) != 0 && strlen(options[i].name) == length &&
            strncmp(options[i].name, name, length) == 0)
            return i;
    }
    return -1;
}

/* `--name VALUE` or `--name=VALUE` at `*at`, which is moved to the last word used. */
static bool read_option(const struct command *command, int argc, char **argv, int *at,
                        struct ctl_request *request)
{
    const char *word = argv[*at];
    size_t length = strcspn(word, "=");
    int option = find_option(command, word, length);
    const char *value = word[length] == '=' ? word + length + 1 : NULL;

    if (option < 0) {
        log_line("%s: not an option here; doorstepctl help lists them", word);
        return false;
    }
    if (request->value[option] != NULL) {
        log_line("%.*s: given twice; say it once", (int)length, word);
        return false;
    }
    if (options[option].value == NULL && value != NULL) {
        log_line("%.*s: takes no value; leave it out", (int)length, word);
        return false;
    }
    if (options[option].value != NULL && value == NULL && *at + 1 < argc)
        value = argv[++*at];
    if (options[option].value != NULL && (value == NULL || value[0] == '\0')) {
        log_line("%.*s: its value is missing; write %s after it", (int)length, word, options[option].value);
        return false;
    }
    request->value[option] = value != NULL ? value : "";
    return true;
}

static bool takes_two(const struct command *command)
{
    return command->takes != NULL && strchr(command->takes, ' ') != NULL;
}

static bool read_words(const struct command *command, int argc, char **argv, int at,
                       struct ctl_request *request)
{
    for (; at < argc; at++) {
        if (argv[at][0] == '-') {
            if (!read_option(command, argc, argv, &at, request))
                return false;
        } else if (command->takes != NULL && request->folder == NULL) {
            request->folder = argv[at];
        } else if (takes_two(command) && request->second == NULL) {
            request->second = argv[at];
        } else {
            log_line("%s: one word too many; doorstepctl help shows what goes here", argv[at]);
            return false;
        }
    }
    if (command->takes != NULL && command->takes[0] != '[' &&
        (request->folder == NULL || (takes_two(command) && request->second == NULL))) {
        log_line("%s %s: which one is missing; write %s after it", command->group, command->name,
                 command->takes);
        return false;
    }
    return true;
}

static int run_command(const struct command *command, const struct ctl_request *read)
{
    struct ctl_request request = *read;
    char data[PATH_MAX];
    enum status status = OK;

    if ((command->options & TAKES(CTL_DATA)) != 0) {
        status = request.value[CTL_DATA] != NULL
                     ? ctl_absolute_path(request.value[CTL_DATA], data, sizeof data)
                     : place_default_data(data, sizeof data);
        request.data = data;
    }
    if (status != OK) {
        log_line("the data folder: cannot be named; say which with --data DIR");
        return CTL_CALLED_WRONGLY;
    }
    return command->run(&request);
}

int ctl_main(int argc, char **argv)
{
    struct ctl_request request = {.folder = NULL};
    const struct command *command;
    int used = 0;

    if (argc >= 2 && (strcmp(argv[1], "help") == 0 || strcmp(argv[1], "--help") == 0))
        return print_help();
    if (argc == 2 && strcmp(argv[1], "--version") == 0) {
        printf("doorstepctl " VERSION "\n");
        return CTL_DONE;
    }
    command = find_command(argc, argv, &used);
    if (command == NULL) {
        log_line("%s: no such command; doorstepctl help lists them", argc > 1 ? argv[1] : "(nothing)");
        return CTL_CALLED_WRONGLY;
    }
    if (!read_words(command, argc, argv, used, &request))
        return CTL_CALLED_WRONGLY;
    return run_command(command, &request);
}
