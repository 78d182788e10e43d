#include "ui/view.h"

#include <assert.h>
#include <string.h>

#include "base/memory.h"

const char *ui_role_name(enum ui_role role)
{
    static const char *const names[] = {
        [UI_HEADING] = "heading", [UI_PARAGRAPH] = "paragraph",     [UI_BUTTON] = "button",
        [UI_RADIO] = "radio",     [UI_CHECKBOX] = "checkbox",       [UI_TEXTBOX] = "textbox",
        [UI_LIST] = "list",       [UI_LISTITEM] = "listitem",       [UI_ALERT] = "alert",
        [UI_STATUS] = "status",   [UI_PROGRESSBAR] = "progressbar", [UI_IMG] = "img",
        [UI_GROUP] = "group",     [UI_DIALOG] = "dialog",
    };

    return names[role];
}

void ui_view_init(struct ui_view *view)
{
    memset(view, 0, sizeof *view);
    arena_init(&view->arena);
}

void ui_view_reset(struct ui_view *view)
{
    struct arena arena = view->arena;

    arena_reset(&arena);
    memset(view, 0, sizeof *view);
    view->arena = arena;
}

void ui_view_finish(struct ui_view *view)
{
    arena_finish(&view->arena);
    view->count = 0;
}

struct ui_node *ui_add(struct ui_view *view, struct ui_node node)
{
    /* Packs are checked against what a page can hold, so more is a mistake of ours. */
    assert(view->count < UI_NODES_MAX);
    assert(node.id != NULL && node.text != NULL && node.fact_count <= UI_FACTS_MAX);
    if (node.language == NULL)
        node.language = view->language;
    if (node.detail_language == NULL)
        node.detail_language = node.language;
    view->nodes[view->count] = node;
    return &view->nodes[view->count++];
}

struct ui_node *ui_find(struct ui_view *view, const char *id)
{
    for (size_t i = 0; i < view->count; i++) {
        if (strcmp(view->nodes[i].id, id) == 0)
            return &view->nodes[i];
    }
    return NULL;
}
