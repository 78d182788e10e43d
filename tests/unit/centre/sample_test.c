/* Made-up answers open every page of every form that we ship, and fill each so that it could be sent. */
#include <check.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "centre/centre.h"
#include "rules/sample.h"
#include "suites.h"

static const char *const packs[] = {"tower-hamlets-north-west", "hillingdon", "lewisham", "leicestershire",
                                    "oxfordshire"};
static const struct date today = {.year = 2026, .month = 11, .day = 23};
static struct centre *centre;

static void open_pack(const char *name)
{
    static struct faults faults;
    char folder[512];

    faults_init(&faults);
    (void)snprintf(folder, sizeof folder, DOORSTEP_SOURCE_DIR "/kiosk/centres/%s", name);
    ck_assert_int_eq(centre_load(folder, &faults, &centre), OK);
    ck_assert_int_eq(centre_load_shared(centre, DOORSTEP_SOURCE_DIR "/assets/questionnaires", &faults), OK);
    faults_finish(&faults);
}

static void check_opens(const struct flow *flow)
{
    for (size_t i = 0; i < flow->item_count; i++) {
        struct answers answers;

        if (flow->items[i].instance > 0 || flow->items[i].hidden)
            continue;
        answers_init(&answers, flow->item_count);
        flow_begin(flow, &answers);
        sample_open(flow, i, today, &answers);
        ck_assert_msg(flow_is_asked(flow, i, &answers), "%s: %s is not asked", flow->name,
                      flow->items[i].link_id);
        answers_finish(&answers);
    }
}

static void check_fills(const struct flow *flow)
{
    enum flow_problem problem = FLOW_FINE;
    struct answers answers;
    int item;

    answers_init(&answers, flow->item_count);
    flow_begin(flow, &answers);
    sample_fill(flow, today, &answers);
    item = flow_first_problem(flow, -1, &answers, today, &problem);
    ck_assert_msg(item < 0, "%s: %s: %s", flow->name, item < 0 ? "" : flow->items[item].link_id,
                  flow_problem_name(problem));
    answers_finish(&answers);
}

static size_t check_forms(const char *folder)
{
    struct dirent **entries = NULL;
    int count = scandir(folder, &entries, NULL, alphasort);
    size_t checked = 0;

    for (int i = 0; i < count; i++) {
        char name[256];
        const struct flow *flow;

        (void)snprintf(name, sizeof name, "%.*s", (int)strcspn(entries[i]->d_name, "."), entries[i]->d_name);
        flow = centre_find_flow(centre, name);
        if (flow != NULL) {
            check_opens(flow);
            check_fills(flow);
            checked++;
        }
        free(entries[i]);
    }
    free(entries);
    return checked;
}

START_TEST(opens_and_fills_every_form)
{
    char folder[512];

    open_pack(packs[_i]);
    (void)snprintf(folder, sizeof folder, DOORSTEP_SOURCE_DIR "/kiosk/centres/%s/questionnaires", packs[_i]);
    ck_assert_uint_ge(check_forms(folder), 3);
    ck_assert_uint_eq(check_forms(DOORSTEP_SOURCE_DIR "/assets/questionnaires"), 3);
    centre_destroy(centre);
}
END_TEST

TCase *sample_tests(void)
{
    TCase *tests = tcase_create("sample");

    tcase_add_loop_test(tests, opens_and_fills_every_form, 0, sizeof packs / sizeof packs[0]);
    tcase_set_timeout(tests, 60);
    return tests;
}
