/* The layout of timetable.json, that of the other files of a pack: an object or list that fits stands in one
 * line, else a member a line. */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/strbuf.h"
#include "feed/timetable.h"

enum { LINE_CHARS = 119, INDENT = 2, REAL_DIGITS = 15 };

static void write_line(struct strbuf *text, const json_t *value);

static void write_scalar(struct strbuf *text, const json_t *value)
{
    char *scalar = json_dumps(value, JSON_ENCODE_ANY | JSON_REAL_PRECISION(REAL_DIGITS));

    if (scalar == NULL)
        abort();
    strbuf_add(text, scalar);
    free(scalar);
}

static void write_key(struct strbuf *text, const char *key)
{
    json_t *name = json_string(key);

    write_scalar(text, name);
    json_decref(name);
    strbuf_add(text, ": ");
}

static void write_line_object(struct strbuf *text, const json_t *object)
{
    const char *key;
    const char *between = "{ ";
    json_t *member;

    json_object_foreach((json_t *)object, key, member)
    {
        strbuf_add(text, between);
        write_key(text, key);
        write_line(text, member);
        between = ", ";
    }
    strbuf_add(text, json_object_size(object) > 0 ? " }" : "{}");
}

/* All of it in one line. */
static void write_line(struct strbuf *text, const json_t *value)
{
    if (json_is_object(value)) {
        write_line_object(text, value);
    } else if (json_is_array(value)) {
        strbuf_add_char(text, '[');
        for (size_t i = 0; i < json_array_size(value); i++) {
            strbuf_add(text, i > 0 ? ", " : "");
            write_line(text, json_array_get(value, i));
        }
        strbuf_add_char(text, ']');
    } else {
        write_scalar(text, value);
    }
}

static bool is_empty(const json_t *value)
{
    return !(json_is_object(value) && json_object_size(value) > 0) &&
           !(json_is_array(value) && json_array_size(value) > 0);
}

/* Characters, not bytes, since the last line break. */
static size_t column(const struct strbuf *text)
{
    const char *all = strbuf_text(text);
    size_t chars = 0;

    for (size_t i = text->length; i > 0 && all[i - 1] != '\n'; i--)
        chars += ((unsigned char)all[i - 1] & 0xC0) != 0x80;
    return chars;
}

static bool write_if_it_fits(struct strbuf *text, const json_t *value)
{
    size_t start = text->length;

    write_line(text, value);
    if (is_empty(value) || column(text) <= LINE_CHARS)
        return true;
    text->length = start;
    text->text[start] = '\0';
    return false;
}

static void write_value(struct strbuf *text, const json_t *value, int depth, bool in_lines)
{
    bool is_object = json_is_object(value);
    size_t count = 0;
    const char *key;
    json_t *member;

    if (!in_lines && write_if_it_fits(text, value))
        return;
    strbuf_add_char(text, is_object ? '{' : '[');
    json_object_foreach((json_t *)value, key, member)
    {
        strbuf_add_format(text, "%s\n%*s", count++ > 0 ? "," : "", INDENT * (depth + 1), "");
        write_key(text, key);
        write_value(text, member, depth + 1, false);
    }
    for (size_t i = 0; i < json_array_size(value); i++) {
        strbuf_add_format(text, "%s\n%*s", i > 0 ? "," : "", INDENT * (depth + 1), "");
        write_value(text, json_array_get(value, i), depth + 1, false);
    }
    strbuf_add_format(text, "\n%*s%c", INDENT * depth, "", is_object ? '}' : ']');
}

char *timetable_write(const json_t *sessions, const json_t *comments)
{
    json_t *root = json_object();
    struct strbuf text;

    (void)json_object_update(root, (json_t *)comments);
    (void)json_object_set(root, "sessions", (json_t *)sessions);
    strbuf_init(&text, SIZE_MAX / 4); /* what was read was bounded */
    write_value(&text, root, 0, true);
    strbuf_add_char(&text, '\n');
    json_decref(root);
    assert(strbuf_status(&text) == OK);
    return strbuf_take(&text);
}
