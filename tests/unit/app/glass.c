#include "glass.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "app/events.h"

enum { WIDTH = 1366, HEIGHT = 768, LOOK_MS = 400 };

struct kiosk glass;

static char folder[] = "/tmp/doorstep-glass-XXXXXX";
static char socket_path[64];
static int keeper = -1;
static struct app_options options = {
    .root = DOORSTEP_SOURCE_DIR,
    .data = folder,
    .socket = socket_path,
    .centre = DOORSTEP_SOURCE_DIR "/kiosk/centres/tower-hamlets-north-west",
    .width = WIDTH,
    .height = HEIGHT,
    .headless = true,
    .has_date = true,
    .date_utc_ms = INT64_C(1795426200000), /* 2026-11-23T09:30Z, a Monday */
};

/* What connects waits for ever. */
static void listen_as_keeper(void)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};

    (void)snprintf(socket_path, sizeof socket_path, "%s/keeper.sock", folder);
    (void)snprintf(address.sun_path, sizeof address.sun_path, "%s", socket_path);
    keeper = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);
    ck_assert_int_ge(keeper, 0);
    ck_assert_int_eq(bind(keeper, (struct sockaddr *)&address, sizeof address), 0);
    ck_assert_int_eq(listen(keeper, 1024), 0);
}

void glass_open(void)
{
    ck_assert_ptr_nonnull(mkdtemp(folder));
    listen_as_keeper();
    ck_assert_int_eq(kiosk_open(&glass, &options), OK);
    kiosk_show(&glass);
    glass_pass(LOOK_MS);
}

void glass_close(void)
{
    kiosk_close(&glass);
    (void)close(keeper);
    (void)unlink(socket_path);
    (void)rmdir(folder);
    (void)snprintf(folder, sizeof folder, "/tmp/doorstep-glass-XXXXXX");
}

void glass_pass(int64_t ms)
{
    clock_advance(&glass.clock, ms);
    events_pump(&glass);
}

void glass_page(enum screen screen)
{
    (void)visit_begin(&glass.visit, "en");
    (void)visit_open_staff(&glass.visit);
    (void)visit_unlocked(&glass.visit, STAFF_FINE, 0);
    (void)visit_open_staff_page(&glass.visit, screen);
    glass.visit.desk.asks = DESK_ASKS_NOTHING;
    glass.dirty = true;
    events_pump(&glass);
    glass_pass(LOOK_MS);
}

void glass_key(Uint32 type, SDL_Keycode code)
{
    SDL_Event event;

    memset(&event, 0, sizeof event);
    event.type = type;
    event.key.keysym.sym = code;
    (void)SDL_PushEvent(&event);
    events_pump(&glass);
}

void glass_finger(Uint32 type, int finger, int x, int y)
{
    SDL_Event event;

    memset(&event, 0, sizeof event);
    event.type = type;
    event.tfinger.fingerId = finger;
    event.tfinger.x = ((float)x + 0.5F) / WIDTH;
    event.tfinger.y = ((float)y + 0.5F) / HEIGHT;
    (void)SDL_PushEvent(&event);
    events_pump(&glass);
}

void glass_window(Uint8 event)
{
    SDL_Event happens;

    memset(&happens, 0, sizeof happens);
    happens.type = SDL_WINDOWEVENT;
    happens.window.event = event;
    (void)SDL_PushEvent(&happens);
    events_pump(&glass);
}
