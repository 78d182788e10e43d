/* Healthy Start vitamins: from the answers of their flow to what is for whom, and to a voucher. */
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "model/inside.h"

static const struct vitamins *rules_of(const struct visit *visit)
{
    return centre_about(visit->house->centre)->vitamins;
}

void model_choose_vitamins_mode(struct visit *visit)
{
    static const char *const codes[] = {
        [VITAMINS_UNIVERSAL] = "universal", [VITAMINS_SCHEME] = "scheme", [VITAMINS_BOTH] = "both"};
    const struct vitamins *vitamins = rules_of(visit);

    for (size_t i = 0; vitamins != NULL && i < visit->flow->item_count; i++) {
        const struct flow_item *item = &visit->flow->items[i];

        for (size_t j = 0;
             item->tells != NULL && strcmp(item->tells, "vitamins-mode") == 0 && j < item->option_count;
             j++) {
            if (strcmp(item->options[j].code, codes[vitamins->mode]) == 0)
                visit->answers.list[i].chosen = UINT64_C(1) << j;
        }
    }
}

static bool says(const struct telling *telling, const char *what, const char *code)
{
    const struct flow_item *item = NULL;
    const struct answer *answer = model_told(telling, -1, what, &item);

    for (size_t i = 0; answer != NULL && i < item->option_count; i++) {
        if ((answer->chosen >> i & 1) != 0 && strcmp(item->options[i].code, code) == 0)
            return true;
    }
    return false;
}

static enum vitamins_last last_of(const struct visit *visit, const struct telling *telling)
{
    if (says(telling, "vitamins-last", "never"))
        return VITAMINS_NEVER;
    if (says(telling, "vitamins-last", "recently"))
        return VITAMINS_RECENTLY;
    if (visit->vitamins.slip_verdict == SLIP_FOUND)
        return VITAMINS_ON_DAY;
    return VITAMINS_LONG_AGO;
}

static void decide(struct visit *visit)
{
    struct telling telling = {visit->flow, &visit->answers, visit->today};
    struct age ages[AGES_MAX] = {0};
    struct vitamins_asked asked = {
        .pregnant = says(&telling, "vitamins-for", "pregnant"),
        .breastfeeding = says(&telling, "vitamins-for", "breastfeeding"),
        .for_children = says(&telling, "vitamins-for", "child"),
        .ages = ages,
        .age_count = model_read_ages(&telling, ages),
        .last = last_of(visit, &telling),
        .last_day = visit->vitamins.last_day,
        .card = says(&telling, "vitamins-card", "yes")  ? VITAMINS_CARD
                : says(&telling, "vitamins-card", "no") ? VITAMINS_NO_CARD
                                                        : VITAMINS_CARD_UNKNOWN,
    };

    visit->vitamins.line_count =
        vitamins_decide(rules_of(visit), &asked, visit->today, visit->vitamins.lines);
    memory_wipe(ages, sizeof ages);
    memory_wipe(&asked, sizeof asked);
}

static bool read_slip(struct visit *visit)
{
    struct telling telling = {visit->flow, &visit->answers, visit->today};
    const struct flow_item *item = NULL;
    const struct answer *answer = model_told(&telling, -1, "vitamins-slip", &item);
    bool is_code;

    if (answer == NULL)
        return false;
    is_code = model_read_reference(answer->plain, visit->vitamins.slip);
    if (!is_code)
        visit->vitamins.slip_verdict = SLIP_UNKNOWN;
    return is_code;
}

int visit_open_vitamins(struct visit *visit)
{
    if (rules_of(visit) == NULL || visit->flow == NULL)
        return EFFECT_NONE;
    memory_wipe(&visit->vitamins, sizeof visit->vitamins);
    visit->vitamins.is_busy = read_slip(visit);
    decide(visit);
    visit_go(visit, SCREEN_VITAMINS);
    return EFFECT_NEW_ACT | (visit->vitamins.is_busy ? EFFECT_FIND_VOUCHER : EFFECT_ASK_KEEPER);
}

void visit_slip_found(struct visit *visit, enum slip_verdict verdict, struct date last_day)
{
    if (!visit->vitamins.is_busy || visit->flow == NULL)
        return;
    visit->vitamins.is_busy = false;
    visit->vitamins.slip_verdict = verdict;
    visit->vitamins.last_day = last_day;
    decide(visit);
}

bool visit_has_vitamins(const struct visit *visit)
{
    for (size_t i = 0; i < visit->vitamins.line_count; i++) {
        if (vitamins_line_counts(&visit->vitamins.lines[i]))
            return true;
    }
    return false;
}

int visit_make_voucher(struct visit *visit)
{
    if (visit->screen != SCREEN_VITAMINS || visit->vitamins.is_busy || !visit_has_vitamins(visit))
        return EFFECT_NONE;
    visit->vitamins.is_busy = true;
    return EFFECT_MAKE_VOUCHER;
}

int visit_voucher_made(struct visit *visit, const char *reference, struct date until)
{
    bool was_asked = visit->vitamins.is_busy;

    visit->vitamins.is_busy = false;
    /* She has gone elsewhere meanwhile, or changed an answer; it is worth nothing until it is handed over. */
    if (visit_page(visit) != SCREEN_VITAMINS || !was_asked)
        return EFFECT_NONE;
    visit->vitamins.until = until;
    (void)snprintf(visit->vitamins.reference, sizeof visit->vitamins.reference, "%s", reference);
    visit->trail_length = 0;
    model_show_below(visit, SCREEN_VOUCHER);
    return visit_print(visit);
}

void visit_vitamins_unknown(struct visit *visit, const char *code)
{
    visit->vitamins.is_busy = false;
    visit_keeper_seen(visit, code);
}
