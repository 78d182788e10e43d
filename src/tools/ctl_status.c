/* How everything is, in plain words: requests, printers, disk, words, services, what staff have set. Each
 * part looks by itself, so that what cannot be seen hides nothing else. */
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/statvfs.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/place.h"
#include "rules/offer.h"
#include "tools/ctl.h"
#include "tools/in_use.h"
#include "tools/pack.h"
#include "tools/printer_run.h"
#include "tools/queue_words.h"
#include "tools/source.h"

enum { WORD_BYTES = 24, SAYS_BYTES = 600, MEGABYTE = 1024 * 1024, DISK_LOW_MB = 200 };

/* Each part of `report` has what it says in "says". */
struct look {
    const char *data;
    json_t *report;
    int64_t now_utc_ms;
    bool is_well; /* nothing wants a person */
};

/* Takes over `part`. */
static void add_part(struct look *look, const char *name, json_t *part, const char *says)
{
    (void)json_object_set_new(part, "says", json_string(says));
    (void)json_object_set_new(look->report, name, part);
}

/* --- requests and the disk --- */

static json_t *moment(json_int_t utc_ms)
{
    char text[21];

    if (utc_ms == 0)
        return json_null();
    clock_format_utc(utc_ms, text);
    return json_string(text);
}

static void add_requests(struct look *look, const json_t *standing)
{
    char cause[WORD_BYTES], says[SAYS_BYTES], whole[2 * SAYS_BYTES];
    const struct queue_look queue = {
        .sent_today = row_number(standing, "sentToday"),
        .waiting = row_number(standing, "waiting"),
        .held = row_number(standing, "held"),
        .set_aside = row_number(standing, "setAside"),
        .oldest_utc_ms = row_number(standing, "oldestUtcMs"),
        .now_utc_ms = look->now_utc_ms,
        .cause = cause,
    };
    const char *advice;

    row_text(standing, "cause", cause, sizeof cause);
    advice = queue_words_advice(&queue);
    queue_words_say(&queue, says, sizeof says);
    (void)snprintf(whole, sizeof whole, "%s%s%s", says, advice[0] != '\0' ? " " : "", advice);
    if (queue_words_needs_person(&queue))
        look->is_well = false;
    add_part(look, "requests",
             json_pack("{s:I, s:I, s:I, s:I, s:o, s:o, s:s}", "sentToday", (json_int_t)queue.sent_today,
                       "waiting", (json_int_t)queue.waiting, "held", (json_int_t)queue.held, "setAside",
                       (json_int_t)queue.set_aside, "oldest", moment(queue.oldest_utc_ms), "nextTry",
                       moment(row_number(standing, "nextTryUtcMs")), "cause", cause),
             whole);
}

static void add_disk(struct look *look, json_int_t free_mb, bool is_full)
{
    char says[SAYS_BYTES];

    (void)snprintf(says, sizeof says, "%lld MB free%s", (long long)free_mb,
                   is_full ? ": it is full, and nothing can be taken in; tell the IT person to make room"
                   : free_mb < DISK_LOW_MB ? ": that is little; tell the IT person to make room"
                                           : "");
    if (is_full || free_mb < DISK_LOW_MB)
        look->is_well = false;
    add_part(look, "disk", json_pack("{s:I, s:b}", "freeMb", free_mb, "isFull", (int)is_full), says);
}

static void look_at_disk(struct look *look)
{
    struct statvfs disk;

    if (statvfs(look->data, &disk) == 0)
        add_disk(look, (json_int_t)((unsigned long long)disk.f_bavail * disk.f_frsize / MEGABYTE), false);
}

/* What the database says by itself. It does not know why something waits but for this. */
static json_t *standing_of(struct look *look, struct store *store)
{
    struct outbox_standing standing;

    if (source_say_store(store, outbox_standing(store, look->now_utc_ms, &standing)) != OK)
        return NULL;
    return json_pack("{s:I, s:I, s:I, s:I, s:I, s:I, s:s}", "sentToday", (json_int_t)standing.sent_today,
                     "waiting", (json_int_t)standing.waiting, "held", (json_int_t)standing.held, "setAside",
                     (json_int_t)standing.set_aside, "oldestUtcMs", (json_int_t)standing.oldest_utc_ms,
                     "nextTryUtcMs", (json_int_t)standing.next_try_utc_ms, "cause", QUEUE_NO_KEEPER);
}

static const char *keeper_words(enum status opened, bool runs, bool answers)
{
    if (runs)
        return answers ? "runs" : "runs, but cannot say how requests fare; its log says why";
    if (opened == DENIED)
        return "cannot be asked, which only its own user may do; run this as doorstep-keeper or as root";
    if (opened == BUSY)
        return "does not answer, yet something has its database open; start the machine again";
    return "does not run: requests are not sent, and nothing can be taken in; start the machine again, or "
           "doorstep-keeper --data DIR";
}

static void look_at_keeper(struct look *look)
{
    struct source source;
    json_t *standing = NULL;
    enum status opened = source_open(look->data, &source);
    bool runs = opened == OK && source.store == NULL;
    bool answers = runs && source_ask_one(&source, WIRE_STATUS, json_object(), &standing) == OK;

    if (opened == OK && !runs)
        standing = standing_of(look, source.store);
    source_close(&source);
    add_part(look, "keeper", json_pack("{s:b}", "isRunning", (int)runs), keeper_words(opened, runs, answers));
    if (!answers)
        look->is_well = false;
    if (standing != NULL)
        add_requests(look, standing);
    if (answers)
        add_disk(look, row_number(standing, "diskFreeMb"), row_number(standing, "diskIsFull") != 0);
    else
        look_at_disk(look);
    json_decref(standing);
}

/* --- printers --- */

static void add_printer(struct look *look, const char *name, const char *place)
{
    struct printer_settings settings;
    struct printer_result result = {.state = PRINTER_NONE};
    const char *code = "";
    char says[SAYS_BYTES];
    bool is_late;

    if (printer_read_settings(look->data, place, &settings) != OK) {
        look->is_well = false;
        add_part(look, name, json_object(),
                 "its settings cannot be read; doorstepctl printer set writes them again");
        return;
    }
    is_late = printer_run(&settings, "status", NULL, &result) != OK;
    if (is_late)
        result.state = result.cause = PRINTER_NO_ANSWER;
    if (printer_is_fault(result.state)) {
        look->is_well = false;
        code = printer_code(result.cause);
    }
    (void)snprintf(says, sizeof says, "%s%s%s%s%s", printer_words(result.state),
                   result.detail[0] != '\0' ? "; " : "", result.detail, code[0] != '\0' ? " " : "", code);
    add_part(look, name,
             json_pack("{s:s, s:s, s:b}", "kind", printer_kind_name(settings.kind), "code", code, "isFault",
                       (int)printer_is_fault(result.state)),
             says);
    printer_settings_finish(&settings);
}

/* --- the pack --- */

static void look_at_words(struct look *look, const struct in_use *in_use)
{
    const struct centre_about *about = centre_about(in_use->centre);
    json_t *missing = json_object();
    char says[SAYS_BYTES] = "nothing is missing in any language";
    size_t used = 0;

    for (size_t i = 0; i < about->language_count; i++) {
        const struct language *language = words_find_language(in_use->words, about->languages[i]);
        size_t count = pack_count_missing(in_use->centre, in_use->words, about->languages[i]);
        int added;

        if (count == 0 || language == NULL || strcmp(language->tag, "en") == 0)
            continue;
        (void)json_object_set_new(missing, language->tag, json_integer((json_int_t)count));
        added = snprintf(says + used, sizeof says - used, "%s%s %zu",
                         used > 0 ? ", " : "missing, and shown in English: ", language->english, count);
        if (added > 0 && used + (size_t)added < sizeof says)
            used += (size_t)added;
    }
    add_part(look, "words", json_pack("{s:o}", "missing", missing), says);
}

static void look_at_services(struct look *look, const struct in_use *in_use)
{
    const struct centre_about *about = centre_about(in_use->centre);
    struct offer_question question = {.service_count = 1,
                                      .today = date_of_utc(look->now_utc_ms),
                                      .stale_months = about->stale_months,
                                      .hidden_months = about->hidden_months};
    json_t *names = json_array();
    size_t stale = 0, hidden = 0, count = 0;
    const struct service *services = centre_services(in_use->centre, &count);
    char says[SAYS_BYTES] = "all were looked at lately";

    for (size_t i = 0; i < count; i++) {
        size_t is_stale = 0, is_hidden = 0;

        question.services = &services[i];
        offer_count_old(&question, &is_stale, &is_hidden);
        stale += is_stale;
        hidden += is_hidden;
        if (is_stale + is_hidden > 0)
            (void)json_array_append_new(names, json_string(services[i].key));
    }
    if (stale + hidden > 0)
        (void)snprintf(
            says, sizeof says,
            "of %zu, %zu may have changed, since nobody has looked at them lately, and %zu are not shown, "
            "for the same reason; when one is right: doorstepctl edits checked SERVICE (--json names them)",
            count, stale, hidden);
    add_part(look, "services",
             json_pack("{s:I, s:I, s:o}", "stale", (json_int_t)stale, "hidden", (json_int_t)hidden, "names",
                       names),
             says);
}

static void look_at_edits(struct look *look, const struct in_use *in_use)
{
    const struct edits *edits = in_use->edits;
    char says[SAYS_BYTES];
    size_t idle = 0;

    if (in_use->edits_status != OK) {
        look->is_well = false;
        add_part(look, "edits", json_object(),
                 "cannot be read, so nothing that staff have set counts; mend " PLACE_EDITS
                 " or move it away");
        return;
    }
    for (size_t i = 0; i < edits->count; i++)
        idle += centre_has_subject(in_use->centre, &edits->list[i]) ? 0 : 1;
    (void)snprintf(says, sizeof says, "%zu set over the pack, %zu of them without effect%s", edits->count,
                   idle, edits->count > 0 ? "; doorstepctl edits list shows them" : "");
    add_part(look, "edits",
             json_pack("{s:I, s:I}", "count", (json_int_t)edits->count, "withoutEffect", (json_int_t)idle),
             says);
}

static void look_at_pack(struct look *look)
{
    struct in_use in_use;

    if (in_use_open(look->data, &in_use) == OK) {
        look_at_words(look, &in_use);
        look_at_services(look, &in_use);
        look_at_edits(look, &in_use);
    } else {
        look->is_well = false;
        add_part(
            look, "pack", json_object(),
            "cannot be used, so families can do nothing at the kiosk; install one with doorstepctl centre "
            "install");
    }
    in_use_close(&in_use);
}

/* --- said --- */

static void print_look(const struct look *look)
{
    static const struct {
        const char *part, *title;
    } LINES[] = {
        {"requests", "Requests"},
        {"keeper", "The keeper"},
        {"printer", "The kiosk's printer"},
        {"pagesPrinter", "The printer for A4 pages"},
        {"disk", "The disk"},
        {"pack", "The centre pack"},
        {"words", "Words"},
        {"services", "Services"},
        {"edits", "At the desk"},
    };

    for (size_t i = 0; i < sizeof LINES / sizeof LINES[0]; i++) {
        const json_t *part = json_object_get(look->report, LINES[i].part);
        char says[2 * SAYS_BYTES];

        row_text(part, "says", says, sizeof says);
        if (part != NULL)
            printf("%s: %s\n", LINES[i].title, says);
    }
}

int ctl_status(const struct ctl_request *request)
{
    static const struct clock NOW;
    struct look look = {
        .data = request->data, .report = json_object(), .now_utc_ms = clock_utc_ms(&NOW), .is_well = true};

    look_at_keeper(&look);
    add_printer(&look, "printer", PRINTER_SETTINGS_PLACE);
    add_printer(&look, "pagesPrinter", PAGES_PRINTER_SETTINGS_PLACE);
    look_at_pack(&look);
    (void)json_object_set_new(look.report, "ok", json_boolean(look.is_well));
    if (request->value[CTL_JSON] != NULL)
        ctl_print_json(json_incref(look.report));
    else
        print_look(&look);
    json_decref(look.report);
    return look.is_well ? CTL_DONE : CTL_DID_NOT_HOLD;
}
