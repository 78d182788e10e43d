/* What the centre has for this family: their ages, the place they use, one service, a search. */
#include <string.h>

#include "base/memory.h"
#include "model/inside.h"
#include "model/typing.h"

static const struct centre *pack(const struct visit *visit)
{
    return visit->house->centre;
}

/* --- ages --- */

const struct answer *model_told(const struct telling *telling, int instance, const char *what,
                                const struct flow_item **ret_item)
{
    const struct flow *flow = telling->flow;

    for (size_t i = instance >= 0 ? (size_t)instance : 0; i < flow->item_count; i++) {
        const struct flow_item *item = &flow->items[i];

        if (item->tells != NULL && strcmp(item->tells, what) == 0 &&
            model_instance_of(flow, (int)i) == instance && flow_is_asked(flow, i, telling->answers) &&
            flow_is_answered(item, &telling->answers->list[i])) {
            *ret_item = item;
            return &telling->answers->list[i];
        }
    }
    return NULL;
}

static bool chose(const struct telling *telling, int instance, const char *what, const char *code)
{
    const struct flow_item *item = NULL;
    const struct answer *answer = model_told(telling, instance, what, &item);

    if (answer == NULL)
        return false;
    for (size_t i = 0; i < item->option_count; i++) {
        if ((answer->chosen >> i & 1) != 0 && strcmp(item->options[i].code, code) == 0)
            return true;
    }
    return false;
}

static bool read_age(const struct telling *telling, int instance, struct age *ret_age)
{
    const struct flow_item *item = NULL;
    const struct answer *answer = model_told(telling, instance, "due", &item);

    if (answer != NULL) {
        *ret_age = age_of_due(answer->date);
        return true;
    }
    answer = model_told(telling, instance, "born", &item);
    if (answer != NULL) {
        *ret_age = age_of_birth(answer->date);
        return true;
    }
    answer = model_told(telling, instance, "age", &item);
    if (answer == NULL)
        return false;
    *ret_age = chose(telling, instance, "age-unit", "months")
                   ? age_about_months((int)answer->number, telling->today)
                   : age_about_years((int)answer->number, telling->today);
    if (chose(telling, instance, "school", "primary"))
        ret_age->school = AGE_SCHOOL_PRIMARY;
    if (chose(telling, instance, "school", "secondary"))
        ret_age->school = AGE_SCHOOL_SECONDARY;
    return true;
}

static int remembered_group(const struct flow *flow)
{
    for (size_t i = 0; i < flow->item_count; i++) {
        if (flow->items[i].instance_count > 0 && flow->items[i].remember != NULL)
            return (int)i;
    }
    return -1;
}

static bool is_same_age(const struct age *one, const struct age *other)
{
    return one->expected == other->expected && one->school == other->school &&
           date_compare(one->first, other->first) == 0 && date_compare(one->last, other->last) == 0;
}

size_t model_read_ages(const struct telling *telling, struct age ret_ages[AGES_MAX])
{
    int group = remembered_group(telling->flow);
    size_t count = group >= 0 ? flow_instances(telling->flow, (size_t)group, telling->answers) : 0;
    size_t read = 0;

    for (size_t i = 0; i < count && read < AGES_MAX; i++) {
        if (read_age(telling, flow_instance(telling->flow, (size_t)group, i), &ret_ages[read]))
            read++;
    }
    return read;
}

static void keep_ages(struct visit *visit)
{
    struct telling telling = {visit->flow, &visit->answers, visit->today};
    struct age ages[AGES_MAX] = {0};
    size_t count = model_read_ages(&telling, ages);
    bool is_same = count == visit->age_count;

    for (size_t i = 0; i < count && is_same; i++)
        is_same = is_same_age(&ages[i], &visit->ages[i]);
    if (!is_same)
        visit->use = OFFER_USE_UNKNOWN; /* other ages may make the place matter */
    memcpy(visit->ages, ages, sizeof ages);
    visit->age_count = count;
    memory_wipe(ages, sizeof ages);
}

void model_remember_ages(struct visit *visit)
{
    int group = remembered_group(visit->flow);

    if (group < 0)
        return;
    if (visit->ages_answers.list != NULL)
        answers_finish(&visit->ages_answers);
    answers_init(&visit->ages_answers, visit->answers.count);
    memcpy(visit->ages_answers.list, visit->answers.list, visit->answers.count * sizeof *visit->answers.list);
    visit->ages_flow = visit->flow;
    keep_ages(visit);
}

bool model_is_same_flow(const struct flow *flow, const struct flow *other)
{
    bool is_same = other != NULL && flow->item_count == other->item_count;

    for (size_t i = 0; is_same && i < flow->item_count; i++)
        is_same = strcmp(flow->items[i].link_id, other->items[i].link_id) == 0 &&
                  flow->items[i].type == other->items[i].type &&
                  flow->items[i].option_count == other->items[i].option_count;
    return is_same;
}

/* The item of `to`'s instance with the linkId of an item of the remembered flow, or -1. */
static int counterpart(const struct flow *to, int instance, const struct flow_item *item)
{
    for (size_t i = (size_t)instance + 1; i < to->item_count; i++) {
        if (model_instance_of(to, (int)i) == instance && strcmp(to->items[i].link_id, item->link_id) == 0 &&
            to->items[i].type == item->type)
            return (int)i;
    }
    return -1;
}

static void recall_instance(struct visit *visit, int from, int to)
{
    const struct flow *flow = visit->ages_flow;

    for (size_t i = (size_t)from + 1; i < flow->item_count; i++) {
        int item =
            model_instance_of(flow, (int)i) == from ? counterpart(visit->flow, to, &flow->items[i]) : -1;

        if (item >= 0)
            visit->answers.list[item] = visit->ages_answers.list[i];
    }
}

static bool is_coming(const struct visit *visit, size_t child)
{
    return visit->coming == 0 || (visit->coming >> child & 1) != 0;
}

bool model_recall_ages(struct visit *visit)
{
    int from = visit->ages_flow != NULL ? remembered_group(visit->ages_flow) : -1;
    int to = remembered_group(visit->flow);
    size_t known = 0;
    size_t count;

    if (from < 0 || to < 0 ||
        strcmp(visit->ages_flow->items[from].remember, visit->flow->items[to].remember) != 0)
        return false;
    count = flow_instances(visit->ages_flow, (size_t)from, &visit->ages_answers);
    for (size_t i = 0; i < count; i++) {
        int instance = flow_instance(visit->flow, (size_t)to, known);

        if (!is_coming(visit, i))
            continue;
        if (instance < 0 || (known >= flow_instances(visit->flow, (size_t)to, &visit->answers) &&
                             flow_add_instance(visit->flow, (size_t)to, &visit->answers) < 0))
            break;
        recall_instance(visit, flow_instance(visit->ages_flow, (size_t)from, i), instance);
        known++;
    }
    return known > 0;
}

/* --- the offer --- */

static struct offer_question question(const struct visit *visit)
{
    const struct centre_about *about = centre_about(pack(visit));
    struct offer_question asked = {.age_count = visit->age_count,
                                   .area = about->area_count > 0 ? about->areas[0].id : NULL,
                                   .area_from_months =
                                       about->area_count > 0 ? about->areas[0].from_months : 0,
                                   .use = visit->use,
                                   .today = visit->today,
                                   .stale_months = about->stale_months,
                                   .hidden_months = about->hidden_months};

    asked.services = centre_services(pack(visit), &asked.service_count);
    memcpy(asked.ages, visit->ages, sizeof asked.ages);
    return asked;
}

static void show_offer(struct visit *visit)
{
    struct offer_question asked = question(visit);

    visit->offer_count =
        offer_make(&asked, &centre_about(pack(visit))->closures, visit->offer, VISIT_OFFER_MAX);
    memory_wipe(&asked, sizeof asked);
    if (visit->screen != SCREEN_OFFER)
        visit_go(visit, SCREEN_OFFER);
}

static bool must_ask_place(const struct visit *visit)
{
    struct offer_question asked = question(visit);
    bool depends =
        asked.area != NULL && visit->use == OFFER_USE_UNKNOWN && offer_depends_on_area(&asked, asked.area);

    memory_wipe(&asked, sizeof asked);
    return depends;
}

int visit_open_offer(struct visit *visit)
{
    if (visit->ages_flow == NULL && centre_find_flow(pack(visit), "ages") != NULL)
        return visit_start_flow(visit, "ages");
    if (must_ask_place(visit))
        visit_go(visit, SCREEN_AREA);
    else
        show_offer(visit);
    return EFFECT_NONE;
}

void visit_choose_area(struct visit *visit, enum offer_use use)
{
    visit->use = use;
    show_offer(visit);
}

const struct offer_entry *visit_offer_entry(const struct visit *visit, int service)
{
    for (size_t i = 0; i < visit->offer_count; i++) {
        if (visit->offer[i].service == (size_t)service)
            return &visit->offer[i];
    }
    return NULL;
}

/* --- one service --- */

void visit_open_service(struct visit *visit, int service)
{
    visit_go(visit, SCREEN_SERVICE);
    visit->service = service;
}

static const struct service *shown_service(const struct visit *visit)
{
    size_t count = 0;
    const struct service *services = centre_services(pack(visit), &count);

    return visit->service >= 0 && (size_t)visit->service < count ? &services[visit->service] : NULL;
}

int visit_start_service_flow(struct visit *visit)
{
    const struct service *service = shown_service(visit);

    if (service == NULL || service->flow == NULL)
        return EFFECT_NONE;
    return visit_start_flow(visit, service->flow);
}

void model_choose_help(struct visit *visit)
{
    const struct service *service = shown_service(visit);

    if (service == NULL || service->help == NULL)
        return;
    for (size_t i = 0; i < visit->flow->item_count; i++) {
        const struct flow_item *item = &visit->flow->items[i];

        for (size_t j = 0; item->tells != NULL && strcmp(item->tells, "help") == 0 && j < item->option_count;
             j++) {
            if (strcmp(item->options[j].code, service->help) == 0)
                visit->answers.list[i].chosen |= UINT64_C(1) << j;
        }
    }
}

bool visit_offers_help(const struct visit *visit, const char *code)
{
    size_t count = 0;
    const struct service *services = centre_services(pack(visit), &count);
    bool is_known = false;

    for (size_t i = 0; i < count; i++) {
        if (services[i].help == NULL || strcmp(services[i].help, code) != 0)
            continue;
        is_known = true;
        for (size_t child = 0; child < visit->age_count; child++) {
            if (age_fits(&visit->ages[child], &services[i].limits, visit->today, NULL) >= AGE_MAY_FIT)
                return true;
        }
    }
    return !is_known || visit->age_count == 0;
}

/* --- finding one by a word --- */

void visit_open_find(struct visit *visit)
{
    memory_wipe(visit->find, sizeof visit->find);
    visit->found_count = 0;
    visit_go(visit, SCREEN_FIND);
    typing_focus(visit, TYPING_FIND, -1, 0);
}

void visit_find_changed(struct visit *visit)
{
    visit->part = -1;
    visit->found_count = visit->house->search == NULL
                             ? 0
                             : search_find(visit->house->search, visit->find, visit->found, VISIT_FOUND_MAX);
}
