/* What staff set over the centre pack: closed days, places, services that were looked at, notices. Only the
 * keeper writes it, so that the glass and the keeper agree. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "tools/ctl.h"
#include "tools/desk_dates.h"
#include "tools/edits.h"
#include "tools/in_use.h"
#include "tools/typed.h"

enum { WORD_BYTES = 24, PLACES_BYTES = 80, LINE_BYTES = 900 };

/* --- in words --- */

static size_t add_places(char *text, size_t used, const char *what, json_int_t count)
{
    int added =
        count >= PLACES_NO_LIMIT
            ? snprintf(text + used, PLACES_BYTES - used, "%sany %s", used > 0 ? ", " : "", what)
            : snprintf(text + used, PLACES_BYTES - used, "%s%d %s", used > 0 ? ", " : "", (int)count, what);

    return used + (added > 0 ? (size_t)added : 0);
}

static void describe_places(const json_t *row, char ret_text[PLACES_BYTES])
{
    size_t used = add_places(ret_text, 0, "families", row_number(row, "families"));

    used = add_places(ret_text, used, "children", row_number(row, "children"));
    (void)add_places(ret_text, used, "adults", row_number(row, "adults"));
}

static void describe(const json_t *row, char *ret_text, size_t capacity)
{
    char subject[EDIT_SUBJECT_BYTES], kind[WORD_BYTES], day[11], text[EDIT_TEXT_BYTES], places[PLACES_BYTES];

    row_text(row, "subject", subject, sizeof subject);
    row_text(row, "kind", kind, sizeof kind);
    row_text(row, "day", day, sizeof day);
    row_text(row, "text", text, sizeof text);
    if (strcmp(kind, edit_kind_name(EDIT_CLOSE)) == 0) {
        (void)snprintf(ret_text, capacity, "%s is closed on %s",
                       subject[0] != '\0' ? subject : "the whole centre", day);
    } else if (strcmp(kind, edit_kind_name(EDIT_CAPACITY)) == 0) {
        describe_places(row, places);
        (void)snprintf(ret_text, capacity, "%s has room for %s", subject, places);
    } else if (strcmp(kind, edit_kind_name(EDIT_CHECKED)) == 0) {
        (void)snprintf(ret_text, capacity, "%s was looked at%s%s", subject, day[0] != '\0' ? " on " : "",
                       day);
    } else {
        (void)snprintf(ret_text, capacity, "notice (%s): %s", subject, text);
    }
}

static void print_row(const json_t *row)
{
    char words[LINE_BYTES];

    describe(row, words, sizeof words);
    printf("%4d  %s%s\n", (int)row_number(row, "id"), words,
           row_number(row, "isFound") != 0 ? "" : " (the pack in use has no such thing: without effect)");
}

/* With the fields of its kind only, and null for no limit. */
static json_t *plain_row(const json_t *row)
{
    static const char *const PLACES[] = {"families", "children", "adults"};
    json_t *plain = json_deep_copy(row);
    char kind[WORD_BYTES];
    bool has_places;

    row_text(row, "kind", kind, sizeof kind);
    has_places = strcmp(kind, edit_kind_name(EDIT_CAPACITY)) == 0;
    for (size_t i = 0; i < sizeof PLACES / sizeof PLACES[0]; i++) {
        if (!has_places)
            (void)json_object_del(plain, PLACES[i]);
        else if (row_number(row, PLACES[i]) >= PLACES_NO_LIMIT)
            (void)json_object_set_new(plain, PLACES[i], json_null());
    }
    if (strcmp(kind, edit_kind_name(EDIT_NOTICE)) != 0)
        (void)json_object_del(plain, "text");
    if (has_places || strcmp(kind, edit_kind_name(EDIT_NOTICE)) == 0)
        (void)json_object_del(plain, "day");
    (void)json_object_set_new(plain, "isFound", json_boolean(row_number(row, "isFound") != 0));
    return plain;
}

int ctl_edits_list(const struct ctl_request *request)
{
    bool as_json = request->value[CTL_JSON] != NULL;
    json_t *rows = NULL;
    json_t *plain;

    if (edits_read_rows(request->data, &rows) != OK)
        return CTL_DID_NOT_HOLD;
    plain = json_array();
    for (size_t i = 0; i < json_array_size(rows); i++) {
        (void)json_array_append_new(plain, plain_row(json_array_get(rows, i)));
        if (!as_json)
            print_row(json_array_get(rows, i));
    }
    if (as_json)
        ctl_print_json(json_pack("{s:O}", "items", plain));
    else if (json_array_size(rows) == 0)
        printf("Nothing is set over the pack.\n");
    json_decref(plain);
    json_decref(rows);
    return CTL_DONE;
}

/* --- set --- */

/* The wire takes all fields of every kind. */
static json_t *edit_fields(const char *kind, const char *subject, const char *day, const char *text)
{
    return json_pack("{s:s, s:s, s:s, s:i, s:i, s:i, s:s}", "kind", kind, "subject", subject, "day", day,
                     "families", PLACES_NO_LIMIT, "children", PLACES_NO_LIMIT, "adults", PLACES_NO_LIMIT,
                     "text", text);
}

static int say_put(const json_t *fields, const json_t *answer)
{
    static const struct {
        const char *verdict, *why;
    } WHYS[] = {
        {"unknown", "the pack in use has no such thing; look at how it is called"},
        {"past", "is over; write a day to come"},
        {"text", "the text is empty or too long for the welcome page; write up to 150 characters"},
        {"too-many", "there is too much set already; take something away with doorstepctl edits undo"},
    };
    char verdict[WORD_BYTES], words[LINE_BYTES], kind[WORD_BYTES], subject[EDIT_SUBJECT_BYTES], day[11];

    row_text(answer, "verdict", verdict, sizeof verdict);
    row_text(fields, "kind", kind, sizeof kind);
    row_text(fields, "subject", subject, sizeof subject);
    row_text(fields, "day", day, sizeof day);
    describe(fields, words, sizeof words);
    if (strcmp(verdict, "done") == 0) {
        printf("%s; doorstepctl edits undo %d takes it back\n", words, (int)row_number(answer, "id"));
        if (strcmp(kind, edit_kind_name(EDIT_CLOSE)) == 0)
            printf("Ring who has signed up: doorstepctl register %s %s lists them, and doorstepctl sign-ups "
                   "name "
                   "REFERENCE has each number.\n",
                   subject[0] != '\0' ? subject : DESK_DATES_ALL, day);
        return CTL_DONE;
    }
    for (size_t i = 0; i < sizeof WHYS / sizeof WHYS[0]; i++) {
        if (strcmp(verdict, WHYS[i].verdict) == 0)
            log_line("not set: %s: %s", words, WHYS[i].why);
    }
    return CTL_DID_NOT_HOLD;
}

/* Takes over `fields`. */
static int put(const char *data, json_t *fields)
{
    struct source source;
    json_t *answer = NULL;
    int code = CTL_DID_NOT_HOLD;

    if (source_open_keeper(data, &source) == OK &&
        source_ask_one(&source, WIRE_EDIT_PUT, json_incref(fields), &answer) == OK)
        code = say_put(fields, answer);
    source_close(&source);
    json_decref(answer);
    json_decref(fields);
    return code;
}

int ctl_edits_close(const struct ctl_request *request)
{
    bool is_all = strcmp(request->folder, DESK_DATES_ALL) == 0;
    struct date day;
    char text[11];

    if (!typed_day(request->second, &day))
        return CTL_CALLED_WRONGLY;
    date_write(day, text);
    return put(request->data,
               edit_fields(edit_kind_name(EDIT_CLOSE), is_all ? "" : request->folder, text, ""));
}

/* Of what is not said the number stays as it is. */
static bool read_places(const struct ctl_request *request, struct places *places)
{
    const struct {
        enum ctl_option option;
        const char *name;
        int *count;
    } numbers[] = {{CTL_FAMILIES, "--families", &places->families},
                   {CTL_CHILDREN, "--children", &places->children},
                   {CTL_ADULTS, "--adults", &places->adults}};
    bool is_any = false;

    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        const char *typed = request->value[numbers[i].option];

        if (typed == NULL)
            continue;
        is_any = true;
        if (strcmp(typed, "none") == 0)
            *numbers[i].count = PLACES_NO_LIMIT;
        else if (!typed_count(numbers[i].name, typed, 0, PLACES_NO_LIMIT - 1, numbers[i].count))
            return false;
    }
    if (!is_any)
        log_line(
            "%s: how many is missing; write --families, --children or --adults, each with a number or none",
            request->folder);
    return is_any;
}

int ctl_edits_capacity(const struct ctl_request *request)
{
    struct in_use in_use;
    struct places places = {0};
    json_t *fields;
    size_t count = 0;
    int index = -1;
    enum status status = OK;

    if (!read_places(request, &places))
        return CTL_CALLED_WRONGLY;
    status = in_use_open(request->data, &in_use);
    if (status == OK)
        index = centre_find_session(in_use.centre, request->folder);
    if (index >= 0)
        places = centre_sessions(in_use.centre, &count)[index].capacity;
    else if (status == OK)
        log_line("%s: the pack in use has no such session; it is called as in timetable.json",
                 request->folder);
    in_use_close(&in_use);
    if (index < 0 || !read_places(request, &places))
        return CTL_DID_NOT_HOLD;
    fields = edit_fields(edit_kind_name(EDIT_CAPACITY), request->folder, "", "");
    (void)json_object_set_new(fields, "families", json_integer(places.families));
    (void)json_object_set_new(fields, "children", json_integer(places.children));
    (void)json_object_set_new(fields, "adults", json_integer(places.adults));
    return put(request->data, fields);
}

/* The keeper says what day it is. */
int ctl_edits_checked(const struct ctl_request *request)
{
    return put(request->data, edit_fields(edit_kind_name(EDIT_CHECKED), request->folder, "", ""));
}

/* --- undone --- */

static int undo(const char *data, json_int_t id)
{
    struct source source;
    char verdict[WORD_BYTES] = "";
    json_t *answer = NULL;
    enum status status = source_open_keeper(data, &source);

    if (status == OK)
        status = source_ask_one(&source, WIRE_EDIT_UNDO, json_pack("{s:I}", "id", id), &answer);
    source_close(&source);
    row_text(answer, "verdict", verdict, sizeof verdict);
    json_decref(answer);
    if (status != OK)
        return CTL_DID_NOT_HOLD;
    if (strcmp(verdict, "done") != 0) {
        log_line("%d: nothing has this number; doorstepctl edits list shows all", (int)id);
        return CTL_DID_NOT_HOLD;
    }
    printf("%d: undone\n", (int)id);
    return CTL_DONE;
}

int ctl_edits_undo(const struct ctl_request *request)
{
    int id = 0;

    if (!typed_count("NUMBER", request->folder, 1, 999999999, &id))
        return CTL_CALLED_WRONGLY;
    return undo(request->data, id);
}

static int take_notice_away(const char *data, const char *language)
{
    json_t *rows = NULL;
    json_int_t id = 0;

    if (edits_read_rows(data, &rows) != OK)
        return CTL_DID_NOT_HOLD;
    for (size_t i = 0; i < json_array_size(rows); i++) {
        const json_t *row = json_array_get(rows, i);
        char kind[WORD_BYTES], subject[EDIT_SUBJECT_BYTES];

        row_text(row, "kind", kind, sizeof kind);
        row_text(row, "subject", subject, sizeof subject);
        if (strcmp(kind, edit_kind_name(EDIT_NOTICE)) == 0 && strcmp(subject, language) == 0)
            id = row_number(row, "id");
    }
    json_decref(rows);
    if (id != 0)
        return undo(data, id);
    log_line("%s: there is no notice in this language; doorstepctl edits list shows all", language);
    return CTL_DID_NOT_HOLD;
}

int ctl_edits_notice(const struct ctl_request *request)
{
    if (request->second[0] == '\0')
        return take_notice_away(request->data, request->folder);
    return put(request->data, edit_fields(edit_kind_name(EDIT_NOTICE), request->folder, "", request->second));
}
