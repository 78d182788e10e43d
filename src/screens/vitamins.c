/* Who of the family may have which vitamins today, in kind words: the desk decides. Children are told apart
 * by age, never by name. */
#include <string.h>

#include "screens/services.h"
#include "screens/vitamins.h"

enum { MONTHS_OF_A_YEAR = 12 };

const struct vitamins *vitamins_rules(const struct visit *visit)
{
    return centre_about(visit->house->centre)->vitamins;
}

struct said say_vitamins_product(struct ui_view *view, const struct visit *visit,
                                 const struct vitamins_product *product)
{
    const char *key = arena_format(&view->arena, "vitamins.product.%s", product->id);

    return has_words(visit, key) ? say(view, visit, key)
                                 : (struct said){.text = product->id, .language = "en"};
}

/* The code of the last slip is looked up, and may change what the lines say. */
static bool is_looking(const struct visit_vitamins *vitamins)
{
    return vitamins->is_busy && vitamins->slip[0] != '\0' && vitamins->slip_verdict == SLIP_NOT_ASKED;
}

/* --- one person --- */

static struct said say_person(struct ui_view *view, const struct visit *visit,
                              const struct vitamins_line *line)
{
    const struct age *age = line->child >= 0 ? &visit->ages[line->child] : NULL;
    struct word_value value = {.name = "age", .kind = WORD_TEXT};

    if (age == NULL)
        return say(view, visit, "vitamins.for-you");
    if (age->expected) {
        value = (struct word_value){.name = "month", .kind = WORD_DATE, .date = age->first};
        value.date.day = 0;
        return say_with(view, visit, "offer.for-baby", &value, 1);
    }
    value.text = as_value(view, say_ages(view, visit, 1U << line->child));
    return say_with(view, visit, "offer.for-child", &value, 1);
}

static struct said say_terms(struct ui_view *view, const struct visit *visit,
                             const struct vitamins_line *line)
{
    struct word_value price = {
        .name = "price", .kind = WORD_FIXED, .text = vitamins_rules(visit)->products[line->product].price};

    switch (line->terms) {
    case VITAMINS_FREE_WITH_CARD:
        return say(view, visit, "vitamins.free-card");
    case VITAMINS_PRICED:
        return price.text != NULL ? say_with(view, visit, "vitamins.priced", &price, 1)
                                  : say(view, visit, "vitamins.priced-unknown");
    case VITAMINS_NEEDS_CARD:
        return say(view, visit, "vitamins.needs-card");
    case VITAMINS_FREE:
        break;
    }
    return say(view, visit, "vitamins.free");
}

static struct said say_from(struct ui_view *view, const struct visit *visit, const char *key,
                            const char *key_unknown, struct date from)
{
    struct word_value date = {.name = "date", .kind = WORD_DATE, .date = from};

    return from.year != 0 ? say_with(view, visit, key, &date, 1) : say(view, visit, key_unknown);
}

static struct said say_too_old(struct ui_view *view, const struct visit *visit,
                               const struct vitamins_line *line)
{
    struct word_value limit = {.name = "months", .kind = WORD_NUMBER};
    int months;

    if (line->product < 0)
        return say(view, visit, "vitamins.none-here");
    months = vitamins_rules(visit)->products[line->product].until_months;
    limit.number = months;
    if (months % MONTHS_OF_A_YEAR != 0)
        return say_with(view, visit, "vitamins.too-old-months", &limit, 1);
    limit = (struct word_value){.name = "years", .kind = WORD_NUMBER, .number = months / MONTHS_OF_A_YEAR};
    return say_with(view, visit, "vitamins.too-old", &limit, 1);
}

static struct said say_verdict(struct ui_view *view, const struct visit *visit,
                               const struct vitamins_line *line)
{
    switch (line->verdict) {
    case VITAMINS_TOO_EARLY:
        return say_from(view, visit, "vitamins.again", "vitamins.too-early", line->from);
    case VITAMINS_TOO_YOUNG:
        return say_from(view, visit, "vitamins.from", "vitamins.too-young", line->from);
    case VITAMINS_TOO_OLD:
        return say_too_old(view, visit, line);
    case VITAMINS_NOT_BORN:
        return say(view, visit, "vitamins.not-born");
    case VITAMINS_YES:
        break;
    }
    return say_terms(view, visit, line);
}

static const char *icon_of(const struct vitamins_line *line)
{
    static const char *const icons[] = {
        [VITAMINS_YES] = "vitamins",   [VITAMINS_TOO_EARLY] = "hourglass", [VITAMINS_TOO_YOUNG] = "hourglass",
        [VITAMINS_TOO_OLD] = "person", [VITAMINS_NOT_BORN] = "baby",
    };

    return line->verdict == VITAMINS_YES && line->terms == VITAMINS_NEEDS_CARD ? "checklist"
                                                                               : icons[line->verdict];
}

static struct said say_price(struct ui_view *view, const struct visit *visit,
                             const struct vitamins_line *line)
{
    const char *price;

    if (!vitamins_line_counts(line))
        return (struct said){0};
    if (line->terms != VITAMINS_PRICED)
        return say(view, visit, "vitamins.note.free");
    price = vitamins_rules(visit)->products[line->product].price;
    return (struct said){.text = price, .language = "en"};
}

/* What it is; nothing for whom none is meant. */
static void add_product(struct ui_view *view, const struct visit *visit, const struct vitamins_line *line,
                        struct ui_node *card)
{
    struct ui_fact *fact;
    struct said name;

    if (line->product < 0 || line->verdict == VITAMINS_TOO_OLD)
        return;
    fact = arena_allocate(&view->arena, 1, sizeof *fact);
    name = say_vitamins_product(view, visit, &vitamins_rules(visit)->products[line->product]);
    *fact = (struct ui_fact){.icon = "bag", .text = name.text, .language = name.language};
    card->facts = fact;
    card->fact_count = 1;
}

static void add_line(struct ui_view *view, const struct visit *visit, const struct vitamins_line *line)
{
    struct said person = say_person(view, visit, line);
    struct said verdict = say_verdict(view, visit, line);
    struct said note = say_price(view, visit, line);
    const char *id =
        line->child < 0 ? "vitamins.you" : arena_format(&view->arena, "vitamins.child[%d]", line->child);

    add_product(view, visit, line,
                ui_add(view, (struct ui_node){.id = id,
                                              .role = UI_LISTITEM,
                                              .look = UI_LOOK_SERVICE,
                                              .area = UI_ITEMS,
                                              .icon = icon_of(line),
                                              .text = person.text,
                                              .language = person.language,
                                              .detail = verdict.text,
                                              .detail_language = verdict.language,
                                              .note = note.text,
                                              .personal = true}));
}

/* --- all of them --- */

static void add_slip_verdict(struct ui_view *view, const struct visit *visit)
{
    enum slip_verdict verdict = visit->vitamins.slip_verdict;

    if (verdict == SLIP_UNKNOWN || verdict == SLIP_TOO_MANY)
        add_text(
            view, "vitamins.slip", UI_LOOK_SAFETY, UI_LEAD,
            say(view, visit, verdict == SLIP_UNKNOWN ? "vitamins.slip-unknown" : "vitamins.slip-too-many"));
}

static void add_keeper_away(struct ui_view *view, const struct visit *visit)
{
    struct word_value code = {.name = "code", .kind = WORD_FIXED};

    if (visit->keeper_trouble[0] == '\0')
        return;
    code.text = arena_copy_text(&view->arena, visit->keeper_trouble);
    add_text(view, "keeper-away", UI_LOOK_SAFETY, UI_LEAD,
             say_with(view, visit, "vitamins.keeper-away", &code, 1));
}

static bool has_child(const struct visit_vitamins *vitamins)
{
    for (size_t i = 0; i < vitamins->line_count; i++) {
        if (vitamins->lines[i].child >= 0 && vitamins->lines[i].verdict != VITAMINS_TOO_OLD)
            return true;
    }
    return false;
}

static void add_lines(struct ui_view *view, const struct visit *visit)
{
    const struct visit_vitamins *vitamins = &visit->vitamins;

    for (size_t i = 0; i < vitamins->line_count; i++)
        add_line(view, visit, &vitamins->lines[i]);
    if (has_child(vitamins) || visit_has_vitamins(visit))
        add_text(view, "vitamins.advice", UI_LOOK_HELP, UI_ITEMS,
                 say(view, visit, has_child(vitamins) ? "vitamins.advice" : "vitamins.advice-women"));
}

/* --- the national card --- */

static bool would_help(const struct vitamins_line *line)
{
    return line->verdict != VITAMINS_TOO_OLD &&
           (line->terms == VITAMINS_NEEDS_CARD || line->terms == VITAMINS_PRICED);
}

static bool wants_card(const struct visit_vitamins *vitamins)
{
    for (size_t i = 0; i < vitamins->line_count; i++) {
        if (would_help(&vitamins->lines[i]))
            return true;
    }
    return false;
}

static void add_apply(struct ui_view *view, const struct visit *visit)
{
    const char *url = centre_about(visit->house->centre)->vitamins_apply_url;
    struct said title = say(view, visit, "vitamins.apply.code");

    if (!wants_card(&visit->vitamins))
        return;
    add_text(view, "vitamins.apply.title", UI_LOOK_SUBHEADING, UI_ITEMS,
             say(view, visit, "vitamins.apply.title"));
    add_text(view, "vitamins.apply.text", UI_LOOK_TEXT, UI_ITEMS,
             say(view, visit, url != NULL ? "vitamins.apply.text" : "vitamins.apply.ask"));
    if (url == NULL)
        return;
    ui_add(view, (struct ui_node){.id = "vitamins.apply.code",
                                  .role = UI_IMG,
                                  .look = UI_LOOK_CODE,
                                  .area = UI_ITEMS,
                                  .text = title.text,
                                  .language = title.language,
                                  .detail = url,
                                  .detail_language = "en",
                                  .code = url});
}

/* --- what can be done --- */

static const char *way_on(const struct visit *visit)
{
    const struct centre_about *about = centre_about(visit->house->centre);

    for (size_t i = 0; i < about->feature_count; i++) {
        if (strcmp(about->features[i], "offer") == 0)
            return "screen:offer";
    }
    return "screen:home";
}

static void add_main(struct ui_view *view, const struct visit *visit)
{
    bool is_busy = visit->vitamins.is_busy;
    struct ui_node *button;

    if (!is_busy && !visit_has_vitamins(visit)) {
        button =
            add_button(view, visit, "vitamins.offer", "vitamins.offer", UI_LOOK_MAIN, UI_SLOT_END, ACT_LEAD);
        button->action.text = way_on(visit);
    } else {
        button = add_button(view, visit, "vitamins.voucher", is_busy ? "session.moment" : "vitamins.voucher",
                            UI_LOOK_MAIN, UI_SLOT_END, ACT_MAKE_VOUCHER);
        button->disabled = is_busy;
    }
    button->icon = is_busy ? "hourglass" : "chevron-end";
    button->icon_mirrors = !is_busy;
}

void build_vitamins(struct ui_view *view, const struct visit *visit)
{
    bool looking = is_looking(&visit->vitamins);

    view->wide = true;
    view->columns_landscape = 2;
    add_header(view, visit);
    add_title(view, visit, "vitamins.title", "vitamins");
    add_slip_verdict(view, visit);
    add_keeper_away(view, visit);
    add_text(view, "vitamins.help", UI_LOOK_TEXT, UI_LEAD,
             say(view, visit,
                 looking                     ? "vitamins.looking"
                 : visit_has_vitamins(visit) ? "vitamins.help"
                                             : "vitamins.nothing"));
    if (!looking) {
        add_lines(view, visit);
        add_apply(view, visit);
    }
    add_more(view, visit);
    add_back(view, visit);
    add_leave(view, visit);
    add_main(view, visit);
}
