/* What stands on each slip: all of it, in the parent's language, and nothing that was to stay unsaid. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "locale/writing.h"
#include "paper_shared.h"
#include "print/slips.h"
#include "suites.h"

#define BEGINS_MS 1804068000000 /* Wednesday 3 March 2027, 10:00 */
#define SUMMER_MS 1814781600000 /* Monday 5 July 2027, 10:00 UTC, 11:00 by the clock on the wall */

static struct slip slip_in(const char *language)
{
    return (struct slip){
        .words = shared_words(), .language = language, .centre = {.text = "The centre", .language = "en"}};
}

static struct slip_ticket a_ticket(void)
{
    return (struct slip_ticket){.name = {.text = "Stay and play", .language = "en"},
                                .icon = "ball",
                                .begins_utc_ms = BEGINS_MS,
                                .ends_utc_ms = BEGINS_MS + 5400 * 1000,
                                .place = "The hall",
                                .address = "behind the desk",
                                .bring = {.text = "Socks", .language = "en"},
                                .phone = "020 7946 0123",
                                .reference = "SAMP-2E22",
                                .cancel_code = "123456",
                                .made_utc_ms = BEGINS_MS - 86400 * 1000};
}

/* The texts of a part as a person reads them. */
static bool holds(const char *text, const char *wanted)
{
    struct strbuf plain;
    bool found;

    if (text == NULL)
        return false;
    strbuf_init(&plain, 10000);
    ck_assert_int_eq(writing_plain(text, &plain), OK);
    found = strstr(strbuf_text(&plain), wanted) != NULL;
    strbuf_finish(&plain);
    return found;
}

static const struct paper_part *find(const struct paper *paper, const char *wanted)
{
    for (size_t i = 0; i < paper->count; i++) {
        const struct paper_part *part = &paper->parts[i];

        if (holds(part->said.text, wanted) || holds(part->said.english, wanted) ||
            holds(part->value, wanted) || holds(part->code, wanted))
            return part;
    }
    return NULL;
}

static const struct paper_part *need(const struct paper *paper, const char *wanted)
{
    const struct paper_part *part = find(paper, wanted);

    ck_assert_msg(part != NULL, "the slip does not say \"%s\"", wanted);
    return part;
}

START_TEST(a_ticket_says_everything)
{
    struct slip slip = slip_in("en");
    struct slip_ticket ticket = a_ticket();
    struct paper paper;

    ck_assert_int_eq(slip_ticket(&slip, &ticket, &paper), OK);
    ck_assert_int_eq(need(&paper, "The centre")->look, PAPER_SMALL);
    ck_assert_int_eq(need(&paper, "Stay and play")->look, PAPER_TITLE);
    ck_assert_str_eq(need(&paper, "Stay and play")->icon, "ball");
    need(&paper, "You have a place");
    ck_assert_int_eq(need(&paper, "Wednesday 3 March 2027\n10am to 11:30am")->look, PAPER_MAIN);
    need(&paper, "The hall\nbehind the desk");
    need(&paper, "What to bring: Socks");
    need(&paper, "020 7946 0123");
    ck_assert_str_eq(need(&paper, "Your reference number")->value, "SAMP-2E22");
    ck_assert_str_eq(need(&paper, "Your reference number")->code, "DS:SAMP-2E22");
    ck_assert_str_eq(need(&paper, "If you cannot come")->value, "123\u00A0456");
    ck_assert_int_eq(need(&paper, "SUMMARY:Stay and play\r\nLOCATION:The hall")->look, PAPER_CODE);
    need(&paper, "DTSTART:20270303T100000Z");
    ck_assert_ptr_null(find(&paper, "COPY"));
    ck_assert_ptr_null(find(&paper, "example"));
    ck_assert_ptr_null(find(&paper, "waiting list"));
    paper_finish(&paper);
}
END_TEST

START_TEST(a_ticket_says_no_more_than_is_known)
{
    struct slip slip = slip_in("en");
    struct slip_ticket ticket = {.name = {.text = "Stay and play", .language = "en"},
                                 .begins_utc_ms = BEGINS_MS,
                                 .reference = "SAMP-2E22"};
    struct paper paper;

    ck_assert_int_eq(slip_ticket(&slip, &ticket, &paper), OK);
    need(&paper, "Wednesday 3 March 2027\nfrom 10am");
    ck_assert_ptr_null(find(&paper, "What to bring"));
    ck_assert_ptr_null(find(&paper, "call"));
    ck_assert_ptr_null(find(&paper, "If you cannot come"));
    ck_assert_ptr_null(find(&paper, "LOCATION"));
    paper_finish(&paper);
}
END_TEST

START_TEST(times_are_those_of_the_wall)
{
    struct slip slip = slip_in("en");
    struct slip_ticket ticket = a_ticket();
    struct paper paper;

    ticket.begins_utc_ms = SUMMER_MS;
    ticket.ends_utc_ms = SUMMER_MS + 3600 * 1000;
    ck_assert_int_eq(slip_ticket(&slip, &ticket, &paper), OK);
    need(&paper, "Monday 5 July 2027\n11am to midday");
    need(&paper, "DTSTART:20270705T100000Z");
    paper_finish(&paper);
}
END_TEST

/* Nobody should put a date into their phone for which they have no place. */
START_TEST(a_family_that_waits_is_told_so)
{
    struct slip slip = slip_in("en");
    struct slip_ticket ticket = a_ticket();
    struct paper paper;

    ticket.waiting_place = 3;
    ck_assert_int_eq(slip_ticket(&slip, &ticket, &paper), OK);
    ck_assert_int_eq(need(&paper, "Your place in the queue: 3")->look, PAPER_FRAME);
    need(&paper, "You do not have a place yet");
    need(&paper, "123 456");
    ck_assert_ptr_null(find(&paper, "You have a place."));
    ck_assert_ptr_null(find(&paper, "VCALENDAR"));
    paper_finish(&paper);
}
END_TEST

START_TEST(a_reprint_says_copy)
{
    struct slip slip = slip_in("en");
    struct slip_ticket ticket = a_ticket();
    struct slip_request request = {.reference = "SAMP-2E22"};
    struct slip_service service = {.name = {.text = "Play", .language = "en"}};
    struct paper papers[3];

    slip.is_copy = true;
    ck_assert_int_eq(slip_ticket(&slip, &ticket, &papers[0]), OK);
    ck_assert_int_eq(slip_request(&slip, &request, &papers[1]), OK);
    ck_assert_int_eq(slip_service(&slip, &service, &papers[2]), OK);
    for (size_t i = 0; i < 3; i++) {
        ck_assert_int_eq(papers[i].parts[1].look, PAPER_STAMP);
        ck_assert_str_eq(papers[i].parts[1].said.text, "COPY");
        paper_finish(&papers[i]);
    }
}
END_TEST

START_TEST(a_made_up_session_says_so)
{
    struct slip slip = slip_in("en");
    struct slip_ticket ticket = a_ticket();
    struct paper paper;

    ticket.is_example = true;
    ck_assert_int_eq(slip_ticket(&slip, &ticket, &paper), OK);
    ck_assert_int_eq(need(&paper, "example")->look, PAPER_STAMP);
    paper_finish(&paper);
}
END_TEST

START_TEST(a_course_has_all_its_days)
{
    static const struct date days[] = {{2027, 3, 3}, {2027, 3, 10}, {2027, 3, 24}};
    struct slip slip = slip_in("en");
    struct slip_ticket ticket = a_ticket();
    struct paper paper;

    ticket.days = days;
    ticket.day_count = 3;
    ck_assert_int_eq(slip_ticket(&slip, &ticket, &paper), OK);
    need(&paper, "Wednesday 3 March 2027\nWednesday 10 March 2027\nWednesday 24 March 2027");
    paper_finish(&paper);
}
END_TEST

/* The parent's language first, English under it, and the day in her own digits. */
START_TEST(a_slip_is_in_two_languages)
{
    struct slip slip = slip_in("ar");
    struct slip_ticket ticket = a_ticket();
    const struct paper_part *part;
    struct paper paper;

    ticket.name = (struct paper_text){.text = "تعال والعب", .language = "ar", .english = "Stay and play"};
    ck_assert_int_eq(slip_ticket(&slip, &ticket, &paper), OK);
    ck_assert(paper.right_to_left);
    part = need(&paper, "Your reference number");
    ck_assert_str_eq(part->said.language, "ar");
    ck_assert_str_ne(part->said.text, part->said.english);
    part = need(&paper, "Wednesday 3 March 2027\n10am to 11:30am");
    ck_assert(holds(part->said.text, "٢٠٢٧") && holds(part->said.text, "الأربعاء"));
    ck_assert_str_eq(need(&paper, "تعال والعب")->said.english, "Stay and play");
    need(&paper, "SUMMARY:تعال والعب");
    paper_finish(&paper);
}
END_TEST

START_TEST(in_english_nothing_is_said_twice)
{
    struct slip slip = slip_in("en");
    struct slip_ticket ticket = a_ticket();
    struct paper paper;

    ck_assert_int_eq(slip_ticket(&slip, &ticket, &paper), OK);
    ck_assert(!paper.right_to_left);
    for (size_t i = 0; i < paper.count; i++)
        ck_assert_ptr_null(paper.parts[i].said.english);
    paper_finish(&paper);
}
END_TEST

/* Her name stands as she wrote it; who comes with her is said in both languages. */
START_TEST(a_ticket_says_whose_it_is)
{
    struct slip slip = slip_in("bn");
    struct slip_ticket ticket = a_ticket();
    const struct paper_part *part;
    struct paper paper;

    ticket.holder = "হাজেরা";
    ticket.adults = 2;
    ticket.children = 1;
    ck_assert_int_eq(slip_ticket(&slip, &ticket, &paper), OK);
    part = need(&paper, "হাজেরা");
    ck_assert_str_eq(part->icon, "person");
    ck_assert_str_eq(part->said.text, "হাজেরা");
    ck_assert_ptr_null(part->said.english);
    ck_assert_str_eq(need(&paper, "2 adults, 1 child")->icon, "people");
    paper_finish(&paper);
}
END_TEST

START_TEST(who_comes_is_said_in_words)
{
    static const struct {
        int adults, children;
        const char *says, *says_not;
    } cases[] = {
        {1, 0, "1 adult", "1 adult,"},
        {1, 3, "1 adult, 3 children", NULL},
        {0, 0, "Stay and play", "adult"}, /* nobody was asked */
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct slip slip = slip_in("en");
        struct slip_ticket ticket = a_ticket();
        struct paper paper;

        ticket.adults = cases[i].adults;
        ticket.children = cases[i].children;
        ck_assert_int_eq(slip_ticket(&slip, &ticket, &paper), OK);
        need(&paper, cases[i].says);
        if (cases[i].says_not != NULL)
            ck_assert_ptr_null(find(&paper, cases[i].says_not));
        for (size_t p = 0; p < paper.count; p++)
            ck_assert(paper.parts[p].icon == NULL || strcmp(paper.parts[p].icon, "person") != 0);
        paper_finish(&paper);
    }
}
END_TEST

static struct slip_voucher a_voucher(void)
{
    return (struct slip_voucher){
        .items = {{.product = {.text = "Women’s tablets", .language = "en"}, .count = 1},
                  {.product = {.text = "ড্রপ", .language = "bn", .english = "Drops"}, .count = 2}},
        .item_count = 2,
        .until = {2027, 3, 31},
        .reference = "SAMP-2E22"};
}

START_TEST(a_voucher_counts_in_both_languages)
{
    struct slip slip = slip_in("bn");
    struct slip_voucher voucher = a_voucher();
    struct paper paper;

    ck_assert_int_eq(slip_voucher(&slip, &voucher, &paper), OK);
    ck_assert_ptr_nonnull(strstr(need(&paper, "২ × ড্রপ")->said.english, "Drops"));
    need(&paper, "2 × Drops");
    paper_finish(&paper);
}
END_TEST

START_TEST(a_voucher_says_what_it_is_for)
{
    struct slip slip = slip_in("en");
    struct slip_voucher voucher = a_voucher();
    struct paper paper;

    ck_assert_int_eq(slip_voucher(&slip, &voucher, &paper), OK);
    ck_assert_int_eq(need(&paper, "Voucher for vitamins")->look, PAPER_TITLE);
    ck_assert_str_eq(need(&paper, "1 × Women’s tablets")->icon, "vitamins");
    need(&paper, "2 × ড্রপ");
    need(&paper, "Show this at the desk.");
    need(&paper, "Use it by Wednesday 31 March 2027.");
    ck_assert_str_eq(need(&paper, "DS:SAMP-2E22")->value, "SAMP-2E22");
    need(&paper, "Next time, type this code at the kiosk");
    ck_assert_ptr_null(find(&paper, "card"));
    ck_assert_ptr_null(find(&paper, "pay"));
    paper_finish(&paper);
}
END_TEST

START_TEST(a_voucher_says_its_terms)
{
    static const struct {
        bool wants_card, is_priced;
        const char *price, *says, *says_not;
    } cases[] = {
        {true, false, NULL, "Show your Healthy Start card or letter too.", "pay"},
        {false, true, "£9.99", "You pay £9.99 for each pack.", "card"},
        {false, true, NULL, "You pay for these. Ask the price at the desk.", "card"},
        {true, true, NULL, "Show your Healthy Start card", "each pack"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct slip slip = slip_in("en");
        struct slip_voucher voucher = a_voucher();
        struct paper paper;

        voucher.wants_card = cases[i].wants_card;
        voucher.is_priced = cases[i].is_priced;
        voucher.price = cases[i].price;
        ck_assert_int_eq(slip_voucher(&slip, &voucher, &paper), OK);
        ck_assert_int_eq(need(&paper, cases[i].says)->look, PAPER_FRAME);
        ck_assert_ptr_null(find(&paper, cases[i].says_not));
        paper_finish(&paper);
    }
}
END_TEST

START_TEST(half_a_voucher_is_refused)
{
    struct slip slip = slip_in("en");
    struct slip_voucher vouchers[] = {a_voucher(), a_voucher(), a_voucher()};
    struct paper paper;

    vouchers[0].item_count = 0;
    vouchers[1].item_count = SLIP_LINES_MAX + 1;
    vouchers[2].reference = NULL;
    for (size_t i = 0; i < 3; i++) {
        ck_assert_int_eq(slip_voucher(&slip, &vouchers[i], &paper), INVALID);
        paper_finish(&paper);
    }
}
END_TEST

static struct slip_request a_request(void)
{
    return (struct slip_request){.topic = {.text = "Secret", .language = "bn", .english = "Hidden"},
                                 .icon = "shield",
                                 .next = {{.text = "About the secret", .language = "en"}},
                                 .next_count = 1,
                                 .phone = "020 7946 0123",
                                 .reference = "SAMP-2E22"};
}

START_TEST(a_request_says_what_happens_next)
{
    struct slip slip = slip_in("bn");
    struct slip_request request = a_request();
    struct paper paper;

    ck_assert_int_eq(slip_request(&slip, &request, &paper), OK);
    ck_assert_str_eq(need(&paper, "Secret")->said.english, "Hidden");
    ck_assert_str_eq(need(&paper, "Secret")->icon, "shield");
    need(&paper, "What happens next");
    need(&paper, "About the secret");
    need(&paper, "DS:SAMP-2E22");
    need(&paper, "020 7946 0123");
    ck_assert_ptr_null(find(&paper, "Someone from the team"));
    paper_finish(&paper);
    request.next_count = 0;
    ck_assert_int_eq(slip_request(&slip, &request, &paper), OK);
    need(&paper, "Someone from the team");
    paper_finish(&paper);
}
END_TEST

START_TEST(a_private_request_names_no_topic)
{
    struct slip slip = slip_in("bn");
    struct slip_request request = a_request();
    struct paper paper;

    request.is_private = true;
    ck_assert_int_eq(slip_request(&slip, &request, &paper), OK);
    ck_assert_ptr_null(find(&paper, "ecret"));
    ck_assert_ptr_null(find(&paper, "Hidden"));
    for (size_t i = 0; i < paper.count; i++)
        ck_assert(paper.parts[i].icon == NULL || strcmp(paper.parts[i].icon, "shield") != 0);
    need(&paper, "DS:SAMP-2E22");
    need(&paper, "Someone from the team");
    paper_finish(&paper);
}
END_TEST

START_TEST(a_service_can_be_taken_along)
{
    struct slip slip = slip_in("en");
    struct slip_service service = {
        .name = {.text = "Play", .language = "en"},
        .about = {.text = "For all", .language = "en"},
        .icon = "ball",
        .ages = {.text = "Age: 1 to 4", .language = "en"},
        .times = {{.text = "Every Monday", .language = "en"}, {.text = "Every Friday", .language = "en"}},
        .time_count = 2,
        .place = "The hall",
        .how = {.text = "Just come", .language = "en"},
        .phone = "020 7946 0123",
        .code = "https://www.example.org"};
    struct paper paper;

    ck_assert_int_eq(slip_service(&slip, &service, &paper), OK);
    ck_assert_int_eq(need(&paper, "Play")->look, PAPER_TITLE);
    need(&paper, "For all");
    need(&paper, "Age: 1 to 4");
    need(&paper, "Every Monday\nEvery Friday");
    need(&paper, "The hall");
    need(&paper, "Just come");
    need(&paper, "Call 020 7946 0123");
    ck_assert_int_eq(need(&paper, "https://www.example.org")->look, PAPER_CODE);
    paper_finish(&paper);
}
END_TEST

START_TEST(half_a_slip_is_refused)
{
    struct slip slip = slip_in("en");
    struct slip_ticket tickets[] = {a_ticket(), a_ticket(), a_ticket()};
    struct slip_request request = {.reference = NULL};
    struct slip_service service = {.name = {.text = NULL}};
    struct paper paper;

    tickets[0].name.text = NULL;
    tickets[1].reference = NULL;
    tickets[2].begins_utc_ms = 0;
    for (size_t i = 0; i < 3; i++) {
        ck_assert_int_eq(slip_ticket(&slip, &tickets[i], &paper), INVALID);
        paper_finish(&paper);
    }
    ck_assert_int_eq(slip_request(&slip, &request, &paper), INVALID);
    paper_finish(&paper);
    ck_assert_int_eq(slip_service(&slip, &service, &paper), INVALID);
    paper_finish(&paper);
}
END_TEST

Suite *slips_suite(void)
{
    Suite *suite = suite_create("print: slips");
    TCase *tcase = tcase_create("slips");

    tcase_set_timeout(tcase, 60);
    tcase_add_checked_fixture(tcase, NULL, finish_shared);
    tcase_add_test(tcase, a_ticket_says_everything);
    tcase_add_test(tcase, a_ticket_says_no_more_than_is_known);
    tcase_add_test(tcase, times_are_those_of_the_wall);
    tcase_add_test(tcase, a_family_that_waits_is_told_so);
    tcase_add_test(tcase, a_reprint_says_copy);
    tcase_add_test(tcase, a_made_up_session_says_so);
    tcase_add_test(tcase, a_course_has_all_its_days);
    tcase_add_test(tcase, a_slip_is_in_two_languages);
    tcase_add_test(tcase, in_english_nothing_is_said_twice);
    tcase_add_test(tcase, a_ticket_says_whose_it_is);
    tcase_add_test(tcase, who_comes_is_said_in_words);
    tcase_add_test(tcase, a_voucher_counts_in_both_languages);
    tcase_add_test(tcase, a_voucher_says_what_it_is_for);
    tcase_add_test(tcase, a_voucher_says_its_terms);
    tcase_add_test(tcase, half_a_voucher_is_refused);
    tcase_add_test(tcase, a_request_says_what_happens_next);
    tcase_add_test(tcase, a_private_request_names_no_topic);
    tcase_add_test(tcase, a_service_can_be_taken_along);
    tcase_add_test(tcase, half_a_slip_is_refused);
    suite_add_tcase(suite, tcase);
    return suite;
}
