/* Any slip as a picture, or as the bytes that a receipt printer gets, so that staff can look at what families
 * will take home, and the pages that staff print. Names are the pack's own; days, times, references and codes
 * are made up. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/place.h"
#include "base/strbuf.h"
#include "print/escpos.h"
#include "print/slips.h"
#include "tools/a4.h"
#include "tools/ctl.h"
#include "tools/ctl_print_pages.h"
#include "tools/pack.h"

enum { TEXT_BYTES = 1024, ESCPOS_BYTES_MAX = 4 * 1024 * 1024 };
enum { SAMPLE_FROM_MINUTE = 600, SAMPLE_UNTIL_MINUTE = 690, SAMPLE_WEEKDAY = 2, SAMPLE_CHILDREN = 2 };

static const int64_t SAMPLE_BEGINS_MS = 1804068000000; /* Wednesday 3 March 2027, 10:00 */
static const int64_t SAMPLE_ENDS_MS = SAMPLE_BEGINS_MS + 90 * 60 * 1000;
static const struct date SAMPLE_UNTIL = {2027, 3, 31};
static const char SAMPLE_REFERENCE[] = "SAMP-2E22", SAMPLE_CODE[] = "123456";
static const char SAMPLE_PAGE[] = "https://www.example.org";
static const char SAMPLE_PHONE[] = "020 7946 0123"; /* one of those that Ofcom keeps for stories */

struct preview {
    struct arena arena;
    struct faults faults;
    struct centre *centre;
    struct words *words;
    const struct service *service;
    struct slip slip;
    const struct paper_sheet *sheet;
    const char *file;
    size_t kind;
};

static struct paper_text find_text(const struct preview *preview, const char *key, const char *english)
{
    struct word own = words_find(preview->words, preview->slip.language, key);
    struct word in_english = words_find(preview->words, "en", key);

    if (own.text == NULL)
        return (struct paper_text){.text = english, .language = "en"};
    return (struct paper_text){.text = own.text, .language = own.language, .english = in_english.text};
}

static struct paper_text of_service(struct preview *preview, const char *what, const char *english)
{
    const char *key = arena_format(&preview->arena, "service.%s.%s", preview->service->key, what);

    return find_text(preview, key, english);
}

/* The first with something to bring, so that a slip shows all that it can say; else the first of all. */
static const struct service *choose_service(struct preview *preview)
{
    size_t count = 0;
    const struct service *services = centre_services(preview->centre, &count);

    for (size_t i = 0; i < count; i++) {
        preview->service = &services[i];
        if (of_service(preview, "bring", NULL).text != NULL)
            return &services[i];
    }
    return count > 0 ? &services[0] : NULL;
}

static const char *address_of(const struct preview *preview)
{
    return preview->service->place_count > 0 ? preview->service->places[0].address : NULL;
}

static const char *place_of(const struct preview *preview)
{
    return preview->service->place_count > 0 ? preview->service->places[0].name
                                             : centre_about(preview->centre)->title;
}

static const char *put_into(struct preview *preview, const char *language, const char *key,
                            const struct word_value *values, size_t count)
{
    struct strbuf text;
    const char *copy = "";

    strbuf_init(&text, TEXT_BYTES);
    if (words_format(preview->words, language, key, values, count, &text, NULL) == OK)
        copy = arena_copy_text(&preview->arena, strbuf_text(&text));
    strbuf_finish(&text);
    return copy;
}

static const char *time_of_day(struct preview *preview, const char *language, int minute)
{
    struct strbuf text;
    const char *copy = "";

    strbuf_init(&text, TEXT_BYTES);
    if (words_time(language, minute, &text) == OK)
        copy = arena_copy_text(&preview->arena, strbuf_text(&text));
    strbuf_finish(&text);
    return copy;
}

/* "Every Wednesday, 10am to 11:30am" */
static const char *every_week(struct preview *preview, const char *language)
{
    struct word_value weekday = {.name = "weekday", .kind = WORD_TEXT};
    struct word_value span[] = {{.name = "from", .kind = WORD_FIXED}, {.name = "until", .kind = WORD_FIXED}};
    struct word_value both[] = {{.name = "day", .kind = WORD_TEXT}, {.name = "time", .kind = WORD_TEXT}};
    struct strbuf day;

    strbuf_init(&day, TEXT_BYTES);
    if (words_weekday(language, SAMPLE_WEEKDAY, &day) == OK)
        weekday.text = strbuf_text(&day);
    span[0].text = time_of_day(preview, language, SAMPLE_FROM_MINUTE);
    span[1].text = time_of_day(preview, language, SAMPLE_UNTIL_MINUTE);
    both[0].text = put_into(preview, language, "time.every-week", &weekday, 1);
    both[1].text = put_into(preview, language, "time.range", span, 2);
    strbuf_finish(&day);
    return put_into(preview, language, "time.day", both, 2);
}

static enum status make_ticket(struct preview *preview, int waiting_place, struct paper *ret_paper)
{
    const struct service *service = preview->service;
    struct slip_ticket ticket = {.name = of_service(preview, "name", service->name),
                                 .icon = service->icon,
                                 .begins_utc_ms = SAMPLE_BEGINS_MS,
                                 .ends_utc_ms = SAMPLE_ENDS_MS,
                                 .place = place_of(preview),
                                 .address = address_of(preview),
                                 .bring = of_service(preview, "bring", NULL),
                                 .phone = service->phone != NULL ? service->phone : SAMPLE_PHONE,
                                 .waiting_place = waiting_place,
                                 .reference = SAMPLE_REFERENCE,
                                 .cancel_code = SAMPLE_CODE,
                                 .made_utc_ms = SAMPLE_BEGINS_MS,
                                 .is_example = true};

    return slip_ticket(&preview->slip, &ticket, ret_paper);
}

static enum status booked(struct preview *preview, struct paper *ret_paper)
{
    return make_ticket(preview, 0, ret_paper);
}

static enum status waiting(struct preview *preview, struct paper *ret_paper)
{
    return make_ticket(preview, 3, ret_paper);
}

static enum status asked(struct preview *preview, struct paper *ret_paper)
{
    const struct service *service = preview->service;
    struct slip_request request = {.topic = of_service(preview, "name", service->name),
                                   .icon = service->icon,
                                   .phone = service->phone != NULL ? service->phone : SAMPLE_PHONE,
                                   .reference = SAMPLE_REFERENCE};

    return slip_request(&preview->slip, &request, ret_paper);
}

static enum status offered(struct preview *preview, struct paper *ret_paper)
{
    const struct service *service = preview->service;
    struct word word = words_find(preview->words, preview->slip.language, "time.every-week");
    const char *language = word.language != NULL ? word.language : "en";
    struct slip_service slip = {.name = of_service(preview, "name", service->name),
                                .about = of_service(preview, "about", service->about),
                                .icon = service->icon,
                                .place = place_of(preview),
                                .address = address_of(preview),
                                .how = of_service(preview, "how", NULL),
                                .bring = of_service(preview, "bring", NULL),
                                .phone = service->phone != NULL ? service->phone : SAMPLE_PHONE,
                                .code = service->url != NULL ? service->url : SAMPLE_PAGE};

    slip.times[0] = (struct paper_text){
        .text = every_week(preview, language), .language = language, .english = every_week(preview, "en")};
    slip.time_count = 1;
    return slip_service(&preview->slip, &slip, ret_paper);
}

/* What the centre gives, or what Healthy Start has where it gives nothing yet. */
static void add_products(struct preview *preview, struct slip_voucher *voucher)
{
    static const struct vitamins_product usual[] = {{.id = "tablets", .for_women = true}, {.id = "drops"}};
    const struct vitamins *vitamins = centre_about(preview->centre)->vitamins;
    const struct vitamins_product *products = vitamins != NULL ? vitamins->products : usual;
    size_t count = vitamins != NULL ? vitamins->product_count : sizeof usual / sizeof usual[0];

    for (size_t i = 0; i < count && voucher->item_count < SLIP_LINES_MAX; i++) {
        const char *key = arena_format(&preview->arena, "vitamins.product.%s", products[i].id);

        voucher->items[voucher->item_count++] =
            (struct slip_voucher_item){.product = find_text(preview, key, products[i].id),
                                       .count = products[i].for_women ? 1 : SAMPLE_CHILDREN};
    }
}

static enum status entitled(struct preview *preview, struct paper *ret_paper)
{
    const struct vitamins *vitamins = centre_about(preview->centre)->vitamins;
    struct slip_voucher voucher = {.until = SAMPLE_UNTIL,
                                   .wants_card = vitamins != NULL && vitamins->mode != VITAMINS_UNIVERSAL,
                                   .reference = SAMPLE_REFERENCE};

    add_products(preview, &voucher);
    return slip_voucher(&preview->slip, &voucher, ret_paper);
}

/* A slip is made, then drawn on any paper; a page for staff is drawn on A4. */
static const struct {
    const char *name;
    enum status (*make)(struct preview *preview, struct paper *ret_paper);
    enum status (*draw)(const struct sample_pages *with, struct bitmap *ret_bitmap);
} kinds[] = {{"ticket", booked, NULL},       {"waiting", waiting, NULL},  {"request", asked, NULL},
             {"service", offered, NULL},     {"voucher", entitled, NULL}, {"register", NULL, sample_register},
             {"report", NULL, sample_report}};

enum { KINDS = sizeof kinds / sizeof kinds[0] };

static enum status write_escpos(const struct bitmap *bitmap, const char *path)
{
    struct escpos_job *job = memory_allocate(1, sizeof *job);
    struct strbuf bytes;
    enum status status = escpos_init(job, bitmap, true);

    strbuf_init(&bytes, ESCPOS_BYTES_MAX);
    while (status == OK && escpos_next(job))
        strbuf_add_bytes(&bytes, (const char *)job->bytes, job->count);
    if (status == OK)
        status = strbuf_status(&bytes);
    if (status == OK)
        status = file_write(path, strbuf_text(&bytes), bytes.length, 0644);
    strbuf_finish(&bytes);
    escpos_finish(job);
    free(job);
    return status;
}

static bool is_escpos(const char *file)
{
    const char *ending = strrchr(file, '.');

    return ending != NULL && strcmp(ending, ".escpos") == 0;
}

static enum status write_file(const struct preview *preview, const struct bitmap *bitmap)
{
    int pages = 0;

    if (kinds[preview->kind].draw != NULL)
        return a4_write_pictures(preview->file, bitmap, true, &pages);
    if (is_escpos(preview->file))
        return write_escpos(bitmap, preview->file);
    return bitmap_write_png(bitmap, preview->file);
}

static enum status draw_with(struct preview *preview, struct text_engine *engine,
                             struct picture_set *pictures, struct bitmap *ret_bitmap)
{
    struct sample_pages with = {preview->centre, preview->words, engine, pictures};
    struct paper paper;
    enum status status;

    if (kinds[preview->kind].draw != NULL)
        return kinds[preview->kind].draw(&with, ret_bitmap);
    status = kinds[preview->kind].make(preview, &paper);
    if (status == OK)
        status = paper_draw(&paper, engine, pictures, preview->sheet, ret_bitmap);
    paper_finish(&paper);
    return status;
}

static enum status draw(struct preview *preview, struct bitmap *ret_bitmap)
{
    char root[PATH_MAX], fonts[PATH_MAX], icons[PATH_MAX];
    struct text_engine *engine = NULL;
    struct picture_set *pictures;
    enum status status = place_root(root, sizeof root);

    if (status == OK)
        status = place_join(root, PLACE_FONTS, fonts, sizeof fonts);
    if (status == OK)
        status = place_join(root, PLACE_ICONS, icons, sizeof icons);
    if (status == OK)
        status = text_engine_create(fonts, &preview->faults, &engine);
    if (status != OK)
        return status;
    pictures = picture_set_create(icons);
    status = draw_with(preview, engine, pictures, ret_bitmap);
    picture_set_destroy(pictures);
    text_engine_destroy(engine);
    return status;
}

static enum status write_preview(struct preview *preview)
{
    struct bitmap bitmap = {0};
    enum status status = draw(preview, &bitmap);

    if (status == OK)
        status = write_file(preview, &bitmap);
    if (status != OK && preview->faults.count == 0)
        log_line("%s: %s", preview->file, ctl_why(status));
    bitmap_finish(&bitmap);
    return status;
}

static enum status read_pack(struct preview *preview, const struct ctl_request *request)
{
    char folder[PATH_MAX];
    enum status status = ctl_pack_folder(request, folder);

    if (status == OK)
        status = pack_load(folder, &preview->faults, &preview->centre, &preview->words);
    if (status != OK)
        return status;
    preview->service = choose_service(preview);
    preview->slip.words = preview->words;
    preview->slip.centre = find_text(preview, "centre.name", centre_about(preview->centre)->title);
    if (preview->service == NULL) {
        log_line("%s: has no services, of which a slip could be shown; name another pack with --centre",
                 folder);
        return NOT_FOUND;
    }
    return OK;
}

static bool read_choices(struct preview *preview, const struct ctl_request *request)
{
    const char *width = request->value[CTL_WIDTH];
    size_t kind = 0;
    bool is_page;

    while (kind < KINDS && strcmp(kinds[kind].name, request->folder) != 0)
        kind++;
    is_page = kind < KINDS && kinds[kind].draw != NULL;
    if (is_page)
        width = "A4";
    else if (width == NULL)
        width = "80mm";
    preview->kind = kind;
    preview->sheet = paper_find_sheet(width);
    preview->file = request->value[CTL_PICTURE];
    preview->slip.language = request->value[CTL_LOCALE] != NULL ? request->value[CTL_LOCALE] : "en";
    if (kind == KINDS)
        log_line(
            "%s: no such paper; there are ticket, waiting, request, service, voucher, register and report",
            request->folder);
    else if (preview->sheet == NULL)
        log_line("%s: no such paper; there are 80mm, 58mm, A6 and A4", width);
    else if (preview->file == NULL || (is_page && a4_way_of(preview->file) != A4_AS_PICTURE))
        log_line("print preview: no picture to write to; name one with --out FILE.png");
    else
        return true;
    return false;
}

int ctl_print_preview(const struct ctl_request *request)
{
    struct preview *preview = memory_allocate(1, sizeof *preview);
    int code = CTL_CALLED_WRONGLY;

    arena_init(&preview->arena);
    faults_init(&preview->faults);
    if (read_choices(preview, request)) {
        code = CTL_DID_NOT_HOLD;
        if (read_pack(preview, request) == OK && write_preview(preview) == OK) {
            printf("%s: the %s\n", preview->file, kinds[preview->kind].draw != NULL ? "page" : "slip");
            code = CTL_DONE;
        }
        ctl_print_faults(&preview->faults);
    }
    words_destroy(preview->words);
    centre_destroy(preview->centre);
    faults_finish(&preview->faults);
    arena_finish(&preview->arena);
    free(preview);
    return code;
}
