#include "app/app.h"

#include <SDL.h>
#include <signal.h>

#include "app/events.h"
#include "app/journey.h"
#include "app/kiosk.h"
#include "app/preview.h"
#include "base/log.h"

/* With a journey on standard input the loop looks for its next line this often. */
enum { JOURNEY_POLL_MS = 5 };

static void wait_for_something(const struct kiosk *kiosk, bool has_journey)
{
    int wait_ms = kiosk_wait_ms(kiosk);

    if (has_journey && (wait_ms < 0 || wait_ms > JOURNEY_POLL_MS))
        wait_ms = JOURNEY_POLL_MS;
    if (wait_ms < 0)
        (void)SDL_WaitEvent(NULL);
    else
        (void)SDL_WaitEventTimeout(NULL, wait_ms);
}

/* Returns the exit code. */
static int run_loop(struct kiosk *kiosk, struct journey *journey)
{
    kiosk_show(kiosk);
    while (!kiosk->must_leave) {
        enum journey_state state = JOURNEY_WAITS;

        if (journey != NULL)
            state = journey_step(journey, kiosk, events_pump);
        if (state == JOURNEY_DONE)
            return 0;
        if (state == JOURNEY_FAILED)
            return 1;
        if (state == JOURNEY_WAITS)
            wait_for_something(kiosk, journey != NULL);
        events_pump(kiosk);
    }
    return 0;
}

static enum status stand_in_language(struct kiosk *kiosk, const char *tag)
{
    if (tag == NULL)
        return OK;
    if (words_find_language(kiosk->words, tag) == NULL) {
        log_line(
            "--locale %s: there is no such language: write the tag of a file in assets/locales, such as en",
            tag);
        return INVALID;
    }
    visit_set_language(&kiosk->visit, tag);
    return OK;
}

int app_run(const struct app_options *options)
{
    static struct kiosk kiosk; /* large, and wiped by what lives in it */
    struct journey *journey = NULL;
    enum status status;
    int code = 2;

    (void)signal(SIGPIPE, SIG_IGN); /* a keeper or printer that hangs up is told by the call itself */
    status = kiosk_open(&kiosk, options);
    if (status != OK && kiosk_stand_out_of_order(&kiosk))
        code = 1; /* started anew, it may do better */
    if (status == OK)
        status = stand_in_language(&kiosk, options->locale);
    if (status == OK && options->preview != NULL) {
        code = preview_write(&kiosk, options->preview, options->picture) == OK ? 0 : 1;
        status = UNAVAILABLE; /* nobody shall touch it */
    }
    if (status == OK && options->journey != NULL) {
        status = journey_open(options->journey, &journey);
        if (status != OK)
            log_line("--journey %s: cannot be read: check its name", options->journey);
    }
    if (status == OK) {
        SDL_StartTextInput();
        code = run_loop(&kiosk, journey);
    }
    journey_close(journey);
    kiosk_close(&kiosk);
    return code;
}
