/* Forms made by chance, answered by chance: whatever the form, the pages are the questions that are asked,
 * the response holds nothing else, and it depends on nothing but the answers that are left in the end. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "rules/flow.h"
#include "rules/response.h"
#include "suites.h"

enum { FORMS = 40, STEPS = 60, ITEMS = 90, CONDITIONS = 3, ROOM = 3, GROUP_ITEMS = 5 };

static uint64_t chance_state;
static struct flow_item items[ITEMS];
static struct flow_condition conditions[ITEMS][CONDITIONS];
static struct flow flow;
static const struct flow_option options[] = {
    {.code = "a", .display = "A"}, {.code = "b", .display = "B"}, {.code = "c", .display = "C"}};
static const struct date today = {2026, 11, 22};

/* Source: Marsaglia, Xorshift RNGs, 2003. */
static size_t chance(size_t of)
{
    chance_state ^= chance_state << 13;
    chance_state ^= chance_state >> 7;
    chance_state ^= chance_state << 17;
    return (size_t)(chance_state % of);
}

static bool is_question(size_t item)
{
    return items[item].type != FLOW_GROUP && items[item].type != FLOW_DISPLAY;
}

static bool is_choice(size_t item)
{
    return items[item].type == FLOW_CHOICE || items[item].type == FLOW_OPEN_CHOICE;
}

/* About one of the questions before it, of which only the first instances are named. */
static bool make_condition(size_t item, struct flow_condition *condition)
{
    size_t about = chance(item);

    if (!is_question(about) || items[about].instance > 0)
        return false;
    *condition = (struct flow_condition){
        .item = about,
        .operator=(enum flow_operator) chance(is_choice(about) ? FLOW_GREATER : FLOW_AT_MOST + 1),
        .option = (int)chance(3),
        .truth = chance(2) == 0,
        .number = (int64_t)chance(3),
        .date = {2026, 1 + (int)chance(3), 0},
        .text = items[about].type == FLOW_STRING || items[about].type == FLOW_TEXT ? "1" : NULL,
    };
    return true;
}

static void make_item(size_t index, int parent, int instance)
{
    static const enum flow_type types[] = {FLOW_BOOLEAN, FLOW_CHOICE, FLOW_OPEN_CHOICE, FLOW_DATE,
                                           FLOW_INTEGER, FLOW_STRING, FLOW_TEXT,        FLOW_DISPLAY};
    struct flow_item *item = &items[index];
    static char names[ITEMS][8];

    (void)snprintf(names[index], sizeof names[index], "i%zu", index);
    *item = (struct flow_item){names[index],
                               "?",
                               .type = types[chance(8)],
                               .parent = parent,
                               .instance = instance,
                               .next_instance = -1,
                               .conditions = conditions[index]};
    item->hidden = chance(12) == 0;
    item->any_condition = chance(2) == 0;
    item->options = options;
    item->option_count = is_choice(index) ? 3 : 0;
    for (size_t i = index > 0 ? chance(CONDITIONS + 1) : 0; i > 0; i--)
        item->condition_count += make_condition(index, &conditions[index][item->condition_count]);
}

/* A group with some items in it, which may repeat. Returns the index after it. */
static size_t make_group(size_t index)
{
    bool repeats = chance(2) == 0;
    size_t count = 2 + chance(GROUP_ITEMS - 1);

    make_item(index, -1, repeats ? 0 : -1);
    items[index].type = FLOW_GROUP;
    items[index].hidden = false;
    for (size_t i = 1; i < count; i++)
        make_item(index + i, (int)index, repeats ? 0 : -1);
    for (size_t n = 0; n < ROOM && repeats; n++) {
        for (size_t i = 0; i < count; i++) {
            struct flow_item *item = &items[index + n * count + i];

            *item = items[index + i];
            item->instance = (int)n;
            item->parent = i > 0 ? (int)(index + n * count) : -1;
        }
        items[index + n * count].instance_count = ROOM;
        items[index + n * count].next_instance = n + 1 < ROOM ? (int)(index + (n + 1) * count) : -1;
    }
    return index + count * (repeats ? ROOM : 1);
}

static void make_flow(uint64_t seed)
{
    size_t at = 0;

    chance_state = seed * UINT64_C(0x9E3779B97F4A7C15) + 1;
    while (at + GROUP_ITEMS * ROOM < ITEMS) {
        if (chance(4) == 0)
            at = make_group(at);
        else
            make_item(at++, -1, -1);
    }
    flow = (struct flow){.name = "t", .url = "urn:t", .version = "1", .items = items, .item_count = at};
}

static void answer(size_t item, struct answers *answers)
{
    struct answer *given = &answers->list[item];
    bool present = given->present;

    memory_wipe(given, sizeof *given);
    given->present = present;
    given->chosen = chance(is_choice(item) ? 8 : 3);
    (void)snprintf(given->plain, sizeof given->plain, "%zu", chance(3));
    given->length_graphemes = 1;
    given->date = (struct date){2026, (int)chance(4), 1};
    if (chance(4) == 0)
        given->plain[0] = '\0';
    given->is_number = given->plain[0] != '\0' && chance(3) > 0;
    given->number = given->is_number ? (int64_t)chance(3) : 0;
}

/* One thing that a person may do. */
static void act(struct answers *answers)
{
    size_t item = chance(flow.item_count);
    size_t there = items[item].instance_count > 0 ? flow_instances(&flow, item, answers) : 0;

    if (!flow_is_roster(&flow, item))
        answer(item, answers);
    else if (there > 0 && chance(3) == 0)
        flow_remove_instance(&flow, (size_t)flow_instance(&flow, item, chance(there)), answers);
    else
        (void)flow_add_instance(&flow, item, answers);
}

static char *write_response(const struct answers *answers)
{
    static const struct submission_meta meta = {
        .id = "i", .kind = "t", .centre = "c", .pack_hash = "", .language = "en", .privacy_version = "1"};
    json_t *response = response_make(&flow, answers, &meta);
    char *text = json_write_compact(response);

    json_decref(response);
    return text;
}

/* Every question that is asked and shown stands on exactly one page; every page has something to show. */
static void check_pages(const struct answers *answers)
{
    int on[ITEMS] = {0};
    size_t count = 0;

    for (int page = flow_first_page(&flow, answers); page >= 0;
         page = flow_next_page(&flow, answers, (size_t)page)) {
        bool has_something = flow_is_roster(&flow, (size_t)page);

        count++;
        ck_assert_uint_le(count, flow.item_count);
        for (size_t i = 0; i < flow.item_count; i++) {
            bool is_shown =
                items[i].type != FLOW_GROUP && !items[i].hidden && flow_is_asked(&flow, i, answers);

            on[i] += flow_is_on_page(&flow, (size_t)page, i);
            has_something |= is_shown && flow_is_on_page(&flow, (size_t)page, i);
        }
        ck_assert_msg(has_something, "nothing on page %d", page);
    }
    ck_assert_uint_eq(count, flow_page_count(&flow, answers));
    for (size_t i = 0; i < flow.item_count; i++) {
        if (is_question(i) && !items[i].hidden && flow_is_asked(&flow, i, answers))
            ck_assert_msg(on[i] == 1, "question %zu is on %d pages", i, on[i]);
    }
}

static size_t count_answers(const json_t *list)
{
    size_t count = 0;

    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *item = json_array_get(list, i);

        count += json_array_size(json_object_get(item, "answer")) > 0;
        count += count_answers(json_object_get(item, "item"));
    }
    return count;
}

/* As many items are answered in the response as are asked and have an answer that can be sent; and taking
 * away whatever is not asked changes nothing in it. */
static void check_response(const struct answers *answers)
{
    struct answers kept;
    char *before = write_response(answers);
    json_t *read = json_loads(before, 0, NULL);
    char *after;
    size_t sendable = 0;

    answers_init(&kept, flow.item_count);
    memcpy(kept.list, answers->list, flow.item_count * sizeof *kept.list);
    for (size_t i = 0; i < flow.item_count; i++) {
        const struct answer *given = &answers->list[i];
        bool can_be_sent = flow_is_answered(&items[i], given) &&
                           (items[i].type != FLOW_INTEGER || given->is_number) &&
                           (items[i].type != FLOW_DATE || date_is_real(given->date));

        if (!is_question(i))
            continue;
        sendable += flow_is_asked(&flow, i, answers) && can_be_sent;
        if (!flow_is_asked(&flow, i, answers))
            memory_wipe(&kept.list[i], sizeof kept.list[i]);
    }
    ck_assert_uint_eq(count_answers(json_object_get(read, "item")), sendable);
    after = write_response(&kept);
    ck_assert_str_eq(before, after);
    json_decref(read);
    memory_wipe_text(before);
    memory_wipe_text(after);
    answers_finish(&kept);
}

/* The same answers, put in from the last to the first into a form that was never used. */
static void check_order(const struct answers *answers)
{
    struct answers again;
    char *one = write_response(answers);
    char *other;

    answers_init(&again, flow.item_count);
    for (size_t i = flow.item_count; i > 0; i--) {
        if (flow_is_asked(&flow, i - 1, answers) || !is_question(i - 1))
            again.list[i - 1] = answers->list[i - 1];
    }
    other = write_response(&again);
    ck_assert_str_eq(one, other);
    memory_wipe_text(one);
    memory_wipe_text(other);
    answers_finish(&again);
}

START_TEST(any_form_and_any_answers)
{
    struct answers answers;
    enum flow_problem problem;

    make_flow((uint64_t)_i + 1);
    answers_init(&answers, flow.item_count);
    flow_begin(&flow, &answers);
    for (size_t step = 0; step < STEPS; step++) {
        act(&answers);
        if (step % 20 != 19)
            continue;
        check_pages(&answers);
        check_response(&answers);
        check_order(&answers);
        (void)flow_first_problem(&flow, -1, &answers, today, &problem);
    }
    answers_finish(&answers);
}
END_TEST

TCase *engine_tests(void)
{
    TCase *tests = tcase_create("engine");

    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, any_form_and_any_answers, 0, FORMS);
    return tests;
}
