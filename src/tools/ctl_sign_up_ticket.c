/* A ticket that was lost, printed again as the kiosk prints it: in the family's language, marked as a copy.
 */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/memory.h"
#include "print/ticket.h"
#include "tools/ctl.h"
#include "tools/drawing.h"
#include "tools/in_use.h"
#include "tools/printer_run.h"
#include "tools/source.h"
#include "tools/typed.h"

enum { WORD_BYTES = 64, NAME_BYTES = 304, TAG_BYTES = 36, CODE_BYTES = 7 };

/* What the keeper knows of it; wiped. */
struct found {
    char reference[REFERENCE_CHARS + 1], verdict[WORD_BYTES], session[WORD_BYTES], code[CODE_BYTES];
    char name[NAME_BYTES], language[TAG_BYTES];
    struct date day;
    int minute, children, adults, position;
};

static enum status ask(const char *data, struct found *found)
{
    struct source source;
    json_t *answer = NULL;
    char day[11];
    enum status status = source_open_keeper(data, &source);

    if (status == OK)
        status = source_ask_one(&source, WIRE_TICKET_OF, json_pack("{s:s}", "reference", found->reference),
                                &answer);
    source_close(&source);
    row_text(answer, "verdict", found->verdict, sizeof found->verdict);
    row_text(answer, "session", found->session, sizeof found->session);
    row_text(answer, "code", found->code, sizeof found->code);
    row_text(answer, "name", found->name, sizeof found->name);
    row_text(answer, "language", found->language, sizeof found->language);
    row_text(answer, "day", day, sizeof day);
    found->minute = (int)row_number(answer, "minute");
    found->children = (int)row_number(answer, "children");
    found->adults = (int)row_number(answer, "adults");
    found->position = (int)row_number(answer, "position");
    json_decref(answer);
    if (status != OK)
        return status;
    if (strcmp(found->verdict, session_verdict_name(VERDICT_NONE)) == 0 ||
        date_read(day, &found->day) != OK) {
        log_line(
            "%s: no sign-up with a ticket has this reference; doorstepctl sign-ups show lists those of a "
            "session",
            found->reference);
        return NOT_FOUND;
    }
    return OK;
}

static enum status make(const struct in_use *in_use, const struct found *found, struct paper *ret_paper)
{
    static const struct clock NOW;
    const struct ticket_house house = {.centre = in_use->centre,
                                       .words = in_use->words,
                                       .language = found->language[0] != '\0' ? found->language : "en"};
    bool waits = strcmp(found->verdict, session_verdict_name(VERDICT_WAITING)) == 0;
    struct ticket_parts parts = {.reference = found->reference,
                                 .code = found->code,
                                 .holder = found->name[0] != '\0' ? found->name : NULL,
                                 .position = waits ? found->position : 0,
                                 .adults = found->adults,
                                 .children = found->children,
                                 .made_utc_ms = clock_utc_ms(&NOW),
                                 .is_copy = true};
    int index = centre_find_session(in_use->centre, found->session);
    size_t count = 0;
    struct session_date date;

    if (index >= 0)
        parts.session = &centre_sessions(in_use->centre, &count)[index];
    parts.date = &date;
    if (parts.session == NULL || !session_find_date(parts.session, &centre_about(in_use->centre)->closures,
                                                    found->day, found->minute, &date)) {
        log_line(
            "%s: its session does not take place then any more; look at doorstepctl edits list, and tell "
            "the family",
            found->reference);
        memset(ret_paper, 0, sizeof *ret_paper);
        return NOT_FOUND;
    }
    return ticket_make(&house, &parts, ret_paper);
}

static enum status print(const struct printer_settings *settings, const struct paper *paper)
{
    struct drawing drawing;
    struct bitmap bitmap = {0};
    enum status status = drawing_open(&drawing);

    if (status == OK) {
        status = paper_draw(paper, drawing.engine, drawing.pictures, settings->sheet, &bitmap);
        if (status != OK)
            log_line("the ticket: cannot be drawn; see doorstepctl fonts check");
    }
    if (status == OK && printer_run_and_say(settings, "ticket", &bitmap) != CTL_DONE)
        status = IO;
    bitmap_finish(&bitmap);
    drawing_close(&drawing);
    return status;
}

static enum status make_and_print(const char *data, const struct printer_settings *settings,
                                  struct found *found)
{
    struct in_use in_use;
    struct paper paper;
    enum status status = ask(data, found);

    if (status != OK)
        return status;
    status = in_use_open(data, &in_use);
    if (status == OK) {
        status = make(&in_use, found, &paper);
        if (status == OK)
            status = print(settings, &paper);
        paper_finish(&paper);
    }
    in_use_close(&in_use);
    return status;
}

/* What fails is said. Fails: NOT_FOUND when there is no printer. */
static enum status read_printer(const char *data, struct printer_settings *ret_settings)
{
    enum status status = printer_read_settings(data, PRINTER_SETTINGS_PLACE, ret_settings);

    if (status != OK || ret_settings->kind != PRINTER_KIND_NONE)
        return status;
    log_line("the printer: there is none, so nothing was printed; set one with doorstepctl printer set");
    printer_settings_finish(ret_settings);
    return NOT_FOUND;
}

int ctl_sign_ups_ticket(const struct ctl_request *request)
{
    struct printer_settings settings;
    struct found found = {.minute = 0};
    enum status status;

    if (!typed_reference(request->folder, found.reference))
        return CTL_CALLED_WRONGLY;
    status = read_printer(request->data, &settings); /* before a name is opened for nothing */
    if (status != OK)
        return CTL_DID_NOT_HOLD;
    status = make_and_print(request->data, &settings, &found);
    memory_wipe(&found, sizeof found);
    printer_settings_finish(&settings);
    return status == OK ? CTL_DONE : CTL_DID_NOT_HOLD;
}
