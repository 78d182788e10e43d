#include "screens/printing.h"

/* What a kind of slip is called in each state; without a button it comes by itself. */
static const struct slip_keys {
    const char *printing;
    const char *printed;
    const char *failed;
    const char *button;
} keys[] = {
    [SLIP_OF_TICKET] = {"print.ticket.printing", "print.ticket.printed", "print.ticket.failed", NULL},
    [SLIP_OF_WAITING] = {"print.ticket.printing", "print.ticket.printed", "print.ticket.failed-waiting",
                         NULL},
    [SLIP_OF_COPY] = {"print.ticket.printing", "print.ticket.printed", "print.ticket.failed-copy",
                      "print.ticket"},
    [SLIP_OF_VOUCHER] = {"print.voucher.printing", "print.voucher.printed", "print.voucher.failed", NULL},
    [SLIP_OF_REQUEST] = {"print.request.printing", "print.slip.printed", "print.request.failed",
                         "print.request"},
    [SLIP_OF_SERVICE] = {"print.service.printing", "print.slip.printed", "print.service.failed",
                         "print.service"},
    [SLIP_FOR_STAFF] = {"staff.ticket.printing", "staff.ticket.printed", "staff.ticket.failed", NULL},
};

static bool has_failed(const struct visit *visit)
{
    return visit->slip == SLIP_FAILED || visit->slip == SLIP_HALF;
}

static const char *key_of_state(const struct visit *visit, enum slip_kind kind)
{
    switch (visit->slip) {
    case SLIP_PRINTING:
        return keys[kind].printing;
    case SLIP_PRINTED:
        return keys[kind].printed;
    case SLIP_HALF:
    case SLIP_FAILED:
        return keys[kind].failed;
    case SLIP_NONE:
        break;
    }
    return NULL;
}

static struct said say_code(struct ui_view *view, const struct visit *visit)
{
    struct word_value code = {.name = "code", .kind = WORD_FIXED};

    if (!has_failed(visit) || visit->slip_trouble[0] == '\0')
        return (struct said){0};
    code.text = arena_copy_text(&view->arena, visit->slip_trouble);
    return say_with(view, visit, "print.code", &code, 1);
}

void add_print_state(struct ui_view *view, const struct visit *visit, enum slip_kind kind, enum ui_area area)
{
    const char *key = key_of_state(visit, kind);
    struct said state;
    struct said code;

    if (key == NULL)
        return;
    state = say(view, visit, key);
    code = say_code(view, visit);
    ui_add(view, (struct ui_node){.id = "print.state",
                                  .role = UI_STATUS,
                                  .look = UI_LOOK_FACT,
                                  .area = area,
                                  .icon = has_failed(visit) ? "alert" : "printer",
                                  .text = state.text,
                                  .language = state.language,
                                  .detail = code.text,
                                  .detail_language = code.language});
}

static const char *key_of_button(const struct visit *visit, enum slip_kind kind)
{
    if (visit->slip == SLIP_FAILED)
        return "print.again";
    return visit->slip == SLIP_NONE ? keys[kind].button : NULL;
}

void add_print_button(struct ui_view *view, const struct visit *visit, enum slip_kind kind, enum ui_area area)
{
    const char *key = key_of_button(visit, kind);
    struct ui_node *button;

    if (!visit->house->has_printer || key == NULL)
        return;
    button = add_button(view, visit, "print.slip", key, UI_LOOK_SECOND, UI_SLOT_START, ACT_PRINT);
    button->area = area;
    button->icon = "printer";
}
