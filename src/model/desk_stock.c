/* The vitamins in stock: what the keeper tells of them, and counting the packs of one batch. */
#include "model/desk_inside.h"
#include "model/inside.h"

void desk_forget_stock(struct visit *visit)
{
    struct visit_desk *desk = &visit->desk;

    desk->batch_count = 0;
    desk->stock_is_told = false;
    desk->batch = -1;
}

void desk_told_stock(struct visit *visit, const struct desk_batch *batches, size_t count, bool is_last)
{
    struct visit_desk *desk = &visit->desk;

    if (desk->begins_list)
        desk_forget_stock(visit);
    desk->begins_list = false;
    for (size_t i = 0; i < count && desk->batch_count < DESK_BATCHES_MAX; i++)
        desk->batches[desk->batch_count++] = batches[i];
    if (!is_last)
        return;
    desk->stock_is_told = true;
    desk->asks = DESK_ASKS_NOTHING;
}

const struct desk_batch *desk_shown_batch(const struct visit *visit)
{
    const struct visit_desk *desk = &visit->desk;

    return desk->batch >= 0 && (size_t)desk->batch < desk->batch_count ? &desk->batches[desk->batch] : NULL;
}

void desk_open_batch(struct visit *visit, int batch)
{
    struct visit_desk *desk = &visit->desk;

    if (batch < 0 || (size_t)batch >= desk->batch_count || desk_is_waiting(visit))
        return;
    desk->result = DESK_NO_RESULT;
    desk->batch = batch;
    desk->counted = desk->batches[batch].count;
}

int desk_most_packs(const struct desk_batch *batch)
{
    return batch->product < 0 || batch->count > DESK_PACKS_MAX ? batch->count : DESK_PACKS_MAX;
}

void desk_count_packs(struct visit *visit, int by)
{
    struct visit_desk *desk = &visit->desk;
    const struct desk_batch *batch = desk_shown_batch(visit);
    int most = batch != NULL ? desk_most_packs(batch) : 0;

    if (batch == NULL || desk_is_waiting(visit))
        return;
    desk->counted += by;
    desk->counted = desk->counted < 0 ? 0 : desk->counted > most ? most : desk->counted;
}

int desk_save_count(struct visit *visit)
{
    const struct desk_batch *batch = desk_shown_batch(visit);

    if (visit->screen != SCREEN_STAFF_STOCK || batch == NULL || batch->count == visit->desk.counted)
        return EFFECT_NONE;
    visit->desk.result = DESK_NO_RESULT;
    if (!desk_is_waiting(visit))
        visit->desk.saved = *batch;
    return desk_ask(visit, DESK_ASKS_COUNT);
}
