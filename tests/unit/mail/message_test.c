#include "suites.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "mail/letter.h"
#include "mail/message.h"

#define DATA DOORSTEP_SOURCE_DIR "/tests/unit/mail/data"
#define ID "3f0c1f6e-0000-4000-8000-000000000001"

static const int64_t SUMMER_UTC_MS = INT64_C(1792135800000); /* 2026-10-16T07:30:00Z, 08:30 in London */

static struct faults faults;
static struct centre *centre;
static struct words *words;
static struct message_context context;
static struct submission submission;
static struct message message;
static struct strbuf letter;

static void start(void)
{
    faults_init(&faults);
    ck_assert_int_eq(centre_load(DATA "/pack", &faults, &centre), OK);
    ck_assert_int_eq(words_create(DATA "/assets/locales", &faults, &words), OK);
    ck_assert_int_eq(words_lay_pack(words, DATA "/pack/strings", &faults), OK);
    context = (struct message_context){
        .centre = centre, .words = words, .reference = "ABCD-2345", .sent_utc_ms = SUMMER_UTC_MS};
    strbuf_init(&letter, 64 * 1024);
}

static void end(void)
{
    submission_finish(&submission);
    message_finish(&message);
    strbuf_finish(&letter);
    words_destroy(words);
    centre_destroy(centre);
    faults_finish(&faults);
}

/* A submission in Bengali whose response has the JSON `items`. */
static void submit_as(const char *id, const char *kind, const char *items)
{
    struct strbuf text;

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

static const char *letter_of(const char *items)
{
    submit_as(ID, "self-referral", items);
    letter_write(&submission, &context, &letter);
    ck_assert_int_eq(strbuf_status(&letter), OK);
    return strbuf_text(&letter);
}

static void check_has(const char *text, const char *wanted)
{
    ck_assert_msg(strstr(text, wanted) != NULL, "wanted \"%s\" in:\n%s", wanted, text);
}

START_TEST(safety_comes_first)
{
    const char *text =
        letter_of("{\"linkId\":\"name\",\"text\":\"N\",\"answer\":[{\"valueString\":\"Amina\"}]},"
                  "{\"linkId\":\"interpreter\",\"text\":\"Do you need an "
                  "interpreter?\",\"answer\":[{\"valueCoding\":{\"code\":\"yes\","
                  "\"display\":\"Yes\"}}]},"
                  "{\"linkId\":\"voice\",\"text\":\"V\",\"answer\":[{\"valueBoolean\":false}]}");

    ck_assert_int_eq(
        strncmp(text, "HOW TO CONTACT SAFELY\r\nIs it safe to leave a voice message? NO\r\n", 63), 0);
    check_has(text, "\r\n\r\nLANGUAGE AND INTERPRETER\r\n"
                    "Language on the screen, in which the parent wrote: Bengali (bn)\r\n"
                    "Do you need an interpreter?\r\n    Yes\r\n\r\nWHAT THE PARENT TOLD US\r\n");
    ck_assert(strstr(text, "Amina") > strstr(text, "interpreter?"));
}
END_TEST

START_TEST(silence_about_safety_is_said)
{
    check_has(letter_of(""), "HOW TO CONTACT SAFELY\r\nNo answer is marked as being about this.");
}
END_TEST

START_TEST(times_to_call_are_in_own_words)
{
    const char *text = letter_of("{\"linkId\":\"best-time\",\"text\":\"When is a good "
                                 "time?\",\"answer\":[{\"valueCoding\":{\"code\":\"morning\","
                                 "\"display\":\"M\"}},{\"valueString\":\"শুক্রবার না\"}]}");

    check_has(text, "When is a good time?\r\n    M\r\n    শুক্রবার না\r\n");
}
END_TEST

START_TEST(questions_and_options_are_english)
{
    const char *text =
        letter_of("{\"linkId\":\"name\",\"text\":\"N\",\"answer\":[{\"valueString\":\"Amina Begum\"}]},"
                  "{\"linkId\":\"help\",\"text\":\"H\",\"answer\":[{\"valueCoding\":{\"code\":\"play\","
                  "\"display\":\"খেলা\"}},"
                  "{\"valueCoding\":{\"code\":\"money\",\"display\":\"Money\"}}]},"
                  "{\"linkId\":\"children\",\"text\":\"Of the response\",\"answer\":[{\"valueInteger\":3}]}");

    check_has(text, "WHAT THE PARENT TOLD US\r\nWhat is your full name?\r\n    Amina Begum\r\n\r\n"
                    "What would help?\r\n    Playing together\r\n    Money\r\n\r\n"
                    "Of the response\r\n    3\r\n\r\nABOUT THIS REQUEST\r\n");
    ck_assert_ptr_null(strstr(text, "In Latin letters"));
}
END_TEST

START_TEST(names_get_a_latin_reading)
{
    const char *text =
        letter_of("{\"linkId\":\"name\",\"text\":\"N\",\"answer\":[{\"valueString\":\"আমিনা\"}]},"
                  "{\"linkId\":\"worry\",\"text\":\"W\",\"answer\":[{\"valueString\":\"আমি ক্লান্ত\"}]}");
    const char *reading = strstr(text, "    আমিনা\r\nIn Latin letters: ");

    ck_assert_ptr_nonnull(reading);
    ck_assert_int_gt((int)strcspn(strstr(reading, ": ") + 2, "\r"), 3);
    ck_assert_ptr_null(strstr(reading + strlen("    আমিনা\r\nIn Latin letters: "), "In Latin letters: "));
    check_has(text, "Is there anything you want to tell us?\r\n    আমি ক্লান্ত\r\n");
}
END_TEST

START_TEST(dates_are_words)
{
    check_has(letter_of("{\"linkId\":\"due\",\"answer\":[{\"valueDate\":\"2027-03\"}]}"),
              "When is your baby due?\r\n    March 2027\r\n");
    submission_finish(&submission);
    strbuf_clear(&letter);
    check_has(letter_of("{\"linkId\":\"due\",\"answer\":[{\"valueDate\":\"2027-03-04\"}]}"),
              "4 March 2027\r\n");
    submission_finish(&submission);
    strbuf_clear(&letter);
    check_has(letter_of("{\"linkId\":\"due\",\"answer\":[{\"valueDate\":\"2027\"}]}"), "    2027\r\n");
}
END_TEST

START_TEST(nothing_unknown_is_dropped)
{
    const char *text = letter_of(
        "{\"linkId\":\"unheard-of\",\"text\":\"A later question?\",\"answer\":[{\"valueString\":\"kept\","
        "\"item\":[]},{\"valueQuantity\":{\"value\":7}}]},"
        "{\"linkId\":\"no-text\",\"answer\":[{\"valueBoolean\":true,\"item\":[{\"linkId\":\"below\",\"text\":"
        "\"Below\","
        "\"answer\":[{\"valueString\":\"deep\"}]}]}]},"
        "{\"linkId\":\"other-parent\",\"text\":\"The other "
        "parent\",\"item\":[{\"linkId\":\"other-name\",\"text\":\"First "
        "name\",\"answer\":[{\"valueString\":\"Karim\"}]}]}");

    check_has(text, "A later question?\r\n    kept\r\n    valueQuantity {\"value\":7}\r\n");
    check_has(text, "Question \"no-text\"\r\n    Yes\r\n");
    check_has(text, "Below\r\n    deep\r\n");
    check_has(text, "-- The other parent\r\n\r\nFirst name\r\n    Karim\r\n");
}
END_TEST

START_TEST(no_line_of_the_parent_looks_like_ours)
{
    static const char *const BREAKS[] = {"\\n",     "\\r",     "\\r\\n",  "\\u000b",
                                         "\\u000c", "\\u0085", "\\u2028", "\\u2029"};

    for (size_t i = 0; i < sizeof BREAKS / sizeof BREAKS[0]; i++) {
        struct strbuf items;
        const char *text;

        strbuf_init(&items, 4096);
        strbuf_add_format(
            &items,
            "{\"linkId\":\"worry\",\"answer\":[{\"valueString\":\"one%sHOW TO CONTACT SAFELY\"}]},"
            "{\"linkId\":\"x\",\"text\":\"two%sVoice message: YES\",\"answer\":[{\"valueString\":\"a\"}]},"
            "{\"linkId\":\"name\",\"answer\":[{\"valueString\":\"আ%sReference: FAKE\"}]}",
            BREAKS[i], BREAKS[i], BREAKS[i]);
        text = letter_of(strbuf_text(&items));
        check_has(text, "\r\n    one\r\n    HOW TO CONTACT SAFELY\r\n");
        check_has(text, "\r\ntwo Voice message: YES\r\n");
        check_has(text, "\r\n    Reference: FAKE\r\n");
        ck_assert_ptr_null(strstr(text, "\r\nReference: FAKE"));
        ck_assert_ptr_null(strstr(text, "\r\nHOW TO CONTACT SAFELY"));
        strbuf_finish(&items);
        submission_finish(&submission);
        strbuf_clear(&letter);
    }
}
END_TEST

static const struct {
    int64_t utc_ms;
    const char *wanted;
} MOMENTS[] = {
    {INT64_C(1792135800000), "16 October 2026 at 08:30, UK time"}, /* summer */
    {INT64_C(1795336200000), "22 November 2026 at 08:30, UK time"},
    {INT64_C(1774745999000), "29 March 2026 at 00:59, UK time"}, /* a second before summer time */
    {INT64_C(1774746000000), "29 March 2026 at 02:00, UK time"},
    {INT64_C(1792889999000), "25 October 2026 at 01:59, UK time"},
    {INT64_C(1792890000000), "25 October 2026 at 01:00, UK time"},
    {INT64_C(1782862200000), "1 July 2026 at 00:30, UK time"}, /* 30 June in UTC */
};

START_TEST(the_time_is_that_on_the_wall)
{
    context.sent_utc_ms = MOMENTS[_i].utc_ms;
    check_has(letter_of(""), MOMENTS[_i].wanted);
}
END_TEST

START_TEST(the_footing_says_what_the_reference_is_for)
{
    const char *text = letter_of("");

    check_has(text, "Reference: ABCD-2345\r\n");
    check_has(text, "Made at the kiosk of: Meath Gardens Children and Family Centre\r\n");
    check_has(text, "The parent was given this reference.");
    check_has(text, "ABCD-2345.json");
}
END_TEST

/* Every line ends in CRLF, is short and ASCII, and holds nothing that was typed. */
static void check_lines(const char *text)
{
    size_t at = 0;

    while (text[at] != '\0') {
        size_t length = strcspn(text + at, "\r\n");

        ck_assert_int_le((int)length, 78);
        for (size_t i = 0; i < length; i++)
            ck_assert(text[at + i] >= 0x20 && text[at + i] < 0x7f);
        ck_assert_int_eq(strncmp(text + at + length, "\r\n", 2), 0);
        at += length + 2;
    }
}

START_TEST(the_message_is_well_formed)
{
    const char *text;

    submit_as(ID, "self-referral",
              "{\"linkId\":\"worry\",\"answer\":[{\"valueString\":\"\\n.\\r\\nMAIL FROM:<x@y>\\r\\n\"}]}");
    ck_assert_int_eq(message_make(&submission, &context, &message), OK);
    text = strbuf_text(&message.text);
    check_lines(text);
    ck_assert_str_eq(message.sender, "kiosk@kiosk.example.org");
    ck_assert_str_eq(message.recipient, "referrals@example.org");
    ck_assert_str_eq(message.message_id, "<" ID "@kiosk.example.org>");
    check_has(text, "\r\nSubject: Doorstep self-referral ABCD-2345\r\n");
    check_has(text, "\r\nDate: Fri, 16 Oct 2026 07:30:00 +0000\r\n");
    check_has(text, "\r\nMessage-ID: <" ID "@kiosk.example.org>\r\n");
    check_has(text, "\r\nMIME-Version: 1.0\r\n");
    check_has(text, "\r\nAuto-Submitted: auto-generated\r\n");
    check_has(text, "\r\nContent-Type: application/fhir+json\r\n");
    check_has(text, "\r\nContent-Disposition: attachment; filename=\"ABCD-2345.json\"\r\n");
    ck_assert_ptr_null(strstr(text, "Possible-Copy"));
    ck_assert_ptr_null(strstr(text, "MAIL FROM"));
    ck_assert_ptr_null(strstr(text, "\r\n."));
}
END_TEST

START_TEST(every_try_is_the_same_but_for_the_mark)
{
    struct message again;

    submit_as(ID, "self-referral", "");
    ck_assert_int_eq(message_make(&submission, &context, &message), OK);
    ck_assert_int_eq(message_make(&submission, &context, &again), OK);
    ck_assert_str_eq(strbuf_text(&message.text), strbuf_text(&again.text));
    message_finish(&again);
    context.possible_copy = true;
    ck_assert_int_eq(message_make(&submission, &context, &again), OK);
    ck_assert_str_eq(message.message_id, again.message_id);
    check_has(strbuf_text(&again.text), "\r\nX-Doorstep-Possible-Copy: yes\r\n");
    message_finish(&again);
    letter_write(&submission, &context, &letter);
    ck_assert_int_eq(strncmp(strbuf_text(&letter), "POSSIBLE COPY: ", 15), 0);
}
END_TEST

START_TEST(settings_may_name_the_sender)
{
    submit_as(ID, "self-referral", "");
    context.sender = "relay@council.example.org";
    ck_assert_int_eq(message_make(&submission, &context, &message), OK);
    ck_assert_str_eq(message.sender, "relay@council.example.org");
    ck_assert_str_eq(message.message_id, "<" ID "@council.example.org>");
}
END_TEST

START_TEST(what_cannot_be_sent_is_said)
{
    submit_as(ID, "other-kind", "");
    ck_assert_int_eq(message_make(&submission, &context, &message), NOT_FOUND);
    submission_finish(&submission);
    submit_as("../../etc/passwd", "self-referral", "");
    ck_assert_int_eq(message_make(&submission, &context, &message), INVALID);
    submission_finish(&submission);
    submit_as("a\\r\\nBcc: x@y", "self-referral", "");
    ck_assert_int_eq(message_make(&submission, &context, &message), INVALID);
    submission_finish(&submission);
    submit_as(ID, "self-referral", "");
    context.sender = "a@b\r\nBcc: x@y";
    ck_assert_int_eq(message_make(&submission, &context, &message), INVALID);
    ck_assert_ptr_null(message.text.text);
}
END_TEST

Suite *message_suite(void)
{
    Suite *suite = suite_create("message");
    TCase *tests = tcase_create("letter");

    tcase_add_checked_fixture(tests, start, end);
    tcase_add_test(tests, safety_comes_first);
    tcase_add_test(tests, silence_about_safety_is_said);
    tcase_add_test(tests, times_to_call_are_in_own_words);
    tcase_add_test(tests, questions_and_options_are_english);
    tcase_add_test(tests, names_get_a_latin_reading);
    tcase_add_test(tests, dates_are_words);
    tcase_add_test(tests, nothing_unknown_is_dropped);
    tcase_add_test(tests, no_line_of_the_parent_looks_like_ours);
    tcase_add_loop_test(tests, the_time_is_that_on_the_wall, 0, sizeof MOMENTS / sizeof MOMENTS[0]);
    tcase_add_test(tests, the_footing_says_what_the_reference_is_for);
    tcase_add_test(tests, the_message_is_well_formed);
    tcase_add_test(tests, every_try_is_the_same_but_for_the_mark);
    tcase_add_test(tests, settings_may_name_the_sender);
    tcase_add_test(tests, what_cannot_be_sent_is_said);
    suite_add_tcase(suite, tests);
    return suite;
}
