#include "rules/response.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/strbuf.h"
#include "rules/flow_inside.h"
#include "rules/session.h"

enum { SUBMISSION_VERSION = 1, SIGN_UP_PEOPLE_MAX = 12, LAST_MINUTE = 24 * 60 - 1 };

/* The text is ours or settled, so it is well-formed UTF-8; jansson refuses only what is not. */
static json_t *json_of_text(const char *text)
{
    json_t *value = json_string(text);

    assert(value != NULL);
    return value;
}

static void set(json_t *object, const char *key, json_t *value)
{
    if (json_object_set_new(object, key, value) != 0)
        abort();
}

static void append(json_t *array, json_t *value)
{
    if (json_array_append_new(array, value) != 0)
        abort();
}

static void set_text(json_t *object, const char *key, const char *text)
{
    set(object, key, json_of_text(text));
}

/* How many bytes a white space other than the ASCII ones takes here; 0 when there is none. */
static size_t wide_space_bytes(const char *at)
{
    unsigned char third = strncmp(at, "\xE2\x80", 2) == 0 ? (unsigned char)at[2] : 0;

    if (strncmp(at, "\xC2\xA0", 2) == 0)
        return 2; /* U+00A0 */
    if ((third >= 0x80 && third <= 0x8A) || third == 0xA8 || third == 0xA9 || third == 0xAF)
        return 3; /* U+2000…200A, 2028, 2029, 202F */
    if (strncmp(at, "\xE1\x9A\x80", 3) == 0 || strncmp(at, "\xE2\x81\x9F", 3) == 0 ||
        strncmp(at, "\xE3\x80\x80", 3) == 0 || strncmp(at, "\xEF\xBB\xBF", 3) == 0)
        return 3; /* U+1680, 205F, 3000, FEFF */
    return 0;
}

/* FHIR's string holds no white space but blank, tab, CR and LF. */
static json_t *json_of_words(const char *words)
{
    struct strbuf plain;
    json_t *value;

    strbuf_init(&plain, ANSWER_TEXT_BYTES);
    while (*words != '\0') {
        size_t wide = wide_space_bytes(words);

        if (wide > 0)
            strbuf_add_char(&plain, ' ');
        else
            strbuf_add_char(&plain, *words);
        words += wide > 0 ? wide : 1;
    }
    value = json_of_text(strbuf_text(&plain));
    strbuf_finish(&plain);
    return value;
}

static void add_value(json_t *list, const char *key, json_t *value)
{
    json_t *answer = json_object();

    set(answer, key, value);
    append(list, answer);
}

static json_t *make_coding(const struct flow_option *option)
{
    json_t *coding = json_object();

    if (option->system != NULL)
        set_text(coding, "system", option->system);
    set_text(coding, "code", option->code);
    if (option->display != option->code)
        set_text(coding, "display", option->display);
    return coding;
}

static void add_option(json_t *list, const struct flow_option *option)
{
    switch (option->value) {
    case FLOW_VALUE_STRING:
        add_value(list, "valueString", json_of_text(option->code));
        break;
    case FLOW_VALUE_INTEGER:
        add_value(list, "valueInteger", json_integer(strtoll(option->code, NULL, 10)));
        break;
    case FLOW_VALUE_DATE:
        add_value(list, "valueDate", json_of_text(option->code));
        break;
    case FLOW_VALUE_TIME:
        add_value(list, "valueTime", json_of_text(option->code));
        break;
    default:
        add_value(list, "valueCoding", make_coding(option));
    }
}

static void add_options(json_t *list, const struct flow_item *item, const struct answer *answer)
{
    for (size_t i = 0; i < item->option_count && i < ANSWER_OPTIONS_MAX; i++) {
        if ((answer->chosen >> i & 1) != 0)
            add_option(list, &item->options[i]);
    }
}

static void add_date(json_t *list, const struct flow_item *item, const struct answer *answer)
{
    struct date date = answer->date;
    char text[11];

    if (item->month_only)
        date.day = 0;
    if (!date_is_real(date))
        return;
    date_write(date, text);
    add_value(list, "valueDate", json_of_text(text));
    memory_wipe(text, sizeof text);
}

static json_t *make_answer(const struct flow_item *item, const struct answer *answer)
{
    json_t *list = json_array();

    switch (item->type) {
    case FLOW_BOOLEAN:
        if (answer->chosen != 0)
            add_value(list, "valueBoolean", json_boolean(answer->chosen & 1));
        break;
    case FLOW_CHOICE:
        add_options(list, item, answer);
        break;
    case FLOW_DATE:
        add_date(list, item, answer);
        break;
    case FLOW_INTEGER:
        if (answer->is_number)
            add_value(list, "valueInteger", json_integer(answer->number));
        break;
    case FLOW_OPEN_CHOICE:
        add_options(list, item, answer);
        /* fall through */
    case FLOW_STRING:
    case FLOW_TEXT:
        if (answer->plain[0] != '\0')
            add_value(list, "valueString", json_of_words(answer->plain));
        break;
    default:
        break;
    }
    return list;
}

/* What is sent of a flow, and where: within the group `parent`, or within the answer to `question`. */
struct sending {
    const struct flow *flow;
    const struct answers *answers;
    bool asked[FLOW_ITEMS_MAX];
};

static json_t *make_items(const struct sending *sending, int parent, int question);

/* A question's answers, with what stands below the question in the first of them. */
static json_t *make_answers(const struct sending *sending, size_t index)
{
    const struct flow_item *item = &sending->flow->items[index];
    json_t *list = make_answer(item, &sending->answers->list[index]);
    json_t *below = json_array_size(list) > 0 ? make_items(sending, item->parent, (int)index) : NULL;

    if (json_array_size(below) > 0)
        set(json_array_get(list, 0), "item", below);
    else
        json_decref(below);
    return list;
}

/* NULL when there is nothing to tell of this item. */
static json_t *make_item(const struct sending *sending, size_t index)
{
    const struct flow_item *item = &sending->flow->items[index];
    bool is_group = item->type == FLOW_GROUP;
    json_t *inside;
    json_t *made;

    if (!sending->asked[index])
        return NULL;
    inside = is_group ? make_items(sending, (int)index, -1) : make_answers(sending, index);
    if (json_array_size(inside) == 0) {
        json_decref(inside);
        return NULL;
    }
    made = json_object();
    set_text(made, "linkId", item->link_id);
    /* A question without words of its own is called by its linkId, which is no text to send. */
    if (item->text != item->link_id)
        set_text(made, "text", item->text);
    set(made, is_group ? "item" : "answer", inside);
    return made;
}

static json_t *make_items(const struct sending *sending, int parent, int question)
{
    json_t *list = json_array();

    for (size_t i = 0; i < sending->flow->item_count; i++) {
        const struct flow_item *item = &sending->flow->items[i];
        bool is_here = item->parent == parent && (item->has_question ? (int)item->question : -1) == question;
        json_t *made = is_here ? make_item(sending, i) : NULL;

        if (made != NULL)
            append(list, made);
    }
    return list;
}

static json_t *make_all(const struct flow *flow, const struct answers *answers)
{
    struct sending sending = {.flow = flow, .answers = answers};

    if (flow->item_count > 0)
        flow_mark_asked(flow, flow->item_count - 1, answers, sending.asked);
    return make_items(&sending, -1, -1);
}

/* Source: FHIR R4 canonical(Questionnaire), the version behind a bar where there is one. */
static json_t *make_canonical(const struct flow *flow)
{
    return flow->version[0] != '\0' ? json_sprintf("%s|%s", flow->url, flow->version)
                                    : json_string(flow->url);
}

static json_t *make_identifier(const char *id)
{
    json_t *identifier = json_object();

    set_text(identifier, "system", "urn:ietf:rfc:3986");
    set(identifier, "value", json_sprintf("urn:uuid:%s", id));
    return identifier;
}

json_t *response_make(const struct flow *flow, const struct answers *answers,
                      const struct submission_meta *meta)
{
    json_t *response = json_object();
    json_t *items = make_all(flow, answers);
    char authored[21];

    clock_format_utc(meta->created_utc_ms, authored);
    set_text(response, "resourceType", "QuestionnaireResponse");
    set_text(response, "id", meta->id);
    set(response, "identifier", make_identifier(meta->id));
    set(response, "questionnaire", make_canonical(flow));
    set_text(response, "status", "completed");
    set_text(response, "authored", authored);
    set_text(response, "language", meta->language);
    if (json_array_size(items) > 0)
        set(response, "item", items);
    else
        json_decref(items);
    return response;
}

static json_t *make_sign_up(const struct sign_up *sign_up)
{
    json_t *made = json_object();
    char day[11];

    date_write(sign_up->day, day);
    set_text(made, "session", sign_up->session);
    set_text(made, "day", day);
    set(made, "minute", json_integer(sign_up->minute));
    set(made, "children", json_integer(sign_up->children));
    set(made, "adults", json_integer(sign_up->adults));
    set(made, "mayWait", json_boolean(sign_up->may_wait));
    return made;
}

char *submission_write(const struct flow *flow, const struct answers *answers,
                       const struct submission_meta *meta)
{
    json_t *root = json_object();
    char created[21];
    char *text;

    clock_format_utc(meta->created_utc_ms, created);
    set(root, "version", json_integer(SUBMISSION_VERSION));
    set_text(root, "id", meta->id);
    set_text(root, "kind", meta->kind);
    set_text(root, "centre", meta->centre);
    set_text(root, "pack", meta->pack_hash);
    set_text(root, "language", meta->language);
    set_text(root, "privacy", meta->privacy_version);
    set_text(root, "created", created);
    set(root, "response", response_make(flow, answers, meta));
    if (meta->sign_up != NULL)
        set(root, "signUp", make_sign_up(meta->sign_up));
    text = json_write_compact(root);
    json_decref(root);
    return text;
}

static bool is_plain_name(const char *name, size_t bytes_max)
{
    size_t length = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-");

    return name[0] != '\0' && name[0] != '-' && name[length] == '\0' && length <= bytes_max;
}

static bool read_number(const json_t *object, const char *key, int highest, int *ret_number)
{
    const json_t *value = json_object_get(object, key);
    json_int_t number = json_integer_value(value);

    if (!json_is_integer(value) || number < 0 || number > highest)
        return false;
    *ret_number = (int)number;
    return true;
}

/* What the glass sealed is believed as little as anything else that comes from there. */
static enum status read_sign_up(const json_t *object, struct sign_up *ret_sign_up)
{
    const char *session = json_string_value(json_object_get(object, "session"));
    const char *day = json_string_value(json_object_get(object, "day"));
    const json_t *may_wait = json_object_get(object, "mayWait");
    struct sign_up read = {.may_wait = json_is_true(may_wait)};

    if (session == NULL || !is_plain_name(session, SESSION_ID_CHARS_MAX) || day == NULL ||
        date_read(day, &read.day) != OK || read.day.day == 0 || !json_is_boolean(may_wait) ||
        !read_number(object, "minute", LAST_MINUTE, &read.minute) ||
        !read_number(object, "children", SIGN_UP_PEOPLE_MAX, &read.children) ||
        !read_number(object, "adults", SIGN_UP_PEOPLE_MAX, &read.adults))
        return CORRUPT;
    memcpy(read.session, session, strlen(session) + 1);
    *ret_sign_up = read;
    return OK;
}

enum status submission_read(const char *text, size_t bytes, struct submission *ret_submission)
{
    struct submission read = {.root = json_loadb(text, bytes, JSON_REJECT_DUPLICATES, NULL)};
    const struct {
        const char *key;
        const char **ret_text;
    } texts[] = {
        {"id", &read.id},           {"kind", &read.kind},         {"centre", &read.centre},
        {"pack", &read.pack_hash},  {"language", &read.language}, {"privacy", &read.privacy_version},
        {"created", &read.created},
    };

    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        *texts[i].ret_text = json_string_value(json_object_get(read.root, texts[i].key));
        if (*texts[i].ret_text == NULL)
            goto corrupt;
    }
    read.response = json_object_get(read.root, "response");
    if (json_integer_value(json_object_get(read.root, "version")) != SUBMISSION_VERSION ||
        !json_is_object(read.response))
        goto corrupt;
    read.has_sign_up = json_object_get(read.root, "signUp") != NULL;
    if (read.has_sign_up && read_sign_up(json_object_get(read.root, "signUp"), &read.sign_up) != OK)
        goto corrupt;
    *ret_submission = read;
    return OK;
corrupt:
    json_decref(read.root);
    return CORRUPT;
}

void submission_finish(struct submission *submission)
{
    json_decref(submission->root);
    *submission = (struct submission){0};
}
