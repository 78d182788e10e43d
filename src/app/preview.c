#include "app/preview.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/memory.h"
#include "model/settle.h"
#include "picture/picture.h"
#include "rules/sample.h"

enum { COLUMNS = 5, SHRINK = 2, GAP_PX = 24, GROUND = 0x6B6B6B, PAGES_MAX = 400 };

struct sheet {
    uint32_t *pixels;
    int width, height;
    int cell_width, cell_height;
    int count; /* pages on it */
};

/* One pixel out of SHRINK x SHRINK of the glass. */
static uint32_t shrunk(const struct canvas *canvas, int x, int y)
{
    uint32_t red = 0;
    uint32_t green = 0;
    uint32_t blue = 0;

    for (int row = 0; row < SHRINK; row++) {
        for (int column = 0; column < SHRINK; column++) {
            uint32_t pixel = canvas->pixels[(y * SHRINK + row) * canvas->stride_px + x * SHRINK + column];

            red += pixel >> 16 & 0xFF;
            green += pixel >> 8 & 0xFF;
            blue += pixel & 0xFF;
        }
    }
    return red / (SHRINK * SHRINK) << 16 | green / (SHRINK * SHRINK) << 8 | blue / (SHRINK * SHRINK);
}

/* The sheet grows by a row of pages when it must. */
static void make_room(struct sheet *sheet)
{
    int rows = sheet->count / COLUMNS + 1;
    int height = GAP_PX + rows * (sheet->cell_height + GAP_PX);
    size_t row_bytes = (size_t)sheet->width * sizeof *sheet->pixels;

    if (height <= sheet->height)
        return;
    sheet->pixels = memory_resize(sheet->pixels, (size_t)height, row_bytes);
    for (size_t i = (size_t)sheet->height * (size_t)sheet->width; i < (size_t)height * (size_t)sheet->width;
         i++)
        sheet->pixels[i] = GROUND;
    sheet->height = height;
}

static void add_picture(struct kiosk *kiosk, struct sheet *sheet)
{
    struct canvas canvas;
    int left = GAP_PX + sheet->count % COLUMNS * (sheet->cell_width + GAP_PX);
    int top = GAP_PX + sheet->count / COLUMNS * (sheet->cell_height + GAP_PX);

    kiosk->dirty = true;
    kiosk_show(kiosk);
    canvas = window_canvas(kiosk->window);
    make_room(sheet);
    assert(sheet->pixels != NULL);
    for (int y = 0; y < sheet->cell_height; y++) {
        for (int x = 0; x < sheet->cell_width; x++)
            sheet->pixels[(top + y) * sheet->width + left + x] = shrunk(&canvas, x, y);
    }
    sheet->count++;
}

/* A long page has further parts, which are pages of the sheet as well. */
static void add_parts(struct kiosk *kiosk, struct sheet *sheet)
{
    int first = kiosk->visit.part;

    add_picture(kiosk, sheet);
    if (first < 0)
        return; /* with a keyboard the box that has it is shown, and no other part can be turned to */
    for (int part = 1; part < kiosk->view.part_count && sheet->count < PAGES_MAX; part++) {
        kiosk->visit.part = part;
        add_picture(kiosk, sheet);
    }
}

static bool is_page(const struct flow *flow, size_t item)
{
    const struct flow_item *asked = &flow->items[item];
    int parent = asked->parent;

    if (asked->hidden || asked->is_outcome || asked->instance > 0)
        return false;
    return parent < 0 || flow->items[parent].instance_count > 0;
}

static void add_page(struct kiosk *kiosk, struct sheet *sheet, size_t item)
{
    struct visit *visit = &kiosk->visit;

    answers_wipe(&visit->answers);
    flow_begin(visit->flow, &visit->answers);
    sample_open(visit->flow, item, visit->today, &visit->answers);
    settle_all(visit);
    visit_show_page(visit, (int)item);
    add_parts(kiosk, sheet);
}

static void add_check_page(struct kiosk *kiosk, struct sheet *sheet)
{
    struct visit *visit = &kiosk->visit;

    answers_wipe(&visit->answers);
    flow_begin(visit->flow, &visit->answers);
    sample_fill(visit->flow, visit->today, &visit->answers);
    settle_all(visit);
    visit_show_check(visit);
    add_parts(kiosk, sheet);
}

static void add_pages(struct kiosk *kiosk, struct sheet *sheet)
{
    const struct flow *flow = kiosk->visit.flow;

    if (!flow->is_local)
        add_parts(kiosk, sheet); /* what stands before the questions */
    for (size_t i = 0; i < flow->item_count && sheet->count < PAGES_MAX; i++) {
        size_t last = i;

        if (flow_is_roster(flow, i)) { /* its roster comes after the pages of an instance */
            while (last + 1 < flow->item_count && flow->items[last + 1].parent >= (int)i)
                last++;
            for (size_t child = i + 1; child <= last; child++) {
                if (is_page(flow, child))
                    add_page(kiosk, sheet, child);
            }
        }
        if (is_page(flow, i) && flow->items[i].parent < 0)
            add_page(kiosk, sheet, i);
        i = last;
    }
    if (!flow->is_local)
        add_check_page(kiosk, sheet);
}

enum status preview_write(struct kiosk *kiosk, const char *name, const char *path)
{
    struct canvas canvas = window_canvas(kiosk->window);
    struct sheet sheet = {.cell_width = canvas.width / SHRINK, .cell_height = canvas.height / SHRINK};
    enum status status;

    if (kiosk->centre == NULL || centre_find_flow(kiosk->centre, name) == NULL) {
        log_line("%s: there is no such form in this pack: look into its questionnaires folder", name);
        return NOT_FOUND;
    }
    sheet.width = GAP_PX + COLUMNS * (sheet.cell_width + GAP_PX);
    kiosk->visit.screen = SCREEN_HOME;
    (void)visit_start_flow(&kiosk->visit, name);
    add_pages(kiosk, &sheet);
    status = picture_write_png(path, sheet.pixels, sheet.width, sheet.height, sheet.width);
    if (status != OK)
        log_line("%s: the sheet cannot be written: name a file in a folder that is yours", path);
    free(sheet.pixels);
    return status;
}
