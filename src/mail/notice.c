#include "mail/notice.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "mail/scribe.h"
#include "mail/sheet.h"

enum { NOTICE_VERSION = 1, MINUTE_LAST = 24 * 60 - 1, ROW_TEXT_BYTES = 16 * 1024 };

/* The families in the order in which staff need them. */
static const struct {
    const char *state;
    const char *heading;
} sections[] = {
    {"offered", "heading.offered"},     {"booked", "heading.booked"}, {"waiting", "heading.waiting"},
    {"cancelled", "heading.cancelled"}, {"missed", "heading.missed"},
};

static bool is_kind(const char *kind)
{
    return strcmp(kind, NOTICE_LIST) == 0 || strcmp(kind, NOTICE_OFFER) == 0 ||
           strcmp(kind, NOTICE_CANCELLED) == 0;
}

static bool is_sheet(const char *kind)
{
    return strcmp(kind, NOTICE_SHEET) == 0;
}

const char *notice_route(const char *kind)
{
    if (is_sheet(kind))
        return VITAMINS_KIND;
    return is_kind(kind) ? SIGN_UP_KIND : kind;
}

bool notice_is(const struct submission *submission)
{
    return is_kind(submission->kind) || is_sheet(submission->kind);
}

static json_t *need(json_t *made)
{
    if (made == NULL)
        abort();
    return made;
}

static json_t *write_occasion(const struct occasion *occasion)
{
    char day[11];

    date_write(occasion->day, day);
    return need(json_pack("{s:s,s:s,s:i,s:i,s:s?}", "name", occasion->name, "day", day, "opens",
                          occasion->opens, "closes", occasion->closes, "place", occasion->place));
}

static json_t *write_sums(const struct notice_sums *sums)
{
    return need(json_pack("{s:i,s:i,s:i,s:i}", "families", sums->families, "children", sums->children,
                          "adults", sums->adults, "waiting", sums->waiting));
}

static json_t *write_list(const struct notice *notice)
{
    char day[11];

    if (!is_sheet(notice->kind))
        return need(json_pack("{s:o,s:o,s:i,s:i,s:O}", "session", write_occasion(&notice->occasion), "sums",
                              write_sums(&notice->sums), "page", notice->page, "pages", notice->pages, "rows",
                              notice->rows));
    date_write(notice->occasion.day, day);
    return need(json_pack("{s:s,s:O}", "day", day, "rows", notice->rows));
}

char *notice_write(const struct notice *notice)
{
    char created[21];
    json_t *root;
    char *text;

    clock_format_utc(notice->made_utc_ms, created);
    root = need(json_pack("{s:i,s:s,s:s,s:s,s:s,s:s,s:s,s:s,s:{},s:o}", "version", NOTICE_VERSION, "id",
                          notice->id, "kind", notice->kind, "centre", notice->centre, "pack",
                          notice->pack_hash, "language", "en", "privacy", "", "created", created, "response",
                          "list", write_list(notice)));
    text = json_write_compact(root);
    json_decref(root);
    return text;
}

static const char *text_of(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));

    return text != NULL ? text : "";
}

static int number_of(const json_t *object, const char *key, int lowest, int highest)
{
    const json_t *value = json_object_get(object, key);
    json_int_t number = json_integer_value(value);

    return json_is_integer(value) && number >= lowest && number <= highest ? (int)number : lowest;
}

static void read_occasion(const json_t *session, struct occasion *ret_occasion)
{
    struct occasion read = {
        .name = text_of(session, "name"),
        .opens = number_of(session, "opens", -1, MINUTE_LAST),
        .closes = number_of(session, "closes", -1, MINUTE_LAST),
        .place = json_string_value(json_object_get(session, "place")),
    };

    if (date_read(text_of(session, "day"), &read.day) != OK)
        read.day = (struct date){0};
    *ret_occasion = read;
}

static void add_sums(const struct scribe *scribe, const json_t *list)
{
    static const struct {
        const char *key, *what;
    } SUMS[] = {{"families", "sum.families"},
                {"children", "sum.children"},
                {"adults", "sum.adults"},
                {"waiting", "sum.waiting"}};
    const json_t *sums = json_object_get(list, "sums");
    struct word_value values[] = {{.name = "page"}, {.name = "pages"}};

    for (size_t i = 0; i < sizeof SUMS / sizeof SUMS[0]; i++)
        scribe_number(scribe, SUMS[i].what, number_of(sums, SUMS[i].key, 0, INT32_MAX));
    for (size_t i = 0; i < 2; i++) {
        values[i].kind = WORD_NUMBER;
        values[i].number = number_of(list, values[i].name, 1, INT32_MAX);
    }
    if (values[1].number > 1)
        scribe_say_with(scribe, LETTER_NOTE, "page", values, 2);
}

static void add_ages(const struct scribe *scribe, const json_t *ages)
{
    struct strbuf lines;

    strbuf_init(&lines, ROW_TEXT_BYTES);
    for (size_t i = 0; i < json_array_size(ages); i++) {
        const char *age = json_string_value(json_array_get(ages, i));

        strbuf_add(&lines, i > 0 ? "\n" : "");
        strbuf_add(&lines, age != NULL ? age : "");
    }
    if (lines.length > 0)
        scribe_add(scribe, LETTER_ANSWER, &lines);
    strbuf_finish(&lines);
}

/* A row of a sign-up that is no more tells no name: staff have it already, or need not know. */
static void add_family(const struct scribe *scribe, const json_t *row)
{
    const char *name = text_of(row, "name");
    const char *phone = text_of(row, "phone");

    if (json_object_get(row, "name") == NULL)
        return;
    scribe_say(scribe, LETTER_LABEL, "name");
    if (name[0] != '\0') {
        letter_add(scribe->letter, LETTER_OWN, name);
        scribe_reading(scribe, name);
    } else {
        scribe_say(scribe, LETTER_VALUE, "name.none");
    }
    if (phone[0] != '\0') {
        scribe_fact(scribe, "phone", phone);
    } else {
        scribe_say(scribe, LETTER_LABEL, "phone");
        scribe_say(scribe, LETTER_VALUE, "phone.none");
    }
}

static void add_row(const struct scribe *scribe, const json_t *row)
{
    int position = number_of(row, "position", 0, INT32_MAX);
    json_int_t until_utc_ms = json_integer_value(json_object_get(row, "heldUntilUtcMs"));
    struct strbuf heading;

    strbuf_init(&heading, ROW_TEXT_BYTES);
    if (position > 0)
        strbuf_add_format(&heading, "%d. ", position);
    strbuf_add(&heading, text_of(row, "reference"));
    scribe_add(scribe, LETTER_GROUP, &heading);
    strbuf_finish(&heading);
    add_family(scribe, row);
    if (until_utc_ms > 0)
        scribe_moment(scribe, "standing.until", until_utc_ms);
    scribe_number(scribe, "adults", number_of(row, "adults", 0, INT32_MAX));
    scribe_number(scribe, "children", number_of(row, "children", 0, INT32_MAX));
    if (json_array_size(json_object_get(row, "ages")) > 0) {
        scribe_say(scribe, LETTER_LABEL, "ages");
        add_ages(scribe, json_object_get(row, "ages"));
    }
    letter_add(scribe->letter, LETTER_GROUP_END, "");
}

static void add_rows(const struct scribe *scribe, const json_t *rows, const char *state, const char *heading)
{
    bool is_begun = false;

    for (size_t i = 0; i < json_array_size(rows); i++) {
        const json_t *row = json_array_get(rows, i);

        if (strcmp(text_of(row, "state"), state) != 0)
            continue;
        if (!is_begun)
            scribe_say(scribe, LETTER_HEADING, heading);
        is_begun = true;
        add_row(scribe, row);
    }
}

static void add_footing(const struct scribe *scribe, const struct message_context *context)
{
    scribe_say(scribe, LETTER_HEADING, "heading.about");
    scribe_fact(scribe, "reference", context->reference);
    scribe_moment(scribe, "made", context->sent_utc_ms);
    scribe_fact(scribe, "centre", centre_about(context->centre)->title);
    scribe_say(scribe, LETTER_NOTE, "note");
    scribe_say(scribe, LETTER_NOTE, "reply.note");
}

static void add_session(const struct scribe *scribe, const json_t *list)
{
    struct occasion occasion;

    read_occasion(json_object_get(list, "session"), &occasion);
    scribe_say(scribe, LETTER_HEADING, "heading.session");
    scribe_occasion(scribe, &occasion);
    if (strcmp(scribe->kind, NOTICE_LIST) == 0)
        add_sums(scribe, list);
    for (size_t i = 0; i < sizeof sections / sizeof sections[0]; i++)
        add_rows(scribe, json_object_get(list, "rows"), sections[i].state, sections[i].heading);
}

void notice_compose(const struct submission *submission, const struct message_context *context,
                    struct letter *ret_letter)
{
    const struct scribe scribe = {.words = context->words, .kind = submission->kind, .letter = ret_letter};
    const struct word_value reference = {.name = "reference", .kind = WORD_TEXT, .text = context->reference};
    const json_t *list = json_object_get(submission->root, "list");

    letter_init(ret_letter);
    if (context->possible_copy)
        scribe_say_with(&scribe, LETTER_WARNING, "copy", &reference, 1);
    if (is_sheet(submission->kind))
        sheet_compose(&scribe, list);
    else
        add_session(&scribe, list);
    add_footing(&scribe, context);
}
