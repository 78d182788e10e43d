#include "mail/message.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "base/memory.h"
#include "mail/compose.h"
#include "mail/english.h"
#include "mail/html.h"
#include "mail/mime.h"
#include "mail/notice.h"
#include "mail/plain.h"

enum {
    /* What fits one message of the wire. In HTML every paragraph carries its style. */
    PLAIN_BYTES_MAX = 512 * 1024,
    HTML_BYTES_MAX = 1536 * 1024,
    MESSAGE_BYTES_MAX = 4096 * 1024,
    ID_CHARS_MAX = 64,
    SUBJECT_BYTES_MAX = 200,
};

enum { BODY_BOUNDARY = '_', LETTER_BOUNDARY = '+' };

/* The id stands in headers and, in a Maildir, in a file's name, and it came with the submission. */
static bool is_id(const char *id)
{
    size_t length = strspn(id, "0123456789abcdefABCDEF-");

    return length > 0 && length <= ID_CHARS_MAX && id[length] == '\0';
}

static enum status fill_envelope(const struct submission *submission, const struct message_context *context,
                                 struct message *message)
{
    const struct centre_route *route = centre_find_route(context->centre, notice_route(submission->kind));
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
static void write_subject(const struct submission *submission, const struct message_context *context,
                          struct strbuf *ret_subject)
{
    const struct centre_route *route = centre_find_route(context->centre, notice_route(submission->kind));

    strbuf_add(ret_subject, "Doorstep ");
    if (route->subject_prefix != NULL)
        strbuf_add_format(ret_subject, "%s ", route->subject_prefix);
    if (!english_mail(context->words, submission->kind, "subject", NULL, 0, ret_subject))
        strbuf_add(ret_subject, submission->kind);
    strbuf_add_format(ret_subject, " %s", context->reference);
}

static enum status add_headers(const struct submission *submission, const struct message_context *context,
                               const char *subject, struct message *message)
{
    const struct centre_route *route = centre_find_route(context->centre, notice_route(submission->kind));
    const struct centre_about *about = centre_about(context->centre);
    struct strbuf *text = &message->text;
    enum status status = mime_add_address(text, "From", about->short_title, message->sender);

    if (status == OK)
        status = mime_add_address(text, "To", route->name, message->recipient);
    if (status == OK && route->reply_to != NULL)
        status = mime_add_address(text, "Reply-To", route->name, route->reply_to);
    if (status == OK)
        status = mime_add_header(text, "Subject", subject);
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

/* No line of base64 begins with `--=`, so no boundary can stand in a part; and neither of the two begins with
 * the other. */
static void add_boundary(char part, const struct submission *submission, const char *end, struct strbuf *text)
{
    strbuf_add_format(text, "--=%c%s%s\r\n", part, submission->id, end);
}

static void begin_multipart(const char *subtype, char part, const struct submission *submission,
                            struct strbuf *text)
{
    strbuf_add_format(text, "Content-Type: multipart/%s;\r\n boundary=\"=%c%s\"\r\n\r\n", subtype, part,
                      submission->id);
}

static void begin_part(const char *type, const char *disposition, struct strbuf *text)
{
    strbuf_add_format(text,
                      "Content-Type: %s\r\n"
                      "Content-Transfer-Encoding: base64\r\n"
                      "Content-Disposition: %s\r\n\r\n",
                      type, disposition);
}

static enum status add_plain(const struct letter *letter, struct strbuf *text)
{
    struct strbuf plain;
    enum status status;

    strbuf_init(&plain, PLAIN_BYTES_MAX);
    plain_write(letter, &plain);
    status = strbuf_status(&plain);
    begin_part("text/plain; charset=utf-8", "inline", text);
    mime_add_base64(text, strbuf_text(&plain), plain.length);
    strbuf_finish(&plain);
    return status;
}

static enum status add_html(const struct letter *letter, const char *title, struct strbuf *text)
{
    struct strbuf html;
    enum status status;

    strbuf_init(&html, HTML_BYTES_MAX);
    html_write(letter, title, &html);
    status = strbuf_status(&html);
    begin_part("text/html; charset=utf-8", "inline", text);
    mime_add_base64(text, strbuf_text(&html), html.length);
    strbuf_finish(&html);
    return status;
}

static enum status add_letter(const struct submission *submission, const struct message_context *context,
                              const char *subject, struct strbuf *text)
{
    struct letter letter;
    enum status status;

    if (notice_is(submission))
        notice_compose(submission, context, &letter);
    else
        compose_letter(submission, context, &letter);
    status = letter_status(&letter);
    begin_multipart("alternative", LETTER_BOUNDARY, submission, text);
    add_boundary(LETTER_BOUNDARY, submission, "", text);
    if (status == OK)
        status = add_plain(&letter, text);
    add_boundary(LETTER_BOUNDARY, submission, "", text);
    if (status == OK)
        status = add_html(&letter, subject, text);
    add_boundary(LETTER_BOUNDARY, submission, "--", text);
    letter_finish(&letter);
    return status;
}

static void add_attachment(const struct submission *submission, const char *reference, struct strbuf *text)
{
    char *response = json_write_compact(submission->response);
    char disposition[80];

    (void)snprintf(disposition, sizeof disposition, "attachment; filename=\"%.16s.json\"", reference);
    begin_part("application/fhir+json", disposition, text);
    mime_add_base64(text, response, strlen(response));
    memory_wipe_text(response);
}

static enum status add_body(const struct submission *submission, const struct message_context *context,
                            const char *subject, struct strbuf *text)
{
    enum status status;

    strbuf_add(text, "MIME-Version: 1.0\r\n");
    begin_multipart("mixed", BODY_BOUNDARY, submission, text);
    add_boundary(BODY_BOUNDARY, submission, "", text);
    status = add_letter(submission, context, subject, text);
    if (!notice_is(submission)) {
        add_boundary(BODY_BOUNDARY, submission, "", text);
        add_attachment(submission, context->reference, text);
    }
    add_boundary(BODY_BOUNDARY, submission, "--", text);
    return status == OK ? strbuf_status(text) : status;
}

enum status message_make(const struct submission *submission, const struct message_context *context,
                         struct message *ret_message)
{
    struct message message = {0};
    struct strbuf subject;
    enum status status;

    strbuf_init(&message.text, MESSAGE_BYTES_MAX);
    strbuf_init(&subject, SUBJECT_BYTES_MAX);
    status = fill_envelope(submission, context, &message);
    if (status != OK)
        goto out;
    write_subject(submission, context, &subject);
    status = strbuf_status(&subject) == OK ? OK : INVALID;
    if (status == OK)
        status = add_headers(submission, context, strbuf_text(&subject), &message);
    if (status == OK)
        status = add_body(submission, context, strbuf_text(&subject), &message.text);
out:
    strbuf_finish(&subject);
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
