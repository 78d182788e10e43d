/* Vouchers at the desk without the kiosk: what one is for, and that it was handed over. */
#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "tools/ctl.h"
#include "tools/typed.h"
#include "tools/vitamins.h"

enum { WORD_BYTES = 24, DATE_BYTES = 11 };

static const char *terms_in_words(const char *terms)
{
    if (strcmp(terms, vitamins_terms_name(VITAMINS_FREE_WITH_CARD)) == 0)
        return "free, with the Healthy Start card or letter seen";
    return strcmp(terms, vitamins_terms_name(VITAMINS_PRICED)) == 0 ? "to be paid for" : "free";
}

static void print_items(const json_t *items)
{
    for (size_t i = 0; i < json_array_size(items); i++) {
        const json_t *item = json_array_get(items, i);
        char product[VITAMINS_ID_BYTES], terms[WORD_BYTES];

        row_text(item, "product", product, sizeof product);
        row_text(item, "terms", terms, sizeof terms);
        printf("  %d x %s: %s\n", (int)row_number(item, "count"), product, terms_in_words(terms));
    }
}

/* Whether there is such a voucher. */
static bool print_voucher(const char *reference, const json_t *answer)
{
    char verdict[WORD_BYTES], until[DATE_BYTES];

    row_text(answer, "verdict", verdict, sizeof verdict);
    row_text(answer, "until", until, sizeof until);
    if (strcmp(verdict, "none") == 0) {
        log_line("%s: there is no such voucher; look at the slip again", reference);
        return false;
    }
    if (strcmp(verdict, "used") == 0)
        printf("%s: handed over already\n", reference);
    else if (strcmp(verdict, "old") == 0)
        printf("%s: held until %s; the kiosk makes a new one\n", reference, until);
    else
        printf("%s: holds until %s\n", reference, until);
    print_items(json_object_get(answer, "items"));
    return true;
}

int ctl_vouchers_show(const struct ctl_request *request)
{
    char reference[REFERENCE_CHARS + 1];
    struct source source;
    json_t *answer = NULL;
    bool is_there = false;
    enum status status;

    if (!typed_reference(request->folder, reference))
        return CTL_CALLED_WRONGLY;
    status = source_open(request->data, &source);
    if (status == OK)
        status = vitamins_look(&source, reference, &answer);
    source_close(&source);
    if (status == OK && request->value[CTL_JSON] != NULL) {
        ctl_print_json(json_incref(answer));
        is_there = strcmp(json_string_value(json_object_get(answer, "verdict")), "none") != 0;
    } else if (status == OK) {
        is_there = print_voucher(reference, answer);
    }
    json_decref(answer);
    return is_there ? CTL_DONE : CTL_DID_NOT_HOLD;
}

static void say_given(const char *reference, const json_t *answer)
{
    static const struct {
        const char *verdict, *why;
    } WHYS[] = {
        {"used", "was handed over already, and a code counts once; nothing has changed"},
        {"old", "holds no longer; the kiosk makes a new one. Nothing has changed"},
        {"no-card",
         "is free with the Healthy Start card or letter only; look at it, then run this again with "
         "--card-seen"},
        {"no-stock", "there are too few packs that have not expired; doorstepctl vitamins stock lists what "
                     "there is. Nothing has changed"},
        {"none", "there is no such voucher; look at the slip again"},
    };
    char verdict[WORD_BYTES], product[VITAMINS_ID_BYTES];

    row_text(answer, "verdict", verdict, sizeof verdict);
    row_text(answer, "product", product, sizeof product);
    for (size_t i = 0; i < sizeof WHYS / sizeof WHYS[0]; i++) {
        if (strcmp(verdict, WHYS[i].verdict) == 0)
            log_line("%s: %s%s%s", reference, product, product[0] != '\0' ? ": " : "", WHYS[i].why);
    }
}

int ctl_vouchers_hand_over(const struct ctl_request *request)
{
    bool card_seen = request->value[CTL_CARD_SEEN] != NULL;
    char reference[REFERENCE_CHARS + 1];
    struct source source;
    json_t *answer = NULL;
    bool is_done = false;
    enum status status;

    if (!typed_reference(request->folder, reference))
        return CTL_CALLED_WRONGLY;
    status = source_open(request->data, &source);
    if (status == OK)
        status = vitamins_give(&source, reference, card_seen, &answer);
    source_close(&source);
    if (status == OK) {
        is_done = strcmp(json_string_value(json_object_get(answer, "verdict")),
                         hand_over_verdict_name(HAND_OVER_DONE)) == 0;
        if (request->value[CTL_JSON] != NULL)
            ctl_print_json(json_incref(answer));
        else if (is_done)
            printf("%s: handed over\n", reference);
        else
            say_given(reference, answer);
    }
    json_decref(answer);
    return is_done ? CTL_DONE : CTL_DID_NOT_HOLD;
}
