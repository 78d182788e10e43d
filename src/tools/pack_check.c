#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/place.h"
#include "centre/centre.h"
#include "locale/words.h"
#include "rules/offer.h"
#include "tools/pack.h"

enum { KEY_BYTES = 256 };

/* A pack together with the words that it is shown in. */
struct loaded {
    struct centre *centre;
    struct words *words;
};

static void check_languages(const struct loaded *loaded, struct faults *faults)
{
    const struct centre_about *about = centre_about(loaded->centre);

    for (size_t i = 0; i < about->language_count; i++) {
        if (words_find_language(loaded->words, about->languages[i]) == NULL)
            faults_add(faults, "centre.json", 0,
                       "/languages has \"%s\", but there is neither " PLACE_LOCALES
                       "/%s.json nor strings/%s.json; "
                       "write one, or take the language out",
                       about->languages[i], about->languages[i], about->languages[i]);
    }
}

struct key_visitor {
    void (*take)(void *context, const char *key);
    void *context;
};

static void visit(const struct key_visitor *visitor, const char *format, ...) PRINTF_LIKE(2, 3);

static void visit(const struct key_visitor *visitor, const char *format, ...)
{
    char key[KEY_BYTES];
    va_list arguments;

    va_start(arguments, format);
    (void)vsnprintf(key, sizeof key, format, arguments);
    va_end(arguments);
    visitor->take(visitor->context, key);
}

/* The words of what centre.json names only by its id, which has no English of its own to fall back to. */
static void visit_ids(const struct centre *centre, const struct key_visitor *visitor)
{
    const struct centre_about *about = centre_about(centre);

    for (size_t i = 0; i < about->area_count; i++) {
        const struct centre_area *area = &about->areas[i];

        visit(visitor, "area.%s.title", area->id);
        visit(visitor, "area.%s.text", area->id);
        for (size_t p = 0; p < area->place_count; p++)
            visit(visitor, "area.%s.place.%s", area->id, area->places[p]);
    }
    for (size_t i = 0; i < about->cannot_count; i++) {
        visit(visitor, "cannot.%s.name", about->cannot[i].id);
        visit(visitor, "cannot.%s.about", about->cannot[i].id);
    }
    for (size_t i = 0; i < about->handover_count; i++) {
        visit(visitor, "handover.%s.title", about->handovers[i].id);
        visit(visitor, "handover.%s.text", about->handovers[i].id);
    }
    for (size_t i = 0; about->vitamins != NULL && i < about->vitamins->product_count; i++)
        visit(visitor, "vitamins.product.%s", about->vitamins->products[i].id);
}

static void visit_services(const struct centre *centre, const struct key_visitor *visitor)
{
    size_t count;
    const struct service *services = centre_services(centre, &count);

    for (size_t i = 0; i < count; i++) {
        visit(visitor, "service.%s.name", services[i].key);
        visit(visitor, "service.%s.about", services[i].key);
    }
}

/* What has no name of its own is called as its service is. */
static void visit_sessions(const struct centre *centre, const struct key_visitor *visitor)
{
    size_t count;
    const struct service *services = centre_services(centre, &count);
    const struct session *sessions = centre_sessions(centre, &count);

    for (size_t i = 0; i < count; i++) {
        const struct session *session = &sessions[i];

        if (session->service < 0 || strcmp(session->name, services[session->service].name) != 0)
            visit(visitor, "session.%s.name", session->id);
    }
}

struct english {
    const struct words *words;
    struct faults *faults;
};

static void need_english(void *context, const char *key)
{
    const struct english *english = context;

    if (words_find(english->words, "en", key).text == NULL)
        faults_add(english->faults, "strings/en.json", 0, "has no \"%s\"; write what a parent reads there",
                   key);
}

static enum status load_words(const char *root, const char *folder, struct faults *faults,
                              struct words **ret_words)
{
    char locales[PATH_MAX], strings[PATH_MAX];
    enum status status = place_join(root, PLACE_LOCALES, locales, sizeof locales);

    if (status == OK)
        status = place_join(folder, "strings", strings, sizeof strings);
    if (status != OK) {
        faults_add(faults, "strings", 0, "the path is too long; move the pack to a shorter one");
        return status;
    }
    status = words_create(locales, faults, ret_words);
    return status == OK ? words_lay_pack(*ret_words, strings, faults) : status;
}

static enum status load(const char *folder, struct faults *faults, struct loaded *loaded)
{
    char root[PATH_MAX], shared[PATH_MAX];
    enum status status = centre_load(folder, faults, &loaded->centre);

    if (status != OK)
        return status;
    status = place_root(root, sizeof root);
    if (status == OK)
        status = place_join(root, PLACE_QUESTIONNAIRES, shared, sizeof shared);
    if (status != OK) {
        faults_add(faults, "strings", 0,
                   "cannot be checked without " PLACE_LOCALES
                   "; set DOORSTEP_ROOT to the folder that has it");
        return status;
    }
    status = centre_load_shared(loaded->centre, shared, faults);
    return status == OK ? load_words(root, folder, faults, &loaded->words) : status;
}

static void unload(struct loaded *loaded)
{
    words_destroy(loaded->words);
    centre_destroy(loaded->centre);
}

enum status pack_check(const char *folder, struct faults *faults)
{
    struct loaded loaded = {.centre = NULL};
    struct english english;
    size_t earlier = faults->count;
    enum status status = load(folder, faults, &loaded);

    if (status == OK) {
        check_languages(&loaded, faults);
        english = (struct english){.words = loaded.words, .faults = faults};
        visit_ids(loaded.centre, &(struct key_visitor){.take = need_english, .context = &english});
    }
    unload(&loaded);
    return status == OK && faults->count > earlier ? INVALID : status;
}

/* How many services are so, and which is the first of them. */
struct tally {
    size_t count;
    const char *first;
};

static void add_to_tally(struct tally *tally, const char *key)
{
    if (tally->count++ == 0)
        tally->first = key;
}

static void note_old_services(const struct loaded *loaded, struct date today, struct faults *notes)
{
    const struct centre_about *about = centre_about(loaded->centre);
    struct tally unknown = {0}, stale = {0}, hidden = {0};
    struct offer_question question = {.service_count = 1,
                                      .today = today,
                                      .stale_months = about->stale_months,
                                      .hidden_months = about->hidden_months};
    size_t count;
    const struct service *services = centre_services(loaded->centre, &count);

    for (size_t i = 0; i < count; i++) {
        size_t is_stale = 0, is_hidden = 0;

        question.services = &services[i];
        offer_count_old(&question, &is_stale, &is_hidden);
        if (services[i].checked.year == 0)
            add_to_tally(&unknown, services[i].key);
        else if (is_hidden > 0)
            add_to_tally(&hidden, services[i].key);
        else if (is_stale > 0)
            add_to_tally(&stale, services[i].key);
    }
    if (unknown.count > 0)
        faults_add(
            notes, "services.json", 0,
            "%zu of %zu services do not say when they were checked, first \"%s\"; ask, and write the day "
            "as assured_date",
            unknown.count, count, unknown.first);
    if (stale.count > 0)
        faults_add(notes, "services.json", 0,
                   "%zu of %zu services were checked more than %d months ago and \"may have changed\", first "
                   "\"%s\"; check them again",
                   stale.count, count, about->stale_months, stale.first);
    if (hidden.count > 0)
        faults_add(
            notes, "services.json", 0,
            "%zu of %zu services were checked more than %d months ago and are not shown, first \"%s\"; "
            "check them again, or take them out",
            hidden.count, count, about->hidden_months, hidden.first);
}

static void note_handovers(const struct loaded *loaded, struct faults *notes)
{
    const struct centre_about *about = centre_about(loaded->centre);

    for (size_t i = 0; i < about->handover_count; i++) {
        if (about->handovers[i].phone == NULL)
            faults_add(notes, "centre.json", 0,
                       "/handovers/%zu (%s) has no phone; set it when the number is known", i,
                       about->handovers[i].id);
    }
}

struct translation {
    const struct words *words;
    const char *language;
    size_t wanted;
    size_t missing;
    char first[KEY_BYTES];
};

static void look_for(void *context, const char *key)
{
    struct translation *translation = context;
    struct word word = words_find(translation->words, translation->language, key);

    translation->wanted++;
    if (word.text != NULL && strcmp(word.language, translation->language) == 0)
        return;
    if (translation->missing++ == 0)
        (void)snprintf(translation->first, sizeof translation->first, "%s", key);
}

static struct translation count_missing(const struct centre *centre, const struct words *words,
                                        const char *language)
{
    struct translation translation = {.words = words, .language = language};
    const struct key_visitor visitor = {.take = look_for, .context = &translation};

    visit_ids(centre, &visitor);
    visit_services(centre, &visitor);
    visit_sessions(centre, &visitor);
    return translation;
}

size_t pack_count_missing(const struct centre *centre, const struct words *words, const char *language)
{
    return count_missing(centre, words, language).missing;
}

static void note_translations(const struct loaded *loaded, const char *language, struct faults *notes)
{
    const struct translation translation = count_missing(loaded->centre, loaded->words, language);
    char file[KEY_BYTES];

    (void)snprintf(file, sizeof file, "strings/%.35s.json", language);
    if (translation.missing > 0)
        faults_add(
            notes, file, 0,
            "%zu of %zu words of services, sessions, areas, hand-overs and what is not offered are shown "
            "in English, first \"%s\"; have them translated",
            translation.missing, translation.wanted, translation.first);
}

enum status pack_look_over(const char *folder, struct date today, struct faults *ret_notes)
{
    struct loaded loaded = {.centre = NULL};
    const struct centre_about *about;
    enum status status = load(folder, ret_notes, &loaded);

    if (status == OK) {
        about = centre_about(loaded.centre);
        note_old_services(&loaded, today, ret_notes);
        note_handovers(&loaded, ret_notes);
        for (size_t i = 0; i < about->language_count; i++) {
            if (strcmp(about->languages[i], "en") != 0)
                note_translations(&loaded, about->languages[i], ret_notes);
        }
    }
    unload(&loaded);
    return status;
}

enum status pack_load(const char *folder, struct faults *faults, struct centre **ret_centre,
                      struct words **ret_words)
{
    struct loaded loaded = {.centre = NULL};
    size_t earlier = faults->count;
    enum status status = load(folder, faults, &loaded);

    if (status == OK && faults->count > earlier)
        status = INVALID;
    if (status != OK) {
        unload(&loaded);
        return status;
    }
    *ret_centre = loaded.centre;
    *ret_words = loaded.words;
    return OK;
}
