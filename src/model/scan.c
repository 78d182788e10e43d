/* Codes that come from paper: typed as they stand there, or scanned. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "locale/writing.h"
#include "model/inside.h"
#include "model/typing.h"

bool model_read_reference(const char *text, char ret_reference[REFERENCE_CHARS + 1])
{
    struct strbuf digits;
    const char *plain;
    bool is_read;

    strbuf_init(&digits, ANSWER_TEXT_BYTES);
    is_read = writing_ascii_digits(text, &digits) == OK;
    plain = strbuf_text(&digits);
    if (strncasecmp(plain, "DS:", 3) == 0)
        plain += 3;
    is_read = is_read && reference_read(plain, ret_reference);
    strbuf_finish(&digits);
    return is_read;
}

/* The box of the page that asks for the last slip's code. */
static bool asks_for_slip(const struct visit *visit)
{
    const struct flow_item *item;

    if (visit->screen != SCREEN_QUESTION || visit->page < 0)
        return false;
    item = &visit->flow->items[visit->page];
    return item->tells != NULL && strcmp(item->tells, "vitamins-slip") == 0;
}

int visit_scanned(struct visit *visit, const char *text)
{
    char reference[REFERENCE_CHARS + 1];

    if (!model_read_reference(text, reference))
        return EFFECT_NONE;
    if (asks_for_slip(visit)) {
        (void)snprintf(visit->answers.list[visit->page].text, ANSWER_TEXT_BYTES, "%s", reference);
        typing_focus(visit, visit->page, -1, SIZE_MAX);
        return visit_next(visit);
    }
    if (!visit_staff_may_look(visit))
        return EFFECT_NONE;
    (void)snprintf(visit->staff.code, sizeof visit->staff.code, "%s", reference);
    if (visit->typing.item == TYPING_STAFF_CODE)
        typing_focus(visit, TYPING_STAFF_CODE, -1, SIZE_MAX);
    return visit_staff_look(visit);
}
