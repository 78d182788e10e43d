/* The voucher for the counter, on glass: its code, what it is for and until when. */
#include "screens/printing.h"
#include "screens/vitamins.h"

static void add_reference(struct ui_view *view, const struct visit *visit)
{
    add_text(view, "done.label", UI_LOOK_HELP, UI_LEAD, say(view, visit, "voucher.label"));
    ui_add(view, (struct ui_node){.id = "done.reference",
                                  .role = UI_STATUS,
                                  .look = UI_LOOK_REFERENCE,
                                  .area = UI_LEAD,
                                  .text = arena_copy_text(&view->arena, visit->vitamins.reference),
                                  .language = "en",
                                  .personal = true,
                                  .left_to_right = true});
    add_text(view, "done.note", UI_LOOK_TEXT, UI_LEAD, say(view, visit, "slip.voucher.desk"));
}

static struct ui_node *add_fact(struct ui_view *view, const char *id, const char *icon, struct said said)
{
    return ui_add(view, (struct ui_node){.id = id,
                                         .role = UI_PARAGRAPH,
                                         .look = UI_LOOK_FACT,
                                         .area = UI_ITEMS,
                                         .icon = icon,
                                         .text = said.text,
                                         .language = said.language,
                                         .personal = true});
}

/* How many of it the voucher is for, and on which terms. */
struct portion {
    int count;
    bool is_priced;
};

static struct portion count_product(const struct visit *visit, size_t product)
{
    struct portion portion = {0};

    for (size_t i = 0; i < visit->vitamins.line_count; i++) {
        const struct vitamins_line *line = &visit->vitamins.lines[i];

        if (line->product != (int)product || !vitamins_line_counts(line))
            continue;
        portion.count++;
        portion.is_priced |= line->terms == VITAMINS_PRICED;
    }
    return portion;
}

static struct said say_price(struct ui_view *view, const struct visit *visit, const char *price)
{
    struct word_value value = {.name = "price", .kind = WORD_FIXED, .text = price};

    return price != NULL ? say_with(view, visit, "slip.voucher.price", &value, 1)
                         : say(view, visit, "slip.voucher.pay");
}

static void add_item(struct ui_view *view, const struct visit *visit, const struct vitamins_product *product,
                     struct portion portion)
{
    struct said name = say_vitamins_product(view, visit, product);
    struct word_value values[] = {{.name = "count", .kind = WORD_NUMBER, .number = portion.count},
                                  {.name = "product", .kind = WORD_TEXT, .text = name.text}};
    struct ui_node *item = add_fact(view, arena_format(&view->arena, "voucher.%s", product->id), "vitamins",
                                    say_with(view, visit, "voucher.item", values, 2));
    struct said price;

    if (!portion.is_priced)
        return;
    price = say_price(view, visit, product->price);
    item->detail = price.text;
    item->detail_language = price.language;
}

static bool wants_card(const struct visit *visit)
{
    for (size_t i = 0; i < visit->vitamins.line_count; i++) {
        if (vitamins_line_counts(&visit->vitamins.lines[i]) &&
            visit->vitamins.lines[i].terms == VITAMINS_FREE_WITH_CARD)
            return true;
    }
    return false;
}

static void add_items(struct ui_view *view, const struct visit *visit)
{
    const struct vitamins *rules = vitamins_rules(visit);
    struct word_value until = {.name = "date", .kind = WORD_DATE, .date = visit->vitamins.until};

    add_text(view, "voucher.for", UI_LOOK_SUBHEADING, UI_ITEMS, say(view, visit, "voucher.for"));
    for (size_t i = 0; i < rules->product_count; i++) {
        struct portion portion = count_product(visit, i);

        if (portion.count > 0)
            add_item(view, visit, &rules->products[i], portion);
    }
    (void)add_fact(view, "voucher.until", "calendar", say_with(view, visit, "slip.voucher.until", &until, 1));
    if (wants_card(visit))
        (void)add_fact(view, "voucher.card", "checklist", say(view, visit, "slip.voucher.card"));
}

/* As on the slip: the scanner at the desk reads it from a telephone too. */
static void add_code(struct ui_view *view, const struct visit *visit)
{
    struct said title = say(view, visit, "voucher.code");
    struct said help = say(view, visit, "voucher.code.help");

    ui_add(view, (struct ui_node){.id = "voucher.code",
                                  .role = UI_IMG,
                                  .look = UI_LOOK_CODE,
                                  .area = UI_NOTICE,
                                  .text = title.text,
                                  .language = title.language,
                                  .detail = help.text,
                                  .detail_language = help.language,
                                  .code = arena_format(&view->arena, "DS:%s", visit->vitamins.reference),
                                  .personal = true});
}

void build_voucher(struct ui_view *view, const struct visit *visit)
{
    add_header(view, visit);
    add_title(view, visit, "voucher.title", "vitamins");
    add_reference(view, visit);
    add_print_state(view, visit, SLIP_OF_VOUCHER, UI_LEAD);
    add_items(view, visit);
    add_more(view, visit);
    add_code(view, visit);
    add_print_button(view, visit, SLIP_OF_VOUCHER, UI_FOOTER);
    add_button(view, visit, "nav.leave", "nav.finish", UI_LOOK_MAIN, UI_SLOT_END, ACT_LEAVE);
}
