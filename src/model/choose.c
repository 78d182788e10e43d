/* Touching an option of a choice or a boolean. */
#include "base/memory.h"
#include "model/inside.h"
#include "model/typing.h"

static uint64_t exclusive_options(const struct flow_item *item)
{
    uint64_t exclusive = 0;

    for (size_t i = 0; i < item->option_count; i++)
        exclusive |= item->options[i].exclusive ? UINT64_C(1) << i : 0;
    return exclusive;
}

void visit_choose(struct visit *visit, int item, int option)
{
    const struct flow_item *asked = &visit->flow->items[item];
    struct answer *answer = &visit->answers.list[item];
    uint64_t bit;

    if (asked->read_only)
        return;
    if (option == ANSWER_OPTIONS_MAX) { /* the free text of an open-choice */
        answer->chosen = asked->repeats ? answer->chosen : 0;
        typing_focus(visit, item, -1, SIZE_MAX);
        visit->problem_item = -1;
        return;
    }
    bit = UINT64_C(1) << option;
    if (asked->repeats) {
        uint64_t exclusive = exclusive_options(asked);

        answer->chosen ^= bit;
        if ((answer->chosen & bit) != 0)
            answer->chosen &= (exclusive & bit) != 0 ? bit : ~exclusive;
    } else {
        /* A second touch takes back an answer that need not be given. */
        answer->chosen = answer->chosen == bit && !asked->required ? 0 : bit;
        memory_wipe(answer->text, sizeof answer->text);
        typing_leave(visit);
    }
    if (visit->problem_item == item)
        visit->problem_item = -1;
}

const struct flow_item *visit_item(const struct visit *visit, int item)
{
    return &visit->flow->items[item];
}
