/* A voucher at the counter: what it is for, the card where one is wanted, and the hand-over, by which alone
 * stock falls. Then the next one. */
#include "screens/staff.h"
#include "screens/vitamins.h"

static bool is_found(const struct visit_staff *staff)
{
    return staff->item_count > 0 && staff->result != STAFF_HANDED_OVER;
}

static bool is_open(const struct visit_staff *staff)
{
    return is_found(staff) && staff->voucher == STAFF_VOUCHER_OPEN;
}

/* --- how it stands --- */

static struct said say_until(struct ui_view *view, const struct visit *visit, const char *key)
{
    struct word_value date = {.name = "date", .kind = WORD_DATE, .date = visit->staff.until};

    return say_with(view, visit, key, &date, 1);
}

static struct said say_product(struct ui_view *view, const struct visit *visit, int product)
{
    if (product < 0)
        return say(view, visit, "staff.vitamins.unknown");
    return say_vitamins_product(view, visit, &vitamins_rules(visit)->products[product]);
}

static struct said say_no_stock(struct ui_view *view, const struct visit *visit)
{
    struct word_value product = {.name = "product",
                                 .kind = WORD_TEXT,
                                 .text = say_product(view, visit, visit->staff.short_product).text};

    return say_with(view, visit, "staff.vitamins.no-stock", &product, 1);
}

static struct said say_problem(struct ui_view *view, const struct visit *visit)
{
    const struct visit_staff *staff = &visit->staff;

    if (is_found(staff) && staff->voucher == STAFF_VOUCHER_USED)
        return say(view, visit, "staff.vitamins.used");
    if (is_found(staff) && staff->voucher == STAFF_VOUCHER_OLD)
        return say_until(view, visit, "staff.vitamins.old");
    if (staff->result == STAFF_NO_CARD)
        return say(view, visit, "staff.vitamins.no-card");
    if (staff->result == STAFF_NO_STOCK)
        return say_no_stock(view, visit);
    return say_staff_code_problem(view, visit, "staff.vitamins.no-code", "staff.vitamins.none");
}

static struct said say_help(struct ui_view *view, const struct visit *visit)
{
    const struct visit_staff *staff = &visit->staff;

    if (is_found(staff) && staff->voucher == STAFF_VOUCHER_OLD)
        return say(view, visit, "staff.vitamins.old.help");
    return staff->result == STAFF_NO_STOCK ? say(view, visit, "staff.vitamins.no-stock.help")
                                           : (struct said){0};
}

static void add_done(struct ui_view *view, const struct visit *visit)
{
    struct word_value packs = {.name = "count", .kind = WORD_NUMBER};
    struct said done;

    for (size_t i = 0; i < visit->staff.item_count; i++)
        packs.number += visit->staff.items[i].count;
    done = say_with(view, visit, "staff.vitamins.done", &packs, 1);
    ui_add(view, (struct ui_node){.id = "staff.done",
                                  .role = UI_STATUS,
                                  .look = UI_LOOK_WELCOME,
                                  .area = UI_LEAD,
                                  .icon = "check-circle",
                                  .text = done.text,
                                  .language = done.language});
}

/* --- what it is for --- */

static struct said say_terms(struct ui_view *view, const struct visit *visit, const struct staff_item *item)
{
    const char *set = item->product >= 0 ? vitamins_rules(visit)->products[item->product].price : NULL;
    struct word_value price = {.name = "price", .kind = WORD_FIXED, .text = set};

    if (item->terms == VITAMINS_FREE_WITH_CARD)
        return say(view, visit, "staff.vitamins.terms.card");
    if (item->terms != VITAMINS_PRICED)
        return say(view, visit, "staff.vitamins.terms.free");
    return set != NULL ? say_with(view, visit, "staff.vitamins.terms.price", &price, 1)
                       : say(view, visit, "staff.vitamins.terms.priced");
}

static void add_item(struct ui_view *view, const struct visit *visit, size_t index)
{
    const struct staff_item *item = &visit->staff.items[index];
    struct word_value values[] = {
        {.name = "count", .kind = WORD_NUMBER, .number = item->count},
        {.name = "product", .kind = WORD_TEXT, .text = say_product(view, visit, item->product).text}};
    struct said text = say_with(view, visit, "voucher.item", values, 2);
    struct said terms = say_terms(view, visit, item);

    ui_add(view, (struct ui_node){.id = arena_format(&view->arena, "staff.item[%zu]", index),
                                  .role = UI_LISTITEM,
                                  .look = UI_LOOK_SERVICE,
                                  .area = UI_ITEMS,
                                  .icon = "vitamins",
                                  .text = text.text,
                                  .language = text.language,
                                  .detail = terms.text,
                                  .detail_language = terms.language,
                                  .personal = true});
}

static void add_until(struct ui_view *view, const struct visit *visit)
{
    struct said until = say_until(view, visit, "staff.vitamins.until");

    ui_add(view, (struct ui_node){.id = "staff.until",
                                  .role = UI_PARAGRAPH,
                                  .look = UI_LOOK_FACT,
                                  .area = UI_ITEMS,
                                  .icon = "calendar",
                                  .text = until.text,
                                  .language = until.language});
}

static void add_card(struct ui_view *view, const struct visit *visit)
{
    struct said text = say(view, visit, "staff.card");
    bool is_seen = visit->staff.card_seen;

    ui_add(view, (struct ui_node){.id = "staff.card",
                                  .role = UI_CHECKBOX,
                                  .look = UI_LOOK_CHOICE,
                                  .area = UI_ITEMS,
                                  .text = text.text,
                                  .language = text.language,
                                  .selected = is_seen,
                                  .invalid = visit->staff.result == STAFF_NO_CARD,
                                  .disabled = visit->staff.is_busy,
                                  .action = {.kind = ACT_CARD_SEEN, .option = !is_seen}});
}

static void add_voucher(struct ui_view *view, const struct visit *visit)
{
    for (size_t i = 0; i < visit->staff.item_count; i++)
        add_item(view, visit, i);
    if (!is_open(&visit->staff))
        return;
    add_until(view, visit);
    if (visit_staff_wants_card(visit))
        add_card(view, visit);
}

static void add_hand_over(struct ui_view *view, const struct visit *visit)
{
    bool is_busy = visit->staff.is_busy;
    struct ui_node *button =
        add_button(view, visit, "staff.hand-over", is_busy ? "session.moment" : "staff.hand-over",
                   UI_LOOK_MAIN, UI_SLOT_END, ACT_HAND_OVER);

    button->disabled = is_busy;
    button->icon = is_busy ? "hourglass" : "tick";
}

void build_staff_vitamins(struct ui_view *view, const struct visit *visit)
{
    const struct visit_staff *staff = &visit->staff;

    add_header(view, visit);
    add_staff_problem(view, say_problem(view, visit), say_help(view, visit));
    if (staff->result == STAFF_HANDED_OVER)
        add_done(view, visit);
    else
        add_heading(view, "title", say(view, visit, "staff.vitamins"));
    add_staff_trouble(view, visit);
    add_staff_code(view, visit, "staff.vitamins.code");
    if (is_found(staff))
        add_voucher(view, visit);
    add_more(view, visit);
    add_back(view, visit);
    add_staff_lock(view, visit, UI_LOOK_QUIET, UI_SLOT_MIDDLE);
    if (is_open(staff))
        add_hand_over(view, visit);
    else if (is_found(staff))
        add_staff_next(view, visit);
    else
        add_staff_look(view, visit);
    add_keyboard(view, visit);
}
