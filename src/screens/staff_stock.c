/* Vitamins that are here: of each product how many packs can be given, and its batches with their last day,
 * whose packs staff count. */
#include "screens/staff_changes.h"
#include "screens/vitamins.h"

enum batch_state { BATCH_GOOD, BATCH_SOON, BATCH_EXPIRED, BATCH_UNUSED };

static enum batch_state batch_state(const struct visit *visit, const struct desk_batch *batch)
{
    if (batch->product < 0)
        return BATCH_UNUSED;
    if (date_compare(batch->expires, visit->today) < 0)
        return BATCH_EXPIRED;
    return date_days_between(visit->today, batch->expires) <= vitamins_rules(visit)->expiry_days ? BATCH_SOON
                                                                                                 : BATCH_GOOD;
}

static void add_batch(struct ui_view *view, const struct visit *visit, size_t index)
{
    static const struct {
        const char *key;
        const char *icon;
    } states[] = {
        [BATCH_GOOD] = {"staff.stock.good", "tick"},
        [BATCH_SOON] = {"staff.stock.soon", "hourglass"},
        [BATCH_EXPIRED] = {"staff.stock.expired", "alert"},
        [BATCH_UNUSED] = {"staff.stock.unused", "alert"},
    };
    const struct desk_batch *batch = &visit->desk.batches[index];
    enum batch_state state = batch_state(visit, batch);
    struct word_value values[] = {
        {.name = "count", .kind = WORD_NUMBER, .number = batch->count},
        {.name = "batch", .kind = WORD_FIXED, .text = arena_copy_text(&view->arena, batch->batch)},
        {.name = "date", .kind = WORD_DATE, .date = batch->expires},
    };
    struct said packs = say_with(view, visit, "staff.stock.batch", values, 3);
    struct said until = say_with(view, visit, states[state].key, values, 3);

    ui_add(view, (struct ui_node){.id = arena_format(&view->arena, "staff.batch[%zu]", index),
                                  .role = UI_LISTITEM,
                                  .look = UI_LOOK_FACT,
                                  .area = UI_ITEMS,
                                  .icon = states[state].icon,
                                  .text = packs.text,
                                  .language = packs.language,
                                  .detail = until.text,
                                  .detail_language = until.language});
}

/* A batch is told apart by its last day too. */
static const char *batch_id(struct ui_view *view, const struct desk_batch *batch)
{
    char expires[11];

    date_write(batch->expires, expires);
    return arena_format(&view->arena, "staff.stock.%s.%s.%s", id_part(view, batch->id),
                        id_part(view, batch->batch), expires);
}

static void add_counting(struct ui_view *view, const struct visit *visit, const struct desk_batch *batch)
{
    int counted = visit->desk.counted;
    bool is_busy = staff_is_changing(visit);
    struct staff_stepper stepper = {
        .id = "staff.stock.count",
        .label = say(view, visit, "staff.stock.count"),
        .value = arena_format(&view->arena, "%d", counted),
        .less = {.kind = ACT_DESK_PACKS, .option = -1},
        .more = {.kind = ACT_DESK_PACKS, .option = 1},
        .can_less = !is_busy && counted > 0,
        .can_more = !is_busy && counted < desk_most_packs(batch),
    };

    add_staff_stepper(view, visit, &stepper);
    add_change_button(view, visit, "staff.stock.none", "staff.stock.none",
                      (struct ui_action){.kind = ACT_DESK_PACKS, .option = -counted});
}

static void add_save(struct ui_view *view, const struct visit *visit, const struct desk_batch *batch)
{
    bool is_busy = staff_is_changing(visit);
    struct ui_node *save =
        add_button(view, visit, "staff.stock.save", is_busy ? "session.moment" : "staff.stock.save",
                   UI_LOOK_MAIN, UI_SLOT_END, ACT_DESK_SAVE_COUNT);

    save->icon = is_busy ? "hourglass" : "tick";
    save->disabled = is_busy || visit->desk.counted == batch->count;
}

static int packs_of(const struct visit *visit, int product)
{
    int packs = 0;

    for (size_t i = 0; i < visit->desk.batch_count; i++) {
        const struct desk_batch *batch = &visit->desk.batches[i];

        if (batch->product == product && batch_state(visit, batch) != BATCH_EXPIRED)
            packs += batch->count;
    }
    return packs;
}

static void add_batches(struct ui_view *view, const struct visit *visit, int product)
{
    for (size_t i = 0; i < visit->desk.batch_count; i++) {
        const struct desk_batch *batch = &visit->desk.batches[i];

        if (batch->product != product || batch->count == 0)
            continue;
        add_batch(view, visit, i);
        if (batch == desk_shown_batch(visit))
            add_counting(view, visit, batch);
        else
            add_change_button(view, visit, batch_id(view, batch), "staff.stock.open",
                              (struct ui_action){.kind = ACT_DESK_BATCH, .item = (int)i});
    }
}

static void add_product(struct ui_view *view, const struct visit *visit, int product)
{
    const struct vitamins *rules = vitamins_rules(visit);
    int packs = packs_of(visit, product);
    struct word_value values[] = {
        {.name = "product",
         .kind = WORD_TEXT,
         .text = say_vitamins_product(view, visit, &rules->products[product]).text},
        {.name = "count", .kind = WORD_NUMBER, .number = packs},
        {.name = "low", .kind = WORD_NUMBER, .number = rules->low_stock},
    };
    struct said low;

    add_text(view, arena_format(&view->arena, "staff.product[%d]", product), UI_LOOK_SUBHEADING, UI_ITEMS,
             say_with(view, visit, "staff.stock.product", values, 2));
    if (packs < rules->low_stock) {
        low = say_with(view, visit, "staff.stock.low", values, 3);
        ui_add(view, (struct ui_node){.id = arena_format(&view->arena, "staff.low[%d]", product),
                                      .role = UI_LISTITEM,
                                      .look = UI_LOOK_FACT,
                                      .area = UI_ITEMS,
                                      .icon = "alert",
                                      .text = low.text,
                                      .language = low.language});
    }
    add_batches(view, visit, product);
}

/* What is left of a product that the pack has no more is written off. */
static void add_unknown(struct ui_view *view, const struct visit *visit)
{
    bool has_some = false;

    for (size_t i = 0; i < visit->desk.batch_count; i++)
        has_some = has_some || (visit->desk.batches[i].product < 0 && visit->desk.batches[i].count > 0);
    if (!has_some)
        return;
    add_text(view, "staff.product.unknown", UI_LOOK_SUBHEADING, UI_ITEMS,
             say(view, visit, "staff.stock.unknown"));
    add_batches(view, visit, -1);
}

void build_staff_stock(struct ui_view *view, const struct visit *visit)
{
    const struct vitamins *rules = vitamins_rules(visit);
    const struct desk_batch *batch = desk_shown_batch(visit);

    view->wide = true;
    add_header(view, visit);
    add_heading(view, "title", say(view, visit, "staff.stock"));
    add_staff_result(view, visit);
    if (rules != NULL && visit->desk.stock_is_told) {
        for (size_t i = 0; i < rules->product_count; i++)
            add_product(view, visit, (int)i);
        add_unknown(view, visit);
        add_text(view, "staff.stock.help", UI_LOOK_HELP, UI_LEAD, say(view, visit, "staff.stock.help"));
    } else if (visit->keeper_trouble[0] == '\0') {
        add_text(view, "staff.moment", UI_LOOK_HELP, UI_LEAD, say(view, visit, "session.moment"));
    }
    add_more(view, visit);
    add_staff_foot(view, visit);
    if (batch != NULL)
        add_save(view, visit, batch);
}
