#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "centre/inside.h"
#include "centre/shape.h"
#include "rules/check.h"

enum { WORDS_BYTES_MAX = 4000, UUID_CHARS = 36 };

static void check_fields(const struct json_place *place, const struct shape_field *fields, const char *list,
                         json_t *seen);

bool centre_is_uuid(const char *text)
{
    for (size_t i = 0; i < UUID_CHARS; i++) {
        bool is_dash = i == 8 || i == 13 || i == 18 || i == 23;

        if (is_dash ? text[i] != '-' : !isxdigit((unsigned char)text[i]))
            return false;
    }
    return text[UUID_CHARS] == '\0';
}

/* Ids are compared without case, and within one kind of entry. */
static void refuse_seen(const struct json_place *place, const char *list, const char *id, json_t *seen)
{
    char key[UUID_CHARS + 40];
    size_t at = (size_t)snprintf(key, sizeof key, "%.30s ", list);

    for (const char *c = id; *c != '\0' && at + 1 < sizeof key; c++)
        key[at++] = (char)tolower((unsigned char)*c);
    key[at] = '\0';
    if (json_object_get(seen, key) != NULL)
        json_complain(place, "\"%s\" is there twice; every entry needs an id of its own, as uuidgen makes it",
                      id);
    else
        (void)json_object_set_new(seen, key, json_true());
}

/* The first thing in a text that looks like HTML, or NULL: a tag, or the name or number of a character. */
static const char *find_html(const char *text)
{
    for (const char *c = text; *c != '\0'; c++) {
        const char *name = c + 1 + (c[1] == '/' || c[1] == '!' || c[1] == '#');

        if (*c == '<' && (isalpha((unsigned char)*name) || c[1] == '!'))
            return c;
        if (*c == '&' && isalnum((unsigned char)*name) &&
            name[strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")] == ';')
            return c;
    }
    return NULL;
}

static void check_words(const struct json_place *place)
{
    const char *html = find_html(json_need_text(place, WORDS_BYTES_MAX));

    if (html != NULL)
        json_complain(place,
                      "holds HTML (\"%.*s\"); write plain words; doorstepctl services import cleans a feed",
                      (int)strcspn(html, ">; ") + 1, html);
}

static void check_id(const struct json_place *place, const char *list, json_t *seen)
{
    const char *id = json_need_text(place, CENTRE_TEXT_BYTES_MAX);

    if (id[0] == '\0')
        return;
    if (!centre_is_uuid(id))
        json_complain(place, "is \"%.80s\", which is no UUID; write one as uuidgen makes it", id);
    else if (seen != NULL)
        refuse_seen(place, list, id, seen);
}

static void check_form(const struct json_place *place, enum shape_kind kind)
{
    const char *text =
        json_need_text(place, kind == SHAPE_PHONE ? CENTRE_PHONE_BYTES_MAX : CENTRE_TEXT_BYTES_MAX);
    struct date date;

    if (text[0] == '\0')
        return;
    if (kind == SHAPE_URL && !centre_is_url(text))
        json_complain(place, "is \"%.300s\"; write it whole, such as https://www.example.org/", text);
    else if (kind == SHAPE_EMAIL && !check_email(text))
        json_complain(place, "is \"%.300s\", which is no e-mail address; write one such as a@example.org",
                      text);
    else if (kind == SHAPE_PHONE && !centre_is_number(text))
        json_complain(place, "is \"%s\"; write digits and spaces only, as it is to be read: 020 7946 0123",
                      text);
    else if (kind == SHAPE_DAY && (date_read(text, &date) != OK || date.day == 0))
        json_complain(place, "is \"%.80s\"; write the day as 2026-11-23", text);
}

static void check_one_of(const struct json_place *place, const char *const *values)
{
    const char *text = json_need_text(place, CENTRE_TEXT_BYTES_MAX);
    char list[200] = "";

    if (text[0] == '\0' || centre_find_text(values, text) >= 0)
        return;
    for (size_t i = 0, used = 0; values[i] != NULL && used < sizeof list; i++)
        used += (size_t)snprintf(list + used, sizeof list - used, "%s%s", i > 0 ? ", " : "", values[i]);
    json_complain(place, "is \"%.80s\"; write one of %s", text, list);
}

static void check_list(const struct json_place *list, const struct shape_field *field, json_t *seen)
{
    size_t count = json_count(list);

    for (size_t i = 0; i < count; i++) {
        struct json_place place = json_element(list, i);

        check_fields(&place, field->inside, field->key, seen);
    }
}

static void check_value(const struct json_place *place, const struct shape_field *field, const char *list,
                        json_t *seen)
{
    switch (field->kind) {
    case SHAPE_TEXT:
        (void)json_need_text(place, WORDS_BYTES_MAX);
        break;
    case SHAPE_WORDS:
        check_words(place);
        break;
    case SHAPE_ID:
        check_id(place, list, NULL);
        break;
    case SHAPE_OWN_ID:
        check_id(place, list, seen);
        break;
    case SHAPE_URL:
    case SHAPE_EMAIL:
    case SHAPE_PHONE:
    case SHAPE_DAY:
        check_form(place, field->kind);
        break;
    case SHAPE_NUMBER:
        if (!json_is_number(place->value))
            json_complain(place, "must be a number, without quotes");
        break;
    case SHAPE_ONE_OF:
        check_one_of(place, field->values);
        break;
    case SHAPE_LIST:
        check_list(place, field, seen);
        break;
    case SHAPE_SHARED_LIST:
        check_list(place, field, NULL);
        break;
    case SHAPE_OBJECT:
        check_fields(place, field->inside, field->key, seen);
        break;
    case SHAPE_SHARED_OBJECT:
        check_fields(place, field->inside, field->key, NULL);
        break;
    }
}

static const struct shape_field *find_field(const struct shape_field *fields, const char *key)
{
    for (; fields->key != NULL; fields++) {
        if (strcmp(fields->key, key) == 0)
            return fields;
    }
    return NULL;
}

/* Keys that begin with '@' or '_' are comments, as in every file of a pack. */
static void check_fields(const struct json_place *place, const struct shape_field *fields, const char *list,
                         json_t *seen)
{
    const char *key;
    json_t *value;

    if (!json_is_object(place->value)) {
        json_complain(place, "must be an object: write { … }");
        return;
    }
    json_object_foreach(place->value, key, value)
    {
        const struct shape_field *field = find_field(fields, key);
        struct json_place member;

        if (field == NULL && (key[0] == '@' || key[0] == '_'))
            continue;
        member = json_member(place, key);
        if (field == NULL)
            json_complain(&member,
                          "is not an entry of Open Referral UK here; mend its spelling or take it out");
        else
            check_value(&member, field, list, seen);
    }
    for (const struct shape_field *field = fields; field->key != NULL; field++) {
        if (field->required && json_object_get(place->value, field->key) == NULL) {
            struct json_place member = json_member(place, field->key);

            json_complain(&member, "is missing; Open Referral UK asks for it here");
        }
    }
}

void centre_check_service_shape(const struct json_place *place, json_t *seen)
{
    check_fields(place, shape_service, "services", seen);
}

void centre_check_schedule_shape(const struct json_place *place)
{
    check_fields(place, shape_schedule, "schedules", NULL);
}
