#include "warm.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "page.h"

struct turn {
    const struct peer *peer;
    void *state;
    const struct bench_text *texts;
    size_t count;
    struct screen *screen;
    double us[MEASURE_COUNT];
};

static bool paint_all(const struct turn *turn, void **layouts)
{
    for (size_t i = 0; i < turn->count; i++)
        if (!turn->peer->paint(turn->state, layouts[i], turn->screen))
            return false;
    return true;
}

static bool measure_texts(struct turn *turn, void **layouts)
{
    double start = clock_work_us();
    double laid;
    double drawn;

    for (size_t i = 0; i < turn->count; i++) {
        layouts[i] = turn->peer->lay(turn->state, &turn->texts[i]);
        if (layouts[i] == NULL)
            return false;
    }
    laid = clock_work_us();
    if (!paint_all(turn, layouts))
        return false;
    drawn = clock_work_us();
    if (!paint_all(turn, layouts))
        return false;
    turn->us[MEASURE_LAYOUT] = laid - start;
    turn->us[MEASURE_FIRST] = drawn - start;
    turn->us[MEASURE_DRAW] = drawn - laid;
    turn->us[MEASURE_REDRAW] = clock_work_us() - drawn;
    return true;
}

static bool measure_page(struct turn *turn)
{
    struct page page;
    double start = clock_work_us();
    bool shown = page_show(turn->peer, turn->state, turn->texts, turn->count, turn->screen, &page);
    double drawn = clock_work_us();

    shown = shown && page_show_again(turn->peer, turn->state, &page, turn->screen);
    turn->us[MEASURE_PAGE] = drawn - start;
    turn->us[MEASURE_PAGE_REDRAW] = clock_work_us() - drawn;
    page_finish(turn->peer, &page);
    return shown;
}

static enum status take_turn(struct turn *turn)
{
    void **layouts = memory_allocate(turn->count, sizeof *layouts);
    bool measured;

    screen_clear(turn->screen);
    measured = measure_texts(turn, layouts) && measure_page(turn);
    for (size_t i = 0; i < turn->count; i++)
        if (layouts[i] != NULL)
            turn->peer->drop(layouts[i]);
    free(layouts);
    if (measured && screen_inked(turn->screen) > 0)
        return OK;
    fprintf(stderr, "bench_text: %s drew nothing in %s\n", turn->peer->title, turn->texts->language);
    return IO;
}

/* Each peer is first in turn, and as often before as after each other one: whoever went before leaves the
 * processor's caches to its liking. */
static size_t peer_at(int round, size_t turn)
{
    size_t forwards = (turn + (size_t)round / 2) % PEER_COUNT;

    return round % 2 == 0 ? forwards : PEER_COUNT - 1 - forwards;
}

static enum status go_round(const struct texts *texts, void *const states[PEER_COUNT], struct screen *screen,
                            const struct samples *samples, int round)
{
    for (size_t language = 0; language < texts->corpus.count; language++) {
        for (size_t i = 0; i < PEER_COUNT; i++) {
            size_t peer = peer_at(round + 1, i);
            struct turn turn = {.peer = peers[peer], .state = states[peer], .screen = screen};
            enum status status;

            turn.texts = texts_of(texts, language, &turn.count);
            status = take_turn(&turn);
            if (status != OK)
                return status;
            for (enum measure k = 0; round >= 0 && k < MEASURE_COUNT; k++)
                *samples_at(samples, k, peer, language, (size_t)round) = turn.us[k];
        }
    }
    return OK;
}

enum status warm_measure(const struct texts *texts, const struct samples *samples)
{
    void *states[PEER_COUNT] = {0};
    enum status status = OK;
    struct screen screen;

    screen_init(SCREEN_WIDTH_PX, SCREEN_HEIGHT_PX, &screen);
    for (size_t i = 0; status == OK && i < PEER_COUNT; i++) {
        status = peers[i]->create(texts->list, texts->count, NULL, &states[i]);
        if (status != OK)
            fprintf(stderr, "bench_text: %s does not start: %s\n", peers[i]->title, status_name(status));
    }
    for (int round = samples->rounds > 1 ? -1 : 0; status == OK && round < (int)samples->rounds; round++)
        status = go_round(texts, states, &screen, samples, round);
    for (size_t i = 0; i < PEER_COUNT; i++)
        peers[i]->destroy(states[i]);
    screen_finish(&screen);
    return status;
}
