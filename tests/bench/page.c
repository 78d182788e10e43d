#include "page.h"

bool page_show(const struct peer *peer, void *state, const struct bench_text *texts, size_t count,
               struct screen *screen, struct page *page)
{
    *page = (struct page){0};
    for (size_t i = 0; i < PAGE_TEXTS; i++) {
        page->layouts[i] = peer->lay(state, &texts[i % count]);
        if (page->layouts[i] == NULL || !peer->paint(state, page->layouts[i], screen))
            return false;
    }
    return true;
}

bool page_show_again(const struct peer *peer, void *state, const struct page *page, struct screen *screen)
{
    for (size_t i = 0; i < PAGE_TEXTS; i++)
        if (!peer->paint(state, page->layouts[i], screen))
            return false;
    return true;
}

void page_finish(const struct peer *peer, struct page *page)
{
    for (size_t i = 0; i < PAGE_TEXTS; i++)
        if (page->layouts[i] != NULL)
            peer->drop(page->layouts[i]);
}
