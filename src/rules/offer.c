#include "rules/offer.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { SOON_MONTHS = 6 };

static bool is_old(const struct service *service, int months, struct date today)
{
    return months > 0 && service->checked.year != 0 &&
           date_compare(today, date_add_months(service->checked, months)) >= 0;
}

static bool is_hidden(const struct offer_question *question, const struct service *service)
{
    return is_old(service, question->hidden_months, question->today);
}

bool offer_is_stale(const struct offer_question *question, const struct service *service)
{
    if (question->stale_months > 0 && service->checked.year == 0)
        return true;
    return is_old(service, question->stale_months, question->today);
}

static enum offer_use use_of(const struct offer_question *question, const struct service *service)
{
    if (service->area == NULL)
        return OFFER_USES;
    if (question->area == NULL || strcmp(question->area, service->area) != 0)
        return OFFER_USE_UNKNOWN;
    return question->use;
}

/* Whether it matters for this child which place the family uses. */
static bool is_bound(const struct offer_question *question, const struct service *service,
                     const struct age *age)
{
    int least;
    int most;

    if (service->area == NULL)
        return false;
    age_months(age, question->today, &least, &most);
    return least >= question->area_from_months || service->limits.from_months >= question->area_from_months;
}

/* Which children it fits, and from when. False when it is for none of them, now or soon. */
static bool find_children(const struct offer_question *question, const struct service *service,
                          struct offer_entry *ret_entry)
{
    struct date soon = date_add_months(question->today, SOON_MONTHS);
    enum offer_use use = use_of(question, service);

    for (size_t i = 0; i < question->age_count; i++) {
        struct date from;
        enum age_fit fit = age_fits(&question->ages[i], &service->limits, question->today, &from);
        bool is_soon = from.year != 0 && date_compare(from, soon) <= 0;
        bool bound = is_bound(question, service, &question->ages[i]);

        if ((fit < AGE_MAY_FIT && !is_soon) || (bound && use == OFFER_USES_NOT))
            continue;
        ret_entry->depends_on_place |= bound && use != OFFER_USES;
        if (fit == AGE_FITS)
            ret_entry->fits |= 1U << i;
        if (fit == AGE_MAY_FIT)
            ret_entry->may_fit |= 1U << i;
        if (is_soon && (ret_entry->from.year == 0 || date_compare(from, ret_entry->from) < 0))
            ret_entry->from = from;
    }
    if (question->age_count == 0) {
        ret_entry->depends_on_place = use != OFFER_USES;
        return use != OFFER_USES_NOT;
    }
    if (ret_entry->fits != 0 || ret_entry->may_fit != 0)
        ret_entry->from = (struct date){0};
    return ret_entry->fits != 0 || ret_entry->may_fit != 0 || ret_entry->from.year != 0;
}

/* One that is not known comes after those that are. */
static unsigned minute_of(const struct service_time *time)
{
    return time->schedule.opens >= 0 ? (unsigned)time->schedule.opens : UINT_MAX;
}

static int compare_minutes(const struct service_time *a, const struct service_time *b)
{
    unsigned first = minute_of(a);
    unsigned second = minute_of(b);

    return first < second ? -1 : first > second;
}

/* The next time that a child can come: not before the first day that fits, and none while it is paused. */
static void find_next(const struct service *service, const struct schedule_closures *closures,
                      struct date today, struct offer_entry *entry)
{
    struct date from = entry->from.year != 0 ? entry->from : today;

    for (size_t i = 0; i < service->time_count && !service->is_paused; i++) {
        const struct service_time *time = &service->times[i];
        struct date day;
        int order = -1;

        if (!schedule_next(&time->schedule, closures, from, &day))
            continue;
        if (entry->has_next)
            order = date_compare(day, entry->next_day);
        if (order < 0 || (order == 0 && compare_minutes(time, entry->next_time) < 0)) {
            entry->has_next = true;
            entry->next_day = day;
            entry->next_time = time;
        }
    }
}

static bool make_entry(const struct offer_question *question, const struct schedule_closures *closures,
                       size_t index, struct offer_entry *ret_entry)
{
    const struct service *service = &question->services[index];

    *ret_entry = (struct offer_entry){.service = index};
    if (is_hidden(question, service) || !find_children(question, service, ret_entry))
        return false;
    ret_entry->is_stale = offer_is_stale(question, service);
    find_next(service, closures, question->today, ret_entry);
    return true;
}

static int compare_next(const struct offer_entry *a, const struct offer_entry *b)
{
    int order;

    if (a->has_next != b->has_next)
        return a->has_next ? -1 : 1;
    if (!a->has_next)
        return 0;
    order = date_compare(a->next_day, b->next_day);
    return order != 0 ? order : compare_minutes(a->next_time, b->next_time);
}

static int compare_entries(const void *a, const void *b, void *context)
{
    const struct offer_question *question = context;
    const struct offer_entry *first = a;
    const struct offer_entry *second = b;
    enum offer_access first_access = question->services[first->service].access;
    enum offer_access second_access = question->services[second->service].access;
    int order = 0;

    if (first_access != second_access)
        return first_access < second_access ? -1 : 1;
    order = compare_next(first, second);
    if (order != 0)
        return order;
    return first->service < second->service ? -1 : 1;
}

size_t offer_make(const struct offer_question *question, const struct schedule_closures *closures,
                  struct offer_entry *ret_entries, size_t capacity)
{
    struct offer_question context = *question;
    struct offer_entry *entries = memory_allocate(question->service_count, sizeof *entries);
    size_t count = 0;

    for (size_t i = 0; i < question->service_count; i++)
        count += make_entry(question, closures, i, &entries[count]);
    qsort_r(entries, count, sizeof *entries, compare_entries, &context);
    memory_wipe(&context, sizeof context);
    if (count > capacity)
        count = capacity;
    if (count > 0)
        memcpy(ret_entries, entries, count * sizeof *entries);
    memory_wipe(entries, question->service_count * sizeof *entries);
    free(entries);
    return count;
}

bool offer_depends_on_area(const struct offer_question *question, const char *area)
{
    struct offer_question unsure = *question;

    unsure.area = area;
    unsure.use = OFFER_NOT_SURE;
    for (size_t i = 0; i < question->service_count; i++) {
        const struct service *service = &question->services[i];
        struct offer_entry entry = {0};

        if (service->area != NULL && strcmp(service->area, area) == 0 && !is_hidden(&unsure, service) &&
            find_children(&unsure, service, &entry) && entry.depends_on_place)
            return true;
    }
    return false;
}

void offer_count_old(const struct offer_question *question, size_t *ret_stale, size_t *ret_hidden)
{
    size_t stale = 0;
    size_t hidden = 0;

    for (size_t i = 0; i < question->service_count; i++) {
        const struct service *service = &question->services[i];

        if (is_hidden(question, service))
            hidden++;
        else if (offer_is_stale(question, service))
            stale++;
    }
    *ret_stale = stale;
    *ret_hidden = hidden;
}
