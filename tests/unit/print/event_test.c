/* Events for a phone's calendar, against RFC 5545: lines, escapes, and what is left out to be short. */
#include <stdlib.h>
#include <string.h>

#include "locale/writing.h"
#include "print/event.h"
#include "suites.h"

enum { TEXT_BYTES = 4096 };

#define BEGINS_MS 1804068000000 /* 2027-03-03T10:00:00Z */

static struct event sample(void)
{
    return (struct event){.reference = "SAMP-2E22",
                          .made_utc_ms = BEGINS_MS - 86400 * 1000,
                          .begins_utc_ms = BEGINS_MS,
                          .ends_utc_ms = BEGINS_MS + 5400 * 1000,
                          .summary = "Stay and play",
                          .place = "The hall",
                          .address = "behind the desk"};
}

static const char *write_event(const struct event *event)
{
    static char text[TEXT_BYTES];
    struct strbuf buffer;

    strbuf_init(&buffer, sizeof text - 1);
    ck_assert_int_eq(event_write(event, &buffer), OK);
    ck_assert_uint_le(buffer.length, EVENT_BYTES_MAX);
    memcpy(text, strbuf_text(&buffer), buffer.length + 1);
    strbuf_finish(&buffer);
    return text;
}

/* Takes folds out again. */
static const char *unfold(const char *text)
{
    static char whole[TEXT_BYTES];
    size_t length = 0;

    while (*text != '\0') {
        if (strncmp(text, "\r\n ", 3) == 0)
            text += 3;
        else
            whole[length++] = *text++;
    }
    whole[length] = '\0';
    return whole;
}

START_TEST(an_event_is_written_whole)
{
    struct event event = sample();

    ck_assert_str_eq(write_event(&event), "BEGIN:VCALENDAR\r\n"
                                          "VERSION:2.0\r\n"
                                          "PRODID:-//Doorstep//EN\r\n"
                                          "BEGIN:VEVENT\r\n"
                                          "UID:SAMP-2E22@doorstep\r\n"
                                          "DTSTAMP:20270302T100000Z\r\n"
                                          "DTSTART:20270303T100000Z\r\n"
                                          "DTEND:20270303T113000Z\r\n"
                                          "SUMMARY:Stay and play\r\n"
                                          "LOCATION:The hall\\, behind the desk\r\n"
                                          "END:VEVENT\r\n"
                                          "END:VCALENDAR\r\n");
}
END_TEST

static const struct {
    const char *summary, *written;
} escapes[] = {
    {"Play, sing; eat", "SUMMARY:Play\\, sing\\; eat\r\n"},
    {"a\\b", "SUMMARY:a\\\\b\r\n"},
    {"one\ntwo", "SUMMARY:one\\ntwo\r\n"},
    {"one\r\ntwo", "SUMMARY:one\\ntwo\r\n"},
    {"END:VEVENT\r\nX:1", "SUMMARY:END:VEVENT\\nX:1\r\n"},
    {"tab\there\x7F", "SUMMARY:tabhere\r\n"},
    {"\u2068Call\u2069 \u2068020\u00a0\u20607946\u2069", "SUMMARY:Call 020 7946\r\n"},
};

START_TEST(values_are_escaped)
{
    struct event event = sample();

    event.summary = escapes[_i].summary;
    ck_assert_ptr_nonnull(strstr(write_event(&event), escapes[_i].written));
}
END_TEST

static const char *const long_summaries[] = {
    "A very long name of a session for children, families, and everybody else who comes",
    "শিশুর সঙ্গে খেলা এবং গল্পের আসর, সবার জন্য",
    "亲子游戏与故事时间，欢迎所有家庭参加我们的活动和课程",
    ";;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;;",
};

/* No line is longer than 75 octets, and none begins within a character or between a backslash and its own. */
START_TEST(long_lines_are_folded)
{
    struct event event = sample();
    const char *text;
    struct strbuf summary;

    event.summary = long_summaries[_i];
    event.place = NULL;
    event.address = NULL;
    text = write_event(&event);
    for (const char *line = text; *line != '\0'; line = strchr(line, '\n') + 1) {
        size_t octets = strcspn(line, "\r");

        ck_assert_uint_le(octets, 75);
        ck_assert(((unsigned char)line[line[0] == ' ' ? 1 : 0] & 0xC0) != 0x80);
        ck_assert(octets < 2 || line[octets - 1] != '\\' || line[octets - 2] == '\\');
    }
    ck_assert_ptr_nonnull(strstr(text, "\r\n "));
    strbuf_init(&summary, TEXT_BYTES);
    for (const char *at = strstr(unfold(text), "SUMMARY:") + 8; *at != '\r'; at++) {
        if (*at != '\\')
            strbuf_add_char(&summary, *at);
    }
    ck_assert_str_eq(strbuf_text(&summary), event.summary);
    strbuf_finish(&summary);
}
END_TEST

#define TEN "a name ten"
#define FIFTY TEN TEN TEN TEN TEN

static const struct {
    const char *summary, *place, *address;
    bool has_place, has_address, is_cut;
} lengths[] = {
    {"Play", "Hall", "Street", true, true, false},
    {FIFTY, "Hall", FIFTY FIFTY, true, false, false},
    {FIFTY, FIFTY FIFTY, "Street", false, false, false},
    {FIFTY FIFTY FIFTY, "Hall", "Street", false, false, true},
};

START_TEST(what_is_too_long_is_left_out)
{
    struct event event = sample();
    const char *text;

    event.summary = lengths[_i].summary;
    event.place = lengths[_i].place;
    event.address = lengths[_i].address;
    text = unfold(write_event(&event));
    ck_assert_int_eq(strstr(text, "LOCATION:") != NULL, lengths[_i].has_place);
    ck_assert_int_eq(strstr(text, lengths[_i].address) != NULL, lengths[_i].has_address);
    ck_assert_int_eq(strstr(text, lengths[_i].summary) == NULL, lengths[_i].is_cut);
    ck_assert_ptr_nonnull(strstr(text, "SUMMARY:"));
    ck_assert_ptr_nonnull(strstr(text, "END:VCALENDAR\r\n"));
}
END_TEST

/* A name in Bengali is cut between graphemes, not within one. */
START_TEST(a_name_is_cut_between_graphemes)
{
    struct event event = sample();
    static char name[1024];
    const char *text, *summary;
    size_t length, at = 0;

    for (int i = 0; i < 20; i++)
        memcpy(name + i * 13, "ক্ষি ", 14);
    event.summary = name;
    text = unfold(write_event(&event));
    summary = strstr(text, "SUMMARY:") + 8;
    length = strcspn(summary, "\r");
    ck_assert(length > 30 && strncmp(summary, name, length) == 0);
    while (at < length)
        at = writing_next_grapheme(name, at);
    ck_assert_uint_eq(at, length);
}
END_TEST

START_TEST(an_end_that_is_not_known_is_not_written)
{
    struct event event = sample();

    event.ends_utc_ms = 0;
    ck_assert_ptr_null(strstr(write_event(&event), "DTEND"));
    event.ends_utc_ms = event.begins_utc_ms;
    ck_assert_ptr_null(strstr(write_event(&event), "DTEND"));
}
END_TEST

START_TEST(half_an_event_is_refused)
{
    struct event events[] = {sample(), sample(), sample(), sample()};
    struct strbuf text;

    events[0].reference = NULL;
    events[1].summary = "";
    events[2].begins_utc_ms = 0;
    events[3].reference = "SAMP\r\nX:1";
    strbuf_init(&text, TEXT_BYTES);
    for (size_t i = 0; i < 4; i++)
        ck_assert_int_eq(event_write(&events[i], &text), INVALID);
    ck_assert_uint_eq(text.length, 0);
    strbuf_finish(&text);
}
END_TEST

Suite *event_suite(void)
{
    Suite *suite = suite_create("print: event");
    TCase *tcase = tcase_create("event");

    tcase_add_test(tcase, an_event_is_written_whole);
    tcase_add_loop_test(tcase, values_are_escaped, 0, sizeof escapes / sizeof escapes[0]);
    tcase_add_loop_test(tcase, long_lines_are_folded, 0, sizeof long_summaries / sizeof long_summaries[0]);
    tcase_add_loop_test(tcase, what_is_too_long_is_left_out, 0, sizeof lengths / sizeof lengths[0]);
    tcase_add_test(tcase, a_name_is_cut_between_graphemes);
    tcase_add_test(tcase, an_end_that_is_not_known_is_not_written);
    tcase_add_test(tcase, half_an_event_is_refused);
    suite_add_tcase(suite, tcase);
    return suite;
}
