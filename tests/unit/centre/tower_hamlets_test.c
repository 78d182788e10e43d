/* The Tower Hamlets pack as it is shipped: it loads, asks what it should, and its answers become responses.
 * With DOORSTEP_RESPONSES set to a folder the responses are also written there, for the FHIR schema test. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "centre/centre.h"
#include "rules/response.h"
#include "suites.h"

static struct faults faults;
static struct centre *centre;
static const struct flow *flow;
static struct answers answers;

static void set_up(void)
{
    faults_init(&faults);
    ck_assert_int_eq(
        centre_load(DOORSTEP_SOURCE_DIR "/kiosk/centres/tower-hamlets-north-west", &faults, &centre), OK);
    flow = centre_find_flow(centre, "self-referral");
    ck_assert_ptr_nonnull(flow);
    answers_init(&answers, flow->item_count);
    flow_begin(flow, &answers);
}

static void tear_down(void)
{
    answers_finish(&answers);
    centre_destroy(centre);
    faults_finish(&faults);
}

/* Of a repeating group: in its first instance. */
static size_t find(const char *link_id)
{
    int item = flow_find(flow, link_id);

    ck_assert_msg(item >= 0, "%s", link_id);
    return (size_t)item;
}

static struct answer *answer_to(const char *link_id)
{
    return &answers.list[find(link_id)];
}

static uint64_t option_bit(const struct flow_item *item, const char *code)
{
    size_t i = 0;

    while (i < item->option_count && strcmp(item->options[i].code, code) != 0)
        i++;
    ck_assert_msg(i < item->option_count, "%s=%s", item->link_id, code);
    return UINT64_C(1) << i;
}

static void choose(const char *link_id, const char *code)
{
    answer_to(link_id)->chosen |= option_bit(&flow->items[find(link_id)], code);
}

/* Of the instance of the group that begins at `group`. */
static struct answer *answer_in(int group, const char *link_id)
{
    size_t item = (size_t)group;

    while (item < flow->item_count && strcmp(flow->items[item].link_id, link_id) != 0)
        item++;
    ck_assert_msg(item < flow->item_count, "%s", link_id);
    return &answers.list[item];
}

static void say(const char *link_id, bool yes)
{
    answer_to(link_id)->chosen = yes ? 1 : 2;
}

static void type(const char *link_id, const char *text)
{
    (void)snprintf(answer_to(link_id)->plain, ANSWER_TEXT_BYTES, "%s", text);
    answer_to(link_id)->length_graphemes = 1;
}

static void expect_pages(const char *wanted)
{
    char found[600] = "";

    for (int page = flow_first_page(flow, &answers); page >= 0;
         page = flow_next_page(flow, &answers, (size_t)page)) {
        strncat(found, flow->items[page].link_id, 40);
        strncat(found, " ", 2);
    }
    ck_assert_str_eq(found, wanted);
}

static void write_response(const char *name)
{
    const char *folder = getenv("DOORSTEP_RESPONSES");
    struct submission_meta meta = {
        .id = "0b7e0b36-32c5-4b7c-8d1f-7a54a1a7f3c1",
        .kind = flow->name,
        .centre = centre_about(centre)->name,
        .pack_hash = "",
        .language = "bn",
        .privacy_version = centre_about(centre)->privacy_version,
        .created_utc_ms = 1795340000000,
    };
    json_t *response = response_make(flow, &answers, &meta);
    char *text = json_write_compact(response);
    char path[512];

    ck_assert_uint_gt(json_array_size(json_object_get(response, "item")), 0);
    if (folder != NULL) {
        (void)snprintf(path, sizeof path, "%s/%s.json", folder, name);
        ck_assert_int_eq(file_write(path, text, strlen(text), 0600), OK);
    }
    memory_wipe_text(text);
    json_decref(response);
}

START_TEST(the_pack_says_who_it_is)
{
    const struct centre_about *about = centre_about(centre);

    ck_assert_str_eq(about->name, "tower-hamlets-north-west");
    ck_assert_str_eq(about->languages[1], "bn");
    ck_assert_str_eq(centre_find_route(centre, "self-referral")->inbox, "CC.Referrals@towerhamlets.gov.uk");
    ck_assert_str_eq(centre_find_phone(centre, "emergency"), "999");
    ck_assert_str_eq(centre_find_phone(centre, "duty"), "020 7364 5006");
    ck_assert_str_eq(centre_find_phone(centre, "duty-out-of-hours"), "020 7364 4079");
    ck_assert(centre_has_feature(centre, "refer"));
}
END_TEST

START_TEST(everything_the_pack_offers_can_be_asked_for)
{
    size_t count = 0;
    const struct service *services;

    ck_assert_int_eq(centre_load_shared(centre, DOORSTEP_SOURCE_DIR "/assets/questionnaires", &faults), OK);
    services = centre_services(centre, &count);
    ck_assert_uint_gt(count, 30);
    for (size_t i = 0; i < count; i++) {
        bool is_asked_for = services[i].access >= OFFER_BOOK && services[i].access <= OFFER_REFERRAL;

        ck_assert_msg(!is_asked_for || services[i].flow != NULL, "%s", services[i].key);
    }
}
END_TEST

START_TEST(the_five_to_eleven_offer_is_a_pilot)
{
    const struct centre_about *about = centre_about(centre);

    ck_assert_uint_eq(about->area_count, 1);
    ck_assert_str_eq(about->areas[0].id, "north-west");
    ck_assert_int_eq(about->areas[0].from_months, 60);
    ck_assert_uint_eq(about->areas[0].place_count, 3);
    ck_assert_uint_eq(about->areas[0].school_count, 0);
}
END_TEST

/* What somebody has published is real; all that is made up says so. */
START_TEST(the_pack_has_real_sessions_and_marked_examples)
{
    static const char *const real[] = {"active-stay-and-play", "active-stay-and-play-2",
                                       "dads-stay-and-play"};
    size_t count = 0, examples = 0;
    const struct session *sessions = centre_sessions(centre, &count);
    unsigned kinds = 0;

    for (size_t i = 0; i < count; i++) {
        ck_assert_int_eq(sessions[i].is_example, strncmp(sessions[i].id, "example-", 8) == 0);
        examples += sessions[i].is_example;
        kinds |= 1U << sessions[i].kind;
    }
    for (size_t i = 0; i < 3; i++)
        ck_assert_int_eq(sessions[centre_find_session(centre, real[i])].kind, SESSION_DROP_IN);
    ck_assert_uint_eq(count - examples, 3);
    ck_assert_uint_eq(kinds, (1U << SESSION_KINDS) - 1 - (1U << SESSION_ASK));
    ck_assert_int_eq(centre_about(centre)->sign_ups_go, CENTRE_SENDS_NONE);
}
END_TEST

/* On whichever day the kiosk is tried, of each kind that is signed up for there is one to come. */
START_TEST(an_example_of_each_kind_is_to_come)
{
    size_t count = 0;
    const struct session *sessions = centre_sessions(centre, &count);
    const struct schedule_closures *closures = &centre_about(centre)->closures;

    for (struct date day = {2026, 9, 1}; day.year < 2028; day = date_add_days(day, 9)) {
        int64_t now = date_utc_of_wall(day, 12 * 60);
        unsigned kinds = 0;

        for (size_t i = 0; i < count; i++) {
            struct session_date dates[20];
            size_t found = session_dates(&sessions[i], closures, day, date_add_days(day, 70), dates, 20);

            for (size_t d = 0; d < found; d++) {
                if (session_sign_up_at(&sessions[i], closures, &dates[d], now, NULL) != SESSION_OVER)
                    kinds |= 1U << sessions[i].kind;
            }
        }
        ck_assert_uint_eq(kinds, 1U << SESSION_BOOKED | 1U << SESSION_TICKET | 1U << SESSION_COURSE |
                                     1U << SESSION_APPOINTMENT);
    }
}
END_TEST

START_TEST(who_expects_a_baby_is_asked_for_the_month)
{
    choose("relationship", "pregnant");
    choose("child-known", "expecting");
    expect_pages("relationship child-known child-due child-name child help going-well worry name contact "
                 "language interpreter helper more agree ");
}
END_TEST

START_TEST(a_parent_is_asked_for_each_child)
{
    int second = flow_add_instance(flow, find("child"), &answers);

    ck_assert_int_gt(second, 0);
    choose("child-known", "born");
    answer_in(second, "child-known")->chosen = option_bit(&flow->items[find("child-known")], "about");
    expect_pages(
        "relationship child-known child-born child-name child-known child-about child-name child help "
        "going-well worry name contact language interpreter helper more agree ");
}
END_TEST

START_TEST(who_wants_to_tell_more_is_asked_more)
{
    choose("child-known", "born");
    choose("contact", "desk");
    say("more", true);
    say("second-carer", true);
    expect_pages("relationship child-known child-born child-name child help going-well worry name contact "
                 "language interpreter helper more second-carer second-carer-name second-carer-talk "
                 "working-with best access postcode agree ");
}
END_TEST

START_TEST(each_way_of_contact_asks_whether_it_is_safe)
{
    choose("contact", "phone");
    ck_assert(flow_is_asked(flow, (size_t)flow_find(flow, "phone"), &answers));
    ck_assert(flow_is_asked(flow, (size_t)flow_find(flow, "phone-message"), &answers));
    ck_assert(!flow_is_asked(flow, (size_t)flow_find(flow, "text-message"), &answers));
    answer_to("contact")->chosen = 0;
    choose("contact", "text");
    ck_assert(flow_is_asked(flow, (size_t)flow_find(flow, "phone"), &answers));
    ck_assert(!flow_is_asked(flow, (size_t)flow_find(flow, "phone-message"), &answers));
    ck_assert(flow_is_asked(flow, (size_t)flow_find(flow, "text-message"), &answers));
    ck_assert(!flow_is_asked(flow, (size_t)flow_find(flow, "email"), &answers));
    answer_to("contact")->chosen = 0;
    choose("contact", "email");
    ck_assert(flow_is_asked(flow, (size_t)flow_find(flow, "email"), &answers));
    ck_assert(flow_is_asked(flow, (size_t)flow_find(flow, "email-message"), &answers));
    ck_assert(!flow_is_asked(flow, (size_t)flow_find(flow, "phone"), &answers));
}
END_TEST

START_TEST(what_is_marked_in_the_form_arrives)
{
    const struct flow_item *working_with = &flow->items[find("working-with")];

    ck_assert(flow->items[find("help")].safety);
    ck_assert_str_eq(flow->items[find("help")].tells, "help");
    ck_assert(flow->items[find("worry")].safety);
    ck_assert_int_eq(flow->items[find("worry")].max_length, 500);
    ck_assert(flow->items[find("name")].is_name);
    ck_assert(flow->items[find("child-due")].month_only);
    ck_assert(flow->items[find("child-born")].day_optional);
    ck_assert_str_eq(flow->items[find("child")].remember, "children");
    ck_assert_int_eq(flow->items[find("child")].instance_count, 6);
    ck_assert(flow->items[find("agree")].must_agree);
    ck_assert_str_eq(flow->items[find("phone-message")].staff_role, "safe-contact");
    ck_assert_str_eq(flow->items[find("interpreter")].staff_role, "language");
    ck_assert(working_with->options[5].exclusive && !working_with->options[4].exclusive);
    ck_assert_str_eq(working_with->options[5].code, "nobody");
}
END_TEST

START_TEST(nothing_is_said_or_left_without_a_yes)
{
    static const char *const asked[] = {"phone-message", "phone-centre", "text-message", "email-message"};

    for (size_t i = 0; i < sizeof asked / sizeof asked[0]; i++)
        ck_assert_msg(answer_to(asked[i])->chosen == 2, "%s", asked[i]);
}
END_TEST

START_TEST(a_short_visit_becomes_a_response)
{
    enum flow_problem problem = FLOW_FINE;
    struct date today = {2026, 11, 22};

    choose("relationship", "pregnant");
    choose("child-known", "expecting");
    answer_to("child-due")->date = (struct date){2027, 3, 0};
    choose("help", "not-sure");
    type("name", "\xE0\xA6\x86\xE0\xA6\xAE\xE0\xA6\xBF\xE0\xA6\xA8\xE0\xA6\xBE");
    choose("contact", "desk");
    choose("language", "sylheti");
    ck_assert_str_eq(flow->items[flow_first_problem(flow, -1, &answers, today, &problem)].link_id, "agree");
    say("agree", false);
    ck_assert_int_eq(flow_first_problem(flow, -1, &answers, today, &problem), flow_find(flow, "agree"));
    ck_assert_int_eq(problem, FLOW_MUST_AGREE);
    say("agree", true);
    ck_assert_int_eq(flow_first_problem(flow, -1, &answers, today, &problem), -1);
    write_response("short");
}
END_TEST

static void tell_of_two_children(void)
{
    int second = flow_add_instance(flow, find("child"), &answers);
    struct answer *age = answer_in(second, "child-age");

    choose("relationship", "parent");
    choose("child-known", "born");
    answer_to("child-born")->date = (struct date){2024, 2, 29};
    type("child-name", "Yusuf");
    answer_in(second, "child-known")->chosen = option_bit(&flow->items[find("child-known")], "about");
    age->number = 18;
    age->is_number = true;
    (void)snprintf(age->plain, ANSWER_TEXT_BYTES, "18");
    age->length_graphemes = 2;
    answer_in(second, "child-age-unit")->chosen = option_bit(&flow->items[find("child-age-unit")], "months");
}

START_TEST(a_long_visit_becomes_a_response)
{
    enum flow_problem problem = FLOW_FINE;

    tell_of_two_children();
    choose("help", "talking");
    choose("help", "money");
    type("worry", "\xD9\x86\xD8\xB9\xD9\x85\n<&>\"\\\xC2\xA0\xF0\x9F\x98\x80");
    type("name", "Fatima O\xE2\x80\x99Neill");
    choose("contact", "phone");
    choose("contact", "text");
    choose("contact", "email");
    type("phone", "020 7946 0123");
    say("text-message", true);
    type("email", "fatima@example.org");
    say("email-message", true);
    choose("unsafe-times", "other");
    type("unsafe-other", "Fridays");
    choose("language", "arabic");
    choose("interpreter", "bsl");
    say("more", true);
    choose("best-days", "monday");
    choose("best-time", "morning");
    type("access", "A ramp");
    choose("working-with", "health-visitor");
    type("postcode", "E2 0SN");
    say("agree", true);
    ck_assert_int_eq(flow_first_problem(flow, -1, &answers, (struct date){2026, 11, 22}, &problem), -1);
    write_response("long");
}
END_TEST

TCase *tower_hamlets_tests(void)
{
    TCase *tests = tcase_create("tower hamlets");

    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, the_pack_says_who_it_is);
    tcase_add_test(tests, everything_the_pack_offers_can_be_asked_for);
    tcase_add_test(tests, the_five_to_eleven_offer_is_a_pilot);
    tcase_add_test(tests, the_pack_has_real_sessions_and_marked_examples);
    tcase_add_test(tests, an_example_of_each_kind_is_to_come);
    tcase_add_test(tests, who_expects_a_baby_is_asked_for_the_month);
    tcase_add_test(tests, a_parent_is_asked_for_each_child);
    tcase_add_test(tests, who_wants_to_tell_more_is_asked_more);
    tcase_add_test(tests, each_way_of_contact_asks_whether_it_is_safe);
    tcase_add_test(tests, what_is_marked_in_the_form_arrives);
    tcase_add_test(tests, nothing_is_said_or_left_without_a_yes);
    tcase_add_test(tests, a_short_visit_becomes_a_response);
    tcase_add_test(tests, a_long_visit_becomes_a_response);
    return tests;
}
