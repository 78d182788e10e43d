#include "fixture.h"

#include <string.h>

#include "model/typing.h"

#define PACK DOORSTEP_SOURCE_DIR "/tests/unit/model/data/pack"

const struct date today = {.year = 2026, .month = 11, .day = 22};
struct words *words;
struct keyboard_set *keyboards;
struct centre *centre;
struct search *search;
struct house house;
struct visit visit;

void open_visit(void)
{
    static struct faults faults;

    faults_init(&faults);
    ck_assert_int_eq(words_create(DOORSTEP_SOURCE_DIR "/assets/locales", &faults, &words), OK);
    ck_assert_int_eq(keyboard_set_create(DOORSTEP_SOURCE_DIR "/assets/locales", &faults, &keyboards), OK);
    ck_assert_int_eq(centre_load(PACK, &faults, &centre), OK);
    search = search_create();
    ck_assert_int_eq(search_add(search, 0, "en", "Playgroup", 1), OK);
    ck_assert_uint_eq(faults.count, 0);
    faults_finish(&faults);
    house = (struct house){.words = words, .keyboards = keyboards, .centre = centre, .search = search};
    visit_init(&visit, &house, today);
}

void close_visit(void)
{
    visit_finish(&visit);
    search_destroy(search);
    centre_destroy(centre);
    keyboard_set_destroy(keyboards);
    words_destroy(words);
}

int item(const char *link_id)
{
    int index = flow_find(visit.flow, link_id);

    ck_assert_msg(index >= 0, "no item %s", link_id);
    return index;
}

void choose(const char *link_id, const char *code)
{
    const struct flow_item *asked = visit_item(&visit, item(link_id));

    for (size_t i = 0; i < asked->option_count; i++) {
        if (strcmp(asked->options[i].code, code) == 0) {
            visit_choose(&visit, item(link_id), (int)i);
            return;
        }
    }
    ck_abort_msg("%s has no option %s", link_id, code);
}

bool is_chosen(const char *link_id, const char *code)
{
    const struct flow_item *asked = visit_item(&visit, item(link_id));

    for (size_t i = 0; i < asked->option_count; i++) {
        if (strcmp(asked->options[i].code, code) == 0)
            return (visit.answers.list[item(link_id)].chosen & (UINT64_C(1) << i)) != 0;
    }
    return false;
}

void expect_page(const char *link_id)
{
    ck_assert_int_eq(visit.screen, SCREEN_QUESTION);
    ck_assert_str_eq(visit_item(&visit, visit.page)->link_id, link_id);
}

void go_home(void)
{
    visit_set_language(&visit, "en");
    (void)visit_lead(&visit, "screen:home");
    ck_assert_int_eq(visit.screen, SCREEN_HOME);
}

static int option_of(int index, const char *code)
{
    const struct flow_item *asked = visit_item(&visit, index);

    for (size_t i = 0; i < asked->option_count; i++) {
        if (strcmp(asked->options[i].code, code) == 0)
            return (int)i;
    }
    ck_abort_msg("%s has no option %s", asked->link_id, code);
}

void answer_page(const char *code_or_text)
{
    int page = visit.page;

    if (visit_item(&visit, page)->type == FLOW_CHOICE)
        visit_choose(&visit, page, option_of(page, code_or_text));
    else if (visit_item(&visit, page)->type == FLOW_BOOLEAN)
        visit_choose(&visit, page, strcmp(code_or_text, "yes") == 0 ? 0 : 1);
    else
        typing_insert(&visit, code_or_text);
    (void)visit_next(&visit);
}

void answer_date(const char *day, const char *month, const char *year)
{
    const char *const parts[ANSWER_PARTS] = {day, month, year};

    for (int part = 0; part < ANSWER_PARTS; part++) {
        if (parts[part] == NULL)
            continue;
        typing_focus(&visit, visit.page, part, SIZE_MAX);
        typing_insert(&visit, parts[part]);
    }
    (void)visit_next(&visit);
}

void answer_about(const char *number, const char *unit)
{
    typing_focus(&visit, visit.page + 1, -1, SIZE_MAX);
    typing_insert(&visit, number);
    visit_choose(&visit, visit.page + 2, option_of(visit.page + 2, unit));
    (void)visit_next(&visit);
}
