#include "tools/report_names.h"

#include <stdio.h>
#include <string.h>

#include "store/vitamins.h"

enum { KEY_BYTES = 160 };

static const char VIEWS[] = "views"; /* the flow, and the kind of what it sends */

const char *report_part_title(enum report_part part)
{
    static const char *const TITLES[REPORT_PARTS] = {
        [REPORT_DATES] = "On how many days sessions took place",
        [REPORT_FAMILIES] = "Families with a place",
        [REPORT_CHILDREN] = "Children with a place",
        [REPORT_ADULTS] = "Adults with a place",
        [REPORT_ARRIVED] = "Families that came, as far as staff have said so",
        [REPORT_WAITING] = "Families that waited and got no place",
        [REPORT_VITAMINS] = "Packs of vitamins handed over",
        [REPORT_SENT] = "Requests sent",
        [REPORT_REDIRECT] = "Families sent on to others",
        [REPORT_VIEWS] = "Parents' views",
        [REPORT_LANGUAGE] = "Visits by language",
    };

    return TITLES[part];
}

static const char *english(const struct in_use *in_use, const char *key)
{
    return words_find(in_use->words, "en", key).text;
}

static const char *session_name(const struct in_use *in_use, const char *id)
{
    int index = centre_find_session(in_use->centre, id);
    size_t count = 0;

    return index >= 0 ? centre_sessions(in_use->centre, &count)[index].name : NULL;
}

static const char *route_name(const struct in_use *in_use, const char *kind)
{
    const struct centre_route *route = centre_find_route(in_use->centre, kind);

    return route != NULL ? route->name : NULL;
}

static const char *handover_name(const struct in_use *in_use, const char *id)
{
    char key[KEY_BYTES];

    (void)snprintf(key, sizeof key, "handover.%s.title", id);
    return english(in_use, key);
}

static const char *language_name(const struct in_use *in_use, const char *tag)
{
    const struct language *language = words_find_language(in_use->words, tag);

    return language != NULL ? language->name : NULL;
}

/* "drops_card" */
static void vitamins_name(const struct in_use *in_use, const char *what, char *ret_name, size_t capacity)
{
    static const struct {
        enum vitamins_terms terms;
        const char *words;
    } TERMS[] = {{VITAMINS_FREE, "free"},
                 {VITAMINS_FREE_WITH_CARD, "free with the Healthy Start card"},
                 {VITAMINS_PRICED, "paid for"}};
    const char *cut = strrchr(what, '_');
    char key[KEY_BYTES];
    const char *product;

    if (cut == NULL)
        return;
    (void)snprintf(key, sizeof key, "vitamins.product.%.*s", (int)(cut - what), what);
    product = english(in_use, key);
    for (size_t i = 0; i < sizeof TERMS / sizeof TERMS[0] && product != NULL; i++) {
        if (strcmp(cut + 1, vitamins_terms_name(TERMS[i].terms)) == 0)
            (void)snprintf(ret_name, capacity, "%s, %s", product, TERMS[i].words);
    }
}

/* "<question>_<answer>", of which either may have a _ in it. */
static void views_name(const struct in_use *in_use, const char *what, char *ret_name, size_t capacity)
{
    const struct flow *flow = centre_find_flow(in_use->centre, VIEWS);
    char counted[2 * REPORT_WHAT_BYTES];

    for (size_t i = 0; flow != NULL && i < flow->item_count; i++) {
        const struct flow_item *item = &flow->items[i];

        for (size_t n = 0; n < item->option_count; n++) {
            int length = snprintf(counted, sizeof counted, "%s_%s", item->link_id, item->options[n].code);

            if (length > 0 && (size_t)length < sizeof counted && strcmp(counted, what) == 0)
                (void)snprintf(ret_name, capacity, "%s %s", item->text, item->options[n].display);
        }
    }
}

void report_name(const struct in_use *in_use, enum report_part part, const char *what, char *ret_name,
                 size_t capacity)
{
    const char *name = NULL;

    (void)snprintf(ret_name, capacity, "%s", what);
    if (part <= REPORT_WAITING)
        name = session_name(in_use, what);
    else if (part == REPORT_SENT)
        name = route_name(in_use, what);
    else if (part == REPORT_REDIRECT)
        name = handover_name(in_use, what);
    else if (part == REPORT_LANGUAGE)
        name = language_name(in_use, what);
    else if (part == REPORT_VITAMINS)
        vitamins_name(in_use, what, ret_name, capacity);
    else
        views_name(in_use, what, ret_name, capacity);
    if (name != NULL)
        (void)snprintf(ret_name, capacity, "%s", name);
}
