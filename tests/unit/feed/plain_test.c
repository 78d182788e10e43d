/* What people write into a field, and what is read of it. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "feed/plain.h"
#include "suites.h"

struct row {
    const char *given;
    enum plain plain;
    const char *read;
};

#define BAD PLAIN_UNREADABLE, ""

static const struct row times[] = {
    {"10:00", PLAIN_FINE, "10:00"},
    {"00:00", PLAIN_FINE, "00:00"},
    {"23:59", PLAIN_FINE, "23:59"},
    {"10:00:00", PLAIN_REWRITTEN, "10:00"},
    {"10:00:30", PLAIN_MENDED, "10:00"},
    {"09:00:00Z", PLAIN_MENDED, "09:00"},
    {"09:00Z", PLAIN_MENDED, "09:00"},
    {"09:00+01:00", PLAIN_MENDED, "09:00"},
    {"09:00:00-0500", PLAIN_MENDED, "09:00"},
    {"09:00:00.000+01", PLAIN_MENDED, "09:00"},
    {"2024-06-01T09:30:00Z", PLAIN_MENDED, "09:30"},
    {"9:00", PLAIN_MENDED, "09:00"},
    {"9.30", PLAIN_MENDED, "09:30"},
    {"0930", PLAIN_MENDED, "09:30"},
    {"9am", PLAIN_MENDED, "09:00"},
    {"9.30 p.m.", PLAIN_MENDED, "21:30"},
    {"12am", PLAIN_MENDED, "00:00"},
    {"12:15 PM", PLAIN_MENDED, "12:15"},
    {"24:00", PLAIN_MENDED, "23:59"},
    {"24:01", BAD},
    {"25:00", BAD},
    {"10:60", BAD},
    {"13pm", BAD},
    {"0am", BAD},
    {"9", BAD},
    {"", BAD},
    {"noon", BAD},
    {"10:00 to 11:00", BAD},
    {"10:00+", BAD},
    {"-1:00", BAD},
    {":30", BAD},
    {"am", BAD},
};

static const struct row dates[] = {
    {"2026-11-22", PLAIN_FINE, "2026-11-22"},
    {"2024-02-29", PLAIN_FINE, "2024-02-29"},
    {"2026-11-22T00:00:00", PLAIN_MENDED, "2026-11-22"},
    {"2026-11-22 10:00", PLAIN_MENDED, "2026-11-22"},
    {"01/02/2024", PLAIN_MENDED, "2024-02-01"},
    {"1.2.2024", PLAIN_MENDED, "2024-02-01"},
    {"31-12-2024", PLAIN_MENDED, "2024-12-31"},
    {"2023-02-29", BAD},
    {"31/02/2024", BAD},
    {"12/31/2024", BAD},
    {"00/02/2027", BAD},
    {"1/2.2024", BAD},
    {"1/2/24", BAD},
    {"2026-11", BAD},
    {"2026-11-22x", BAD},
    {"tomorrow", BAD},
    {"", BAD},
};

static const struct row moments[] = {
    {"2023-03-15T10:30:45.123Z", PLAIN_FINE, "2023-03-15T10:30:45.123Z"},
    {"2023-03-15T10:30:45Z", PLAIN_FINE, "2023-03-15T10:30:45Z"},
    {"2023-03-15T10:30:45+01:00", PLAIN_FINE, "2023-03-15T10:30:45+01:00"},
    {"2023-03-15T10:30:45", PLAIN_MENDED, "2023-03-15T10:30:45Z"},
    {"2023-03-15 10:30", PLAIN_MENDED, "2023-03-15T10:30:00Z"},
    {"2023-03-15T10:30:45+0100", PLAIN_MENDED, "2023-03-15T10:30:45+01:00"},
    {"2023-03-15", PLAIN_MENDED, "2023-03-15T00:00:00Z"},
    {"2023-03-15T10:30:45.123456789012Z", PLAIN_MENDED, "2023-03-15T10:30:45.123456789Z"},
    {"2023-03-15T24:30:45Z", BAD},
    {"2023-03-15T10:30:45 GMT", BAD},
    {"2023-03-15T10", BAD},
    {"2023-13-15T10:30:45Z", BAD},
    {"15 March", BAD},
};

static const struct row uris[] = {
    {"https://www.hull.gov.uk/a?b=c#d", PLAIN_FINE, "https://www.hull.gov.uk/a?b=c#d"},
    {"http://example.com/counselling", PLAIN_FINE, "http://example.com/counselling"},
    {"HTTP://hull.gov.uk", PLAIN_MENDED, "http://hull.gov.uk"},
    {"www.hull.gov.uk", PLAIN_MENDED, "http://www.hull.gov.uk"},
    {"//hull.gov.uk/x", PLAIN_MENDED, "http://hull.gov.uk/x"},
    {"http://hull.gov.uk/caf\xC3\xA9", PLAIN_MENDED, "http://hull.gov.uk/caf%C3%A9"},
    {"http://www.example.com", BAD},
    {"http://example.com/", BAD},
    {"https://hull.gov.uk/two words", BAD},
    {"https://hull.gov.uk/%zz", BAD},
    {"http://[::1", BAD},
    {"http:///nowhere.html", BAD},
    {"ftp://hull.gov.uk", BAD},
    {"javascript:alert(1)", BAD},
    {"see our page", BAD},
    {"http://a\"b.uk", BAD},
    {"http://.uk", BAD},
};

static const struct row emails[] = {
    {"info@hull.gov.uk", PLAIN_FINE, "info@hull.gov.uk"},
    {"mailto:info@hull.gov.uk", PLAIN_MENDED, "info@hull.gov.uk"},
    {"info at hull", BAD},
    {"@", BAD},
};

static const struct row days[] = {
    {"MO", PLAIN_FINE, "MO"},
    {"TH,FR", PLAIN_FINE, "TH,FR"},
    {"1SA,-1FR", PLAIN_FINE, "1SA,-1FR"},
    {"mo, th", PLAIN_MENDED, "MO,TH"},
    {"Monday and Tuesday", BAD},
    {"Monday; Thursdays", PLAIN_MENDED, "MO,TH"},
    {"+2We", PLAIN_MENDED, "2WE"},
    {"Mon/Wed", PLAIN_MENDED, "MO,WE"},
    {"6MO", BAD},
    {"0MO", BAD},
    {"XX", BAD},
    {"M", BAD},
    {"MO-FR", BAD},
    {"", BAD},
};

static const struct row month_days[] = {
    {"1,15,-1", PLAIN_FINE, "1,15,-1"},
    {"2, 3", PLAIN_MENDED, "2,3"},
    {"31", PLAIN_FINE, "31"},
    {"32", BAD},
    {"0", BAD},
    {"first", BAD},
};

static const struct row texts[] = {
    {"Come and play.", PLAIN_FINE, "Come and play."},
    {"Under 5 < over 5 > none", PLAIN_FINE, "Under 5 < over 5 > none"},
    {"Mums & babies; R&B", PLAIN_FINE, "Mums & babies; R&B"},
    {" Come and play. ", PLAIN_REWRITTEN, "Come and play."},
    {"One\r\nTwo\rThree", PLAIN_REWRITTEN, "One\nTwo\nThree"},
    {"A\x01\x1B[31m", PLAIN_REWRITTEN, "A  [31m"},
    {"A\xC2\x9B"
     "B",
     PLAIN_REWRITTEN, "A B"},
    {"<p>Come <b>and</b> play.</p>", PLAIN_MENDED, "Come and play."},
    {"<p>One</p><p>Two</p>", PLAIN_MENDED, "One\n\nTwo"},
    {"One<br/>Two<BR>Three", PLAIN_MENDED, "One\nTwo\nThree"},
    {"<ul>\n <li>One</li>\n <li class='x'>Two</li></ul>", PLAIN_MENDED, "- One\n\n- Two"},
    {"Fish &amp; chips &pound;2&#46;50", PLAIN_MENDED,
     "Fish & chips \xC2\xA3"
     "2.50"},
    {"it&#8217;s it&#x2019;s it&#146;s", PLAIN_MENDED, "it’s it’s it’s"},
    {"&amp;lt;b&amp;gt;bold", PLAIN_MENDED, "bold"},
    {"a&nbsp;&nbsp;b", PLAIN_MENDED, "a b"},
    {"<script>alert(1)</script>Play<style>p{}</style>", PLAIN_MENDED, "Play"},
    {"Play<!-- not > this -->.", PLAIN_MENDED, "Play."},
    {"Play<!-- never closed > end", PLAIN_MENDED, "Play end"},
    {"a <b", PLAIN_REWRITTEN, "a < b"},
    {"R&D; and so on", PLAIN_REWRITTEN, "R& D; and so on"},
    {"&#0;&#xD800;&#1114112;x", PLAIN_MENDED, "x"},
    {"\xE0\xA6\x86\xE0\xA6\xB8\xE0\xA7\x81\xE0\xA6\xA8", PLAIN_FINE,
     "\xE0\xA6\x86\xE0\xA6\xB8\xE0\xA7\x81\xE0\xA6\xA8"},
    {"", PLAIN_FINE, ""},
    {"<br>", PLAIN_MENDED, ""},
};

typedef enum plain (*reader)(const char *text, struct strbuf *ret_text);

static enum plain read_time(const char *text, struct strbuf *ret)
{
    char time[6] = "";
    enum plain plain = plain_time(text, time);

    strbuf_add(ret, plain == PLAIN_UNREADABLE ? "" : time);
    return plain;
}

static enum plain read_date(const char *text, struct strbuf *ret)
{
    char date[11] = "";
    enum plain plain = plain_date(text, date);

    strbuf_add(ret, plain == PLAIN_UNREADABLE ? "" : date);
    return plain;
}

static enum plain read_moment(const char *text, struct strbuf *ret)
{
    char moment[40] = "";
    enum plain plain = plain_moment(text, moment);

    strbuf_add(ret, plain == PLAIN_UNREADABLE ? "" : moment);
    return plain;
}

/* What was read is read again as it is. */
static void check_rows(const struct row *rows, size_t count, reader read)
{
    for (size_t i = 0; i < count; i++) {
        struct strbuf text, again;
        enum plain plain;

        strbuf_init(&text, 1000);
        strbuf_init(&again, 1000);
        plain = read(rows[i].given, &text);
        ck_assert_msg(plain == rows[i].plain, "%s: %d, \"%s\"", rows[i].given, (int)plain,
                      strbuf_text(&text));
        if (plain != PLAIN_UNREADABLE) {
            ck_assert_msg(strcmp(strbuf_text(&text), rows[i].read) == 0, "%s: \"%s\"", rows[i].given,
                          strbuf_text(&text));
            ck_assert_msg(read(strbuf_text(&text), &again) == PLAIN_FINE, "%s again", rows[i].given);
            ck_assert_str_eq(strbuf_text(&again), strbuf_text(&text));
        }
        strbuf_finish(&text);
        strbuf_finish(&again);
    }
}

#define CHECK_ROWS(rows, read) check_rows(rows, sizeof(rows) / sizeof(rows)[0], read)

START_TEST(reads_times)
{
    CHECK_ROWS(times, read_time);
}
END_TEST

START_TEST(reads_dates)
{
    CHECK_ROWS(dates, read_date);
    CHECK_ROWS(moments, read_moment);
}
END_TEST

START_TEST(reads_addresses)
{
    CHECK_ROWS(uris, plain_uri);
    CHECK_ROWS(emails, plain_email);
}
END_TEST

START_TEST(reads_days)
{
    CHECK_ROWS(days, plain_days);
    CHECK_ROWS(month_days, plain_month_days);
}
END_TEST

START_TEST(reads_text)
{
    CHECK_ROWS(texts, plain_text);
}
END_TEST

START_TEST(gives_up_on_text_wrapped_for_ever)
{
    struct strbuf text;

    strbuf_init(&text, 1000);
    ck_assert_int_eq(plain_text("&amp;amp;amp;amp;amp;amp;lt;", &text), PLAIN_UNREADABLE);
    strbuf_finish(&text);
}
END_TEST

/* As much as a field may have, of what is slow when each piece is looked for to the end. */
START_TEST(reads_hostile_text_in_one_pass)
{
    static const char *const pieces[] = {"<a", "<!--",  "<script>", "<style>",
                                         "&",  "&amp;", "</script", "<li>"};

    for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++) {
        size_t length = strlen(pieces[i]), count = 60000 / length;
        char *text = memory_allocate(count * length + 2, 1);
        struct strbuf read;

        for (size_t n = 0; n < count; n++)
            memcpy(text + n * length, pieces[i], length);
        text[count * length] = i % 2 == 0 ? '>' : '\0';
        strbuf_init(&read, 200000);
        (void)plain_text(text, &read);
        strbuf_finish(&read);
        free(text);
    }
}
END_TEST

START_TEST(reads_phones)
{
    static const struct {
        const char *given;
        enum plain plain;
        const char *number;
        const char *label;
    } rows[] = {
        {"020 7946 0123", PLAIN_FINE, "020 7946 0123", ""},
        {"+44 20 7946 0123", PLAIN_FINE, "+44 20 7946 0123", ""},
        {"Office: 020 7946 0123", PLAIN_MENDED, "020 7946 0123", "Office"},
        {"Office (main): 020 7946 0123", PLAIN_MENDED, "020 7946 0123", "Office (main)"},
        {"Open 24 hours: 020 7946 0123", PLAIN_MENDED, "020 7946 0123", "Open 24 hours"},
        {"Tel 020 7946 0123", PLAIN_MENDED, "020 7946 0123", "Tel"},
        {"Reception - 020 7946 0123", PLAIN_MENDED, "020 7946 0123", "Reception"},
        {"none", PLAIN_UNREADABLE, "", ""},
        {"12", PLAIN_UNREADABLE, "", ""},
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct strbuf number, label;

        strbuf_init(&number, 100);
        strbuf_init(&label, 100);
        ck_assert_msg(plain_phone(rows[i].given, &number, &label) == rows[i].plain, "%s", rows[i].given);
        ck_assert_str_eq(strbuf_text(&number), rows[i].number);
        ck_assert_str_eq(strbuf_text(&label), rows[i].label);
        strbuf_finish(&number);
        strbuf_finish(&label);
    }
}
END_TEST

START_TEST(reads_ids)
{
    char first[PLAIN_ID_BYTES], second[PLAIN_ID_BYTES];

    ck_assert_int_eq(plain_id("ac148810-d857-441c-9679-408f346de14b", first), PLAIN_FINE);
    ck_assert_str_eq(first, "ac148810-d857-441c-9679-408f346de14b");
    ck_assert_int_eq(plain_id("AC148810-D857-441C-9679-408F346DE14B", first), PLAIN_REWRITTEN);
    ck_assert_str_eq(first, "ac148810-d857-441c-9679-408f346de14b");
    ck_assert_int_eq(plain_id("{ac148810-d857-441c-9679-408f346de14b}", first), PLAIN_REWRITTEN);
    ck_assert_str_eq(first, "ac148810-d857-441c-9679-408f346de14b");
    ck_assert_int_eq(plain_id("urn:uuid:ac148810-d857-441c-9679-408f346de14b", first), PLAIN_REWRITTEN);
    ck_assert_str_eq(first, "ac148810-d857-441c-9679-408f346de14b");
    ck_assert_int_eq(plain_id("1234", first), PLAIN_MENDED);
    ck_assert_int_eq(plain_id("1234", second), PLAIN_MENDED);
    ck_assert_str_eq(first, second);
    ck_assert_int_eq(first[14], '8');
    ck_assert(strchr("89ab", first[19]) != NULL);
    ck_assert_int_eq(plain_id(first, second), PLAIN_FINE);
    ck_assert_int_eq(plain_id("1235", second), PLAIN_MENDED);
    ck_assert_str_ne(first, second);
    ck_assert_int_eq(plain_id("ac148810-d857-441c-9679-408f346de14", first), PLAIN_MENDED);
    ck_assert_int_eq(plain_id("ac148810-d857-441c-9679-408f346de14x", first), PLAIN_MENDED);
}
END_TEST

START_TEST(reads_keys)
{
    char key[PLAIN_KEY_BYTES];

    ck_assert(plain_snake("serviceId", key));
    ck_assert_str_eq(key, "service_id");
    ck_assert(plain_snake("ServiceAtLocations", key));
    ck_assert_str_eq(key, "service_at_locations");
    ck_assert(plain_snake("opens-at", key));
    ck_assert_str_eq(key, "opens_at");
    ck_assert(!plain_snake("service_id", key));
    ck_assert(!plain_snake("aVeryLongKeyThatNobodyWouldWriteAndThatDoesNotFitIntoSixtyFourBytesAtAll", key));
}
END_TEST

START_TEST(shows_foreign_text_safely)
{
    char shown[PLAIN_SHOWN_BYTES];
    char bengali[400] = "";

    plain_show("a\x1B[2J\nb\xC2\x9B"
               "c",
               shown);
    ck_assert_str_eq(shown, "a [2J b c");
    for (int i = 0; i < 100; i++)
        memcpy(bengali + 3 * i, "\xE0\xA6\x86", 4);
    plain_show(bengali, shown);
    ck_assert_uint_lt(strlen(shown), PLAIN_SHOWN_BYTES);
    ck_assert_str_eq(shown + strlen(shown) - 3, "…");
    ck_assert_uint_eq((strlen(shown) - 3) % 3, 0);
    ck_assert_uint_eq(plain_cut("one two three", 9), 7);
    ck_assert_uint_eq(plain_cut("one two", 7), 7);
    ck_assert_uint_eq(plain_cut("\xE0\xA6\x86\xE0\xA6\x86", 5), 3);
}
END_TEST

TCase *plain_tests(void)
{
    TCase *tests = tcase_create("plain");

    tcase_add_test(tests, reads_times);
    tcase_add_test(tests, reads_dates);
    tcase_add_test(tests, reads_addresses);
    tcase_add_test(tests, reads_days);
    tcase_add_test(tests, reads_text);
    tcase_add_test(tests, gives_up_on_text_wrapped_for_ever);
    tcase_add_test(tests, reads_hostile_text_in_one_pass);
    tcase_add_test(tests, reads_phones);
    tcase_add_test(tests, reads_ids);
    tcase_add_test(tests, reads_keys);
    tcase_add_test(tests, shows_foreign_text_safely);
    return tests;
}
