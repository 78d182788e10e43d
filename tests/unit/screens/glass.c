#include "glass.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

#define PACK DOORSTEP_SOURCE_DIR "/kiosk/centres/tower-hamlets-north-west"
#define SMALL_PACK DOORSTEP_SOURCE_DIR "/tests/unit/screens/pack"

/* 48 px: the least side of anything that is touched, at 102 ppi 12 mm. */
enum { TOUCH_LEAST = 48 };

static const struct setting {
    int width, height;
    enum ui_text_size size;
    bool low_reach;
} settings[GLASS_SETTINGS] = {
    {1080, 1920, UI_TEXT_NORMAL, false}, {1080, 1920, UI_TEXT_LARGEST, false},
    {1920, 1080, UI_TEXT_NORMAL, false}, {1366, 768, UI_TEXT_NORMAL, false},
    {1080, 1920, UI_TEXT_NORMAL, true},  {1080, 1920, UI_TEXT_LARGEST, true},
    {1366, 768, UI_TEXT_LARGEST, false}, {1920, 1080, UI_TEXT_LARGEST, false},
};

struct glass glass;
const char *const glass_tags[GLASS_TAGS] = {"en", "bn", "so", "ar"};

static void open_pack(const char *pack, const char *strings)
{
    static struct faults faults;
    const char *root = DOORSTEP_SOURCE_DIR;
    char path[1024];

    faults_init(&faults);
    (void)snprintf(path, sizeof path, "%s/assets/locales", root);
    ck_assert_int_eq(words_create(path, &faults, &glass.words), OK);
    ck_assert_int_eq(keyboard_set_create(path, &faults, &glass.keyboards), OK);
    ck_assert_msg(centre_load(pack, &faults, &glass.centre) == OK, "%s", faults.list[0].text);
    (void)snprintf(path, sizeof path, "%s/assets/questionnaires", root);
    ck_assert_int_eq(centre_load_shared(glass.centre, path, &faults), OK);
    ck_assert_int_eq(words_lay_pack(glass.words, strings, &faults), OK);
    (void)snprintf(path, sizeof path, "%s/assets/fonts", root);
    ck_assert_int_eq(text_engine_create(path, &faults, &glass.engine), OK);
    faults_finish(&faults);
    glass.house = (struct house){.words = glass.words, .keyboards = glass.keyboards, .centre = glass.centre};
    visit_init(&glass.visit, &glass.house, (struct date){.year = 2026, .month = 11, .day = 23});
    glass.frame = ui_frame_create(glass.engine);
    ui_view_init(&glass.view);
}

void glass_open(void)
{
    open_pack(PACK, PACK "/strings");
}

void glass_open_small(void)
{
    open_pack(SMALL_PACK, SMALL_PACK "/strings");
}

void glass_close(void)
{
    visit_finish(&glass.visit);
    ui_view_finish(&glass.view);
    ui_frame_destroy(glass.frame);
    text_engine_destroy(glass.engine);
    centre_destroy(glass.centre);
    keyboard_set_destroy(glass.keyboards);
    words_destroy(glass.words);
}

void glass_show(enum screen screen, const char *tag)
{
    visit_clear(&glass.visit);
    visit_set_language(&glass.visit, tag);
    glass.visit.screen = screen;
}

void glass_start_flow(const char *name, const char *tag)
{
    glass_show(SCREEN_HOME, tag);
    (void)visit_start_flow(&glass.visit, name);
    ck_assert_ptr_nonnull(glass.visit.flow);
}

void glass_turn_to(const char *link_id)
{
    int item = flow_find(glass.visit.flow, link_id);

    ck_assert_msg(item >= 0, "no item %s", link_id);
    glass.visit.screen = SCREEN_QUESTION;
    glass.visit.page = item;
    glass.visit.part = 0;
    glass.visit.problem_item = -1;
}

void glass_build(int setting)
{
    const struct setting *s = &settings[setting];
    struct ui_placing placing = {.width = s->width,
                                 .height = s->height,
                                 .low_reach = s->low_reach,
                                 .theme = ui_theme_for(s->width, s->height, s->size, false)};

    screens_view(&glass.visit, &glass.view);
    ck_assert_int_eq(ui_frame_build(glass.frame, &glass.view, &placing), OK);
}

struct ui_node *glass_node(const char *id)
{
    struct ui_node *node = ui_find(&glass.view, id);

    ck_assert_msg(node != NULL, "%s has no %s", glass.view.screen, id);
    return node;
}

bool glass_has(const char *id)
{
    return ui_find(&glass.view, id) != NULL;
}

int glass_touch(const char *id)
{
    const struct ui_node *node = glass_node(id);
    int effects;

    ck_assert_msg(!node->disabled && node->action.kind != ACT_NONE, "%s cannot be touched", id);
    effects = screens_act(&glass.visit, &node->action);
    glass_build(0);
    return effects;
}

/* --- what every page must hold --- */

static bool overlap(struct ui_rect a, struct ui_rect b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

static void check_node(const struct ui_node *node, const struct setting *setting)
{
    const struct ui_rect *r = &node->rect;
    bool is_touched = node->action.kind != ACT_NONE;

    ck_assert_msg(r->x >= 0 && r->y >= 0 && r->x + r->width <= setting->width &&
                      r->y + r->height <= setting->height,
                  "%s on %s (%s, %dx%d) leaves the panel: %d,%d %dx%d", node->id, glass.view.screen,
                  glass.view.language, setting->width, setting->height, r->x, r->y, r->width, r->height);
    ck_assert_msg(!is_touched || (r->width >= TOUCH_LEAST && r->height >= TOUCH_LEAST),
                  "%s on %s (%s, %dx%d) is too small to touch: %dx%d", node->id, glass.view.screen,
                  glass.view.language, setting->width, setting->height, r->width, r->height);
}

static void check_overlap(const struct ui_node *a, const struct ui_node *b, const struct setting *setting)
{
    ck_assert_msg(a->hidden || b->hidden || !overlap(a->rect, b->rect),
                  "%s and %s overlap on %s (%s, %dx%d, text %d, low %d): %d,%d %dx%d and %d,%d %dx%d", a->id,
                  b->id, glass.view.screen, glass.view.language, setting->width, setting->height,
                  (int)setting->size, setting->low_reach, a->rect.x, a->rect.y, a->rect.width, a->rect.height,
                  b->rect.x, b->rect.y, b->rect.width, b->rect.height);
}

/* Journeys and the person's own way of speaking of a node need one of each name. */
static void check_names(void)
{
    for (size_t i = 0; i < glass.view.count; i++) {
        for (size_t k = i + 1; k < glass.view.count; k++)
            ck_assert_msg(glass.view.nodes[i].area == UI_KEYBOARD ||
                              strcmp(glass.view.nodes[i].id, glass.view.nodes[k].id) != 0,
                          "%s stands twice on %s", glass.view.nodes[i].id, glass.view.screen);
    }
}

/* The words of a button as they are drawn, the first of its texts. */
static const struct text_paragraph *words_of(const struct ui_node *node)
{
    for (size_t i = 0; i < ui_frame_count(glass.frame); i++) {
        const struct ui_draw *draw = ui_frame_draw(glass.frame, i);

        if (draw->kind == UI_DRAW_TEXT && draw->x >= node->rect.x && draw->y >= node->rect.y &&
            draw->x < node->rect.x + node->rect.width && draw->y < node->rect.y + node->rect.height)
            return draw->paragraph;
    }
    return NULL;
}

/* All words of the foot are read to their end, and nothing reaches down into it. */
static void check_foot(const struct setting *setting)
{
    int top = setting->height;

    for (size_t i = 0; i < glass.view.count; i++) {
        const struct ui_node *node = &glass.view.nodes[i];
        const struct text_paragraph *words = words_of(node);
        size_t last;

        if (node->area != UI_FOOTER || node->hidden)
            continue;
        top = node->rect.y < top ? node->rect.y : top;
        ck_assert_ptr_nonnull(words);
        last = text_paragraph_line_count(words) - 1;
        ck_assert_msg(text_paragraph_line(words, last).end_byte >= strlen(node->text),
                      "%s of %s on %s (%s, %dx%d, text %d, low %d) is cut", node->text, node->id,
                      glass.view.screen, glass.view.language, setting->width, setting->height,
                      (int)setting->size, setting->low_reach);
    }
    for (size_t i = 0; i < glass.view.count; i++) {
        const struct ui_node *node = &glass.view.nodes[i];

        ck_assert_msg(node->hidden || node->area == UI_FOOTER || node->rect.y + node->rect.height < top,
                      "%s on %s (%s, %dx%d, text %d, low %d) reaches into the foot", node->id,
                      glass.view.screen, glass.view.language, setting->width, setting->height,
                      (int)setting->size, setting->low_reach);
    }
}

/* The part that was built last. */
static void check_part(const struct setting *setting)
{
    check_foot(setting);
    for (size_t i = 0; i < glass.view.count; i++) {
        if (!glass.view.nodes[i].hidden)
            check_node(&glass.view.nodes[i], setting);
        for (size_t k = i + 1; k < glass.view.count; k++)
            check_overlap(&glass.view.nodes[i], &glass.view.nodes[k], setting);
    }
}

void glass_check_page(void)
{
    for (int s = 0; s < GLASS_SETTINGS; s++) {
        int parts;

        glass_build(s);
        check_names();
        parts = glass.view.part_count;
        for (int part = 0; part < parts; part++) {
            if (part != glass.visit.part) { /* that one stands there */
                glass.visit.part = part;
                glass_build(s);
            }
            check_part(&settings[s]);
        }
        glass.visit.part = glass.visit.typing.item != TYPING_NOTHING ? -1 : 0;
    }
}

/* What is said as it is in every language: what others call themselves, and what was typed. */
static bool may_be_foreign(const struct ui_node *node)
{
    return node->personal || node->area == UI_KEYBOARD || node->look == UI_LOOK_LANGUAGE ||
           node->look == UI_LOOK_REFERENCE || strcmp(node->id, "handover.name") == 0 ||
           strcmp(node->id, "home.staff") == 0;
}

/* A key stands where its message is missing or wants a value that it was not given. */
static bool is_key(const char *text)
{
    size_t length = strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-.");

    return text[length] == '\0' && strchr(text, '.') != NULL && text[length - 1] != '.';
}

void glass_check_words(void)
{
    char missing[64];

    for (size_t i = 0; i < glass.view.count; i++) {
        const struct ui_node *node = &glass.view.nodes[i];

        ck_assert_msg(node->text != NULL && (node->personal || !is_key(node->text)), "%s on %s says %s",
                      node->id, glass.view.screen, node->text);
        ck_assert_msg(may_be_foreign(node) || strcmp(node->language, glass.view.language) == 0,
                      "%s on %s is not in %s but in %s: %s", node->id, glass.view.screen, glass.view.language,
                      node->language, node->text);
        ck_assert_msg(text_engine_covers(glass.engine, node->language, node->text, missing),
                      "%s on %s (%s): no font has %s", node->id, glass.view.screen, glass.view.language,
                      missing);
    }
}
