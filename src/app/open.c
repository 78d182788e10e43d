/* Opening and closing the glass: words, pack, fonts, window, each with one clear line when it fails. */
#include <SDL.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unistd.h>

#include "app/pack.h"
#include "app/plain.h"
#include "base/kiosk_name.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/place.h"

static enum status open_words(struct kiosk *kiosk, struct faults *faults)
{
    char path[KIOSK_PATH_BYTES];
    bool has_assets = kiosk->options->root != NULL;
    enum status status = has_assets ? kiosk_path(kiosk->options->root, PLACE_LOCALES, path) : NOT_FOUND;

    if (status == OK)
        status = words_create(path, faults, &kiosk->words);
    if (status == OK)
        status = keyboard_set_create(path, faults, &kiosk->keyboards);
    if (status != OK) {
        kiosk->trouble = TROUBLE_WORDS;
        kiosk_log_faults("words", faults);
    }
    return status;
}

static enum status open_fonts(struct kiosk *kiosk, struct faults *faults)
{
    char path[KIOSK_PATH_BYTES];
    enum status status = kiosk_path(kiosk->options->root, PLACE_FONTS, path);

    if (status == OK)
        status = text_engine_create(path, faults, &kiosk->texts);
    if (status != OK) {
        kiosk->trouble = TROUBLE_FONTS;
        kiosk_log_faults("fonts", faults);
    }
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
    const struct app_options *asked = kiosk->options;
    struct window_options options = {
        .width = asked->width,
        .height = asked->height,
        .display = asked->display,
        .whole_screen = !asked->headless && asked->width == 0 && (!asked->desk || asked->full_screen),
        .has_mouse = asked->desk,
        .headless = asked->headless,
    };
    const char *why = "";
    enum status status = window_create(&options, &kiosk->window, &why);

    if (status != OK)
        log_line("window: %s: start it inside a graphical session with that display, or with --headless",
                 why);
    return status;
}

/* --- what stands in the way --- */

/* A folder that is not there has no pack either, but another remedy. */
static bool has_data(const struct kiosk *kiosk)
{
    if (kiosk->options->centre != NULL || access(kiosk->options->data, X_OK) == 0)
        return true;
    log_line(
        "data folder: %s: it is not there, or this user may not enter it: run doorstepctl init, or start "
        "the kiosk as the user who did",
        kiosk->options->data);
    return false;
}

static void open_pack(struct kiosk *kiosk)
{
    if (!has_data(kiosk)) {
        kiosk->trouble = TROUBLE_DATA;
        return;
    }
    pack_open(kiosk);
    kiosk->trouble = kiosk->centre == NULL ? TROUBLE_PACK : TROUBLE_NONE;
}

bool kiosk_stand_out_of_order(struct kiosk *kiosk)
{
    const struct app_options *options = kiosk->options;
    bool has_words = kiosk->trouble != TROUBLE_WORDS && kiosk->trouble != TROUBLE_FONTS;

    if (has_words || options->headless || options->journey != NULL || options->preview != NULL ||
        open_window(kiosk) != OK)
        return false;
    plain_stand(kiosk->window, trouble_code(kiosk->trouble));
    return true;
}

/* --- all of it --- */

static void furnish(struct kiosk *kiosk)
{
    const struct app_options *options = kiosk->options;

    kiosk->printing = printing_create(options->data, options->print_to, &kiosk->clock);
    if (kiosk_name_read(options->data, kiosk->name, sizeof kiosk->name) != OK)
        kiosk->name[0] = '\0';
    kiosk->house = (struct house){.words = kiosk->words,
                                  .keyboards = kiosk->keyboards,
                                  .centre = kiosk->centre,
                                  .search = kiosk->search,
                                  .trouble = trouble_code(kiosk->trouble),
                                  .is_only_for_staff = kiosk->trouble == TROUBLE_PACK,
                                  .has_printer = printing_is_possible(kiosk->printing),
                                  .has_page_printer = printing_takes_pages(kiosk->printing),
                                  .is_desk = options->desk,
                                  .kiosk = kiosk->name};
    ui_view_init(&kiosk->view);
    kiosk->frame = ui_frame_create(kiosk->texts);
    visit_init(&kiosk->visit, &kiosk->house, date_of_utc(clock_utc_ms(&kiosk->clock)));
    kiosk->active_ms = clock_monotonic_ms(&kiosk->clock);
    kiosk->dirty = true;
}

enum status kiosk_open(struct kiosk *kiosk, const struct app_options *options)
{
    struct faults *faults = memory_allocate(1, sizeof *faults);
    enum status status;

    memset(kiosk, 0, sizeof *kiosk);
    kiosk->options = options;
    faults_init(faults);
    if (options->has_date)
        clock_set_utc(&kiosk->clock, options->date_utc_ms);
    vault_start();
    status = open_words(kiosk, faults);
    if (status == OK)
        status = open_fonts(kiosk, faults);
    if (status == OK) {
        open_pack(kiosk);
        status = open_ways_to_keeper(kiosk);
    }
    if (status == OK)
        status = open_window(kiosk);
    if (status == OK)
        furnish(kiosk);
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
