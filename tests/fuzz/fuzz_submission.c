/* What a glass may have sealed: the keeper reads it and makes the email for staff of it, with the pack of
 * Tower Hamlets. Whatever stands in it, no header and no line of the letter's own is forged, and every mail
 * server takes the lines. Input: the opened submission. */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mail/compose.h"
#include "mail/html.h"
#include "mail/message.h"
#include "mail/plain.h"

#include "input.h"

#define PACK DOORSTEP_SOURCE_DIR "/kiosk/centres/tower-hamlets-north-west"

enum { LINE_CHARS_MAX = 998 /* RFC 5322, 2.1.1 */, PART_BYTES_MAX = 4 * 1024 * 1024 };

static const struct message_context *open_context(void)
{
    static struct message_context context;
    static struct faults faults;
    static struct centre *centre;
    static struct words *words;

    if (context.centre != NULL)
        return &context;
    faults_init(&faults);
    if (centre_load(PACK, &faults, &centre) != OK ||
        words_create(DOORSTEP_SOURCE_DIR "/assets/locales", &faults, &words) != OK ||
        words_lay_pack(words, PACK "/strings", &faults) != OK) {
        (void)fprintf(stderr, "the pack does not load: %s\n", faults.list[0].text);
        abort();
    }
    context = (struct message_context){
        .centre = centre, .words = words, .reference = "ABCD-2345", .sent_utc_ms = INT64_C(1795000000000)};
    return &context;
}

static bool begins_with(const char *text, const char *beginning)
{
    return strncmp(text, beginning, strlen(beginning)) == 0;
}

static bool is_header(const char *line)
{
    static const char *const known[] = {" ",
                                        "From: ",
                                        "To: ",
                                        "Reply-To: ",
                                        "Subject: ",
                                        "Date: ",
                                        "Message-ID: ",
                                        "MIME-Version: ",
                                        "Auto-Submitted: ",
                                        "Content-Type: ",
                                        "X-Doorstep-Possible-Copy: "};

    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (begins_with(line, known[i]))
            return true;
    }
    return false;
}

static void check_mail_lines(const struct message *message)
{
    const char *text = strbuf_text(&message->text);
    bool in_headers = true;

    assert(strlen(text) == message->text.length);
    while (*text != '\0') {
        size_t length = strcspn(text, "\r\n");

        assert(length <= LINE_CHARS_MAX && begins_with(text + length, "\r\n"));
        in_headers = in_headers && length > 0;
        assert(!in_headers || is_header(text));
        for (size_t i = 0; i < length; i++)
            assert((unsigned char)text[i] < 0x80);
        text += length + 2;
    }
    assert(!in_headers);
}

/* What a parent wrote stands indented, so that it is never taken for what the letter itself says. */
static void check_plain(const struct letter *letter)
{
    static const char *const headings[] = {"HOW TO CONTACT SAFELY\r\n", "LANGUAGE AND INTERPRETER\r\n",
                                           "ABOUT THIS REQUEST\r\n"};
    struct strbuf plain;
    const char *at;

    strbuf_init(&plain, PART_BYTES_MAX);
    plain_write(letter, &plain);
    assert(strbuf_status(&plain) == OK && input_is_utf8(strbuf_text(&plain)));
    at = strbuf_text(&plain);
    for (size_t i = 0; i < sizeof headings / sizeof headings[0]; i++) {
        at = strstr(at, headings[i]);
        assert(at != NULL);
    }
    strbuf_finish(&plain);
}

/* Every < begins an element of ours, every & a character that was escaped. */
static void check_markup(const char *at)
{
    static const char *const known[] = {
        "<!DOCTYPE html>",
        "<html lang=\"en\"",
        "<head>\n",
        "<meta ",
        "<title>Title</title>",
        "<body style=\"",
        "<h1 style=\"",
        "<h2 style=\"",
        "<p style=\"",
        "<p dir=\"ltr\" style=\"margin:0\">",
        "<p dir=\"rtl\" style=\"margin:0\">",
        "<span dir=\"ltr\">",
        "<br>",
        "<div style=\"",
        "<dl style=\"",
        "<dt style=\"",
        "<dd style=\"",
        "<dd lang=\"",
        "</",
        "&amp;",
        "&lt;",
        "&gt;",
        "&quot;",
        "&#39;",
    };

    for (at += strcspn(at, "<&"); *at != '\0'; at += 1 + strcspn(at + 1, "<&")) {
        bool found = false;

        for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
            found = found || begins_with(at, known[i]);
        assert(found);
    }
}

static void check_html(const struct letter *letter)
{
    struct strbuf html;

    strbuf_init(&html, PART_BYTES_MAX);
    html_write(letter, "Title", &html);
    assert(strbuf_status(&html) == OK && input_is_utf8(strbuf_text(&html)));
    check_markup(strbuf_text(&html));
    strbuf_finish(&html);
}

static void check_letter(const struct submission *submission, const struct message_context *context)
{
    struct letter letter;

    compose_letter(submission, context, &letter);
    if (letter_status(&letter) == OK) {
        check_plain(&letter);
        check_html(&letter);
    }
    letter_finish(&letter);
}

static void make(const struct submission *submission, const struct message_context *context)
{
    struct message message;
    enum status status = message_make(submission, context, &message);

    assert(status == OK || status == NOT_FOUND || status == INVALID || status == FULL);
    if (status != OK)
        return;
    check_mail_lines(&message);
    check_letter(submission, context);
    message_finish(&message);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct message_context context = *open_context();
    struct submission submission;
    enum status status = submission_read((const char *)data, size, &submission);

    assert(status == OK || status == CORRUPT);
    if (status != OK)
        return 0;
    make(&submission, &context);
    context.possible_copy = true;
    context.sender = "kiosk@inbox.example";
    make(&submission, &context);
    submission_finish(&submission);
    return 0;
}
