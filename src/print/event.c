#include "print/event.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "locale/writing.h"
#include "rules/reference.h"

enum { LINE_OCTETS = 75, TEXT_BYTES_LIMIT = 4096, UTC_CHARS = 20 };

/* A stretch that a line end must not cut: a whole character, or a backslash with what it escapes. */
static size_t unit_bytes(const char *text)
{
    size_t bytes = text[0] == '\\' && text[1] != '\0' ? 2 : 1;

    while (((unsigned char)text[bytes] & 0xC0) == 0x80)
        bytes++;
    return bytes;
}

/* A continued line begins with a space, which counts. Source: RFC 5545, 3.1. */
static void add_line(struct strbuf *out, const char *line)
{
    size_t octets = 0;

    while (*line != '\0') {
        size_t bytes = unit_bytes(line);

        if (octets + bytes > LINE_OCTETS) {
            strbuf_add(out, "\r\n ");
            octets = 1;
        }
        strbuf_add_bytes(out, line, bytes);
        octets += bytes;
        line += bytes;
    }
    strbuf_add(out, "\r\n");
}

/* Source: RFC 5545, 3.3.11. */
static void add_escaped(struct strbuf *out, const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '\n') {
            strbuf_add(out, "\\n");
            continue;
        }
        if ((unsigned char)*text < 0x20 || *text == 0x7F)
            continue;
        if (*text == '\\' || *text == ';' || *text == ',')
            strbuf_add_char(out, '\\');
        strbuf_add_char(out, *text);
    }
}

static void add_text_line(struct strbuf *out, const char *name, const char *first, const char *second)
{
    struct strbuf plain, line;

    strbuf_init(&plain, TEXT_BYTES_LIMIT);
    strbuf_init(&line, 2 * TEXT_BYTES_LIMIT);
    if (writing_plain(first, &plain) != OK)
        out->overflowed = true;
    if (second != NULL) {
        strbuf_add(&plain, ", ");
        if (writing_plain(second, &plain) != OK)
            out->overflowed = true;
    }
    strbuf_add(&line, name);
    add_escaped(&line, strbuf_text(&plain));
    add_line(out, strbuf_text(&line));
    strbuf_finish(&plain);
    strbuf_finish(&line);
}

/* "DTSTART:20260304T100000Z" */
static void add_time_line(struct strbuf *out, const char *name, int64_t utc_ms)
{
    char text[UTC_CHARS + 1];

    clock_format_utc(utc_ms, text);
    strbuf_add(out, name);
    for (const char *at = text; *at != '\0'; at++) {
        if (*at != '-' && *at != ':')
            strbuf_add_char(out, *at);
    }
    strbuf_add(out, "\r\n");
}

static void add_uid(struct strbuf *out, const char *reference)
{
    strbuf_add(out, "UID:");
    strbuf_add(out, reference);
    strbuf_add(out, "@doorstep\r\n");
}

struct form {
    const char *summary;
    const char *place;
    const char *address;
};

static void write_form(const struct event *event, const struct form *form, struct strbuf *out)
{
    add_line(out, "BEGIN:VCALENDAR");
    add_line(out, "VERSION:2.0");
    add_line(out, "PRODID:-//Doorstep//EN");
    add_line(out, "BEGIN:VEVENT");
    add_uid(out, event->reference);
    add_time_line(out, "DTSTAMP:", event->made_utc_ms);
    add_time_line(out, "DTSTART:", event->begins_utc_ms);
    if (event->ends_utc_ms > event->begins_utc_ms)
        add_time_line(out, "DTEND:", event->ends_utc_ms);
    add_text_line(out, "SUMMARY:", form->summary, NULL);
    if (form->place != NULL)
        add_text_line(out, "LOCATION:", form->place, form->address);
    else if (form->address != NULL)
        add_text_line(out, "LOCATION:", form->address, NULL);
    add_line(out, "END:VEVENT");
    add_line(out, "END:VCALENDAR");
}

static bool fits(const struct event *event, const struct form *form, struct strbuf *ret_text)
{
    strbuf_clear(ret_text);
    write_form(event, form, ret_text);
    return strbuf_status(ret_text) == OK;
}

/* Cuts the summary, grapheme by grapheme, until all of it fits. */
static bool fit_summary(const struct event *event, struct strbuf *ret_text)
{
    size_t bytes = strlen(event->summary);
    char *summary = memory_copy_text(event->summary);
    struct form form = {.summary = summary};
    bool is_written = false;

    for (size_t at = bytes; at > 0 && !is_written;) {
        at = writing_previous_grapheme(summary, at);
        summary[at] = '\0';
        is_written = at > 0 && fits(event, &form, ret_text);
    }
    memory_wipe(summary, bytes);
    free(summary);
    return is_written;
}

/* Its shape only: the reference of a sample does not pass the check, so that nobody takes it for a real one.
 */
static bool is_reference(const char *text)
{
    return text != NULL && strlen(text) == REFERENCE_CHARS &&
           strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == REFERENCE_CHARS;
}

static bool is_whole(const struct event *event)
{
    return is_reference(event->reference) && event->summary != NULL && event->summary[0] != '\0' &&
           event->begins_utc_ms > 0;
}

enum status event_write(const struct event *event, struct strbuf *ret_text)
{
    struct form forms[] = {{event->summary, event->place, event->address},
                           {event->summary, event->place, NULL},
                           {event->summary, NULL, NULL}};
    struct strbuf written;
    bool is_written = false;

    if (!is_whole(event))
        return INVALID;
    strbuf_init(&written, EVENT_BYTES_MAX);
    for (size_t i = 0; i < sizeof forms / sizeof forms[0] && !is_written; i++)
        is_written = fits(event, &forms[i], &written);
    if (!is_written)
        is_written = fit_summary(event, &written);
    if (is_written)
        strbuf_add(ret_text, strbuf_text(&written));
    strbuf_finish(&written);
    return is_written ? strbuf_status(ret_text) : FULL;
}
