#include "store/rows.h"

json_t *outbox_row(const struct outbox_item *item)
{
    return json_pack("{s:I, s:s, s:s, s:I, s:I, s:i, s:s}", "id", (json_int_t)item->id, "state",
                     outbox_state_name(item->state), "reference", item->reference, "acceptedUtcMs",
                     (json_int_t)item->accepted_utc_ms, "nextTryUtcMs", (json_int_t)item->next_try_utc_ms,
                     "tries", item->tries, "reason", item->reason);
}

json_t *tally_row(const struct tally *tally)
{
    return json_pack("{s:s, s:s, s:I}", "day", tally->day, "what", tally->what, "count",
                     (json_int_t)tally->count);
}

json_t *booking_row(const struct booking *booking)
{
    return json_pack("{s:s, s:s, s:i, s:i, s:i, s:I, s:I, s:i, s:i, s:i}", "reference", booking->reference,
                     "state", booking_state_name(booking->state), "children", booking->party.children,
                     "adults", booking->party.adults, "position", booking->position, "madeUtcMs",
                     (json_int_t)booking->made_utc_ms, "heldUntilUtcMs",
                     (json_int_t)booking->held_until_utc_ms, "arrived", booking->arrived_utc_ms != 0, "isNew",
                     booking->is_new, "walkIn", booking->is_walk_in);
}

json_t *booking_count_row(const struct booking_count *count)
{
    char day[11];

    date_write(count->day, day);
    return json_pack("{s:s, s:s, s:i, s:i, s:i, s:i, s:i, s:i, s:i}", "session", count->session, "day", day,
                     "minute", count->minute, "families", count->booked.families, "children",
                     count->booked.children, "adults", count->booked.adults, "offered", count->offered,
                     "waiting", count->waiting, "arrived", count->arrived);
}

json_t *booking_passed_row(const struct booking_passed *passed)
{
    return json_pack("{s:s, s:I, s:s}", "reference", passed->reference, "utcMs", (json_int_t)passed->utc_ms,
                     "why", places_fit_name(passed->why));
}

json_t *stock_row(const struct stock_batch *batch)
{
    char expires[11];

    date_write(batch->expires, expires);
    return json_pack("{s:s, s:s, s:s, s:i}", "product", batch->product, "batch", batch->batch, "expires",
                     expires, "count", batch->count);
}

json_t *vitamins_total_row(const struct vitamins_total *total)
{
    return json_pack("{s:s, s:s, s:I}", "product", total->product, "terms", vitamins_terms_name(total->terms),
                     "packs", (json_int_t)total->packs);
}

static const char *voucher_verdict(const struct voucher *voucher, struct date today)
{
    if (voucher->state == VOUCHER_HANDED_OVER)
        return "used";
    return date_compare(today, voucher->until) > 0 ? "old" : "open";
}

json_t *voucher_row(const struct voucher *voucher, struct date today)
{
    json_t *items;
    char until[11];

    if (voucher == NULL)
        return json_pack("{s:s, s:s, s:[]}", "verdict", "none", "until", "", "items");
    items = json_array();
    for (size_t i = 0; i < voucher->item_count; i++) {
        const struct voucher_item *item = &voucher->items[i];

        (void)json_array_append_new(items, json_pack("{s:s, s:s, s:i}", "product", item->product, "terms",
                                                     vitamins_terms_name(item->terms), "count", item->count));
    }
    date_write(voucher->until, until);
    return json_pack("{s:s, s:s, s:o}", "verdict", voucher_verdict(voucher, today), "until", until, "items",
                     items);
}

json_t *staff_row(const struct staff_member *member)
{
    char day[11];

    date_write(member->added, day);
    return json_pack("{s:i, s:s, s:s}", "staff", member->number, "day", day, "state",
                     member->wait_ms > 0 ? "waiting" : "ready");
}

json_t *audit_row(const struct audit_row *row)
{
    return json_pack("{s:I, s:I, s:i, s:s, s:s}", "id", (json_int_t)row->id, "utcMs", (json_int_t)row->utc_ms,
                     "staff", row->staff, "act", row->act, "what", row->what);
}
