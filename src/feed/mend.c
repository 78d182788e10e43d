#include "feed/mend.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"

enum { PATH_BYTES = 96, SEED_BYTES = 600, REMARK_BYTES = 400, NAME_BYTES = 120, UNKNOWN_MAX = 200 };

const char *mend_text_of(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

bool mend_has_id(const json_t *list, const char *id)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        if (strcmp(mend_text_of(json_array_get(list, i), "id"), id) == 0)
            return true;
    }
    return false;
}

void mend_say(struct mend *mend, const char *format, ...)
{
    struct feed *feed = mend->feed;
    char text[REMARK_BYTES];
    va_list arguments;

    va_start(arguments, format);
    (void)vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    for (size_t i = mend->first_remark; i < feed->kept; i++) {
        if (strcmp(feed->remarks[i].text, text) == 0)
            return;
    }
    if (mend->said++ < FEED_REMARKS_OF_ONE)
        feed_remark(feed, mend->service, mend->id, text);
    else
        feed->count++;
}

static const struct field *find_field(const struct shape *shape, const char *key, size_t *ret_index)
{
    for (size_t i = 0; shape->fields[i].name != NULL; i++) {
        if (strcmp(shape->fields[i].name, key) == 0) {
            *ret_index = i;
            return &shape->fields[i];
        }
    }
    return NULL;
}

static void note_unknown(struct mend *mend, const char *key)
{
    char shown[PLAIN_SHOWN_BYTES];

    plain_show(key, shown);
    if (json_object_size(mend->unknown) < UNKNOWN_MAX)
        (void)json_object_set_new(mend->unknown, shown, json_true());
}

static bool is_comment(const struct mend *mend, const char *key)
{
    return mend->feed->is_pack && feed_is_comment(key);
}

/* Which member of `given` belongs to which field. An exact name goes before another spelling of it. */
static void match_keys(struct mend *mend, const struct shape *shape, json_t *given,
                       json_t *ret_values[SHAPE_FIELDS])
{
    char snake[PLAIN_KEY_BYTES], shown[PLAIN_SHOWN_BYTES];
    const char *key;
    json_t *value;
    size_t index;

    json_object_foreach(given, key, value)
    {
        if (find_field(shape, key, &index) != NULL)
            ret_values[index] = value;
    }
    json_object_foreach(given, key, value)
    {
        if (find_field(shape, key, &index) != NULL)
            continue;
        if (is_comment(mend, key))
            continue;
        if (!plain_snake(key, snake) || find_field(shape, snake, &index) == NULL) {
            note_unknown(mend, key);
            continue;
        }
        plain_show(key, shown);
        mend_say(mend, "camelCase key %s read as %s", shown, snake);
        if (ret_values[index] == NULL)
            ret_values[index] = value;
    }
}

static bool is_empty(const json_t *value)
{
    return json_is_null(value) || (json_is_string(value) && json_string_length(value) == 0) ||
           (json_is_array(value) && json_array_size(value) == 0) ||
           (json_is_object(value) && json_object_size(value) == 0);
}

/* The id of an object in lower case; one that is missing is made from where the object stands. */
static json_t *mend_id(struct mend *mend, const json_t *given, const char *path, const char *seed)
{
    char id[PLAIN_ID_BYTES], number[32], shown[PLAIN_SHOWN_BYTES];
    const char *text = json_string_value(given);

    if (json_is_integer(given)) {
        (void)snprintf(number, sizeof number, "%" JSON_INTEGER_FORMAT, json_integer_value(given));
        text = number;
    }
    if (text == NULL || text[0] == '\0') {
        (void)plain_id(seed, id);
        mend_say(mend, "%s is missing: made", path);
        return json_string(id);
    }
    plain_show(text, shown);
    if (plain_id(text, id) == PLAIN_MENDED)
        mend_say(mend, "%s \"%s\" is not a UUID: one made of it", path, shown);
    return json_string(id);
}

/* No two services may have a place, time or attribute of the same id. */
static void own_id(struct mend *mend, const struct field *field, json_t *object)
{
    char key[SEED_BYTES], id[PLAIN_ID_BYTES];
    const char *given = mend_text_of(object, "id");
    json_t *taken;

    (void)snprintf(key, sizeof key, "%s %s", field->name, given);
    taken = json_object_get(mend->own_ids, key);
    if (taken != NULL && strcmp(json_string_value(taken), mend->id) != 0) {
        (void)snprintf(key, sizeof key, "%s %s %s", field->name, given, mend->id);
        (void)plain_id(key, id);
        mend_say(mend, "%s has an id of another service: a new one made", field->name);
        (void)json_object_set_new(object, "former_id", json_string(given)); /* for what refers to it */
        (void)json_object_set_new(object, "id", json_string(id));
        (void)snprintf(key, sizeof key, "%s %s", field->name, id);
    }
    (void)json_object_set_new(mend->own_ids, key, json_string(mend->id));
}

static void add_item(struct mend *mend, const struct field *field, json_t *given, const char *seed,
                     json_t *seen, json_t *list)
{
    json_t *item = mend_object(mend, field->below, given, field->name, seed);
    const char *id;

    if (item == NULL)
        return;
    id = mend_text_of(item, "id");
    if (json_object_get(seen, id) != NULL) {
        mend_say(mend, "%s: the same id twice: the second is left out", field->name);
        json_decref(item);
        return;
    }
    (void)json_object_set_new(seen, id, json_true());
    if (field->own_ids)
        own_id(mend, field, item);
    (void)json_array_append_new(list, item);
}

json_t *mend_list(struct mend *mend, const struct field *field, json_t *given, const char *seed)
{
    size_t most = field->most > 0 ? field->most : SHAPE_ITEMS_MAX;
    size_t count = json_is_array(given) ? json_array_size(given) : 1;
    json_t *list = json_array();
    json_t *seen = json_object();
    char item_seed[SEED_BYTES];

    if (!json_is_array(given) && !json_is_object(given)) {
        mend_say(mend, "%s is not a list: left out", field->name);
        count = 0;
    }
    for (size_t i = 0; i < count && json_array_size(list) < most; i++) {
        (void)snprintf(item_seed, sizeof item_seed, "%s/%s/%zu", seed, field->name, i);
        add_item(mend, field, json_is_array(given) ? json_array_get(given, i) : given, item_seed, seen, list);
    }
    if (count > most && json_array_size(list) == most)
        mend_say(mend, "%s has %zu entries: the first %zu are kept", field->name, count, most);
    json_decref(seen);
    if (json_array_size(list) > 0)
        return list;
    json_decref(list);
    return NULL;
}

static json_t *mend_field(struct mend *mend, const struct field *field, json_t *given, const char *path,
                          const char *seed)
{
    char below[SEED_BYTES];

    switch (field->kind) {
    case FIELD_ID:
        return mend_id(mend, given, path, seed);
    case FIELD_OBJECT:
        (void)snprintf(below, sizeof below, "%s/%s", seed, field->name);
        return given != NULL ? mend_object(mend, field->below, given, field->name, below) : NULL;
    case FIELD_LIST:
        return given != NULL ? mend_list(mend, field, given, seed) : NULL;
    case FIELD_PRIVATE:
        if (given != NULL)
            mend_say(mend, "%s is not kept", path);
        return NULL;
    case FIELD_MOVED:
        return NULL;
    default:
        return given != NULL ? mend_value(mend, field, given, path) : NULL;
    }
}

static json_t *otherwise(struct mend *mend, const struct field *field)
{
    if (field->otherwise == NULL)
        return NULL;
    if (strcmp(field->name, "status") == 0)
        mend_say(mend, "status is missing: hidden until the feed says active");
    else
        mend->feed->notes[FEED_NOTE_MISSING]++;
    return json_string(field->otherwise);
}

/* The members in the order of the table, then the comments; a rule may have put some in later. */
static json_t *in_order(const struct mend *mend, const struct shape *shape, json_t *object, json_t *given)
{
    json_t *ordered = json_object();
    const char *key;
    json_t *value;

    for (size_t i = 0; shape->fields[i].name != NULL; i++) {
        value = json_object_get(object, shape->fields[i].name);
        if (value != NULL)
            (void)json_object_set(ordered, shape->fields[i].name, value);
    }
    json_object_foreach(given, key, value)
    {
        if (is_comment(mend, key))
            (void)json_object_set(ordered, key, value);
    }
    json_decref(object);
    return ordered;
}

static void fill_object(struct mend *mend, const struct shape *shape, json_t *given, const char *path,
                        const char *seed, json_t *object)
{
    json_t *values[SHAPE_FIELDS] = {NULL};
    char name[PATH_BYTES];

    match_keys(mend, shape, given, values);
    for (size_t i = 0; shape->fields[i].name != NULL; i++) {
        const struct field *field = &shape->fields[i];
        json_t *value = values[i];

        if (value != NULL && is_empty(value)) {
            mend->feed->notes[FEED_NOTE_EMPTY]++;
            value = NULL;
        }
        (void)snprintf(name, sizeof name, "%s%s%s", path, path[0] != '\0' ? "." : "", field->name);
        value = mend_field(mend, field, value, name, seed);
        if (value == NULL)
            value = otherwise(mend, field);
        if (value != NULL)
            (void)json_object_set_new(object, field->name, value);
    }
}

json_t *mend_object(struct mend *mend, const struct shape *shape, json_t *given, const char *path,
                    const char *seed)
{
    json_t *object;

    if (!json_is_object(given)) {
        mend_say(mend, "%s: something that is no object: left out", path);
        return NULL;
    }
    object = json_object();
    fill_object(mend, shape, given, path, seed, object);
    if (mend_rule(mend, shape->rule, object, given))
        return in_order(mend, shape, object, given);
    json_decref(object);
    return NULL;
}

static void say_unknown(struct mend *mend)
{
    const char *key;
    json_t *value;

    json_object_foreach(mend->unknown, key, value)
        mend_say(mend, "key %s, which Open Referral UK does not have: left out", key);
}

/* Its name as far as it can be read, so that every remark can say whose it is. */
static const char *name_service(struct feed *feed, const json_t *given, const char *id)
{
    const char *given_name = mend_text_of(given, "name");
    struct strbuf name;
    char *copy;

    strbuf_init(&name, SHAPE_TEXT_BYTES);
    if (given_name == NULL || strlen(given_name) > SHAPE_TEXT_BYTES ||
        plain_text(given_name, &name) == PLAIN_UNREADABLE || name.length == 0) {
        strbuf_finish(&name);
        return arena_copy_text(&feed->arena, id);
    }
    copy = arena_copy_bytes(&feed->arena, strbuf_text(&name), plain_cut(strbuf_text(&name), NAME_BYTES));
    for (char *c = strchr(copy, '\n'); c != NULL; c = strchr(c, '\n'))
        *c = ' ';
    strbuf_finish(&name);
    return copy;
}

json_t *mend_service(struct feed *feed, const struct gathered *given, struct date today, json_t *own_ids)
{
    const char *id = arena_copy_text(&feed->arena, given->id);
    struct mend mend = {
        .feed = feed,
        .today = today,
        .service = name_service(feed, given->service, id),
        .id = id,
        .first_remark = feed->kept,
        .own_ids = own_ids,
        .moved = json_array(),
        .unknown = json_object(),
    };
    json_t *service = mend_object(&mend, &feed_service_shape, given->service, "", id);

    say_unknown(&mend);
    json_decref(mend.moved);
    json_decref(mend.unknown);
    return service;
}
