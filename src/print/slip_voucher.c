#include "print/slip_words.h"
#include "print/slips.h"

static void add(struct saying *saying, enum paper_look look, const char *icon, struct paper_text said)
{
    paper_add(saying->paper, &(struct paper_part){.look = look, .said = said, .icon = icon});
}

/* The number first, as it is taken from the shelf. */
static void add_item(struct saying *saying, const struct slip_voucher_item *item)
{
    struct word_value own[] = {
        {.name = "count", .kind = WORD_NUMBER, .number = item->count},
        {.name = "product", .kind = WORD_TEXT, .text = item->product.text},
    };
    struct word_value in_english[] = {own[0], own[1]};

    if (item->product.english != NULL)
        in_english[1].text = item->product.english;
    add(saying, PAPER_MAIN, "vitamins", say_both(saying, "voucher.item", own, in_english, 2));
}

static void add_terms(struct saying *saying, const struct slip_voucher *voucher)
{
    if (voucher->wants_card)
        add(saying, PAPER_FRAME, NULL, say_key(saying, "slip.voucher.card"));
    if (!voucher->is_priced)
        return;
    add(saying, PAPER_FRAME, NULL,
        voucher->price != NULL ? say_fixed(saying, "slip.voucher.price", "price", voucher->price)
                               : say_key(saying, "slip.voucher.pay"));
}

enum status slip_voucher(const struct slip *slip, const struct slip_voucher *voucher, struct paper *ret_paper)
{
    struct saying saying = saying_begin(slip, ret_paper);
    struct word_value until = {.name = "date", .kind = WORD_DATE, .date = voucher->until};

    if (voucher->item_count == 0 || voucher->item_count > SLIP_LINES_MAX || voucher->reference == NULL)
        return INVALID;
    add(&saying, PAPER_TITLE, "ticket", say_key(&saying, "slip.voucher"));
    for (size_t i = 0; i < voucher->item_count; i++)
        add_item(&saying, &voucher->items[i]);
    add_terms(&saying, voucher);
    add(&saying, PAPER_TEXT, NULL, say_key(&saying, "slip.voucher.desk"));
    add(&saying, PAPER_FACT, "calendar", say_values(&saying, "slip.voucher.until", &until, 1));
    paper_add(ret_paper, &(struct paper_part){.look = PAPER_RULE});
    slip_add_reference(&saying, "voucher.label", voucher->reference);
    add(&saying, PAPER_SMALL, NULL, say_key(&saying, "slip.voucher.keep"));
    return saying.status;
}
