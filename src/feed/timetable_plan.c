/* What an imported timetable would change in a pack's. */
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "feed/changes.h"
#include "feed/inside.h"
#include "feed/timetable_inside.h"

enum { FIELDS_BYTES = 400 };

static const char *text_of(const json_t *session, enum session_part part)
{
    return json_string_value(json_object_get(session, session_parts[part]));
}

static json_t *ids_of(const json_t *sessions)
{
    json_t *ids = json_object();

    for (size_t i = 0; i < json_array_size(sessions); i++) {
        json_t *session = json_array_get(sessions, i);

        (void)json_object_set(ids, text_of(session, PART_ID), session);
    }
    return ids;
}

static struct feed_change change_of(enum feed_change_kind kind, const json_t *session, const char *fields)
{
    const char *name = text_of(session, PART_NAME);

    return (struct feed_change){.kind = kind,
                                .name = name != NULL ? name : text_of(session, PART_SERVICE),
                                .id = text_of(session, PART_ID),
                                .fields = fields};
}

static void copy_comments(const json_t *from, json_t *to)
{
    const char *key;
    json_t *value;

    json_object_foreach((json_t *)from, key, value)
    {
        if (feed_is_comment(key))
            (void)json_object_set(to, key, value);
    }
}

/* Of the given and the present session, in the order of the parts; `present` may be NULL. */
static json_t *merge(const struct timetable *timetable, const json_t *given, const json_t *present,
                     struct strbuf *ret_fields)
{
    json_t *merged = json_object();

    for (int part = 0; part < SESSION_PARTS; part++) {
        json_t *old = json_object_get(present, session_parts[part]);
        json_t *value = json_object_get(given, session_parts[part]);

        if (value == NULL && (timetable->told & 1U << part) == 0)
            value = old;
        if (value == NULL && part == PART_KIND)
            value = json_object_get(timetable->otherwise, text_of(given, PART_ID));
        if (value == NULL && old == NULL)
            continue;
        if (value == NULL || old == NULL || !json_equal(value, old))
            strbuf_add_format(ret_fields, "%s%s", ret_fields->length > 0 ? ", " : "", session_parts[part]);
        if (value != NULL)
            (void)json_object_set(merged, session_parts[part], value);
    }
    copy_comments(present, merged);
    copy_comments(given, merged);
    return merged;
}

static void plan_present(struct feed_plan *plan, const struct timetable *timetable, json_t *present,
                         const json_t *given)
{
    struct feed_change changed;
    struct strbuf fields;
    json_t *merged;

    strbuf_init(&fields, FIELDS_BYTES);
    merged = merge(timetable, given, present, &fields);
    changed = change_of(FEED_CHANGED, present, strbuf_text(&fields));
    if (fields.length == 0)
        plan_keep(plan, present);
    else
        plan_change(plan, &changed, merged);
    json_decref(merged);
    strbuf_finish(&fields);
}

static void plan_absent(struct feed_plan *plan, json_t *present, bool prune)
{
    const struct feed_change gone = change_of(FEED_GONE, present, "");

    plan_miss(plan, &gone, present, prune);
}

static void plan_added(struct feed_plan *plan, const struct timetable *timetable, const json_t *given)
{
    struct feed_change change;
    struct strbuf fields;
    json_t *added;

    strbuf_init(&fields, FIELDS_BYTES);
    added = merge(timetable, given, NULL, &fields);
    change = change_of(FEED_ADDED, added, "");
    plan_change(plan, &change, added);
    json_decref(added);
    strbuf_finish(&fields);
}

enum status timetable_plan_make(const struct timetable *present, const struct timetable *given, bool prune,
                                struct feed_plan **ret_plan)
{
    struct feed_plan *plan = plan_create();
    json_t *present_ids = ids_of(present->sessions);
    json_t *given_ids = ids_of(given->sessions);

    for (size_t i = 0; i < json_array_size(present->sessions); i++) {
        json_t *session = json_array_get(present->sessions, i);
        const json_t *match = json_object_get(given_ids, text_of(session, PART_ID));

        if (match != NULL)
            plan_present(plan, given, session, match);
        else
            plan_absent(plan, session, prune);
    }
    for (size_t i = 0; i < json_array_size(given->sessions); i++) {
        const json_t *session = json_array_get(given->sessions, i);

        if (json_object_get(present_ids, text_of(session, PART_ID)) == NULL)
            plan_added(plan, given, session);
    }
    json_decref(present_ids);
    json_decref(given_ids);
    return plan_finish(plan, SESSIONS_MAX, ret_plan);
}
