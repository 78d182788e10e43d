#include "fixture.h"

#include <check.h>
#include <string.h>

#include "mail/compose.h"
#include "mail/html.h"
#include "mail/plain.h"

#define DATA DOORSTEP_SOURCE_DIR "/tests/unit/mail/data"

static const int64_t SUMMER_UTC_MS = INT64_C(1792135800000); /* 2026-10-16T07:30:00Z, 08:30 in London */

struct message_context context;
struct submission submission;

static struct faults faults;
static struct centre *centre;
static struct words *words;
static struct strbuf written;

void fixture_start(void)
{
    faults_init(&faults);
    ck_assert_int_eq(centre_load(DATA "/pack", &faults, &centre), OK);
    ck_assert_int_eq(words_create(DATA "/assets/locales", &faults, &words), OK);
    ck_assert_int_eq(words_lay_pack(words, DATA "/pack/strings", &faults), OK);
    context = (struct message_context){
        .centre = centre, .words = words, .reference = "ABCD-2345", .sent_utc_ms = SUMMER_UTC_MS};
    strbuf_init(&written, 256 * 1024);
}

void fixture_end(void)
{
    submission_finish(&submission);
    strbuf_finish(&written);
    words_destroy(words);
    centre_destroy(centre);
    faults_finish(&faults);
}

void submit_as(const char *id, const char *kind, const char *items)
{
    struct strbuf text;

    submission_finish(&submission);
    strbuf_init(&text, 64 * 1024);
    strbuf_add_format(
        &text,
        "{\"version\":1,\"id\":\"%s\",\"kind\":\"%s\",\"centre\":\"pack\",\"pack\":\"\",\"language\":\"bn\","
        "\"privacy\":\"3\",\"created\":\"2026-10-16T07:29:00Z\",\"response\":"
        "{\"resourceType\":\"QuestionnaireResponse\",\"status\":\"completed\",\"item\":[%s]}}",
        id, kind, items);
    ck_assert_int_eq(submission_read(strbuf_text(&text), text.length, &submission), OK);
    strbuf_finish(&text);
}

const char *letter_of(const char *kind, const char *items)
{
    struct letter letter;

    submit_as(FIXTURE_ID, kind, items);
    compose_letter(&submission, &context, &letter);
    ck_assert_int_eq(letter_status(&letter), OK);
    strbuf_clear(&written);
    plain_write(&letter, &written);
    letter_finish(&letter);
    ck_assert_int_eq(strbuf_status(&written), OK);
    return strbuf_text(&written);
}

const char *page_of(const char *kind, const char *items)
{
    struct letter letter;

    submit_as(FIXTURE_ID, kind, items);
    compose_letter(&submission, &context, &letter);
    ck_assert_int_eq(letter_status(&letter), OK);
    strbuf_clear(&written);
    html_write(&letter, "A title", &written);
    letter_finish(&letter);
    ck_assert_int_eq(strbuf_status(&written), OK);
    return strbuf_text(&written);
}

void check_has(const char *text, const char *wanted)
{
    ck_assert_msg(strstr(text, wanted) != NULL, "wanted \"%s\" in:\n%s", wanted, text);
}
