/* Opening and closing the glass: words, pack, fonts, window, each with one clear line when it fails. */
#include <SDL.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/pack.h"
#include "base/log.h"
#include "base/place.h"

static enum status open_words(struct kiosk *kiosk, struct faults *faults)
{
    char path[KIOSK_PATH_BYTES];
    enum status status = kiosk_path(kiosk->options->root, PLACE_LOCALES, path);

    if (status == OK)
        status = words_create(path, faults, &kiosk->words);
    if (status == OK)
        status = keyboard_set_create(path, faults, &kiosk->keyboards);
    if (status != OK)
        kiosk_log_faults("words", faults);
    return status;
}

static enum status open_fonts(struct kiosk *kiosk, struct faults *faults)
{
    char path[KIOSK_PATH_BYTES];
    enum status status = kiosk_path(kiosk->options->root, PLACE_FONTS, path);

    if (status == OK)
        status = text_engine_create(path, faults, &kiosk->texts);
    if (status != OK)
        kiosk_log_faults("fonts", faults);
    if (status == OK)
        status = kiosk_path(kiosk->options->root, PLACE_ICONS, path);
    if (status == OK)
        kiosk->pictures = picture_set_create(path);
    return status;
}

static enum status open_ways_to_keeper(struct kiosk *kiosk)
{
    char socket_path[KIOSK_PATH_BYTES];
    char key_path[KIOSK_PATH_BYTES];
    enum status status = kiosk_path(kiosk->options->data, PLACE_PUBLIC_KEY, key_path);

    const char *socket = kiosk->options->socket != NULL ? kiosk->options->socket : socket_path;

    if (status == OK && kiosk->options->socket == NULL)
        status = kiosk_path(kiosk->options->data, PLACE_SOCKET, socket_path);
    if (status != OK)
        return status;
    kiosk->clerk = clerk_create(socket, &kiosk->clock);
    kiosk->desk = desk_create(socket, &kiosk->clock);
    clerk_set_pack(kiosk->clerk, pack_hash(kiosk));
    kiosk->courier = courier_create(&(struct courier_options){
        .socket_path = socket,
        .key_path = key_path,
        .clock = &kiosk->clock,
        .pack_hash = pack_hash(kiosk),
    });
    return OK;
}

static enum status open_window(struct kiosk *kiosk)
{
    struct window_options options = {.width = kiosk->options->width,
                                     .height = kiosk->options->height,
                                     .headless = kiosk->options->headless};
    const char *why = "";
    enum status status = window_create(&options, &kiosk->window, &why);

    if (status != OK)
        log_line("window: %s: start it inside a graphical session, or with --headless", why);
    return status;
}

enum status kiosk_open(struct kiosk *kiosk, const struct app_options *options)
{
    struct faults *faults = calloc(1, sizeof *faults);
    enum status status;

    memset(kiosk, 0, sizeof *kiosk);
    kiosk->options = options;
    if (faults == NULL)
        abort();
    faults_init(faults);
    if (options->has_date)
        clock_set_utc(&kiosk->clock, options->date_utc_ms);
    vault_start();
    status = open_words(kiosk, faults);
    if (status == OK)
        status = open_fonts(kiosk, faults);
    if (status == OK) {
        pack_open(kiosk);
        status = open_ways_to_keeper(kiosk);
    }
    if (status == OK)
        status = open_window(kiosk);
    if (status == OK) {
        kiosk->printing = printing_create(options->data, options->print_to, &kiosk->clock);
        kiosk->house = (struct house){.words = kiosk->words,
                                      .keyboards = kiosk->keyboards,
                                      .centre = kiosk->centre,
                                      .search = kiosk->search,
                                      .trouble = kiosk->centre == NULL ? PACK_TROUBLE : NULL,
                                      .has_printer = printing_is_possible(kiosk->printing)};
        ui_view_init(&kiosk->view);
        kiosk->frame = ui_frame_create(kiosk->texts);
        visit_init(&kiosk->visit, &kiosk->house, date_of_utc(clock_utc_ms(&kiosk->clock)));
        kiosk->active_ms = clock_monotonic_ms(&kiosk->clock);
        kiosk->dirty = true;
    }
    faults_finish(faults);
    free(faults);
    return status;
}

void kiosk_close(struct kiosk *kiosk)
{
    if (kiosk->visit.house != NULL)
        visit_finish(&kiosk->visit);
    ui_view_finish(&kiosk->view);
    ui_frame_destroy(kiosk->frame);
    courier_destroy(kiosk->courier);
    clerk_destroy(kiosk->clerk);
    desk_destroy(kiosk->desk);
    printing_destroy(kiosk->printing);
    picture_set_destroy(kiosk->pictures);
    text_engine_destroy(kiosk->texts);
    window_destroy(kiosk->window);
    search_destroy(kiosk->search);
    centre_destroy(kiosk->centre);
    keyboard_set_destroy(kiosk->keyboards);
    words_destroy(kiosk->words);
}
