#include "mail/trial.h"

#include <stdio.h>
#include <string.h>

#include "mail/mime.h"

enum { BODY_BYTES_MAX = 16 * 1024, MESSAGE_BYTES_MAX = 32 * 1024, SUBJECT_BYTES_MAX = 1200 };

static enum status fill_envelope(const struct trial *trial, struct message *message)
{
    if (!mime_is_address(trial->route->inbox) || !mime_is_address(trial->sender))
        return INVALID;
    (void)snprintf(message->sender, sizeof message->sender, "%s", trial->sender);
    (void)snprintf(message->recipient, sizeof message->recipient, "%s", trial->route->inbox);
    if ((size_t)snprintf(message->message_id, sizeof message->message_id, "<%s@%s>", trial->id,
                         strchr(trial->sender, '@') + 1) >= sizeof message->message_id)
        return INVALID;
    return OK;
}

static enum status add_subject(const struct trial *trial, struct strbuf *text)
{
    struct strbuf subject;
    enum status status;

    strbuf_init(&subject, SUBJECT_BYTES_MAX);
    strbuf_add_format(&subject, "Doorstep test %s: please reply with the code", trial->centre->title);
    status = strbuf_status(&subject);
    if (status == OK)
        status = mime_add_header(text, "Subject", strbuf_text(&subject));
    strbuf_finish(&subject);
    return status;
}

static enum status add_headers(const struct trial *trial, struct message *message)
{
    struct strbuf *text = &message->text;
    enum status status = mime_add_address(text, "From", trial->centre->short_title, message->sender);

    if (status == OK)
        status = mime_add_address(text, "To", trial->route->name, message->recipient);
    if (status == OK && trial->route->reply_to != NULL)
        status = mime_add_address(text, "Reply-To", trial->route->name, trial->route->reply_to);
    if (status == OK)
        status = add_subject(trial, text);
    if (status == OK)
        status = mime_add_date(text, trial->sent_utc_ms);
    if (status == OK)
        status = mime_add_header(text, "Message-ID", message->message_id);
    if (status == OK)
        status = mime_add_header(text, "Auto-Submitted", "auto-generated");
    return status;
}

static void write_body(const struct trial *trial, struct strbuf *body)
{
    strbuf_add_format(body,
                      "This is a test from Doorstep, the touchscreen at %s.\r\n\r\n"
                      "Families can ask for help on it. What they ask for is to come to this inbox\r\n"
                      "as email. Nothing is sent here until you have passed this code on:\r\n\r\n"
                      "    %s\r\n\r\n"
                      "Please reply with the code, or tell it to the person who sets the touchscreen\r\n"
                      "up. It works for %d hours.\r\n\r\n"
                      "Inbox: %s (%s)\r\n"
                      "Emails will come from: %s\r\n"
                      "What will come here:",
                      trial->centre->title, trial->code, trial->hours, trial->route->inbox,
                      trial->route->name, trial->sender);
    for (size_t i = 0; i < trial->kind_count; i++)
        strbuf_add_format(body, "%s %s", i > 0 ? "," : "", trial->kinds[i]);
    strbuf_add(body, "\r\n\r\n"
                     "If you did not expect this email, keep the code to yourself and tell the\r\n"
                     "children's centre. This email says nothing about any family.\r\n");
}

static enum status add_body(const struct trial *trial, struct strbuf *text)
{
    struct strbuf body;
    enum status status;

    strbuf_init(&body, BODY_BYTES_MAX);
    write_body(trial, &body);
    status = strbuf_status(&body);
    strbuf_add(text, "MIME-Version: 1.0\r\n"
                     "Content-Type: text/plain; charset=utf-8\r\n"
                     "Content-Transfer-Encoding: base64\r\n\r\n");
    mime_add_base64(text, strbuf_text(&body), body.length);
    strbuf_finish(&body);
    return status;
}

enum status trial_make(const struct trial *trial, struct message *ret_message)
{
    struct message message = {0};
    enum status status;

    strbuf_init(&message.text, MESSAGE_BYTES_MAX);
    status = fill_envelope(trial, &message);
    if (status == OK)
        status = add_headers(trial, &message);
    if (status == OK)
        status = add_body(trial, &message.text);
    if (status == OK)
        status = strbuf_status(&message.text);
    if (status == OK)
        *ret_message = message;
    else
        message_finish(&message);
    return status;
}
