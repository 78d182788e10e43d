/* Who is staff, and what they did. PINs come from the terminal or a file descriptor and are kept as hashes;
 * the recovery code is made here and said once. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/json.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/place.h"
#include "base/random.h"
#include "store/rows.h"
#include "tools/ctl.h"
#include "tools/source.h"
#include "tools/typed_pin.h"
#include "vault/vault.h"

enum { WORD_BYTES = 24, DAY_BYTES = 11 };

static const struct clock now;

/* 0 when it is none, which is said. */
static int number_of(const struct ctl_request *request)
{
    char *end = NULL;
    long number = strtol(request->folder, &end, 10);

    if (request->folder[0] >= '0' && request->folder[0] <= '9' && *end == '\0' && number >= 1 &&
        number <= STAFF_NUMBER_MAX)
        return (int)number;
    log_line("%s: no staff number; write one from 1 to %d", request->folder, STAFF_NUMBER_MAX);
    return 0;
}

/* --- add, reset, remove, recovery --- */

struct change {
    int number;
    const char *act; /* "add", "reset", "recovery" or "remove" */
    const char *pin;
};

/* In the words of the wire. */
static const char *verdict_of(enum status status)
{
    if (status == OK)
        return "done";
    return status == INVALID ? "taken" : "none";
}

static enum status hash_pin(const char *data, const struct change *change, char ret_hash[PIN_HASH_BYTES])
{
    struct pin_pepper pepper;
    char path[PATH_MAX];
    enum status status = place_join(data, PLACE_PEPPER, path, sizeof path);

    if (status == OK)
        status = pin_need_pepper(path, &pepper);
    if (status != OK) {
        log_line("%s: %s", path, ctl_why(status));
        return status;
    }
    status = pin_hash(&pepper, change->number, change->pin, &pin_cost, ret_hash);
    if (status != OK)
        log_line("the PIN: could not be hashed; there is too little memory, end some other program");
    memory_wipe(&pepper, sizeof pepper);
    return status;
}

static enum status put_hash(struct store *store, const struct change *change, const char *hash)
{
    int64_t now_utc_ms = clock_utc_ms(&now);

    if (change->number == STAFF_RECOVERY)
        return staff_make_recovery(store, hash, now_utc_ms);
    return strcmp(change->act, "add") == 0 ? staff_add(store, change->number, hash, now_utc_ms)
                                           : staff_reset(store, change->number, hash, now_utc_ms);
}

static enum status change_store(const char *data, struct store *store, const struct change *change,
                                char ret_verdict[WORD_BYTES])
{
    char hash[PIN_HASH_BYTES];
    enum status status = OK;

    if (change->pin == NULL) {
        status = staff_remove(store, change->number, clock_utc_ms(&now));
    } else {
        status = hash_pin(data, change, hash);
        if (status != OK)
            return status;
        status = put_hash(store, change, hash);
    }
    if (status != OK && status != INVALID && status != NOT_FOUND) {
        log_line("the database: %s", store_problem(store));
        return status;
    }
    (void)snprintf(ret_verdict, WORD_BYTES, "%s", verdict_of(status));
    return OK;
}

static enum status ask_keeper(const struct source *source, const struct change *change,
                              char ret_verdict[WORD_BYTES])
{
    char why[WIRE_WHY_BYTES];
    json_t *message = NULL;
    const json_t *fields = NULL;
    enum status status = change->pin == NULL
                             ? source_ask(source, WIRE_STAFF_REMOVE,
                                          json_pack("{s:i}", "staff", change->number), &message, &fields, why)
                             : source_ask(source, WIRE_STAFF_SET,
                                          json_pack("{s:i, s:s, s:s}", "staff", change->number, "act",
                                                    change->act, "pin", change->pin),
                                          &message, &fields, why);

    if (status == OK)
        row_text(fields, "verdict", ret_verdict, WORD_BYTES);
    else
        log_line("staff %d: %s", change->number, why);
    json_decref(message);
    return status;
}

/* In three groups, to be read and written down. */
static int say_recovery(const char *code)
{
    int printed =
        printf("%.4s %.4s %.4s\n"
               "Keep this code in the safe: nobody can look it up again, and it works once.\n"
               "When all tries at PINs are used up, write 0 as the staff number at the kiosk and these "
               "12 digits,\nwithout the spaces, as the PIN: then everybody may try again at once.\n",
               code, code + 4, code + 8);

    if (printed > 0 && fflush(stdout) == 0)
        return CTL_DONE;
    log_line("the recovery code: could not be written out; run this again for another");
    return CTL_DID_NOT_HOLD;
}

static int say_verdict(const struct change *change, const char *verdict)
{
    if (strcmp(verdict, "done") != 0) {
        log_line("%d: %s", change->number,
                 strcmp(verdict, "taken") == 0
                     ? "is there already; give it another PIN with doorstepctl staff reset, or choose "
                       "another number"
                     : "nobody has this number; doorstepctl staff list shows all");
        return CTL_DID_NOT_HOLD;
    }
    if (change->number == STAFF_RECOVERY)
        return say_recovery(change->pin);
    printf("%d: %s\n", change->number,
           strcmp(change->act, "add") == 0     ? "added"
           : strcmp(change->act, "reset") == 0 ? "has the new PIN, and may try again at once"
                                               : "removed");
    return CTL_DONE;
}

static int make_change(const struct ctl_request *request, const struct change *change)
{
    char verdict[WORD_BYTES] = "";
    struct source source;
    enum status status = source_open(request->data, &source);

    if (status == OK)
        status = source.store != NULL ? change_store(request->data, source.store, change, verdict)
                                      : ask_keeper(&source, change, verdict);
    source_close(&source);
    return status == OK ? say_verdict(change, verdict) : CTL_DID_NOT_HOLD;
}

/* Whether a PIN will do, which is said when not. */
static bool will_do(int number, const char *pin)
{
    static const char *const WHYS[PIN_FAULTS] = {
        [PIN_LENGTH] = "has not 6 to 12 digits",
        [PIN_DIGITS] = "has something else than digits in it",
        [PIN_SAME] = "is one digit over and over, which is guessed first",
        [PIN_RUN] = "is a run of digits in order, which is guessed first",
        [PIN_NUMBER] = "is the staff number itself, which is guessed first",
    };
    enum pin_fault fault = pin_look(number, pin);

    if (fault == PIN_SOUND)
        return true;
    log_line("the PIN: %s; choose another", WHYS[fault]);
    return false;
}

static int set_pin(const struct ctl_request *request, const char *act)
{
    char pin[PIN_CHARS_MAX + 1] = "";
    const struct change change = {.number = number_of(request), .act = act, .pin = pin};
    int code = CTL_CALLED_WRONGLY;

    if (change.number == 0)
        return code;
    vault_start();
    if (typed_pin_read(request->value[CTL_PIN_FD], pin) == OK && will_do(change.number, pin))
        code = make_change(request, &change);
    memory_wipe(pin, sizeof pin);
    return code;
}

int ctl_staff_add(const struct ctl_request *request)
{
    return set_pin(request, "add");
}

int ctl_staff_reset(const struct ctl_request *request)
{
    return set_pin(request, "reset");
}

int ctl_staff_remove(const struct ctl_request *request)
{
    const struct change change = {.number = number_of(request), .act = "remove"};

    return change.number != 0 ? make_change(request, &change) : CTL_CALLED_WRONGLY;
}

static void make_code(char ret_code[PIN_CHARS_MAX + 1])
{
    const struct random_source random = random_system();
    size_t length = 0;

    while (length < PIN_CHARS_MAX) {
        unsigned char byte;

        random.fill(random.context, &byte, 1);
        if (byte < 250) /* the others would make some digits likelier */
            ret_code[length++] = (char)('0' + byte % 10);
    }
    ret_code[length] = '\0';
}

int ctl_staff_recovery(const struct ctl_request *request)
{
    char code[PIN_CHARS_MAX + 1];
    const struct change change = {.number = STAFF_RECOVERY, .act = "recovery", .pin = code};
    int result;

    vault_start();
    do /* one that the keeper would not take is as good as never made */
        make_code(code);
    while (pin_look(STAFF_RECOVERY, code) != PIN_SOUND);
    result = make_change(request, &change);
    memory_wipe(code, sizeof code);
    return result;
}

/* --- lists --- */

static enum status list_store(struct store *store, int after, json_t **ret_rows)
{
    struct staff_member members[STAFF_PAGE];
    size_t count = 0;
    json_t *rows;
    enum status status = staff_list(store, after, clock_utc_ms(&now), members, STAFF_PAGE, &count);

    if (status != OK)
        return source_say_store(store, status);
    rows = json_array();
    for (size_t i = 0; i < count; i++)
        (void)json_array_append_new(rows, staff_row(&members[i]));
    *ret_rows = rows;
    return OK;
}

static enum status read_staff(const struct source *source, const json_t *last, json_t **ret_rows)
{
    json_int_t after = row_number(last, "staff");

    if (source->store != NULL)
        return list_store(source->store, (int)after, ret_rows);
    return source_ask_items(source, WIRE_STAFF_LIST, json_pack("{s:I}", "after", after), ret_rows);
}

static void print_staff(const json_t *row)
{
    char day[DAY_BYTES], state[WORD_BYTES];

    row_text(row, "day", day, sizeof day);
    row_text(row, "state", state, sizeof state);
    printf("%5d  %-10s  %s\n", (int)row_number(row, "staff"), day, state);
}

static json_t *plain_staff(const json_t *row)
{
    return json_pack("{s:O, s:O, s:O}", "staff", json_object_get(row, "staff"), "added",
                     json_object_get(row, "day"), "state", json_object_get(row, "state"));
}

static int print_list(const struct ctl_request *request, const struct listing *listing)
{
    bool as_json = request->value[CTL_JSON] != NULL;

    return source_list(request->data, listing, as_json) == OK ? CTL_DONE : CTL_DID_NOT_HOLD;
}

int ctl_staff_list(const struct ctl_request *request)
{
    static const struct listing LISTING = {
        .heading = "staff  added       state",
        .read_page = read_staff,
        .print_row = print_staff,
        .plain_row = plain_staff,
    };

    return print_list(request, &LISTING);
}

static enum status audit_store(struct store *store, json_int_t after, json_t **ret_rows)
{
    struct audit_row found[STAFF_PAGE];
    size_t count = 0;
    json_t *rows;
    enum status status = audit_list(store, after, found, STAFF_PAGE, &count);

    if (status != OK)
        return source_say_store(store, status);
    rows = json_array();
    for (size_t i = 0; i < count; i++)
        (void)json_array_append_new(rows, audit_row(&found[i]));
    *ret_rows = rows;
    return OK;
}

static enum status read_audit(const struct source *source, const json_t *last, json_t **ret_rows)
{
    json_int_t after = row_number(last, "id");

    if (source->store != NULL)
        return audit_store(source->store, after, ret_rows);
    return source_ask_items(source, WIRE_AUDIT_LIST, json_pack("{s:I}", "after", after), ret_rows);
}

static void print_act(const json_t *row)
{
    char at[21], act[AUDIT_ACT_BYTES], what[AUDIT_WHAT_BYTES];

    clock_format_utc(row_number(row, "utcMs"), at);
    row_text(row, "act", act, sizeof act);
    row_text(row, "what", what, sizeof what);
    printf("%-20s  %5d  %-13s  %s\n", at, (int)row_number(row, "staff"), act, what[0] != '\0' ? what : "-");
}

static json_t *plain_act(const json_t *row)
{
    char at[21];

    clock_format_utc(row_number(row, "utcMs"), at);
    return json_pack("{s:s, s:O, s:O, s:O}", "at", at, "staff", json_object_get(row, "staff"), "act",
                     json_object_get(row, "act"), "what", json_object_get(row, "what"));
}

int ctl_staff_log(const struct ctl_request *request)
{
    static const struct listing LISTING = {
        .heading = "when                  staff  what           about",
        .read_page = read_audit,
        .print_row = print_act,
        .plain_row = plain_act,
    };

    return print_list(request, &LISTING);
}
