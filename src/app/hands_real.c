/* What else hands do: hold something down, press the keys of a real keyboard, scan, turn a wheel, pull at the
 * window. */
#include <SDL.h>
#include <stdio.h>
#include <string.h>

#include "app/hands.h"

enum { ID_BYTES = 256, KEY_PAUSE_MS = 60 };

#define SHIFT "Shift+"

struct real_key {
    SDL_Keycode code;
    bool is_shifted;
};

/* --- holding --- */

static enum status check_free(struct hands *hands)
{
    if (!hands->holds && hands->held_key == SDLK_UNKNOWN)
        return OK;
    (void)snprintf(hands->problem, sizeof hands->problem,
                   "wanted a free hand, found one that holds something");
    return BUSY;
}

enum status hands_hold(struct hands *hands, const char *id)
{
    struct ui_rect rect = {0};
    enum status status = check_free(hands);

    if (status != OK)
        return status;
    hands_find_part(hands, id);
    status = hands_find_visible(hands, id, &rect);
    if (status != OK)
        return status;
    hands->holds = true;
    hands->hold_x = rect.x + rect.width / 2;
    hands->hold_y = rect.y + rect.height / 2;
    hands_finger(hands, SDL_FINGERDOWN, hands->hold_x, hands->hold_y);
    return OK;
}

static enum status check_holds(struct hands *hands, bool holds)
{
    if (holds)
        return OK;
    (void)snprintf(hands->problem, sizeof hands->problem, "wanted something that is held, found nothing");
    return NOT_FOUND;
}

enum status hands_slide(struct hands *hands, int by_x, int by_y)
{
    enum status status = check_holds(hands, hands->holds);

    if (status == OK)
        hands_finger(hands, SDL_FINGERMOTION, hands->hold_x + by_x, hands->hold_y + by_y);
    return status;
}

static void push_key(struct hands *hands, Uint32 type, struct real_key key)
{
    SDL_Event event;

    memset(&event, 0, sizeof event);
    event.type = type;
    event.key.keysym.sym = key.code;
    event.key.keysym.mod = key.is_shifted ? KMOD_LSHIFT : KMOD_NONE;
    (void)SDL_PushEvent(&event);
    hands->pump(hands->kiosk);
}

enum status hands_release(struct hands *hands)
{
    enum status status = check_holds(hands, hands->holds || hands->held_key != SDLK_UNKNOWN);

    if (hands->holds)
        hands_finger(hands, SDL_FINGERUP, hands->hold_x, hands->hold_y);
    else if (status == OK)
        push_key(hands, SDL_KEYUP, (struct real_key){.code = hands->held_key});
    hands->holds = false;
    hands->held_key = SDLK_UNKNOWN;
    return status;
}

void hands_resize(struct hands *hands, int width, int height)
{
    window_set_size(hands->kiosk->window, width, height);
    hands->pump(hands->kiosk);
}

void hands_wheel(struct hands *hands, int by)
{
    SDL_Event event;

    hands_look(hands);
    memset(&event, 0, sizeof event);
    event.type = SDL_MOUSEWHEEL;
    event.wheel.y = -by;
    (void)SDL_PushEvent(&event);
    hands->pump(hands->kiosk);
}

/* --- a real keyboard, and a scanner, which is one --- */

static enum status find_real(struct hands *hands, const char *name, struct real_key *ret_key)
{
    ret_key->is_shifted = strncmp(name, SHIFT, strlen(SHIFT)) == 0;
    ret_key->code = SDL_GetKeyFromName(ret_key->is_shifted ? name + strlen(SHIFT) : name);
    if (ret_key->code != SDLK_UNKNOWN)
        return OK;
    (void)snprintf(hands->problem, sizeof hands->problem, "wanted a key named %s, found none", name);
    return NOT_FOUND;
}

enum status hands_hold_key(struct hands *hands, const char *name)
{
    struct real_key key = {.code = SDLK_UNKNOWN};
    enum status status = check_free(hands);

    if (status == OK)
        status = find_real(hands, name, &key);
    if (status != OK)
        return status;
    hands_look(hands);
    push_key(hands, SDL_KEYDOWN, key);
    hands->held_key = key.code;
    return OK;
}

static void press_real(struct hands *hands, struct real_key key)
{
    push_key(hands, SDL_KEYDOWN, key);
    push_key(hands, SDL_KEYUP, key);
}

enum status hands_key(struct hands *hands, const char *name)
{
    char id[ID_BYTES];
    struct real_key key = {.code = SDLK_UNKNOWN};
    enum status status;

    hands_look(hands);
    (void)snprintf(id, sizeof id, "key.%s", name);
    if (ui_find(&hands->kiosk->view, id) != NULL)
        return hands_tap(hands, id);
    status = find_real(hands, name, &key);
    if (status == OK)
        press_real(hands, key);
    return status;
}

/* The character at an offset. Returns where it ends. */
static size_t push_character(const char *text, size_t offset)
{
    size_t next = hands_code_point_end(text, offset);
    SDL_Event event;

    memset(&event, 0, sizeof event);
    event.type = SDL_TEXTINPUT;
    memcpy(event.text.text, text + offset, next - offset);
    (void)SDL_PushEvent(&event);
    return next;
}

void hands_type_really(struct hands *hands, const char *text)
{
    for (size_t offset = 0; text[offset] != '\0';) {
        offset = push_character(text, offset);
        hands->pump(hands->kiosk);
        clock_advance(&hands->kiosk->clock, KEY_PAUSE_MS);
        hands->pump(hands->kiosk);
    }
}

enum status hands_scan(struct hands *hands, const char *text)
{
    hands_look(hands);
    for (size_t offset = 0; text[offset] != '\0';)
        offset = push_character(text, offset);
    press_real(hands, (struct real_key){.code = SDLK_RETURN}); /* at once: a scanner does not look up first */
    return OK;
}
