#include <string.h>
#include <strings.h>

#include "base/strbuf.h"
#include "screens/services.h"

enum { LIST_BYTES = 1024, MONTHS_OF_A_YEAR = 12, IN_MONTHS_BELOW = 24 };

#define BETWEEN " \u00B7 "

struct said say_service(struct ui_view *view, const struct visit *visit, const struct service *service,
                        const char *what, const char *english)
{
    const char *key = arena_format(&view->arena, "service.%s.%s", service->key, what);

    if (has_words(visit, key))
        return say(view, visit, key);
    return (struct said){.text = english, .language = "en"};
}

const char *as_value(struct ui_view *view, struct said said)
{
    bool is_page = said.language != NULL && strcmp(said.language, view->language) == 0;

    if (said.text == NULL || !view->right_to_left || !is_page)
        return said.text;
    return arena_format(&view->arena, "\u200F%s", said.text);
}

/* Months of a toddler tell more than years. */
static struct said say_months(struct ui_view *view, const struct visit *visit, int months)
{
    bool in_years = months >= IN_MONTHS_BELOW;
    struct word_value count = {.name = "count", .kind = WORD_NUMBER};

    count.number = in_years ? months / MONTHS_OF_A_YEAR : months;
    return say_with(view, visit, in_years ? "age.years" : "age.months", &count, 1);
}

static struct word_value due_month(const struct age *age)
{
    return (struct word_value){
        .name = "month", .kind = WORD_DATE, .date = {.year = age->first.year, .month = age->first.month}};
}

static struct said say_age(struct ui_view *view, const struct visit *visit, size_t child)
{
    const struct age *age = &visit->ages[child];
    struct word_value due = due_month(age);
    int least = 0;
    int most = 0;

    if (age->expected)
        return say_with(view, visit, "age.due", &due, 1);
    age_months(age, visit->today, &least, &most);
    return say_months(view, visit, least > 0 ? least : 0);
}

unsigned all_children(const struct visit *visit)
{
    return (1U << visit->age_count) - 1U;
}

static bool is_among(unsigned children, size_t child)
{
    return (children >> child & 1U) != 0;
}

/* "7" at the end of a line and "years" on the next is no age. */
static void add_unbroken(struct strbuf *list, const char *text)
{
    for (const char *c = text; *c != '\0'; c++) {
        if (*c == ' ')
            strbuf_add(list, "\u00A0");
        else
            strbuf_add_char(list, *c);
    }
}

struct said say_ages(struct ui_view *view, const struct visit *visit, unsigned children)
{
    struct said said = {.text = "", .language = visit->language};
    struct strbuf list;

    strbuf_init(&list, LIST_BYTES);
    for (size_t i = 0; i < visit->age_count; i++) {
        struct said age;

        if (!is_among(children, i))
            continue;
        age = say_age(view, visit, i);
        said.language = age.language;
        if (strbuf_text(&list)[0] != '\0')
            strbuf_add(&list, BETWEEN);
        add_unbroken(&list, age.text);
    }
    said.text = arena_copy_text(&view->arena, strbuf_text(&list));
    strbuf_finish(&list);
    return said;
}

static size_t count_children(unsigned children)
{
    size_t count = 0;

    for (; children != 0; children &= children - 1)
        count++;
    return count;
}

static size_t only_child(unsigned children)
{
    size_t child = 0;

    while (!is_among(children, child))
        child++;
    return child;
}

struct said say_for_whom(struct ui_view *view, const struct visit *visit, unsigned children)
{
    size_t count = count_children(children);
    struct word_value value = {.name = "ages", .kind = WORD_TEXT};

    if (count == visit->age_count)
        return say(view, visit, "offer.for-all");
    if (count == 1 && visit->ages[only_child(children)].expected) {
        value = due_month(&visit->ages[only_child(children)]);
        return say_with(view, visit, "offer.for-baby", &value, 1);
    }
    if (count == 1)
        value.name = "age";
    value.text = as_value(view, say_ages(view, visit, children));
    return say_with(view, visit, count == 1 ? "offer.for-child" : "offer.for-children", &value, 1);
}

/* --- who may join --- */

/* "0 to 4" ends the day before the fifth birthday: the last age that is still right. */
static int last_months(const struct age_limits *limits)
{
    int last = limits->until_months - 1;

    return last >= IN_MONTHS_BELOW ? last / MONTHS_OF_A_YEAR * MONTHS_OF_A_YEAR : last;
}

static struct said say_span(struct ui_view *view, const struct visit *visit, const struct age_limits *limits)
{
    struct word_value values[] = {{.name = "from", .kind = WORD_TEXT}, {.name = "until", .kind = WORD_TEXT}};
    bool is_open = limits->until_months >= AGE_FOREVER && !limits->until_primary_ends;

    if (limits->from_secondary)
        return say(view, visit, "service.ages.secondary");
    values[0].text = as_value(view, say_months(view, visit, limits->from_months));
    if (limits->from_term_after)
        return say_with(view, visit, "service.ages.term", values, 1);
    if (limits->until_primary_ends)
        return say_with(view, visit,
                        limits->from_months > 0 ? "service.ages.primary" : "service.ages.primary-from-birth",
                        values, 1);
    if (is_open)
        return limits->from_months > 0 ? say_with(view, visit, "service.ages.from", values, 1)
                                       : say(view, visit, "service.ages.all");
    if (limits->from_months == last_months(limits))
        return say_with(view, visit, "service.ages.one", values, 1);
    values[1].text = as_value(view, say_months(view, visit, last_months(limits)));
    return say_with(view, visit, limits->from_months > 0 ? "service.ages.range" : "service.ages.until",
                    values, 2);
}

struct said say_limits(struct ui_view *view, const struct visit *visit, const struct age_limits *limits)
{
    struct said said;

    if (limits->only_expecting)
        return say(view, visit, "service.ages.only-expecting");
    said = say_span(view, visit, limits);
    if (limits->expecting)
        said.text =
            arena_format(&view->arena, "%s\n%s", said.text, say(view, visit, "service.ages.expecting").text);
    return said;
}

struct said say_who_may_join(struct ui_view *view, const struct visit *visit, const struct service *service)
{
    struct said said = say_service(view, visit, service, "who", NULL);

    return said.text != NULL ? said : say_limits(view, visit, &service->limits);
}

struct said say_cost(struct ui_view *view, const struct visit *visit, const struct service *service)
{
    if (service->cost != NULL && strcasecmp(service->cost, "free") == 0)
        return say(view, visit, "service.free");
    return say_service(view, visit, service, "cost", service->cost);
}

struct said say_note(struct ui_view *view, const struct visit *visit, const struct service *service,
                     const struct offer_entry *entry)
{
    struct word_value from = {.name = "month", .kind = WORD_DATE, .date = entry->from};

    from.date.day = 0; /* the day stands on its page */
    if (service->is_paused)
        return say(view, visit, "note.paused");
    if (entry->from.year != 0)
        return say_with(view, visit, "note.from", &from, 1);
    if (entry->depends_on_place)
        return say(view, visit, "note.depends");
    /* Where nobody ever said when it was checked, the page says so once for all. */
    if ((entry->is_stale && service->checked.year != 0) || service->alert != NULL)
        return say(view, visit, "note.stale");
    if (entry->fits == 0 && entry->may_fit != 0)
        return say(view, visit, "note.may-fit");
    return (struct said){0};
}

const char *access_name(enum offer_access access)
{
    static const char *const names[] = {
        [OFFER_DROP_IN] = "drop-in",
        [OFFER_BOOK] = "book",
        [OFFER_ASK] = "ask",
        [OFFER_REFERRAL] = "referral",
        [OFFER_INVITATION] = "invitation",
        [OFFER_ELSEWHERE] = "elsewhere",
    };

    return names[access];
}
