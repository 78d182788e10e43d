#include "app/events.h"

#include <SDL.h>
#include <string.h>

#include "base/log.h"

enum { MOUSE_FINGER = -1, LEFT_BUTTON = SDL_BUTTON_LEFT };

/* --- touches --- */

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

static void take_mouse(struct kiosk *kiosk, const SDL_Event *event)
{
    int turned;

    switch (event->type) {
    case SDL_MOUSEBUTTONDOWN:
        if (event->button.button == LEFT_BUTTON)
            kiosk_touch_down(kiosk, MOUSE_FINGER, event->button.x, event->button.y);
        break;
    case SDL_MOUSEMOTION:
        kiosk_touch_move(kiosk, MOUSE_FINGER, event->motion.x, event->motion.y);
        break;
    case SDL_MOUSEBUTTONUP:
        if (event->button.button == LEFT_BUTTON)
            kiosk_touch_up(kiosk, MOUSE_FINGER, event->button.x, event->button.y);
        break;
    default:
        turned = event->wheel.direction == SDL_MOUSEWHEEL_FLIPPED ? event->wheel.y : -event->wheel.y;
        kiosk_wheel(kiosk, (turned > 0) - (turned < 0));
    }
}

/* --- keys --- */

static const struct {
    SDL_Keycode code;
    enum kiosk_key key;
    bool repeats; /* when it is held down */
} keys[] = {
    {SDLK_TAB, KIOSK_TAB, true},         {SDLK_BACKSPACE, KIOSK_BACKSPACE, true},
    {SDLK_DELETE, KIOSK_DELETE, true},   {SDLK_RETURN, KIOSK_ENTER, false},
    {SDLK_KP_ENTER, KIOSK_ENTER, false}, {SDLK_SPACE, KIOSK_SPACE, false},
    {SDLK_LEFT, KIOSK_LEFT, true},       {SDLK_RIGHT, KIOSK_RIGHT, true},
    {SDLK_ESCAPE, KIOSK_ESCAPE, false},  {SDLK_PAGEDOWN, KIOSK_PAGE_DOWN, true},
    {SDLK_PAGEUP, KIOSK_PAGE_UP, true},
};

static bool find_key(SDL_Keycode code, size_t *ret_index)
{
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        *ret_index = i;
        if (keys[i].code == code)
            return true;
    }
    return false;
}

/* At the desk a notice in a language that this keyboard has not is brought from another window. The public
 * panel takes nothing from outside. */
static void paste(struct kiosk *kiosk)
{
    char *text = kiosk->house.is_desk ? SDL_GetClipboardText() : NULL;

    if (text != NULL)
        kiosk_pasted(kiosk, text);
    SDL_free(text);
}

static void take_key(struct kiosk *kiosk, const SDL_KeyboardEvent *event)
{
    const SDL_Keysym *key = &event->keysym;
    bool is_down = event->type == SDL_KEYDOWN;
    size_t index;

    if (find_key(key->sym, &index)) {
        enum kiosk_key named = keys[index].key;

        if (named == KIOSK_TAB && (key->mod & KMOD_SHIFT) != 0)
            named = KIOSK_BACK_TAB;
        if (!is_down)
            kiosk_released(kiosk, named);
        else if (event->repeat == 0 || keys[index].repeats)
            kiosk_pressed(kiosk, named);
        return;
    }
    if (!is_down || (key->mod & (KMOD_ALT | KMOD_GUI)) != 0)
        return;
    if ((key->mod & KMOD_CTRL) == 0)
        kiosk_key_typed(kiosk, scanner_sign((int)key->scancode, (key->mod & KMOD_SHIFT) != 0));
    else if (key->sym == SDLK_v)
        paste(kiosk);
}

/* --- the window --- */

static void show_all_again(struct kiosk *kiosk)
{
    struct canvas canvas = window_canvas(kiosk->window);

    if (window_present(kiosk->window, (struct ui_rect){0, 0, canvas.width, canvas.height}) != OK)
        log_line("screen: the window does not take pictures: %s", SDL_GetError());
}

static void take_window(struct kiosk *kiosk, const SDL_WindowEvent *event)
{
    switch (event->event) {
    case SDL_WINDOWEVENT_EXPOSED:
    case SDL_WINDOWEVENT_SIZE_CHANGED:
        if (window_follow_size(kiosk->window))
            kiosk_resized(kiosk);
        else
            show_all_again(kiosk);
        break;
    case SDL_WINDOWEVENT_FOCUS_LOST:
    case SDL_WINDOWEVENT_HIDDEN:
    case SDL_WINDOWEVENT_MINIMIZED:
        kiosk_let_go(kiosk); /* whoever lets go there, this window does not hear it */
        break;
    default:
        break;
    }
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
    case SDL_MOUSEMOTION:
    case SDL_MOUSEBUTTONUP:
    case SDL_MOUSEWHEEL:
        take_mouse(kiosk, event);
        break;
    case SDL_TEXTINPUT:
        kiosk_typed(kiosk, event->text.text);
        break;
    case SDL_KEYDOWN:
    case SDL_KEYUP:
        take_key(kiosk, &event->key);
        break;
    case SDL_WINDOWEVENT:
        take_window(kiosk, &event->window);
        break;
    default:
        break;
    }
}

void events_pump(struct kiosk *kiosk)
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
