/* A text of a questionnaire, with the translations that the resource itself brings. */
#include <string.h>

#include "centre/form.h"

enum { LANGUAGE_BYTES_MAX = 35 };

/* One extension of the name "lang" or "content", inside the one that is a translation. */
static const char *read_part(const struct json_place *translation, const char *name,
                             const char *const *value_keys)
{
    struct json_place list = json_member(translation, "extension");
    size_t count = json_count(&list);

    for (size_t i = 0; i < count; i++) {
        struct json_place part = json_element(&list, i);

        if (strcmp(form_extension_url(&part), name) != 0)
            continue;
        for (const char *const *key = value_keys; *key != NULL; key++) {
            struct json_place value = json_member(&part, *key);

            if (json_is_there(&value))
                return json_need_text(&value, FORM_TEXT_BYTES_MAX);
        }
    }
    json_complain(translation,
                  "is a translation without \"%s\"; write { \"url\": \"%s\", \"%s\": … } into its extension",
                  name, name, value_keys[0]);
    return "";
}

static struct flow_translation read_translation(struct form *form, const struct json_place *place)
{
    static const char *const language_keys[] = {"valueCode", "valueString", NULL};
    static const char *const content_keys[] = {"valueString", "valueMarkdown", NULL};
    const char *language = read_part(place, "lang", language_keys);

    if (strlen(language) > LANGUAGE_BYTES_MAX)
        json_complain(place, "has \"%s\" as its language; write a language tag, such as bn", language);
    return (struct flow_translation){
        .language = arena_copy_text(form->arena, language),
        .text = arena_copy_text(form->arena, read_part(place, "content", content_keys)),
    };
}

static void read_translations(struct form *form, const struct json_place *element, struct form_words *words)
{
    struct json_place list = json_member(element, "extension");
    size_t count = json_count(&list);
    struct flow_translation *translations = arena_allocate(form->arena, count, sizeof *translations);

    for (size_t i = 0; i < count; i++) {
        struct json_place place = json_element(&list, i);
        struct json_place url_place = json_member(&place, "url");
        const char *url = form_extension_url(&place);

        if (strcmp(url, FORM_TRANSLATION) == 0)
            translations[words->translation_count++] = read_translation(form, &place);
        else
            form_refuse_extension(&url_place, url);
    }
    words->translations = translations;
}

struct form_words form_read_words(struct form *form, const struct json_place *parent, const char *key)
{
    struct form_words words = {0};
    struct json_place text = json_member(parent, key);
    char *element_key = arena_format(form->arena, "_%s", key);
    struct json_place element = json_member(parent, element_key);

    if (json_is_there(&text))
        words.text = arena_copy_text(form->arena, json_need_text(&text, FORM_TEXT_BYTES_MAX));
    if (json_is_there(&element))
        read_translations(form, &element, &words);
    return words;
}
