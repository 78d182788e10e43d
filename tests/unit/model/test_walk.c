/* However somebody walks through a form, back and forth, changing answers, the language and the children, the
 * response is that of answering straight through; and what is not asked never leaves. */
#include <string.h>

#include "base/memory.h"
#include "fixture.h"
#include "model/settle.h"
#include "model/typing.h"
#include "rules/response.h"

enum { WALKS = 60, STEPS = 120 };

static uint32_t seed;

static int below(int limit)
{
    seed = seed * 1664525U + 1013904223U;
    return (int)((seed >> 8) % (uint32_t)limit);
}

static char *response(const struct visit *of)
{
    struct submission_meta meta = {.id = "123e4567-e89b-42d3-a456-426614174000",
                                   .kind = of->flow->name,
                                   .centre = "model",
                                   .pack_hash = "",
                                   .language = "en",
                                   .privacy_version = "1",
                                   .created_utc_ms = 1795000000000};

    return submission_write(of->flow, &of->answers, &meta);
}

/* Answers somehow, mostly so that it will do. */
static void answer_somehow(int index)
{
    static const char *const words_of[] = {"Amina", "\xE0\xA6\xB8\xE0\xA6\xBE\xE0\xA6\xB2", "x", "12"};
    const struct flow_item *asked = visit_item(&visit, index);
    static const char *const dates[][ANSWER_PARTS] = {
        {"3", "5", "2024"}, {"", "March", "2027"}, {"31", "2", "2020"}};

    memory_wipe(&visit.answers.list[index], sizeof visit.answers.list[index]);
    if (asked->type == FLOW_CHOICE) {
        visit_choose(&visit, index, below((int)asked->option_count));
    } else if (asked->type == FLOW_BOOLEAN) {
        visit_choose(&visit, index, below(2));
    } else if (asked->type == FLOW_DATE) {
        int which = below(3);

        for (int part = 0; part < ANSWER_PARTS; part++)
            (void)snprintf(visit.answers.list[index].part[part], ANSWER_PART_BYTES, "%s", dates[which][part]);
    } else if (asked->type == FLOW_INTEGER) {
        (void)snprintf(visit.answers.list[index].text, 8, "%d", below(14));
    } else if (asked->type != FLOW_GROUP && asked->type != FLOW_DISPLAY) {
        (void)snprintf(visit.answers.list[index].text, 32, "%s", words_of[below(4)]);
    }
}

static void answer_this_page(void)
{
    for (size_t i = 0; i < visit.flow->item_count; i++) {
        bool is_roster = flow_is_roster(visit.flow, (size_t)visit.page);

        if (!is_roster && flow_is_on_page(visit.flow, (size_t)visit.page, i) &&
            visit.flow->items[i].instance_count == 0)
            answer_somehow((int)i);
    }
}

static void take_a_step(void)
{
    static const char *const tags[] = {"en", "bn", "ar"};
    int group = visit.flow != NULL ? flow_find(visit.flow, "child") : -1;
    bool at_roster = visit.screen == SCREEN_QUESTION && visit.page == group;

    switch (below(9)) {
    case 0:
        (void)visit_back(&visit);
        break;
    case 1:
        visit_set_language(&visit, tags[below(3)]);
        break;
    case 2:
        if (at_roster)
            (void)visit_add_instance(&visit, group);
        break;
    case 3:
        if (at_roster && flow_instances(visit.flow, (size_t)group, &visit.answers) > 1)
            visit_remove_instance(&visit, flow_instance(visit.flow, (size_t)group, 0));
        break;
    case 4:
        if (visit.screen == SCREEN_CHECK)
            (void)visit_change(&visit, below((int)visit.flow->item_count));
        break;
    default:
        if (visit.screen == SCREEN_QUESTION)
            answer_this_page();
        (void)visit_next(&visit);
        break;
    }
    if (visit.screen == SCREEN_HOME)
        (void)visit_start_flow(&visit, "family");
}

/* Until the answers are handed over, mending whatever will not do. */
static void go_on_and_send(void)
{
    for (int i = 0; i < 400; i++) {
        if (visit.screen == SCREEN_CHECK && visit_send(&visit) == EFFECT_SUBMIT)
            return;
        if (visit.screen == SCREEN_QUESTION && visit.problem_item >= 0)
            answer_this_page();
        (void)visit_next(&visit);
    }
    ck_abort_msg("never came to an end (seed %u)", seed);
}

/* Whether a string stands in the response as a linkId, counted. */
static void check_only_asked(const char *text)
{
    for (size_t i = 0; i < visit.flow->item_count; i++) {
        const struct flow_item *asked = &visit.flow->items[i];
        char wanted[80];
        bool any = false;

        for (size_t j = 0; j < visit.flow->item_count; j++)
            any |= strcmp(visit.flow->items[j].link_id, asked->link_id) == 0 &&
                   flow_is_asked(visit.flow, j, &visit.answers);
        (void)snprintf(wanted, sizeof wanted, "\"linkId\":\"%s\"", asked->link_id);
        ck_assert_msg(any || strstr(text, wanted) == NULL, "%s left without being asked (seed %u)",
                      asked->link_id, seed);
    }
}

/* A fresh visit in which the final answers are given straight through. */
static char *straight_through(void)
{
    static struct visit fresh;
    const struct flow *flow = visit.flow;
    char *text;

    visit_init(&fresh, &house, today);
    (void)visit_lead(&fresh, "screen:home");
    (void)visit_start_flow(&fresh, "family");
    for (size_t i = 0; i < flow->item_count; i++) {
        if (flow->items[i].instance_count > 0)
            fresh.answers.list[i].present = visit.answers.list[i].present;
        else if (flow_is_asked(flow, i, &visit.answers))
            fresh.answers.list[i] = visit.answers.list[i];
    }
    settle_all(&fresh);
    text = response(&fresh);
    visit_finish(&fresh);
    return text;
}

START_TEST(any_walk_gives_the_response_of_answering_straight_through)
{
    char *walked;
    char *straight;

    seed = (uint32_t)_i * 7919U + 1;
    go_home();
    (void)visit_start_flow(&visit, "family");
    for (int i = 0; i < STEPS; i++)
        take_a_step();
    go_on_and_send();
    ck_assert_int_eq(flow_first_problem(visit.flow, -1, &visit.answers, today, &visit.problem), -1);
    walked = response(&visit);
    straight = straight_through();
    ck_assert_str_eq(walked, straight);
    check_only_asked(walked);
    memory_wipe_text(walked);
    memory_wipe_text(straight);
}
END_TEST

Suite *walk_suite(void)
{
    Suite *suite = suite_create("walk");
    TCase *cases = tcase_create("walk");

    tcase_add_checked_fixture(cases, open_visit, close_visit);
    tcase_set_timeout(cases, 60);
    tcase_add_loop_test(cases, any_walk_gives_the_response_of_answering_straight_through, 0, WALKS);
    suite_add_tcase(suite, cases);
    return suite;
}
