#include "mail/message.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "base/memory.h"
#include "mail/english.h"
#include "mail/letter.h"
#include "mail/mime.h"

enum {
    /* A sealed submission is at most 36 KiB; each answer may stand there three times and in base64. */
    LETTER_BYTES_MAX = 256 * 1024,
    MESSAGE_BYTES_MAX = 512 * 1024,
    ID_CHARS_MAX = 64,
    SUBJECT_BYTES_MAX = 200,
};

/* The id stands in headers and, in a Maildir, in a file's name, and it came with the submission. */
static bool is_id(const char *id)
{
    size_t length = strspn(id, "0123456789abcdefABCDEF-");

    return length > 0 && length <= ID_CHARS_MAX && id[length] == '\0';
}

static enum status fill_envelope(const struct submission *submission, const struct message_context *context,
                                 struct message *message)
{
    const struct centre_route *route = centre_find_route(context->centre, submission->kind);
    const char *sender;

    if (route == NULL)
        return NOT_FOUND;
    sender = context->sender != NULL ? context->sender : route->sender;
    if (!mime_is_address(route->inbox) || !mime_is_address(sender) || !is_id(submission->id))
        return INVALID;
    (void)snprintf(message->sender, sizeof message->sender, "%s", sender);
    (void)snprintf(message->recipient, sizeof message->recipient, "%s", route->inbox);
    if ((size_t)snprintf(message->message_id, sizeof message->message_id, "<%s@%s>", submission->id,
                         strchr(sender, '@') + 1) >= sizeof message->message_id)
        return INVALID;
    return OK;
}

/* Kind and reference only: subjects show on locked screens and in logs. */
static enum status add_subject(const struct submission *submission, const struct message_context *context,
                               struct strbuf *text)
{
    struct strbuf key;
    struct strbuf subject;
    enum status status;

    strbuf_init(&key, SUBJECT_BYTES_MAX);
    strbuf_init(&subject, SUBJECT_BYTES_MAX);
    strbuf_add_format(&key, "mail.subject.%s", submission->kind);
    strbuf_add(&subject, "Doorstep ");
    if (!english_words(context->words, strbuf_text(&key), &subject))
        strbuf_add(&subject, submission->kind);
    strbuf_add_format(&subject, " %s", context->reference);
    status =
        strbuf_status(&subject) == OK ? mime_add_header(text, "Subject", strbuf_text(&subject)) : INVALID;
    strbuf_finish(&subject);
    strbuf_finish(&key);
    return status;
}

static enum status add_headers(const struct submission *submission, const struct message_context *context,
                               struct message *message)
{
    const struct centre_route *route = centre_find_route(context->centre, submission->kind);
    const struct centre_about *about = centre_about(context->centre);
    struct strbuf *text = &message->text;
    enum status status = mime_add_address(text, "From", about->short_title, message->sender);

    if (status == OK)
        status = mime_add_address(text, "To", route->name, message->recipient);
    if (status == OK)
        status = add_subject(submission, context, text);
    if (status == OK)
        status = mime_add_date(text, context->sent_utc_ms);
    if (status == OK)
        status = mime_add_header(text, "Message-ID", message->message_id);
    if (status == OK)
        status = mime_add_header(text, "Auto-Submitted", "auto-generated");
    if (status == OK && context->possible_copy)
        status = mime_add_header(text, "X-Doorstep-Possible-Copy", "yes");
    return status;
}

static void begin_part(const struct submission *submission, const char *type, const char *disposition,
                       struct strbuf *text)
{
    strbuf_add_format(text,
                      "--=_%s\r\n"
                      "Content-Type: %s\r\n"
                      "Content-Transfer-Encoding: base64\r\n"
                      "Content-Disposition: %s\r\n\r\n",
                      submission->id, type, disposition);
}

static enum status add_letter(const struct submission *submission, const struct message_context *context,
                              struct strbuf *text)
{
    struct strbuf letter;
    enum status status;

    strbuf_init(&letter, LETTER_BYTES_MAX);
    letter_write(submission, context, &letter);
    status = strbuf_status(&letter);
    begin_part(submission, "text/plain; charset=utf-8", "inline", text);
    mime_add_base64(text, strbuf_text(&letter), letter.length);
    strbuf_finish(&letter);
    return status;
}

static void add_attachment(const struct submission *submission, const char *reference, struct strbuf *text)
{
    char *response = json_write_compact(submission->response);
    char disposition[80];

    (void)snprintf(disposition, sizeof disposition, "attachment; filename=\"%.16s.json\"", reference);
    begin_part(submission, "application/fhir+json", disposition, text);
    mime_add_base64(text, response, strlen(response));
    memory_wipe_text(response);
}

enum status message_make(const struct submission *submission, const struct message_context *context,
                         struct message *ret_message)
{
    struct message message = {0};
    enum status status;

    strbuf_init(&message.text, MESSAGE_BYTES_MAX);
    status = fill_envelope(submission, context, &message);
    if (status == OK)
        status = add_headers(submission, context, &message);
    if (status != OK)
        goto out;
    /* No line of base64 begins with `--=_`, so the boundary cannot stand in a part. */
    strbuf_add_format(&message.text,
                      "MIME-Version: 1.0\r\n"
                      "Content-Type: multipart/mixed;\r\n"
                      " boundary=\"=_%s\"\r\n\r\n",
                      submission->id);
    status = add_letter(submission, context, &message.text);
    add_attachment(submission, context->reference, &message.text);
    strbuf_add_format(&message.text, "--=_%s--\r\n", submission->id);
    if (status == OK)
        status = strbuf_status(&message.text);
out:
    if (status == OK)
        *ret_message = message;
    else
        message_finish(&message);
    return status;
}

void message_finish(struct message *message)
{
    strbuf_finish(&message->text);
    memory_wipe(message, sizeof *message);
}
