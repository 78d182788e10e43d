/* The layout of services.json: a member a line; on one line an attribute, and what has no parts of its own.
 * So a difference between two of them shows what has changed, and where. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/strbuf.h"
#include "feed/inside.h"

enum { REAL_DIGITS = 15 }; /* all that a double holds for certain; 51.52 stays 51.52 */

struct writing {
    struct strbuf text;
    bool keeps_comments;
};

static void write_value(struct writing *writing, const char *name, const json_t *value, int depth);

static void write_scalar(struct writing *writing, const json_t *value)
{
    char *scalar = json_dumps(value, JSON_ENCODE_ANY | JSON_REAL_PRECISION(REAL_DIGITS));

    if (scalar == NULL)
        abort();
    strbuf_add(&writing->text, scalar);
    free(scalar);
}

static void write_key(struct writing *writing, const char *key)
{
    json_t *text = json_string(key);

    write_scalar(writing, text);
    json_decref(text);
    strbuf_add(&writing->text, ": ");
}

/* Between members, or before the first and behind the last; a negative depth is in the line. */
static void write_space(struct writing *writing, int depth)
{
    if (depth < 0)
        strbuf_add_char(&writing->text, ' ');
    else
        strbuf_add_format(&writing->text, "\n%*s", 2 * depth, "");
}

static bool has_parts(const json_t *object)
{
    const char *key;
    json_t *member;

    json_object_foreach((json_t *)object, key, member)
    {
        if (json_is_object(member) || json_is_array(member))
            return true;
    }
    return false;
}

static void write_object(struct writing *writing, const char *name, const json_t *object, int depth)
{
    bool in_line =
        depth < 0 || !has_parts(object) || strcmp(name, "attributes") == 0 || strcmp(name, "location") == 0;
    int below = in_line ? -1 : depth + 1;
    bool first = true;
    const char *key;
    json_t *member;

    strbuf_add_char(&writing->text, '{');
    json_object_foreach((json_t *)object, key, member)
    {
        if (!writing->keeps_comments && feed_is_comment(key))
            continue;
        if (!first)
            strbuf_add_char(&writing->text, ',');
        first = false;
        write_space(writing, below);
        write_key(writing, key);
        write_value(writing, key, member, below);
    }
    write_space(writing, in_line ? -1 : depth);
    strbuf_add_char(&writing->text, '}');
}

static void write_array(struct writing *writing, const char *name, const json_t *array, int depth)
{
    size_t count = json_array_size(array);

    strbuf_add_char(&writing->text, '[');
    for (size_t i = 0; i < count; i++) {
        if (depth >= 0 || i > 0)
            write_space(writing, depth < 0 ? -1 : depth + 1);
        write_value(writing, name, json_array_get(array, i), depth < 0 ? -1 : depth + 1);
        if (i + 1 < count)
            strbuf_add_char(&writing->text, ',');
    }
    if (count > 0 && depth >= 0)
        write_space(writing, depth);
    strbuf_add_char(&writing->text, ']');
}

static void write_value(struct writing *writing, const char *name, const json_t *value, int depth)
{
    if (json_is_object(value))
        write_object(writing, name, value, depth);
    else if (json_is_array(value))
        write_array(writing, name, value, depth);
    else
        write_scalar(writing, value);
}

char *feed_write(const json_t *services, const json_t *comments)
{
    struct writing writing = {.keeps_comments = comments != NULL};
    json_int_t count = (json_int_t)json_array_size(services);
    json_t *page = json_object();

    (void)json_object_update(page, (json_t *)comments);
    (void)json_object_set_new(page, "total_items", json_integer(count));
    (void)json_object_set_new(page, "total_pages", json_integer(1));
    (void)json_object_set_new(page, "page_number", json_integer(1));
    (void)json_object_set_new(page, "size", json_integer(count));
    (void)json_object_set_new(page, "first_page", json_true());
    (void)json_object_set_new(page, "last_page", json_true());
    (void)json_object_set_new(page, "empty", json_boolean(count == 0));
    (void)json_object_set(page, "contents", (json_t *)services);
    strbuf_init(&writing.text, SIZE_MAX / 4); /* what was read was bounded */
    write_value(&writing, "", page, 0);
    strbuf_add_char(&writing.text, '\n');
    json_decref(page);
    assert(strbuf_status(&writing.text) == OK);
    return strbuf_take(&writing.text);
}
