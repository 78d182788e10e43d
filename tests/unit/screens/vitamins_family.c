#include "vitamins_family.h"

#include <stdio.h>

#include "model/typing.h"

#define PACK DOORSTEP_SOURCE_DIR "/tests/unit/screens/vitamins"

void vitamins_open(void)
{
    static struct faults faults;

    glass_open_small();
    faults_init(&faults);
    visit_finish(&glass.visit);
    centre_destroy(glass.centre);
    ck_assert_msg(centre_load(PACK, &faults, &glass.centre) == OK, "%s", faults.list[0].text);
    ck_assert_msg(centre_load_shared(glass.centre, DOORSTEP_SOURCE_DIR "/assets/questionnaires", &faults) ==
                      OK,
                  "%s", faults.list[0].text);
    faults_finish(&faults);
    glass.house = (struct house){.words = glass.words, .keyboards = glass.keyboards, .centre = glass.centre};
    visit_init(&glass.visit, &glass.house, FAMILY_TODAY);
}

/* --- through the flow --- */

static void choose(const char *link_id, const char *codes)
{
    int index = flow_find(glass.visit.flow, link_id);
    const struct flow_item *item = visit_item(&glass.visit, index);

    ck_assert_int_eq(glass.visit.page, index);
    for (size_t i = 0; i < item->option_count; i++) {
        if (strstr(codes, item->options[i].code) != NULL)
            visit_choose(&glass.visit, index, (int)i);
    }
    (void)visit_next(&glass.visit);
}

static void type_into(int item, int part, const char *text)
{
    typing_focus(&glass.visit, item, part, SIZE_MAX);
    typing_insert(&glass.visit, text);
}

/* "About 18 months". */
static void tell_age(const char *number, int unit)
{
    struct visit *visit = &glass.visit;

    visit_choose(visit, visit->page, 2);
    (void)visit_next(visit);
    type_into(visit->page + 1, -1, number);
    visit_choose(visit, visit->page + 2, unit);
    (void)visit_next(visit);
}

static void tell_due(const char *month, const char *year)
{
    struct visit *visit = &glass.visit;

    visit_choose(visit, visit->page, 0);
    (void)visit_next(visit);
    type_into(visit->page, ANSWER_MONTH, month);
    type_into(visit->page, ANSWER_YEAR, year);
    (void)visit_next(visit);
}

static void tell_children(void)
{
    tell_age("18", 0);
    (void)visit_add_instance(&glass.visit, glass.visit.page);
    tell_age("7", 1);
    (void)visit_add_instance(&glass.visit, glass.visit.page);
    tell_due("3", "2027");
    (void)visit_next(&glass.visit);
}

int vitamins_shows(const char *tag, struct vitamins_answers answers)
{
    struct visit *visit = &glass.visit;
    int effects;

    glass_show(SCREEN_HOME, tag);
    ck_assert_int_eq(visit_lead(visit, "flow:vitamins"), EFFECT_NONE);
    choose("who", answers.who);
    if (strstr(answers.who, "child") != NULL)
        tell_children();
    choose("card", answers.card);
    visit_choose(visit, visit->page, 0);
    for (int i = 0; strcmp(visit_item(visit, visit->page)->options[i].code, answers.last) != 0; i++)
        visit_choose(visit, visit->page, i + 1);
    effects = visit_next(visit);
    if (answers.slip != NULL) {
        type_into(visit->page, -1, answers.slip);
        effects = visit_next(visit);
    }
    ck_assert_int_eq(visit->screen, SCREEN_VITAMINS);
    glass_build(0);
    return effects;
}

void vitamins_says(const char *tag, enum vitamins_verdict verdict, enum vitamins_terms terms,
                   struct date from)
{
    struct visit_vitamins *vitamins = &glass.visit.vitamins;

    (void)vitamins_shows(tag, (struct vitamins_answers){"pregnant child", "yes", "never", NULL});
    for (size_t i = 0; i < vitamins->line_count; i++) {
        vitamins->lines[i].verdict = verdict;
        vitamins->lines[i].terms = terms;
        vitamins->lines[i].from = from;
    }
    glass_build(0);
}

void vitamins_voucher(const char *tag)
{
    (void)vitamins_shows(tag, (struct vitamins_answers){"pregnant child", "yes", "never", NULL});
    ck_assert_int_eq(visit_make_voucher(&glass.visit), EFFECT_MAKE_VOUCHER);
    (void)visit_voucher_made(&glass.visit, "7Q2M-RX4F", (struct date){2026, 12, 21});
    ck_assert_int_eq(glass.visit.screen, SCREEN_VOUCHER);
    glass_build(0);
}
