/* How the centre gives Healthy Start vitamins: what, to whom, how often and on which terms. */
#include <string.h>

#include "centre/inside.h"
#include "rules/schedule.h"

enum {
    PRODUCT_ID_BYTES_MAX = 31, /* as the database keeps it */
    PRICE_BYTES_MAX = 40,
    MONTHS_HIGHEST = 240,
    UNTIL_DEFAULT_MONTHS = 48,
    DAYS_HIGHEST = 366,
    INTERVAL_DEFAULT_DAYS = 56,
    GRACE_DEFAULT_DAYS = 7,
    VOUCHER_DEFAULT_DAYS = 28,
    EXPIRY_DEFAULT_DAYS = 60,
    PACKS_HIGHEST = 10000,
    LOW_DEFAULT_PACKS = 10,
    SHEET_DEFAULT_MINUTE = 17 * 60,
};

static const char *const mode_names[] = {
    [VITAMINS_UNIVERSAL] = "universal", [VITAMINS_SCHEME] = "scheme", [VITAMINS_BOTH] = "both", NULL};

static enum vitamins_mode read_mode(const struct json_place *parent)
{
    struct json_place place = json_member(parent, "mode");
    const char *word = json_need_text(&place, CENTRE_NAME_BYTES_MAX);
    int mode = centre_find_text(mode_names, word);

    if (word[0] != '\0' && mode < 0)
        json_complain(&place,
                      "is \"%s\"; write universal (free for everybody), scheme (with the Healthy Start card "
                      "or letter only) or both (free with it, at a price without)",
                      word);
    return mode >= 0 ? (enum vitamins_mode)mode : VITAMINS_BOTH; /* in which nothing else is wrong for it */
}

/* Whether it is for women, else for children. */
static bool read_for(const struct json_place *parent)
{
    struct json_place place = json_member(parent, "for");
    const char *word = json_need_text(&place, CENTRE_NAME_BYTES_MAX);
    bool for_women = strcmp(word, "women") == 0;

    if (word[0] != '\0' && !for_women && strcmp(word, "children") != 0)
        json_complain(&place, "is \"%s\"; write women or children", word);
    return for_women;
}

static void read_ages(const struct json_place *place, struct vitamins_product *product)
{
    struct json_place from = json_member(place, "fromMonths");
    struct json_place until = json_member(place, "untilMonths");

    product->from_months = (int)json_integer_in(&from, 0, MONTHS_HIGHEST, 0);
    product->until_months = (int)json_integer_in(&until, 1, MONTHS_HIGHEST, UNTIL_DEFAULT_MONTHS);
    if (product->for_women && (json_is_there(&from) || json_is_there(&until)))
        json_complain(json_is_there(&from) ? &from : &until,
                      "does nothing here: it is the age of a child, and this is for women; take it out");
    else if (product->until_months <= product->from_months)
        json_complain(json_is_there(&until) ? &until : &from,
                      "lets no child have it; fromMonths is the first month of age, untilMonths the one with "
                      "which it is over, such as 0 and 48");
}

static const char *take_price(struct arena *arena, const struct json_place *parent, enum vitamins_mode mode)
{
    struct json_place place = json_member(parent, "price");
    const char *price = json_text(&place, PRICE_BYTES_MAX, NULL);

    if (price == NULL)
        return NULL;
    if (price[0] == '\0')
        json_complain(&place, "is empty; write it as it is shown, such as \"£2.30\", or take it out");
    else if (mode != VITAMINS_BOTH)
        json_complain(&place,
                      "is never asked for with the mode \"%s\"; take it out, or write \"mode\": \"both\"",
                      mode_names[mode]);
    return arena_copy_text(arena, price);
}

static void read_product(struct arena *arena, const struct json_place *place, enum vitamins_mode mode,
                         struct vitamins_product *product)
{
    static const char *const known[] = {"id", "for", "fromMonths", "untilMonths", "price", NULL};
    struct json_place id = json_member(place, "id");

    json_refuse_unknown(place, known);
    product->id = centre_take_name(arena, place, "id");
    if (strlen(product->id) > PRODUCT_ID_BYTES_MAX)
        json_complain(&id, "has more than %d characters; choose a shorter name, such as drops",
                      PRODUCT_ID_BYTES_MAX);
    product->for_women = read_for(place);
    read_ages(place, product);
    product->price = take_price(arena, place, mode);
}

/* A second one for the same people would never be given. */
static void refuse_second(const struct json_place *list, const struct vitamins_product *products,
                          size_t index)
{
    struct json_place place = json_element(list, index);
    const json_t *whom = json_object_get(place.value, "for");

    for (size_t i = 0; i < index; i++) {
        if (json_is_string(whom) &&
            json_equal(whom, json_object_get(json_array_get(list->value, i), "for")) &&
            strcmp(products[i].id, products[index].id) != 0)
            json_complain(&place, "is for %s, as \"%s\" is already; leave one of them",
                          json_string_value(whom), products[i].id);
    }
}

static void read_products(struct arena *arena, const struct json_place *parent, struct vitamins *vitamins)
{
    struct json_place list = json_member(parent, "products");
    size_t count = centre_bounded_count(&list, VITAMINS_PRODUCTS_MAX);
    struct vitamins_product *products = arena_allocate(arena, count, sizeof *products);
    const char *ids[VITAMINS_PRODUCTS_MAX];

    vitamins->products = products;
    if (!json_is_there(&list) || (count == 0 && json_is_array(list.value)))
        json_complain(&list, "names nothing to give; write what there is, such as "
                             "[{ \"id\": \"tablets\", \"for\": \"women\" }, "
                             "{ \"id\": \"drops\", \"for\": \"children\" }]");
    for (size_t i = 0; i < count; i++) {
        struct json_place place = json_element(&list, i);

        read_product(arena, &place, vitamins->mode, &products[i]);
        ids[i] = products[i].id;
        centre_refuse_repeated(&place, ids, i);
        refuse_second(&list, products, i);
        vitamins->product_count = i + 1;
    }
}

static void read_days(const struct json_place *parent, struct vitamins *vitamins)
{
    struct json_place interval = json_member(parent, "intervalDays");
    struct json_place grace = json_member(parent, "graceDays");
    struct json_place voucher = json_member(parent, "voucherDays");
    struct json_place expiry = json_member(parent, "expiryWarningDays");
    struct json_place low = json_member(parent, "lowStock");

    vitamins->interval_days = (int)json_integer_in(&interval, 1, DAYS_HIGHEST, INTERVAL_DEFAULT_DAYS);
    vitamins->grace_days = (int)json_integer_in(&grace, 0, DAYS_HIGHEST, GRACE_DEFAULT_DAYS);
    vitamins->voucher_days = (int)json_integer_in(&voucher, 0, DAYS_HIGHEST, VOUCHER_DEFAULT_DAYS);
    vitamins->expiry_days = (int)json_integer_in(&expiry, 0, DAYS_HIGHEST, EXPIRY_DEFAULT_DAYS);
    vitamins->low_stock = (int)json_integer_in(&low, 0, PACKS_HIGHEST, LOW_DEFAULT_PACKS);
    if (vitamins->grace_days >= vitamins->interval_days)
        json_complain(json_is_there(&grace) ? &grace : &interval,
                      "lets a family come again on the same day: %d days early (graceDays) of %d "
                      "(intervalDays); write fewer graceDays",
                      vitamins->grace_days, vitamins->interval_days);
}

static int read_sheet_at(const struct json_place *parent)
{
    struct json_place place = json_member(parent, "sheetAt");
    const char *text = json_text(&place, CENTRE_NAME_BYTES_MAX, NULL);
    int minute = SHEET_DEFAULT_MINUTE;

    if (text != NULL && schedule_read_time(text, &minute) != OK)
        json_complain(&place, "is \"%s\"; write the time as 17:00", text);
    return minute;
}

void centre_read_vitamins(struct centre *centre, const struct json_place *root)
{
    static const char *const known[] = {
        "mode",     "intervalDays", "graceDays", "voucherDays", "lowStock", "expiryWarningDays",
        "applyUrl", "sheetAt",      "products",  NULL};
    struct centre_about *about = &centre->about;
    struct json_place place = json_member(root, "vitamins");
    struct vitamins *vitamins;

    json_refuse_unknown(&place, known);
    about->vitamins_sheet_at = read_sheet_at(&place);
    if (!json_is_object(place.value))
        return;
    vitamins = arena_allocate(&centre->arena, 1, sizeof *vitamins);
    vitamins->mode = read_mode(&place);
    read_days(&place, vitamins);
    read_products(&centre->arena, &place, vitamins);
    about->vitamins = vitamins;
    about->vitamins_apply_url = centre_take_optional_url(&centre->arena, &place, "applyUrl");
}
