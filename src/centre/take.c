#include <string.h>

#include "centre/inside.h"
#include "rules/check.h"

const char *centre_take_text(struct arena *arena, const struct json_place *parent, const char *key)
{
    struct json_place place = json_member(parent, key);

    return arena_copy_text(arena, json_need_text(&place, CENTRE_TEXT_BYTES_MAX));
}

const char *centre_take_name(struct arena *arena, const struct json_place *parent, const char *key)
{
    struct json_place place = json_member(parent, key);
    const char *name = json_need_text(&place, CENTRE_NAME_BYTES_MAX);

    if (name[0] != '\0' && !centre_is_plain_name(name))
        json_complain(&place, "is \"%s\"; write lower-case letters, digits and dashes only", name);
    return arena_copy_text(arena, name);
}

const char *centre_take_optional_name(struct arena *arena, const struct json_place *parent, const char *key)
{
    struct json_place place = json_member(parent, key);

    return json_is_there(&place) ? centre_take_name(arena, parent, key) : NULL;
}

const char *centre_take_address(struct arena *arena, const struct json_place *parent, const char *key)
{
    struct json_place place = json_member(parent, key);
    const char *address = json_need_text(&place, CENTRE_TEXT_BYTES_MAX);

    if (address[0] != '\0' && !check_email(address))
        json_complain(&place,
                      "is \"%s\", which is no e-mail address; write one such as referrals@example.org",
                      address);
    return arena_copy_text(arena, address);
}

const char *centre_take_optional_address(struct arena *arena, const struct json_place *parent,
                                         const char *key)
{
    struct json_place place = json_member(parent, key);

    return json_is_there(&place) ? centre_take_address(arena, parent, key) : NULL;
}

const char *centre_take_optional_url(struct arena *arena, const struct json_place *parent, const char *key)
{
    struct json_place place = json_member(parent, key);
    const char *url = json_text(&place, CENTRE_TEXT_BYTES_MAX, NULL);

    if (url != NULL && !centre_is_url(url))
        json_complain(&place, "is \"%s\"; write it whole, such as https://www.example.org/", url);
    return arena_copy_text(arena, url);
}

struct date centre_take_day(const struct json_place *parent, const char *key)
{
    struct json_place place = json_member(parent, key);
    const char *text = json_need_text(&place, CENTRE_NAME_BYTES_MAX);
    struct date date = {0};

    if (text[0] != '\0' && (date_read(text, &date) != OK || date.day == 0))
        json_complain(&place, "is \"%s\"; write the day as 2026-12-24", text);
    return date;
}

size_t centre_bounded_count(const struct json_place *list, size_t most)
{
    size_t count = json_count(list);

    if (count > most) {
        json_complain(list, "has %zu entries; at most %zu fit", count, most);
        return most;
    }
    return count;
}

void centre_refuse_repeated(const struct json_place *place, const char *const *names, size_t count)
{
    const char *name = names[count];

    for (size_t i = 0; i < count && name[0] != '\0'; i++) {
        if (strcmp(names[i], name) == 0) {
            json_complain(place, "\"%s\" is there twice; take one out", name);
            return;
        }
    }
}

bool centre_is_url(const char *text)
{
    const char *name = strncmp(text, "https://", 8) == 0  ? text + 8
                       : strncmp(text, "http://", 7) == 0 ? text + 7
                                                          : "";

    return name[0] != '\0' && name[0] != '/' && strpbrk(name, " \t\r\n\"<>") == NULL;
}

bool centre_is_number(const char *text)
{
    return strpbrk(text, "0123456789") != NULL && text[strspn(text, "0123456789 +")] == '\0';
}
