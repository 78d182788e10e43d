#include "tools/printer_run.h"

#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/log.h"
#include "base/place.h"

enum { LONGEST_WAIT_MS = 120 * 1000 };

const char *printer_words(enum printer_state state)
{
    static const char *const WORDS[PRINTER_STATES] = {
        [PRINTER_NONE] = "there is none",
        [PRINTER_READY] = "is ready",
        [PRINTER_PRINTING] = "is printing",
        [PRINTER_DONE] = "has printed",
        [PRINTER_PAPER_LOW] = "is ready; its paper is nearly used up",
        [PRINTER_OUT_OF_PAPER] = "is out of paper; put some in",
        [PRINTER_COVER_OPEN] = "its cover is open; close it",
        [PRINTER_UNPLUGGED] = "is not there; look at plug, cable and switch",
        [PRINTER_BUSY] = "is busy; try again in a minute",
        [PRINTER_NO_ANSWER] = "does not answer; see whether it is switched on",
        [PRINTER_STOPPED] = "has stopped; look at it",
        [PRINTER_HALF] = "printed only a part; tear that off",
    };

    return WORDS[state];
}

enum status printer_read_settings(const char *data, const char *place, struct printer_settings *ret_settings)
{
    char path[PATH_MAX];
    struct faults faults;
    enum status status = place_join(data, place, path, sizeof path);

    faults_init(&faults);
    if (status == OK)
        status = strcmp(place, PAGES_PRINTER_SETTINGS_PLACE) == 0
                     ? printer_settings_read_pages(path, &faults, ret_settings)
                     : printer_settings_read(path, &faults, ret_settings);
    ctl_print_faults(&faults);
    faults_finish(&faults);
    return status;
}

/* Waits for the news of a job. False when there are none. */
static bool wait_for_news(struct printer *printer, struct printer_news *ret_news)
{
    int waited_ms = 0;

    while (!printer_step(printer, ret_news)) {
        int wait_ms = printer_wait_ms(printer);
        struct timespec pause = {.tv_nsec = wait_ms * 1000L * 1000L};

        if (wait_ms < 0 || waited_ms > LONGEST_WAIT_MS)
            return false;
        (void)nanosleep(&pause, NULL);
        waited_ms += wait_ms;
    }
    return true;
}

static enum status run(struct printer *printer, const char *kind, const struct bitmap *bitmap,
                       struct printer_result *ret_result)
{
    struct printer_news news;
    unsigned job;
    enum status status =
        bitmap != NULL ? printer_start(printer, kind, bitmap, &job) : printer_ask(printer, &job);

    *ret_result = (struct printer_result){.state = PRINTER_NONE, .cause = PRINTER_NONE};
    if (status == UNAVAILABLE)
        return OK;
    if (status == OK && !wait_for_news(printer, &news))
        status = BUSY;
    if (status != OK)
        return status;
    ret_result->state = news.state;
    ret_result->cause = news.cause;
    (void)snprintf(ret_result->detail, sizeof ret_result->detail, "%.*s", PRINTER_DETAIL_BYTES - 1,
                   printer_look(printer).detail);
    return OK;
}

enum status printer_run(const struct printer_settings *settings, const char *kind,
                        const struct bitmap *bitmap, struct printer_result *ret_result)
{
    static const struct clock CLOCK;
    struct printer *printer = printer_create(settings, &CLOCK);
    enum status status;

    (void)signal(SIGPIPE, SIG_IGN); /* a printer that goes away is told by the call itself */
    status = run(printer, kind, bitmap, ret_result);
    printer_destroy(printer);
    return status;
}

static int say_result(const struct printer_result *result)
{
    if (!printer_is_fault(result->state)) {
        printf("The printer %s.\n", printer_words(result->state));
        return CTL_DONE;
    }
    if (result->state == PRINTER_HALF)
        log_line("the printer (%s): %s", printer_code(PRINTER_HALF), printer_words(PRINTER_HALF));
    log_line("the printer (%s): %s%s%s", printer_code(result->cause), printer_words(result->cause),
             result->detail[0] != '\0' ? "; " : "", result->detail);
    return CTL_DID_NOT_HOLD;
}

int printer_run_and_say(const struct printer_settings *settings, const char *kind,
                        const struct bitmap *bitmap)
{
    struct printer_result result;
    enum status status = printer_run(settings, kind, bitmap, &result);

    if (status == OK && result.state == PRINTER_NONE) {
        puts("There is no printer: codes and references are shown on the screen.");
        return CTL_DONE;
    }
    if (status == OK)
        return say_result(&result);
    if (status == BUSY)
        log_line("the printer: took too long; look at it, and at its settings with doorstepctl printer show");
    else
        log_line("the printer: this does not fit its paper; look at doorstepctl printer show");
    return CTL_DID_NOT_HOLD;
}
