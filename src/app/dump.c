#include "app/dump.h"

#include "base/json.h"
#include "base/memory.h"
#include "base/strbuf.h"
#include "locale/writing.h"

enum { TEXT_BYTES = 64 * 1024 };

/* A line for each thing that stands on the node. */
static void add_line(struct strbuf *text, const char *line)
{
    if (line == NULL)
        return;
    if (strbuf_text(text)[0] != '\0')
        strbuf_add_char(text, '\n');
    strbuf_add(text, line);
}

char *dump_text(const struct ui_node *node)
{
    struct strbuf whole;
    struct strbuf plain;
    char *text;

    strbuf_init(&whole, TEXT_BYTES);
    strbuf_init(&plain, TEXT_BYTES);
    add_line(&whole, node->text);
    if (node->role != UI_TEXTBOX)
        add_line(&whole, node->detail);
    for (size_t i = 0; i < node->fact_count; i++)
        add_line(&whole, node->facts[i].text);
    add_line(&whole, node->note);
    if (writing_plain(strbuf_text(&whole), &plain) != OK)
        strbuf_clear(&plain);
    text = strbuf_take(&plain);
    strbuf_finish(&whole);
    strbuf_finish(&plain);
    return text;
}

static json_t *dump_node(const struct ui_view *view, const struct ui_node *node)
{
    char *text = dump_text(node);
    json_t *made = json_pack("{s:s, s:s, s:s, s:s, s:s, s:[i,i,i,i], s:b, s:b, s:b, s:b}", "id", node->id,
                             "role", ui_role_name(node->role), "text", text, "lang", node->language, "dir",
                             view->right_to_left ? "rtl" : "ltr", "rect", node->rect.x, node->rect.y,
                             node->rect.width, node->rect.height, "enabled", !node->disabled, "focused",
                             node->focused, "selected", node->selected, "invalid", node->invalid);

    if (node->code != NULL)
        (void)json_object_set_new(made, "code", json_string(node->code));
    memory_wipe_text(text);
    return made;
}

char *dump_view(const struct ui_view *view)
{
    json_t *nodes = json_array();
    json_t *root;
    char *text;

    for (size_t i = 0; i < view->count; i++) {
        if (!view->nodes[i].hidden)
            (void)json_array_append_new(nodes, dump_node(view, &view->nodes[i]));
    }
    root = json_pack("{s:s, s:o}", "screen", view->screen, "nodes", nodes);
    text = json_write_compact(root);
    json_decref(root);
    return text;
}
