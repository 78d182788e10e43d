/* What a child of each age sees in each council's pack, held against tests/golden/offer/COUNCIL.txt. Today is
 * the same day for ever, so only a change of a pack or of a rule shows. Also: whatever a pack lists is seen
 * at some age, and ends in something to do. `--update` writes the files anew. */
#include <glob.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/strbuf.h"
#include "centre/centre.h"
#include "locale/words.h"

enum { FILE_BYTES_MAX = 4 * 1024 * 1024, FILE_MODE = 0644, PATH_BYTES = 1000, MONTHS_SEEN = 21 * 12 };

static const struct date today = {.year = 2026, .month = 11, .day = 23};

static const struct child {
    const char *name;
    bool expected;
    struct date date;
} children[] = {
    {"expecting, due in February 2027", true, {2027, 2, 0}},
    {"0, born 10 November 2026", false, {2026, 11, 10}},
    {"6 months today", false, {2026, 5, 23}},
    {"1 today", false, {2025, 11, 23}},
    {"2 today", false, {2024, 11, 23}},
    {"3 today", false, {2023, 11, 23}},
    {"4, and 5 tomorrow", false, {2021, 11, 24}},
    {"5 today", false, {2021, 11, 23}},
    {"8 today", false, {2018, 11, 23}},
    {"10 today", false, {2016, 11, 23}},
    {"11 since July, at secondary school since September", false, {2015, 7, 15}},
    {"11 since September, at primary school until next August", false, {2015, 9, 15}},
    {"14 today", false, {2012, 11, 23}},
};

static const char *const accesses[] = {"drop-in", "book", "ask", "referral", "invitation", "elsewhere"};
static const char *const uses[] = {
    [OFFER_USES] = "uses it", [OFFER_USES_NOT] = "does not use it", [OFFER_NOT_SURE] = "is not sure"};

struct run {
    bool update;
    int passed, failed;
};

struct pack {
    const char *name;
    struct centre *centre;
    struct words *words;
};

static void judge(struct run *run, bool holds, const char *pack, const char *what, const char *name)
{
    run->passed += holds;
    run->failed += !holds;
    if (!holds)
        fprintf(stderr, "%s: %s %s\n", pack, name, what);
}

static struct offer_question make_question(const struct pack *pack, const struct age *age)
{
    const struct centre_about *about = centre_about(pack->centre);
    struct offer_question question = {.today = today,
                                      .age_count = 1,
                                      .stale_months = about->stale_months,
                                      .hidden_months = about->hidden_months};

    question.services = centre_services(pack->centre, &question.service_count);
    question.ages[0] = *age;
    return question;
}

static struct age age_of_child(const struct child *child)
{
    return child->expected ? age_of_due(child->date) : age_of_birth(child->date);
}

static void write_entries(const struct pack *pack, const struct offer_question *question, struct strbuf *text)
{
    struct offer_entry *entries = memory_allocate(question->service_count, sizeof *entries);
    size_t count =
        offer_make(question, &centre_about(pack->centre)->closures, entries, question->service_count);
    char from[11];

    for (size_t i = 0; i < count; i++) {
        const struct service *service = &question->services[entries[i].service];

        strbuf_add_format(text, "  %-11s %s", accesses[service->access], service->key);
        if (entries[i].from.year != 0) {
            date_write(entries[i].from, from);
            strbuf_add_format(text, ", from %s", from);
        } else if (entries[i].fits == 0) {
            strbuf_add(text, ", perhaps");
        }
        strbuf_add(text, entries[i].depends_on_place ? ", if the family uses the area\n" : "\n");
    }
    free(entries);
}

static void write_cannot(const struct pack *pack, const struct age *age, struct strbuf *text)
{
    const struct centre_about *about = centre_about(pack->centre);

    for (size_t i = 0; i < about->cannot_count; i++) {
        enum age_fit fit = age_fits(age, &about->cannot[i].limits, today, NULL);

        if (fit == AGE_FITS || fit == AGE_MAY_FIT)
            strbuf_add_format(text, "  cannot      %s%s\n", about->cannot[i].id,
                              fit == AGE_FITS ? "" : ", perhaps");
    }
}

static void write_child(const struct pack *pack, const struct child *child, struct strbuf *text)
{
    const struct centre_about *about = centre_about(pack->centre);
    struct age age = age_of_child(child);
    struct offer_question question = make_question(pack, &age);
    bool is_asked = false;

    for (size_t i = 0; i < about->area_count; i++) {
        question.area_from_months = about->areas[i].from_months;
        if (!offer_depends_on_area(&question, about->areas[i].id))
            continue;
        is_asked = true;
        question.area = about->areas[i].id;
        for (int use = OFFER_USES; use <= OFFER_NOT_SURE; use++) {
            strbuf_add_format(text, "\n%s; %s: %s\n", child->name, question.area, uses[use]);
            question.use = (enum offer_use)use;
            write_entries(pack, &question, text);
            write_cannot(pack, &age, text);
        }
    }
    if (is_asked)
        return;
    strbuf_add_format(text, "\n%s\n", child->name);
    write_entries(pack, &question, text);
    write_cannot(pack, &age, text);
}

static void compare(struct run *run, const struct pack *pack, const char *path, const struct strbuf *text)
{
    char *expected = NULL;
    size_t bytes = 0;
    bool is_same;

    if (run->update) {
        judge(run, file_write(path, strbuf_text(text), text->length, FILE_MODE) == OK, pack->name,
              "cannot be written", path);
        return;
    }
    is_same = file_read(path, FILE_BYTES_MAX, &expected, &bytes) == OK && bytes == text->length &&
              memcmp(expected, strbuf_text(text), bytes) == 0;
    judge(run, is_same, pack->name,
          "is not what is seen now; look at it with golden_offer --update and git diff", path);
    free(expected);
}

static void judge_list(struct run *run, const struct pack *pack)
{
    struct strbuf text;
    char path[PATH_BYTES];

    (void)snprintf(path, sizeof path, DOORSTEP_SOURCE_DIR "/tests/golden/offer/%s.txt", pack->name);
    strbuf_init(&text, FILE_BYTES_MAX);
    strbuf_add(&text, "Seen on 23 November 2026. Written by golden_offer --update.\n");
    for (size_t i = 0; i < sizeof children / sizeof children[0]; i++)
        write_child(pack, &children[i], &text);
    compare(run, pack, path, &text);
    strbuf_finish(&text);
}

/* Expecting for month 0, then a child born so many months ago less one. */
static struct age age_at(int month)
{
    return month == 0 ? age_of_due((struct date){.year = 2027, .month = 2})
                      : age_of_birth(date_add_months(today, 1 - month));
}

static bool is_reached(const struct age_limits *limits)
{
    bool is_seen = false;

    for (int month = 0; month <= MONTHS_SEEN && !is_seen; month++) {
        struct age age = age_at(month);
        enum age_fit fit = age_fits(&age, limits, today, NULL);

        is_seen = fit == AGE_FITS || fit == AGE_MAY_FIT;
    }
    return is_seen;
}

static bool has_words(const struct pack *pack, const char *head, const char *id, const char *tail)
{
    char key[PATH_BYTES];

    (void)snprintf(key, sizeof key, "%s.%s.%s", head, id, tail);
    return words_find(pack->words, "en", key).text != NULL;
}

/* What has neither a way to ask nor a place, a time or a number must say in words how to get it. */
static bool service_has_action(const struct pack *pack, const struct service *service)
{
    return service->flow != NULL || service->phone != NULL || service->url != NULL ||
           service->place_count > 0 || service->time_count > 0 ||
           has_words(pack, "service", service->key, "how");
}

static void judge_parts(struct run *run, const struct pack *pack)
{
    const struct centre_about *about = centre_about(pack->centre);
    size_t count;
    const struct service *services = centre_services(pack->centre, &count);

    for (size_t i = 0; i < count; i++) {
        judge(run, is_reached(&services[i].limits), pack->name, "is for no age", services[i].key);
        judge(run, service_has_action(pack, &services[i]), pack->name,
              "ends in nothing to do; give it a flow, a phone, a url, a place or a time", services[i].key);
    }
    for (size_t i = 0; i < about->cannot_count; i++) {
        const struct centre_cannot *cannot = &about->cannot[i];

        judge(run, is_reached(&cannot->limits), pack->name, "is said at no age", cannot->id);
        judge(run, cannot->handover != NULL || has_words(pack, "cannot", cannot->id, "about"), pack->name,
              "ends in nothing to do; name a hand-over or write its words", cannot->id);
    }
    for (size_t i = 0; i < about->handover_count; i++) {
        const struct centre_handover *handover = &about->handovers[i];

        judge(run,
              handover->phone != NULL || handover->email != NULL || handover->url != NULL ||
                  has_words(pack, "handover", handover->id, "text"),
              pack->name, "ends in nothing to do; give it a phone, or write its words", handover->id);
    }
}

static enum status load(const char *folder, struct faults *faults, struct pack *pack)
{
    char strings[PATH_BYTES];
    enum status status = centre_load(folder, faults, &pack->centre);

    (void)snprintf(strings, sizeof strings, "%s/strings", folder);
    if (status == OK)
        status = centre_load_shared(pack->centre, DOORSTEP_SOURCE_DIR "/assets/questionnaires", faults);
    if (status == OK)
        status = words_create(DOORSTEP_SOURCE_DIR "/assets/locales", faults, &pack->words);
    return status == OK ? words_lay_pack(pack->words, strings, faults) : status;
}

static void judge_pack(struct run *run, const char *folder)
{
    struct pack pack = {.name = strrchr(folder, '/') + 1};
    struct faults faults;
    char line[1200];
    enum status status;

    faults_init(&faults);
    status = load(folder, &faults, &pack);
    judge(run, status == OK, pack.name, "cannot be read:", folder);
    for (size_t i = 0; i < faults.count && i < FAULTS_KEPT; i++) {
        faults_line(&faults, i, line, sizeof line);
        fprintf(stderr, "  %s\n", line);
    }
    if (status == OK) {
        judge_list(run, &pack);
        judge_parts(run, &pack);
    }
    words_destroy(pack.words);
    centre_destroy(pack.centre);
    faults_finish(&faults);
}

int main(int argc, char **argv)
{
    struct run run = {.update = argc == 2 && strcmp(argv[1], "--update") == 0};
    glob_t found;

    if (argc > 1 && !run.update) {
        fputs("usage: golden_offer [--update]\n", stderr);
        return 2;
    }
    if (glob(DOORSTEP_SOURCE_DIR "/kiosk/centres/*", GLOB_ONLYDIR, NULL, &found) == 0) {
        for (size_t i = 0; i < found.gl_pathc; i++)
            judge_pack(&run, found.gl_pathv[i]);
        globfree(&found);
    }
    printf("%d passed, %d failed\n", run.passed, run.failed);
    return run.failed == 0 && run.passed > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
