/* Makes emails of submissions, for tests that read them with other people's parsers.
 *     mail_compose PACK LOCALES [SHARED] < requests
 * A request is a line of JSON: {"submission", "reference", "utcMs", "copy"}, and of a sign-up "session":
 * {"name", "day", "opens", "closes", "place", "state", "position", "heldUntilUtcMs"}. So is the answer to
 * each:
 * {"status", "sender", "recipient", "message"}. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "mail/message.h"

static void stop(const struct faults *faults, const char *what)
{
    (void)fprintf(stderr, "mail_compose: %s: %s\n", what, faults->count > 0 ? faults->list[0].text : "?");
    exit(2);
}

static void read_session(const json_t *session, struct message_context *context,
                         struct occasion *ret_occasion)
{
    *ret_occasion = (struct occasion){
        .name = json_string_value(json_object_get(session, "name")),
        .opens = (int)json_integer_value(json_object_get(session, "opens")),
        .closes = (int)json_integer_value(json_object_get(session, "closes")),
        .place = json_string_value(json_object_get(session, "place")),
    };
    context->standing = (struct standing){
        .state = json_string_value(json_object_get(session, "state")),
        .position = (int)json_integer_value(json_object_get(session, "position")),
        .held_until_utc_ms = json_integer_value(json_object_get(session, "heldUntilUtcMs")),
    };
    if (date_read(json_string_value(json_object_get(session, "day")), &ret_occasion->day) != OK)
        exit(2);
    context->occasion = ret_occasion;
}

static enum status make(const json_t *request, struct message_context *context, struct message *ret_message)
{
    char *text = json_write_compact(json_object_get(request, "submission"));
    const json_t *session = json_object_get(request, "session");
    struct submission submission;
    struct occasion occasion;
    enum status status = submission_read(text, strlen(text), &submission);

    context->reference = json_string_value(json_object_get(request, "reference"));
    context->sent_utc_ms = json_integer_value(json_object_get(request, "utcMs"));
    context->possible_copy = json_is_true(json_object_get(request, "copy"));
    context->occasion = NULL;
    if (json_is_object(session))
        read_session(session, context, &occasion);
    memory_wipe_text(text);
    if (status != OK)
        return status;
    status = message_make(&submission, context, ret_message);
    submission_finish(&submission);
    return status;
}

static void answer(const char *line, struct message_context *context)
{
    json_t *request = json_loads(line, 0, NULL);
    struct message message = {0};
    enum status status = make(request, context, &message);
    json_t *made = json_pack("{s:s,s:s,s:s,s:s}", "status", status_name(status), "sender", message.sender,
                             "recipient", message.recipient, "message", strbuf_text(&message.text));

    (void)json_dumpf(made, stdout, JSON_COMPACT);
    (void)putchar('\n');
    (void)fflush(stdout);
    json_decref(made);
    json_decref(request);
    if (status == OK)
        message_finish(&message);
}

int main(int argc, char **argv)
{
    struct message_context context = {0};
    struct centre *centre = NULL;
    struct words *words = NULL;
    struct faults faults;
    char strings[4096];
    char *line = NULL;
    size_t capacity = 0;

    if (argc != 3 && argc != 4)
        return 2;
    faults_init(&faults);
    (void)snprintf(strings, sizeof strings, "%s/strings", argv[1]);
    if (centre_load(argv[1], &faults, &centre) != OK)
        stop(&faults, argv[1]);
    if (argc == 4 && centre_load_shared(centre, argv[3], &faults) != OK)
        stop(&faults, argv[3]);
    if (words_create(argv[2], &faults, &words) != OK || words_lay_pack(words, strings, &faults) != OK)
        stop(&faults, argv[2]);
    context.centre = centre;
    context.words = words;
    while (getline(&line, &capacity, stdin) > 0)
        answer(line, &context);
    free(line);
    words_destroy(words);
    centre_destroy(centre);
    faults_finish(&faults);
    return 0;
}
