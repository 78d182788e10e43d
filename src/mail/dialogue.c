#include "mail/dialogue.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    PATIENCE_MS = 2 * 60 * 1000,
    /* A client that gives up before the server has filed the message makes a duplicate each time. */
    VERDICT_PATIENCE_MS = 10 * 60 * 1000,
};

static const char END_OF_MESSAGE[] = ".\r\n";

static void say(struct dialogue *dialogue, enum dialogue_stage stage, const char *command,
                const char *address)
{
    dialogue->stage = stage;
    (void)snprintf(dialogue->command, sizeof dialogue->command, "%s%s%s%s\r\n", command,
                   address != NULL ? "<" : "", address != NULL ? address : "", address != NULL ? ">" : "");
    dialogue->output = dialogue->command;
    dialogue->output_bytes = strlen(dialogue->command);
}

void dialogue_begin(struct dialogue *dialogue, const struct message *message)
{
    const struct strbuf *text = &message->text;

    assert(text->length >= 2 && strcmp(text->text + text->length - 2, "\r\n") == 0);
    *dialogue = (struct dialogue){.message = message};
    say(dialogue, DIALOGUE_MAIL, "MAIL FROM:", message->sender);
}

static bool is_at_dot(const struct dialogue *dialogue)
{
    const char *text = strbuf_text(&dialogue->message->text);
    size_t at = dialogue->body_offset;

    return text[at] == '.' && (at == 0 || text[at - 1] == '\n');
}

/* A line that begins with a dot takes another, else the server would see the end there. */
static void say_next_of_body(struct dialogue *dialogue)
{
    const struct strbuf *text = &dialogue->message->text;
    const char *from = strbuf_text(text) + dialogue->body_offset;
    const char *dot;

    if (dialogue->body_offset == text->length) {
        dialogue->is_ending = true;
        dialogue->output = END_OF_MESSAGE;
        dialogue->output_bytes = strlen(END_OF_MESSAGE);
        return;
    }
    if (is_at_dot(dialogue) && !dialogue->dot_doubled) {
        dialogue->dot_doubled = true;
        dialogue->output = ".";
        dialogue->output_bytes = 1;
        return;
    }
    dialogue->dot_doubled = false;
    dot = strstr(from, "\n.");
    dialogue->output = from;
    dialogue->output_bytes = dot != NULL ? (size_t)(dot + 1 - from) : text->length - dialogue->body_offset;
    dialogue->body_offset += dialogue->output_bytes;
}

bool dialogue_output(const struct dialogue *dialogue, const char **ret_bytes, size_t *ret_count)
{
    if (dialogue->stage == DIALOGUE_DONE || dialogue->output_bytes == 0)
        return false;
    *ret_bytes = dialogue->output;
    *ret_count = dialogue->output_bytes;
    return true;
}

void dialogue_sent(struct dialogue *dialogue, size_t count)
{
    dialogue->output += count;
    dialogue->output_bytes -= count;
    if (dialogue->output_bytes > 0 || dialogue->stage != DIALOGUE_BODY)
        return;
    if (dialogue->is_ending)
        dialogue->stage = DIALOGUE_VERDICT;
    else
        say_next_of_body(dialogue);
}

void dialogue_quote(const char *line, struct delivery_result *ret_result)
{
    size_t used = 0;

    for (; *line != '\0' && used + 1 < sizeof ret_result->reason; line++) {
        if (*line >= 0x20 && *line < 0x7f)
            ret_result->reason[used++] = *line;
    }
    ret_result->reason[used] = '\0';
}

static void finish(struct dialogue *dialogue, enum delivery_verdict verdict, const char *line)
{
    dialogue->stage = DIALOGUE_DONE;
    dialogue->result.verdict = verdict;
    dialogue_quote(line, &dialogue->result);
}

void dialogue_break(struct dialogue *dialogue, const char *why)
{
    if (dialogue->stage != DIALOGUE_DONE)
        finish(dialogue, dialogue->stage == DIALOGUE_VERDICT ? DELIVERY_UNKNOWN : DELIVERY_LATER, why);
}

int dialogue_patience_ms(const struct dialogue *dialogue)
{
    return dialogue->stage == DIALOGUE_VERDICT ? VERDICT_PATIENCE_MS : PATIENCE_MS;
}

/* Refusals of us, not of this message: the same for every message until somebody mends the account, so that
 * holding this one would hold them all. Source: RFC 4954 section 6. */
static bool is_about_login(int code)
{
    return code == 530 || code == 534 || code == 535 || code == 538;
}

static void give_up(struct dialogue *dialogue, int code, const char *line)
{
    if ((code >= 400 && code < 500) || (is_about_login(code) && dialogue->stage == DIALOGUE_MAIL))
        finish(dialogue, DELIVERY_LATER, line);
    else if (code >= 500 && code < 600)
        finish(dialogue, DELIVERY_REFUSED, line);
    else
        dialogue_break(dialogue, "the server's answer is not SMTP");
}

static void take_reply(struct dialogue *dialogue, int code, const char *line)
{
    bool is_fine = code >= 200 && code < 300;

    if (dialogue->stage == DIALOGUE_MAIL && is_fine) {
        say(dialogue, DIALOGUE_RCPT, "RCPT TO:", dialogue->message->recipient);
    } else if (dialogue->stage == DIALOGUE_RCPT && is_fine) {
        say(dialogue, DIALOGUE_DATA, "DATA", NULL);
    } else if (dialogue->stage == DIALOGUE_DATA && code == 354) {
        dialogue->stage = DIALOGUE_BODY;
        say_next_of_body(dialogue);
    } else if (dialogue->stage == DIALOGUE_VERDICT && is_fine) {
        finish(dialogue, DELIVERY_ACCEPTED, line);
    } else {
        give_up(dialogue, code, line);
    }
}

static void take_line(struct dialogue *dialogue)
{
    const char *line = dialogue->line;
    bool has_code = strspn(line, "0123456789") == 3;

    if (has_code && line[3] == '-')
        return;
    if (has_code && (line[3] == ' ' || line[3] == '\0'))
        take_reply(dialogue, (int)strtol(line, NULL, 10), line);
    else
        dialogue_break(dialogue, "the server's answer is not SMTP");
}

void dialogue_hear(struct dialogue *dialogue, const char *bytes, size_t count)
{
    for (size_t i = 0; i < count && dialogue->stage != DIALOGUE_DONE; i++) {
        if (bytes[i] == '\n') {
            dialogue->line[dialogue->line_bytes] = '\0';
            dialogue->line_bytes = 0;
            take_line(dialogue);
        } else if (bytes[i] != '\r' && bytes[i] != '\0' && dialogue->line_bytes + 1 < sizeof dialogue->line) {
            dialogue->line[dialogue->line_bytes++] = bytes[i];
        }
    }
}
