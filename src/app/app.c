#include "app/app.h"

#include <SDL.h>
#include <signal.h>
#include <string.h>

#include "app/journey.h"
#include "app/kiosk.h"
#include "app/preview.h"
#include "base/log.h"

/* With a journey on standard input the loop looks for its next line this often. */
enum { JOURNEY_POLL_MS = 5, MOUSE_FINGER = -1 };

static void take_finger(struct kiosk *kiosk, const SDL_TouchFingerEvent *touch, Uint32 type)
{
    struct canvas canvas = window_canvas(kiosk->window);
    int x = (int)(touch->x * (float)canvas.width);
    int y = (int)(touch->y * (float)canvas.height);

    if (type == SDL_FINGERDOWN)
        kiosk_touch_down(kiosk, touch->fingerId, x, y);
    else if (type == SDL_FINGERMOTION)
        kiosk_touch_move(kiosk, touch->fingerId, x, y);
    else
        kiosk_touch_up(kiosk, touch->fingerId, x, y);
}

static void take_key(struct kiosk *kiosk, const SDL_Keysym *key)
{
    switch (key->sym) {
    case SDLK_TAB:
        kiosk_pressed(kiosk, (key->mod & KMOD_SHIFT) != 0 ? KIOSK_BACK_TAB : KIOSK_TAB);
        break;
    case SDLK_BACKSPACE:
        kiosk_pressed(kiosk, KIOSK_BACKSPACE);
        break;
    case SDLK_RETURN:
    case SDLK_KP_ENTER:
        kiosk_pressed(kiosk, KIOSK_ENTER);
        break;
    case SDLK_LEFT:
        kiosk_pressed(kiosk, KIOSK_LEFT);
        break;
    case SDLK_RIGHT:
        kiosk_pressed(kiosk, KIOSK_RIGHT);
        break;
    default:
        break;
    }
}

static void show_all_again(struct kiosk *kiosk)
{
    struct canvas canvas = window_canvas(kiosk->window);

    if (window_present(kiosk->window, (struct ui_rect){0, 0, canvas.width, canvas.height}) != OK)
        log_line("screen: the window does not take pictures: %s", SDL_GetError());
}

static void take_event(struct kiosk *kiosk, const SDL_Event *event)
{
    switch (event->type) {
    case SDL_QUIT:
        kiosk->must_leave = true;
        break;
    case SDL_FINGERDOWN:
    case SDL_FINGERMOTION:
    case SDL_FINGERUP:
        take_finger(kiosk, &event->tfinger, event->type);
        break;
    case SDL_MOUSEBUTTONDOWN:
        kiosk_touch_down(kiosk, MOUSE_FINGER, event->button.x, event->button.y);
        break;
    case SDL_MOUSEMOTION:
        kiosk_touch_move(kiosk, MOUSE_FINGER, event->motion.x, event->motion.y);
        break;
    case SDL_MOUSEBUTTONUP:
        kiosk_touch_up(kiosk, MOUSE_FINGER, event->button.x, event->button.y);
        break;
    case SDL_TEXTINPUT:
        kiosk_typed(kiosk, event->text.text);
        break;
    case SDL_KEYDOWN:
        take_key(kiosk, &event->key.keysym);
        break;
    case SDL_WINDOWEVENT:
        if (event->window.event == SDL_WINDOWEVENT_EXPOSED ||
            event->window.event == SDL_WINDOWEVENT_SIZE_CHANGED)
            show_all_again(kiosk);
        break;
    default:
        break;
    }
}

static void pump(struct kiosk *kiosk)
{
    SDL_Event event;

    while (SDL_PollEvent(&event) != 0) {
        take_event(kiosk, &event);
        memset(&event, 0, sizeof event); /* it may hold a letter of somebody's name */
        kiosk_tick(kiosk);
        kiosk_show(kiosk);
    }
    kiosk_tick(kiosk);
    kiosk_show(kiosk);
}

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
            state = journey_step(journey, kiosk, pump);
        if (state == JOURNEY_DONE)
            return 0;
        if (state == JOURNEY_FAILED)
            return 1;
        if (state == JOURNEY_WAITS)
            wait_for_something(kiosk, journey != NULL);
        pump(kiosk);
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
